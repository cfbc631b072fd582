"""Ticks and crosses that a page draws only by a class, an image or an `aria-label` (pure).

They stand in tables of votes, audits or commitments. A disabled checkbox or radio button counts too.
"""

from __future__ import annotations

import re
from html import escape, unescape

from archiver.text.literals import Literals

YES, NO = "✓", "✗"
SAID_CHARS = 40  # longest aria-label that is taken as the text of a cell
TAG_CHARS = 3000  # longest tag: the path of an SVG may be long

_PIECE = rf"(?:\s|&nbsp;|</?(?:i|b|em|span|div|p|img|svg|g|use|path|input)\b[^<>]{{0,{TAG_CHARS}}}>)"
_MAY_HAVE_CELLS = Literals((b"<td", b"<tD", b"<Td", b"<TD", b"<dd", b"<dD", b"<Dd", b"<DD"))
# a table cell without text, with the elements in it; a list item with elements before its text
_CELL = re.compile(rf"<(td|dd)\b([^<>]{{0,500}})>({_PIECE}{{0,30}}+)(?=</\1\s*>)", re.IGNORECASE)
_ENTRY = re.compile(rf"(<li\b[^<>]{{0,500}}>)({_PIECE}{{1,12}}+)(?=[^<\s])", re.IGNORECASE)
_SAID = re.compile(r"\saria-label\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE)
_RATED = re.compile(
    r"\bstars?\b|\brat(?:ed|ing)\b|\bsterne\b|\bétoiles?\b|\bestrellas?\b|评分|評分", re.IGNORECASE
)  # ratings by readers change daily
_NAMED = re.compile(
    r"\s(class|alt|title|src|data-src|(?:xlink:)?href)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))",
    re.IGNORECASE,
)
_YES, _NO = (
    re.compile(
        rf"(?:[a-z]{{1,9}}[-_]){{0,2}}(?:{said})(?:[-_]?(?:mark|circle|square|box|alt|fill(?:ed)?|solid|bold|lg|o|icon|green|red|gr[ae]y|black|white|small|\d+)){{0,3}}",
        re.IGNORECASE,
    )
    for said in (
        "check(?:ed)?|tick|yes|ok|true|done|passed|correct|accept",
        "times|cross|xmark|x|no|false|remove|fail(?:ed)?|wrong|uncheck(?:ed)?",
    )
)
_BOX = re.compile(
    r"<input\b(?=[^<>]*\stype\s*=\s*[\"']?(?:checkbox|radio)\b)(?=[^<>]*\sdisabled(?=[\s=/>]))[^<>]*>", re.IGNORECASE
)
_CHECKED = re.compile(r"\schecked(?=[\s=/>])", re.IGNORECASE)
_ENTERED = re.compile(r"<input\b", re.IGNORECASE)
_STEM = re.compile(r"(?:.*[/#])?([^/#?.]+)(?:\.\w+)?(?:\?.*)?")


def with_check_marks(markup: str) -> str:
    """The page with these signs inserted as text.

    Before list items they are taken for ornament unless the page has both ticks and crosses.
    """
    if _MAY_HAVE_CELLS.any_in(markup):
        markup = _CELL.sub(_of_cell, markup)
    drawn = {sign for found in _ENTRY.finditer(markup) for sign in _signs(found[2])}
    return _ENTRY.sub(_of_entry, markup) if {YES, NO} <= drawn else markup


def _of_cell(found: re.Match[str]) -> str:
    """The cell with the text of its labels or, if it has none, with the sign that it draws."""
    if "=" not in found[0]:  # it has no attributes
        return found[0]
    said = [unescape(a or b).strip() for a, b in _SAID.findall(f"<{found[1]}{found[2]}>{found[3]}")]
    said = [one for one in said if one and len(one) <= SAID_CHARS and _RATED.search(one) is None]
    text = " ".join(dict.fromkeys(said)) or "".join(_signs(f"<i{found[2]}>{found[3]}"))
    return f"{found[0]} {escape(text)} " if text else found[0]


def _of_entry(found: re.Match[str]) -> str:
    """The list item with its sign as text."""
    return f"{found[1]}{''.join(_signs(found[2]))} {found[2]}"


def _signs(markup: str) -> list[str]:
    """The sign that a piece of markup draws, by the first name that tells (class, alt, title, file name); of boxes,
    all."""
    if "=" not in markup:  # it has no attributes
        return []
    if _ENTERED.search(markup) is not None:
        return [YES if _CHECKED.search(box) else NO for box in _BOX.findall(markup)]
    attributes = ((kind, "".join(value)) for kind, *value in _NAMED.findall(markup))
    names = (
        one for kind, value in attributes for one in (value.split() if kind.lower() == "class" else [value.strip()])
    )
    return [sign for name in names if (sign := _sign(name))][:1]


def _sign(name: str) -> str:
    """YES, NO, or "" for a class or a file name."""
    stem = found[1] if (found := _STEM.fullmatch(name)) is not None else name
    return YES if _YES.fullmatch(stem) else NO if _NO.fullmatch(stem) else ""
