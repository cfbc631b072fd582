"""Compares pictures: pages of a PDF without text, and images (pure)."""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Iterable
from itertools import product

from archiver.text.model import Kind, Text

MOST = 50  # pages that are reported, at most
NOISE = 30  # of 255: difference of one cell of a sketch that re-saving, resizing or another encoder causes
FORM = 0.02  # difference of the aspect ratio, likewise
_DIGEST = 16  # characters of a digest that identify a picture


def other_pictures(old: Text, new: Text) -> tuple[str, ...]:
    """The pages, in order, that are pictures in one of two PDFs and different ones, or none, in the other.

    Each is "n:" and the start of the digest of the new picture. If both have the same number of pages they are compared
    page by page; otherwise by picture, as pages that came or went shift the others, and `n` is the new page number, or
    the old one for a picture that is gone.
    """
    if old.kind is not Kind.PDF or new.kind is not Kind.PDF or old.page_images == new.page_images:
        return ()
    before, after = (dict(one.split(":", 1) for one in text.page_images) for text in (old, new))
    if old.pages == new.pages:
        pages = {page for page in before.keys() | after.keys() if before.get(page) != after.get(page)}
    else:
        pages = {page for page, drawn in after.items() if drawn not in before.values()}
        pages |= {page for page, drawn in before.items() if drawn not in after.values()}
    return tuple(f"{page}:{after.get(page, '')[:_DIGEST]}" for page in sorted(pages, key=int)[:MOST])


def same_picture(one: str, other: str) -> bool:
    """Whether two sketches ("900x1280:" and the cells) are of the same picture; "" is of none.

    A line removed from a scan is noticed, a single letter is not.
    """
    if not (one and other) or one == other:
        return bool(one and other)
    wide, high = sorted(map(_aspect_ratio, (one, other)))
    if high - wide > FORM * high:
        return False
    cells = (zlib.decompress(b64decode(sketch.partition(":")[2])) for sketch in (one, other))
    return all(abs(a - b) <= NOISE for a, b in zip(*cells, strict=True))


def same_among(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any sketch in `some` shows the same picture as one in `others`. Other strings are ignored."""
    return any(same_picture(a, b) for a, b in product(some, others) if ":" in a and ":" in b)


def _aspect_ratio(sketch: str) -> float:
    """Aspect ratio: width divided by height."""
    wide, _, high = sketch.partition(":")[0].partition("x")
    return int(wide) / int(high)
