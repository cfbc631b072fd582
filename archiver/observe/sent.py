"""Where an answer itself sends its reader, and whether it is something without that (pure)."""

from __future__ import annotations

from archiver.observe.gist import weight
from archiver.observe.marks import SHELL, page_marks
from archiver.observe.rules.notice_words import MOVED
from archiver.observe.weigh import strongest
from archiver.text.model import Kind, Refresh, Text
from archiver.text.refreshes import by_header
from storage.model import Exchange

CARRIES = frozenset({"iframe", "frame", "embed", "object", "player"})


def sends_on(page: Exchange, text: Text | None) -> Refresh | None:
    """The sooner of what an answer's Refresh header and its text ask for."""
    said = page.header("refresh") if page.failure is None else None
    by_text = text.refresh if text is not None else None
    asked = by_header(_utf8(said), page.url) if said else None
    return asked if asked is not None and (by_text is None or asked.delay_s <= by_text.delay_s) else by_text


def stands_alone(text: Text) -> bool:
    """Whether a page has a text or document of its own, that is no notice and speaks of no move."""
    if text.kind is not Kind.HTML or strongest(page_marks(text)) is not None:
        return False
    if any(link.tag in CARRIES for link in text.links):
        return True
    return weight(text.visible) >= SHELL and text.prose_chars >= SHELL // 2 and MOVED.search(text.visible) is None


def _utf8(value: str) -> str:
    """A header's value as browsers read it: UTF-8 where its bytes are."""
    raw = value.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return value
