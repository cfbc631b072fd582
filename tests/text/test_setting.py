"""Typography is not an alteration: list markers, diacritics, quotation marks, hyphenation. Any further difference is
reported."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text.comparison.compare import compare
from storage.model import Comparison, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference, text_of

FACTS = ("Ahmed Rahim was shot at the gate", "Bilal Noor was beaten", "Yusuf Ali is missing")
NAMES = ("Omar Said", "Lina Haddad", "Sami Nasser")


def _page(extra: str) -> str:
    return page((*PARAGRAPHS[:3],), extra=extra)


def _between(before: str, after: str) -> Comparison:
    old, new = (text_of(exchange(_page(extra))) for extra in (before, after))
    assert old is not None
    assert new is not None
    return compare(old, new)


def _told(before: str, after: str) -> bool:
    """Whether the change is reported, which must be so in both directions or in none."""
    seen = [_between(*pair) for pair in ((before, after), (after, before))]
    told = {bool(one.lost or one.added) for one in seen}
    assert len(told) == 1, "which of two settings came first makes no difference"
    return told.pop()


def _list(*entries: str, tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{one}</li>" for one in entries) + f"</{tag}>"


def _typed(mark: str, *entries: str) -> str:
    return "<p>" + "<br>".join(f"{mark} {one}" for one in entries) + "</p>"


def _numbered(*entries: str, mark: str = "{}.", first: int = 1) -> str:
    return "".join(f"<p>{mark.format(n)} {one}</p>" for n, one in enumerate(entries, first))


def _table(*entries: str) -> str:
    return "<table>" + "".join(f"<tr><td>{n}</td><td>{one}</td></tr>" for n, one in enumerate(entries, 1)) + "</table>"


SETTINGS = [
    _list(*FACTS), _list(*FACTS, tag="ol"), _typed("•", *FACTS), _typed("–", *FACTS), _numbered(*FACTS),
    _numbered(*FACTS, mark="({})"), _table(*FACTS),
]  # fmt: skip


@pytest.mark.parametrize("after", SETTINGS)
@pytest.mark.parametrize("before", SETTINGS[:2])
def test_list_is_the_same_whether_its_markers_are_drawn_or_typed(before, after):
    assert not _told(before, after)


def test_typed_markers_match_but_typed_numbers_without_a_list_may_be_dates():
    assert not _told(_typed("•", *FACTS), _typed("–", *FACTS))
    days, beside = (
        "<p>{}Mai: Ahmed Rahim erschossen<br>{}Mai: Bilal Noor erschossen</p>",
        _list("See also this", "See also that"),
    )
    for behind in ("", beside):
        assert _told(days.format("1. ", "2. ") + behind, days.format("", "") + behind)
    cells = "<table><tr><td>Aru</td><td>{}five million</td></tr><tr><td>Bel</td><td>two million</td></tr></table>"
    assert _told(cells.format("- "), cells.format(""))
    assert _told("<p>- Net loss of 5 million</p>", "<p>Net loss of 5 million</p>")
    assert not _told(
        _list("Massacre of Aru (2012)", "Fire of 1998"), _typed("–", "Massacre of Aru (2012)", "Fire of 1998")
    )
    for typed in ("1、{}", "1．{}", "1) {}"):
        some = "Omar Said was shot in 2011.", "Sami Nasser was shot in 2013.", "Lina Haddad was freed."
        written = "".join(f"<p>{typed.replace('1', str(n)).format(one)}</p>" for n, one in enumerate(some, 1))
        assert not _told(_list(*some, tag="ol"), written)


@pytest.mark.parametrize("make", [lambda *some: _typed("•", *some), _numbered, _table])
@pytest.mark.parametrize(
    "other", [FACTS[:2], (FACTS[0], "Bilal Noor was buried", FACTS[2]), (*FACTS, "Lina Haddad is missing")]
)
def test_entry_changed_along_with_its_markers_is_reported(make, other):
    assert _told(_list(*FACTS), make(*other))
    assert _told(make(*FACTS), _list(*other))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_list(*FACTS, tag="ol"), _numbered(FACTS[1], FACTS[0], FACTS[2])),  # another entry is the first
        (_numbered(*FACTS), _numbered(FACTS[1], FACTS[0], FACTS[2])),
        (_numbered(*FACTS), _numbered(*FACTS, first=2)),
        (_list(*FACTS), _numbered(FACTS[0]) + _numbered(*FACTS[1:], first=3)),
    ],
)
def test_number_that_gives_an_entry_its_rank_is_part_of_it(before, after):
    assert _told(before, after)


@pytest.mark.parametrize(
    "entries",
    [
        ("5 degrees in the cells", "4 degrees in the yard"),
        ("USD 40 million", "USD 3 million"),
        ("人民币40元", "人民币3元"),
    ],
)
def test_minus_before_a_figure_is_not_a_list_marker(entries):
    assert _told(_list(*entries), _typed("–", *entries))
    assert not _told(_list(*entries), _typed("•", *entries))


SAME = [
    ("<dl><dt>Verdict</dt><dd>guilty</dd><dt>Court</dt><dd>Aru</dd></dl>", "<p>Verdict: guilty</p><p>Court: Aru</p>"),
    (f"<p>Victims: {'; '.join(NAMES)}.</p>", "<p>Victims:</p>" + _list(*NAMES)),
    ("<h3>Torture</h3><p>The guards beat the men.</p>", "<p><b>Torture.</b> The guards beat the men.</p>"),
    ("<p>The guards beat the prisoners with cables.</p>", "<p>The guards beat the pris-<br>oners with cables.</p>"),
    ("<p>قُتل محمد في المبنى.</p>", "<p>قُتل محـــمد في المبنى.</p>"),
    ("<p>قُتِلَ مُحَمَّدٌ في المبنى.</p>", "<p>قتل محمد في المبنى.</p>"),
    ("<p>قُتل ١٢ محتجزا في المبنى.</p>", "<p>قُتل 12 محتجزا في المبنى.</p>"),
    ("<p>قتل علي، وحسن؛ وعمر؟</p>", "<p>قتل علي , وحسن ; وعمر ?</p>"),
    ("<p>נֶהֶרְגוּ 12 כלואים.</p>", "<p>נהרגו 12 כלואים.</p>"),
    ('<p>הוא מצה"ל והגיע בי"ב.</p>', "<p>הוא מצה״ל והגיע בי״ב.</p>"),
    ("<p>买买提·艾力被捕。</p>", "<p>买买提•艾力被捕。</p>"),
    ("<p>他说……然后——没有了。</p>", "<p>他说...然后--没有了。</p>"),
    ("<p>About ½ of them died.</p>", "<p>About 1/2 of them died.</p>"),
    ("<p>Of n wells the share x_1 is dry.</p>", r"<p>Of \(n\) wells the share \(x_1\) is dry.</p>"),
    ("<p>O'Brien's testimony</p>", "<p>OʼBrienʼs testimony</p>"),
    ("<p>น้ำถูกตัดในคืนนั้น</p>", "<p>น\u0e4d\u0e49าถูกตัดในคืนนั้น</p>"),
]  # fmt: skip
OTHER = [
    ("<dl><dt>Verdict</dt><dd>guilty</dd><dt>Court</dt><dd>Aru</dd></dl>", "<p>Verdict: guilty of nothing</p><p>Court: Aru</p>"),
    ("<dl><dt>Verdict</dt><dd>guilty</dd><dt>Court</dt><dd>Aru</dd></dl>", "<p>Verdict: not guilty</p><p>Court: Aru</p>"),
    (f"<p>Victims: {'; '.join(NAMES)}.</p>", "<p>Victims:</p>" + _list(*NAMES[:2])),
    ("<h3>Torture</h3><p>The guards beat the men.</p>", "<p><b>Torture?</b> The guards beat the men.</p>"),
    ("<p>They resigned the treaty in the night.</p>", "<p>They re-signed the treaty in the night.</p>"),
    ("<p>He was beaten,<br>robbed and left at the gate.</p>", "<p>He was beaten<br>robbed and left at the gate.</p>"),
    ("<p>The men, who were armed, fled.</p>", "<p>The men who were armed fled.</p>"),
    ("<p>قَتَلَ محمد في المبنى.</p>", "<p>قُتِلَ محمد في المبنى.</p>"),
    ("<p>قُتل ١٢ محتجزا في المبنى.</p>", "<p>قُتل 13 محتجزا في المبنى.</p>"),
    ("<p>买买提·艾力被捕。</p>", "<p>买买提•艾买提被捕。</p>"),
    ("<p>About ½ of them died.</p>", "<p>About 1/4 of them died.</p>"),
    ("<p>Of n wells the share x_1 is dry.</p>", r"<p>Of \(n\) wells the share \(x_2\) is dry.</p>"),
    ("<p>The balance was −5 million.</p>", "<p>The balance was 5 million.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SAME)
def test_same_statement_in_other_typography_is_not_reported(before, after):
    assert not _told(before, after)


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_changed_word_figure_or_sign_is_reported(before, after):
    assert _told(before, after)


def test_swapped_cells_are_reported_although_the_digits_changed_script():
    def cells(*figures: str) -> str:
        rows = zip(("اللواء الأول", "اللواء الثاني"), figures, strict=True)
        return "<table>" + "".join(f"<tr><td>{name}</td><td>{figure}</td></tr>" for name, figure in rows) + "</table>"

    assert not _told(cells("١٤", "٤١"), cells("14", "41"))
    assert _told(cells("١٤", "٤١"), cells("41", "14"))


def test_caption_inserted_into_a_paragraph_is_reported_alone():
    before, after = "The guards beat the prisoners with cables,", "and 12 of them died in the night."
    caption = "Photo: Institute"
    seen = _between(
        f"<p>{before} {after}</p>",
        f"<p>{before}</p><figure><img src=a.jpg><figcaption>{caption}</figcaption></figure><p>{after}</p>",
    )
    assert (seen.lost, seen.added) == ((), (caption,))


# ---- documents


def _paper(*said: str, size: int = 200) -> text.Text:
    """A document with these lines on its first page, and a rectangle of this size on its second."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for row, line in enumerate((*PARAGRAPHS[0].split(", "), *said)):
        canvas.drawString(50, 780 - 16 * row, line)
    canvas.showPage()
    canvas.rect(100, 100, size, size, fill=1)
    canvas.save()
    return text.extract(file.getvalue())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (['He said "they beat us" and left.'], ["He said “they beat us” and left."]),
        (["The years 2010-2012 - the worst - are missing."], ["The years 2010–2012 – the worst – are missing."]),
        (["The warden's book of the wing"], ["The warden’s book of the wing"]),
        (["He was a well-known guard of the camp."], ["He was a well-", "known guard of the camp."]),
        (['He said "they beat us" in a well-known book.'], ["He said “they beat us” in a well-", "known book."]),
    ],
)
def test_document_in_other_typography_is_the_same(before, after):
    for old, new in ((before, after), (after, before)):
        seen = compare(_paper(*old), _paper(*new))
        assert (seen.lost, seen.added, seen.same_text) == ((), (), True)
    assert not compare(_paper(*before), _paper(*after, size=210)).same_text, "another drawing"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (['He said "they beat us" and left.'], ["He said “they beat me” and left."]),
        (["The years 2010-2012 are missing."], ["The years 2010–2013 are missing."]),
        (["The balance was -5 million."], ["The balance was 5 million."]),
        (["They resigned the treaty."], ["They re-signed the treaty."]),
        (["He was beaten,", "robbed and left."], ["He was beaten", "robbed and left."]),
    ],
)
def test_changed_statement_in_a_document_is_reported(before, after):
    seen = compare(_paper(*before), _paper(*after))
    assert not seen.same_text
    assert seen.lost or seen.added


# ---- the reasons


def test_reasons_quote_what_was_lost_and_what_replaced_it():
    said, kept = (
        "The {}massacre was carried out by the second brigade.",
        "A line that came besides, and is longer than the other.",
    )
    before, after = (_page(f"<p>{said.format(word)}</p>") for word in ("", "alleged "))
    after = after.replace("</p>", f"</p><p>{kept}</p>", 1)
    seen = look(exchange(after), last=reference(before))
    assert seen.finding is Finding.ALTERED
    assert [one.text for one in seen.reasons][:2] == [
        "no longer there: The massacre was carried out by the second brigade.",
        "new there: The alleged massacre was carried out by the second brigade.",
    ]


def test_reason_marks_where_it_cut_a_quotation():
    long = "The boats of the upper river " + "and those of the lower river " * 20 + "came home."
    before, after = (
        _page(f"<p>{said}</p>")
        for said in (long, "The boats were sold to the millers of the lower river in the spring of that year.")
    )
    lost = look(exchange(after), last=reference(before)).reasons[0].text
    assert lost == f"no longer there: {long[:199]}…"
    middle = long.replace("came home.", "never came home, says the book.")
    lost = look(exchange(_page(f"<p>{middle}</p>")), last=reference(before)).reasons[0].text
    assert lost.startswith("no longer there: …")
    assert lost.endswith("came home.")
