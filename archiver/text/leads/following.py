"""Follows the expressions in a page's scripts that redirect: assignments of addresses, calls of functions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archiver.text.leads.declarative import MOST_S
from archiver.text.leads.javascript import Script
from archiver.text.leads.statements import Body, bare, declared, path, waits
from archiver.text.leads.timers import Kept, counted_at
from archiver.text.leads.values import ASSIGNS, PARTS, Names, Value, read

SCRIPT_CHARS = 3000  # a longer script is a program, not a redirect
DEEP = 12  # nested calls
STEPS = 3000  # statements and expressions, per page
WORDS = 200_000  # tokens of these, and characters of scripts in strings, per page

_CHOICES = frozenset({"?", "&&", "||", "??"})
_SIGNS = frozenset({"!", "+", "-", "~"})
_ON_LOAD = frozenset({"onload", "onpageshow"})


@dataclass(frozen=True, slots=True)
class Sent:
    """A redirect by script.

    `ref`: where to; None if it is not known. `waits`: it happens in a timer or event.
    """

    ref: str | None
    delay_s: float
    waits: bool = False
    kept: tuple[Kept, ...] = ()  # the timers in which it happens
    counts: tuple[str, ...] = ()  # names of the counters that it waits for


@dataclass(frozen=True, slots=True)
class Scope:
    """The context in which a statement is executed."""

    delay: float = 0.0  # seconds since the page was opened
    tick: float = 0.0  # delay of the innermost timer, in seconds
    given: dict[str, Value] = field(default_factory=dict)  # arguments of the functions
    within: tuple[Body, ...] = ()  # the script and the functions called, outermost first
    waits: bool = False  # in a timer or an event
    names: frozenset[str] = frozenset()  # names that the value is assigned to
    kept: tuple[Kept, ...] = ()  # the timers in which it runs
    counts: tuple[str, ...] = ()  # counters whose conditions it is under

    @property
    def inside(self) -> bool:
        """Whether it is in a function."""
        return len(self.within) > 1


class _Work:
    """A budget of steps and tokens."""

    def __init__(self) -> None:
        self._steps = 0
        self._words = 0

    def step(self, words: int) -> bool:
        """Count a step over so many tokens; False if the budget is exceeded."""
        self._steps += 1
        self._words += words
        return self._steps <= STEPS and self._words <= WORDS


class Following(ABC):
    """Follows expressions."""

    def __init__(self, names: Names) -> None:
        self.sent: list[Sent] = []
        self.names = names
        self.waiting: list[
            tuple[Body, Sequence[Value], Scope]
        ] = []  # functions of timers and events, to be followed last
        self.step = _Work().step

    @abstractmethod
    def run(self, body: Body, scope: Scope) -> None:
        """Follow a function or a script."""

    @abstractmethod
    def call(self, script: Script, begun: int, opened: int, scope: Scope) -> None:
        """Follow a call. `begun`: its first token; `opened`: the bracket of its arguments."""

    def do(self, body: Body, values: Sequence[Value], scope: Scope) -> None:
        """Follow a function with its arguments."""
        given: dict[str, Value] = {}
        for n, name in enumerate(body.names):
            default = body.defaults[n] if n < len(body.defaults) else None
            if n < len(values):
                given[name] = values[n]
            else:
                given[name] = self.names.value(body.script, *default, scope.given) if default is not None else None
        self.run(body, replace(scope, given=scope.given | given))

    def expression(self, script: Script, first: int, last: int, scope: Scope) -> None:
        """Follow what an expression certainly does."""
        for one in script.split(first, last, ","):
            if not self.step(one[1] - one[0]):
                return
            begun, ended = bare(script, *one)
            while begun < ended and (script.mark(begun) in _SIGNS or script.name(begun) in {"void", "await"}):
                begun += 1
            begun, ended = bare(script, begun, ended)
            if len(script.split(begun, ended, ",")) > 1:
                self.expression(script, begun, ended, scope)
            else:
                self._single(script, begun, ended, scope)
            if waits(script, *one):
                return

    def _single(self, script: Script, begun: int, ended: int, scope: Scope) -> None:
        """Follow a single expression: an assignment or a call, unless a condition precedes it."""
        outer = list(script.outer(begun, ended))
        assigned = next((at for at in outer if script.mark(at) in ASSIGNS), None)
        if assigned is not None and sum(script.mark(at) in ASSIGNS for at in outer) > DEEP:
            return
        chosen = next((at for at in outer if script.mark(at) in _CHOICES or script.mark(at) == "=>"), ended)
        if assigned is not None and assigned < chosen:
            self._assign(script, begun, assigned, ended, scope)
        elif chosen == ended and outer and script.mark(ended - 1) == ")":
            self.call(script, begun, outer[-1], scope)

    # ---- assignments

    def _assign(self, script: Script, begun: int, assigned: int, ended: int, scope: Scope) -> None:
        """Follow an assignment. `assigned`: the token of its operator."""
        names = path(script, begun, assigned)
        if names is None:
            return
        plain = script.mark(assigned) == "="
        body = self.names.body(script, assigned + 1, ended)
        value = self.names.value(script, assigned + 1, ended, scope.given) if plain else None
        if self.is_location(names[:-1] if names[-1] == "href" else names, scope):
            self.send(value, scope)
        elif names[-1] in PARTS and self.is_location(names[:-1], scope):
            self.send(self.names.with_part(names[-1], value), scope)
        elif body is not None and names[-1] in _ON_LOAD and self.hears_load(names[:-1], scope):
            self.wait([body], scope)
        elif len(names) == 1:
            if names[0] not in counted_at(script, assigned):
                self.names.timers.gives(names[0], script, assigned, ended, scope.within)
            self.names.give(names[0], body or self.given_by(script, assigned + 1, ended, scope) if plain else None)
            self.names.give_members(names[0], script, assigned + 1, ended, scope.given)
        if body is None:
            self.expression(script, assigned + 1, ended, replace(scope, names=scope.names | {names[-1]}))

    def given_by(self, script: Script, first: int, last: int, scope: Scope) -> Value:
        """The value of an expression, windows included."""
        return self.names.given(script, first, last, scope.given, inside=scope.inside)

    def is_window(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether a name denotes a window or its document in this scope."""
        return self.names.is_window(names, scope.given, inside=scope.inside)

    def is_location(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether a name denotes the location of a window in this scope."""
        return self.names.is_location(names, scope.given, inside=scope.inside)

    def hears_load(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether this is a window, or the body of its document; no other object gets the load event.

        Without an object, `onload` is a local name in a function.
        """
        if not names:
            return not scope.inside
        meant = self.names.meant(names, scope.given)
        body = meant[-2:] == ["document", "body"]
        return self.is_window(names[:-1] if body else names, scope) and (body or "document" not in meant)

    def send(self, ref: Value, scope: Scope) -> None:
        """Record a redirect of every reader."""
        known = ref if isinstance(ref, str) else None
        self.sent.append(Sent(known, min(scope.delay, MOST_S), scope.waits, scope.kept, scope.counts))

    def wait(self, bodies: Sequence[Body | None], scope: Scope) -> None:
        """Queue functions to be followed when all scripts have run."""
        later = replace(scope, waits=True, names=frozenset())
        self.waiting += [(body, (), later) for body in bodies if body is not None]

    def body_of(self, source: Value) -> Body | None:
        """The script in a string."""
        if not isinstance(source, str) or len(source) > SCRIPT_CHARS or not self.step(len(source)):
            return None
        script = read(source)
        if script is not None:
            self.names.declare(declared(script))
        return Body(script, 0, len(script.words)) if script is not None else None
