"""One visit as judging sees it: its effect, and what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver import words
from archiver.judge import table
from archiver.judge.checks import checks_at
from archiver.judge.evidence import ABSENT, copy_hidden, gather_evidence
from archiver.words.table import FOUND_AT, FOUND_ON
from storage.clock import parse_rfc3339
from storage.model import Agreement, Assessment, Effect, Finding, HostContext, Observation, Reason, State

# names in Assessment.marks
AGAINST = "elsewhere_against"  # when another vantage point last received what was "not found" here
TURNS = "elsewhere_turns"  # losses ended from elsewhere since the page was last seen here
_IN_QUESTION = frozenset({State.SUSPECT, State.MOVED})
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
    before: Assessment,
    observation: Observation,
    finding: Finding,
    reasons: tuple[Reason, ...],
    context: HostContext,
    *,
    source: str,
    url: str,
    interval_s: int,
    document: bool = False,
) -> Seen:
    """Weigh one visit by itself, with what is remembered in the assessment `before` it. `document`: whether it is a
    document that a page carries."""
    evidence = gather_evidence(before, observation, finding, context)
    effect = effect_of(finding, evidence)
    if context.canary_ok is False and effect is not Effect.GOOD:
        effect = Effect.NONE
    held, unseen = None, False
    if effect.is_loss:
        held = _held_until(before, observation.at, evidence)
        copy = None if document else _found_lately(before, observation.at)  # its page may be that address
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


def _held_until(before: Assessment, at: datetime, evidence: tuple[str, ...]) -> datetime | None:
    """Until when a loss here means nothing, because another vantage point received the page and none can show it is gone.

    If a wall or a failure hid the page here, "not found" is news and nothing holds.
    """
    against, here = before.marks.get(AGAINST), before.last_good_at
    if (
        against is None
        or before.elsewhere_at is None
        or before.state in table.RESTORABLE
        or table.SAID_MOVED in evidence
    ):
        return None
    received = parse_rfc3339(against)
    until = received + table.ELSEWHERE_HOLDS
    if (
        here is not None and here >= received
    ) or not received <= at < until:  # before: received by a clock that was ahead
        return None
    firm = int(before.marks.get(TURNS, "0")) >= table.ELSEWHERE_TURNS  # even against "not found" there
    return until if firm or table.AGREED_ELSEWHERE not in evidence else None


def _found_lately(before: Assessment, at: datetime) -> str | None:
    """The address at which the text was found within the last week, if that is or may become the verdict."""
    found = parse_rfc3339(before.marks[FOUND_ON]) if FOUND_ON in before.marks else before.since
    lately = found is not None and timedelta(0) <= at - found < table.ELSEWHERE_HOLDS
    return before.marks.get(FOUND_AT) if lately and before.state in _IN_QUESTION else None


def effect_of(finding: Finding, evidence: tuple[str, ...]) -> Effect:
    """The class's effect, corrected by what the site and other resolvers said at the same visit."""
    if table.SERVED_ELSEWHERE in evidence and finding.effect in ABSENT:
        return Effect.BLOCKED  # it is served, but not to us: nothing is lost
    if finding is Finding.DNS_NXDOMAIN and table.DISPUTED in evidence:
        return Effect.FAILURE
    if table.PARKING_NAME_SERVERS in evidence and (finding.effect is Effect.LOSS or finding is Finding.SERVER_ERROR):
        return Effect.SITE_LOSS  # whatever their pages look like
    if finding in {Finding.PARKED, Finding.SUSPENDED} and table.HOST_FINE in evidence:
        return Effect.LOSS  # one page of a site that is otherwise fine
    return finding.effect
