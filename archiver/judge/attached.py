"""Altered documents of a page whose own text differs at each look (pure).

Two looks see the same alteration only if all that differs is the same. A counter in the page's text would therefore
hide an alteration of its document, so documents are also followed by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from archiver.judge import table
from archiver.judge.keys import joint_key
from archiver.judge.seen import Seen
from archiver.judge.step import without_marks
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Effect, MemberSeen, Observation, Role

# key of the altered documents as they are, since when, and the numbers of the looks that saw them so
ATTACHED = "documents_pending"
GONE_BACK = "documents_came_and_went"  # keys of alterations that were seen for a time only
KEPT = 4


def attached(marks: Mapping[str, str], seen: Seen, *, unseen: bool) -> dict[str, str]:
    """The marks after a look. `unseen`: a document could not be seen, which neither confirms nor ends anything."""
    if unseen:
        return dict(marks)
    out = without_marks(marks, ATTACHED)
    before, since, *looks = marks.get(ATTACHED, "").split() or ("", "")
    now = _key(seen)
    if before != now:
        out |= gone_back(marks)
    if now:
        same = before == now
        numbers = [*(n for n in looks if same and n != str(seen.n)), str(seen.n)]
        kept = numbers[-table.ALTERED_TURNING[0] :]
        out[ATTACHED] = " ".join([now, since if same else rfc3339(seen.at), *kept])
    return out


def gone_back(marks: Mapping[str, str]) -> dict[str, str]:
    """The mark after a look at which the documents are as kept, or altered otherwise.

    An alteration that was seen before must stay for longer the next time.
    """
    key = marks.get(ATTACHED, "").partition(" ")[0]
    known = [one for one in marks.get(GONE_BACK, "").split() if one != key]
    return {GONE_BACK: " ".join([*known, key][-KEPT:])} if key else {}


def attached_for_good(marks: Mapping[str, str], seen: Seen) -> tuple[tuple[str, ...], datetime] | None:
    """What is said of each altered document, and since when, once enough looks over enough time saw it so."""
    key, since, *looks = marks.get(ATTACHED, "").split() or ("", "")
    if not key or str(seen.n) not in looks:
        return None
    again = key in marks.get(GONE_BACK, "").split()
    count, span = table.ALTERED_TURNING if again else table.ALTERED_AFTER
    begun = parse_rfc3339(since)
    if len(looks) < count or not table.is_over(span, seen.at - begun):
        return None
    return tuple(f"the document {one.url} as it is now" for one in altered_documents(seen.observation)), begun


def document_alteration_key(member: MemberSeen) -> str:
    """The key by which an altered document is recognised: what it lost and gained; its bytes if that is unknown.

    The bytes alone would not do: many documents are generated anew at each request, and frames and further pages are
    pages.
    """
    passages = (*sorted(member.passages_lost), "", *sorted(member.passages_added))
    parts = passages if any(passages) else member.pictures
    return f"document:{joint_key(parts)}" if parts else member.payload_sha256 or member.url


def altered_documents(observation: Observation) -> list[MemberSeen]:
    """The documents that came with another text than the kept ones."""
    return [m for m in observation.members if m.role is Role.DOCUMENT and m.finding.effect is Effect.CHANGE]


def _key(seen: Seen) -> str:
    parts = sorted(map(document_alteration_key, altered_documents(seen.observation)))
    return joint_key(parts)[:16] if parts else ""
