"""Commands for whoever runs the service: token, doctor, config."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import ELSEWHERE, begun, nowhere, opened, opened_to_check, settings
from archiver.cli.options import Json
from archiver.errors import UsageError
from storage.clock import rfc3339
from storage.errors import ArchiverError, DatabaseError, NoCatalog, NotFound, StoreError

if TYPE_CHECKING:
    from archiver.app import App
    from config.settings import Settings

TOKEN_NAME_CHARS = 64
POSTPONED = 8  # exit code: not possible now

token = typer.Typer(help="Tokens for reading and writing over HTTP.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.add_typer(token, name="token")
    app.command()(doctor)
    app.command()(config)


@token.command("create")
def create(
    name: Annotated[
        str | None, typer.Argument(help="Your name for it; by default one like token-2.", metavar="NAME")
    ] = None,
    read: Annotated[bool, typer.Option("--read", help="It may only read; without this it may write too.")] = False,
    json: Json = False,
) -> None:
    """Make a token and print it, once: only its SHA-256 is kept."""
    from archiver.web import new_token
    from storage import catalog as tables

    if name is not None and (not name.isprintable() or not 0 < len(name.strip()) <= TOKEN_NAME_CHARS):
        raise UsageError(f"a token's name must be one line of up to {TOKEN_NAME_CHARS} characters")
    scope: tables.tokens.Scope = "read" if read else "write"
    with begun() as app:
        with app.catalog.read() as conn:
            taken = {one.name for one in tables.tokens.listing(conn)}
        if name is None:
            name = next(free for n in count(len(taken) + 1) if (free := f"token-{n}") not in taken)
        made = new_token(app.catalog, name, scope, app.now())
    if json:
        output.record({"name": name, "scope": scope, "token": made})
    else:
        output.line(made)
        output.note(f"this is the only time the token is shown; its name is {name}")


@token.command("list")
def listing(json: Json = False) -> None:
    """List the tokens: names and scopes, never the tokens themselves."""
    from storage import catalog as tables

    with opened() as app, app.catalog.read() as conn:
        found = tables.tokens.listing(conn)
    for one in found:
        used = None if one.last_used_at is None else rfc3339(one.last_used_at)
        if json:
            output.record({"name": one.name, "scope": one.scope, "created": rfc3339(one.created_at), "last_used": used})
        else:
            output.line(f"{one.name}  {one.scope}  created {rfc3339(one.created_at)}  last used {used or 'never'}")


@token.command("revoke")
def revoke(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Revoke a token: its holder is no longer let in."""
    from storage import catalog as tables

    with opened() as app, app.catalog.write() as conn:
        gone = tables.tokens.remove(conn, name)
    if not gone:
        raise NotFound(f"there is no token named {name!r}; `archiver token list` shows them")
    output.note(f"the token {name} is no longer let in")


def config(json: Json = False) -> None:
    """Show every setting and where it came from.

    Secrets are hidden.
    """
    from config.settings import rows

    for row in rows(settings()):
        if json:
            output.record(row)
            continue
        value = "not set" if row["value"] is None else _written(row["value"])
        output.line(f"{row['name']:<24} {value}  ({row['from']})")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(" ".join(one.values()) if isinstance(one, dict) else str(one) for one in value) or "none"
    return str(value)


def doctor(json: Json = False) -> int:
    """Check everything that this service depends on.

    Settings, catalog, stores, ledger, disk, the proxies that requests leave by, the canary, the mail server. Looks at no
    cited site; what waits for the ledger is signed, as the service would do.
    """
    worst = 0
    for name, trouble, code in _checks(settings()):
        worst = worst or code
        if json:
            output.record({"check": name, "ok": trouble is None, "trouble": trouble})
        else:
            output.line(f"{name:<12} {'works' if trouble is None else trouble}")
    return worst


def _checks(decided: Settings) -> Iterator[tuple[str, str | None, int]]:
    """Yields (what, trouble or None, exit code) per check."""
    yield ("settings", None, 0)
    yield from _apart(decided)
    yield from _begun(decided)
    try:
        with opened_to_check(decided) as app:
            if app.catalog.may_be_written():
                yield ("catalog", None, 0)
            else:
                yield ("catalog", f"{app.catalog.name} takes no writes", DatabaseError.exit_code)
            yield from _stores(app)
            yield from _waiting(app)
            yield _copies(app)
            yield from _audited(app)
            yield from _signed(app)
            yield from _locked(app)
            yield from _held(app)
            yield from _purged(app)
            own = app.clock.doubt(
                app.now()
            )  # no service may be running to say so, but looks by `archiver check` are marked, too
            doubts = [f"{name}: {why}" for name, why in app.doubts().items()] or ([own] if own is not None else [])
            yield ("clock", f"looks decide nothing: {'; '.join(doubts)}" if doubts else None, 0)
            for name, why in app.vantages():
                yield (f"egress {name}", why, 0 if why is None else POSTPONED)
            yield from _other_vantages(app)
            if decided.canary is not None:
                yield _canary(app, decided.canary)
            yield from _delivery(app)
            yield from _unread(app)
            held = app.held()
            yield ("rounds", None if held is None else f"no new round starts: {held[1]}", 0)
    except ArchiverError as error:
        yield ("catalog" if isinstance(error, DatabaseError) else "store", str(error), error.exit_code)
    yield _space(decided)


def _apart(decided: Settings) -> Iterator[tuple[str, str | None, int]]:
    """A line if copies are replayed under the pages' host name: cookies do not distinguish ports."""
    from urllib.parse import urlsplit

    pages, replay = (urlsplit(url).hostname for url in (decided.public_url, decided.replay_url))
    if pages == replay and pages not in {"localhost", "127.0.0.1", "::1"}:
        yield ("replay", f"ARCHIVER_REPLAY_URL has the host name of ARCHIVER_PUBLIC_URL, {pages}: give it another", 0)


def _begun(decided: Settings) -> Iterator[tuple[str, str | None, int]]:
    """A line if there is no archive: this directory may be fine, but not the one that was meant."""
    from storage.catalog import Catalog

    try:
        Catalog.open(decided.database, begin=False).close()
    except NoCatalog as error:
        yield ("archive", f"{nowhere(decided)}: {error}. {ELSEWHERE}", 0)
    except DatabaseError:  # reported for the catalog
        return


def _other_vantages(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line if there are several egresses but none would be asked for a page that the default one is not shown."""
    from archiver.look.questions import abroad

    own, *rest = app.fetcher.egresses
    if rest and not abroad(app.fetcher.egresses, own):
        names = ", ".join(rest)
        yield (
            "egress",
            f"a page not shown by way of {own} is asked for from no other vantage point: {names} have no country, or the same one",
            0,
        )


def _canary(app: App, canary: str) -> tuple[str, str | None, int]:
    from archiver.canary import seems_dead, trouble
    from archiver.judge import LINE_TURN
    from storage import catalog as tables

    why = trouble(app.fetcher, canary)
    if why is None:
        return ("canary", None, 0)
    with app.catalog.read() as conn:
        fine, failing = tables.hosts.answering(conn, app.now() - LINE_TURN, app.now())
    if seems_dead(fine, failing):
        hours = LINE_TURN.total_seconds() / 3600
        why += f". Within {hours:.0f} h {fine} sites answered as usual and {failing} gave no answer: the fault seems to be the canary's"
    return ("canary", why, POSTPONED)


def _delivery(app: App) -> Iterator[tuple[str, str | None, int]]:
    """Whether the mail server accepts mail, if one is set or needed; and subscriptions nobody can read. Sends none."""
    unreadable = len(app.subscribers.unreadable())
    if unreadable:
        yield (
            "subscribers",
            f"subscriptions sealed with a key that is not here: {unreadable}. `archiver restore` puts keys back",
            POSTPONED,
        )
    if app.post is not None:
        from archiver.subscribers import smtp

        why = smtp.trouble(app.post.server, app.post.sender)
        yield ("mail", why, 0 if why is None else POSTPONED)
    elif waiting := sum(one.mail for one in app.subscribers.standing()):
        yield (
            "mail",
            f"subscriptions by mail that wait for a server: {waiting}. Set ARCHIVER_SMTP and ARCHIVER_MAIL_FROM",
            POSTPONED,
        )


def _unread(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line if our reader failed on the answer of the newest look at some sources."""
    from storage import catalog as tables
    from storage.model import Finding

    with app.catalog.read() as conn:
        failed = tables.visits.ended_as(conn, Finding.TOO_LARGE)
    if failed:
        told = f"sources on whose newest answer our text reader failed, so that nothing is told about them: {failed}"
        yield ("reader", f"{told}. The log names them: reader.died, reader.failed, look.failed", 0)


def _stores(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line per store: whether it takes blobs and gives them back."""
    for store in app.blobs.stores:
        name = f"store {store.label}" if len(app.blobs.wanted) > 1 else "store"
        try:
            app.marks.check(store)
            danger = store.probe().danger
            yield (name, danger, StoreError.exit_code if danger else 0)
        except ArchiverError as error:
            yield (name, str(error), error.exit_code)


def _waiting(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line if a process ended before a store had taken all of its looks."""
    left = sum(one.sha256 is not None and not one.busy for one in app.spool.entries())
    if left:
        told = f"segments that no store has taken yet wait on our disk: {left}"
        yield ("spool", f"{told}. The service or the next `archiver check` stores them", 0)


def _copies(app: App) -> tuple[str, str | None, int]:
    from storage import catalog as tables
    from storage.model import SegmentState

    with app.catalog.read() as conn:
        at_risk = tables.segments.count(conn, SegmentState.AT_RISK)
    said = [f"{output.counted_as(at_risk, 'segment', 'lacks', 'lack')} a sound copy that is wanted"] if at_risk else []
    said += [
        f"{output.counted_as(count, 'object', 'has', 'have')} not been in {store} for over an hour"
        for store, count in app.lacking_long().items()
    ]
    return ("copies", "; ".join(said) or None, 0)


def _audited(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line per store."""
    for one in app.auditor.standing():
        damaged = (
            f"{output.counted_as(len(one.open), 'copy', 'is', 'are')} not as stored: archiver audit"
            if one.open
            else None
        )
        name = f"audit {one.store}" if len(app.blobs.wanted) > 1 else "audit"
        yield (name, damaged or one.overdue, 1 if one.open else 0)


def _signed(app: App) -> Iterator[tuple[str, str | None, int]]:
    """Makes the ledger take in what waits, if it is kept here or by nobody; a line on whether it could."""
    from storage.ledger import LedgerHalted

    try:
        kept = app.ledger.here or (app.unsigned() and app.ledger.begun())
    except StoreError:  # reported already
        return
    if kept:
        trouble = None
        try:
            app.ledger.tick()
        except LedgerHalted as error:
            trouble = str(error)
        # another process signs, or the store or catalog cannot be used, which is reported already
        except ArchiverError:
            return
        yield ("ledger", trouble, 0 if trouble is None else LedgerHalted.exit_code)


def _locked(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line per store that was asked to lock its objects."""
    for one in app.locks.standing():
        why = f": {one.trouble}" if one.trouble else ""
        yield (
            f"locks {one.store}",
            f"{output.counted_as(one.copies, 'copy', 'is', 'are')} not locked ({one.asked}){why}"
            if one.copies
            else None,
            0,
        )


def _held(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line per store that can hold objects, if there are holds."""
    for store, (wanted, put) in app.holds.objects().items() if app.holds.listing() else ():
        lacking = output.counted_as(wanted - put, "object", "has", "have")
        yield (f"holds {store}", f"{lacking} no legal hold of the store" if put < wanted else None, 0)


def _purged(app: App) -> Iterator[tuple[str, str | None, int]]:
    """A line if an erasure is not finished."""
    from storage import catalog as tables

    with app.catalog.read() as conn:
        left, begun = tables.purges.leftovers(conn), tables.purges.unfinished(conn)
    stores = ", ".join(sorted({store for store, _, _ in left}))
    if begun:
        yield (
            "purge",
            f"{output.counted_as(len(begun), 'erasure', 'was', 'were')} cut short: archiver purge --finish",
            4,
        )
    if left:
        yield ("purge", f"purged segments are still to be deleted in {stores}: archiver purge --finish", 4)


def _space(decided: Settings) -> tuple[str, str | None, int]:
    import shutil

    where = next(path for path in (decided.data, *decided.data.parents) if path.exists())
    free = shutil.disk_usage(where).free
    if free < decided.min_free_bytes:
        return ("disk", f"{free >> 20} MiB free at {where}, less than ARCHIVER_MIN_FREE_BYTES leaves alone", 4)
    return ("disk", None, 0)
