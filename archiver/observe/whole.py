"""Whether a body came whole (pure)."""

from __future__ import annotations

import re

from archiver.observe.reference import Reference
from archiver.text.coding import decoded, is_part, torn
from archiver.text.formats.ending import breaks_off
from archiver.text.model import Kind, Text
from storage.model import Exchange, Truncated

ENDING_BYTES = 200  # of a page, in which it closes itself
_CLOSED = re.compile(rb"</html\s*>\s*(?:<!--[^>]*-->\s*)?$", re.IGNORECASE)


def cut_at(page: Exchange, text: Text | None, last: Reference | None) -> str | None:
    """Why a body is not whole. A page that closes itself at its end, and only then lacks bytes of the length that was told, is whole:
    that length is wrong, as it is at every look at some servers."""
    if (
        page.truncated is Truncated.DISCONNECT
        and text is not None
        and text.kind is Kind.HTML
        and page.payload is not None
    ):
        ended = not torn(page.payload, page.headers) and _CLOSED.search(
            decoded(page.payload, page.headers)[-ENDING_BYTES:]
        )
        return None if ended else page.truncated.value
    return page.truncated.value if page.truncated is not None else _torn(page, text, last)


def _torn(page: Exchange, text: Text | None, last: Reference | None) -> str | None:
    """A body that came whole by its length, and whose coding ends in the middle, is not whole; nor is one that ended with
    its connection, and in the middle of the reference; nor a part by its own word. Of an answer whose text nobody needed (the
    reference's payload again) this is known."""
    if text is None or page.payload is None:
        return None
    if is_part(page.status, page.headers):
        return Truncated.UNSPECIFIED.value
    open_ended = page.header("content-length") is None and page.header("transfer-encoding") is None
    before = last.text if last is not None and open_ended else None
    if torn(page.payload, page.headers) or (before is not None and breaks_off(before, text)):
        return Truncated.UNSPECIFIED.value  # by whom or what nobody knows
    return None
