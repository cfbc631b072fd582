"""Archived bytes as downloads."""

from __future__ import annotations

import hashlib
import io
from base64 import b64decode

import pytest
from fastwarc.warc import ArchiveIterator
from starlette.testclient import TestClient

from archiver import sanitizing, web
from storage.model import Finding
from tests.web.scenes import HOUR, PAGE, Archive, http

URL = "https://example.org/report"
XSS = b"<script>document.title='owned'</script><p>" + b"evil " * 400


@pytest.fixture
def capture(archive):
    archive.add(URL)
    return archive.look(
        URL, wire=http(XSS, gzipped=True, headers=["Set-Cookie: a=b", "Refresh: 0; url=https://evil.example"])
    )


PATHS = ["/capture/{}/file", "/capture/{}/stored", "/capture/{}/record.warc.gz", "/web/20210302142000/" + URL,
         "/web/20210302142000id_/" + URL]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_archived_content_is_always_a_download(client, capture, path):
    answer = client.get(path.format(capture), headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "set-cookie" not in answer.headers
    assert "refresh" not in answer.headers
    assert "content-encoding" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)
    head = client.head(path.format(capture))
    assert head.content == b""
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_multipart_answer_is_sent_as_octet_stream(client, archive):
    """Browsers split such an answer into parts with headers of their own, which say nothing of a download or a
    sandbox."""
    parts = b"--b\r\nContent-Type: text/html\r\n\r\n" + XSS + b"\r\n--b--"
    archive.add(URL)
    capture = archive.look(URL, wire=http(parts, media_type="Multipart/X-Mixed-Replace; boundary=b"))
    for path in PATHS[:2] + PATHS[3:]:
        answer = client.get(path.format(capture))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/octet-stream"), path
        assert answer.content == parts
    answered = client.get(PATHS[4]).headers
    assert answered["x-archive-orig-content-type"] == "Multipart/X-Mixed-Replace; boundary=b"


def test_file_stored_bytes_and_record_are_what_they_claim(client, archive, capture):
    facts = client.get(f"/api/v1/captures/{capture}").json()
    assert client.get(facts["links"]["file"].partition(":8080")[2]).content == XSS
    for stored in (client.get(f"/capture/{capture}/stored"), client.get(f"/web/20210302142000id_/{URL}")):
        assert stored.content[:2] == b"\x1f\x8b"
        assert hashlib.sha256(stored.content).hexdigest() == facts["payload_sha256"]
        digest = stored.headers["content-digest"].removeprefix("sha-256=:").removesuffix(":")
        assert b64decode(digest).hex() == facts["payload_sha256"]
    record = client.get(f"/capture/{capture}/record.warc.gz").content
    [found] = list(ArchiveIterator(io.BytesIO(record), verify_digests=True))
    assert found.record_id == f"<urn:uuid:{capture}>"


def damage(archive, capture, *, at):
    """Change one byte of the capture's record in the store."""
    found = archive.lookup.by_id(capture)
    path = archive.settings.data / "store" / found.segment
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[found.offset + int(found.length * at)] ^= 0x41
    path.write_bytes(data)


@pytest.mark.parametrize("at", [0.02, 0.5, 0.97])
@pytest.mark.parametrize("path", [*PATHS, "/capture/{}?check=true"])
def test_damaged_copy_gives_a_problem_and_no_bytes(client, archive, capture, path, at):
    damage(archive, capture, at=at)
    answer = client.get(path.format(capture), headers={"accept": "application/json"})
    assert answer.status_code == 500
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == 500
    assert "memento-datetime" not in answer.headers
    assert b"evil" not in answer.content
    assert str(archive.settings.data) not in answer.text


def test_lost_segment_is_a_problem(client, archive, capture):
    path = archive.settings.data / "store" / archive.lookup.by_id(capture).segment
    path.unlink()
    assert client.get(f"/capture/{capture}/file").status_code in {500, 503}


def test_revisit_gives_the_body_of_its_original(client, archive, capture):
    archive.now += HOUR
    wire = http(XSS, gzipped=True)
    page = archive.exchange(wire, URL)
    again = archive.visits([archive.planned(URL, Finding.SAME, page, original=archive.original(capture))])[0]
    facts = client.get(f"/api/v1/captures/{again}").json()
    assert facts["original"] == capture
    assert client.get(f"/capture/{again}/file").content == XSS
    memento = client.get(f"/web/20210302152000id_/{URL}")
    assert memento.headers["memento-datetime"] == "Tue, 02 Mar 2021 15:20:00 GMT"
    assert hashlib.sha256(memento.content).hexdigest() == facts["payload_sha256"]
    page = client.get(f"/capture/{again}", headers={"accept": "text/html"}).text
    assert f"/capture/{capture}" in page


@pytest.mark.parametrize(("url", "kind", "name"), [
    ("https://example.org/a/report.pdf", "application/pdf", "1-example.org-report.pdf"),
    ("https://example.org/", "text/html", "1-example.org.html"),
    ("https://example.org/../../etc/passwd", "text/plain", "1-example.org-passwd.txt"),
    ("https://example.org/%2e%2e%2fx", "", "1-example.org-2e-2e-2fx"),
    ("https://example.org/a%0d%0aX-Evil:%20y", "", "1-example.org-a-0d-0aX-Evil-20y"),
    ('https://example.org/"; filename="evil.exe', "text/html", "1-example.org-filename-evil.exe.html"),
    ("https://example.org/\u202efdp.exe", "", "1-example.org-fdp.exe"),
    ("https://example.org/报告.pdf", "application/pdf", "1-example.org.pdf"),
    ("https://example.org/" + "a" * 5000, "text/html", None),
])  # fmt: skip
def test_download_file_names_are_safe(url, kind, name):
    found = sanitizing.file_name(url, kind, "1")
    assert name is None or found == name
    assert len(found) < 150
    assert set(found) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
    assert ".." not in found


def test_download_file_name_is_not_a_device_name():
    assert sanitizing.file_name("https://con/", "", "") == "_con"


def test_archived_404_is_served_with_its_body(client, archive):
    archive.add(URL)
    archive.look(URL, Finding.GONE)
    answer = client.get(f"/web/20210302142000id_/{URL}")
    assert answer.status_code == 404
    assert answer.headers["memento-datetime"] == "Tue, 02 Mar 2021 14:20:00 GMT"
    assert answer.content == b"<h1>Not found</h1>"
    assert PAGE not in answer.content


@pytest.mark.parametrize(("url", "shown"), [
    ("https://example.cn/%E6%96%B0%E9%97%BB/%E6%8A%A5?n=%E5%8F%B7&x=%2F", "https://example.cn/新闻/报?n=号&x=%2F"),
    ("https://example.org/%E2%80%AEfdp.exe%C2%A0%FF%e6%96", "https://example.org/%E2%80%AEfdp.exe%C2%A0%FF%e6%96"),
])  # fmt: skip
def test_only_readable_characters_of_an_address_are_decoded(url, shown):
    assert sanitizing.readable(url) == shown


PARTS = [path for path in PATHS if "warc" not in path]


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """(client, capture) of a page that came compressed, which no test changes."""
    archive = Archive(tmp_path_factory.mktemp("packed"))
    archive.add(URL)
    capture = archive.look(URL, wire=http(XSS, gzipped=True))
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080") as found:
        yield found, capture
    archive.close()


@pytest.mark.parametrize(("asked", "meant"), [
    ("bytes=0-0", slice(0, 1)), ("bytes=5-9", slice(5, 10)), ("bytes=7-", slice(7, None)), ("bytes=-3", slice(-3, None)),
    ("bytes=3-99999999", slice(3, None)), ("bytes=-99999999", slice(None)), ("BYTES=5-9", slice(5, 10)),
])  # fmt: skip
@pytest.mark.parametrize("path", PARTS)
def test_byte_range_is_served(packed, path, asked, meant):
    client, capture = packed
    whole = client.get(path.format(capture))
    size = len(whole.content)
    assert whole.headers["accept-ranges"] == "bytes"
    part = client.get(path.format(capture), headers={"range": asked})
    assert part.status_code == 206
    assert part.content == whole.content[meant]
    first = meant.indices(size)[0]
    assert part.headers["content-range"] == f"bytes {first}-{first + len(part.content) - 1}/{size}"
    assert part.headers["etag"] == whole.headers["etag"]
    assert part.headers["content-disposition"].startswith("attachment")
    assert "content-digest" not in part.headers, "a digest of the message's content would be of the part"
    assert part.headers.get("repr-digest") == whole.headers.get("content-digest")
    assert part.headers.get("memento-datetime") == whole.headers.get("memento-datetime")


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0"])
@pytest.mark.parametrize("path", PARTS)
def test_unsatisfiable_range_is_416(packed, path, asked):
    client, capture = packed
    size = len(client.get(path.format(capture)).content)
    answer = client.get(path.format(capture), headers={"range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{size}"
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("told", [
    {"range": "bytes=0-1,4-5"}, {"range": "lines=1-2"}, {"range": "bytes=9-5"}, {"range": "bytes=x-"}, {"range": "bytes=-"},
    {"range": "bytes=0-1", "if-range": '"another"'}, {"range": "bytes=0-1", "if-range": "Tue, 02 Mar 2021 14:20:00 GMT"},
])  # fmt: skip
@pytest.mark.parametrize("path", PARTS)
def test_invalid_multiple_or_outdated_range_gives_the_whole_file(packed, path, told):
    client, capture = packed
    whole = client.get(path.format(capture))
    answer = client.get(path.format(capture), headers=told)
    assert (answer.status_code, answer.content) == (200, whole.content)


@pytest.mark.parametrize("path", PARTS)
def test_interrupted_download_is_resumed(packed, path):
    client, capture = packed
    whole = client.get(path.format(capture))
    rest = client.get(path.format(capture), headers={"range": "bytes=11-", "if-range": whole.headers["etag"]})
    assert rest.status_code == 206
    assert whole.content[:11] + rest.content == whole.content
    head = client.head(path.format(capture), headers={"range": "bytes=11-"})
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(whole.content)))
    assert head.headers["etag"] == whole.headers["etag"]


def test_matching_etag_is_304(client, archive, capture):
    archive.now += HOUR
    archive.look(URL, Finding.SAME, wire=http(b"another"))
    path = f"/web/20210302142000id_/{URL}"
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["memento-datetime"] == "Tue, 02 Mar 2021 14:20:00 GMT"
    assert "content-digest" not in again.headers, "that would be of the nothing that is sent (RFC 9530, 2)"
    assert client.get(path, headers={"if-none-match": "*"}).status_code == 304
    for other in (f"/web/20210302142000/{URL}", f"/web/20210302152000id_/{URL}"):  # decoded; of another hour
        assert client.get(other, headers={"if-none-match": tag}).status_code == 200


def test_ranges_and_etags_do_not_apply_to_archived_404s_or_damaged_copies(client, archive, capture):
    archive.now += HOUR
    archive.look(URL, Finding.GONE)
    answer = client.get(f"/web/20210302152000id_/{URL}", headers={"range": "bytes=0-1", "if-none-match": "*"})
    assert (answer.status_code, answer.content) == (404, b"<h1>Not found</h1>")
    assert "etag" not in answer.headers
    damage(archive, capture, at=0.5)
    for conditions in ({"range": "bytes=0-1"}, {"if-none-match": "*"}):
        assert client.get(f"/web/20210302142000id_/{URL}", headers=conditions).status_code == 500


@pytest.mark.parametrize("path", PATHS[:2] + PATHS[3:])
def test_other_bytes_than_those_of_if_match_are_not_sent(client, capture, path):
    """RFC 9110, 13.1.1: a client that fetches in parts must not get parts of something else."""
    tag = client.get(path.format(capture)).headers["etag"]
    for given in (tag, f'"x", {tag}', "*"):
        assert client.get(path.format(capture), headers={"if-match": given}).status_code == 200
    for given in ('"x"', f"W/{tag}"):
        refused = client.get(path.format(capture), headers={"if-match": given, "range": "bytes=0-1"})
        assert (refused.status_code, refused.headers["content-type"]) == (412, "application/problem+json")
