"""The names of blobs (pure). A name is made from an instant, an id or a number, never from what others sent us.

A name is segments of `[a-z0-9._-]` joined by "/", each beginning with a letter or digit, so that the same name is a
safe path below a directory and a safe key in any bucket: no "." or ".." segment, no "//", nothing hidden, no trailing
"/", never an object at a prefix of another.

    warc/YYYY/MM/DD/<ulid>.warc.gz            segments
    journal/YYYY/MM/DD/<ulid>.jsonl.gz        what did not come over the wire
    ledger/checkpoint/<size, 16 digits>       signed tree heads, one per size
    ledger/tile/<L>/<N>[.p/<W>]               hashes (c2sp.org/tlog-tiles), public
    ledger/entries/<N>[.p/<W>]                the leaves; apart from the tiles, because they have the salts
    ledger/key/<key id, 8 hex>                verifier keys that ever signed
    ledger/timestamp/<size>/<authority>.tsr   RFC 3161 tokens over checkpoints
    ledger/timestamp/<size>/<authority>.crl.pem    revocation lists fetched after that token
    ledger/timestamp/<size>/<authority>.ocsp.pem   OCSP answers about single certificates, fetched after it
    ledger/timestamp/chain/<SHA-256>.pem      the certificates of authorities, trust anchor last
    probe/<ulid>/<what>                       traces of the probe of a store
    probe/store                               the mark by which a store is recognised
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

NAME_BYTES_MAX = 512  # S3 allows 1,024 for prefix and name together
_SEGMENT_BYTES_MAX = 200  # file systems allow 255; the rest is for what a temporary name adds
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*")

TILE_WIDTH = 256  # hashes in a full tile, entries in a full bundle (c2sp.org/tlog-tiles)
_CHECKPOINT = re.compile(r"ledger/checkpoint/([0-9]{16})")
_STAMP = re.compile(r"ledger/timestamp/([0-9]{16})/([a-z0-9][a-z0-9-]*)\.tsr")

SEGMENTS = "warc/"
JOURNAL = "journal/"
CHECKPOINTS = "ledger/checkpoint/"
ENTRIES = "ledger/entries/"
KEYS = "ledger/key/"
STAMPS = "ledger/timestamp/"
STAMP_CHAINS = "ledger/timestamp/chain/"
PROBES = "probe/"
STORE_MARK = "probe/store"


def check_name(name: str) -> str:
    """The name itself, if it is valid. Raises ValueError for anything that could leave its root or clash in a store."""
    if not is_name(name):
        raise ValueError(f"{name[:80]!r} is not a blob name: [a-z0-9._-] segments joined by single slashes")
    return name


def is_name(name: str) -> bool:
    """Whether this is a valid name of a blob."""
    return (
        _NAME.fullmatch(name) is not None
        and ".." not in name
        and len(name) <= NAME_BYTES_MAX
        and all(len(segment) <= _SEGMENT_BYTES_MAX for segment in name.split("/"))
    )


def segment_name(at: datetime, ulid: str) -> str:
    """`warc/2021/03/02/01ezs….warc.gz`, under the UTC day on which it was reserved."""
    return check_name(f"{SEGMENTS}{_day(at)}/{ulid.lower()}.warc.gz")


def journal_name(at: datetime, ulid: str) -> str:
    """`journal/2021/03/02/01ezs….jsonl.gz`, under its UTC day."""
    return check_name(f"{JOURNAL}{_day(at)}/{ulid.lower()}.jsonl.gz")


OVERDUE = "the ledger does not have it, and has what came more than a day later"


def overdue(name: str, newest: str | None) -> bool:
    """Whether a segment or journal blob that the ledger lacks should be in it.

    The ledger takes blobs in within minutes, in the order of their commits. So one is overdue if its day is more than a
    day before that of `newest`, the last one of its kind in the ledger, or if its name has no valid day.
    """
    if newest is None:
        return False
    try:
        day, last = (date(*map(int, one.split("/")[1:4])) for one in (name, newest))
    except (ValueError, TypeError):
        return True
    return last - day > timedelta(days=1)


def probe_name(ulid: str, what: str) -> str:
    """The name of a trace that a probe leaves: the service cannot delete, so a few small blobs stay for each probe."""
    return check_name(f"{PROBES}{ulid.lower()}/{what}")


def checkpoint_name(size: int) -> str:
    """The name of the checkpoint of this tree size, padded so that the last one listed is the largest."""
    return check_name(f"{CHECKPOINTS}{size:016d}")


def checkpoint_size(name: str) -> int | None:
    """The tree size in the name of a checkpoint; None for any other name."""
    found = _CHECKPOINT.fullmatch(name)
    return int(found[1]) if found else None


def tile_name(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """The name of tile `index` of `level`; with `width` < 256, of the partial tile of that many hashes."""
    if not 0 <= level <= 63:
        raise ValueError(f"no tile has level {level}")
    return check_name(f"ledger/tile/{level}/{_number(index)}{_partial(width)}")


def entries_name(index: int, width: int = TILE_WIDTH) -> str:
    """The name of the bundle of leaves from 256 * `index` on; with `width` < 256, of the partial one."""
    return check_name(f"{ENTRIES}{_number(index)}{_partial(width)}")


def key_name(key_id: bytes) -> str:
    """The name of a signer's verifier key, by its four-byte key id."""
    return check_name(f"{KEYS}{key_id.hex()}")


def stamp_name(size: int, authority: str) -> str:
    """The name of an authority's token over the checkpoint of this size."""
    return check_name(f"{STAMPS}{size:016d}/{authority}.tsr")


def stamp_of(name: str) -> tuple[int, str] | None:
    """Size and authority in the name of a token; None for any other name."""
    found = _STAMP.fullmatch(name)
    return (int(found[1]), found[2]) if found else None


def stamp_lists_name(size: int, authority: str) -> str:
    """The name of the revocation lists fetched after this authority's token over the checkpoint of this size."""
    return check_name(f"{STAMPS}{size:016d}/{authority}.crl.pem")


def stamp_answers_name(size: int, authority: str) -> str:
    """The name of the OCSP answers about those certificates of this token for which there is no revocation list."""
    return check_name(f"{STAMPS}{size:016d}/{authority}.ocsp.pem")


def stamp_chain_name(sha256: str) -> str:
    """The name of a chain of certificates, by the SHA-256 of its PEM."""
    return check_name(f"{STAMP_CHAINS}{sha256}.pem")


def _day(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y/%m/%d")


def _number(index: int) -> str:
    """An index as C2SP writes it: three digits per path element, all but the last after an x: 1234067 is x001/x234/067."""
    if index < 0:
        raise ValueError(f"no tile has index {index}")
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    return "/".join(groups)


def _partial(width: int) -> str:
    if not 1 <= width <= TILE_WIDTH:
        raise ValueError(f"no tile is {width} wide")
    return "" if width == TILE_WIDTH else f".p/{width}"
