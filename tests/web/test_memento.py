"""Memento (RFC 7089; standards M1 to M10)."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.web.links import http_date
from archiver.web.memento import original
from archiver.web.server import Address
from storage.model import Finding
from tests.web.scenes import HOUR, START, Archive, http, kept

URL = "https://example.org/a//b/report.html?x=%2F&y=a+b%20c&z=%E6%8A%A5"
PLAIN = "https://example.org/report"


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """A client of an archive with three captures, an hour apart, which no test changes."""
    archive = Archive(tmp_path_factory.mktemp("three"))
    kept(archive, PLAIN, 0, 1, 2)
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        yield client
    archive.close()


def test_memento_has_its_datetime_and_links(three):
    client = three
    answer = client.get(f"/web/20210302152000id_/{PLAIN}")
    assert answer.status_code == 200
    assert answer.headers["memento-datetime"] == "Tue, 02 Mar 2021 15:20:00 GMT"
    link = answer.headers["link"]
    assert f'<{PLAIN}>; rel="original"' in link
    assert f'<http://127.0.0.1:8080/timegate/{PLAIN}>; rel="timegate"' in link
    assert f'<http://127.0.0.1:8080/timemap/link/{PLAIN}>; rel="timemap"; type="application/link-format"' in link
    for relation, hour in (("first prev memento", 14), ("memento", 15), ("next last memento", 16)):
        assert f'rel="{relation}"; datetime="Tue, 02 Mar 2021 {hour}:20:00 GMT"' in link
    assert "accept-datetime" not in answer.headers.get("vary", "")
    head = client.head(f"/web/20210302152000id_/{PLAIN}")
    assert head.headers["memento-datetime"] == answer.headers["memento-datetime"]
    assert client.post(f"/web/20210302152000id_/{PLAIN}").status_code == 405


@pytest.mark.parametrize(("asked", "found"), [
    ("20210302142000", None), ("20210302142000000", None),
    ("20210302142001", "20210302142000"), ("20210302142000001", "20210302142000"),
    ("20210302144959", "20210302142000"), ("20210302145001", "20210302152000"),
    ("19990101000000", "20210302142000"), ("20991231235959", "20210302162000"),
    ("2021", "20210302142000"), ("202103", "20210302142000"),
])  # fmt: skip
@pytest.mark.parametrize("modifier", ["", "id_"])
def test_inexact_time_redirects_to_the_nearest_memento(three, asked, found, modifier):
    answer = three.get(f"/web/{asked}{modifier}/{PLAIN}")
    if found is None:
        assert answer.status_code == 200
        return
    assert answer.status_code == 302
    assert answer.headers["location"] == f"http://127.0.0.1:8080/web/{found}{modifier}/{PLAIN}"
    assert "memento-datetime" not in answer.headers
    assert 'rel="original"' in answer.headers["link"]


def test_nearest_memento_may_have_any_status(client, archive):
    kept(archive, PLAIN, 0)
    archive.now += HOUR
    archive.look(PLAIN, Finding.GONE)
    assert client.get(f"/web/20300101000000/{PLAIN}").headers["location"].endswith(f"/web/20210302152000/{PLAIN}")
    asked = {"accept-datetime": "Fri, 31 Dec 9999 23:59:59 GMT"}
    assert client.get(f"/timegate/{PLAIN}", headers=asked).status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "20211302000000",
        "20210230000000",
        "123",
        "202103021420009",
        "99999999999999",
        "00000000000000",
        "99991231235959",
    ],
)
def test_invalid_time_is_400_with_an_example(three, path):
    answer = three.get(f"/web/{path}/{PLAIN}")
    assert (answer.status_code, "20210302142000" in answer.json()["detail"]) == (400, True)


def test_two_captures_in_one_second_are_both_reachable(client, archive):
    archive.add(PLAIN)
    archive.look(PLAIN, wire=http(b"one"))
    archive.now += timedelta(milliseconds=400)
    archive.look(PLAIN, Finding.SAME, wire=http(b"two"))
    assert client.get(f"/web/20210302142000id_/{PLAIN}").content == b"one"
    assert client.get(f"/web/20210302142000400id_/{PLAIN}").content == b"two"
    assert (
        client.get(f"/web/20210302142000500id_/{PLAIN}")
        .headers["location"]
        .endswith(f"/web/20210302142000400id_/{PLAIN}")
    )
    mementos = client.get(f"/timemap/json/{PLAIN}").json()["mementos"]["list"]
    assert [client.get(one["uri"].replace("/https", "id_/https", 1)).content for one in mementos] == [b"one", b"two"]


@pytest.mark.parametrize(
    "path", ["/web/20210302142000id_/", "/web/2021/", "/timegate/", "/timemap/link/", "/timemap/json/"]
)
@pytest.mark.parametrize(
    "url", ["https://example.org/never", "not a url", "ftp://example.org/", "http://user:hush@example.org/x"]
)
def test_unknown_address_is_404_without_memento_datetime(three, path, url):
    answer = three.get(path + url)
    assert answer.status_code == 404
    assert "memento-datetime" not in answer.headers
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert "hush" not in answer.text


def test_original_url_is_taken_from_the_path_unchanged(archive):
    kept(archive, URL, 0)
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    try:
        import http.client

        conn = http.client.HTTPConnection(str(server.address))
        for path in (f"/web/20210302142000id_/{URL}", f"/web/2021/{URL}", f"/timegate/{URL}", f"/timemap/link/{URL}",
                     f"/timemap/link/{URL.replace('https://', 'https:/')}"):  # fmt: skip
            conn.putrequest("GET", path, skip_host=True)
            conn.putheader("Host", "127.0.0.1")
            conn.endheaders()
            answer = conn.getresponse()
            answer.read()
            assert answer.status in {200, 302}, path
            if answer.status == 302:
                assert answer.getheader("location") == f"http://127.0.0.1:8080/web/20210302142000/{URL}"
            elif "web" in path:
                assert f'<{URL}>; rel="original"' in answer.getheader("link")
        conn.close()
    finally:
        server.stop()


def test_locations_use_the_port_chosen_by_the_system(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_LISTEN="127.0.0.1:0")
    kept(archive, PLAIN, 0)
    server = web.serve(archive.app, archive.settings.listen)
    try:
        answer = httpx.get(f"{server.url}/timegate/{PLAIN}")
        assert answer.headers["location"] == f"{server.url}/web/20210302142000/{PLAIN}"
    finally:
        server.stop()
        archive.close()


@pytest.mark.parametrize(("rest", "url"), [
    ("https://example.org/a", "https://example.org/a"),
    ("https:/example.org/a", "https://example.org/a"),
    ("HTTP://EXAMPLE.org:80/%7Ea//b?c=d&e=%2f", "http://example.org/%7Ea//b?c=d&e=%2f"),
    ("https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc", "https://example.org/a?b=c"),
    ("example.org/a?u=http://other.example/", "http://example.org/a?u=http://other.example/"),
    ("http://example.org/?u=https://other.example//x", "http://example.org/?u=https://other.example//x"),
])  # fmt: skip
def test_original_url_is_parsed_out_of_the_path(rest, url):
    assert original(rest) == url


def test_lowercase_percent_escapes_find_the_source(client, archive):
    """curl writes such escapes for /timegate/https://example.org/报告. Captures kept under exactly that URL take
    precedence."""
    large, small = "https://example.org/%E6%8A%A5?a=%2F", "https://example.org/%e6%8a%a5?a=%2f"
    kept(archive, large, 0)
    for path in (f"/timegate/{small}", f"/web/2021/{small}", f"/web/20210302142001/{small}"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("location")) == (
            302,
            f"http://127.0.0.1:8080/web/20210302142000/{large}",
        ), path
    assert client.get(f"/timemap/json/{small}").json()["original_uri"] == large
    archive.now += HOUR
    kept(archive, small, 1)
    assert client.get(f"/timegate/{small}").headers["location"].endswith(f"/{small}")
    assert client.get(f"/timegate/{large}").headers["location"].endswith(f"/{large}")


def test_archived_headers_are_kept_as_separate_lines(client, archive):
    archive.add(PLAIN)
    lines = ["Set-Cookie: a=1; Expires=Tue, 02 Mar 2021 20:00:00 GMT", "Set-Cookie: b=2", "Via: 1.1 x"]
    archive.look(PLAIN, wire=http(b"<p>here</p>", headers=lines))
    shown = client.get(f"/web/20210302142000id_/{PLAIN}").headers
    assert shown.get_list("x-archive-orig-set-cookie") == ["a=1; Expires=Tue, 02 Mar 2021 20:00:00 GMT", "b=2"]
    assert shown.get_list("x-archive-orig-via") == ["1.1 x"]
    assert "set-cookie" not in shown


def test_archived_redirect_leads_to_its_memento_here(client, archive):
    archive.add(PLAIN)
    hop = archive.exchange(http(b"", status="302 Found", headers=["Location: /new?a=b"]), PLAIN)
    final = archive.exchange(http(b"new"), "https://example.org/new?a=b", via=PLAIN, parent=hop.id)
    archive.visits([archive.planned(PLAIN, Finding.FIRST, hop, final)])
    answer = client.get(f"/web/20210302142000id_/{PLAIN}")
    assert answer.status_code == 302
    assert answer.headers["memento-datetime"] == "Tue, 02 Mar 2021 14:20:00 GMT"
    assert answer.headers["location"] == "http://127.0.0.1:8080/web/20210302142000id_/https://example.org/new?a=b"
    assert client.get(answer.headers["location"]).content == b"new"


@pytest.mark.parametrize(("asked", "hour"), [
    (None, 16), ("Tue, 02 Mar 2021 14:50:01 GMT", 15), ("Fri, 01 Jan 1999 00:00:00 GMT", 14),
    ("Sat, 29 Feb 2020 00:00:00 GMT", 14), ("Fri, 01 Jan 2100 00:00:00 GMT", 16),
])  # fmt: skip
def test_timegate_redirects_to_the_nearest_memento(three, asked, hour):
    answer = three.get(f"/timegate/{PLAIN}", headers={} if asked is None else {"accept-datetime": asked})
    assert answer.status_code == 302
    assert answer.headers["location"] == f"http://127.0.0.1:8080/web/20210302{hour}2000/{PLAIN}"
    assert "accept-datetime" in answer.headers["vary"].lower()
    assert "memento-datetime" not in answer.headers
    assert 'rel="original"' in answer.headers["link"]
    assert 'rel="timemap"' in answer.headers["link"]


def test_timegate_finds_each_memento_by_its_own_date(client, archive):
    """Two looks less than a second apart may bear two dates: a page as a source, and then as the neighbour of
    another."""
    archive.add(PLAIN)
    for by in (timedelta(milliseconds=900), timedelta(milliseconds=1_600), timedelta(hours=1)):
        archive.now = START + by
        archive.look(PLAIN, wire=http(f"<p>{by}</p>".encode()))
    for memento in client.get(f"/timemap/json/{PLAIN}").json()["mementos"]["list"]:
        date = client.head(memento["uri"]).headers["memento-datetime"]
        found = client.get(f"/timegate/{PLAIN}", headers={"accept-datetime": date})
        assert found.headers["location"] == memento["uri"]


@pytest.mark.parametrize(
    "asked",
    [
        "yesterday",
        "2021-03-02",
        "Tue, 02 Mar 2021 14:50:01 +0100",
        "Tue, 31 Feb 2021 00:00:00 GMT",
        "",
        "Mon, 01 Mar 99999999999999999999 00:00:00 GMT",
        "Mon, 01 Mar 2021 00:00:00 +9999999999999999999999 GMT",
        "Fri, 31 Dec 9999 23:59:59 -2359 GMT",
    ],
)
def test_invalid_accept_datetime_is_400(three, asked):
    assert three.get(f"/timegate/{PLAIN}", headers={"accept-datetime": asked}).status_code == 400


def test_accept_datetime_may_name_a_leap_second(three):
    answer = three.get(f"/timegate/{PLAIN}", headers={"accept-datetime": "Sat, 31 Dec 2016 23:59:60 GMT"})
    assert answer.status_code == 302


def test_timemap_lists_every_memento(three):
    answer = three.get(f"/timemap/link/{PLAIN}")
    assert answer.headers["content-type"].startswith("application/link-format")
    assert (
        answer.text
        == f"""<{PLAIN}>; rel="original",
<http://127.0.0.1:8080/timegate/{PLAIN}>; rel="timegate",
<http://127.0.0.1:8080/timemap/link/{PLAIN}>; rel="self"; type="application/link-format"; from="Tue, 02 Mar 2021 14:20:00 GMT"; until="Tue, 02 Mar 2021 16:20:00 GMT",
<http://127.0.0.1:8080/web/20210302142000/{PLAIN}>; rel="first memento"; datetime="Tue, 02 Mar 2021 14:20:00 GMT",
<http://127.0.0.1:8080/web/20210302152000/{PLAIN}>; rel="memento"; datetime="Tue, 02 Mar 2021 15:20:00 GMT",
<http://127.0.0.1:8080/web/20210302162000/{PLAIN}>; rel="last memento"; datetime="Tue, 02 Mar 2021 16:20:00 GMT"
"""
    )
    listed = three.get(f"/timemap/json/{PLAIN}").json()
    assert listed["original_uri"] == PLAIN
    assert len(listed["mementos"]["list"]) == 3


def test_locations_use_the_public_url(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_PUBLIC_URL="https://archive.example")
    kept(archive, PLAIN, 0)
    with TestClient(web.create_app(archive.app), base_url="https://archive.example", follow_redirects=False) as client:
        assert client.get(f"/web/2021/{PLAIN}").headers["location"].startswith("https://archive.example/web/")
    archive.close()


def test_http_date_of_a_leap_day_is_right():
    assert http_date(START.replace(year=2024, month=2, day=29)) == "Thu, 29 Feb 2024 14:20:00 GMT"


@pytest.mark.server
def test_url_with_an_empty_query_is_a_different_original(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_LISTEN="127.0.0.1:0")
    kept(archive, PLAIN, 0)
    kept(archive, f"{PLAIN}?", 1)
    kept(archive, "https://example.org/lonely", 2)
    server = web.serve(archive.app, archive.settings.listen)
    try:
        for url, hour, path in (
            (PLAIN, 14, "/web/2021/"),
            (f"{PLAIN}?", 15, "/web/2021/"),
            (f"{PLAIN}?", 15, "/timegate/"),
        ):
            answer = httpx.get(f"{server.url}{path}{url}")
            assert answer.status_code == 302
            assert answer.headers["location"].endswith(f"/web/20210302{hour}2000/{url}")
        times = httpx.get(f"{server.url}/timemap/link/{PLAIN}?").text
        assert times.count('memento"') == 1
        assert f'<{PLAIN}?>; rel="original"' in times
        assert httpx.get(f"{server.url}/web/20210302152000/{PLAIN}?").status_code == 200
        assert httpx.get(f"{server.url}/web/2021/https://example.org/lonely?").status_code == 404
    finally:
        server.stop()
        archive.close()


def test_memento_has_the_same_address_wherever_it_is_named(client, archive):
    archive.add(PLAIN)
    looks = []
    for later in (timedelta(0), timedelta(milliseconds=400), HOUR):
        archive.now = START + later
        looks.append(str(archive.look(PLAIN, wire=http(b"<h1>%d</h1>" % len(looks)))))
    listed = [one["uri"] for one in client.get(f"/timemap/json/{PLAIN}").json()["mementos"]["list"]]
    assert listed == [
        f"http://127.0.0.1:8080/web/{at}/{PLAIN}" for at in ("20210302142000", "20210302142000400", "20210302152000")
    ]
    for address in listed:
        answer = client.get(address)
        named = [one[1:] for one in re.findall(r'<[^>]+(?=>; rel="[a-z ]*memento")', answer.headers["link"])]
        assert set(named) <= set(listed)
        assert address in named
    assert client.get(f"/web/20210302145900/{PLAIN}").headers["location"] in listed
    for capture, address in zip(looks, listed, strict=True):
        memento = client.get(f"/api/v1/captures/{capture}").json()["links"]["memento"]
        assert memento.replace("id_/", "/") == address
        cited = client.get(f"/capture/{capture}", headers={"accept": "text/html"}).text
        assert address in cited
        assert "id_/" not in cited, "a citation leads to the file, not to its coded bytes"


@pytest.mark.parametrize("unchanged", [False, True])
def test_memento_of_a_revisit_has_the_headers_of_its_own_exchange(client, archive, unchanged):
    archive.add(PLAIN)
    body, headers = b"<h1>the same</h1>", ("X-Serve: {}", "Date: Tue, 02 Mar 2021 {}:20:00 GMT")
    first = archive.look(PLAIN, wire=http(body, headers=[one.format(14) for one in headers]))
    archive.now = START + HOUR
    own = [one.format(15) for one in headers]
    wire = http(b"", status="304 Not Modified", headers=own) if unchanged else http(body, headers=own)
    profile = "server-not-modified" if unchanged else "identical-payload-digest"
    again = archive.planned(
        PLAIN,
        Finding.SAME,
        archive.exchange(wire, PLAIN, conditional=unchanged),
        original=archive.original(str(first)),
        profile=profile,
    )
    assert archive.app.lookup.by_id(archive.visits([again])[0]).revisit == profile
    for hour in (14, 15):
        answer = client.get(f"/web/20210302{hour}2000id_/{PLAIN}")
        assert (answer.status_code, answer.content) == (200, body)
        assert answer.headers["x-archive-orig-date"] == f"Tue, 02 Mar 2021 {hour}:20:00 GMT"
        assert answer.headers["x-archive-orig-x-serve"] == str(hour)
        assert answer.headers["x-archive-orig-content-type"].startswith("text/html"), (
            "of a 304 that of what it stands for"
        )
