"""The command `import`: registers lists of cited sources, and documents that cite them. Fetches no source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.acting import acted
from archiver.cli.opening import begun, opened_to_check, settings
from archiver.cli.options import Egress, Every, Json, Sealed, Tag, WorkUrl
from archiver.cli.registering import say_what_sites_see
from archiver.errors import UsageError

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.intake.importing import Wishes
    from archiver.intake.lists import List
    from archiver.intake.references import Reference


def add_to(app: typer.Typer) -> None:
    """Adds this command."""
    app.command("import")(import_)


def import_(
    file: Annotated[
        str,
        typer.Argument(
            help="A list (TOML, CSV, JSONL, one address a line) or a document (PDF, DOCX, ODT, HTML, Markdown, text, BibTeX, RIS, CSL-JSON; of a HAR, the pages that were opened).",
            metavar="FILE|URL",
        ),
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be registered; keep nothing.")] = False,
    work: Annotated[
        str | None, typer.Option(help="Title of the work; else the document's own.", metavar="TITLE")
    ] = None,
    work_url: WorkUrl = None,
    every: Every = None,
    tag: Tag = None,
    sealed: Sealed = False,
    egress: Egress = None,
    json: Json = False,
) -> None:
    """Register what a document or a list cites.

    A list is registered whole, or not at all if one line is wrong; the options apply where it says nothing. From a
    document, each place that cites something, with its page or footnote; what cannot be watched is left out, and named.
    """
    from archiver.intake import references
    from archiver.intake.importing import Wishes
    from storage.model import Access, Standing

    try:
        wishes = Wishes(
            work=work,
            work_url=work_url,
            interval_s=None if every is None else references.interval(every),
            tags=references.tags(tag),
            access=Access.SEALED if sealed else Access.PUBLIC,
            egress=egress,
        )
    except ValueError as error:
        raise UsageError(str(error)) from None
    with opened_to_check(settings()) as app:
        app.intake.check_egress(egress)
        found = read_given(app, file, wishes)
        for note in found.notes:
            output.note(f"{file}: {note}")
        app.intake.check(found.references, file)
        if dry_run:
            _try(app, file, found.references, json=json)
            return
    with begun(check=lambda app: app.intake.check(found.references, file)) as app:
        say_what_sites_see(app, found.references)
        done = app.intake.register(found.references, acted("import"))
        for registered in done:
            _tell_imported(registered.reference, registered.source, json=json)
        new = sum(one.new for one in done)
        waits = "`archiver check --due` looks at them now, a running service by itself" if new else "all were here"
        _sum_up(file, found.references, new, waits)
        if rest := sum(one.new and one.reference.standing is not Standing.ACTIVE for one in done):
            output.note(f"{file}: {rest} stay paused or retired, as it says: `archiver resume URL` looks at one again")
        app.settle()


def read_given(app: App, file: str, wishes: Wishes | None = None) -> List:
    """The references of a list or document, from a file, from standard input (`-`) or from a URL."""
    import sys

    from archiver.intake import importing, lists, remote

    url = charset = None
    if file == "-":
        data = sys.stdin.buffer.read(lists.LIST_BYTES + 1)
    elif file.lower().startswith(("http://", "https://")):
        fetched = remote.read(app.fetcher, file)
        data, url, charset = fetched.data, fetched.url, fetched.charset
    else:
        try:
            with Path(file).open("rb") as opened_file:
                data = opened_file.read(lists.LIST_BYTES + 1)
        except OSError as error:
            hint = "; only http and https addresses are read" if "://" in file else ""
            raise UsageError(f"{file} cannot be read: {error.strerror}{hint}") from None
    return importing.read(data, file, wishes or importing.Wishes(), app.intake.refused, url=url, charset=charset)


def _try(app: App, file: str, references: Sequence[Reference], *, json: bool) -> None:
    """Prints what would be registered."""
    known = app.intake.known(references)
    for one in references:
        _tell_imported(one, None if json else known.get(one.url), json=json)
    new = len({one.url for one in references} - known.keys())
    _sum_up(file, references, new, "nothing is registered yet; leave out --dry-run to register them")


def _sum_up(file: str, references: Sequence[Reference], new: int, then: str) -> None:
    """Prints the number of references, and what comes next."""
    addresses = len({one.url for one in references})
    places = sum(max(len(one.cites), 1) for one in references)
    told = f"{places} place{'s' * (places != 1)}, {addresses} address{'es' * (addresses != 1)}"
    output.note(f"{file}: {told}, {new} of them new; {then}")


def _tell_imported(reference: Reference, source: str | None, *, json: bool) -> None:
    """Prints one line per citation, or one for a reference that no work cites."""
    for cite in reference.cites or (None,):
        if json:
            output.record(
                {
                    "url": reference.url,
                    "written": reference.given,
                    "locator": cite.locator if cite else None,
                    "quote": cite.quote if cite else None,
                    "changed": list(reference.changed),
                    "source": source,
                }
            )
        else:
            changed = f"  ({'; '.join(reference.changed)})" if reference.changed else ""
            cited = f"  cited in {cite.title}" if cite else ""
            place = f", {cite.locator}" if cite and cite.locator else ""
            output.line(f"{source or '(new)':26}  {reference.url}{changed}{cited}{place}")
            if cite and cite.quote:
                output.line(f'{"":26}  "{cite.quote}"')
