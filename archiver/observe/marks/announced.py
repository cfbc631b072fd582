"""Detects pages that announce or report an outage of a few hours, or announce the end of their site (pure).

Such a page is served by the site itself, which therefore is not out of order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from archiver.observe.marks.gist import labels_of, lower, sentences_of
from archiver.text.dates import days_in, numeric_days_in
from archiver.text.model import Text
from archiver.text.months import MONTHS
from archiver.text.weekdays import WEEKDAYS
from storage.model import Finding, Mark

MENU = 6  # links that a working site shows at least: one that is out of order links to none of its own pages
LINES = 60  # visible lines that are read

PAUSED = re.compile(r"暂停|暫停|중단")
_OF_HOURS = frozenset({Finding.SOFT_GONE, Finding.SERVER_ERROR})  # "will be unavailable from 8 to 12"
_DAY = re.compile(
    r"(?<![\d./-])(?!24/7)(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|[12]\d|3[01])(?![\d/])|(?<!\d)[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|"
    r"\d{1,2} ?[月월] ?\d{1,2} ?[日号號일]"
)
_NAMED = (
    re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º|\.)? ?(?:of |de |d['’])?([^\W\d_]{3,12})"),
    re.compile(r"\b([^\W\d_]{3,12})\.? \d{1,2}(?!\d)"),
)
_CLOCK = r"(?<!\d)\d{1,2} ?(?:[:.h] ?\d{2}(?!\d)|h\b|uhr\b|[ap]\.? ?m\b|[時时点點시ч])"
_HOURS = re.compile(
    rf"{_CLOCK}.{{1,40}}?{_CLOCK}|(?<!\d)\d{{1,2}} ?(?:bis|to|until|till?|tot|a|à|do|до|[-–~]) ?{_CLOCK}"
)
# a day of the week on which something happens
_ON = re.compile(r"\b(?:on|this|next|am|le|ce|el|este|no|w|we|v|ve|в|во|у|på|om|op) ([^\W\d_]{4,12})\b")
_ON_CJK = re.compile(r"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜|[월화수목금토일]요일")
_WEEKDAYS = frozenset(name for name, _ in WEEKDAYS)
# a line that states the date or time of the outage
_WHEN = re.compile(
    r"^\W*(?:date|time|when|period|window|datum|zeit(?:raum|punkt)?|wann|fecha|horario|data|orario|horário|quando|quand|termin|czas|дата|время|срок|日時|日程|期間|時間|时间|日期|일시|기간|시간)\b"
)
_NOTICE = re.compile(r"お知らせ|ご案内|公告|通知|안내|공지")
# a site that was already stopped, by its host or an authority: its end is not to come
_DONE = re.compile(
    r"suspen|expire|has been|disabled|deactivat|terminat|приостановлен|отключ|просроч|gesperrt|deaktiviert|desactivad|desativad|sospes|zawiesz|已|被|到期|过期|過期|欠费|备案|備案|绑定|暂停|暫停"
)
# the outage is going on now
_NOW = re.compile(
    r"\b(?:currently|at (?:the|this) moment|right now|now)\b|\bis down\b|derzeit|zurzeit|zur zeit|momentan|\bgerade\b|actuellement|en ce moment|actualmente|en este momento|atualmente|neste momento|attualmente|in questo momento|momenteel|obecnie|w tej chwili|právě|momentálně|jelenleg|"
    r"сейчас|в настоящее время|\bведутся\b|зараз|şu anda|hiện đang|saat ini|目前|正在|正处于|正處於|只今|ただいま|現在|현재|점검 ?중입니다|حالي[اًة]|در حال حاضر|"
    r"(?<!\bwill be )(?<!\bto be )\bunder(?:going)? (?:\w+ )?(?:maintenance|construction)\b|\bis closed\b|\b(?:en|in|em) (?:maintenance|mantenimiento|manutenzione|manutenção)\b|\bна (?:техническом )?обслуживании\b|メンテナンス中|停止しております"
)
# the reader is asked to come back later
_AGAIN = re.compile(
    r"\b(?:try|come|visit|check) (?:us )?(?:again|back)\b|\b(?:will be|are|is) back\b|später (?:noch ?(?:ein)?mal|wieder|erneut)|réessayer|revenez|vuelva a|intente|tente novamente|riprova|spróbuj|попробуйте|зайдите|稍[后後]再|後ほど|しばらく|잠시 후"
)
# an outage that lasts until, or since, the named day
_UNTIL = re.compile(
    r"\b(?:until|till|since|bis|seit|jusqu|depuis|hasta|desde|até|fino|dal|do|od|до|с)\b|まで|から|至|起|까지|부터"
)


def announced(text: Text, marks: Sequence[Mark]) -> frozenset[Mark]:
    """The marks of an outage that is dated rather than current.

    The page has a menu, and names the outage in a heading with a day, in a line with a day and the hours from and
    until, or as one of a day of the week. No marks if the outage is said to be going on now, or the reader is asked to come back."""
    if not any(_is_outage(mark) or mark.finding is Finding.SERVER_ERROR for mark in marks) or not _has_menu(text):
        return frozenset()
    lines = [one for raw in text.visible.splitlines() if (one := lower(raw).strip())][:LINES]
    outages = [mark for mark in marks if _is_outage(mark) or _is_of_a_weekday(mark, lines)]
    if not outages:
        return frozenset()
    words = {mark.matched for mark in outages}
    naming = [one for one in lines if any(word in one for word in words)]
    if any(map(_NOW.search, naming)) or any(map(_AGAIN.search, lines)):
        return frozenset()
    labels = (one for one in labels_of(text) if any(word in one for word in words))
    timed = (f"{day} {hours}" for day, hours in pairwise([*lines, ""]) if _WHEN.match(day))
    dated = any(_has_day(one) and not _UNTIL.search(one) for one in labels)
    if not dated and not any(map(_has_hours, (*naming, *timed))) and not any(map(_on_a_weekday, naming)):
        return frozenset()
    beside = [m for m in marks if m.finding in _OF_HOURS and all(_has_hours(one) for one in lines if m.matched in one)]
    return frozenset((*outages, *beside))


def _is_outage(mark: Mark) -> bool:
    return mark.finding is Finding.MAINTENANCE or (
        mark.finding is Finding.SUSPENDED and PAUSED.search(mark.matched) is not None
    )


def _is_of_a_weekday(mark: Mark, lines: Sequence[str]) -> bool:
    """Whether a mark says that a service fails on a day of the week: "Service unavailable on Sunday"."""
    said = [one for one in lines if mark.matched in one]
    return mark.finding is Finding.SERVER_ERROR and bool(said) and all(map(_on_a_weekday, said))


def _on_a_weekday(line: str) -> bool:
    return (any(found[1] in _WEEKDAYS for found in _ON.finditer(line)) or _ON_CJK.search(line) is not None) and (
        _UNTIL.search(line) is None
    )


def ends_later(text: Text, marks: Sequence[Mark], today: date) -> frozenset[Mark]:
    """The marks of a site being given up, where the page names a day still to come: until then its content is there.

    The day stands in the sentence with the mark, or in any sentence below a heading that says "notice"."""
    ended = [mark for mark in marks if mark.finding is Finding.SUSPENDED]
    if not ended or not _has_menu(text) or any(_DONE.search(mark.matched) for mark in ended):
        return frozenset()
    labels = labels_of(text)
    read = [one for one in sentences_of(text) if one not in labels]
    said = [one for one in read if any(mark.matched in one for mark in ended)]
    if not said and any(map(_NOTICE.search, labels)):
        said = read
    days = (day for one in said for day in (*days_in(one), *numeric_days_in(one)))
    return frozenset(ended) if any(day > today for day in days) else frozenset()


def _has_menu(text: Text) -> bool:
    return sum(link.tag == "a" and bool(link.text) for link in text.links) >= MENU


def _has_hours(line: str) -> bool:
    return _HOURS.search(line) is not None and _has_day(line)


def _has_day(line: str) -> bool:
    return _DAY.search(line) is not None or any(found[1] in MONTHS for one in _NAMED for found in one.finditer(line))
