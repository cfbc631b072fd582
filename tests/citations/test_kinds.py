"""What kind a file is: a list, a text, or something that is refused with advice."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from ada_url import URL

from archiver import citations

CHINESE = "村里的医院\n研究所在五月发表了报告，后来又撤回。\n见https://a.example.cn/b.html。\n注释\n①王某：《报告》，https://b.example.cn/c.html，五月访问。\n"


@pytest.mark.parametrize("name", ["a.rdf", "a.txt", "a.xml", "a"])
@pytest.mark.parametrize("text", [
    '<rdf:RDF xmlns:rdf="http://a.example/ns#" xmlns:b="http://b.example/ns#"><b:Document rdf:about="https://c.example/"/></rdf:RDF>',
    '<?xml version="1.0"?>\n<xml><records><url>https://c.example/</url></records></xml>', "<xml><records><url>https://c.example/</url></records></xml>\n",
    '<!-- made by a program -->\n<modsCollection xmlns="http://a.example/mods">\n<url>https://c.example/</url>\n</modsCollection>',
])  # fmt: skip
def test_xml_is_refused_with_advice(text, name):
    assert citations.is_document(text.encode(), name)
    with pytest.raises(citations.Refused, match=r"it is XML: .*export RIS, BibTeX or CSL-JSON"):
        citations.read(text.encode(), name)


def test_refusal_of_a_file_names_the_formats_that_are_read():
    with pytest.raises(citations.Refused, match=r"CSL-JSON and text are, and lists: CSV, TOML or an address a line"):
        citations.read(b"\x89PNG\r\n\x1a\n", "a.png")


def test_chinese_text_without_spaces_is_no_url_list():
    assert citations.is_document(CHINESE.encode(), "a.txt")
    assert [one.url for one in citations.read(CHINESE.encode(), "a.txt").cited] == [
        "https://a.example.cn/b.html", "https://b.example.cn/c.html",
    ]  # fmt: skip
    assert not citations.is_document("https://a.example.cn/报告/一\nhttps://b.example.cn/二.pdf\n".encode(), "a.txt")
    assert not citations.is_document("a.example/x\nhttps://b.example.cn/二.pdf\nhttps://c.example/\n".encode(), "a.txt")


def test_web_archives_are_refused_as_such_and_not_read_as_texts():
    """The headers of a WARC were registered as if a work cited them."""
    warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    arc = b"filedesc://a.arc 0.0.0.0 20080430204825 text/plain 9\n1 0 Crawl\n\nhttp://a.example/ 192.0.2.1 2008 text/html 0\n"
    wacz = io.BytesIO()
    with zipfile.ZipFile(wacz, "w") as out:
        out.writestr("datapackage.json", "{}")
        out.writestr("archive/a.warc.gz", gzip.compress(warc))
    for data, name in ((warc, "a.warc"), (warc, "a.txt"), (gzip.compress(warc), "a.warc.gz"), (arc, "a.arc"),
                       (gzip.compress(arc), "a.arc.gz"), (wacz.getvalue(), "a.wacz")):  # fmt: skip
        assert citations.is_document(data, name), name
        with pytest.raises(citations.Refused, match=r"it is a web archive: .* import a list of them"):
            citations.read(data, name)
    with pytest.raises(citations.Refused, match="it is a gzip file: unpack it first"):
        citations.read(gzip.compress(b"See http://a.example/"), "a.gz")


@pytest.mark.parametrize(("text", "codec"), [
    ("参考 https://a.example.cn/公告.html，2019年；", "gbk"), ("公告：https://a.example.tw/公告", "big5"),
])  # fmt: skip
def test_text_of_ambiguous_charset_is_refused(text, codec):
    with pytest.raises(citations.Refused, match="save it as UTF-8"):
        citations.read(text.encode(codec), "a.md")


def test_utf_8_and_utf_16_text_is_read():
    for codec in ("utf-8", "utf-16"):
        found = citations.read("见 https://a.example.cn/公告".encode(codec), "a.md")
        assert [one.url for one in found.cited] == ["https://a.example.cn/公告"]


@pytest.mark.parametrize(("text", "codec", "found"), [
    ("Die Größe: https://a.example/größe.html", "latin-1", "https://a.example/größe.html"), ("It cost £5 (https://a.example/) or 20°.", "latin-1", "https://a.example/"),
    ("见 https://a.example.cn/b.html，" + CHINESE * 3, "gbk", "https://a.example.cn/b.html"),
])  # fmt: skip
def test_text_that_fits_only_one_charset_is_read(text, codec, found):
    assert citations.read(text.encode(codec), "a.md").cited[0].url == found


@pytest.mark.parametrize(
    ("codec", "query"), [("gb18030", "%B1%A8%B8%E6"), ("utf-8", "%E6%8A%A5%E5%91%8A")], ids=["GBK", "UTF-8"]
)
@pytest.mark.parametrize("start", ["http://a.example/", "/"], ids=["absolute", "relative"])
def test_query_of_a_link_is_cited_in_the_encoding_of_its_page(start, codec, query):
    label = "gbk" if codec == "gb18030" else codec
    markup = (
        f'<!doctype html><meta charset={label}><p>请见<a href="{start}路/s.jsp?file=报告#注">报告</a>及其附件。</p>'
    )
    (one,) = citations.read(markup.encode(codec), "list.html", url="http://a.example/list.html").cited
    assert URL(one.url).href == f"http://a.example/%E8%B7%AF/s.jsp?file={query}#%E6%B3%A8"
