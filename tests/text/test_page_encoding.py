"""The queries of links are sent in the encoding of their page, as browsers do (WHATWG URL 4.4)."""

from __future__ import annotations

import pytest

from archiver.observe import requisites
from archiver.text import extract

URL = "https://www.example.cn/list/"


def _links(charset: str, *hrefs: str) -> list[str]:
    anchors = "".join(f"<p><a href='{href}'>A notice of the council</a></p>" for href in hrefs)
    page = f"<html><head><meta charset={charset}><title>通知 公告</title></head><body><h1>通知 公告</h1>{anchors}</body></html>"
    return [
        link.url for link in extract(page.encode(charset, "xmlcharrefreplace"), media_type="text/html", url=URL).links
    ]


@pytest.mark.parametrize(
    ("charset", "href", "url"),
    [
        ("gb2312", "/doc.asp?f=通知", "https://www.example.cn/doc.asp?f=%CD%A8%D6%AA"),
        ("gbk", "down?n=通知&amp;p=1", "https://www.example.cn/list/down?n=%CD%A8%D6%AA&p=1"),
        ("big5", "?f=通知", "https://www.example.cn/list/?f=%B3q%AA%BE"),
        ("shift_jis", "/a?q=表", "https://www.example.cn/a?q=%95\\"),
        ("windows-1251", "/a?q=закон", "https://www.example.cn/a?q=%E7%E0%EA%EE%ED"),
        ("windows-1251", "/a?q=通", "https://www.example.cn/a?q=%26%2336890%3B"),
        ("gb2312", "/通知.pdf", "https://www.example.cn/%E9%80%9A%E7%9F%A5.pdf"),
        ("utf-8", "/doc.asp?f=通知", "https://www.example.cn/doc.asp?f=%E9%80%9A%E7%9F%A5"),
    ],
)
def test_query_of_a_link_is_in_the_encoding_of_its_page(charset, href, url):
    assert _links(charset, href) == [url]


def test_query_of_an_image_is_in_the_encoding_of_its_page():
    named = requisites("<video poster='/img?name=图'></video>", URL, "gb18030")
    assert [*named.images] == ["https://www.example.cn/img?name=%CD%BC"]
