"""Which addresses a site is asked for, and which of many at one look."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from archiver.egress import Egress
from archiver.look.trip import Trip
from storage import urls

PROBE_BYTES = 4 << 20


def by_turns(some: Sequence[str], most: int, n: int) -> list[str]:
    """At most so many of these at the n-th look, others at the next."""
    first = n * most % len(some) if len(some) > most else 0
    return [*some[first:], *some[:first]][:most]


def other_ways(egresses: Mapping[str, Egress], own: str) -> list[str]:
    """Ways out that come out in another country than this one, as the operator says."""
    here = egresses[own].country
    return [name for name, one in egresses.items() if name != own and one.country is not None and one.country != here]


def invented(url: str) -> str:
    """An address beside this one that nobody has published."""
    stem, dot, extension = url.partition("?")[0].rpartition("/")[2].rpartition(".")
    made = f"./{secrets.token_hex(8)}{f'.{extension}' if dot and stem else ''}"
    return urls.resolve(url, made) or urls.origin(url) + made[1:]


def list_above(url: str) -> str | None:
    """The page that may list this one: the directory that it lies in, or the one above. The front page is asked anyway,
    and lists what is new."""
    listing = urls.resolve(url, "../" if url.endswith("/") else "./")
    return listing if listing not in {url, urls.origin(url) + "/"} else None


def copy_bytes(trip: Trip) -> int:
    """A copy of the document is as long as that was, and no question costs more than the source."""
    kept, most = trip.watched.last, trip.watched.source.max_bytes
    wanted = PROBE_BYTES + (kept.payload_bytes if kept is not None else 0)
    return wanted if most is None else min(wanted, max(PROBE_BYTES, most))
