"""A text as it is kept and handed over: the same text again, each line once; and nothing that is not ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text import TEXT_VERSION, Kind, Text, compare, current, extract, from_stored, to_stored
from archiver.text.literals import Literals
from archiver.text.normal import common_ends, fold, shingles, squeezed
from archiver.text.turning.labels import LABELS
from archiver.text.turning.volatile import VOLATILE, is_label, possible_rules
from tests.support.depth import examples

LINES = st.lists(st.sampled_from(["", "one", "two", "two three", "vier\x85fünf", "六"]), max_size=12).map("\n".join)
WORDS = st.text("ab hp", max_size=60)


@examples(150)
@given(visible=LINES, main=LINES, other=LINES, body=LINES, aside=LINES)
def test_a_text_reads_back_the_same(visible: str, main: str, other: str, body: str, aside: str) -> None:
    text = Text(kind=Kind.HTML, visible=visible, main=main, other=other, body=body, aside=aside)
    assert from_stored(to_stored(text)) == text


def test_a_page_is_written_down_once() -> None:
    sentence = "Sentence %d says what was found in the county, and by whom it was found in that year."
    page = "<html><body><main>" + "".join(f"<p>{sentence % n}</p>" for n in range(200)) + "</main></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert min(len(text.main), len(text.other), len(text.body)) > 10_000
    assert len(to_stored(text)) < 1.2 * len(text.visible)


def test_a_page_with_its_furniture_reads_back_the_same() -> None:
    menu = "<nav><a href=/a>Wells</a> <a href=/b>Springs</a></nav>"
    page = f"<html><body>{menu}<main><p>The wells of the county are dry, and nobody says why.</p></main></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert "Springs" in text.aside
    assert from_stored(to_stored(text)) == text


def test_a_page_with_signs_of_notes_reads_back_the_same() -> None:
    page = "<html><body><p>The wells<sup>1</sup> gave 10<sup>6</sup> litres.</p></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert [one.text for one in text.asides] == ["1", "6"]
    assert from_stored(to_stored(text)) == text


@pytest.mark.parametrize(("kind", "holds"), [(Kind.PDF, True), (Kind.HTML, False), (Kind.DOCX, False)])
def test_another_version_of_the_text_is_told_for_all_but_pdfs_whose_code_is_the_same(kind: Kind, holds: bool) -> None:
    text = Text(kind=kind, visible="a\nb", main="b")
    data = to_stored(text)
    assert current(data) == text
    other = data.replace(TEXT_VERSION.encode(), b"text/1")
    assert from_stored(other).v == "text/1"
    assert current(other) == (text if holds else None)
    assert current(re.sub(rb"code ....", b"code 0000", data)) is None


@pytest.mark.parametrize(
    "runs",
    ["[[0,3]]", "[[1,1]]", "[[-1,1]]", '["' + "x" * 9_000_000 + '"]', "[" + "[0,2]," * 2_000_000 + "[0,2]]"],
    ids=["beyond the end", "of none", "before the beginning", "a long line", "the same again and again"],
)
def test_what_no_reader_of_ours_would_send_is_refused(runs: str) -> None:
    sent = f'{{"text":{{"kind":"html","visible":"a\\nb"}},"views":{{"main":{{"blank":true,"runs":{runs}}}}}}}'
    with pytest.raises(ValueError, match=r"lines|longer"):
        from_stored(sent.encode())


@given(st.lists(st.binary(min_size=1, max_size=3), min_size=1, max_size=5), st.binary(max_size=40))
@examples(50)
def test_words_are_found_together_as_one_by_one(words: list[bytes], data: bytes) -> None:
    assert Literals(words).any_in(data) == any(word in data for word in words)


@given(WORDS, WORDS, WORDS, WORDS)
@examples(150)
def test_texts_that_begin_and_end_alike_share_what_sets_of_all_shingles_say(a: str, b: str, c: str, d: str) -> None:
    start, end = "What was found. " + a, d + " And by whom."
    old, new = (Text(kind=Kind.HTML, visible=start + middle + end) for middle in (b, c))
    before, after = (fold(text.visible) for text in (old, new))
    wanted, there = shingles(before, sampled=False), shingles(after, sampled=False)
    assert compare(old, new).visible == (1.0 if before in after else len(wanted & there) / len(wanted))


@given(WORDS, WORDS)
def test_what_two_texts_have_in_common_at_their_ends(one: str, other: str) -> None:
    before, after = common_ends(one, other)
    assert one[:before] == other[:before]
    assert before + after <= min(len(one), len(other))
    assert re.search(re.escape(one[len(one) - after :]) + r"\Z", other)
    assert one[before : before + 1] != other[before : before + 1] or before == min(len(one), len(other))


TURNING = st.lists(
    st.sampled_from([
        "Views", "views", "12", "2024", "today", "Today is", "yesterday", "just NOW", "3 days ago", "il y a 4 jours", "heute",
        "Generated in", "page rendered on", "processed", "(c)", "copyright", "©", "0123456789abcdef01234567", "abcdef" * 4,
        "it is now", "current time", "浏览", "今天是", "K", "ſ", "the report", "was", "served at", "printed from", "hoy es",
    ]),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(TURNING)
@examples(300)
def test_what_turns_over_is_found_whether_or_not_it_is_looked_for_in_haste(passage: str) -> None:
    rules = VOLATILE if is_label(passage) else VOLATILE.keys() - LABELS.keys()
    assert {rule for rule in rules if VOLATILE[rule].search(passage)} <= set(possible_rules(passage))


@given(st.text("ab \t\n\x0b\x1c\x85\u3000中", max_size=90))
def test_white_space_is_squeezed_as_by_cutting_and_joining(text: str) -> None:
    assert squeezed(text) == " ".join(text.split())
