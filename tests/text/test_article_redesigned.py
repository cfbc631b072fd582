"""An article in a new design of its newspaper: what stands around and between its sentences is the site's; the text,
its headings, its dates and notices are not."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.text import compare

SAID = (
    "The first buses left the valley before dawn on 4 May, and by noon about 2,300 people had been taken to the town.",
    "None of them had been told how long they would stay, according to nine people whom this newspaper reached.",
    "“They said that it was a week’s work and that the money would come later,” one of the women recalled.",
    "The county has denied since August that anyone was moved against their will, and calls the programme a success.",
    "Its own figures, published in a yearbook that was later withdrawn from the shelves, say otherwise.",
    "They list 41 villages, and next to each of them a number of hands that it was to deliver each quarter.",
    "Officials who filled the quota were praised by name; those who did not had to explain themselves in writing.",
    "A former clerk of the labour office said that the lists were drawn up in the winter before the first transfer.",
    "He asked that his name be withheld because his parents still live in one of the villages on the list.",
    "The buses came back empty in the autumn, and the school in the upper village was closed for want of pupils.",
    "The ministry did not answer the questions that were put to it in writing in September and again in October.",
)
URL = "https://times.example/2020/05/moved"
TITLE = "Thousands moved from the valley"


def read(page: str) -> text.Text:
    return text.extract(page.encode(), media_type="text/html", charset_hint="utf-8", url=URL)


def paragraphs(said: tuple[str, ...]) -> str:
    return "".join(f"<p>{one}</p>" for one in said)


def before(said: str = paragraphs(SAID), title: str = TITLE, date: str = "6 May 2020") -> text.Text:
    return read(
        f'<html><head><title>{TITLE} | The Times</title></head><body class="old"><div class="wrap w960"><div class="head">The Times</div><div class="cols left">'
        f'<div class="story"><h1>{title}</h1><div class="meta small">Anna Kowal Contact Reporter<br>{date}</div>{said}</div>'
        '<div class="authorbox"><b>About the Author</b><p>Anna Kowal is an associate editor at The Times in the capital.</p></div></div></div></body></html>'
    )


def after(
    said: str = paragraphs(SAID), title: str = TITLE, date: str = "May 6, 2020", above: str = "", below: str = ""
) -> text.Text:
    return read(
        f'<html><head><title>{TITLE} | The Times</title></head><body><div id="app" class="css-1x"><div class="css-2y">The Times</div><div class="css-3z"><h1 class="css-h">{title}</h1>{above}'
        f'<div class="css-4 by">By Anna Kowal {date} 3 AM PT</div><div class="css-5 body">{said}</div>{below}'
        '<div class="css-6 rail"><div>More from the valley</div></div></div></div></body></html>'
    )


def told(**new: str) -> list[str]:
    found = compare(before(), after(**new))
    return [*found.lost, *found.added]


BETWEEN = (
    "<div class='css-x'>Story continues below</div>",
    "<figure class='css-f'><img src='/a.jpg'><figcaption>A bus in the valley (A. Photographer / The Times)</figcaption></figure>",
    "<div class='css-v'>Now playing: The valley from the air 03:08 - Source: The Times</div>",
)


@pytest.mark.parametrize("box", BETWEEN)
def test_boxes_that_a_new_design_sets_between_the_sentences_of_an_article_are_not_told(box):
    assert told(said=paragraphs(SAID[:5]) + box + paragraphs(SAID[5:])) == []


@pytest.mark.parametrize(
    "below",
    [
        "<div class='css-n'><p>We want to hear what you think about this article, by letter or by message.</p></div>",
        "<div class='css-n'><h3>Must read</h3><p><a href='/1'>A duke becomes the king of all the islands</a></p><p><a href='/2'>Five fans for the summer</a></p></div>",
        "<div class='css-n'><p>Anna Kowal is a writer at The Times and the author of two books on rivers.</p></div>",
    ],
)
def test_boxes_that_a_new_design_sets_behind_an_article_are_not_told(below):
    assert told(below=below) == []


def test_other_quotation_marks_of_a_new_design_are_not_told():
    straight = tuple(one.replace("“", '"').replace("”", '"').replace("’", "'") for one in SAID)
    assert told(said=paragraphs(straight)) == []


@pytest.mark.parametrize("at", range(len(SAID)))
def test_sentence_removed_from_an_article_along_with_a_redesign_is_told(at):
    assert SAID[at].replace("“", "").strip("”.")[:30] in " ".join(told(said=paragraphs(SAID[:at] + SAID[at + 1 :])))


@pytest.mark.parametrize("at", [1, 5, len(SAID) - 1])
def test_sentence_added_within_an_article_along_with_a_redesign_is_told(at):
    came = "A second yearbook, which the library lent to this newspaper, has the same numbers."
    assert told(said=paragraphs((*SAID[:at], came, *SAID[at:]))) == [came]


@pytest.mark.parametrize(
    ("was", "now"), [("2,300 people", "230 people"), ("41 villages", "14 villages"), ("has denied", "has never denied")]
)
def test_word_or_figure_changed_in_an_article_along_with_a_redesign_is_told(was, now):
    assert any(now in one for one in told(said=paragraphs(tuple(one.replace(was, now) for one in SAID))))


def test_correction_above_an_article_along_with_a_redesign_is_told():
    assert told(above="<div class='css-c'>Correction: an earlier version gave another number of villages.</div>")


def test_sentence_below_the_title_that_comes_along_with_a_redesign_is_told():
    came = "The county’s own yearbook lists 41 villages and the hands that each had to deliver."
    assert told(above=f"<p class='css-s'>{came}</p>") == [came]


def test_changed_title_and_date_of_an_article_are_told_after_a_redesign():
    assert told(title="Thousands moved from the valley, county says") != []
    assert told(date="May 9, 2020") != []


def test_article_that_was_cut_short_before_and_stands_whole_in_the_new_design_is_told():
    more = tuple(
        f"The list of the {n}th quarter has {n * 120} hands from the upper valley, and as many from the lower one."
        for n in range(4, 12)
    )
    assert told(said=paragraphs(SAID + more)) != []


def test_row_taken_from_a_table_within_an_article_along_with_a_redesign_is_told():
    rows = [f"<tr><td>Village {n}</td><td>{n * 37}</td></tr>" for n in range(2, 9)]
    with_table = paragraphs(SAID[:6]) + "<table>{}</table>" + paragraphs(SAID[6:])
    old = before(said=with_table.format("".join(rows)))
    found = compare(old, after(said=with_table.format("".join(rows[:3] + rows[4:]))))
    assert any("185" in one for one in found.lost)


def test_agency_dashes_and_drop_cap_that_a_new_design_sets_otherwise_are_not_reported():
    said = (
        f"(CNN){SAID[0].replace(', and', ' -- and')}",
        *SAID[1:4],
        f"{SAID[4]} Since then it has printed none – or none that was shown.",
        *SAID[5:],
    )
    set_anew = (
        f"<span class='cap'>T</span> {said[0][6:].replace(' -- ', ' — ')}",
        *said[1:4],
        said[4].replace("–", "--"),
        *said[5:],
    )
    found = compare(before(paragraphs(said)), after(said=paragraphs(set_anew)))
    assert (found.lost, found.added) == ((), ())
    other = (set_anew[0].replace("2,300", "2,100"), *set_anew[1:])
    assert compare(before(paragraphs(said)), after(said=paragraphs(other))).lost
