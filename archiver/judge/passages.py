"""Alterations, passage by passage: what makes two looks see the same one, and which passages are missing for good from a
text that is another at each look.

Told by what was lost and added against the copy, never by the digest of the whole text: a counter in the text makes that
another at each look, and hides what was taken out beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from archiver.judge import returned, table
from archiver.judge.attached import ATTACHED, attached, attached_for_good, gone_back, told_by
from archiver.judge.keys import joint_key, short_key
from archiver.judge.seen import Seen
from archiver.observe.carried.members import DOCUMENTS, extension
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, Effect, Observation, Role

# names in Assessment.marks
ONCE = "reference_seen_once"  # number of the only look that has seen the text of the reference
READ_BY = "read_by"  # the version of taking texts by which the newest look was read that was held against the reference
TURNING = "passages_turning"  # keys of its passages that a text, another at each look, had lost at the first look after
# keys of its others that have been missing, and of new ones that stood, at each look since
MISSING = "passages_missing"
BACK = "came_and_went"  # keys of alterations that came and went, space between, newest last
TOLD = "altered_before"  # keys of alterations that were told, likewise
BACK_KEPT = 4
TURNED = "turned_at"  # the newest looks at which one alteration stood in the place of another that did not stay
MISSING_SINCE = "passages_missing_since"
MISSING_VISITS = "passages_missing_visits"
TURNING_KEPT = 100  # keys of 9 octets, in a mark of each source
ALTERED_DOCUMENTS = "documents_altered"  # keys of the documents that differed at the newest look that saw them
NEW = "+"  # before a new passage, for its key
_SEEN = frozenset({Effect.GOOD, Effect.CHANGE, Effect.LOSS})
PASSED = (TURNING, returned.RETURNED)  # passages of the kept text
WATCHED = (ONCE, *PASSED, MISSING, MISSING_SINCE, MISSING_VISITS, ATTACHED)


def alteration(observation: Observation) -> str:
    """What makes two altered captures the same alteration: the passages that readers cite if one of them is gone, else
    what was lost and added, and the new documents. "" when there is nothing to tell it by."""
    if observation.cited_gone:
        return "passage:" + joint_key(sorted(observation.cited_gone))
    lost, added = _lost(observation), _added(observation)
    parts = sorted(
        told_by(m) for m in observation.members if m.role is Role.DOCUMENT and m.finding.effect is Effect.CHANGE
    )
    if lost or added:
        parts.insert(0, _between(lost, added))
    elif not parts:
        linked = _documents(observation)
        beyond = observation.last is not None and observation.last.beyond
        own = _pictured(observation) or ("" if beyond else observation.text_sha256) or observation.payload_sha256 or ""
        parts = [_between(*linked) if any(linked) else own]
    return parts[0] if len(parts) == 1 else "several:" + joint_key(parts)


def way_back(observation: Observation) -> str:
    """What `alteration` will say if the old text comes back in place of this one."""
    last = observation.last
    return _between(last.added, last.lost) if last is not None and (last.lost or last.added) else ""


def lost_key(observation: Observation) -> str:
    """By what the passages are known that an alteration took away; "" for none."""
    return joint_key(sorted(_lost(observation))) if _lost(observation) else ""


def came_key(observation: Observation) -> str:
    """The same of those that it brought."""
    return joint_key(sorted(_added(observation))) if _added(observation) else ""


def seen_once(after: Assessment, seen: Seen) -> Assessment:
    """With a reference that this look alone has seen."""
    return replace(after, marks={**after.marks, ONCE: str(seen.n)})


def turned(marks: Mapping[str, str], at: datetime) -> dict[str, str]:
    """The mark of a look at which one alteration stands in the place of another that did not stay."""
    return {TURNED: " ".join([*marks.get(TURNED, "").split(), rfc3339(at)][-table.TURNS :])}


def wanted(marks: Mapping[str, str], key: str, seen: Seen) -> tuple[int, timedelta]:
    """How often and how long an alteration must be seen: a face that comes and goes has to stay for longer each time, and
    one of many, of which the same comes twice in a row by chance, for as long as any. A cited passage is none of these."""
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
    """The keys of a mark with this one as the newest."""
    known = [k for k in keys.split() if k != key]
    return " ".join([*known, key][-BACK_KEPT:])


def missed(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks after one more look at an altered text. Passages that the reference had at one look only and that were
    gone at the next may be those that are others at each look, and so may those that were missing and are back: they are
    not waited for, or for long (`returned`). What came and stays is. At the first look after an upgrade passages may differ
    that no look has read before, and each reads another: of those that were not missing until then none is waited for."""
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
    """The marks after a look at an altered page: which of its documents are, and which were and could not be seen now."""
    keys = {
        short_key(one.url)
        for one in observation.members
        if one.role is Role.DOCUMENT and one.moved_to is None and one.finding.effect is Effect.CHANGE
    }
    known = sorted(keys | _unseen(marks, observation))[:TURNING_KEPT]
    return {name: value for name, value in marks.items() if name != ALTERED_DOCUMENTS} | (
        {ALTERED_DOCUMENTS: " ".join(known)} if known else {}
    )


def altered_unseen(marks: Mapping[str, str], observation: Observation) -> bool:
    """Whether a document that was altered, and for which that is not told yet, could not be seen at this look."""
    return bool(_unseen(marks, observation))


def _unseen(marks: Mapping[str, str], observation: Observation) -> set[str]:
    known = set(marks.get(ALTERED_DOCUMENTS, "").split())
    missed = [one.url for one in observation.members if one.finding.effect not in _SEEN]
    missed += [one.url for one in observation.not_fetched]
    return known.intersection(map(short_key, missed)) if known else known


def came_back(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks that outlast a look at which all of the copy was there: what was missing before it comes and goes."""
    missing = set(marks.get(MISSING, "").split())
    turning = _turning(marks, missing) if missing or TURNING in marks else {}
    read = {READ_BY: _read_by(seen.observation)}
    return read | turning | gone_back(marks) | returned.followed(marks, sorted(missing), (), seen.n, seen.at)


def missing_for_good(marks: Mapping[str, str], seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...], datetime] | None:
    """The passages that were missing, and the new ones that stood there, at so many looks, so long apart, that it is an
    alteration, and since when; or documents that are others since; else none."""
    lost = {short_key(passage): passage for passage in _lost(seen.observation)}
    came = {short_key(NEW + passage): passage for passage in _added(seen.observation)}
    since = returned.missing_again(marks, lost, seen.at)
    if (begun := _missing_since(marks, seen.at)) is not None:
        since |= dict.fromkeys(marks[MISSING].split(), begun)
    gone, new = (tuple(one[key] for key in one if key in since) for one in (lost, came))
    if gone or new:
        return gone, new, min(since.values())
    documents = (
        attached_for_good(marks, seen) if lost or came else None
    )  # else the alteration is the same again by them
    return ((), *documents) if documents is not None else None


def _missing_since(marks: Mapping[str, str], at: datetime) -> datetime | None:
    """Since when those of the mark are missing, where that is for good."""
    count, span = table.ALTERED_AMONG_OTHERS
    if MISSING_SINCE not in marks or len(marks[MISSING_VISITS].split()) < count:
        return None
    since = parse_rfc3339(marks[MISSING_SINCE])
    return since if table.is_over(span, at - since) else None


def _turning(marks: Mapping[str, str], more: Collection[str], now: Collection[str] = ()) -> dict[str, str]:
    """The mark with these keys too; the oldest make room, but for those of this look."""
    known = sorted((key for key in marks.get(TURNING, "").split() if key not in more), key=now.__contains__)
    return {TURNING: " ".join([*known, *sorted(more)][-TURNING_KEPT:])}


def _read_by(observation: Observation) -> str:
    """The version by which its text was taken."""
    return observation.v.partition(" ")[0]


def _lost(observation: Observation) -> tuple[str, ...]:
    return observation.last.lost if observation.last is not None else ()


def _added(observation: Observation) -> tuple[str, ...]:
    return observation.last.added if observation.last is not None else ()


def _pictured(observation: Observation) -> str:
    """By what pages that are pictures are known: of a scan the text is the same, whatever it shows."""
    pictures = observation.last.pictures if observation.last is not None else ()
    return "pictures:" + joint_key(pictures) if pictures else ""


def _documents(observation: Observation) -> tuple[list[str], list[str]]:
    """Addresses of documents that the page links no more, and of those that it links now."""
    last = observation.last
    links = (last.links_lost, last.links_added) if last is not None else ((), ())
    lost, added = ([url for url in urls if extension(url) in DOCUMENTS] for urls in links)
    return lost, added


def _between(lost: Iterable[str], added: Iterable[str]) -> str:
    return "passages:" + joint_key([*sorted(lost), "", *sorted(added)])
