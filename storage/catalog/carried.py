"""The documents that a reference carries, as a source's row has them: JSON, the capture by the address at which its page leads to it.
A list of captures alone (rows of older versions) says no more than where each was found."""

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
    found = json.loads(row)
    return [*(found.values() if isinstance(found, dict) else found)]


def documents(row: str, kept: Mapping[str, Capture]) -> tuple[Capture, ...]:
    """Those of `kept`, by id, that are carried; each says at which address."""
    found = json.loads(row)
    if not isinstance(found, dict):
        return tuple(kept[one] for one in found if one in kept)
    return tuple(at(url, kept[one]) for url, one in found.items() if one in kept)


def at(url: str, capture: Capture) -> Capture:
    """A document that a page leads to at this address."""
    return capture if url == capture.url else replace(capture, linked=url)
