"""The independent groups of evidence that one visit brought (pure)."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from archiver.judge import table
from archiver.judge.resolvers import of_the_name
from archiver.observe.marks.still_there import ALIKE, found_copy, is_alike
from archiver.observe.site.scope import leads_to, shows_neighbour
from archiver.sanitizing import clean, redacted
from storage.clock import parse_rfc3339, rfc3339
from storage.model import (
    CONCLUSIVE,
    Assessment,
    Effect,
    Finding,
    HostContext,
    Observation,
    ProbeSeen,
    RemarkKind,
    Role,
    Said,
    ZoneSeen,
)
from storage.urls import registrable

# names in Assessment.marks
ZONE = "name_servers"  # who answered for the domain at the newest good look that asked
ZONE_AT = "name_servers_at"
LISTED = "listed"  # the newest look that found a list with the source, and the address of that list

# By the domains of their name servers: companies whose name servers answer only for domains that are for sale or carry
# advertising. Registrars that use the same name servers for living sites are left out. After Vissers et al., Parking
# Sensors (NDSS 2015), and the list parking-domain-ns of the MISP project.
_PARKING = frozenset({
    "sedoparking.com", "parkingcrew.net", "bodis.com", "parklogic.com", "cashparking.com", "voodoo.com", "ztomy.com",
    "afternic.com", "dan.com", "undeveloped.com", "uniregistrymarket.link", "domainsponsor.com", "internettraffic.com",
})  # fmt: skip

ABSENT = frozenset({Effect.LOSS, Effect.SITE_LOSS, Effect.FAILURE})
ZONE_EVERY = timedelta(days=7)
FRAME = 0.25  # share of all that the kept page showed, where its text is gone: the menus of its site
_OTHERS = {
    Said.ENDED: table.REGISTRATION_OVER,
    Said.ANEW: table.REGISTRATION_OVER,
    Said.STANDS: table.REGISTERED,
    Said.SERVED: table.ARCHIVE_SERVED,
    Said.NOT_SERVED: table.ARCHIVE_AGREES,
}
_SAYS_GONE = frozenset({Finding.GONE, Finding.SOFT_GONE, Finding.WITHDRAWN})


def gather_evidence(
    before: Assessment, observation: Observation, finding: Finding, context: HostContext
) -> tuple[str, ...]:
    """The groups of evidence that a visit brought. `before`: the assessment before it, which knows who answered for the
    domain, and which list had the source."""
    groups: list[str] = []
    if finding.effect is Effect.SITE_LOSS:
        fine = _site_fine(observation)
    else:
        fine = _host_fine(observation, context)
    if fine is not None:
        groups.append(table.HOST_FINE if fine else table.HOST_FAILING)
    if observation.status == 410:
        groups.append(table.SAID_410)
    probes = observation.probes
    if any(_same_answer(p.like_answer, p.final_url, observation) for p in probes if p.role is Role.INVENTED):
        groups.append(table.LIKE_INVENTED)
    if observation.like_not_found is not None and observation.like_not_found >= ALIKE:
        groups.append(table.LIKE_LEARNED)
    if found_copy(observation) is not None:
        groups.append(table.ELSEWHERE)
    groups += of_the_name(observation, finding)
    groups += _from_other_vantages(observation, finding)
    said = [one.says for one in observation.others]
    groups += [_OTHERS[one] for one in said if one is not Said.STANDS or finding is Finding.DNS_NXDOMAIN]
    if len(observation.hops) > 1 and context.shared_target >= table.SHARED_BY:
        groups.append(table.SHARED_TARGET)
    if any(steer.kind is RemarkKind.KNOWN_MOVE for steer in context.steers):
        groups.append(table.SAID_MOVED)
    groups += _of_the_zone(before, observation.zone, finding)
    if delisted(before, observation) is not None and not _copies_unseen(observation):
        groups.append(table.DELISTED)
    return tuple(groups)


def zone_due(assessment: Assessment, at: datetime) -> bool:
    """Whether a good look should ask who answers for the domain: a week after the last that did."""
    asked = assessment.marks.get(ZONE_AT)
    return asked is None or at - parse_rfc3339(asked) >= ZONE_EVERY


def known_list(assessment: Assessment) -> str | None:
    """The list in which the newest look that found any list found the source."""
    return assessment.marks.get(LISTED, "").partition(" ")[2] or None


def listing_of(observation: Observation) -> str | None:
    """When a look found a list that has the source, and the list's address, as kept in `Assessment.marks`."""
    found = next((p for p in observation.probes if p.role is Role.LISTING and p.listed), None)
    return None if found is None else f"{rfc3339(observation.at)} {found.url}"


def delisted(before: Assessment, observation: Observation) -> tuple[ProbeSeen, datetime] | None:
    """The list that was asked and lacks the source, and when it was last known to have it, by a kept copy or an earlier
    look: most pages above a source never listed it.

    While the list above the source still has it, a watched page or the home page that lacks it shows nothing.
    """
    at, _, url = before.marks.get(LISTED, "").partition(" ")
    still = any(p.role is Role.LISTING and p.listed for p in observation.probes)
    known: list[tuple[ProbeSeen, datetime]] = []
    for one in observation.probes:
        if one.listed is not False or (still and one.role is not Role.LISTING):
            continue
        known += [(one, parse_rfc3339(at))] if at and url == one.url else []
        known += [(one, one.listed_before)] if one.listed_before is not None else []
    newest = max(known, key=lambda one: one[1], default=None)
    return newest if newest is not None and observation.at - newest[1] <= table.LISTED_HOLDS else None


def companies(zone: ZoneSeen | None) -> str:
    """Who answers for a domain, by the domains of its name servers, which outlast the servers' numbering."""
    return " ".join(sorted({registrable(name) for name in zone.name_servers})) if zone is not None else ""


def _of_the_zone(before: Assessment, zone: ZoneSeen | None, finding: Finding) -> list[str]:
    """The evidence of the domain's name servers, if the page is not what it was."""
    now = set(companies(zone).split())
    if zone is None or finding.effect not in ABSENT:
        return []
    groups: list[str] = []
    if now and (servers := before.marks.get(ZONE)) and now.isdisjoint(servers.split()):
        groups.append(table.NAME_SERVERS_CHANGED)
        if now & _PARKING:
            groups.append(table.PARKING_NAME_SERVERS)
    if now and finding is Finding.DNS_NXDOMAIN:
        groups.append(table.NAME_ONLY)
    return groups


def _from_other_vantages(observation: Observation, finding: Finding) -> list[str]:
    """The evidence of other vantage points: the kept text, one that differs in much, the same as here, or none."""
    elsewhere = [v.finding for v in observation.vantages]
    if finding.effect.is_there:  # what they say of an alteration is in `archiver.judge.shown_elsewhere`
        return []
    if any(one.is_usable for one in elsewhere):
        return [table.SERVED_ELSEWHERE]
    other = [table.ALTERED_ELSEWHERE] if finding.effect.is_loss and Finding.ALTERED_LARGE in elsewhere else []
    lost = finding.effect is Effect.LOSS  # a portal in place of the page is no "not found"
    agreed = any(found in _SAYS_GONE if lost else found.effect is finding.effect for found in elsewhere)
    return other + ([table.AGREED_ELSEWHERE] if agreed or finding in elsewhere else [])


def copy_gone(observation: Observation, copy: str) -> bool:
    """Whether the address at which the text was found before answered at this look that it is not there."""
    return any(p.status in CONCLUSIVE for p in asked_at(observation, copy))


def copy_hidden(observation: Observation, copy: str) -> bool:
    """Whether that address gave an error or a wall at this look, so that it is unknown if the text is still there."""
    asked = asked_at(observation, copy)
    return bool(asked) and not any(p.status in CONCLUSIVE for p in asked)


def asked_at(observation: Observation, copy: str) -> list[ProbeSeen]:
    """The probes that asked for the address `copy` (redacted as published), or were redirected to it."""
    return [p for p in observation.probes if copy in {redacted(clean(one)) for one in (p.url, p.final_url) if one}]


def _copies_unseen(observation: Observation) -> bool:
    """Whether an address that a link of the site leads to gave an error or a wall: the document may be there."""
    links = (p for p in observation.probes if p.role is Role.SIBLING and not p.watched)
    return any(p.status not in CONCLUSIVE for p in links)


def _same_answer(alike: float | None, final_url: str | None, observation: Observation) -> bool:
    """Whether an invented address got the same answer as ours, or was redirected to the same address."""
    if alike is not None:
        return alike >= ALIKE
    return len(observation.hops) > 1 and final_url is not None and final_url == observation.final_url


def _site_fine(observation: Observation) -> bool | None:
    """`_host_fine` when a placeholder came for a whole site.

    Only a page that differs from ours speaks for the site, since a placeholder answers at all of its addresses.
    """
    others = [p for p in observation.probes if p.role is Role.HOME or _is_another(p, observation)]
    if observation.failure is not None:  # a copy at another site speaks for that site
        others = [p for p in others if not p.fine]
    if any(p.fine and p.like_answer is not None and p.like_answer < ALIKE for p in others):
        return True
    return False if others else None


def _is_another(probe: ProbeSeen, observation: Observation) -> bool:
    """Whether another page of the site was asked: no address of the source itself, and none to which it leads."""
    own = probe.url in {observation.url, observation.reference_url} or leads_to(observation, probe)
    return probe.role is Role.SIBLING and not own


def _of_site(probe: ProbeSeen, observation: Observation) -> bool:
    """Whether the page asked is on a host at which the source was looked at; a page may link to other hosts."""
    looked_at = (observation.url, observation.reference_url or "", observation.final_url or "")
    return urlsplit(probe.url).netloc in {urlsplit(one).netloc for one in looked_at}


def _in_its_frame(observation: Observation) -> bool:
    """Whether what replaced the text stands amid its site's menus: no outage, and nobody else's page."""
    last = observation.last
    return last is not None and (last.visible or 0) >= FRAME


def _host_fine(observation: Observation, context: HostContext) -> bool | None:
    """True: the home page or a live neighbour answered as usual. False: they were asked, none did. None: not known.

    A source of the host that was alive and now gives the same answer as ours shows that the site changed; a mere link
    that does so may have been dead before. If ours was redirected to the front page, the front page is no witness, and
    neither is what else was redirected there.
    """
    others = [p for p in observation.probes if _is_another(p, observation)]
    neighbours = [p for p in others if p.watched or _of_site(p, observation)]
    if any(p.fine and not is_alike(p) for p in neighbours):
        return True
    alike = [p for p in neighbours if p.fine]
    homes = [p for p in observation.probes if p.role is Role.HOME]
    sent_home = len(observation.hops) > 1 and any(p.fine and is_alike(p) for p in homes)
    if any(p.watched for p in alike) and not sent_home and not shows_neighbour(observation):
        return False
    apart = [p for p in homes if p.fine and not is_alike(p)]
    if apart or (context.home_ok and not homes):
        return True
    if any(p.fine for p in homes):  # the answer is the front page
        return None if len(observation.hops) > 1 or _in_its_frame(observation) else False
    asked = context.home_ok is False or any(p.fine is False or p.failure is not None for p in homes)
    return False if asked or any(p.fine is False for p in neighbours) else None
