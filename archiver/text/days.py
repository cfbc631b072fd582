"""Lines that state a day and nothing else, in any language, script and calendar (pure).

A line is read as numbers and words, and tested against one given day: does that day, in some calendar, account for each
of them? So the word order of a language need not be known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain, combinations, product
from typing import NamedTuple

from archiver.text.dates import WEEKDAY, days_in, without_dates
from archiver.text.letters import one_form
from archiver.text.months import OF_CALENDARS
from archiver.text.weekdays import WEEKDAYS

CHARS = 60  # of a line that may state a day, at most
WEEKDAY_CHARS = 24  # of a line that may name a weekday, at most
PLACE_CHARS, PLACE_WORDS = 24, 3  # of the place name that may precede a day, at most
FEW = 12  # numbers and words of a line, at most
SHORT = 3  # letters: a weekday's name this short may be another word
LONG = 4  # letters of a weekday's name that may stand alone, in scripts that abbreviate names (Latin to Armenian)
REMEMBERED = 4000  # cached lines: a site repeats the same ones on all its pages

_Meaning = tuple[str, int]  # ("weekday", 0), ("gregorian", 4), _BESIDE
_BESIDE: _Meaning = ("beside", 0)
_ERA: _Meaning = ("era", 0)
# words of many languages that may accompany a day and add nothing to it
_SIGNS = (
    "today today's is it's date the of on at st nd rd th am pm der den dem heute ist uhr datum le er hui aujourd'hui de del d el hoy es "
    "fecha hoje é feira data oggi il è vandaag idag i dag dnes je danas dziś dzisiaj jest roku bugün astăzi azi tänään m gada a saat klo kl "
    "г года год жылғы жыл р року рік сегодня сьогодні сёння днес данас дата в о час σήμερα στις hari_ini tanggal tgl jam pukul wib ngày tháng năm hôm_nay lúc giờ "
    "วัน ที่ วันที่ วันนี้ เดือน พศ คศ เวลา น 年 月 日 号 號 今天 今日 是 为 為 日期 西元 公元 西暦 本日 は 년 월 일 오늘 은 오전 오후 上午 下午 午前 午後 "
    "م ص ه هـ هـ هجري ميلادي اليوم التاريخ تاريخ الموافق مطابق با برابر ش امروز آج היום ב יום आज दिनांक तारीख আজ তারিখ msk gmt utc"
).split()
_ERAS = "令和 中華民國 中华民国 中華民国 民國 民国".split()
_CLOCK = re.compile(
    r"(?<![\d:.])\d{1,2}(?:[:h]\d{2}(?::\d{2})?|[時时點点시] ?\d{1,2}[分분](?: ?\d{1,2}[秒초])?)(?![\d:])(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:gmt|utc) ?(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?"
)
_LUNAR = re.compile(
    r"[(,]?(?:农历|農曆|夏历|夏曆)\S{0,4}?[正一二三四五六七八九十冬腊臘]{1,2}月[初一二三四五六七八九十廿]{2,3}日?\)?"
)
# name days, which Czech, Slovak, Polish and Hungarian calendars add after a day
_NAME_DAY = re.compile(
    r"[\s,|–-]*(?:(?:dnes )?(?:má |slaví )?svátek(?: má| slaví)?:?|(?:dnes )?meniny(?: má| oslavuje)?:?|imieniny(?: obchodzą)?:?|névnap(?:ja van)?:?)\s+[^\W\d_]+(?:(?:,| a| i| és)? [^\W\d_]+){0,3}\s*$"
)
_HAN = re.compile(r"([〇零一二三四五六七八九]{4}|[一二三四五六七八九十]{1,3})(?=[年月日])")
_HAN_DIGITS = {char: digit for digit, chars in enumerate(("〇零", *"一二三四五六七八九")) for char in chars}
_IN_BRACKETS = re.compile(r"\(([月火水木金土日])(?:曜日?)?\)|\(([월화수목금토일])\)|\(([一二三四五六])\)")
_APOSTROPHE = re.compile(r"\b(d)['’ʼ](?=\w)|['’ʼ`´]")
_COMMA = re.compile(r"[,،、]\s*|\s+[-–—]\s+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_RUN = re.compile(f"({_UNSPACED.pattern})")
_THAI_STOP = re.compile(r"(?<=[\u0e01-\u0e4f])\.")
_HIJRI_FROM, _JALALI_FROM = 227015, -356032  # proleptic Gregorian ordinals from which their days are counted
_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十]日")

# weekdays in all languages, beside a day with its year; and the Chinese lunar day
_WEEKDAY_OR_LUNAR = re.compile(
    rf"{WEEKDAY.pattern}|(?<!\w)(?:{'|'.join(sorted((re.escape(name).replace('_', '[ -]?') for name, _ in WEEKDAYS if len(name) > SHORT and name[:1] < 'ก'), key=len, reverse=True))})(?!\w)|"
    r"(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?|[월화수목금토일]요일|[(,]?(?:农历|農曆)\S{0,4}?[正一二三四五六七八九十冬腊臘]{1,2}月[初一二三四五六七八九十廿]{2,3}日?\)?",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A parsed line: its numbers in ascending order, and the possible meanings of each word."""

    figures: tuple[int, ...]
    words: tuple[frozenset[_Meaning], ...]


class _CalendarDay(NamedTuple):
    """A day in one calendar.

    `years`: the numbers by which its year may be written. `short`: those used only beside the month's name. `of_era`:
    those used only beside the name of its era.
    """

    calendar: str
    month: int
    day: int
    years: tuple[int, ...]
    short: tuple[int, ...] = ()
    of_era: tuple[int, ...] = ()


def beside_day(line: str, day: date) -> str | None:
    """What a line says besides this day: "" if nothing, or the place name before it; None if it says anything else.

    The line's day may be off by one, as in another time zone. A day without its year needs its weekday.
    """
    if len(line) > CHARS or _FIGURE.search(line) is None:
        return None
    if _names_day(line, day):
        return ""
    comma = _COMMA.search(line)
    place = line[: comma.start()] if comma else ""
    if comma is None or not 0 < len(place) <= PLACE_CHARS or len(place.split()) > PLACE_WORDS or place[:1].islower():
        return None
    return (
        place if _read(place) is None and _names_day(line[comma.end() :], day) else None
    )  # another weekday is not a place


def tells_day(text: str, day: date) -> bool:
    """Whether a text names a weekday and this day, as calendars on pages do. The day may be off by one (time zones)."""
    days = {day + timedelta(days=more) for more in (-1, 0, 1)}
    return any(one in days for one in days_in(text)) and names_weekday(text)


def without_day(text: str) -> str:
    """The text without its dates, weekdays and Chinese lunar days, in any language."""
    return _WEEKDAY_OR_LUNAR.sub(" ", without_dates(text))


def names_weekday(text: str) -> bool:
    """Whether a text names a weekday or a Chinese lunar day, in any language."""
    return _WEEKDAY_OR_LUNAR.search(text) is not None


def is_weekday(line: str, day: date | None = None) -> bool:
    """Whether a line is a weekday's name and nothing else; given a day, that day's name or an adjacent one's."""
    read = _read(line) if len(line) <= WEEKDAY_CHARS else None
    if read is None or read.figures:
        return False
    weekdays = [{number for kind, number in word if kind == "alone"} for word in read.words if _BESIDE not in word]
    accepted = {one.weekday() for one in _days_around(day)} if day is not None else set(range(7))
    return len(weekdays) == 1 and not accepted.isdisjoint(weekdays[0])


def is_month(line: str, day: date | None = None) -> bool:
    """Whether a line is a month with its year and nothing else; given a day, that day's month or an adjacent day's."""
    read = _read(line) if _YEAR.search(line) is not None else None
    if read is None or not read.words:
        return False
    named = {one for word in read.words if _BESIDE not in word for one in word}
    if named and not all(_BESIDE in word or named & word for word in read.words):
        return False
    if day is None:
        return bool(named or len(read.words) > 1) and len(read.figures) == (1 if named else 2)
    months = [month for one in _days_around(day) for month in _in_calendars(one)]
    if named:
        return any(
            (one.calendar, one.month) in named and read.figures in {(year,) for year in one.years} for one in months
        )
    return len(read.words) > 1 and any(read.figures in {(one.month, year) for year in one.years} for one in months)


def _names_day(line: str, day: date) -> bool:
    """Whether a line names this day or an adjacent one, and nothing else."""
    read = _read(line)
    return read is not None and bool(read.figures) and any(_accounts_for(one, read) for one in _days_around(day))


def _days_around(day: date) -> tuple[date, ...]:
    return tuple(day + timedelta(days=more) for more in (0, 1, -1))


def _accounts_for(day: date, read: _Line) -> bool:
    """Whether this day accounts for all numbers and words of a line, in one calendar or in two."""
    if not _all_numbers(day).issuperset(read.figures):  # quick rejection: a page of figures may have thousands of lines
        return False
    weekday = ("weekday", day.weekday())
    calendar_days = _in_calendars(day)
    weekday_named = any(weekday in word for word in read.words)
    # second quick rejection: too few numbers, or none of them is the day of the month
    if len(read.figures) < (1 if weekday_named else 2) or all(one.day not in read.figures for one in calendar_days):
        return False
    for chosen in (*((one,) for one in calendar_days), *combinations(calendar_days, 2)):
        months = {(one.calendar, one.month) for one in chosen}
        allowed = {weekday, _BESIDE, *months} | ({_ERA} if chosen[0].calendar == "gregorian" else set())
        if all(not allowed.isdisjoint(word) for word in read.words):
            by_name = {month for month in months if any(month in word for word in read.words)}
            era = any(_ERA in word for word in read.words)
            ways = [
                list(_figures(one, by_name=(one.calendar, one.month) in by_name, weekday_named=weekday_named, era=era))
                for one in chosen
            ]
            if any(tuple(sorted(sum(way, ()))) == read.figures for way in product(*ways)):
                return True
    return False


def _figures(day: _CalendarDay, *, by_name: bool, weekday_named: bool, era: bool) -> Iterator[tuple[int, ...]]:
    """The combinations of numbers by which a day may be written.

    `by_name`: its month is given by name. `weekday_named`, `era`: its weekday, its era is named.
    """
    month = () if by_name else (day.month,)
    for year in (*day.years, *(day.short if by_name else ()), *(day.of_era if era else ())):
        yield year, *month, day.day
    if weekday_named:
        yield *month, day.day


@lru_cache(maxsize=64)
def _all_numbers(day: date) -> frozenset[int]:
    """All numbers that may stand for a part of the day, in any calendar."""
    return frozenset(
        chain.from_iterable((one.month, one.day, *one.years, *one.short, *one.of_era) for one in _in_calendars(day))
    )


@lru_cache(maxsize=64)
def _in_calendars(day: date) -> tuple[_CalendarDay, ...]:
    """The day in the calendars: Gregorian (with Buddhist, Republic of China and Reiwa years), Jalali, and Hijri.

    Hijri months begin at the sighting of the moon, so its days are given with two either side.
    """
    year, month, of_month = _jalali(day)
    near = (_hijri(day + timedelta(days=more)) for more in (0, 1, -1, 2, -2))
    years = day.year, day.year % 100, day.year + 543, day.year - 1911
    return (
        _CalendarDay("gregorian", day.month, day.day, years, short=(years[2] % 100,), of_era=(day.year - 2018,)),
        _CalendarDay("jalali", month, of_month, (year,), short=(year % 100,)),
        *(_CalendarDay("hijri", month, of_month, (year,)) for year, month, of_month in near),
    )


def _jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day by the 33-year cycle, which equals Iran's calendar from 1799 to 2256."""
    days = day.toordinal() - _JALALI_FROM
    years, days = divmod(days, 12053)
    year = 33 * years - 1595
    fours, days = divmod(days, 1461)
    year += 4 * fours
    if days > 365:
        more, days = divmod(days - 1, 365)
        year += more
    long_ = 6 * 31
    month, of_month = divmod(days, 31) if days < long_ else divmod(days - long_, 30)
    return year, month + (1 if days < long_ else 7), of_month + 1


def _hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the tabular calendar."""
    since = day.toordinal() - _HIJRI_FROM
    year = (30 * since + 10646) // 10631
    left = since - ((year - 1) * 354 + (3 + 11 * year) // 30)
    month = min(12, max(0, 2 * (left - 29) + 58) // 59 + 1)
    return year, month, left - (59 * (month - 1) + 1) // 2 + 1


@lru_cache(maxsize=REMEMBERED)
def _read(line: str) -> _Line | None:
    """Parse a line; None where a word of it cannot belong to a day."""
    if len(line) > CHARS:
        return None
    known = _vocabulary()
    tokens = list(_tokens(known.phrases.sub(lambda found: _joined(found[0]), _folded(_plain(line))), known))
    figures = [int(one) for one in tokens if one.isdecimal()]
    words = [known.words.get(one) for one in tokens if not one.isdecimal()]
    if len(tokens) > FEW or None in words or any(one > 9999 for one in figures):
        return None
    return _Line(tuple(sorted(figures)), tuple(word for word in words if word is not None))


def _plain(line: str) -> str:
    """A line without clock time, lunar day and name day, with weekdays spelled out and Chinese numerals as digits."""
    line = unicodedata.normalize("NFKC", line).casefold()
    line = _NAME_DAY.sub("", _LUNAR.sub(" ", line))
    line = _IN_BRACKETS.sub(lambda found: f" {_bracketed(found)} ", line)
    return _CLOCK.sub(" ", _HAN.sub(lambda found: str(_number(found[0])), line))


def _bracketed(found: re.Match[str]) -> str:
    return f"{found[1]}曜日" if found[1] else f"{found[2]}요일" if found[2] else f"星期{found[3]}"


def _number(numeral: str) -> int:
    """The value of a Chinese numeral."""
    tens, ten, ones = numeral.rpartition("十")
    if ten:
        return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0)
    return int("".join(str(_HAN_DIGITS[char]) for char in numeral))


def _folded(line: str) -> str:
    """Casefold and strip diacritics, as the same name is written with and without them."""
    line = _APOSTROPHE.sub(lambda found: f"{found[1]} " if found[1] else "", one_form(line.casefold()))
    if line.isascii():
        return line
    line = "".join(
        char
        for char in unicodedata.normalize("NFKD", line)
        if unicodedata.category(char)[0] != "M" and char != "\u200c"
    )
    return _THAI_STOP.sub("", unicodedata.normalize("NFKC", line)).replace("ı", "i").replace("ـ", "")


def _joined(name: str) -> str:
    return re.sub(r"[\s_-]", "", name)


def _tokens(line: str, known: _Vocabulary) -> Iterator[str]:
    """The numbers and words of a line.

    An unknown run in a script without spaces is cut into known words if they make up all of it.
    """
    for found in _TOKEN.findall(line):
        for part in filter(None, _RUN.split(found)):
            pieces = known.pieces.findall(part) if part not in known.words and _UNSPACED.fullmatch(part) else [part]
            yield from pieces if len("".join(pieces)) == len(part) else [part]


def _meanings() -> Iterator[tuple[str, _Meaning]]:
    """All known words, each with a meaning."""
    for name, number in WEEKDAYS:
        yield name, ("weekday", number)
        if len(name) >= LONG or name > "\u0590":
            yield name, ("alone", number)
    for calendar, names in OF_CALENDARS.items():
        for name, number in names:
            yield name, (calendar, number)
    yield from ((sign, _BESIDE) for sign in _SIGNS)
    yield from ((era, _ERA) for era in _ERAS)


def _known(meanings: Iterable[tuple[str, _Meaning]]) -> dict[str, frozenset[_Meaning]]:
    out: dict[str, set[_Meaning]] = {}
    for name, meaning in meanings:
        out.setdefault(_joined(_folded(name)), set()).add(meaning)
    return {name: frozenset(several) for name, several in out.items()}


class _Vocabulary(NamedTuple):
    words: dict[str, frozenset[_Meaning]]  # keys folded, without spaces
    pieces: re.Pattern[str]  # words of scripts without spaces, longest first
    phrases: re.Pattern[str]  # names that may contain a space


@cache
def _vocabulary() -> _Vocabulary:
    """The words of all languages, built with the first line read: most programs that import this module read none."""
    words = _known(_meanings())
    phrases = {_folded(name).replace("_", "[ -]?") for name, _ in _meanings() if "_" in name}
    pieces, phrased = (
        "|".join(sorted(some, key=len, reverse=True)) for some in (filter(_UNSPACED.fullmatch, words), phrases)
    )
    return _Vocabulary(words, re.compile(pieces), re.compile(rf"(?<!\w)(?:{phrased})(?!\w)"))
