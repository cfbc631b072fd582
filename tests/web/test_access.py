"""Who may read, who may write, and which requests are answered at all."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from archiver import web
from storage import catalog as tables
from storage.model import Finding
from tests.web.scenes import HOUR, Archive

URL = "https://example.org/report"
SEALED = "https://sealed.example/witness"
READS = ["/", "/sources", "/events", "/api/v1/sources", "/api/v1/events", "/api/v1/overview", "/feeds/events.atom",
         "/cdx?url=example.org/report", "/timemap/link/" + URL, "/web/2021/" + URL, "/timegate/" + URL, "/metrics"]  # fmt: skip


@pytest.fixture(params=["loopback", "beyond", "anonymous"])
def place(request, tmp_path):
    """(archive, client without a token, whether reading needs one)"""
    environ = {
        "loopback": {},
        "beyond": {"ARCHIVER_LISTEN": "0.0.0.0:8080", "ARCHIVER_PUBLIC_URL": "https://archive.example"},
        "anonymous": {"ARCHIVER_LISTEN": "0.0.0.0:8080", "ARCHIVER_PUBLIC_URL": "https://archive.example", "ARCHIVER_ANONYMOUS": "true"},
    }[request.param]  # fmt: skip
    archive = Archive(tmp_path, **environ)
    archive.add(URL)
    archive.look(URL)
    with TestClient(
        web.create_app(archive.app), base_url=archive.settings.public_url, follow_redirects=False
    ) as client:
        yield archive, client, request.param == "beyond"
    archive.close()


def token(archive, scope="write", name=None):
    return web.new_token(archive.catalog, name or scope, scope, archive.now)


def test_reading_requires_a_token_only_beyond_loopback(place):
    archive, client, needs = place
    good = {"authorization": f"Bearer {token(archive, 'read')}"}
    for path in READS:
        assert client.get(path).status_code == (401 if needs else client.get(path, headers=good).status_code), path
        assert client.get(path, headers=good).status_code in {200, 302}, path
        refused = client.get(path, headers={"authorization": "Bearer arc_nobody"})
        assert refused.status_code == 401, path
        assert refused.headers["www-authenticate"].startswith("Bearer")
    for open_to_all in ("/healthz", "/readyz", "/static/site.css", "/sign-in"):
        assert client.get(open_to_all).status_code == 200
    if needs:
        assert "report" not in client.get("/", headers={"accept": "text/html"}).text


@pytest.mark.parametrize("path", ["/api/v1/sources", "/add"])
def test_writing_always_requires_a_token_with_write_scope(place, path):
    archive, client, _ = place

    def post(number, **headers):
        if path == "/add":
            return client.post(path, content=f"url=https%3A%2F%2Fexample.org%2F{number}",
                               headers={"content-type": "application/x-www-form-urlencoded", **headers})  # fmt: skip
        return client.post(path, json={"url": f"https://example.org/{number}"}, headers=headers)

    assert post(1).status_code == 401
    assert post(2, authorization="Bearer wrong").status_code == 401
    assert post(3, authorization=f"Bearer {token(archive, 'read')}").status_code == 403
    assert post(4, authorization=f"Bearer {token(archive)}").status_code in {201, 303}
    urls = [one.source.url for one in archive.lookup.sources()]
    assert sorted(urls) == ["https://example.org/4", URL]


def test_get_requests_change_nothing(client):
    for path in ("/sign-out", "/api/v1/sources/x/check"):
        assert client.get(path).status_code in {404, 405}


def test_sign_in_sets_a_guarded_cookie_and_removing_the_token_signs_out(place):
    archive, client, needs = place
    secret = token(archive)
    origin = {"origin": archive.settings.public_url, "content-type": "application/x-www-form-urlencoded"}
    wrong = client.post("/sign-in", content="token=arc_x&back=%2Fsources", headers={**origin, "accept": "text/html"})
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    answer = client.post("/sign-in", content=f"token={secret}&back=%2Fsources", headers=origin)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    https = archive.settings.public_url.startswith("https")
    assert ("secure" in cookie) is https
    assert ("__host-" in cookie) is https
    page = client.get("/sources", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "/sign-out" in page.text
    mistyped = client.get("/sorces", headers={"accept": "text/html"})
    assert mistyped.status_code == 404
    assert "/sign-out" in mistyped.text, "nobody is signed out by an address that there is not"
    with archive.catalog.write() as conn:
        tables.tokens.remove(conn, "write")
    assert client.get("/sources").status_code == (401 if needs else 200)
    assert "/sign-out" not in client.get("/sources", headers={"accept": "text/html"}).text


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil", "/%0d%0aX: y"],
)
def test_sign_in_never_redirects_to_another_site(client, archive, token, back):
    from urllib.parse import quote

    answer = client.post("/sign-in", content=f"token={token}&back={quote(back)}",
                         headers={"origin": "http://127.0.0.1:8080", "content-type": "application/x-www-form-urlencoded"})  # fmt: skip
    assert answer.headers["location"] in {"/", "/%0d%0aX:%20y"}
    assert "evil" not in answer.headers["location"]


@pytest.mark.parametrize(("headers", "passes"), [
    ({"origin": "https://evil.example"}, False),
    ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, False),
    ({"origin": "null"}, False),
    ({"origin": "null", "sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": "same-site"}, False),
    ({"sec-fetch-site": "cross-site"}, False),
    ({}, False),
    ({"origin": "http://127.0.0.1:8080"}, True),
    ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "same-origin"}, True),
])  # fmt: skip
def test_cross_site_requests_cannot_use_the_cookie_of_a_reader(client, token, headers, passes):
    client.cookies.set("archiver", token)
    form = {"content-type": "application/x-www-form-urlencoded", **headers}
    answer = client.post("/add", content="url=https%3A%2F%2Fexample.org%2Fa", headers=form)
    assert answer.status_code == (303 if passes else 403)
    json = client.post("/api/v1/sources", content='{"url": "https://example.org/b"}',
                       headers={"content-type": "text/plain", **headers})  # fmt: skip
    assert json.status_code == (422 if passes else 403)


def test_unknown_host_header_is_refused(client, archive):
    """As in a DNS rebinding attack, in which a foreign name is pointed at this machine."""
    archive.add(URL)
    refused = client.get("/sources", headers={"host": "evil.example:8080"})
    assert refused.status_code == 421
    assert "report" not in refused.text
    for name in ("localhost:8080", "127.0.0.1:9", "[::1]:8080"):
        assert client.get("/sources", headers={"host": name}).status_code == 200
    assert client.get("/healthz", headers={"host": "10.1.2.3"}).status_code == 200


def test_sealed_sources_are_shown_only_to_holders_of_a_token(client, archive, token):
    source = archive.add(SEALED, sealed=True, work="Unpublished")
    archive.add(URL, work="Published")
    archive.look(URL)
    capture = archive.look(SEALED, title="Witness seven")
    archive.now += HOUR
    archive.look(SEALED, Finding.GONE)
    work = archive.lookup.cited(source)[0].work.id
    holder = {"authorization": f"Bearer {token}"}
    for path in (f"/source/{source}", f"/source/{source}/visit/1", f"/capture/{capture}", f"/capture/{capture}/file",
                 f"/capture/{capture}/stored", f"/capture/{capture}/record.warc.gz", f"/work/{work}", f"/work/{work}/references.csv",
                 f"/source/{source}/compare?from={capture}", f"/api/v1/sources/{source}/compare?to={capture}",
                 f"/api/v1/sources/{source}", f"/api/v1/sources/{source}/visits", f"/api/v1/captures/{capture}",
                 f"/api/v1/works/{work}", f"/web/20210302142000id_/{SEALED}", f"/web/2021/{SEALED}",
                 f"/timegate/{SEALED}", f"/timemap/link/{SEALED}", f"/timemap/json/{SEALED}"):  # fmt: skip
        refused = client.get(path)
        assert refused.status_code == 404, path
        assert "memento-datetime" not in refused.headers
        assert "witness" not in refused.text.lower(), path
        assert client.get(path, headers=holder).status_code in {200, 302}, path
    for path in ("/", "/sources", "/events", "/api/v1/overview", "/api/v1/sources", "/api/v1/events", "/feeds/events.atom",
                 "/cdx?url=*.sealed.example"):  # fmt: skip
        listed = client.get(path, headers={"accept": "text/html"})
        assert listed.status_code == 200
        assert "sealed.example" not in listed.text, path
        assert source not in listed.text, path
    assert "sealed.example" in client.get("/sources", headers={**holder, "accept": "text/html"}).text
    assert "sealed.example" in client.get("/cdx?url=*.sealed.example", headers=holder).text
    assert "sealed.example" not in client.get("/feeds/events.atom", headers=holder).text


def test_answers_to_a_token_are_not_cached(client, archive, token):
    source = archive.add(SEALED, sealed=True)
    capture = archive.look(SEALED)
    holder = {"authorization": f"Bearer {token}"}
    for path in ("/", f"/source/{source}", f"/capture/{capture}/file", f"/api/v1/sources/{source}", f"/cdx?url={SEALED}",
                 f"/timemap/link/{SEALED}", f"/web/20210302142000id_/{SEALED}"):  # fmt: skip
        answer = client.get(path, headers=holder)
        assert answer.status_code == 200, path
        assert "no-store" in answer.headers["cache-control"], path
    assert client.get("/").headers["cache-control"] == "private, no-cache", "what all may see"


def test_sealed_sources_are_counted_only_for_holders_of_a_token(client, archive, token):
    archive.add(URL)
    archive.look(URL)
    before, figures = client.get("/api/v1/overview").json(), client.get("/metrics").text
    page = client.get("/", headers={"accept": "text/html"}).text
    archive.add(SEALED, sealed=True)
    archive.now += HOUR
    archive.look(SEALED)
    assert client.get("/api/v1/overview").json() == before
    assert client.get("/", headers={"accept": "text/html"}).text == page
    holder = {"authorization": f"Bearer {token}"}
    whole = client.get("/api/v1/overview", headers=holder).json()
    assert (before["visits"], whole["visits"], before["captures"], whole["captures"]) == (1, 2, 1, 2)
    for name in ("archiver_sources", "archiver_newest_visit"):
        assert _lines(client.get("/metrics").text, name) == _lines(figures, name)
        assert _lines(client.get("/metrics", headers=holder).text, name) != _lines(figures, name)


def _lines(figures: str, name: str) -> list[str]:
    return [line for line in figures.splitlines() if line.startswith(name)]


def test_first_token_is_made_once_and_stored_as_its_digest(archive):
    first = web.first_token(archive.catalog, archive.now)
    assert re.fullmatch(r"arc_[A-Za-z0-9_-]{43}", first)
    assert web.first_token(archive.catalog, archive.now) is None
    with archive.catalog.read() as conn:
        [known] = tables.tokens.listing(conn)
    assert (known.name, known.scope) == ("first", "write")
    database = archive.settings.data / "catalog.sqlite"
    assert first.encode() not in database.read_bytes() + database.with_name("catalog.sqlite-wal").read_bytes()


def test_of_services_that_start_at_the_same_moment_one_makes_the_first_token(archive):
    starting = Barrier(8)

    def start(_: int) -> str | None:
        starting.wait(10)
        return web.first_token(archive.catalog, archive.now)

    with ThreadPoolExecutor(8) as services:
        made = [token for token in services.map(start, range(8)) if token is not None]
    with archive.catalog.read() as conn:
        [known] = tables.tokens.listing(conn)
    assert (len(made), known.name) == (1, "first")


def test_every_answer_has_the_security_headers(client, archive):
    archive.add(URL)
    capture = archive.look(URL)
    for path in (
        "/",
        "/nothing",
        "/api/v1/sources",
        "/healthz",
        "/static/site.css",
        f"/capture/{capture}/file",
        "/feeds/events.atom",
    ):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] in {"no-referrer", "same-origin"}
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers
        assert "set-cookie" not in headers
        assert "access-control-allow-origin" not in headers


def test_oversized_request_bodies_are_refused(client, token):
    large = client.post("/api/v1/sources", content=b"x" * (2 << 20), headers={"authorization": f"Bearer {token}"})
    assert large.status_code == 413
    chunked = client.post("/api/v1/sources", content=(b"x" * 65536 for _ in range(40)),
                          headers={"authorization": f"Bearer {token}", "content-type": "application/json"})  # fmt: skip
    assert chunked.status_code in {400, 413}


def test_nul_character_in_a_query_is_harmless(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    assert source in client.get("/api/v1/sources?q=re%00port").text
    for path in ("/sources?after=%00", "/api/v1/sources?after=%00", "/api/v1/events?source=%00", "/search?q=x%00&source=%00",
                 "/api/v1/search?q=x&source=%00"):  # fmt: skip
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("path", ["/api/v1/events?before=", "/events?before=", "/feeds/events.atom?before=", "/cdx?url=x.org&offset=",
                                  "/cdx?url=x.org&limit=", "/source/01EZS9VZG0ZZZZZZZZZZZZZZZZ?before="])  # fmt: skip
def test_number_too_large_for_the_catalog_is_a_client_error(client, path):
    assert client.get(f"{path}{10**25}").status_code == 422


@pytest.mark.parametrize(
    "path", ["/api/v1/sources", "/api/v1/overview", "/metrics", "/api/v1/nothing", "/sources", "/readyz"]
)
def test_head_is_answered_like_get_without_a_body(client, path):
    head, whole = client.head(path), client.get(path)
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_next_page_of_events_reveals_nothing_of_sealed_ones(client, archive):
    """The next page used to be named by the number of an event in the whole catalog, which counted the sealed ones."""
    for n in range(3):
        archive.add(f"https://sealed.example/{n}", sealed=True)
        archive.add(f"{URL}?{n}")
        archive.look(f"https://sealed.example/{n}")
        archive.look(f"{URL}?{n}")
    first = client.get("/api/v1/events?limit=1").json()
    assert first["next"].endswith(f"limit=1&before={first['events'][0]['id']}")
    ids = [one["id"] for one in client.get("/api/v1/events").json()["events"]]
    gone, following = [first["events"][0]["id"]], first["next"]
    while following:
        page = client.get(following.removeprefix("http://127.0.0.1:8080")).json()
        gone += [one["id"] for one in page["events"]]
        following = page["next"]
    assert gone == ids
    assert len(ids) == 3


@pytest.mark.parametrize("path", ["/api/v1/events", "/events", "/feeds/events.atom"])
def test_unknown_event_as_start_of_a_page_is_not_found(client, path):
    answer = client.get(f"{path}?before={'0' * 8}-0000-4000-8000-{'0' * 12}")
    assert (answer.status_code, "begin with the newest" in answer.json()["detail"]) == (404, True)


@pytest.mark.parametrize("field", ["url", "work", "quote"])
def test_text_too_long_for_a_form_is_a_client_error(client, token, field):
    given = {"url": "https://example.org/", "work": "A work", "quote": "The findings hold."} | {field: "x" * 40_001}
    answer = client.post("/add", data=given, headers={"authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["detail"]) == (422, f"`{field}` has at most 40000 characters.")


def test_reason_too_long_for_a_remark_is_a_client_error(client, lost, archive, token):
    [case] = archive.lookup.cases()
    given = {"kind": "note", "reason": "x" * 40_001}
    answer = client.post(f"/case/{case.id}/remark", data=given, headers={"authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["detail"]) == (422, "`reason` has at most 40000 characters.")


def test_sign_in_page_leads_back_to_the_page_whose_form_was_posted(client, lost, archive):
    """Where nothing can be read: the address of the form itself."""
    browser = {"accept": "text/html", "origin": "http://127.0.0.1:8080"}
    [case] = archive.lookup.cases()
    for page, form in ((f"/source/{lost}", "check"), (f"/case/{case.id}", "remark")):
        answer = client.post(f"{page}/{form}", headers=browser)
        assert answer.status_code == 401
        assert f'name="back" value="{page}"' in answer.text


def test_sign_in_page_leads_back_to_an_archived_address_as_it_was_written(place):
    _, client, needs = place
    answer = client.get("/web/2021/https://example.org/a%3Fb%25c?d=%2F", headers={"accept": "text/html"})
    assert answer.status_code == (401 if needs else 404)
    if needs:
        assert 'name="back" value="/web/2021/https://example.org/a%3Fb%25c?d=%2F"' in answer.text
