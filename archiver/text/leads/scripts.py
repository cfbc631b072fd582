"""Where the scripts of a page redirect whoever opens it, determined without running any.

Followed is what runs for every reader: statements in order, and functions that are called at once, by a timer or when
the page is loaded. Code behind a condition, a click, an error or an `await` is not, as it redirects only some readers.
A countdown is a delay, not a condition. A timer that is cleared somewhere may not fire. An address is known if it is
made of string literals, of variables that are assigned such a string once, and of parts of the page's own address.
Names of windows that the scripts use for something of their own are not taken for windows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archiver.text.leads.calls import Calling
from archiver.text.leads.declarative import MOST_S
from archiver.text.leads.following import DEEP, SCRIPT_CHARS, Scope, Sent
from archiver.text.leads.javascript import Kind, Script
from archiver.text.leads.statements import Body, leaves, settled, statement_end, waits
from archiver.text.leads.values import Names, number, read

SCRIPTS = 60  # per page
REMARKED_CHARS = 20_000  # a script up to this length is read if it has SCRIPT_CHARS without its comments
READ_CHARS = 60_000  # of scripts that are read, per page

_DECLARED = re.compile(r"\b(?:var|let|const|function|class)\s++(\w++)")
_REMARK = re.compile(r"^[ \t]*+//.*$", re.MULTILINE)
_MAY_SEND = re.compile(r"location|\[\s*+['\"]\w*+['\"]\s*+\+|_self|_top|_parent|\bwrite(?:ln)?\b|\\[xu]")
# assigns a new address to a window; a new fragment is none
_ASSIGNS = re.compile(
    r"(?<![\w$.])(?:(?:window|document|top|self|parent|globalThis|this)\.)*+location\s*+=(?!=)|"
    r"\blocation\s*+\.\s*+(?:href|pathname|search|host|hostname|protocol)\s*+=(?!=)|"
    r"\blocation\s*+\.\s*+(?:replace|assign)\s*+\(|\b(?:window|top|self|parent)\[\s*+['\"]location['\"]\s*+\]|"
    r"\b(?i:http-?equiv)['\"]?\s*+[=,:]\s*+['\"](?i:refresh)\b"
)
_COMPARES = frozenset({"<", ">", "<=", ">=", "==", "===", "!=", "!==", "!", "-", "+", "--", "++", "(", ")"})


def sends_on(sources: Sequence[str], here: str) -> Sent | None:
    """The earliest redirect of these scripts, in order, for a reader who opens the page `here`; of simultaneous ones
    the last."""
    if not any(_MAY_SEND.search(source) for source in sources):
        return None
    scripts, unread, left = list[Script](), list[str](), READ_CHARS
    for source in sources:
        wanted = len(scripts) < SCRIPTS and len(source) <= left and _is_short(source)
        script = read(source) if wanted else None
        left -= len(source) if wanted else 0
        if script is not None:
            scripts.append(script)
        else:
            unread.append(source)
    names = Names(here)
    for source in unread:  # only what patterns can find
        names.declare(_DECLARED.findall(source))
        names.timers.glance(source)
    for script in scripts:
        names.learn(script)
    page = _Page(names)
    for script in scripts:
        page.run(Body(script, 0, len(script.words)), Scope())
    page.run_waiting()
    timers = names.timers
    sent = [one for one in page.sent if timers.fires(one.kept, one.delay_s) and timers.comes(one.counts)]
    soonest = min((one.delay_s for one in sent), default=0.0)
    return next((one for one in reversed(sent) if one.delay_s == soonest), None)


def assigns(sources: Sequence[str]) -> bool:
    """Whether a script seems to assign a new address to the page, if only for some readers or at some time."""
    return any(_ASSIGNS.search(source) for source in sources)


def _is_short(source: str) -> bool:
    """Whether a script has at most SCRIPT_CHARS, not counting comments."""
    if len(source) <= SCRIPT_CHARS or len(source) > REMARKED_CHARS:
        return len(source) <= SCRIPT_CHARS
    remarks, at = 0, 0
    while (begun := source.find("/*", at)) >= 0 and (end := source.find("*/", begun + 2)) >= 0:
        remarks, at = remarks + end + 2 - begun, end + 2
    return len(source) - remarks - sum(map(len, _REMARK.findall(source))) <= SCRIPT_CHARS


class _Page(Calling):
    """Follows the scripts of one page."""

    def run(self, body: Body, scope: Scope) -> None:
        """Follow a function or a script; recursion is not followed."""
        if body in scope.within and scope.tick:
            self.names.timers.again(body)
        if body in scope.within or len(scope.within) >= DEEP:
            return
        scope = replace(scope, within=(*scope.within, body))
        if body.value:
            self.names.timers.runs(body.script, body.first, body.last, scope.within)
            self.expression(body.script, body.first, body.last, scope)
        else:
            self._statements(body.script, body.first, body.last, scope)

    def run_waiting(self) -> None:
        """Follow the functions of timers and events."""
        for body, values, scope in self.waiting:  # grows while being iterated over
            self.do(body, values, scope)

    # ---- statements: each returns whether what follows it also runs for every reader

    def _statements(self, script: Script, first: int, last: int, scope: Scope) -> bool:
        at = first
        while at < last:
            end = statement_end(script, at, last)
            if not self.step(end - at) or not self._statement(script, at, end, scope):
                return False
            at = end
        return True

    def _statement(self, script: Script, at: int, end: int, scope: Scope) -> bool:
        """Follow one statement."""
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
            return not leaves(script, at, end, loop=True) and not waits(script, at, end)
        if word in {"function", "class", "import", "export"} or (word == "async" and script.name(at + 1) == "function"):
            return True
        if word in {"throw", "break", "continue"}:
            return False
        begun = at + 1 if word in {"return", "var", "let", "const"} else at
        self.names.timers.runs(script, begun, end, scope.within)
        self.expression(script, begun, end, scope)
        return word != "return" and not waits(script, begun, end)

    def _try(self, script: Script, at: int, end: int, scope: Scope) -> bool:
        """Follow the `try` block and, if it is left normally, the `finally` block."""
        tried = script.closing[at + 1]
        goes_on = self._statements(script, at + 2, tried, scope)
        for final in script.outer(tried + 1, end):
            if goes_on and script.name(final - 1) == "finally" and script.mark(final) == "{":
                goes_on = self._statements(script, final + 1, script.closing[final], scope)
        return goes_on

    def _if(self, script: Script, at: int, end: int, scope: Scope) -> bool:
        """Follow an `if` with a constant condition, or with a countdown: that decides when, not for whom."""
        shut = script.closing.get(at + 1, at)
        then = statement_end(script, shut + 1, end)
        otherwise = then + 1 if then < end and script.name(then) == "else" else end
        known = settled(script, at + 2, shut)
        if known is not None:
            begun, last = (shut + 1, then) if known else (otherwise, end)
            return begun >= last or self._statement(script, begun, last, scope)
        if not self._counts_down(script, at + 2, shut):
            return not leaves(script, at, end) and not waits(script, at, end)
        self.names.timers.runs(script, at + 2, shut, scope.within)
        counts = tuple(word.text for word in script.words[at + 2 : shut] if word.kind is Kind.NAME)
        delay = scope.delay + self._left_s(script, at + 2, shut, scope)
        scope = replace(scope, delay=delay, waits=True, counts=(*scope.counts, *counts))
        self._statement(script, shut + 1, then, scope)
        if otherwise < end:
            self._statement(script, otherwise, end, scope)
        return True

    def _counts_down(self, script: Script, first: int, last: int) -> bool:
        """Whether a condition only compares counters with numbers."""
        words = script.words[first:last]
        names = [word.text for word in words if word.kind is Kind.NAME]
        others = [word for word in words if word.kind not in {Kind.NAME, Kind.NUMBER}]
        plain = all(word.kind is Kind.MARK and word.text in _COMPARES for word in others)
        return bool(names and self.names.ticks) and plain and self.names.counted.issuperset(names)

    def _left_s(self, script: Script, first: int, last: int, scope: Scope) -> float:
        """Seconds until a countdown is over, less the first tick."""
        words = script.words[first:last]
        name = next(word.text for word in words if word.kind is Kind.NAME)
        bound = next((number(word.text) for word in words if word.kind is Kind.NUMBER), 0.0) or 0.0
        begun = scope.given.get(name, self.names.begun.get(name))
        tick = scope.tick or self.names.ticks[0]
        return tick * max(0.0, min(abs(begun - bound), MOST_S) - bool(scope.tick)) if isinstance(begun, float) else 0.0
