"""Which timers of a page's scripts are certain to fire, as far as that can be seen without running them.

A timer that is kept in a variable and cleared somewhere may not fire: a page may clear the one that would report that
it did not load. Code that waits for a number is certain to run only if a timer counts that number and nothing resets
it.
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
Where = tuple[Script, int]  # position of a token: its script and its index


@dataclass(frozen=True, slots=True)
class Kept:
    """A timer in which something runs."""

    names: frozenset[str]  # variables that hold it
    fires_s: float | None  # None: an interval


class Timers:
    """The timers and counters of all scripts of one page."""

    def __init__(self) -> None:
        self._kept_as: set[str] = set()  # variables that hold timers
        self._cleared: dict[Where, str | None] = {}  # calls that clear a timer, with its variable if known
        self._glanced: set[str] = set()  # variables whose timers are cleared by scripts that are not read
        self._reached: dict[Where, float] = {}  # seconds until such a call is executed
        # functions in which a name is counted
        self._counted: defaultdict[str, list[tuple[Body, ...]]] = defaultdict(list)
        self._again: set[Body] = set()  # functions that a timer runs repeatedly
        self._set: Counter[str] = Counter()  # how many assignments to a name do not count it up or down
        self._known: dict[str, bool] = {}  # cache of _comes
        self._set_by: defaultdict[str, dict[Where, tuple[Body, ...]]] = defaultdict(dict)

    def glance(self, source: str) -> None:
        """Search a script that is not read for timers that it clears."""
        self._glanced |= {name.rpartition(".")[2] for name in _CLEARS.findall(source)}

    def learn(self, script: Script, at: int) -> None:
        """Register the call of a timer function whose name is at this token."""
        if script.name(at) in CLEARED:
            self._learn_clearing(script, at)
            return
        while script.mark(at - 1) in {".", "?."} and script.name(at - 2):
            at -= 2
        if script.mark(at - 1) == "=" and script.name(at - 2):
            self._kept_as.add(script.name(at - 2))

    def _learn_clearing(self, script: Script, at: int) -> None:
        """Register a call that clears a timer."""
        names = path(script, at + 2, script.closing[at + 1])
        self._cleared[script, at] = names[-1] if names else None

    def learn_set(self, name: str) -> None:
        """Register an assignment that does not count the name up or down."""
        self._set[name] += 1

    # ---- while following

    def clears(self, script: Script, at: int, after_s: float) -> None:
        """Register that a call which clears a timer is executed after so many seconds."""
        where = script, at
        if where not in self._cleared:  # in a script within a string
            self._learn_clearing(script, at)
        self._reached[where] = min(after_s, self._reached.get(where, after_s))

    def again(self, body: Body) -> None:
        """Register that a timer runs this function repeatedly."""
        self._again.add(body)

    def gives(self, name: str, script: Script, at: int, last: int, within: tuple[Body, ...]) -> None:
        """Register that a name is assigned a value, not counted. `at`: the operator.

        A value read from the page, where the counter displayed it, is no reset.
        """
        shown = any(script.name(one) in _SHOWN for one in range(at + 1, last))
        self._set_by[name][script, at] = () if shown else within

    def runs(self, script: Script, first: int, last: int, within: tuple[Body, ...]) -> None:
        """Register what these tokens, which are executed, count."""
        for at in run_words(script, first, last):
            for name in counted_at(script, at):
                self._counted[name].append(within)

    # ---- afterwards

    def fires(self, kept: Sequence[Kept], after_s: float) -> bool:
        """Whether nothing clears these timers before they fire; `after_s`: when, for intervals. Valid when everything
        was followed."""
        return all(self._stays(one, after_s if one.fires_s is None else one.fires_s) for one in kept)

    def _stays(self, kept: Kept, fires_s: float) -> bool:
        """Whether a timer fires before anything may clear it."""
        if not kept.names:
            return True
        soonest = [self._soonest.get(name, inf) for name in (None, *kept.names)]
        return kept.names.isdisjoint(self._glanced) and min(soonest) >= fires_s

    @cached_property
    def _soonest(self) -> Mapping[str | None, float]:
        """Seconds until a timer in a variable is cleared, -1 if that may be at any time. None: a timer in any
        variable."""
        found: dict[str | None, float] = {}
        for where, name in self._cleared.items():
            whose = name if name in self._kept_as else None
            found[whose] = min(found.get(whose, inf), self._reached.get(where, -1.0))
        return found

    def comes(self, names: Sequence[str]) -> bool:
        """Whether timers count these names, and nothing resets them. Valid when everything was followed."""
        return all(self._comes(name) for name in names)

    def _comes(self, name: str) -> bool:
        if name not in self._known:
            by_timer = any(not self._again.isdisjoint(within) for within in self._counted[name])
            given = self._set_by[name]
            once = all(self._again.isdisjoint(within) for within in given.values())
            self._known[name] = by_timer and once and self._set[name] <= len(given)
        return self._known[name]


def counted_at(script: Script, at: int) -> Iterator[str]:
    """The name that a token counts up or down, as in a++, --a, a-=1, a=a-1."""
    mark, before, after = script.mark(at), script.name(at - 1), script.name(at + 1)
    if mark in _STEPS and (before or after):
        yield before or after
    elif before and (mark in {"+=", "-="} or (mark == "=" and after == before and script.mark(at + 2) in {"-", "+"})):
        yield before


def is_timer(script: Script, at: int) -> bool:
    """Whether a timer function is called at this token."""
    word = script.words[at]
    return word.kind is Kind.NAME and word.text in CLEARED | SET and script.mark(at + 1) == "("
