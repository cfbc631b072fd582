"""`archiver export` of sources and works."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.cli import output
from archiver.cli.acting import acted
from archiver.cli.opening import opened
from archiver.errors import UsageError
from archiver.export.making import export_act
from storage.errors import NotFound

if TYPE_CHECKING:
    from archiver.export import Exported
    from archiver.lookup import Lookup
    from storage.model import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export: exactly one of these."""

    url: str | None
    work: str | None
    tag: str | None

    def sources(self, lookup: Lookup) -> tuple[list[Watched], str]:
        """The sources to export, and the title of the export."""
        if self.url is not None:
            found = lookup.source(self.url)
            return [found], found.source.url
        chosen = list(lookup.sources(work=self.work, tag=self.tag))
        title = self.work or self.tag or ""
        if not chosen:
            raise NotFound(f"no source {'is cited by' if self.work else 'has the tag'} {title!r}")
        return chosen, title


def export(wanted: Wanted, forms: list[str], out: Path | None, *, accept: bool, json: bool) -> None:
    """Writes an export, and journals that it was made."""
    if sum(one is not None for one in (wanted.url, wanted.work, wanted.tag)) != 1:
        raise UsageError("name a URL, or --work TITLE, or --tag TAG")
    if len(forms) != 1 or out is None:
        raise UsageError("choose one of --wacz, --bag, --dossier, and a file: -o FILE")
    with opened() as app:
        app.settle()
        sources, title = wanted.sources(app.lookup)
        if not app.settings.own_addresses:
            output.note("own_addresses is not set: the export was searched for this machine's own addresses only")
        made, found = app.maker.make(forms[0], sources, title, out, accept=accept)
        with out.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        app.journal.record([export_act(forms[0], sources, digest)], acted("export"))
    ours = [asdict(one) for one in found]
    if json:
        told = {"file": str(out), "bytes": out.stat().st_size, "sha256": digest, "our_addresses": ours}
        output.record(asdict(made) | told)
        return
    for one in found:
        output.line(f"contains an address of ours: {one.url}: {one.address} (capture {one.capture})")
    for line in _told(made, out, digest):
        output.line(line)


def _told(made: Exported, out: Path, digest: str) -> list[str]:
    date = (
        f"{made.unstamped} of them dated by our clock only, no outside witness yet" if made.unstamped else "all stamped"
    )
    things = f"{output.counted(made.not_captured, 'thing')} not captured, listed"
    return [
        f"{out}: {output.counted(made.captures, 'answer')} of {output.counted(made.looks, 'look')} ({date}); {things}",
        f"sha256 {digest}, verified by a separate process; anybody can do so: archiver verify {out}",
    ]
