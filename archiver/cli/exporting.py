"""The command `export`: sources and works in one file, or the register."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import file_digest
from io import StringIO
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from archiver import sanitizing
from archiver.cli import output
from archiver.cli.acting import acted
from archiver.cli.opening import opened
from archiver.cli.options import Json, Out
from archiver.errors import UsageError
from storage.errors import NotFound

if TYPE_CHECKING:
    from archiver.export import Exported
    from archiver.lookup import Lookup
    from storage.model import Watched


def add_to(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(export)


def export(
    url: Annotated[str | None, typer.Argument(help="A registered source.", metavar="URL")] = None,
    *,
    work: Annotated[
        str | None, typer.Option("--work", help="Every source that this work cites.", metavar="TITLE")
    ] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Every source with this tag.", metavar="TAG")] = None,
    wacz: Annotated[bool, typer.Option("--wacz", help="For replay: WACZ 1.1.1.")] = False,
    bag: Annotated[bool, typer.Option("--bag", help="For a repository: BagIt 1.0, in a zip.")] = False,
    dossier: Annotated[
        bool, typer.Option("--dossier", help="For anyone who must be convinced: a zip with proofs.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept-our-addresses", help="Write it even if bodies contain our addresses.")
    ] = False,
    register: Annotated[bool, typer.Option("--register", help="Sources, works and citations, all of them.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", help="For the register: csv, or jsonl as with --json.", metavar="FORMAT")
    ] = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """Write out a source, a work, a tag or the register.

    URL, --work or --tag, with --wacz, --bag or --dossier and -o: every look, byte for byte, checked by a separate process
    before it is called done. --register: one line per citation, which `archiver import` can read again.
    """
    forms = [name for name, asked in (("wacz", wacz), ("bag", bag), ("dossier", dossier)) if asked]
    asked = bool(forms or url or work or tag)
    if register == asked or len(forms) > 1:
        raise UsageError(
            "say what to export: --register, or URL, --work TITLE or --tag TAG with one of --wacz, --bag, --dossier"
        )
    if asked:
        if sum(one is not None for one in (url, work, tag)) != 1:
            raise UsageError("name a URL, or --work TITLE, or --tag TAG")
        if not forms or out is None:
            raise UsageError("choose one of --wacz, --bag, --dossier, and a file: -o FILE")
        _packed(forms[0], url, work, tag, out, accept=accept, json=json)
        return
    if form not in {"csv", "jsonl", None} or (json and form == "csv"):
        raise UsageError(f"--format {form} is neither csv nor jsonl, or not what --json asks for")
    lines = json or form == "jsonl" or (form is None and out is not None and out.suffix == ".jsonl")
    with opened() as app:
        rows = _register(app.lookup)
        output.give(
            (f"{dumps(row, ensure_ascii=False)}\n".encode() for row in rows) if lines else _csv_lines(rows), out
        )


def _packed(
    form: str, url: str | None, work: str | None, tag: str | None, out: Path, *, accept: bool, json: bool
) -> None:
    """Writes an export, and journals that it was made."""
    from archiver.export.making import export_act

    with opened() as app:
        app.settle()
        sources, title = _wanted(app.lookup, url, work, tag)
        if not app.settings.own_addresses:
            output.note("own_addresses is not set: the export was searched for this machine's own addresses only")
        made, found = app.maker.make(form, sources, title, out, accept=accept)
        with out.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        app.journal.record([export_act(form, sources, digest)], acted("export"))
    ours = [asdict(one) for one in found]
    if json:
        told = {"file": str(out), "bytes": out.stat().st_size, "sha256": digest, "our_addresses": ours}
        output.record(asdict(made) | told)
        return
    for one in found:
        output.line(f"contains an address of ours: {one.url}: {one.address} (capture {one.capture})")
    for line in _told(made, out, digest):
        output.line(line)


def _wanted(lookup: Lookup, url: str | None, work: str | None, tag: str | None) -> tuple[list[Watched], str]:
    """The sources to export, and the title of the export."""
    if url is not None:
        found = lookup.source(url)
        return [found], found.source.url
    chosen = list(lookup.sources(work=work, tag=tag))
    title = work or tag or ""
    if not chosen:
        raise NotFound(f"no source {'is cited by' if work else 'has the tag'} {title!r}")
    return chosen, title


def _told(made: Exported, out: Path, digest: str) -> list[str]:
    date = (
        f"{made.unstamped} of them dated by our clock only, no outside witness yet" if made.unstamped else "all stamped"
    )
    things = f"{output.counted(made.not_captured, 'thing')} not captured, listed"
    return [
        f"{out}: {output.counted(made.captures, 'answer')} of {output.counted(made.looks, 'look')} ({date}); {things}",
        f"sha256 {digest}, verified by a separate process; anybody can do so: archiver verify {out}",
    ]


def _csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    buffer = StringIO(newline="")
    table = csv.DictWriter(buffer, _REGISTER)
    table.writeheader()
    for row in rows:
        shown = {**row, "tags": ";".join(row["tags"]), "sealed": str(row["sealed"]).lower()}
        table.writerow({key: sanitizing.cell(it) if isinstance(it, str) else it for key, it in shown.items()})
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


_REGISTER = ("source", "url", "written", "added", "standing", "every", "sealed", "egress", "tags", "state", "certainty",
             "since", "n", "work", "work_url", "quote", "locator")  # fmt: skip


def _register(lookup: Lookup) -> Iterator[dict[str, Any]]:
    """One row per citation; one row, too, for a source that no work cites."""
    from archiver.lookup import source_line
    from storage.clock import rfc3339

    for watched in lookup.sources():
        source = watched.source
        shown = source_line(watched)
        common = {
            "source": source.id,
            "url": source.url,
            "written": source.written,
            "added": rfc3339(source.added_at),
            "standing": source.standing.value,
            "every": f"{source.interval_s}s",
            "sealed": source.access.value == "sealed",
            "egress": source.egress,
            "tags": list(source.tags),
            **{key: shown[key] for key in ("state", "certainty", "since", "n")},
        }
        cited = lookup.cited(source.id)
        if not cited:
            yield common | dict.fromkeys(("work", "work_url", "quote", "locator"))
        for one in cited:
            yield common | {
                "work": one.work.title,
                "work_url": one.work.url,
                "quote": one.citation.quote,
                "locator": one.citation.locator,
            }
