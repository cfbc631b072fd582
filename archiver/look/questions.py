"""Which addresses a site is asked for, and which of many at one look."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence

from archiver.egress import Egress
from archiver.look.trip import Trip
from storage import urls

PROBE_BYTES = 4 << 20
UNLIKELY_DIGITS = 9  # as many as most databases take for a number
# parameters by which programs choose a document: others choose how it is shown, and any value of them shows it
_CHOOSES = re.compile(
    r"(?!(?:.*[_-])?(?:s|php|asp|j|session|sess|lang|user|u|open|client|track|cl|gcl|fbcl|msclk)(?:ession|sess)?id\Z)"
    r"(?:.*id|[pvn]|no|num|code|key|article|news|doc|item|story)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def by_turns(some: Sequence[str], most: int, n: int) -> list[str]:
    """At most so many of these at the n-th look, others at the next."""
    first = n * most % len(some) if len(some) > most else 0
    return [*some[first:], *some[:first]][:most]


def other_ways(egresses: Mapping[str, Egress], own: str) -> list[str]:
    """Ways out that come out in another country than this one, as the operator says."""
    here = egresses[own].country
    return [name for name, one in egresses.items() if name != own and one.country is not None and one.country != here]


def invented(url: str, *, chosen: bool = False) -> str:
    """An address beside this one that nobody has published. `chosen`: where a program chooses the document by a number or
    name in the query, another one of these."""
    other = _other_query(url) if chosen else None
    if other is not None:
        return other
    made = f"../{_name()}/" if _is_folder(url) else f"./{_name()}{_extension(url)}"
    return urls.resolve(url, made) or urls.origin(url) + made[made.index("/") :]


def invented_root(url: str) -> str:
    """The same in the root of the site."""
    return f"{urls.origin(url)}/{_name()}{_extension(url)}"


def _is_folder(url: str) -> bool:
    path = url.partition("?")[0]
    return path.endswith("/") and path != urls.origin(url) + "/"


def _name() -> str:
    return secrets.token_hex(8)


def _extension(url: str) -> str:
    stem, dot, extension = url.partition("?")[0].rpartition("/")[2].rpartition(".")
    return f".{extension}" if dot and stem else ""


def _other_query(url: str) -> str | None:
    """The address with what names a document in its query made up; None where nothing does, or the path does."""
    path, _, query = url.partition("?")
    if any(map(str.isdigit, path.rpartition("/")[2])):
        return None
    others = [(_other_pair(*pair.partition("=")[::2]), pair) for pair in query.split("&")]
    return f"{path}?{'&'.join(made or pair for made, pair in others)}" if any(made for made, _ in others) else None


def _other_pair(name: str, value: str) -> str | None:
    if not _CHOOSES.fullmatch(name) or not _CHOSEN.fullmatch(value):
        return None
    digits = max(len(value), UNLIKELY_DIGITS)
    made = str(9 * 10 ** (digits - 1) + secrets.randbelow(10 ** (digits - 1))) if value.isdigit() else _name()
    return f"{name}={made}"


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
