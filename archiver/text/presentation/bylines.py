"""Bylines that are only set differently (pure).

They give the same names and the same day, with the day before or after the names, other marks in between, on one line
or several. The order of names matters to their bearers: it is compared, and so is every word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from archiver.text.dates import WEEKDAY, rewrite_dates
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, key, lines, sentences
from archiver.text.presentation.results import NOTHING, Noted

LINES = 3  # most lines of a byline
CHARS = 80  # longest byline
FEW = 3  # most bylines of a page: more belong to a list
MANY, MOST = 60, 4_000  # most changed passages, and most lines of a page, for which bylines are looked for

_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1[12]\d{3})(?!\d)(?:(?:T|,? (?:at |um |à |kl\.? )?)\d{1,2}:\d\d(?::\d\d)?)?"
)
_APART = re.compile(r"[，、|｜·•・‧;；()（）\[\]【】]|[,:](?!\d)|(?:^|\s)[-–—/](?=\s|$)")
# What says that a name or a day follows.
_LEADS = re.compile(
    r"^(?:(?:(?:posted|published|written)(?: on| by|(?=$))|by|par|por|door|przez|автор|текст)(?!\w)|"
    r"(?:geschrieben|veröffentlicht) (?:von|am)\b|(?:作者|撰文|文|记者|記者|发布时间|發布時間|发布日期|發布日期|日期)$|发表于|發表於|发布于|發佈於)\s*",
    re.IGNORECASE,
)

_LEADS_ON = re.compile(r"(?<=\w) (?:on|am|den|le|el|em|il)$", re.IGNORECASE)  # before the day

_Said = tuple[str, tuple[str, ...]]  # a day, and the names in order


def bylines(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that belong to a byline which the other page has as often, set differently.

    None if there are many, or if another changed line has a day: they may be lines of a list, each of which belongs to
    its day.
    """
    short = [[one for one in some if len(one) <= CHARS] for some in (lost, added)]
    if not any(short) or sum(map(len, short)) > MANY or max(len(lines(text.visible)) for text in (old, new)) > MOST:
        return NOTHING
    if not (_may_have(old, short[0]) or _may_have(new, short[1])):  # mostly
        return NOTHING
    before, after = list(_runs(old)), list(_runs(new))
    counts = Counter(run.said for run in before), Counter(run.said for run in after)
    both = {said for said, times in counts[0].items() if counts[1][said] == times}
    alike = {run.lines for run in before} & {run.lines for run in after}
    found = [
        _in_runs(passages, [run for run in runs if run.said in both and run.lines not in alike], bare(mine), bare(theirs))
        for passages, runs, mine, theirs in (
            (short[0], before, old.visible, new.visible), (short[1], after, new.visible, old.visible)
        )
    ]  # fmt: skip
    others = [one for some, known in zip(short, found, strict=True) for one in some if one not in known]
    if len({*found[0].values(), *found[1].values()}) > FEW or any(_DAY.search(rewrite_dates(one)) for one in others):
        return NOTHING
    return frozenset(found[0]), frozenset(found[1])


@dataclass(frozen=True, slots=True)
class _Run:
    """Successive lines by their keys, what they say, and the keys of their sentences."""

    lines: tuple[str, ...]
    said: _Said
    parts: frozenset[str]

    def has(self, words: str) -> bool:
        """Whether a passage is one of these lines, a sentence of one, or several of them."""
        several = (self.lines[first:behind] for first, behind in combinations(range(len(self.lines) + 1), 2))
        return words in self.parts or any(words == "".join(some) for some in several)


def _in_runs(passages: Collection[str], runs: Collection[_Run], here: str, there: str) -> dict[str, _Said]:
    """The passages that belong to one of the runs, with what the run says.

    A name alone belongs only if the other page has it as often.
    """
    out: dict[str, _Said] = {}
    for one in passages:
        said = next((run.said for run in runs if run.has(key(one))), None)
        name = _name(one)
        if said is not None and (_DAY.search(rewrite_dates(one)) or here.count(name) <= there.count(name)):
            out[one] = said
    return out


def _may_have(text: Text, passages: Collection[str]) -> bool:
    """Whether one of these passages may belong to a byline: a short line with a year is near.

    The passage contains one of the lines around the year, or is a sentence of one.
    """
    wanted = set(map(key, passages))
    all_, dated = _dated(text)
    near = {beside for at in dated for beside in all_[max(0, at - LINES + 1) : at + LINES]} if wanted else ()
    return any(key(line) in words for line in near for words in wanted) or any(
        key(one) in wanted for line in near for one in sentences(line)
    )


def _dated(text: Text) -> tuple[tuple[str, ...], list[int]]:
    """The lines and cells of a text, and the indices of those that are short and name a year."""
    all_ = lines(text.visible.replace("\t", "\n"))
    return all_, [at for at, line in enumerate(all_) if len(line) <= CHARS and _YEAR.search(line) is not None]


def _runs(text: Text) -> Iterator[_Run]:
    """The runs of lines that name one day and little else: each line alone and with those beside it."""
    all_, dated = _dated(text)
    for at in dated:
        for first in range(max(0, at - LINES + 1), at + 1):
            for behind in range(at + 1, min(first + LINES, len(all_)) + 1):
                run = all_[first:behind]
                if (
                    sum(map(len, run)) <= CHARS
                    and not any(map(ends_sentence, run))
                    and (said := _said(run)) is not None
                ):
                    parts = frozenset(key(one) for line in run for one in sentences(line))
                    yield _Run(tuple(map(key, run)), said, parts)


def _said(run: Collection[str]) -> _Said | None:
    """What these lines say; None if there is no name, or not exactly one day."""
    text = WEEKDAY.sub(" ", rewrite_dates("\n".join(run)))
    days = [found[0] for found in _DAY.finditer(text)]
    if len(days) != 1:
        return None
    parts = [part for line in _DAY.sub("\n", text).split("\n") for part in _APART.split(line)]
    names = tuple(filter(None, map(_name, parts)))
    return (days[0], names) if names else None


def _name(part: str) -> str:
    """A part of a byline without the words that say what it is."""
    name = key(_LEADS_ON.sub("", _LEADS.sub("", part.strip())))
    return name if any(map(str.isalnum, name)) else ""
