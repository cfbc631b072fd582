"""What a program says about its build within a sentence that says more (pure).

That is the commit hash it was built from with the day beside it, or the time of the build where that fits the days of
the looks. Manubot, R Markdown, Quarto, Doxygen and others write it into the text: "This manuscript was automatically
generated from o/name@1a2b3c4 on March 10, 2020", "Zuletzt aktualisiert um 2019-10-15 06:00:04 mit Daten, die ...". A
change in the rest of the sentence is reported.

HL7's publisher of guides has such a day in a line of its own, and Docusaurus shows the number of the newest version
above the pages of other versions. A time without such a verb before it is a fact, and so is a hash that is no commit's,
such as that of a file in evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from archiver.text.dates import days_in, numeric_days_in
from archiver.text.normal import dense
from archiver.text.turning.stamps import only_day

LINES = 20  # more changed passages than this belong to a list
DIGITS = 2  # digits that a commit hash has at least: no word has them
_OTHER_ZONE = timedelta(days=1)
_VERB = (
    r"(?:generated|built|compiled|rendered|knit(?:ted)?|exported|refreshed|updated|erzeugt|generiert|aktualisiert|généré|mis(?:e)? à jour|"
    r"generad[oa]|actualizad[oa]|gerad[oa]|atualizad[oa]|generat[oa]|aggiornat[oa]|gegenereerd|bijgewerkt|uppdaterad|oppdatert|opdateret|"
    r"сгенерирован\w{0,5}|обновлен[оа]?|обновлён|оновлено|wygenerowan\w{1,5}|zaktualizowan\w{1,5}|aktualizován\w{0,5}|güncellendi|生成|更新|생성)"
)
# These say who created an account or a file, and when, which is a fact; so they count only before a commit hash.
_MADE = r"(?:created|erstellt|créé|cread[oa]|criad[oa]|creat[oa]|skapad|создан\w{0,5}|створено|oluşturuldu|作成)"
_SIGNS = (
    "@",
    ":",
    "ommit",
    "s of ",
    "partir de ",
    "ersion (",
    " version ",
    " revision ",
)  # every sentence with a build contains one of these
# Above each page of a guide made by HL7's publisher: the day of the build.
_GUIDE = re.compile(
    r"(?:draft|active|retired) (?:as of|à partir de) (?P<when>\d{4}-\d{2}-\d{2})(?=$| [\w ]{1,40}:)", re.IGNORECASE
)
# Above each page of an older version of a manual, as Docusaurus shows it.
_LATEST = re.compile(
    r"\bup-to-date documentation, see the latest version (?P<from>\([\w.-]{1,20}\))\.?$", re.IGNORECASE
)
# such a sentence says that the day of the last change stands elsewhere
_DATED_ABOVE = re.compile(
    r"\b(?:last |most recently )?(?:modified|changed|updated|committed) on the (?:date|day) (?:shown|given|above|below)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"{_VERB}\W{{1,3}}(?:(?:on|at|um|am|vom|le|el|em|il|op|den|в|:)\W{{1,2}})?(?P<when>[\w ,./+-]{{6,30}}?\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d+)?(?: ?(?:Z|[A-Z]{{2,5}}|[+-]\d{{2}}:?\d{{2}}))?(?: \d{{4}})?)(?![\w:])",
    re.IGNORECASE,
)
# As documents say it that are printed from a repository.
_PRINTED = re.compile(
    r"\b(?:printing|print-?out|copy|version|document|pdf|edition) (?:is|was made from|corresponds to) (?:version|revision|commit) (?P<from>[0-9a-f]{7,40})\b(?= (?:from|of|in) (?:that|this|the) )",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:{_VERB}|{_MADE})\b[^.\n]{{0,40}}?(?:[\w.-]/[\w.-]{{1,80}}@|[ (]commit )(?P<from>[0-9a-f]{{7,40}}\)?(?: on (?:[^\W\d]{{3,9}}\.? \d{{1,2}}, \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} [^\W\d]{{3,9}} \d{{4}}))?)",
    re.IGNORECASE,
)


def build_stamps(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date]
) -> tuple[Collection[str], Collection[str]]:
    """The lost and added passages that are the same sentence but for its build, and the one day of the last change that
    such a sentence speaks of.

    `days`: the days on which the two texts were seen.
    """
    if not all(0 < len(found) <= LINES for found in (lost, added)):
        return (), ()
    before, after = ([(one, *parts) for one in some if (parts := _parts(one)) is not None] for some in (lost, added))
    out: tuple[set[str], set[str]] = set(), set()
    for one, rest, last in before:
        for other, around, this in after:
            if rest == around and _goes_on(last, this, days):
                out[0].add(one)
                out[1].add(other)
    if any(_DATED_ABOVE.search(one) for one in out[0]):
        alone = [{one: day for one in some if (day := only_day(one)) is not None} for some in (lost, added)]
        if len(alone[0]) == len(alone[1]) == 1 and _follows(max(alone[0].values()), max(alone[1].values()), days):
            out[0].update(alone[0])
            out[1].update(alone[1])
    return out


def _follows(last: date, this: date, days: tuple[date, date]) -> bool:
    """Whether the day of the last change is newer than before, and each was past when it was seen."""
    return last < this <= days[1] + _OTHER_ZONE and last <= days[0]


def _parts(passage: str) -> tuple[str, list[date] | None] | None:
    """A sentence without its build, and the days on which that may have been made; no days beside a commit hash."""
    if not any(sign in passage for sign in _SIGNS):  # most passages; a hundred times faster than the patterns
        return None
    made = _FROM.search(passage)
    if made is None:
        made = _PRINTED.search(passage)
    if (made is not None and sum(map(str.isdigit, made["from"])) >= DIGITS) or (made := _LATEST.search(passage)):
        return dense(passage[: made.start("from")] + passage[made.end("from") :]), None
    if (made := _WHEN.search(passage) or _GUIDE.match(passage)) is None:
        return None
    named = [*days_in(made["when"])] or [*numeric_days_in(made["when"])]
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
