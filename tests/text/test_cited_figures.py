"""Cited passages whose figures, signs or negation changed: the same letters and digits, but another statement."""

from __future__ import annotations

import pytest

from archiver.text.cited.quotes import quotes_found_in_both
from storage.model import Finding
from tests.judgement.looks import exchange, look, reference
from tests.text.test_cited_notes import told, whole
from tests.text.test_text import html

OTHERS = [
    ("5.3 percent", "53 percent"), ("53 percent", "5.3 percent"), ("3,5 Prozent", "35 Prozent"), ("٣٫٥ مليون", "٣٥ مليون"),
    ("12.5万人", "125万人"), ("5 million", "-5 million"), ("5 million", "−5 million"), ("204 people", "1 204 people"),
    ("204 people", "1\u00a0204 people"), ("204 people", "1\u202f204 people"), ("204 people", "1,204 people"), ("204 people", "1'204 people"),
    ("40% of them", "40 of them"), ("40 of them", "40% of them"), ("٤٠٪ منهم", "40 منهم"), ("$500 a head", "€500 a head"),
    ("$500 a head", "500 a head"), ("$5 to $10", "$5 to €10"), ("< 10 of", "> 10 of"), ("about 10 of", "about < 10 of"), ("±5 of", "5 of"),
    ("12:1 in", "1:21 in"), ("12:1 in", "121 in"), ("9-17 only", "91-7 only"), ("1/12/2011 at", "11/2/2011 at"), ("3/5/2012 at", "35/2012 at"),
    ("3 wells, 14 pumps", "31 wells, 4 pumps"), ("45.123 north", "4.5123 north"), ("pages 3, 14", "pages 31, 4"), ("1, 2 and 3", "12 and 3"),
    ("1,204.50 in", "1,20450 in"), ("1.5.2012 it", "15.2012 it"), ("2½ years", "21/2 years"), ("25 wells", "2,5 wells"), ("100 wells", "100 000 wells"),
    ("5‰ of", "5% of"), ("page 3, 500 people", "page 3,500 people"), ("~5 mg of", "5 mg of"),
]  # fmt: skip

SAME = [
    ("1,204 people", "1204 people"), ("1,204 people", "1 204 people"), ("1204 people", "1\u00a0204 people"), ("1.204 people", "1,204 people"),
    ("1,204,567 people", "1 204 567 people"), ("1,204.50 in", "1.204,50 in"), ("12,00,000 rupees", "1200000 rupees"), ("١٬٢٠٤ شخص", "1204 شخص"),
    ("3.5 in", "3,5 in"), ("10.30 am", "10:30 am"), ("5.12地震", "5·12地震"), ("3/5/2012 at", "3.5.2012 at"), ("11-12 May", "11–12 May"),
    ("12:1 in", "12 : 1 in"), ("40 % of them", "40% of them"), ("٤٠٪ منهم", "40% منهم"), ("$500 a head", "$ 500 a head"), ("500 € a head", "€500 a head"),
    ("<10 of", "< 10 of"), ("2 1/2 years", "2½ years"), ("pages 12, 14", "pages 12,14"), ("−5 million", "-5 million"), ("20°C in", "20 °C in"),
    ("1,204 people", "1<b>,204</b> people"), ("about ~5 mg", "about ≈ 5 mg"), ("three: 3～5 mg", "three: 3~5 mg"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), OTHERS)
def test_changed_figure_within_a_passage_makes_it_another(before, after):
    old, new = (f"There it was {one} that counted." for one in (before, after))
    assert told(old, new, f"it was {before} that counted") == (True, False)


@pytest.mark.parametrize(("before", "after"), OTHERS)
def test_changed_figure_at_the_start_of_a_passage_makes_it_another(before, after):
    old, new = (f"There it was {one} that counted." for one in (before, after))
    assert told(old, new, before) == (True, False)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_figure_in_another_notation_is_the_same(one, other):
    for before, after in ((one, other), (other, one)):
        old, new = (f"There it was {said} that counted." for said in (before, after))
        bare = before.replace("<b>", "").replace("</b>", "")
        assert told(old, new, bare) == told(old, new, f"it was {bare} that counted") == (True, True)


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        ("三人死亡。", "十三人死亡。", "三人死亡", False),
        ("三人死亡。", "数三人死亡。", "三人死亡", False),
        ("死亡三十。", "死亡三十二。", "死亡三十", False),
        ("三人死亡。", "村民三人死亡。", "三人死亡", True),
        ("有罪。", "没有罪。", "有罪", False),
        ("他被强迫劳动三年。", "他没有被强迫劳动三年。", "被强迫劳动三年", False),
        ("他自愿参加了转移。", "他不再自愿参加转移，也并非自愿参加了转移。", "自愿参加了转移", False),
        ("有罪。", "他有罪。", "有罪", True),
        ("承认此事。", "不承认此事。", "承认此事", False),
        ("他没有被打。", "昨天他没有被打。", "有被打", True),
        ("ใช้กระสุนจริง", "ไม่ใช้กระสุนจริง", "ใช้กระสุนจริง", False),
        ("เขาฆ่าสิบคน", "เขาฆ่าห้าสิบคน", "สิบคน", False),
        ("เขาฆ่าสิบคน", "เขาฆ่าสิบเอ็ดคน", "เขาฆ่าสิบ", False),
        ("เขาฆ่าสิบคน", "ทหารฆ่าสิบคนในคืนนั้น", "ฆ่าสิบคน", True),
    ],
)
def test_number_or_negation_inserted_before_a_passage_changes_it(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        ("The violent men left.", "The non-violent men left.", "violent men left", False),
        ("The lawful act stood.", "The un-lawful act stood.", "lawful act stood", False),
        ("Five officers were charged.", "Five ex-officers were charged.", "officers were charged", False),
        ("Он виновный человек.", "Он не-виновный человек.", "виновный человек", False),
        ("Five officers were charged.", "Five police-officers were charged.", "officers were charged", True),
        ("Five ex-officers were charged.", "Then five ex-officers were charged.", "officers were charged", True),
        ("Five ex-officers were charged.", "Then five ex‑officers were charged.", "ex-officers were charged", True),
        ("It is said that x &lt; y holds.", "It is said that x &gt; y holds.", "that x < y holds", False),
        ("It is said that a = b holds.", "It is said that a ≠ b holds.", "that a = b holds", False),
        ("It is said that a = b holds.", "It is said that a=b holds.", "that a = b holds", True),
        ("Home &gt; News &gt; Report.", "Home &gt; News &gt; Report!", "Home > News", True),
    ],
)
def test_negating_prefix_or_comparison_sign_changes_a_passage(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


CELLS = "<table><tr><td>Aru</td><td>14</td><td>204</td></tr><tr><td>Bel</td><td>41</td><td>7</td></tr></table>"


@pytest.mark.parametrize(
    ("before", "after", "quote", "stays"),
    [
        (CELLS, CELLS.replace("Aru", "Aru town"), "14 204 Bel", True),
        (CELLS, CELLS.replace("14", "1"), "204 Bel 41", True),
        (CELLS, "<ul><li>Aru 14 204</li><li>Bel 41 7</li></ul>", "204 Bel", True),
        (CELLS, CELLS.replace("<td>14</td><td>204</td>", "<td>142</td><td>04</td>"), "Aru 14 204", False),
        ("<p>Section 3</p><p>120 wells were dry</p>", "<p>Section 3 120 wells were dry</p>", "120 wells were", True),
        ("<p>Section 3 120 wells were dry</p>", "<p>Section 3 120 wells were dry then</p>", "120 wells were", True),
        ("<p>The fine was $500 then</p>", "<p>The fine was $500 there</p>", "fine was 500", True),
        ("<p>The fine was 500 then</p>", "<p>The fine was $500 then</p>", "fine was 500", True),
    ],
)
def test_figures_beside_a_passage_are_distinguished_from_those_within_it(before, after, quote, stays):
    assert told(before, after, quote) == (True, stays)


def test_cited_passage_with_a_changed_figure_is_reported_first():
    old, new = (whole(f"Only {figure} percent of the wells were dry.") for figure in ("5.3", "53"))
    quote = "Only 5.3 percent of the wells"
    seen = look(exchange(new), last=reference(old), quotes=[quote])
    assert (seen.finding, seen.observation.cited_gone, seen.reasons[0].rule) == (Finding.ALTERED, (quote,), "quote")
    first = look(exchange(new), quotes=[quote])
    assert first.observation.quotes == {quote: False}
    assert "quote.absent" in first.rules


def test_cited_figures_are_found_in_a_long_page():
    rows = "".join(f"<p>Well {n} gave 5.3 litres and 53 pumps.</p>" for n in range(3000))
    page = html(f"<html><body><h1>Wells</h1>{rows}<p>Well 3000 gave 5 and 3 litres.</p></body></html>")
    wanted = {
        "gave 5 and 3 litres": (True, True),
        "gave 53 litres": (False, False),
        "53 pumps. Well 2999": (True, True),
    }
    assert quotes_found_in_both(page, page, wanted) == wanted
