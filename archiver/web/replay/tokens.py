"""A page's markup as a browser reads it: start tags, end tags, text (WHATWG HTML 13.2.5). Pure, in linear time.

No tree is made: the browser makes it, of what is written anew. So whatever is read otherwise here than there changes how a page
looks and never what it may do.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = "\t\n\f\r "
_TAG = re.compile(rf"<(/?)([A-Za-z][^{_BLANK}/>]*)")
_ATTRIBUTE = re.compile(
    rf"[{_BLANK}/]*(?:(>)|([^{_BLANK}/>][^{_BLANK}/>=]*)"
    rf"(?:[{_BLANK}]*=[{_BLANK}]*(?:\"([^\"]*)\"|'([^']*)'|([^{_BLANK}>\"'][^{_BLANK}>]*))?)?)"
)
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*(?:;|(?![A-Za-z0-9=])))")
_QUOTES = ("'", '"')
_DOCTYPE = re.compile(r"<!doctype([^>]*)(?:>|\Z)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:>|->|.*?(?:--!?>|\Z))", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_RAW = {name: re.compile(rf"</{name}(?=[{_BLANK}/>])", re.IGNORECASE)
        for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")}  # fmt: skip
_FOREIGN = frozenset({"svg", "math"})
_EMPTY = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag. Names in lower case; values as they are written, character references and all."""

    name: str
    attributes: dict[str, str]
    foreign: bool  # inside of SVG or MathML, or of a page in XML
    content: str = ""  # of an element that holds no markup, as it is written


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


def tokens(markup: str, *, xml: bool = False) -> Iterator[Token]:
    """Everything but comments, in order. A string is text, as it is written. An element that holds no markup comes with its
    content and has no end tag. `xml`: as XHTML is read, where every tag may close itself."""
    at, foreign, size = 0, 0, len(markup)
    while at < size:
        mark = markup.find("<", at)
        if mark != at:
            yield markup[at : mark if mark >= 0 else size]
            if mark < 0:
                return
        at = mark
        match = _TAG.match(markup, at)
        if match is None:
            token, at = _other(markup, at, foreign=xml or foreign > 0)
            if token is not None:
                yield token
            continue
        attributes, closed, at = _attributes(markup, match.end())
        if at < 0:  # browsers leave out a tag that never ends, and all that it took for its own
            return
        name = match[2].lower()
        if match[1]:
            foreign -= name in _FOREIGN and foreign > 0
            yield End(name)
            continue
        void = closed and (xml or foreign > 0 or name in _FOREIGN)
        if name == "plaintext" and not xml:
            yield Start(name, attributes, False, markup[at:])
            return
        content = ""
        if name in _RAW and not void:
            content, at = _raw(markup, at, name)
            content = content.replace("<![CDATA[", "").replace("]]>", "") if xml else content
        yield Start(name, attributes, xml or foreign > 0, content)
        foreign += name in _FOREIGN and not void
        if void and name not in _RAW and not (xml and name in _EMPTY):
            yield End(name)


def _attributes(markup: str, at: int) -> tuple[dict[str, str], bool, int]:
    """(the attributes, whether the tag closes itself, where it ends: -1 for one that never does). Of one name twice the first
    holds."""
    found: dict[str, str] = {}
    while (match := _ATTRIBUTE.match(markup, at)) is not None:
        at = match.end()
        if match[1]:
            return found, markup[at - 2] == "/", at
        value = match[3] if match[3] is not None else match[4] if match[4] is not None else match[5] or ""
        if not value and markup[at - 1] != "'" and markup[at - 1] != '"' and markup[at : at + 1] in _QUOTES:
            break
        found.setdefault(match[2].lower(), value)
    return {}, False, -1


def _raw(markup: str, at: int, name: str) -> tuple[str, int]:
    """(the content, where its end tag ends)"""
    end = _RAW[name].search(markup, at)
    if end is None:
        return markup[at:], len(markup)
    _, _, after = _attributes(markup, end.end())
    return markup[at : end.start()], after if after >= 0 else len(markup)


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
