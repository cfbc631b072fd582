"""Values in form fields that are read-only or disabled (pure).

Registers display the values of a record in this way, and offices the letters that they answer. Values that are there to
be copied, or are set anew for each visitor, are left out.
"""

from __future__ import annotations

import re
from html import escape, unescape

from archiver.text.literals import Literals

BOXES = 100  # textarea and select elements of a page: with more, unclosed ones would be scanned again and again
BOX_CHARS = 50_000  # of the content of one
VALUE_CHARS = 2000  # of a field's value

_FIELD = re.compile(r"<input\b[^<>]*>", re.IGNORECASE)
_BOX = re.compile(rf"<(textarea|select)\b([^<>]*)>(.{{0,{BOX_CHARS}}}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<(?:textarea|select)\b", re.IGNORECASE)
# literals, one of which is in any page with such a field
_MAY_BE_SHUT = Literals((
    b"readonly", b"readOnly", b"ReadOnly", b"Readonly", b"READONLY", b"disabled", b"Disabled", b"DISABLED",
))  # fmt: skip
_SHUT = re.compile(r"\s(?:readonly|disabled)(?=[\s=/>]|$)", re.IGNORECASE)
_VALUE = re.compile(r"\svalue\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?(?!(?:text|number|date|tel|email)\b)\w", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s=/>]|$)|display\s*:\s*none", re.IGNORECASE)
_OPTION = re.compile(r"<option\b([^<>]*)>([^<]*)", re.IGNORECASE)
_CHOSEN = re.compile(r"\sselected(?=[\s=/]|$)", re.IGNORECASE)
_COPIED = re.compile(r"\s*(?:(?:https?:)?//|<|www\.|(?:[\w-]+\.)+[a-z]{2,10}/\S*\s*$)", re.IGNORECASE)
# a token, or the time of day: set at each visit
_OF_LOOK = re.compile(r"\s*(?:(?=\S*\d)(?=\S*[a-z])[\w+/=-]{16,}|\d{1,2}:\d{2}:\d{2})\s*")
# fields of a form to be filled in. A field with a date picker is read-only there too; if disabled, it shows a record
_OF_FORM = re.compile(
    r"\s(?:name|id|class)\s*=\s*[\"']?[^\"'<>]{0,60}(?:captcha|csrf|session_?id|today|current_?(?:date|time)|(?:print|query|access)_?(?:date|time)|(?<![a-z])search|quantity|qty|(?:date|time)-?picker|flatpickr)", re.IGNORECASE
)  # fmt: skip
_DISABLED = re.compile(r"\sdisabled(?=[\s=/>]|$)", re.IGNORECASE)


def with_field_values(markup: str) -> str:
    """The page with the values of such fields as text."""
    if not _MAY_BE_SHUT.any_in(markup):
        return markup
    markup = _FIELD.sub(_of_field, markup)
    return _BOX.sub(_of_box, markup) if 0 < len(_OPENED.findall(markup)) <= BOXES else markup


def _of_field(found: re.Match[str]) -> str:
    """The value of an `input`; the tag itself if it is not to be read."""
    tag = found[0]
    if _SHUT.search(tag) is None or any(one.search(tag) for one in (_TYPE, _HIDDEN)) or _is_of_form(tag):
        return tag
    value = _VALUE.search(tag)
    return _shown(tag, next(filter(None, value.groups()), "") if value is not None else "", "span")


def _is_of_form(tag: str) -> bool:
    """Whether a field is part of a form to be filled in."""
    found = _OF_FORM.search(tag)
    return found is not None and (_DISABLED.search(tag) is None or "picker" not in found[0].lower())


def _of_box(found: re.Match[str]) -> str:
    """The text of a `textarea` or the chosen option of a `select`; the element itself if it is not to be read."""
    if _SHUT.search(found[2]) is None or _HIDDEN.search(found[2]) is not None:
        return found[0]
    if found[1].lower() == "textarea":
        return _shown(found[0], found[3], "p")
    chosen = (option[2] for option in _OPTION.finditer(found[3]) if _CHOSEN.search(option[1]))
    return _shown(found[0], next(chosen, ""), "span")


def _shown(field: str, value: str, tag: str) -> str:
    """A field's value in an element; the field itself if the value is empty, too long, to be copied, or set at each
    visit."""
    text = unescape(value)
    long = len(text) > VALUE_CHARS * (10 if tag == "p" else 1)
    if long or not any(map(str.isalnum, text)) or _COPIED.match(text) or _OF_LOOK.fullmatch(text):
        return field
    return f"<{tag}> {escape(text)} </{tag}>"
