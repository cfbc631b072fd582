"""What the names of a page's scripts stand for, as far as that is known without running them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from urllib.parse import urlsplit

from archiver.text.javascript import Kind, Script, Unread
from archiver.text.statements import Body, arrow, bare, declared, function, path

Value = str | float | None  # None: not known

WINDOWS = frozenset({"window", "document", "top", "self", "parent", "globalThis", "this", "frames"})
_WINDOW_NAMES = WINDOWS | {"location"}
ASSIGNS = frozenset({
    "=", "+=", "-=", "*=", "/=", "%=", "**=", "&&=", "||=", "??=", "&=", "|=", "^=", "<<=", ">>=", ">>>=",
})  # fmt: skip
TIMERS = frozenset({"setTimeout", "setInterval"})
NOBODY: Mapping[str, Value] = {}  # given to no function
VALUE_CHARS = 8000  # no address is longer; a longer string is not known


class Names:
    """Of all scripts of one page: functions, values, and what is counted."""

    def __init__(self, here: str) -> None:
        """`here`: the page's address; "" when it is not known."""
        self.ticks: list[float] = []  # seconds of each timer
        self.counted: set[str] = set()  # names that are counted up or down
        self.begun: dict[str, float] = {}  # the first number that a name is given
        self._here = here
        self._own_names: set[str] = set()  # names of windows that the scripts have for something else
        self._functions: dict[str, Body] = {}
        self._values: dict[str, Value] = {}
        self._given: Counter[str] = Counter()  # how often a name is given a value

    def is_window(self, names: Sequence[str], *, inside: bool = True) -> bool:
        """Whether this is a window or its document, or no name at all. `inside`: of a function, where `this` is anything."""
        return (WINDOWS - {"this"} if inside else WINDOWS).issuperset(names) and self._own_names.isdisjoint(names)

    def is_location(self, names: Sequence[str], *, inside: bool = True) -> bool:
        """Whether this is the address of a window."""
        return (
            names[-1:] == ["location"]
            and self.is_window(names[:-1], inside=inside)
            and (len(names) > 1 or "location" not in self._own_names)
        )

    def declare(self, names: Iterable[str]) -> None:
        """Names that the scripts have for something of their own."""
        self._own_names |= _WINDOW_NAMES.intersection(names)

    def learn(self, script: Script) -> None:
        """Functions by name, what is declared, how often each name is given a value, and the timers."""
        self.declare(declared(script))
        for at, word in enumerate(script.words):
            if word.kind is not Kind.NAME or script.mark(at - 1) in {".", "?."}:
                if word.text in TIMERS and script.mark(at + 1) == "(":
                    self._tick(script, at + 1)
                continue
            after = script.mark(at + 1)
            if word.text == "function" and (name := script.name(at + 1)):
                if (body := function(script, at)) is not None:
                    self._functions[name] = body
                    self._given[name] += 1
            elif word.text in TIMERS and after == "(":
                self._tick(script, at + 1)
            elif {after, script.mark(at - 1)} & {"++", "--"}:
                self._given[word.text] += 1
                self.counted.add(word.text)
            elif after in ASSIGNS:
                self._learn_value(script, at, after)
            elif script.name(at + 1) in {"in", "of"}:
                self._given[word.text] += 2
        self.declare(self._given.keys() - {"location"})  # which sends on where it is given a value

    def _learn_value(self, script: Script, at: int, mark: str) -> None:
        name = script.name(at)
        self._given[name] += 1
        value = self.value(script, at + 2, min(at + 3, len(script.words)))
        if isinstance(value, float):
            self.begun.setdefault(name, value)
        if mark in {"+=", "-="} or (script.name(at + 2) == name and script.mark(at + 3) in {"-", "+"}):
            self.counted.add(name)

    def _tick(self, script: Script, opened: int) -> None:
        parts = script.split(opened + 1, script.closing[opened], ",")
        value = self.value(script, *parts[1]) if len(parts) > 1 else None
        if isinstance(value, float) and isfinite(value):
            self.ticks.append(value / 1000)

    def give(self, name: str, value: Value | Body) -> None:
        """A statement that runs for every reader gives it this."""
        if isinstance(value, Body):
            self._functions[name] = value
        else:
            self._values[name] = value

    def named(self, name: str) -> Body | None:
        """The function of this name, if there is but one."""
        return self._functions.get(name) if self._given[name] == 1 else None

    def body(self, script: Script, first: int, last: int) -> Body | None:
        """The function that an expression is, or names."""
        first, last = bare(script, first, last)
        if first >= last:
            return None
        if last - first == 1 and (name := script.name(first)):
            return self.named(name)
        if script.name(first) == "async":
            first += 1
        if script.name(first) == "function":
            body = function(script, first)
            return body if body is not None and body.last == last - 1 else None
        return arrow(script, first, last)

    def value(self, script: Script, first: int, last: int, given: Mapping[str, Value] = NOBODY) -> Value:
        """What an expression gives. `given`: to the function that it stands in."""
        if last - first > 1:
            first, last = bare(script, first, last)
        if first >= last:
            return None
        for mark in ("+", "*"):
            parts = script.split(first, last, mark)
            if len(parts) > 1:
                return _joined([self.value(script, *part, given) for part in parts], mark)
        word = script.words[first]
        if last - first == 1 and word.kind is Kind.STRING:
            return word.text if len(word.text) <= VALUE_CHARS else None
        if last - first == 1 and word.kind is Kind.NUMBER:
            return number(word.text)
        names = path(script, first, last)
        if names is None:
            return None
        if len(names) > 1 or self.is_location(names):
            return self._own(names)
        if names[0] in given:
            return given[names[0]] if self._given[names[0]] == 0 else None
        return self._values.get(names[0]) if self._given[names[0]] == 1 else None

    def _own(self, names: list[str]) -> str | None:
        """A part of the page's own address, of which we have no fragment."""
        if "location" not in names or not self._here:
            return None
        at = names.index("location") + 1
        parts = urlsplit(self._here)
        if not self.is_location(names[:at]):
            return None
        return {
            (): self._here,
            ("href",): self._here,
            ("hash",): "",
            ("search",): f"?{parts.query}" if parts.query else "",
            ("pathname",): parts.path,
            ("host",): parts.netloc,
            ("hostname",): parts.hostname,
            ("protocol",): f"{parts.scheme}:",
            ("origin",): f"{parts.scheme}://{parts.netloc}",
        }.get(tuple(names[at:]))


def read(source: str) -> Script | None:
    """The script; None when it is not read."""
    try:
        return Script(source)
    except Unread:
        return None


def number(text: str) -> float | None:
    """What a number in a script stands for."""
    try:
        told = float(int(text, 16)) if text[:2].lower() == "0x" else float(text.replace("_", ""))
    except (ValueError, OverflowError):
        return None
    return told if isfinite(told) else None


def _joined(values: Sequence[Value], mark: str) -> Value:
    """What JavaScript makes of these; of numbers added to strings nothing."""
    numbers = [value for value in values if isinstance(value, float)]
    if len(numbers) == len(values):
        made = 0.0 if mark == "+" else 1.0
        for one in numbers:
            made = made + one if mark == "+" else made * one
        return made if isfinite(made) else None
    strings = [value for value in values if isinstance(value, str)]
    if mark != "+" or len(strings) < len(values) or sum(map(len, strings)) > VALUE_CHARS:
        return None
    return "".join(strings)
