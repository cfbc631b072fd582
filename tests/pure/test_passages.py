"""Splitting a text into passages: none too long, and an alteration leaves the others as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archiver.search.passages import LEAST, MOST, MOST_CHARS, passages
from archiver.text.normal import size

LINES = [
    f"Paragraph {n} says what the report found in county {n}, and what it did not find there." * 2 for n in range(30)
]


def test_each_paragraph_is_a_passage_and_short_lines_join_the_next():
    assert passages("\n".join(["Report", "", *LINES[:2]])) == (f"Report\n{LINES[0]}", LINES[1])
    assert passages("One\nTwo\nThree") == ("One\nTwo\nThree",)
    assert passages("报告指出，目标人数为每年十万人。" * 3 + "\n" + "完。") == (
        "报告指出，目标人数为每年十万人。" * 3,
        "完。",
    )


def test_text_without_words_has_no_passages():
    assert passages("") == passages(" \n * \n---") == ()


def test_alteration_leaves_the_passages_around_it_unchanged():
    before = passages("\n".join(LINES))
    for changed in ([*LINES[:9], *LINES[10:]], [*LINES[:9], "Another one.", *LINES[9:]], ["New", *LINES]):
        after = passages("\n".join(changed))
        assert len(set(before) - set(after)) <= 2


def test_hard_wrapped_lines_are_joined_to_the_end_of_the_sentence():
    printed = ["the deposit was returned only after the second", "year of the contract had ended, and in one of four",
               "cases that were counted it was not.", "Next."]  # fmt: skip
    assert passages("\n".join(printed)) == ("\n".join(printed[:3]), "Next.")


@given(st.text(st.characters(codec="utf-8")) | st.text("ab .。\n工", max_size=6000))
def test_passages_are_never_longer_than_databases_accept(text):
    found = passages(text * 5)
    assert all(size(one) <= 4 * MOST for one in found)
    assert all(any(map(str.isalnum, one)) for one in found)


def test_long_text_without_spaces_or_sentences_is_cut():
    assert "".join(passages("x" * 5_000)).replace("\n", "") == "x" * 5_000
    assert max(map(size, passages("工" * 5_000))) <= MOST
    assert LEAST < MOST


def test_only_the_beginning_of_a_huge_text_is_split():
    assert sum(map(len, passages("word " * MOST_CHARS))) <= MOST_CHARS
