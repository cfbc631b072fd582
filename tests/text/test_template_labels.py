"""A redesigned page around an unchanged text: labels of the old template are not a loss; changes of the text are
reported."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.text import compare

TITLE = "Report on the wells"
PARAGRAPHS = (
    "The commission heard forty witnesses between March and June, and its findings were read to the council in August.",
    "It found that 37 of the wells in the lower valley held more arsenic than the law allows for drinking water.",
    "None of the operators answered the questions that the commission had sent to them in writing.",
    "The residents were told of the results two years later, after a newspaper had asked for them.",
)
SAID = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
MENU = ("Home", "Commission", "Reports", "Press", "Contact")
BYLINE = '<div class="posted">3 minutes</div>'
AROUND = '<div class="filed"><a href="/8">On the dam</a><span>Filed under water</span></div>'


def text_of(page: str) -> text.Text:
    return text.extract(
        page.encode(), media_type="text/html", charset_hint="utf-8", url="https://commission.example/wells"
    )


def before(said: str = SAID, *, above: str = "", below: str = "") -> text.Text:
    menu = "".join(f'<li class="item-{n}"><a href="/{n}">{one}</a></li>' for n, one in enumerate(MENU))
    return text_of(
        f'<html><head><title>{TITLE}</title></head><body class="site"><nav class="bar"><ul>{menu}</ul></nav><main class="column">'
        f'<div class="head"><h1>{TITLE}</h1>{above}</div><div class="prose">{said}</div>{below}</main></body></html>'
    )


def after(said: str = SAID, *, above: str = "", below: str = "") -> text.Text:
    menu = "".join(f'<a class="m{n}" href="/{n}">{one}</a>' for n, one in enumerate(("Reports", "Wells", "About us")))
    return text_of(
        f'<html><head><title>{TITLE}</title></head><body class="theme"><div class="strip">{menu}</div><article class="paper">'
        f'<header class="top"><h1>{TITLE}</h1>{above}</header><section class="words">{said}</section>{below}</article></body></html>'
    )


@pytest.mark.parametrize(
    ("above", "below"), [(BYLINE, ""), ("<div>By Anna Kowal</div>", ""), ("", AROUND), (BYLINE, AROUND)]
)
def test_labels_removed_with_a_redesign_are_not_reported(above, below):
    found = compare(before(above=above, below=below), after())
    assert (found.lost, found.added) == ((), ())


def test_label_removed_without_a_redesign_is_reported():
    assert compare(before(above=BYLINE), before()).lost


@pytest.mark.parametrize("words", ["State: closed", "Hearing of the upper valley", "37 wells"])
@pytest.mark.parametrize("at", range(5))
def test_unmarked_line_within_the_text_element_is_reported(words, at):
    more = "".join(
        [
            *(f"<p>{one}</p>" for one in PARAGRAPHS[:at]),
            f"<p>{words}</p>",
            *(f"<p>{one}</p>" for one in PARAGRAPHS[at:]),
        ]
    )
    assert words in " ".join(compare(before(more), after()).lost)
    assert words in " ".join(compare(before(), after(more)).added)


def test_label_added_beside_the_title_is_not_reported():
    assert compare(before(), after(above="<div>4 minutes</div>")).added == ()


def test_link_added_beside_the_text_is_not_reported():
    assert compare(before(), after(f'{SAID}<p><a href="/9">Send this on</a></p>')).added == ()


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_labels_are_reported_too_when_the_text_was_shortened(kept):
    shorter = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:kept])
    lost = compare(before(above=BYLINE), after(shorter)).lost
    assert set(PARAGRAPHS[kept:]) <= set(lost)
    assert "3 minutes" in " ".join(lost)


@pytest.mark.parametrize(
    ("was", "now"),
    [("State: open", "State: closed"), ("By Anna Kowal", "By Piotr Lis"), ("State: open", "State：closed")],
)
def test_label_with_a_changed_value_is_reported(was, now):
    found = compare(before(above=f"<div>{was}</div>"), after(above=f"<div>{now}</div>"))
    assert found.lost


@pytest.mark.parametrize(
    "box",
    [
        "<h2>Members of the commission</h2>",
        "<ul><li>Anna Kowal</li><li>Piotr Lis</li></ul>",
        "<table><tr><td>Wells</td><td>37</td></tr></table>",
        "<p>The findings were confirmed by the court of the upper valley in May.</p>",
        "<p>Withdrawn by the council</p>",
        "<p>Anna Kowal</p><p>Piotr Lis</p><p>Omar Haddad</p><p>Leyla Aydin</p><p>Zofia Kern</p>",
    ],
)
def test_lists_tables_and_sentences_in_a_removed_box_are_reported(box):
    assert compare(before(below=f'<div class="box">{box}</div>'), after()).lost


def sources(*names: str) -> str:
    return "".join(f'<li><a href="/{name}">{name}</a></li>' for name in names)


def cards(*names: str) -> str:
    return "".join(f'<div class="card"><div>{name}</div><div>{name[:2]}. for the valley</div></div>' for name in names)


@pytest.mark.parametrize("made", [sources, cards])
@pytest.mark.parametrize("out", range(3))
def test_entry_removed_from_a_list_below_the_text_is_reported(made, out):
    names = ["Anna Kowal", "Piotr Lis", "Omar Haddad"]
    here = f'<div class="list"><h2>Those who wrote it</h2>{made(*names)}</div>'
    there = f'<div class="list"><h2>Those who wrote it</h2>{made(*names[:out], *names[out + 1 :])}</div>'
    assert any(names[out] in one for one in compare(before(below=here), after(below=there)).lost)


def test_labels_that_make_up_much_of_a_page_are_reported():
    some = "".join(f'<div class="part{n}"><div>Well {n} at the mill</div><div>arsenic</div></div>' for n in range(9))
    assert compare(before(below=some), after()).lost


def test_label_removed_between_lines_that_stayed_is_reported():
    end = '<div class="end"><div>Adopted in August</div><div>Printed in the valley</div></div>'
    box = '<div class="box"><div>State: closed</div></div>'
    assert compare(before(below=f"{box}<hr>{end}"), after(below=end)).lost


def test_labels_are_reported_too_when_the_paragraphs_were_reordered():
    turned = "".join(f"<p>{one}</p>" for one in reversed(PARAGRAPHS))
    assert "3 minutes" in " ".join(compare(before(above=BYLINE), after(turned)).lost)


def test_counter_dated_by_the_visit_is_not_a_date_of_the_text():
    old, new = ("<div>2026-03-04 1430 views</div>", "<div>2026-03-05 1502 views</div>")
    found = compare(before(above=f"{BYLINE}<div>14 April 2016</div>", below=old), after(below=new))
    assert not any("April" in one for one in found.lost)
    told = compare(before(above="<div>14 April 2016</div>"), after(above="<div>15 May 2016</div>"))
    assert any("April" in one for one in told.lost)
