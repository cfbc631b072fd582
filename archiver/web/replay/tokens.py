"""Tokenizes a page's markup as browsers do: start tags, end tags, text (WHATWG HTML 13.2.5). Pure, in linear time.

Builds no tree; the browser does so from the rewritten markup. Any difference to a browser's parsing can therefore
change how a page looks, but not what it can do.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from archiver.web.replay.allowance import Allowance

_BLANK = "\t\n\f\r "
_TAG = re.compile(rf"<(/?)([A-Za-z][^{_BLANK}/>]*)")
_ATTRIBUTE = re.compile(
    rf"[{_BLANK}/]*(?:(>)|([^{_BLANK}/>][^{_BLANK}/>=]*)"
    rf"(?:[{_BLANK}]*=[{_BLANK}]*(?:\"([^\"]*)\"|'([^']*)'|([^{_BLANK}>\"'][^{_BLANK}>]*))?)?)"
)
_NAMED = rf"[^{_BLANK}/>][^{_BLANK}/>=]*+"
_VALUED = rf"[{_BLANK}]*+=[{_BLANK}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_BLANK}>\"'][^{_BLANK}>]*+|(?![\"']))"
_REST = re.compile(rf"(?:[{_BLANK}/]*+{_NAMED}(?:{_VALUED}|(?![{_BLANK}]*+=)))*+[{_BLANK}/]*+>")
_MAX_ATTRIBUTES = 1_000  # maximum number of attributes read in one tag
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*(?:;|(?![A-Za-z0-9=])))")
_QUOTES = ("'", '"')
_DOCTYPE = re.compile(r"<!doctype([^>]*)(?:>|\Z)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:>|->|.*?(?:--!?>|\Z))", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_RAW = {name: re.compile(rf"</{name}(?=[{_BLANK}/>])", re.IGNORECASE)
        for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")}  # fmt: skip
# states: script data; escaped by a comment; double-escaped by a script in it
_SCRIPT = tuple(
    re.compile(rf"{opening}|</script(?=[{_BLANK}/>])", re.IGNORECASE)
    for opening in ("<!--", rf"-->|<script(?=[{_BLANK}/>])", "-->")
)
_MARKED = frozenset({"title", "textarea"})  # contain markup when they are SVG or MathML elements
_FOREIGN = frozenset({"svg", "math"})
_HTML_INSIDE = {
    "svg": frozenset({"foreignobject", "desc", "title"}),
    "math": frozenset({"mi", "mo", "mn", "ms", "mtext"}),
}
_NESTING = frozenset({"svg", "math"}).union(*_HTML_INSIDE.values())
_BREAKING = frozenset("""b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu
    meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var""".split())  # fmt: skip
_EMPTY = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag. The name is lower case; values are as written, with character references."""

    name: str
    attributes: dict[str, str]
    foreign: bool  # inside SVG or MathML, or in an XHTML page
    content: str | None = None  # raw content, of an element that contains no markup; None: it follows as tokens


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Doctype:
    """The part of a DOCTYPE after the keyword."""

    text: str


Token = Start | End | Doctype | str


def resolved(text: str) -> str:
    """The value of an attribute, with character references decoded."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def tokens(markup: str, allowance: Allowance, *, xml: bool = False) -> Iterator[Token]:
    """All tokens but comments, in order. Raises Spent.

    A string is text as written. An element that contains no markup comes with its content and has no end tag. `xml`:
    parse as XHTML, where every tag may close itself.
    """
    at, size, nesting = 0, len(markup), _Nesting()
    while at < size:
        mark = markup.find("<", at)
        if mark != at:
            yield markup[at : mark if mark >= 0 else size]
            if mark < 0:
                return
        at = mark
        match = _TAG.match(markup, at)
        if match is None:
            token, at = _other(markup, at, foreign=xml or nesting.inside)
            if token is not None:
                yield token
            continue
        attributes, closed, at = _attributes(markup, match.end(), allowance)
        if at < 0:  # browsers drop an unterminated tag, with everything that it swallowed
            return
        name = match[2].lower()
        if match[1]:
            nesting.ended(name)
            yield End(name)
            continue
        foreign = nesting.begins(name)
        void = closed and (xml or foreign or name in _FOREIGN)
        if name == "plaintext" and not xml:
            yield Start(name, attributes, False, markup[at:])
            return
        content = "" if name in _RAW and void else None
        if name in _RAW and not void and not (foreign and name in _MARKED):
            content, at = _raw(markup, at, name, allowance, foreign=foreign, xml=xml)
        yield Start(name, attributes, xml or foreign, content)
        if not void:
            nesting.begun(name)
        elif name not in _RAW and not (xml and name in _EMPTY):
            yield End(name)


class _Nesting:
    """The open SVG and MathML elements, and HTML inside them.

    The parsing of titles, CDATA and self-closing tags depends on these.
    """

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count: Counter[str] = Counter()

    @property
    def inside(self) -> bool:
        return bool(self._open)

    @property
    def foreign(self) -> bool:
        return bool(self._open) and self._open[-1] in _FOREIGN

    def begins(self, name: str) -> bool:
        """Whether a tag of this name is an SVG or MathML element. An HTML one closes those that are open."""
        if name in _BREAKING:
            self._broken()
        return self.foreign

    def begun(self, name: str) -> None:
        if name in _FOREIGN or (self.foreign and name in _HTML_INSIDE[self._open[-1]]):
            self._open.append(name)
            self._count[name] += 1

    def ended(self, name: str) -> None:
        if name in {"p", "br"}:
            self._broken()
        if name in _NESTING and self._count[name]:
            while self._left() != name:
                pass

    def _broken(self) -> None:
        while self.foreign:
            self._left()

    def _left(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        return name


def _attributes(markup: str, at: int, allowance: Allowance) -> tuple[dict[str, str], bool, int]:
    """(attributes, whether the tag closes itself, where it ends: -1 if it never does). Raises Spent.

    Of a repeated attribute the first counts. Each is charged when read, together with the references in its value.
    """
    found: dict[str, str] = {}
    for _ in range(_MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(markup, at)
        if match is None:
            break
        at = match.end()
        if match[1]:
            return found, markup[at - 2] == "/", at
        value = match[3] if match[3] is not None else match[4] if match[4] is not None else match[5] or ""
        if not value and markup[at - 1] != "'" and markup[at - 1] != '"' and markup[at : at + 1] in _QUOTES:
            break
        allowance.take(0, 1 + value.count("&"))
        found.setdefault(match[2].lower(), value)
    else:
        rest = _REST.match(markup, at)
        if rest is not None:
            return found, markup[rest.end() - 2] == "/", rest.end()
    return {}, False, -1


def _raw(markup: str, at: int, name: str, allowance: Allowance, *, foreign: bool, xml: bool) -> tuple[str, int]:
    """(raw content, where its end tag ends)"""
    scripted = name == "script" and not (foreign or xml)
    end = _script_end(markup, at) if scripted else _RAW[name].search(markup, at)
    after = -1 if end is None else _attributes(markup, end.end(), allowance)[2]
    content = markup[at : len(markup) if end is None else end.start()]
    return content.replace("<![CDATA[", "").replace("]]>", "") if xml else content, after if after >= 0 else len(markup)


def _script_end(markup: str, at: int) -> re.Match[str] | None:
    """The end tag of a script (13.2.5.4 and 13.2.5.15 to 13.2.5.31)."""
    depth = 0
    while (match := _SCRIPT[depth].search(markup, at)) is not None:
        mark = match[0].lower()
        if mark == "</script" and depth < 2:
            return match
        depth = {"<!--": 1, "-->": 0, "<script": 2, "</script": 1}[mark]
        at = match.start() + 2 if mark == "<!--" else match.end()  # its hyphens may also end the comment
    return None


def _other(markup: str, at: int, *, foreign: bool) -> tuple[Token | None, int]:
    """The token at a `<` that starts no tag, and where it ends; None for comments and the like."""
    if markup.startswith("<!--", at):
        comment = _COMMENT.match(markup, at)
        assert comment is not None
        return None, comment.end()
    doctype = _DOCTYPE.match(markup, at)
    if doctype is not None:
        return Doctype(doctype[1]), doctype.end()
    if foreign and (data := _CDATA.match(markup, at)) is not None:
        return html.escape(data[1]), data.end()
    if markup.startswith(("<!", "<?", "</"), at) and at + 2 < len(markup):
        end = markup.find(">", at + 2)
        return None, len(markup) if end < 0 else end + 1
    return "<", at + 1
