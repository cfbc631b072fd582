"""Limits what is shown of a public source if something was received with it at the address of a sealed source.

If that was its page, or a document of it, or its text was found there, anything said of the source may be said of the sealed one: readers without
access see only its address and state. If it was only requested beside it, that part is left out; and if it gave no
answer, so is what went wrong there, since that names its place: of looks and of what was told of them.

`access`: what the reader may see; None: everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archiver.sanitizing import clean, redacted, redacted_text
from archiver.words import FOUND_AT
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import Assessment

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen
    from storage.model import Access, Event, Observation, Reason, Watched

WITHHELD = "What is kept of this was received at an address that is sealed: it is shown to holders of a token only."
_FAILURE = "failure"  # the rule of the reason that says what went wrong, and where
BESIDE = "Something was received with it at an address that is sealed: this is for holders of a token only."


def withheld(conn: Connection, source: str, access: Access | None) -> bool:
    """Whether the reader, who may see this source, is shown only its address and state."""
    if access is None:
        return False
    told = {one: assessment for one, (_, assessment) in tables.sources.assessments(conn, [source]).items()}
    return bool(tables.classes.withheld(conn, [source]) | _found_sealed(conn, told))


def visible_sources(conn: Connection, watched: Iterable[Watched], access: Access | None) -> list[Watched]:
    """The sources as they are shown to the reader."""
    sources = list(watched)
    if access is None:
        return sources
    hidden = tables.classes.withheld(conn, [one.source.id for one in sources])
    hidden |= _found_sealed(conn, {one.source.id: one.assessment for one in sources})
    return [_bare(one) if one.source.id in hidden else one for one in sources]


def visible_source(conn: Connection, source: str, access: Access | None) -> Watched | None:
    """The source of this id, as it is shown to the reader; None if there is none."""
    found = tables.sources.by_id(conn, source)
    return None if found is None else visible_sources(conn, [found], access)[0]


def check_nothing_sealed(conn: Connection, sources: Iterable[str], access: Access | None, n: int | None = None) -> None:
    """Raises NotFound if something sealed was received with these sources; `n`: at this look.

    What was written at a look names everything in it, and is given as a whole or not at all.
    """
    if access is not None and tables.classes.has_sealed_captures(conn, list(sources), n):
        raise NotFound(BESIDE)


def visible_looks(conn: Connection, seen: Sequence[Seen], access: Access | None) -> list[Seen]:
    """Looks without what names the address of a sealed source."""
    if access is None:
        return list(seen)
    sealed = tables.classes.sealed(conn, {url for one in seen for url in _addresses(one)})
    return [_without(one, sealed) for one in seen] if sealed else list(seen)


def visible_events(conn: Connection, told: Sequence[Event], access: Access | None) -> list[Event]:
    """Events without what names the address of a sealed source, be it where their look was led without an answer."""
    if access is None:
        return list(told)
    seen = tables.visits.by_numbers(conn, {(one.source, one.n) for one in told})
    sealed = tables.classes.sealed(conn, {url for one in seen.values() for url in _addresses(one)})
    return [_told_without(one, seen.get((one.source, one.n)), sealed) for one in told]


def _found_sealed(conn: Connection, told: Mapping[str, Assessment]) -> set[str]:
    """The sources whose text was last found at the address of a sealed one: where they stand says so."""
    at = {source: one.marks[FOUND_AT] for source, one in told.items() if FOUND_AT in one.marks}
    sealed = tables.classes.sealed(conn, set(at.values())) if at else set()
    return {source for source, url in at.items() if url in sealed}


def _told_without(event: Event, seen: Seen | None, sealed: set[str]) -> Event:
    if seen is None or not (named := sealed.intersection(_addresses(seen))):
        return event
    text = WITHHELD if _names(event.text, named) else event.text
    return replace(event, text=text, reasons=_reasons_without(event.reasons, seen, named))


def _bare(watched: Watched) -> Watched:
    now = watched.assessment
    bare = Assessment(state=now.state, certainty=now.certainty, since=now.since, kind=now.kind, last_good_at=now.last_good_at,
                      elsewhere_at=now.elsewhere_at, first_absent_at=now.first_absent_at)  # fmt: skip
    return replace(watched, title=None, first=None, last=None, documents=(), quotes=(), assessment=bare)


def _addresses(seen: Seen) -> Iterable[str]:
    yield from (one.url for one in seen.members)
    if seen.final_url is not None:
        yield seen.final_url
    if seen.observation is not None:
        for group in (seen.observation.hops, seen.observation.probes, seen.observation.not_fetched):
            yield from (one.url for one in group)


def _without(seen: Seen, sealed: set[str]) -> Seen:
    return replace(
        seen,
        final_url=None if seen.final_url in sealed else seen.final_url,
        members=tuple(one for one in seen.members if one.url not in sealed),
        reasons=_reasons_without(seen.reasons, seen, sealed),
        observation=None if seen.observation is None else _without_sealed(seen.observation, sealed),
    )


def _reasons_without(reasons: Iterable[Reason], seen: Seen, sealed: set[str]) -> tuple[Reason, ...]:
    beyond = {_FAILURE} if seen.final_url in sealed else set()
    return tuple(one for one in reasons if one.rule not in beyond and not _names(one.text, sealed))


def _names(text: str, urls: Iterable[str]) -> bool:
    told = redacted_text(text)  # it was written when other names may have counted as those of secrets
    return any(clean(redacted(url)) in told for url in urls)


def _without_sealed(observation: Observation, sealed: set[str]) -> Observation:
    return replace(
        observation,
        failure_detail=None if observation.final_url in sealed else observation.failure_detail,
        hops=tuple(one for one in observation.hops if one.url not in sealed),
        probes=tuple(one for one in observation.probes if one.url not in sealed),
        not_fetched=tuple(one for one in observation.not_fetched if one.url not in sealed),
        members=tuple(one for one in observation.members if one.url not in sealed),
    )
