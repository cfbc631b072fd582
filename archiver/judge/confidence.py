"""How certain a loss is: which independent kinds of evidence speak for it and which against. And how certain it is that
an alteration is one of the text, not of what surrounds it.

Levels, not numbers: for losses there are no 200 labelled cases to calibrate a number on; how the levels of alterations
did on labelled histories is in `docs/judgement/log.md`. Evidence of one kind counts once, however often it was seen: a
title that says 404 and a body that says so are one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from archiver.judge import table
from archiver.judge.seen import Seen
from archiver.words.altered import kept_elsewhere, only_shown
from storage.model import Agreement, Effect, Finding, Reason, Role, State

LITTLE_KEPT = 0.3  # share of the kept text: in takedown collapses it was 0.13 at most
MANY, SOME = 4, 3  # kinds that agree
DAY = timedelta(hours=24)
MOSTLY, MUCH = 0.5, 300  # share of the difference that is in the main text; bytes that differ
_LEVEL = re.compile(r"Confidence is (high|medium|low)\.")
_PLACEHOLDERS = frozenset({Finding.PARKED, Finding.SUSPENDED})
_SAYS_SO = _PLACEHOLDERS | {Finding.WITHDRAWN}

FOR = {
    "status": "the status of the answer",
    "name": "the name, which is not known",
    "text": "the text, of which little or nothing was in the answer",
    "site": "what the site answers at other addresses that are not there",
    "neighbours": "other pages of the site, which were fine at each look",
    "whole": "other pages of the site, which were not as they should be either",
    "list": "the list, which no longer has it",
    "words": "the words of the answer",
    "registry": "the registry, which says that the name's registration ended or is a newer one",
    "servers": "the name servers of the domain, which are different from before",
    "archive": "an independent archive, which got the answer 'not found'",
    "place": "what was received from another vantage point",
    "found": "another address, at which the kept text was found",
    "said": "an address given in a remark, at which nobody looked",
    "time": "how long it has lasted, a day or more",
    "cited": "a cited passage, which is gone",
    "document": "the text of a document that the page carries",
    "main": "the main text, which contains most of what differs",
    "brief": "the main text, in which a short passage differs",
    "apart": "a text that differs, with little of the difference in what we read as the main text",
    "shown": "what the page shows or leads to, besides its words",
    "pictures": "pictures in a text whose words are the same, recognised by their names alone",
    "around": "a few words outside what we read as the main text",
}
AGAINST = {
    table.HOST_FAILING: "other pages of the site were not as they should be",
    table.HOST_FINE: "other pages of the site were fine",
    table.ELSEWHERE: "the kept text was found at another address",
    table.ALTERED_ELSEWHERE: "a text that differs greatly from our copy was received from another vantage point",
    table.REGISTERED: "the registry still has the name",
    table.ARCHIVE_SERVED: "an independent archive received a page at this address",
    "listed": "the list still has it",
    "mixed": "the looks did not all find the same",
}


def explain_confidence(
    seen: Seen, agreeing: Sequence[Agreement], claimed: State, *, confirmed: bool
) -> tuple[Reason, ...]:
    """The confidence level and its grounds; nothing if no loss is claimed.

    `claimed`: the state that the looks speak for or against.
    """
    if not seen.effect.is_loss or not agreeing:
        return ()
    speaks, against = _for(seen, agreeing, claimed), _against(seen, agreeing, claimed)
    level = "low"
    if confirmed and len(speaks) >= MANY and not against and ("said" not in speaks or "found" in speaks):
        level = "high"
    elif confirmed or len(speaks) >= SOME:
        level = "medium"
    said = [Reason("confidence", f"Confidence is {level}. It rests on {'; '.join(FOR[one] for one in speaks)}.")]
    if against:
        said.append(Reason("against", f"Against it: {'; '.join(AGAINST[one] for one in against)}."))
    return tuple(said)


def explain_altered_confidence(seen: Seen) -> tuple[Reason, ...]:
    """The confidence level of an alteration; nothing if its passages do not tell. Not high if another vantage point
    received the kept text: it is one of what is served here."""
    last = seen.observation.last
    papers = any(one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE for one in seen.observation.members)
    if seen.observation.cited_gone:
        level, rests = "high", "cited"
    elif last is not None and last.differing_bytes:
        share, much = last.differing_main, last.differing_bytes >= MUCH
        if share is not None and share >= MOSTLY:
            level, rests = ("high", "main") if much else ("medium", "brief")
        else:
            level, rests = ("medium", "apart") if much or share is None else ("low", "around")
    elif papers:
        level, rests = "medium", "document"
    elif last is not None and only_shown(seen.observation):
        pictures = last.lost and all(map(_is_picture, last.lost))
        level, rests = ("low", "pictures") if pictures else ("medium", "shown")
    else:
        return ()
    level = "medium" if level == "high" and kept_elsewhere(seen.observation) else level
    return (Reason("confidence", f"Confidence is {level}. It rests on {FOR[rests]}."),)


def _is_picture(passage: str) -> bool:
    return passage.startswith("[picture: ")


def level(reasons: Iterable[Reason]) -> str | None:
    """The level that the reasons of a verdict or an event state: high, medium or low; None if they state none."""
    said = (_LEVEL.match(reason.text) for reason in reasons if reason.rule == "confidence")
    return next((found[1] for found in said if found), None)


def _is_of_site(seen: Seen) -> bool:
    """Whether the loss is one of the whole site, of which its other pages are then part.

    The page that carries a document need not belong to that document's site.
    """
    return seen.effect is Effect.SITE_LOSS and not seen.document


def _for(seen: Seen, agreeing: Sequence[Agreement], claimed: State) -> list[str]:
    last, spoke = seen.observation.last, {name for one in agreeing for name in one.evidence}
    findings, site = {one.finding for one in agreeing}, _is_of_site(seen)
    # otherwise no page of the site can be reached
    known = [one for one in agreeing if one.finding is not Finding.DNS_NXDOMAIN]
    named = {mark.finding for mark in seen.observation.marks}
    kinds = {
        "status": Finding.GONE in findings,
        "name": Finding.DNS_NXDOMAIN in findings,
        "text": last is not None and last.kept is not None and last.kept < LITTLE_KEPT,
        "site": bool(spoke & table.SITE_SAYS),
        "neighbours": not site and all(one.strong for one in agreeing),
        "whole": site and any(table.HOST_FAILING in one.evidence for one in known),
        "list": table.DELISTED in spoke,
        "words": bool(findings & _SAYS_SO) or seen.finding in named,
        "registry": table.REGISTRATION_OVER in spoke,
        "servers": table.NAME_SERVERS_CHANGED in spoke,
        "archive": table.ARCHIVE_AGREES in spoke,
        "place": table.AGREED_ELSEWHERE in spoke,
        "found": table.ELSEWHERE in spoke and claimed is State.MOVED,
        "said": table.SAID_MOVED in spoke,
        "time": agreeing[-1].at - agreeing[0].at >= DAY,
    }
    return [kind for kind, speaks in kinds.items() if speaks] or ["text"]


def _against(seen: Seen, agreeing: Sequence[Agreement], claimed: State) -> list[str]:
    spoke = {name for one in agreeing for name in one.evidence} - _not_against(seen, agreeing, claimed)
    kinds = [name for name in AGAINST if name in spoke]
    listed = any(probe.listed for probe in seen.observation.probes if probe.role is Role.LISTING)
    if listed and table.ELSEWHERE not in seen.evidence:  # the list may link that other address
        kinds.append("listed")
    if len({one.finding for one in agreeing}) > 1:
        kinds.append("mixed")
    return kinds


def _not_against(seen: Seen, agreeing: Sequence[Agreement], claimed: State) -> set[str]:
    """The evidence that may speak against a loss but does not speak against this one."""
    beside = {table.HOST_FAILING if _is_of_site(seen) else table.HOST_FINE}
    if claimed is State.MOVED:
        beside |= {table.ELSEWHERE, table.HOST_FINE}
    if any(one.finding in _PLACEHOLDERS or table.PARKING_NAME_SERVERS in one.evidence for one in agreeing):
        beside.add(table.ARCHIVE_SERVED)  # a placeholder is a page, too
    return beside
