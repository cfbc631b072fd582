"""Files that a page's links reach otherwise than by their `href` are its documents."""

from __future__ import annotations

import pytest

from archiver.observe import find_members
from archiver.text import extract
from storage.model import Role
from tests.support.site import prose

URL = "https://a.example/papers/1.html"
FILE = "https://a.example/files/a.pdf"
CASES = {
    "a call": ("""<a href="javascript:void(0)" onclick="openFile('/files/a.pdf')">Annex</a>""", FILE),
    "in the address": ("""<a href="javascript:download('/files/a.pdf')">附件1</a>""", FILE),
    "a button": ("""<button onclick="location.href='/files/a.pdf'">Download</button>""", FILE),
    "beside it": ("""<a href="#" data-href="/files/a.pdf">Annex</a>""", FILE),
    "a book": ("""<div class="_df_book" source="/files/a.pdf"></div>""", FILE),
    "by its type": ("""<a href="/api/file/81" type="application/pdf">Annex</a>""", "https://a.example/api/file/81"),
    "by the name it is saved as": (
        """<a href="/api/file/81" download="annex.pdf">Annex</a>""", "https://a.example/api/file/81",
    ),
    "by its title": ("""<a href="/api/file/81" title="名单.xlsx">附件</a>""", "https://a.example/api/file/81"),
    "an area of a map": ("""<img src="m.png" usemap="#m"><map name="m"><area href="/files/a.pdf" alt="Annex"></map>""", FILE),
    "a form": ("""<form action="/files/a.pdf"><button>Download</button></form>""", FILE),
    "an attachment": (
        """<a href="#" onclick="window.open('/virtual_attach_file.vsb?oid=1&amp;tid=2')">附件：名单.xlsx</a>""",
        "https://a.example/virtual_attach_file.vsb?oid=1&tid=2",
    ),
}  # fmt: skip
OTHERS = {
    "a page": """<a href="#" onclick="location.href='/news/4.html'">News</a>""",
    "a note of its own": """<a href="#n1" title="note 1">1</a>""",
    "a page that is counted": """<a href="/news/4.html" onclick="count('/files/a')">News</a>""",
    "a title": """<a href="/news/4.html" title="What PDF is">News</a>""",
    "an area that leads to a page": """<map name="m"><area href="/news/4.html" alt="News"></map>""",
    "a form that is posted": """<form action="/files/a.pdf" method="post"><input name="mail"></form>""",
    "nothing": """<a href="javascript:void(0)" onclick="toggle()">More</a>""",
}


def carried(link, *, before=""):
    page = f"<!doctype html><title>Report</title>{before}<main><h1>Report</h1><p>{prose('report', 90)}</p><p>{link}</p></main>"
    return find_members(extract(page.encode(), url=URL), URL, documents_only=True)


@pytest.mark.parametrize(("link", "url"), CASES.values(), ids=CASES)
def test_file_is_a_document_whatever_its_link_looks_like(link, url):
    assert carried(link) == ((url, Role.DOCUMENT),)


@pytest.mark.parametrize("link", OTHERS.values(), ids=OTHERS)
def test_link_to_a_page_or_nowhere_is_not_a_document(link):
    assert carried(link) == ()


def test_download_button_in_the_navigation_is_not_a_document():
    assert carried("", before=f"<nav>{CASES['a button'][0]}</nav>") == ()
