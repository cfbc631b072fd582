"""Who may open what: a word in the path, made with the key of sealed words by the pages, which know who may read.

    SOURCE.EXPIRY.MARK.LANGUAGE      EXPIRY in seconds since 1970; MARK 40 hex digits over source, access and EXPIRY

It stands for the copies of one source that are of one class, as long as that of the source is no narrower, and for whatever is public. Relative
addresses keep it, so replay needs no cookie and no sign-in.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from storage import catalog as tables
from storage.model import Access

if TYPE_CHECKING:
    from datetime import datetime

    from storage.catalog import Catalog
    from storage.model import Source
    from storage.sealing import Sealer

OPEN_S = 6 * 3600  # at least; up to an hour more, so that one address serves many clicks
_STEP_S = 3600
_MARK_CHARS = 40
_DOOR = re.compile(r"([0-9A-Z]{26})\.([1-9]\d{0,11})\.([0-9a-f]{40})\.(en|zh)", re.ASCII)


class Entered(NamedTuple):
    """For whom a door opened."""

    source: Source  # of the class of copies that it opens
    language: str


def door(sealer: Sealer, source: Source, access: Access, language: str, now: datetime) -> str:
    """A door to the copies of this source that are of a class, for whoever was let in to one of them. StoreError when there is
    no key."""
    expiry = (int(now.timestamp()) + OPEN_S) // _STEP_S * _STEP_S + _STEP_S
    return f"{source.id}.{expiry}.{_marks(sealer, source.id, access, expiry)[0]}.{language}"


def entered(text: str, sealer: Sealer, catalog: Catalog, now: datetime) -> Entered | None:
    """What a door opens; None when it is none of ours, or not any more."""
    match = _DOOR.fullmatch(text)
    if match is None or int(match[2]) <= now.timestamp():
        return None
    with catalog.read() as conn:
        watched = tables.sources.by_id(conn, match[1])
    if watched is None:
        return None
    for access in dict.fromkeys(
        [watched.source.access, Access.SEALED]
    ):  # a public source may have copies that are sealed
        marks = _marks(sealer, watched.source.id, access, int(match[2]))
        if any(hmac.compare_digest(mark, match[3]) for mark in marks):
            return Entered(replace(watched.source, access=access), match[4])
    return None


def _marks(sealer: Sealer, source: str, access: Access, expiry: int) -> list[str]:
    return [mark[:_MARK_CHARS] for mark in sealer.marks("replay", f"{source} {access.value} {expiry}")]
