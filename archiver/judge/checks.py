"""The checks that would confirm a loss: whether each was made, and what is said of a loss that is probable (pure).

A removal is confirmed by what the site gives elsewhere: its home page or a neighbour, and an address that was made up. A
lost site is so by its other pages, an unknown name by a second resolver.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver import words
from archiver.judge import table
from archiver.judge.names import unconfirmed
from archiver.judge.table import Rule
from archiver.words import CHECKS, CHECKS_FAILED, CHECKS_MADE, CHECKS_NOT_MADE
from storage.model import Agreement, Assessment, Certainty, Finding, Observation, Reason, Role, State

_LOST = frozenset({State.REMOVED, State.DOMAIN_GONE})
# what an invented address gives adds nothing to these
_BY_ITSELF = frozenset({Finding.GONE, Finding.WITHDRAWN, Finding.PARKED, Finding.SUSPENDED})
_OF_SITE = frozenset({table.LIKE_INVENTED, table.LIKE_LEARNED, table.SHARED_TARGET})
_OF_HOST = frozenset({table.HOST_FINE, table.HOST_FAILING})
_WALLS = frozenset({401, 403, 407, 429, 451})


def checks_at(observation: Observation, finding: Finding, evidence: Sequence[str]) -> str:
    """Of the checks that would confirm what one look found: CHECKS_NOT_MADE, CHECKS_FAILED, or "" where all were made."""
    if finding is Finding.DNS_NXDOMAIN:
        other = unconfirmed(observation)
        return CHECKS_FAILED if other is not None and other.rcode != "NOERROR" else ""
    told = {_host(observation, evidence)}
    if finding not in _BY_ITSELF:
        told.add(_invented(observation, evidence))
    return next((one for one in (CHECKS_NOT_MADE, CHECKS_FAILED) if one in told), "")


def _host(observation: Observation, evidence: Sequence[str]) -> str:
    asked = [one for one in observation.probes if one.role in {Role.HOME, Role.SIBLING}]
    if not asked:
        return CHECKS_NOT_MADE if _OF_HOST.isdisjoint(evidence) else ""
    return "" if any(one.failure is None for one in asked) else CHECKS_FAILED


def _invented(observation: Observation, evidence: Sequence[str]) -> str:
    """An error or a wall at such an address tells nothing of what the site gives there."""
    if observation.like_not_found is not None or not _OF_SITE.isdisjoint(evidence):
        return ""
    asked = [one.status for one in observation.probes if one.role is Role.INVENTED]
    if not asked:
        return CHECKS_NOT_MADE
    return "" if any(one is not None and one < 500 and one not in _WALLS for one in asked) else CHECKS_FAILED


def checks_of(rule: Rule, agreeing: Sequence[Agreement]) -> str:
    """The same of the looks by which a rule holds: made, where it holds by those alone at which all were."""
    made = [one.at for one in agreeing if not one.checks]
    if len(made) >= rule.visits and table.is_over(rule.span, made[-1] - made[0]):
        return CHECKS_MADE
    return next((one.checks for one in reversed(agreeing) if one.checks), CHECKS_MADE)


def with_checks(marks: Mapping[str, str], certainty: Certainty | None, checks: str) -> dict[str, str]:
    """The marks with which is said of a loss that is told; of one that is confirmed none is."""
    others = {name: value for name, value in marks.items() if name != CHECKS}
    return others | {CHECKS: checks} if certainty is Certainty.PROBABLE else others


def explain_checks(after: Assessment) -> tuple[Reason, ...]:
    """Of a loss that is told as probable whether the checks that would confirm it were made."""
    checks = after.marks.get(CHECKS)
    if checks is None or after.certainty is not Certainty.PROBABLE or after.state not in _LOST:
        return ()
    return (Reason(f"checks-{checks.replace('_', '-')}", words.WORDS["en"].checks[checks]),)
