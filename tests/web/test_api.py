"""The JSON of the pages, as programs get it, and the requests they may send."""

from __future__ import annotations

import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog.schema import visits
from storage.clock import rfc3339
from storage.model import Finding
from tests.web.scenes import BROWSER, HOUR, URL


def test_api_gives_the_same_lines_as_the_commands(client, archive, lost):
    shown = archive.lookup.show(lost)
    answer = client.get(f"/api/v1/sources/{lost}").json()
    for key in ("source", "url", "state", "certainty", "since", "n"):
        assert answer[key] == shown[key]
    visits = client.get(f"/api/v1/sources/{lost}/visits").json()
    assert visits == {"visits": shown["visits"][::-1], "next": None}
    first = client.get(f"/api/v1/sources/{lost}/visits?limit=2").json()
    assert [one["n"] for one in first["visits"]] == [5, 4]
    rest = client.get(first["next"].removeprefix("http://127.0.0.1:8080")).json()
    assert [one["n"] for one in rest["visits"]] == [3, 2]
    events = client.get("/api/v1/events").json()["events"]
    assert [one["kind"] for one in events] == ["removed", "suspected", "first"]
    assert [one["kind"] for one in client.get("/api/v1/events?since=20210304").json()["events"]] == ["removed"]
    work = client.get(f"/api/v1/works/{answer['cited'][0]['work']}").json()
    assert work["references"][0]["url"] == URL


def test_openapi_lists_every_path_with_errors_and_security(client):
    document = client.get("/api/v1/openapi.json").json()
    assert set(document["paths"]) == {
        "/api/v1/overview", "/api/v1/sources", "/api/v1/sources/{source}", "/api/v1/sources/{source}/visits",
        "/api/v1/captures/{capture}", "/api/v1/cases/{case}", "/api/v1/events", "/api/v1/works/{work}", "/api/v1/search",
        "/api/v1/sources/{source}/check", "/api/v1/sources/{source}/compare", "/api/v1/captures/{capture}/proof",
        "/api/v1/captures/{capture}/text", "/api/v1/cases/{case}/remarks",
    }  # fmt: skip
    for path in document["paths"].values():
        for operation in path.values():
            problem = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
            assert operation["responses"]["4XX"]["content"] == {"application/problem+json": problem}
            assert operation["security"] == [{"token": []}]
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert {"200", "201"} <= set(document["paths"]["/api/v1/sources"]["post"]["responses"])


def test_adding_a_source_by_api_and_by_form(client, archive, token):
    writer = {"authorization": f"Bearer {token}"}
    asked = {"url": "https://example.org/a#b", "work": "W", "quote": "q", "every": "1d", "tags": ["x"], "sealed": True}
    first = client.post("/api/v1/sources", json=asked, headers=writer)
    assert first.status_code == 201
    assert first.headers["location"] == f"http://127.0.0.1:8080/api/v1/sources/{first.json()['source']}"
    assert client.post("/api/v1/sources", json=asked, headers=writer).status_code == 200
    kept = client.get(f"/api/v1/sources/{first.json()['source']}", headers=writer).json()
    assert kept["url"] == "https://example.org/a"
    assert kept["registered"]["access"] == "sealed"
    assert kept["registered"]["every_s"] == 86400
    assert (kept["registered"]["probes"], kept["registered"]["max_bytes"]) == (True, None)
    assert kept["cited"][0]["quote"] == "q"
    for wrong in ({"url": "nothing"}, {"url": "ftp://a/"}, {"url": "http://u:hush@example.org/"}, {"url": "http://127.0.0.1/"},
                  {"url": URL, "every": "1s"}, {"url": URL, "egress": "nowhere"}, {"url": URL, "more": 1}, {}):  # fmt: skip
        refused = client.post("/api/v1/sources", json=wrong, headers=writer)
        assert refused.status_code == 422, wrong
        assert refused.headers["content-type"] == "application/problem+json"
        assert "hush" not in refused.text
    form = client.post(
        "/add",
        content="url=nonsense&work=W",
        headers={**writer, **BROWSER, "content-type": "application/x-www-form-urlencoded"},
    )
    assert form.status_code == 422
    assert 'value="W"' in form.text
    address = {**writer, **BROWSER, "content-type": "application/x-www-form-urlencoded"}
    refused = client.post("/add", content="url=http://10.0.0.1/x", headers=address)
    assert "http://10.0.0.1/x is refused" in refused.text, "an address is written as it is"
    client.post("/api/v1/sources", json={"url": "https://example.org/open"}, headers=writer)
    hidden = {"url": "https://example.org/open", "work": "A draft", "sealed": True}
    assert client.post("/api/v1/sources", json=hidden, headers=writer).status_code == 422
    with archive.catalog.read() as conn:
        assert len(tables.sources.listing(conn)) == 2


def test_cases_of_an_older_catalog_show_when_the_source_was_last_seen(client, archive):
    """Looks from before migration 0012 do not hold it themselves. The last good look is used, not the first, which was
    the only one that changed the state of the source."""
    source = archive.add("https://example.org/report")
    for finding in (
        Finding.FIRST,
        Finding.SAME,
        Finding.SAME,
        Finding.SAME,
        Finding.TIMEOUT,
        Finding.GONE,
        Finding.GONE,
    ):
        archive.look("https://example.org/report", finding)
        archive.now += HOUR
    with archive.catalog.write() as conn:
        conn.execute(sa.update(visits).values(last_seen=None, first_absent=None))
    (case,) = archive.lookup.cases()
    assert case.last_seen == archive.lookup.visit(source, 4).at
    (listed,) = client.get(f"/api/v1/sources/{source}").json()["cases"]
    assert listed.items() <= client.get(f"/api/v1/cases/{case.id}").json().items()
    assert listed["last_seen"] == rfc3339(case.last_seen)


def test_work_is_read_with_a_fixed_number_of_queries(client, archive):
    """With queries for each reference, a work that cites thousands takes seconds."""
    asked: list[str] = []
    sa.event.listen(archive.catalog._reader, "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    for many in (3, 30):
        for n in range(many):
            url = f"https://example.org/{many}/{n}"
            archive.add(url, work=f"Work of {many}", quote="The findings hold.")
            archive.look(url)
        with archive.catalog.read() as conn:
            (work,) = (one for one, _ in tables.works.listing(conn) if one.title == f"Work of {many}")
        asked.clear()
        assert len(client.get(f"/api/v1/works/{work.id}").json()["references"]) == many
        counts.append(len(asked))
    assert counts[0] == counts[1]
