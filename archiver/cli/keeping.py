"""The commands that prove and repair what is kept: verify, audit, rebuild, ledger recover, ledger stamp."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import ELSEWHERE, SQLITE, catalog_file, locked, nowhere, opened, settings
from archiver.cli.options import Json
from archiver.cli.purging import tell_purged
from archiver.cli.storing import reached
from archiver.errors import UsageError
from storage.clock import rfc3339, utcnow
from storage.errors import DatabaseError, DatabaseTooNew, NoCatalog, StoreError

if TYPE_CHECKING:
    from archiver.app import App
    from config.settings import Settings
    from storage.audit.checking import Checked
    from storage.verify import Finding

DAMAGED = 1
UNPROVED = "when they were made, and that none was left out: WARC alone carries no proof of that; exports and the proof of a copy do"

ledger = typer.Typer(help="The signed log of all that is kept.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (verify, audit, rebuild):
        app.command()(command)
    app.add_typer(ledger, name="ledger")


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A dossier, bag, WACZ or WARC file, a directory of WARC files, or the proof of a copy (JSON).",
            metavar="FILE",
        ),
    ] = None,
    *,
    whole_store: Annotated[
        bool, typer.Option("--store", help="Check every blob of every store against the ledger.")
    ] = False,
    key: Annotated[
        list[str] | None,
        typer.Option(help="A verifier key of the ledger that you trust; may be repeated.", metavar="KEY"),
    ] = None,
    anchor: Annotated[
        list[Path] | None,
        typer.Option(
            help="Certificates (PEM) of an authority that you trust to stamp; may be repeated.", metavar="FILE"
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Check the proof of what is kept, without the service.

    FILE: digests, lengths, references and every rule of the format, record by record; for a dossier, bag or WACZ also
    the manifests, the ledger's proofs and the timestamps. --store: whole blobs against the signed ledger. Needs no
    catalog. Exit code 1 when something does not hold, 2 when a package needs a later verifier than this.
    """
    if (file is None) != whole_store:
        raise UsageError("name a FILE, or say --store")
    from archiver.cli import proving

    proving.check_keys(key or ())
    if file is None:
        return _verify_stores(settings(), key or (), json=json)
    if not file.exists():
        raise UsageError(f"there is no {file}")
    if file.is_char_device() or file.is_block_device():
        raise UsageError(f"{file} is a device: name a file or a directory")  # /dev/zero never ends
    from archiver.export import verifier

    if verifier.load().is_package(file):
        return proving.package(file, key or (), anchor or (), json=json)
    return _verify_file(file, json=json)


def _verify_file(file: Path, *, json: bool) -> int:
    from storage.verify import Level, warc_files

    if file.is_dir() and not warc_files(file):
        raise UsageError(f"{file} holds no WARC file: name another directory, a package, or say --store")
    bad = remarks = 0
    for name, finding in _findings(file):
        bad += finding.level is Level.MUST
        remarks += finding.level is Level.SHOULD
        if json:
            output.record({"file": name} | asdict(finding) | {"level": finding.level.value})
        else:
            output.line(f"{name}:{finding.offset}: {finding.rule} {finding.level.value}: {finding.text}")
    if json:
        counted = {"must": bad, "should": remarks, "not_proved": [UNPROVED]}
        output.record({"file": str(file), "kind": "warc", "holds": not bad} | counted)
    else:
        output.line(f"not proved: {UNPROVED}")
        what = "every rule holds" if not bad else f"{bad} {'rule does' if bad == 1 else 'rules do'} not hold"
        more = f", {output.counted(remarks, 'remark')}" if remarks else ""
        output.line(f"{file}: {what}{more}")
    return DAMAGED if bad else 0


def _verify_stores(decided: Settings, keys: list[str] | tuple[str, ...], *, json: bool) -> int:
    from archiver.cli import proving
    from storage.sealing import Sealer

    trusted = keys or _own_keys(decided)
    if not trusted:
        output.note(
            "no --key was given and there is none here: the store's own keys are used, which shows that nothing changed, not who signed"
        )
    bad = 0
    sealing = decided.data / "keys" / "sealing.keys"
    sealer = Sealer(sealing) if sealing.exists() else None
    with closing(reached(decided)) as blobs:
        for one in blobs.stores:
            count = unledgered = troubles = 0
            for checked in proving.store(one, trusted, sealer):
                count += 1
                unledgered += checked.index is None
                troubles += checked.trouble is not None
                if json:
                    output.record(asdict(checked))
                elif (told := checked.trouble or checked.purged) is not None:
                    output.line(f"{checked.store}: {checked.name}: {told}")
            bad += troubles
            if not json:
                waiting = f", {unledgered} of them not in the ledger yet" if unledgered else ""
                output.line(
                    f"{one.label}: {output.counted(count, 'blob')} read{waiting}; {f'{troubles} not' if troubles else 'all'} as stored"
                )
            if not count:
                output.note(f"{one.where}: nothing is stored there, so nothing was proved")
    return DAMAGED if bad else 0


def _own_keys(decided: Settings) -> list[str]:
    """Verifier keys of the ledger that this data directory signs; none if it has no signing key."""
    from storage.ledger.signing_state import SigningState

    keys = decided.data / "keys"
    origin = decided.ledger_origin
    if origin is None and (keys / "ledger.origin").exists():
        origin = (keys / "ledger.origin").read_text().strip()
    signing = SigningState(keys / "ledger.pem", origin or "")
    if not origin or not signing.has_key:
        return []
    return [str(signing.verifier(signing.key())), *map(str, signing.former())]


def audit(
    now: Annotated[bool, typer.Option("--now", help="Read every copy now.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="With --now: go on where the last audit stopped.")] = False,
    json: Json = False,
) -> int:
    """Read every copy again and mend damage, or show progress.

    Each copy is compared with the ledger and with the receipt that its store gave. Exit code 1 when damage was found,
    mended or not; without --now, when some damage waits to be mended.
    """
    if resume and not now:
        raise UsageError("--resume goes with --now: archiver audit --now --resume")
    with opened() as app:
        code = _audit_now(app, resume=resume, json=json) if now else _audits(app, json=json)
        tell_purged(app, json=json)
        return code


def _audit_now(app: App, *, resume: bool, json: bool) -> int:
    from archiver.cli.progress import bar

    told = {"copies": 0, "bytes": 0, "damaged": 0, "mended": 0}
    standing = app.auditor.standing()
    before = [one.underway.bytes for one in standing if one.underway is not None and one.underway.position]
    total = sum(one.bytes for one in standing) - (sum(before) if resume else 0)
    try:
        with bar("read", total) as advance, closing(app.auditor.whole(resume=resume)) as copies:
            for one in copies:
                told["copies"] += 1
                told["bytes"] += one.bytes
                advance(one.bytes)
                if one.damage is not None:
                    told["damaged"] += 1
                    told["mended"] += one.mended
                    _tell_damage(one, json=json)
    except StoreError:  # what it found counts also where the result cannot be noted, or another store does not answer
        _tell_read(told, json=json, so_far=" until it stopped")
        raise
    _tell_read(told, json=json)
    return DAMAGED if told["damaged"] else 0


def _tell_damage(one: Checked, *, json: bool) -> None:
    if json:
        output.record(
            {"store": one.store, "name": one.name, "what": one.damage, "text": one.text, "mended": one.mended}
        )
    else:
        output.line(f"{one.store}: {one.name}: {one.text}; {'mended' if one.mended else 'not mended'}")


def _tell_read(told: Mapping[str, int], *, json: bool, so_far: str = "") -> None:
    if json:
        output.record(dict(told))
    else:
        whole = f"{told['damaged']} not as stored, {told['mended']} mended" if told["damaged"] else "all as stored"
        output.line(f"{output.counted(told['copies'], 'copy')} read{so_far}, {told['bytes']} bytes; {whole}")


def _audits(app: App, *, json: bool) -> int:
    """Prints how far each store's audit has come, and what still needs repair."""
    waiting = 0
    for one in app.auditor.standing():
        waiting += len(one.open)
        ended = None if one.underway is None else one.underway.finished_at
        read = 0 if one.underway is None else one.underway.bytes
        if json:
            output.record(
                {"store": one.store, "copies": one.copies, "bytes": one.bytes, "read": read,
                 "finished": rfc3339(ended) if ended else None, "overdue": one.overdue, "damaged": len(one.open)}
            )  # fmt: skip
            continue
        last = f"last whole audit ended {rfc3339(ended)}" if ended else "no whole audit yet"
        output.line(
            f"{one.store}: {output.counted(one.copies, 'copy')}, {one.bytes} bytes; {last}; {read} bytes read since"
        )
        if one.overdue:
            output.line(f"    overdue: {one.overdue}")
        for damage in one.open:
            output.line(f"    {damage.what}, not mended: {damage.name}: {damage.text}")
    return DAMAGED if waiting else 0


def rebuild(
    full: Annotated[bool, typer.Option("--full", help="Read every body, not only the tails of segments.")] = False,
    json: Json = False,
) -> int:
    """Make the catalog again from the store.

    Everything that looks or writes must be stopped. An existing SQLite catalog is set aside, not removed; a
    PostgreSQL database must be empty. Only tokens, and messages not yet sent, are lost.
    """
    decided = settings()
    with locked(decided.data, "rebuild"):
        catalog, beside = _beside(decided)
        try:
            with opened(beside, begin=True) as app:
                made = app.rebuild(full=full)
            if catalog is not None and not catalog.exists() and not made.journal + made.segments:
                raise NoCatalog(
                    f"{nowhere(decided)}: no catalog, and no store with anything to make one from. {ELSEWHERE}"
                )
        except BaseException:  # the half-made catalog may be what fills the disk
            if catalog is not None:
                _discard(catalog)
            raise
        if catalog is not None:
            _swap(catalog)
    if json:
        output.record(asdict(made))
    else:
        output.line(
            f"{output.counted(made.journal, 'journal blob')}, {output.counted(made.segments, 'segment')}, "
            f"{output.counted(made.visits, 'look')}"
        )
        for sentence in made.purged:
            output.line(sentence)
        for name, why in made.damaged:
            output.line(f"damaged: {name}: {why}")
        for source, n in made.gaps:
            output.line(f"missing: looks of source {source} before its look {n}")
        for name, record in made.doubles:
            output.line(f"not counted: look {record} in {name}: another look has its number")
        for source in made.sealed:
            output.line(f"sealed: source {source}, which the journal does not mention")
    return DAMAGED if made.damaged else 0


def _beside(decided: Settings) -> tuple[Path | None, Settings]:
    """Settings for a new catalog beside the old one, so that an interrupted rebuild changes nothing."""
    catalog = catalog_file(decided)
    if catalog is None:
        return None, decided
    if catalog.exists():
        _refuse_newer(decided.database)
    return catalog, settings({"database": f"{SQLITE}{_discard(catalog)}"})


def _discard(catalog: Path) -> Path:
    """The path of the new catalog, after removing what an interrupted rebuild left there."""
    new = catalog.with_name(f"{catalog.name}.rebuilding")
    for suffix in ("", "-wal", "-shm"):
        new.with_name(new.name + suffix).unlink(missing_ok=True)
    return new


def _refuse_newer(database: str) -> None:
    """DatabaseTooNew if a newer program wrote the catalog: this one may not be able to rebuild all of it.

    A damaged catalog is fine: that is what a rebuild is for.
    """
    from storage.catalog import Catalog

    try:
        Catalog.open(database).close()
    except DatabaseTooNew:
        raise
    except DatabaseError:
        return


def _swap(catalog: Path) -> None:
    """Moves the new catalog into the place of the old one, which is kept under a name with the time."""
    aside = catalog.with_name(f"{catalog.name}.before-{utcnow():%Y%m%dT%H%M%SZ}")
    if catalog.exists():
        for suffix in ("-wal", "-shm"):
            extra = catalog.with_name(catalog.name + suffix)
            if extra.exists():
                extra.rename(aside.with_name(aside.name + suffix))
        catalog.rename(aside)
        output.note(f"the old catalog is now {aside}")
    catalog.with_name(f"{catalog.name}.rebuilding").rename(catalog)
    directory = os.open(catalog.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


@ledger.command("recover")
def recover(
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Go on signing with a new key; the old one is lost.")
    ] = False,
    json: Json = False,
) -> None:
    """Mend a ledger that has stopped.

    Its signed history is the truth: missing blobs are made again from whatever holds their leaves, and the catalog follows.
    """
    with opened() as app:
        done = app.ledger.recover(new_key=new_key)
    for sentence in done:
        if json:
            output.record({"done": sentence})
        else:
            output.line(sentence)


@ledger.command("stamp")
def stamp(json: Json = False) -> int:
    """Have the newest checkpoint stamped now.

    Asks every time stamping authority in the settings that has not stamped it. Exit code 1 when one did not.
    """
    from storage.clock import rfc3339

    with opened() as app:
        if app.stamping is None:
            raise UsageError("no time stamping authority is in the settings: docs/settings.md, timestamp")
        app.settle()
        asked = app.stamping.tick(at_once=True)
    for one in asked:
        if json:
            output.record(asdict(one) | {"at": None if one.at is None else rfc3339(one.at)})
        else:
            told = f"stamped at {rfc3339(one.at)}" if one.at is not None else f"not stamped: {one.trouble}"
            output.line(f"{one.authority}: checkpoint of size {one.size}: {told}")
    if not asked and not json:
        output.line("the newest checkpoint has every stamp already")
    return DAMAGED if any(one.trouble for one in asked) else 0


def _findings(file: Path) -> Iterator[tuple[str, Finding]]:
    from storage.verify import directory, segment

    if file.is_dir():
        yield from directory(file)
        return
    with file.open("rb") as opened:
        for finding in segment(opened, name=file.name):
            yield str(file), finding
