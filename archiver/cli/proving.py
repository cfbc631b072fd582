"""Verifies packages, and whole stores against the ledger, from themselves alone: without service and catalog.

Each checkpoint-signed leaf of a segment or journal blob says what the blob's bytes must hash to. Blobs that are not in
the ledger yet are checked by the digests of their own records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from archiver.cli import output
from archiver.errors import UsageError
from archiver.export.verifier import load
from storage.blobs import Blobs, list_own_blobs
from storage.errors import BlobDamaged, BlobMissing
from storage.journal import UNPROVED, CapturesPurged, Written
from storage.journal import read as read_journal
from storage.layout import JOURNAL, KEYS, OVERDUE, SEGMENTS, is_name, overdue
from storage.ledger import VerifierKey
from storage.ledger.reading import checkpoint, greatest, leaves
from storage.marks import check_listing
from storage.model import Receipt
from storage.verify import Level, segment

if TYPE_CHECKING:
    from storage.model import Leaf
    from storage.sealing import Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One checked blob of a store.

    `trouble` None: it is as it must be. `index` None: not in the ledger yet. `purged`: why it may be missing.
    """

    store: str
    name: str
    bytes: int | None
    sha256: str | None
    index: int | None
    trouble: str | None
    purged: str | None = None


def check_keys(keys: Sequence[str]) -> None:
    """UsageError if a key cannot be parsed: that is no fault of what is to be verified."""
    for key in keys:
        try:
            VerifierKey.parse(key)
        except ValueError as error:
            raise UsageError(f"--key: {error}; it is a line such as NAME+8 figures+base64") from error


def package(path: Path, keys: Sequence[str], anchors: Sequence[Path] = (), *, json: bool) -> int:
    """Verifies a dossier, bag, WACZ or proof with the one-file verifier, then lints each WARC in it; the exit code.

    1 if something does not hold, 2 if it is for a later verifier. UsageError if an anchor cannot be used.
    """
    verifier = load()
    try:
        verifier.anchors_of(anchors)
    except (OSError, ValueError) as error:
        raise UsageError(f"an anchor that cannot be used: {error}") from error
    report = verifier.verify(path, list(keys), list(anchors))
    bad = [{"file": one.file, "offset": one.offset, "rule": one.rule, "text": one.text} for one in report.problems]
    bad += [] if bad or report.newer or report.kind == "proof" else list(_linted(path, verifier))
    code: int = 2 if report.newer else 1 if bad else 0
    if json:
        told = {
            "needs": report.needs,
            "knows": verifier.KNOWS,
            "proved": report.proved,
            "not_proved": report.not_proved,
            "lacks": report.lacks,
        }
        holds = not bad and not report.newer
        output.record({"file": str(path), "kind": report.kind, "holds": holds, "problems": bad} | told)
        return code
    for one in bad:
        output.line(f"{one['file']}:{one['offset']}: {one['rule']}: {one['text']}")
    for sentence in report.proved:
        output.line(f"proved: {sentence}")
    for sentence in report.not_proved:
        output.line(f"not proved: {sentence}")
    wrong = "1 thing does not hold" if len(bad) == 1 else f"{len(bad)} things do not hold"
    output.line(f"{path}: {wrong if code == 1 else verifier.summed(report, f'this {report.kind} holds')}")
    return code


def _linted(path: Path, verifier: ModuleType) -> Iterator[dict[str, Any]]:
    """The linter's findings, for packages that hold: a zip that fails the verifier is not read further."""
    report = verifier.Report()
    with ExitStack() as stack:
        if path.is_dir():
            files = verifier.Folder(path, report)
        else:
            files = verifier.Zip(stack.enter_context(path.open("rb")), report)
        for name in sorted(one for one in files.names if one.endswith((".warc", ".warc.gz"))):
            with files.open(name) as warc:
                for one in segment(warc, name=None):
                    if one.level is Level.MUST:
                        yield {"file": name, "offset": one.offset, "rule": one.rule, "text": one.text}


def store(blobs: Blobs, keys: Sequence[str] = (), sealer: Sealer | None = None) -> Iterator[Checked]:
    """Checks every segment and journal blob of one store, and its ledger. StoreError if the store does not answer.

    `keys`: trusted verifier keys. Without them the store's own keys are used, which shows that nothing has changed
    since, not who signed. `sealer`: knows which journal blobs are ours before the ledger has them.
    """
    check_listing(blobs)
    known: dict[str, tuple[int, Leaf]] = {}
    newest: dict[str, str] = {}  # by prefix: the last name of its kind in the ledger
    try:
        for index, leaf in _leaves(blobs, keys):
            if leaf.kind in {"segment", "journal"}:
                known[leaf.name] = (index, leaf)
                newest[JOURNAL if leaf.kind == "journal" else SEGMENTS] = leaf.name
    except (BlobDamaged, BlobMissing, ValueError) as error:
        yield Checked(store=blobs.label, name="ledger", bytes=None, sha256=None, index=None, trouble=str(error))
    gone: dict[str, str] = {}  # erased, by tombstones in the ledger, or with our mark
    said: dict[str, str] = {}  # erased, by tombstones that anybody may have put there
    for prefix in (JOURNAL, SEGMENTS):
        for stat in blobs.names(prefix):
            if not is_name(stat.name):
                yield Checked(
                    store=blobs.label, name=stat.name, bytes=stat.bytes, sha256=None, index=None,
                    trouble="its name is not one of ours: somebody else put it there",
                )  # fmt: skip
                continue
            proved = known.pop(stat.name, None)
            checked = _against_itself(blobs, stat.name, sealer) if proved is None else _against(blobs, *proved)
            if prefix == JOURNAL and (written := _written(blobs, stat.name, sealer, proved)) is not None:
                vouched = proved is not None or written.ours
                (gone if vouched else said).update(_tombstones(written))
                if sealer is not None and not (vouched or written.only_adds):
                    checked = replace(checked, trouble=UNPROVED)
            if proved is None and checked.trouble is None and overdue(stat.name, newest.get(prefix)):
                checked = replace(checked, trouble=OVERDUE)
            yield replace(checked, purged=f"{gone[stat.name]}; not deleted here yet") if stat.name in gone else checked
    for name, (index, leaf) in sorted(known.items()):
        trouble = "the ledger has it and the store does not"
        if name in said:
            trouble += f"; {said[name]}, says a tombstone that the ledger has not taken in"
        yield Checked(
            store=blobs.label, name=name, bytes=None, sha256=leaf.sha256, index=index, purged=gone.get(name),
            trouble=None if name in gone else trouble,
        )  # fmt: skip


def _written(blobs: Blobs, name: str, sealer: Sealer | None, proved: tuple[int, Leaf] | None) -> Written | None:
    try:
        return read_journal(blobs, name, sealer, proved and proved[1].sha256)
    except (BlobDamaged, BlobMissing):  # reported when the blob itself is checked
        return None


def _tombstones(written: Written) -> dict[str, str]:
    """Segments that a journal blob says were erased, with the authority for it."""
    return {
        replaced.name: f"purged by {one.purge.authority} on {one.purge.at:%Y-%m-%d}"
        for one in written.entries
        if isinstance(one, CapturesPurged)
        for replaced in one.purge.replaced
    }


def _leaves(blobs: Blobs, keys: Sequence[str]) -> Iterator[tuple[int, Leaf]]:
    """The leaves under the newest signed head, by index, after their hashes were checked.

    A store without any head is that of a service that has not signed yet; but not where somebody has its key.
    """
    size = greatest(blobs)
    if not size:
        if keys and any(True for prefix in (JOURNAL, SEGMENTS) for _ in blobs.names(prefix)):
            raise BlobMissing("no signed head is in this store: nothing in it can be proved")
        return
    trusted = [
        VerifierKey.parse(key) for key in keys or (blobs.get(one.name).decode() for one in list_own_blobs(blobs, KEYS))
    ]
    yield from enumerate(leaves(blobs, checkpoint(blobs, size, trusted)))


def _against(blobs: Blobs, index: int, leaf: Leaf) -> Checked:
    receipt = Receipt(store=blobs.label, name=leaf.name, sha256=leaf.sha256, bytes=leaf.bytes)
    trouble = None
    try:
        blobs.verify(leaf.name, receipt)
    except (BlobDamaged, BlobMissing) as error:
        trouble = str(error)
    return Checked(
        store=blobs.label, name=leaf.name, bytes=leaf.bytes, sha256=leaf.sha256, index=index, trouble=trouble
    )


def _against_itself(blobs: Blobs, name: str, sealer: Sealer | None) -> Checked:
    trouble = None
    receipt = None
    try:
        receipt = blobs.verify(name)
        if name.startswith(JOURNAL):
            read_journal(blobs, name, sealer)
        else:
            with blobs.open(name) as body:
                found = segment(body.chunks(), name=name.rpartition("/")[2])
                trouble = next((f"{one.rule} {one.text}" for one in found if one.level is Level.MUST), None)
    except (BlobDamaged, BlobMissing) as error:
        trouble = str(error)
    return Checked(
        store=blobs.label,
        name=name,
        bytes=receipt.bytes if receipt else None,
        sha256=receipt.sha256 if receipt else None,
        index=None,
        trouble=trouble,
    )
