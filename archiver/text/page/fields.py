"""What the fields of a form ask for (pure)."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS = 1000  # of a page
FORMS = ("input", "textarea", "select")
PASSWORD, MAIL, OTHER = "password", "mail", "other"
_NONE = frozenset(
    {"hidden", "submit", "button", "image", "reset", "checkbox"}
)  # which ask for nothing that is typed or chosen
_SAYING = ("name", "id", "placeholder", "autocomplete")


def asked(tag: str, attributes: Mapping[str, str]) -> str:
    """What a field asks for; empty where it asks for nothing."""
    kind = attributes.get("type", "").lower() if tag == "input" else tag
    if kind in _NONE:
        return ""
    if kind == PASSWORD:
        return PASSWORD
    if kind == "email" or (kind in {"", "text"} and any("mail" in attributes.get(one, "").lower() for one in _SAYING)):
        return MAIL
    return OTHER
