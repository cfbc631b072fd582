"""What a term is in the search index, and where a query matches in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.catalog.search.terms import PHRASES, TERMS, marks, query, words, written


@pytest.mark.parametrize(("text", "terms"), [
    ("Hello, WORLD: don't; 2,500", ["hello", "world", "don", "t", "2", "500"]),
    ("工资表的GDP增长5%", ["工资", "资表", "表的", "的", "gdp", "增长", "长", "5"]),
    ("工资\n在 年底，发放", ["工资", "资在", "在年", "年底", "底", "发放", "放"]),
    ("ひらがなカタカナ", ["ひら", "らが", "がな", "なカ", "カタ", "タカ", "カナ", "ナ"]),
    ("ภาษา", ["ภา", "าษ", "ษา", "า"]),
    ("서울에서", ["서울", "울에", "에서", "서"]),
    ("हिन्दी में", ["हिन्दी", "में"]),
    ("مع\u200eالعقد", ["معالعقد"]),
    ("ﬁne ＦＵＬＬ ⼯资 Straße", ["fine", "full", "工资", "资", "strasse"]),
    ("ｶﾞｽ", ["ガス", "ス"]),
    ("cafe\u0301 soft\u00adhyphen", ["cafe", "softhyphen"]),
    ("a\0b _c_ \ue000d", ["a", "b", "c", "d"]),
    ("", []),
])  # fmt: skip
def test_text_is_split_into_search_terms(text, terms):
    assert words(written(text)) == terms


@pytest.mark.parametrize(("typed", "text", "marked"), [
    ("deposit", "The Deposit, and deposits", ["Deposit"]),
    ("资合", "工资合同", ["资合"]),
    ("合", "工资合同，合", ["合", "合"]),
    ("工资合同", "他的工资\n合同没有", ["工资\n合同"]),
    ('"second year"', "the second year; a year, second", ["second year"]),
    ("“第二年 年底”", "在第二年年底", ["第二年年底"]),
    ("don't", "I don’t, don t", ["don’t", "don t"]),
    ("strasse fine", "Straße ﬁne", ["Straße", "ﬁne"]),
    ("5人", "共5人民", ["5人"]),
    ("GDP增长", "GDP 增长了", ["GDP 增长"]),
    ('"年 2"', "二年，2", ["年，2"]),
    ("a b", "ab a", ["a"]),
])  # fmt: skip
def test_matches_of_a_query_are_marked_in_the_text(typed, text, marked):
    text = written(text)
    assert [text[start:end] for start, end in marks(text, query(typed))] == marked


@pytest.mark.parametrize("typed", ["", " ", '"', '""', '" "', "*", "…“”", "\0", "(-)", "\u200b"])
def test_query_without_a_word_is_empty(typed):
    assert not query(typed)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ('"foo', "foo"),
        ('a "b c" d"', 'a "b c" d'),
        ("NEAR(foo)", '"near foo"'),
        ("foo*", "foo"),
        ("foo foo", "foo"),
        ("-foo", "foo"),
    ],
)
def test_only_quotation_marks_are_query_syntax(typed, same):
    assert query(typed) == query(same)


@pytest.mark.parametrize(
    "typed", ["x " * 5_000, "的" * 10_000, " ".join(map(str, range(5_000))), '"' + "a " * 5_000 + '"']
)
def test_overlong_query_is_cut(typed):
    asked = query(typed)
    assert 0 < len(asked.phrases) <= PHRASES
    assert sum(len(one.terms) for one in asked.phrases) <= TERMS


@given(st.text(), st.integers(0, 40), st.integers(1, 20))
def test_any_run_of_words_of_a_text_is_found_in_it_as_a_phrase(text, start, size):
    """Cut at spaces only: a part of a word need not match."""
    parts = written(text).replace('"', " ").split()[start : start + size]
    typed = '"' + " ".join(parts) + '"'
    asked = query(typed)
    if asked and len(asked.phrases) == 1 and sum(len(one.terms) for one in asked.phrases) < TERMS:
        assert marks(written(text), asked) or set("“”„‟«»「」『』") & set(text)
