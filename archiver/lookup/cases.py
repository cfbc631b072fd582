"""Cases: suspected losses from first sign to end, read off the visits of a source. Pure.

A case begins with the visit that first doubts, and ends with the visit after which the source is served again. What
only hides a source (a wall, a host that does not answer) neither begins nor ends one. Where a document of a page was lost
and then the page itself is not there, that is another loss, and has a record of its own; the document's goes on beneath it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from storage import ids
from storage.model import KEPT_ALIVE, Effect, EventKind, Finding, State

CONFIRMED = frozenset({State.REMOVED, State.MOVED, State.DOMAIN_GONE})
OF_DOCUMENTS = frozenset({State.SUSPECT, State.REMOVED, State.BLOCKED, State.UNREACHABLE})  # of a page that is there
NOT_MODIFIED = 304
LOSS_EVENTS = frozenset({EventKind.SUSPECTED, EventKind.REMOVED, EventKind.MOVED, EventKind.DOMAIN_GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One suspected loss. `first_absent` and `last_seen` are looks, so what happened happened between them."""

    id: str  # of its first event
    source: str
    url: str
    n: int  # the visit that began it
    finding: Finding  # of that visit
    last_seen: datetime | None
    first_absent: datetime
    confirmed: datetime | None = None
    ended: datetime | None = None
    ended_n: int | None = None  # the look at which it ended
    document: bool = False  # the page was there at its newest look that tells: what is not is a document of it
    of_document: bool = False  # the same of the visit that began it, and so of `finding`
    set_aside: bool = False  # it ended with a first copy, our earlier ones being set aside: nothing was compared

    @property
    def status(self) -> str:
        """suspected, confirmed, restored (served again after it was confirmed) or dismissed (the doubt passed)."""
        if self.ended is not None:
            return "restored" if self.confirmed is not None else "dismissed"
        return "confirmed" if self.confirmed is not None else "suspected"


class Step(Protocol):
    """A visit, as far as cases are read off it."""

    @property
    def n(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def finding(self) -> Finding: ...
    @property
    def state(self) -> State: ...
    @property
    def status(self) -> int | None: ...
    @property
    def kept(self) -> float | None: ...


def page_there(visit: Step) -> bool:
    """Whether a look saw the page: as it was, with another text, or without a document that it carries."""
    return page_seen(visit.finding, visit.status, visit.kept)


def page_seen(finding: Finding, status: int | None, kept: float | None) -> bool:
    """The same of the facts of a look."""
    if finding.effect is Effect.LOSS:
        return status not in {404, 410} and (kept or 0) >= KEPT_ALIVE
    if status == NOT_MODIFIED:
        return False
    return finding.effect is Effect.GOOD or finding is Finding.ALTERED


def document_missed(visit: Step) -> bool:
    """Whether what a look found is of a document that the page carries: the page was there."""
    return visit.finding.effect is Effect.LOSS and page_there(visit)


def document_off(visit: Step) -> bool:
    """Whether the state after a look that saw the page is of a document that it carries."""
    return visit.state in OF_DOCUMENTS and page_there(visit)


def documents_off(visits: Iterable[Step]) -> Iterator[bool]:
    """The same of each visit of a source, in order. One that could not see the page leaves a loss that was known."""
    before, off = State.NEW, False
    for visit in visits:
        tells = page_there(visit) or visit.finding.effect in {Effect.LOSS, Effect.SITE_LOSS}
        stays = off and visit.state is before and visit.state in {State.SUSPECT, State.REMOVED}
        off = document_off(visit) if tells else stays
        before = visit.state
        yield off


def cases(visits: Iterable[Step], source: str, url: str) -> Iterator[Case]:
    """The cases of one source, oldest first, from all its visits in order; or from those that changed its state, and
    then `last_seen` may be too early. A wall in calm times is no sight of it, and a 304 is the server's word; a text that
    differs is one."""
    running: list[Case] = []  # of a page that went after its document the document's, then its own
    of_page = False  # whether the first of them began with the page itself
    done: list[Case] = []
    last_seen: datetime | None = None
    before: State | None = None
    there = False  # the newest look that could tell saw the page
    for visit in visits:
        seen = page_there(visit)
        if seen and of_page and len(running) == 1 and visit.state in OF_DOCUMENTS:  # the page is back
            done.append(_over(running.pop(), visit))
        left = there and not seen and before is State.REMOVED
        another = left and len(running) == 1 and visit.state is State.SUSPECT
        if another or (not running and visit.state in CONFIRMED | {State.SUSPECT}):
            kind = EventKind.SUSPECTED if visit.state is State.SUSPECT else EventKind(visit.state.value)
            began = Case(
                id=ids.event_id(source, visit.n, kind),
                source=source,
                url=url,
                n=visit.n,
                finding=visit.finding,
                last_seen=last_seen,
                first_absent=visit.at,
                document=seen,
                of_document=document_missed(visit),
            )
            running.append(began)
            of_page = of_page if another else not seen
        elif len(running) == 2 and visit.state in OF_DOCUMENTS and seen:
            done.append(_over(running.pop(), visit))
        if running and visit.state in CONFIRMED and running[-1].confirmed is None:
            running[-1] = replace(running[-1], confirmed=visit.at)
        if seen:
            last_seen = visit.at
        if seen or visit.finding.effect in {Effect.LOSS, Effect.SITE_LOSS}:
            there = seen
        if running and visit.finding.effect in {Effect.LOSS, Effect.SITE_LOSS}:
            running[-1] = replace(running[-1], document=seen)
        if visit.state is State.AVAILABLE:
            done += [_over(one, visit) for one in running]
            running = []
        before = visit.state
    yield from sorted([*done, *running], key=lambda one: one.n)


def _over(case: Case, visit: Step) -> Case:
    return replace(case, ended=visit.at, ended_n=visit.n, set_aside=visit.finding is Finding.FIRST)
