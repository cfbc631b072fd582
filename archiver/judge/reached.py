"""Whether a look reached its site, or our own line is in question (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from archiver.judge import table
from archiver.observe.marks.still_there import found_copy, is_alike
from archiver.observe.redirects.away import led_away
from storage.model import Finding, Observation, ProbeSeen, Role
from storage.urls import registrable


def asks_line(observation: Observation, finding: Finding) -> bool:
    """Whether a look should check if our own line is up.

    It should if nothing came, or if what came is no content and may be a stranger's answer, as of a network that
    demands a login first. The line is known to be up if another page of the site came as usual, the site redirected to
    its own front page, or the kept text came from another address. What another vantage point received shows nothing: it may
    have a line, or a store, of its own.
    """
    if finding.effect not in table.RULES_OF:
        return False
    if found_copy(observation) is not None:
        return False
    others = [p for p in observation.probes if p.role in {Role.HOME, Role.SIBLING} and p.fine]
    reached = not all(map(is_alike, others))
    silent = observation.failure is not None and not led_away(observation)
    return silent or not (reached or _sent_home(observation, others))


def _sent_home(observation: Observation, fine: Iterable[ProbeSeen]) -> bool:
    """Whether the site redirected to its own front page, and that came as usual."""
    end = observation.final_url
    if len(observation.hops) < 2 or end is None or not same_site(end, observation.url):
        return False
    return any(p.role is Role.HOME and end in {p.url, p.final_url} for p in fine)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are under one registrable domain."""
    return registrable(urlsplit(one).hostname or "") == registrable(urlsplit(other).hostname or "")
