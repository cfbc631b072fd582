"""Malicious and damaged files: read in part or refused clearly, in bounded time."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from archiver import citations
from archiver.citations.gathering import MOST
from archiver.readers.citing import cited
from tests.citations.making import Pages, docx, linked, mark, notes, odt, p, run

SECONDS = 20


def outcome(data, name):
    """The document, or the reason for its refusal; nothing else may happen."""
    began = time.process_time()
    try:
        return citations.read(data, name)
    except citations.Refused as error:
        return str(error)
    finally:
        assert time.process_time() - began < SECONDS


def whole():
    pages = Pages("T")
    pages.page(
        "See https://a.example/ here.1", "1 and https://b.example/ there", links=[(0, "here", "https://c.example/")]
    )
    return {
        "a.pdf": pages.bytes(),
        "a.docx": docx(
            p(run("x"), linked("r1", "x")),
            links={"r1": "https://a.example/"},
            footnotes=notes("footnote", n1=p(run("x"))),
        ),
        "a.odt": odt("<text:p>https://a.example/</text:p>"),
        "a.html": b"<!DOCTYPE html><p>See <a href='https://a.example/'>x</a></p>",
        "a.md": b"[x](https://a.example/) [^1]\n\n[^1]: https://b.example/\n",
    }


@pytest.mark.parametrize("name", whole())
def test_torn_or_altered_files_are_read_in_part_or_refused(name):
    data = whole()[name]
    chance = random.Random(name)
    for _ in range(60):
        torn = bytearray(data[: chance.randrange(len(data))])
        for _ in range(chance.randrange(6)):
            if torn:
                torn[chance.randrange(len(torn))] = chance.randrange(256)
        outcome(bytes(torn), name)


def test_zip_bomb_is_read_or_refused_in_bounded_time():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/document.xml", b"<w:document xmlns:w='x'>" + b" " * (300 << 20))
    assert len(file.getvalue()) < 1 << 20
    outcome(file.getvalue(), "a.docx")


def test_xml_entities_are_not_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE d [<!ENTITY l0 "https://lol.example/">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    xml += (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9; &f; https://a.example/'
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as out:
        out.writestr("word/document.xml", xml)
    found = outcome(bomb.getvalue(), "a.docx")
    assert isinstance(found, str) or {one.url for one in found.cited} <= {"https://a.example/"}


@pytest.mark.parametrize(("name", "data"), [
    ("deep.html", b"<div>" * 100_000 + b"<a href='https://a.example/'>x</a>"),
    ("links.html", b"<p>" + b"<a href='https://a.example/'>x" * 50_000),
    ("notes.html", b"<p>" + b"<a href='#n'>1</a><b id='n'>" * 30_000),
    ("brackets.md", b"[" * 200_000), ("images.md", b"[" + b"![x]" * 50_000), ("ticks.md", b"`a" * 100_000), ("angles.md", b"<a href=" * 50_000),
    ("marks.md", b"[^1] " * 50_000 + b"\n\n[^1]: https://a.example/"), ("comments.md", b"<!-- " * 200_000), ("ended.md", b"<!---->" * 40 + b"see https://a.example/"), ("definitions.md", b"[a]: b\n" * 100_000),
    ("quotes.txt", "“".encode() * 100_000 + b" (https://a.example/"), ("long.txt", b"https://a.example/" + b"a" * 500_000),
    ("parentheses.txt", b"see https://a.example/" + b"(" * 100_000), ("slashes.txt", b"see https://a.example/" + b"/\n" * 100_000),
    ("blank.txt", b"\n" * 200_000), ("many.txt", b"https:// " * 300_000), ("dots.txt", b"a." * 300_000 + b"com/x"), ("doi.txt", b"doi 10.1000/" * 100_000),
    ("deep.odt", odt("<text:span>" * 5000)), ("deep.docx", docx("<w:p>" * 5000)),
    ("nested.odt", odt("<text:p>" * 200 + "https://a.example/" + "</text:p>" * 200)),
    ("references.docx", docx(p(mark("footnote", 1)) + "".join(mark("footnote", n) for n in range(30_000)))),
    ("fields.docx", docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + "</w:p>")),
    ("ends.docx", docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000 + "</w:p>")),
    ("empty", b""), ("image.png", b"\x89PNG\r\n\x1a\n" + bytes(100)), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ("a.rtf", b"{\\rtf1 x}"),
    ("a.pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 20_000), ("a.zip", b"PK\x03\x04" + bytes(200)),
])  # fmt: skip
def test_input_crafted_to_be_slow_is_read_in_bounded_time(name, data):
    outcome(data, name)


def test_unreadable_file_is_refused_with_advice():
    assert "save it as DOCX or ODT" in outcome(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc")
    assert "save it as DOCX or ODT" in outcome(b"{\\rtf1 x}", "a.rtf")
    assert "it is image/png" in outcome(b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png")
    assert "damaged" in outcome(b"%PDF-1.7\nnothing", "a.pdf")
    assert "larger than 32 MiB" in outcome(b"a " * (17 << 20), "a.txt")


def test_too_many_citations_are_refused_not_counting_duplicates():
    text = "".join(f"see https://a.example/{n}\n" for n in range(MOST + 1))
    assert "more than 5000" in outcome(text.encode(), "a.txt")
    assert len(outcome(text.rpartition("see")[0].encode(), "a.txt").cited) == MOST
    same = docx(p(*(run("https://a.example/ ") for _ in range(MOST * 3))))
    assert len(outcome(same, "a.docx").cited) == 1


def test_reader_process_reads_and_refuses_the_same():
    for name, data in whole().items():
        assert cited(data, name) == citations.read(data, name)
    with pytest.raises(citations.Refused, match="save it as DOCX"):
        cited(b"{\\rtf1 x}", "a.rtf")
    here = cited(b"<!DOCTYPE html><p>See <a href='/x'>this and that</a> of it.</p>", "a.html", "https://me.example/")
    assert [one.url for one in here.cited] == ["https://me.example/x"]


def test_unread_text_of_an_oversized_docx_part_is_noted():
    body = p(run("x")) + f"<!--{' ' * (65 << 20)}-->" + p(run("https://b.example/"))
    found = citations.read(docx(body, footnotes=notes("footnote", n1=p(run("https://a.example/")))), "a.docx")
    assert [one.url for one in found.cited] == ["https://a.example/"]
    assert found.notes == ("its text was not read, or not to its end: that part is damaged, or too large",)
