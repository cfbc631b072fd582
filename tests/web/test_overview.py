"""What the front page says first, computed without a catalog."""

from __future__ import annotations

import pytest

from archiver.web import strings
from archiver.web.counts import Watch
from archiver.web.overview import head, newest_of_each, once_a_site
from storage.model import Event, EventKind, State
from tests.web.scenes import START

R, S, B, A, N = State.REMOVED, State.SUSPECT, State.BLOCKED, State.AVAILABLE, State.NEW


def watch(states, documents, elsewhere=0):
    return Watch(
        states=states, documents=documents, active=9, late=0, newest_at=None, next_at=None, elsewhere=elsewhere
    )


@pytest.mark.parametrize(
    ("states", "documents", "head_of", "more"),
    [
        ({A: 3}, {}, ("head_quiet", 0), []),
        ({R: 3, A: 2}, {R: 1}, ("head_loss", 2), [("head_document_too", 1)]),
        ({R: 3, A: 2}, {R: 3}, ("head_document", 3), []),
        ({R: 1, A: 2}, {R: 1}, ("head_document_one", 1), []),
        ({R: 1}, {R: 1}, ("head_document_only", 1), []),
        ({R: 1, S: 2, A: 1}, {R: 1, S: 1}, ("head_document_one", 1), [("head_doubt_too", 1), ("head_document_doubt_too", 1)]),
        ({S: 2, A: 1}, {S: 2}, ("head_document_doubt", 2), []),
        ({S: 3, A: 1}, {S: 1}, ("head_doubt", 2), [("head_document_doubt_too", 1)]),
        ({B: 3, A: 1}, {B: 1}, ("head_quiet", 0), [("head_unseen_too", 2), ("head_document_unseen_too", 1)]),
    ],
)  # fmt: skip
def test_headline_puts_pages_before_documents_and_confirmed_before_suspected(states, documents, head_of, more):
    found = head(watch(states, documents))
    assert (found.key, found.count) == head_of
    assert list(found.more) == more
    for name in (found.key, *(one for one, _ in found.more)):
        assert {strings.text(name, one, count="1", all="2") for one in ("en", "zh")}


def test_page_received_by_another_egress_is_counted_apart_from_unseen_pages():
    assert head(watch({B: 2, A: 1}, {}, elsewhere=1)).more == (("head_unseen_too", 1), ("head_elsewhere_too", 1))


def test_sources_without_a_copy_are_counted_beside_losses():
    assert head(watch({R: 1, N: 2, A: 1}, {})).more == (("head_new_too", 2),)


def test_document_received_by_another_egress_is_counted_as_an_unseen_document():
    quiet = Watch(states={A: 2}, documents={}, active=2, late=0, newest_at=None, next_at=None, documents_apart=1)
    assert head(quiet).more == (("head_document_unseen_too", 1),)


def test_blocks_of_a_whole_site_are_listed_as_one_line():
    seen = [(EventKind.BLOCKED, "1"), (EventKind.REMOVED, "2"), (EventKind.BLOCKED, "3"), (EventKind.BLOCKED, "1"), (EventKind.REMOVED, "3"),
            (EventKind.UNREACHABLE, "4")]  # fmt: skip
    events = [
        Event(id=str(n), at=START, source=source, url=f"https://a.example/{source}", n=n, kind=kind)
        for n, (kind, source) in enumerate(seen)
    ]
    assert [(one.id, others) for one, others in once_a_site(events)] == [("0", 1), ("1", 0), ("4", 0), ("5", 0)]


def test_suspicion_is_not_listed_beside_the_outcome_of_its_case():
    kinds = {"4": EventKind.SUSPECTED, "3": EventKind.REMOVED, "2": EventKind.HOST, "1": EventKind.SUSPECTED}
    events = [Event(id=one, at=START, source="S", url="u", n=int(one), kind=kind) for one, kind in kinds.items()]
    cases = {"4": "later", "3": "first", "2": "first", "1": "first"}
    assert [one.id for one in newest_of_each(events, lambda event: cases[event.id])] == ["4", "3", "2"]
    assert newest_of_each(events[2:], lambda event: cases[event.id]) == events[2:], (
        "what happened to its site says less"
    )
