"""What a page shows in fields that nobody may write in (pure): registers set the values of a record so, and offices the letters that they
answer. Addresses to copy and pieces of markup are none of it."""

from __future__ import annotations

import re
from html import escape, unescape

BOXES = 100  # for writing in a page, at most: many that are never closed would be read again and again
BOX_CHARS = 200_000  # of what is in one
VALUE_CHARS = 2000  # of a field

_FIELD = re.compile(r"<input\b[^<>]*>", re.IGNORECASE)
_BOX = re.compile(rf"<(textarea|select)\b([^<>]*)>(.{{0,{BOX_CHARS}}}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<(?:textarea|select)\b", re.IGNORECASE)
_SHUT = re.compile(r"\s(?:readonly|disabled)(?=[\s=/>]|$)", re.IGNORECASE)
_VALUE = re.compile(r"\svalue\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?(?!(?:text|number|date|tel|email)\b)\w", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s=/>]|$)|display\s*:\s*none", re.IGNORECASE)
_OPTION = re.compile(r"<option\b([^<>]*)>([^<]*)", re.IGNORECASE)
_CHOSEN = re.compile(r"\sselected(?=[\s=/]|$)", re.IGNORECASE)
_COPIED = re.compile(r"\s*(?:https?://|<)", re.IGNORECASE)


def entered(markup: str) -> str:
    """The page with what stands in such fields in their places."""
    if _SHUT.search(markup) is None:  # as in most
        return markup
    markup = _FIELD.sub(_of_field, markup)
    return _BOX.sub(_of_box, markup) if 0 < len(_OPENED.findall(markup)) <= BOXES else markup


def _of_field(found: re.Match[str]) -> str:
    tag = found[0]
    if _SHUT.search(tag) is None or _TYPE.search(tag) is not None or _HIDDEN.search(tag) is not None:
        return tag
    value = _VALUE.search(tag)
    return _shown(tag, next(filter(None, value.groups()), "") if value is not None else "", "span")


def _of_box(found: re.Match[str]) -> str:
    if _SHUT.search(found[2]) is None or _HIDDEN.search(found[2]) is not None:
        return found[0]
    if found[1].lower() == "textarea":
        return _shown(found[0], found[3], "p")
    chosen = (one[2] for one in _OPTION.finditer(found[3]) if _CHOSEN.search(one[1]))
    return _shown(found[0], next(chosen, ""), "span")


def _shown(field: str, value: str, tag: str) -> str:
    """A field's value as text; the field where it has none, or one to copy."""
    said = unescape(value)
    if not any(map(str.isalnum, said)) or len(said) > VALUE_CHARS * (10 if tag == "p" else 1) or _COPIED.match(said):
        return field
    return f"<{tag}> {escape(said)} </{tag}>"
