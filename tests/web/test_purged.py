"""What was lawfully erased, as readers meet it: gone, on whose authority, and nothing of it in any list."""

from __future__ import annotations

from tests.web.scenes import PAGE, http

URL = "https://example.org/report"


def test_a_purged_copy_is_gone_and_says_why(client, archive):
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
    source = archive.app.lookup.source(URL).source.id
    for path in (f"/source/{source}", f"/source/{source}/visit/1"):
        assert client.get(path, headers={"accept": "text/html"}).status_code == 200, path
