"""Alerts -> the subject and plain text of a mail. Pure.

Titles, passages and names come from others: they are put on one line, without invisible characters and without any
address that a mail program would turn into a link. The only links are ours, and addresses on the hosts of the sources.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from archiver import words
from archiver.alerts import Alert
from archiver.lookup.dossier import reasons_of, split_reasons
from archiver.sanitizing import clean, readable, redacted
from archiver.words import places
from archiver.words.letters import LETTERS, LetterWords
from storage.catalog.works import Cited
from storage.model import Capture, Digest, Event, EventKind, Reason
from storage.urls import is_top_level

TITLE_CHARS = 120
REASON_CHARS = 500
QUOTE_CHARS = 200
IN_FULL = 20  # most alerts that are written out
IN_SHORT = 200  # most further alerts, a line or two each
REASONS, PLACES, SOURCES = 8, 5, 10  # most of each for one alert
_SCHEME = re.compile(r"(?i)(?<=[a-z0-9+.-]):(?=//)")
_ADDRESS = re.compile(r"(?i)\bhttps?(?=://(?P<host>[^/\s:?#@\\]+)(?::\d+)?(?:[/?#\s]|$))")
_NAME = re.compile(r"(?i)\b(www|ftp)\.")
_DOTTED = re.compile(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+")  # "evil.example", "report.pdf", "v1.2", "192.0.2.1"
_HOST = re.compile(r".+\.[^\W\d_][\w-]*[^\W_]|\d{1,3}(?:\.\d{1,3}){3}")  # of those, what may name a host
_LETTERS = re.compile(r"(?i)[a-z]+(?![a-z0-9])")  # "com" in "evil.com-", and in "evil.com" with the next word at it
_FURTHER = re.compile(r"/|:\d")  # what stands behind the name of a host in an address
_WHOLE = re.compile(r"(?::\d+)?(?:/\S*)?")
_MAIL = re.compile(r"(?<=[^\s@])@(?=[^\s@])")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a mail says about a source besides its events."""

    title: str | None = None
    copy: Capture | None = None  # the newest good copy
    before: Mapping[str, Capture] = field(default_factory=dict)  # altered texts: event -> copy it was compared with
    cited: tuple[Cited, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)  # event -> the record that it is part of
    over: Mapping[str, datetime] = field(default_factory=dict)  # event -> when what was lost was served again


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A subject line and a text, whose lines may be long.

    `record`: the one record that all events belong to, "" if there is none or several, since a mail program would then
    group unrelated mails.
    """

    subject: str
    text: str
    record: str = ""


def said(
    alerts: Sequence[Alert],
    about: Mapping[str, About],
    *,
    public_url: str,
    unsubscribe: str,
    language: str = "en",
    digest: Digest = Digest.NONE,
) -> Said:
    """The mail to a subscriber. `about`: by source; `public_url`: without a trailing slash."""
    table = LETTERS[language]
    writer = _Writer(alerts, about, table, public_url, language)
    lines: list[str] = []
    for at, alert in enumerate(alerts[: IN_FULL + IN_SHORT]):
        lines += [*writer.whole(alert), ""] if at < IN_FULL else [*writer.short(alert), ""]
    if len(alerts) > IN_FULL + IN_SHORT:
        rest = len(alerts) - IN_FULL - IN_SHORT
        lines += [table.more_alerts.format(count=rest, link=f"{public_url}/events"), ""]
    subject = writer.subject(alerts)
    around = {Digest.DAILY: table.daily, Digest.WEEKLY: table.weekly}.get(digest, "{subject}")
    return replace(_signed(around.format(subject=subject), lines, unsubscribe, table), record=_record(alerts, about))


def _record(alerts: Sequence[Alert], about: Mapping[str, About]) -> str:
    events = [event for alert in alerts for event in alert.events]
    found = {about[event.source].records.get(event.id, "") if event.source in about else "" for event in events}
    return found.pop() if len(found) == 1 else ""


def trial(*, unsubscribe: str, language: str = "en") -> Said:
    """A test mail, to see whether anything arrives."""
    table = LETTERS[language]
    return _signed(table.trial_subject, [table.trial, ""], unsubscribe, table)


def _signed(subject: str, lines: Sequence[str], unsubscribe: str, table: LetterWords) -> Said:
    ending = ["-- ", table.end, table.unsubscribe.format(link=unsubscribe)]
    return Said(subject=subject, text="\n".join([*lines, *ending]) + "\n")


def inert(text: str, most: int = TITLE_CHARS, *, own: Collection[str] = ()) -> str:
    """Text by others, made harmless: one line of at most `most` characters, with nothing that becomes a link.

    `own`: hosts whose names may stay as they are, those of the sources. Mail programs make links of names that end as
    those of hosts do ("evil.com"), and some of whatever has a path behind; names of files and versions stay readable.
    """
    line = clean(text)
    line = line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
    return _MAIL.sub("[@]", _without_hosts(_without_schemes(line, own), own))


def _without_schemes(line: str, own: Collection[str]) -> str:
    """The line with "[:]" in addresses, save in those on `own` hosts."""
    whole = {one.end() for one in _ADDRESS.finditer(line) if one["host"].lower() in own}
    return _SCHEME.sub(lambda one: one[0] if one.start() in whole else "[:]", line)


def _without_hosts(line: str, own: Collection[str]) -> str:
    """The line with "[.]" in the names of hosts, save in addresses of `own` ones, which stay whole."""
    parts, at = [], 0
    while (found := _DOTTED.search(line, at)) is not None:
        parts.append(_NAME.sub(r"\1[.]", line[at : found.start()]))
        name, at = found[0], found.end()
        if name.lower() in own and (address := _WHOLE.match(line, at)) is not None:
            name, at = name + address[0], address.end()
        elif _may_be_host(name, followed=_FURTHER.match(line, at) is not None):
            name = name.replace(".", "[.]")
        parts.append(name)
    return "".join([*parts, _NAME.sub(r"\1[.]", line[at:])])


def _may_be_host(name: str, *, followed: bool) -> bool:
    """Whether a mail program may take a name with dots for one of a host. `followed`: by a path or a port."""
    first, *others = name.split(".")
    if first.lower() in {"www", "ftp"} or (followed and _HOST.fullmatch(name)):
        return True
    endings = {*others, *(found[0] for one in others if (found := _LETTERS.match(one)))}
    return any(map(is_top_level, endings))


class _Writer:
    """Writes the parts of one mail."""

    def __init__(
        self, alerts: Sequence[Alert], about: Mapping[str, About], table: LetterWords, public_url: str, language: str
    ) -> None:
        self._own = frozenset(urlsplit(event.url).hostname or "" for alert in alerts for event in alert.events)
        self._about = about
        self._table = table
        self._public_url = public_url
        self._language = language

    def _inert(self, text: str, most: int = TITLE_CHARS) -> str:
        return inert(text, most, own=self._own)

    def subject(self, alerts: Sequence[Alert]) -> str:
        sources = {event.source for alert in alerts for event in alert.events}
        first = alerts[0].events[0]
        if len(alerts) > 1 and len(sources) > 1:
            return self._table.subject_several.format(alerts=len(alerts), sources=len(sources))
        if len(alerts) > 1:
            return self._table.subject_of_one.format(title=self._title(first), alerts=len(alerts))
        kind = self._over(alerts[0], self._kind(first, several=len(sources) > 1))
        if len(sources) > 1:
            host = self._inert(_host(first.url))
            return self._table.subject_of_host.format(host=host, kind=kind, sources=len(sources))
        return self._table.subject.format(title=self._named(first), kind=kind)

    def whole(self, alert: Alert) -> Iterator[str]:
        """One alert in full: where our copy is, the reasons, and the works that cite its source."""
        first, table = alert.events[0], self._table
        about = self._about.get(first.source, About())
        yield self._named(first)
        yield redacted(clean(first.url))
        yield ""
        yield self._sentence(first)
        yield from self._again(first)
        yield from self._addresses(alert.events[1:])
        yield ""
        if first.id in about.before:
            yield self._copy(table.before, about.before[first.id])
        yield table.no_copy if about.copy is None else self._copy(table.copy, about.copy)
        yield table.record.format(link=self._link(first, about))
        reasons, _, limits = split_reasons(reasons_of(first))
        against = [one for one in reasons if one.rule == "against"]
        yield from self._listed(table.reasons, [one for one in reasons if one not in against])
        yield from self._listed(table.against, against)
        yield from self._listed(table.limits, limits)
        yield from self._cited(about)

    def short(self, alert: Alert) -> Iterator[str]:
        """One alert of many: what happened, where and between which looks, and the link."""
        first = alert.events[0]
        yield self._named(first)
        yield redacted(clean(first.url))
        yield self._sentence(first)
        yield from self._again(first)
        yield from self._addresses(alert.events[1:])
        yield self._link(first, self._about.get(first.source, About()))

    def _named(self, event: Event) -> str:
        """What an event is about: its source, or the site if many of its addresses changed."""
        return self._inert(_host(event.url)) if event.kind is EventKind.HOST else self._title(event)

    def _title(self, event: Event) -> str:
        title = self._inert(self._about.get(event.source, About()).title or "")
        return title or self._inert(readable(redacted(event.url).partition("://")[2].rstrip("/") or event.url))

    def _kind(self, event: Event, *, several: bool = False) -> str:
        """What happened. `several`: also to further pages of the site, about which "this page" says nothing."""
        text = "" if several and event.kind is EventKind.UNREACHABLE else event.text
        return self._inert(words.kind(event.kind, self._language, text=text), REASON_CHARS)

    def _sentence(self, event: Event) -> str:
        text: str | None = event.text
        if self._language != "en":
            text = words.translate_sentence(event.kind, event.text, words.WORDS[self._language])
        return self._inert(text or event.text or self._kind(event), len(event.text) + REASON_CHARS)

    def _over(self, alert: Alert, kind: str) -> str:
        """What happened, with the remark that it is over if all of it is."""
        ended = all(event.id in self._about.get(event.source, About()).over for event in alert.events)
        return self._table.over.format(kind=kind) if ended else kind

    def _again(self, event: Event) -> Iterator[str]:
        at = self._about.get(event.source, About()).over.get(event.id)
        if at is not None:
            yield self._table.again.format(at=words.instant(at, self._language))

    def _addresses(self, events: Sequence[Event]) -> Iterator[str]:
        """The other sources of an alert for a whole host."""
        urls = list(dict.fromkeys(" ".join([redacted(clean(one.url)), *self._again(one)]) for one in events))
        if urls:
            yield ""
            yield self._table.heading.format(name=self._table.sources)
            yield from (f"- {url}" for url in urls[:SOURCES])
            if len(urls) > SOURCES:
                yield f"- {self._table.more_sources.format(count=len(urls) - SOURCES)}"

    def _listed(self, head: str, reasons: Sequence[Reason]) -> Iterator[str]:
        if reasons:
            yield ""
            yield self._table.heading.format(name=head)
            said = words.sentences(reasons, self._language)
            if len(said) > REASONS:  # first what was found, last what was made of it: neither crowds out the other
                said = [*said[: REASONS // 2], *said[-REASONS // 2 :]]
            for one in said:
                yield f"- {self._inert(words.beneath(one), REASON_CHARS)}"

    def _cited(self, about: About) -> Iterator[str]:
        if about.cited:
            yield ""
            yield self._table.heading.format(name=self._table.cited)
            for one in about.cited[:PLACES]:
                yield f"- {self._place(one)}"
            if len(about.cited) > PLACES:
                yield f"- {self._table.more_places.format(count=len(about.cited) - PLACES)}"

    def _place(self, one: Cited) -> str:
        place = self._inert(one.work.title)
        if one.citation.locator:
            place = self._table.place.format(
                work=place, locator=self._inert(places.place(one.citation.locator, self._language))
            )
        if one.citation.quote:
            place = self._table.quoted.format(place=place, quote=self._inert(one.citation.quote, QUOTE_CHARS))
        return place

    def _copy(self, template: str, copy: Capture) -> str:
        at = words.instant(copy.at, self._language)
        return template.format(at=at, link=f"{self._public_url}/capture/{copy.id}")

    def _link(self, event: Event, about: About) -> str:
        record = about.records.get(event.id)
        path = f"source/{event.source}/visit/{event.n}" if record is None else f"case/{record}"
        return f"{self._public_url}/{path}"


def _host(url: str) -> str:
    return redacted(url).partition("://")[2].partition("/")[0]
