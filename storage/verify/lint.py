"""The strict linter over one WARC file of any writer, gzipped or not, with flat memory. Needs nothing but the file.

What it checks, by rule number: docs/warc.md. Rules that cannot be checked in a file, and are not here: W5, W24, W26,
W33, W38 (how readers and writers choose), and all of W44 but the torn end.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.verify.file_rules import FileSeen, Lies, differs
from storage.verify.findings import Finding, Level, Seen, see
from storage.verify.rules import RULES
from storage.warc import WarcDamaged
from storage.warc.fields import INDEX_URN
from storage.warc.index import INDEX_BYTES, from_block
from storage.warc.walk import Limits, RawRecord, Source, walk

LIMITS = Limits(head_bytes=1 << 20)
_MILD = frozenset({"W7"})  # allowed, but nobody should write it


def lint(
    source: Source, *, name: str | None = None, limits: Limits = LIMITS, file: FileSeen | None = None
) -> Iterator[Finding]:
    """Every violated rule, in order of the file; last the findings that only the whole file shows.

    `name`: of the file, compared with WARC-Filename. `file`: filled with what rules over several files need. Never
    raises because of the file's contents; OSError if reading fails.
    """
    file = FileSeen() if file is None else file
    file.name = name
    found: list[Lies] = []
    try:
        for raw in walk(source, limits):
            index = _is_index(raw) and raw.declared <= INDEX_BYTES
            block = bytearray() if index else None
            seen = see(raw, block)
            yield from _frame(seen)
            if any(issue.torn for issue in raw.issues):
                continue  # a torn record breaks further rules, which would say nothing more
            yield from _rules(seen)
            yield from file.add(seen)
            if block is not None:
                yield from _index(seen, bytes(block), found)
            found.append(_lies(seen))
    except WarcDamaged as damage:
        rule = "W44" if damage.torn else "W41"
        yield Finding(rule=rule, level=Level.MUST, offset=damage.offset, record=None, text=damage.text)
    yield from file.end()


def _frame(seen: Seen) -> Iterator[Finding]:
    for issue in seen.raw.issues:
        level = Level.SHOULD if issue.rule in _MILD else Level.MUST
        yield _finding(issue.rule, level, seen, issue.text)


def _rules(seen: Seen) -> Iterator[Finding]:
    for rule, check in RULES:
        for level, text in check(seen):
            yield _finding(rule, level, seen, text)


def _is_index(raw: RawRecord) -> bool:
    return (raw.get("WARC-Target-URI") or "").startswith(INDEX_URN)


def _index(seen: Seen, block: bytes, found: list[Lies]) -> Iterator[Finding]:
    """Check the closing index of one of our segments against the records found."""
    packed = bool(seen.raw.member_head)  # else the places that it states are those before the file was uncompressed
    try:
        told = from_block(block, seen.id or "", seen.raw.offset if packed else None, seen.raw.length)
    except ValueError as error:
        yield _finding("index", Level.MUST, seen, f"the closing index does not hold: {str(error).splitlines()[0]}")
        return
    wrong = differs(told, found, places=packed)
    if wrong:
        yield _finding("index", Level.MUST, seen, f"the closing index does not hold: {wrong}")


def _lies(seen: Seen) -> Lies:
    digest = seen.block_digest
    checked = digest.value.hex() if digest and digest.value and seen.block_holds else None
    return Lies(seen.raw.offset, seen.raw.length, seen.type, seen.id or "", checked)


def _finding(rule: str, level: Level, seen: Seen, text: str) -> Finding:
    return Finding(rule=rule, level=level, offset=seen.raw.offset, record=seen.id, text=text)
