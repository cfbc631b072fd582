"""What left a text and what came into it, passage by passage, each as often as it stands there (pure).

Independent of the extractions: what is asked is whether the page, all of it, has a passage fewer times than before.
Counters, clocks and years of copyright turn over by themselves and are no change: they are rules with ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, partial

from archiver.text.dates import dates, earliest, tells_day, without, written
from archiver.text.literals import Literals
from archiver.text.normal import dense, key

LONE = 24  # characters without blanks: a shorter passage is shown with those before and after it
BYLINE_CHARS = 80  # a passage with a date that is no longer may be the line under a title
SEARCHED = 100_000_000  # characters searched at most: time is bounded, the longest passages come first

_WHEN = (
    r"\d{4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}日?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?|"
    r"\d{1,2}\.?(?: de)? (?:\w{3,12}\.?)(?: de)?,? \d{4}|\w{3,12} \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_COUNT = r"(?<!\d)(?:\d{1,3}(?:[ ,.'’]\d{3})+|\d+(?:[.,]\d+)?)(?!\d)(?:[kKmM]\b|[万萬亿])?"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期.|周.|礼拜.|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|"
    r"среда|четверг|пятница|суббота|воскресенье)"
)
# what a page says of its own last change, in the words of the languages; not of a document's date, revision or issue
_UPDATED = (
    r"last (?:updated?|modified|changed|edited|published|saved|build)|updated?(?=[:：]| on )|modified(?=[:：])|"
    r"(?:最后|最近|上次|本页|页面)(?:更新|修改|编辑)|更新(?:于|时间|日期)|修改(?:于|时间|日期)|"
    r"(?:最後|最近|上次|本頁|頁面)(?:更新|修改|編輯)|更新(?:於|時間)|修改(?:於|時間)|最終更新日?時?|更新日時?|"
    r"(?:최종|마지막) ?(?:수정|업데이트|변경)일?|(?:zuletzt|letzte)\w* (?:geändert|aktualisiert|bearbeitet|änderung|aktualisierung)|"
    r"dernière (?:mise à jour|modification)|mis à jour(?: le)?|modifié le|última (?:actualización|modificación|atualização|alteração)|"
    r"actualizado(?: el)?|atualizado em|ultim[oa] (?:aggiornamento|modifica)|aggiornat[oa] (?:il|al)|"
    r"(?:последнее|дата) (?:обновлени|изменени)[ея]|обновлено|останнє оновлення|оновлено|ostatnia (?:aktualizacja|modyfikacja|zmiana)|"
    r"zaktualizowano|laatst (?:bijgewerkt|gewijzigd)|senast (?:uppdaterad|ändrad)|sist (?:oppdatert|endret)|son güncelleme|"
    r"آخر (?:تحديث|تعديل)|آخرین (?:به‌روزرسانی|ویرایش)|cập nhật (?:lần cuối|ngày|lúc)?|terakhir diperbarui"
)
_TALLIED = (
    r"(?:篇|条|個|个)?(?:日志|文章|分类|分類|标签|標籤|评论|留言|posts?|articles|entries|categories|tags|comments)"
)
# id -> what may differ between two copies of a page without anyone having changed it
VOLATILE: dict[str, re.Pattern[str]] = {
    "volatile.counter.before": re.compile(
        rf"(?:(?:阅读|浏览|查看|點閱|点击|訪問|访问|观看|瀏覽|下载|转发|评论|点赞|收藏|分享)(?:量|次数|次數|数|數|人数)?|人气|人氣|热度|"
        rf"\b(?:page )?(?:views?|visits?|hits|reads|downloads|shares|likes|comments|visitors|online)\b|"
        rf"просмотр\w*|прочитано|скачиваний|переглядів|vues?|lectures?|aufrufe|zugriffe|visitas|vistas|lecturas|"
        rf"visualiza\w+|visite|letture|weergaven|wyświetle\w+|odsłon\w*|görüntülen\w+|okunma|閲覧数|アクセス数|조회(?:수)?|"
        rf"مشاهد\w*|المشاهدات|بازدید|צפיות|lượt xem|dibaca)\s*[:：=(（\[]?\s*{_COUNT}",
        re.IGNORECASE,
    ),
    "volatile.counter.after": re.compile(
        rf"{_COUNT}\+?\s*(?:次(?:阅读|浏览|点击|访问|观看|下载)?|人(?:阅读|浏览|看过|在线|评论)|(?:阅读|浏览|点击|评论|点赞)|(?:page )?"
        rf"(?:views?|visits?|hits|reads|downloads|shares|likes|comments|visitors|people reading|users? online|guests?)\b|"
        rf"просмотр\w*|vues?\b|aufrufe\b|visitas\b|lecturas\b|visualiza\w+|odsłon\w*|okunma\b|views|回閲覧|مشاهدة|"
        rf"بازدید|lượt xem)",
        re.IGNORECASE,
    ),
    "volatile.today": re.compile(
        rf"(?:今天是|今日|现在是|當前時間|当前时间|today(?: is|'s date(?: is)?|:)|current (?:time|date)|it is now|heute(?: ist)?:?|"
        rf"сегодня:?|aujourd['’]hui|hoy(?: es)?:?|fecha actual:?)\W{{0,3}}(?:{_WEEKDAY}?\W{{0,3}}(?:the )?(?:{_WHEN})?\W{{0,3}}{_WEEKDAY}?)"
        rf"(?:\W{{0,3}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: ?[ap]\.?m\.?)?)?",
        re.IGNORECASE,
    ),
    "volatile.updated": re.compile(
        rf"(?:^|[|•·—–\-(\[，,。;；]\s*|\b(?:this|the) (?:page|article|site) (?:was|has been) )(?:{_UPDATED})\W{{0,4}}(?:(?:on|at|le|el|em|il|am|in data)\b ?)?"
        rf"(?:{_WEEKDAY}\W{{0,3}})?(?:{_WHEN})(?:[ T,]{{1,3}}(?:at |um |à )?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{{3,4}}\b)?",
        re.IGNORECASE,
    ),
    "volatile.tally": re.compile(rf"^(?:\W*(?:{_COUNT}\s*{_TALLIED}|{_TALLIED}\W{{0,3}}{_COUNT}))+\W*$", re.IGNORECASE),
    "volatile.ago": re.compile(
        r"\b\d+\+?\s*(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\.? ago\b|\bil y a \d+ \w+|"
        r"\bvor \d+ \w+|\bhace \d+ \w+|\bhá \d+ \w+|\d+ (?:\w+) (?:назад|тому)|\d+\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|年)前|"
        r"\d+ \w+ (?:fa|önce|temu|geleden|sedan)\b|منذ \d+ \w+|\b(?:just now|today|yesterday)\b|\d+(?:秒|分|時間|日)前|"
        r"\d+(?:초|분|시간|일) ?전",
        re.IGNORECASE,
    ),
    "volatile.copyright": re.compile(
        r"(?:©|\(c\)|copyright|版权所有|版權所有)[\s©(c)]{0,8}(?:\d{4}\s*[-–—~至]\s*)?\d{4}|(?:\d{4}\s*[-–—~]\s*)?\d{4}\s*©",
        re.IGNORECASE,
    ),
    "volatile.made": re.compile(
        rf"(?:(?:page|site) )?(?:generated|rendered|processed|created|loaded|executed|served|printed|retrieved|accessed)"
        rf" (?:in|on|at|from)[:\s]*(?:{_WHEN}|[\d.]+ ?(?:ms|s|sec|seconds)?)(?:.{{0,12}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?|"
        rf"(?:页面执行时间|耗时|processed in)\W{{0,3}}[\d.]+",
        re.IGNORECASE,
    ),
    "volatile.token": re.compile(r"\b[0-9a-f]{24,}\b", re.IGNORECASE),
}  # fmt: skip

# what typesetting makes of one mark: “ of ", – of -
_SETTING = (("“”„‟«»「」『』″", '"'), ("‘’‚‛‹›`´′", "'"), ("‐‑‒–—―−", "-"))
_DIGIT = re.compile(r"\d")
# how a line under a title is set: its words, less date, place and author
_BYLINE = re.compile(
    r"\b(?:posted|published|written)(?: on| at|(?=[:：]))|\b(?:hits|views|comments|category)\b[:：]?|"
    r"(?:发表于|發表於|发布于|發佈於|分类于|分類於|阅读次数)[:：]?|[|｜•·]",
    re.IGNORECASE,
)
# how long it takes to read a text, which a line under its title may tell, and with it how long the text is
_READ_IN = re.compile(
    r"(?:预计|預計)?(?:阅读|閱讀)(?:时长|时间|時長|時間)?\s*[≈:：约約]?\s*\d+\s*(?:分钟|分鐘)|\d+\s*(?:分钟|分鐘)(?:读完|阅读)|"
    r"読了(?:時間)?\W{0,3}約?\s*\d+\s*分|\b\d+\s*min(?:ute)?s?\.? read(?:ing)?(?: time)?\b|"
    r"\breading time\W{0,3}\d+ ?min(?:ute)?s?\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:本文)?(?:字数|字數)(?:统计|統計)?\s*[:：]?\s*[\d.,]+k?|[约約]?\s*\d[\d.,]*k?\s*字(?!\w)|\b\d[\d.,]*k? words\b",
    re.IGNORECASE,
)
# what a rule needs to match: a figure, or (in ASCII) one of the words
_NEEDS = {
    "volatile.counter.before": "figure", "volatile.counter.after": "figure", "volatile.copyright": "figure",
    "volatile.ago": "either", "volatile.today": "word", "volatile.made": "word", "volatile.updated": "figure",
    "volatile.tally": "figure",
}  # fmt: skip
_WORDS = Literals((
    b"just now", b"today", b"yesterday", b"current ", b"it is now", b"heute", b"aujourd", b"hoy", b"fecha",
    b"generated", b"rendered", b"processed", b"created", b"loaded", b"executed", b"served", b"printed", b"retrieved",
    b"accessed",
))  # fmt: skip


def out_of(old: Sequence[str], new: Sequence[str], here: str, there: str) -> dict[str, str]:
    """Those passages of `old` that `new` has fewer times and the page `there` (bare) has fewer times than the page
    `here` did, each with what is to be shown of it. What stands on a page many times, the figure in a cell, may be
    gone from its place only: then those before and after it tell."""
    before, after = [key(passage) for passage in old], [key(passage) for passage in new]
    spare = Counter(before)
    spare.subtract(Counter(after))
    fresh = [at for at, one in enumerate(before) if one and spare[one] > 0]
    if not fresh:
        return {}
    wanted, places = {before[at] for at in fresh}, cache(partial(_places, after))
    kept = Counter((*_beside(after, at), one) for at, one in enumerate(after) if one in wanted)
    most = max(200, SEARCHED // max(1, len(there) + len(here)))
    found: set[int] = set()
    for at in sorted(fresh, key=lambda at: len(before[at]), reverse=True)[:most]:
        one, left, right = before[at], *_beside(before, at)
        if kept[left, right, one] > 0:  # as often as it stands between these two, it stayed
            kept[left, right, one] -= 1
            continue
        if spare[one] <= 0:
            continue
        times = here.count(one)
        if times > there.count(one) or (times > 1 and not {(left, right), (left, None, right)}.isdisjoint(places())):
            spare[one] -= 1
            found.add(at)
    return {
        old[at]: old[at] if len(before[at]) >= LONE else " ".join(old[max(0, at - 1) : at + 2]) for at in sorted(found)
    }


def _beside(keys: Sequence[str], at: int) -> tuple[str, str]:
    return keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""


def _places(keys: Sequence[str]) -> set[tuple[str | None, ...]]:
    """Every three passages in a row, every two, and every two with something in between."""
    out: set[tuple[str | None, ...]] = set()
    for at, one in enumerate(keys):
        left, right = _beside(keys, at)
        out |= {(left, one, right), (one, right), (left, None, right)}
    return out


def worded(found: Mapping[str, str], here: str, there: str) -> tuple[dict[str, str], list[str]]:
    """Of passages that the text `here` has and the text `there` has not (both bare): those that differ in more than
    how a quotation mark or a dash is set; those that differ in nothing else. A comma that came or went is a change."""
    if not found or (here.isascii() and there.isascii()):
        return dict(found), []
    mine, theirs = _plain(here), _plain(there)
    out: dict[str, str] = {}
    only: list[str] = []
    for passage, shown in found.items():
        words = key(passage)
        plain = _plain(words)
        same = words not in there and theirs.count(plain) >= mine.count(plain)
        if same:
            only.append(passage)
        else:
            out[passage] = shown
    return out, only


def _plain(text: str) -> str:
    for marks, plain in _SETTING:
        for mark in marks:  # str.translate takes forty times as long: it looks every character up
            text = text.replace(mark, plain)
    return text


def turnover(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date] | None = None
) -> tuple[list[str], list[str]]:
    """What is shown of passages lost and added, less what turns over by itself. `days`: on which the two texts were seen;
    a calendar in the text that shows each of them is no date of the document."""
    left, right = (
        {passage: _still(passage, day) for passage in found}
        for found, day in zip((lost, added), days or (None, None), strict=True)
    )
    lasting = set(left.values()) & set(right.values()) | {""}
    return (
        [lost[passage] for passage, still in left.items() if still not in lasting],
        [added[passage] for passage, still in right.items() if still not in lasting],
    )


def _still(passage: str, day: date | None) -> str:
    """The passage without what turns over by itself, and its dates written one way."""
    figure = _DIGIT.search(passage) is not None
    word = not passage.isascii() or _WORDS.any_in(passage.lower().encode())
    there = {"figure": figure, "word": word, "either": figure or word, "": True}
    if figure and day is not None and tells_day(passage, day):
        passage = without(passage)
    if figure and len(passage) <= BYLINE_CHARS and _READ_IN.search(passage):
        passage = earliest(_LENGTH.sub(" ", _READ_IN.sub(" ", passage)))  # a later date is that of the last change
    for rule, pattern in VOLATILE.items():
        if there[_NEEDS.get(rule, "")]:
            passage = pattern.sub(" ", passage)
    if figure and len(passage) <= BYLINE_CHARS:
        passage = written(passage)
        if dates(passage) == 1:  # in what order date and subject stand there says nothing
            passage = " ".join(sorted(_BYLINE.sub(" ", passage).split()))
    return dense(passage)
