"""Memento (RFC 7089): /web/T/URL, /timegate/URL, /timemap/{link,json}/URL.

The path contains the original's URL as it is, with `//`, query and percent signs. It is therefore read from the raw
request target, not from what the framework decoded. Mementos are downloads; an archived 404 keeps its status.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from archiver.web import downloads, links, queries, targets
from archiver.web.access import Admitted, Reader
from archiver.web.problems import Problem
from archiver.web.site import Site, site_of
from storage import catalog as tables
from storage import urls
from storage.clock import parse_http_date, rfc3339
from storage.records import NOT_MODIFIED

if TYPE_CHECKING:
    from archiver.lookup import Opened
    from storage.model import Access, Capture

router = APIRouter(include_in_schema=False)

_Named = tuple[datetime, str, str | None]  # a memento: time, URI, label of an invalid certificate

LINES = 500  # lines of a TimeMap that are sent in one chunk
TIMEMAP_ROWS = 1_000  # mementos per catalog query while a TimeMap is written
LINK_FORMAT = "application/link-format"
_TARGET = re.compile(r"/web/(?:(\d+)([a-z]{2}_)?/)?(.+)", re.DOTALL)
_DATE = re.compile(r"([A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{2,4} \d\d:\d\d:)(\d\d) GMT", re.ASCII)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@router.api_route("/web/{target:path}", methods=["GET", "HEAD"])
def web(request: Request, target: str, reader: Admitted) -> Response:
    """A memento, or a redirect to the nearest one."""
    del target  # decoded by the framework; the raw target is read below
    match = _TARGET.fullmatch(targets.request_target(request))
    if match is None:
        raise Problem(404, "A copy's address is /web/20210302142000/https://example.org/page.")
    digits, modifier, rest = match[1], match[2] or "", match[3]
    if modifier not in {"", "id_"}:
        raise Problem(404, f"There is no form {modifier} here: id_ gives the stored bytes, no form the decoded file.")
    site = site_of(request)
    url = _known(site, rest, reader)
    if digits is None:
        return _to_nearest(site, url, site.service.now(), "", reader)
    try:
        start, length = links.instant(digits)
    except ValueError as error:
        raise Problem(400, f"{error}.") from None
    if len(digits) in {14, 17}:
        with site.service.catalog.read() as conn:
            found = queries.within(conn, url, start, length, reader.sees)
            erased = None if found else tables.erased_captures.within(conn, url, start, length, reader.sees)
        if found:
            return _memento(request, site, found[0], modifier, reader)
        if erased is not None:
            raise Problem(410, f"The copy of that time was {erased[1]}.")
    return _to_nearest(site, url, start, modifier, reader)


@router.api_route("/timegate/{target:path}", methods=["GET", "HEAD"])
def timegate(request: Request, target: str, reader: Admitted) -> Response:
    """302 to the memento nearest to Accept-Datetime (RFC 7089 4.1.1), or to the newest without that header."""
    del target
    site = site_of(request)
    url = _known(site, targets.request_target(request).removeprefix("/timegate/"), reader)
    asked = request.headers.get("accept-datetime")
    at = site.service.now() if asked is None else accept_datetime(asked)
    answer = _to_nearest(site, url, at, "", reader)
    answer.headers["vary"] = "accept-datetime"
    return answer


@router.api_route("/timemap/{form}/{target:path}", methods=["GET", "HEAD"])
def timemap(request: Request, form: str, target: str, reader: Admitted) -> Response:
    """Every memento of a URL, oldest first (RFC 7089 5)."""
    del target
    if form not in {"link", "json"}:
        raise Problem(404, "A TimeMap's address is /timemap/link/URL or /timemap/json/URL.")
    site = site_of(request)
    url = _known(site, targets.request_target(request).removeprefix(f"/timemap/{form}/"), reader)
    with site.service.catalog.read() as conn:
        ends = queries.around(conn, url, site.service.now(), reader.sees)
    if ends is None:
        raise _unknown()
    mementos = _mementos(site, url, reader.sees)
    if form == "link":
        lines = _joined(_link_format(site, url, ends, mementos))
        return StreamingResponse(lines, 200, {"content-type": LINK_FORMAT})
    listed = [
        {"datetime": rfc3339(at), "uri": uri} | ({} if label is None else {"certificate": label})
        for at, uri, label in mementos
    ]
    document = {
        "original_uri": url,
        "self": f"{site.public_url}/timemap/json/{links.in_path(url)}",
        "mementos": {"list": listed, "first": listed[0], "last": listed[-1]},
        "timegate_uri": f"{site.public_url}/timegate/{links.in_path(url)}",
        "timemap_uri": {
            "link_format": f"{site.public_url}/timemap/link/{links.in_path(url)}",
            "json_format": f"{site.public_url}/timemap/json/{links.in_path(url)}",
        },
    }
    return Response(json.dumps(document, ensure_ascii=False), 200, {"content-type": "application/json"})


def original(rest: str) -> str:
    """The identity of the URL at the end of a path. ValueError if it is not a URL.

    Restores `//` that a proxy folded into `/`, decodes a URL that was percent-encoded as a whole, and assumes http if
    there is no scheme.
    """
    text = rest
    if not re.match(r"(?i)https?:/", text) and re.match(r"(?i)https?%3a", text):
        text = unquote(text)
    text = links.with_both_slashes(text)
    return urls.identity(text if "://" in text.partition("?")[0] else f"http://{text}")


def accept_datetime(text: str) -> datetime:
    """Parse Accept-Datetime: an RFC 1123 date in GMT (RFC 7089 2.1.1). Problem 400 for anything else."""
    match = _DATE.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError("not of this form")
        second = "59" if match[2] == "60" else match[2]  # a leap second (RFC 9110, 5.6.7)
        return parse_http_date(f"{match[1]}{second} GMT").astimezone(UTC)
    except ValueError:
        raise Problem(400, "Accept-Datetime is a date such as Tue, 02 Mar 2021 14:20:00 GMT.") from None


def _unknown() -> Problem:
    return Problem(404, "Nothing is kept of that address here.")


def _known(site: Site, rest: str, reader: Reader) -> str:
    """The URL, if something is kept of it that this reader may see.

    Otherwise Problem 404, in the same words for both cases; 410 if it was erased.
    """
    try:
        url = original(rest)
    except ValueError as error:
        raise Problem(404, f"Nothing could be kept of such an address: {error}.") from None
    with site.service.catalog.read() as conn:
        for one in _spellings(url):
            if tables.captures.newest(conn, one, good=False, access=reader.sees) is not None:
                return one
        erased = next(
            filter(None, (tables.erased_captures.newest(conn, one, reader.sees) for one in _spellings(url))), None
        )
    if erased is not None:
        raise Problem(410, f"What was kept of that address here was {erased[1]}.")
    raise _unknown()


def _spellings(url: str) -> list[str]:
    """The URL, then the spellings that it may have had before a client or a server changed it.

    Some drop an empty query, and curl writes hex digits of escapes in lower case, where browsers and we use upper case.
    Strictly, these are different URLs.
    """
    upper = _ESCAPE.sub(lambda escape: escape[0].upper(), url)
    return list(dict.fromkeys([url, f"{url}?", upper, f"{upper}?"]))


def _own_address(site: Site, capture: Capture, modifier: str, access: Access | None) -> str:
    """The URL of the memento itself."""
    with site.service.catalog.read() as conn:
        return site.public_url + queries.memento(conn, capture.url, capture.at, access, modifier=modifier)


def _to_nearest(site: Site, url: str, at: datetime, modifier: str, reader: Reader) -> Response:
    """302 to the nearest memento, without Memento-Datetime (RFC 7089 4.2.1)."""
    found = site.service.lookup.nearest(url, at, access=reader.sees)
    if found is None:
        raise _unknown()
    link = _links(site, url, found.at, reader.sees)
    address = _own_address(site, found, modifier, reader.sees)
    # set by hand: RedirectResponse would percent-encode the URL a second time
    return Response(None, 302, {"location": address, "link": link, "cache-control": "private, no-cache"})


def _memento(request: Request, site: Site, capture: Capture, modifier: str, reader: Reader) -> Response:
    """The stored answer with its status, as a download."""
    opened = site.service.lookup.open(capture)
    headers = {
        "memento-datetime": links.http_date(capture.at),
        "link": _links(site, capture.url, capture.at, reader.sees),
        **downloads.certificate(capture),
    }
    coding = downloads.content_coding(opened)
    if modifier == "id_":
        body, tag = opened.stored, downloads.stored_tag(opened)
        headers |= downloads.digest_header(opened.source.payload_sha256)
        name = downloads.name_of(capture, coding=coding)
    else:
        body, tag, name = opened.decoded(), downloads.file_tag(opened), downloads.name_of(capture)
    status = _status(capture, opened)
    if 300 <= status < 400 and (to := downloads.location(opened)) is not None:
        target = urls.resolve(capture.url, to)
        if target is not None:
            headers["location"] = site.public_url + links.memento(capture.at, target, modifier=modifier)
    archived = downloads.originals(site.service.lookup.head(opened))
    return downloads.send(
        request, body, name, tag=tag, media_type=downloads.media_type(opened), status=status, headers=headers,
        archived=archived,
    )  # fmt: skip


def _status(capture: Capture, opened: Opened) -> int:
    """The archived status; of a 304, that of the answer it stands for.

    Responses that were not HTTP, or cannot carry a body over HTTP (1xx, 204, 205, 304), are sent as 200.
    """
    status = opened.status if capture.revisit == NOT_MODIFIED else capture.status
    return status if status is not None and 200 <= status <= 599 and status not in {204, 205, 304} else 200


def _links(site: Site, url: str, at: datetime, access: Access | None) -> str:
    """The Link header: original, TimeGate, TimeMap, and the mementos around this one."""
    base, path = site.public_url, links.in_path(url)
    parts = [
        f'<{url}>; rel="original"',
        f'<{base}/timegate/{path}>; rel="timegate"',
        f'<{base}/timemap/link/{path}>; rel="timemap"; type="{LINK_FORMAT}"',
    ]
    with site.service.catalog.read() as conn:
        ends = queries.around(conn, url, at, access)
    if ends is None:
        return ", ".join(parts)
    named: dict[datetime, list[str]] = {}
    for relation, when in (("first", ends.first), ("prev", ends.before), ("next", ends.after), ("last", ends.last)):
        if when is not None:
            named.setdefault(when, []).append(relation)
    named.setdefault(at, [])
    for when, relations in sorted(named.items()):
        relation = " ".join([*relations, "memento"])
        with site.service.catalog.read() as conn:
            uri = base + queries.memento(conn, url, when, access)
        parts.append(f'<{uri}>; rel="{relation}"; datetime="{links.http_date(when)}"')
    return ", ".join(parts)


def _mementos(site: Site, url: str, access: Access | None) -> Iterator[_Named]:
    """Every memento, oldest first. If several fall into one second, all but the first get 17 digits."""
    since: datetime | None = None
    seen: set[str] = set()
    previous = ""
    while True:
        with site.service.catalog.read() as conn:
            found = tables.captures.of_url(conn, url, since=since, access=access, limit=TIMEMAP_ROWS)
        fresh = [one for one in found if one.id not in seen]
        for one in fresh:
            digits = links.stamp(one.at)
            yield one.at, site.public_url + links.memento(one.at, url, exact=digits == previous), one.certificate
            previous = digits
        if len(found) < TIMEMAP_ROWS or not fresh:
            return
        since, seen = found[-1].at, {one.id for one in found if one.at == found[-1].at}


def _link_format(site: Site, url: str, ends: queries.Around, mementos: Iterator[_Named]) -> Iterator[str]:
    base, path = site.public_url, links.in_path(url)
    yield f'<{url}>; rel="original",\n'
    yield f'<{base}/timegate/{path}>; rel="timegate",\n'
    span = f'from="{links.http_date(ends.first)}"; until="{links.http_date(ends.last)}"'
    yield f'<{base}/timemap/link/{path}>; rel="self"; type="{LINK_FORMAT}"; {span}'
    held: Sequence[_Named] = ()
    first = True
    for one in mementos:  # keeps one back, to mark the last one as such
        for before in held:
            yield _memento_line(before, first=first, last=False)
            first = False
        held = (one,)
    for newest in held:
        yield _memento_line(newest, first=first, last=True)
    yield "\n"


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Join many lines into each chunk: sending a line takes longer than making it."""
    while chunk := "".join(itertools.islice(lines, LINES)):
        yield chunk


def _memento_line(one: _Named, *, first: bool, last: bool) -> str:
    at, uri, label = one
    relation = " ".join([*(["first"] if first else []), *(["last"] if last else []), "memento"])
    suffix = "" if label is None else f'; certificate="{label}"'
    return f',\n<{uri}>; rel="{relation}"; datetime="{links.http_date(at)}"{suffix}'
