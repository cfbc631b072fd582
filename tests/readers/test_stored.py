"""The stored form of a text: it reads back the same, has each line once, and is refused if we did not write it."""

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
def test_stored_text_reads_back_the_same(visible: str, main: str, other: str, body: str, aside: str) -> None:
    text = Text(kind=Kind.HTML, visible=visible, main=main, other=other, body=body, aside=aside)
    assert from_stored(to_stored(text)) == text


def test_views_of_a_page_share_its_lines_in_the_stored_form() -> None:
    sentence = "Sentence %d says what was found in the county, and by whom it was found in that year."
    page = "<html><body><main>" + "".join(f"<p>{sentence % n}</p>" for n in range(200)) + "</main></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert min(len(text.main), len(text.other), len(text.body)) > 10_000
    assert len(to_stored(text)) < 1.2 * len(text.visible)


def test_page_with_a_menu_reads_back_the_same() -> None:
    menu = "<nav><a href=/a>Wells</a> <a href=/b>Springs</a></nav>"
    page = f"<html><body>{menu}<main><p>The wells of the county are dry, and nobody says why.</p></main></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert "Springs" in text.aside
    assert from_stored(to_stored(text)) == text


def test_page_with_superscripts_reads_back_the_same() -> None:
    page = "<html><body><p>The wells<sup>1</sup> gave 10<sup>6</sup> litres.</p></body></html>"
    text = extract(page.encode(), media_type="text/html", url="http://a.example/")
    assert [one.text for one in text.asides] == ["1", "6"]
    assert from_stored(to_stored(text)) == text


@pytest.mark.parametrize(("kind", "holds"), [(Kind.PDF, True), (Kind.HTML, False), (Kind.DOCX, False)])
def test_text_of_another_version_is_current_only_for_pdfs_with_unchanged_code(kind: Kind, holds: bool) -> None:
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
def test_stored_text_that_our_readers_would_not_write_is_refused(runs: str) -> None:
    sent = f'{{"text":{{"kind":"html","visible":"a\\nb"}},"views":{{"main":{{"blank":true,"runs":{runs}}}}}}}'
    with pytest.raises(ValueError, match=r"lines|longer"):
        from_stored(sent.encode())


@given(st.lists(st.binary(min_size=1, max_size=3), min_size=1, max_size=5), st.binary(max_size=40))
@examples(50)
def test_words_searched_together_are_found_as_one_by_one(words: list[bytes], data: bytes) -> None:
    assert Literals(words).any_in(data) == any(word in data for word in words)


@given(WORDS, WORDS, WORDS, WORDS)
@examples(150)
def test_comparison_skipping_common_ends_equals_comparing_all_shingles(a: str, b: str, c: str, d: str) -> None:
    start, end = "What was found. " + a, d + " And by whom."
    old, new = (Text(kind=Kind.HTML, visible=start + middle + end) for middle in (b, c))
    before, after = (fold(text.visible) for text in (old, new))
    wanted, there = shingles(before, sampled=False), shingles(after, sampled=False)
    assert compare(old, new).visible == (1.0 if before in after else len(wanted & there) / len(wanted))


@given(WORDS, WORDS)
def test_common_ends_of_two_texts(one: str, other: str) -> None:
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
def test_prefiltered_volatile_rules_include_every_matching_rule(passage: str) -> None:
    rules = VOLATILE if is_label(passage) else VOLATILE.keys() - LABELS.keys()
    assert {rule for rule in rules if VOLATILE[rule].search(passage)} <= set(possible_rules(passage))


@given(st.text("ab \t\n\x0b\x1c\x85\u3000中", max_size=90))
def test_squeezed_equals_split_and_join(text: str) -> None:
    assert squeezed(text) == " ".join(text.split())
