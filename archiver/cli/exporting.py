"""`archiver export` of sources and works."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.cli import output
from archiver.cli.acting import acted
from archiver.cli.opening import opened
from archiver.errors import UsageError
from storage.journal import OperatorAct

if TYPE_CHECKING:
    from archiver.export import Exported


def export(url: str | None, work: str | None, forms: list[str], out: Path | None, *, accept: bool, json: bool) -> None:
    """Write it, and note in the journal that it left."""
    if (url is None) == (work is None):
        raise UsageError("name a URL, or --work TITLE")
    if len(forms) != 1 or out is None:
        raise UsageError("choose one of --wacz, --bag, --dossier, and a file: -o FILE")
    with opened() as app:
        app.settle()
        sources = [app.lookup.source(url)] if url is not None else list(app.lookup.sources(work=work))
        if not sources:
            raise UsageError(f"no source is cited by {work!r}")
        title = work if work is not None else sources[0].source.url
        if not app.settings.own_addresses:
            output.note("own_addresses is not set: only this machine's own addresses are looked for in what leaves")
        made, found = app.maker.make(forms[0], sources, title, out, accept=accept)
        with out.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        details = {"form": forms[0], "sources": " ".join(one.source.id for one in sources)[:4000], "sha256": digest}
        app.journal.record([OperatorAct(act="export", details=details)], acted("export"))
    ours = [asdict(one) for one in found]
    if json:
        told = {"file": str(out), "bytes": out.stat().st_size, "sha256": digest, "our_addresses": ours}
        output.record(asdict(made) | told)
        return
    for one in found:
        output.line(f"holds an address of ours: {one.url}: {one.address} (capture {one.capture})")
    for line in _told(made, out, digest):
        output.line(line)


def _told(made: Exported, out: Path, digest: str) -> list[str]:
    date = (
        f"{made.unstamped} of them dated by our clock only, no outside witness yet" if made.unstamped else "all stamped"
    )
    return [
        f"{out}: {made.captures} answers of {made.looks} looks ({date}); {made.not_captured} things not captured, listed",
        f"sha256 {digest}, verified by a process of its own; anybody can: archiver verify {out}",
    ]
