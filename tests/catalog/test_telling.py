"""Events, deliveries, leaves, tokens, works, receipts, clocks, listings."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog.audits import Damage
from storage.clock import utcnow
from storage.model import Access, Citation, EventKind, Finding, Receipt, SegmentState, Standing, State, Work
from tests.catalog.scenes import START, claim, commit, leaf, outcome, register, segment_name, sha, source

S, OTHER = source(), source(2, host="other.example:443", tags=("a", 'b"%_'), access=Access.SEALED)


@pytest.fixture
def told(conn):
    """Two sources with three events."""
    register(conn, S, OTHER)
    claim(conn)
    commit(conn, outcome(S, 1, events=("first",)), outcome(OTHER, 1, events=("first",)))
    commit(conn, outcome(S, 2, events=("altered",), segment=segment_name(2)), segment=segment_name(2))
    return conn


def test_events_by_time_source_kind_and_access(told):
    listing = tables.events.listing
    assert [(e.source, e.n) for e in listing(told)] == [(S.id, 1), (OTHER.id, 1), (S.id, 2)]
    assert [e.n for e in listing(told, since=START + timedelta(days=2))] == [2]
    assert [e.n for e in listing(told, source=S.id, newest_first=True)] == [2, 1]
    assert [e.n for e in listing(told, kinds=[EventKind.ALTERED])] == [2]
    assert [e.source for e in listing(told, access=Access.PUBLIC, limit=1)] == [S.id]
    first = listing(told)[0]
    assert first.text == "first of it"
    assert first.reasons[0].rule == "r"


def test_event_inserted_twice_is_stored_once(told):
    first = tables.events.listing(told)[0]
    tables.events.insert(told, [first], told=False)
    assert len(tables.events.listing(told)) == 3


def test_events_are_delivered_at_least_once_and_in_order(told):
    deliveries = tables.deliveries
    assert deliveries.due(told, "hook", START, 10) == []  # not opened
    deliveries.open_channel(told, "hook", from_start=True)
    due = deliveries.due(told, "hook", START, 2)
    assert [d.attempts for d in due] == [0, 0]
    assert deliveries.waiting(told, "hook") == 3
    deliveries.sent(told, "hook", due[0].seq)
    again = START + timedelta(minutes=5)
    deliveries.failed(told, "hook", due[1].seq, at=START, next_at=again, error="refused\0")
    assert [d.event.n for d in deliveries.due(told, "hook", START, 10)] == [2]  # events after a failed one do not wait
    deliveries.sent(told, "hook", deliveries.due(told, "hook", START, 10)[0].seq)
    assert deliveries.due(told, "hook", START, 10) == []
    retry = deliveries.due(told, "hook", again, 10)
    assert [(d.seq, d.attempts) for d in retry] == [(due[1].seq, 1)]
    deliveries.failed(told, "hook", due[1].seq, at=again, next_at=again, error="again")
    assert deliveries.due(told, "hook", again, 10)[0].attempts == 2
    deliveries.failed(told, "hook", due[1].seq, at=again, next_at=None, error="given up")
    assert deliveries.due(told, "hook", again + timedelta(days=99), 10) == []
    assert deliveries.waiting(told, "hook") == 0


def test_channel_opened_late_gets_only_later_events(told):
    tables.deliveries.open_channel(told, "hook")
    assert tables.deliveries.due(told, "hook", START, 10) == []
    commit(told, outcome(S, 3, events=("moved",), segment=segment_name(3)), segment=segment_name(3))
    tables.deliveries.open_channel(told, "hook")  # every start opens it again; it continues where it was
    assert [d.event.kind for d in tables.deliveries.due(told, "hook", START, 10)] == [EventKind.MOVED]


def test_events_committed_as_told_are_not_delivered(conn):
    register(conn, S)
    commit(conn, outcome(S, 1, events=("first",)), leased=False, told=True)
    tables.deliveries.open_channel(conn, "hook", from_start=True)
    assert tables.deliveries.due(conn, "hook", START, 10) == []
    assert tables.deliveries.waiting(conn, "hook") == 0
    assert len(tables.events.listing(conn)) == 1


def test_reader_of_events_misses_none(catalog):
    """Numbers are given in the order of commits, so a reader that continues after the last one it saw sees all."""
    sources = [source(i, host=f"h{i}.example:80") for i in range(24)]
    with catalog.write() as conn:
        register(conn, *sources)
        claim(conn)
    done, seen, news = threading.Event(), [], threading.Semaphore(0)

    def follow():
        last = 0
        while True:
            news.acquire()
            over = done.is_set()
            with catalog.read() as conn:
                new = tables.events.after(conn, last, 5)
            seen.extend(one.event.source for one in new)
            last = new[-1].seq if new else last
            if over and not new:
                return
            if over:
                news.release()  # it reads five at a time: there may be more

    def write(part):
        for one in part:
            name = segment_name(int(one.url.rsplit("/", 1)[-1]) + 1)
            with catalog.write() as conn:
                commit(conn, outcome(one, 1, events=("first",), segment=name), segment=name)
            news.release()

    follower = threading.Thread(target=follow)
    writers = [threading.Thread(target=write, args=(sources[i::4],)) for i in range(4)]
    for thread in (follower, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    news.release()
    follower.join()
    assert sorted(seen) == sorted(one.id for one in sources)


def test_leaves_are_integrated_at_their_places(told):
    leaves = tables.leaves
    pending = leaves.pending(told, 10)
    assert [row.leaf.kind for row in pending] == ["segment", "visit", "visit", "segment", "visit"]
    assert leaves.size(told) == 0
    leaves.integrate(told, 0, [row.seq for row in pending[:3]])
    leaves.integrate(told, 3, [row.seq for row in pending[3:]])
    assert leaves.size(told) == 5
    assert leaves.pending(told, 10) == []
    assert [row.index for row in leaves.integrated(told)] == [0, 1, 2, 3, 4]
    assert [row.leaf for row in leaves.integrated(told, 1, 3)] == [row.leaf for row in pending[1:3]]
    found = leaves.by_name(told, segment_name(1), "segment")
    assert (found.index, found.leaf) == (0, leaf("segment", segment_name(1)))
    leaves.insert(told, [found.leaf])
    assert leaves.pending(told, 10) == []
    with pytest.raises(sa.exc.IntegrityError), told.begin_nested():
        leaves.integrate(told, 0, [pending[1].seq])


def test_tokens_are_found_touched_and_removed(conn):
    assert tables.tokens.add(conn, name="web", sha256=sha("secret"), scope="write", at=START)
    found = tables.tokens.find(conn, sha("secret"))
    assert (found.name, found.scope, found.last_used_at) == ("web", "write", None)
    assert tables.tokens.find(conn, sha("guess")) is None
    tables.tokens.touch(conn, "web", START)
    tables.tokens.touch(conn, "web", START + timedelta(seconds=30))
    assert tables.tokens.listing(conn)[0].last_used_at == START
    assert not tables.tokens.add(conn, name="web", sha256=sha("other"), scope="read", at=START)
    assert tables.tokens.find(conn, sha("other")) is None
    assert tables.tokens.remove(conn, "web")
    assert not tables.tokens.remove(conn, "web")


def test_works_and_citations(conn):
    register(conn, S, OTHER)
    book, paper = Work(id="W1", title="A Book\0"), Work(id="W2", title="A Paper", url="https://p.example/")
    tables.works.add(conn, [book, paper])
    tables.works.add(conn, [book])
    cited = [
        Citation(id="C1", source=S.id, work="W1", quote="as they say", locator="n. 3"),
        Citation(id="C2", source=S.id, work="W1", quote="as they say"),
        Citation(id="C3", source=S.id, work="W2", quote="another"),
        Citation(id="C4", source=OTHER.id, work="W2"),
    ]
    tables.works.cite(conn, cited)
    tables.works.cite(conn, cited[:2])
    watched = tables.sources.by_id(conn, S.id)
    assert (watched.quotes, watched.works) == (("as they say", "another"), 2)
    assert [(w.id, count) for w, count in tables.works.listing(conn)] == [("W1", 1), ("W2", 2)]
    assert [c.citation.id for c in tables.works.of_source(conn, S.id)] == ["C1", "C2", "C3"]
    assert [(c.citation.id, c.work) for c in tables.works.citations_of(conn, "W2")] == [("C3", paper), ("C4", paper)]
    assert tables.works.find(conn, "A Paper") == paper
    assert tables.works.find(conn, "A Paper", "https://q.example/") is None
    assert [w.source.id for w in tables.sources.listing(conn, work="W2")] == [S.id, OTHER.id]


def test_sources_by_each_filter(told):
    listing = tables.sources.listing
    assert [w.source for w in listing(told)] == [S, OTHER]
    assert [w.source.id for w in listing(told, after=S.id, limit=5)] == [OTHER.id]
    assert [w.source.id for w in listing(told, host=OTHER.host)] == [OTHER.id]
    assert [w.source.id for w in listing(told, tag='b"%_')] == [OTHER.id]
    assert listing(told, tag='b"%') == listing(told, tag="%") == []
    assert [w.source.id for w in listing(told, access=Access.PUBLIC)] == [S.id]
    assert listing(told, states=[State.REMOVED]) == []
    assert len(listing(told, states=[State.AVAILABLE], standing=Standing.ACTIVE)) == 2
    assert tables.sources.states(told) == {State.AVAILABLE: 2}
    assert tables.sources.by_url(told, S.url).source == S
    assert tables.sources.by_url(told, S.url + "#") is None
    assert [w.source.id for w in tables.sources.watched(told, [OTHER.id, "?", S.id])] == [OTHER.id, S.id]
    assert tables.sources.ids_by_url(told, {S.url, "https://x.example/"}) == {S.url: S.id}


def test_history_page_by_page(told):
    history = tables.visits.history
    assert [v.n for v in history(told, S.id)] == [1, 2]
    assert [v.n for v in history(told, S.id, newest_first=True, limit=1)] == [2]
    assert [v.n for v in history(told, S.id, before=2)] == [1]


def test_receipts_of_several_stores(told):
    name = segment_name(1)
    copy = Receipt(store="far", name=name, sha256=sha(name), bytes=5_000, version_id="v7", locked_until=START)
    assert [r.name for r in tables.segments.lacking(told, "far", 10)] == [name, segment_name(2)]
    tables.segments.add_receipts(told, [copy])
    tables.segments.add_receipts(told, [replace(copy, version_id="v8")])
    assert [(r.store, r.version_id) for r in tables.segments.receipts_of(told, name)] == [("far", "v8"), ("main", None)]
    assert [r.name for r in tables.segments.lacking(told, "far", 10)] == [segment_name(2)]
    assert [r.name for r in tables.segments.receipts_in(told, store="main")] == [name, segment_name(2)]
    tables.segments.set_state(told, name, SegmentState.PRESERVED)
    assert [s.name for s in tables.segments.listing(told, states=[SegmentState.STORED])] == [segment_name(2)]


def test_clock_doubts_of_processes_expire(conn):
    clocks = tables.clocks
    clocks.note(conn, "b", "it is an hour off")
    clocks.note(conn, "a", "it was set back")
    clocks.note(conn, "b", "it is two hours off")
    assert clocks.doubted(conn) == {"a": "it was set back", "b": "it is two hours off"}
    clocks.note(conn, "a", None)
    assert clocks.doubted(conn) == {"b": "it is two hours off"}
    conn.exec_driver_sql("UPDATE clocks SET seen_at = seen_at - 300000")
    assert clocks.doubted(conn) == {}, "a process that has ended says nothing any more"


def test_postgresql_clock_serves_as_a_second_clock(conn):
    ahead = tables.clocks.ahead_s(conn, utcnow() + timedelta(hours=1))
    if conn.dialect.name == "postgresql":
        assert ahead == pytest.approx(3600, abs=5)
    else:
        assert ahead is None, "SQLite's is ours"


def test_look_under_a_doubted_clock_is_not_the_newest(conn):
    register(conn, S, OTHER)
    claim(conn)
    commit(conn, outcome(S, 1), outcome(OTHER, 1))
    newest = tables.visits.newest_at(conn)
    assert newest is not None
    years_ahead = {"at": newest + timedelta(days=900), "finding": Finding.CLOCK}
    commit(conn, outcome(S, 2, segment=segment_name(2), **years_ahead), segment=segment_name(2))
    assert tables.visits.newest_at(conn) == newest


def test_doubted_clock_is_believed_after_a_day(conn):
    register(conn, S)
    claim(conn)
    commit(conn, outcome(S, 1))
    before = tables.visits.newest_at(conn)
    assert before is not None
    back = before - timedelta(days=900)
    for n, hours in ((2, 0), (3, 12), (4, 24)):
        assert tables.visits.newest_at(conn) == before, "nobody has said that it was wrong"
        late = {"at": back + timedelta(hours=hours), "finding": Finding.CLOCK}
        commit(conn, outcome(S, n, segment=segment_name(n), **late), segment=segment_name(n))
    assert tables.visits.newest_at(conn) is None
    assert tables.visits.newest_at(conn, doubted=True) == back + timedelta(hours=24)


def test_unsigned_segments_are_late_after_an_hour(conn):
    register(conn, S)
    claim(conn)
    commit(conn, outcome(S, 1))
    assert not tables.leaves.late(conn, START), "it was stored just now"
    assert tables.leaves.late(conn, START + timedelta(hours=1))
    tables.leaves.integrate(conn, 0, [one.seq for one in tables.leaves.pending(conn, 9)])
    assert not tables.leaves.late(conn, START + timedelta(hours=1))


def test_missing_copies_are_late_after_an_hour(conn):
    def put(name: str, *stores: str) -> None:
        given = [Receipt(store=store, name=name, sha256=sha("x"), bytes=5) for store in stores]
        tables.segments.add_receipts(conn, given)

    put("journal/a", "one", "two")
    put("journal/b", "one")
    put("warc/c", "one")

    def note(*stores: str, hours: int = 0) -> None:
        lacking = tables.missing_copies.missing(conn, stores)
        tables.missing_copies.note(conn, stores, lacking, START + timedelta(hours=hours))

    note("one", "two")
    assert tables.missing_copies.late(conn, START) == {"two": 1}, "of segments their own rows tell"
    put("ledger/d", "two")
    note("one", "two", hours=1)
    assert tables.missing_copies.late(conn, START) == {"two": 1}
    assert tables.missing_copies.late(conn, START + timedelta(hours=1)) == {"one": 1, "two": 1}
    put("journal/b", "two")
    note("one", "two", hours=2)
    assert tables.missing_copies.late(conn, START + timedelta(hours=2)) == {"one": 1}
    note("two", hours=2)
    assert tables.missing_copies.late(conn, START + timedelta(hours=2)) == {}, "nobody wants it in there any more"


def test_segments_by_the_completeness_of_their_copies(conn):
    register(conn, S)
    claim(conn)
    names = [segment_name(n) for n in range(1, 4)]
    for n, name in enumerate(names, 1):
        commit(conn, outcome(S, n, segment=name), segment=name)
    assert set(tables.missing_copies.complete(conn, ("main",))) == set(names)
    assert tables.missing_copies.complete(conn, ("main", "two")) == []
    tables.segments.add_receipts(
        conn, [Receipt(store="two", name=name, sha256=sha("x"), bytes=5) for name in names[:2]]
    )
    assert tables.missing_copies.complete(conn, ("main", "two")) == names[:2]
    damage = Damage(store="two", name=names[0], what="damaged", text="", found_at=START)
    tables.audits.note(conn, [damage])
    assert tables.missing_copies.complete(conn, ("main", "two")) == names[1:2], "one waits to be mended"
    assert tables.missing_copies.late_segments(conn, START - timedelta(days=1)) == []
    assert tables.missing_copies.late_segments(conn, START + timedelta(days=9)) == names[1:]


def test_refusal_of_a_store_holds_until_a_later_write_of_any_process(conn):
    writes, minute = tables.store_writes, timedelta(minutes=1)

    def told():
        return {name: (one.full, one.why, one.process) for name, one in writes.noted(conn).items()}

    assert told() == {}
    writes.taken(conn, "main", minute)
    writes.refused(conn, "main", writes.Refusal(full=True, why="no room", ago=10 * minute, process="a"))
    assert told() == {"main": (True, "no room", "a")}
    writes.taken(conn, "main", 20 * minute)
    assert told() == {"main": (True, "no room", "a")}, "that write was before"
    writes.taken(conn, "main", 5 * minute)
    assert told() == {}
    writes.refused(conn, "main", writes.Refusal(full=True, why="no room", ago=10 * minute, process="a"))
    assert told() == {}, "noted again by a process that has not written since"
    assert writes.taken_ago(conn, "other") is None
    assert timedelta(minutes=4) < writes.taken_ago(conn, "main") < 6 * minute
    writes.refused(conn, "main", writes.Refusal(full=False, why="denied", ago=minute, process="b"))
    assert told() == {"main": (False, "denied", "b")}
    assert timedelta(seconds=59) < writes.noted(conn)["main"].ago < 2 * minute
