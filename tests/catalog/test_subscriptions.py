"""Subscriptions, how far each has come in the events, and letters on their way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import catalog as tables
from storage.catalog.letters import Letter
from storage.model import Citation, Remark, RemarkKind, Subscription, Work
from tests.catalog.scenes import START, claim, commit, outcome, register, segment_name, source

S, OTHER = source(), source(2, host="other.example:443")
ONE = Subscription(id="01EZSMYPM00000000000000ONE", at=START + timedelta(days=2), terms="sealed:1:one")
TWO = Subscription(id="01EZSMYPM00000000000000TWO", at=START + timedelta(days=9), terms="sealed:1:two")
CHANNEL = tables.subscriptions.channel_of(ONE.id)


def happen(conn, *days):
    """Commit a look with an event of S on each of these days."""
    for day in days:
        name = segment_name(day)
        commit(conn, outcome(S, day, events=("altered",), segment=name), segment=name)


@pytest.fixture
def told(conn):
    register(conn, S, OTHER)
    claim(conn)
    happen(conn, 1, 2, 3)  # looks are a day apart
    return conn


def due(conn, channel=CHANNEL):
    return [one.event.n for one in tables.deliveries.due(conn, channel, START + timedelta(days=99), 10)]


def test_subscriber_gets_events_seen_since_the_subscription_was_made(told):
    tables.subscriptions.add(told, ONE)
    tables.subscriptions.add(told, TWO)
    assert due(told) == [2, 3], "also of what was committed before it was written down"
    assert due(told, tables.subscriptions.channel_of(TWO.id)) == []
    happen(told, 4)
    tables.subscriptions.add(told, ONE)  # as when its journal entry is applied again
    assert due(told) == [2, 3, 4]
    assert tables.subscriptions.standing(told) == [ONE, TWO]


def test_subscriptions_with_events_due_are_known(told):
    tables.deliveries.open_channel(told, "webhook", from_start=True)
    tables.subscriptions.add(told, ONE)
    tables.subscriptions.add(told, TWO)
    late = START + timedelta(days=5)
    assert tables.subscriptions.behind(told, late) == {ONE.id}
    found = tables.deliveries.due(told, CHANNEL, START, 10)
    tables.deliveries.passed(told, CHANNEL, [one.seq for one in found])
    assert tables.subscriptions.behind(told, late) == set()
    tables.deliveries.again(told, [found[0].event.id], late, besides=["operator"])
    assert tables.subscriptions.behind(told, START) == set()
    assert tables.subscriptions.behind(told, late) == {ONE.id, TWO.id}
    tables.deliveries.passed(told, tables.subscriptions.channel_of(TWO.id), [found[0].seq])
    assert tables.subscriptions.behind(told, late) == {ONE.id}
    happen(told, 4)
    assert tables.subscriptions.behind(told, START) == {ONE.id, TWO.id}


def test_events_passed_by_a_channel_are_not_due_again(told):
    tables.subscriptions.add(told, ONE)
    seqs = [one.seq for one in tables.deliveries.due(told, CHANNEL, START, 10)]
    tables.deliveries.passed(told, CHANNEL, seqs[:1])
    assert due(told) == [3]
    tables.deliveries.passed(told, CHANNEL, seqs)
    tables.deliveries.passed(told, CHANNEL, [])
    tables.deliveries.passed(told, CHANNEL, seqs[:1])
    assert due(told) == []


def test_event_sent_again_is_due_once_and_not_on_excluded_channels(told):
    tables.subscriptions.add(told, ONE)
    tables.deliveries.open_channel(told, "operator")
    found = tables.deliveries.due(told, CHANNEL, START, 10)
    tables.deliveries.passed(told, CHANNEL, [one.seq for one in found])
    tables.deliveries.again(told, [found[0].event.id], START, besides=["operator"])
    assert due(told) == [2]
    assert tables.deliveries.progress(told, "operator", START, 10)[1] == {}
    tables.deliveries.passed(told, CHANNEL, [found[0].seq])
    assert due(told) == []


@pytest.mark.parametrize("first", ["made", "ended"])
def test_end_of_a_subscription_holds_in_any_order_and_erases_its_terms(told, first):
    acts = [lambda: tables.subscriptions.add(told, ONE), lambda: tables.subscriptions.end(told, ONE.id, START)]
    for act in acts if first == "made" else reversed(acts):
        act()
    tables.subscriptions.end(told, ONE.id, START)
    assert tables.subscriptions.standing(told) == []
    assert due(told) == []
    assert told.exec_driver_sql("SELECT terms FROM subscriptions").scalars().all() == [""]


def letter(name, of=ONE, *, hours=0, **fields):
    at = START + timedelta(hours=hours)
    return Letter(
        id=name,
        subscriber="bob",
        subscription=of.id,
        alerts=(("a", ("e1", "e2")), ("b", ("e3",))),
        made_at=at,
        next_at=at,
        **fields,
    )


def test_letters_wait_in_order_until_sent_or_given_up(told):
    for one in (ONE, TWO):
        tables.subscriptions.add(told, one)
    letters = tables.letters
    first, second, other = letter("1"), letter("2", hours=1), letter("3", TWO, hours=2)
    for one in (second, first, other, first):
        letters.add(told, one)
    late = START + timedelta(days=1)
    assert letters.due(told, late, 10) == [first, second, other]
    assert letters.due(told, START, 10) == [first]
    assert letters.due(told, late, 2) == [first, second]
    assert letters.due(told, late, 10, [ONE.id]) == [other]
    assert letters.waiting(told) == {ONE.id: 2, TWO.id: 1}
    letters.write(told, "1", "sealed:1:x")
    letters.failed(told, "1", next_at=late, error="answered 450\0")
    [again] = [one for one in letters.due(told, late, 10) if one.id == "1"]
    assert (again.attempts, again.error, again.body, again.alerts) == (1, "answered 450", "sealed:1:x", first.alerts)
    assert letters.troubled(told) == {ONE.id: again}
    assert letters.given_up(told) == 0
    letters.failed(told, "1", next_at=None, error="answered 550")
    assert letters.given_up(told) == 1
    assert letters.waiting(told) == {ONE.id: 1, TWO.id: 1}
    letters.sent(told, "2")
    assert letters.due(told, late, 10) == [other]
    assert letters.of_ended(told) == []
    tables.subscriptions.end(told, TWO.id, START)
    assert letters.of_ended(told) == [other]
    letters.entrust(told, "3", ONE.id)
    assert letters.of_ended(told) == []
    assert letters.waiting(told) == {ONE.id: 1}


def test_events_a_subscriber_was_sent_are_remembered_for_a_limited_time(told):
    letters = tables.letters
    letters.tell(told, "bob", ["a", "b"], START)
    letters.tell(told, "bob", ["b", "c"], START + timedelta(days=1))
    letters.tell(told, "ann", ["a"], START)
    assert letters.told(told, "bob", ["a", "b", "d"]) == {"a", "b"}
    assert letters.told(told, "ann", ["b", "c"]) == set()
    assert letters.newest_at(told, "bob") == START + timedelta(days=1)
    assert letters.newest_at(told, "eve") is None
    tables.subscriptions.add(told, ONE)
    letters.add(told, letter("old"))
    letters.failed(told, "old", next_at=None, error="")
    letters.forget(told, START + timedelta(hours=1))
    assert letters.told(told, "bob", ["a", "b", "c"]) == {"c"}
    assert letters.troubled(told) == {}


def test_events_by_their_ids(told):
    known = tables.events.listing(told)
    assert tables.events.by_ids(told, [known[2].id, known[0].id, "other"]) == {
        one.id: one for one in (known[0], known[2])
    }


def test_sources_with_remarks_are_known(told):
    said = Remark(id="r", at=START, kind=RemarkKind.NOTE, source=S.id, case="c", after=1, actor="", reason="")
    tables.remarks.add(told, [said])
    assert tables.remarks.spoken_of(told, [S.id, OTHER.id]) == {S.id}
    assert tables.remarks.spoken_of(told, [OTHER.id]) == set()


def test_works_citing_each_source(conn):
    register(conn, S, OTHER)
    tables.works.add(conn, [Work(id="w1", title="A Book"), Work(id="w2", title="Another")])
    cites = [("c1", S, "w1"), ("c2", S, "w2"), ("c3", S, "w1")]
    tables.works.cite(conn, [Citation(id=name, source=of.id, work=work) for name, of, work in cites])
    assert tables.works.citing(conn, [S.id, OTHER.id]) == {S.id: {"w1", "w2"}}
