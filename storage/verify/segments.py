"""Checking whole segments, or a directory of them, against receipts and each other: offline, from the files alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from storage.body import CHUNK_BYTES
from storage.verify.file_rules import Facts, FileSeen
from storage.verify.findings import Finding, Level
from storage.verify.lint import lint
from storage.warc import WarcDamaged, purged_in, records
from storage.warc.walk import Source, opened


class _Hashed(RawIOBase):
    """A file that hashes what is read from it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = sha256()
        self.bytes = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._hash.update(data)
        self.bytes += len(data)
        return data

    def finish(self) -> str:
        """Read to the end; the SHA-256 of the whole file, in hex."""
        while self.read(CHUNK_BYTES):
            pass
        return self._hash.hexdigest()


def segment(
    source: Source,
    *,
    name: str | None = None,
    expected_sha256: str | None = None,
    expected_bytes: int | None = None,
    file: FileSeen | None = None,
) -> Iterator[Finding]:
    """Check one segment: its records by the linter, its bytes against a receipt or a ledger leaf. One pass."""
    hashed = _Hashed(opened(source))
    yield from lint(cast("BinaryIO", hashed), name=name, file=file)
    found = hashed.finish()
    if expected_bytes is not None and hashed.bytes != expected_bytes:
        yield _fixity(f"{hashed.bytes} bytes, promised were {expected_bytes}")
    if expected_sha256 is not None and found != expected_sha256:
        yield _fixity(f"SHA-256 {found}, promised was {expected_sha256}")


def warc_files(root: Path) -> list[Path]:
    """Every `.warc.gz` and `.warc` under a directory, in order. OSError if a directory in it cannot be read."""
    found = []
    for place, _, names in os.walk(root, onerror=_raise):
        found += [Path(place, name) for name in names if name.endswith((".warc", ".warc.gz"))]
    return sorted(path for path in found if path.is_file())


def _raise(error: OSError) -> None:
    raise error


def directory(root: Path) -> Iterator[tuple[str, Finding]]:
    """Check every `.warc.gz` and `.warc` under a directory, in order of name, then the files against each other.

    The latter finds ids that occur twice (W8), and revisits whose original is absent or has another payload (W32).
    """
    held: dict[str, tuple[str, bytes | None]] = {}  # record -> its file and payload digest; about 250 bytes each
    revisits: list[tuple[str, Facts]] = []
    purged: dict[str, str] = {}  # record -> why it is gone
    for path in warc_files(root):
        name, seen = path.relative_to(root).as_posix(), FileSeen()
        with path.open("rb") as file:
            for finding in segment(file, name=path.name, file=seen):
                yield name, finding
        purged |= _purged(path)
        for facts in seen.ids.values():
            if facts.type == "revisit":
                revisits.append((name, facts))
            elif facts.id in held:
                yield name, _about(facts, "W8", f"the id of a record in {held[facts.id][0]} once more")
            else:
                held[facts.id] = (name, facts.payload)
    yield from _among(held, revisits, purged)


def _among(
    held: Mapping[str, tuple[str, bytes | None]], revisits: list[tuple[str, Facts]], purged: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Check revisits against other files. One whose original was purged may exist a second time, made whole."""
    for name, facts in revisits:
        gone = facts.refers in purged
        if facts.id in held and not (gone and held[facts.id][1] == facts.payload):
            yield name, _about(facts, "W8", f"the id of a record in {held[facts.id][0]} once more")
        original = held.get(facts.refers or "")
        if facts.refers and original is None and not gone:
            yield name, _about(facts, "W32", f"the record it refers to, {facts.refers}, is in no file here")
        elif original and facts.payload and original[1] and facts.payload != original[1]:
            yield name, _about(facts, "W32", f"the record it refers to, in {original[0]}, has another payload digest")


def _purged(path: Path) -> dict[str, str]:
    """The records that were lawfully erased from this file, as its warcinfo says."""
    with path.open("rb") as file, suppress(WarcDamaged):
        first = next(records(file), None)
        if first is not None and first.type == "warcinfo":
            return purged_in(first.block.read())
    return {}


def _about(facts: Facts, rule: str, text: str) -> Finding:
    return Finding(rule=rule, level=Level.MUST, offset=facts.offset, record=facts.id, text=text)


def _fixity(text: str) -> Finding:
    return Finding(rule="fixity", level=Level.MUST, offset=0, record=None, text=text)
