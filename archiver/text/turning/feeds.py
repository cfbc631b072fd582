"""Lists of what is new, beside a text: dated links, the newest first or last (pure).

Such a list goes on by itself: what is new comes, as much of what is oldest goes, what was touched moves up. None of it is the
text of the page it stands on. Under a heading of the site's news what comes late, with its day, comes into the middle, and as
much of what is oldest goes. What else comes into the middle or goes out of it is the doing of a person, and so is what goes from
a list that grows or goes on below it, or while nothing comes, or is dated anew in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from archiver.text.dates import day_of, without
from archiver.text.model import Text
from archiver.text.normal import figured, key, sentences
from archiver.text.page.headed import heads_news

ENTRIES = 3  # that a list has at least
ENTRY_CHARS = 400
FEEDS = 20  # of a page, that are looked at
TEASER = 40  # characters, at least
BESIDE = 0.67  # of a page's text at most: more, and it is the list, unless its heading says that it is the site's news
_TIME = re.compile(r"(?<![\d:.])\d{1,2}(?::\d{2}){1,2}(?![\d:])(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
_AROUND = "[]()（）【】|·•-–—:：,、 "  # a date


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str  # the key of its link
    day: date
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Feed:
    beside: bool  # a text, rather than most of the page
    entries: tuple[_Entry, ...]  # the newest first, of different names or days
    behind: date | None = None  # of the next line with a day below the oldest of them, which is none of them
    site: bool = False  # by its heading it is what is new on the site

    @property
    def repeated(self) -> frozenset[str]:
        """The names that several entries have, each of another day."""
        count = Counter(entry.name for entry in self.entries)
        return frozenset(name for name, times in count.items() if times > 1)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self.entries)


def went_on(old: Text, new: Text, passages: Collection[str]) -> frozenset[str]:
    """The keys of those of these passages that are of entries by which a list of news went on."""
    if not any(day_of(one) for one in passages):  # as of most
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
    """The keys of what came, left and moved up, where the list went on: what stayed stands together in the order that it had,
    behind what came and what was touched, and before what left. Of the newest day that it had more may come, in any order."""
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
        or not (before.beside or (left and came and len(now) == len(was)))  # a page that is its list goes on as a whole
    ):
        return set()
    lines = [line for name in (*left, *moved) for line in was[name].lines]
    lines += [line for name in came for line in now[name].lines]
    return {key(passage) for line in lines for passage in (line, *sentences(line))}


def _more(entry: _Entry) -> list[str]:
    """What an entry says beside its date and name."""
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
                site = heads_news(above, text.title or "")
                yield _Feed(site or sum(map(len, run)) <= BESIDE * whole, tuple(entries), behind, site)
        run = []


def _is_row(line: str, names: Collection[str]) -> bool:
    return len(line) <= ENTRY_CHARS and ((undated := _undated(line)) in names or not undated)


def _is_teaser(line: str, run: Sequence[str], names: Collection[str]) -> bool:
    """Whether a line says more of the entry before it: one behind a link and its date."""
    last = run[-2:]
    return (
        len(last) == 2
        and len(line) >= TEASER
        and any(map(day_of, last))
        and any(_undated(one) in names for one in last)
    )


def _undated(line: str) -> str:
    if not figured(line):
        return key(line).strip(_AROUND)
    undated = without(line)
    return key(undated if undated == line else _TIME.sub(" ", undated)).strip(_AROUND)


def _entries(run: Sequence[str], names: Collection[str]) -> Iterator[_Entry]:
    """The entries of a list: each a link with its date in the same line, or in one before or behind it, and what more is
    said of it."""
    rows = [_is_row(line, names) for line in run]
    dated = [day_of(line) if row else None for line, row in zip(run, rows, strict=True)]
    alone = [None if day is None or _undated(line) else day for line, day in zip(run, dated, strict=True)]
    if sum(day is not None for day in alone) >= ENTRIES:  # then a date in a title is another
        dated = alone
    whole = [(line, day) for line, day in zip(run, dated, strict=True) if day is not None and _undated(line)]
    if len(whole) >= ENTRIES:
        yield from (_Entry(_undated(line), day, (line,)) for line, day in whole)
        return
    first = dated[0] is not None
    lines: list[str] = []
    day: date | None = None
    name = ""
    for line, its, row in zip(run, dated, rows, strict=True):
        if row and day is not None and name and (its is not None) is first:  # the next begins
            yield _Entry(name, day, tuple(lines))
            lines, day, name = [], None, ""
        lines.append(line)
        day = its or day
        name = name or _undated(line)
    if day is not None and name:
        yield _Entry(name, day, tuple(lines))
