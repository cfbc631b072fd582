"""The values of names and expressions in a page's scripts, as far as known without running them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from urllib.parse import urlsplit

from ada_url import URL

from archiver.text.leads.javascript import Kind, Script, Unread
from archiver.text.leads.statements import Body, arrow, bare, declared, defaulted, function, members, path
from archiver.text.leads.timers import SET, Timers, counted_at, is_timer
from storage import urls


@dataclass(frozen=True, slots=True)
class Place:
    """A window, its document or its location, as the value of a variable."""

    names: tuple[str, ...]


Value = str | float | Place | None  # None: unknown

WINDOWS = frozenset({"window", "document", "top", "self", "parent", "globalThis", "this", "frames"})
_WINDOW_NAMES = WINDOWS | {"location"}
ASSIGNS = frozenset({
    "=", "+=", "-=", "*=", "/=", "%=", "**=", "&&=", "||=", "??=", "&=", "|=", "^=", "<<=", ">>=", ">>>=",
})  # fmt: skip
PARTS = frozenset({"pathname", "search", "host", "hostname", "protocol"})  # assigning one redirects
NOBODY: Mapping[str, Value] = {}  # arguments of no function
VALUE_CHARS = 8000  # no address is longer; a longer string counts as unknown


class Names:
    """Functions, values and counters in all scripts of one page."""

    def __init__(self, here: str) -> None:
        """`here`: the page's address; "" if unknown."""
        self.timers = Timers()
        self.ticks: list[float] = []  # delay of each timer, in seconds
        self.counted: set[str] = set()  # names that are counted up or down
        self.begun: dict[str, float] = {}  # the first number assigned to a name
        self._here = here
        self._own_names: set[str] = set()  # names of windows that the scripts declare for something else
        self._functions: dict[str, Body] = {}
        self._values: dict[str, Value] = {}
        self._members: dict[tuple[str, str], Body | Value] = {}  # of object literals assigned to a name
        self._given: Counter[str] = Counter()  # assignments to each name
        self._given_on: set[str] = set()  # names of properties that are assigned

    def _place(self, names: Sequence[str], given: Mapping[str, Value]) -> tuple[Sequence[str], int]:
        """A name with variables for windows replaced by these, and how many of its parts came from a variable."""
        if not names:
            return names, 0
        head = self._known(names[0], given)
        return ((*head.names, *names[1:]), len(head.names)) if isinstance(head, Place) else (names, 0)

    def _known(self, name: str, given: Mapping[str, Value]) -> Value:
        """The value of a variable that is assigned once, or of a parameter that is never assigned."""
        if name in given:
            return given[name] if self._given[name] == 0 else None
        return self._values.get(name) if self._given[name] == 1 else None

    def meant(self, names: Sequence[str], given: Mapping[str, Value]) -> list[str]:
        """A name with variables for windows replaced by these."""
        return list(self._place(names, given)[0])

    def is_window(self, names: Sequence[str], given: Mapping[str, Value] = NOBODY, *, inside: bool = True) -> bool:
        """Whether this is a window, its document, or no name. `inside` a function, `this` may be anything."""
        names, known = self._place(names, given)
        return WINDOWS.issuperset(names[:known]) and self._are_windows(names[known:], inside=inside)

    def _are_windows(self, names: Sequence[str], *, inside: bool = True) -> bool:
        windows = WINDOWS - {"this"} if inside else WINDOWS
        return windows.issuperset(names) and self._own_names.isdisjoint(names)

    def is_location(self, names: Sequence[str], given: Mapping[str, Value] = NOBODY, *, inside: bool = True) -> bool:
        """Whether a name denotes the location of a window."""
        names, known = self._place(names, given)
        if not names or names[-1] != "location":
            return False
        if known:
            return known == len(names) or ("location" not in names[:known] and self._are_windows(names[known:-1]))
        return self._are_windows(names[:-1], inside=inside) and (len(names) > 1 or "location" not in self._own_names)

    def declare(self, names: Iterable[str]) -> None:
        """Register names that the scripts declare for something of their own."""
        self._own_names |= _WINDOW_NAMES.intersection(names)

    def learn(self, script: Script) -> None:
        """Register a script's functions by name, its declarations, how often each name is assigned, and its timers."""
        self.declare(declared(script))
        defaults = set(defaulted(script))
        for at, word in enumerate(script.words):
            if word.kind is not Kind.NAME:
                continue
            after = script.mark(at + 1)
            if is_timer(script, at):
                self._learn_timer(script, at)
            elif script.mark(at - 1) in {".", "?."}:
                if after in ASSIGNS:
                    self._given_on.add(word.text)
            elif word.text == "function" and (name := script.name(at + 1)):
                if (body := function(script, at)) is not None:
                    self._functions[name] = body
                    self._given[name] += 1
            elif {after, script.mark(at - 1)} & {"++", "--"}:
                self._given[word.text] += 1
                self.counted.add(word.text)
            elif after in ASSIGNS and at not in defaults:
                self._learn_value(script, at)
            elif script.name(at + 1) in {"in", "of"}:
                self._given[word.text] += 2
        self.declare(self._given.keys() - {"location"})  # assigning that is a redirect

    def _learn_value(self, script: Script, at: int) -> None:
        name = script.name(at)
        self._given[name] += 1
        value = self.value(script, at + 2, min(at + 3, len(script.words)))
        if isinstance(value, float):
            self.begun.setdefault(name, value)
        if name in counted_at(script, at + 1):
            self.counted.add(name)
        else:
            self.timers.learn_set(name)

    def _learn_timer(self, script: Script, at: int) -> None:
        self.timers.learn(script, at)
        parts = script.split(at + 2, script.closing[at + 1], ",")
        value = self.value(script, *parts[1]) if len(parts) > 1 and script.name(at) in SET else None
        if isinstance(value, float) and isfinite(value):
            self.ticks.append(value / 1000)

    def give(self, name: str, value: Value | Body) -> None:
        """Assign a value in a statement that runs for every reader."""
        if isinstance(value, Body):
            self._functions[name] = value
        else:
            self._values[name] = value

    def give_members(self, name: str, script: Script, first: int, last: int, given: Mapping[str, Value]) -> None:
        """Assign the members of an object literal, if the expression is one."""
        for member, found in members(script, first, last):
            if isinstance(found, Body):
                self._members[name, member] = found
            else:
                self._members[name, member] = self.body(script, *found) or self.value(script, *found, given)

    def named(self, names: Sequence[str]) -> Body | None:
        """The function of this name, if there is exactly one."""
        if self._given[names[0]] != 1:
            return None
        found = self._functions.get(names[0]) if len(names) == 1 else self._member(names)
        return found if isinstance(found, Body) else None

    def _member(self, names: Sequence[str]) -> Body | Value:
        if len(names) != 2 or self._given[names[0]] != 1 or names[1] in self._given_on:
            return None
        return self._members.get((names[0], names[1]))

    def body(self, script: Script, first: int, last: int) -> Body | None:
        """The function that an expression is or names."""
        first, last = bare(script, first, last)
        if first >= last:
            return None
        if (names := path(script, first, last)) is not None:
            return self.named(names)
        if script.name(first) == "async":
            first += 1
        if script.name(first) == "function":
            body = function(script, first)
            return body if body is not None and body.last == last - 1 else None
        return arrow(script, first, last)

    def given(self, script: Script, first: int, last: int, given: Mapping[str, Value], *, inside: bool) -> Value:
        """The value of an expression as an argument: like `value`, windows included."""
        names = path(script, *bare(script, first, last)) if first < last else None
        if (
            names is not None
            and names[0] != "this"
            and (self.is_location(names, given, inside=inside) or self.is_window(names, given, inside=inside))
        ):
            return Place(tuple(self.meant(names, given)))
        return self.value(script, first, last, given)

    def value(self, script: Script, first: int, last: int, given: Mapping[str, Value] = NOBODY) -> Value:
        """The value of an expression. `given`: arguments of the function that it is in."""
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
        if script.name(first) == "new":
            return self._address(script, first, last, given)
        names = path(script, first, last)
        if names is None:
            return None
        if len(names) == 2 and isinstance(member := self._member(names), str | float):
            return member
        if len(names) > 1 or self.is_location(names, given):
            return self._own(names, given)
        known = self._known(names[0], given)
        return None if isinstance(known, Place) else known

    def _own(self, names: Sequence[str], given: Mapping[str, Value]) -> str | None:
        """A part of the page's own address; its fragment counts as empty."""
        names, known = self._place(names, given)
        if "location" not in names or not self._here:
            return None
        at = names.index("location") + 1
        return _part(self._here, names[at:]) if known or self.is_location(names[:at]) else None

    def with_part(self, part: str, value: Value) -> str | None:
        """The page's own address with one of its PARTS replaced."""
        return _with_part(self._here, part, value) if self._here and isinstance(value, str) else None

    def _address(self, script: Script, first: int, last: int, given: Mapping[str, Value]) -> str | None:
        """The value of new URL(a, b), or of its href."""
        shut = script.closing.get(first + 2, last)
        behind = [word.text for word in script.words[shut + 1 : last]]
        if script.name(first + 1) != "URL" or self._given["URL"] or behind not in ([], [".", "href"]):
            return None
        values = [self.value(script, *part, given) for part in script.split(first + 3, shut, ",")]
        ref, base = (values[0], values[-1]) if 0 < len(values) <= 2 else (None, None)
        return urls.resolve(base, ref) if isinstance(ref, str) and isinstance(base, str) else None


def _part(url: str, names: Sequence[str]) -> str | None:
    """A part of an address by property name, as `location` has them; None for any other property."""
    parts = urlsplit(url)
    return {
        (): url,
        ("href",): url,
        ("hash",): "",
        ("search",): f"?{parts.query}" if parts.query else "",
        ("pathname",): parts.path,
        ("host",): parts.netloc,
        ("hostname",): parts.hostname,
        ("protocol",): f"{parts.scheme}:",
        ("origin",): f"{parts.scheme}://{parts.netloc}",
    }.get(tuple(names))


def _with_part(here: str, part: str, value: str) -> str | None:
    url = URL(here)
    try:
        setattr(url, part, value)
    except ValueError:
        return None
    return url.href


def read(source: str) -> Script | None:
    """The tokens of a script; None if it cannot be read."""
    try:
        return Script(source)
    except Unread:
        return None


def number(text: str) -> float | None:
    """The value of a number literal; None if it has none that is finite."""
    try:
        parsed = float(int(text, 16)) if text[:2].lower() == "0x" else float(text.replace("_", ""))
    except (ValueError, OverflowError):
        return None
    return parsed if isfinite(parsed) else None


def _joined(values: Sequence[Value], mark: str) -> Value:
    """The sum or product of values in JavaScript; None for numbers mixed with strings."""
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
