"""Lawfully erased captures as readers meet them: gone, with the authority named, and in no list."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from archiver.cli import human
from archiver.lookup.erased import explain_substitute
from storage.errors import Purged
from tests.web.scenes import PAGE, http

URL = "https://example.org/report"


def test_erased_copy_is_gone_and_names_the_authority(client, archive):
    archive.add(URL)
    first = archive.look(URL)
    other = archive.look(URL, wire=http(b"<h1>another</h1>"))
    assert client.get(f"/capture/{first}").status_code == 200
    archive.app.purging.purge([archive.app.lookup.by_id(str(first))], "Court of X, 12/2026")
    for path in ("/capture/{}", "/capture/{}/file", "/capture/{}/record.warc.gz", "/api/v1/captures/{}"):
        answer = client.get(path.format(first))
        assert answer.status_code == 410, path
        assert "purged by Court of X, 12/2026" in answer.text
        assert client.get(path.format(other)).status_code == 200
    assert len(client.get("/cdx", params={"url": URL}).text.splitlines()) == 1
    assert client.get(f"/web/20210302142000id_/{URL}", follow_redirects=True).content != PAGE.partition(b"\r\n\r\n")[2]
    assert client.get(f"/timemap/link/{URL}").status_code == 200
    source, browser = archive.app.lookup.source(URL).source.id, {"accept": "text/html"}
    for path in (f"/source/{source}", f"/source/{source}/visit/1"):
        assert "purged by Court of X, 12/2026" in client.get(path, headers=browser).text, path
    page = client.get(f"/capture/{first}", headers=browser).text
    assert "No longer kept here" in page
    assert "try again" not in page
    assert client.get("/api/v1/overview").json()["captures"] == 1, "what is kept"
    assert "Responses kept</dt><dd>1" in client.get("/", headers=browser).text


def test_erased_copies_are_not_named_as_mementos(client, archive):
    """Neither in links of other mementos, which would lead to nothing, nor as ends of a TimeMap, which would be wrong."""
    archive.add(URL)
    captures = []
    for hour in range(4):
        captures.append(str(archive.look(URL, wire=http(f"<h1>state {hour}</h1>".encode()))))
        archive.now += timedelta(hours=1)
    for erased in (captures[0], captures[3]):
        archive.app.purging.purge([archive.app.lookup.by_id(erased)], "Court of X, 12/2026")
    links = client.get(f"/web/20210302152000/{URL}").headers["link"]
    assert "/web/20210302152000/" in links
    assert 'rel="first memento"; datetime="Tue, 02 Mar 2021 15:20:00 GMT"' in links
    assert 'rel="next last memento"; datetime="Tue, 02 Mar 2021 16:20:00 GMT"' in links
    timemap = client.get(f"/timemap/link/{URL}").text
    assert 'from="Tue, 02 Mar 2021 15:20:00 GMT"; until="Tue, 02 Mar 2021 16:20:00 GMT"' in timemap
    for erased in ("20210302142000", "20210302172000"):
        assert erased not in links
        assert erased not in timemap


def test_cached_comparison_is_not_shown_after_one_of_its_copies_was_erased(client, archive):
    """Answers that took long to make are cached for the next request, but not beyond the erasure of what they were made
    of."""
    source = archive.add(URL)
    first = str(archive.look(URL))
    other = str(archive.look(URL, wire=http(b"<h1>another report of the wells</h1>")))
    paths = f"/source/{source}/compare", f"/api/v1/sources/{source}/compare"
    for path in paths:
        assert "report of the wells" in client.get(path, params={"from": first, "to": other}).text
    archive.app.purging.purge([archive.app.lookup.by_id(other)], "Court of X, 12/2026")
    for path in paths:
        answer = client.get(path, params={"from": first, "to": other})
        assert answer.status_code == 410, path
        assert "report of the wells" not in answer.text
        assert "report of the wells" not in client.get(path).text


def test_pages_of_a_source_with_one_erased_copy_are_not_titled_as_purged(client, archive):
    archive.add(URL, work="A work", quote="The findings hold.")
    kept = archive.look(URL, title="A report")
    gone = archive.look(URL, wire=http(b"<h1>another</h1>"), title="A report")
    archive.app.purging.purge([archive.app.lookup.by_id(str(gone))], "Court of X, 12/2026")
    source = archive.app.lookup.source(URL).source.id
    browser = {"accept": "text/html"}
    for path in ("/", "/sources", "/events", f"/source/{source}", f"/capture/{kept}", f"/capture/{kept}/text",
                 "/feeds/events.atom", f"/api/v1/sources/{source}"):  # fmt: skip
        markup = client.get(path, headers=browser).text
        assert "(purged)" not in markup, path
    assert "example.org/report" in client.get(f"/capture/{kept}", headers=browser).text.partition("<h1")[2][:120]
    assert not any(
        "(purged)" in one for one in human.shown(archive.app.lookup.source(URL), archive.app.lookup.show(URL))
    )


def test_fully_erased_address_names_the_authority_everywhere(client, archive):
    archive.add(URL)
    gone = str(archive.look(URL))
    archive.app.purging.purge([archive.app.lookup.by_id(gone)], "Court of X, 12/2026")
    for path in (
        "/web/20210302142000id_/{}",
        "/web/2021/{}",
        "/web/{}",
        "/timegate/{}",
        "/timemap/link/{}",
        "/timemap/json/{}",
    ):
        answer = client.get(path.format(URL), follow_redirects=False)
        assert answer.status_code == 410, path
        assert "purged by Court of X, 12/2026" in answer.text, path
    assert client.get("/timegate/https://example.org/other").status_code == 404
    assert client.get("/cdx", params={"url": URL}).text == ""
    for more in ({}, {"good": False}, {"at": archive.now}):
        with pytest.raises(Purged, match="was purged by Court of X, 12/2026"):
            archive.app.lookup.capture(URL, **more)
    facts = archive.app.lookup.show(URL)
    assert [(one["capture"], one["n"], one["authority"]) for one in facts["purged"]] == [
        (gone, 1, "Court of X, 12/2026")
    ]
    assert any("purged by Court of X, 12/2026" in line for line in human.shown(archive.app.lookup.source(URL), facts))
    page = client.get(f"/source/{facts['source']}", headers={"accept": "text/html"}).text
    assert "No copy is kept any more." in page
    assert "Answers purged by Court of X, 12/2026 on" in page
    assert "No copy is kept yet" not in page
    assert '<h1><bdi dir="auto">(purged)' not in page
    assert client.get(f"/api/v1/sources/{facts['source']}").json()["purged"] == facts["purged"]


def test_first_copy_is_still_shown_after_the_newest_was_erased(client, archive):
    archive.add(URL)
    first = str(archive.look(URL))
    archive.now += timedelta(hours=6)
    newest = str(archive.look(URL))
    archive.app.purging.purge([archive.app.lookup.by_id(newest)], "Court of X, 12/2026")
    source = archive.app.lookup.source(URL).source.id
    page = client.get(f"/source/{source}", headers={"accept": "text/html"}).text
    assert "One copy kept, received " in page
    assert "No copy is kept" not in page
    assert f"/capture/{first}/file" in page
    assert "Answers purged by Court of X, 12/2026 on" in page
    data = json.loads(client.get(f"/api/v1/sources/{source}").text)
    assert (data["first"]["capture"], data["last"]["capture"]) == (first, first)
    kept = archive.app.lookup.capture(URL)
    assert kept.id == first
    with archive.app.catalog.read() as conn:
        assert "was purged by Court of X, 12/2026" in explain_substitute(conn, kept, None)
        assert "was purged by Court of X, 12/2026" in explain_substitute(conn, kept, archive.now)
        assert explain_substitute(conn, kept, kept.at) is None
    gone = archive.app.lookup.show(URL)["purged"][0]
    digits = gone["at"].translate({ord(c): None for c in "-:.TZ"})
    answer = client.get(f"/web/{digits}id_/{URL}", follow_redirects=False)
    assert (answer.status_code, "purged by Court of X" in answer.text) == (410, True)
