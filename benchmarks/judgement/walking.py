"""The walk over a history: each line is observed, judged and scheduled as in the service, but without a network."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from archiver import cadence, text
from archiver.judge import OurLine, Turns, asks_line, judge, off_since, window
from archiver.observe import Learned, Reference, charset, classify, media_type, nothing_there, observe
from archiver.text import Text
from archiver.text.memo import per_look_cache
from benchmarks.judgement.history import Answer, Line, as_capture, ending, visit
from benchmarks.judgement.redirects import as_page, is_note, is_redirect, led_away, target
from storage.model import (
    PROBE_ROLES,
    Assessment,
    Effect,
    Exchange,
    Finding,
    HostContext,
    Observation,
    ProbeSeen,
    Reason,
    Role,
    State,
    Verdict,
    Visit,
)
from storage.records import documents_after

INTERVAL_S = 6 * 3600
HOUR = timedelta(hours=1)
LEARNED_KEPT = 100  # most remembered answers of a host for what does not exist
OFF = frozenset({Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE})
# findings at which the service compares the answer with the host's answer for what does not exist
ASKED = frozenset({finding for finding in Finding if not finding.effect.is_there} | {Finding.ALTERED})
LOST = frozenset({State.SUSPECT, State.REMOVED})
TEXTS_KEPT = 400  # by payload; walls, not-found pages and alternating faces recur
_KEY = tuple[str | None, str | None, str]


@dataclass(slots=True)
class Kept:
    """What is carried from line to line for one URL."""

    n: int = 0
    assessment: Assessment = field(default_factory=Assessment)
    added_at: datetime | None = None
    due_at: datetime | None = None
    last: Reference | None = None
    bodies: bool = False  # the history has had a body of this URL
    led_to: str | None = None  # where its newest look ended


@dataclass(slots=True)
class Host:
    """What is known about a host: the number of its URLs, the findings of the hour, and its last event.

    All of it is counted as looks come and go, because some hosts have thousands of URLs.
    """

    urls: int = 0
    event_at: datetime | None = None
    altered_event_at: datetime | None = None  # the newest event caused by alterations; `event_at` is for the others
    turns: Turns = field(default_factory=lambda: Turns(window((timedelta(seconds=INTERVAL_S),))))
    _hour: deque[tuple[datetime, str]] = field(default_factory=deque)  # at, url
    _looks: Counter[str] = field(default_factory=Counter)  # in the hour, by URL
    _turned: set[str] = field(default_factory=set)  # of these URLs, those that turned at their newest look
    _altered: set[str] = field(default_factory=set)  # of these URLs, those that were altered at their newest look
    learned: deque[tuple[datetime, Learned]] = field(  # answers that say that there is nothing
        default_factory=lambda: deque(maxlen=LEARNED_KEPT)
    )
    newest: Learned | None = None  # the last answer for what does not exist, whatever it says
    _lost: dict[str, set[str]] = field(default_factory=dict)  # where looks ended -> URLs, in doubt or gone

    def changed(self, at: datetime, url: str, *, turned: bool, altered: bool = False) -> int:
        """The number of URLs looked at within the hour that turned: a loss, block or failure of what was served."""
        self._hour.append((at, url))
        self._looks[url] += 1
        (self._turned.add if turned else self._turned.discard)(url)
        (self._altered.add if altered else self._altered.discard)(url)
        while at - self._hour[0][0] > HOUR:
            _, left = self._hour.popleft()
            self._looks[left] -= 1
            if not self._looks[left]:
                del self._looks[left]
                self._turned.discard(left)
                self._altered.discard(left)
        return len(self._turned)

    @property
    def altered(self) -> int:
        """The number of these URLs that were altered, and as kept before."""
        return len(self._altered)

    def shared(self, url: str, led_to: str | None) -> int:
        """Number of other URLs, in doubt or gone, whose newest look ended at the same address."""
        there = self._lost.get(led_to or "", set())
        return len(there) - (url in there)

    def led(self, url: str, before: str | None, led_to: str | None, state: State) -> None:
        """Note after a look where it ended, and where the look before it did."""
        self._lost.get(before or "", set()).discard(url)
        if state in LOST:
            self._lost.setdefault(led_to or "", set()).add(url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One line, judged."""

    line: Line
    before: Assessment
    verdict: Verdict


class Texts:
    """Texts by payload, so that the same bytes are read only once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_KEY, Text] = OrderedDict()

    def of(self, exchange: Exchange) -> Text | None:
        """The text of an exchange; None if there is nothing to read."""
        payload = exchange.payload
        if payload is None or exchange.failure is not None:
            return None
        key = exchange.payload_sha256, exchange.header("content-type"), exchange.url
        if key not in self._kept:
            content = text.decoded(payload, exchange.headers)
            self._kept[key] = text.extract(
                content, media_type=media_type(exchange) or "", charset_hint=charset(exchange), url=exchange.url
            )
            while len(self._kept) > TEXTS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


class Walk:
    """Walks lines. `host_of`: the host of every URL of the history."""

    def __init__(self, host_of: dict[str, str]) -> None:
        self._host_of = host_of
        self._kept: dict[str, Kept] = defaultdict(Kept)
        self._hosts: dict[str, Host] = defaultdict(Host)
        self._texts = Texts()
        self._line = OurLine()
        for host in host_of.values():
            self._hosts[host].urls += 1
        self.checks = 0
        self.late = 0

    def look(self, line: Line) -> Looked:
        """Observe and judge one line, and set its next look."""
        kept, host = self._kept[line.url], self._hosts[self._host_of[line.url]]
        kept.n += 1
        kept.added_at = kept.added_at or line.at
        self.checks += 1
        if kept.due_at is not None and line.at > kept.due_at + HOUR:
            self.late += 1
        meant, known = self._followed(line, kept)
        looked = visit(meant, kept.n)
        with per_look_cache():
            seen, finding, reasons = self._observed(meant, looked, kept, host)
        if known is not None:
            finding, reasons = known, (Reason(rule="history.redirect", text="by where the redirect leads"),)
        elif is_redirect(line) and meant.body is None and kept.assessment.ever_good:
            seen = replace(seen, not_modified=True)  # the site may redirect everything: this ends no doubt
        context = self._context(meant, kept, host, seen, finding)
        before = kept.assessment
        verdict = judge(before, seen, finding, reasons, context, source=line.url, url=line.url, interval_s=INTERVAL_S)
        kept.assessment = verdict.assessment
        host.led(line.url, kept.led_to, seen.final_url, verdict.assessment.state)
        kept.led_to = seen.final_url
        kept.due_at = cadence.next_due(
            source=line.url,
            interval_s=INTERVAL_S,
            added_at=kept.added_at,
            assessment=verdict.assessment,
            finding=finding,
            n=kept.n,
            at=line.at,
            retry_after_s=seen.retry_after_s,
        )
        page = looked.page
        if verdict.reference and page is not None and page.payload is not None:
            kept.last = self._reference(kept.last, looked, page, seen, finding)
        if any(event.kind.value == "host" for event in verdict.events):
            if finding.effect is Effect.CHANGE:
                host.altered_event_at = line.at
            else:
                host.event_at = line.at
        return Looked(line=line, before=before, verdict=verdict)

    def _followed(self, line: Line, kept: Kept) -> tuple[Line, Finding | None]:
        """The line as the walk would have received it, which follows redirects.

        With a finding if no more than the redirects is known.
        """
        line = self._beside(line)
        if is_redirect(line):
            body = None
            if line.body is not None:
                page = as_page(line)
                body = self._texts.of(ending(page, line))
                if not is_note(body, target(line), kept.last):
                    return page, None
            end = target(line, body)
            away = led_away(line, end)
            status = 200 if away is None else None if end is not None else line.status
            return replace(line, status=status, body=None, final_url=end), away
        if line.body is None and _ok(line) and line.final_url is not None:
            away = led_away(line, line.final_url)
            return line, None if away is Finding.TRUNCATED else away
        return line, None

    def _beside(self, line: Line) -> Line:
        """The line with its probes and members followed likewise; if only the redirect is known, it becomes a fact."""
        asked: list[tuple[Role, Answer]] = []
        facts = list(line.probes)
        for role, answer in line.asked:
            if not is_redirect(answer):
                known = answer.body is not None or not _ok(answer)
                asked += [(role, answer)] if known else []
            elif answer.body is not None and not is_note(self._texts.of(ending(answer, line)), target(answer), None):
                asked.append((role, as_page(answer)))
            elif role in PROBE_ROLES:
                facts.append(ProbeSeen(role=role, url=answer.url, status=answer.status, final_url=target(answer)))
        return replace(line, asked=tuple(asked), probes=tuple(facts))

    def _context(self, line: Line, kept: Kept, host: Host, seen: Observation, finding: Finding) -> HostContext:
        served = kept.assessment.state is State.AVAILABLE
        if served:
            self._line.note(line.at, self._host_of[line.url], answered=line.failure is None)
        change, begun = finding.effect is Effect.CHANGE, off_since(kept.assessment)
        recent = begun is None or line.at - begun <= HOUR  # pages that differ at every look are always altered
        turned = host.changed(
            line.at, line.url, turned=served and finding.effect in OFF, altered=served and change and recent
        )
        off = finding.effect not in {Effect.GOOD, Effect.NONE}
        host.turns.note(line.url, line.at, finding, kept.assessment)
        count = host.turns.count(line.at) if off else None
        told = line.canary if line.canary is not None or not self._line.down else False
        return HostContext(
            sources=host.urls,
            changed_last_hour=turned,
            home_ok=next((p.fine for p in line.probes if p.role is Role.HOME), None),
            canary_ok=told if asks_line(seen, finding) else None,
            age_s=int((line.at - (kept.added_at or line.at)).total_seconds()),
            host_event_at=host.event_at,
            altered_last_hour=host.altered if change else 0,
            host_altered_at=host.altered_event_at if change else None,
            shared_target=host.shared(line.url, seen.final_url) if len(seen.hops) > 1 else 0,
            within_s=int(host.turns.within.total_seconds()) if count is not None else 3600,
            looked=count.looked if count is not None else 0,
            turned=count.off if count is not None else 0,
            altered=count.altered if count is not None else 0,
        )

    def _observed(
        self, line: Line, looked: Visit, kept: Kept, host: Host
    ) -> tuple[Observation, Finding, tuple[Reason, ...]]:
        """The line as observed and classified; if the history lacks the body, by what its format says instead."""
        page = looked.page
        assert page is not None
        kept.bodies |= line.body is not None
        again = kept.last is not None and kept.last.capture.payload_sha256 == page.payload_sha256
        got = kept.last.text if again and kept.last is not None else self._texts.of(page)
        beside = {e.id: found for e in looked.exchanges if e.role is not Role.PAGE and (found := self._texts.of(e))}
        for one in looked.exchanges:
            if one.role is Role.LEARNED and one.id in beside:
                host.newest = Learned(capture=one.id, text=beside[one.id])
                if nothing_there(one.status, beside[one.id]):
                    host.learned.append((line.at, host.newest))

        def observed(
            *, not_found: Learned | None = None, template: tuple[Learned, Learned] | None = None
        ) -> Observation:
            seen = observe(
                looked,
                got,
                last=kept.last,
                first=None,  # the real walk keeps this comparison as evidence; it does not affect judging
                quotes=line.quotes,
                members={e.id: beside[e.id] for e in looked.exchanges if e.role is Role.DOCUMENT and e.id in beside},
                probes={e.id: beside[e.id] for e in looked.exchanges if e.role in PROBE_ROLES and e.id in beside},
                not_found=not_found,
                template=template,
            )
            probes = (*(_meant(one, line.at) for one in line.probes), *seen.probes)
            return replace(seen, probes=probes)

        seen = observed()
        if _ok(line) and page.payload is None:
            why = (Reason(rule="history.no_body", text="an answer whose body the history does not have"),)
            finding = Finding.SAME if kept.assessment.ever_good else Finding.FIRST
            return replace(seen, content=True, not_modified=kept.bodies), finding, why
        finding, reasons = classify(seen)
        if host.newest is not None and got is not None and kept.last is not None and finding in ASKED:
            template = _template(host, line, kept) if finding is Finding.ALTERED else None
            not_found = host.newest if finding is not Finding.ALTERED else None
            seen = observed(not_found=not_found, template=template)
            finding, reasons = classify(seen)
        return seen, finding, reasons

    def _reference(
        self, before: Reference | None, looked: Visit, page: Exchange, seen: Observation, finding: Finding
    ) -> Reference:
        """The reference for later lines."""
        known = {c.id: (c, before.texts.get(c.id)) for c in before.documents} if before is not None else {}
        known |= {e.id: (as_capture(e), self._texts.of(e)) for e in looked.exchanges if e.role is Role.DOCUMENT}
        urls = {c.url: c.id for c in before.documents} if before is not None else {}
        documents = [known[one] for one in documents_after(urls, seen, finding).values() if one in known]
        capture = as_capture(page)
        again = before is not None and before.capture.payload_sha256 == capture.payload_sha256
        return Reference(
            capture=capture,
            text=self._texts.of(page),
            since=before.since if before is not None and again else capture.at,
            documents=tuple(capture for capture, _ in documents),
            texts={capture.id: found for capture, found in documents if found is not None},
        )


def _ok(answer: Answer) -> bool:
    return answer.failure is None and answer.status is not None and 200 <= answer.status < 300


def _template(host: Host, line: Line, kept: Kept) -> tuple[Learned, Learned] | None:
    """The host's not-found answers from before the page changed and from now; the service asks for one at a change."""
    if not host.learned:
        return None
    first_seen = off_since(kept.assessment) or line.at
    earlier = [one for at, one in host.learned if at < first_seen - HOUR] or [
        one for at, one in host.learned if at < first_seen
    ]
    at, now = host.learned[-1]
    return (earlier[-1], now) if earlier and now != earlier[-1] and at >= line.at - HOUR else None


def _meant(fact: ProbeSeen, at: datetime) -> ProbeSeen:
    """A fact, completed: one that says that the list leaves the page out implies that it was listed.

    For an answer that must be known from an earlier line of the address whose answer lists it.
    """
    delisted = fact.role is Role.LISTING and fact.listed is False
    return replace(fact, listed_before=at) if delisted else fact
