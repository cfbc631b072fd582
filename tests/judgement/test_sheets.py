"""The fonts, imports and images that a style sheet names."""

from __future__ import annotations

import pytest

from archiver.observe import sheet as read
from tests.support.processor_time import growth

SHEET = "https://institute.example/css/main.css"


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("p { background: url(paper.png) }", ()),
        ("@font-face { src: url(a.ttf) }", ("https://institute.example/css/a.ttf",)),
        ("@FONT-FACE{src:url( 'a.eot?#iefix' ),url(\"/f/a.woff2?v=1\")}", ("https://institute.example/f/a.woff2?v=1",)),
        ("@font-face { src: local('Serif') } @font-face { src: url(//cdn.example/b.woff) }", ("https://cdn.example/b.woff",)),
        ("@font-face { src: url(data:font/woff2;base64,d09GMg==) }", ()),
        ("/* @font-face { src: url(old.woff) } */ @font-face { src: url(new.woff) }", ("https://institute.example/css/new.woff",)),
        ("@font-face { src: url(a.woff) } @font-face { src: url(a.woff) }", ("https://institute.example/css/a.woff",)),
        ("@font-face { src: url(torn.woff)", ()),
    ],
)  # fmt: skip
def test_one_font_of_each_font_face_rule_is_found(sheet, found):
    assert read(sheet, SHEET).fonts == found


READ = "a{b:url(z.png)}"  # a sheet that names nothing is not read
UNCLOSED = ["/*", "@font-face{", "@font-face", "url(", "@font-face{url(' " + "x" * 50]


@pytest.mark.parametrize("piece", UNCLOSED)
def test_hostile_style_sheet_names_no_fonts(piece):
    assert not read(READ + piece * 100_000, SHEET).fonts


def test_number_of_fonts_is_bounded():
    assert len(read("".join(f"@font-face{{src:url({n}.woff2)}}" for n in range(1000)), SHEET).fonts) == 200


AT = "https://institute.example/css/"


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("@import 'a.css'; @IMPORT url( b.css ) screen; @import url('/c.css') layer(x);", ("css/a.css", "css/b.css", "c.css")),
        ("@charset 'x'; /* @import 'no.css'; */ @import 'a.css' /* , */;", ("css/a.css",)),
        ("@import 'p.css' print; @import 's.css' speech, print; @import 'b.css' print, screen", ("css/b.css",)),
        ("p { x: '@import \"no.css\";' } @media screen { @import 'no.css'; }", ()),
        ("@import 'data:text/css,p{}'; @import url(ftp://a.example/f.css);", ()),
    ],
)  # fmt: skip
def test_imported_style_sheets_are_found(sheet, found):
    assert read(sheet, SHEET).imports == tuple(f"https://institute.example/{one}" for one in found)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("p { background: url(a.png), url( 'b.png' ) } p { x: url(\"a.png\") }", ("a.png", "b.png")),
        (".no { x: url(no.png) } .a { x: url(a.png) } #b.a > p { x: url(b.png) } #c .a { x: url(no.png) }", ("a.png", "b.png")),
        (".no, .a::before { x: url(a.png) } .a:not(.no) { x: url(b.png) } a[href='.no'] { x: url(c.png) }", ("a.png", "b.png", "c.png")),
        (".a:hover { x: url(no.png) } .a:focus, .a:hover { x: url(no.png) } .a:first-child { x: url(a.png) }", ("a.png",)),
        ("@media print { p { x: url(no.png) } } @media screen { .a { x: url(a.png) } .no { x: url(no.png) } }", ("a.png",)),
        (".a { & .no { x: url(no.png) } & p { x: url(a.png) } } .sm\\:a { x: url(b.png) }", ("a.png", "b.png")),
        ("p { x: '} url(no.png)'; y: url(#own); z: url(data:image/gif;base64,R0) /* url(no.png) */ } p { x: url(a.png)", ("a.png",)),
        ("url(no.png) @namespace url(no.png); @font-face { src: url(no.woff) }", ()),
    ],
)  # fmt: skip
def test_images_of_rules_that_may_apply_to_a_page_are_found(sheet, found):
    names = {".a", ".sm:a", "#b"}
    images = [one.url for one in read(sheet, SHEET).images if one.holds(names)]
    assert images == [AT + one for one in found]


HOSTILE = [
    "@import 'x';",
    "a{b:url(c.png)}",
    "{",
    ".a,",
    ".a{b:url(",
    "@media print{",
    "'",
    "\\",
    "a{b:url('" + "x" * 99,
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_imports_and_images_of_a_hostile_style_sheet_are_bounded(piece):
    found = read(READ + piece * 60_000, SHEET)
    assert len(found.imports) <= 50
    assert len(found.images) <= 200


@pytest.mark.parametrize("piece", [*UNCLOSED, *HOSTILE])
def test_hostile_style_sheet_is_read_in_linear_time(piece):
    many = 100_000 // len(piece)
    assert growth(lambda text: read(text, SHEET), READ + piece * many, READ + piece * 8 * many) < 24
