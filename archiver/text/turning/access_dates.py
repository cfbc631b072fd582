"""Passages that name the day on which they were requested (pure).

Examples: the version of a law in force today, a register as it stands, the day on which a paper was downloaded or by
which a text is to be cited. Each copy names the day of its own look, next to words that say so, and the rest of the
passage is the same. An editor might well change a day in a document to the day of our newer look, but hardly from
exactly the day of our older look, next to these words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from archiver.text.dates import split_at_dates
from archiver.text.normal import dense, has_digit

CHARS = 1000  # longest passage that is examined
_OTHER_ZONE = timedelta(days=1)  # the site's day may be that of another time zone
# The start of a clause, or a capitalised word. Amid a clause the same verbs report what people did ("they visited on 1
# March"), which remains a change.
_CLAUSE = r"(?:(?:^|[^\w\s]\s*|\d\s+|\b(?:last|zuletzt|senast|sidst) |\bthis (?:\w+ ){1,2}(?:was |has been )?|\byou (?:have )?|\b(?:document|pdf|report|extract|data|документ|выписка|отч[её]т|справка) (?:was |were )?)(?=\w)|(?<!\w)(?-i:(?=[A-ZÀ-ÞА-Я])))"
_DAY = r"[\s:：(\[（]*(?:the |den |dem )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?$"
# directly before the day
_BEFORE = re.compile(
    r"(?:\b(?:(?:version|text|act|law|status|extract|record|register) (?:[^\W\d_]+ ){0,3}as (?:of|at|on)|current (?:to|as of|through)|today['’]?s version(?: of)?|consolidated (?:version|text)(?: (?:of|on|at))?|in force (?:on|at|as at|as of)|up to date (?:to|as of)|"
    r"fassung vom|stand(?: vom| am| per)?|(?:zugriff|abruf|abfrage)(?: vom| am)?|gültig am|(?<!tritt )(?<!trat )in kraft am|"
    r"(?<!entrée )(?<!entre )(?<!entrera )en vigueur (?:au|le)|à jour au|(?:état|situation) au|"
    r"(?:geldend|geldig) op|acess(?:o|ado) em|(?:vigente|en vigor) (?:a|al|em|en)|situación al|consolidad[oa] a(?: fecha(?: de)?)?|"
    r"(?:vigente|in vigore|aggiornato) al|stan na(?: dzień)?|(?:data )?dostęp(?:u)?(?: z dnia)?|(?:ke dni|ku dňu|stav k|stav ke dni)|"
    r"erişim(?: tarihi)?|"
    r"по (?:состоянию|данным) на|на дату(?: [^\W\d_]+)?|дата (?:обращения|формирования|запроса|выгрузки|выписки)|(?:действует|редакция) на|станом на|дата (?:звернення|запиту|формування))|"
    r"截至|(?<!报名)(?<!報名)(?<!申请)(?<!申請)(?<!投稿)(?<!征集)截止|(?:查询|查詢|访问|訪問|引用|检索|檢索|下载|下載|打印|列印|查阅|查閱)(?:时间|時間|日期|于|於)|(?:閲覧|参照|取得|印刷)日|(?:접속|검색|조회|출력|열람)일(?:자)?)"
    + _DAY,
    re.IGNORECASE,
)
_READ = re.compile(
    _CLAUSE
    + r"(?:(?:accessed|retrieved|consulted|viewed|visited|cited)(?: on)?|(?:abgerufen|aufgerufen|eingesehen|besucht)(?: am)?|(?:consultée?|visitée?|éditée?|imprimée?)s? le|"
    r"(?:geraadpleegd|bezocht) op|(?:consultad[oa]|visitad[oa]) (?:el|em)|(?:consultato|visitato) il|(?:hämtad|hämtat|läst|hentet|læst|lest|besøgt|viitattu|luettu)(?: den)?)"
    + _DAY,
    re.IGNORECASE,
)
# anywhere before the day, with from where and by whom in between
_MADE = re.compile(
    _CLAUSE
    + r"(?:down-?loaded|printed|exported|extracted|generated|retrieved|heruntergeladen|ausgedruckt|exportiert|téléchargée?|descargado|impreso|baixado|impresso|scaricato|stampato|gedownload|pobrano|wydrukowano|скачано|распечатано|загружено|сформирован[оа]?)\b|"
    r"(?:下载|下載|打印)(?![店机機社厂廠件了])|ダウンロード|다운로드",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?<!\w)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? $", re.IGNORECASE)
_BEHIND = re.compile(r"\s?(?:現在|时点|時点|기준|\(?itibar[ıi]yla)")
_TIME = re.compile(
    r"^(?:,? ?T?|,? (?:at|um|à|às|a las|alle|om|kl\.?|в) )\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:[ap]\.?m\.?|uhr|Z|UTC|GMT|[A-Z]{3,4}\b))?(?: ?[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def access_dates(lost: Iterable[str], added: Iterable[str], days: tuple[date, date]) -> tuple[set[str], set[str]]:
    """The lost and added passages that are the same passage, requested on another day, before and after.

    `days`: the days on which the two texts were seen.
    """
    before, after = (dict(_dated(found, day)) for found, day in zip((lost, added), days, strict=True))
    both = {*before.values()} & {*after.values()}
    return {one for one, rest in before.items() if rest in both}, {one for one, rest in after.items() if rest in both}


def _dated(passages: Iterable[str], day: date) -> Iterator[tuple[str, str]]:
    """Each passage that names `day` as its day of access, with the rest of what it says."""
    for one in passages:
        if len(one) <= CHARS and has_digit(one) and (rest := _beside(one, day)) is not None:
            yield one, rest


def _beside(passage: str, day: date) -> str | None:
    """What a passage says besides the day on which it was requested; None if it names no such day."""
    words, named = split_at_dates(passage)
    said, days = list(words), [str(its) for its in named]
    for at, its in enumerate(named):
        if any(abs(one - day) <= _OTHER_ZONE for one in its) and _is_asked(said[at], said[at + 1]):
            said[at], said[at + 1], days[at] = _WEEKDAY.sub("", said[at]), _TIME.sub("", said[at + 1]), ""
    return dense(" ".join(chain.from_iterable(zip(said, (*days, ""), strict=True)))) if "" in days else None


def _is_asked(before: str, behind: str) -> bool:
    return any(one.search(before) for one in (_BEFORE, _READ, _MADE)) or _BEHIND.match(behind) is not None
