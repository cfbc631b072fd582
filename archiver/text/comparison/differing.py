"""Measures how much of a text differs, and how much of that is in its main text (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.text.comparison.own_text import MAX_SEARCHED_CHARS
from archiver.text.memo import cached_across_looks
from archiver.text.normal import bare, key, size

RECALLED = 1000  # answers of a few bytes each
MOSTLY = 0.5  # of the differing text
MAIN_OF_PAGE = 0.7  # share of the page's content that a representative main text has


def differing(*sides: tuple[str, str, Sequence[str]]) -> tuple[int, float | None]:
    """Bytes that differ, by the passages reported on each side, and the share of them in the main text by our own
    reading.

    The share is None if it is low but the main text is a small part of the page, as on a page of tables and lists. Each
    side: main text, body, passages.
    """
    return _share_differing(*sides) if any(told for _, _, told in sides) else (0, None)


@cached_across_looks(RECALLED)
def _share_differing(*sides: tuple[str, str, Sequence[str]]) -> tuple[int, float | None]:
    whole = within = 0
    whole_page = True
    for other, content, told in sides:
        if not told:
            continue
        main, body = bare(other), bare(content)
        most = max(200, MAX_SEARCHED_CHARS // max(1, len(main)))
        for one in map(key, sorted(told, key=len, reverse=True)[:most]):
            whole += size(one)
            within += size(one) if one in main else 0
        whole_page = whole_page and len(main) >= MAIN_OF_PAGE * len(body)
    share = within / whole if whole else None
    return whole, share if share is None or share >= MOSTLY or whole_page else None
