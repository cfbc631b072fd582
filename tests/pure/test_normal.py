"""The normal form in which texts are compared: fast paths give what slow ones give."""

from __future__ import annotations

import re
import sys
import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archiver.text.comparison.kept import shares
from archiver.text.leads.links import Anchored, resolve
from archiver.text.normal import (
    SAMPLE_ABOVE,
    common_ends,
    count,
    cut,
    dense,
    ends_sentence,
    fold,
    has_digit,
    key,
    keys,
    lines,
    passages,
    read_together,
    sentences,
    shingles,
    squeezed,
)
from storage.catalog.search.terms import written
from storage.normalisation import composed
from tests.support.depth import examples

ASCII = st.text("ab x.!?;\"')(\n\t\x0b\x1c  0", max_size=200)


def other(text: str) -> str:
    """The same text with a letter that no fast path handles."""
    return text.replace("x", "é")


@given(ASCII)
def test_ascii_fast_paths_split_text_like_the_general_ones(text: str):
    assert fold(text) == " ".join(text.split())
    assert dense(text) == "".join(text.split())
    assert squeezed(text) == " ".join(text.split())
    assert tuple(map(other, passages(text))) == passages(other(text))


@given(ASCII)
def test_ascii_fast_path_for_shingles_equals_the_general_one(text: str):
    whole = shingles(text, sampled=False)
    assert {other(one) for one in whole} == shingles(other(text), sampled=False)
    assert shingles(text, sampled=True) == {one for one in whole if ord(one[0]) % 8 == 0}


PIECES = st.lists(
    st.sampled_from(["a", "3.", " ", "  ", "\n", "\n\n", ".", "!", "。", '"', "”", "\r", "\x85", "\u2028", "é", "e\u0301", "ﬁ", "\u200b", "#"]),
    max_size=12,
).map("".join)  # fmt: skip


@given(PIECES, PIECES, PIECES, PIECES)
def test_two_texts_read_together_are_read_as_each_alone(head: str, one: str, another: str, tail: str):
    filler = "a line of words. And another\n" * 40
    texts = [f"{head}{filler}{some}{filler}{tail}" for some in (one, another)]
    read_together(*texts)
    for text in texts:
        folded = unicodedata.normalize("NFKC", text.replace("\u200b", ""))
        assert lines(text) == tuple(line for row in folded.splitlines() if (line := " ".join(row.split())))
        assert dense(text) == "".join(folded.split())
        assert passages(text) == tuple(said for line in lines(text) for said in sentences(line))


@given(st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_common_ends_of_two_texts_do_not_overlap(one: str, another: str):
    before, after = common_ends(one, another)
    most = min(len(one), len(another))
    assert one[:before] == another[:before]
    assert before == most or one[before] != another[before]
    assert one[len(one) - after :] == another[len(another) - after :]
    assert before + after == most or one[-1 - after] != another[-1 - after]


@given(st.lists(st.text("ab #/:\n\té", max_size=6).map(lambda one: one.replace("/", "://")), max_size=5))
def test_keys_of_many_texts_equal_the_key_of_each(texts: list[str]):
    assert keys(texts) == [key(one) for one in texts]


@given(st.text("a3é٣ ", max_size=6))
def test_digits_of_any_script_are_digits(text: str):
    assert has_digit(text) == any(map(str.isdecimal, text))
    assert count("a", text) == text.count("a")


def test_long_text_is_squeezed_like_a_short_one():
    for sign in "a \t\n\x1c\x7f\xa0\u2003":
        run = f"{'word ' * 100}{sign}word"
        assert squeezed(run) == " ".join(run.split())


@given(st.text('ab. 。;"”)\n', max_size=8))
def test_sentence_ends_with_its_mark_and_closing_quotation_marks(text: str):
    assert ends_sentence(text) == (re.search(r"[.。;][\"”)]*$", text) is not None)


def test_text_of_any_length_is_cut_into_all_its_shingles():
    text = "".join(chr(0x4E00 + n) for n in range(1200))  # so that no shingle occurs twice
    for size in (*range(30), *range(990, 1030), 1200):
        assert list(cut(text[:size], sampled=False)) == [text[at : at + 8] for at in range(size - 7)]
        assert set(cut(text[:size], sampled=False)) == shingles(text[:size], sampled=False)


LONG = st.lists(st.text("ab é.\t\n\u2028", max_size=60), max_size=12).map("\n".join)


@given(LONG)
def test_long_texts_are_folded_like_short_ones(text: str):
    long = text * (1 + 2000 // max(1, len(text)))
    assert fold(long) == " ".join(long.split())
    assert lines(long) == tuple(line for one in long.splitlines() if (line := " ".join(one.split())))


SPACES = re.findall(r"\s", "".join(map(chr, range(sys.maxunicode))))  # as str.isspace has it; made anew in each process


@given(
    st.lists(st.sampled_from([*SPACES, " ", "\n", "a", "é", "ﬁ", "e\u0301", "\u0301", "\u200b", "ᄀ", "ᅡ"]), min_size=8)
)
@examples(60)
def test_lines_of_long_texts_equal_those_of_splitlines_whatever_the_spacing(pieces: list[str]):
    text = "".join(pieces) * 130
    folded = unicodedata.normalize("NFKC", text.replace("\u200b", ""))
    assert lines(text) == tuple(line for one in folded.splitlines() if (line := " ".join(one.split())))
    assert dense(text) == "".join(folded.split())
    assert squeezed("".join(pieces)) == " ".join("".join(pieces).split())


ROWS = st.lists(st.sampled_from([
    "", "a", "menu", "The first line of them all stands here.", "A second one, as long as it is.",
    "Une troisième, qui n'est pas la même.", "w x y z " * 9,
]), max_size=9)  # fmt: skip


@given(ROWS, ROWS, ROWS, st.booleans())
@examples(60)
def test_piecewise_shares_equal_those_of_all_shingles(old: list[str], less: list[str], new: list[str], long: bool):
    more = [f"Line {n} of a text that is long enough to be sampled." for n in range(SAMPLE_ABOVE // 50 if long else 0)]
    after = "\n".join([*more, *new])
    views = ["\n".join(rows) for rows in ([*old, *more], old, [*more, *less, *old[:2]], less)]
    for before, share in zip(views, shares(tuple(views), after), strict=True):
        sampled = len(fold(before)) > SAMPLE_ABOVE
        wanted, there = (shingles(fold(text), sampled=sampled) for text in (before, after))
        if len(fold(before)) < 8 or not wanted:
            assert share is None
        else:
            assert share == (1.0 if fold(before) in fold(after) else len(wanted & there) / len(wanted))


BASES = ("http://a.example/p/1", "https://b.example", "https://c.example:8080/x/?q=/a/b", "http://u:p@d.example/", "x")
PARTS = ("a", "B0", ".", "..", "/", "//", "?", "#", "=", "&", "%2e", ":", "@", ";", "~", "\\", " ", "é", "|", "-")
HOSTS = (
    "",
    "http://e.example/",
    "https://e-f.example.com",
    "http://xn--a.example/",
    "http://1.2.3/",
    "HTTP://G.example/",
    "http://h.0x1/",
)


@given(st.sampled_from(BASES), st.sampled_from(HOSTS), st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
def test_fast_url_resolution_equals_that_of_the_parser(base: str, host: str, rest: str):
    assert Anchored(base).resolve(host + rest) == resolve(base, host + rest)


MARKS = "\u0301\u0316\u0327\u0f73\uff9e"  # two of these have combining class 0


@given(st.text("aé é각" + MARKS, max_size=400), st.sampled_from(["NFC", "NFKC"]))
@examples(200)
def test_text_with_few_combining_marks_is_composed_as_by_unicodedata(text, form):
    few = re.sub(f"([{MARKS}]{{9}})[{MARKS}]+", r"\1", text)
    assert composed(few, form) == unicodedata.normalize(form, few)


def test_composing_many_marks_on_one_letter_takes_linear_time():
    """A page with a megabyte of them blocked the whole service for hours: nothing else runs while the library
    composes."""
    heap = "a" + MARKS * 20_000
    began = time.thread_time()
    assert len(composed(heap, "NFKC")) > len(heap)
    assert dense(heap) == dense(heap.replace("a", "\u00ada"))
    assert len(written(heap)) > 80_000
    assert time.thread_time() - began < 5
