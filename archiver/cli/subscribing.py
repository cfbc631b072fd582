"""Commands for who is told of what happens: subscribe, subscribers, unsubscribe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from archiver.cli import output
from archiver.cli.acting import acted
from archiver.cli.opening import begun, opened
from archiver.cli.options import Json
from storage.clock import rfc3339
from storage.model import Sure

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.subscribers import Known
    from storage.catalog.letters import Letter


NOT_TAKEN = 8  # exit code: not accepted now


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (subscribe, subscribers, unsubscribe):
        app.command()(command)


def subscribe(
    address: Annotated[str, typer.Argument(help="A mail address, or a URL that takes webhooks.", metavar="ADDRESS")],
    *,
    url: Annotated[
        list[str] | None,
        typer.Option(help="About this source, or all of this host; may be repeated.", metavar="URL|HOST"),
    ] = None,
    work: Annotated[
        list[str] | None, typer.Option(help="About what this work cites; may be repeated.", metavar="TITLE")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="About sources with this tag; may be repeated.", metavar="T")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Of this kind instead of the usual kinds; may be repeated.", metavar="KIND")
    ] = None,
    language: Annotated[str, typer.Option(help="en or zh.", metavar="LANGUAGE")] = "en",
    digest: Annotated[str, typer.Option(help="daily or weekly: one mail soon after 6 h UTC.", metavar="WHEN")] = "none",
    sure: Annotated[
        str, typer.Option(help="Only alterations at least this sure: low, medium or high.", metavar="LEVEL")
    ] = "low",
    json: Json = False,
) -> None:
    """Tell someone what happens to sources, from now on.

    About all sources without --url, --work and --tag; with several of these, about whatever any of them names. The address
    is kept sealed. A URL is posted to as the webhook is, signed with the key that is printed. Asking for the same again
    gives the same subscription.
    """
    from archiver.subscribers import Wanted

    wanted = Wanted(
        address=address,
        urls=url or (),
        works=work or (),
        tags=tag or (),
        kinds=kind or (),
        language=language,
        digest=digest,
        sure=sure,
    )
    with begun() as app:
        found, new = app.subscribers.make(wanted, acted("subscribe"))
        if new:
            app.settle()
        _notes(app, found)
        secret = None if found.mail else app.subscribers.secret(found)
        _tell(app, found, None, json=json, more={"new": new, "secret": secret})
        if not json and secret is not None:
            output.line(f"    signed with {secret}")


def subscribers(
    trial: Annotated[
        str | None, typer.Option("--try", help="Send a test to this one, by id or address.", metavar="ID|ADDRESS")
    ] = None,
    json: Json = False,
) -> int:
    """List who is told of what.

    With --try: send one test message now. Exit code 8 when it was not accepted.
    """
    from storage import catalog as tables

    with opened() as app:
        if trial is not None:
            return _try(app, app.subscribers.named(trial)[0], json=json)
        with app.catalog.read() as conn:
            troubled = tables.letters.troubled(conn)
        for one in app.subscribers.standing():
            _tell(app, one, troubled.get(one.id), json=json)
        for name in app.subscribers.unreadable():
            output.note(f"{name} was sealed with a key that is not here: it tells nobody")
    return 0


def _try(app: App, one: Known, *, json: bool) -> int:
    why = app.letters.trial(one)
    if json:
        output.record({"id": one.id, "taken": why is None, "trouble": why})
    else:
        output.line(f"{one.id}  {'accepted' if why is None else f'not accepted: {why}'}")
    return 0 if why is None else NOT_TAKEN


def unsubscribe(
    name: Annotated[str, typer.Argument(help="An id of `archiver subscribers`, or an address.", metavar="ID|ADDRESS")],
    json: Json = False,
) -> None:
    """End a subscription, or all of an address."""
    with opened() as app:
        ended = app.subscribers.end(name, acted("unsubscribe"))
        app.settle()
    for one in ended:
        if json:
            output.record({"id": one, "ended": True})
        else:
            output.line(f"{one}  ended")


def _notes(app: App, found: Known) -> None:
    """Prints what may keep a subscriber from being told, and terms that may be mistaken."""
    if found.mail and app.post is None:
        output.note(
            "no mail server is named: set ARCHIVER_SMTP and ARCHIVER_MAIL_FROM; until then nothing is sent by mail"
        )
    if urlsplit(app.settings.public_url).hostname in {"localhost", "127.0.0.1", "::1"}:
        output.note(
            f"links in messages begin with {app.settings.public_url}, which only this machine can open: set ARCHIVER_PUBLIC_URL to "
            "the address by which others reach the service"
        )
    if unreadable := len(app.subscribers.unreadable()):
        output.note(
            f"subscriptions sealed with a key that is not here: {unreadable}; they tell nobody. This one is sealed with the "
            f"key in {app.sealer.key_file}, newly made if it was missing: keep it when the other is put back"
        )
    for tag in found.terms.tags:
        if next(app.lookup.sources(tag=tag), None) is None:
            output.note(f"no source has the tag {tag!r} yet")


def _tell(app: App, one: Known, trouble: Letter | None, *, json: bool, more: dict[str, Any] | None = None) -> None:
    from storage import catalog as tables

    terms = one.terms
    with app.catalog.read() as conn:
        known = {key: source.url for key, source in tables.sources.register_of(conn, terms.sources).items()}
        works = [work.title if (work := tables.works.by_id(conn, key)) else key for key in terms.works]
    urls = [*(known.get(key, key) for key in terms.sources), *terms.hosts]
    why = None
    if trouble is not None:
        then = "given up" if trouble.next_at is None else f"tried again {rfc3339(trouble.next_at)}"
        why = trouble.error if trouble.next_at and not trouble.attempts else f"{trouble.error}; {then}"
    if json:
        output.record({
            "id": one.id, "at": rfc3339(one.subscription.at), "address": terms.address, "urls": urls, "works": works,
            "tags": list(terms.tags), "kinds": [kind.value for kind in terms.kinds], "language": terms.language,
            "digest": terms.digest.value, "sure": terms.sure.value, "trouble": why, **(more or {}),
        })  # fmt: skip
        return
    of = ", ".join([*urls, *(f"“{title}”" for title in works), *(f"tag {tag}" for tag in terms.tags)]) or "all sources"
    how = "" if terms.digest.value == "none" else f", {terms.digest.value}"
    how += {Sure.MEDIUM: ", of alterations medium and high", Sure.HIGH: ", of alterations high"}.get(terms.sure, "")
    known_before = "" if more is None or more["new"] else "  (subscribed before)"
    output.line(f"{one.id}  {terms.address}  {of}: {' '.join(kind.value for kind in terms.kinds)}{how}{known_before}")
    if why is not None:
        output.line(f"    a letter was not accepted: {why}")
