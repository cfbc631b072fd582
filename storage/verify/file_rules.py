"""Rules over a whole file: what records say about each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from storage.verify.findings import Finding, Level, Seen
from storage.verify.rules import kind_of_revisit
from storage.warc import SegmentIndex
from storage.warc.fields import uuid_of

_CONDITIONAL = ("if-none-match", "if-modified-since")
_ANSWERS = frozenset({"response", "revisit"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of one record for the rules over the file."""

    offset: int
    id: str
    type: str
    date: str
    target: str
    payload: bytes | None  # its payload digest
    concurrent: tuple[str, ...]
    refers: str | None
    warcinfo: str | None
    revisit: str | None  # the kind of revisit
    method: str | None  # of a request
    conditional: bool
    maybe_torn: bool  # an answer with a length but no body: truncated, unless HEAD asked for it


def facts_of(seen: Seen) -> Facts:
    head = seen.head if seen.type == "request" else None
    refers, warcinfo = seen.get("WARC-Refers-To"), seen.get("WARC-Warcinfo-ID")
    return Facts(
        offset=seen.raw.offset,
        id=seen.id or "",
        type=seen.type,
        date=seen.get("WARC-Date") or "",
        target=seen.target,
        payload=seen.payload_digest.value if seen.payload_digest else None,
        concurrent=tuple(map(uuid_of, seen.all("WARC-Concurrent-To"))),
        refers=uuid_of(refers) if refers else None,
        warcinfo=uuid_of(warcinfo) if warcinfo else None,
        revisit=kind_of_revisit(seen),
        method=head.line.split(" ", 1)[0] if head else None,
        conditional=head is not None and any(head.get(name) is not None for name in _CONDITIONAL),
        maybe_torn=_maybe_torn(seen),
    )


def _maybe_torn(seen: Seen) -> bool:
    entity = seen.entity
    return (
        seen.type == "response"
        and entity is not None
        and not entity.complete
        and not entity.bad
        and not entity.size_bytes
        and not seen.get("WARC-Truncated")
    )


@dataclass(slots=True)
class FileSeen:
    """All records of one file, as far as they concern each other."""

    name: str | None = None  # of the file, for WARC-Filename
    records: list[Facts] = field(default_factory=list)
    ids: dict[str, Facts] = field(default_factory=dict)
    last: Seen | None = None

    def add(self, seen: Seen) -> Iterator[Finding]:
        """Add a record; yields what is wrong because of its place in the file."""
        facts = facts_of(seen)
        if not self.records and facts.type != "warcinfo":
            yield _finding("W34", Level.SHOULD, facts, "the file does not begin with a warcinfo record")
        if facts.id in self.ids and facts.id:
            yield _finding("W8", Level.MUST, facts, f"the id of the record at {self.ids[facts.id].offset} once more")
        if facts.type == "warcinfo":
            yield from self._named(seen, facts)
        self.records.append(facts)
        self.ids.setdefault(facts.id, facts)
        self.last = seen

    def _named(self, seen: Seen, facts: Facts) -> Iterator[Finding]:
        written = seen.get("WARC-Filename")
        if written is None:
            return
        if "://" in written or "/" in written:
            yield _finding("W43", Level.SHOULD, facts, f"WARC-Filename {written[:80]!r} is no bare file name")
        if self.name is not None and written.strip('"') != self.name:
            yield _finding("W43", Level.SHOULD, facts, f"WARC-Filename {written[:80]!r}, the file is {self.name!r}")

    def end(self) -> Iterator[Finding]:
        """The findings that only the whole file shows."""
        asked = self._asked()
        for facts in self.records:
            yield from self._concurrent(facts)
            yield from self._revisit(facts, asked.get(facts.id))
            if facts.warcinfo and not self._is(facts.warcinfo, "warcinfo"):
                yield _finding("W35", Level.SHOULD, facts, "WARC-Warcinfo-ID names no warcinfo record of this file")
            request = asked.get(facts.id)
            if facts.maybe_torn and (request is None or request.method != "HEAD"):
                yield _finding("W36", Level.MUST, facts, "the body is missing, and WARC-Truncated is too")

    def _asked(self) -> dict[str, Facts]:
        """Answer -> its request."""
        asked: dict[str, Facts] = {}
        for facts in self.records:
            if facts.type == "request":
                asked |= dict.fromkeys(facts.concurrent, facts)
        for facts in self.records:
            for other in facts.concurrent:
                if self._is(other, "request"):
                    asked.setdefault(facts.id, self.ids[other])
        return asked

    def _is(self, record: str, kind: str) -> bool:
        return record in self.ids and self.ids[record].type == kind

    def _concurrent(self, facts: Facts) -> Iterator[Finding]:
        for other in facts.concurrent:
            if other not in self.ids:
                yield _finding("W17", Level.SHOULD, facts, f"WARC-Concurrent-To {other[:60]} is not in this file")
                continue
            peer = self.ids[other]
            if peer.date != facts.date:
                text = f"{facts.date} here, {peer.date} on the record it is concurrent to"
                yield _finding("W9", Level.MUST, facts, text)
            if (
                {facts.type, peer.type} & {"request"}
                and {facts.type, peer.type} & _ANSWERS
                and peer.target != facts.target
            ):
                yield _finding("W17", Level.SHOULD, facts, f"concurrent to an answer or request of {peer.target[:80]}")
            if facts.type in _ANSWERS and peer.type in _ANSWERS:
                yield _finding(
                    "W17", Level.SHOULD, facts, "an answer concurrent to another: each is a capture of its own"
                )

    def _revisit(self, facts: Facts, request: Facts | None) -> Iterator[Finding]:
        if facts.type != "revisit":
            return
        if facts.revisit == "server-not-modified" and request is not None and not request.conditional:
            yield _finding("W31", Level.MUST, facts, "server-not-modified, but the request set no condition")
        original = self.ids.get(facts.refers or "")
        if original is None:
            return
        if original.type == "revisit":
            yield _finding("W32", Level.MUST, facts, "a revisit refers to a revisit")
        if original.target != facts.target and facts.revisit == "server-not-modified":
            yield _finding("W31", Level.MUST, facts, f"not modified, but of another URI: {original.target[:80]}")
        if facts.payload is not None and original.payload is not None and facts.payload != original.payload:
            yield _finding("W32", Level.MUST, facts, "the record it refers to has another payload digest")


def _finding(rule: str, level: Level, facts: Facts, text: str) -> Finding:
    return Finding(rule=rule, level=level, offset=facts.offset, record=facts.id or None, text=text)


@dataclass(frozen=True, slots=True)
class Lies:
    """Where a record was found."""

    offset: int
    length: int
    type: str
    id: str
    sha256: str | None  # of its block, if that was checked


def differs(told: SegmentIndex, found: list[Lies], *, places: bool) -> str | None:
    """The first false statement of the closing index; None if it is correct. `places`: those are compared too."""
    if len(told.records) != len(found):
        return f"it lists {len(told.records)} records, before it stand {len(found)}"
    for placed, lies in zip(told.records, found, strict=True):
        stated: tuple[str | int, ...] = (placed.type, placed.record)
        there: tuple[str | int, ...] = (lies.type, lies.id)
        if places:
            stated, there = (*stated, placed.offset, placed.length), (*there, lies.offset, lies.length)
        if stated != there:
            return f"it says {stated}, there is {there}"
        if lies.sha256 is not None and placed.block_sha256 != lies.sha256:
            return f"the block of {placed.record} is not the one it lists"
    return None
