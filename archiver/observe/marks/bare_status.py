"""Detects a page that shows an HTTP status and the name of that status, which is its title, and nothing else (pure).

Programs print it so in whatever language their site has: the number says what the word means."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import lower
from archiver.text.model import Text
from storage.model import Finding, Mark

_MEANT = {
    "401": Finding.LOGIN,
    "403": Finding.DENIED,
    "404": Finding.SOFT_GONE,
    "410": Finding.SOFT_GONE,
    "429": Finding.THROTTLED,
    "500": Finding.SERVER_ERROR,
    "502": Finding.SERVER_ERROR,
    "503": Finding.SERVER_ERROR,
    "504": Finding.SERVER_ERROR,
}
NAME = 60  # characters of the name of a status, at most


def bare_status(text: Text) -> Iterator[Mark]:
    """The mark of the status that is all of a page."""
    title = lower(text.title or "").strip()
    if not 0 < len(title) <= NAME or len(text.visible) > 4 * NAME:
        return
    shown = [line for raw in text.visible.splitlines() if (line := lower(raw).strip())]
    codes = [line for line in shown if line in _MEANT]
    if len(codes) == 1 and len(shown) == 2 and title in shown:
        yield Mark(rule="status.bare", finding=_MEANT[codes[0]], matched=" ".join(shown), where="heading")
