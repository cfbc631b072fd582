"""The members of a page, and what becomes of a source whose document is lost."""

from __future__ import annotations

import pytest

from archiver import observe
from storage.model import Finding, Role
from tests.judgement.looks import (
    CHINESE,
    HTML,
    PARAGRAPHS,
    ROOT,
    URL,
    again,
    exchange,
    failed,
    judged,
    look,
    notice,
    page,
    reference,
)
from tests.text.test_text import docx, html, pdf


def test_documents_styles_images_and_fonts_of_a_page_are_its_members():
    extra = (
        '<a href="/files/annex.docx">annex</a><a href="/download.jsp?id=7">附件1：报告.pdf</a><img src="/map.png">'
        '<iframe src="/files/r.pdf"></iframe><a href="/next.htm">next</a>'
    )
    got = html(page(extra=extra, head='<link rel=stylesheet href="/s.css"><link rel=preload as=font href="/f.woff2">'))
    base = "https://institute.example"
    assert observe.find_members(got, URL) == (
        (f"{base}/files/annex.docx", Role.DOCUMENT), (f"{base}/download.jsp?id=7", Role.DOCUMENT),
        (f"{base}/files/r.pdf", Role.DOCUMENT), (f"{base}/s.css", Role.STYLE), (f"{base}/map.png", Role.IMAGE),
        (f"{base}/f.woff2", Role.FONT),
    )  # fmt: skip
    assert {role for _, role in observe.find_members(got, URL, documents_only=True)} == {Role.DOCUMENT}
    assert observe.find_members(html("plain"), URL) == ()


@pytest.mark.parametrize(
    ("link", "member"),
    [
        ('<a href="/download.php?id=12">Download the report (PDF, 2 MB)</a>', True),
        ('<a href="/bitstream/10/7">Full text [docx]</a>', True),
        ('<a href="/get_file?id=7">Tables, xlsx, 340 kB</a>', True),
        ('<a href="/download.php?id=12">Download the app</a>', False),
        ('<a href="/articles/12">Read the article (PDF)</a>', False),
        ('<a href="/download/how-to-read-pdf">How to read our PDF files</a>', False),
    ],
)
def test_download_link_that_names_a_document_format_is_a_member(link, member):
    assert bool(observe.find_members(html(page(extra=link)), URL)) is member


FRAMES = (
    "<html><head><title>Reports</title></head><frameset cols='20%,80%'><frame src=menu.html><frame src=body.html>"
    "<noframes>Your browser does not support frames.</noframes></frameset></html>"
)


def test_frameset_is_content_and_its_frames_are_members():
    assert judged(FRAMES) is Finding.FIRST
    assert [url.rpartition("/")[2] for url, _ in observe.find_members(html(FRAMES), URL)] == ["menu.html", "body.html"]


def test_alert_box_that_is_all_a_page_shows_is_read():
    for said, finding in (
        ("对不起，您要查看的信息不存在！", Finding.SOFT_GONE),
        ("抱歉，该文章已被删除", Finding.SOFT_GONE),
        ("请先登录！", Finding.LOGIN),
    ):
        box = f'<html><head><meta charset=utf-8></head><body><script>alert("{said}");history.go(-1);</script></body></html>'
        assert again(box) is finding
    assert judged(page(extra='<script>alert("This page does not exist")</script>')) is Finding.FIRST


def document(body: bytes, status: int = 200, declared: str = "application/pdf"):
    return exchange(body, url=ROOT + "files/r.pdf", status=status, declared=declared, role=Role.DOCUMENT)


REPORT = pdf(*PARAGRAPHS)
CARRIER = page(CHINESE[:3], "报告", extra='<iframe src="/files/r.pdf"></iframe>')


@pytest.mark.parametrize(
    ("got", "member", "finding"),
    [
        (document(REPORT), Finding.SAME, Finding.SAME),
        (document(b"<h1>Not Found</h1>", 404, HTML), Finding.GONE, Finding.GONE),
        (document(notice("404", "文件不存在").encode(), 200, HTML), Finding.SOFT_GONE, Finding.SOFT_GONE),
        (document(pdf(*PARAGRAPHS[:-1])), Finding.ALTERED, Finding.ALTERED),
        (document(b"<h1>403 Forbidden</h1>", 403, HTML), Finding.DENIED, Finding.SAME),
    ],
)
def test_lost_or_altered_document_is_a_loss_or_alteration_of_the_source(got, member, finding):
    last = reference(CARRIER, document(REPORT))
    seen = look(exchange(CARRIER), got, last=last)
    assert seen.observation.members[0].finding is member
    assert seen.finding is finding


def test_failed_document_changes_nothing_and_a_missing_one_at_a_first_look_is_noted():
    last = reference(CARRIER, document(REPORT))
    fallen = failed(Finding.TIMEOUT, role=Role.DOCUMENT, url=ROOT + "files/r.pdf")
    seen = look(exchange(CARRIER), fallen, last=last)
    assert (seen.finding, seen.observation.members[0].finding) == (Finding.SAME, Finding.TIMEOUT)
    first = look(exchange(CARRIER), document(b"nothing", 404, HTML))
    assert (first.finding, first.observation.members[0].finding) == (Finding.FIRST, Finding.GONE)
    word = exchange(docx(*PARAGRAPHS), url=ROOT + "a.docx", declared="application/msword", role=Role.DOCUMENT)
    assert look(exchange(CARRIER), word).observation.members[0].finding is Finding.FIRST
