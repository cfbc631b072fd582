"""The words of a capture as plain text on our own page, without any markup of the file."""

from __future__ import annotations

import pytest

from tests.web.scenes import http
from tests.web.test_downloads import damage

URL = "https://example.org/report"
BROWSER = {"accept": "text/html"}
PAGE = """<!doctype html><html lang="en"><title>Report</title><script>owned()</script><h1>Findings</h1>
<p>The plan set <b>quotas</b> that &lt;script&gt;officials()&lt;/script&gt; had to meet.</p><p>报告指出，目标人数为每年十万人。</p>
<p>hidden\u202e\u200bturned</p><img src="https://tracker.example/x.png" alt="a picture"></html>"""


@pytest.fixture
def capture(archive):
    archive.add(URL)
    return archive.look(URL, wire=http(PAGE.encode(), gzipped=True))


def test_text_page_shows_the_words_without_markup(client, capture):
    page = client.get(f"/capture/{capture}/text", headers=BROWSER)
    assert page.status_code == 200
    assert (
        '<p dir="auto">The plan set quotas that &lt;script&gt;officials()&lt;/script&gt; had to meet.</p>' in page.text
    )
    assert "报告指出，目标人数为每年十万人。" in page.text
    assert "hiddenturned" in page.text
    for unwanted in ("owned()", "tracker.example", "<b>", "<script>officials"):
        assert unwanted not in page.text
    assert f'href="/capture/{capture}/text"' in client.get(f"/capture/{capture}", headers=BROWSER).text
    answer = client.get(f"/api/v1/captures/{capture}/text").json()
    assert answer["text"].splitlines()[0] == "Findings"
    assert (answer["id"], answer["kind"], answer["language"], answer["cut"]) == (capture, "html", "en", False)


def test_file_without_words_says_so(client, archive):
    archive.add(URL)
    image = archive.look(URL, wire=http(b"\x89PNG\r\n\x1a\n" + bytes(100), media_type="image/png"))
    assert client.get(f"/api/v1/captures/{image}/text").json()["text"] == ""
    assert "No words could be extracted" in client.get(f"/capture/{image}/text", headers=BROWSER).text


@pytest.mark.parametrize("path", ["/capture/{}/text", "/api/v1/captures/{}/text"])
def test_text_of_a_sealed_or_damaged_copy_is_refused(client, archive, token, capture, path):
    archive.add("https://example.org/hush", sealed=True)
    hush = archive.look("https://example.org/hush")
    assert client.get(path.format(hush)).status_code == 404
    assert client.get(path.format(hush), headers={"authorization": f"Bearer {token}"}).status_code == 200
    damage(archive, capture, at=0.5)
    assert client.get(path.format(capture)).status_code == 500
