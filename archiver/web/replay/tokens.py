"""A page's markup as a browser reads it: start tags, end tags, text (WHATWG HTML 13.2.5). Pure, in linear time.

No tree is made: the browser makes it, of what is written anew. So whatever is read otherwise here than there changes how a page
looks and never what it may do.
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
_MOST = 1_000  # attributes of one tag that are read
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*(?:;|(?![A-Za-z0-9=])))")
_QUOTES = ("'", '"')
_DOCTYPE = re.compile(r"<!doctype([^>]*)(?:>|\Z)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:>|->|.*?(?:--!?>|\Z))", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_RAW = {name: re.compile(rf"</{name}(?=[{_BLANK}/>])", re.IGNORECASE)
        for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")}  # fmt: skip
_SCRIPT = tuple(
    re.compile(rf"{opening}|</script(?=[{_BLANK}/>])", re.IGNORECASE)
    for opening in ("<!--", rf"-->|<script(?=[{_BLANK}/>])", "-->")
)  # as it is; in a comment; in a script in that
_MARKED = frozenset({"title", "textarea"})  # that hold markup where they are of SVG or MathML
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
    """A start tag. Names in lower case; values as they are written, character references and all."""

    name: str
    attributes: dict[str, str]
    foreign: bool  # inside of SVG or MathML, or of a page in XML
    content: str | None = None  # as it is written, of an element that holds no markup; None: what it holds follows


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Doctype:
    """What follows the word in a DOCTYPE."""

    text: str


Token = Start | End | Doctype | str


def resolved(text: str) -> str:
    """The value of an attribute: character references undone."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def tokens(markup: str, allowance: Allowance, *, xml: bool = False) -> Iterator[Token]:
    """Everything but comments, in order. A string is text, as it is written. An element that holds no markup comes with its
    content and has no end tag. `xml`: as XHTML is read, where every tag may close itself. Raises Spent."""
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
        if at < 0:  # browsers leave out a tag that never ends, and all that it took for its own
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
    """Which of SVG, MathML and HTML inside of them is open: by it a browser reads titles, CDATA and tags that close themselves."""

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
        """Whether a tag of this name is one of SVG or MathML; one of HTML ends what is open of them."""
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
    """(the attributes, whether the tag closes itself, where it ends: -1 for one that never does). Of one name twice the first
    holds. Each is paid for when it is read, and with it the references in its value. Raises Spent."""
    found: dict[str, str] = {}
    for _ in range(_MOST):
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
    """(the content, where its end tag ends)"""
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
        at = match.start() + 2 if mark == "<!--" else match.end()  # its hyphens may be those that end it
    return None


def _other(markup: str, at: int, *, foreign: bool) -> tuple[Token | None, int]:
    """What begins with `<` and is no tag."""
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
