"""Which events are not sent because of what people said about their record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiver import words
from archiver.sanitizing import clean, redacted
from storage import catalog as tables
from storage.model import EventKind

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.model import Event


def is_silenced(conn: sa.Connection, event: Event) -> bool:
    """Whether someone explained the event's case, or muted it, or muted the alterations of its source.

    The loss of a cited passage is sent all the same: whoever mutes a page that keeps changing does not mean that.
    """
    cited = any(reason.rule == "quote" for reason in event.reasons)
    return tables.remarks.is_silenced(
        conn, event.source, event.n, event.kind, cited=cited, documents=documents_of(event), shown=_shown
    )


def _shown(url: str) -> str:
    """An address as sentences show it."""
    return redacted(clean(url))


def documents_of(event: Event) -> frozenset[str] | None:
    """The addresses of a page's documents that an event is about; None if it is about the page, or about their text."""
    if event.kind is EventKind.ALTERED or not words.of_document(event.kind, event.text):
        return None
    also_reported = (why.text for why in event.reasons if why.rule == "told-too")
    texts = [event.text, *also_reported]
    unnamed = [tables.remarks.MORE] if any(text.endswith(tables.remarks.MORE) for text in texts) else []
    return frozenset([*unnamed, *(one for text in texts for one in words.addresses_of(text))])
