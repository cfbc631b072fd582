"""Full-text search over what is kept: passages, with the words marked."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from archiver import sanitizing
from archiver.lookup import source_line
from archiver.search import Found, Place, Results, find
from archiver.search.finding import HITS, SOURCES
from archiver.web import queries, render
from archiver.web.access import Admitted, Reader
from archiver.web.api import PROBLEMS, SourceLine
from archiver.web.pages import Legible, label, standing, titled
from archiver.web.site import Site, site_of
from storage.clock import rfc3339

router = APIRouter()

QUERY_CHARS = 2_000  # enough for a long quotation
ULID_CHARS = 26
SHOWN_CHARS, BEFORE_CHARS = 560, 180  # characters shown of a passage, and of these before its first mark

Words = Annotated[
    str,
    Query(max_length=QUERY_CHARS, description="Words that must all be in one passage; in quotation marks a phrase."),
]
OfSource = Annotated[
    str | None, Query(max_length=ULID_CHARS, description="Only passages of this source; ULID."), Legible
]
After = Annotated[int, Query(ge=0, le=HITS, description="What `next` holds: how many results came before.")]


class PassageFound(BaseModel):
    """A passage as copies contain it."""

    text: str
    marks: list[tuple[int, int]] = Field(description="Start and end of what was asked for, in characters of `text`.")
    document: str | None = Field(
        description="Address of the document of the page that it stands in; null: the page itself."
    )
    first: dict[str, str] = Field(description="The first copy with it: `at` and `capture`.")
    last: dict[str, str] = Field(description="The newest copy with it: `at` and `capture`.")
    in_newest: bool | None = Field(
        description="Whether what is marked is in the newest good copy, if in other passages; null: that is not searched yet."
    )
    links: dict[str, str] = Field(description="Of the newest copy with it: `page`, `text`, `record`.")


class SourceFound(BaseModel):
    """A source with its best passages."""

    source: SourceLine
    title: str | None
    host: str
    standing: str = Field(description="Its state as a sentence.")
    cited: list[dict[str, str | None]] = Field(description="Works that cite it: `work`, `title`, `url`.")
    passages: list[PassageFound]
    more: str | None = Field(description="Address of all its passages with these words; null where these are all.")


class SearchResults(BaseModel):
    results: list[SourceFound] = Field(description="That with the best passage first.")
    waiting: int = Field(description="Copies that are kept and not searchable yet.")
    copies: int | None = Field(description="Of how many; null where only a few wait.")
    next: str | None = Field(description="Where to go on; null at the end.")
    cut: bool = Field(
        description="More passages have these words than are looked at, so sources may be missing; fewer have more words."
    )
    left_out: list[str] = Field(description="What of `q` was not looked for, since it is more than one search takes.")


@router.api_route("/search", methods=["GET", "HEAD"], include_in_schema=False)
def search_page(
    request: Request, reader: Admitted, q: str = "", source: Annotated[str | None, Legible] = None, after: str = "0"
) -> Response:
    """Where was this said?"""
    site = site_of(request)
    unfit = _unfit(q, source, after)
    if unfit is not None:
        return render.page(request, "search.html", status=422, q=q[:QUERY_CHARS], unfit=unfit, source=None,
                           typed=len(q), most=QUERY_CHARS)  # fmt: skip
    results = _results(site, reader, q, source, int(after))
    with site.service.catalog.read() as conn:
        cases = queries.open_cases(conn, {one.watched.source.id for one in results.found})
    language = render.language_of(request)
    return render.page(
        request, "search.html", unfit=None, json=f"/api/v1/search?{request.url.query}" if q else None, q=q, results=results, label=label, titled=titled,
        source=source, paged=int(after) > 0, excerpt=excerpt,
        standing=partial(standing, language), cases=cases,
    )  # fmt: skip


@router.get("/api/v1/search", responses=PROBLEMS, summary="Passages of what is kept")
def search_json(
    request: Request,
    reader: Admitted,
    *,
    q: Words = "",
    source: OfSource = None,
    after: After = 0,
    limit: Annotated[
        int, Query(ge=1, le=100, description="Sources of this answer; of one source, passages.")
    ] = SOURCES,
) -> SearchResults:
    """Results by source, the one with the best passage first.

    The same passage in several copies is one result. A `q` without a word has no results.
    """
    site = site_of(request)
    results = _results(site, reader, q, source, after, limit)
    here = f"{site.public_url}{request.scope['path']}"
    following = (
        None if results.after is None else f"{here}?{request.url.include_query_params(after=results.after).query}"
    )
    return SearchResults(
        results=[_found(site, one, request, here) for one in results.found], waiting=results.progress.waiting,
        copies=results.progress.of, next=following, cut=results.cut, left_out=list(results.left_out),
    )  # fmt: skip


def _unfit(q: str, source: str | None, after: str) -> str | None:
    """The key of the message that says why these parameters cannot be searched; None if they can."""
    if len(q) > QUERY_CHARS:
        return "search_long"
    placed = after.isascii() and after.isdecimal() and len(after) <= len(str(HITS)) and int(after) <= HITS
    return None if placed and len(source or "") <= ULID_CHARS else "search_nowhere"


def _results(site: Site, reader: Reader, q: str, source: str | None, after: int, limit: int = SOURCES) -> Results:
    with site.service.catalog.read() as conn:
        return find(conn, q, reader.sees, source=source, after=after, limit=limit)


def _found(site: Site, one: Found, request: Request, here: str) -> SourceFound:
    watched = one.watched
    more = request.url.include_query_params(source=watched.source.id).remove_query_params(["after", "limit"])
    return SourceFound(
        source=SourceLine(**source_line(watched)), title=watched.title, host=watched.source.host,
        standing=standing("en", watched),
        cited=[{"work": work.id, "title": work.title, "url": work.url} for work in one.works],
        passages=[_passage(site, place) for place in one.places], more=f"{here}?{more.query}" if one.more else None,
    )  # fmt: skip


def _passage(site: Site, place: Place) -> PassageFound:
    own = f"{site.public_url}/capture/{place.last.id}"
    return PassageFound(
        text=place.text, marks=list(place.marks), document=place.document,
        first={"at": rfc3339(place.first_at), "capture": place.first},
        last={"at": rfc3339(place.last.at), "capture": place.last.id}, in_newest=place.standing,
        links={"page": own, "text": f"{own}/text", "record": f"{own}/record.warc.gz"},
    )  # fmt: skip


def excerpt(place: Place) -> list[tuple[str, bool]]:
    """A passage in pieces, each with whether it is marked; of a long passage only the part around the first mark."""
    text = place.text
    start, end = 0, len(text)
    if end > SHOWN_CHARS:
        start = max(0, min((place.marks[0][0] if place.marks else 0) - BEFORE_CHARS, end - SHOWN_CHARS))
        end = min(end, start + SHOWN_CHARS)
        start, end = _at_word_end(text, start, first=True), _at_word_end(text, end, first=False)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for first, last in place.marks:
        if first < at or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return [(shown, marked) for piece, marked in pieces if (shown := _fit(piece))]


def _fit(text: str) -> str:
    return "\n".join(map(sanitizing.fit, text.split("\n")))


def _at_word_end(text: str, at: int, *, first: bool) -> int:
    """The nearest position at a space, so that no word is cut; `at` itself if there is no space near."""
    if at in {0, len(text)}:
        return at
    near: Any = text.find(" ", at, at + 30) + 1 if first else text.rfind(" ", at - 30, at)
    return near if near > 0 else at
