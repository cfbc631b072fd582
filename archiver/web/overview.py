"""The headline of the front page: how many sources are not as they were; pages and carried documents apart. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.model import Event, EventKind, State

if TYPE_CHECKING:
    from archiver.web.counts import Watch

LOST = (State.REMOVED, State.MOVED, State.DOMAIN_GONE)
UNSEEN = (State.BLOCKED, State.UNREACHABLE)
ORDER = (State.SUSPECT, State.REMOVED, State.DOMAIN_GONE, State.MOVED, State.BLOCKED, State.UNREACHABLE, State.NEW,
         State.AVAILABLE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The headline of the front page.

    `key`: of its text; `count`: the number in it; `more`: (key, count) of the lines below it.
    """

    key: str
    count: int
    more: tuple[tuple[str, int], ...]


def head(watch: Watch, lacking: int = 0) -> Head:
    """The worst condition as headline, and all others below it. `lacking`: how many sources lack a cited passage."""
    found = {
        "head_loss": watch.pages(*LOST),
        "head_document": watch.of_documents(*LOST),
        "head_passage": lacking,
        "head_doubt": watch.pages(State.SUSPECT),
        "head_document_doubt": watch.of_documents(State.SUSPECT),
    }
    off = {key: count for key, count in found.items() if count}
    key = next(iter(off), "head_quiet")
    count = off.pop(key, 0)
    off |= {
        "head_differs": watch.differing,
        "head_unseen": watch.pages(*UNSEEN) - watch.elsewhere + watch.not_seen,
        "head_elsewhere": watch.elsewhere + watch.apart,
        "head_new": watch.states.get(State.NEW, 0),
        "head_document_unseen": watch.of_documents(*UNSEEN) + watch.documents_apart + watch.documents_not_seen,
    }
    which = "" if not count else "_only" if watch.sources == 1 else "_one" if count == 1 else ""
    more = tuple((f"{one}_too", many) for one, many in off.items() if many)
    return Head(f"{key}{which}", count, more)


def once_a_site(events: Sequence[Event]) -> list[tuple[Event, int]]:
    """Merge events of one site that are all blocks, or all outages, into the newest one. `events`: newest first.

    Returns each event with the number of other sources it speaks for: a wall or an outage affects all sources of a
    site, and forty lines of it would hide a loss.
    """
    found: dict[str, Event] = {}
    others: dict[str, set[str]] = {}
    for one in events:
        site_wide = one.kind in {EventKind.BLOCKED, EventKind.UNREACHABLE}
        group = f"{one.kind} {one.url.split('/')[2]}" if site_wide else one.id
        found.setdefault(group, one)
        others.setdefault(group, set()).add(one.source)
    return [(one, len(others[group]) - 1) for group, one in found.items()]


def newest_of_each(events: Sequence[Event], case_of: Callable[[Event], str | None]) -> list[Event]:
    """Drop suspicions of cases for which a newer event says more, so that each loss shows once.

    `events`: newest first.
    """
    found, said = list[Event](), set[str | None]()
    for one in events:
        case = case_of(one)
        if one.kind is not EventKind.SUSPECTED or case is None or case not in said:
            found.append(one)
        if one.kind is not EventKind.HOST:
            said.add(case)
    return found
