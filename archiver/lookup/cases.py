"""Cases: suspected losses from first sign to end, derived from the visits of a source (pure).

A case begins with the visit that first doubts, and ends with the visit after which the source is served again, or at
which it was called a false alarm. What only hides a source (a bot wall, a host that does not answer) neither begins nor
ends a case; if another egress receives what is hidden here, the case ends.

A page and the documents that it carries have cases of their own, as they are judged separately. While the page is not
there, nothing is known of its documents, and their case stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from archiver import words
from storage import ids
from storage.model import (
    KEPT_ALIVE,
    NOT_FOUND,
    Certainty,
    Effect,
    Event,
    EventKind,
    FalseAlarm,
    Finding,
    MemberSeen,
    Role,
    State,
)

CONFIRMED = frozenset({State.REMOVED, State.MOVED, State.DOMAIN_GONE})
DOUBTED = CONFIRMED | {State.SUSPECT}  # states in which a case begins
# states of documents whose page is there
OF_DOCUMENTS = frozenset({State.SUSPECT, State.REMOVED, State.BLOCKED, State.UNREACHABLE})
NOT_MODIFIED = 304
LOSS_EVENTS = frozenset({EventKind.SUSPECTED, EventKind.REMOVED, EventKind.MOVED, EventKind.DOMAIN_GONE})


class End(StrEnum):
    """How a case ended."""

    SERVED = "served"  # as before, with another text, or received by another egress
    SET_ASIDE = "set_aside"  # our earlier copies were set aside: a first copy was made, and nothing compared
    FALSE_ALARM = "false_alarm"  # somebody called it one; the next look itself does not say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One suspected loss. `first_absent` and `last_seen` are times of looks: what happened, happened between them."""

    id: str  # id of its first event
    source: str
    url: str
    n: int  # the visit that began it
    finding: Finding  # that visit's finding
    emptied: bool = False  # that visit found the page without its text
    told_emptied: bool = False  # the look that told it found the page without its text
    last_seen: datetime | None
    first_absent: datetime
    document: bool  # it is about documents that the page carries, not about the page
    told: State | None = None  # the state that was told last
    confirmed: datetime | None = None  # when a state was first told
    decided: datetime | None = None  # the look that told this state, or has confirmed it since
    sure: Certainty | None = None  # certainty of `told` at the newest look that says so
    ended: datetime | None = None
    ended_n: int | None = None  # the look at which it ended
    end: End | None = None
    elsewhere: bool = False  # the look that ended it did not see it: another egress received it

    @property
    def status(self) -> str:
        """suspected, confirmed, restored or dismissed.

        restored: served again after it was confirmed; dismissed: the doubt passed, or it was called a false alarm.
        """
        if self.end is End.FALSE_ALARM:
            return "dismissed"
        if self.ended is not None:
            return "restored" if self.confirmed is not None else "dismissed"
        return "confirmed" if self.confirmed is not None else "suspected"


class Found(Protocol):
    """The facts of a visit that say whether the page was there."""

    @property
    def finding(self) -> Finding: ...
    @property
    def status(self) -> int | None: ...
    @property
    def kept(self) -> float | None: ...


class Step(Found, Protocol):
    """The facts of a visit from which cases are derived."""

    @property
    def n(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def state(self) -> State: ...
    @property
    def certainty(self) -> Certainty | None: ...
    @property
    def document(self) -> bool: ...
    @property
    def last_seen(self) -> datetime | None: ...
    @property
    def first_absent(self) -> datetime | None: ...
    @property
    def members(self) -> Collection[MemberSeen]: ...
    @property
    def emptied(self) -> bool: ...


def page_there(visit: Found) -> bool:
    """Whether a look saw the page: unchanged, with another text, or without a document that it carries."""
    return page_seen(visit.finding, visit.status, visit.kept)


def page_seen(finding: Finding, status: int | None, kept: float | None) -> bool:
    """Like `page_there`, from the facts of a look."""
    if finding.effect is Effect.LOSS:
        return status not in NOT_FOUND and (kept or 0) >= KEPT_ALIVE
    if status == NOT_MODIFIED:
        return False
    return finding.effect is Effect.GOOD or finding is Finding.ALTERED


def document_missed(visit: Found) -> bool:
    """Whether a look found the page but missed a document that it carries."""
    return visit.finding.effect is Effect.LOSS and page_there(visit)


def document_received(members: Iterable[MemberSeen]) -> bool:
    """Whether a look was not given a document that the page carries, while another egress received it."""
    return any(
        one.role is Role.DOCUMENT
        and not one.finding.effect.is_there
        and one.moved_to is None
        and any(there.finding.is_usable for there in one.vantages)
        for one in members
    )


def cases(visits: Iterable[Step], source: str, url: str, alarms: Collection[FalseAlarm] = ()) -> Iterator[Case]:
    """The cases of one source, oldest first, from all its visits in order.

    The visits that changed the source's state are enough, with those that came first after one of its `alarms`.
    """
    running: dict[bool, Case] = {}  # key: whether it is about documents
    done: list[Case] = []
    absent: dict[bool, datetime | None] = {}  # first absent, as of the look before
    seen: dict[bool, datetime] = {}  # last seen, for looks that do not say so themselves
    for visit in visits:
        for document, state in _standing(visit):
            case = running.pop(document, None)
            end = _end(case, visit, state, alarms) if case is not None else None
            if case is not None and end is not None:
                done.append(_ended(case, visit, end))
                case = None
            if case is None and state in DOUBTED:
                case = Case(
                    id=begun_by(source, visit.n, state),
                    source=source,
                    url=url,
                    n=visit.n,
                    finding=visit.finding,
                    emptied=visit.emptied,
                    last_seen=visit.last_seen or seen.get(document),
                    first_absent=visit.first_absent or visit.at,
                    document=document,
                )
            if case is not None and state in CONFIRMED:
                case = _with_told(case, visit, state, absent.get(document))
            if state is not None:
                absent[document] = visit.first_absent
            if case is not None:
                running[document] = case
        if page_there(visit):
            seen[False] = visit.at
        if visit.finding.effect is Effect.GOOD and visit.status != NOT_MODIFIED:
            seen[True] = visit.at
    yield from sorted([*done, *running.values()], key=lambda one: (one.n, one.document))


def begun_by(source: str, n: int, state: State) -> str:
    """The id of the case that the n-th look began, which left its source in this state."""
    return ids.event_id(source, n, EventKind.SUSPECTED if state is State.SUSPECT else EventKind(state.value))


def _ended(case: Case, visit: Step, end: End) -> Case:
    if case.document:
        here = not document_received(visit.members)
    else:
        here = visit.finding.effect.is_there or page_there(visit)
    return replace(case, ended=visit.at, ended_n=visit.n, end=end, elsewhere=end is End.SERVED and not here)


def _with_told(case: Case, visit: Step, state: State, absent: datetime | None) -> Case:
    """The case with the state that a look told or confirmed.

    `absent`: when it was first absent, by the look before; if that has changed, another document may be meant now.
    """
    surer = case.sure is Certainty.PROBABLE and visit.certainty is Certainty.CONFIRMED and absent == visit.first_absent
    if state is not case.told or surer:
        case = replace(case, told=state, confirmed=case.confirmed or visit.at, decided=visit.at)
        case = replace(case, told_emptied=visit.emptied)
    return replace(case, sure=visit.certainty)


def _loss_over(visit: Step) -> bool:
    """Whether a page is hidden from us without a loss behind that, because another egress received it.

    Visits from before a page's last sighting was recorded cannot tell.
    """
    hidden = visit.state in {State.BLOCKED, State.UNREACHABLE} and not visit.document
    return hidden and visit.first_absent is None and visit.last_seen is not None


def _standing(visit: Step) -> Iterator[tuple[bool, State | None]]:
    """The state of the page (False) and of its documents (True) after a look; None: unknown, as there is no page."""
    yield False, State.AVAILABLE if visit.document or _loss_over(visit) else visit.state
    yield True, visit.state if visit.document or visit.state is State.AVAILABLE else None


def _end(case: Case, visit: Step, state: State | None, alarms: Iterable[FalseAlarm]) -> End | None:
    if any(one.case == case.id and one.heeded_at(visit.n, visit.at) for one in alarms):
        return End.FALSE_ALARM
    if state is not State.AVAILABLE:
        return None
    return End.SET_ASIDE if visit.finding is Finding.FIRST else End.SERVED


def record_of(known: Iterable[Case], event: Event) -> str | None:
    """The id of the case, among those of its source, that an event belongs to; an alteration is a record of its own."""
    if event.kind is EventKind.ALTERED:
        return event.id
    found = [one for one in known if one.n <= event.n and (one.ended is None or event.at <= one.ended)]
    document = words.of_document(event.kind, event.text)
    own = [one for one in found if event.kind is EventKind.HOST or one.document is document]
    return own[-1].id if own else None
