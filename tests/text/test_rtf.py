"""RTF: its words without control words, in the charset of each font, whatever program wrote it."""

from __future__ import annotations

import random

import pytest

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.formats import paper
from tests.text.test_office import damaged

FONTS = rb"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset204{\*\falt Times}Times CYR;}{\f2\fnil\fcharset134 SimSun;}{\f3\fnil Any;}}"


def read(body, head=rb"\ansi\ansicpg1252\deff0"):
    return text.extract(b"{\\rtf1" + head + FONTS + body + b"}")


def said(body, **more):
    return read(body, **more).visible


def test_paragraphs_tables_and_special_characters_are_read():
    body = (
        rb"{\pard\b The r\'e9sum\'e9\b0\par}" + b"\r\nof a line \r\nthat goes on\\line here\\\nand there\\par "
        rb"\trowd\intbl Year\cell Deaths\cell\row 2020\cell{\nestcell}12\cell\row \ldblquote a\rdblquote\emdash b\~c\_d\-e \{\}\\\par}\par beyond"
    )
    assert said(body).split("\n") == [
        "The résumé", "of a line that goes on", "here", "and there", "Year\tDeaths", "2020\t\t12", "“a”—b c-de {}\\",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (rb"\f1 \'c4\'ee\'ea\'eb\'e0\'e4\f0 \'e9", "Докладé"),
        (rb"{\f1 \'c4}\'c4", "ДÄ"),
        (rb"\f2 \'b1\'a8\'b8\'e6", "报告"),
        (rb"\loch\f0\hich\f0\dbch\f2 \'b1\'a8", "报"),
        (rb"\u20013?\u22269\'3f", "中国"),
        (rb"\uc2\u20013\'d6\'d0\u22269 xx!", "中国!"),
        (rb"{\uc0\u20013 a}\u20013?b", "中a中b"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\u-10179?x", "�x"),
        (rb"\f9 \'e9", "é"),
        (rb"a {\upr{in ??, {\b bold}}{\*\ud{in \u20013?\u22269?, {\b bold}}}} b", "a in 中国, bold b"),
        (rb"{\upr{\*\bkmkstart A?}{\*\ud{\*\bkmkstart A\u20013?}}}text", "text"),
    ],
)
def test_letters_are_read_in_the_charset_in_effect(body, shown):
    assert said(body) == shown


@pytest.mark.parametrize(
    ("head", "body", "shown"),
    [
        (rb"\ansi\ansicpg1251\deff3", rb"\'c4", "Д"),
        (rb"\mac\deff3", rb"\'8e", "é"),
        (rb"\ansi\ansicpg99999\deff3", rb"\'e9", "é"),
        (rb"\ansi\ansicpg932\deff3", rb"\'83e\'83X\'83g", "テスト"),
        (rb"\ansi\ansicpg65001\deff3", "报告".encode(), "报告"),
    ],
)
def test_font_without_a_charset_uses_that_of_the_document(head, body, shown):
    assert said(body, head=head) == shown


def test_headers_hidden_text_pictures_and_metadata_are_left_out():
    body = (
        rb"{\colortbl;\red0;}{\stylesheet{\s1 heading;}}{\info{\title The \'e9tude}{\author Ada}}{\*\generator Some 1.0;}{\header Head}"
        rb"{\footer Page {\chpgn}}Seen{\v hidden}{\deleted gone}{\strike struck}{\*\annotation Ask.}{\pict\wmetafile8 0102ff}"
        b'{\\pict\\bin6 }}{{\\\\}{\\field{\\*\\fldinst HYPERLINK "https://a.example/"}{\\fldrslt  here}}'
        rb"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt  In a box\par}}{\shprslt old}}{\listtext 1.\tab}{\*\unknown x}{\listtable 1.}"
        rb"{\footnote{\super 1}Letter 451-22.\par And more.} {\b\*\cs7 it was}.\par"
    )  # fmt: skip
    got = read(body)
    assert got.title == "The étude"
    assert got.visible.split("\n") == ["Seen here In a box", "it was.", "1Letter 451-22.", "And more."]


def test_rtf_resaved_by_another_program_is_the_same_and_a_lost_line_is_reported():
    lines = [f"Paragraph {n} of the report, which says what was seen.".encode() for n in range(12)]
    old = read(rb"\par ".join(lines))
    new = read(b"".join(b"{\\pard\\plain\\f0\\fs24 " + one.replace(b" ", b" {\\b }") + b"\\par}\n" for one in lines))
    assert compare(old, new).same_text
    assert any("Paragraph 7" in one for one in compare(old, read(rb"\par ".join(lines[:7] + lines[8:]))).lost)
    cited = "Paragraph 3 of the report, which says what was seen."
    assert quotes_found(new, [cited]) == {cited: True}


def test_rtf_of_pictures_only_has_no_text():
    assert (read(rb"{\pict 0102}").kind, read(rb"{\pict 0102}").media_type) == (Kind.OTHER, "application/rtf")


def test_broken_and_hostile_rtf_yields_bounded_text():
    assert said(rb"one\par}}}}two") == "one"
    assert text.extract(rb"{\rtf1 open {\b and ").visible == "open and"
    assert said(rb"\bin99999999 x") == ""
    assert said(rb"a\u9999999999999?\'zz" + b"\\").startswith("a")
    assert said(b"{" * 5000 + b"deep" + b"}" * 5000 + b"\\par after").split("\n") == ["deep", "after"]
    assert said(b"a\x00b\\'00c") == "abc"
    long = read(b"word \\par " * 500_000)
    assert (len(long.visible) <= paper.CHARS, long.cut) == (True, True)
    whole = (
        b"{\\rtf1\\ansi"
        + FONTS
        + rb"{\f1 \'c4\'ee}\par{\footnote note}{\field{\*\fldinst x}{\fldrslt y}} \u20013? end\par}"
    )
    give = random.Random(5)
    for _ in range(300):
        assert len(text.extract(damaged(whole, give)).visible) < 2 * len(whole)
