"""Stamps: lines that say when a page was made (pure).

A stamp is a line with a day and a time of day that fit the days of the looks: the old one is no later than the older
look, the new one lies between the two or is of the newer. Nothing else in the line differs, and it says nothing but
that it is a time: a change in "Signed at Geneva" is reported.

Also stamps: a day alone in a line that speaks of its page; the day of each look beside the link to the front page, or
beside the weather; such a day with a time of day, beside links and nothing else; the day of a file's last change beside
its commit hash.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from urllib.parse import urlsplit

from archiver.text.dates import dates_to_line_feeds, days_in, numeric_days_in, without_dates
from archiver.text.model import Text
from archiver.text.months import ANY_MONTH
from archiver.text.normal import dense, has_digit, lines
from archiver.text.turning.volatile import LABEL_CHARS, is_label, without_counts

FEW = 40  # longest line of dates alone, or of the weather
LINES = 20  # more changed lines than this are a table's
DATES = 3  # fewest dates that move by a day together
STAMPS = 2  # most stamps of a page: more are a table's
_TIME = re.compile(
    r"(?<![\d:.])\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?|[時时点點시] ?\d{1,2}[分분](?: ?\d{1,2}[秒초])?|[hH]\d{2})(?![\d:])"
    r"(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}|(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?)\)?(?![\w]))?"
)
# All that a stamp says besides its time, as whole words where the language has words. Versions of a program are
# figures.
_SAYS = re.compile(
    r"(?:\b(?:time|date|datum|zeit|uhrzeit|stand|heure|fecha|hora|data|ora|дата|время|час|tarih|saat|tanggal|waktu|"
    r"lastbuilddate|pubdate|responsedate|page|site|file|server|seite|pagina|página|страница|on|at|in|am|um|le|à|el|a las|em|às|il|alle|в|t|z|version|"
    r"(?:last )?(?:generated|created|built|build|compiled|rendered|printed|exported|retrieved|updated?|modified|changed)|"
    r"erstellt|erzeugt|aktualisiert|généré|créé|generado|creado|gerado|criado|generato|creato|utworzono|wygenerowano|"
    r"сформирован[оа]?|создан[оа]?|обновлено)\b|\bv(?=\d)|"
    r"时间|時間|日期|时刻|時刻|日時|날짜|시간|页面|本页|ページ|페이지|生成|作成|更新|制作|생성|작성|[\W\d_])+",
    re.IGNORECASE,
)
# What a line that speaks of its page says besides the day.
_OF_PAGE = re.compile(
    r"\W*(?:this (?:article|page|post|story) was (?:first |last |originally )?(?:published|posted|updated|modified|changed|edited)(?: on)?|"
    r"diese[rs]? (?:artikel|beitrag|seite) wurde (?:zuletzt )?am (?:veröffentlicht|aktualisiert|geändert)|"
    r"(?:cet article|cette page) a été (?:publiée?|mise? à jour|modifiée?) le|"
    r"est[ea] (?:artículo|página) (?:fue|ha sido|se) (?:publicad[oa]|actualizad[oa]|modificad[oa]|publicó|actualizó) el|"
    r"est[ea] (?:artigo|página) foi (?:publicad[oa]|atualizad[oa]|modificad[oa]) em|"
    r"quest[oa] (?:articolo|pagina) è stat[oa] (?:pubblicat[oa]|aggiornat[oa]|modificat[oa]) il|"
    r"(?:dit artikel|deze pagina) (?:is|werd) (?:voor het laatst )?(?:gepubliceerd|bijgewerkt|gewijzigd) op|"
    r"(?:эта |данная )?(?:статья|страница) (?:была )?(?:опубликована|обновлена|изменена)|"
    r"(?:本文|本页|本頁|此页|此頁)(?:发表|發表|发布|發佈|更新|修改)(?:于|於)|(?:この記事|このページ)は に?(?:公開|更新)されました)\W*",
    re.IGNORECASE,
)
# What a file says of the moment in which a program made it for whoever asked.
_OF_FETCHING = re.compile(
    r"\W*(?:date (?:and time )?of (?:the )?(?:export|download|quer(?:y|ies)|extraction|print(?:ing|out)?|access|retrieval)|"
    r"(?:export|download|extract(?:ion)?|print(?:ing)?|query|access|retrieval) (?:date|time)(?: and time)?|"
    r"(?:downloaded|exported|extracted|printed|retrieved|accessed)(?: on| at)?|(?:export|druck|abruf|download)(?:datum|zeit(?:punkt)?)|(?:abgerufen|heruntergeladen|exportiert|gedruckt) am|"
    r"date (?:de |d['’])(?:export|téléchargement|extraction|impression|consultation)|fecha de (?:descarga|exportación|consulta|impresión|extracción)|"
    r"data d[aei] (?:download|exportação|extração|consulta|impressão|esportazione|estrazione|stampa)|data (?:eksportu|pobrania|wydruku)|"
    r"дата (?:и время )?(?:выгрузки|экспорта|формирования|печати|запроса)|дата (?:вивантаження|друку|запиту)|"
    r"(?:导出|導出|匯出|下载|下載|打印|列印|查询|查詢)(?:时间|時間|日期)|(?:出力|印刷|ダウンロード|取得)日時?|(?:다운로드|출력|조회) ?(?:일시|일자|날짜|시간))\W*",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun),? (?=\d)", re.IGNORECASE)  # as programs write it before a day
_WARM = re.compile(r"\d ?°C|°C ?-?\d|\d ?°F")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(\d{1,2})[月월] ?(\d{1,2})[日일]")
_FRONT = re.compile(r"/?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")
_COMMIT = re.compile(r"\((?=[0-9a-f]*\d)[0-9a-f]{7,40}\)\W*$")
_DATED = re.compile(
    r"(?:[^\W\d]\S* ){0,4}(?:[^\W\d]{3,12}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.? [^\W\d]{3,12} \d{4})\s?[:：]"
)
_BARS = re.compile(r"[|｜•·]")
_YEAR_LEFT = re.compile(r"\W*(?:19|20)\d\d\b")
_DAY_LEFT = re.compile(
    rf"(?<!\w)\d{{1,2}}(?:er)? (?:{ANY_MONTH})\.?\W*$",
    re.IGNORECASE,
)
_OTHER_ZONE = timedelta(days=1)  # the site's day may be that of another time zone


def stamps(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date], old: Text, new: Text
) -> tuple[set[str], set[str]]:
    """The lost and added passages that are one stamp, before and after.

    `days`: the days on which the two texts were seen. A heading is no stamp: it may be the date of a statement.
    """
    told = {dense(one) for one in (*old.headings, *new.headings)}
    out: tuple[set[str], set[str]] = (set(), set())
    may_be = [[passage for passage in found if _may_be(passage, told)] for found in (lost, added)]
    if not all(0 < len(found) <= LINES for found in may_be):
        return out
    less = [{passage: without_counts(passage) for passage in found} for found in may_be]
    before, after = ([(passage, said, _beside(said)) for passage, said in found.items()] for found in less)
    for passage, was, rest in before:
        for other, is_, around in after:
            alike = rest == around and (
                _went_on(was, is_, days)
                or (_of_days(was, is_, days) and (_leads_home(rest, new) or _is_clock(was, is_, old, new)))
            )
            if alike or _is_commit(was, is_) or (_is_weather(was) and _is_weather(is_) and _of_days(was, is_, days)):
                out[0].add(passage)
                out[1].add(other)
    return out if len(out[0]) <= STAMPS else (set(), set())


def time_zone_shifts(
    lost: Collection[str], added: Collection[str], old: str, new: str, headings: Iterable[str]
) -> tuple[set[str], set[str]]:
    """The lost and added passages that differ only because all dates of the page moved by one day, as in another time
    zone.

    Each date that is a line of the pages (`old`, `new`: all that is visible) must be a day earlier, or each a day
    later; what the passages say besides their dates must be lines of both pages. A heading does not count: it may be
    the day of an event.
    """
    if not any(map(has_digit, lost)) or not any(map(has_digit, added)):
        return set(), set()
    before, after = ([day for one in lines(page) if (day := only_day(one)) is not None] for page in (old, new))
    if not DATES <= len(before) == len(after):
        return set(), set()
    steps = {is_ - was for was, is_ in zip(before, after, strict=True)}
    if steps not in ({_OTHER_ZONE}, {-_OTHER_ZONE}):
        return set(), set()
    told = {dense(one) for one in headings}
    both = {dense(line) for line in lines(old)} & {dense(line) for line in lines(new)}
    left, came = ({one for one in some if dense(one) not in told and _but_dates(one) <= both} for some in (lost, added))
    return left, came


def only_day(line: str) -> date | None:
    """The day, if a line says nothing else."""
    if len(line) > FEW or (day := next(days_in(line), None)) is None:
        return None
    return None if any(map(str.isalnum, without_dates(line))) else day


def _but_dates(passage: str) -> set[str]:
    """What a passage says between its dates.

    "30 avr. 2020" is cut after its month where sentences are split; its year then begins the next passage.
    """
    begins = _YEAR_LEFT.match(passage)
    said = _DAY_LEFT.sub("\n", dates_to_line_feeds(passage[begins.end() :] if begins is not None else passage))
    return {word for one in said.split("\n") if any(map(str.isalnum, word := dense(one)))}


def _may_be(passage: str, headings: set[str]) -> bool:
    return (
        has_digit(passage)
        and (is_label(passage) or _is_of_page(passage))
        and (bool(_newest(passage)) or _is_weather(passage))
        and dense(passage) not in headings
    )


def _beside(passage: str) -> str:
    """What a line says besides its dates and times."""
    return dense(_TIME.sub(" ", without_dates(_WEEKDAY.sub("", passage))))


def _is_of_page(passage: str) -> bool:
    said = " ".join(_TIME.sub(" ", without_dates(passage)).split()) if len(passage) <= LABEL_CHARS else ""
    return any(pattern.fullmatch(said) for pattern in (_OF_PAGE, _OF_FETCHING))


def _is_weather(passage: str) -> bool:
    return len(passage) <= FEW and _WARM.search(passage) is not None


def _is_commit(was: str, is_: str) -> bool:
    """Whether two lines show the last change of one file: its day, its subject, and its commit hash."""
    last, this = (_newest(line) if _COMMIT.search(line) and _DATED.match(line) else [] for line in (was, is_))
    return bool(last) and bool(this) and max(this) >= max(last)


def _leads_home(rest: str, page: Text) -> bool:
    """Whether what stands beside a day is the text of a link to the front page."""
    name = _SIGNS.sub("", rest)
    return bool(name) and any(
        link.tag == "a" and _SIGNS.sub("", dense(link.text)) == name and _FRONT.fullmatch(urlsplit(link.url).path)
        for link in page.links
    )


def _is_clock(was: str, is_: str, *pages: Text) -> bool:
    """Whether each of two lines says a time of day beside link texts and no more, as sites show it on all pages."""
    names = [{dense(link.text) for link in page.links if link.tag == "a"} for page in pages]
    return all(
        _TIME.search(without_dates(line)) is not None
        and bool(parts := [part for one in _BARS.split(_TIME.sub(" ", without_dates(line))) if (part := dense(one))])
        and all(part in known for part in parts)
        for line, known in zip((was, is_), names, strict=True)
    )


def _went_on(old: str, new: str, days: tuple[date, date]) -> bool:
    timed = all(_TIME.search(without_dates(one)) for one in (old, new))
    if not (timed and _SAYS.fullmatch(_TIME.sub(" ", without_dates(_WEEKDAY.sub("", new))))) and not _is_of_page(new):
        return False
    seen, sees = days
    return any(
        last <= seen + _OTHER_ZONE and max(last, seen - _OTHER_ZONE) <= this <= sees + _OTHER_ZONE
        for last in _newest(old)
        for this in _newest(new)
    )


def _of_days(old: str, new: str, days: tuple[date, date]) -> bool:
    """Whether each of two lines names the day of its look, or one beside it: the site may be in another time zone."""
    return all(
        any(abs(one - day) <= _OTHER_ZONE for one in (*_newest(line), *_in_year(line, day.year)))
        for line, day in zip((old, new), days, strict=True)
    )


def _in_year(line: str, year: int) -> Iterator[date]:
    """The days of `year` that a line names without a year."""
    for found in _DAY_OF_YEAR.finditer(line):
        with suppress(ValueError):
            yield date(year, int(found[1]), int(found[2]))


def _newest(passage: str) -> list[date]:
    """The newest date of a line; for a date in numbers alone, each day that it may mean."""
    named = max(days_in(passage), default=None)
    return [named] if named is not None else list(numeric_days_in(passage))
