"""The commands about judgements: note, explain, mute, rejudge."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from archiver.cli import output
from archiver.cli.acting import acted, actor
from archiver.cli.opening import opened
from archiver.cli.options import Json
from archiver.errors import UsageError

if TYPE_CHECKING:
    from archiver.rejudge import Changed, Done, Said
    from storage.journal import OperatorAct
    from storage.model import RemarkKind
    from storage.sealing import Sealer

CaseName = Annotated[
    str,
    typer.Argument(help="An id of `archiver cases`, of an `altered` event, or a URL: its newest.", metavar="CASE"),
]
By = Annotated[str | None, typer.Option("--by", help="Who says so; by default your user name.", metavar="NAME")]
ACTS = 200  # entries that are journaled together
KINDS = ("explained", "false_alarm", "known_move", "wrong_baseline", "withdrawn")


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (note, explain, mute, rejudge):
        app.command()(command)


def note(
    case: CaseName,
    text: Annotated[str, typer.Argument(help="What is known.", metavar="TEXT")],
    by: By = None,
    json: Json = False,
) -> None:
    """Add a note to a record.

    It changes nothing.
    """
    from storage.model import RemarkKind

    _remark(case, RemarkKind.NOTE, text, by=by, json=json)


def explain(
    case: CaseName,
    kind: Annotated[str, typer.Argument(help=" | ".join(KINDS), metavar="KIND")],
    *,
    reason: Annotated[str, typer.Option(help="Why, for whoever asks later.", metavar="TEXT")],
    to: Annotated[str, typer.Option(help="For a known move: where it is now.", metavar="URL")] = "",
    by: By = None,
    json: Json = False,
) -> None:
    """Say what is known about a record.

    explained: nothing more is sent about it. false_alarm: its looks no longer count; for an alteration, later changes in
    the same places are noted and not told. known_move: it is at another address. wrong_baseline: our copy was not the
    content. withdrawn: what was said of it before no longer holds; a new first copy kept after wrong_baseline stays.
    Takes effect from the next look on; what was told stays as it was told.
    """
    from storage.model import RemarkKind

    if kind not in KINDS:
        raise UsageError(f"{kind} is none of {', '.join(KINDS)}")
    _remark(case, RemarkKind(kind), reason, by=by, url=to, json=json)


def mute(
    case: CaseName,
    reason: Annotated[str, typer.Option(help="Why, for whoever asks later.", metavar="TEXT")],
    by: By = None,
    json: Json = False,
) -> None:
    """Send nothing about a record until it is served again.

    For an alteration: nothing about later alterations of its source either, except a cited passage that is gone, until
    `explain CASE withdrawn`.
    """
    from storage.model import RemarkKind

    _remark(case, RemarkKind.MUTE, reason, by=by, json=json)


def _remark(case: str, kind: RemarkKind, reason: str, *, by: str | None, json: bool, url: str = "") -> None:
    from storage.clock import rfc3339
    from storage.model import RemarkKind

    with opened() as app:
        made = app.remarks.make(case, kind, actor=actor(by), reason=reason, url=url)
        altered = app.lookup.alteration(made.case) if kind is RemarkKind.FALSE_ALARM else None
        places = app.remarks.places(altered)[0] if altered is not None else []
    if json:
        output.record({
            "id": made.id, "at": rfc3339(made.at), "case": made.case, "source": made.source, "kind": made.kind.value,
            "by": made.actor, "reason": made.reason, "to": made.url or None,
            "places": [{"before": one.before or None, "after": one.after or None} for one in places],
        })  # fmt: skip
    else:
        output.line(f"{made.case}  {made.kind.value}, by {made.actor}: {made.reason}")
        for one in places:
            before, after = one.before or "the beginning of the page", one.after or "its end"
            output.line(f"    from now on noted and not told: changes between “{before}” and “{after}”")


def rejudge(
    deep: Annotated[
        bool, typer.Option("--deep", help="Start from the stored bodies: extract texts and observe again.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="Keep what changes in the journal, as a dated fact.")] = False,
    after: Annotated[str | None, typer.Option(help="Go on after this source (its id).", metavar="SOURCE")] = None,
    json: Json = False,
) -> None:
    """Judge every look again.

    By the rules of this program, from the observations in the store. Lists what would be judged differently, and why;
    what was told stays as it was told. After an upgrade give --deep: earlier rules made the stored observations.
    """
    from archiver.rejudge import Changed

    acts: list[OperatorAct] = []
    with opened() as app, app.rejudge(deep=deep) as rejudge:
        if after is not None:
            after = app.lookup.source(after).source.id
        try:
            for one in rejudge.all(after=after):
                if isinstance(one, Changed):
                    _tell(one, json=json)
                    acts.append(_act(one, app.sealer))
                else:
                    _tell_end(one, json=json)
                    acts.append(_end(one, deep=deep))
                if write and len(acts) >= ACTS:
                    app.journal.record(acts, acted("rejudge"))
                    acts.clear()
        except BaseException:
            if rejudge.reached is not None:
                output.note(f"not all looks were judged again: --after {rejudge.reached} goes on")
            raise
        finally:
            if write and acts:
                app.journal.record(acts, acted("rejudge"))


def _tell(one: Changed, *, json: bool) -> None:
    if json:
        output.record(_line(one))
        return
    output.line(f"{one.url}  look {one.n}: {_words(one.was)} -> {_words(one.now)}")
    for reason in one.why:
        output.line(f"    {reason.rule}: {reason.text}")


def _tell_end(done: Done, *, json: bool) -> None:
    if json:
        output.record(asdict(done))
        return
    unread = f"; the bodies of {done.unread} could not be read" if done.unread else ""
    if done.earlier:
        unread += f"; {done.earlier} were observed by earlier rules; --deep observes them anew"
    output.line(
        f"{output.counted(done.visits, 'look')} at {output.counted(done.sources, 'source')} judged again, {done.changed} judged differently{unread}"
    )


def _act(one: Changed, sealer: Sealer) -> OperatorAct:
    """The journal entry for a look that is judged differently; the reasons are sealed, as they may quote the page."""
    from storage.clock import rfc3339
    from storage.journal import OperatorAct
    from storage.records import to_json

    return OperatorAct(
        act="rejudge",
        details={
            "source": one.source,
            "n": str(one.n),
            "at": rfc3339(one.at),
            "was": to_json(_facts(one.was)).decode(),
            "now": to_json(_facts(one.now)).decode(),
            "why": sealer.seal(to_json(one.why).decode()),
        },
    )


def _end(done: Done, *, deep: bool) -> OperatorAct:
    from archiver.judge import RULES
    from archiver.observe import VERSION
    from storage.journal import OperatorAct

    counts = {name: str(value) for name, value in asdict(done).items()}
    return OperatorAct(
        act="rejudge.end", details={**counts, "rules": RULES, "observed": VERSION if deep else "as stored"}
    )


def _words(said: Said) -> str:
    from storage.clock import rfc3339

    sure = "" if said.certainty is None else f" {said.certainty.value}"
    told = [f"{kind} ({how})" if how else kind for kind, how in zip(said.events, said.confidence, strict=True)]
    events = f" [{', '.join(told)}]" if told else ""
    seen = "never" if said.last_seen is None else rfc3339(said.last_seen)
    times = f", last seen {seen}" + (f", first absent {rfc3339(said.first_absent)}" if said.first_absent else "")
    return f"{said.finding.value}, {said.state.value}{sure}{events}{times} ({said.rules}; {said.observed})"


def _line(one: Changed) -> dict[str, Any]:
    from storage.clock import rfc3339

    return {
        "source": one.source,
        "url": one.url,
        "n": one.n,
        "at": rfc3339(one.at),
        "was": _facts(one.was),
        "now": _facts(one.now),
        "why": [{"rule": reason.rule, "text": reason.text} for reason in one.why],
    }


def _facts(said: Said) -> dict[str, Any]:
    from storage.clock import rfc3339

    return {
        "finding": said.finding.value,
        "state": said.state.value,
        "certainty": None if said.certainty is None else said.certainty.value,
        "events": [kind.value for kind in said.events],
        "confidence": list(said.confidence),
        "first_absent": None if said.first_absent is None else rfc3339(said.first_absent),
        "last_seen": None if said.last_seen is None else rfc3339(said.last_seen),
        "rules": said.rules,
        "observed": said.observed,
    }
