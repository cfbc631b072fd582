"""Events as an Atom feed (RFC 4287), paged as RFC 5005 describes.

Never contains sealed sources, since feeds are passed on.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter
from lxml import etree
from starlette.requests import Request
from starlette.responses import Response

from archiver import sanitizing, words
from archiver.alerts import to_others
from archiver.lookup.dossier import reasons_of
from archiver.web import queries, render, strings
from archiver.web.access import Admitted
from archiver.web.last_modified import unchanged
from archiver.web.links import http_date
from archiver.web.pages import Behind, title_of
from archiver.web.site import site_of
from storage.clock import rfc3339
from storage.model import Access, Event, EventKind

router = APIRouter(include_in_schema=False)

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 50
PATH = "/feeds/events.atom"
_FEEDS = uuid.UUID("7d0f4a5e-3c2b-5d19-8a77-2b7c1f0d9e64")  # our namespace for feed ids; must never change
_NAMESPACES: Any = {None: ATOM}  # lxml's type stubs do not allow a default namespace
_NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)  # `updated` of a feed without entries, where it is mandatory


@router.api_route(PATH, methods=["GET", "HEAD"])
def atom(request: Request, reader: Admitted, before: Behind = None) -> Response:
    """The newest events, with a link to older ones."""
    del reader  # only needed for admission: the feed is the same for everyone
    site, language = site_of(request), render.language_of(request)
    with site.service.catalog.read() as conn:
        found = queries.event_page(conn, Access.PUBLIC, before=before, limit=ENTRIES + 1)
        titles = queries.titles(conn, {event.source for event in found})
    more, found = len(found) > ENTRIES, found[:ENTRIES]
    feed = _Feed(site.public_url, language, site.service.settings.operator or "archiver")
    body = feed.document(
        [(event, _named(event, titles.get(event.source))) for event in map(to_others, found)],
        before=before,
        older=found[-1].id if more else None,
    )
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "private, max-age=60", "content-type": MEDIA_TYPE,
               "vary": "Accept-Language, Cookie, Authorization"}  # fmt: skip
    since = site.changes.since(f"{PATH} {language} {before}", tag, site.service.now())
    if since is not None:
        headers["last-modified"] = http_date(since)
    if _known(request, tag, since):
        del headers["content-type"]
        return Response(None, 304, headers)
    return Response(body, 200, headers)


def _known(request: Request, tag: str, since: datetime | None) -> bool:
    """Whether the client already has this version. If-None-Match takes precedence (RFC 9110 13.2.2)."""
    named = request.headers.get("if-none-match")
    if named is None:
        return unchanged(since, request.headers.get("if-modified-since"))
    given = [one.strip().removeprefix("W/") for one in named.split(",")]
    return tag in given or "*" in given


def _named(event: Event, title: str | None) -> str:
    """What an event is about: its source, or the site if many of its addresses changed."""
    return urlsplit(event.url).netloc if event.kind is EventKind.HOST else title_of(title, event.url)


class _Feed:
    """Builds the Atom document. All text is escaped, so that no title can become markup."""

    def __init__(self, public_url: str, language: str, author: str) -> None:
        self._url = public_url
        self._language = language
        self._author = author

    def document(self, events: list[tuple[Event, str]], *, before: str | None, older: str | None) -> bytes:
        """One page of the feed. `events`: (event, title of its source), newest first."""
        feed = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES)
        feed.set("{http://www.w3.org/XML/1998/namespace}lang", strings.HTML_LANG[self._language])
        self._add(feed, "id", f"urn:uuid:{uuid.uuid5(_FEEDS, self._url)}")
        self._add(feed, "title", "archiver: " + strings.text("events", self._language))
        self._add(feed, "updated", rfc3339(max((event.at for event, _ in events), default=_NOTHING_YET)))
        self._add(self._add(feed, "author"), "name", self._author)
        own = self._page(before)
        self._link(feed, "self", own, type=MEDIA_TYPE.partition(";")[0])
        self._link(feed, "alternate", f"{self._url}/events", type="text/html")
        self._link(feed, "first", self._page(None), type=MEDIA_TYPE.partition(";")[0])
        if older is not None:
            self._link(feed, "next", self._page(older), type=MEDIA_TYPE.partition(";")[0])
        for event, title in events:
            self._entry(feed, event, title)
        return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))

    def _page(self, before: str | None) -> str:
        query = [f"lang={self._language}"] if self._language != "en" else []
        query += [f"before={before}"] if before is not None else []
        return f"{self._url}{PATH}" + ("?" + "&".join(query) if query else "")

    def _entry(self, feed: etree._Element, event: Event, title: str) -> None:
        entry = self._add(feed, "entry")
        subject = words.kind(event.kind, self._language, text=event.text)
        self._add(entry, "id", f"urn:uuid:{event.id}")
        self._add(entry, "title", f"{title}{strings.text('colon', self._language)}{subject}", type="text")
        self._add(entry, "updated", rfc3339(event.at))
        self._add(entry, "published", rfc3339(event.at))
        self._link(entry, "alternate", f"{self._url}/source/{event.source}/visit/{event.n}", type="text/html")
        text = event.text
        if self._language != "en":
            text = words.translate_sentence(event.kind, text, words.WORDS[self._language]) or text
        reasons = [f"– {one}" for one in words.sentences(reasons_of(event), self._language)]
        content = self._add(entry, "content", "\n".join([text, event.url, *reasons]), type="text")
        if self._language != "en" and text == event.text:  # not translated
            content.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
        self._add(entry, "category", term=event.kind.value, label=subject)

    def _add(self, parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
        child = etree.SubElement(parent, f"{{{ATOM}}}{name}")
        if text is not None:  # drop characters that XML 1.0 forbids or that reverse the direction of text
            child.text = "\n".join(sanitizing.clean(line) for line in text.split("\n"))
        for key, value in attributes.items():
            child.set(key, sanitizing.clean(value))
        return child

    def _link(self, parent: etree._Element, rel: str, href: str, **attributes: str) -> None:
        self._add(parent, "link", rel=rel, href=href, **attributes)
