"""Long lists of wordings that are prefiltered by their letters match exactly where each pattern alone does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.observe.rules.gates import gates
from archiver.observe.rules.missing import missing
from archiver.observe.rules.model import Phrase
from archiver.observe.rules.prefilter import Together
from archiver.text.faster_patterns import grouped_pattern, required_literals
from archiver.text.literals import in_lower_case, letters
from archiver.text.turning import buttons, relabelled, volatile
from storage.model import Finding
from tests.support.depth import examples

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


@examples(200, deadline=200)
@given(PATTERNS, st.lists(st.text("ab é.", max_size=8), min_size=1, max_size=12))
def test_grouped_pattern_matches_where_the_original_does(pattern: str, texts: list[str]):
    try:
        known = re.compile(pattern)
    except re.error:  # a quantifier with nothing to repeat
        return
    found = re.compile(grouped_pattern(pattern))
    for text in texts:
        assert (found.search(text) is None) == (known.search(text) is None), text


@examples(200, deadline=200)
@given(PATTERNS, st.lists(st.text("ab é.", max_size=8), min_size=1, max_size=12))
def test_required_literals_occur_wherever_the_pattern_matches(pattern: str, texts: list[str]):
    try:
        known = re.compile(pattern)
    except re.error:
        return
    letters = required_literals(pattern)
    for text in texts:
        assert not letters or known.search(text) is None or any(one in text for one in letters), text


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"page (?:was|is) \w+ gone", {"page "}),
        (r"(?:page|site) (?:was )?(?:removed|deleted)", {"removed", "deleted"}),
        (r"\bno\b|[ab]c\.d", {"no", "c.d"}),
        (r"ab?c{0,2}", {"a"}),
        (r"ab+c{2}(?:de)?", {"ab"}),
        (r"(?=abc)\d(?<!x)y", {"y"}),
        (r"(?:a|)b?|c", set()),
        (r"(ab)(?i:cd)", {"ab"}),
    ],
)
def test_required_literals_are_the_most_selective_ones(pattern: str, letters: set[str]):
    assert required_literals(pattern) == letters


def test_required_letters_are_found_in_any_case():
    found = letters(r"(?:vor|dağıldı) \d+|\d+ ago\b|größe")
    for text in ("3 days AGO", "VOR 3 Tagen", "DAĞILDI 3", "DAĞiLDi 3", "GRÖSSE", "Größe"):
        assert found.any_in_one_case(text), text
    assert not found.any_in_one_case("3 days hence, \ud83d")


@examples(200, deadline=200)
@given(st.text(st.sampled_from("abcAB ÄéıİΑΣσ中K\ud83d\ud800"), max_size=8))
def test_lower_case_of_a_long_text_is_that_of_str(text: str):
    assert in_lower_case(text) == text.lower()


def test_slow_patterns_are_skipped_for_text_without_their_letters():
    for found in (buttons._LETTERS, relabelled._LETTERS, *volatile._LETTERS.values()):
        assert not found.any_in_one_case("1 2 3")


@pytest.mark.parametrize(
    ("pattern", "there", "not_there"),
    [
        (r"\bno|none|(?:was|is) gone\b", ["say no", "xnone", "it was gone", "is gone."], ["ono", "it was gones", "gone"]),
        (r"[ao]n|\$x|\|y", ["on", "an", "$x", "|y"], ["en", "x", "y"]),
        (r"u?nder|a|\bb(?:c|d)?", ["nder", "under", "b", "bd"], ["xb", "ner"]),
        (r"(?:a|\bb)c|[|)]d|\(e", ["xac", "bc", "|d", ")d", "(e"], ["xbc", "d", "e"]),
    ],
)  # fmt: skip
def test_grouping_respects_word_boundaries_and_escapes(pattern: str, there: list[str], not_there: list[str]):
    found = re.compile(grouped_pattern(pattern))
    assert all(found.search(text) for text in there)
    assert not any(found.search(text) for text in not_there)


def test_prefiltered_missing_page_rules_match_like_the_plain_patterns():
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


def test_prefiltered_gate_rules_match_like_the_plain_patterns():
    said = [
        "log in to continue reading this article", "your session has expired\nplease sign in again", "subscribe to read the rest",
        "um weiterzulesen, müssen sie sich anmelden", "для просмотра страницы войдите на сайт", "会话已过期", "this page is closed to your country",
        "you are sending requests too fast", "please enable cookies", "this browser is not supported", "the report of 2019\nits findings", "",
    ]  # fmt: skip
    found = {gate.id for gate in gates() for text in said if gate.pattern.search(text)}
    assert len(found) > 5
    for gate in gates():
        for text in said:
            assert gate.stands_in(text) == (gate.pattern.search(text) is not None), (gate.id, text)


def test_joint_prefilter_returns_possible_phrases_in_their_order():
    said = [*(f"word {number}\\b" for number in range(200)), r"\d\d"]
    phrases = [Phrase(id=one, finding=Finding.SOFT_GONE, wording=one) for one in said]
    texts = {True: "here is word 41, and word 7", False: "nothing", None: None}
    together = Together(phrases, lambda one: len(one.id) < 9 if "word" in one.id else None)
    for number in (1, 7, 12, 41):
        found = [phrase.id for phrase, text in together.perhaps_in({**texts, False: f"é word {number}"}.get) if text]
        assert found == sorted(found, key=said.index)
        assert f"word {number}\\b" in found
    assert not together.perhaps_in({True: "nothing", False: "nothing"}.get)
    anyway = [one.id for one, _ in together.perhaps_in({None: "nothing"}.get)]
    assert anyway == said[-1:]  # it may match without any letter
