"""Works and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.catalog import sources
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, citations, clean, url_key, works
from storage.catalog.schema import sources as known
from storage.errors import NotFound
from storage.model import Access, Citation, Work
from storage.normalisation import as_written

_W = works.c
_C = citations.c
_CITED = sa.select(citations, _W.title, _W.url).join(works, _W.id == _C.work)
_OF_SOURCE = _CITED.where(_C.source == sa.bindparam("of")).order_by(_C.id)  # needed by each source's page: built once


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation with its work."""

    citation: Citation
    work: Work


def by_id(conn: sa.Connection, work: str) -> Work | None:
    """The work with this id; None if there is none."""
    row = conn.execute(sa.select(works).where(_W.id == work)).one_or_none()
    return None if row is None else _work(row)


def find(conn: sa.Connection, title: str, url: str | None = None) -> Work | None:
    """The work with this title and, if given, this URL; of several, the first registered one, and first those whose
    title is written in the same Unicode form. None if there is none."""
    title, url = clean(title) or "", clean(url)  # as stored
    forms = as_written(title)
    query = sa.select(works).where(_W.title_key.in_([url_key(form) for form in forms]), _W.title.in_(forms))
    rows = [row for row in conn.execute(query.order_by(_W.id)) if url is None or row.url == url]
    return _work(min(rows, key=lambda row: forms.index(row.title))) if rows else None


def named(conn: sa.Connection, words: str, *, access: Access | None = None, limit: int) -> list[Work]:
    """Works whose title has all of the words (the first 8 count), the last registered first.

    Only works that cite sources; `access`: sources of this class.
    """
    cited = sa.select(_C.work).join(known, known.c.id == _C.source)
    if access is not None:
        cited = cited.where(known.c.access == access.value)
    has = [
        sa.or_(*(_W.title.icontains(form, autoescape=True) for form in as_written(word))) for word in words.split()[:8]
    ]
    query = sa.select(works).where(_W.id.in_(cited), *has).order_by(_W.id.desc()).limit(limit)
    return [_work(row) for row in conn.execute(query)]


def no_such(conn: sa.Connection, title: str) -> NotFound:
    """The error that no work has this title, with the titles that have all of its words."""
    near = " or ".join(repr(one.title) for one in named(conn, title, limit=3))
    return NotFound(
        f"no work is registered as {title!r}; titles are compared letter by letter{f': {near}?' if near else ''}"
    )


def listing(conn: sa.Connection) -> list[tuple[Work, int]]:
    """All works in order of title, with the number of sources that each cites."""
    cited = sa.select(sa.func.count(_C.source.distinct())).where(_C.work == _W.id).correlate(works).scalar_subquery()
    rows = conn.execute(sa.select(works, cited.label("cited")).order_by(_W.title, _W.id))
    return [(_work(row), row.cited) for row in rows]


def of_source(conn: sa.Connection, source: str) -> list[Cited]:
    """The citations of a source, oldest first."""
    return [_cited(row) for row in conn.execute(_OF_SOURCE, {"of": source})]


def of_sources(conn: sa.Connection, of: Sequence[str]) -> dict[str, tuple[Work, ...]]:
    """The works that cite each of these sources, in the order of their first citation."""
    found: dict[str, dict[str, Work]] = {}
    for batch in batches(of):
        query = sa.select(_C.source, works).join(works, _W.id == _C.work).where(_C.source.in_(batch)).order_by(_C.id)
        for row in conn.execute(query):
            found.setdefault(row.source, {})[row.id] = _work(row)
    return {source: tuple(some.values()) for source, some in found.items()}


def citations_of(conn: sa.Connection, work: str) -> list[Cited]:
    """The citations in a work, in the order of registration."""
    return [_cited(row) for row in conn.execute(_CITED.where(_C.work == work).order_by(_C.id))]


def citing(conn: sa.Connection, among: Sequence[str]) -> dict[str, set[str]]:
    """The ids of the works that cite each of these sources; sources without any are left out."""
    found: dict[str, set[str]] = {}
    for batch in batches(list(among)):
        for source, work in conn.execute(sa.select(_C.source, _C.work).where(_C.source.in_(batch))):
            found.setdefault(source, set()).add(work)
    return found


# ---- what the journal does; repeated, it has no further effect -------------------------------------------------------


def add(conn: sa.Connection, new: Sequence[Work]) -> None:
    """Register works; known ones stay as they are."""
    rows = [
        {"id": work.id, "title": title, "url": clean(work.url), "title_key": url_key(title)}
        for work in new
        for title in (clean(work.title) or "",)
    ]
    if rows:
        conn.execute(_insert(conn, works), rows)


def cite(conn: sa.Connection, new: Sequence[Citation]) -> list[Citation]:
    """Register citations; known ones stay as they are. A merged source is replaced by the one under which it is kept.

    Returns those that were left out since their source or work is not registered: the journal blob that did it is lost.
    """
    merged = sources.merged(conn, {citation.source for citation in new})
    there = {
        one
        for column, wanted in (
            (known.c.id, {merged.get(citation.source, citation.source) for citation in new}),
            (_W.id, {citation.work for citation in new}),
        )
        for batch in batches(sorted(wanted))
        for one in conn.scalars(sa.select(column).where(column.in_(batch)))
    }
    left = {one.id: one for one in new if not {merged.get(one.source, one.source), one.work} <= there}
    rows = [
        {
            "id": citation.id,
            "source": merged.get(citation.source, citation.source),
            "work": citation.work,
            "quote": clean(citation.quote),
            "locator": clean(citation.locator),
        }
        for citation in new
        if citation.id not in left
    ]
    if rows:
        conn.execute(_insert(conn, citations), rows)
    return list(left.values())


def _insert(conn: sa.Connection, table: sa.Table) -> Any:
    insert = inserts(conn)
    return insert(table).on_conflict_do_nothing()


def _work(row: sa.Row[Any]) -> Work:
    return Work(id=row.id, title=row.title, url=row.url)


def _cited(row: sa.Row[Any]) -> Cited:
    return Cited(
        citation=Citation(id=row.id, source=row.source, work=row.work, quote=row.quote, locator=row.locator),
        work=Work(id=row.work, title=row.title, url=row.url),
    )
