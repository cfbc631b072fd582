"""A long list of wordings, looked for by the letter that they begin with, is there where it is looked for one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.observe.rules.missing import missing
from archiver.text.quick import quick

LETTERS = st.sampled_from(
    ["a", "b", "ab", "é", " ", r"\.", "[ab]", "[^a]", r"\w", "a?", "b?a", "a+", "(?<!a)b", "(?=b)", "", "$"]
)
PATTERNS = st.recursive(
    st.lists(LETTERS, min_size=1, max_size=3).map("".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("|".join),
        st.tuples(st.sampled_from(["", r"\b"]), inner, st.sampled_from(["", "?", "*", "a", r"\b", "{2}"])).map(
            lambda one: f"{one[0]}(?:{one[1]}){one[2]}"
        ),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}){two[1]}" if "|" not in two[1] else f"(?:{two[0]})(?:{two[1]})"),
        inner.map(lambda one: one if one.startswith("\\b") or "|" in one else rf"\b{one}"),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=200)
@given(PATTERNS, st.lists(st.text("ab é.", max_size=8), min_size=1, max_size=12))
def test_a_pattern_is_found_where_it_was(pattern: str, texts: list[str]):
    try:
        known = re.compile(pattern)
    except re.error:  # a sign that repeats what is nothing
        return
    found = re.compile(quick(pattern))
    for text in texts:
        assert (found.search(text) is None) == (known.search(text) is None), text


@pytest.mark.parametrize(
    ("pattern", "there", "not_there"),
    [
        (r"\bno|none|(?:was|is) gone\b", ["say no", "xnone", "it was gone", "is gone."], ["ono", "it was gones", "gone"]),
        (r"[ao]n|\$x|\|y", ["on", "an", "$x", "|y"], ["en", "x", "y"]),
        (r"u?nder|a|\bb(?:c|d)?", ["nder", "under", "b", "bd"], ["xb", "ner"]),
        (r"(?:a|\bb)c|[|)]d|\(e", ["xac", "bc", "|d", ")d", "(e"], ["xbc", "d", "e"]),
    ],
)  # fmt: skip
def test_where_words_begin_and_what_stands_for_itself_is_heeded(pattern: str, there: list[str], not_there: list[str]):
    found = re.compile(quick(pattern))
    assert all(found.search(text) for text in there)
    assert not any(found.search(text) for text in not_there)


def test_the_rules_find_what_they_found():
    said = [
        "the page you are looking for could not be found", "404", "错误 404: 页面不存在", "access denied", "сайт заблокирован по решению суда",
        "please verify that you are human", "this article was removed at the request of its author", "nothing of the kind", "",
    ]  # fmt: skip
    for phrase in missing():
        for text in said:
            slow = re.search(phrase.wording, text, phrase.flags) is not None
            part = not phrase.part or re.search(phrase.part, text, phrase.flags) is not None
            stem = not phrase.stems or any(one in text for one in phrase.stems)
            assert phrase.stands_in(text) == (slow and part and stem), (phrase.id, text)
