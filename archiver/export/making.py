"""Makes an export, from choosing the looks to a verified file, for the command line and the web alike."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.errors import UsageError
from archiver.export import verifier
from archiver.export.chosen import Chosen, choose
from archiver.export.evidence import Evidence
from archiver.export.forms import Exported, export, software
from archiver.export.ours import Found, search
from archiver.export.repack import Repack
from storage import scratch
from storage.errors import BlobDamaged
from storage.journal import OperatorAct

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.ledger import LedgerReader
    from storage.model import Watched
    from storage.timestamps import TokenStore

_SHOWN = 20
_NAMED_CHARS = 4000  # max characters of source ids in the journal
CHECK_S = 3600.0  # timeout of the verification


def export_act(form: str, sources: Sequence[Watched], sha256: str) -> OperatorAct:
    """The journal entry that these sources were exported; it becomes part of the custody in later dossiers."""
    named = " ".join(one.source.id for one in sources)[:_NAMED_CHARS]
    return OperatorAct(act="export", details={"form": form, "sources": named, "sha256": sha256})


class OursFound(UsageError):
    """Archived bodies hold our own addresses, and nobody accepted that. Nothing was written."""

    def __init__(self, found: Sequence[Found]) -> None:
        lines = [f"{one.url}: {one.address} (capture {one.capture})" for one in found[:_SHOWN]]
        more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        head = f"{len(found)} answers hold an address of ours, which tells who looked; nothing was written:"
        super().__init__("\n".join([head, *lines, *more, "--accept-our-addresses writes it all the same"]))
        self.found = tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes exports from what is kept."""

    catalog: Catalog
    blobs: Blobs
    ledger: LedgerReader
    timestamps: TokenStore
    names: Callable[[], Iterable[str]]
    show: Callable[[str], str]  # opens the sealed names of those who acted
    scratch: Path
    now: Now

    def make(
        self, form: str, sources: Sequence[Watched], title: str, out: Path, *, accept: bool = False
    ) -> tuple[Exported, list[Found]]:
        """Writes an export to `out`, which appears only once it is complete and a separate process has verified it.

        Raises OursFound, BlobDamaged, or NotFound if nothing was looked at yet.
        """
        if not out.parent.is_dir():
            raise UsageError(f"{out.parent} is no directory: make it, or write to another place")
        if out.exists() and not out.is_file():  # the rename would replace a device
            raise UsageError(f"{out} is there already and no file: write to another place")
        chosen = choose(self.catalog, sources, title)
        found = list(search(self._repack(chosen), self.names()))
        if found and not accept:
            raise OursFound(found)
        evidence = Evidence(self.catalog, self.blobs, self.ledger, self.timestamps, chosen, show=self.show)
        with scratch.part(out, 0o600) as file:
            done = export(form, chosen, self._repack(chosen), evidence, out=file, at=self.now())
            file.flush()
            _check(Path(file.name))
            Path(file.name).replace(out)
        return done, found

    def _repack(self, chosen: Chosen) -> Repack:
        return Repack(self.catalog, self.blobs, chosen, software=software(), at=self.now())


def _check(path: Path) -> None:
    """Runs the exported verifier in a separate process; BlobDamaged if it finds a problem."""
    command = [sys.executable, "-I", str(verifier.path()), "--json", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=CHECK_S)
    if done.returncode != 0:
        try:
            problems = [f"{one['file']}: {one['text']}" for one in json.loads(done.stdout)["problems"]]
        except ValueError:
            problems = [done.stderr.decode("utf-8", "replace")[-500:]]
        raise BlobDamaged(f"the export does not verify, nothing was written: {'; '.join(problems[:5])}")
