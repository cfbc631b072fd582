"""Replay of an archived page on an origin of its own: which copy, with which members, in which form."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta

import httpx
import pytest

from archiver import web
from archiver.web.replay import markup
from storage import catalog as tables
from storage.model import Finding
from tests.web import replaying
from tests.web.replaying import BODY, IMAGE, PNG, STYLE, URL, framed, kept, way
from tests.web.scenes import HOUR, START, Archive, http
from tests.web.test_downloads import damage

page, replay = replaying.page, replaying.replay


def test_replay_shows_kept_content_without_scripts(client, replay, page):
    _, shown = framed(replay, way(client, page))
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert "The findings hold." in shown.text
    assert "<script" not in shown.text
    assert "onload" not in shown.text
    assert "lost.png" not in shown.text
    style = re.search(r'<link rel="stylesheet" href="([^"]+)"', shown.text)[1]
    image = re.search(r'<img [^>]*src="([^"]+)"', shown.text)[1].replace("&amp;", "&")
    assert image.endswith(f"me_/{IMAGE}")
    assert replay.get(image).content == PNG
    assert replay.get(image).headers["content-type"] == "image/png"
    sheet = replay.get(style)
    assert sheet.headers["content-type"] == "text/css; charset=utf-8"
    assert re.search(r'url\("/[^"]+me_/https://example.org/s/b.png"\)', sheet.text)
    assert re.search(r'@import "/[^"]+cs_/https://example.org/s/more.css"', sheet.text)
    link = re.search(r'<a href="([^"]+)" target="_top"', shown.text)[1]
    assert link.endswith("/https://example.org/next?q=1")
    assert replay.get(link).status_code == 404


def test_replay_members_come_from_the_visit_of_the_page_and_pages_by_nearest_time(archive, client, replay):
    archive.add(URL)
    first = kept(archive, members=[(IMAGE, PNG + b"1", "image/png")])
    archive.add("https://example.org/other")
    archive.now += timedelta(seconds=5)  # shortly after the first visit, a day before the second
    kept(archive, url="https://example.org/other", members=[(IMAGE, PNG + b"2", "image/png")])
    archive.now += 24 * HOUR
    second = kept(archive, members=[(IMAGE, PNG + b"3", "image/png")])
    for capture, end in ((first, b"1"), (second, b"3")):
        _, shown = framed(replay, way(client, capture))
        image = re.search(r'<img [^>]*src="([^"]+)"', shown.text)[1].replace("&amp;", "&")
        assert replay.get(image).content == PNG + end
    door = way(client, first).split("/")[1]
    near = replay.get(f"/{door}/20210303080000/{URL}")
    assert near.status_code == 302
    assert near.headers["location"] == way(client, second)


def test_kept_redirect_is_followed_within_replay(archive, client, replay):
    archive.add(URL)
    target = "https://example.org/2021/report"
    hop = archive.exchange(http(b"", status="301 Moved Permanently", headers=[f"Location: {target}"]), URL)
    end = archive.exchange(http(BODY), target, at=START + timedelta(seconds=2))
    archive.visits([archive.planned(URL, Finding.FIRST, hop, end)])
    with archive.catalog.read() as conn:
        [one] = tables.captures.of_url(conn, URL)
    answer = replay.get(way(client, one.id))
    assert answer.status_code == 302
    assert answer.headers["location"].endswith(f"20210302142002000/{target}")
    _, shown = framed(replay, answer.headers["location"])
    assert "The findings hold." in shown.text


@pytest.mark.parametrize(
    ("written", "octets"), [("报告", "%E6%8A%A5%E5%91%8A"), ("报告".encode("gbk").decode("latin-1"), "%B1%A8%B8%E6")]
)
def test_kept_redirect_with_octets_beyond_ascii_is_followed_as_it_was_received(
    archive, client, replay, written, octets
):
    archive.add(URL)
    target = f"https://example.org/{octets}"
    header = written.encode().decode("latin-1") if written == "报告" else written
    hop = archive.exchange(http(b"", status="302 Found", headers=[f"Location: /{header}"]), URL)
    end = archive.exchange(http(BODY), target, at=START + timedelta(seconds=2))
    archive.visits([archive.planned(URL, Finding.FIRST, hop, end)])
    with archive.catalog.read() as conn:
        [one] = tables.captures.of_url(conn, URL)
    assert replay.get(way(client, one.id)).headers["location"].endswith(f"20210302142002000/{target}")


def test_redirect_to_itself_is_not_followed(archive, client, replay):
    archive.add(URL)
    page = kept(archive, b"", status="302 Found", headers=[f"Location: {URL}"])
    answer = replay.get(way(client, page))
    assert answer.status_code == 404
    assert "leads to itself" in answer.text


def test_revisit_shows_the_body_of_its_original(archive, client, replay, page):
    archive.now += 24 * HOUR
    again = archive.visits(
        [archive.planned(URL, Finding.SAME, archive.exchange(http(BODY), URL), original=archive.original(page))]
    )[0]
    path = way(client, again)
    outer = replay.get(path)
    assert "3 March 2021" in outer.text
    assert "The findings hold." in framed(replay, path)[1].text


def test_page_that_is_not_kept_is_named_without_a_live_link(client, replay, page):
    door, digits = way(client, page).split("/")[1:3]
    missing = "https://elsewhere.example/never"
    outer = replay.get(f"/{door}/{digits}/{missing}")
    inner = replay.get(f"/{door}/{digits}in_/{missing}")
    for answer in (outer, inner):
        assert answer.status_code == 404
        assert "Not kept" in answer.text
        assert missing in answer.text
        assert f'href="{missing}' not in answer.text
    assert "/source/" in outer.text


def test_damaged_copy_is_not_shown(archive, client, replay, page):
    path = way(client, page)
    damage(archive, page, at=0.5)
    for form in ("", "in_"):
        door, digits, rest = path.lstrip("/").split("/", 2)
        answer = replay.get(f"/{door}/{digits}{form}/{rest}")
        assert answer.status_code == 500
        assert "Findings" not in answer.text


PAGE = b"<!doctype html><title>T</title><p>said"
XHTML = b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><title>T</title><script src='a.js'/><p>said"


@pytest.mark.parametrize("case", [
    (b"plain <script>alert(1)</script>", "text/plain", "text/plain; charset=utf-8", "<script>"),
    (b'{"a": "<b>"}', "application/json", "text/plain; charset=utf-8", '{"a"'),
    (b"<?xml version='1.0'?><a><script/></a>", "text/xml", "text/plain; charset=utf-8", "<a>"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml", "text/html; charset=utf-8", "<img src="),
    (PNG, "text/html", "text/html; charset=utf-8", "<img src="),
    (XHTML, "text/xml", "text/html; charset=utf-8", "<p>said"),
    (PAGE, "text/html, text/html; charset=utf-8", "text/html; charset=utf-8", "<p>said"),
    (PAGE, "text/html charset=utf-8", "text/html; charset=utf-8", "<p>said"),
    (PAGE, "html", "text/html; charset=utf-8", "<p>said"),
    (PAGE, "*/*", "text/html; charset=utf-8", "<p>said"),
    (PAGE, "unknown/unknown", "text/html; charset=utf-8", "<p>said"),
    (PNG, "image/png", "text/html; charset=utf-8", "<img src="),
    ("<p>中文与<b>字</b>".encode("gb18030") * 20, "text/html; charset=gb2312", "text/html; charset=utf-8", "中文与"),
    (b"<html xmlns='http://www.w3.org/1999/xhtml'><title>T</title><script src='a.js'/><p>said", "application/xhtml+xml", "text/html; charset=utf-8", "<p>said"),
    (b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-<p>x", "text/html; charset=utf-7", "text/html; charset=utf-8", "+ADw-script"),
], ids=["text", "json", "xml", "svg", "image under a wrong name", "xhtml as xml", "two values", "no semicolon", "no type", "any type", "unknown", "image", "gbk", "xhtml", "utf-7"])  # fmt: skip
def test_replay_renders_each_kind_of_file_by_its_content(archive, client, replay, case):
    body, declared, kind, holds = case
    archive.add(URL)
    _, shown = framed(replay, way(client, kept(archive, body, media_type=declared)))
    assert shown.headers["content-type"] == kind
    assert holds in shown.text


@pytest.mark.parametrize("declared", ["application/xhtml+xml", "application/xml"])
def test_xhtml_is_never_laid_out_in_quirks_mode(archive, client, replay, declared):
    archive.add(URL)
    _, shown = framed(replay, way(client, kept(archive, XHTML, media_type=declared)))
    assert shown.text.startswith("<!doctype html><html")


SUBSET = b"<!DOCTYPE html [<!ENTITY org 'Institute <'> <!ENTITY who \"A 'B'\">]>"


@pytest.mark.parametrize(("declared", "said"), [
    ("application/xhtml+xml", """ ><html xmlns="http://www.w3.org/1999/xhtml"><title>T</title><p title="A &#x27;B&#x27;">&org; A &#x27;B&#x27; said"""),
    ("text/html", """]&gt;<html xmlns="http://www.w3.org/1999/xhtml"><title>T</title><p title="&who;">&org; &who; said"""),
], ids=["xhtml", "html"])  # fmt: skip
def test_internal_subset_of_xhtml_is_not_shown_and_its_entities_are(archive, client, replay, declared, said):
    """As browsers show it, which take the rest of a subset for text where the page is declared as HTML."""
    page = b"<html xmlns='http://www.w3.org/1999/xhtml'><title>T</title><p title='&who;'>&org; &who; said"
    archive.add(URL)
    _, shown = framed(replay, way(client, kept(archive, SUBSET + page, media_type=declared)))
    assert shown.text.endswith(said)


def test_last_of_two_content_types_decides_as_in_browsers(archive, client, replay):
    archive.add(URL)
    capture = kept(archive, PAGE, media_type="text/plain", headers=["Content-Type: text/html; charset=utf-8"])
    assert "<p>said" in framed(replay, way(client, capture))[1].text


AVIF = b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1miaf" + b"\x00" * 60
BITMAP = b"BM\x86\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00" + b"\x00" * 60


@pytest.mark.parametrize("case", [
    (AVIF, "image/avif", "image/avif"),
    (AVIF, "image/jpeg", "image/avif"),
    (AVIF.replace(b"avif", b"mif1", 1), "image/avif", "image/avif"),
    (BITMAP, "image/x-ms-bmp", "image/bmp"),
])  # fmt: skip
def test_image_that_browsers_show_is_shown_whatever_its_name(archive, client, replay, case):
    body, declared, sent = case
    archive.add(URL)
    path = way(client, kept(archive, members=[(IMAGE, body, declared)]))
    _, shown = framed(replay, path)
    image = replay.get(re.search(r'<img [^>]*src="([^"]+)"', shown.text)[1].replace("&amp;", "&"))
    assert (image.status_code, image.headers["content-type"], image.content) == (200, sent, body)


@pytest.mark.parametrize(("sheet", "declared"), [
    ("p{font-family:'微软雅黑'}".encode("gbk"), "text/css"),
    ("p{font-family:'微软雅黑'}".encode(), "text/css"),
    ("p{font-family:'新細明體'}".encode("big5"), "text/css; charset=big5"),
])  # fmt: skip
def test_style_sheet_that_names_no_encoding_has_that_of_its_page(archive, client, replay, sheet, declared):
    archive.add(URL)
    body = "<!doctype html><link rel=stylesheet href=/s/site.css><p>调查结果正确。".encode("gbk")
    capture = kept(archive, body, media_type="text/html; charset=gb2312", members=[(STYLE, sheet, declared)])
    _, shown = framed(replay, way(client, capture))
    answer = replay.get(re.search(r'<link rel="stylesheet" href="([^"]+)"', shown.text)[1])
    assert ("新細明體" if "big5" in declared else "微软雅黑") in answer.text


@pytest.mark.parametrize("declared", ["text/html; charset=GBK", "text/html"])
def test_one_byte_euro_sign_in_gbk_is_decoded_as_browsers_do(archive, client, replay, declared):
    archive.add(URL)
    body = "<meta charset=gb2312><title>价格</title><p>价格".encode("gbk") + b"\x805</p>"
    _, inner = framed(replay, way(client, kept(archive, body, media_type=declared)))
    assert "价格€5" in inner.text


def test_image_with_a_query_in_the_encoding_of_its_page_is_shown(archive, client, replay):
    archive.add(URL)
    body = '<meta charset="gbk"><title>报告</title><p>报告</p><img src="/i.jsp?n=图">'.encode("gbk")
    at = "https://example.org/i.jsp?n=%CD%BC"
    page = kept(archive, body, media_type="text/html", members=[(at, PNG, "image/png")])
    _, inner = framed(replay, way(client, page))
    image = re.search(r'<img [^>]*src="([^"]+)"', inner.text)[1].replace("&amp;", "&")
    assert replay.get(image).content == PNG


@pytest.mark.parametrize(("body", "declared"), [
    (b"PK\x03\x04" + b"\x00" * 60, "application/zip"),
    (b"\x00\x01\x02" * 50, "text/html"),
    (b"<h1>x</h1>", "application/x-made-up"),
], ids=["zip", "binary as a page", "made up"])  # fmt: skip
def test_file_that_cannot_be_shown_refers_to_its_record(archive, client, replay, body, declared):
    archive.add(URL)
    path = way(client, kept(archive, body, media_type=declared))
    answer = replay.get(path)
    assert "not shown here" in answer.text
    assert "#download" in answer.text
    door, digits, rest = path.lstrip("/").split("/", 2)
    assert replay.get(f"/{door}/{digits}me_/{rest}").status_code == 404
    assert replay.get(f"/{door}/{digits}cs_/{rest}").status_code == 404


def test_pdf_is_opened_from_the_bar_with_ranges_and_etag(archive, client, replay):
    archive.add(URL)
    pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"
    outer = replay.get(way(client, kept(archive, pdf, media_type="application/octet-stream")))
    assert "It may run scripts of the PDF, and links in it lead to the live site." in outer.text
    paper = re.search(r'<a class="button" href="([^"]+pd_/[^"]+)"', outer.text)[1]
    answer = replay.get(paper)
    assert answer.content == pdf
    assert answer.headers["content-type"] == "application/pdf"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    part = replay.get(paper, headers={"range": "bytes=0-4"})
    assert (part.status_code, part.content) == (206, b"%PDF-")
    assert replay.get(paper, headers={"range": "bytes=999-"}).status_code == 416
    assert replay.get(paper, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(("body", "declared"), [
    (b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF", "application/pdf"), (b"PK\x03\x04" + b"\x00" * 60, "application/zip"),
], ids=["pdf", "zip"])  # fmt: skip
def test_file_in_a_frame_that_cannot_be_rendered_is_linked(archive, client, replay, body, declared):
    archive.add(URL)
    member = "https://example.org/member"
    path = way(client, kept(archive, b"<iframe src=/member></iframe>", members=[(member, body, declared)]))
    _, shown = framed(replay, path)
    inner = replay.get(re.search(r'<iframe src="([^"]+)"', shown.text)[1])
    found = re.search(r'<a href="([^"]+)" target="_top"', inner.text)[1]
    assert found.endswith(f"/20210302142000000/{member}")
    assert "sandbox allow-top-navigation-by-user-activation" in inner.headers["content-security-policy"]
    assert replay.get(found).status_code == 200


FRAME = "https://example.org/frame.html"


def in_frame(client, replay, capture):
    _, shown = framed(replay, way(client, capture))
    return replay.get(re.search(r'<iframe src="([^"]+)"', shown.text)[1])


@pytest.mark.parametrize(("hours", "drawn"), [(23, True), (25, False), (1500 * 24, False)])
def test_frame_kept_more_than_a_day_apart_is_linked_and_not_rendered(archive, client, replay, hours, drawn):
    archive.add(URL)
    page = kept(archive, b"<iframe src=/frame.html></iframe>")
    archive.now += hours * HOUR
    later = archive.now
    archive.add(FRAME)
    kept(archive, b"<p>Words of the frame", url=FRAME)
    archive.now = START
    inner = in_frame(client, replay, page)
    assert inner.status_code == 200
    assert ("Words of the frame" in inner.text) is drawn
    if not drawn:
        assert f"{later:%B %Y}" in inner.text
        found = re.search(r'<a href="([^"]+)" target="_top"', inner.text)[1]
        assert "Words of the frame" in framed(replay, found)[1].text
        chinese = way(client, page).replace(".en/", ".zh/", 1)
        assert (
            "另一时间收到的框架内容"
            in replay.get(re.search(r'<iframe src="([^"]+)"', framed(replay, chinese)[1].text)[1]).text
        )


def test_frame_of_the_same_visit_is_rendered(archive, client, replay):
    archive.add(URL)
    page = kept(archive, b"<iframe src=/frame.html></iframe>", members=[(FRAME, b"<p>Words of the frame", "text/html")])
    assert "Words of the frame" in in_frame(client, replay, page).text
    outer = replay.get(way(client, page)).text
    assert "the copy of a frame is more than a day older or newer" in outer


def test_page_requested_as_pdf_image_or_style_is_not_served(client, replay, page):
    door, digits, rest = way(client, page).lstrip("/").split("/", 2)
    assert replay.get(f"/{door}/{digits}pd_/{rest}").headers["location"] == f"/{door}/{digits}/{rest}"
    for form in ("me_", "cs_"):
        answer = replay.get(f"/{door}/{digits}{form}/{rest}")
        assert answer.status_code == 404
        assert "The findings hold" not in answer.text


def test_erased_copy_names_the_authority_on_replay(archive, client, replay, page):
    path = way(client, page)
    archive.app.purging.purge([archive.app.lookup.by_id(page)], "Court of X, 12/2026")
    answer = replay.get(path)
    assert answer.status_code == 410
    assert "purged by Court of X, 12/2026" in answer.text
    assert "Findings" not in answer.text


def test_content_coding_is_decoded_and_a_truncated_or_unsupported_one_refused(archive, client, replay):
    archive.add(URL)
    whole = http(BODY, gzipped=True)
    torn = http(gzip.compress(BODY)[:-30], headers=["Content-Encoding: gzip"])
    unsupported = http(BODY, headers=["Content-Encoding: compress"])
    none = http(BODY, headers=["Content-Encoding: made-up"])  # no coding has this name: the body is as it came
    for wire, status, words in (
        (whole, 200, "<iframe"),
        (torn, 422, "cannot be shown"),
        (unsupported, 422, "cannot be shown"),
        (none, 200, "<iframe"),
    ):
        capture = archive.look(URL, wire=wire)
        answer = replay.get(way(client, capture))
        assert (answer.status_code, words in answer.text) == (status, True)
        archive.now += HOUR


def test_very_long_page_is_not_rendered(archive, client, replay):
    archive.add(URL)
    path = way(client, kept(archive, b"<h1>x</h1>" + b"<b>" * markup.TAGS))
    door, digits, rest = path.lstrip("/").split("/", 2)
    assert "too long" in replay.get(f"/{door}/{digits}in_/{rest}").text


def test_page_whose_rewriting_would_grow_too_large_is_not_rendered(archive, client, replay):
    base = f"<base href='https://a.example/{'A' * 4000}/'>".encode()
    archive.add(URL)
    path = way(client, kept(archive, base + b"<a href=b>" * 6_000))
    door, digits, rest = path.lstrip("/").split("/", 2)
    assert "too long" in replay.get(f"/{door}/{digits}in_/{rest}").text


@pytest.mark.server
def test_url_with_an_empty_query_has_its_own_copy_on_replay(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_LISTEN="127.0.0.1:0")
    archive.add(URL)
    kept(archive, b"<p>Words of the plain address")
    archive.now += HOUR
    archive.add(f"{URL}?")
    capture = kept(archive, b"<p>Words of the other", url=f"{URL}?")
    server = web.serve(archive.app, archive.settings.listen, archive.settings.replay_listen)
    try:
        at = httpx.get(f"{server.url}/capture/{capture}/open").headers["location"]
        outer = httpx.get(at)
        assert outer.status_code == 200
        inner = re.search(r'<iframe[^>]* src="([^"]+)"', outer.text)[1]
        assert inner.endswith(f"{URL}?")
        assert "Words of the other" in httpx.get(f"{server.beside.url}{inner}").text
        assert "Words of the plain address" in httpx.get(f"{server.beside.url}{inner.removesuffix('?')}").text
    finally:
        server.stop()
        archive.close()
