"""Reasons in plain words: what was weighed, and what looks from one place cannot decide. What would change it: `ends`.

Neutral by law: no actor, intent or cause; the tests check every text here against a list of harmful words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from archiver import words
from archiver.judge import table
from archiver.judge.confidence import explain_altered_confidence, explain_confidence
from archiver.judge.copies import explain_found
from archiver.judge.evidence import ZONE, companies, delisted
from archiver.judge.phrases import said_of
from archiver.judge.resolvers import resolver_limit
from archiver.judge.seen import Seen
from archiver.judge.shown_elsewhere import elsewhere_limits, explain_elsewhere
from archiver.judge.table import Rule
from archiver.judge.would_change import (
    explain_altered_end,
    explain_end,
    explain_first_end,
    explain_pending_end,
    explain_standing_end,
    several_end,
)
from archiver.words.altered import compared_pictures, first_again, only_pictures, only_shown
from archiver.words.notices import explain_notice
from storage.model import Agreement, Assessment, Certainty, Effect, Finding, Reason, RemarkKind, Role, State

_GROUPS = {
    table.HOST_FINE: "the home page, a neighbouring page or the page that carries it was fine",
    table.HOST_FAILING: "the home page or the neighbouring pages were not as they should be",
    table.SAID_410: "the server answered with status 410",
    table.DELISTED: "the page that listed it no longer lists it",
    table.LIKE_INVENTED: "an invented address gets the same answer",
    table.LIKE_LEARNED: "the answer is like the site's known not-found page",
    table.ELSEWHERE: "the kept text was found at another address",
    table.DISPUTED: "another resolver knows the name",
    table.NAME_BY_ONE: "only one of two resolvers says that there is no such name",
    table.SERVED_ELSEWHERE: "the page was received from another vantage point",
    table.AGREED_ELSEWHERE: "the same was found from another vantage point",
    table.ALTERED_ELSEWHERE: "a text that differs greatly from our copy was received from another vantage point",
    table.REGISTRATION_OVER: "the registry says that the name's registration has ended, is being given up, or is a newer one",
    table.REGISTERED: "the registry says that the name is registered",
    table.ARCHIVE_AGREES: "an independent archive also got the answer 'not found'",
    table.ARCHIVE_SERVED: "an independent archive received a page at this address",
    table.NAME_SERVERS_CHANGED: "the domain has different name servers than when it was last seen",
    table.PARKING_NAME_SERVERS: "the domain's name servers are now ones used for domains that are for sale",
    table.NAME_ONLY: "the domain has its name servers, and only this name under it is not known",
    table.SAID_MOVED: "a remark says where the document is now",
    table.SHARED_TARGET: "other addresses that are no longer served lead to the same place",
}

_UNSEEN = "Changes before our first copy, and what pictures show, are not seen."
_UNSEEN_BESIDE = "Changes before our first copy, and what pictures beside text show, are not seen."
_HOME_NOT_ASKED = "The home page was not requested at this look."
_HOME_NO_WITNESS = "The home page was requested at this look, but its answer does not count: it resembles what came at this address, or tells nothing."

_OF_ANY = ("change", "limit-", "member.")  # rules that name their document, or hold for any
_OF_ONE = frozenset({"limit-existence", "limit-line"})  # exceptions, which hold for one document

UNSEEN = "This look received the page but could not see a document that is in question: about that document it neither confirms nor ends anything."

COPY_UNSEEN = "The address where the kept text was found before could not be seen at this look, so the look neither confirms nor ends anything."

NOT_MODIFIED = (
    "That the page was not modified is the server's word: it neither confirms nor ends what was found before."
)


def describe_span(span: timedelta, *, passed: bool = False) -> str:
    """A span in words: 40 min, 6 h, 3 days. `passed`: rounded down, because it does not suffice yet."""
    to_whole = math.floor if passed else round
    minutes = max(0, to_whole(span.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} min"
    if minutes < 72 * 60:
        return f"{to_whole(minutes / 60)} h"
    return f"{to_whole(minutes / (24 * 60))} days"


def of_documents(documents: Sequence[tuple[str, Sequence[Reason]]]) -> Iterator[Reason]:
    """The reasons of a page's documents at one look, given by their addresses.

    A reason that does not apply to all of them names those it applies to, unless it holds for any document.
    """
    by_reason: dict[Reason, list[str]] = {}
    for url, reasons in documents:
        for reason in dict.fromkeys(reasons):
            by_reason.setdefault(reason, []).append(url)
    for reason, urls in by_reason.items():
        if reason.rule == "change" and len(urls) > 1:
            yield several_end(reason)
        elif len(urls) == len(documents) or (reason.rule not in _OF_ONE and reason.rule.startswith(_OF_ANY)):
            yield reason
        else:
            named = words.WORDS["en"].members_named if len(urls) > 1 else words.WORDS["en"].member_named
            yield replace(reason, text=named.format(sentence=reason.text, document=words.several(urls)))


def _looks(count: int) -> str:
    return "1 look" if count == 1 else f"{count} looks"


def _others(count: int) -> str:
    return "1 other look" if count == 1 else f"{count} other looks"


def explain_first(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """Why nothing is kept yet, or only what came from another vantage point."""
    text = "This look received no usable copy; the first copy that holds the content will be kept as the reference."
    if table.SERVED_ELSEWHERE in seen.evidence:
        text = "A copy was received from another vantage point, and is kept; the first copy received from this one will be the reference."
    elif before.elsewhere_at is not None and seen.observation.vantages:
        text = (
            f"A copy was received from another vantage point on {words.instant(before.elsewhere_at)}, and is kept; "
            "at this look none was received from any vantage point that was tried."
        )
    return (Reason("new", text), *explain_first_end(seen), *_limits(seen))


_OF_THAT_VANTAGE = (
    "Whether the text that is received by way of {way} has changed is not judged. To have it judged, set {way} as the "
    "vantage point of this source."
)

_SAID = {
    RemarkKind.EXPLAINED: "A remark explains this record; nothing more is sent about it.",
    RemarkKind.FALSE_ALARM: "A remark says that earlier looks were a false alarm: looks up to number {after} do not count.",
    RemarkKind.KNOWN_MOVE: "A remark says that the document is at another address now.",
    RemarkKind.WRONG_BASELINE: "A remark says that our copy up to look {after} was not the content: it is no longer compared.",
    RemarkKind.MUTE: "A remark asks that nothing be sent about this record.",
}


_OF_A_RECORD = frozenset({RemarkKind.EXPLAINED, RemarkKind.MUTE})


def explain_steers(before: Assessment, seen: Seen, *, documents: bool) -> tuple[Reason, ...]:
    """Which remarks were in force at this look, where anything was off. `documents`: documents of the page were."""
    if seen.effect is Effect.GOOD and not before.doubts and not documents:
        return ()
    told = before.state is State.REMOVED and before.kind == words.MEMBER
    another = told and seen.effect is Effect.LOSS  # the page is lost after its document
    return tuple(
        Reason(f"remark-{steer.kind.value}", _SAID[steer.kind].format(after=steer.after))
        for steer in seen.context.steers
        if steer.kind in _SAID
        and (not steer.altered or steer.kind is RemarkKind.WRONG_BASELINE)
        and not (another and steer.kind in _OF_A_RECORD)
    )


def explain_zone(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """Who answers for the domain, if that has changed."""
    if table.NAME_SERVERS_CHANGED not in seen.evidence:
        return ()
    known, now = before.marks.get(ZONE), companies(seen.observation.zone)
    text = f"Name servers of the domain: {known} when it was last seen, {now} now."
    return (Reason("name-servers", text),)


def explain_list(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """Which list no longer has the source, and when it was last known to have it."""
    found = delisted(before, seen.observation)
    if found is None or not seen.effect.is_loss:
        return ()
    lacking, at = found
    where = f" at {lacking.url}" if lacking.url else ""
    return (Reason("list", f"The list{where} had it on {words.instant(at)}, and no longer has it."),)


def explain_nothing(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """Why a look neither confirms nor ends the earlier finding, and what would."""
    rule = "inconclusive" if seen.held_until is None else "elsewhere-holds"
    return (Reason(rule, _nothing(seen)), *explain_standing_end(before, seen), *_limits(seen))


def _nothing(seen: Seen) -> str:
    if seen.held_until is not None:
        since, holds = words.instant(seen.held_until - table.ELSEWHERE_HOLDS), describe_span(table.ELSEWHERE_HOLDS)
        what = "document" if seen.document else "page"
        return (
            f"The {what} was received from another vantage point on {since}: for {holds} after that, a look that does not "
            "find it here neither confirms nor ends anything."
        )
    if seen.copy_unseen:
        return COPY_UNSEEN
    if seen.document:
        return UNSEEN
    if seen.observation.not_modified:
        return NOT_MODIFIED
    if seen.finding is Finding.TRUNCATED and seen.context.canary_ok is not False:
        return "Only part of the answer came: this look neither confirms nor ends what was found before."
    if table.SERVED_ELSEWHERE in seen.evidence:
        return "The page was received from another vantage point. What came to this one concerns our own connection only, and nothing follows from it."
    if seen.finding.effect is Effect.NONE or seen.context.canary_ok is False:
        return "This look says something about our own connection, clock or limits, not about the page: it neither confirms nor ends anything."
    return "This look could not see the page: it neither confirms nor ends what was found before."


def explain_unseen(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """That a look which had the page could not see an altered document of it."""
    return (Reason("inconclusive", UNSEEN), *explain_standing_end(before, seen))


def explain_waiting(
    before: Assessment, seen: Seen, found: tuple[Rule, Sequence[Agreement]] | None
) -> tuple[Reason, ...]:
    """What this visit adds to an unsettled doubt: the rule that is waited for, and the looks that count."""
    if found is None:
        return explain_nothing(before, seen)
    rule, agreeing = found
    span = agreeing[-1].at - agreeing[0].at
    looks = f"{len(agreeing)} or more looks" if len(agreeing) >= table.DOUBTS_KEPT else _looks(len(agreeing))
    over = f" over {describe_span(span, passed=True)}" if len(agreeing) > 1 else ""
    text = (
        f"Not yet confirmed: at {looks}{over} {said_of(seen, rule.text)}; "
        f"{rule.visits} looks over {describe_span(rule.span)} are needed."
    )
    return (Reason(f"wait-{rule.name}", text), *_around(seen, agreeing, rule.state, confirmed=False))


def explain_recurring(seen: Seen) -> tuple[Reason, ...]:
    """Why the loss of a page that was lost and found again before must last, or the outage of one unseen before."""
    turned = f"{table.TURNED_TIMES} times within {describe_span(table.TURNED_WITHIN)}"
    wait = f"is reported after {describe_span(table.RECURRING)} only"
    text = f"It was lost and found again {turned}: another loss {wait}, unless a notice says what became of it."
    if seen.effect is Effect.FAILURE:
        text = f"It could not be seen for {describe_span(table.NOT_SEEN_FOR)} or more, {turned}: another outage {wait}."
    return (Reason("recurring", text),)


def explain_stands(after: Assessment, seen: Seen, agreeing: Sequence[Agreement]) -> tuple[Reason, ...]:
    """That a look agrees with what was reported."""
    text = "This look agrees with what was found before."
    sure = after.certainty is Certainty.CONFIRMED
    return (Reason("stands", text), *_around(seen, agreeing, after.state, confirmed=sure))


def explain_settled(seen: Seen, rule: Rule, agreeing: Sequence[Agreement]) -> tuple[Reason, ...]:
    """Which rule holds, by how many looks over how long."""
    looks = agreeing[-1].n - agreeing[0].n + 1
    others = looks - len(agreeing)  # one that found it here would have ended this
    span = describe_span(agreeing[-1].at - agreeing[0].at)
    thinned = len(agreeing) >= table.DOUBTS_KEPT  # with more looks than these, not each is remembered
    count = f"{len(agreeing)} of {looks} looks" if not others else _looks(len(agreeing))
    if thinned and others:
        count, others = f"{len(agreeing)} or more of {looks} looks", 0
    text = f"{count} over {span} agree ({rule.certainty.value}): {said_of(seen, rule.text)}"
    text += f"; {_others(others)} in that time counted neither for nor against it." if others else "."
    sure = rule.certainty is Certainty.CONFIRMED
    return (Reason(rule.name, text), *_around(seen, agreeing, rule.state, confirmed=sure))


def explain_hold(seen: Seen) -> tuple[Reason, ...]:
    """Why nothing is said of the source by itself."""
    context, altered = seen.context, seen.effect is Effect.CHANGE and seen.altered_wide
    turn, held = describe_span(timedelta(seconds=context.within_s)), describe_span(table.HOST_HOLD)
    if not seen.host_wide and not altered:
        within = f"within {turn}" if context.looked else "within one hour"
        text = f"Many watched addresses of this host changed {within}: until a day is over this counts as a change of the host."
        return (Reason("host-wide", text),)
    if context.looked and not seen.in_hour:
        changed = context.altered if altered else context.turned
        of = f"{changed} of {context.looked} watched addresses of this host that were looked at within {turn} changed so far"
    else:
        changed = context.altered_last_hour if altered else context.changed_last_hour
        of = f"At least {changed} of {context.sources} watched addresses of this host changed within the hour"
    return (Reason("host-wide", f"{of}: for {held} this counts as a change of the host, not of this page."),)


def explain_alteration(seen: Seen, visits: int, passed: timedelta, needed: tuple[int, timedelta]) -> tuple[Reason, ...]:
    """That the text differs, and has not been seen often enough or over long enough."""
    what = "The text differs"
    if only_pictures(seen.observation):
        what = "Pictures of the document differ"
    elif only_shown(seen.observation):
        what = "What the page shows or leads to differs"
    text = f"{what} from our copy: {explain_seen(visits, passed, needed)}."
    sure = (*explain_elsewhere(seen), *explain_altered_confidence(seen))
    return (Reason("wait-altered", text), *_back(seen), *sure, *explain_pending_end(), *_limits(seen))


def explain_seen(visits: int, passed: timedelta, needed: tuple[int, timedelta]) -> str:
    """How often something was seen so far, and how often it must be."""
    count, span = needed
    more = " or more" if visits >= table.ALTERED_TOLD_BEFORE[0] else ""  # further visits are not remembered
    times = "once" if visits == 1 else f"{visits}{more} times over {describe_span(passed, passed=True)}"
    return f"seen {times} so far; reported once it has been seen {count} times over at least {describe_span(span)}"


def explain_altered(seen: Seen, visits: int, span: timedelta) -> tuple[Reason, ...]:
    """That the alteration is confirmed."""
    what = "document, with these pictures," if only_pictures(seen.observation) else "text"
    what = "state of the page" if only_shown(seen.observation) else what
    text = (
        f"The same new {what} was received {visits} times over {describe_span(span)}; it is the reference from now on."
    )
    return _told_altered(seen, Reason("altered", text))


def _back(seen: Seen) -> tuple[Reason, ...]:
    """That a text which differs from our newest copy is that of the first, or has a cited passage that was missing
    before."""
    saw = seen.observation
    again = [quote for quote, there in saw.quotes.items() if there and saw.quotes_before.get(quote) is False]
    first = (Reason("first-again", "The text is that of our first copy again."),)
    return (first if first_again(saw) else ()) + tuple(
        Reason("quote-again", f"a cited passage is there again: {quote[:200]}") for quote in again
    )


def explain_missing(seen: Seen, gone: Sequence[str], came: Sequence[str], span: timedelta) -> tuple[Reason, ...]:
    """The alteration of a text that is another at each look is confirmed."""
    how, passage = ("missing from all", gone[0]) if gone else ("new in all", came[0])
    text = f"The text is different at each look; {how} of them over {describe_span(span)}: {passage[:200]}"
    return _told_altered(seen, Reason("altered-among-others", text))


def _told_altered(seen: Seen, why: Reason) -> tuple[Reason, ...]:
    sure = (*explain_elsewhere(seen), *explain_altered_confidence(seen))
    return (why, *_back(seen), *sure, *explain_altered_end(seen), *_limits(seen))


def _around(seen: Seen, agreeing: Sequence[Agreement], claimed: State, *, confirmed: bool) -> tuple[Reason, ...]:
    """What is said besides the rule. `claimed`: the state that is waited for, or holds."""
    said = [said_of(seen, _GROUPS[name]) for name in seen.evidence]
    evidence = (Reason("evidence", f"At this look {'; '.join(said)}."),) if said else ()
    sure = explain_confidence(seen, agreeing, claimed, confirmed=confirmed)
    return (*explain_found(seen), *evidence, *sure, *explain_end(seen), *_limits(seen, agreeing))


def _found(seen: Seen, finding: Finding) -> str:
    """What another vantage point found at the same address, of the page or of a document that it carries."""
    of_document = words.WORDS["en"].member_found.get(finding) if seen.document else None
    return of_document or words.finding(finding)


def _places(seen: Seen, place: str) -> str:
    """From where it was seen, and what is not known of elsewhere."""
    others, down = seen.observation.vantages, seen.observation.ways_down
    if not others and not down:
        return f"Looked at {place} only: how the site answers elsewhere is not known."
    told = [
        f"by way of {one.egress}{f' in {one.country}' if one.country else ''}: {_found(seen, one.finding)}"
        for one in others
    ]
    told += [f"by way of {name}: {words.WORDS['en'].way_down}" for name in down]
    return f"Looked at {place}, and {'; '.join(told)}. How the site answers elsewhere is not known."


def _limits(seen: Seen, agreeing: Sequence[Agreement] = ()) -> tuple[Reason, ...]:
    """What cannot be decided by looks from one place, with gaps between them."""
    place = words.place_of(seen.observation.egress, seen.observation.country, words.WORDS["en"])
    limits = [Reason("limit-vantage", _places(seen, place))]
    if seen.effect is Effect.BLOCKED and table.SERVED_ELSEWHERE not in seen.evidence:
        what = "document" if seen.document else "page"
        limits.append(Reason("limit-existence", f"Whether the {what} is there behind this is not known."))
    received = [one.egress for one in seen.observation.vantages if one.finding.is_usable]
    if seen.effect is Effect.BLOCKED and received and not seen.document:
        limits.append(Reason("limit-way", _OF_THAT_VANTAGE.format(way=received[0])))
    if seen.effect is Effect.FAILURE:
        limits.append(Reason("limit-line", "A fault near the site and one near us look the same from one place."))
    if seen.finding is Finding.DNS_NXDOMAIN and (known := resolver_limit(seen.observation)) is not None:
        limits.append(Reason("limit-resolver", known))
    if seen.effect.is_loss:
        limits.append(_by_whom(seen))
        if table.HOST_FINE not in seen.evidence and table.HOST_FAILING not in seen.evidence:
            asked = any(probe.role is Role.HOME for probe in seen.observation.probes)
            limits.append(Reason("limit-host", _HOME_NO_WITNESS if asked else _HOME_NOT_ASKED))
        limits.append(Reason("limit-return", "Whether it will come back is not known; later looks will tell."))
    if seen.effect is Effect.CHANGE:
        limits.append(Reason("limit-unseen", _UNSEEN_BESIDE if compared_pictures(seen.observation) else _UNSEEN))
        limits += elsewhere_limits(seen)
    limits.append(Reason("limit-between", _between(seen, agreeing)))
    return tuple(limits)


def _by_whom(seen: Seen) -> Reason:
    """What is known of who withdrew it: what a notice says of that, in its own words."""
    said = explain_notice(seen.observation.marks) if seen.finding is Finding.WITHDRAWN else None
    return said or Reason("limit-actor", "The looks do not tell by whom or why; only a notice could.")


def _between(seen: Seen, agreeing: Sequence[Agreement]) -> str:
    """That changes between looks are not seen; with the widest gap, if one was longer than the set interval allows."""
    every = timedelta(seconds=seen.interval_s)
    gaps = [late.at - early.at for early, late in pairwise(agreeing) if late.n == early.n + 1]
    widest = max(gaps, default=every)
    if widest > 2 * every:
        return f"What happened between looks is not seen; two of them were {describe_span(widest)} apart."
    return f"What happened between looks is not seen; they are set to be at most {describe_span(every)} apart."
