"""The commands that say what is kept: add, edit, pause, resume, retire, stop. None of them fetches a source."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from archiver.cli import certificates, output
from archiver.cli.acting import acted, actor
from archiver.cli.opening import begun, opened
from archiver.cli.options import Egress, Every, Json, Sealed, Tag, WorkUrl
from archiver.errors import UsageError

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.intake import Registered
    from archiver.intake.references import Reference
    from storage.journal import Entry
    from storage.model import Source, Standing

# field of a source -> option of `edit`, where they differ
_OPTIONS = {"interval_s": "every", "tags": "tag", "max_bytes": "max-bytes"}
Targets = Annotated[list[str] | None, typer.Argument(help="URLs or hosts.", metavar="URL|HOST")]
Accepted = Annotated[
    str | None,
    typer.Option(
        help="Accept this certificate as the site's although it does not hold; always labelled.", metavar="SHA256"
    ),
]
Withdrawn = Annotated[
    bool, typer.Option("--withdraw-certificate", help="Accept no such certificate any more; what is kept stays.")
]
All = Annotated[bool, typer.Option("--all", help="Every source.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command()(add)
    for command in (edit, pause, resume, retire, stop):
        app.command()(command)


def add(
    urls: Annotated[list[str], typer.Argument(help="Addresses as they are cited.", metavar="URL")],
    *,
    work: Annotated[str | None, typer.Option(help="Title of the work that cites them.", metavar="TITLE")] = None,
    work_url: WorkUrl = None,
    quote: Annotated[str | None, typer.Option(help="The passage that it quotes.", metavar="TEXT")] = None,
    locator: Annotated[str | None, typer.Option(help="Where in the work: page, footnote.", metavar="TEXT")] = None,
    every: Every = None,
    tag: Tag = None,
    sealed: Sealed = False,
    egress: Egress = None,
    keep_parameters: Annotated[
        bool, typer.Option("--keep-parameters", help="Keep parameters that tell who passed the link on.")
    ] = False,
    json: Json = False,
) -> None:
    """Register sources; fetches nothing.

    They are due at once: `archiver run` or `archiver check URL` then looks at them.
    """
    from archiver.intake import references
    from storage.model import Access

    try:
        cites: tuple[references.Cite, ...] = ()
        if any((work, work_url, quote, locator)):
            cites = (references.cite(title=work, url=work_url, quote=quote, locator=locator),)
        wanted = [
            dataclasses.replace(
                references.reference(url, keep_parameters=keep_parameters),
                cites=cites,
                interval_s=None if every is None else references.interval(every),
                tags=references.tags(tag),
                access=Access.SEALED if sealed else Access.PUBLIC,
                egress=egress,
            )
            for url in urls
        ]
    except ValueError as error:
        raise UsageError(str(error)) from None
    with begun(check=lambda app: app.intake.check(wanted)) as app:
        say_what_sites_see(app, wanted)
        for one in app.intake.register(wanted, acted("add")):
            _tell_registered(one, json=json)
            if not one.new and (every or tag or sealed or egress):
                url = one.reference.url
                output.note(f"{url} was registered before and is kept as it was: `archiver edit {url}` changes that")
        app.settle()


def say_what_sites_see(app: App, wanted: Sequence[Reference]) -> None:
    """Prints what sites will see when these references are looked at."""
    for line in app.sites_see(one.egress for one in wanted):
        output.note(line)


def _tell_registered(one: Registered, *, json: bool) -> None:
    reference = one.reference
    if reference.removed_parameters:
        taken = ", ".join(reference.removed_parameters)
        output.note(f"removed, because it tells who passed the link on: {taken} (--keep-parameters keeps it)")
    if ":~:text=" in reference.written:
        quotes = [cite.quote for cite in reference.cites if cite.quote]
        output.note(f"the passage that is watched there: “{quotes[0]}”" if quotes else "the address names no passage")
    if json:
        output.record(
            {
                "url": reference.url,
                "source": one.source,
                "written": reference.written,
                "new": one.new,
                "removed_parameters": list(reference.removed_parameters),
            }
        )
    else:
        output.line(f"{one.source}  {reference.url}{'' if one.new else '  (registered before)'}")


def edit(
    url: Annotated[str, typer.Argument(help="A registered source.", metavar="URL")],
    *,
    every: Every = None,
    tag: Annotated[list[str] | None, typer.Option(help="Its tags, in place of the old ones.", metavar="T")] = None,
    sealed: Annotated[bool | None, typer.Option("--sealed/--public", help="Who may see it.")] = None,
    egress: Egress = None,
    max_bytes: Annotated[
        int | None, typer.Option(help="Longest body kept.", metavar="BYTES", min=1024, max=1 << 50)
    ] = None,
    probes: Annotated[
        bool | None, typer.Option("--probes/--no-probes", help="Whether to ask neighbouring pages in doubt.")
    ] = None,
    accept_certificate: Accepted = None,
    withdraw_certificate: Withdrawn = False,
    reason: Annotated[
        str | None, typer.Option(help="For a certificate: why, for whoever asks later.", metavar="TEXT")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who accepts it; by default your user name.", metavar="NAME")] = None,
    json: Json = False,
) -> None:
    """Change how one source is kept."""
    from archiver.intake import references
    from archiver.lookup import registered, source_line
    from storage.journal import SourceEdited
    from storage.model import Access

    changes: dict[str, Any] = {"egress": egress, "max_bytes": max_bytes, "probes": probes}
    try:
        changes["interval_s"] = None if every is None else references.interval(every)
        changes["tags"] = None if tag is None else references.tags(tag)
    except ValueError as error:
        raise UsageError(str(error)) from None
    changes["access"] = None if sealed is None else Access.SEALED if sealed else Access.PUBLIC
    changes = {name: value for name, value in changes.items() if value is not None}
    if certificates.wanted(accept_certificate, reason, withdraw=withdraw_certificate):
        changes["certificate"] = None if withdraw_certificate else certificates.fingerprint(accept_certificate or "")
    if not changes:
        raise UsageError(
            "say what to change: --every, --tag, --sealed or --public, --egress, --max-bytes, --no-probes, "
            "--accept-certificate"
        )
    with opened() as app:
        app.intake.check_egress(egress)
        before = app.lookup.source(url).source
        after: Source = dataclasses.replace(before, **changes)
        if after != before:
            entries: list[Entry] = [SourceEdited(source=after)]
            if after.certificate != before.certificate:
                entries.append(certificates.act(app, before, after, who=actor(by), reason=reason or ""))
            app.journal.record(entries, acted("edit"))
            app.settle()
            certificates.tell(app, after)
        watched = app.lookup.source(url)
        if json:
            output.record(source_line(watched) | {"registered": registered(watched.source)})
        else:
            changed = [_OPTIONS.get(one, one) for one in changes if getattr(before, one) != getattr(after, one)]
            said = f"changed: {', '.join(changed)}" if changed else "nothing changed: it is kept like that already"
            output.line(f"{watched.source.id}  {watched.source.url}  {said}")


def pause(targets: Targets = None, json: Json = False) -> None:
    """Stop looking at sources for now.

    `archiver resume URL` goes on.
    """
    from storage.model import Standing

    _set_standing(targets, Standing.PAUSED, json=json)


def resume(targets: Targets = None, everything: All = False, json: Json = False) -> None:
    """Look again at sources that were paused or retired."""
    from storage.model import Standing

    _set_standing(targets, Standing.ACTIVE, json=json, everything=everything)


def retire(targets: Targets = None, json: Json = False) -> None:
    """Stop looking at sources; what is kept stays."""
    from storage.model import Standing

    _set_standing(targets, Standing.RETIRED, json=json)


def stop(everything: All = False, json: Json = False) -> None:
    """Stop looking at anything, at once.

    Pauses every source; `archiver resume --all` goes on.
    """
    from storage.model import Standing

    if not everything:
        raise UsageError("`archiver stop --all` pauses every source; for some of them use `archiver pause`")
    _set_standing([], Standing.PAUSED, json=json, everything=True)


_COMMANDS = {"active": "resume", "paused": "pause", "retired": "retire"}


def _set_standing(targets: Sequence[str] | None, standing: Standing, *, json: bool, everything: bool = False) -> None:
    """Sets the standing of sources, and prints each.

    Retired sources stay retired if all sources, or all of a host, are paused or resumed: to resume one, name its URL.
    """
    from archiver.lookup import names_host, source_line
    from storage.journal import StandingChanged
    from storage.model import Standing as Stands

    if not targets and not everything:
        raise UsageError("name a URL or a host")
    with opened() as app:
        sets = [list(app.lookup.sources())] if everything else []
        sets += [app.lookup.matching(target) for target in targets or () if names_host(target)]
        named = [one for target in targets or () if not names_host(target) for one in app.lookup.matching(target)]
        stays = None if standing is Stands.RETIRED else Stands.RETIRED
        chosen = named + [one for many in sets for one in many if one.source.standing is not stays]
        changed = [one for one in chosen if one.source.standing is not standing]
        if changed:
            entries = [StandingChanged(source=one.source.id, standing=standing) for one in changed]
            app.journal.record(entries, acted(_COMMANDS[standing.value]))
            app.settle()
        if targets and not chosen:
            output.note("all of these are retired; `archiver resume URL` looks at one again")
        for one in chosen:
            if json:
                output.record(source_line(one) | {"standing": standing.value})
            else:
                output.line(f"{one.source.id}  {one.source.url}  {standing.value}")
