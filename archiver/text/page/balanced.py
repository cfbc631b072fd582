"""Repairs end tags that libxml2 ignores (pure).

A `div` left open inside a `nav`, an `aside` or a list item ends with that element (WHATWG HTML 13.2.6.4.7). libxml2
gives the end of a `div` precedence over that of all other elements: it skips the `</nav>`, and all that follows becomes
part of the site's menu.
"""

from __future__ import annotations

import re

from archiver.text.faster_patterns import grouped_pattern

_DIV = "div"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# elements whose end tag closes what is still open inside
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "dl", "fieldset", "figcaption", "figure",
        "footer", "header", "hgroup", "main", "menu", "nav", "ol", "pre", "search", "section", "summary", "ul", "dd", "dt", "li",
        *_HEADINGS,
    }
)  # fmt: skip
# no end tag closes an element outside these; `</td>` closes the cell of its own table
_SCOPES = frozenset({"table", "td", "th", "caption", "template", "object", "marquee"})
_CELLS = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th"), "tbody": ("td", "th"), "tfoot": ("td", "th")}
_LISTS = {"li": frozenset({"ul", "ol", "menu"}), "dd": frozenset({"dl"}), "dt": frozenset({"dl"})}
_ENTRIES = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_APART = "script|style|textarea|title|xmp|iframe|noframes|noembed"  # their content is text, not tags
_ALL = "|".join(sorted({_DIV, *_BLOCKS, *_SCOPES, *_CELLS}, key=len, reverse=True))
# elements that, as a rule, only their own end tag closes
_PLAIN = frozenset({_DIV, "table", *_BLOCKS} - _ENTRIES.keys())
_BEGINS = frozenset(tag.encode() for tag in _PLAIN)
_ENDS = {b"/" + tag: tag for tag in _BEGINS}
_NAME = re.compile(rf"<(/?(?:{grouped_pattern('|'.join(sorted(_PLAIN)))}))(?![a-z0-9])".encode())
# A quotation mark opens a value only after "=": a stray one (`class="a"">`) does not. An unterminated value or tag
# extends to the end of the page, so that nothing is scanned twice.
_ATTRIBUTES = r"""(?=[\s/>])(?:[^>=]|=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+(?:>|\Z)"""
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({_APART}){_ATTRIBUTES}.*?(?:</\1\s*>|\Z)|<(/?)({_ALL}){_ATTRIBUTES}",
    re.IGNORECASE | re.DOTALL,
)


def balanced(markup: str) -> bytes:
    """The markup in UTF-8 with the missing end tags of each `div` left open inside another element; the rest is
    unchanged."""
    data = markup.encode("utf-8", "replace")
    if _is_even(data):  # true of most pages; parsing every tag takes four times as long
        return data
    ends: list[tuple[int, str]] = []
    opened: list[str] = []
    for found in _TAG.finditer(markup):
        tag = found[3]
        if tag is None:
            continue
        tag = tag.lower()
        if not found[2]:
            closed = _closed_by_start(tag, opened)
            opened.append(tag)
        else:
            closed = _closed_by_end(tag, opened)
        if _DIV in closed:
            ends.append((found.start(), "".join(f"</{one}>" for one in closed)))
    if not ends:
        return data
    pieces, at = [], 0
    for place, missing in ends:
        pieces += [markup[at:place], missing]
        at = place
    return "".join([*pieces, markup[at:]]).encode("utf-8", "replace")


def _is_even(markup: bytes) -> bool:
    """Whether each end tag closes the element opened last; tags in scripts and comments are counted as well."""
    opened: list[bytes] = []
    for name in _NAME.findall(markup.lower()):
        if name in _BEGINS:
            opened.append(name)
        elif not opened or opened.pop() != _ENDS[name]:
            return False
    return True


def _closed_by_start(tag: str, opened: list[str]) -> list[str]:
    """The elements that a start tag closes: the list item or the cell before it, with what is open inside."""
    if tag in _CELLS:
        return _close_through(opened, _CELLS[tag], frozenset({"table"}))
    if tag in _ENTRIES:
        return _close_through(opened, _ENTRIES[tag], (_SCOPES | _BLOCKS) - set(_ENTRIES[tag]) - {"address"})
    return []


def _closed_by_end(tag: str, opened: list[str]) -> list[str]:
    """The elements that an end tag closes besides its own, which it takes off the stack too."""
    if opened and opened[-1] == tag:  # the usual case
        opened.pop()
        return []
    if tag in _CELLS or tag in _SCOPES:  # libxml2 gives these end tags precedence, too
        _close_through(opened, (tag,), frozenset({"table"} - {tag}))
        return []
    wanted = _HEADINGS if tag in _HEADINGS else (tag,)
    closed = _close_through(opened, wanted, _SCOPES | _LISTS.get(tag, frozenset()))
    return [] if tag == _DIV else closed[:-1]


def _close_through(opened: list[str], tags: tuple[str, ...], barriers: frozenset[str]) -> list[str]:
    """Pop the open elements, from the innermost to the first of `tags`; none of them if a barrier comes first."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at] in tags:
            closed = opened[at:][::-1]
            del opened[at:]
            return closed
        if opened[at] in barriers:
            break
    return []
