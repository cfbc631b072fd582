"""Remarks: what people said about cases and alterations, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import sqlalchemy as sa

from storage.catalog.columns import one_of
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, events, remarks, sources, visits
from storage.model import EventKind, FalseAlarm, MemberSeen, Remark, RemarkKind, Role, State, Steer
from storage.records import from_json

_R = remarks.c
_SILENT = (RemarkKind.MUTE.value, RemarkKind.EXPLAINED.value)
_OF_ALTERATIONS = (RemarkKind.FALSE_ALARM.value, RemarkKind.WRONG_BASELINE.value)  # about an alteration, these steer

# number of the visit whose alteration a remark is about; NULL: it is about a case
_ALTERED = (
    sa.select(events.c.n)
    .where(events.c.id == _R.case, events.c.kind == EventKind.ALTERED.value)
    .correlate(remarks)
    .scalar_subquery()
)
_later = remarks.alias("later")
_HOLDS = ~sa.exists().where(  # the remark was not withdrawn
    _later.c.source == _R.source,
    _later.c.case == _R.case,
    _later.c.kind == RemarkKind.WITHDRAWN.value,
    _later.c.id > _R.id,
)
_alarm, _back = remarks.alias("alarm"), remarks.alias("taken_back")
_ENDED = sa.exists().where(  # the case was then called a false alarm: it is over, its remarks steer no later one
    _alarm.c.source == _R.source,
    _alarm.c.case == _R.case,
    _alarm.c.kind == RemarkKind.FALSE_ALARM.value,
    _alarm.c.id > _R.id,
    ~sa.exists().where(
        _back.c.source == _alarm.c.source,
        _back.c.case == _alarm.c.case,
        _back.c.kind == RemarkKind.WITHDRAWN.value,
        _back.c.id > _alarm.c.id,
    ),
)
_OUTLAST = (RemarkKind.FALSE_ALARM.value, RemarkKind.WRONG_BASELINE.value)  # hold even after a case has ended so

MORE = "…"  # stands for documents that a sentence has no room to name
_then = visits.alias("until_the_remark")
_LOST = [one.value for one in (State.SUSPECT, State.REMOVED, State.MOVED, State.DOMAIN_GONE)]


def _of_document(after: Any) -> Any:
    """Whether the case of a remark is about documents and not about the page, by its newest visit with a loss up to `after`.

    `after`: the remark applies to visits after this one.
    """
    return (
        sa.select(_then.c.document)
        .where(_then.c.source == _R.source, _then.c.n <= after, one_of(_then.c.state, _LOST))
        .order_by(_then.c.n.desc())
        .limit(1)
        .correlate(remarks)
        .scalar_subquery()
    )


def _served(after: Any) -> sa.ColumnElement[bool]:
    """Whether a visit found the source served or, if the case is about the page, found the page, even from another vantage point.

    From another vantage point means: blocked or unreachable from here, but no loss stands. `after`: as in `_of_document`.
    """
    hidden = one_of(visits.c.state, (State.BLOCKED.value, State.UNREACHABLE.value))
    received = sa.and_(hidden, ~visits.c.document, visits.c.first_absent.is_(None), visits.c.last_seen.is_not(None))
    of_page = sa.and_(sa.or_(visits.c.document, received), ~_of_document(after))
    return sa.or_(visits.c.state == State.AVAILABLE.value, of_page)


def _is_another_case(after: Any) -> sa.ColumnElement[bool]:
    """Whether the page is lost at a visit, while the case is about its documents: that is another case."""
    return sa.and_(one_of(visits.c.state, _LOST), ~visits.c.document, _of_document(after))


def of_source(conn: sa.Connection, source: str) -> list[Remark]:
    """All remarks on the cases and alterations of a source, oldest first."""
    query = sa.select(remarks).where(_R.source == source).order_by(_R.id)
    return [_remark(row) for row in conn.execute(query)]


def spoken_of(conn: sa.Connection, among: Collection[str]) -> set[str]:
    """Which of these sources have remarks."""
    found: set[str] = set()
    for batch in batches(sorted(among)):
        found.update(conn.scalars(sa.select(_R.source).distinct().where(_R.source.in_(batch))))
    return found


def steering(conn: sa.Connection, host: str) -> dict[str, list[Steer]]:
    """The remarks that steer the next visit of each source of a host; sources without any are left out.

    Not notes, nor withdrawn remarks, nor those on a case that is over: the source was served since, another case began,
    or it was called a false alarm. But a wrong baseline stays one, and the places of a false alarm about an alteration
    stay spared.
    """
    found: dict[str, list[Steer]] = {}
    for row in conn.execute(_STEERING, {"of": host}):
        steer = Steer(kind=RemarkKind(row.kind), after=row.after, altered=row.altered or 0)
        found.setdefault(row.source, []).append(steer)
    return found


_STEERING = (
    sa.select(_R.source, _R.kind, _R.after, _ALTERED.label("altered"))
    .join(sources, sources.c.id == _R.source)
    .where(
        sources.c.host == sa.bindparam("of"),
        ~one_of(_R.kind, (RemarkKind.NOTE.value, RemarkKind.WITHDRAWN.value)),
        _HOLDS,
        sa.or_(one_of(_R.kind, _OUTLAST), ~_ENDED),
        sa.case(
            (_ALTERED.is_not(None), one_of(_R.kind, _OF_ALTERATIONS)),
            else_=(_R.kind == RemarkKind.WRONG_BASELINE.value)
            | ~sa.exists().where(
                visits.c.source == _R.source, visits.c.n > _R.after, _served(_R.after) | _is_another_case(_R.after)
            ),
        ),
    )
    .order_by(_R.id)
)


def false_alarms(conn: sa.Connection, ids: Collection[str]) -> dict[str, list[FalseAlarm]]:
    """The cases of each of these sources that were called a false alarm; not alterations."""
    back = (
        sa.select(sa.func.min(_later.c.at))
        .where(
            _later.c.source == _R.source,
            _later.c.case == _R.case,
            _later.c.kind == RemarkKind.WITHDRAWN.value,
            _later.c.id > _R.id,
        )
        .scalar_subquery()
    )
    found: dict[str, list[FalseAlarm]] = {}
    for batch in batches(sorted(ids)):
        query = sa.select(_R.source, _R.case, _R.after, _R.at, back.label("until")).where(
            _R.source.in_(batch), _R.kind == RemarkKind.FALSE_ALARM.value, _ALTERED.is_(None)
        )
        for row in conn.execute(query):
            found.setdefault(row.source, []).append(
                FalseAlarm(case=row.case, after=row.after, at=row.at, until=row.until)
            )
    return found


def is_silenced(
    conn: sa.Connection,
    source: str,
    n: int,
    kind: EventKind | None = None,
    *,
    cited: bool = False,
    documents: Collection[str] | None = None,
    shown: Callable[[str], str] = str,
) -> bool:
    """Whether nothing is sent about what visit `n` of a source found.

    So it is if its case was muted or explained before, and since then the source was not served again, nor the case
    called a false alarm. An alteration is also silent if an earlier one was muted, unless a passage that is `cited`
    went. `documents`: the documents it is about, by their addresses as they are `shown`, with MORE among them if not
    all are named; None: it is about the page. A remark on a lost document concerns neither its page nor a document that
    is lost later.
    """
    said = sa.select(_R.case, _R.after, _of_document(_R.after).label("of_document")).where(
        _R.source == source, _R.after < n, _HOLDS
    )
    if kind is EventKind.ALTERED and not cited:
        muted = said.where(_R.kind == RemarkKind.MUTE.value, _ALTERED.is_not(None))
        if conn.execute(muted.limit(1)).first() is not None:
            return True
    served = sa.exists().where(visits.c.source == _R.source, visits.c.n > _R.after, visits.c.n < n, _served(_R.after))
    alarms: list[FalseAlarm] | None = None
    for one in conn.execute(said.where(_R.kind.in_(_SILENT), _ALTERED.is_(None), ~served)):
        if bool(one.of_document) is (documents is None):
            continue
        alarms = _heeded(conn, source, n) if alarms is None else alarms
        if any(alarm.case == one.case and alarm.after >= one.after for alarm in alarms):
            continue
        if documents is None or _all_lost_by(
            conn, source, n, kind=kind, documents=documents, shown=shown, until=one.after
        ):
            return True
    return False


def _heeded(conn: sa.Connection, source: str, n: int) -> list[FalseAlarm]:
    """False alarms that still held at the first visit after the remark, if that visit is `n` or an earlier one."""
    found = []
    for one in false_alarms(conn, [source]).get(source, ()):
        first = sa.select(visits.c.at).where(visits.c.source == source, visits.c.n == one.after + 1)
        at = conn.execute(first).scalar_one_or_none()
        if one.after < n and at is not None and one.heeded_at(one.after + 1, at):
            found.append(one)
    return found


def _all_lost_by(
    conn: sa.Connection,
    source: str,
    n: int,
    *,
    kind: EventKind | None,
    documents: Collection[str],
    shown: Callable[[str], str],
    until: int,
) -> bool:
    """Whether the documents that visit `n` reports were all lost by visit `until`.

    Several may be `shown` alike, and a sentence may not name all. In a loss, those are meant that the visit missed.
    """
    lost = _lost_documents(conn, source, until, n)
    if kind is not EventKind.RESTORED:
        members = sa.select(visits.c.members).where(visits.c.source == source, visits.c.n == n)
        there = conn.execute(members).scalar_one_or_none()
        off = {
            one.url
            for one in (from_json(tuple[MemberSeen, ...], there) if there else ())
            if one.role is Role.DOCUMENT and not one.finding.effect.is_there
        }
        told = {url for url in off if shown(url) in documents}
        if MORE in documents or told:
            return (off if MORE in documents else told) <= lost
    return set(documents) - {MORE} <= set(map(shown, lost))


def _lost_documents(conn: sa.Connection, source: str, until: int, n: int) -> set[str]:
    """URLs of the documents that visits up to `until` missed, since the source was last fully served, and that no later
    visit before `n` saw."""
    whole = sa.func.coalesce(sa.func.max(_then.c.n), 0)
    of_source = _then.c.source == source, _then.c.n <= until, _then.c.state == State.AVAILABLE.value
    looks = (
        sa.select(visits.c.n, visits.c.members)
        .where(
            visits.c.source == source,
            visits.c.n > sa.select(whole).where(*of_source).scalar_subquery(),
            visits.c.n < n,
            visits.c.members.is_not(None),
        )
        .order_by(visits.c.n)
    )
    lost: set[str] = set()
    for at, members in conn.execute(looks):
        for one in from_json(tuple[MemberSeen, ...], members):
            if one.finding.effect.is_loss and at <= until:
                lost.add(one.url)
            elif one.finding.effect.is_there:
                lost.discard(one.url)
    return lost


def add(conn: sa.Connection, new: Sequence[Remark]) -> None:
    """Add remarks; one that exists stays as it is."""
    if new:
        insert = inserts(conn)
        conn.execute(insert(remarks).on_conflict_do_nothing(), [_row(remark) for remark in new])


def _row(remark: Remark) -> dict[str, Any]:
    return {
        name: getattr(remark, name) for name in ("id", "at", "source", "case", "after", "actor", "reason", "url")
    } | {"kind": remark.kind.value}


def _remark(row: sa.Row[Any]) -> Remark:
    return Remark(
        id=row.id,
        at=row.at,
        kind=RemarkKind(row.kind),
        source=row.source,
        case=row.case,
        after=row.after,
        actor=row.actor,
        reason=row.reason,
        url=row.url,
    )
