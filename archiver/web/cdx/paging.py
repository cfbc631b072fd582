"""Pagination of long CDX answers, by resume key or numbered pages. Pure.

As in the Internet Archive's server (standards C6). A key names the last row shown or, if time ran out, the last one
read. A resumed request reads that row again, so that collapsing knows the row before, and shows the rows after it.
"""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from archiver.web.cdx.query import Query
from archiver.web.cdx.rules import Row
from archiver.web.problems import Problem
from storage.catalog.schema import clean

Place = tuple[str, datetime, str]  # key, time and id, in index order

PLACED = "place"  # a row's place in the index, as `noted` writes it; never shown as a field
BLOCK_ROWS = 3_000  # index rows in one block; `pageSize` counts blocks
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_ID = ""  # sorts before every id


class Late(Exception):
    """The time limit of a request is over.

    `behind`: the last row read in this range of the index; None if there was none.
    """

    def __init__(self, behind: Place | None) -> None:
        self.behind = behind


class Paging:
    """The part of an answer that is requested."""

    def __init__(self, query: Query) -> None:
        self.count_pages = query.count_pages
        self.keyed = query.show_key or bool(query.key)  # whether resume keys are used
        self._show_key = query.show_key
        self._shown = place(query.key) if query.key else None
        self._page = query.page
        self._rows = query.page_size * BLOCK_ROWS
        self._ended: str | None = None  # place where the time limit stopped the request
        if query.key and (query.page is not None or query.count_pages):
            raise Problem(400, "resumeKey and page are two ways to go on: choose one.")
        if self.keyed and (query.sort or (query.limit is not None and query.limit < 0)):
            raise Problem(400, "Resume keys follow the order of the index: leave out sort and a negative limit.")

    @property
    def after(self) -> Place | None:
        """The place after which to read. The first row after it is the last one shown before."""
        return None if self._shown is None else (self._shown[0], self._shown[1], _FIRST_ID)

    @property
    def numbered(self) -> bool:
        """Whether a numbered page is requested, which counts rows before any filter."""
        return self._page is not None

    @property
    def skips(self) -> int:
        """How many rows precede the page."""
        return (self._page or 0) * self._rows

    def pages(self, rows: int) -> int:
        """How many pages `rows` rows make."""
        return -(-rows // self._rows)

    def of_page(self, rows: Iterable[Row], *, begun: bool) -> Iterable[Row]:
        """The rows of the requested page; empty after the last page. `begun`: `rows` already start at the page."""
        if self._page is None:
            return rows
        first = 0 if begun else self.skips
        return itertools.islice(rows, first, first + self._rows)

    def ends(self, first: str, behind: Place | None) -> None:
        """Record that time ran out after row `behind`, or before the first row of a range that starts with key `first`.

        Problem 503 if the client did not ask for a resume key, so it could not go on.
        """
        if not self._show_key:
            raise Problem(
                503,
                "That takes too long to find at once. Ask for it in parts, with showResumeKey=true, or for less: a longer address, "
                "from and to, a limit.",
            )
        self._ended = noted(*(behind or (first, _EPOCH, _FIRST_ID)))

    def resumed(
        self, rows: Iterable[Row], offset: int, limit: int, write: Callable[[Row], str]
    ) -> tuple[list[str], str | None]:
        """The rows to show, written, and, if requested and there are or may be more, the resume key."""
        fresh = itertools.islice(self._fresh(rows), offset, None)
        found, shown = [], ""
        for row in itertools.islice(fresh, limit):
            found.append(write(row))
            shown = row[PLACED]
        more = len(found) == limit and next(fresh, None) is not None
        if self._ended and offset and not found:
            raise Problem(503, "The rows before the offset take too long to count. Leave it out, and go on by keys.")
        last = shown if more and found else self._ended
        return found, _encoded(last) if self._show_key and last is not None else None

    def _fresh(self, rows: Iterable[Row]) -> Iterator[Row]:
        shown = self._shown
        return iter(rows) if shown is None else itertools.dropwhile(lambda row: _read(row[PLACED]) <= shown, rows)


def noted(key: str, at: datetime, capture: str) -> str:
    """A place as a string, cheap enough for every row; few become resume keys."""
    return f"{key}\0{at.isoformat()}\0{capture}"


def _read(note: str) -> Place:
    key, at, capture = note.split("\0")
    return key, datetime.fromisoformat(at), capture


def _encoded(note: str) -> str:
    """A place as a resume key, safe in a query."""
    key, at, capture = _read(note)
    values = json.dumps([key, (at - _EPOCH) // timedelta(microseconds=1), capture], separators=(",", ":"))
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def place(word: str) -> Place:
    """Decode a resume key. Problem 400 for an invalid one."""
    try:
        key, micros, capture = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), b"-_", validate=True))
        found = str(key), _EPOCH + timedelta(microseconds=int(micros)), str(capture)
        if (clean(found[0]), clean(found[2])) != (found[0], found[2]):
            raise ValueError("no catalog has such a text")
        return found
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise Problem(400, "resumeKey is not one that was given here.") from None
