"""Cited passages with note markers in them, and other things within a sentence that are not its words."""

from __future__ import annotations

import pytest

from archiver.text.cited.quotes import quotes_found, quotes_found_in_both
from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, reference
from tests.text.test_text import html

BESIDE = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])
SENTENCE = "The survey counted wells along the river, and 12 of them were dry in May."
QUOTE = "counted wells along the river, and 12 of them were dry"
CHINESE = "调查清点了沿河的水井，其中12口已经干涸。"
CHINESE_QUOTE = "清点了沿河的水井，其中12口"
ARABIC = "عد المسح الآبار على طول النهر، وكان كثير منها جافا."


def whole(said: str) -> str:
    body = said if said.startswith("<") else f"<p>{said}</p>"
    return f"<html><title>Wells</title><body><h1>Wells</h1>{BESIDE}{body}</body></html>"


def told(before: str, after: str, quote: str) -> tuple[bool, bool]:
    """Whether the page had the passage, and whether it still has it."""
    return quotes_found_in_both(html(whole(before)), html(whole(after)), [quote])[quote]


SIGNS = [
    "<sup>1</sup>", "<sup>1,2</sup>", "<sup>1, 2</sup>", "<sup>12–14</sup>", "<sup>[note 1]</sup>", "<sup>a</sup>", "<sup>iv</sup>",
    "<sup>(3)</sup>", "<sup>[<i>citation needed</i>]</sup>", "<sup>*</sup>", "<sup>n1</sup>", "<sup>1</sup><sup>2</sup>",
    "<sup>[12][13]</sup>", '<sup><a href="#n">1</a></sup>', '<a href="#n"><sup>b</sup></a>', '<sup><a href="/n.html#n">23</a></sup>',
    '<a href="#n" role="doc-noteref">1</a>', '<a href="#n" epub:type="noteref">7</a>', "¹", "¹²", "¹⁻³", "[note 1]", "[1]", " [1]",
    "[12–14]", "[3, 5]", "[a]", "[nb 2]", " [citation needed]", " [p. 14]", "(note 2)", "†",
]  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_note_marker_is_not_part_of_a_passage(sign):
    for marked in (SENTENCE.replace("river,", f"river,{sign}"), SENTENCE.replace("river,", f"river{sign},")):
        assert quotes_found(html(whole(marked)), [QUOTE]) == {QUOTE: True}
        assert told(SENTENCE, marked, QUOTE) == told(marked, SENTENCE, QUOTE) == (True, True)
        for other in (marked.replace("12 of", "13 of"), marked.replace("were dry", "were not dry")):
            assert told(SENTENCE, other, QUOTE) == told(marked, other, QUOTE) == (True, False)


@pytest.mark.parametrize(
    "sign",
    ["<sup>1</sup>", "<sup>[1]</sup>", "<sup>a</sup>", "<sup>(1)</sup>", "[1]", "¹", '<sup><a href="#n">7</a></sup>'],
)
def test_note_marker_after_a_figure_is_not_one_of_its_digits(sign):
    marked = SENTENCE.replace("12 of", f"12{sign} of")
    assert told(SENTENCE, marked, QUOTE) == told(marked, SENTENCE, QUOTE) == (True, True)
    for figure in (f"13{sign}", f"1{sign}", f"1{sign}2", f"112{sign}"):
        assert told(SENTENCE, SENTENCE.replace("12 of", f"{figure} of"), QUOTE) == (True, False)


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        ("It gave 53 litres.", "It gave 5<sup>3</sup> litres.", "gave 53 litres", False),
        ("It gave 53 litres.", 'It gave 5<sup><a href="#n">3</a></sup> litres.', "gave 53 litres", False),
        ("It gave 5 litres.", 'It gave 5<sup><a href="#n">3</a></sup> litres.', "gave 5 litres", True),
        ("It gave 5 litres.", "It gave 5<sup>3</sup> litres.", "gave 5 litres", False),
        ("Two<sup>1</sup> or<sup>2</sup> 5 litres.", "Two<sup>1</sup> or<sup>2</sup> 5<sup>3</sup> litres.", "5 litres", True),
        ("It gave 10 litres.", "It gave 10<sup>1</sup> litres.", "gave 10 litres", False),
        ("It gave 10<sup>6</sup> litres.", "It gave 106 litres.", "gave 10^6 litres", False),
        ("It gave 10<sup>6</sup> litres.", "It gave 10⁶ litres.", "gave 10^6 litres", True),
        ("It gave 10<sup>6</sup> litres.", "It gave 10<sup>9</sup> litres.", "gave 10⁶ litres", False),
        ("It gave 10<sup>6</sup> litres.", "So it gave 10<sup>6</sup> litres.", "gave 106 litres", True),  # as pasted
        ("In the XX<sup>e</sup> siècle", "Au XXe siècle", "XXe siècle", True),
    ],
)  # fmt: skip
def test_exponents_are_distinguished_from_note_markers(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


@pytest.mark.parametrize(
    "sign",
    ["<sup>〔1〕</sup>", "<sup>[注1]</sup>", "<sup>1</sup>", "<sup>注1</sup>", "[1]", "〔1〕", "〔注1〕", "①", "[來源請求]", "【1】",
     "（注1）", "<sup>（1）</sup>", "注1", " [1] "],
)  # fmt: skip
def test_chinese_note_markers_are_not_part_of_a_passage(sign):
    marked = CHINESE.replace("井，", f"井{sign}，")
    assert told(CHINESE, marked, CHINESE_QUOTE) == told(marked, CHINESE, CHINESE_QUOTE) == (True, True)
    assert told(CHINESE, marked.replace("12口", "13口"), CHINESE_QUOTE) == (True, False)
    if sign[0] in "<[〔【":
        within = CHINESE.replace("清点了", f"清点了{sign}")
        assert told(CHINESE, within, CHINESE_QUOTE) == told(within, CHINESE, CHINESE_QUOTE) == (True, True)


def test_arabic_note_markers_are_not_part_of_a_passage():
    quote = "الآبار على طول النهر، وكان كثير"
    marked = ARABIC.replace("النهر،", "النهر<sup>[١]</sup>،")
    assert told(ARABIC, marked, quote) == told(marked, ARABIC, quote) == (True, True)


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        ("along the river,[3] and 12", "along the river,[4] and 12", "the river,[3] and 12", True),
        ("along the river,[3] and 12", "along the river, and 12", "the river,[3] and 12", True),
        ("along the river,<sup>3</sup> and 12", "along the river,<sup>4</sup> and 12", "the river,³ and 12", True),
        ("it gave 10⁶ litres", "it gave 10 litres", "gave 10⁶ litres", False),
        ("Aru v Bel [2012] 3 WR", "Aru v Bel [2013] 3 WR", "Aru v Bel [2012] 3", False),
        ("the river [2012] was", "the river was", "the river [2012] was", False),
        ("the Mi8 and 12", "the Mi7 and 12", "the Mi8 and", False),
        ("the law in section 3 says", "the law in section 4 says", "in section 3 says", False),
        ("the law in section says", "the law in section (3) says", "in section says", False),
        ("it did use wells", "it did <sup>not</sup> use wells", "did use wells", False),
        ("it did use wells", 'it did <sup><a href="#n">not</a></sup> use wells', "did use wells", False),
    ],
)
def test_note_marker_copied_with_a_passage_may_have_another_number(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


@pytest.mark.parametrize(
    ("between", "stays"),
    [
        ('<div class="ad">Advertisement</div>', True),
        ("<p>Advertisement</p>", True),
        ("<p>广告</p>", True),
        ("<p>No advertisement</p>", False),
        ("<p>Nobody asked why,</p>", False),
    ],
)
def test_advertisement_between_two_paragraphs_is_not_part_of_a_passage(between, stays):
    first, second = SENTENCE.split(", ")
    assert told(SENTENCE, f"<p>{first},</p>{between}<p>{second}</p>", QUOTE) == (True, stays)


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        ("L’oeuvre de la soeur", "L’œuvre de la sœur", "L'oeuvre de la soeur", True),
        ("L’œuvre de la sœur", "L’œuvre du frère", "oeuvre de la soeur", False),
        ("جفت ١٢ بئرا", "جفت 12 بئرا", "جفت ١٢ بئرا", True),
        ("جفت 12 بئرا", "جفت ١٣ بئرا", "جفت ١٢ بئرا", False),
        ("१२ कुएँ सूखे", "12 कुएँ सूखे", "१२ कुएँ सूखे", True),
        ("१२ कुएँ सूखे", "112 कुएँ सूखे", "१२ कुएँ सूखे", False),
        ("إن الأمر صدر", "ان الامر صدر", "إن الأمر صدر", True),
        ("إن الأمر صدر", "ما صدر الأمر", "ان الامر صدر", False),
    ],
)
def test_ligatures_digits_and_letter_variants_match(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


def test_passage_found_with_note_markers_is_gone_once_deleted():
    noted, without = (
        whole(one) for one in (SENTENCE.replace("river,", "river,<sup>1,2</sup>"), "Nothing is said of it.")
    )
    first = look(exchange(noted), quotes=[QUOTE])
    assert (first.observation.quotes, "quote.absent" in first.rules) == ({QUOTE: True}, False)
    seen = look(exchange(without), last=reference(noted), quotes=[QUOTE])
    assert (seen.finding, seen.observation.cited_gone) == (Finding.ALTERED, (QUOTE,))


def test_page_that_gains_note_markers_keeps_its_cited_passage():
    noted = whole(SENTENCE.replace("12 of", "12<sup>1</sup> of").replace("river,", "river,<sup>a</sup>"))
    seen = look(exchange(noted), last=reference(whole(SENTENCE)), quotes=[QUOTE])
    assert (seen.observation.quotes, "quote" in seen.rules) == ({QUOTE: True}, False)


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>看守<rp>(</rp><rt>かんしゅ</rt><rp>)</rp></ruby>",
        "<ruby>看守<rt>かんしゅ</rt></ruby>",
        "<ruby>看守<rt>かんしゅ</ruby>",
        "<ruby>看<rt>かん</rt>守<rt>しゅ</rt></ruby>",
        "<ruby><rb>看</rb><rb>守</rb><rt>かん</rt><rt>しゅ</rt></ruby>",
    ],
)
def test_ruby_annotations_are_not_part_of_a_passage(ruby):
    said, quote = "昨日、看守は収容者を殴り、十二名が死亡した。", "看守は収容者を殴り"
    assert (
        told(said, said.replace("看守", ruby), quote) == told(said.replace("看守", ruby), said, quote) == (True, True)
    )
    assert told(said, said.replace("看守", ruby).replace("殴り", "診て"), quote) == (True, False)
