"""Decides whether a body is complete (pure)."""

from __future__ import annotations

import re

from archiver.observe.against import same_payload
from archiver.observe.reference import Reference
from archiver.text.coding import decoded, is_part, truncated
from archiver.text.formats.truncation import breaks_off
from archiver.text.model import Kind, Text
from storage.model import Exchange, Truncated

ENDING_BYTES = 200  # of a page's end, in which </html> is searched for
_BY_OTHERS = frozenset({Truncated.DISCONNECT, Truncated.TIME})  # no limit of ours on bytes
_CLOSED = re.compile(rb"</html\s*>\s*(?:<!--[^>]*-->\s*)?$", re.IGNORECASE)


def cut_at(page: Exchange, text: Text | None, last: Reference | None) -> str | None:
    """Why a body is incomplete; None if it is complete.

    A page that ends with </html>, or is the copy's bytes again, is complete even if bytes of the declared length are
    missing, whether the server then closes the connection or keeps it: that length is wrong, as it always is at some
    servers.
    """
    if page.truncated in _BY_OTHERS and last is not None and same_payload(page, last):
        return None
    if page.truncated in _BY_OTHERS and text is not None and text.kind is Kind.HTML and page.payload is not None:
        ended = not truncated(page.payload, page.headers) and _CLOSED.search(
            decoded(page.payload, page.headers)[-ENDING_BYTES:]
        )
        if ended:
            return None
    return page.truncated.value if page.truncated is not None else _otherwise_cut(page, text, last)


def _otherwise_cut(page: Exchange, text: Text | None, last: Reference | None) -> str | None:
    """Why a body that lacks no bytes of a declared length is incomplete; None if it is complete.

    Its content coding ends midway, it declares itself a part, or no length is declared and its text stops in the middle
    of the reference's. Without a text (the reference's payload came again) it is complete.
    """
    if text is None or page.payload is None:
        return None
    if is_part(page.status, page.headers):
        return Truncated.UNSPECIFIED.value
    open_ended = page.header("content-length") is None and page.header("transfer-encoding") is None
    before = last.text if last is not None and open_ended else None
    if truncated(page.payload, page.headers) or (before is not None and breaks_off(before, text)):
        return Truncated.UNSPECIFIED.value  # the cause is not known
    return None
