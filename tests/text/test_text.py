"""From bytes to text: what a page, a PDF and an office file say, whatever was done to them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import asdict
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.formats.html import TAGS
from archiver.text.normal import fold
from tests.judgement.looks import CHINESE, PARAGRAPHS, page
from tests.support.depth import examples


def html(markup: str | bytes, **more: str) -> text.Text:
    data = markup.encode() if isinstance(markup, str) else markup
    return text.extract(data, media_type="text/html", url="https://institute.example/a/b.html", **more)


def pdf(*lines: str, image: bytes | None = None) -> bytes:
    """A small PDF with one page per line; with `image`, a single page that is only a picture."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    count = 1 if image is not None else len(lines)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects += [
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n in range(count):
        stream = (
            b"q 100 0 0 100 0 0 cm /I Do Q"
            if image is not None
            else f"BT /F 12 Tf 40 700 Td ({lines[n]}) Tj ET".encode()
        )
        xobject = f"/XObject<</I {4 + 2 * count} 0 R>>" if image is not None else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * n} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{xobject}>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    if image is not None:
        head = f"<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length {len(image)}>>"
        objects.append(head.encode() + b"stream\n" + image + b"\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + item + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def archive(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return archive(**{"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


# ---- pages


def test_page_yields_its_title_headings_views_and_links():
    got = html(page(extra='<p>See <a href="../annex.html" rel=next>the annex</a>.</p>'))
    assert got.kind is Kind.HTML
    assert got.title == "Labour transfer: a report"
    assert got.headings == ("Labour transfer: a report",)
    assert "Section 3 of the institute" in got.visible
    for view in (got.main, got.other):
        assert all(paragraph in view for paragraph in PARAGRAPHS)
    assert "Section 3" not in got.other
    assert "Library Road" not in got.other
    annex = next(link for link in got.links if link.text == "the annex")
    assert (annex.url, annex.tag, annex.main) == ("https://institute.example/annex.html", "a", True)
    assert not any(link.main for link in got.links if "Section" in link.text)


def test_text_can_be_serialised_as_json():
    got = html(page())
    assert json.loads(json.dumps(asdict(got)))["title"] == "Labour transfer: a report"


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="/files/r.pdf"></iframe>',
        '<embed src="/files/r.pdf">',
        '<object data="/files/r.pdf"></object>',
        '<div class="wp_pdf_player" pdfsrc="/files/r.pdf" sudyfile-attr="{}"></div>',
        '<div data-pdf="/files/r.pdf"></div>',
        '<iframe src="/js/pdfjs/web/viewer.html?file=%2Ffiles%2Fr.pdf"></iframe>',
        '<script>showVsbpdfIframe("/files/r.pdf","100%","600","0","","123")</script>',
        '<p><a href="/files/r.pdf">附件</a></p>',
    ],
)
def test_documents_in_frames_and_players_are_links(markup):
    got = html(page(extra=markup))
    assert any(link.url == "https://institute.example/files/r.pdf" and link.main for link in got.links)


@pytest.mark.parametrize(
    ("markup", "url", "delay", "how"),
    [
        (
            '<meta http-equiv="refresh" content="5; url=/index.html">',
            "https://institute.example/index.html",
            5.0,
            "meta",
        ),
        ("<meta http-equiv=Refresh content=\"0;URL='http://other.example/'\">", "http://other.example/", 0.0, "meta"),
        ("<script>location.href='/'</script>", "https://institute.example/", 0.0, "script"),
        (
            '<script>setTimeout(function(){window.location.replace("/")}, 3000)</script>',
            "https://institute.example/",
            3.0,
            "script",
        ),
    ],
)
def test_refresh_and_script_redirects_are_recognised(markup, url, delay, how):
    got = html(f"<html><head>{markup}</head><body>One moment</body></html>").refresh
    assert got is not None
    assert (got.url, got.delay_s, got.how) == (url, delay, how)


@pytest.mark.parametrize(
    "markup",
    [
        "<script>if (mobile) location.href = `/m`</script>",
        "<body onload=\"if (mobile) location.href='/m'\">",
        "<body onclick=\"location.href='/new.html'\">",
        '<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>',
        '<meta http-equiv="refresh" content="30">',
    ],
    ids=["condition", "condition on load", "click", "without scripts", "reload"],
)
def test_conditional_redirect_or_reload_is_not_recognised(markup):
    assert html(f"{markup}<p>One moment</p>").refresh is None


@pytest.mark.parametrize(
    "markup",
    ["<body onload=\"location.href='/x'\">", "<script>if (mobile) location.href = `/m`; location.href = `/x`</script>"],
)
def test_redirect_of_every_reader_on_load_is_recognised(markup):
    got = html(f"{markup}<p>One moment</p>").refresh
    assert got is not None
    assert (got.url, got.how) == ("https://institute.example/x", "script")


def test_script_redirect_on_a_page_with_a_text_is_not_recognised():
    assert html(page(extra="<script>location.href = `/x`</script>")).refresh is None


def test_hidden_text_is_not_visible_and_password_fields_are_counted():
    got = html('<body><div style="display:none">secret</div><p>shown</p><form><input type=PASSWORD></form>')
    assert "secret" not in got.visible
    assert got.password_fields == 1


def test_second_title_amid_the_text_is_never_shown():
    said = html("<title>Imprint</title><body><div><title>fitted</title><h2>Imprint</h2><p>Made by two.</p></div>")
    assert (said.title, said.visible, said.body) == ("Imprint", "Imprint\n\nMade by two.", "Imprint\nMade by two.")


def test_message_of_a_form_that_is_not_raised_yet_is_hidden_and_one_that_is_raised_is_not():
    form = "<title>Join</title><body><p>Join the choir of Holm.</p><form><input name=n><div role=alert aria-hidden={}>Please name your voice.</div></form>"
    assert "voice" not in html(form.format("true")).visible + html(form.format("true")).body
    assert "Please name your voice." in html(form.format("false")).visible


def test_type_is_recognised_behind_an_error_message_or_a_wrong_label():
    got = html("[object XMLHttpRequest]\n\n  https://cdn.example/x.js:88\n<!DOCTYPE html><html><body><p>a report</p>")
    assert (got.kind, got.media_type) == (Kind.HTML, "text/html")
    assert html("Not Found <b>here</b>").media_type == "text/plain"
    assert html("<!DOCTYPE doctype html>\n<html><p>a report</p></html>").media_type == "text/html"
    assert "a report" in got.visible
    assert "<p>" not in got.visible
    assert text.extract(b'[{"a": 1}]', media_type="text/html").media_type == "application/json"


def test_hostile_markup_is_read_to_an_end():
    nested = html("<div>" * 30_000 + "deep" + "</div>" * 30_000)
    assert "deep" in nested.visible
    assert "end" in html("".join(f"<font size={n}><p>" for n in range(5_000)) + "end").visible
    assert "end" in html("<table><tr><td>" * 3_000 + "end").visible
    assert html("<a href='x'>" * 20_000).kind is Kind.HTML
    attributes = " ".join(f'a{n}="x"' for n in range(60_000))
    assert "end" in html(f"<p>begin</p><div {attributes}>x</div><p>end").visible
    image = "A" * 100_000
    assert html(f'<img alt=map src="data:image/png;base64,{image}"><p>end').images == 1
    assert html("<p>begin" + "<br>" * 5_000 + f'<img alt=map src="data:image/png;base64,{image}"><p>end').images == 1


def test_page_with_too_many_tags_is_cut_at_the_limit():
    cut = html("<p>begin" + "<br>" * TAGS + "end")
    assert (cut.visible.strip(), cut.cut) == ("begin", True)
    whole = html("<p>begin" + "<br>" * 1000 + "end")
    assert whole.visible.endswith("end")
    assert not whole.cut


# ---- other documents


def test_pdf_is_read_page_by_page():
    got = text.extract(pdf("first page", "second page"), media_type="text/html")
    assert (got.kind, got.pages, len(got.page_texts)) == (Kind.PDF, 2, 2)
    assert "second page" in got.visible
    changed = text.extract(pdf("first page", "second line"))
    assert got.page_texts[0] == changed.page_texts[0]
    assert got.page_texts[1] != changed.page_texts[1]


def test_scanned_pages_are_identified_by_their_images():
    one, again, other = (text.extract(pdf(image=bytes(data))) for data in ([1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 5]))
    assert one.visible.strip() == ""
    assert one.page_images == again.page_images != other.page_images
    assert compare(one, again).same_text
    assert not compare(one, other).same_text


def test_docx_and_odt_paragraphs_are_read():
    got = text.extract(docx("First paragraph.", "Second &amp; last."))
    assert (got.kind, got.visible) == (Kind.DOCX, "First paragraph.\nSecond & last.")
    space = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:o="o"'
    odt = archive(
        mimetype="application/vnd.oasis.opendocument.text",
        **{"content.xml": f"<o:d {space}><text:h>Head</text:h><text:p>A <o:b>bold</o:b> word</text:p></o:d>"},
    )
    got = text.extract(odt)
    assert (got.kind, got.visible) == (Kind.ODT, "Head\nA bold word")


def test_entity_bombs_zip_bombs_and_torn_archives_yield_no_text():
    billion = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><w:d xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p><w:t>&b;ok</w:t></w:p></w:d>"
    assert "aaaa" not in text.extract(archive(**{"word/document.xml": billion})).visible
    bomb = archive(**{"word/document.xml": " " * (80 << 20)})
    assert text.extract(bomb).visible == ""
    assert text.extract(docx("a")[:60]).visible == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "application/x-ole-storage"),
        (b"%PDF-1.7", "application/pdf"),
        (b"\n\n  <!-- a --> <!DOCTYPE HTML>", "text/html"),
        (b"<!DOCKTYPE html>\n<html>", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><rss>', "application/xml"),
        ('<?xml version="1.0"?><rss>'.encode("utf-16"), "application/xml"),
        (b"plain words", "text/plain"),
        (b'{"a": 1}', "application/json"),
        (b"\x00\x01\x02\x03" * 20, "application/octet-stream"),
        (b"", ""),
    ],
)
def test_type_is_recognised_by_magic_bytes(data, kind):
    assert text.sniff(data) == kind


@pytest.mark.timeout(10)
def test_many_comments_before_something_that_is_no_page_cost_no_time():
    assert text.sniff(b"<!---->" * 500 + b"words") == "text/plain"
    assert text.sniff(b"<!-- a -->" * 300 + b"<html>") == "text/html"


SENTENCES = "Forty witnesses were heard from March to June, and none of them was named. " * 9
SENTENCES = SENTENCES.strip()
PAGE = b"<!doctype html><html><head><title>Magic</title>%s</head><body><p>var obj = 1</p></body></html>"


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\r\n\r\n",
        b"\xef\xbb\xbf",
        bytes(500),
        bytes(range(128)),
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n",
        b"<br />\n<b>Warning</b>: filesize(): stat failed in /www/down.php on line <b>3</b><br />\n",
        b"\xc8\xd5\xb1\xbe junk " * 80,
    ],
)
def test_pdf_with_leading_junk_is_a_pdf(before):
    assert text.sniff(before + pdf("one", "two")) == "application/pdf"
    assert text.extract(before + pdf("one", "two"), media_type="text/html").pages == 2


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PAGE % b'<meta name="description" content="PDF files begin with %%PDF-1.4">', "text/html"),
        (PAGE % b"<style>/* %PDF- */</style>", "text/html"),
        (b"<html><body><pre>\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n</pre></body></html>", "text/html"),
        (b"A file that begins with %PDF-1.4 is one.", "text/plain"),
        (b'{"magic": "%PDF-"}', "application/json"),
        (b"PK\x03\x04" + bytes(26) + b"a.pdf" + pdf("one"), "application/zip"),
        (b"\x89PNG\r\n\x1a\n" + b"%PDF-1.4 1 0 obj", "image/png"),
    ],
)
def test_content_that_mentions_or_contains_a_pdf_is_not_a_pdf(data, kind):
    assert text.sniff(data) == kind


def test_image_served_as_html_has_no_text():
    got = text.extract(b"\x89PNG\r\n\x1a\n....", media_type="text/html")
    assert (got.kind, got.visible) == (Kind.OTHER, "")


@examples(150)
@given(
    st.binary(max_size=3000),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", gzip.compress(b"<p>x")]),
    st.text(max_size=20),
)
def test_broken_bytes_never_raise(data, prefix, label):
    whole = prefix + data
    for codings in ("gzip", "deflate", "br"):
        text.decoded(whole, [("Content-Encoding", codings)])
    text.extract(whole, media_type="text/html", charset_hint=label, url="https://a.example/")


@examples(60)
@given(st.integers(0, 4000), st.integers(0, 255))
def test_damaged_document_never_raises(at, byte):
    for whole in (pdf("first page", "second page"), docx(*PARAGRAPHS), page().encode()):
        broken = bytearray(whole)
        broken[at % len(broken)] = byte
        text.extract(bytes(broken), url="https://a.example/")
        text.extract(whole[: at % len(whole)], url="https://a.example/")


# ---- comparison


def changed(**different: object) -> text.Text:
    return html(page(**different))


OLD = html(page())


def test_same_text_in_other_markup_is_the_same():
    dress = html(page().replace("<p>", '<p class="x"><span>').replace("</p>", "</span></p>"))
    got = compare(OLD, dress)
    assert (got.kept, got.lost, got.added, got.same_visible) == (1.0, (), (), True)


@pytest.mark.parametrize(
    ("old", "new"), [("1,240", "1,340"), ("between eight and twelve percent", "between eight and ten percent")]
)
def test_changed_number_is_one_lost_and_one_added_passage(old, new):
    got = compare(OLD, changed(paragraphs=[p.replace(old, new) for p in PARAGRAPHS]))
    assert got.kept is not None
    assert got.kept > 0.9
    assert len(got.lost) == len(got.added) == 1
    assert old in got.lost[0]
    assert new in got.added[0]


def test_removed_chinese_sentence_is_reported():
    old, new = html(page(CHINESE, "报告")), html(page(CHINESE[:3] + CHINESE[4:], "报告"))
    got = compare(old, new)
    assert len(got.lost) == 1
    assert "百分之八至十二" in got.lost[0]
    assert got.added == ()


def test_additions_never_mask_losses():
    longer = [*PARAGRAPHS[:3], *(f"Sentence {n} was not in the report that was cited at the time." for n in range(40))]
    got = compare(OLD, changed(paragraphs=longer))
    assert {p[:10] for p in got.lost} == {p[:10] for p in PARAGRAPHS[3:]}
    assert compare(changed(paragraphs=longer), OLD).kept is not None


def test_full_width_digits_and_zero_width_spaces_are_normalised():
    spaced = [p.replace("1,240", "１，２４０").replace("villages", "vil\u200blages") for p in PARAGRAPHS]
    assert compare(OLD, changed(paragraphs=spaced)).lost == ()


def test_url_of_a_link_written_out_in_the_text_is_not_compared():
    said = "The data are at <a href=https://data.example/{0}>https://data.example/{0}</a> for download."
    one, two = (changed(paragraphs=[*PARAGRAPHS, said.format(version)]) for version in (1, 2))
    got = compare(one, two)
    assert (got.lost, got.added) == ((), ())


def test_short_article_is_lost_although_the_large_site_around_it_stays():
    rest = "".join(
        f"<li><a href=/x{n}>Another headline of the day, number {n}, about something else</a></li>" for n in range(120)
    )
    old = html(page(extra=f"<ul>{rest}</ul>"))
    new = html(page(["The page you asked for cannot be found."], "Institute", extra=f"<ul>{rest}</ul>"))
    got = compare(old, new)
    assert got.visible is not None
    assert got.visible > 0.6
    assert got.kept is not None
    assert got.kept < 0.3


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("set the quotas in January", True),
        ("“Set the quotas in january”", True),
        ("kept between … of the sum", True),
        ("kept between [...] of the profit", False),
        ("set the quotas in June", False),
    ],
)
def test_quotes_are_found_as_people_type_them(quote, there):
    assert quotes_found(OLD, [quote]) == {quote: there}


@pytest.mark.parametrize(
    "quote",
    [
        "قال الشهود إن الأبواب كانت مغلقة",
        "قَالَ الشُّهُودُ إِنَّ الأَبْوَابَ كانت مغلقة".replace("إِنَّ", "إن"),
        "412 عاملا",
        "قال ـــ الشهود",
    ],
)
def test_arabic_elongation_strokes_are_ignored_in_quotes(quote):
    said = html(page(["قـــال الشهـود إن الأبواب كانت مغلقـة طوال الليل، وعددهم 412 عامـلا في المدرسـة."]))
    assert quotes_found(said, [quote]) == {quote: True}
    assert quotes_found(said, ["قال الشهود إن النوافذ"]) == {"قال الشهود إن النوافذ": False}


def test_long_texts_without_a_common_line_are_compared_in_bounded_time():
    one, two = (html(page([f"Sentence {n} about item {n * 7 + k} of the list." for n in range(4_000)])) for k in (0, 1))
    begun = process_time()
    assert len(compare(one, two).lost) == 40
    assert process_time() - begun < 15


@examples(50)
@given(st.lists(st.sampled_from(PARAGRAPHS + CHINESE), min_size=2, max_size=8, unique=True), st.integers(0, 7))
def test_removed_paragraph_is_shown(paragraphs, at):
    gone = paragraphs[at % len(paragraphs)]
    old = html(page([*paragraphs, *PARAGRAPHS]))
    new = html(page([p for p in [*paragraphs, *PARAGRAPHS] if p != gone]))
    got = compare(old, new)
    assert gone in old.main
    assert got.lost
    assert all(sentence[:40] in fold(gone) for sentence in got.lost)


def test_select_with_100_000_options_does_not_hide_the_text():
    many = page(extra=f"<select>{'<option>a' * 100_000}</select>")
    read = text.extract(many.encode(), media_type="text/html")
    assert all(paragraph in read.visible for paragraph in PARAGRAPHS)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "tag", ["<div class=share>", "<footer>", "<section><footer>By A</footer>", "<article><footer>"]
)
def test_deeply_nested_elements_are_read_in_time_linear_in_their_number(tag):
    read = html(f"<html><body><p>Before.</p>{f'{tag}x' * (400_000 // len(tag))}")
    assert read.visible.startswith("Before.")


def test_text_behind_deeply_nested_elements_is_in_its_own_element():
    deep = f"{'<div>' * 3000}<p>Within.</p>{'</div>' * 3000}"
    read = html(
        f"<html><body><main><h1>Title</h1>{deep}<p>{SENTENCES}</p></main><footer><p>Imprint</p></footer></body></html>"
    )
    assert (SENTENCES in read.other, "Imprint" in read.other) == (True, False)
