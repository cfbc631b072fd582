"""Alterations are found and shown on every kind of page; what changes by itself is not an alteration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from archiver.observe import Reference
from archiver.text.normal import dense
from storage.model import Effect, Finding, Role
from tests.judgement.looks import exchange, look, page, reference
from tests.text.skeletons import KINDS, LANGUAGES, Around, Content, layout, tables
from tests.text.test_text import pdf

NOW = Around()
Kind = Callable[[Content, Around], str]


def _paragraph(c: Content, at: int, old: str, new: str) -> Content:
    assert old in c.paragraphs[at]
    changed = c.paragraphs[at].replace(old, new, 1)
    return replace(c, paragraphs=(*c.paragraphs[:at], changed, *c.paragraphs[at + 1 :]))


def _cell(c: Content, row: int, column: int, new: str) -> Content:
    cells = tuple(new if n == column else cell for n, cell in enumerate(c.rows[row]))
    return replace(c, rows=(*c.rows[:row], cells, *c.rows[row + 1 :]))


FIGURE = {"en": ("37", "31"), "zh": ("三十七", "三十一"), "ru": ("37", "31"), "ar": ("37", "31"), "es": ("37", "31")}
NEGATION = {
    "en": ("will not publish", "will publish"), "zh": ("不会公布", "会公布"), "ru": ("не будет публиковать", "будет публиковать"),
    "ar": ("لن تنشر", "تنشر"), "es": ("no publicará", "publicará"),
}  # fmt: skip
DAY = {
    "en": ("4 May", "5 May"),
    "zh": ("5月4日", "5月5日"),
    "ru": ("4 мая", "5 мая"),
    "ar": ("4 مايو", "5 مايو"),
    "es": ("4 de mayo", "5 de mayo"),
}
CHARACTER = {
    "en": ("quarters", "quarter"),
    "zh": ("省", "市"),
    "ru": ("область", "области"),
    "ar": ("أرباعها", "أرباعه"),
    "es": ("cuartos", "quintos"),
}
INSERTED = {
    "en": "The order was repealed in June.",
    "zh": "该命令已于六月废止。",
    "ru": "Приказ отменён в июне.",
    "ar": "ألغي الأمر في يونيو.",
    "es": "La orden fue derogada en junio.",
}

# name -> (the content after the alteration, words that must stand in a reported passage)
ALTERATIONS: dict[str, Callable[[Content], tuple[Content, str]]] = {
    "figure": lambda c: (_paragraph(c, 1, *FIGURE[c.lang]), FIGURE[c.lang][0]),
    "negation": lambda c: (_paragraph(c, 2, *NEGATION[c.lang]), NEGATION[c.lang][0]),
    "day": lambda c: (_paragraph(c, 3, *DAY[c.lang]), DAY[c.lang][0]),
    "character": lambda c: (_paragraph(c, 4, *CHARACTER[c.lang]), CHARACTER[c.lang][0]),
    "paragraph gone": lambda c: (replace(c, paragraphs=(*c.paragraphs[:5], "")), c.paragraphs[5][-12:]),
    "sentence new": lambda c: (
        replace(c, paragraphs=(*c.paragraphs[:5], f"{c.paragraphs[5]} {INSERTED[c.lang]}")), INSERTED[c.lang],
    ),
    "cell": lambda c: (_cell(c, 2, 2, "8"), "7"),
    "cell's head": lambda c: (_cell(c, 0, 2, "XY"), c.rows[0][2]),
    "item": lambda c: (replace(c, items=(c.items[0], c.items[1] + " 2", c.items[2])), c.items[1]),
    "item gone": lambda c: (replace(c, items=(*c.items[:2], "")), c.items[2]),
    "footnote": lambda c: (replace(c, notes=(c.notes[0].replace("4", "5").replace("四", "五"), c.notes[1])), c.notes[0]),
    "footnote gone": lambda c: (replace(c, notes=(c.notes[0], "")), c.notes[1]),
    "title": lambda c: (replace(c, title=c.title + " II"), c.title),
    "date": lambda c: (replace(c, date=c.date.replace("2021", "2022")), "2021"),
}  # fmt: skip

PRESENTATION: dict[str, Around] = {
    "menu": replace(NOW, menu=(*NOW.menu[:3], "Careers", "Open data", *NOW.menu[3:])),
    "menu shorter": replace(NOW, menu=NOW.menu[:4]),
    "related": replace(NOW, related=("Flood warning lifted in the south", "Twelve new buses", "A bridge is closed")),
    "advertisement": replace(NOW, advert="Half price on all shoes until Sunday, only here"),
    "counter": replace(NOW, views=88_213),
    "ago": replace(NOW, ago="2 days ago"),
    "year": replace(NOW, year=2024),
    "classes": replace(NOW, dress="css-1x9f"),
    "spans": replace(NOW, wrap="span"),
    "scripts": replace(NOW, head="<script>var t=17</script><style>p{color:red}</style>"),
    "consent": replace(NOW, before="<div id=cookie-consent role=dialog><p>We value your privacy. You may accept all cookies.</p></div>"),
    "permalinks": replace(NOW, mark=" <a class=headerlink href=#x>#</a>"),
    "today": replace(NOW, today="Friday, November 26, 2021"),
    "all": Around(
        menu=("Start", "Aktuell"), related=("One", "Two", "Three"), advert="Buy", views=7, ago="5 years ago", year=2026,
        dress="z", today="Sunday, August 3, 2025", head="<link rel=stylesheet href=/new.css>",
    ),
}  # fmt: skip


@cache
def _before(kind: Kind, content: Content) -> Reference:
    return reference(kind(content, NOW))


def _id(value: object) -> str:
    return getattr(value, "__name__", None) or getattr(value, "lang", None) or str(value)


@pytest.mark.parametrize("kind", KINDS, ids=_id)
@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_alteration_is_found_and_shown_on_every_kind_of_page(alteration, kind):
    for content in LANGUAGES:
        changed, told = ALTERATIONS[alteration](content)
        before, after = kind(content, NOW), kind(changed, NOW)
        if before == after:
            continue  # this kind of page does not show that content
        seen = look(exchange(after), last=_before(kind, content))
        assert seen.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}, content.lang
        last = seen.observation.last
        assert any(dense(told) in dense(passage) for passage in (*last.lost, *last.added)), content.lang


@pytest.mark.parametrize("kind", KINDS, ids=_id)
@pytest.mark.parametrize("around", PRESENTATION)
def test_changes_in_furniture_and_markup_are_not_alterations(around, kind):
    for content in LANGUAGES:
        seen = look(exchange(kind(content, PRESENTATION[around])), last=_before(kind, content))
        last = seen.observation.last
        assert seen.finding.effect is Effect.GOOD, (content.lang, last.lost, last.added)


@pytest.mark.parametrize("kind", KINDS, ids=_id)
def test_altered_figure_is_found_when_everything_around_it_changed_too(kind):
    for content in LANGUAGES:
        changed, told = ALTERATIONS["figure"](content)
        seen = look(exchange(kind(changed, PRESENTATION["all"])), last=_before(kind, content))
        assert seen.finding is Finding.ALTERED, content.lang
        assert any(told in passage for passage in seen.observation.last.lost), content.lang


def test_redesigned_page_with_the_same_text_loses_nothing():
    """A page of 2001 in a new layout."""
    before = layout(LANGUAGES[0], NOW)
    seen = look(exchange(tables(LANGUAGES[0], NOW)), last=reference(before))
    assert not seen.observation.last.lost


def test_altered_page_of_a_pdf_is_found_and_shown():
    before = reference(
        pdf("The survey counts 1,240 workers.", "Table 2: 7 of 9 villages", "Annex"), declared="application/pdf"
    )
    for changed, told in (
        (("The survey counts 1,240 workers.", "Table 2: 8 of 9 villages", "Annex"), "Table 2: 7 of 9"),
        (("The survey counts 1,240 workers.", "Annex"), "Table 2"),
        (("The survey does not count 1,240 workers.", "Table 2: 7 of 9 villages", "Annex"), "The survey counts"),
    ):
        seen = look(exchange(pdf(*changed), declared="application/pdf"), last=before)
        assert seen.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}
        assert any(told in passage for passage in seen.observation.last.lost)


# ---- long and short pages, repeated passages

_SHORT = tuple(
    f"Owner {n} of the well at Mill Lane {n} was informed on {n} March and has not replied." for n in range(1, 25)
)
_LONG = tuple(
    f"{n}. Well {n} of the district was tested on {n % 28 + 1} May; its level stood at {n * 7 % 300 + 100} cm and nitrate at {n * 3 % 90} mg, "
    f"which the laboratory of section {n % 9} confirms in its letter number {n * 11}." for n in range(1, 460)
)  # fmt: skip
CHANGES: dict[str, tuple[Callable[[list[str]], object], str]] = {
    "sentence less": (lambda p: p.pop(11), "Mill Lane 12|Well 12 "),
    "sentence more": (lambda p: p.insert(11, "The order was repealed in June."), "repealed in June"),
    "figure": (lambda p: p.__setitem__(11, p[11].replace("12", "21", 1)), "12"),
    "not": (lambda p: p.__setitem__(11, p[11].replace("was ", "was not ", 1)), "was not "),
    "name": (lambda p: p.__setitem__(11, p[11].replace("Mill", "Hill").replace("laboratory", "ministry")), "Hill|ministry"),
    "month": (lambda p: p.__setitem__(11, p[11].replace("March", "April").replace("May", "June")), "April|June"),
    "comma": (lambda p: p.__setitem__(11, p[11].replace(" and ", ", and ", 1)), ", and"),
}  # fmt: skip


@pytest.mark.parametrize("paragraphs", [_SHORT, _LONG], ids=["2 kB", "85 kB"])
@pytest.mark.parametrize("change", CHANGES)
def test_single_change_is_found_in_a_short_and_in_a_long_page(change, paragraphs):
    act, told = CHANGES[change]
    changed = list(paragraphs)
    act(changed)
    seen = look(exchange(page(changed)), last=reference(page(paragraphs)))
    last = seen.observation.last
    assert seen.finding is Finding.ALTERED
    assert any(one in passage for one in told.split("|") for passage in (*last.lost, *last.added))
    assert len(last.lost) + len(last.added) <= 3


@pytest.mark.parametrize("paragraphs", [_SHORT, _LONG], ids=["2 kB", "85 kB"])
def test_paragraph_moved_to_the_end_is_presentation(paragraphs):
    moved = [*paragraphs[:11], *paragraphs[12:], paragraphs[11]]
    seen = look(exchange(page(moved)), last=reference(page(paragraphs)))
    last = seen.observation.last
    assert (seen.finding, last.lost, last.added) == (Finding.PRESENTATION, (), ())
    assert not last.same_text


def test_repeated_line_that_is_lost_once_is_an_alteration():
    """A plan of six days, each with the same three lines; one day lost them."""
    day = ("Breakfast is served in the hall.", "Samples are taken at nine and at noon.", "Buses leave at five.")
    plan = [line for _ in range(6) for line in day]
    seen = look(exchange(page(plan[:6] + plan[9:])), last=reference(page(plan)))
    assert seen.finding is Finding.ALTERED
    assert any("Samples are taken" in passage for passage in seen.observation.last.lost)


def test_typographic_quotation_marks_and_dashes_are_presentation():
    before = ['The minister said "no comment" on Monday - and left the hall.', *_SHORT]
    after = ["The minister said “no comment” on Monday – and left the hall.", *_SHORT]
    seen = look(exchange(page(after)), last=reference(page(before)))
    assert seen.finding is Finding.PRESENTATION
    assert seen.observation.last.lost_one, "noted all the same"


@pytest.mark.parametrize(
    ("old", "new"),
    [("不会公布", "会公布"), ("其中三十七口", "其中三十一口"), ("省财政", "市财政"), ("三十日内", "三十日后")],
)
def test_change_of_one_or_two_chinese_characters_is_an_alteration(old, new):
    content = LANGUAGES[1]
    text = tuple(p.replace(old, new) for p in content.paragraphs)
    assert text != content.paragraphs
    before, after = KINDS[2](content, NOW), KINDS[2](replace(content, paragraphs=text), NOW)
    seen = look(exchange(after), last=reference(before))
    assert seen.finding is Finding.ALTERED
    assert any(old in passage for passage in seen.observation.last.lost)


def test_changed_caption_is_an_alteration_and_a_changed_link_target_is_not():
    figure = (
        "<figure><img src=/map.png><figcaption>Figure 2: wells above the limit in Brink, 2019</figcaption></figure>"
    )
    last = reference(page(_SHORT, extra=figure))
    changed = look(exchange(page(_SHORT, extra=figure.replace("2019", "2018"))), last=last)
    assert changed.finding is Finding.ALTERED
    linked = (
        "<p>The figures of the survey are <a href=/a.html>in this table</a> of the agency, district by district.</p>"
    )
    before = reference(page(_SHORT, extra=linked))
    assert look(exchange(page(_SHORT, extra=linked.replace("/a.h", "/b.h"))), last=before).finding is Finding.LINKS


def test_link_to_a_different_document_under_the_same_words_is_an_alteration():
    attached = "<p>Annex: <a href=/p/a17.pdf>table of the survey</a>, district by district, as approved in May.</p>"
    annex = exchange("%PDF-1.4 a table", url="https://institute.example/p/a17.pdf", declared="application/pdf")
    moved = exchange(
        "%PDF-1.4 a table", url="https://institute.example/q/b4.pdf", declared="application/pdf", role=Role.DOCUMENT
    )
    other = replace(moved, id="other", payload_sha256="0" * 64)
    before = reference(page(_SHORT, extra=attached), annex)
    now = exchange(page(_SHORT, extra=attached.replace("/p/a17", "/q/b4")))
    alone = look(now, last=before)
    assert (alone.finding, alone.rules) == (Finding.ALTERED, {"document"})
    assert look(now, other, last=before).finding is Finding.ALTERED
    assert look(now, moved, last=before).finding is Finding.LINKS


@pytest.mark.parametrize(
    "dated", ["{}", "{} <span>{} March 2024</span>", "<span>[03-{}]</span> {}", "{}<br>2024-03-{}"]
)
def test_rows_removed_from_a_list_are_reported_and_rows_that_roll_over_are_not(dated):
    def listed(numbers):
        rows = [(f"<a href=/r{n}.html>Report {n} of the survey</a>", 11 + n) for n in numbers]
        return "<p>" + "<br>".join(dated.format(*(row if dated[0] == "{" else row[::-1])) for row in rows) + "</p>"

    before = reference(page(_SHORT, extra=listed(range(12))))
    gone = look(exchange(page(_SHORT, extra=listed((*range(4), *range(8, 12))))), last=before)
    assert gone.finding is Finding.ALTERED
    assert any("Report 5" in passage for passage in gone.observation.last.lost)
    rolled = look(exchange(page(_SHORT, extra=listed(range(4, 16)))), last=before)
    assert rolled.finding is Finding.LINKS
    less = look(exchange(page(_SHORT, extra=listed((*range(5), *range(6, 12))))), last=before)
    assert less.finding is Finding.ALTERED, "a report that leaves the middle of a list was taken out"
    assert any("Report 5" in passage for passage in less.observation.last.lost)


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ("Tables: https://office.example/forms/17.", "Tables: https://other.example/forms/17.", True),
        ("Tables: https://office.example/forms/17.", "Tables: https://office.example/forms/18.", True),
        ("https://office.example/forms/17", "https://office.example/forms/18", True),
        ("Tables: https://office.example/forms/17.", "Tables: http://www.office.example/forms/17/.", False),
        ("Tables: https://office.example/t?visit=1", "Tables: https://office.example/t?visit=2", False),
        ("<a href=https://office.example/a>https://office.example/a</a>", "<a href=https://office.example/b>https://office.example/b</a>", False),
    ],
)  # fmt: skip
def test_changed_url_in_running_text_is_reported_unless_it_is_a_link(was, is_, told):
    before, now = (
        page(_SHORT, extra=f"<p>The office keeps them all in one place.</p><p>{one}</p>") for one in (was, is_)
    )
    found = look(exchange(now), last=reference(before))
    assert (found.finding is Finding.ALTERED) is told
    assert any(is_.removesuffix(".") in passage for passage in found.observation.last.added) is told
