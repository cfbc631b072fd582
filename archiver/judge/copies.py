"""The copy of a page at another address: when it was last found there, and since when it is absent or was not seen
(pure).

Only an answer shows that it is absent there. An error, a wall or silence does not: a removal that follows is probable
only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archiver import words
from archiver.judge import table
from archiver.judge.evidence import asked_at, copy_gone, copy_hidden
from archiver.judge.seen import Seen
from archiver.judge.step import without_marks
from archiver.judge.table import Rule
from archiver.observe.carried.papers import explain_quotes
from archiver.observe.marks.still_there import found_copy
from archiver.observe.site.probes import COPY
from archiver.sanitizing import clean, redacted
from archiver.words import CHECKS, CHECKS_FAILED, CHECKS_NOT_MADE, FOUND_AT, FOUND_ON, LED_TO, WITHOUT_CITED
from storage.clock import parse_rfc3339, rfc3339
from storage.model import NOT_FOUND, Assessment, Certainty, Finding, Observation, ProbeSeen, Reason, State

# names in Assessment.marks
ABSENT = "found_absent"  # first look since it was found that was answered that it is not there
UNSEEN = "found_unseen"  # first look that got an error, a wall or nothing there
BEFORE = "copy_before"  # of a copy before a reported removal: when last found, since when absent, where
FOUND = (FOUND_AT, FOUND_ON, LED_TO, WITHOUT_CITED, ABSENT, UNSEEN)  # what is recorded of a copy
_UNKNOWN = "-"  # in BEFORE: no answer has shown that it is absent


def explain_found(seen: Seen) -> tuple[Reason, ...]:
    """Where the look found the copy, and which cited passages are not in it."""
    there = found_copy(seen.observation)
    if there is None:
        return ()
    return (
        Reason("found-at", f"The kept text was found at {_address_of(there)}."),
        *explain_quotes("quote-there", "a cited passage is not in the text that was found there", there.cited_gone),
    )


def with_found_copy(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks after a look, with what it shows of a copy."""
    out = dict(marks)
    if (copy := found_copy(seen.observation)) is not None:
        out = without_marks(out, *FOUND) | {FOUND_AT: _address_of(copy), FOUND_ON: rfc3339(seen.at)}
        out |= {LED_TO: "true"} if _leads_to(seen.observation, copy) else {}
        return out | ({WITHOUT_CITED: str(len(copy.cited_gone))} if copy.cited_gone else {})
    if seen.context.canary_ok is False:
        return out
    if FOUND_AT in out and copy_gone(seen.observation, out[FOUND_AT]):
        out.setdefault(ABSENT, rfc3339(seen.at))
    elif FOUND_AT in out and copy_hidden(seen.observation, out[FOUND_AT]):
        out.setdefault(UNSEEN, rfc3339(seen.at))
    if BEFORE in out:
        found, absent, url = out[BEFORE].split(" ", 2)
        if absent == _UNKNOWN and copy_gone(seen.observation, url):
            out[BEFORE] = f"{found} {rfc3339(seen.at)} {url}"
    return out


def _address_of(copy: ProbeSeen) -> str:
    """The address at which a copy was found, redacted for publication."""
    return redacted(clean(copy.final_url or copy.url))


def _leads_to(o: Observation, copy: ProbeSeen) -> bool:
    """Whether the page is there under its title, and shows or links that copy in place of its text."""
    return o.last is not None and o.last.title_same is True and copy.shown


def lost_there(before: Assessment, observation: Observation, finding: Finding) -> Finding:
    """The finding as which a look counts.

    A page that only sends on, or a frame, in place of what has moved counts as a loss if an answer (be it with another
    text) shows that the copy is not there. An error or a wall does not show that.
    """
    if before.state is not State.MOVED or finding is not Finding.SERVER_ERROR or found_copy(observation) is not None:
        return finding
    if not observation.onward and observation.framed is None:
        return finding
    led = {observation.onward, observation.framed}
    found = before.marks.get(FOUND_AT, "")
    asked = [p for p in observation.probes if p.url in led or p in asked_at(observation, found)]
    gone = all(p.status in NOT_FOUND or (p.fine and p.kept is not None and p.kept < COPY) for p in asked)
    return Finding.REPLACED if asked and gone else finding


def unsettled(marks: Mapping[str, str]) -> bool:
    """Whether a copy was found and no answer has since shown that it is absent."""
    if FOUND_AT in marks:
        return ABSENT not in marks
    return marks.get(BEFORE, "").split(" ")[1:2] == [_UNKNOWN]


def without_copy(rule: Rule, before: Assessment, seen: Seen) -> Rule:
    """The rule for the loss here, as certain as what is known of the copy allows."""
    if rule.state is State.REMOVED and unsettled(with_found_copy(before.marks, seen)):
        return replace(rule, certainty=Certainty.PROBABLE)
    return rule


def copy_checks(before: Assessment, seen: Seen) -> str:
    """For a removal that is probable only because of its copy: whether the copy was asked for.

    An error or a wall there is no usable answer.
    """
    unseen = UNSEEN in with_found_copy(before.marks, seen)
    return CHECKS_FAILED if unseen else before.marks.get(CHECKS, CHECKS_NOT_MADE)


def removed(marks: Mapping[str, str]) -> dict[str, str]:
    """The marks after a removal is reported: of a copy, the times and the address are kept."""
    if FOUND_AT not in marks:
        return dict(marks)
    times = f"{marks.get(FOUND_ON, _UNKNOWN)} {marks.get(ABSENT, _UNKNOWN)}"
    return without_marks(marks, *FOUND) | {BEFORE: f"{times} {marks[FOUND_AT]}"}


def explain_copy(before: Assessment, seen: Seen, rule: Rule) -> tuple[Reason, ...]:
    """When a copy elsewhere of what is reported as removed, or found again, was last found and first absent."""
    marks = with_found_copy(before.marks, seen)
    if rule.state is State.MOVED and table.ELSEWHERE in seen.evidence and BEFORE in before.marks:
        found, absent, url = before.marks[BEFORE].split(" ", 2)
        return (_again(url, found, absent),)
    if rule.state is not State.REMOVED or FOUND_AT not in marks:
        return ()
    return (_last(marks),)


def _last(marks: Mapping[str, str]) -> Reason:
    said = f"The kept text was last found at {marks[FOUND_AT]}{_on(marks.get(FOUND_ON, _UNKNOWN))}"
    if ABSENT in marks:
        return Reason("copy-absent", f"{said}; it was first absent there{_on(marks[ABSENT])}.")
    if UNSEEN in marks:
        unseen = f"from{_on(marks[UNSEEN], '')} on, an error, a login or test page or no answer came from there"
        return Reason("copy-unseen", f"{said}; {unseen}, and whether it is still there is not known.")
    return Reason(
        rule="copy-unseen",
        text=f"{said}; that address was not requested after that, and whether it is still there is not known.",
    )


def _again(url: str, found: str, absent: str) -> Reason:
    gone = f"; it was first absent there{_on(absent)}" if absent != _UNKNOWN else ""
    return Reason("copy-again", f"The kept text was found before at {url}, last{_on(found)}{gone}.")


def _on(at: str, word: str = " on") -> str:
    return f"{word} {words.instant(parse_rfc3339(at))}" if at != _UNKNOWN else ""
