"""Office files: their text is what a reader of the document sees, whatever program wrote it; damage yields less of
it."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from archiver import text
from archiver.text import Kind, compare, quotes_found
from tests.judgement.looks import PARAGRAPHS
from tests.text.test_text import archive

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_MATHS = "http://purl.oclc.org/ooxml/officeDocument/math"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
SENTENCE = "On the night of the transfer the gates of the upper reservoir were opened without any warning."
PACKED = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def paragraph(said):
    return f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"


def part(body, *, word=WORD, maths=MATHS):
    return (
        f'<w:document xmlns:w="{word}" xmlns:m="{maths}" xmlns:mc="{COMPATIBLE}"><w:body>{body}</w:body></w:document>'
    )


def related(**parts):
    """The relationships part of a package or of a part: type and target of each."""
    told = "".join(f'<Relationship Id="{n}" Type="{RELATIONS}/{n}" Target="{one}"/>' for n, one in parts.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'


def types(name):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Override PartName="{name}" ContentType="{kind}"/></Types>'


def docx(body, **names):
    return text.extract(archive(**{"word/document.xml": part(body, **names)}))


def odt(body, **parts):
    spaces = f'xmlns:office="{OFFICE}" xmlns:text="{ODT_TEXT}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return text.extract(archive(mimetype=ODT_TYPE, **{"content.xml": content, **parts}))


def test_strict_ooxml_names_are_read_like_transitional_ones():
    body = "".join(map(paragraph, PARAGRAPHS)) + "<w:p><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>"
    old, new = docx(body), docx(body, word=STRICT, maths=STRICT_MATHS)
    assert old.visible.split("\n") == [*PARAGRAPHS, "E=mc"]
    assert new.visible == old.visible


@pytest.mark.parametrize("word", [WORD, STRICT])
@pytest.mark.parametrize("mark", ["<w:strike/>", '<w:dstrike w:val="true"/>', "<w:vanish/>"])
def test_struck_out_or_hidden_runs_are_not_text(mark, word):
    def said(setting):
        return docx(
            f"<w:p><w:r><w:t>He was </w:t></w:r><w:r>{setting}<w:t>not </w:t></w:r><w:r><w:t>guilty.</w:t></w:r></w:p>",
            word=word,
        ).visible

    off = mark.replace("/>", ' w:val="0"/>').replace(' w:val="true"', "")
    assert said(f"<w:rPr>{mark}</w:rPr>") == "He was guilty."
    assert (
        said(f"<w:rPr>{off}</w:rPr>")
        == said(f"<w:rPr><w:b/><w:rPrChange><w:rPr>{mark}</w:rPr></w:rPrChange></w:rPr>")
        == "He was not guilty."
    )


@pytest.mark.parametrize(
    "named",
    [
        {"_rels/.rels": related(officeDocument="/word/document2.xml")},
        {"_rels/.rels": related(officeDocument="word/document2.xml")},
        {"[Content_Types].xml": types("/word/document2.xml"), "_rels/.rels": "<torn"},
        {
            "[Content_Types].xml": types("/word/document.xml"),
            "_rels/.rels": related(officeDocument="word/document.xml"),
        },
        {},
    ],
)
def test_main_part_is_found_under_any_name(named):
    files = {**named, "word/document2.xml": part(paragraph("The report."))}
    assert text.extract(archive(**files)).visible == "The report."


def test_main_part_named_by_the_package_is_read_with_its_notes():
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(officeDocument="papers/main.xml"),
        "papers/main.xml": part(paragraph("The report.")),
        "papers/_rels/main.xml.rels": related(footnotes="notes/first.xml"),
        "papers/notes/first.xml": part(paragraph("Letter 451-22.")),
        "papers/endnotes.xml": part(paragraph("See annex B.")),
        "word/document.xml": part(paragraph("A draft of it.")),
    }
    got = text.extract(archive(**files))
    assert (got.kind, got.visible) == (Kind.DOCX, "The report.\nLetter 451-22.\nSee annex B.")


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<c:title><c:tx><c:rich><a:p><a:r><a:t>Deaths by year</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    '<c:ser><c:tx><c:strCache><c:pt idx="0"><c:v>Men</c:v></c:pt></c:strCache></c:tx>'
    '<c:cat><c:pt idx="0"><c:v>2019</c:v></c:pt><c:pt idx="1"><c:v>2020</c:v></c:pt></c:cat>'
    '<c:val><c:pt idx="0"><c:v>412</c:v></c:pt><c:pt idx="1"><c:v>77</c:v></c:pt></c:val></c:ser></c:chartSpace>'
)
DIAGRAM = (
    '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Step one</a:t></a:r></a:p></d:dataModel>'
)


def holding(body, **parts):
    """A DOCX with parts of these types."""
    return text.extract(archive(**{
        "word/document.xml": part(body), "word/_rels/document.xml.rels": related(**{kind: f"{kind}.bin" for kind in parts}),
        **{f"word/{kind}.bin": one for kind, one in parts.items()},
    }))  # fmt: skip


def test_charts_and_diagrams_of_a_document_are_read_behind_its_paragraphs():
    read = holding(paragraph("As the chart shows."), diagramData=DIAGRAM, chart=CHART)
    told = ["As the chart shows.", "Step one", "Deaths by year", "2019\tMen\t412", "2020\tMen\t77"]
    assert read.visible.split("\n") == told


MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
    "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p class=3D'a'>Forty witnesses were h=\neard.</p></body></html>\n--b--\n"
)


@pytest.mark.parametrize(
    "file",
    [
        "<html><body><p>Forty witnesses were heard.</p></body></html>",
        MHTML,
        r"{\rtf1\ansi Forty witnesses were heard.}",
        "Forty witnesses were heard.",
        archive(**{"word/document.xml": part(paragraph("Forty witnesses were heard."))}),
    ],
)
def test_file_that_a_document_takes_in_whole_is_read(file):
    """Web sites make documents so, whose paragraphs are all in that file."""
    read = holding("<w:altChunk/>", aFChunk=file)
    assert (read.kind, read.visible) == (Kind.DOCX, "Forty witnesses were heard.")


def test_formula_is_text():
    body = "<w:p><w:r><w:t>The limit is </w:t></w:r><m:oMath><m:r><m:t>50 mg</m:t></m:r></m:oMath></w:p>"
    assert docx(body).visible == "The limit is 50 mg"


def test_fraction_keeps_its_bar():
    half = "".join(f"<m:{name}><m:r><m:t>{said}</m:t></m:r></m:{name}>" for name, said in (("num", "1"), ("den", "2")))
    assert docx(f"<w:p><w:r><w:t>Only </w:t></w:r><m:oMath><m:f>{half}</m:f></m:oMath></w:p>").visible == "Only 1/2"


def test_words_on_both_sides_of_a_positioned_tab_are_not_one():
    body = '<w:p><w:r><w:t>Ref. 12</w:t><w:ptab w:alignment="right"/><w:t>3 March</w:t></w:r></w:p>'
    assert docx(body).visible == "Ref. 12\t3 March"


def test_reading_above_characters_does_not_interrupt_the_sentence():
    base, reading = (f"<w:r><w:t>{said}</w:t></w:r>" for said in ("東京", "とうきょう"))
    ruby = f"<w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby>"
    assert docx(f"<w:p><w:r><w:t>私は</w:t>{ruby}<w:t>へ行く。</w:t></w:r></w:p>").visible == "私は東京へ行く。"
    ruby = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>"
    assert odt(f"<text:p>私は{ruby}へ行く。</text:p>").visible == "私は東京へ行く。"


def test_name_and_description_of_a_picture_do_not_interrupt_the_sentence():
    space = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    told = f'<svg:title xmlns:svg="{space}">Image 3</svg:title><svg:desc xmlns:svg="{space}">A well</svg:desc>'
    frame = f'<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">{told}</draw:frame>'
    assert odt(f"<text:p>Deposits {frame}are returned.</text:p>").visible == "Deposits are returned."


def test_text_box_is_read_once_and_its_surrounding_paragraph_whole():
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Deposits </w:t>{both}</w:r><w:r><w:t>are returned.</w:t></w:r></w:p>"
    assert docx(body).visible == "In a box.\nDeposits are returned."
    older = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert docx(f"<w:p><w:r>{older}</w:r></w:p>").visible == "In a box."


def test_moved_text_is_read_at_its_new_place():
    run = "<w:r><w:t>Deposits are returned.</w:t></w:r>"
    body = f"<w:p><w:moveFrom>{run}</w:moveFrom></w:p>{paragraph('First.')}<w:p><w:moveTo>{run}</w:moveTo></w:p>"
    assert docx(body).visible == "First.\nDeposits are returned."


def test_tracked_deletions_and_annotations_are_not_text():
    told = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)
    struck = f"<text:deletion><office:change-info><dc:date>2021</dc:date></office:change-info><text:p>{SENTENCE}</text:p></text:deletion>"
    tracked = f"<text:tracked-changes><text:changed-region>{struck}</text:changed-region></text:tracked-changes>"
    noted = f"<office:annotation><dc:creator>A reader</dc:creator><text:p>{SENTENCE}</text:p></office:annotation>"
    old = odt(f"{told}<text:p>{SENTENCE}</text:p>")
    assert quotes_found(old, [SENTENCE]) == {SENTENCE: True}
    for new in (odt(tracked + told), odt(f"{told}<text:p>{noted}</text:p>")):
        assert new.visible.split("\n") == list(PARAGRAPHS)
        assert quotes_found(new, [SENTENCE]) == {SENTENCE: False}
        assert any("upper reservoir" in one for one in compare(old, new).lost)
    assert odt(f"<text:p>Deposits {noted}are returned.</text:p>").visible == "Deposits are returned."


def test_odt_spaces_tabs_and_line_breaks_are_kept():
    body = '<text:p>Deposits<text:s/>are<text:s text:c="2"/>all<text:tab/>returned<text:line-break/>here<text:s text:c="x"/>.</text:p>'
    assert odt(body).visible == "Deposits are  all\treturned\nhere ."


def _entry(said: str, page: int) -> str:
    """A line of a table of contents as Word writes it."""
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc43294{page} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'<w:p><w:hyperlink w:anchor="_Toc43294{page}"><w:r><w:t>{said}</w:t></w:r><w:r><w:tab/></w:r>{field}</w:hyperlink></w:p>'


@pytest.mark.parametrize("between", ["", "<w:sdtEndPr/>"])
def test_generated_table_of_contents_is_not_text(between):
    """One that was inserted was reported as an alteration."""
    told = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    below = paragraph("The ground. ") + paragraph(SENTENCE) + paragraph("The deeds. ") + paragraph(PARAGRAPHS[0])
    listed = _entry("The ground.", 3) + _entry("The deeds.", 4)
    whole = docx(
        f"<w:sdt>{told}{between}<w:sdtContent>{paragraph('Contents')}{listed}{paragraph('Written into it: no toll is paid.')}</w:sdtContent></w:sdt>{below}"
    )
    assert whole.visible.split("\n")[0] == "Written into it: no toll is paid."
    assert docx(listed + below).visible == docx(below).visible
    assert "Contents" in docx(paragraph("Contents") + below).visible, "a line of the document"
    cited = f"<w:p><w:r><w:t>It stands in chapter two, page</w:t></w:r><w:r><w:instrText> PAGEREF _Ref1 </w:instrText></w:r></w:p>{below}"
    assert "It stands in chapter two" in docx(cited).visible
    numbered = f'<w:p><w:r><w:t>14.</w:t></w:r><w:r><w:tab/></w:r><w:hyperlink w:anchor="_Toc432943"><w:r><w:t>As chapter two has it</w:t></w:r></w:hyperlink><w:r><w:t>, {SENTENCE}</w:t></w:r></w:p>'
    assert SENTENCE in docx(numbered + below).visible.split("\n")[0], "a paragraph that leads to a heading"
    made = '<text:table-of-content text:name="C"><text:index-body><text:p>The ground.<text:tab/>3</text:p></text:index-body></text:table-of-content>'
    assert odt(f"{made}<text:p>{SENTENCE}</text:p>").visible == SENTENCE


def test_encrypted_odt_counts_as_password_protected():
    locked = {"content.xml": "\x00\x01", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    assert text.extract(archive(mimetype=ODT_TYPE, **locked)).password_fields == 1
    assert odt("<text:p>Open.</text:p>").password_fields == 0


def test_docx_of_pictures_only_has_no_text():
    """Two such files never count as the same text, for their pictures may show anything. A damaged file keeps its
    kind."""
    drawn = {"word/document.xml": part("<w:p><w:drawing/></w:p>")}
    got = text.extract(archive(**drawn))
    assert (got.kind, got.media_type[-8:]) == (Kind.OTHER, "document")
    assert not compare(got, text.extract(archive(**drawn, **{"word/media/image1.png": "x"}))).same_text
    assert text.extract(archive(**drawn)[:-30]).kind is Kind.DOCX


def damaged(data, give):
    """The same bytes truncated, overwritten, shortened or with others inserted."""
    out, at = bytearray(data), give.randrange(len(data))
    how = give.randrange(4)
    if how == 0:
        del out[at:]
    elif how == 1:
        for _ in range(give.randrange(1, 12)):
            out[give.randrange(len(out))] = give.randrange(256)
    elif how == 2:
        del out[at : at + give.randrange(1, 50)]
    else:
        out[at:at] = give.randbytes(give.randrange(1, 30))
    return bytes(out)


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_damaged_file_never_raises_and_yields_bounded_text(packed, kind):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        if kind == "odt":
            out.writestr("mimetype", ODT_TYPE)
            said = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)
            out.writestr("content.xml", f'<d xmlns:text="{ODT_TEXT}">{said}</d>', packed)
        else:
            out.writestr("[Content_Types].xml", types("/word/document.xml"), packed)
            out.writestr("word/document.xml", part("".join(map(paragraph, PARAGRAPHS))), packed)
    whole = text.extract(file.getvalue())
    assert whole.visible.split("\n") == list(PARAGRAPHS)
    give = random.Random(packed)
    for _ in range(150):
        assert len(text.extract(damaged(file.getvalue(), give)).visible) < 2 * len(whole.visible)


def _ticked(yes: str, no: str) -> text.Text:
    cells = "".join(f"<w:tc><w:p>{one}</w:p></w:tc>" for one in ("<w:r><w:t>Water</w:t></w:r>", yes, no))
    return docx(paragraph("What was found at each of the sites.") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


@pytest.mark.parametrize(
    ("made", "yes", "no"),
    [
        (lambda code: f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>', "F0FC", "F0FB"),
        (lambda code: f'<w:r><w:sym w:font="Wingdings 2" w:char="{code}"/></w:r>', "F052", "F0A3"),
        (lambda sign: f"<w:r><w:t>{sign}</w:t></w:r>", "\uf0fe", "\uf0a8"),
        (lambda said: f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{said}</w:checkBox></w:ffData></w:fldChar></w:r>', "<w:checked/>", ""),
        (lambda at: f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="{at}"/><w:listEntry w:val="found"/><w:listEntry w:val="none"/></w:ddList></w:ffData></w:fldChar></w:r>', 0, 1),
    ],
)  # fmt: skip
def test_changed_check_mark_of_a_symbol_font_or_form_field_is_reported(made, yes, no):
    found = compare(_ticked(made(yes), made(no)), _ticked(made(no), made(yes)))
    assert found.lost
    assert found.added


def test_ornaments_of_a_symbol_font_are_not_text():
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    broken = '<w:r><w:sym w:font="Symbol" w:char="none"/></w:r>'
    assert compare(_ticked(arrow, "<w:r><w:t>x</w:t></w:r>"), _ticked(broken, "<w:r><w:t>x</w:t></w:r>")).same_text
