"""The commands that show what is kept: sources, show, events, cases, get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from archiver.cli import output
from archiver.cli.opening import opened, opened_if_any
from archiver.cli.options import Json, Out
from archiver.errors import UsageError

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.lookup import Lookup
    from archiver.lookup.passages import Missing
    from storage.model import Capture, EventKind, State, Watched

    _Named = TypeVar("_Named", State, EventKind)


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (sources, show, events, cases, get):
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
        output.give(_chunks(app.lookup, capture, raw=raw, warc=warc), out)
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
