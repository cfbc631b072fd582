"""Compares any two kept copies of one source side by side.

Shows only the plain text that our reader extracts from the files; nothing of the files is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver.lookup import capture_line
from archiver.lookup.unconfirmed import Unconfirmed, unconfirmed
from archiver.text import Beside, Passage, Text, beside
from archiver.web import queries, render
from archiver.web.access import Admitted, Reader
from archiver.web.api import PROBLEMS
from archiver.web.captures import seen_capture
from archiver.web.differences import Texts, Two, cautions, notes, sentence, unsure, without_second, worded
from archiver.web.pages import Ulid, label
from archiver.web.permitted import seen_source
from archiver.web.queries import Copy
from archiver.web.site import Site, site_of
from archiver.web.texts import a_turn, text_of
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import MEMBER_ROLES, Capture, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

router = APIRouter()

LISTED = 200  # copies in the list to choose from
_UUID = r"^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$"  # or empty, as forms send it
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
One = Annotated[str, Query(alias="from", pattern=_UUID, description="A capture of the source.")]
Other = Annotated[str, Query(alias="to", pattern=_UUID, description="Another.")]


@dataclass(frozen=True, slots=True)
class Choice:
    """A source, its copies to choose from, and the two that are compared; `two` is None if there is no second copy."""

    watched: Watched
    copies: list[Copy]
    two: Two | None
    quotes: list[str]
    waiting: Unconfirmed | None  # a change of the source that is not confirmed yet


@router.api_route("/source/{source}/compare", methods=["GET", "HEAD"], include_in_schema=False)
def compare_page(request: Request, source: Ulid, reader: Admitted, one: One = "", other: Other = "") -> Response:
    """What changed between two copies?"""
    site, language = site_of(request), render.language_of(request)
    choice = _choice(site, source, reader, one, other)
    two = choice.two
    found, texts = _beside(site, choice, two)
    query = "" if two is None else f"?from={two.old.id}&to={two.new.id}"
    return render.page(
        request, "compare.html", json=f"/api/v1/sources/{choice.watched.source.id}/compare{query}",
        watched=choice.watched, label=label, two=two, found=found, languages_of=[_language(one) for one in texts],
        sentence=without_second(choice.copies, language) if two is None else sentence(two, found, texts, language),
        cautions=[] if two is None else cautions(two, language),
        notes=[] if two is None else notes(two, texts, language),
        waiting=None if two is not None and two.unsure else choice.waiting, unsure=[] if two is None else unsure(two, language),
        copies=_listed(choice), listed=LISTED, all=len(choice.copies), order=_cited_first,
    )  # fmt: skip


@router.get("/api/v1/sources/{source}/compare", responses=PROBLEMS, summary="Two copies of a source beside each other")
def compare_json(request: Request, source: Ulid, reader: Admitted, one: One = "", other: Other = "") -> JSONResponse:
    """`from` is always the older copy. Defaults: the first good copy and the newest.

    `lost`: passages that only the older copy has; `added`: those that only the newer has; `instead`: the index, in the
    other list, of the passage that replaced this one. All null where a file has no text, which differs from an empty
    list.
    """
    site = site_of(request)
    choice = _choice(site, source, reader, one, other)
    two = choice.two
    if two is None:
        raise NotFound(without_second(choice.copies, "en"))
    found, texts = _beside(site, choice, two)
    return JSONResponse({
        "source": choice.watched.source.id,
        "from": _copy_line(two.old, two.old_seen, texts[0], two.unsure),
        "to": _copy_line(two.new, two.new_seen, texts[1], two.unsure),
        "same_bytes": two.same_bytes,
        **_found_lines(found, same=two.same_bytes),
    })  # fmt: skip


def _choice(site: Site, source: str, reader: Reader, one: str, other: str) -> Choice:
    """The copies that were asked for, under the access rules of source and capture pages.

    NotFound for a capture that is not a copy of this source.
    """
    given = [seen_capture(site, capture, reader) for capture in (one, other) if capture]
    with site.service.catalog.read() as conn:
        watched = seen_source(conn, source, reader)
        if any(tables.sources.merged_into(conn, capture.source) != watched.source.id for capture in given):
            raise NotFound("There is no copy of that name of this source here.")
        known = {capture.id for capture in (watched.first, watched.last, *given) if capture is not None}
        copies = _copies(conn, watched, given, known)
        given = _pair(conn, watched, copies, given, onward=bool(one))
        cited = tables.works.of_source(conn, watched.source.id)
        waiting = unconfirmed(conn, watched)
        two = _two(conn, copies, given, waiting) if len(given) == 2 else None
    return Choice(watched, copies, two, [one.citation.quote for one in cited if one.citation.quote], waiting)


def _copies(conn: Connection, watched: Watched, given: Sequence[Capture], known: set[str]) -> list[Copy]:
    """All copies of the file in question: the source's page, or a document that it carries."""
    member = next((capture for capture in given if capture.role in MEMBER_ROLES), None)
    if member is None:
        return queries.copies(conn, watched.source.id, known)
    return queries.copies_of_member(conn, watched.source.id, member.url, known)


def _pair(
    conn: Connection, watched: Watched, copies: Sequence[Copy], asked: list[Capture], *, onward: bool
) -> list[Capture]:
    """The two copies to compare: those asked for, else the first good copy and the newest.

    Fewer if there are not two. `onward`: compare a single requested copy with a newer one.
    """
    if len(asked) == 2:
        return asked
    ends = [one for one in (watched.first, watched.last) if one is not None and not one.purged]
    if not ends and copies:  # no copy was ever good
        ends = list(tables.captures.by_ids(conn, [copies[-1].capture, copies[0].capture]).values())
    one = next(iter([*asked, *ends[::-1]]), None)
    if one is None:
        return []
    if not asked and ends[0].payload_sha256 != one.payload_sha256:
        return [ends[0], one]
    second = _second(copies, one, onward=onward)
    others = [end.id for end in ends if end.id != one.id] if second is None else [second.capture]
    return [*tables.captures.by_ids(conn, others[:1]).values(), one]


def _second(copies: Sequence[Copy], capture: Capture, *, onward: bool) -> Copy | None:
    """The copy that a single given one is compared with: the newest good one before it with other bytes.

    `onward`: the newest good one instead, if it is later than the given one.
    """
    others = [one for one in copies if one.sha256 != capture.payload_sha256 and one.capture != capture.id]
    good = [one for one in others if one.good] or others
    before = [one for one in good if one.at < capture.at]
    if before and not (onward and good[0].at > capture.at):
        return before[0]
    return (good[0] if onward else good[-1]) if good else None


def _two(conn: Connection, copies: Sequence[Copy], given: Sequence[Capture], waiting: Unconfirmed | None) -> Two:
    old, new = sorted(given, key=lambda capture: (capture.at, capture.n, capture.id))
    seen = {one.capture: one for one in copies}
    originals = tables.captures.by_ids(conn, {one.original for one in given if one.original})
    digests = [originals.get(one.original or "", one).payload_sha256 for one in (old, new)]
    between = {one.sha256 for one in copies if old.at < one.at < new.at} - set(digests)
    same = old.id == new.id or (digests[0] is not None and digests[0] == digests[1])
    unsure = frozenset(one.id for one in (old, new) if waiting is not None and waiting.has(one))
    return Two(old, new, seen.get(old.id), seen.get(new.id), digests, same, len(between), unsure)


def _beside(site: Site, choice: Choice, two: Two | None) -> tuple[Beside | None, Texts]:
    """Both texts and their differences; no differences unless both have text.

    Reads nothing if the bytes are the same.
    """
    if two is None or two.same_bytes:
        return None, (None, None)
    url, quotes = choice.watched.source.url, tuple(choice.quotes)

    def made() -> tuple[Beside | None, Texts]:
        with a_turn() as readers:
            old, new = (text_of(site, capture, readers) for capture in (two.old, two.new))
            if old is None or new is None or not (worded(old) and worded(new)):
                return None, (old, new)
            days = two.old.at.date(), two.new.at.date()
            return beside(old, new, days=days, url=url, quotes=quotes), (old, new)

    # not kept if a text is missing: a reader that failed may succeed the next time
    return site.compared.of((two.old.id, two.new.id, url, quotes), made, keep=lambda found: None not in found[1])


def _listed(choice: Choice) -> list[Copy]:
    """The newest LISTED copies, and the two compared."""
    chosen = set() if choice.two is None else {choice.two.old.id, choice.two.new.id}
    return [one for at, one in enumerate(choice.copies) if at < LISTED or one.capture in chosen]


def _language(text: Text | None) -> str | None:
    """The language a page declares, if it is a well-formed tag."""
    said = text.lang if text is not None else None
    return said if said and _LANGUAGE.fullmatch(said) else None


def _cited_first(passages: Sequence[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda one: not one.cited)


# ---- as JSON -----------------------------------------------------------------------------------------------------------


def _copy_line(capture: Capture, seen: Copy | None, text: Text | None, unsure: Collection[str]) -> dict[str, Any]:
    extracted = text if text is not None and worded(text) else None
    return {
        **capture_line(capture),
        "finding": seen.finding.value if seen is not None and seen.finding is not None else None,
        "unconfirmed": capture.id in unsure,
        "text": None if extracted is None else {
            "reader": extracted.v, "kind": extracted.kind.value, "title": extracted.title, "language": extracted.lang,
            "pages": extracted.pages, "characters": len(extracted.visible or extracted.main), "cut": extracted.cut,
        },
    }  # fmt: skip


def _found_lines(found: Beside | None, *, same: bool) -> dict[str, Any]:
    if found is None:
        none: list[str] | None = [] if same else None
        kept = {"best": 1.0, "visible": 1.0, "main": 1.0, "other": 1.0} if same else None
        return {"same_text": same or None, "other_script": False if same else None, "kept": kept, "lost": none, "added": none, "complete": same, "smaller": None,
                "quotes": None, "links_lost": none, "links_added": none}  # fmt: skip
    seen = found.comparison
    return {
        "same_text": seen.same_visible,
        "other_script": seen.other_script,
        "kept": {"best": seen.kept, "visible": seen.visible, "main": seen.main, "other": seen.other},
        "lost": [_passage_line(one) for one in found.lost],
        "added": [_passage_line(one) for one in found.added],
        "complete": not found.more,
        "smaller": {"lost": list(found.old.smaller), "added": list(found.new.smaller)},
        "quotes": [{"quote": quote, "from": before, "to": after} for quote, before, after in found.quotes],
        "links_lost": list(seen.links_lost),
        "links_added": list(seen.links_added),
    }


def _passage_line(one: Passage) -> dict[str, Any]:
    return {
        "text": one.text, "before": one.before, "after": one.after, "page": one.page, "cited": one.cited,
        "left_out": one.left_out, "instead": one.instead,
    }  # fmt: skip
