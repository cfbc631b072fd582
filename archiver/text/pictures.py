"""Pages of a PDF that have no text, and show other pictures than they did (pure)."""

from __future__ import annotations

from archiver.text.model import Kind, Text

MOST = 50  # pages that are named
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
