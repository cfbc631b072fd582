"""Access to replay: a signed token in the path, called a door, issued by the pages, which know who may read.

    SOURCE.EXPIRY.MARK.LANGUAGE      EXPIRY in seconds since 1970; MARK 40 hex digits over source, access and EXPIRY

It opens the copies of one source in one access class, as long as the source's own class is not narrower, and all public
copies. Relative addresses keep it, so replay needs no cookie and no sign-in.
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

OPEN_S = 6 * 3600  # minimum; up to an hour more, so that repeated clicks give the same address
_STEP_S = 3600
_MARK_CHARS = 40
_DOOR = re.compile(r"([0-9A-Z]{26})\.([1-9]\d{0,11})\.([0-9a-f]{40})\.(en|zh)", re.ASCII)


class Entered(NamedTuple):
    """What a valid door opens."""

    source: Source  # with the access class of the copies that the door opens
    language: str


def door(sealer: Sealer, source: Source, access: Access, language: str, now: datetime) -> str:
    """A door to the copies of this source in one access class, for readers admitted to one of them.

    StoreError if there is no key.
    """
    expiry = (int(now.timestamp()) + OPEN_S) // _STEP_S * _STEP_S + _STEP_S
    return f"{source.id}.{expiry}.{_marks(sealer, source.id, access, expiry)[0]}.{language}"


def open_door(text: str, sealer: Sealer, catalog: Catalog, now: datetime) -> Entered | None:
    """What a door opens; None if it is invalid or expired."""
    match = _DOOR.fullmatch(text)
    if match is None or int(match[2]) <= now.timestamp():
        return None
    with catalog.read() as conn:
        watched = tables.sources.by_id(conn, match[1])
    if watched is None:
        return None
    # a public source may have sealed copies
    for access in dict.fromkeys([watched.source.access, Access.SEALED]):
        marks = _marks(sealer, watched.source.id, access, int(match[2]))
        if any(hmac.compare_digest(mark, match[3]) for mark in marks):
            return Entered(replace(watched.source, access=access), match[4])
    return None


def _marks(sealer: Sealer, source: str, access: Access, expiry: int) -> list[str]:
    return [mark[:_MARK_CHARS] for mark in sealer.marks("replay", f"{source} {access.value} {expiry}")]
