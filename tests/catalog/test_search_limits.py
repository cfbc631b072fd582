"""What a search ignores or leaves out, on both databases: diacritics, words beyond its limits, and the surplus of one
source."""

from __future__ import annotations

from collections import Counter

import pytest

from storage import catalog as tables
from storage.catalog.search import query
from storage.catalog.search.asking import WEIGHED
from storage.catalog.search.terms import PHRASES, TERMS
from tests.catalog.scenes import claim, register
from tests.catalog.test_search import OTHER, S, filed, found


@pytest.fixture
def held(conn):
    register(conn, S, OTHER)
    claim(conn)
    tables.search.restart(conn)
    return conn


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("المخيم", "زار الوفد المُخيّمَ أمس"),
        ("محمد", "قال محـــمد ذلك"),
        ("احمد", "قال أحمد ذلك"),
        ("שלום", "אמר שָׁלוֹם לכל"),
        ("resume", "Son résumé en main"),
        ("RÉSUMÉ", "his resume in hand"),
        ("Nguyen", "by Nguyễn, in June"),
    ],
)
def test_diacritics_are_ignored(held, typed, text):
    filed(held, S, 1, text)
    assert found(held, typed) == [text]
    ((start, end),) = tables.search.marks(text, query(typed))
    assert text[start:end] in text.replace(",", "").split()


@pytest.mark.parametrize(("typed", "text"), [("мои", "мой дом"), ("か", "がく"), ("का", "कि है")])
def test_mark_that_makes_another_letter_is_not_ignored(held, typed, text):
    filed(held, S, 1, text)
    assert found(held, typed) == []


def test_words_beyond_the_query_limits_are_named():
    words = " ".join(f"w{n}" for n in range(PHRASES))
    assert query(f"{words} w1 w2").left_out == ()
    assert query(f'{words} more "and more" w1').left_out == ("more", "and more")
    whole = " ".join(f"w{n}" for n in range(TERMS))
    assert query(f'"{whole} then this" that').left_out == ("then this", "that")
    assert query(f"{'工' * TERMS}人人人").left_out == ("人人人",)


@pytest.mark.parametrize("forms", [600, WEIGHED + 100])
def test_source_with_many_variants_of_a_passage_does_not_crowd_out_others(held, forms):
    filed(held, S, 1, *(f"deposit number {n}" for n in range(forms)))
    filed(held, OTHER, 1, "Of the deposit is said at some length what is said of it elsewhere.")
    hits = tables.search.hits(held, query("deposit"), None, limit=9, each=5)
    assert sorted(Counter(hit.source for hit in hits.found).values()) == [1, 5]
    assert not hits.cut
    assert hits.crowded == ({S.id} if forms > WEIGHED else set())
    assert tables.search.hits(held, query("deposit"), None, limit=1, each=5).cut
    assert tables.search.hits(held, query("deposit"), None, source=S.id, limit=500, each=5).cut


def test_newest_variant_of_a_passage_is_among_the_results(held):
    for n in range(1, 15):
        filed(held, S, n, f"The deposit is looked at for the time of number {n}")
    newest = "The deposit is looked at for the time of number 14"
    for limits in ({"limit": 9, "each": 3}, {"limit": 3, "each": 9, "source": S.id}):
        hits = tables.search.hits(held, query("deposit"), None, **limits)
        first = hits.found[0].id
        assert tables.search.by_ids(held, [first], None)[first].text == newest
        assert len(hits.found) == 3
