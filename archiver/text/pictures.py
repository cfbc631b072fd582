"""What pictures show: pages of a PDF that have no text, and images (pure)."""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Iterable
from itertools import product

from archiver.text.model import Kind, Text

MOST = 50  # pages that are named
NOISE = 30  # of 255, of one cell of a sketch: what saving anew, another size or another program leaves
FORM = 0.02  # of width by height, likewise
_DIGEST = 16  # characters of a digest by which a picture is known


def other_pictures(old: Text, new: Text) -> tuple[str, ...]:
    """The pages, in order, that are pictures in one of two PDFs and others, or none, in the other: "n:" with the beginning of the
    digest of what the newer one draws there. Where they have as many pages, page by page; else by the picture, for pages that came
    or went move the others: `n` is of the newer one, or of the older where only that has the picture."""
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
    """Whether two sketches of images ("900x1280:" and its cells) are of one picture; "" is of none. A line of a scan that was
    taken out shows; a letter does not."""
    if not (one and other) or one == other:
        return bool(one and other)
    wide, high = sorted(map(_form, (one, other)))
    if high - wide > FORM * high:
        return False
    cells = (zlib.decompress(b64decode(sketch.partition(":")[2])) for sketch in (one, other))
    return all(abs(a - b) <= NOISE for a, b in zip(*cells, strict=True))


def same_among(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of these that are sketches is of one picture with one of the others."""
    return any(same_picture(a, b) for a, b in product(some, others) if ":" in a and ":" in b)


def _form(sketch: str) -> float:
    """Width by height."""
    wide, _, high = sketch.partition(":")[0].partition("x")
    return int(wide) / int(high)
