"""Finds passages by their words: grouped by source, with the copies that have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.lookup import discretion
from archiver.text.normal import dense, sentences
from storage import catalog as tables
from storage.catalog.search import Hit, Hits, Passage, Progress, Query
from storage.model import Access, Capture, Watched, Work

if TYPE_CHECKING:
    from sqlalchemy import Connection

_Key = tuple[str, str | None]  # a source, and the URL of one of its documents; None: its page
_Newest = tuple[Capture | None, int | None]  # a copy and its wording

HITS = 500  # most sources that are ranked, or passages of one source; more are never shown
SOURCES = 20  # in one answer
EACH = 3  # passages of each source; for a single source as many as sources otherwise
EARLIER = 9  # further passages of each that are examined: earlier forms of others are ranked last or not shown


@dataclass(frozen=True, slots=True)
class Place:
    """One passage.

    `marks`: (start, end) in `text`. `document`: URL of the document that it is in. `last`: the newest copy that has it.
    `standing`: whether what is marked is in the newest copy of all; None if unknown so far. `other`: it is, but in
    other passages than this one.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    document: str | None
    first_at: datetime
    first: str
    last: Capture
    standing: bool | None
    other: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A source with its best passages; `more`: it has others."""

    watched: Watched
    works: tuple[Work, ...]
    places: tuple[Place, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """Sources, the one with the best passage first.

    `asked`: the query had a word to search for. `after`: where to continue. `cut`: more passages have these words than
    were examined. `left_out`: parts of the query that were not searched for.
    """

    asked: bool
    found: tuple[Found, ...]
    after: int | None
    progress: Progress
    cut: bool
    left_out: tuple[str, ...]


def find(
    conn: Connection,
    text: str,
    access: Access | None,
    *,
    source: str | None = None,
    after: int = 0,
    limit: int = SOURCES,
) -> Results:
    """Search the copies that a reader may see; `access` None: all.

    `after`: the number of sources to skip; if one `source` is asked for, the number of its passages.
    """
    asked = tables.search.query(text)
    hits = tables.search.hits(conn, asked, access, source=source, limit=HITS, each=EACH + EARLIER + 1)
    groups: dict[str, list[Hit]] = {}
    for hit in hits.found:
        groups.setdefault(hit.source, []).append(hit)
    each, size = EACH, len(groups)
    if source is not None:
        each, size = limit, len(hits.found)
        groups = {one: some[after : after + limit] for one, some in groups.items()}
        chosen = list(groups)
    else:
        chosen = list(groups)[after : after + limit]
    wanted = [hit.id for one in chosen for hit in groups[one]]
    passages = tables.search.by_ids(conn, wanted, access)
    some = {one: [passages[hit.id] for hit in groups[one] if hit.id in passages] for one in chosen}
    sources = [
        one
        for one in tables.sources.watched(conn, chosen)
        if access in {None, one.source.access} and some[one.source.id]
    ]
    sources = discretion.visible_sources(conn, sources, access)
    works = tables.works.of_sources(conn, [one.source.id for one in sources])
    newest = _newest(conn, sources, some, access)
    found: list[Found] = []
    for watched in sources:
        own = watched.source.id
        places, more = _Shown(conn, asked, newest, hits).places(some[own], each)
        if places:
            more = more or len(groups[own]) > each + EARLIER
            found.append(Found(watched, works.get(own, ()), tuple(places), more))
    following = after + limit if size > after + limit else None
    return Results(bool(asked), tuple(found), following, tables.search.progress(conn, access), hits.cut, asked.left_out)


@dataclass(slots=True)
class _Marked:
    """A passage with its marks.

    `said`: its sentences with a mark in them, without blanks. `still`: the newest copy has these in other passages.
    """

    passage: Passage
    marks: tuple[tuple[int, int], ...]
    said: frozenset[str]
    first: tuple[datetime, str]
    still: bool = False

    @classmethod
    def of(cls, passage: Passage, asked: Query) -> _Marked:
        marks = tuple(tables.search.marks(passage.text, asked))
        said = frozenset(map(dense, _marked(passage.text, marks)))
        return cls(passage, marks, said, (passage.first_at, passage.first_capture))

    def has(self, said: frozenset[str]) -> set[str]:
        """Those of the sentences that are in this passage, too."""
        text = dense(self.passage.text)
        return {sentence for sentence in said if sentence in text}

    def follows(self, earlier: _Marked) -> None:
        """Take over the first date of an earlier form of the passage, if that had all marked sentences of this one."""
        if self.said <= earlier.said:
            self.first = min(self.first, earlier.first)


class _Shown:
    """Decides which passages of one source are shown. `newest`: by source and document, as from `_newest`."""

    def __init__(self, conn: Connection, asked: Query, newest: Mapping[_Key, _Newest], hits: Hits) -> None:
        self._conn, self._asked, self._newest, self._hits = conn, asked, newest, hits
        self._words: dict[int, str] = {}  # by wording
        self._says: dict[int, bool] = {}  # by wording: whether one passage has all that was asked for

    def places(self, passages: Sequence[Passage], most: int) -> tuple[list[Place], bool]:
        """The first of these passages, and whether there are more.

        An earlier form of a passage is left out if all marked sentences are in other passages of the list that are in
        the newest copy. It is ranked last if what was asked for is in the newest copy otherwise.
        """
        known = [one for one in passages if one.newest is not None]
        if all(self._stands(one) is not False for one in known):
            return [self._place(_Marked.of(one, self._asked)) for one in known[:most]], len(known) > most
        some = [_Marked.of(one, self._asked) for one in known]
        there = [one for one in some if self._stands(one.passage)]
        shown: list[_Marked] = []
        for one in some:
            if self._stands(one.passage) is False and self._still(one):
                heirs = [other for other in there if _key(other.passage) == _key(one.passage) and other.has(one.said)]
                if one.said <= {sentence for other in heirs for sentence in other.has(one.said)}:
                    for other in heirs:
                        other.follows(one)
                    continue
                one.still = True
            shown.append(one)
        shown.sort(key=lambda one: one.still)
        return [self._place(one) for one in shown[:most]], len(shown) > most

    def _place(self, one: _Marked) -> Place:
        last = one.passage.newest
        assert last is not None
        return Place(
            text=one.passage.text, marks=one.marks, document=last.url if one.passage.document else None,
            first_at=one.first[0], first=one.first[1], last=last,
            standing=one.still or self._stands(one.passage), other=one.still,
        )  # fmt: skip

    def _still(self, one: _Marked) -> bool:
        """Whether what was asked for is in the newest copy after all.

        All of it in one other passage, or the marked sentences of this one in several.
        """
        wording = self._newest[_key(one.passage)][1]
        if wording is None or not one.said:
            return False
        if wording in self._hits.wordings or (one.passage.source in self._hits.crowded and self._says_all(wording)):
            return True
        if wording not in self._words:
            self._words[wording] = "\n".join(map(dense, tables.search.words_of(self._conn, wording)))
        return all(sentence in self._words[wording] for sentence in one.said)

    def _says_all(self, wording: int) -> bool:
        if wording not in self._says:
            texts = tables.search.words_of(self._conn, wording)
            self._says[wording] = any(tables.search.matches_query(text, self._asked) for text in texts)
        return self._says[wording]

    def _stands(self, one: Passage) -> bool | None:
        wording = self._newest[_key(one)][1]
        return None if wording is None else wording == one.wording


def _key(one: Passage) -> _Key:
    return one.source, one.newest.url if one.document and one.newest is not None else None


def _newest(
    conn: Connection, sources: Sequence[Watched], passages: Mapping[str, Sequence[Passage]], access: Access | None
) -> dict[_Key, _Newest]:
    """Page or document with one of these passages -> its newest good copy, from any vantage point, and wording if known."""
    found: dict[_Key, Capture | None] = {}
    for watched in sources:
        for key in dict.fromkeys(_key(one) for one in passages[watched.source.id] if one.newest is not None):
            found[key] = _newest_of(conn, watched, key[1], access)
    known = tables.search.wordings_of(conn, {one.id for one in found.values() if one is not None})
    return {
        key: (one, known.get(one.id) if one is not None and one.source == key[0] else None)
        for key, one in found.items()
    }


def _newest_of(conn: Connection, watched: Watched, document: str | None, access: Access | None) -> Capture | None:
    if document is not None:
        carried = next((one for one in watched.documents if document in {one.address, one.url}), None)
        return carried or tables.captures.newest(conn, document, access=access)
    last = watched.last
    if watched.assessment.elsewhere_at is None:
        return last
    other = tables.captures.newest(conn, (last or watched.source).url, access=access)
    return max((one for one in (last, other) if one is not None), key=lambda one: one.at, default=None)


def _marked(text: str, marks: Sequence[tuple[int, int]]) -> list[str]:
    """The sentences of a passage that have a mark in them."""
    found: list[str] = []
    at = 0
    for line in text.split("\n"):
        for sentence in sentences(line):
            start = text.find(sentence, at)
            at = max(at, start + len(sentence))
            if any(first < at and last > start for first, last in marks):
                found.append(sentence)
    return found
