"""The commands that show what is kept: sources, show, events, cases, get, export."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, TypeVar

import typer

from archiver import sanitizing
from archiver.cli import output
from archiver.cli.opening import opened, opened_if_any
from archiver.cli.options import Json, Out
from archiver.errors import UsageError
from storage import scratch

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.lookup import Lookup
    from archiver.lookup.passages import Missing
    from storage.model import Capture, EventKind, State, Watched

    _Named = TypeVar("_Named", State, EventKind)


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (sources, show, events, cases, get, export):
        app.command()(command)


def sources(
    json: Json = False,
    state: Annotated[str | None, typer.Option(help="Only those in this state.", metavar="STATE")] = None,
    host: Annotated[str | None, typer.Option(help="Only those of this host.", metavar="HOST")] = None,
    tag: Annotated[str | None, typer.Option(help="Only those with this tag.", metavar="TAG")] = None,
    work: Annotated[str | None, typer.Option(help="Only those that this work cites.", metavar="TITLE")] = None,
) -> None:
    """List the sources and how each stands."""
    from archiver.cli import human
    from archiver.lookup import PAGE, source_line
    from storage.model import State

    states = None if state is None else [_one_of(State, state, "--state")]
    asked = (state, host, tag, work) != (None,) * 4
    none = True
    with opened_if_any() as app:
        if app is None:
            return
        found = app.lookup.sources(states=states, host=host, tag=tag, work=work)
        while some := list(islice(found, PAGE)):
            none = False
            gone = {} if json else _missing(app, some)
            for watched in some:
                if json:
                    output.record(source_line(watched))
                else:
                    output.line(human.source(watched, gone.get(watched.source.id)))
    if none:  # tells the user; for a program, no output is the answer
        output.note(
            "no source matches; `archiver sources` lists all"
            if asked
            else f"no source is registered yet in {app.settings.data.absolute()}"
        )


def show(url: Annotated[str, typer.Argument(help="A registered source.", metavar="URL")], json: Json = False) -> None:
    """Show one source with every look at it."""
    from archiver.cli import human

    with opened() as app:
        if json:
            output.record(app.lookup.show(url))
            return
        watched = app.lookup.source(url)
        gone = _missing(app, [watched]).get(watched.source.id)
        for line in human.shown(watched, app.lookup.show(url), gone):
            output.line(line)


def events(
    *,
    json: Json = False,
    since: Annotated[str | None, typer.Option(help="From this time on.", metavar="TIME")] = None,
    url: Annotated[str | None, typer.Option(help="Only of this source.", metavar="URL")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only of this kind; may be repeated.", metavar="KIND")] = None,
    tag: Annotated[str | None, typer.Option(help="Only of sources with this tag.", metavar="TAG")] = None,
    work: Annotated[str | None, typer.Option(help="Only of sources that this work cites.", metavar="TITLE")] = None,
) -> None:
    """List changes of state, oldest first."""
    from archiver.cli import human
    from archiver.lookup import event_line, parse_time
    from storage.model import EventKind

    kinds = [_one_of(EventKind, one, "--kind") for one in kind] if kind else None
    with opened_if_any() as app:
        if app is None:
            return
        source = None if url is None else app.lookup.source(url).source.id
        among = None
        if tag is not None or work is not None:
            among = {one.source.id for one in app.lookup.sources(tag=tag, work=work)}
        when = None if since is None else parse_time(since)
        for event in app.lookup.events(since=when, source=source, kinds=kinds):
            if among is not None and event.source not in among:
                continue
            if json:
                output.record(event_line(event))
            else:
                output.line(human.event(event))


def cases(json: Json = False) -> None:
    """List what was not served as expected.

    Each from the first sign to the end.
    """
    from archiver.cli import human
    from archiver.lookup import case_line

    with opened_if_any() as app:
        for case in app.lookup.cases() if app is not None else ():
            if json:
                output.record(case_line(case))
            else:
                output.line(human.case(case))


def get(
    url: Annotated[str, typer.Argument(help="A source, or a document of its page.", metavar="URL")],
    *,
    at: Annotated[str | None, typer.Option(help="The capture nearest to this time.", metavar="TIME")] = None,
    any_: Annotated[bool, typer.Option("--any", help="Of any status, not only good ones.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="As stored: content coding kept.")] = False,
    warc: Annotated[bool, typer.Option("--warc", help="The WARC record itself, one gzip member.")] = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """Write out the kept copy of a URL.

    The newest good capture, content-decoded, after its digest was checked.
    """
    from archiver.lookup import capture_line, parse_time
    from archiver.lookup.erased import explain_substitute
    from storage.clock import rfc3339

    if raw and warc:
        raise UsageError("--raw gives the body as stored, --warc the whole record: choose one")
    if json and out is None:
        raise UsageError("--json prints which capture it is, so the bytes need a file: add -o FILE")
    with opened() as app:
        capture = app.lookup.capture(url, at=None if at is None else parse_time(at), good=not any_)
        _give(_chunks(app.lookup, capture, raw=raw, warc=warc), out)
        with app.catalog.read() as conn:
            gone = explain_substitute(conn, capture, None if at is None else parse_time(at))
        if gone is not None:
            output.note(f"this is the copy of {rfc3339(capture.at)}: {gone}")
        if capture.certificate is not None:
            how = "it was accepted by its fingerprint" if capture.accepted else "nothing shows that the site sent this"
            output.note(f"the site's certificate could not be verified: {how}")
        if json:
            output.record(capture_line(capture))
        elif out is not None:
            from archiver.stamping import dated

            output.note(f"capture {capture.id} of {rfc3339(capture.at)}, status {capture.status}, written to {out}")
            output.note(f"its date: {dated(app.catalog, app.shelf, capture)}")


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
        from archiver.cli import exporting

        exporting.export(exporting.Wanted(url=url, work=work, tag=tag), forms, out, accept=accept, json=json)
        return
    if form not in {"csv", "jsonl", None} or (json and form == "csv"):
        raise UsageError(f"--format {form} is neither csv nor jsonl, or not what --json asks for")
    lines = json or form == "jsonl" or (form is None and out is not None and out.suffix == ".jsonl")
    with opened() as app:
        rows = _register(app.lookup)
        _give((f"{dumps(row, ensure_ascii=False)}\n".encode() for row in rows) if lines else _csv_lines(rows), out)


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


def _missing(app: App, watched: Sequence[Watched]) -> Mapping[str, Mapping[str, Missing]]:
    """The cited passages that are no longer served, by source."""
    if not any(one.quotes for one in watched):
        return {}
    from archiver.lookup.passages import missing  # loads the document readers: only if a passage is cited

    with app.catalog.read() as conn:
        return missing(conn, watched)


def _one_of(kind: type[_Named], word: str, option: str) -> _Named:
    """The state or kind of event of this name. UsageError lists them."""
    if word not in {one.value for one in kind}:
        raise UsageError(f"{option} {word} is none of {', '.join(one.value for one in kind)}")
    return kind(word)


def _chunks(lookup: Lookup, capture: Capture, *, raw: bool, warc: bool) -> Iterable[bytes]:
    if warc:
        return lookup.record(capture)
    found = lookup.open(capture)
    return (found.stored if raw else found.decoded()).chunks()


def _give(chunks: Iterable[bytes], out: Path | None) -> None:
    """Writes to the file, completely or not at all, or to standard output."""
    if out is None:
        for chunk in chunks:
            output.data(chunk)
        output.data(b"", last=True)
        output.flush()
        return
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(
            f"-o {out}: {'that is a directory' if out.is_dir() else f'there is no directory {out.parent}'}"
        )
    with _whole(out) as file:
        for chunk in chunks:
            file.write(chunk)


@contextmanager
def _whole(out: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when it is complete. A device or pipe is written directly, not replaced."""
    if out.exists() and not out.is_file():
        with out.open("wb") as file:
            yield file
        return
    with scratch.part(out) as file:
        yield file
        file.flush()
        Path(file.name).replace(out)
