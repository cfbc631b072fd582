"""Lawfully erased text is in no search index: neither found nor readable in the database's files."""

from __future__ import annotations

import pytest

from archiver.search import find
from tests.proof.test_purge import (  # noqa: F401 - fixtures
    TITLE,
    WORDS,
    anywhere,
    database,
    everything,
    lived,
    purge,
    rows,
)
from tests.support.site import prose


def passages(world, typed):
    with world.app.catalog.read() as conn:
        return [place.text for one in find(conn, typed, None).found for place in one.places]


@pytest.fixture
def searched(lived):  # noqa: F811
    """The archive, completely indexed."""
    while lived.app.indexing.tick():
        pass
    assert passages(lived, WORDS)
    return lived


def test_erased_words_are_not_found_by_search_nor_readable_in_the_index(searched):
    other = prose("Other").split()[3]
    assert passages(searched, other)
    purge(searched, *everything(searched))
    assert passages(searched, WORDS) == passages(searched, TITLE) == []
    assert WORDS not in rows(searched)
    if searched.app.catalog.sqlite:
        left = [one for one in anywhere(searched.root, WORDS, WORDS[2:]) if one.startswith("catalog.sqlite")]
        assert left == [], "not in pieces of the index either"
    while searched.app.indexing.tick():
        pass
    assert passages(searched, WORDS) == []
    assert passages(searched, other)


def test_passage_still_in_another_copy_is_found_there_after_an_erasure(searched, site):
    first = searched.visits(site.url("/plain"))[0]["capture"]
    purge(searched, first)
    while searched.app.indexing.tick():
        pass
    with searched.app.catalog.read() as conn:
        found = find(conn, WORDS, None).found
    assert found
    assert first not in {capture for one in found for place in one.places for capture in (place.first, place.last.id)}
