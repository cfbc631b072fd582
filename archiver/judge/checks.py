"""The checks that would confirm a loss: whether each was made, and what is said of a probable loss (pure).

A removal is confirmed by other answers of the site: of its home page or a neighbour, and of an invented address. The
loss of a site is confirmed by its other pages, an unknown name by a second resolver.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver import words
from archiver.judge import table
from archiver.judge.resolvers import unconfirmed
from archiver.judge.table import Rule
from archiver.words import CHECKS, CHECKS_FAILED, CHECKS_MADE, CHECKS_NOT_MADE
from storage.model import Agreement, Assessment, Certainty, Finding, Observation, Reason, Role

# Findings to which the answer of an invented address adds nothing.
_BY_ITSELF = frozenset({Finding.GONE, Finding.WITHDRAWN, Finding.PARKED, Finding.SUSPENDED})
_OF_HOST = frozenset({table.HOST_FINE, table.HOST_FAILING})
_WALLS = frozenset({401, 403, 407, 429, 451})


def checks_at(observation: Observation, finding: Finding, evidence: Sequence[str]) -> str:
    """The result of the confirming checks at one look: CHECKS_NOT_MADE, CHECKS_FAILED, or "" if all were made."""
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
    """The same for an invented address, where an error or a wall does not show what the site answers."""
    if observation.like_not_found is not None or not table.SITE_SAYS.isdisjoint(evidence):
        return ""
    asked = [one.status for one in observation.probes if one.role is Role.INVENTED]
    if not asked:
        return CHECKS_NOT_MADE
    return "" if any(one is not None and one < 500 and one not in _WALLS for one in asked) else CHECKS_FAILED


def checks_of(rule: Rule, agreeing: Sequence[Agreement]) -> str:
    """The result over the looks by which a rule holds: CHECKS_MADE if it holds by those at which all were made."""
    made = [one.at for one in agreeing if not one.checks]
    if len(made) >= rule.visits and table.is_over(rule.span, made[-1] - made[0]):
        return CHECKS_MADE
    return next((one.checks for one in reversed(agreeing) if one.checks), CHECKS_MADE)


def with_checks(marks: Mapping[str, str], certainty: Certainty | None, checks: str) -> dict[str, str]:
    """The marks with the result of the checks, which is recorded for a probable loss only."""
    others = {name: value for name, value in marks.items() if name != CHECKS}
    return others | {CHECKS: checks} if certainty is Certainty.PROBABLE else others


def explain_checks(after: Assessment) -> tuple[Reason, ...]:
    """For a loss reported as probable: whether the checks that would confirm it were made."""
    checks = after.marks.get(CHECKS)
    if checks is None or after.certainty is not Certainty.PROBABLE or after.state not in table.OVER:
        return ()
    return (Reason(f"checks-{checks.replace('_', '-')}", words.WORDS["en"].checks[checks]),)
