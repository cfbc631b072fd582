"""Lists of what is new, beside a text: dated links, newest first or last (pure).

Such a list goes on by itself: new entries come, as many of the oldest leave, and updated ones move up. It is no part of
the text of the page. Under a heading of the site's news, an entry that is published late, with its day, may come into
the middle while as many of the oldest leave. Whatever else comes into the middle or leaves it is an editor's doing. So
is what leaves a list that grows or goes on below, or leaves while nothing comes, and what is dated anew in its place.
A list of documents with the day in their titles ("Minutes of 27 February") that only grows is an archive: what comes counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from archiver.text.dates import day_of, without_dates
from archiver.text.model import Text
from archiver.text.normal import has_digit, key, sentences
from archiver.text.page.headed import is_news_heading

ENTRIES = 3  # fewest entries of a list
ENTRY_CHARS = 400
FEEDS = 20  # most lists of a page that are examined
TEASER = 40  # fewest characters of a teaser
# Largest share of a page's text that is a list beside the text. Above it the page is the list, unless the heading says
# that it is the site's news.
BESIDE = 0.67
_TIME = re.compile(r"(?<![\d:.])\d{1,2}(?::\d{2}){1,2}(?![\d:])(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
_AROUND = "[]()（）【】|·•-–—:：,、 "  # what stands around a date


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str  # the key of its link
    day: date
    lines: tuple[str, ...]
    titled: bool = False  # the day is in the words of its link, as in the title of a document


@dataclass(frozen=True, slots=True)
class _Feed:
    beside: bool  # a text, and not most of the page itself
    entries: tuple[_Entry, ...]  # newest first, with different names or days
    behind: date | None = None  # day of the next dated line below the oldest entry, which is no entry itself
    site: bool = False  # its heading says that it is the site's news

    @property
    def repeated(self) -> frozenset[str]:
        """The names of several entries, each with another day."""
        count = Counter(entry.name for entry in self.entries)
        return frozenset(name for name, times in count.items() if times > 1)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self.entries)


def rolled_feed_entries(old: Text, new: Text, passages: Collection[str]) -> frozenset[str]:
    """The keys of those passages that belong to entries by which a list of news went on."""
    if not any(day_of(one) for one in passages):  # most pages
        return frozenset()
    before = list(islice(_feeds(old), FEEDS))
    after = list(islice(_feeds(new), FEEDS)) if before else []
    out: set[str] = set()
    for one in before:
        for other in after:
            if not one.names.isdisjoint(other.names):
                out |= _went_on(one, other)
    return frozenset(out & {key(one) for one in passages})


def _went_on(before: _Feed, after: _Feed) -> set[str]:
    """The keys of the entries that came, left and moved up, if the list went on.

    What stayed must stand together in its old order, behind what came and what was updated, and before what left.
    Further entries of the newest day may come in any order.
    """
    several = before.repeated | after.repeated
    was, now = (
        {(entry.name, entry.day if entry.name in several else None): entry for entry in feed.entries}
        for feed in (before, after)
    )
    moved = {name for name in was.keys() & now.keys() if was[name].day < now[name].day}
    stayed = [name for name in was if name in now and name not in moved]
    came = [name for name in now if name not in stayed]
    left = [name for name in was if name not in now]
    newest = max((was[name].day for name in was), default=date.max)
    if (
        not stayed
        or len(now) < len(was)
        or (left and (len(now) > len(was) or (before.behind is not None and before.behind <= was[left[-1]].day)))
        or [name for name in now if name in stayed] != stayed
        or [name for name in was if name not in moved] != [*stayed, *left]
        or any(was[name].day != now[name].day for name in stayed)
        or (any(now[name].day < newest for name in came) and not (before.site and after.site and left))
        or any(_more(was[name]) != _more(now[name]) for name in moved)
        or (len(now) > len(was) and all(now[name].titled for name in came))
        or not (before.beside or (left and came and len(now) == len(was)))  # a page that is its list goes on as a whole
    ):
        return set()
    lines = [line for name in (*left, *moved) for line in was[name].lines]
    lines += [line for name in came for line in now[name].lines]
    return {key(passage) for line in lines for passage in (line, *sentences(line))}


def _more(entry: _Entry) -> list[str]:
    """What an entry says besides its date and name."""
    return [undated for line in entry.lines if (undated := _undated(line)) not in {"", entry.name}]


def _feeds(text: Text) -> Iterator[_Feed]:
    """The lists of news of a page."""
    names = {
        name for link in text.links if link.tag == "a" for name in (key(link.text), _undated(link.text))
    } - {""}  # fmt: skip
    lines = text.body.split("\n")
    whole = sum(map(len, lines))
    run: list[str] = []
    for at, line in enumerate((*lines, "")):
        if line and (_is_row(line, names) or _is_teaser(line, run, names)):
            run.append(line)
            continue
        if len(run) >= ENTRIES:
            entries = list(_entries(run, names))
            beyond = lines[at:]
            if entries and entries[0].day < entries[-1].day:
                entries.reverse()
                beyond = lines[: at - len(run)][::-1]
            ordered = all(a.day >= b.day for a, b in pairwise(entries))
            if ordered and ENTRIES <= len(entries) == len({(entry.name, entry.day) for entry in entries}):
                behind = next((day for one in beyond if _is_row(one, names) and (day := day_of(one))), None)
                above = lines[at - len(run) - 1] if at > len(run) else ""
                site = is_news_heading(above, text.title or "")
                yield _Feed(site or sum(map(len, run)) <= BESIDE * whole, tuple(entries), behind, site)
        run = []


def _is_row(line: str, names: Collection[str]) -> bool:
    return len(line) <= ENTRY_CHARS and ((undated := _undated(line)) in names or not undated)


def _is_teaser(line: str, run: Sequence[str], names: Collection[str]) -> bool:
    """Whether a line tells more about the entry before it, following a link and its date."""
    last = run[-2:]
    return (
        len(last) == 2
        and len(line) >= TEASER
        and any(map(day_of, last))
        and any(_undated(one) in names for one in last)
    )


def _undated(line: str) -> str:
    if not has_digit(line):
        return key(line).strip(_AROUND)
    undated = without_dates(line)
    return key(undated if undated == line else _TIME.sub(" ", undated)).strip(_AROUND)


def _entries(run: Sequence[str], names: Collection[str]) -> Iterator[_Entry]:
    """The entries of a list: each a link, its date in the same line or one before or after it, and its teaser."""
    rows = [_is_row(line, names) for line in run]
    dated = [day_of(line) if row else None for line, row in zip(run, rows, strict=True)]
    alone = [None if day is None or _undated(line) else day for line, day in zip(run, dated, strict=True)]
    if sum(day is not None for day in alone) >= ENTRIES:  # then a date within a title is something else
        dated = alone
    whole = [(line, day) for line, day in zip(run, dated, strict=True) if day is not None and _undated(line)]
    if len(whole) >= ENTRIES:
        yield from (_Entry(_undated(line), day, (line,), titled=key(line) in names) for line, day in whole)
        return
    first = dated[0] is not None
    lines: list[str] = []
    day: date | None = None
    name = ""
    for line, its, row in zip(run, dated, rows, strict=True):
        if row and day is not None and name and (its is not None) is first:  # the next entry begins
            yield _Entry(name, day, tuple(lines))
            lines, day, name = [], None, ""
        lines.append(line)
        day = its or day
        name = name or _undated(line)
    if day is not None and name:
        yield _Entry(name, day, tuple(lines))
