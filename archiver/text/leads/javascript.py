"""A tokenizer for JavaScript by ECMA-262; string escapes are decoded and comments left out.

A template becomes the concatenation of its parts: `a${b}` as ("a"+(b)+""). Complete enough for scripts that redirect. A
script that the tokenizer cannot follow is `Unread`: a browser would not run it, or it is of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

NESTED = 30  # nesting depth of brackets, of templates, of statements
_LINE_ENDS = frozenset("\n\r\u2028\u2029")
_BLANK = re.compile(r"[\s\ufeff]+")
_COMMENT = re.compile(r"//[^\n\r\u2028\u2029]*|/\*.*?\*/|<!--[^\n\r\u2028\u2029]*", re.DOTALL)
_CLOSES = re.compile(r"-->[^\n\r\u2028\u2029]*")  # also a comment, at the beginning of a line
_CDATA = re.compile(r"\A\s*<!\[CDATA\[(.*)\]\]>\s*\Z", re.DOTALL)
_NAMES = r"[^\W\d][\w$]*|\$[\w$]*|#[^\W\d][\w$]*"
_NUMBERS = r"0[xX][\da-fA-F_]++n?|(?:\d[\d_]*+\.?[\d_]*+|\.\d[\d_]*+)(?:[eE][+-]?\d++)?n?"
_REGEX = re.compile(r"/(?![*/])(?:[^\\/\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*+\])++/[A-Za-z]*+")
_MARKS = (
    r">>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|"
    r"\+=|-=|\*=|/=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()\[\];,<>+\-*/%&|^!~?:=.@]"
)
_WORD = re.compile(rf"()(?:({_NAMES})|({_NUMBERS})|({_MARKS}))")
# fast path for nearly all tokens: with preceding white space, but none that may begin a comment or regular expression
_NEXT = re.compile(rf"([\s\ufeff]*+)(?:({_NAMES})|({_NUMBERS})|(?![-/<])({_MARKS}))")
_PLAIN = {"'": re.compile(r"[^'\\\n\r]+"), '"': re.compile(r'[^"\\\n\r]+'), "`": re.compile(r"[^`\\$]+")}
_ESCAPED = {"n": "\n", "t": "\t", "b": "\b", "v": "\v", "f": "\f", "r": "\r"}
_CODE = re.compile(r"x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{0*([\da-fA-F]{1,6})\}|([0-3]?[0-7]{1,2})")
_PAIR = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_PAIR.values())
# a slash after one of these words begins a regular expression
_BEFORE_VALUE = frozenset({
    "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof", "await",
    "yield",
})  # fmt: skip
_BEFORE_BODY = frozenset({"if", "while", "for", "with"})  # a statement begins after their brackets


class Unread(Exception):
    """The script cannot be tokenized, or exceeds a limit."""


class Kind(Enum):
    """The type of a token."""

    NAME = "name"
    NUMBER = "number"
    STRING = "string"
    OTHER = "other"  # a regular expression, or a tagged template with substitutions
    MARK = "mark"


class Word(NamedTuple):
    """A token."""

    kind: Kind
    text: str  # of a string, its value
    after_line: bool = False  # preceded by a line terminator


_KINDS = {2: Kind.NAME, 3: Kind.NUMBER, 4: Kind.MARK}  # by the groups of _WORD and _NEXT
_OPEN, _SHUT, _PLUS = Word(Kind.MARK, "("), Word(Kind.MARK, ")"), Word(Kind.MARK, "+")


class Script:
    """The tokens of a script. `closing`: the index of the closing bracket for each opening one."""

    def __init__(self, source: str, *, bracket: bool = False) -> None:
        """`bracket`: read only the bracket with which the source begins, up to its end. Raises Unread."""
        whole = None if bracket else _CDATA.match(source)
        cutter = _Cutter(whole[1] if whole else source)
        self.words = cutter.bracket() if bracket else cutter.all()
        self.end = cutter.at  # offset after the last token
        self.closing: dict[int, int] = {}
        opened: list[int] = []
        for at, word in enumerate(self.words):
            if word.kind is not Kind.MARK:
                continue
            if word.text in _PAIR:
                opened.append(at)
                if len(opened) > NESTED:
                    raise Unread
            elif word.text in _CLOSING:
                if not opened or _PAIR[self.words[opened[-1]].text] != word.text:
                    raise Unread
                self.closing[opened.pop()] = at
        if opened:
            raise Unread

    def mark(self, at: int) -> str:
        """The punctuator at an index, else ""."""
        return self.words[at].text if 0 <= at < len(self.words) and self.words[at].kind is Kind.MARK else ""

    def name(self, at: int) -> str:
        """The identifier or keyword at an index, else ""."""
        return self.words[at].text if 0 <= at < len(self.words) and self.words[at].kind is Kind.NAME else ""

    def outer(self, first: int, last: int) -> Iterator[int]:
        """Indices of the tokens in a range that are in no brackets inside it; opening brackets are included."""
        at = first
        while at < last:
            yield at
            at = self.closing.get(at, at) + 1

    def split(self, first: int, last: int, mark: str) -> list[tuple[int, int]]:
        """The (begin, end) parts of a range between punctuators at its top level; [] for an empty range."""
        if first >= last:
            return []
        parts, begun = [], first
        for at in self.outer(first, last):
            if self.mark(at) == mark:
                parts.append((begun, at))
                begun = at + 1
        return [*parts, (begun, last)]


class _Cutter:
    """Cuts a source into tokens."""

    def __init__(self, source: str, at: int = 0, depth: int = 0) -> None:
        self.source = source
        self.at = at
        self._depth = depth
        self._words: list[Word] = []
        self._line_end = True
        self._bodies: list[bool] = []  # for each open bracket, whether a statement begins after it
        self._closed_body = False

    def all(self) -> list[Word]:
        while self._step():
            pass
        return self._words

    def bracket(self) -> list[Word]:
        """The tokens of the bracket that begins here."""
        left_open = 0
        while self._step():
            last = self._words[-1]  # if it is _SHUT, the step added a whole template, whose brackets are balanced
            if last.kind is Kind.MARK and last is not _SHUT:
                left_open += (last.text in _PAIR) - (last.text in _CLOSING)
            if not left_open:
                return self._words
        raise Unread

    def through(self) -> tuple[int, list[Word]]:
        """Read to the brace that ends a template substitution; its offset and the tokens before it."""
        braces = 0
        while self._step():
            last = self._words[-1]
            if last.kind is Kind.MARK and last.text in {"{", "}"}:
                braces += 1 if last.text == "{" else -1
                if braces < 0:
                    return self.at, self._words[:-1]
        raise Unread

    def _step(self) -> bool:
        """Add the next token, or all tokens of a template; False at the end."""
        source = self.source
        if (found := _NEXT.match(source, self.at)) is not None:
            if found[1] and not self._line_end:
                self._line_end = not _LINE_ENDS.isdisjoint(found[1])
            self._add(found)
            self._line_end = False
            return True
        while found := _BLANK.match(source, self.at) or _COMMENT.match(source, self.at) or self._closing():
            self._line_end = self._line_end or not _LINE_ENDS.isdisjoint(found[0])
            self.at = found.end()
        if source.startswith("/*", self.at):
            raise Unread
        if self.at >= len(source):
            return False
        self._word()
        self._line_end = False
        return True

    def _closing(self) -> re.Match[str] | None:
        """A comment that "-->" begins."""
        return _CLOSES.match(self.source, self.at) if self._line_end else None

    def _word(self) -> None:
        source, first = self.source, self.source[self.at]
        if first in _PLAIN:
            self._string(first)
        elif first == "/" and self._value_begins() and (found := _REGEX.match(source, self.at)):
            self._words.append(Word(Kind.OTHER, found[0], self._line_end))
            self.at = found.end()
        elif found := _WORD.match(source, self.at):
            self._add(found)
        else:
            raise Unread

    def _add(self, found: re.Match[str]) -> None:
        """Add a name, a number or a punctuator."""
        assert found.lastindex is not None
        kind, text = _KINDS[found.lastindex], found[found.lastindex]
        if kind is Kind.MARK:
            if text in _PAIR:
                self._bodies.append(bool(self._words) and self._words[-1].text in _BEFORE_BODY)
            elif text in _CLOSING:
                self._closed_body = self._bodies.pop() if self._bodies else False
        self._words.append(Word(kind, text, self._line_end))
        self.at = found.end()

    def _value_begins(self) -> bool:
        """Whether an operand, not an operator, is expected: there a slash begins a regular expression."""
        if not self._words:
            return True
        last = self._words[-1]
        if last.kind is Kind.MARK:
            return self._closed_body if last.text == ")" else last.text not in {"]", "++", "--"}
        return last.kind is Kind.NAME and last.text in _BEFORE_VALUE

    def _string(self, quote: str) -> None:
        """Cut a string literal, or a template with its substitutions."""
        source, plain, pieces = self.source, _PLAIN[quote], list[str]()
        tagged, put_in = quote == "`" and not self._value_begins(), list[Word]()
        self.at += 1
        while True:
            if found := plain.match(source, self.at):
                pieces.append(found[0])
                self.at = found.end()
            char = source[self.at : self.at + 1]
            if char == quote:
                break
            if char == "\\":
                pieces.append(self._escaped())
            elif char == "$" and source.startswith("${", self.at):
                put_in += [Word(Kind.STRING, _whole("".join(pieces))), _PLUS, *self._put_in(), _PLUS]
                pieces = []
            elif char == "$":
                pieces.append(char)
                self.at += 1
            else:  # unterminated
                raise Unread
        self.at += 1
        rest = _whole("".join(pieces))
        if not put_in or tagged:
            self._words.append(Word(Kind.OTHER if put_in else Kind.STRING, rest, self._line_end))
            return
        self._words += [Word(Kind.MARK, "(", self._line_end), *put_in, Word(Kind.STRING, rest), _SHUT]
        self._closed_body = False

    def _put_in(self) -> list[Word]:
        """The tokens of a template substitution, in brackets."""
        if self._depth >= NESTED:
            raise Unread
        self.at, words = _Cutter(self.source, self.at + 2, self._depth + 1).through()
        return [_OPEN, *words, _SHUT]

    def _escaped(self) -> str:
        """The value of the escape sequence that begins here."""
        source, at = self.source, self.at + 1
        if found := _CODE.match(source, at):
            self.at = found.end()
            return _character(int(found[4], 8) if found[4] else int(found[1] or found[2] or found[3], 16))
        char = source[at : at + 1]
        if not char or char in {"x", "u"}:
            raise Unread
        self.at = at + (2 if source.startswith("\r\n", at) else 1)
        return "" if char in _LINE_ENDS else _ESCAPED.get(char, char)


def _character(code: int) -> str:
    if code > 0x10FFFF:
        raise Unread
    return chr(code)


def _whole(text: str) -> str:
    """A string with its surrogate pairs joined."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
