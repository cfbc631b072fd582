"""Classifies an answer whose status says that the page is not there, is refused or failed (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.observe.marks.announced import PAUSED
from archiver.observe.marks.doors import at_door
from archiver.observe.marks.hosted import unhosted
from archiver.observe.marks.weigh import Classified, explain, identified_wall, may_be_site_wide, strongest
from archiver.observe.site.answers import out_of_order
from storage.model import NOT_FOUND, Finding, Mark, Observation, Reason, Role

DOOR = "what was not found is a login, consent or visitor check page to which the address leads, not the page itself"

# causes named by the words of a page that overrule its status
_OVER_DENIED = frozenset({
    Finding.CHALLENGE, Finding.LOGIN, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.THROTTLED, Finding.PARKED,
    Finding.SUSPENDED, Finding.MAINTENANCE,
})  # fmt: skip
_OVER_MISSING = frozenset({
    Finding.CHALLENGE, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.WITHDRAWN, Finding.PARKED,
    Finding.SUSPENDED,
})  # fmt: skip
_OVER_FAILING = frozenset({
    Finding.CHALLENGE, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.MAINTENANCE, Finding.SUSPENDED,
})  # fmt: skip


def classify_by_status(o: Observation, status: int) -> Classified:
    """The finding for a status that is no success. Some causes that the words of the page name overrule it."""
    said = strongest(o.marks)
    cause, marks = said if said is not None else (None, ())
    why = Reason(f"status.{status}", f"HTTP status {status}")
    if status in NOT_FOUND:
        return _missing(o, cause, marks, why)
    if status == 451:
        return Finding.LEGAL, (why,)
    if status == 402 and cause is Finding.SUSPENDED:  # the site's owner has to pay, not the reader
        return cause, explain(marks, why)
    if status in {401, 402, 407, 429}:
        refused = Finding.THROTTLED if status == 429 else Finding.LOGIN
        return (cause, explain(marks, why)) if cause is Finding.CHALLENGE else (refused, (why,))
    if status == 408:
        return Finding.TIMEOUT, (why,)
    if 500 <= status < 600:
        if cause in _OVER_FAILING and not (cause is Finding.SUSPENDED and _is_paused(o, marks)):
            return cause, explain(marks, why)
        if wall := identified_wall(o.marks):
            return wall[0], explain(wall[1], why)
        if status == 503 and o.retry_after_s is not None:
            return Finding.THROTTLED, (
                why,
                Reason("header.retry_after", f"the server asked us to wait {o.retry_after_s} s"),
            )
        return Finding.SERVER_ERROR, (why,)
    if 400 <= status < 500 or status == 999:  # 999 is not standard: large sites refuse robots with it
        return (cause, explain(marks, why)) if cause in _OVER_DENIED else (Finding.DENIED, (why,))
    return Finding.BAD_ANSWER, (
        Reason(f"status.{status}", f"HTTP status {status} is no answer to a request like ours"),
    )


def _is_paused(o: Observation, marks: Iterable[Mark]) -> bool:
    """Whether a site that says that its service is paused also says when to ask again: it was not taken off."""
    return o.retry_after_s is not None and all(PAUSED.search(mark.matched) for mark in marks)


def _missing(o: Observation, cause: Finding | None, marks: Iterable[Mark], why: Reason) -> Classified:
    if door := at_door(o):
        return door[0].finding, explain(door, Reason("door", DOOR), why)
    if hosted := unhosted(o):
        return Finding.SUSPENDED, explain(hosted, why)
    if cause in _OVER_MISSING and not may_be_site_wide(o.marks, marks):
        return cause, explain(marks, why)
    if wall := identified_wall(o.marks):
        return wall[0], explain(wall[1], why)
    if cause is Finding.MAINTENANCE and out_of_order(o):
        return cause, explain(marks, why)
    invented = [p for p in o.probes if p.role is Role.INVENTED and p.status is not None]
    homes = [p for p in o.probes if p.role is Role.HOME]
    if (
        invented and homes and not any(p.fine for p in homes)
        and all(p.status in {200, 403} for p in invented)
    ):  # fmt: skip
        return Finding.SERVER_ERROR, (
            why,
            Reason("probe.disorder", "the home page fails, and an invented address gets a different answer"),
        )
    return Finding.GONE, (why,)
