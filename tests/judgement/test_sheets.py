"""The fonts that a style sheet names."""

from __future__ import annotations

import pytest

from archiver.observe import fonts

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
def test_one_font_of_each_rule(sheet, found):
    assert fonts(sheet, SHEET) == found


@pytest.mark.parametrize("piece", ["/*", "@font-face{", "@font-face", "url(", "@font-face{url(' " + "x" * 50])
def test_a_hostile_sheet_is_read_once(piece):
    assert fonts(piece * 100_000, SHEET) == ()


def test_a_font_in_a_thousand_pieces_is_bounded():
    assert len(fonts("".join(f"@font-face{{src:url({n}.woff2)}}" for n in range(1000)), SHEET)) == 200
