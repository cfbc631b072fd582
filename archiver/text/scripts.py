"""Where the scripts of a page send whoever opens it, without that any is run.

Followed is what runs for every reader: statements in order, functions that are called at once, by a timer or when the
page is loaded. What stands behind a condition, a click or an error is not: it sends on some, and most stay. A countdown
is a delay, no condition. An address is one where it is made of strings that stand in the script, of variables that are
given such a string once, and of parts of the page's own address. A window whose name the scripts have for something of
their own is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archiver.text.javascript import Kind, Script
from archiver.text.statements import Body, bare, declared, leaves, path, statement_end
from archiver.text.values import ASSIGNS, TIMERS, Names, Value, number, read

SCRIPT_CHARS = 3000  # a longer script is a program, not a redirect
SCRIPTS = 60  # of a page
DEEP = 12  # calls in calls
STEPS = 3000  # statements and expressions in all
WORDS = 200_000  # of these, and characters of scripts in strings, in all
MOST_S = 1e6

_DECLARED = re.compile(r"\b(?:var|let|const|function|class)\s++(\w++)")
_CHOICES = frozenset({"?", "&&", "||", "??"})
_COMPARES = frozenset({"<", ">", "<=", ">=", "==", "===", "!=", "!==", "!", "-", "+", "--", "++", "(", ")"})
_LOADED = frozenset({"load", "DOMContentLoaded", "pageshow", "onload"})
_ON_LOAD = frozenset({"onload", "onpageshow"})
_LIBRARY = frozenset({"$", "jQuery"})


@dataclass(frozen=True, slots=True)
class Sent:
    """A redirect by script; `ref` None: where it leads is not known."""

    ref: str | None
    delay_s: float


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a statement stands."""

    delay: float = 0.0
    tick: float = 0.0  # of the timer that it runs by
    given: dict[str, Value] = field(default_factory=dict)  # to the function
    within: tuple[Body, ...] = ()

    @property
    def inside(self) -> bool:
        """Whether it stands in a function."""
        return len(self.within) > 1


def sends_on(sources: Sequence[str], here: str) -> Sent | None:
    """Where these scripts, in order, lead from the page `here`: the soonest redirect, of two at a time the later one."""
    if not any("location" in source for source in sources):
        return None
    short = [source for source in sources if len(source) <= SCRIPT_CHARS]
    long = [source for source in sources if len(source) > SCRIPT_CHARS]
    scripts = [script for source in short[:SCRIPTS] if (script := read(source)) is not None]
    names = Names(here)
    for source in (*long, *short[SCRIPTS:]):  # as far as that is seen at a glance
        names.declare(_DECLARED.findall(source))
    for script in scripts:
        names.learn(script)
    page = _Page(names)
    for script in scripts:
        page.run(Body(script, 0, len(script.words)), _Scope())
    page.run_waiting()
    if not page.sent:
        return None
    soonest = min(one.delay_s for one in page.sent)
    return [one for one in page.sent if one.delay_s == soonest][-1]


class _Work:
    """How much was followed."""

    def __init__(self) -> None:
        self._steps = 0
        self._words = 0

    def step(self, words: int) -> bool:
        """Count a step over so many words; False when there were too many."""
        self._steps += 1
        self._words += words
        return self._steps <= STEPS and self._words <= WORDS


class _Page:
    """Follows the scripts of one page."""

    def __init__(self, names: Names) -> None:
        self.sent: list[Sent] = []
        self._names = names
        self._waiting: list[tuple[Body, Sequence[Value], _Scope]] = []  # for a timer, or for the page
        self._step = _Work().step

    def run(self, body: Body, scope: _Scope) -> None:
        """Follow a function or a script."""
        if body in scope.within or len(scope.within) >= DEEP:
            return
        scope = replace(scope, within=(*scope.within, body))
        if body.value:
            self._expression(body.script, body.first, body.last, scope)
        else:
            self._statements(body.script, body.first, body.last, scope)

    def run_waiting(self) -> None:
        """What waited until the scripts were through."""
        for body, values, scope in self._waiting:  # which may add to it
            self._do(body, values, scope)

    # ---- statements: each says whether what follows it runs for every reader, too

    def _statements(self, script: Script, first: int, last: int, scope: _Scope) -> bool:
        at = first
        while at < last:
            end = statement_end(script, at, last)
            if not self._step(end - at) or not self._statement(script, at, end, scope):
                return False
            at = end
        return True

    def _statement(self, script: Script, at: int, end: int, scope: _Scope) -> bool:
        while script.name(at) and script.mark(at + 1) == ":":  # a label
            at += 2
        word = script.name(at)
        if script.mark(at) == "{":
            return self._statements(script, at + 1, script.closing[at], scope)
        if word == "try" and script.mark(at + 1) == "{":
            return self._try(script, at, end, scope)
        if word == "if":
            return self._if(script, at, end, scope)
        if word in {"for", "while", "do", "switch", "with"}:
            return not leaves(script, at, end, loop=True)
        if word in {"function", "class", "import", "export"} or (word == "async" and script.name(at + 1) == "function"):
            return True
        if word in {"throw", "break", "continue"}:
            return False
        begun = at + 1 if word in {"return", "var", "let", "const"} else at
        self._expression(script, begun, end, scope)
        return word != "return"

    def _try(self, script: Script, at: int, end: int, scope: _Scope) -> bool:
        tried = script.closing[at + 1]
        goes_on = self._statements(script, at + 2, tried, scope)
        for final in script.outer(tried + 1, end):
            if goes_on and script.name(final - 1) == "finally" and script.mark(final) == "{":
                goes_on = self._statements(script, final + 1, script.closing[final], scope)
        return goes_on

    def _if(self, script: Script, at: int, end: int, scope: _Scope) -> bool:
        """Only a countdown says when, not who."""
        shut = script.closing.get(at + 1, at)
        if not self._counts_down(script, at + 2, shut):
            return not leaves(script, at, end)
        scope = replace(scope, delay=scope.delay + self._left_s(script, at + 2, shut, scope))
        then = statement_end(script, shut + 1, end)
        self._statement(script, shut + 1, then, scope)
        if then < end and script.name(then) == "else":
            self._statement(script, then + 1, end, scope)
        return True

    def _counts_down(self, script: Script, first: int, last: int) -> bool:
        words = script.words[first:last]
        names = [word.text for word in words if word.kind is Kind.NAME]
        others = [word for word in words if word.kind not in {Kind.NAME, Kind.NUMBER}]
        plain = all(word.kind is Kind.MARK and word.text in _COMPARES for word in others)
        return bool(names and self._names.ticks) and plain and self._names.counted.issuperset(names)

    def _left_s(self, script: Script, first: int, last: int, scope: _Scope) -> float:
        """Seconds until a countdown is over, less the first tick."""
        words = script.words[first:last]
        name = next(word.text for word in words if word.kind is Kind.NAME)
        bound = next((number(word.text) for word in words if word.kind is Kind.NUMBER), 0.0) or 0.0
        begun = scope.given.get(name, self._names.begun.get(name))
        tick = scope.tick or self._names.ticks[0]
        return tick * max(0.0, min(abs(begun - bound), MOST_S) - bool(scope.tick)) if isinstance(begun, float) else 0.0

    # ---- expressions

    def _expression(self, script: Script, first: int, last: int, scope: _Scope) -> None:
        for one in script.split(first, last, ","):
            if not self._step(one[1] - one[0]):
                return
            begun, ended = bare(script, *one)
            if len(script.split(begun, ended, ",")) > 1:
                self._expression(script, begun, ended, scope)
                continue
            outer = script.outer(begun, ended)
            assigned = next((at for at in outer if script.mark(at) in ASSIGNS), None)
            if assigned is not None and sum(script.mark(at) in ASSIGNS for at in outer) > DEEP:
                continue
            chosen = next((at for at in outer if script.mark(at) in _CHOICES or script.mark(at) == "=>"), ended)
            if assigned is not None and assigned < chosen:
                self._assign(script, begun, assigned, ended, scope)
            elif chosen == ended:
                self._call(script, begun, ended, scope)

    def _assign(self, script: Script, begun: int, assigned: int, ended: int, scope: _Scope) -> None:
        names = path(script, begun, assigned)
        if names is None:
            return
        plain = script.mark(assigned) == "="
        body = self._names.body(script, assigned + 1, ended)
        value = self._names.value(script, assigned + 1, ended, scope.given) if plain else None
        if self._is_location(names[:-1] if names[-1] == "href" else names, scope):
            self._send(value, scope)
        elif (
            body is not None
            and names[-1] in _ON_LOAD
            and self._is_window([name for name in names[:-1] if name != "body"], scope)
        ):
            self._wait([body], scope)
        elif len(names) == 1:
            self._names.give(names[0], value if body is None else body)
        if body is None:
            self._expression(script, assigned + 1, ended, scope)

    def _is_window(self, names: Sequence[str], scope: _Scope) -> bool:
        return self._names.is_window(names, inside=scope.inside)

    def _is_location(self, names: Sequence[str], scope: _Scope) -> bool:
        return self._names.is_location(names, inside=scope.inside)

    def _send(self, ref: Value, scope: _Scope) -> None:
        self.sent.append(Sent(ref if isinstance(ref, str) else None, min(scope.delay, MOST_S)))

    def _call(self, script: Script, begun: int, ended: int, scope: _Scope) -> None:
        while begun < ended and (script.mark(begun) in {"!", "+", "-", "~"} or script.name(begun) in {"void", "await"}):
            begun += 1
        begun, ended = bare(script, begun, ended)
        if begun >= ended or script.mark(ended - 1) != ")":
            return
        opened = script.outer(begun, ended)[-1]
        given = script.split(opened + 1, ended - 1, ",")
        values = [self._names.value(script, *one, scope.given) for one in given]
        bodies = [self._names.body(script, *one) for one in given]
        names = path(script, begun, opened)
        if names is None:
            called, skipped = self._unnamed(script, begun, opened)
            if called is not None:
                self._do(called, values[skipped:], scope)
            elif script.name(opened - 1) == "ready" and script.name(begun) in _LIBRARY:
                self._wait(bodies[:1], scope)
        elif names[-1] in {"replace", "assign"} and self._is_location(names[:-1], scope):
            self._send(values[0] if values else None, scope)
        elif len(names) == 1 and (called := self._names.named(names[0])) is not None:
            self._do(called, values, scope)
        elif names[0] in _LIBRARY and len(names) == 1:
            self._wait(bodies[:1], scope)
        elif self._is_window(names[:-1], scope):
            self._call_window(names[-1], bodies, values, scope)

    def _call_window(self, name: str, bodies: Sequence[Body | None], values: Sequence[Value], scope: _Scope) -> None:
        if name in TIMERS and values:
            said = values[1] if len(values) > 1 else 0.0
            wait = number(said) if isinstance(said, str) else said
            body = bodies[0] or self._body_of(values[0])
            if body is not None and isinstance(wait, float):
                tick = min(wait / 1000, MOST_S)
                later = replace(scope, delay=scope.delay + tick, tick=tick)
                self._waiting.append((body, values[2:], later))
        elif name == "eval" and values and (evaluated := self._body_of(values[0])) is not None:
            self.run(evaluated, scope)
        elif name in {"addEventListener", "attachEvent"} and len(values) > 1 and values[0] in _LOADED:
            self._wait(bodies[1:2], scope)

    def _unnamed(self, script: Script, begun: int, opened: int) -> tuple[Body | None, int]:
        """The function that is called where it stands, and which of what it is given comes first."""
        by_call = script.name(opened - 1) == "call" and script.mark(opened - 2) == "."
        return self._names.body(script, begun, opened - 2 if by_call else opened), int(by_call)

    def _wait(self, bodies: Sequence[Body | None], scope: _Scope) -> None:
        self._waiting += [(body, (), scope) for body in bodies if body is not None]

    def _do(self, body: Body, values: Sequence[Value], scope: _Scope) -> None:
        given = {name: values[n] if n < len(values) else None for n, name in enumerate(body.names)}
        self.run(body, replace(scope, given=scope.given | given))

    def _body_of(self, source: Value) -> Body | None:
        """A script that stands in a string."""
        if not isinstance(source, str) or len(source) > SCRIPT_CHARS or not self._step(len(source)):
            return None
        script = read(source)
        if script is not None:
            self._names.declare(declared(script))
        return Body(script, 0, len(script.words)) if script is not None else None
