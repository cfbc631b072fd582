"""A way that led to another host, from where no answer came (pure): that says something of this address, and nothing of the site
that it lies at."""

from __future__ import annotations

from urllib.parse import urlsplit

from archiver.forged import is_forged
from storage.model import DnsSeen, Effect, Finding, Observation, Reason, Role

_BY = {"http": "redirect", "meta": "refresh", "header": "refresh", "script": "script"}

Led = tuple[Finding, tuple[Reason, ...]]


def led_by(o: Observation) -> str:
    """What led on to the last address of the way."""
    return _BY.get(o.hops[-2].how, "redirect")


def led_away(o: Observation) -> bool:
    """Whether the source's own host answered and sent on to another, from where nothing came: one at which neither the source
    lies nor the copy was had. Of looks that do not tell where the copy was had it is not known."""
    if o.failure is None or len(o.hops) < 2 or o.reference_url is None:
        return False
    return _host(o.final_url or o.url) not in _own(o)


def unanswered(o: Observation, failure: Finding) -> Led:
    """The class of a look that got no answer. Where the address leads to a name that nobody has, it leads nowhere: that is a loss of
    the page, as any redirect is, and the site is at its name; but where its front page leads to such a name as well, and no
    neighbour is there."""
    why = Reason("failure", o.failure_detail or "the exchange failed")
    if not led_away(o) or failure.effect is Effect.NONE:  # of ours: nobody was asked there
        return failure, (why,)
    reasons = (Reason("away.unanswered", f"a {led_by(o)} to another name, from which no answer came"), why)
    if failure is not Finding.DNS_NXDOMAIN or is_disputed(o) or _all_of_it(o):
        return failure, reasons
    return Finding.REDIRECTED, reasons


def is_disputed(o: Observation) -> bool:
    """Whether of the names that one resolver does not know another one knows one."""
    unknown = {d.host for d in o.dns if d.rcode == "NXDOMAIN"}
    return any(d.host in unknown and knows(d) for d in o.dns)


def knows(answer: DnsSeen) -> bool:
    """Whether it leads to an address that is not a forged one."""
    return answer.rcode == "NOERROR" and bool(answer.addresses) and not any(map(is_forged, answer.addresses))


def _all_of_it(o: Observation) -> bool:
    """Whether the whole site leads to names that nobody has, as far as it was asked."""
    homes = [p for p in o.probes if p.role is Role.HOME]
    there = any(p.role is Role.SIBLING and p.fine and (p.watched or _host(p.url) in _own(o)) for p in o.probes)
    return bool(homes) and all(p.failure is Finding.DNS_NXDOMAIN for p in homes) and not there


def _own(o: Observation) -> set[str]:
    return {_host(o.url), _host(o.reference_url or o.url)}


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
