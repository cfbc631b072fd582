"""What is lawfully erased is in no index: not to be found, and not to be read in the database's files."""

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
    """All of it in the index."""
    while lived.app.indexing.tick():
        pass
    assert passages(lived, WORDS)
    return lived


def test_the_words_of_what_is_erased_are_found_no_more_and_are_nowhere(searched):
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


def test_what_another_copy_still_has_is_found_in_that_copy(searched, site):
    first = searched.visits(site.url("/plain"))[0]["capture"]
    purge(searched, first)
    while searched.app.indexing.tick():
        pass
    with searched.app.catalog.read() as conn:
        found = find(conn, WORDS, None).found
    assert found
    assert first not in {capture for one in found for place in one.places for capture in (place.first, place.last.id)}
