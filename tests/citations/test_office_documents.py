"""What DOCX and ODT files cite: links of every kind, in text, tables, boxes and notes."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from xml.sax.saxutils import escape

import pytest

from archiver import citations
from tests.citations.making import docx, linked, mark, notes, odt, p, relations, run
from tests.support.office import ods, zipped

QUOTE = "the gates of the upper reservoir were opened in the night"


def read(data, name="report.docx"):
    return citations.read(data, name)


def told(document):
    return [(one.url, one.locator) for one in document.cited]


def field(instruction, said):
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in instruction)
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return char.format("begin") + pieces + char.format("separate") + run(said) + char.format("end")


def test_docx_cites_by_relationship_links_fields_and_urls_in_the_text():
    found = read(docx(
        p(run("See "), linked("r1", "the report"), run(" and https://plain.example/a_(b)."))
        + p(field([" HYPERLINK ", '"https://field.example/x" ', ' \\l "part"'], "there"))
        + p(f'<w:fldSimple w:instr=\' HYPERLINK "https://simple.example/" \'>{run("https://simple.example/")}</w:fldSimple>'),
        links={"r1": "https://linked.example/report?a=1"},
    ))  # fmt: skip
    assert told(found) == [
        ("https://linked.example/report?a=1", None), ("https://plain.example/a_(b)", None),
        ("https://field.example/x#part", None), ("https://simple.example/", None),
    ]  # fmt: skip
    assert found.notes == ()


def item(**data):
    return {"id": 1, "uris": ["http://manager.example/items/1"], "itemData": {"type": "report", **data}}


def citation(*items):
    return "CSL_CITATION " + json.dumps(
        {"citationID": "a", "citationItems": list(items), "schema": "https://schema.example/csl.json"}
    )


ENDNOTE = (
    "<EndNote><Cite><record><urls><related-urls><url>https://e.example/a?b=1&amp;c=2</url></related-urls></urls>"
    "<electronic-resource-num>10.1234/e.5</electronic-resource-num></record></Cite></EndNote>"
)


def test_docx_cites_by_fields_of_reference_managers():
    coded = base64.b64encode(ENDNOTE.replace("e.example/a", "f.example/d").replace("e.5", "f.6").encode()).decode()
    tagged = base64.b64encode(json.dumps({"citationItems": [item(URL="https://m.example/")]}).encode()).decode()
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">{coded}</w:fldData></w:fldChar></w:r>'
    )
    hidden = (
        f'{begin}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = read(docx(
        p(run("It fell "), field([escape(f" ADDIN ZOTERO_ITEM {citation(item(URL='https://z.example/a'), item(DOI='10.1234/z.5', title='B'))}")], "(A 2019)"))
        + p(field([escape(f" ADDIN EN.CITE {ENDNOTE}")], "(C 2018)")) + p(hidden)
        + p(field([escape(f" ADDIN {citation(item(title='Without'))}")], "(D 2017)"))
        + f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{tagged}"/></w:sdtPr><w:sdtContent>{p(run("(E 2016)"))}</w:sdtContent></w:sdt>',
    ))  # fmt: skip
    assert told(found) == [
        ("https://z.example/a", None), ("https://doi.org/10.1234/z.5", None), ("https://e.example/a?b=1&c=2", None),
        ("https://doi.org/10.1234/e.5", None), ("https://f.example/d?b=1&c=2", None), ("https://doi.org/10.1234/f.6", None), ("https://m.example/", None),
    ]  # fmt: skip
    assert {one.changed[0] for one in found.cited} == {"in a field of a reference manager"}
    assert found.notes == ()


def test_reference_manager_field_does_not_repeat_a_url_shown_in_its_note():
    entry = item(URL="https://z.example/a", DOI="10.1234/z.5")
    note = p(field([escape(f" ADDIN ZOTERO_ITEM {citation(entry)}")], "A, 2019, https://doi.org/10.1234/z.5"))
    found = read(docx(p(run(f"It says “{QUOTE}”."), mark("footnote", 1)), footnotes=notes("footnote", n1=note)))
    assert [(one.url, one.locator, one.quote) for one in found.cited] == [
        ("https://doi.org/10.1234/z.5", "footnote 1", QUOTE)
    ]


@pytest.mark.parametrize(
    "instruction",
    ["ADDIN ZOTERO_ITEM CSL_CITATION {&quot;citationItems&quot;: [", "ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;"],
)
def test_unreadable_reference_manager_field_is_noted(instruction):
    found = read(docx(p(field([f" {instruction}"], "(A 2019), https://a.example/"))))
    assert told(found) == [("https://a.example/", None)]
    assert found.notes == ("1 field of a reference manager could not be read: damaged, or too long",)


def test_link_that_shows_another_url_is_one_citation_of_its_target():
    found = read(docx(p(linked("r1", "https://example.org/shown")), links={"r1": "https://example.org/meant"}))
    assert told(found) == [("https://example.org/meant", None)]


def test_notes_get_their_displayed_numbers_and_the_quote_before_their_mark():
    found = read(docx(
        p(run(f"It says: “{QUOTE}”"), mark("footnote", 7), run(" and more."), mark("footnote", 2), mark("endnote", 5)),
        footnotes=notes(
            "footnote", n2=p(run("Other, https://b.example/ and https://c.example/.")),
            n7=p(run("Institute, "), linked("r9", "a link")) + p(run("see also "), linked("r9", "it")),
        ),
        footnotes_links=relations({"r9": "https://a.example/"}),
        endnotes=notes("endnote", n5=p(run("https://a.example/"))),
    ))  # fmt: skip
    assert [(one.url, one.locator, one.quote) for one in found.cited] == [
        ("https://b.example/", "footnote 2", None), ("https://c.example/", "footnote 2", None),
        ("https://a.example/", "footnote 1", QUOTE), ("https://a.example/", "endnote 1", None),
    ]  # fmt: skip


def test_note_with_two_urls_quotes_neither():
    found = read(docx(
        p(run(f"It says: “{QUOTE}”"), mark("footnote", 1)),
        footnotes=notes("footnote", n1=p(run("https://b.example/; https://c.example/"))),
    ))  # fmt: skip
    assert [one.quote for one in found.cited] == [None, None]


def test_quote_directly_before_a_link_is_taken():
    found = read(
        docx(p(run(f"It says: “{QUOTE}” ("), linked("r1", "source"), run(")")), links={"r1": "https://a.example/"})
    )
    assert [one.quote for one in found.cited] == [QUOTE]


def test_tables_and_text_boxes_are_read_without_their_fallback_copy():
    box = "<w:txbxContent>{}</w:txbxContent>"
    either = (
        f"<mc:AlternateContent><mc:Choice>{box.format(p(run('https://box.example/ one')))}</mc:Choice>"
        f"<mc:Fallback>{box.format(p(run('https://fallback.example/')))}</mc:Fallback></mc:AlternateContent>"
    )
    found = read(docx(
        f"<w:tbl><w:tr><w:tc>{p(run('https://cell.example/'))}</w:tc></w:tr></w:tbl>" + p(f"<w:r>{either}</w:r>", run("around")),
    ))  # fmt: skip
    assert told(found) == [("https://cell.example/", None), ("https://box.example/", None)]


def test_deleted_and_hidden_text_is_not_cited():
    found = read(docx(
        p(f"<w:del>{linked('r1', 'x')}<w:r><w:delText>https://deleted.example/</w:delText></w:r></w:del>", run("https://kept.example/"))
        + p(run("https://hidden.example/", "<w:rPr><w:vanish/></w:rPr>")),
        links={"r1": "https://deleted.example/2"},
    ))  # fmt: skip
    assert told(found) == [("https://kept.example/", None)]


def test_links_that_are_no_citations_are_left_aside_and_noted():
    found = read(docx(
        p(*(linked(f"r{n}", "x") for n in range(1, 8)), f'<w:hyperlink w:anchor="_Toc1">{run("contents")}</w:hyperlink>', run(" https://good.example/")),
        links={
            "r1": "mailto:me@example.org", "r2": "file:///C:/report.docx", "r3": "other.docx", "r4": "ftp://files.example/x",
            "r5": "http://", "r6": "https://me:geheim@private.example/", "r7": "javascript:alert(1)",
        },
    ))  # fmt: skip
    assert told(found) == [("https://good.example/", None)]
    whole = "\n".join(found.notes)
    for one in (
        "1 address of mail", "1 link to a file", "1 link without a host", "1 link to no page", "1 link to a place of the document",
        "ftp://files.example/x: only http and https are fetched", "http://: the URL has no host name", "//…@private.example/",
    ):  # fmt: skip
        assert one in whole
    assert "geheim" not in whole


def test_title_comes_from_the_metadata_or_the_first_heading():
    head = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What was seen</w:t></w:r></w:p>'
    assert read(docx(head + p(run("https://a.example/")), title=" My  report ")).title == "My report"
    assert read(docx(head + p(run("https://a.example/")))).title == "What was seen"
    assert read(docx(p(run("https://a.example/")))).title is None
    assert read(odt("<text:h>What was seen</text:h>", title="My report")).title == "My report"
    assert read(odt("<text:h>References</text:h><text:h>What was seen</text:h>")).title == "What was seen"
    assert (
        read(odt('<text:p text:style-name="Title">What was seen</text:p><text:h>One</text:h>')).title == "What was seen"
    )


def test_odt_cites_by_links_notes_boxes_and_urls():
    note = '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>'
    link = '<text:a xlink:href="{0}">{1}</text:a>'
    found = read(odt(
        f"<text:p>It says: “{QUOTE}”{note.format('footnote', '34', 'See ' + link.format('https://a.example/', '<text:span>https://a.example/</text:span>'))} and"
        f" more{note.format('endnote', 'iii', 'https://b.example/.')} at {link.format('https://c.example/x?a=1&amp;b=2', 'here')}.</text:p>"
        "<text:p>w<draw:frame><draw:text-box><text:p>https://box.example/</text:p></draw:text-box></draw:frame>ww</text:p>"
        "<text:tracked-changes><text:p>https://gone.example/</text:p></text:tracked-changes>"
        f"<text:p>{link.format('#part', 'x')}{link.format('mailto:a@b.example', 'x')}</text:p>"
    ), "report.odt")  # fmt: skip
    assert [(one.url, one.locator, one.quote) for one in found.cited] == [
        ("https://c.example/x?a=1&b=2", None, None), ("https://a.example/", "footnote 34", QUOTE), ("https://b.example/", "endnote iii", None),
        ("https://box.example/", None, None),
    ]  # fmt: skip
    assert found.notes == ("left aside: 1 link to a place of the document, 1 address of mail",)


@pytest.mark.parametrize("name", ["report", "report.pdf", "-"])
def test_office_file_is_recognised_by_its_bytes(name):
    assert told(citations.read(docx(p(run("https://a.example/"))), name)) == [("https://a.example/", None)]
    assert citations.is_document(docx(p(run("x"))), name)
    assert citations.is_document(odt("<text:p>x</text:p>"), name)
    sheet = "<table:table><table:table-row><table:table-cell><text:p>https://a.example/</text:p></table:table-cell></table:table-row></table:table>"
    assert told(citations.read(zipped(ods(sheet)), name)) == [("https://a.example/", None)]


def test_identifiers_and_archive_copies_are_resolved_to_their_originals():
    found = read(docx(
        p(run("doi:10.1000/xyz, "), linked("r1", "a copy"), linked("r2", "the paper")),
        links={"r1": "https://web.archive.org/web/2019/http://old.example/x", "r2": "https://dx.doi.org/10.1000/xyz"},
    ))  # fmt: skip
    first, copy = found.cited
    assert (first.written, first.url, first.changed) == (
        "doi:10.1000/xyz",
        "https://doi.org/10.1000/xyz",
        ("the DOI 10.1000/xyz, by its resolver",),
    )
    assert (copy.written, copy.url) == ("https://web.archive.org/web/2019/http://old.example/x", "http://old.example/x")
    assert copy.changed == ("the original of a copy at web.archive.org",)


def changed(data, name, how):
    """A DOCX with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            if (part := how(old.read(one)) if one == name else old.read(one)) is not None:
                new.writestr(one, part)
    return out.getvalue()


def damaged(data, name):
    """A file in which a part does not match its checksum."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        at = file.getinfo(name).header_offset + 30 + len(name) + 40
    return data[:at] + b"\xff\xff\xff" + data[at + 3 :]


FOOTNOTES = "its footnotes were not read, or not to their end: that part is damaged, or too large"
TEXT = "its text was not read, or not to its end: that part is damaged, or too large"
LOST = "1 link leads to what the document does not say: the list of its addresses is damaged or missing"


@pytest.mark.parametrize(("part", "how", "note"), [
    ("word/document.xml", lambda part: part[: len(part) // 2], TEXT), ("word/document.xml", None, TEXT),
    ("word/footnotes.xml", lambda part: part[: len(part) // 2], FOOTNOTES), ("word/footnotes.xml", lambda _: None, FOOTNOTES), ("word/footnotes.xml", None, FOOTNOTES),
    ("word/_rels/footnotes.xml.rels", lambda _: b"x", LOST), ("word/_rels/footnotes.xml.rels", lambda _: None, LOST),
])  # fmt: skip
def test_damaged_or_missing_docx_part_is_noted(part, how, note):
    whole = docx(
        p(run("See https://a.example/1"), mark("footnote", 1)) + p(run("and https://a.example/2.")),
        footnotes=notes("footnote", n1=p(run("https://b.example/"), linked("f1", "there"))),
        footnotes_links=relations({"f1": "https://c.example/"}),
    )
    assert read(whole).notes == ()
    torn = damaged(whole, part) if how is None else changed(whole, part, how)
    assert note in read(torn).notes


def test_odt_with_truncated_text_is_noted():
    whole = odt("<text:p>https://a.example/</text:p><text:p>https://b.example/</text:p>")
    assert read(whole).notes == ()
    torn = changed(whole, "content.xml", lambda part: part[: part.index(b"</text:p><text:p>") + 20])
    assert read(torn).notes == ("its text was not read to its end: that part is damaged, or too large",)
