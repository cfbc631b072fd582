"""Addresses that lead elsewhere than to their page: to another page, or to another host that does not answer (pure).

The latter says something about the source's address, and nothing about the site that it is on."""

from __future__ import annotations

from urllib.parse import urlsplit

from archiver.forged import is_forged
from archiver.observe.addresses import apart_from, is_root
from archiver.observe.marks.weigh import Classified
from storage.model import DnsSeen, Effect, Finding, Observation, Reason, Role

_BY = {"http": "redirect", "meta": "refresh", "header": "refresh", "script": "script"}


def _led_by(o: Observation) -> str:
    """What led to the last address of the way: redirect, refresh or script."""
    return _BY.get(o.hops[-2].how, "redirect")


def led_away(o: Observation) -> bool:
    """Whether the source's own host redirected to another host, from which no answer came.

    The other host is neither the source's nor the one that served the copy. False for looks that do not record where
    the copy came from."""
    if o.failure is None or len(o.hops) < 2 or o.reference_url is None:
        return False
    return _host(o.final_url or o.url) not in _own_hosts(o)


def classify_unanswered(o: Observation, failure: Finding) -> Classified:
    """The finding and reasons of a look that got no answer.

    A redirect to a name that does not exist is a loss of the page, as any redirect elsewhere is: its site is still at
    its own name. Not so if the front page also leads to such a name and no neighbour answers."""
    why = Reason("failure", o.failure_detail or "the exchange failed")
    if not led_away(o) or failure.effect is Effect.NONE:  # our own failure: the other host was not asked
        return failure, (why,)
    reasons = (Reason("away.unanswered", f"a {_led_by(o)} to another name, from which no answer came"), why)
    if failure is not Finding.DNS_NXDOMAIN or is_disputed(o) or _is_whole_site(o):
        return failure, reasons
    return Finding.REDIRECTED, reasons


def led_elsewhere(o: Observation, home: str) -> Classified | None:
    """The finding if the address leads elsewhere than `home`: further than a change of scheme, www or trailing slash."""
    if len(o.hops) < 2:
        return None
    target = o.hops[-1].url
    apart, how = apart_from(home, target), _led_by(o)
    if apart in {"same", "scheme_www"}:
        return None
    if apart == "login":
        return Finding.LOGIN, (Reason("url.login", f"a {how} to a login page"),)
    if o.last is None and apart != "root" and not is_root(target, home):
        if o.hops[-1].status is None:
            return Finding.SERVER_ERROR, (Reason("first.refresh", f"the page only forwards to {target}"),)
        return None  # at a first look, any page may be the one that was meant
    where = {"root": "the front page", "parent": "the directory above", "other_domain": "another site"}.get(
        apart, "another page"
    )
    return Finding.REDIRECTED, (Reason(f"away.{apart}", f"a {how} to {where}"),)


def is_disputed(o: Observation) -> bool:
    """Whether some resolver knows a name for which another answered NXDOMAIN."""
    unknown = {d.host for d in o.dns if d.rcode == "NXDOMAIN"}
    return any(d.host in unknown and has_genuine_address(d) for d in o.dns)


def has_genuine_address(answer: DnsSeen) -> bool:
    """Whether a DNS answer leads to addresses, none of which is forged."""
    return answer.rcode == "NOERROR" and bool(answer.addresses) and not any(map(is_forged, answer.addresses))


def _is_whole_site(o: Observation) -> bool:
    """Whether the whole site, as far as it was asked, leads to names that do not exist."""
    homes = [p for p in o.probes if p.role is Role.HOME]
    there = any(p.role is Role.SIBLING and p.fine and (p.watched or _host(p.url) in _own_hosts(o)) for p in o.probes)
    return bool(homes) and all(p.failure is Finding.DNS_NXDOMAIN for p in homes) and not there


def _own_hosts(o: Observation) -> set[str]:
    return {_host(o.url), _host(o.reference_url or o.url)}


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
