"""Where the texts of captures lie: written with their look, moved and deleted with their segment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage import catalog as tables
from storage.model import Access, Erased, KeptText, Place, Purge, Receipt, Replaced
from tests.catalog.scenes import START, capture, claim, commit, outcome, register, segment_name, sha, source

S, OTHER = source(), source(1)
GOES, STAYS = capture(S, 1), capture(OTHER, 1)
OLD, NEW = segment_name(1), segment_name(2)


def text(of, **changed) -> KeptText:
    return replace(
        KeptText(capture=of.id, segment=OLD, offset=of.offset + 900, length=90, sha256=sha(of.id)), **changed
    )


def read(*captures) -> tuple:
    """Looks that brought these captures, with their texts."""
    sources = {S.id: S, OTHER.id: OTHER}
    return tuple(outcome(sources[one.source], one.n, captures=(one,), texts=(text(one),)) for one in captures)


@pytest.fixture
def held(conn):
    register(conn, S, OTHER)
    claim(conn)
    return conn


def test_texts_are_written_with_accepted_looks_only(held):
    late = capture(S, 3)
    accepted, refused = commit(held, *read(GOES, STAYS, late))
    assert (len(accepted), len(refused)) == (2, 1)
    assert tables.texts.of_capture(held, GOES.id) == text(GOES)
    assert tables.texts.of_capture(held, STAYS.id) == text(STAYS)
    assert tables.texts.of_capture(held, late.id) is None


def test_text_of_a_payload_comes_from_the_newest_copy_that_has_one(held):
    again, unread = (capture(S, n, segment=segment_name(n)) for n in (2, 3))
    commit(held, *read(GOES, STAYS))
    commit(held, *read(again), segment=again.segment)
    commit(held, outcome(S, 3, captures=(unread,)), segment=unread.segment)
    assert tables.texts.of_payload(held, S.url, sha("page")) == text(again, segment=again.segment)
    assert tables.texts.of_payload(held, OTHER.url, sha("page")) == text(STAYS)
    assert tables.texts.of_payload(held, S.url, sha("another")) is None


@pytest.mark.parametrize("told", [True, False], ids=["today's tombstone", "one from before texts were told of"])
def test_erasure_removes_a_text_and_moves_or_forgets_the_others_of_its_segment(held, told):
    commit(held, *read(GOES, STAYS))
    later = capture(S, 2, segment=segment_name(3))
    commit(held, *read(later), segment=later.segment)
    receipt = Receipt(store="main", name=NEW, sha256=sha(NEW), bytes=4_000)
    at = Place(offset=77, length=90)
    moved = Replaced(
        name=OLD, instead=NEW, access=Access.PUBLIC, receipt=receipt, places={STAYS.id: Place(offset=1, length=900)},
        texts={STAYS.id: at} if told else {},
    )  # fmt: skip
    erased = Erased(capture=GOES.id, source=S.id, n=1, page=True)
    done = Purge(id="P", at=START, authority="Court of X", erased=(erased,), replaced=(moved,))
    tables.purges.finish(held, done)
    assert tables.texts.of_capture(held, GOES.id) is None
    kept = text(STAYS, segment=NEW, offset=at.offset)
    assert tables.texts.of_capture(held, STAYS.id) == (kept if told else None)
    assert tables.texts.of_capture(held, later.id) == text(later, segment=later.segment), "of another segment"
