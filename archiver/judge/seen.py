"""One visit as judging sees it: its effect, and the independent groups of evidence that it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from archiver import words
from archiver.judge import table
from archiver.judge.checks import checks_at
from archiver.judge.resolvers import of_the_name
from archiver.observe.marks.still_there import ALIKE, found_copy, is_alike
from archiver.observe.site.scope import leads_to, shows_neighbour
from archiver.sanitizing import clean, redacted
from storage.clock import parse_rfc3339, rfc3339
from storage.model import (
    CONCLUSIVE,
    KEPT_ALIVE,
    NOT_FOUND,
    Agreement,
    Effect,
    Finding,
    HostContext,
    Observation,
    ProbeSeen,
    Reason,
    RemarkKind,
    Role,
    Said,
    ZoneSeen,
)
from storage.urls import registrable

FRAME = 0.25  # share of all that the kept page showed, where its text is gone: the menus of its site
_KINDS = {
    Finding.SOFT_GONE: "soft",
    Finding.REDIRECTED: "redirect",
    Finding.REPLACED: "replaced",
    Finding.TYPE_CHANGED: "type",
    Finding.WITHDRAWN: "notice",
    Finding.GONE: "hard",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Everything that judging may look at, besides what it carries over from before."""

    observation: Observation
    finding: Finding
    reasons: tuple[Reason, ...]
    context: HostContext
    source: str
    url: str
    interval_s: int
    evidence: tuple[str, ...]
    effect: Effect  # of the finding; NONE if our own line or vantage point is in question, not the page
    held_until: datetime | None = None  # effect is NONE because what another vantage point received holds until then
    copy_unseen: bool = False  # effect is NONE because the other address where the text was found could not be seen
    document: bool = False  # a document of a page that is there, judged as a page is

    @property
    def at(self) -> datetime:
        return self.observation.at

    @property
    def n(self) -> int:
        return self.observation.n

    @property
    def agreement(self) -> Agreement:
        """This visit as support of a doubt."""
        return Agreement(
            n=self.n,
            at=self.at,
            finding=self.finding,
            strong=table.HOST_FINE in self.evidence,
            evidence=self.evidence,
            checks=checks_at(self.observation, self.finding, self.evidence),
        )

    @property
    def kind(self) -> str:
        """hard soft redirect replaced notice member type for a loss; the class otherwise."""
        return words.MEMBER if self.document else _KINDS.get(self.finding, self.finding.value)

    @property
    def host_wide(self) -> bool:
        """Whether enough of the host's sources changed, in the hour or in one turn of looks, to make this about the
        host."""
        return self._wide(self.context.changed_last_hour, self.context.turned)

    @property
    def altered_wide(self) -> bool:
        """The same for alterations: a new design, a banner on every page."""
        return self._wide(self.context.altered_last_hour, self.context.altered)

    @property
    def in_hour(self) -> bool:
        """Whether all sources' changes in the last hour show it: then the hour is reported, not the turn of looks."""
        altered = self.effect is Effect.CHANGE and self.altered_wide
        return self._in_hour(self.context.altered_last_hour if altered else self.context.changed_last_hour)

    def _in_hour(self, changed: int) -> bool:
        sources = self.context.sources
        return sources >= table.HOST_SOURCES and changed > sources * table.HOST_SHARE

    def _wide(self, in_hour: int, in_turn: int) -> bool:
        sources, looked = self.context.sources, self.context.looked
        if self._in_hour(in_hour):
            return True
        enough = looked >= max(table.HOST_SOURCES, sources * table.HOST_LOOKED)
        return enough and in_turn >= table.HOST_TURNED and in_turn > looked * table.HOST_SHARE

    @property
    def whole(self) -> bool:
        """Whether a reference may be made of it: all bytes, over a verified connection or an accepted certificate."""
        seen = self.observation
        return (seen.verified or seen.accepted) and seen.truncated is None and not seen.not_modified


def weigh_visit(
    observation: Observation,
    finding: Finding,
    reasons: tuple[Reason, ...],
    context: HostContext,
    *,
    source: str,
    url: str,
    interval_s: int,
    servers: str | None = None,
    listed: str | None = None,
    there: tuple[datetime | None, bool],
    copy: str | None = None,
    document: bool = False,
) -> Seen:
    """Weigh one visit by itself.

    `servers`: who answered for the domain when all was well; `listed`: when an earlier look found a list with the
    source, and which (`listing_of`); `there`: until when what another vantage point received holds, and whether even against "not
    found" there; `copy`: the address at which its text was found within the week; `document`: whether it is a document
    that a page carries.
    """
    evidence = _evidence(observation, finding, context) + _zone(observation.zone, servers, finding)
    if listed_until(observation, listed) is not None and not _copies_unseen(observation):
        evidence += (table.DELISTED,)
    effect = effect_of(finding, evidence)
    if context.canary_ok is False and effect is not Effect.GOOD:
        effect = Effect.NONE
    held, unseen = None, False
    if effect.is_loss:
        held = _until(observation, evidence, *there)
        unseen = copy is not None and table.SAID_MOVED not in evidence and copy_hidden(observation, copy)
        if held is not None or unseen:
            effect = Effect.NONE
    return Seen(
        observation=observation,
        finding=finding,
        reasons=reasons,
        context=context,
        source=source,
        url=url,
        interval_s=interval_s,
        evidence=evidence,
        effect=effect,
        held_until=held,
        copy_unseen=unseen,
        document=document,
    )


def _until(observation: Observation, evidence: tuple[str, ...], until: datetime | None, firm: bool) -> datetime | None:
    """Until when a loss here means nothing, because another vantage point received the page and none can show it is gone."""
    if until is None or observation.at >= until or table.SAID_MOVED in evidence:
        return None
    if observation.at < until - table.ELSEWHERE_HOLDS:  # by a clock that was ahead
        return None
    return until if firm or table.AGREED_ELSEWHERE not in evidence else None


def effect_of(finding: Finding, evidence: tuple[str, ...]) -> Effect:
    """The class's effect, corrected by what the site and other resolvers said at the same visit."""
    if table.SERVED_ELSEWHERE in evidence and finding.effect in _ABSENT:
        return Effect.BLOCKED  # it is served, but not to us: nothing is lost
    if finding is Finding.DNS_NXDOMAIN and table.DISPUTED in evidence:
        return Effect.FAILURE
    if table.PARKING_NAME_SERVERS in evidence and (finding.effect is Effect.LOSS or finding is Finding.SERVER_ERROR):
        return Effect.SITE_LOSS  # whatever their pages look like
    if finding in {Finding.PARKED, Finding.SUSPENDED} and table.HOST_FINE in evidence:
        return Effect.LOSS  # one page of a site that is otherwise fine
    return finding.effect


_OTHERS = {
    Said.ENDED: table.REGISTRATION_OVER,
    Said.ANEW: table.REGISTRATION_OVER,
    Said.STANDS: table.REGISTERED,
    Said.SERVED: table.ARCHIVE_SERVED,
    Said.NOT_SERVED: table.ARCHIVE_AGREES,
}
_ABSENT = frozenset({Effect.LOSS, Effect.SITE_LOSS, Effect.FAILURE})
_SAYS_GONE = frozenset({Finding.GONE, Finding.SOFT_GONE, Finding.WITHDRAWN})


def lost_documents(observation: Observation) -> bool:
    """Whether a document of the page is gone by a finding of its own, and not only from its address."""
    return any(m.lost for m in observation.members)


def page_lost(observation: Observation) -> bool:
    """Whether the page itself is absent, whatever became of its documents."""
    if observation.status in NOT_FOUND or observation.failure is not None:
        return True
    return observation.last is not None and observation.last.kept is not None and observation.last.kept < KEPT_ALIVE


def _evidence(observation: Observation, finding: Finding, context: HostContext) -> tuple[str, ...]:
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
    return tuple(groups)


def address_of(copy: ProbeSeen) -> str:
    """The address at which a copy was found, redacted for publication."""
    return redacted(clean(copy.final_url or copy.url))


def listing_of(observation: Observation) -> str | None:
    """When a look found a list that has the source, and the list's address, as kept in `Assessment.marks`."""
    found = next((p for p in observation.probes if p.role is Role.LISTING and p.listed), None)
    return None if found is None else f"{rfc3339(observation.at)} {found.url}"


def listed_until(observation: Observation, listed: str | None) -> datetime | None:
    """When the list that was asked and lacks the source was last known to have it, by a kept copy or an earlier look.

    Most pages above a source never listed it: without this, nothing is said of the list.
    """
    found = delisted(observation, listed)
    return found[1] if found is not None else None


def delisted(observation: Observation, listed: str | None) -> tuple[ProbeSeen, datetime] | None:
    """The list that lacks the source, and when it was last known to have it (`listed_until`).

    While the list above the source still has it, a watched page or the home page that lacks it shows nothing.
    """
    at, _, url = (listed or "").partition(" ")
    still = any(p.role is Role.LISTING and p.listed for p in observation.probes)
    known: list[tuple[ProbeSeen, datetime]] = []
    for one in observation.probes:
        if one.listed is not False or (still and one.role is not Role.LISTING):
            continue
        known += [(one, parse_rfc3339(at))] if listed and url == one.url else []
        known += [(one, one.listed_before)] if one.listed_before is not None else []
    newest = max(known, key=lambda one: one[1], default=None)
    return newest if newest is not None and observation.at - newest[1] <= table.LISTED_HOLDS else None


def companies(zone: ZoneSeen | None) -> str:
    """Who answers for a domain, by the domains of its name servers, which outlast the servers' numbering."""
    return " ".join(sorted({registrable(name) for name in zone.name_servers})) if zone is not None else ""


def _zone(zone: ZoneSeen | None, servers: str | None, finding: Finding) -> tuple[str, ...]:
    """The evidence of the domain's name servers, if the page is not what it was."""
    now = set(companies(zone).split())
    if zone is None or finding.effect not in _ABSENT:
        return ()
    groups: list[str] = []
    if now and servers and now.isdisjoint(servers.split()):
        groups.append(table.NAME_SERVERS_CHANGED)
        if now & table.PARKING:
            groups.append(table.PARKING_NAME_SERVERS)
    if now and finding is Finding.DNS_NXDOMAIN:
        groups.append(table.NAME_ONLY)
    return tuple(groups)


def _from_other_vantages(observation: Observation, finding: Finding) -> list[str]:
    """The evidence of other vantage points: the kept text, one that differs in much, the same as here, or none."""
    elsewhere = [v.finding for v in observation.vantages]
    if not finding.effect.is_there and any(one.is_usable for one in elsewhere):
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
