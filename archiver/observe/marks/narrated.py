"""Detects pages that only report on a wall (pure).

Each sentence of a wall is addressed to its reader. An article has a headline and sentences of its own, and reports what
somebody said, or says when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archiver.observe.marks.ages import ANSWERS
from archiver.observe.marks.gist import GROUNDS, MOSTLY, SAID, SENTENCE_END, belongs, lower, sentences_of, weight
from archiver.observe.marks.story import subject
from archiver.observe.rules.ages import DOOR as AGE_DOOR
from archiver.observe.rules.gates import OF_THIS
from archiver.observe.rules.labels import QUOTATION, SITE_CELLS
from archiver.observe.rules.narrated import ASKED, NOTICE, TOLD
from archiver.observe.rules.notice_words import BARRED, BARRIERS, BYLINE, FAMILIES, FATES, IMPRINT, SITE
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.dates import count_dates
from archiver.text.memo import cached_per_look
from archiver.text.model import Text
from archiver.text.normal import ends_sentence
from storage.model import Effect, Finding, Mark

WHOLE = 0.8  # share of a title part or heading from which the wall's words are all that it says
NEAR = 2  # lines between a headline and its date, at most
# grounds needed, of: a headline, a date, reported speech, a sentence about something else, a longer text (counts twice)
SEVERAL = 3
WRITTEN = 2  # sentences of a Korean text in the style of newspapers, at least
PARAGRAPHS = 5  # paragraphs of a longer text, at least
ANSWERED = 2  # sentences of an answer, at least
REPORTED = 200  # weighted characters in a longer text about something else, at least
DATE = 120  # weighted characters of a line with a date, at most
LABEL = 4  # weighted characters of a line that is the headline, at least
PLACES = 4  # occurrences of the headline that are looked at: in a breadcrumb path, over the text
_WORDED = frozenset(
    {"title", "heading", "label", "titled", "opening", "notice", "speaking", "told", "aside", "gate", "gist"}
)
_SENTENCES = frozenset({"opening", "notice", "speaking", "told"})
_REPORTED = frozenset({Effect.BLOCKED, Effect.SITE_LOSS})
_ENTITLED = frozenset({"title", "heading", "label"})
_YEAR = re.compile(r"(?<!\d)(?:19|20|۱۴|١٤|14)[\d۰-۹]{2}(?!\d)|(?<!\w)[۰-۹]{4}(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2}")
_CUT = re.compile("[“„「『][^”」』]*$|^[^“„「『”」』]*[”」』]")  # a quotation cut by the end of a sentence
_PLAIN_END = re.compile(r"[가-힣](?<!니)다\W*$")
_POLITE_END = re.compile(r"(?:니다|니까|세요|십시오|시오|시기 바랍|해요|돼요|어요|아요|예요|에요)(?![가-힣])")
_OF_HERE = re.compile(
    r"(?<![가-힣])(?:이|본|해당|현재|요청(?:한|된|하신)) ?(?:웹 ?사이트|웹 ?페이지|사이트|페이지|홈페이지|콘텐츠|게시물|정보|주소|url)|귀하|당신|사용자님|고객님|권한이 없|관리자에게|에 ?문의(?:하|한|해|바)"
)
_CLOCK = re.compile(r"\d:\d\d|\d+[.:]\d+[.:]\d+[.:]\d+")
# what a wall gives its reader for enquiries: an incident number, the reader's own IP address
_NUMBERED = re.compile(
    r"(?<![\w/@.-])(?:\d{1,3}\.){3}\d{1,3}\b|(?:\bid|uuid|\breference|\bincident|\bref|\bray|编号|編號|번호|номер|№|#)\W{0,6}(?:id|is|no|number)?\W{0,4}(?=[\w.-]{0,40}\d)[\w.-]{5}"
)


@dataclass(frozen=True)
class _Page:
    """What a page says. `sentences`: each with the part of it that is outside quotation marks."""

    sentences: tuple[tuple[str, str], ...]
    headline: str
    dated: bool
    numbered: bool
    paragraphs: int


def narrated(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a wall that the text only reports on."""
    said = [mark for mark in marks if mark.finding.effect in _REPORTED and mark.where in _WORDED]
    said = [mark for mark in said if mark.rule not in {AGE_DOOR, ANSWERS}]  # which have hardly anything beside it
    if not said:
        return frozenset()
    page = _read(text)
    if page.numbered:
        return frozenset()
    if _answers(text, page):
        return frozenset(said)
    reported = {mark for mark in said if _reported(mark, page)}
    walls = [mark for mark in said if mark.finding.effect is Effect.BLOCKED]
    if _is_written(page) or _narrates(page, walls, whole=any(_is_whole(mark, text, page) for mark in walls)):
        reported |= {mark for mark in walls if mark.finding is not Finding.LOGIN}
    asked = {mark for mark in walls if mark.finding is Finding.LOGIN and mark.where in _SENTENCES}
    if asked and not text.password_fields and _explains(page, asked):
        reported |= asked
    return frozenset(reported)


@cached_per_look
def _read(text: Text) -> _Page:
    shown = [line for raw in text.visible[:20_000].splitlines() if (line := _plain(raw))]
    sentences = tuple((one, _CUT.sub(" ", QUOTATION.sub(" ", one))) for one in sentences_of(text, asking=True))
    headline = _headline(text)
    return _Page(
        sentences=sentences,
        headline=headline,
        dated=any(_is_date(line) for line in _beside(shown, headline)),
        numbered=any(_NUMBERED.search(line) for line in shown),
        paragraphs=text.paragraphs,
    )


def _headline(text: Text) -> str:
    title = _plain(text.title or "")
    named = [one for heading in text.headings[:3] if (one := _plain(heading)) and one in title]
    parts = [part.strip() for part in SITE_CELLS.split(title) if part.strip()]
    return next(iter((*named, *parts)), "")


def _plain(line: str) -> str:
    """A line lower-cased, with « and » as other quotation marks, because they also set a site's name apart."""
    return lower(line).strip().replace("«", "“").replace("»", "”")


def _beside(shown: list[str], headline: str) -> Iterator[str]:
    """The lines right above and below the first occurrences of the headline."""
    here = (at for at, line in enumerate(shown) if weight(line) >= LABEL and (line in headline or headline in line))
    for at in islice(here, PLACES) if headline else ():
        yield from (one for one in shown[max(0, at - NEAR) : at + NEAR + 1] if one != shown[at])


def _is_date(line: str) -> bool:
    if (
        weight(line) > DATE
        or ends_sentence(line)
        or _CLOCK.search(line)
        or IMPRINT.search(line)
        or BARRIERS["law"].search(line)
    ):
        return False
    return count_dates(line) > 0 or BYLINE.search(line) is not None or _YEAR.search(line) is not None


def _words(mark: Mark) -> str:
    """The words that a mark matched, within one sentence."""
    return SENTENCE_END.split(GROUNDS.sub("", mark.matched) if mark.where == "gist" else mark.matched)[0]


def _reported(mark: Mark, page: _Page) -> bool:
    """Whether each sentence with a mark's words reports that somebody said so, or quotes them and says more."""
    words = _words(mark)
    with_words = [(one, bare) for one, bare in page.sentences if words in one]
    others = any(weight(one) >= SAID for one, _ in page.sentences if words not in one)
    if not with_words or not others or (mark.where in _ENTITLED and words in page.headline):
        return False
    if _entitles(page.headline):
        if mark.finding.effect is Effect.SITE_LOSS and any(SITE.search(bare) for _, bare in with_words):
            return False  # a site announces its own end
        return all(TOLD.search(bare) or (words not in bare and weight(bare.strip()) >= SAID) for _, bare in with_words)
    rest = (bare.replace(words, " ") for _, bare in with_words)  # a wall's own words may be of who was told to block
    return mark.finding.effect is Effect.BLOCKED and all(map(TOLD.search, rest))


def _narrates(page: _Page, marks: Iterable[Mark], *, whole: bool) -> bool:
    """Whether a text that never addresses the reader has several features that no wall has.

    `whole`: the wall's words are all that the title or a heading says; then one feature more is needed."""
    if not page.headline or _addresses(page.headline):
        return False
    matching = {one for words in map(_words, marks) for one in page.sentences if words in one[0]}
    rest = [one for one in page.sentences if one not in matching and one[0] != page.headline and weight(one[0]) >= SAID]
    others = [one for one, _ in rest if not belongs(one)]
    long = page.paragraphs >= PARAGRAPHS and sum(map(weight, others)) >= REPORTED
    if any(SPEAKS.search(bare) and not TOLD.search(bare) for _, bare in (*matching, *rest)):
        return False
    untold = [bare for _, bare in matching if not TOLD.search(bare)]
    if not long and any(FAMILIES["sorry"].search(bare) or FATES["deleted"].search(bare) for bare in untold):
        return False
    if not long and not _is_subject(page, matching):
        return False
    told = any(TOLD.search(bare) for _, bare in page.sentences)
    grounds = _entitles(page.headline) + page.dated + told + any(map(ends_sentence, others)) + 2 * long
    return any(ends_sentence(one) for one, _ in rest) and grounds >= SEVERAL + whole


def _is_written(page: _Page) -> bool:
    """Whether a Korean text addresses nobody: its sentences end as in newspapers and books, and none as notices do, nor
    speaks of this site or page, of its reader, or of whom to ask."""
    said = [bare for _, bare in page.sentences]
    plain = sum(_PLAIN_END.search(one) is not None for one in said)
    return plain >= WRITTEN and not any(_POLITE_END.search(one) or _OF_HERE.search(one) for one in said)


def _is_subject(page: _Page, held: set[tuple[str, str]]) -> bool:
    """Whether the text is about the wall rather than being one.

    Somebody reports the wall; or the headline speaks of a barrier and is not that of a notice; or sentences about
    something else stand before and after the wall's words. A wall with the name of an office, provider or site over it
    begins with what is blocked, whoever else announced it."""
    if any(TOLD.search(bare) for _, bare in held):
        return True
    if BARRED.search(page.headline):
        return NOTICE.search(page.headline) is None
    own = [
        at
        for at, (one, _) in enumerate(page.sentences)
        if ends_sentence(one) and weight(one) >= SAID and not belongs(one)
    ]
    here = [at for at, one in enumerate(page.sentences) if one in held]
    return bool(own and here) and own[0] < here[0] and here[-1] < own[-1]


def _explains(page: _Page, marks: Iterable[Mark]) -> bool:
    """Whether a login demand stands amid sentences of a text about something else: nothing follows a wall."""
    words = tuple(map(_words, marks))
    asking = [at for at, (one, _) in enumerate(page.sentences) if any(word in one for word in words)]
    if not asking or not _entitles(page.headline) or any(OF_THIS.search(page.sentences[at][0]) for at in asking):
        return False
    own = [
        at
        for at, (one, _) in enumerate(page.sentences)
        if ends_sentence(one) and weight(one) >= SAID and at not in asking
    ]
    own_size, total = (sum(weight(page.sentences[at][0]) for at in places) for places in (own, (*own, *asking)))
    return bool(own) and own[0] < asking[0] and asking[-1] < own[-1] and own_size >= MOSTLY * total


def _entitles(headline: str) -> bool:
    """Whether a headline says more than a wall's does; one that quotes must also have words outside the quotation."""
    if _addresses(headline):
        return False
    return subject(headline) or (
        bool(QUOTATION.search(headline)) and _WORD.search(QUOTATION.sub(" ", headline)) is not None
    )


def _addresses(headline: str) -> bool:
    return SPEAKS.search(headline) is not None or POINTS.search(headline) is not None


def _answers(text: Text, page: _Page) -> bool:
    """Whether a page is called a question, which it answers in sentences of its own."""
    called = {part.strip() for part in SITE_CELLS.split(_plain(text.title or ""))}
    if text.password_fields or not any(map(ASKED.search, called)):
        return False
    return sum(weight(one) >= SAID and one not in called for one, _ in page.sentences) >= ANSWERED


def _is_whole(mark: Mark, text: Text, page: _Page) -> bool:
    """Whether the wall's words are all that the title (without the site's name) or a heading says.

    Or they stand in a heading that is not part of the headline."""
    words = _words(mark)
    if mark.where not in _ENTITLED:
        return False
    labels = (QUOTATION.sub(" ", lower(label)) for label in (text.title or "", *text.headings[:6]))
    cells = (cell.strip() for label in labels for cell in SITE_CELLS.split(label))
    found = [cell for cell in cells if cell and words in cell]
    return any(len(words) >= WHOLE * len(cell) or cell not in _plain(page.headline) for cell in found)
