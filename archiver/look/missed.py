"""Documents of a page that the last look could not get, and that the next one therefore requests again."""

from __future__ import annotations

from archiver import observe
from archiver.look.trip import Trip
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import Capture, Effect, Finding, MemberSeen, Role, Truncated

# a larger document that comes torn, or without validators, is not requested at every look
HEAVY_BYTES = 1 << 20
# looks at a source during which are requested again: after a refusal, a link that may bring a document; a large document
# that came torn; one whose answer was none, as redirects that go round in a circle
BARRED_LOOKS = 8
_OUR_CUTS = frozenset({Truncated.LENGTH, Truncated.TIME})
_TROUBLE = frozenset({Effect.FAILURE, Effect.BLOCKED})  # troubles of a document's host that may pass


def note_missed(catalog: Catalog, trip: Trip) -> None:
    """Notes the documents that the last look which got the page could not get, or not whole, for their host's trouble
    or our reader's.

    Only this requests them again while the page stays the same, and those that only may be documents also when it
    changes. Those refused to strangers, those that redirect in a circle, and large ones that come torn are not requested
    for ever.
    """
    watched = trip.watched
    if watched.n == 0:
        return
    with catalog.read() as conn:
        before = tables.visits.members(conn, watched.source.id)
        cut = tables.captures.by_ids(
            conn, {m.capture for m in before if m.capture is not None and m.finding is Finding.TRUNCATED}
        )
    known = {c.address for c in watched.documents}
    barred = watched.n >= BARRED_LOOKS
    trip.late = {member.url for member in before if member.finding is Finding.TIMEOUT}
    trip.missed = [
        member.url
        for member in before
        if member.role is Role.DOCUMENT
        and (_may_pass(member.finding) or _was_torn(cut.get(member.capture or ""), heavy=not barred))
        and member.url not in known
        and member.moved_to is None
        and not (barred and _is_hopeless(member))
    ]


def _is_hopeless(member: MemberSeen) -> bool:
    refused = member.finding.effect is Effect.BLOCKED and observe.is_handed_out(member.url)
    return refused or member.finding is Finding.BAD_ANSWER


def _was_torn(kept: Capture | None, *, heavy: bool) -> bool:
    """Whether a body was cut by its host or on its way, not by our limits, which would cut it again. `heavy`: also a
    large one, which some servers always cut."""
    return kept is not None and kept.truncated not in _OUR_CUTS and (heavy or kept.payload_bytes <= HEAVY_BYTES)


def _may_pass(finding: Finding) -> bool:
    return finding.effect in _TROUBLE or finding is Finding.TOO_LARGE
