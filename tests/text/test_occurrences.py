"""Many words are searched in a long text with the same result as one by one, in a time that does not grow with their
number times its length."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text import Kind, Link, Text
from archiver.text.comparison.compare import compare
from archiver.text.occurrences import SEARCHED, find_words, growing_batches, has_any_word
from tests.support.depth import examples

SECONDS = 9  # processor seconds; each case once took several times as long on the same machine


class Counted(str):
    """A text that counts how often it is searched from its beginning."""

    __slots__ = ("through",)

    def __contains__(self, word: object) -> bool:
        self.through = getattr(self, "through", 0) + 1
        return super().__contains__(word)


@pytest.fixture(scope="module")
def long():
    chance = random.Random(1)
    return "".join(chance.choices("abcdefgh", k=SEARCHED // 250))


@examples(8)
@given(st.data(), st.sampled_from([1, 5, 11, 12, 13, 30]))
def test_words_found_in_a_long_text_are_those_found_one_by_one(long, data, size):
    places = data.draw(st.lists(st.integers(0, len(long) - 60), min_size=3, max_size=20))
    mine = [long[at : at + size + n % 20] for n, at in enumerate(places)]
    theirs = [f"{one[:-1]}{two[0]}" for one, two in pairwise(mine)]
    others = [f"{n}{long[n : n + size]}" for n in range(400)]  # too many to be searched one by one
    words = [*mine, *theirs, *others, long[-size:], long + "a"]
    assert find_words(words, long) == {one for one in words if one in long}
    assert has_any_word([*others, *theirs], long) == any(one in long for one in theirs)


def test_long_text_is_not_searched_once_per_word(long):
    chance = random.Random(2)
    words = ["".join(chance.choices("abcdefgh", k=chance.randrange(4, 60))) for _ in range(20_000)]
    text = Counted(long)
    found = find_words(words, text)
    assert getattr(text, "through", 0) < 500
    assert found == {one for one in words if len(one) < 20 and one in long}


def test_repeated_prefix_is_found_only_where_the_whole_word_follows(long):
    text = f"{'ab' * len(long)}tail"
    words = [f"{'ab' * n}tail" for n in range(400)] + [f"{'ab' * n}tall" for n in range(400)]
    assert find_words(words, text) == set(words[:400])


def test_words_are_requested_in_growing_batches():
    assert [len(some) for some in growing_batches(map(str, range(300)))] == [1, 16, 256, 27]


def sentences(seed: int, chars: int, words: int) -> list[str]:
    chance = random.Random(0)
    known = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randrange(3, 9))) for _ in range(3000)]
    chance = random.Random(seed)
    out: list[str] = []
    while chars > 0:
        out.append(" ".join(chance.choices(known, k=words)).capitalize() + ("." if words > 2 else ""))
        chars -= len(out[-1])
    return out


def page(lines: list[str], aside: list[str] | None = None, links: int = 0) -> Text:
    body, beside = "\n".join(["Title of the page", *lines]), "\n".join(aside or [])
    named = tuple(
        Link(url=f"http://a.example/{n}", tag="a", rel="", text=one, main=False)
        for n, one in enumerate((aside or [])[:links])
    )
    return Text(
        kind=Kind.HTML, title="Title of the page", headings=("Title of the page",), visible=f"{body}\n{beside}", main=body, other=body,
        body=body, aside=beside, links=named, outline=" ".join(["h1", *("t" for _ in lines)]), prose_chars=len(body), paragraphs=len(lines),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(lambda: page(sentences(1, 300_000, 12)), lambda: page(sentences(2, 300_000, 12)), id="nothing in common"),
        pytest.param(
            lambda: page(sentences(1, 250_000, 36)), lambda: page(sentences(2, 2000, 36), sentences(1, 250_000, 36)), id="all of it now beside the text"
        ),
        pytest.param(
            lambda: page(sentences(1, 900, 12), sentences(1, 150_000, 2), 2000),
            lambda: page(sentences(2, 900, 12), sentences(2, 150_000, 2), 2000),
            id="thousands of links beside it",
        ),
    ],
)  # fmt: skip
def test_long_pages_in_difficult_cases_are_compared_in_seconds(old, new):
    before, after = old(), new()
    begun = time.process_time()
    compare(before, after)
    assert time.process_time() - begun < SECONDS


def test_entries_with_a_common_prefix_are_found_in_seconds():
    """A list of 40,000 in which every entry changed: a piece of the names stands in it a thousand times, and each was
    examined for each entry."""
    entries = [f"entrynumber{n * 7919 % 1_000_003}" for n in range(40_000)]
    text, asked = "\n".join(f"new{one}" for one in entries), [f"old{one}" for one in entries]
    begun = time.process_time()
    assert find_words([*asked, *entries], text) == set(entries)
    assert time.process_time() - begun < SECONDS
