"""Collects text that a page shows only after a click: answers to questions, tabs, captions of a gallery (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from archiver.text.normal import squeezed
from archiver.text.page.walked import Block, Node, Walked

CHARS = 500_000  # max characters kept of it
LINE_BYTES = 20  # min bytes of a line that is kept
ANSWERS = 2  # min elements hidden behind a heading: see `folded_text`
_ROLES = frozenset({"tabpanel", "region"})
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:acc?ordion|a(?:cc|kk)ordeon|answers?|antwort(?:en)?|collaps(?:e|ed|[ai]ble|ing)|details?|expand(?:ed|able|er)?|faq|fold(?:ed|able)?|unfold(?:ed)?|panel|"
    r"tab|tabs|tabcontent|toggl(?:e|ed|e?able|er)|readmore|spoilers?)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # tabContent is tab-content
OPENERS = frozenset({"aria-controls", "data-target", "data-bs-target", "onclick"})  # they name what a click opens
CAPTIONS = frozenset({"data-caption", "data-sub-html"})
CAPTION_CHARS = 5000
MARKUP = re.compile(r"<[^<>]*>")
_NAMED_BY_SCRIPT = re.compile(r"['\"]#?([A-Za-z][\w-]{0,100})['\"]")
_SITE_BOXES = re.compile(
    r"modal|dialog|popup|cookie|consent|nav|menu|login|signin|search|share|toast|alert|banner|overlay|tooltip|captcha|newsletter|subscri|"
    r"comment|related|recommend|loading|spinner|\blang(?:uages?)?\b",
    re.IGNORECASE,
)
_SHOWN_AS = frozenset({"div", "section", "dd", "article", "p", "li", "ul", "ol", "dl", "td", "tr", "tbody", "details"})


def opened_ids(attributes: Mapping[str, str], page: Walked) -> list[str]:
    """The ids of the elements that a click on an element opens, as its attributes say.

    A caption in its attributes, which a gallery shows with the opened picture, is added to `page.panels`.
    """
    for said in filter(None, map(attributes.get, CAPTIONS)):
        page.panels.append(f"\n{MARKUP.sub(' ', said[:CAPTION_CHARS])}\n")
    given = [attributes[one] for one in OPENERS if one in attributes]
    return [name for one in given for name in (_NAMED_BY_SCRIPT.findall(one) or [one.removeprefix("#")])]


def panel(
    tag: str, attributes: Mapping[str, str], opened: Collection[str], around: Sequence[Node], page: Walked
) -> list[str] | None:
    """The list that takes the text of a hidden element, if a click opens it as part of the text; else None.

    It is known by its role, its names, an opener that named it, or the heading right before it. Dialogs, menus and
    forms of the site never count. `opened`: the ids that openers have named so far; `around`: the elements around it,
    itself last.
    """
    if tag not in _SHOWN_AS or "aria-modal" in attributes:
        return None
    names = _HUMP.sub("-", f"{attributes.get('class', '')} {attributes.get('id', '')}")
    role = attributes.get("role", "").lower()
    if _SITE_BOXES.search(names) or (role and role not in _ROLES) or any(node.furniture for node in around):
        return None
    if role or tag == "dd" or (attributes.get("id") and attributes["id"] in opened) or _NAMES.search(names) is not None:
        page.panels.append("\n")
        return page.panels
    if page.blocks and _is_headed(around[-1], page.blocks[-1]):
        page.folded.append([])
        return page.folded[-1]
    return None


def folded_text(page: Walked) -> str:
    """The lines of running text in hidden elements that a click opens.

    An element known only by the heading before it may be hidden for good, so these count only if there are several, as
    answers to questions are.
    """
    answers = [one for one in page.folded if any(map(_is_line, "".join(one).split("\n")))]
    parts = [page.panels, *answers] if len(answers) >= ANSWERS else [page.panels]
    whole = "\n".join("".join(one) for one in parts)[:CHARS]
    return "\n".join(squeezed(one) for one in whole.split("\n") if _is_line(one))


def _is_line(text: str) -> bool:
    return len(squeezed(text).encode("utf-8", "replace")) >= LINE_BYTES


def _is_headed(element: Node, before: Block) -> bool:
    """Whether an element comes right after a heading (not h1), which may be in a box of its own."""
    heading = before.node
    boxes = heading.parent, heading.parent.parent if heading.parent is not None else None
    return before.heading > 1 and element.parent is not None and any(one is element.parent for one in boxes)
