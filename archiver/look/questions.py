"""Chooses which addresses of a site to probe, and which of many at one look."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence

from archiver.egress import Egress
from archiver.look.trip import Trip
from storage import urls

PROBE_BYTES = 4 << 20
UNLIKELY_DIGITS = 9  # as long as the numbers that most databases accept
# parameters that choose a document; others choose how it is shown, so that any value of them shows it
_CHOOSES = re.compile(
    r"(?!(?:.*[_-])?(?:s|php|asp|j|session|sess|lang|user|u|open|client|track|cl|gcl|fbcl|msclk)(?:ession|sess)?id\Z)"
    r"(?:.*id|[pvn]|no|num|code|key|article|news|doc|item|story)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def by_turns(some: Sequence[str], most: int, n: int) -> list[str]:
    """At most `most` of these at the n-th look, and others at the next."""
    start = n * most % len(some) if len(some) > most else 0
    return [*some[start:], *some[:start]][:most]


def abroad(egresses: Mapping[str, Egress], own: str) -> list[str]:
    """Egresses that, by the operator's settings, come out in another country than `own`."""
    here = egresses[own].country
    return [name for name, one in egresses.items() if name != own and one.country is not None and one.country != here]


def invented(url: str, *, chosen: bool = False) -> str:
    """A made-up address beside this one, which nobody has published.

    `chosen`: if a number or name in the query chooses the document, another value of it.
    """
    other = _other_query(url) if chosen else None
    if other is not None:
        return other
    made = f"../{_name()}/" if _is_folder(url) else f"./{_name()}{_extension(url)}"
    return urls.resolve(url, made) or urls.origin(url) + made[made.index("/") :]


def invented_root(url: str) -> str:
    """A made-up address in the root of the site."""
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
    """The address with the parameters that choose a document made up; None if none do, or its file name has digits."""
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
    """The page that may list this one: its directory, or the one above it; None for the front page, which is asked
    anyway and lists what is new."""
    listing = urls.resolve(url, "../" if url.endswith("/") else "./")
    return listing if listing not in {url, urls.origin(url) + "/"} else None


def copy_bytes(trip: Trip) -> int:
    """The size limit for a copy of the document: that of a probe above the kept size, within the source's limit."""
    kept, most = trip.watched.last, trip.watched.source.max_bytes
    wanted = PROBE_BYTES + (kept.payload_bytes if kept is not None else 0)
    return wanted if most is None else min(wanted, max(PROBE_BYTES, most))
