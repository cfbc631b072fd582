"""Reads and checks the lines of a history, and turns a line into a visit."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from archiver.observe import media_type
from benchmarks.judgement import fields
from storage.body import Body
from storage.model import Capture, Exchange, Failure, Finding, ProbeSeen, Role, Truncated, Visit

_GZIP = b"\x1f\x8b"
NO_CONTENT = frozenset({204, 205})  # answers with these statuses are complete and empty
_ENDS = (b"</html>", b"%%eof")
_FORM = '{"url", "at", "status", "headers", "body": file or null, "failure": finding class or null}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, or the failure in its place. `final_url`: where redirects led; None if there were none."""

    url: str
    status: int | None
    headers: fields.Headers = ()
    body: Path | None = None
    failure: Finding | None = None
    final_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Answer):
    """One look that somebody made."""

    number: int
    at: datetime
    probes: tuple[ProbeSeen, ...] = ()  # as facts
    asked: tuple[tuple[Role, Answer], ...] = ()  # probes and members as answers
    canary: bool | None = None
    quotes: tuple[str, ...] = ()


def read(path: Path) -> Iterator[Line]:
    """The lines of a history, in order. BadLine for one that is malformed or that goes back in time."""
    newest: dict[str, datetime] = {}
    for line in fields.each(path, _line, _FORM):
        if line.at < newest.get(line.url, line.at):
            raise fields.BadLine(
                f"{path.name}:{line.number}: earlier than the look at this URL before it; sort by time"
            )
        newest[line.url] = line.at
        yield line


def _line(number: int, given: fields.Given, folder: Path) -> Line:
    answer = _answer(given, folder)
    if answer.status is None and answer.failure is None:
        raise ValueError('there is neither a "status" nor a "failure"')
    asked, facts = [], []
    for one in fields.probes(given.get("probes")):
        if one.get("body"):
            asked.append((fields.role(one.get("role")), _answer(one, folder)))
        else:
            facts.append(fields.fact(one))
    members = [_answer(one, folder) for one in fields.records(given.get("members"), "members")]
    return Line(
        number=number,
        url=answer.url,
        at=fields.instant(given),
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        failure=answer.failure,
        final_url=answer.final_url,
        probes=tuple(facts),
        asked=(*asked, *((Role.DOCUMENT, member) for member in members)),
        canary=fields.truth(given.get("canary"), "canary"),
        quotes=fields.quotes(given.get("quotes")),
    )


def _answer(given: fields.Given, folder: Path) -> Answer:
    url, failure, status = fields.address(given), fields.failure(given.get("failure")), given.get("status")
    return Answer(
        url=url,
        status=fields.status(None if failure is not None and status in (0, "") else status),
        headers=fields.headers(given.get("headers")),
        body=fields.file(given.get("body"), folder),
        failure=failure,
        final_url=fields.end(given, url),
    )


def visit(line: Line, n: int) -> Visit:
    """The line as a visit: the page, answered or failed, then what else was asked."""
    exchanges = _exchanges(line, Role.PAGE, line, f"{line.url} {n}")
    for number, (role, answer) in enumerate(line.asked):
        exchanges += _exchanges(answer, role, line, f"{line.url} {n} {number}")
    return Visit(source=line.url, url=line.url, n=n, at=line.at, egress="direct", exchanges=tuple(exchanges))


def ending(answer: Answer, line: Line) -> Exchange:
    """The exchange that an answer, or the redirect before it, ended in."""
    return _exchanges(answer, Role.PAGE, line, f"{answer.url} {line.number}")[-1]


def _exchanges(answer: Answer, role: Role, line: Line, name: str) -> list[Exchange]:
    """The redirect, if there was one, and the answer."""
    payload = b"" if answer.status in NO_CONTENT and answer.failure is None else None
    if answer.body is not None:
        try:
            payload = fields.content(answer.body, answer.headers)
        except fields.BadLine as error:  # bodies are read when their look is walked, not all at the beginning
            raise fields.BadLine(f"line {line.number}: {error}") from error
    end = Exchange(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
        role=role,
        url=answer.final_url or answer.url,
        at=line.at,
        egress="direct",
        status=answer.status,
        headers=answer.headers if payload is None else plain(answer.headers, payload[:600]),
        payload=None if payload is None else Body.of(payload),
        payload_sha256=None if payload is None else hashlib.sha256(payload).hexdigest(),
        payload_bytes=0 if payload is None else len(payload),
        truncated=Truncated.DISCONNECT if payload is not None and _cut(answer.headers, payload) else None,
        failure=None if answer.failure is None else Failure(finding=answer.failure, detail="as the history has it"),
        conditional=answer.status == 304,  # nobody sends it unasked
    )
    if answer.final_url is None or answer.final_url == answer.url:
        return [end]
    hop = Exchange(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name} hop")),
        role=role,
        url=answer.url,
        at=line.at,
        egress="direct",
        status=302,
        headers=(("Location", answer.final_url),),
    )
    return [hop, replace(end, via=hop.url, parent=hop.id)]


def _cut(headers: fields.Headers, payload: bytes) -> bool:
    """Whether the body ends before the length that the answer promised.

    Only if that length refers to these bytes: not to a coding that was removed since, nor to a page that has its end
    and was stored with other line ends.
    """
    named = {name.lower(): value.strip().lower() for name, value in headers}
    length = named.get("content-length", "")
    if named.get("content-encoding", "identity") != "identity" or "transfer-encoding" in named:
        return False
    if not (length.isascii() and length.isdigit()) or len(payload) >= int(length[:18]):
        return False
    return not payload.rstrip().lower().endswith(_ENDS)


def plain(headers: fields.Headers, payload: bytes) -> fields.Headers:
    """The headers, without a content coding that the stored body lacks: many collections store bodies decoded."""
    coding = next((value.strip().lower() for name, value in headers if name.lower() == "content-encoding"), "")
    text = payload[:512].lstrip()[:1] in {b"<", b"{"} or payload[:5] == b"%PDF-"
    if (coding in {"gzip", "x-gzip"} and payload[:2] != _GZIP) or (coding and text):
        return tuple(pair for pair in headers if pair[0].lower() != "content-encoding")
    return headers


def as_capture(exchange: Exchange) -> Capture:
    """An answer as the reference that later looks are compared with. It is in no segment."""
    return Capture(
        id=exchange.id,
        source=exchange.url,
        n=0,
        role=exchange.role,
        url=exchange.url,
        at=exchange.at,
        status=exchange.status,
        media_type=media_type(exchange) or "",
        payload_sha256=exchange.payload_sha256,
        payload_bytes=exchange.payload_bytes,
        segment="",
        offset=0,
        length=0,
        good=True,
    )
