"""Finds the text of login boxes: the form with a password field, and the heading and links of its box (pure)."""

from __future__ import annotations

import re

from archiver.text.page.walked import Node, Walked

BOX_CHARS = 400  # max characters of a login box: with more it is a page that has one
FIELDS = 6  # max password fields of a page that are examined
NAME_CHARS = 60  # max characters of a class that names a page
_WHOLE = frozenset({"html", "body", "main", "article"})
# what shop and site software calls a page to log in, in a class or the id of its body: the login itself, between words for
# pages and for whoever logs in. Any other word ("no-login", "show-login", "how-to-login", "weibo_login") says something else
_LOGIN = r"log-?in|log-?on|sign-?in|authentication"
_PAGE = (
    r"pages?|path|template|tmpl|tpl|section|controller|view|action|body|screen|layout|form(?:page)?|index|php|com|um|wp"
)
_WHO = r"users?|accounts?|customers?|clients?|members?|admin|auth|shop|register"
_CALLED = re.compile(
    rf"(?:(?:{_PAGE}|{_WHO})[-_]+){{0,4}}(?:{_LOGIN})(?:[-_]*(?:{_PAGE}|{_WHO}|{_LOGIN})){{0,3}}|woocommerce-account"
)


def login_lines(found: Walked) -> list[str]:
    """The blocks of all login boxes, in order."""
    boxes = {box for node in found.passwords[:FIELDS] if (box := _box(found, node)) is not None}
    numbers = {number for box in boxes for number in range(box.first, box.last)}
    return [found.blocks[number].text for number in sorted(numbers)]


def _box(found: Walked, node: Node) -> Node | None:
    """The widest element around a password field that has no more text than a login box; None if there is none."""
    box, at = None, node
    while at.tag not in _WHOLE and found.chars_in(at) <= BOX_CHARS:
        box = at
        if at.parent is None:
            break
        at = at.parent
    return box


def login_page_name(found: Walked) -> str:
    """The class or id of a page's `html` or `body` by which its software calls the whole page a login; "" if there is none.

    An account page of a shop is one as well: whoever is let in is shown no password field."""
    named = (
        name
        for node in found.nodes
        if node.tag in {"html", "body"}
        for kind in ("class", "id")
        for name in node.attributes.get(kind, "").lower().split()
    )
    return next((name for name in named if len(name) <= NAME_CHARS and _CALLED.fullmatch(name)), "")
