"""Lines under a title that are only set otherwise (pure): the same names and the same day, the day before or behind them, other
marks between, one line or several. The order of the names is theirs: it is compared, and so is every word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from archiver.text.dates import WEEKDAY, written
from archiver.text.model import Text
from archiver.text.normal import bare, ends, key, lines, sentences
from archiver.text.presentation.noted import NOTHING, Noted

LINES = 3  # that a byline is set in at most
CHARS = 80  # of it
FEW = 3  # bylines of a page: more are a list's
MANY, MOST = 60, 4_000  # passages that changed, and lines of a page: with more none is looked for

_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1[12]\d{3})(?!\d)(?:(?:T|,? (?:at |um |à |kl\.? )?)\d{1,2}:\d\d(?::\d\d)?)?"
)
_APART = re.compile(r"[，、|｜·•・‧;；()（）\[\]【】]|[,:](?!\d)|(?:^|\s)[-–—/](?=\s|$)")
# what says that a name or a day follows
_LEADS = re.compile(
    r"^(?:(?:(?:posted|published|written)(?: on| by|(?=$))|by|par|por|door|przez|автор|текст)(?!\w)|"
    r"(?:geschrieben|veröffentlicht) (?:von|am)\b|(?:作者|撰文|文|记者|記者|发布时间|發布時間|发布日期|發布日期|日期)$|发表于|發表於|发布于|發佈於)\s*",
    re.IGNORECASE,
)

_LEADS_ON = re.compile(r"(?<=\w) (?:on|am|den|le|el|em|il)$", re.IGNORECASE)  # to the day

_Said = tuple[str, tuple[str, ...]]  # a day, and the names in order


def bylines(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """Those of the passages lost and added that stand in a line, or in several, that says the same on the other page, there as
    often; none where another line with a day is among them, or many: those may be the lines of a list, of which each goes
    with its day."""
    short = [[one for one in some if len(one) <= CHARS] for some in (lost, added)]
    if not any(short) or sum(map(len, short)) > MANY or max(len(lines(text.visible)) for text in (old, new)) > MOST:
        return NOTHING
    if not (_may_have(old, short[0]) or _may_have(new, short[1])):  # as mostly
        return NOTHING
    before, after = list(_runs(old)), list(_runs(new))
    counts = Counter(run.said for run in before), Counter(run.said for run in after)
    both = {said for said, times in counts[0].items() if counts[1][said] == times}
    alike = {run.lines for run in before} & {run.lines for run in after}
    found = [
        _in_these(passages, [run for run in runs if run.said in both and run.lines not in alike], bare(mine), bare(theirs))
        for passages, runs, mine, theirs in (
            (short[0], before, old.visible, new.visible), (short[1], after, new.visible, old.visible)
        )
    ]  # fmt: skip
    others = [one for some, known in zip(short, found, strict=True) for one in some if one not in known]
    if len({*found[0].values(), *found[1].values()}) > FEW or any(_DAY.search(written(one)) for one in others):
        return NOTHING
    return frozenset(found[0]), frozenset(found[1])


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that follow each other, by their keys, what they say, and the keys of their sentences."""

    lines: tuple[str, ...]
    said: _Said
    parts: frozenset[str]

    def has(self, words: str) -> bool:
        """Whether a passage is one of these lines, or a sentence of it, or several of them."""
        several = (self.lines[first:behind] for first, behind in combinations(range(len(self.lines) + 1), 2))
        return words in self.parts or any(words == "".join(some) for some in several)


def _in_these(passages: Collection[str], runs: Collection[_Run], here: str, there: str) -> dict[str, _Said]:
    """Those of the passages that stand in such lines, with what these say; a name alone only if the other page has it as often."""
    out: dict[str, _Said] = {}
    for one in passages:
        said = next((run.said for run in runs if run.has(key(one))), None)
        name = _name(one)
        if said is not None and (_DAY.search(written(one)) or here.count(name) <= there.count(name)):
            out[one] = said
    return out


def _may_have(text: Text, passages: Collection[str]) -> bool:
    """Whether one of these passages may stand in such lines: one of those beside a year is a part of it, or it of that."""
    wanted = set(map(key, passages))
    all_, dated = _dated(text)
    near = {beside for at in dated for beside in all_[max(0, at - LINES + 1) : at + LINES]} if wanted else ()
    return any(key(line) in words for line in near for words in wanted) or any(
        key(one) in wanted for line in near for one in sentences(line)
    )


def _dated(text: Text) -> tuple[tuple[str, ...], list[int]]:
    """The lines and cells of a text, and the numbers of those that are short and name a year."""
    all_ = lines(text.visible.replace("\t", "\n"))
    return all_, [at for at, line in enumerate(all_) if len(line) <= CHARS and _YEAR.search(line) is not None]


def _runs(text: Text) -> Iterator[_Run]:
    """The lines that name one day and little else, each alone and with those beside it."""
    all_, dated = _dated(text)
    for at in dated:
        for first in range(max(0, at - LINES + 1), at + 1):
            for behind in range(at + 1, min(first + LINES, len(all_)) + 1):
                run = all_[first:behind]
                if sum(map(len, run)) <= CHARS and not any(map(ends, run)) and (said := _said(run)) is not None:
                    parts = frozenset(key(one) for line in run for one in sentences(line))
                    yield _Run(tuple(map(key, run)), said, parts)


def _said(run: Collection[str]) -> _Said | None:
    """What these lines say; None where it is no name, or more than one day."""
    text = WEEKDAY.sub(" ", written("\n".join(run)))
    days = [found[0] for found in _DAY.finditer(text)]
    if len(days) != 1:
        return None
    parts = [part for line in _DAY.sub("\n", text).split("\n") for part in _APART.split(line)]
    names = tuple(filter(None, map(_name, parts)))
    return (days[0], names) if names else None


def _name(part: str) -> str:
    """A part of a byline without what says what it is."""
    name = key(_LEADS_ON.sub("", _LEADS.sub("", part.strip())))
    return name if any(map(str.isalnum, name)) else ""
