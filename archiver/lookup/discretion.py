"""What is told of a public source, to whoever may see no more, where something was received with it at the address of a sealed
one. Where that was its page, or a document of it, all that is said of the source may be said of the sealed one: told are its
address and how it stands. What was asked beside it is left out.

`access`: what the reader may see; None: everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archiver.safe import clean, redacted
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import Assessment

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen
    from storage.model import Access, Observation, Watched

WITHHELD = "What is kept of this was received at an address that is sealed: it is shown to holders of a token only."
BESIDE = "Something was received with it at an address that is sealed: this is for holders of a token only."


def withheld(conn: Connection, source: str, access: Access | None) -> bool:
    """Whether of this source, which the reader may see, only its address and how it stands are told."""
    return access is not None and bool(tables.classes.withheld(conn, [source]))


def told(conn: Connection, watched: Iterable[Watched], access: Access | None) -> list[Watched]:
    """The sources as they are told."""
    some = list(watched)
    if access is None:
        return some
    hidden = tables.classes.withheld(conn, [one.source.id for one in some])
    return [_bare(one) if one.source.id in hidden else one for one in some]


def source(conn: Connection, source: str, access: Access | None) -> Watched | None:
    """The source of this id, as it is told."""
    found = tables.sources.by_id(conn, source)
    return None if found is None else told(conn, [found], access)[0]


def whole(conn: Connection, sources: Iterable[str], access: Access | None, n: int | None = None) -> None:
    """NotFound where something that is sealed was received with these; `n`: at this look. What was written at a look names all
    of it, and is given whole or not at all."""
    if access is not None and tables.classes.apart(conn, list(sources), n):
        raise NotFound(BESIDE)


def looks(conn: Connection, seen: Sequence[Seen], access: Access | None) -> list[Seen]:
    """Looks without what names the address of a sealed source."""
    if access is None:
        return list(seen)
    sealed = tables.classes.sealed(conn, {url for one in seen for url in _addresses(one)})
    return [_without(one, sealed) for one in seen] if sealed else list(seen)


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
        for some in (seen.observation.hops, seen.observation.probes, seen.observation.not_fetched):
            yield from (one.url for one in some)


def _without(seen: Seen, sealed: set[str]) -> Seen:
    named = {clean(redacted(url)) for url in sealed}
    return replace(
        seen,
        final_url=None if seen.final_url in sealed else seen.final_url,
        members=tuple(one for one in seen.members if one.url not in sealed),
        reasons=tuple(one for one in seen.reasons if not any(url in one.text for url in named)),
        observation=None if seen.observation is None else _unasked(seen.observation, sealed),
    )


def _unasked(observation: Observation, sealed: set[str]) -> Observation:
    return replace(
        observation,
        hops=tuple(one for one in observation.hops if one.url not in sealed),
        probes=tuple(one for one in observation.probes if one.url not in sealed),
        not_fetched=tuple(one for one in observation.not_fetched if one.url not in sealed),
        members=tuple(one for one in observation.members if one.url not in sealed),
    )
