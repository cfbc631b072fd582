"""The single transaction that commits a segment: what it accepts, refuses and leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import (
    Access,
    Assessment,
    Certainty,
    Comparison,
    Finding,
    MemberSeen,
    Observation,
    Role,
    SegmentState,
    State,
    Truncated,
)
from storage.records import documents_after
from tests.catalog.scenes import (
    START,
    TOKEN,
    capture,
    claim,
    commit,
    leaf,
    outcome,
    register,
    segment_name,
    sha,
    source,
)
from tests.support.catalogs import blank

S = source()


@pytest.fixture
def held(conn):
    """A connection to a catalog with one source whose host we have leased."""
    register(conn, S)
    claim(conn)
    return conn


def test_accepted_visit_updates_every_table(held):
    next_due = START + timedelta(hours=9)
    one = outcome(S, 1, events=("first",), next_due_at=next_due, explicit=True)
    accepted, refused = commit(held, one)
    assert (accepted, refused) == ([one], [])

    watched = tables.sources.by_id(held, S.id)
    assert watched.n == 1
    assert watched.assessment == one.verdict.assessment
    assert watched.next_due_at == next_due
    assert watched.last == watched.first == one.captures[0]
    assert (watched.etag, watched.title) == ('"e"', "Title")
    assert (watched.last_full_n, watched.last_unconditional_n) == (1, 1)
    assert watched.last_full_at == watched.last_unconditional_at == one.at
    assert not watched.anomaly
    assert tables.hosts.by_name(held, S.host).next_due_at == next_due

    seen = tables.visits.by_number(held, S.id, 1)
    assert (seen.finding, seen.state, seen.status) == (Finding.FIRST, State.AVAILABLE, 200)
    assert (seen.url, seen.final_url, seen.capture, seen.original) == (S.url, S.url, one.page, None)
    assert (seen.segment, seen.record, seen.explicit, seen.rules) == (segment_name(1), one.record, True, "2021.1")
    assert (seen.payload_sha256, seen.bytes) == (sha("page"), 4)
    assert seen.reasons == one.verdict.reasons
    assert (seen.observation, seen.context) == (one.observation, one.context)

    assert tables.events.listing(held) == list(one.verdict.events)
    assert tables.captures.of_visit(held, S.id, 1) == list(one.captures)
    segment = tables.segments.by_name(held, segment_name(1))
    assert (segment.state, segment.access, segment.bytes) == (SegmentState.STORED, Access.PUBLIC, 5_000)
    assert [r.store for r in tables.segments.receipts_of(held, segment_name(1))] == ["main"]
    assert tables.segments.unresolved(held) == []
    pending = [row.leaf for row in tables.leaves.pending(held, 10)]
    assert pending == [leaf("segment", segment_name(1)), leaf("visit", one.record)]


def test_unchanged_visit_is_stored_without_its_observation_but_keeps_what_is_shown(held):
    commit(held, outcome(S, 1))
    members = (MemberSeen(url=S.url + ".pdf", role=Role.DOCUMENT, finding=Finding.SAME, capture="c"),)
    observation = Observation(
        v="1", url=S.url, at=START, n=2, final_url=S.url + "/", status=200, last=Comparison(kept=1.0), members=members
    )
    commit(
        held,
        outcome(S, 2, finding=Finding.SAME, observation=observation, segment=segment_name(2)),
        segment=segment_name(2),
    )
    seen = tables.visits.by_number(held, S.id, 2)
    assert (seen.kept, seen.members, seen.final_url) == (1.0, members, S.url + "/")
    assert (seen.observation, seen.context) == (None, None)


def test_failed_visit_counts_as_a_visit(held):
    commit(held, outcome(S, 1))
    failed = outcome(
        S, 2, finding=Finding.TIMEOUT, captures=(), segment=segment_name(2), state=State.SUSPECT, good=False,
        observation=Observation(v="1", url=S.url, at=START, n=2, failure=Finding.TIMEOUT),
    )  # fmt: skip
    commit(held, failed, segment=segment_name(2))
    watched = tables.sources.by_id(held, S.id)
    assert watched.anomaly
    assert watched.last.n == 1
    assert (watched.last_full_n, watched.last_unconditional_n, watched.title) == (1, 1, "Title")
    seen = tables.visits.by_number(held, S.id, 2)
    assert (seen.status, seen.capture, seen.final_url, seen.payload_sha256) == (None, None, S.url, None)


def test_not_modified_answer_keeps_validators_and_is_no_full_look(held):
    commit(held, outcome(S, 1))
    revisit = capture(
        S, 2, segment=segment_name(2), revisit="server-not-modified", original="x", status=304, payload="page"
    )
    observation = Observation(v="1", url=S.url, at=START, n=2, final_url=S.url, status=304, not_modified=True)
    commit(
        held,
        outcome(S, 2, finding=Finding.SAME, captures=(revisit,), observation=observation, full=False, reference=False,
                etag=None, segment=segment_name(2)),
        segment=segment_name(2),
    )  # fmt: skip
    watched = tables.sources.by_id(held, S.id)
    assert (watched.n, watched.etag, watched.last.n) == (2, '"e"', 1)
    assert (watched.last_full_n, watched.last_unconditional_n) == (1, 1)
    seen = tables.visits.by_number(held, S.id, 2)
    assert (seen.original, seen.payload_sha256, seen.bytes) == ("x", sha("page"), 4)


def test_first_finding_resets_the_documents_of_the_reference():
    """Documents that the new page also carries but that could not be had are reset too."""
    url = "https://example.org/annex.pdf"
    missing = MemberSeen(url=url, role=Role.DOCUMENT, finding=Finding.GONE, status=404)
    seen = Observation(v="1", url=S.url, at=START, n=9, status=200, members=(missing,))
    assert documents_after({url: "kept"}, seen, Finding.FIRST) == {}
    assert documents_after({url: "kept"}, seen, Finding.ALTERED) == {url: "kept"}


def test_each_answer_replaces_the_validators(held):
    for n in range(1, 6):
        commit(
            held, outcome(S, n, finding=Finding.SAME, etag=f'"{n}"', segment=segment_name(n)), segment=segment_name(n)
        )
        assert tables.sources.by_id(held, S.id).etag == f'"{n}"'


@pytest.mark.parametrize("n", [0, 2, 3])
def test_visit_whose_number_is_not_the_next_is_refused(held, n):
    one = outcome(S, n)
    assert commit(held, one) == ([], [one])
    assert tables.visits.count(held) == tables.captures.count(held) == 0
    assert tables.sources.by_id(held, S.id).n == 0
    assert [row.leaf.kind for row in tables.leaves.pending(held, 10)] == [
        "segment"
    ]  # the blob is in the store all the same
    assert tables.segments.by_name(held, segment_name(1)).state is SegmentState.STORED


def test_two_visits_of_one_source_in_one_segment_are_accepted(held):
    first, second = outcome(S, 1), outcome(S, 2, finding=Finding.SAME)
    assert commit(held, first, second) == ([first, second], [])
    watched = tables.sources.by_id(held, S.id)
    assert (watched.n, watched.last.n, watched.first.n) == (2, 2, 1)


def test_lost_lease_refuses_only_the_visits_of_its_host(conn):
    other = source(2, host="other.example:443")
    register(conn, S, other)
    claim(conn, token="mine")
    claim(conn, S.host, token="theirs", now=START + timedelta(seconds=121))
    outcomes = [outcome(one, 1, lease="mine", events=("first",)) for one in (S, other)]
    accepted, refused = commit(conn, *outcomes)
    assert [o.source for o in accepted] == [other.id]
    assert [o.source for o in refused] == [S.id]
    assert [e.source for e in tables.events.listing(conn)] == [other.id]
    assert tables.visits.by_number(conn, S.id, 1) is None
    theirs = outcome(S, 1, lease="theirs", segment=segment_name(2))
    assert commit(conn, theirs, segment=segment_name(2))[0] == [theirs]


def test_expired_lease_that_nobody_took_still_commits(held):
    assert commit(held, outcome(S, 1), now=START + timedelta(days=1))[1] == []


def test_visit_of_an_unknown_source_is_refused(held):
    stranger = outcome(source(99), 1)
    assert commit(held, stranger) == ([], [stranger])


def test_original_of_a_revisit_is_kept_although_its_own_visit_was_refused(conn):
    other = source(2, host="other.example:443")
    register(conn, S, other)
    claim(conn, token="mine")
    claim(conn, S.host, token="theirs", now=START + timedelta(seconds=121))
    image = capture(S, 1, url="https://cdn.example/i.png", role=Role.IMAGE, payload="i")
    again = capture(
        other, 1, url=image.url, role=Role.IMAGE, payload="i", revisit="identical-payload-digest", original=image.id
    )
    lost = outcome(S, 1, lease="mine", captures=(capture(S, 1), image))
    kept = outcome(other, 1, lease="mine", captures=(capture(other, 1), again))
    commit(conn, lost, kept)
    assert tables.captures.by_id(conn, image.id) == image
    assert tables.captures.by_id(conn, lost.page) is None


def test_committing_again_after_adoption_accepts_the_adopted_visits(held):
    one = outcome(S, 1)
    commit(held, one, leased=False)
    assert commit(held, one, reserve=False) == ([one], [])
    assert tables.visits.count(held) == 1


def test_dropped_segment_name_accepts_no_visits(held):
    tables.segments.reserve(held, segment_name(1), "paused", START, hosts=[S.host])
    tables.segments.drop(held, segment_name(1))
    one = outcome(S, 1)
    assert commit(held, one, reserve=False) == ([], [one])
    assert tables.sources.by_id(held, S.id).n == 0
    assert tables.segments.by_name(held, segment_name(1)).access is Access.SEALED


def test_segment_name_is_reserved_only_once(held):
    tables.segments.reserve(held, segment_name(1), "one", START, hosts=[S.host])
    with pytest.raises(sa.exc.IntegrityError), held.begin_nested():
        tables.segments.reserve(held, segment_name(1), "two", START, hosts=[])


def test_visits_of_a_sealed_source_make_a_sealed_segment(conn):
    sealed = source(7, access=Access.SEALED)
    register(conn, sealed)
    claim(conn)
    commit(conn, outcome(sealed, 1))
    assert tables.segments.by_name(conn, segment_name(1)).access is Access.SEALED
    assert tables.captures.newest(conn, sealed.url, access=Access.PUBLIC) is None
    assert tables.captures.newest(conn, sealed.url) is not None


def test_source_sealed_during_the_visit_seals_its_capture(held):
    tables.sources.edit(held, replace(S, access=Access.SEALED), None, "journal/b")
    commit(held, outcome(S, 1))
    assert tables.captures.newest(held, S.url).access is Access.SEALED
    assert tables.events.listing(held, access=Access.PUBLIC) == []


def test_suspect_sources_come_first_among_those_due(conn):
    sources = [source(i) for i in range(4)]
    register(conn, *sources)
    claim(conn)
    due = START + timedelta(days=2)
    doubt = Assessment(state=State.SUSPECT, certainty=Certainty.PROBABLE, finding=Finding.GONE)
    outcomes = [outcome(one, 1, next_due_at=due + timedelta(minutes=i)) for i, one in enumerate(sources)]
    outcomes[2] = outcome(sources[2], 1, assessment=doubt, finding=Finding.GONE, next_due_at=due + timedelta(minutes=2))
    commit(conn, *outcomes)
    now = due + timedelta(minutes=2)
    assert [w.source.id for w in tables.sources.due(conn, S.host, now, 10)] == [sources[i].id for i in (2, 0, 1)]
    assert [w.source.id for w in tables.sources.due(conn, S.host, now, 1)] == [sources[2].id]


def test_confirmed_alteration_marks_its_earlier_captures_good(held):
    commit(held, outcome(S, 1))
    pending = Assessment(
        state=State.AVAILABLE, pending_text="key", pending_at=START + timedelta(days=2), ever_good=True
    )
    for n, finding, extra in [
        (2, Finding.ALTERED, {}),
        (3, Finding.TIMEOUT, {}),
        (4, Finding.ALTERED, {"truncated": Truncated.LENGTH}),
    ]:
        name = segment_name(n)
        shot = capture(S, n, segment=name, good=False, payload=f"new{n}", **extra)
        commit(
            held,
            outcome(S, n, finding=finding, assessment=pending, good=False, captures=(shot,), segment=name),
            segment=name,
        )
    assert tables.captures.newest(held, S.url).n == 1
    name = segment_name(5)
    commit(held, outcome(S, 5, finding=Finding.ALTERED, good=True, segment=name), segment=name)
    good = [c.n for c in tables.captures.of_url(held, S.url) if c.good]
    assert good == [1, 2, 5]
    assert tables.sources.by_id(held, S.id).last.n == 5


def test_reference_keeps_documents_that_were_lost_or_not_looked_at(held):
    def look(n, finding, *members, **fields):
        name = segment_name(n)
        page = capture(S, n, segment=name, payload=f"p{n}")
        shots = [
            capture(S, n, url=url, role=Role.DOCUMENT, segment=name, payload=f"{url}{n}", good=good)
            for url, good in members
        ]
        seen = tuple(
            MemberSeen(url=c.url, role=Role.DOCUMENT, finding=Finding.SAME if c.good else Finding.GONE, capture=c.id)
            for c in shots
        )
        observation = Observation(v="1", url=S.url, at=START, n=n, status=200, members=seen)
        commit(
            held,
            outcome(S, n, finding=finding, captures=(page, *shots), observation=observation, segment=name, **fields),
            segment=name,
        )
        return [(c.url, c.n) for c in tables.sources.by_id(held, S.id).documents]

    assert look(1, Finding.FIRST, ("a", True), ("b", True)) == [("a", 1), ("b", 1)]
    assert look(2, Finding.SAME) == [("a", 1), ("b", 1)]  # members were not looked at
    assert look(3, Finding.SAME, ("a", True)) == [("a", 3), ("b", 1)]
    assert look(4, Finding.LINKS, ("b", False)) == [("a", 3), ("b", 1)]  # lost, and still promised
    assert look(5, Finding.GONE, reference=False) == [("a", 3), ("b", 1)]
    assert look(6, Finding.ALTERED, ("c", True), ("b", False), good=True) == [("b", 1), ("c", 6)]


def test_losses_on_a_host_within_the_last_hour_are_counted(conn):
    sources = [source(i) for i in range(6)]
    register(conn, *sources)
    claim(conn)
    at = START + timedelta(days=1)
    gone = [
        outcome(one, 1, finding=Finding.GONE, at=at - timedelta(minutes=20 * i)) for i, one in enumerate(sources[:5])
    ]
    commit(conn, *gone, outcome(sources[5], 1, at=at))
    assert len(tables.host_sources.changed_last_hour(conn, S.host, at)) == 3  # 0, 20 and 40 minutes ago
    assert tables.host_sources.count(conn, S.host) == 6
    assert tables.events.host_event_at(conn, S.host, at) is None
    commit(
        conn,
        outcome(sources[0], 2, finding=Finding.GONE, at=at, events=("host",), segment=segment_name(2)),
        segment=segment_name(2),
    )
    assert tables.events.host_event_at(conn, S.host, at + timedelta(hours=23)) == at
    assert tables.events.host_event_at(conn, S.host, at + timedelta(hours=24)) is None
    assert tables.events.host_event_at(conn, "other.example:443", at) is None


def test_findings_of_one_round_of_looks_at_a_host(conn):
    sources = [source(i) for i in range(5)]
    register(conn, *sources)
    claim(conn)
    at, hour = START + timedelta(days=1), timedelta(hours=1)
    seen = (Finding.SAME, Finding.GONE, Finding.ALTERED, Finding.SAME, Finding.SAME)
    commit(
        conn,
        *(
            outcome(one, 1, finding=what, at=at - i * 2 * hour)
            for i, (one, what) in enumerate(zip(sources, seen, strict=True))
        ),
    )
    found = {
        one: (when, what) for one, when, what, _ in tables.host_sources.looked_within(conn, S.host, at - 6 * hour, at)
    }
    assert found == {
        one.id: (at - i * 2 * hour, what) for i, (one, what) in enumerate(zip(sources, seen, strict=True)) if i < 3
    }
    assert tables.host_sources.looked_within(conn, "other.example:443", at - 6 * hour, at) == []


def test_alterations_on_a_host_within_the_last_hour_and_their_host_event(conn):
    sources = [source(i) for i in range(4)]
    register(conn, *sources)
    claim(conn)
    at = START + timedelta(days=1)
    altered = [
        outcome(one, 1, finding=Finding.ALTERED, at=at - timedelta(minutes=40 * i)) for i, one in enumerate(sources[:3])
    ]
    commit(conn, *altered, outcome(sources[3], 1, finding=Finding.GONE, at=at))
    assert set(tables.host_sources.altered_last_hour(conn, S.host, at)) == {one.id for one in sources[:2]}
    assert set(tables.host_sources.changed_last_hour(conn, S.host, at)) == {sources[3].id}
    commit(
        conn,
        outcome(sources[0], 2, finding=Finding.ALTERED, at=at, events=("host",), segment=segment_name(2)),
        segment=segment_name(2),
    )
    assert tables.events.host_event_at(conn, S.host, at, altered=True) == at
    assert tables.events.host_event_at(conn, S.host, at) is None


def test_commit_waits_for_a_claim_that_is_taking_its_host(catalog):
    """A paused process wakes while its successor claims: whichever comes second sees what the first did."""
    with catalog.write() as conn:
        register(conn, S)
        claim(conn, token="mine", lease_s=60)
        tables.segments.reserve(conn, segment_name(1), "mine", START, hosts=[])
    results = []

    def wake():
        with catalog.write() as conn:
            results.append(commit(conn, outcome(S, 1, lease="mine"), reserve=False))

    with catalog.write() as conn:
        claim(conn, token="theirs", now=START + timedelta(seconds=61))
        late = threading.Thread(target=wake)
        late.start()
        late.join(0.2)
        assert late.is_alive()
    late.join()
    assert [len(part) for part in results[0]] == [0, 1]


def test_700_visits_are_committed_with_few_statements(catalog):
    sources = [source(i, host=f"h{i % 2}.example:80") for i in range(700)]
    with catalog.write() as conn:
        register(conn, *sources)
        claim(conn)
    statements: list[str] = []
    for n in (1, 2, 3):
        name = segment_name(n)
        outcomes = [outcome(one, n, segment=name, events=("first",) if n == 1 else ()) for one in sources]
        statements.clear()
        with catalog.write() as conn:
            sa.event.listen(conn, "before_cursor_execute", lambda *told: statements.append(told[2]))
            accepted, _ = commit(conn, *outcomes, segment=name)
        assert len(accepted) == 700
        assert 0 < len(statements) < 50, "not one for each visit; the benchmark has the time"


WRITER = """
import sys
from tests.catalog.scenes import *
from storage.catalog import Catalog
catalog = Catalog.open(sys.argv[1])
sources = [source(i) for i in range(50)]
with catalog.write() as conn:
    register(conn, *sources)
    claim(conn, lease_s=1e9)
for n in range(1, 1000):
    name = segment_name(n)
    with catalog.write() as conn:
        commit(conn, *(outcome(one, n, segment=name, events=("first",)) for one in sources), segment=name)
    print(n, flush=True)
"""


@pytest.mark.parametrize("after", [1, 4, 9])
def test_kill_9_leaves_only_whole_commits(tmp_path, after):
    url = blank(tmp_path / "catalog.sqlite")
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        acknowledged = 0
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged >= after:
                time.sleep(0.003 * after)  # somewhere in the next commit
                process.send_signal(signal.SIGKILL)
                break
        acknowledged = max([acknowledged, *map(int, process.stdout)])
    catalog = Catalog.open(url)
    with catalog.read() as conn:
        ns = {one.n for one in tables.sources.listing(conn)}
        assert len(ns) == 1
        n = ns.pop()
        assert n >= acknowledged
        assert tables.visits.count(conn) == tables.captures.count(conn) == len(tables.events.listing(conn)) == 50 * n
        assert len(tables.leaves.pending(conn, 10**6)) == 51 * n
        assert len(list(tables.segments.listing(conn))) == n
    with catalog.write() as conn:
        assert tables.hosts.by_name(conn, S.host).lease_until is not None
        assert tables.hosts.free_of(conn, TOKEN.partition(".")[0]) == 1
        assert claim(conn, S.host, token=TOKEN)
    catalog.close()
