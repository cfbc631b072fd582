"""/cdx, compatible with the Internet Archive's CDX server: 7-field text, or JSON arrays with a header row.

With `output=cdxj`, compatible with pywb and its filters (standards C6 and C7).

Bounded: rows are read page by page from the index, patterns take linear time, and after TIME_S a request
ends rather than hold a thread: with the rows found and a resume key, or with an error if no key was requested, since an
answer that does not say it is incomplete would be taken for all there is. One that has all ROWS_MOST rows that an answer
may have says so in the header CUT.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from archiver.web.access import admit
from archiver.web.cdx import times
from archiver.web.cdx.paging import PLACED, Late, Paging, noted
from archiver.web.cdx.query import Query, read
from archiver.web.cdx.rules import PLACE, Filters, Row, collapsed
from archiver.web.links import stamp
from archiver.web.memento import original
from archiver.web.problems import Problem
from archiver.web.site import site_of
from storage import catalog as tables
from storage import urls
from storage.catalog.schema import clean
from storage.catalog.surts import Kind, Place, Stretch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.model import Access, Capture

router = APIRouter(include_in_schema=False)

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
ROWS_MOST = 150_000
CUT = "x-archiver-cut"  # its value: the number of rows at which an answer ended that may not be all
TIME_S = 20.0
TIMED_ROWS = 100  # rows until it is looked whether time is over: patterns may take long for a whole page of the index
GZIP_BYTES = 1_000  # shorter answers fit one packet either way
GZIP_LEVEL = 3  # reduces such lines to a tenth; higher levels gain little
KEY_CHARS = 512  # the index truncates keys to this; longer ones are compared in full
REVISIT = "warc/revisit"
_STATUS, _SHA256 = re.compile(r"[1-9][0-9]{0,3}"), re.compile(r"sha256:[0-9a-f]{64}")
_CDXJ = {"original": "url", "mimetype": "mime", "statuscode": "status"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The ranges of the index to read, and how to narrow them."""

    ranges: tuple[tuple[str, str], ...]  # (start, end), end excluded
    exact: str | None  # the key, for an exact match
    since: str = ""  # digits; a prefix of a timestamp
    until: str = ""

    @property
    def longer(self) -> str | None:
        """The key, if it is longer than the index stores: its range also contains rows of other keys."""
        return self.exact if self.exact is not None and len(self.exact) >= KEY_CHARS else None

    def stretches(self, access: Access | None) -> list[Stretch]:
        """The ranges to read from the index."""
        since, until = times.since(self.since), times.until(self.until)
        return [Stretch(first=first, end=end, since=since, until=until, access=access) for first, end in self.ranges]


@router.api_route("/cdx", methods=["GET", "HEAD"])
def cdx(request: Request) -> Response:
    """Captures of a URL or of everything below it, ordered by key and time."""
    reader = admit(request)
    query = read(request.query_params)
    asked = asked_for(query.url, query.match, query.since, query.until)
    inside = reader.token is not None
    wanted = Filters(query.filters, pywb=query.output == "cdxj", inside=inside)
    paging = Paging(query)
    shown = _fields(query.fields, inside=inside)
    deadline = time.monotonic() + TIME_S
    following: str | None = None
    with site_of(request).service.catalog.read() as conn:
        if paging.count_pages:
            pages = _pages(conn, asked, reader.sees, deadline, paging)
            return Response(f"{pages}\n", 200, media_type="text/plain; charset=utf-8")
        back = query.backwards
        kinds = () if paging.numbered else _kinds(wanted.plain)
        firsts = asked.exact is None and _only_firsts(query, kinds)
        rows: Iterable[Row] = _rows(conn, asked, reader.sees, deadline, paging, kinds, back=back, firsts=firsts)
        rows = filter(wanted.keep, paging.of_page(rows, begun=asked.longer is None))
        for rule in query.collapse:
            rows = collapsed(rows, rule, inside=inside)
        write = _writing(query, shown, inside=inside)
        if paging.keyed:
            most = ROWS_MOST if query.limit is None else min(query.limit, ROWS_MOST)
            found, following = paging.resumed(rows, query.offset, most, write)
        else:
            rows = _closest(rows, query.closest) if query.sort == "closest" else rows
            found = _cut(map(write, rows), query.offset, query.limit, reverse=query.sort == "reverse", back=back)
    cut = (query.limit is None or abs(query.limit) > ROWS_MOST) and len(found) == ROWS_MOST
    if query.output == "json":
        head = [json.dumps(shown)] if found else []
        end = [] if following is None else ["[]", json.dumps([following])]
        return _text_response(request, query, f"[{', '.join([*head, *found, *end])}]", "application/json", cut=cut)
    found += [] if following is None else [f"\n{following}\n"]
    kind = "text/x-cdxj" if query.output == "cdxj" else "text/plain"
    return _text_response(request, query, "".join(found), f"{kind}; charset=utf-8", cut=cut)


def _writing(query: Query, shown: Sequence[str], *, inside: bool) -> Callable[[Row], str]:
    """What writes a row: at once, since a line takes a third of the memory of a row."""
    if query.output == "json":
        return lambda row: json.dumps([row[name] for name in shown])
    if query.output == "cdxj":
        return partial(_cdxj, shown=[*shown] if query.fields else _in_cdxj(inside=inside))
    return lambda row: " ".join([row[name] for name in shown]) + "\n"


def _text_response(request: Request, query: Query, text: str, media_type: str, *, cut: bool) -> Response:
    """The rows as a response, gzipped if the client accepts it, as they are repetitive. `cut`: there may be more."""
    body, headers = text.encode(), {"vary": "Accept-Encoding, Authorization, Cookie"}
    if cut:
        headers[CUT] = str(ROWS_MOST)
    if query.gzip and len(body) > GZIP_BYTES and _takes_gzip(request.headers.get("accept-encoding", "")):
        body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, 200, headers, media_type)


def _takes_gzip(accepted: str) -> bool:
    """Whether Accept-Encoding allows gzip (RFC 9110, 12.5.3)."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in {"gzip", "x-gzip", "*"}:
            return re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight) is None
    return False


def asked_for(url: str, match: str, since: str, until: str) -> Asked:
    """The ranges of the index that are requested. Problem 400 for an invalid URL or time."""
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
            key += "/"  # keys have no trailing slash, and /ab is not below /a/
        return Asked(((key, _end_of_prefix(key)),), None, since, until)
    if match == "host":
        key = f"{key.partition(')')[0]})"
        return Asked(((key, _end_of_prefix(key)),), None, since, until)
    if match == "domain":  # the host and its subdomains are adjacent; those with a port are a separate range
        return Asked(((f"{host})", f"{host}-"), (f"{host}:", f"{host};")), None, since, until)
    return Asked(((key, key[:KEY_CHARS] + "\x01"),), key, since, until)


def _end_of_prefix(prefix: str) -> str:
    """The first key after all that start with this prefix."""
    prefix = prefix[:KEY_CHARS]
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def _pages(conn: Connection, asked: Asked, access: Access | None, deadline: float, paging: Paging) -> int:
    """The number of pages, before any filter."""
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
    firsts: bool = False,
) -> Iterator[Row]:
    """The matching rows: from the resume key, which is included, or from the start of the page.

    `back`: from last to first. `kinds`: rows of other kinds may be left out. `firsts`: so may all but the first of each
    key.
    """

    def in_time(behind: Place | None) -> None:
        if time.monotonic() > deadline:
            raise Late(behind)

    stretches = asked.stretches(access)
    for stretch, behind in _unread(conn, stretches[::-1] if back else stretches, asked, paging):
        try:
            if firsts:
                each = tables.surts.firsts(conn, stretch, after=behind, kinds=kinds, begun=in_time)
            else:
                each = tables.surts.each(conn, stretch, after=behind, back=back, kinds=kinds, begun=in_time)
            for number, (key, capture) in enumerate(each, start=1):
                row = _row(key, capture)
                if asked.longer is not None and row["urlkey"] != asked.longer:
                    continue
                if paging.keyed:
                    row[PLACED] = noted(key, capture.at, capture.id)
                yield row
                if number % TIMED_ROWS == 0:
                    in_time((key, capture.at, capture.id))
        except Late as late:
            paging.ends(stretch.first, late.behind)
            return


def _kinds(plain: Iterable[tuple[str, str, bool]]) -> list[Kind]:
    """The filters that the catalog can evaluate: only those on values that `_row` would write the same."""
    found = []
    for field, value, wanted in plain:
        if field == "statuscode" and (value == "-" or _STATUS.fullmatch(value)):
            found.append(Kind("status", None if value == "-" else int(value), wanted))
        elif field == "digest" and (value == "-" or _SHA256.fullmatch(value)):
            found.append(Kind("payload_sha256", None if value == "-" else value.removeprefix("sha256:"), wanted))
        elif field == "mimetype" and wanted and value not in {"-", REVISIT} and clean(value) == value:
            found.append(Kind("media_type", value, wanted))
    return found


def _only_firsts(query: Query, kinds: Sequence[Kind]) -> bool:
    """Whether the first row of each key decides: it is collapsed by key first, and the catalog evaluates all filters."""
    return len(kinds) == len(query.filters) and query.page is None and query.collapse[:1] == ["urlkey"]


def _unread(
    conn: Connection, stretches: Sequence[Stretch], asked: Asked, paging: Paging
) -> Iterator[tuple[Stretch, Place | None]]:
    """The ranges to read, each with the place after which to start, or None for its beginning."""
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
    """The fields to show, in the requested order."""
    if not text:
        return FIELDS
    aliases = {ours: theirs for theirs, ours in _CDXJ.items()} | {"urlkey": "urlkey"}
    known = {*FIELDS, "redirect", "robotflags", "certificate", *(PLACE if inside else ())}
    names = tuple(aliases.get(name.strip(), name.strip()) for name in text.split(","))
    if unknown := [name for name in names if name not in known]:
        raise Problem(400, f"There is no field {unknown[0][:40]}; there are {', '.join(sorted(known))}.")
    return names


def _cut(rows: Iterable[str], offset: int, limit: int | None, *, reverse: bool, back: bool) -> list[str]:
    """The first `limit` rows, or the last `-limit`; at most ROWS_MOST. `back`: the rows come from last to first."""
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
    """The rows ordered as pywb does: nearest in time first."""
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


def _in_cdxj(*, inside: bool) -> tuple[str, ...]:
    """The fields of a line's JSON where none are named."""
    return (*FIELDS, "certificate", *(PLACE if inside else ()))


def _cdxj(row: Row, shown: Sequence[str]) -> str:
    """A line of `key timestamp {json}`, with pywb's names and only strings in the JSON. Key and time are not repeated there."""
    names = [name for name in shown if name not in {"urlkey", "timestamp"}]
    values = {_CDXJ.get(name, name): row[name] for name in names if row[name] != "-"}
    return f"{row['urlkey']} {row['timestamp']} {json.dumps(values)}\n"
