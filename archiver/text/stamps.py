"""Stamps: when a page was made (pure).

A line with a day and a time of day that go with the looks: it lay before the older one, and lies between the two now, or is
that of the newer; nothing else in the line is another, and it says nothing but that it is a time. "Signed at Geneva" is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from archiver.text.dates import days_in, numbers, without
from archiver.text.normal import dense, passages
from archiver.text.volatile import is_label

FEW = 40  # characters of a line of dates
LINES = 20  # looked at at most: so many are a table's
DATES = 3  # that go a day back together
LEAP = 2000  # a year that has all days
STAMPS = 2  # lines that a page has of them at most: more are a table's
_TIME = re.compile(
    r"(?<![\d:.])\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?|[時时点點시] ?\d{1,2}[分분](?: ?\d{1,2}[秒초])?|[hH]\d{2})(?![\d:])"
    r"(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}|(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?)\)?(?![\w]))?"
)
# all that a stamp says beside its time, in whole words where a language has them; versions of a program are figures
_SAYS = re.compile(
    r"(?:\b(?:time|date|datum|zeit|uhrzeit|stand|heure|fecha|hora|data|ora|дата|время|час|tarih|saat|tanggal|waktu|"
    r"page|site|file|seite|pagina|página|страница|on|at|in|am|um|le|à|el|a las|em|às|il|alle|в|t|z|version|"
    r"(?:last )?(?:generated|created|built|build|compiled|rendered|printed|exported|retrieved|updated?|modified|changed)|"
    r"erstellt|erzeugt|aktualisiert|généré|créé|generado|creado|gerado|criado|generato|creato|utworzono|wygenerowano|"
    r"сформирован[оа]?|создан[оа]?|обновлено)\b|\bv(?=\d)|"
    r"时间|時間|日期|时刻|時刻|日時|날짜|시간|页面|本页|ページ|페이지|生成|作成|更新|制作|생성|작성|[\W\d_])+",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_OTHER_ZONE = timedelta(days=1)  # their day may be that of another zone


def stamps(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date], headings: Iterable[str]
) -> tuple[set[str], set[str]]:
    """Those of the passages lost and added that are one stamp, before and after. `days`: on which the two texts were
    seen. A heading is none: it may be the date of a statement."""
    told = {dense(one) for one in headings}
    out: tuple[set[str], set[str]] = (set(), set())
    may_be = [[passage for passage in found if _may_be(passage, told)] for found in (lost, added)]
    if not all(0 < len(found) <= LINES for found in may_be):
        return out
    before, after = ([(passage, _beside(passage)) for passage in found] for found in may_be)
    for old, rest in before:
        for new, other in after:
            if rest == other and _went_on(old, new, days):
                out[0].add(old)
                out[1].add(new)
    return out if len(out[0]) <= STAMPS else (set(), set())


def other_zone(
    lost: Collection[str], added: Collection[str], old: str, new: str, headings: Iterable[str]
) -> tuple[set[str], set[str]]:
    """The passages lost and added, if all are dates, and if each date on the pages (`old`, `new`: all that is visible) is a
    day earlier or later than it was: the same moments as another zone has them. A heading is none: it may be the day of
    what is told."""
    if not lost or not added or not all(map(_only_day, (*lost, *added))):
        return set(), set()
    told = {dense(one) for one in headings}
    before, after = ([day for one in passages(page) if (day := _only_day(one))] for page in (old, new))
    if not DATES <= len(before) == len(after) or any(dense(one) in told for one in (*lost, *added)):
        return set(), set()
    steps = {_step(*days) for days in zip(before, after, strict=True)}
    return (set(lost), set(added)) if steps in ({_OTHER_ZONE}, {-_OTHER_ZONE}) else (set(), set())


_Day = tuple[
    date, bool
]  # and whether its year is said: "30 avr. 2020" ends with its month where sentences are told apart


def _only_day(passage: str) -> _Day | None:
    """The day that is all that a passage says; one without its year is one of a year that had all days."""
    if len(passage) > FEW:
        return None
    for said, has_year in ((passage, True), (f"{passage.rstrip('.')} {LEAP}", False)):
        if (day := next(days_in(said), None)) is not None and not any(map(str.isalnum, without(said))):
            return day, has_year
    return None


def _step(old: _Day, new: _Day) -> timedelta:
    """From one day to another; where a year is not said, the shortest way."""
    if old[1] and new[1]:
        return new[0] - old[0]
    days = (new[0].replace(year=LEAP) - old[0].replace(year=LEAP)).days
    return timedelta(days=(days + 183) % 366 - 183)


def _may_be(passage: str, headings: set[str]) -> bool:
    return (
        _DIGIT.search(passage) is not None
        and is_label(passage)
        and bool(_newest(passage))
        and dense(passage) not in headings
    )


def _beside(passage: str) -> str:
    """What stands in a line beside its dates and times."""
    return dense(_TIME.sub(" ", without(passage)))


def _went_on(old: str, new: str, days: tuple[date, date]) -> bool:
    if (
        not all(_TIME.search(without(one)) for one in (old, new))
        or _SAYS.fullmatch(_TIME.sub(" ", without(new))) is None
    ):
        return False
    seen, sees = days
    return any(
        last <= seen + _OTHER_ZONE and max(last, seen - _OTHER_ZONE) <= this <= sees + _OTHER_ZONE
        for last in _newest(old)
        for this in _newest(new)
    )


def _newest(passage: str) -> list[date]:
    """The newest date of a line; of one in numbers alone each that it may be."""
    named = max(days_in(passage), default=None)
    return [named] if named is not None else list(numbers(passage))
