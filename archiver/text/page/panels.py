"""What a page holds and does not show before a click: answers of questions, tabs (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from archiver.text.normal import squeezed
from archiver.text.page.walked import Node

CHARS = 500_000  # of them, at most
LINE_BYTES = 20  # of a line, at least
_ROLES = frozenset({"tabpanel", "region"})
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:accordion|answers?|collapse|collapsed|collapsible|expand|expandable|expander|faq|panel|tab|tabs|tabcontent|toggle|"
    r"readmore|spoiler)(?=$|[\s_-])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"modal|dialog|popup|cookie|consent|nav|menu|login|signin|search|share|toast|alert|banner|overlay|tooltip|captcha",
    re.IGNORECASE,
)
_SHOWN_AS = frozenset({"div", "section", "dd", "article", "p", "li", "ul", "ol", "dl", "td", "tr", "tbody", "details"})


def is_panel(tag: str, attributes: Mapping[str, str], opened: Collection[str], around: Sequence[Node]) -> bool:
    """Whether a hidden element is one that a click on the page's text opens: by its role, its names, or a button that names
    it. No dialog, menu or form of the site is. `opened`: names that buttons have named; `around`: the elements it is in."""
    if tag not in _SHOWN_AS or "aria-modal" in attributes:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if _OTHERS.search(names) or any(node.furniture for node in around):
        return False
    role = attributes.get("role", "").lower()
    if role and role not in _ROLES:
        return False
    return bool(role) or attributes.get("id", "") in opened or _NAMES.search(names) is not None


def folded_away(parts: Sequence[str]) -> str:
    """The lines of running text of these elements."""
    whole = "".join(parts)[:CHARS].split("\n")
    return "\n".join(line for one in whole if len((line := squeezed(one)).encode("utf-8", "replace")) >= LINE_BYTES)
