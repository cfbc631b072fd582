"""Says what a form field asks for: a password, a mail address or anything else (pure)."""

from __future__ import annotations

from collections.abc import Mapping

MAX_FIELDS = 1000  # max fields kept of a page
FIELD_TAGS = ("input", "textarea", "select")
PASSWORD, MAIL, OTHER = "password", "mail", "other"
# types that ask for nothing to be typed or chosen
_NONE = frozenset({"hidden", "submit", "button", "image", "reset", "checkbox"})
_SAYING = ("name", "id", "placeholder", "autocomplete")


def field_kind(tag: str, attributes: Mapping[str, str]) -> str:
    """What a field asks for: `PASSWORD`, `MAIL` or `OTHER`; "" if nothing."""
    kind = attributes.get("type", "").lower() if tag == "input" else tag
    if kind in _NONE:
        return ""
    if kind == PASSWORD:
        return PASSWORD
    if kind == "email" or (kind in {"", "text"} and any("mail" in attributes.get(one, "").lower() for one in _SAYING)):
        return MAIL
    return OTHER
