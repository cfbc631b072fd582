"""The internal subset of a page's DOCTYPE (XML 1.0, 2.8). Pure, in linear time.

HTML parsers end a DOCTYPE at its first ">" and take the rest of the subset for text of the page.
"""

from __future__ import annotations

import html
import re

PUT_IN_CHARS = 1 << 20  # in all that entities may add to a page

_BEFORE = r"\s*+(?:(?:<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)\s*+)*+"
_SUBSET = re.compile(
    rf"(?P<before>{_BEFORE})(?P<doctype><!doctype[^\[>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^\[>\"']*+)*+)"
    r"\[(?P<subset>(?:<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>|\"[^\"]*+\"|'[^']*+'|[^\]\"'<]|<(?!!--|\?))*+)\]\s*+>",
    re.IGNORECASE | re.DOTALL,
)
# text alone: what holds markup or other entities is not put in
_DECLARED = re.compile(
    r"<!--(?:(?!-->).)*+|<!ENTITY\s+([A-Za-z_:][\w:.-]*)\s+(?:\"([^\"<%]*)\"|'([^'<%]*)')\s*>", re.DOTALL
)
_IN_VALUE = re.compile(r"&(?!#(?:\d+|x[\da-f]+);)", re.IGNORECASE)
_NAMED = re.compile(r"<!\[CDATA\[(?:(?!\]\]>).)*+|<!--(?:(?!-->).)*+|&([A-Za-z_:][\w:.-]*);", re.DOTALL)
_PREDEFINED = frozenset({"lt", "gt", "amp", "quot", "apos"})


def without_internal_subset(markup: str) -> str:
    """A page without the internal subset of its DOCTYPE, with the text of the entities that it declares put in."""
    found = _SUBSET.match(markup)
    if found is None:
        return markup
    entities: dict[str, str] = {}
    for name, double, single in _DECLARED.findall(found["subset"]):
        value = double or single
        if name and name not in _PREDEFINED and not _IN_VALUE.search(value):
            entities.setdefault(name, html.escape(html.unescape(value)))
    left = PUT_IN_CHARS

    def put_in(named: re.Match[str]) -> str:
        nonlocal left
        value = entities.get(named[1]) if named[1] else None
        if value is None or len(value) > left:
            return named[0]
        left -= len(value)
        return value

    rest = markup[found.end() :]
    return f"{found['before']}{found['doctype']}>{_NAMED.sub(put_in, rest) if entities else rest}"
