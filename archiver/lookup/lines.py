"""Facts as the commands and the API write them: exactly the fields of docs/commands.md, in that order (pure).

Only what is stored, and nothing relative to now, so that the same archive gives the same lines after a rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archiver import words
from archiver.words import DOCUMENT, MEMBER, NOT_SEEN, NOT_SEEN_SINCE
from storage.clock import rfc3339
from storage.model import State

if TYPE_CHECKING:
    from archiver.lookup.cases import Case
    from storage.catalog.erased_captures import Erasure
    from storage.catalog.purges import Tombstone
    from storage.catalog.visits import Seen
    from storage.catalog.works import Cited
    from storage.model import Assessment, Capture, Event, Source, Watched

Line = dict[str, Any]


def _instant(at: datetime | None) -> str | None:
    return None if at is None else rfc3339(at)


def check_line(visit: Seen) -> Line:
    """One visit after its commit."""
    return {
        "url": visit.url,
        "source": visit.source,
        "n": visit.n,
        "at": rfc3339(visit.at),
        "finding": visit.finding.value,
        "state": visit.state.value,
        "certainty": None if visit.certainty is None else visit.certainty.value,
        "status": visit.status,
        "final_url": visit.final_url or visit.url,
        "capture": visit.capture,
        "original": visit.original,
        "kept": visit.kept,
        "members": [
            {"url": one.url, "role": one.role.value, "finding": one.finding.value, "capture": one.capture}
            for one in visit.members
        ],
        "reasons": [{"rule": one.rule, "text": one.text} for one in visit.reasons],
        "segment": visit.segment,
        "payload_sha256": visit.payload_sha256,
        "bytes": visit.bytes if visit.payload_sha256 else None,
    }


def source_line(watched: Watched) -> Line:
    """One source and its state."""
    assessment = watched.assessment
    return {
        "source": watched.source.id,
        "url": watched.source.url,
        "state": assessment.state.value,
        "certainty": None if assessment.certainty is None else assessment.certainty.value,
        "since": _instant(assessment.since),
        "n": watched.n,
        "works": watched.works,
        "document": assessment.kind == MEMBER,
        "documents_off": _documents_off(assessment),
        **_not_seen(assessment),
    }


def _not_seen(now: Assessment) -> Line:
    """Since when no look could see the page, once that is a day, and why.

    `not_seen`: the finding of the newest of these looks, or "line" if our own line was down. `documents_not_seen`:
    redacted addresses of the documents of a page for which the same holds.
    """
    page = now if NOT_SEEN in now.marks and now.kind != MEMBER else None
    documents = () if now.state is not State.AVAILABLE else words.unseen_documents(now)
    return {
        "not_seen_since": None if page is None else page.marks.get(NOT_SEEN_SINCE),
        "not_seen": None if page is None else page.marks[NOT_SEEN],
        "documents_not_seen": sorted(one.marks[DOCUMENT] for one in documents),
    }


def registered(source: Source) -> Line:
    """How a source is kept, as registered.

    `max_bytes` null: the setting. `accepted_certificate`: SHA-256 of a certificate that fails verification and was
    accepted.
    """
    return {
        "written": source.written,
        "host": source.host,
        "added_at": _instant(source.added_at),
        "every_s": source.interval_s,
        "access": source.access.value,
        "egress": source.egress,
        "max_bytes": source.max_bytes,
        "probes": source.probes,
        "accepted_certificate": source.certificate,
        "standing": source.standing.value,
        "tags": list(source.tags),
        "removed_parameters": list(source.removed_parameters),
    }


def _documents_off(now: Assessment) -> list[str]:
    """Redacted addresses of the documents that the state of a page is about: those in the same state."""
    if now.kind != MEMBER:
        return []
    alike = [one.marks.get(DOCUMENT) for one in now.documents.values() if one.state is now.state]
    return sorted(filter(None, alike or [now.marks.get(DOCUMENT)]))


def show(watched: Watched, visits: Iterable[Seen], cited: Iterable[Cited], purged: Iterable[Erasure] = ()) -> Line:
    """A source with every visit, every citation, and what was erased of it."""
    return source_line(watched) | {
        "registered": registered(watched.source),
        "visits": [check_line(visit) for visit in visits],
        "works": [
            {"title": one.work.title, "url": one.work.url, "quote": one.citation.quote, "locator": one.citation.locator}
            for one in cited
        ],
        "purged": [purged_line(*one) for one in purged],
    }


def purged_line(capture: Capture, why: Tombstone) -> Line:
    """An erased capture: which one, and on whose authority."""
    return {
        "capture": capture.id,
        "n": capture.n,
        "role": capture.role.value,
        "url": capture.url,
        "at": rfc3339(capture.at),
        "purged_at": rfc3339(why.at),
        "authority": why.authority,
    }


def event_line(event: Event) -> Line:
    """One change of state."""
    return {
        "id": event.id,
        "at": rfc3339(event.at),
        "source": event.source,
        "url": event.url,
        "n": event.n,
        "kind": event.kind.value,
        "document": words.about_document(event.kind, event.text),
    }


def case_line(case: Case) -> Line:
    """A suspected loss from first sign to end."""
    return {
        "id": case.id,
        "source": case.source,
        "url": case.url,
        "n": case.n,
        "status": case.status,
        "finding": case.finding.value,
        "last_seen": _instant(case.last_seen),
        "first_absent": rfc3339(case.first_absent),
        "confirmed": _instant(case.confirmed),
        "ended": _instant(case.ended),
        "end": case.end,
        "document": case.document,
    }


def capture_line(capture: Capture) -> Line:
    """One archived response. `payload_sha256` covers the transfer-decoded, content-coded body."""
    return {
        "capture": capture.id,
        "source": capture.source,
        "n": capture.n,
        "role": capture.role.value,
        "url": capture.url,
        "at": rfc3339(capture.at),
        "status": capture.status,
        "type": capture.media_type,
        "payload_sha256": capture.payload_sha256,
        "bytes": capture.payload_bytes,
        "good": capture.good,
        "verified": capture.verified,
        "certificate_accepted": capture.accepted,
        "truncated": None if capture.truncated is None else capture.truncated.value,
        "revisit": capture.revisit,
        "original": capture.original,
        "segment": capture.segment,
        "offset": capture.offset,
        "length": capture.length,
    }
