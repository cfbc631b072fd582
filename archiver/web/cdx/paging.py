"""Long CDX answers in parts, as the Internet Archive's server gives them (standards C6): by a key to go on from, or by
numbered pages. Pure.

A key names the last row that was shown, or where the time was over the last that was read. Whoever goes on begins at that
row once more, so that collapsing knows its neighbour, and is shown what comes behind it.
"""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from archiver.web.cdx.query import Query
from archiver.web.cdx.rules import Row
from archiver.web.problems import Problem

Place = tuple[str, datetime, str]  # key, time and id: the order of the index

PLACED = "place"  # where a row stands in the index, by `noted`; never shown as a field
BLOCK_ROWS = 3_000  # rows of the index in one block; `pageSize` counts blocks
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEFORE = ""  # smaller than every id


class Late(Exception):
    """The time of a request is over. `behind`: the last row that was read in this stretch of the index; None: none was."""

    def __init__(self, behind: Place | None) -> None:
        self.behind = behind


class Paging:
    """What part of an answer is asked for."""

    def __init__(self, query: Query) -> None:
        self.count_pages = query.count_pages
        self.keyed = query.show_key or bool(query.key)  # whether keys are in play
        self._show_key = query.show_key
        self._shown = place(query.key) if query.key else None
        self._page = query.page
        self._rows = query.page_size * BLOCK_ROWS
        self._ended: str | None = None  # where, when the time was over
        if query.key and (query.page is not None or query.count_pages):
            raise Problem(400, "resumeKey and page are two ways to go on: choose one.")
        if self.keyed and (query.sort or (query.limit is not None and query.limit < 0)):
            raise Problem(400, "Resume keys follow the order of the index: leave out sort and a negative limit.")

    @property
    def after(self) -> Place | None:
        """The rows that are needed come behind this place: the last one shown is the first of them."""
        return None if self._shown is None else (self._shown[0], self._shown[1], _BEFORE)

    @property
    def numbered(self) -> bool:
        """Whether rows are counted before any filter."""
        return self._page is not None

    @property
    def skips(self) -> int:
        """How many rows stand before the page."""
        return (self._page or 0) * self._rows

    def pages(self, rows: int) -> int:
        """How many pages so many rows are."""
        return -(-rows // self._rows)

    def of_page(self, rows: Iterable[Row], *, begun: bool) -> Iterable[Row]:
        """The rows of the page; none behind the last. `begun`: they begin with it."""
        if self._page is None:
            return rows
        first = 0 if begun else self.skips
        return itertools.islice(rows, first, first + self._rows)

    def ends(self, first: str, behind: Place | None) -> None:
        """The time is over behind this row, or before the first of a stretch that begins with this key. Problem 503 for who
        could not go on."""
        if not self._show_key:
            raise Problem(
                503,
                "That takes too long to find at once. Ask for it in parts, with showResumeKey=true, or for less: a longer address, "
                "from and to, a limit.",
            )
        self._ended = noted(*(behind or (first, _EPOCH, _BEFORE)))

    def resumed(self, rows: Iterable[Row], offset: int, limit: int) -> tuple[list[Row], str | None]:
        """The rows to show and, if asked for and more are there or may be, the key to go on from."""
        fresh = itertools.islice(self._fresh(rows), offset, offset + limit + 1)
        found = list(fresh)
        more = len(found) > limit
        found = found[:limit]
        if self._ended and offset and not found:
            raise Problem(503, "The rows before the offset take too long to count. Leave it out, and go on by keys.")
        last = found[-1][PLACED] if more and found else self._ended
        return found, _word(last) if self._show_key and last is not None else None

    def _fresh(self, rows: Iterable[Row]) -> Iterator[Row]:
        shown = self._shown
        return iter(rows) if shown is None else itertools.dropwhile(lambda row: _read(row[PLACED]) <= shown, rows)


def noted(key: str, at: datetime, capture: str) -> str:
    """A place as every row bears it: hardly one becomes a word."""
    return f"{key}\0{at.isoformat()}\0{capture}"


def _read(note: str) -> Place:
    key, at, capture = note.split("\0")
    return key, datetime.fromisoformat(at), capture


def _word(note: str) -> str:
    """A place as one word, fit for a query."""
    key, at, capture = _read(note)
    told = json.dumps([key, (at - _EPOCH) // timedelta(microseconds=1), capture], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place(word: str) -> Place:
    """The place that a word names. Problem 400 for any other word."""
    try:
        key, micros, capture = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), b"-_", validate=True))
        return str(key), _EPOCH + timedelta(microseconds=int(micros)), str(capture)
    except (ValueError, TypeError, OverflowError):
        raise Problem(400, "resumeKey is not one that was given here.") from None
