"""Lines that show the day on which a page is viewed, as newspapers and offices have them on all their pages (pure).

Such a line says nothing but that day, each of two copies its own: it is no text of a document. Any other date is, and
so is one in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from archiver.text.days import beside_day, is_month, is_weekday, names_weekday
from archiver.text.model import Text
from archiver.text.normal import dense, lines, sentences

CHARS = 120  # longest such line, with the links beside the day
LINKS = 12  # most links in such a line
READ, CHANGED = 1000, 200  # most lines of a page, and changed ones, that are read: more are no line above a text
_BARS = re.compile(r"[|｜•·]")
# what a line says that names a weekday, or a month with its year, and nothing more
_WEEKDAY, _MONTH = "weekday", "month"
_DIGIT, _NUMBER = re.compile(r"\d"), re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def viewing_days(
    lost: Iterable[str], added: Iterable[str], days: tuple[date, date], old: Text, new: Text
) -> tuple[set[str], set[str]]:
    """The lost and added passages with which both pages show the day of their look and say the same beside it.

    `days`: the days on which they were seen. A heading does not count: it may be the day of an event. Nor does a
    weekday that is one of several, as in a table of hours, or a month that is one of several, as in a list of issues. The
    only month of a page heads a calendar beside the text.
    """
    headings = {dense(one) for one in (*old.headings, *new.headings)}
    before, after = (
        _shown([one for one in found if len(one) <= CHARS and dense(one) not in headings][:CHANGED], page, day)
        for found, page, day in zip((lost, added), (old, new), days, strict=True)
    )
    if not before and not after:  # mostly
        return set(), set()
    there = {*(before or _all_shown(old, days[0])).values()} & {*(after or _all_shown(new, days[1])).values()}
    return {one for one, rest in before.items() if rest in there}, {one for one, rest in after.items() if rest in there}


def _shown(passages: list[str], page: Text, day: date) -> dict[str, str]:
    """The passages that show this day, alone or with those beside them, and what their lines say beside it."""
    out = {one: dense(rest) for one in passages if (rest := _beside(one, page, day)) is not None}
    if any(is_weekday(one, day) for one in passages) and sum(map(is_weekday, _lines(page))) == 1:
        out |= {one: _WEEKDAY for one in passages if is_weekday(one, day)}
    if any(is_month(one, day) for one in passages) and sum(map(is_month, _lines(page))) == 1:
        out |= {one: _MONTH for one in passages if is_month(one, day)}
    pieces = {one for one in passages if one not in out}  # a full stop may cut such a line into passages
    if pieces:
        for line in _lines(page):
            cut = pieces.intersection(sentences(line)) if len(line) <= CHARS and _DIGIT.search(line) else ()
            if cut and (rest := _beside(line, page, day)) is not None:
                out |= dict.fromkeys(cut, dense(rest))
    return out


def _beside(line: str, page: Text, day: date) -> str | None:
    """What a line says beside this day: nothing, a place, or link texts, set apart by bars or not."""
    parts = [one.strip() for one in _BARS.split(line)]
    rests = [beside_day(one, day) for one in parts]
    if all(rest is None for rest in rests):
        return _without_links(line, page, day)
    links = {dense(link.text) for link in page.links if link.tag == "a"} if len(parts) > 1 else set()
    if any(rest is None and dense(one) not in links for one, rest in zip(parts, rests, strict=True)):
        return None
    return " ".join(one if rest is None else rest for one, rest in zip(parts, rests, strict=True))


def _without_links(line: str, page: Text, day: date) -> str | None:
    """The link texts beside this day and its weekday, if a line has nothing else."""
    near = {(day + timedelta(days=more)).day for more in (-1, 0, 1)}
    if near.isdisjoint(map(int, _NUMBER.findall(line))) or not names_weekday(line):
        return None
    names = sorted(
        {link.text for link in page.links if link.tag == "a" and link.text and link.text in line}, key=len, reverse=True
    )
    rest = line
    for name in names[:LINKS]:
        rest = rest.replace(name, " ")
    said = beside_day(" ".join(rest.split()), day) if rest != line else None
    return None if said is None else " ".join([said, *sorted(names)])


def _all_shown(page: Text, day: date) -> dict[str, str]:
    """The lines of a page that show the day, where none came or left because their words stand elsewhere as well."""
    return _shown([line for line in _lines(page) if len(line) <= CHARS][:READ], page, day)


def _lines(page: Text) -> tuple[str, ...]:
    return lines(page.visible.replace("\t", "\n"))
