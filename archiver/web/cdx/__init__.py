"""/cdx, as the Internet Archive's CDX server answers (standards C6): 7-field text, or JSON arrays with a header row;
`output=cdxj` with pywb's filters, for pywb (C7).

Bounded: rows come page by page from the index, patterns are of a kind whose matching cannot explode, and a request that
has taken TIME_S ends rather than hold a thread: with what was found and a key to go on from, or where none was asked for
with an error, since what has no mark of an end would be taken for all there is.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from archiver.web.access import admit
from archiver.web.cdx import times
from archiver.web.cdx.paging import PLACED, Late, Paging, noted
from archiver.web.cdx.query import Query, read
from archiver.web.cdx.rules import Filters, Row, collapsed
from archiver.web.links import stamp
from archiver.web.memento import original
from archiver.web.problems import Problem
from archiver.web.site import site_of
from storage import catalog as tables
from storage import urls
from storage.catalog.surts import Kind, Place, Stretch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.model import Access, Capture

router = APIRouter(include_in_schema=False)

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
PLACE = ("filename", "offset")  # where a row's record lies: for holders of a token
ROWS_MOST = 150_000
TIME_S = 20.0
GZIP_BYTES = 1_000  # shorter answers are a packet either way
GZIP_LEVEL = 3  # a tenth of the size; more effort gains little on such lines
KEY_CHARS = 512  # the index holds so much of a key; what is longer is compared whole
REVISIT = "warc/revisit"
_STATUS, _SHA256 = re.compile(r"[1-9][0-9]{0,3}"), re.compile(r"sha256:[0-9a-f]{64}")
_CDXJ = {"original": "url", "mimetype": "mime", "statuscode": "status"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Stretches of the index, and what of them is meant."""

    ranges: tuple[tuple[str, str], ...]  # from, up to and without
    exact: str | None  # the key, when only that one is meant
    since: str = ""  # digits; compared as far as they go
    until: str = ""

    @property
    def longer(self) -> str | None:
        """The key, when it is longer than the index holds: that has rows of others, too."""
        return self.exact if self.exact is not None and len(self.exact) >= KEY_CHARS else None

    def stretches(self, access: Access | None) -> list[Stretch]:
        """What to read of the index."""
        since, until = times.since(self.since), times.until(self.until)
        return [Stretch(first=first, end=end, since=since, until=until, access=access) for first, end in self.ranges]


@router.api_route("/cdx", methods=["GET", "HEAD"])
def cdx(request: Request) -> Response:
    """Captures of a URL, or of all below it, in the order of keys and times."""
    reader = admit(request)
    query = read(request.query_params)
    asked = asked_for(query.url, query.match, query.since, query.until)
    wanted = Filters(query.filters, pywb=query.output == "cdxj")
    paging = Paging(query)
    inside = reader.token is not None
    shown = _fields(query.fields, inside=inside)
    deadline = time.monotonic() + TIME_S
    following: str | None = None
    with site_of(request).service.catalog.read() as conn:
        if paging.count_pages:
            pages = _pages(conn, asked, reader.sees, deadline, paging)
            return Response(f"{pages}\n", 200, media_type="text/plain; charset=utf-8")
        back = query.backwards
        kinds = () if paging.numbered else _kinds(wanted.plain)
        rows: Iterable[Row] = _rows(conn, asked, reader.sees, deadline, paging, kinds, back=back)
        rows = filter(wanted.keep, paging.of_page(rows, begun=asked.longer is None))
        for rule in query.collapse:
            rows = collapsed(rows, rule)
        if paging.keyed:
            most = ROWS_MOST if query.limit is None else min(query.limit, ROWS_MOST)
            found, following = paging.resumed(rows, query.offset, most)
        else:
            rows = _closest(rows, query.closest) if query.sort == "closest" else rows
            found = _cut(rows, query.offset, query.limit, reverse=query.sort == "reverse", back=back)
    if query.output == "json":
        table: list[list[str]] = [list(shown), *([row[name] for name in shown] for row in found)] if found else []
        table += [] if following is None else [[], [following]]
        return _answer(request, query, json.dumps(table), "application/json")
    end = "" if following is None else f"\n{following}\n"
    if query.output == "cdxj":
        return _answer(request, query, _cdxj(found, place=inside) + end, "text/x-cdxj; charset=utf-8")
    lines = "".join(" ".join(row[name] for name in shown) + "\n" for row in found)
    return _answer(request, query, lines + end, "text/plain; charset=utf-8")


def _answer(request: Request, query: Query, text: str, media_type: str) -> Response:
    """The rows, compressed for whoever takes that: they repeat themselves."""
    body, told = text.encode(), {"vary": "Accept-Encoding, Authorization, Cookie"}
    if query.gzip and len(body) > GZIP_BYTES and _takes_gzip(request.headers.get("accept-encoding", "")):
        body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        told["content-encoding"] = "gzip"
    return Response(body, 200, told, media_type)


def _takes_gzip(accepted: str) -> bool:
    """RFC 9110, 12.5.3, as far as it is about gzip."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in {"gzip", "x-gzip", "*"}:
            return re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight) is None
    return False


def asked_for(url: str, match: str, since: str, until: str) -> Asked:
    """What of the index is meant. Problem 400 for what is no URL and no time."""
    for digits in (since, until):
        if digits and not (digits.isascii() and digits.isdecimal() and len(digits) <= 14):
            raise Problem(400, "from and to are 1 to 14 digits, such as 2021 or 20210302142000.")
    text = url.strip()
    if not match and text.startswith("*."):
        match, text = "domain", text[2:]
    elif not match and text.endswith("*"):
        match, text = "prefix", text[:-1]
    try:
        key = urls.surt(original(text))
    except ValueError as error:
        raise Problem(400, f"url: {error}.") from None
    host = key.partition(")")[0].partition(":")[0]
    if match == "prefix":
        if text.endswith("/") and not key.endswith("/"):
            key += "/"  # a key has no slash at its end, and what is below /a/ is not below /ab
        return Asked(((key, _after(key)),), None, since, until)
    if match == "host":
        key = f"{key.partition(')')[0]})"
        return Asked(((key, _after(key)),), None, since, until)
    if match == "domain":  # itself and its subdomains lie side by side, those with a port a little further on
        return Asked(((f"{host})", f"{host}-"), (f"{host}:", f"{host};")), None, since, until)
    return Asked(((key, key[:KEY_CHARS] + "\x01"),), key, since, until)


def _after(prefix: str) -> str:
    """The first key behind all that begin so."""
    prefix = prefix[:KEY_CHARS]
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def _pages(conn: Connection, asked: Asked, access: Access | None, deadline: float, paging: Paging) -> int:
    """How many there are, before any filter."""
    if asked.longer is not None:
        return paging.pages(sum(1 for _ in _rows(conn, asked, access, deadline, paging)))
    return paging.pages(sum(tables.surts.count(conn, one) for one in asked.stretches(access)))


def _rows(
    conn: Connection,
    asked: Asked,
    access: Access | None,
    deadline: float,
    paging: Paging,
    kinds: Sequence[Kind] = (),
    *,
    back: bool = False,
) -> Iterator[Row]:
    """All that are meant: from the place on at which the request goes on, which is among them, or from its page on; `back`:
    from the last to the first. Of rows that are not of these kinds some may be left out."""

    def in_time(behind: Place | None) -> None:
        if time.monotonic() > deadline:
            raise Late(behind)

    stretches = asked.stretches(access)
    for stretch, behind in _begun(conn, stretches[::-1] if back else stretches, asked, paging):
        try:
            for key, capture in tables.surts.each(conn, stretch, after=behind, back=back, kinds=kinds, begun=in_time):
                row = _row(key, capture)
                if asked.longer is not None and row["urlkey"] != asked.longer:
                    continue
                if paging.keyed:
                    row[PLACED] = noted(key, capture.at, capture.id)
                yield row
        except Late as late:
            paging.ends(stretch.first, late.behind)
            return


def _kinds(plain: Iterable[tuple[str, str, bool]]) -> list[Kind]:
    """What of filters the catalog can look at: no more than what `_row` writes for it."""
    found = []
    for field, value, wanted in plain:
        if field == "statuscode" and (value == "-" or _STATUS.fullmatch(value)):
            found.append(Kind("status", None if value == "-" else int(value), wanted))
        elif field == "digest" and (value == "-" or _SHA256.fullmatch(value)):
            found.append(Kind("payload_sha256", None if value == "-" else value.removeprefix("sha256:"), wanted))
        elif field == "mimetype" and wanted and value not in {"-", REVISIT}:
            found.append(Kind("media_type", value, wanted))
    return found


def _begun(
    conn: Connection, stretches: Sequence[Stretch], asked: Asked, paging: Paging
) -> Iterator[tuple[Stretch, Place | None]]:
    """Stretches that are to be read, each from behind a row or from its beginning."""
    start, skip = paging.after, 0 if asked.longer is not None else paging.skips
    for stretch in stretches:
        if start is not None:
            if stretch.end is None or start[0] < stretch.end:
                yield stretch, start if stretch.first <= start[0] else None
        elif not skip:
            yield stretch, None
        elif (last := tables.surts.place(conn, stretch, skip - 1)) is None:
            skip -= tables.surts.count(conn, stretch)
        else:
            skip = 0
            yield stretch, last


def _row(key: str, capture: Capture) -> Row:
    revisit = capture.revisit is not None
    return {
        "urlkey": key if len(key) < KEY_CHARS else urls.surt(capture.url),
        "timestamp": stamp(capture.at),
        "original": capture.url,
        "mimetype": REVISIT if revisit else "".join(capture.media_type.split()) or "-",
        "statuscode": "-" if capture.status is None else str(capture.status),
        "digest": "-" if capture.payload_sha256 is None else f"sha256:{capture.payload_sha256}",
        "length": str(capture.length),
        "filename": capture.segment,
        "offset": str(capture.offset),
        "redirect": "-",
        "robotflags": "-",
        "certificate": capture.certificate or "-",
    }


def _fields(text: str, *, inside: bool) -> tuple[str, ...]:
    """The fields to show, in the order asked for."""
    if not text:
        return FIELDS
    aliases = {ours: theirs for theirs, ours in _CDXJ.items()} | {"urlkey": "urlkey"}
    known = {*FIELDS, "redirect", "robotflags", "certificate", *(PLACE if inside else ())}
    asked = tuple(aliases.get(name.strip(), name.strip()) for name in text.split(","))
    if unknown := [name for name in asked if name not in known]:
        raise Problem(400, f"There is no field {unknown[0][:40]}; there are {', '.join(sorted(known))}.")
    return asked


def _cut(rows: Iterable[Row], offset: int, limit: int | None, *, reverse: bool, back: bool) -> list[Row]:
    """`limit` first rows, or `-limit` last ones; never more than ROWS_MOST. `back`: the rows come from the last on."""
    most = ROWS_MOST if limit is None else min(abs(limit), ROWS_MOST)
    if not reverse and (limit is None or limit >= 0):
        return list(itertools.islice(rows, offset, offset + most))
    if offset > ROWS_MOST:
        raise Problem(400, f"Counted from the end, offset is at most {ROWS_MOST}.")
    if not back:
        rows = reversed(deque(rows, maxlen=most + offset))
    found = list(itertools.islice(rows, offset, offset + most))
    return found if reverse else found[::-1]


def _closest(rows: Iterable[Row], closest: str) -> Iterator[Row]:
    """pywb's order: nearest in time first."""
    if not (closest.isascii() and closest.isdecimal() and 4 <= len(closest) <= 17):
        raise Problem(400, "sort=closest needs closest=20210302142000.")
    wanted = _seconds(closest[:14].ljust(14, "0"))
    yield from sorted(itertools.islice(rows, ROWS_MOST), key=lambda row: abs(_seconds(row["timestamp"]) - wanted))


def _seconds(digits: str) -> float:
    month, day = max(1, int(digits[4:6])), max(1, int(digits[6:8]))
    text = f"{digits[:4]}{month:02}{day:02}{digits[8:]}"
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
    except ValueError:
        raise Problem(400, "closest is not a time.") from None


def _cdxj(rows: Iterable[Row], *, place: bool) -> str:
    """`key timestamp {json}`, the JSON with pywb's names, all of them strings."""
    names = [*FIELDS[2:], "certificate", *(PLACE if place else ())]
    lines = []
    for row in rows:
        told = {_CDXJ.get(name, name): row[name] for name in names if row[name] != "-"}
        lines.append(f"{row['urlkey']} {row['timestamp']} {json.dumps(told)}\n")
    return "".join(lines)
