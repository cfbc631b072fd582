"""Ends of elements that libxml2 does not heed (pure).

A `div` that is left open within a `nav`, an `aside` or an entry of a list ends with it (WHATWG HTML 13.2.6.4.7). libxml2 gives the end
of a `div` precedence over that of all other elements: it skips `</nav>` then, and what follows stands in the menu of its site.
"""

from __future__ import annotations

import re

from archiver.text.quick import quick

_DIV = "div"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# elements whose end ends what is open in them
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "dl", "fieldset", "figcaption", "figure",
        "footer", "header", "hgroup", "main", "menu", "nav", "ol", "pre", "search", "section", "summary", "ul", "dd", "dt", "li",
        *_HEADINGS,
    }
)  # fmt: skip
# no end reaches out of these; `</td>` reaches to the cell of its own table
_SCOPES = frozenset({"table", "td", "th", "caption", "template", "object", "marquee"})
_CELLS = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th"), "tbody": ("td", "th"), "tfoot": ("td", "th")}
_LISTS = {"li": frozenset({"ul", "ol", "menu"}), "dd": frozenset({"dl"}), "dt": frozenset({"dl"})}
_ENTRIES = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_APART = "script|style|textarea|title|xmp|iframe|noframes|noembed"  # no tags within these
_ALL = "|".join(sorted({_DIV, *_BLOCKS, *_SCOPES, *_CELLS}, key=len, reverse=True))
_PLAIN = frozenset({_DIV, "table", *_BLOCKS} - _ENTRIES.keys())  # that no other tag ends, as a rule
_BEGINS = frozenset(tag.encode() for tag in _PLAIN)
_ENDS = {b"/" + tag: tag for tag in _BEGINS}
_NAME = re.compile(rf"<(/?(?:{quick('|'.join(sorted(_PLAIN)))}))(?![a-z0-9])".encode())
# A quotation mark begins a value behind a sign of equality only: one too many (`class="a"">`) is none. What does not end goes on to the
# end of the page, so that none of it is read twice.
_ATTRIBUTES = r"""(?=[\s/>])(?:[^>=]|=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+(?:>|\Z)"""
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({_APART}){_ATTRIBUTES}.*?(?:</\1\s*>|\Z)|<(/?)({_ALL}){_ATTRIBUTES}",
    re.IGNORECASE | re.DOTALL,
)


def balanced(markup: str) -> str:
    """The markup with the ends of each `div` that is left open within such an element. All else is as it came."""
    if _is_even(markup):  # as most are; reading each tag takes four times as long
        return markup
    ends: list[tuple[int, str]] = []
    opened: list[str] = []
    for found in _TAG.finditer(markup):
        tag = found[3]
        if tag is None:
            continue
        tag = tag.lower()
        if not found[2]:
            closed = _begin(tag, opened)
            opened.append(tag)
        else:
            closed = _end(tag, opened)
        if _DIV in closed:
            ends.append((found.start(), "".join(f"</{one}>" for one in closed)))
    if not ends:
        return markup
    pieces, at = [], 0
    for place, missing in ends:
        pieces += [markup[at:place], missing]
        at = place
    return "".join([*pieces, markup[at:]])


def _is_even(markup: str) -> bool:
    """Whether each end is that of what was opened last, whatever stands in scripts and remarks."""
    opened: list[bytes] = []
    for name in _NAME.findall(markup.encode("utf-8", "replace").lower()):  # as bytes in a tenth of the time
        if name in _BEGINS:
            opened.append(name)
        elif not opened or opened.pop() != _ENDS[name]:
            return False
    return True


def _begin(tag: str, opened: list[str]) -> list[str]:
    """What ends where an element begins: the entry of a list, or the cell, before it."""
    if tag in _CELLS:
        return _upto(opened, _CELLS[tag], frozenset({"table"}))
    if tag in _ENTRIES:
        return _upto(opened, _ENTRIES[tag], (_SCOPES | _BLOCKS) - set(_ENTRIES[tag]) - {"address"})
    return []


def _end(tag: str, opened: list[str]) -> list[str]:
    """What ends before the end of an element, the element itself left out; it is open no more."""
    if opened and opened[-1] == tag:  # as of most
        opened.pop()
        return []
    if tag in _CELLS or tag in _SCOPES:  # libxml2 gives these ends precedence, too
        _upto(opened, (tag,), frozenset({"table"} - {tag}))
        return []
    wanted = _HEADINGS if tag in _HEADINGS else (tag,)
    closed = _upto(opened, wanted, _SCOPES | _LISTS.get(tag, frozenset()))
    return [] if tag == _DIV else closed[:-1]


def _upto(opened: list[str], tags: tuple[str, ...], barriers: frozenset[str]) -> list[str]:
    """The elements that are open, from the innermost to one of these, which are open no more; none where a barrier stands between."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at] in tags:
            closed = opened[at:][::-1]
            del opened[at:]
            return closed
        if opened[at] in barriers:
            break
    return []
