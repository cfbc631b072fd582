"""Alterations, passage by passage: which looks see the same one, and which passages are missing for good from a text
that differs at each look.

An alteration is recognised by what was lost and added against the copy, never by the digest of the whole text: a
counter makes that differ at each look, and would hide what was taken out beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from archiver.judge import returned, table
from archiver.judge.attached import (
    ATTACHED,
    altered_documents,
    attached,
    attached_for_good,
    document_alteration_key,
    gone_back,
)
from archiver.judge.keys import joint_key, short_key
from archiver.judge.seen import Seen
from archiver.judge.step import without_marks
from archiver.observe.carried.members import DOCUMENTS, extension
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, Effect, Observation

# names in Assessment.marks
ONCE = "reference_seen_once"  # number of the only look that has seen the text of the reference
READ_BY = "read_by"  # version of text extraction by which the newest look that was compared with the reference was read
# keys of passages of the reference that may be different at each look: lost at the first look after it, or back
TURNING = "passages_turning"
# keys of its other passages that were missing, and of new ones that stood, at each look since
MISSING = "passages_missing"
BACK = "came_and_went"  # keys of alterations that came and went, separated by blanks, newest last
TOLD = "altered_before"  # keys of reported alterations, likewise
BACK_KEPT = 4
TURNED = "turned_at"  # the newest looks at which one alteration replaced another that did not stay
MISSING_SINCE = "passages_missing_since"
MISSING_VISITS = "passages_missing_visits"
TURNING_KEPT = 100  # keys of 9 octets, in a mark of each source
ALTERED_DOCUMENTS = "documents_altered"  # keys of the documents that differed at the newest look that saw them
NEW = "+"  # prefix of a new passage when its key is made
_SEEN = frozenset({Effect.GOOD, Effect.CHANGE, Effect.LOSS})
PASSED = (TURNING, returned.RETURNED)  # marks about passages of the kept text
WATCHED = (ONCE, *PASSED, MISSING, MISSING_SINCE, MISSING_VISITS, ATTACHED)


def alteration_key(observation: Observation) -> str:
    """The key by which two altered captures are the same alteration.

    It is made from the cited passages that are gone, if any are; otherwise from the passages lost and added and the new
    documents. "" if there is nothing to recognise it by.
    """
    if observation.cited_gone:
        return "passage:" + joint_key(sorted(observation.cited_gone))
    lost, added = _lost(observation), _added(observation)
    parts = sorted(map(document_alteration_key, altered_documents(observation)))
    if lost or added:
        parts.insert(0, _between(lost, added))
    elif not parts:
        linked = _documents(observation)
        beyond = observation.last is not None and observation.last.beyond
        own = _pictured(observation) or ("" if beyond else observation.text_sha256) or observation.payload_sha256 or ""
        parts = [_between(*linked) if any(linked) else own]
    return parts[0] if len(parts) == 1 else "several:" + joint_key(parts)


def reverse_alteration_key(observation: Observation) -> str:
    """The key that `alteration_key` will give if the old text replaces this one again."""
    last = observation.last
    return _between(last.added, last.lost) if last is not None and (last.lost or last.added) else ""


def lost_key(observation: Observation) -> str:
    """The key of the passages that an alteration took away; "" for none."""
    return joint_key(sorted(_lost(observation))) if _lost(observation) else ""


def came_key(observation: Observation) -> str:
    """The key of the passages that an alteration brought; "" for none."""
    return joint_key(sorted(_added(observation))) if _added(observation) else ""


def seen_once(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with the mark that only this look has seen the reference."""
    return replace(after, marks={**after.marks, ONCE: str(seen.n)})


def turned(marks: Mapping[str, str], at: datetime) -> dict[str, str]:
    """The mark of a look at which one alteration replaces another that did not stay."""
    return {TURNED: " ".join([*marks.get(TURNED, "").split(), rfc3339(at)][-table.TURNS :])}


def wanted(marks: Mapping[str, str], key: str, seen: Seen) -> tuple[int, timedelta]:
    """How often and how long an alteration must be seen before it is reported.

    A version that comes and goes must stay longer each time. Where many versions take turns, the same may come twice in
    a row by chance, so each must stay as long as any. Cited passages are exempt from the latter.
    """
    times = marks.get(TURNED, "").split()
    turns = len(times) == table.TURNS and seen.at - parse_rfc3339(times[-1]) <= table.TURNS_FOR
    if turns and not seen.observation.cited_gone:
        return table.ALTERED_TURNING
    if key in marks.get(TOLD, "").split():
        return table.ALTERED_TOLD_BEFORE
    if key in marks.get(BACK, "").split():
        return table.ALTERED_AFTER_RETURNING
    return table.ALTERED_AFTER


def remembered(keys: str, key: str) -> str:
    """The keys of a mark with `key` as the newest."""
    known = [k for k in keys.split() if k != key]
    return " ".join([*known, key][-BACK_KEPT:])


def missed(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks after one more look at an altered text.

    Passages that the reference had at one look only, and that were gone at the next, may be different at each look; so
    may passages that were missing and are back. These are not waited for, or only for long (`returned`). New passages
    that stay are waited for. At the first look after an upgrade, passages may differ because text is extracted
    differently: those that were not missing before are not waited for.
    """
    out = attached(marks, seen, unseen=altered_unseen(marks, seen.observation))
    lost = {short_key(passage) for passage in _lost(seen.observation)}
    came = {short_key(NEW + passage) for passage in _added(seen.observation)}
    before = set(out.get(MISSING, "").split())
    if ONCE in out and TURNING not in out:
        out[TURNING] = " ".join(sorted(lost))
    if out.get(READ_BY, "") != _read_by(seen.observation):
        out |= {READ_BY: _read_by(seen.observation)} | _turning(out, lost - before, now=lost | came)
    if back := before - lost - came:
        out |= _turning(out, back, now=lost | came)
    out |= returned.followed(out, back, lost, seen.n, seen.at)
    missing = lost - set(out.get(TURNING, "").split()) | came
    still = missing & before
    for name in (MISSING, MISSING_SINCE, MISSING_VISITS):
        if not missing or (not still and name != MISSING):
            out.pop(name, None)
    if missing:
        visits = [v for v in out.get(MISSING_VISITS, "").split() if v != str(seen.n)]
        out[MISSING] = " ".join(sorted(still or missing))
        out.setdefault(MISSING_SINCE, rfc3339(seen.at))
        out[MISSING_VISITS] = " ".join([*visits, str(seen.n)][-table.ALTERED_AMONG_OTHERS[0] :])
    return out


def with_altered(marks: Mapping[str, str], observation: Observation) -> dict[str, str]:
    """The marks after a look at an altered page: its documents that are altered, or were and could not be seen."""
    keys = {short_key(one.url) for one in altered_documents(observation) if one.moved_to is None}
    known = sorted(keys | _unseen(marks, observation))[:TURNING_KEPT]
    return without_marks(marks, ALTERED_DOCUMENTS) | ({ALTERED_DOCUMENTS: " ".join(known)} if known else {})


def altered_unseen(marks: Mapping[str, str], observation: Observation) -> bool:
    """Whether an altered document whose alteration is not yet reported could not be seen at this look."""
    return bool(_unseen(marks, observation))


def _unseen(marks: Mapping[str, str], observation: Observation) -> set[str]:
    known = set(marks.get(ALTERED_DOCUMENTS, "").split())
    missed = [one.url for one in observation.members if one.finding.effect not in _SEEN]
    missed += [one.url for one in observation.not_fetched]
    return known.intersection(map(short_key, missed)) if known else known


def came_back(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks that outlast a look at which the whole copy was there: what was missing before it comes and goes."""
    missing = set(marks.get(MISSING, "").split())
    turning = _turning(marks, missing) if missing or TURNING in marks else {}
    read = {READ_BY: _read_by(seen.observation)}
    return read | turning | gone_back(marks) | returned.followed(marks, sorted(missing), (), seen.n, seen.at)


def missing_for_good(marks: Mapping[str, str], seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...], datetime] | None:
    """The missing passages, the new ones, and since when, if enough looks over enough time make them an alteration.

    Otherwise the documents that are altered since; else None.
    """
    lost = {short_key(passage): passage for passage in _lost(seen.observation)}
    came = {short_key(NEW + passage): passage for passage in _added(seen.observation)}
    since = returned.missing_again(marks, lost, seen.at)
    if (begun := _missing_since(marks, seen.at)) is not None:
        since |= dict.fromkeys(marks[MISSING].split(), begun)
    gone, new = (tuple(one[key] for key in one if key in since) for one in (lost, came))
    if gone or new:
        return gone, new, min(since.values())

    # without passages, the documents alone make two looks the same alteration
    documents = attached_for_good(marks, seen) if lost or came else None
    return ((), *documents) if documents is not None else None


def _missing_since(marks: Mapping[str, str], at: datetime) -> datetime | None:
    """Since when the passages of the mark are missing, if they are missing for good."""
    count, span = table.ALTERED_AMONG_OTHERS
    if MISSING_SINCE not in marks or len(marks[MISSING_VISITS].split()) < count:
        return None
    since = parse_rfc3339(marks[MISSING_SINCE])
    return since if table.is_over(span, at - since) else None


def _turning(marks: Mapping[str, str], more: Collection[str], now: Collection[str] = ()) -> dict[str, str]:
    """The mark with these keys added. The oldest make room, but not those of this look."""
    known = sorted((key for key in marks.get(TURNING, "").split() if key not in more), key=now.__contains__)
    return {TURNING: " ".join([*known, *sorted(more)][-TURNING_KEPT:])}


def _read_by(observation: Observation) -> str:
    """The version of text extraction by which a look was read."""
    return observation.v.partition(" ")[0]


def _lost(observation: Observation) -> tuple[str, ...]:
    return observation.last.lost if observation.last is not None else ()


def _added(observation: Observation) -> tuple[str, ...]:
    return observation.last.added if observation.last is not None else ()


def _pictured(observation: Observation) -> str:
    """The key of pages that are pictures: the text of a scan is the same whatever it shows."""
    pictures = observation.last.pictures if observation.last is not None else ()
    return "pictures:" + joint_key(pictures) if pictures else ""


def _documents(observation: Observation) -> tuple[list[str], list[str]]:
    """The addresses of documents that the page no longer links, and of those that it links now."""
    last = observation.last
    links = (last.links_lost, last.links_added) if last is not None else ((), ())
    lost, added = ([url for url in urls if extension(url) in DOCUMENTS] for urls in links)
    return lost, added


def _between(lost: Iterable[str], added: Iterable[str]) -> str:
    return "passages:" + joint_key([*sorted(lost), "", *sorted(added)])
