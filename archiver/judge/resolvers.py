"""What resolvers said about the name of a site (pure)."""

from __future__ import annotations

from archiver.judge import table
from archiver.observe.redirects.away import has_genuine_address, is_disputed
from storage.model import DnsSeen, Finding, Observation
from storage.urls import host_key

_SAID = {"TIMEOUT": "no answer", "NOERROR": "no address"}
_ALONE = "No second resolver is known to have been asked for the name."


def of_the_name(observation: Observation, finding: Finding) -> list[str]:
    """The groups of evidence from resolvers: another one knows the name, or only one says that there is none."""
    if is_disputed(observation):
        return [table.DISPUTED]
    return [table.NAME_BY_ONE] if finding is Finding.DNS_NXDOMAIN and unconfirmed(observation) is not None else []


def resolver_limit(observation: Observation) -> str | None:
    """How far it is uncertain that a name is unknown; None if two resolvers say so."""
    other = unconfirmed(observation)
    if other is not None:
        said = "a forged answer" if other.addresses else _SAID.get(other.rcode, other.rcode)
        return f"One of two resolvers did not confirm it: {said}."
    asked = observation.dns
    return _ALONE if not any(d.second for d in asked) and len({d.server for d in asked}) < 2 else None


def unconfirmed(observation: Observation) -> DnsSeen | None:
    """Of two answers for the page's name, the one that does not say that there is no such name.

    None for looks whose answers do not distinguish resolvers.
    """
    host = host_key(observation.final_url or observation.url).rpartition(":")[0]
    asked = [d for d in observation.dns if d.host == host]
    if not any(d.second for d in asked):
        return None
    return next((d for d in asked if d.rcode != "NXDOMAIN" and not has_genuine_address(d)), None)
