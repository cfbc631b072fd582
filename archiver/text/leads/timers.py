"""Which timers of a page's scripts are known to fire, as far as that is seen without running them.

One that is kept under a name and taken back somewhere need not: a page takes back what would say that it did not load.
What waits for a number is known to come only where that number is counted by a timer, and not set back.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from archiver.text.leads.javascript import Kind, Script
from archiver.text.leads.statements import Body, path, run_words

SET = frozenset({"setTimeout", "setInterval"})
CLEARED = frozenset({"clearTimeout", "clearInterval"})
_SHOWN = frozenset({"innerHTML", "innerText", "textContent", "nodeValue", "value", "html", "text", "val"})
_STEPS = frozenset({"++", "--"})
_CLEARS = re.compile(r"\bclear(?:Timeout|Interval)\s*+\(\s*+((?:[\w$]++\.)*+[\w$]++)\s*+\)")
Where = tuple[Script, int]  # of a word: its script, and which of its words


@dataclass(frozen=True, slots=True)
class Kept:
    """A timer by which something runs."""

    names: frozenset[str]  # under which it is kept
    fires_s: float | None  # None: again and again


class Timers:
    """Of all scripts of one page."""

    def __init__(self) -> None:
        self._kept_as: set[str] = set()  # names that timers are kept under
        self._cleared: dict[Where, str | None] = {}  # where one is taken back, by the name it is kept under, if known
        self._glanced: set[str] = set()  # names of those that a script takes back that is not read
        self._reached: dict[Where, float] = {}  # seconds until it is taken back
        self._counted: defaultdict[str, list[tuple[Body, ...]]] = defaultdict(list)  # in which functions
        self._again: set[Body] = set()  # functions that a timer runs again and again
        self._set: Counter[str] = Counter()  # how often a name is given a value that does not count
        self._known: dict[str, bool] = {}  # whether the number of a name comes
        self._set_by: defaultdict[str, dict[Where, tuple[Body, ...]]] = defaultdict(dict)

    def glance(self, source: str) -> None:
        """A script that is not read."""
        self._glanced |= {name.rpartition(".")[2] for name in _CLEARS.findall(source)}

    def learn(self, script: Script, at: int) -> None:
        """The call of a function of timers whose name stands there."""
        if script.name(at) in CLEARED:
            self._learn_clearing(script, at)
            return
        while script.mark(at - 1) in {".", "?."} and script.name(at - 2):
            at -= 2
        if script.mark(at - 1) == "=" and script.name(at - 2):
            self._kept_as.add(script.name(at - 2))

    def _learn_clearing(self, script: Script, at: int) -> None:
        names = path(script, at + 2, script.closing[at + 1])
        self._cleared[script, at] = names[-1] if names else None

    def learn_set(self, name: str) -> None:
        """A name is given a value that does not count."""
        self._set[name] += 1

    # ---- what is reached

    def clears(self, script: Script, at: int, after_s: float) -> None:
        """A timer is taken back."""
        where = script, at
        if where not in self._cleared:  # in a string
            self._learn_clearing(script, at)
        self._reached[where] = min(after_s, self._reached.get(where, after_s))

    def again(self, body: Body) -> None:
        """A timer runs this again and again."""
        self._again.add(body)

    def gives(self, name: str, script: Script, at: int, last: int, within: tuple[Body, ...]) -> None:
        """A name is given a value that does not count, by the mark that stands there. One that is read from the page, where
        it was shown before, sets nothing back."""
        shown = any(script.name(one) in _SHOWN for one in range(at + 1, last))
        self._set_by[name][script, at] = () if shown else within

    def runs(self, script: Script, first: int, last: int, within: tuple[Body, ...]) -> None:
        """Words that are run: what they count."""
        for at in run_words(script, first, last):
            for name in counted_at(script, at):
                self._counted[name].append(within)

    # ---- what is known

    def fires(self, kept: Sequence[Kept], after_s: float) -> bool:
        """Whether nothing takes back what would run after so many seconds. Asked when all was followed."""
        return all(self._stays(one, after_s if one.fires_s is None else one.fires_s) for one in kept)

    def _stays(self, kept: Kept, fires_s: float) -> bool:
        if not kept.names:
            return True
        soonest = [self._soonest.get(name, inf) for name in (None, *kept.names)]
        return kept.names.isdisjoint(self._glanced) and min(soonest) >= fires_s

    @cached_property
    def _soonest(self) -> Mapping[str | None, float]:
        """Seconds until a timer of a name is taken back, -1 where that may be at any time; None: a timer of any name."""
        found: dict[str | None, float] = {}
        for where, name in self._cleared.items():
            whose = name if name in self._kept_as else None
            found[whose] = min(found.get(whose, inf), self._reached.get(where, -1.0))
        return found

    def comes(self, names: Sequence[str]) -> bool:
        """Whether the numbers of these names are counted by a timer, and not set back. Asked when all was followed."""
        return all(self._comes(name) for name in names)

    def _comes(self, name: str) -> bool:
        if name not in self._known:
            by_timer = any(not self._again.isdisjoint(within) for within in self._counted[name])
            given = self._set_by[name]
            once = all(self._again.isdisjoint(within) for within in given.values())
            self._known[name] = by_timer and once and self._set[name] <= len(given)
        return self._known[name]


def counted_at(script: Script, at: int) -> Iterator[str]:
    """The name that a word counts up or down, in a++, --a, a-=1, a=a-1."""
    mark, before, after = script.mark(at), script.name(at - 1), script.name(at + 1)
    if mark in _STEPS and (before or after):
        yield before or after
    elif before and (mark in {"+=", "-="} or (mark == "=" and after == before and script.mark(at + 2) in {"-", "+"})):
        yield before


def is_timer(script: Script, at: int) -> bool:
    """Whether a function of timers is called there."""
    word = script.words[at]
    return word.kind is Kind.NAME and word.text in CLEARED | SET and script.mark(at + 1) == "("
