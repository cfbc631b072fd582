"""The documents that a reference carries, as stored in the row of a source: JSON, capture id by the address that the page
links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from storage.model import Capture


def to_row(documents: Mapping[str, str]) -> str:
    """The column for these documents: capture id by address."""
    return json.dumps(documents)


def ids(row: str) -> list[str]:
    """The ids of the captures in such a column."""
    return [*_read(row).values()]


def documents(row: str, kept: Mapping[str, Capture]) -> tuple[Capture, ...]:
    """The documents in such a column, as captures that have the linked address. `kept`: captures by id; others are left
    out."""
    return tuple(at(url, kept[one]) for url, one in _read(row).items() if one in kept)


def _read(row: str) -> dict[str, str]:
    """Capture id by address. The default of the column is an empty list, which also works."""
    return dict(json.loads(row))


def at(url: str, capture: Capture) -> Capture:
    """The capture of a document that a page links at this address."""
    return capture if url == capture.url else replace(capture, linked=url)
