"""Follows the function calls in a page's scripts: to functions of their own, and to those of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archiver.text.leads.declarative import MOST_S, declared
from archiver.text.leads.following import Following, Scope
from archiver.text.leads.javascript import Script
from archiver.text.leads.statements import Body, path
from archiver.text.leads.timers import CLEARED, SET, Kept
from archiver.text.leads.values import Value, number
from archiver.text.page.walk import walk

_LOADED = frozenset({"load", "DOMContentLoaded", "pageshow"})  # events
_LIBRARY = frozenset({"$", "jQuery"})
_IN_PLACE = frozenset({"_self", "_top", "_parent"})
_SOON = frozenset({"queueMicrotask", "requestAnimationFrame"})


@dataclass(frozen=True, slots=True)
class _On:
    """A method call on the result of a call: $(document).ready(f), Promise.resolve().then(f)."""

    called: list[str]  # the function called first
    about: list[str] | None  # the name that is its argument
    name: str  # of the method


class Calling(Following):
    """Follows calls."""

    def call(self, script: Script, begun: int, opened: int, scope: Scope) -> None:
        """Follow a call: of a function of the script, a method of `location`, a library, or a method of the window."""
        given = script.split(opened + 1, script.closing[opened], ",")
        values = [self.given_by(script, *one, scope) for one in given]
        bodies = [self.names.body(script, *one) for one in given]
        names = path(script, begun, opened)
        if names is None:
            called, skipped = self._unnamed(script, begun, opened)
            if called is not None:
                self.do(called, values[skipped:], scope)
            elif (on := _called_on(script, begun, opened)) is not None:
                self._call_on(on, bodies, values, scope)
        elif names[-1] in {"replace", "assign"} and self.is_location(names[:-1], scope):
            self.send(values[0] if values else None, scope)
        elif (called := self.names.named(names)) is not None:
            self.do(called, values, scope)
        elif names[0] in _LIBRARY and len(names) == 1:
            self.wait(bodies[:1], scope)
        elif self.is_window(names[:-1], scope):
            if names[-1] in CLEARED:
                self.names.timers.clears(script, opened - 1, scope.delay)
            self._call_window(self.names.meant(names, scope.given), bodies, values, scope)

    def _call_window(
        self, names: Sequence[str], bodies: Sequence[Body | None], values: Sequence[Value], scope: Scope
    ) -> None:
        """Follow a call of a window's or document's method."""
        name, document = names[-1], "document" in names
        if name in SET and values:
            self._set_timer(name, bodies[0] or self.body_of(values[0]), values, scope)
        elif name == "eval" and values and (evaluated := self.body_of(values[0])) is not None:
            self.run(evaluated, scope)
        elif name == "addEventListener" and len(values) > 1 and values[0] in _LOADED:
            self.wait(bodies[1:2] if not document or values[0] == "DOMContentLoaded" else [], scope)
        elif name == "open" and len(values) > 1 and values[1] in _IN_PLACE and not document:
            self.send(values[0], scope)
        elif name in _SOON and len(values) == 1:
            self.wait(bodies, scope)
        elif name in {"write", "writeln"} and document and len(values) == 1:
            self._write(values[0], scope)

    def _set_timer(self, name: str, body: Body | None, values: Sequence[Value], scope: Scope) -> None:
        """Put the function or script of a timer in the queue."""
        delay_ms = values[1] if len(values) > 1 else 0.0
        wait = number(delay_ms) if isinstance(delay_ms, str) else delay_ms
        if body is None or not isinstance(wait, float):
            return
        tick = min(wait / 1000, MOST_S)
        fires_s = None if name == "setInterval" else scope.delay + tick
        if fires_s is None:
            self.names.timers.again(body)
        later = replace(
            scope,
            delay=scope.delay + tick,
            tick=tick,
            waits=True,
            names=frozenset(),
            kept=(*scope.kept, Kept(scope.names, fires_s)),
        )
        self.waiting.append((body, values[2:], later))

    def _unnamed(self, script: Script, begun: int, opened: int) -> tuple[Body | None, int]:
        """The function expression that is called in place, and how many arguments precede its own (1 for `.call`)."""
        by_call = script.name(opened - 1) == "call" and script.mark(opened - 2) == "."
        return self.names.body(script, begun, opened - 2 if by_call else opened), int(by_call)

    def _call_on(self, on: _On, bodies: Sequence[Body | None], values: Sequence[Value], scope: Scope) -> None:
        """Follow a method call on the result of a call."""
        if on.called == ["Promise", "resolve"] and on.name == "then":
            self.wait(bodies[:1], scope)
        if len(on.called) > 1 or on.called[0] not in _LIBRARY:
            return
        event = values[0] if len(values) > 1 else None
        if on.name == "ready":
            self.wait(bodies[:1], scope)
        elif on.about is None or not isinstance(event, str):
            return
        elif on.name in {"on", "one", "bind"} and self.hears_load(on.about, scope) and "load" in event.split():
            self.wait(bodies[-1:], scope)
        elif on.name in {"attr", "prop"} and event == "href" and self.is_location(on.about, scope):
            self.send(values[1], scope)

    def _write(self, markup: Value, scope: Scope) -> None:
        """Follow markup that is written into the page: refreshes and scripts in it."""
        if not isinstance(markup, str) or "<" not in markup or not self.step(len(markup)):
            return
        found = walk(markup)
        for value in found.refreshes:
            told = declared(value)
            if told is not None and told[1].strip():
                self.send(told[1], replace(scope, delay=scope.delay + told[0]))
        for program in found.programs:
            if (body := self.body_of(program)) is not None:
                self.run(body, scope)


def _called_on(script: Script, begun: int, opened: int) -> _On | None:
    """The chained call whose last bracket opens there, if it is one."""
    before = next((at for at in script.outer(begun, opened) if script.mark(at) == "("), opened)
    shut, called = script.closing[before], path(script, begun, before)
    if called is None or shut + 3 != opened or script.mark(shut + 1) != ".":
        return None
    return _On(called, path(script, before + 1, shut), script.name(shut + 2))
