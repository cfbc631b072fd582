"""The side-by-side view for people: whole passages as written, in order, each with what replaced it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archiver import text
from archiver.text import beside, compare
from archiver.text.comparison.wording import marked
from archiver.text.comparison.written import pages_of
from archiver.text.model import Kind, Text
from tests.support.depth import examples
from tests.text.test_text import html, pdf

WORDS = st.text(st.sampled_from("ab 12,.;。，人口数 بلغ\u064e\u0301é\U00020000"), max_size=60)


def of(*paragraphs, lang="en"):
    return html(f'<html lang="{lang}"><title>T</title><main><h1>Report</h1>' + "".join(paragraphs) + "</main></html>")


def said(passages):
    return [one.text for one in passages]


@given(old=WORDS, new=WORDS)
@examples(300)
def test_marked_pieces_add_up_to_both_wordings_and_equal_pieces_are_equal(old, new):
    left, right = marked(old, new)
    assert ("".join(piece for piece, _ in left), "".join(piece for piece, _ in right)) == (old, new)
    same = ["".join("".join(piece.split()) for piece, differs in parts if not differs) for parts in (left, right)]
    assert same[0] == same[1]
    assert not any(differs and piece != piece.strip() for parts in (left, right) for piece, differs in parts)


def test_marked_pieces_keep_combining_marks_and_numbers_whole():
    left, right = marked("Il a \u00e9te\u0301 paye\u0301 1,250 yuans", "Il a \u00e9te\u0301 paye\u0301 1,259 yuans")
    assert ([one for one, differs in left if differs], [one for one, differs in right if differs]) == (
        ["1,250"],
        ["1,259"],
    )
    left, _ = marked("كَتَبَ الرَّجُلُ رسالة", "كَتَبَ الوَلَدُ رسالة")
    assert [one for one, differs in left if differs] == ["الرَّجُلُ"]


def test_passages_keep_their_punctuation_and_the_order_of_the_copy():
    first, second = "一、各县须于三月前完成；逾期者，通报批评。", "二、“不得”离开　驻地，违者处罚。"
    found = beside(of(f"<p>{first}</p>", "<p>Between</p>", f"<p>{second}</p>"), of("<p>Between</p>"))
    assert said(found.lost) == [first, "二、“不得”离开 驻地，违者处罚。"]
    assert (found.lost[1].before, found.lost[1].after) == ("Between", "")


def test_lost_sentences_of_one_paragraph_are_one_passage_and_paragraphs_stay_apart():
    one, two, three = "A first sentence that went away.", "A second sentence that went away.", "Another paragraph did."
    found = beside(of(f"<p>{one} {two}</p>", f"<p>{three}</p>", "<p>It stays.</p>"), of("<p>It stays.</p>"))
    assert said(found.lost) == [f"{one} {two}", three]
    assert compare(of(f"<p>{one} {two}</p>"), of("<p>It stays.</p>")).lost == (two, one), "as judging tells them"


def test_changed_figure_that_a_table_repeats_is_shown_in_its_row():
    row = "<tr><td>{}</td><td>{}</td></tr>"
    old = of("<table>", *(row.format(f"Township of the {name} valley", 100) for name in ("first", "second", "third")), "</table>")  # fmt: skip
    new = of("<table>", *(row.format(f"Township of the {name} valley", 70 if name == "second" else 100) for name in ("first", "second", "third")), "</table>")  # fmt: skip
    found = beside(old, new)
    assert len(found.lost) == len(found.added) == 1
    assert "second" in found.lost[0].text + found.lost[0].before
    assert found.lost[0].instead == 0


def test_very_long_passage_is_cut_to_the_part_that_differs():
    names = ", ".join(f"name {n} of the list" for n in range(400))
    old, new = (f"The list names {names}, and {last} more" for last in ("46", "36"))
    found = beside(of(f"<p>{old}</p>"), of(f"<p>{new}</p>"))
    (lost,) = found.lost
    assert [piece for piece, differs in lost.parts if differs] == ["46"]
    assert lost.text.startswith("…")
    assert len(lost.text) - 1 + lost.left_out == len(old)


def test_passage_of_a_pdf_has_its_page_number_despite_running_heads_and_empty_pages():
    def annex(name):
        said = ["The first worker came in May.", "", f"The second, {name}, came in June.", "The third came in July."]
        return text.extract(
            pdf(*(f"Report on transfers, page {n}\n{line}" if line else "" for n, line in enumerate(said, 1)))
        )

    old, new = annex("Amina"), annex("Halima")
    assert len(old.running) == 1, "the head is told once, and is no part of the pages behind"
    found = beside(old, new)
    assert [(one.page, "Amina" in one.text) for one in found.lost] == [(3, True)]
    assert [(one.page, "Halima" in one.text) for one in found.added] == [(3, True)]


def test_pdf_text_kept_without_line_counts_has_no_page_numbers():
    old, new = (
        replace(text.extract(pdf("A page.", f"Its {word} page.")), page_lines=()) for word in ("second", "other")
    )
    assert pages_of(old) == [None, None]
    assert [one.page for one in beside(old, new).lost] == [None]


def test_differences_in_presentation_are_listed_apart_from_passages():
    found = beside(
        of("<p>It was “signed” there.</p><p>Last updated: 3 May 2021</p>"),
        of('<p>It was "signed" there.</p><p>Last updated: 9 May 2021</p>'),
    )
    assert (found.lost, found.added) == ((), ())
    assert set(found.old.smaller) == {"It was “signed” there.", "Last updated: 3 May 2021"}


def test_kept_share_of_a_retitled_book_is_measured_by_its_longest_passages():
    def book(title, word):
        lines = [f"Chapter {n} of the {word} tells of {n * 7919 % 10_007} {word}s in year {n}." for n in range(4_000)]
        return Text(kind=Kind.PLAIN, title=title, visible="\n".join(lines), main="\n".join(lines))

    assert compare(book("Rivers", "river"), book("Towers", "tower")).kept < 0.3
    assert compare(book("Rivers", "river"), book("Rivers, again", "river")).kept == 1.0
