"""What is kept back of what happens, because of what people said of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiver import words
from archiver.safe import clean, redacted
from storage import catalog as tables
from storage.model import EventKind

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.model import Event


def silent(conn: sa.Connection, event: Event) -> bool:
    """Someone explained its case, or asked that nothing be sent of it, or of its source's alterations. That a cited passage
    is gone is what was asked to be told: who muted a page that turns did not mean it."""
    cited = any(reason.rule == "quote" for reason in event.reasons)
    return tables.remarks.silent(
        conn, event.source, event.n, event.kind, cited=cited, documents=documents_of(event), shown=_shown
    )


def _shown(url: str) -> str:
    """As a sentence has it."""
    return redacted(clean(url))


def documents_of(event: Event) -> frozenset[str] | None:
    """The documents of a page that an event is of, by their addresses; None where it is of the page, or of their text."""
    if event.kind is EventKind.ALTERED or not words.of_document(event.kind, event.text):
        return None
    beside = (why.text for why in event.reasons if why.rule == "told-too")
    texts = [event.text, *beside]
    more = [tables.remarks.MORE] if any(text.endswith(tables.remarks.MORE) for text in texts) else []
    return frozenset([*more, *(one for text in texts for one in words.addresses_of(text))])
