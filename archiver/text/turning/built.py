"""What a program says of its build in a sentence that says more (pure): the digest of the change that it was made from, and the
day beside it; the second in which it was made, where that goes with the looks.

Manubot, R Markdown, Quarto, Doxygen and others write it into the text: "This manuscript was automatically generated from
o/name@1a2b3c4 on March 10, 2020", "Zuletzt aktualisiert um 2019-10-15 06:00:04 mit Daten, die ...". What else the sentence says
is told. HL7's publisher of guides has such a day in a line of its own, and Docusaurus the number of the newest version over a page
of another. A second without such a verb before it is a fact's, and so is a digest of no commit: a file's, in evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from archiver.text.dates import days_in, numbers
from archiver.text.normal import dense

LINES = 20  # looked at at most: so many are a list's
DIGITS = 2  # of a digest, at least: none is a word
_OTHER_ZONE = timedelta(days=1)
_VERB = (
    r"(?:generated|built|compiled|rendered|knit(?:ted)?|exported|refreshed|updated|erzeugt|generiert|aktualisiert|généré|mis(?:e)? à jour|"
    r"generad[oa]|actualizad[oa]|gerad[oa]|atualizad[oa]|generat[oa]|aggiornat[oa]|gegenereerd|bijgewerkt|uppdaterad|oppdatert|opdateret|"
    r"сгенерирован\w{0,5}|обновлен[оа]?|обновлён|оновлено|wygenerowan\w{1,5}|zaktualizowan\w{1,5}|aktualizován\w{0,5}|güncellendi|生成|更新|생성)"
)
# by whom an account or a file was created, and when, is a fact's
_MADE = r"(?:created|erstellt|créé|cread[oa]|criad[oa]|creat[oa]|skapad|создан\w{0,5}|створено|oluşturuldu|作成)"
_SIGNS = ("@", ":", "ommit", "s of ", "partir de ", "ersion (")  # one of which each of these has
# over each page of a guide that HL7's publisher of such makes: the day on which it was made
_GUIDE = re.compile(
    r"(?:draft|active|retired) (?:as of|à partir de) (?P<when>\d{4}-\d{2}-\d{2})(?=$| [\w ]{1,40}:)", re.IGNORECASE
)
# over each page of a manual of another version, as Docusaurus has it
_LATEST = re.compile(
    r"\bup-to-date documentation, see the latest version (?P<from>\([\w.-]{1,20}\))\.?$", re.IGNORECASE
)
_WHEN = re.compile(
    rf"{_VERB}\W{{1,3}}(?:(?:on|at|um|am|vom|le|el|em|il|op|den|в|:)\W{{1,2}})?(?P<when>[\w ,./+-]{{6,30}}?\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d+)?(?: ?(?:Z|[A-Z]{{2,5}}|[+-]\d{{2}}:?\d{{2}}))?(?: \d{{4}})?)(?![\w:])",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:{_VERB}|{_MADE})\b[^.\n]{{0,40}}?(?:[\w.-]/[\w.-]{{1,80}}@|[ (]commit )(?P<from>[0-9a-f]{{7,40}}\)?(?: on (?:[^\W\d]{{3,9}}\.? \d{{1,2}}, \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} [^\W\d]{{3,9}} \d{{4}}))?)",
    re.IGNORECASE,
)


def built(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date]
) -> tuple[Collection[str], Collection[str]]:
    """Those of the passages lost and added that are one sentence but for its build. `days`: on which the two texts were seen."""
    if not all(0 < len(found) <= LINES for found in (lost, added)):
        return (), ()
    before, after = ([(one, *parts) for one in some if (parts := _parts(one)) is not None] for some in (lost, added))
    out: tuple[set[str], set[str]] = set(), set()
    for one, rest, last in before:
        for other, around, this in after:
            if rest == around and _goes_on(last, this, days):
                out[0].add(one)
                out[1].add(other)
    return out


def _parts(passage: str) -> tuple[str, list[date] | None] | None:
    """A sentence without its build, and the days on which that may have been; no days where a digest says it."""
    if not any(sign in passage for sign in _SIGNS):  # as of most, in a hundredth of the time
        return None
    made = _FROM.search(passage)
    if (made is not None and sum(map(str.isdigit, made["from"])) >= DIGITS) or (made := _LATEST.search(passage)):
        return dense(passage[: made.start("from")] + passage[made.end("from") :]), None
    if (made := _WHEN.search(passage) or _GUIDE.match(passage)) is None:
        return None
    named = [*days_in(made["when"])] or [*numbers(made["when"])]
    return (dense(passage[: made.start("when")] + passage[made.end("when") :]), named) if named else None


def _goes_on(last: list[date] | None, this: list[date] | None, days: tuple[date, date]) -> bool:
    if last is None or this is None:
        return last is this
    seen, sees = days
    return any(
        was <= seen + _OTHER_ZONE and max(was, seen - _OTHER_ZONE) <= is_ <= sees + _OTHER_ZONE
        for was in last
        for is_ in this
    )
