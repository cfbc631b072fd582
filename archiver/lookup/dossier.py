"""Everything known about one case: its looks from the last good one to the end, what was lost, and the evidence for and
against the loss (pure)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archiver import words
from archiver.judge.confidence import level
from archiver.lookup.cases import Case, document_missed, page_there
from archiver.lookup.documents import Missed, missed
from archiver.lookup.lines import case_line, check_line, event_line
from archiver.page_numbers import pages_of
from archiver.sanitizing import clean, redacted
from storage.clock import rfc3339
from storage.model import EventKind, Finding, Reason, Role, Said

if TYPE_CHECKING:
    from datetime import datetime

    from storage.catalog.visits import Seen
    from storage.model import Event, Remark

# rules that say how a page is that is there: they tell nothing of a document that it carries
_OF_PAGE = frozenset({"same", "status.304", "kept", "links", "presentation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A look, or part of one, that speaks against the loss."""

    n: int
    finding: Finding  # of the look, or of another egress's answer
    what: str  # look | listed | elsewhere | registry | archive
    document: bool = False  # the finding is about a document of the page, which itself is there
    emptied: bool = False  # the page was found without its text


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """An event that something else took the place of what was lost, and the look that told it."""

    event: Event
    look: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case and its evidence. `looks`: the last good one first, then every look until the end."""

    case: Case
    looks: tuple[Seen, ...]
    before: Seen | None  # the last look that saw the content
    deciding: Seen  # the look that confirmed it, else the newest of the case
    lost: tuple[str, ...]  # passages of our copy that the first answer without them lacked
    reasons: tuple[Reason, ...]  # of the deciding look: reasons for the loss
    against: tuple[Against, ...]
    limits: tuple[Reason, ...]  # what the looks cannot decide
    change: tuple[Reason, ...]  # what would change the verdict
    missed: tuple[Missed, ...] = ()  # documents of the page that the looks did not find
    moved: Mapping[tuple[str, datetime], str] = field(
        default_factory=dict
    )  # (document's address, time of a look) -> where it was then
    instead: tuple[Instead, ...] = ()  # what later took its place, oldest first
    remarks: tuple[Remark, ...] = ()

    @property
    def checks(self) -> tuple[Reason, ...]:
        """For a probable verdict, whether the checks that would confirm it were made."""
        return tuple(one for one in self.reasons if one.rule.startswith("checks-"))

    @property
    def opposing(self) -> list[tuple[str, Finding, bool, bool, list[int]]]:
        """What speaks against the loss: (what, finding, about a document, page without its text, looks)."""
        found: dict[tuple[str, Finding, bool, bool], list[int]] = {}
        for one in self.against:
            found.setdefault((one.what, one.finding, one.document, one.emptied), []).append(one.n)
        return [(*kind, looks) for kind, looks in found.items()]


def dossier(case: Case, visits: Sequence[Seen], remarks: Iterable[Remark] = (), told: Iterable[Event] = ()) -> Dossier:
    """The dossier of a case. `visits`: all visits of its source, in order. `told`: the source's events."""
    good = [one for one in visits if one.n < case.n and _shown(one, case)]
    seen = good[-1].n if good else case.n
    looks = [one for one in visits if one.n >= seen and (case.ended is None or one.at <= case.ended)]
    case_looks = [one for one in looks if one.n >= case.n and one.at != case.ended] or looks[-1:]
    deciding = next((one for one in case_looks if one.at == case.decided), case_looks[-1])
    passages = next(
        (one.observation.last.lost for one in case_looks if one.observation and one.observation.last), ()
    )  # fmt: skip
    lost = list(missed(case, visits))
    own_reasons = [one for one in deciding.reasons if _concerns(one, {redacted(clean(one.url)) for one in lost})]
    if case.document:
        own_reasons = [one for one in own_reasons if one.rule not in _OF_PAGE]
    kinds, change, limits = split_reasons(own_reasons)
    return Dossier(
        case=case,
        looks=tuple(looks),
        before=good[-1] if good else None,
        deciding=deciding,
        lost=passages,
        reasons=kinds,
        against=tuple(one for seen in case_looks for one in _against(seen)),
        limits=limits,
        change=change if case.ended is None else (),
        missed=tuple(lost),
        moved={(one.url, look.at): one.moved_to for look in looks for one in look.members if one.moved_to is not None},
        instead=tuple(_instead(case, case_looks, told)),
        remarks=tuple(remarks),
    )


def _instead(case: Case, looks: Iterable[Seen], told: Iterable[Event]) -> Iterator[Instead]:
    """The events that something else took a page's place, at the looks of its case; none for documents."""
    at = {} if case.document else {one.n: one for one in looks}
    return (Instead(event=one, look=at[one.n]) for one in told if one.kind is EventKind.INSTEAD and one.n in at)


def reasons_of(event: Event) -> tuple[Reason, ...]:
    """What an event rests on; of a document without what is said of its page, which is there."""
    document = words.about_document(event.kind, event.text)
    return tuple(one for one in event.reasons if not (document and one.rule in _OF_PAGE))


def split_reasons(said: Sequence[Reason]) -> tuple[tuple[Reason, ...], tuple[Reason, ...], tuple[Reason, ...]]:
    """Splits reasons: those for and against, those that would change the verdict, and limits of what can be decided."""
    change = tuple(one for one in said if one.rule == "change")
    limits = tuple(one for one in said if one.rule.startswith("limit-"))
    return tuple(one for one in said if one not in change and one not in limits), change, limits


def _shown(visit: Seen, case: Case) -> bool:
    """Whether a look saw what the case is about; for documents, only until they were last seen."""
    if not case.document:
        return visit.finding.effect.is_there or page_there(visit)
    return page_there(visit) and (case.last_seen is None or visit.at <= case.last_seen)


def _concerns(reason: Reason, documents: Container[str]) -> bool:
    """Whether a reason belongs to the case: it names no documents, or one of the case's."""
    named = words.addresses_of(reason.text)
    return not named or any(one in documents for one in named)


def _against(seen: Seen) -> Iterable[Against]:
    document = document_missed(seen)
    if not seen.finding.effect.is_loss:
        yield Against(n=seen.n, finding=seen.finding, what="look")
    if seen.observation is None:
        return
    if any(probe.role is Role.LISTING and probe.listed for probe in seen.observation.probes):
        yield Against(n=seen.n, finding=seen.finding, what="listed", document=document, emptied=seen.emptied)
    for vantage in seen.observation.vantages:
        if vantage.finding.effect.is_there:
            yield Against(n=seen.n, finding=vantage.finding, what="elsewhere")
    for other in seen.observation.others:
        if other.says is Said.SERVED or (other.says is Said.STANDS and seen.finding is Finding.DNS_NXDOMAIN):
            yield Against(n=seen.n, finding=seen.finding, what=other.who, document=document, emptied=seen.emptied)


def dossier_line(found: Dossier) -> dict[str, Any]:
    """The dossier as JSON."""
    return case_line(found.case) | {
        "last_good_capture": found.before.capture if found.before is not None else None,
        "certainty": None if found.deciding.certainty is None else found.deciding.certainty.value,
        "decided_by": found.deciding.n,
        "lost": list(found.lost),
        "reasons": _reason_lines(found.reasons),
        "notice": words.notice_line(found.reasons),
        "instead": [
            {"event": one.event.id, "n": one.look.n, "at": rfc3339(one.event.at), "finding": one.look.finding.value,
             "capture": one.look.capture, "text": one.event.text, "notice": words.notice_line(one.event.reasons)}
            for one in found.instead
        ],
        "against": [{"n": one.n, "finding": one.finding.value, "what": one.what} for one in found.against],
        "would_change_it": _reason_lines(found.change),
        "not_decided": _reason_lines(found.limits),
        "visits": [
            check_line(one)
            | {"probes": [
                {"role": p.role.value, "url": p.url, "status": p.status, "fine": p.fine, "like_answer": p.like_answer,
                 "listed": p.listed}
                for p in (one.observation.probes if one.observation is not None else ())
            ], "elsewhere": [
                {"egress": v.egress, "country": v.country, "finding": v.finding.value, "status": v.status,
                 "capture": v.capture}
                for v in (one.observation.vantages if one.observation is not None else ())
            ]}
            for one in found.looks
        ],
        "remarks": [remark_line(one) for one in found.remarks],
    }  # fmt: skip


def alteration_line(event: Event, seen: Seen, remarks: Iterable[Remark]) -> dict[str, Any]:
    """An alteration as JSON: what differed between our copy and the answer, and what people remarked."""
    saw = seen.observation
    last = saw.last if saw is not None else None
    return event_line(event) | {
        "text": event.text,
        "confidence": level(event.reasons),
        "from": saw.reference if saw is not None else None,
        "to": seen.capture,
        "lost": list(last.lost) if last is not None else [],
        "added": list(last.added) if last is not None else [],
        "pictures": pages_of(last.pictures) if last is not None else [],
        "documents": [
            {"url": one.url, "from": one.reference, "to": one.capture, "lost": list(one.passages_lost),
             "added": list(one.passages_added), "pictures": pages_of(one.pictures)}
            for one in seen.members
            if one.passages_lost or one.passages_added or one.pictures
        ],
        "reasons": _reason_lines(event.reasons),
        "remarks": [remark_line(one) for one in remarks],
    }  # fmt: skip


def remark_line(one: Remark) -> dict[str, Any]:
    """A remark on a case as JSON."""
    return {
        "id": one.id, "at": rfc3339(one.at), "kind": one.kind.value, "by": one.actor, "reason": one.reason,
        "to": one.url or None,
    }  # fmt: skip


def _reason_lines(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"rule": one.rule, "text": one.text} for one in reasons]
