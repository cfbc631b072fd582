"""Facts as plain lines for people: calm, neutral, from the one table of words (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from archiver import words
from archiver.lookup import looks
from archiver.lookup.cases import End
from storage.model import EMPTIED, Certainty, EventKind, Finding, Role, Standing, State

if TYPE_CHECKING:
    from archiver.lookup import Case, Line
    from archiver.lookup.passages import Missing
    from storage.catalog.visits import Seen
    from storage.model import Assessment, Event, Watched


def source(watched: Watched, missing: Mapping[str, Missing] | None = None) -> str:
    """One source with its state, as in `URL  Served at this address, last seen ...  Cited by 2.`

    `missing`: its cited passages that are no longer served.
    """
    standing = watched.source.standing
    parts = [watched.source.url, words.standing(watched.assessment, egress=watched.source.egress or "direct")]
    if watched.n == 0:
        parts[1] = "Not looked at yet."
    if missing:
        sure = any(one.confirmed for one in missing.values())
        parts.append(
            "A cited passage is no longer there." if sure else "A cited passage was not there, not yet confirmed."
        )
    if standing is not Standing.ACTIVE:
        parts.append(f"Looks are {standing.value}.")
    if watched.works:
        parts.append(f"Cited by {watched.works}.")
    return "  ".join(parts)


def shown(watched: Watched, facts: Line, missing: Mapping[str, Missing] | None = None) -> Iterator[str]:
    """The lines of a source with its history."""
    yield watched.source.url
    if watched.title:
        yield f"  {watched.title}"
    yield f"  {source(watched, missing).removeprefix(watched.source.url).strip()}"
    yield f"  Registered {words.instant(watched.source.added_at)} as {watched.source.id}."
    for work in facts["works"]:
        place = f", {work['locator']}" if work["locator"] else ""
        quote = f': "{work["quote"]}"' if work["quote"] else ""
        lacks = (missing or {}).get(work["quote"])
        if lacks and lacks.copy:
            quote += f" (in capture {lacks.copy.id} of {words.instant(lacks.copy.at)}, the newest with it)"
        yield f"  Cited in {work['title']}{place}{quote}"
    yield ""
    gone = {one["capture"]: one for one in facts["purged"]}
    for visit in facts["visits"]:
        why = gone.get(visit["capture"])
        yield "  " + _visit(visit) + (f", purged by {why['authority']} on {why['purged_at'][:10]}" if why else "")


def _visit(line: Line) -> str:
    kept = "" if line["kept"] is None else f", {line['kept']:.0%} of the text kept"
    status = "no answer" if line["status"] is None else f"status {line['status']}"
    capture = f", capture {line['capture']}" if line["capture"] else ""
    value = Finding(line["finding"])
    document = looks.is_about_document(value, line["status"], line["kept"], (one["rule"] for one in line["reasons"]))
    unseen = looks.how_unseen((Role(one["role"]), Finding(one["finding"])) for one in line["members"])
    emptied = any(one["rule"] == EMPTIED for one in line["reasons"])
    found = looks.describe_finding(value, document=document, unseen=unseen, emptied=emptied)
    return f"{line['n']:>5}  {line['at']}  {found} ({status}{kept}{capture})"


def visit(seen: Seen, now: Assessment) -> Iterator[str]:
    """The lines of one look, as `check` prints it. `now`: its source's assessment after it."""
    status = "no answer" if seen.status is None else f"status {seen.status}"
    unsure = seen.certainty is Certainty.PROBABLE and seen.state in {State.REMOVED, State.DOMAIN_GONE}
    # in other states, only time is lacking for certainty
    sure = f", {words.certainty(Certainty.PROBABLE)}" if unsure else ""
    found = looks.describe_look(seen)
    stands = words.state(seen.state, document=now.kind == words.MEMBER and now.state is seen.state)
    if now.state is seen.state:
        stands = words.not_seen_label(now, words.WORDS["en"]) or stands
    yield f"{seen.url}  look {seen.n}: {found} ({status}); {stands}{sure}"
    for reason in seen.reasons:
        yield f"    {reason.text}"
    for member in seen.members:
        yield f"    {member.role.value} {member.url}: {words.finding(member.finding)}"
    if seen.capture:
        what = "kept as" if seen.finding.effect.is_there else "that answer is kept as"
        yield f"    {what} {seen.capture} in {seen.segment}"


def event(one: Event) -> str:
    """One event as a sentence."""
    return f"{words.instant(one.at)}  {one.url}  {one.text or words.kind(EventKind(one.kind))}"


def case(one: Case) -> str:
    """One case: its id, by which remarks name it, and the times between which the source changed."""
    seen = f"last seen {words.instant(one.last_seen)}, first absent {words.instant(one.first_absent)}"
    if one.end is End.FALSE_ALARM:
        how = f"called a false alarm: it counts no more since {words.instant(one.ended)}"
    elif one.end is End.SET_ASIDE:
        how = f"our earlier copy was set aside, and a new first copy kept {words.instant(one.ended)}"
    elif one.elsewhere:
        how = f"received again from another vantage point {words.instant(one.ended)}"
    elif one.ended is not None:
        how = f"served again {words.instant(one.ended)}"
    elif one.confirmed is not None and one.sure is Certainty.PROBABLE:
        how = f"probable since {words.instant(one.confirmed)}, {words.certainty(Certainty.PROBABLE)}"
    elif one.confirmed is not None:
        how = f"confirmed {words.instant(one.confirmed)}"
    else:
        how = words.state(State.SUSPECT)
    found = words.finding(one.finding, document=one.document, emptied=one.emptied)
    return f"{one.id}  {one.url}  {found}: {seen}; {how}"
