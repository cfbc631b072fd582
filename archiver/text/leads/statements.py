"""Syntax of scripts on top of tokens: where statements and functions begin and end, and which names are declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archiver.text.leads.javascript import NESTED, Kind, Script

_LEAVES = frozenset({"return", "throw", "break", "continue"})
_LEAVES_ALL = frozenset({"return", "throw"})  # leave not only a loop
_DECLARES = frozenset({"var", "let", "const", "import"})
_NO_NAMES = frozenset({"if", "while", "for", "switch", "with"})  # the brackets after these hold no parameters
_WAITS = frozenset({"await", "yield"})
# keywords after which a statement continues on the next line
_GO_ON = frozenset({"typeof", "new", "in", "of", "instanceof", "void", "delete", "await", "else"})


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a function, or a script: a range of tokens."""

    script: Script
    first: int
    last: int
    names: tuple[str, ...] = ()  # of the parameters
    value: bool = False  # a single expression, not statements
    # ranges of the default values of the parameters
    defaults: tuple[tuple[int, int] | None, ...] = ()


def path(script: Script, first: int, last: int) -> list[str] | None:
    """The names in a.b["c"], with or without a declaration; None for any other expression."""
    if script.name(first) in {"var", "let", "const"}:
        first += 1
    names, at = [script.name(first)], first + 1
    while at < last:
        if script.mark(at) in {".", "?."} and script.name(at + 1):
            names.append(script.name(at + 1))
            at += 2
        elif script.mark(at) == "[" and (name := _key(script, at + 1, script.closing[at])):
            names.append(name)
            at = script.closing[at] + 1
        else:
            return None
    return names if first < last and all(names) else None


def _key(script: Script, first: int, last: int) -> str:
    """The value of a string concatenation; "" for anything else."""
    parts = script.split(first, last, "+")
    if any(end - begun != 1 or script.words[begun].kind is not Kind.STRING for begun, end in parts):
        return ""
    return "".join(script.words[begun].text for begun, _ in parts)


def function(script: Script, at: int) -> Body | None:
    """The function whose first token is at an index; None for a generator (`function*`), which does not run when
    called."""
    opened = at + 2 if script.name(at + 1) else at + 1
    shut = script.closing.get(opened)
    if shut is None or script.mark(opened) != "(" or script.mark(shut + 1) != "{":
        return None
    return _body(script, (opened + 1, shut), shut + 2, script.closing[shut + 1])


def arrow(script: Script, first: int, last: int) -> Body | None:
    """The arrow function that an expression is; None if it is none."""
    mark = next((at for at in script.outer(first, last) if script.mark(at) == "=>"), None)
    if mark is None:
        return None
    opened = script.mark(first) == "("
    given = (first + opened, mark - opened)
    if script.mark(mark + 1) == "{" and script.closing[mark + 1] == last - 1:
        return _body(script, given, mark + 2, last - 1)
    return _body(script, given, mark + 1, last, value=True)


def members(script: Script, first: int, last: int) -> Iterator[tuple[str, Body | tuple[int, int]]]:
    """The names in {a: 1, b: function(){}, c(){}}, each with its function, or with the range of its value."""
    first, last = bare(script, first, last)
    if script.mark(first) != "{" or script.closing[first] != last - 1:
        return
    for begun, end in script.split(first + 1, last - 1, ","):
        word = script.words[begun] if begun < end else None
        if word is None or word.kind not in {Kind.NAME, Kind.STRING}:
            continue
        after, shut = script.mark(begun + 1), script.closing.get(begun + 1, begun)
        if after == ":":
            yield word.text, (begun + 2, end)
        elif after == "(" and script.mark(shut + 1) == "{" and script.closing[shut + 1] == end - 1:
            yield word.text, _body(script, (begun + 2, shut), shut + 2, end - 1)


def _body(script: Script, given: tuple[int, int], first: int, last: int, *, value: bool = False) -> Body:
    """A `Body` from the range of its parameters and of its content."""
    parts = script.split(*given, ",")
    names = tuple(script.name(begun) for begun, _ in parts)
    defaults = tuple((begun + 2, end) if script.mark(begun + 1) == "=" else None for begun, end in parts)
    return Body(script, first, last, names, value, defaults)


def defaulted(script: Script) -> Iterator[int]:
    """Indices of parameters with default values."""
    for at, shut in script.closing.items():
        if _holds_parameters(script, at, shut):
            yield from (begun for begun, _ in script.split(at + 1, shut, ",") if script.mark(begun + 1) == "=")


def _holds_parameters(script: Script, at: int, shut: int) -> bool:
    """Whether these brackets hold parameters of a function."""
    return script.mark(at) == "(" and script.mark(shut + 1) in {"{", "=>"} and script.name(at - 1) not in _NO_NAMES


def declared(script: Script) -> Iterator[str]:
    """The names that a script declares anywhere, including parameters and names in destructuring patterns."""
    for at, word in enumerate(script.words):
        shut = script.closing.get(at)
        if shut is not None:
            after, before = script.mark(shut + 1), script.words[at - 1] if at else None
            parameters = _holds_parameters(script, at, shut)
            is_subscript = before is not None and (before.kind is not Kind.MARK or before.text in {")", "]", "?."})
            if parameters or (after == "=" and (word.text == "{" or (word.text == "[" and not is_subscript))):
                yield from _targets(script, at + 1, shut)
        elif word.text in _DECLARES and script.name(at) and script.mark(at - 1) != ".":
            yield from _targets(script, at + 1, len(script.words))
        elif script.mark(at + 1) == "=>" or script.name(at - 1) in {"function", "class"}:
            yield script.name(at)


def _targets(script: Script, first: int, last: int) -> Iterator[str]:
    """The names declared by a list, including patterns and `* as name`, up to the end of the list."""
    at, begins = first, True
    while at < last:
        mark, name = script.mark(at), script.name(at)
        if mark in {";", ")", "]", "}"} or (at > first and name in _DECLARES):
            return
        if at > first and script.words[at].after_line and not _continues(script, at):
            return
        if mark == ",":
            begins = True
        elif begins and mark in {"{", "["}:
            yield from (script.name(one) for one in range(at, script.closing[at]))
            begins = False
        elif begins and name != "as" and mark not in {"*", "..."}:
            yield name
            begins = False
        at = script.closing.get(at, at) + 1


def bare(script: Script, first: int, last: int) -> tuple[int, int]:
    """A range without enclosing brackets and the semicolon at its end."""
    while last > first and script.mark(last - 1) == ";":
        last -= 1
    while script.mark(first) == "(" and script.closing[first] == last - 1:
        first, last = first + 1, last - 1
    return first, last


def leaves(script: Script, first: int, last: int, *, loop: bool = False) -> bool:
    """Whether code after this range may not be reached. `loop`: the range is a loop, and leaving it does not count."""
    wanted = _LEAVES_ALL if loop else _LEAVES
    return any(script.name(at) in wanted for at in range(first, last))


def run_words(script: Script, first: int, last: int) -> Iterator[int]:
    """Indices of the tokens in a range that are in no function body inside it."""
    at = first
    while at < last:
        yield at
        at = _past(script, at)


def _past(script: Script, at: int) -> int:
    """The index after the body of the function that this token begins (`function` or `=>`); else the next index."""
    opened = at
    if script.name(at) == "function":
        begun = next((one for one in range(at + 1, at + 4) if script.mark(one) == "("), at)  # after a name or "*"
        opened = script.closing.get(begun, at)
    elif script.mark(at) != "=>":
        return at + 1
    return script.closing[opened + 1] + 1 if script.mark(opened + 1) == "{" else at + 1


def waits(script: Script, first: int, last: int) -> bool:
    """Whether what follows runs only after something else has finished, or never (`await`, `yield`)."""
    return any(script.name(at) in _WAITS for at in run_words(script, first, last))


def settled(script: Script, first: int, last: int) -> bool | None:
    """The value of a constant condition (true, 1, !0); None if it is not constant."""
    first, last = bare(script, first, last)
    negated = script.mark(first) == "!"
    if last - first != 1 + negated:
        return None
    word = script.words[first + negated]
    if word.kind is Kind.NUMBER and word.text in {"0", "1"}:
        return (word.text == "1") != negated
    return (word.text == "true") != negated if word.kind is Kind.NAME and word.text in {"true", "false"} else None


def statement_end(script: Script, at: int, last: int, depth: int = 0) -> int:
    """The index after the last token of a statement; the end of the range if nested unreasonably deep."""
    word, closing = script.name(at), script.closing
    if at >= last or depth > NESTED:
        return last
    if script.mark(at) == "{":
        return closing[at] + 1
    if word == "try":
        return _blocks_end(script, at, last)
    if word == "do":
        return _simple_end(script, statement_end(script, at + 1, last, depth + 1), last)
    if word in {"if", "for", "while", "with", "switch"}:
        opened = at + 2 if script.name(at + 1) == "await" else at + 1
        end = statement_end(script, closing.get(opened, at) + 1, last, depth + 1)
        while word == "if" and end < last and script.name(end) == "else":
            again = script.name(end + 1) == "if"
            begun = closing.get(end + 2, end + 1) + 1 if again else end + 1
            end = statement_end(script, begun, last, depth + 1)
            if not again:
                break
        return end
    if word in {"function", "class"} or (word == "async" and script.name(at + 1) == "function"):
        body = next((one for one in script.outer(at, last) if script.mark(one) == "{"), last - 1)
        return closing.get(body, body) + 1
    return _simple_end(script, at, last)


def _blocks_end(script: Script, at: int, last: int) -> int:
    """The index after a `try` with its `catch` and `finally`."""
    for one in script.outer(at, last):
        if script.mark(one) == "{":
            end = script.closing[one] + 1
            if script.name(end) not in {"catch", "finally"} or end >= last:
                return end
    return last


def _simple_end(script: Script, at: int, last: int) -> int:
    """The index after a semicolon, or of the first token of a line that begins another statement."""
    for one in script.outer(at, last):
        if script.mark(one) == ";":
            return one + 1
        if one > at and script.words[one].after_line and not _continues(script, one):
            return one
    return last


def _continues(script: Script, at: int) -> bool:
    """Whether the token at the beginning of a line continues the statement before it."""
    before, mark = script.words[at - 1], script.mark(at)
    if before.kind is Kind.MARK and before.text not in {")", "]", "}", "++", "--"}:
        return True
    if before.kind is Kind.NAME and before.text in _GO_ON:
        return True
    return (mark != "" and mark not in {"{", "++", "--", "!", "~"}) or script.name(at) in {"in", "of", "instanceof"}
