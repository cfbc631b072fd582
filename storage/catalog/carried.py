"""The documents that a reference carries, as a source's row has them: JSON, the capture by the address at which its page leads to
it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from storage.model import Capture


def to_row(documents: Mapping[str, str]) -> str:
    """`documents`: capture id by address."""
    return json.dumps(documents)


def ids(row: str) -> list[str]:
    """Of their captures."""
    return [*_read(row).values()]


def documents(row: str, kept: Mapping[str, Capture]) -> tuple[Capture, ...]:
    """Those of `kept`, by id, that are carried; each says at which address."""
    return tuple(at(url, kept[one]) for url, one in _read(row).items() if one in kept)


def _read(row: str) -> dict[str, str]:
    """What a row says; that of a source that carries nothing is an empty list, as it was made."""
    return dict(json.loads(row))


def at(url: str, capture: Capture) -> Capture:
    """A document that a page leads to at this address."""
    return capture if url == capture.url else replace(capture, linked=url)
