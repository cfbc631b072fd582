"""Looking up captures: by URL and time, by payload, by visit, in CDX order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from storage import catalog as tables
from storage.catalog import Catalog, columns
from storage.catalog.erasure_tables import purged_captures, purges
from storage.catalog.schema import captures
from storage.catalog.surts import Kind, Place, Stretch
from storage.clock import rfc3339
from storage.model import Access, Original, Role, SegmentState, Truncated
from storage.urls import surt
from tests.catalog.scenes import START, capture, claim, commit, outcome, register, segment_name, sha, source
from tests.support.catalogs import blank
from tests.support.depth import examples

S, SEALED = source(), source(1, access=Access.SEALED)
ALL = Stretch(first="", end=None)


def at(days: float):
    return START + timedelta(days=days)


def keep(conn, *shots, of=S):
    """Commit each capture as a visit of its own."""
    for shot in shots:
        name = shot.segment
        accepted, _ = commit(conn, outcome(of, shot.n, captures=(shot,), segment=name, at=shot.at), segment=name)
        assert accepted


@pytest.fixture
def held(conn):
    register(conn, S)
    claim(conn)
    return conn


def shots(*good):
    return [capture(S, n, good=is_good, segment=segment_name(n)) for n, is_good in enumerate(good, 1)]


def test_nearest_capture_in_time(held):
    keep(held, *shots(True, False, True, False))
    found = {days: tables.captures.nearest(held, S.url, at(days)).n for days in (0, 1, 1.4, 2, 2.1, 9)}
    assert found == {0: 1, 1: 1, 1.4: 1, 2: 1, 2.1: 3, 9: 3}  # the older of two equally near
    found = {days: tables.captures.nearest(held, S.url, at(days), good=False).n for days in (1.4, 2, 2.6, 9)}
    assert found == {1.4: 1, 2: 2, 2.6: 3, 9: 4}
    assert tables.captures.newest(held, S.url).n == 3
    assert tables.captures.newest(held, S.url, good=False).n == 4


def test_time_to_the_second_finds_the_capture_within_that_second(held):
    """Mementos are dated and stamped to the second: whoever asks by such a time means that memento, even if an earlier
    capture is nearer."""
    times = [timedelta(milliseconds=ms) for ms in (-100, 750, 900)]
    keep(held, *(replace(one, at=START + by) for one, by in zip(shots(True, True, True), times, strict=True)))
    second = timedelta(seconds=1)
    for asked, n in ((START, 2), (START - second, 1), (START + timedelta(milliseconds=100), 1), (START + second, 3)):
        assert tables.captures.nearest(held, S.url, asked).n == n, asked


def test_lookups_find_nothing_when_nothing_is_kept(held):
    assert tables.captures.nearest(held, S.url, at(1)) is None
    assert tables.captures.newest(held, S.url) is None
    assert tables.captures.of_url(held, S.url) == []


def test_captures_of_a_url_within_a_time_range(held):
    keep(held, *shots(True, True, True))
    assert [c.n for c in tables.captures.of_url(held, S.url)] == [1, 2, 3]
    assert [c.n for c in tables.captures.of_url(held, S.url, since=at(2))] == [2, 3]
    assert [c.n for c in tables.captures.of_url(held, S.url, until=at(2))] == [1]
    assert [c.n for c in tables.captures.of_url(held, S.url, limit=1)] == [1]


def test_very_long_url_is_stored_and_found(held):
    long = S.url + "?" + "x" * 30_000
    keep(held, capture(S, 1, url=long, role=Role.DOCUMENT))
    assert tables.captures.newest(held, long).url == long
    assert tables.captures.newest(held, long + "x") is None
    assert [c.url for _, c in tables.surts.each(held, Stretch(first=surt(long), end=None))] == [long]


def test_characters_that_databases_reject_are_replaced(held):
    shot = replace(capture(S, 1), media_type="text/\0ht\udcffml")
    keep(held, shot)
    assert tables.captures.by_id(held, shot.id).media_type == "text/ht\ufffdml"


@pytest.mark.parametrize(
    ("change", "serves"),
    [
        ({}, True),
        ({"truncated": Truncated.LENGTH}, False),
        ({"verified": False}, False),
        ({"revisit": "identical-payload-digest", "original": "x"}, False),
    ],
)
def test_only_whole_verified_captures_serve_as_originals(held, change, serves):
    shot = capture(S, 1, **change)
    keep(held, shot)
    expected = Original(id=shot.id, url=S.url, at=rfc3339(shot.at), payload_sha256=sha("page"), payload_bytes=4)
    found = tables.captures.original(held, S.url, sha("page"), 4, Access.PUBLIC)
    assert found == (expected if serves else None)


def test_original_has_the_same_url_length_and_access_and_a_safe_segment(held):
    keep(held, capture(S, 1))

    def ask(url=S.url, size=4, access=Access.PUBLIC):
        return tables.captures.original(held, url, sha("page"), size, access)

    assert ask() is not None
    assert ask(url=S.url + "/") is None
    assert ask(size=5) is None
    assert ask(access=Access.SEALED) is None
    tables.segments.set_state(held, segment_name(1), SegmentState.AT_RISK)
    assert ask() is None
    tables.segments.set_state(held, segment_name(1), SegmentState.PRESERVED)
    assert ask() is not None
    tables.sources.edit(held, replace(S, access=Access.SEALED), None, "journal/b")
    assert ask() is None
    assert ask(access=Access.SEALED) is None  # its segment stays public for ever


def test_originals_of_many_payloads_at_once(held):
    urls = [f"{S.url}/{i}" for i in range(1_200)]
    members = tuple(capture(S, 1, url=url, role=Role.IMAGE, payload=url) for url in urls)
    commit(held, outcome(S, 1, captures=(capture(S, 1), *members)))
    wanted = [(url, sha(url), len(url)) for url in urls] + [("https://x.example/", sha("x"), 1)]
    found = tables.captures.originals(held, wanted, Access.PUBLIC)
    assert {original.id for original in found.values()} == {one.id for one in members}
    assert tables.captures.originals(held, [], Access.PUBLIC) == {}


def test_newest_of_several_captures_is_the_original(held):
    keep(held, *shots(True, True))
    assert tables.captures.original(held, S.url, sha("page"), 4, Access.PUBLIC).at == rfc3339(at(2))


def test_members_fetched_recently_are_found(held):
    image = f"{S.url}/i.png"
    for n in (1, 2):
        name = segment_name(n)
        shot = capture(S, n, url=image, role=Role.IMAGE, segment=name)
        commit(held, outcome(S, n, captures=(capture(S, n, segment=name), shot), segment=name), segment=name)
    recent = tables.captures.recent_members(held, {image, S.url}, at(1.5), Access.PUBLIC)
    assert {url: c.n for url, c in recent.items()} == {image: 2}
    assert tables.captures.recent_members(held, {image}, at(3), Access.PUBLIC) == {}


def test_captures_come_in_cdx_order_page_by_page(held, monkeypatch):
    monkeypatch.setattr(tables.surts, "PAGE", 3)
    urls = [f"https://example.org/{letter}" for letter in "cab"]
    for n in (1, 2, 3):
        name = segment_name(n)
        members = tuple(capture(S, n, url=url, role=Role.IMAGE, segment=name) for url in urls)
        commit(held, outcome(S, n, captures=members, segment=name), segment=name)
    every = list(tables.surts.each(held, Stretch(first="org,example)/", end="org,example)0")))
    assert [(key, c.n) for key, c in every] == [(f"org,example)/{x}", n) for x in "abc" for n in (1, 2, 3)]
    key, fourth = every[3]
    behind = (key, fourth.at, fourth.id)
    assert list(tables.surts.each(held, ALL, after=behind)) == every[4:]
    assert list(tables.surts.each(held, ALL, back=True)) == every[::-1]
    assert list(tables.surts.each(held, ALL, after=behind, back=True)) == every[2::-1]
    only = list(tables.surts.each(held, Stretch(first="org,example)/b", end="org,example)/b!")))
    assert {c.url for _, c in only} == {"https://example.org/b"}
    within = tables.surts.each(held, replace(ALL, since=at(2), until=at(3)))
    assert {c.n for _, c in within} == {2}
    assert list(tables.surts.each(held, replace(ALL, access=Access.SEALED))) == []


@pytest.mark.parametrize("at_once", [1, 4, 100])
def test_filtered_rows_are_complete_and_ordered_from_either_end(held, monkeypatch, at_once):
    monkeypatch.setattr(tables.surts, "SIFTED", at_once)
    kinds_of_rows = [
        (404, "x", "text/html"),
        (200, "y", "text/html charset=utf-8"),
        (None, "x", "application/pdf"),
        (200, "x", ""),
    ]
    shots = [
        replace(capture(S, 1, url=f"https://example.org/{n % 5}", payload=payload, role=Role.IMAGE, status=status,
                        at=at(n)), media_type=media_type, id=str(UUID(int=n)))
        for n, (status, payload, media_type) in enumerate(kinds_of_rows * 3)
    ]  # fmt: skip
    commit(held, outcome(S, 1, captures=(capture(S, 1, url="https://example.org/"), *shots)))
    begun: list[object] = []

    def compare(fits, *kinds: Kind) -> None:
        every = [row for row in tables.surts.each(held, ALL) if fits(row[1])]
        assert every or kinds[0].value == 500
        for back in (False, True):
            found = tables.surts.each(held, ALL, kinds=kinds, back=back, begun=begun.append)
            assert list(found) == (every[::-1] if back else every)
        for number, (key, one) in enumerate(every):
            place = (key, one.at, one.id)
            assert list(tables.surts.each(held, ALL, kinds=kinds, after=place)) == every[number + 1 :]
            within = replace(ALL, since=one.at, access=Access.PUBLIC)
            assert list(tables.surts.each(held, within, kinds=kinds)) == [row for row in every if row[1].at >= one.at]

    for status in (404, 200, None, 500):
        compare(lambda one, status=status: one.status == status, Kind("status", status, wanted=True))
        compare(lambda one, status=status: one.status != status, Kind("status", status, wanted=False))
    compare(lambda one: one.payload_sha256 == sha("y"), Kind("payload_sha256", sha("y"), wanted=True))
    compare(
        lambda one: one.media_type in {"text/html", "text/html charset=utf-8"},
        Kind("media_type", "text/html", wanted=True),
    )
    compare(
        lambda one: one.payload_sha256 == sha("x") and one.status != 404,
        Kind("payload_sha256", sha("x"), wanted=True), Kind("status", 404, wanted=False),
    )  # fmt: skip
    assert len(begun) >= 13 // at_once


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_first_rows_of_each_key_are_those_of_all_rows(held, monkeypatch, at_once):
    """Whatever is sealed, erased, of another time or of another kind, and wherever the reading goes on."""
    monkeypatch.setattr(tables.surts, "SURTS", at_once)
    register(held, SEALED)
    long = [f"https://example.org/{'x' * 600}{end}" for end in "ab"]
    urls = [f"https://example.org/{letter}" for letter in "cab"] + long
    for n in (1, 2, 3):
        name = segment_name(n)
        members = [capture(S, n, url=url, role=Role.IMAGE, segment=name) for url in urls[n % 2 :]]
        commit(
            held,
            outcome(
                S, n, captures=(replace(members[0], status=404, media_type="text/html "), *members[1:]), segment=name
            ),
            segment=name,
        )
    keep(held, capture(SEALED, 1, segment=segment_name(9)), of=SEALED)
    erased = next(c.id for _, c in tables.surts.each(held, ALL))
    held.execute(sa.update(captures).where(captures.c.id == erased).values(length=0))

    def compare(stretch: Stretch, *kinds: Kind) -> None:
        rows = list(tables.surts.each(held, stretch, kinds=kinds))
        first = {key if len(key) < 512 else one.id: (key, one) for key, one in reversed(rows)}
        wanted = sorted(first.values(), key=lambda row: (row[0], row[1].at, row[1].id))
        begun: list[Place | None] = []
        assert list(tables.surts.firsts(held, stretch, kinds=kinds, begun=begun.append)) == wanted
        for place in begun[1:]:
            assert place is not None
            later = [row for row in wanted if (row[0], row[1].at, row[1].id) > place]
            found = list(tables.surts.firsts(held, stretch, kinds=kinds, after=place))
            assert found[-len(later) or len(found) :] == later

    for access in (None, Access.PUBLIC, Access.SEALED):
        for changes in ({}, {"since": at(2)}, {"until": at(2)}, {"end": "org,example)/b"}, {"first": "z"}):
            stretch = replace(ALL, access=access, **changes)
            compare(stretch)
            compare(stretch, Kind("status", 404, wanted=True))
            compare(stretch, Kind("status", 404, wanted=False), Kind("payload_sha256", sha("page"), wanted=True))


def test_index_counts_and_positions_omit_erased_and_sealed_captures(held):
    """Nothing is revealed of erased captures or of those in another access class."""
    register(held, SEALED)
    keep(held, *shots(True, True, True))
    keep(held, capture(SEALED, 1, segment=segment_name(9)), of=SEALED)
    public, sealed = replace(ALL, access=Access.PUBLIC), replace(ALL, access=Access.SEALED)
    stretches = (ALL, public, sealed, replace(public, since=at(2)), replace(ALL, until=at(3)), replace(ALL, first="z"))

    def compare():
        for one in stretches:
            rows = [(key, c.at, c.id) for key, c in tables.surts.each(held, one)]
            assert tables.surts.count(held, one) == len(rows)
            assert [tables.surts.place(held, one, number) for number in range(len(rows) + 1)] == [*rows, None]
        return [tables.surts.count(held, one) for one in stretches]

    assert compare() == [4, 3, 1, 2, 3, 0]
    gone = next(c for _, c in tables.surts.each(held, public))
    held.execute(sa.insert(purges), {"id": "a purge", "at": START, "authority": "a court", "done": True})
    held.execute(sa.insert(purged_captures), {"capture": gone.id, "purge": "a purge"})
    assert compare() == [4, 3, 1, 2, 3, 0], "what is only about to be erased is shown"
    held.execute(sa.update(captures).where(captures.c.id == gone.id).values(length=0))
    assert compare() == [3, 2, 1, 2, 2, 0]


def test_lookups_use_their_indexes(catalog):
    """Among a million captures a lookup may read a handful of rows. Checked against SQLite's query plans."""
    if not catalog.sqlite:
        pytest.skip("SQLite's plans")
    asked = []

    @sa.event.listens_for(sa.Engine, "before_cursor_execute")
    def note(_conn, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    with catalog.read() as conn:
        tables.captures.nearest(conn, S.url, at(1))
        tables.captures.nearest(conn, S.url, at(1), good=False)
        tables.captures.originals(conn, [(S.url, sha("page"), 4)], Access.PUBLIC)
        list(tables.surts.each(conn, Stretch(first="a", end="b"), after=("a", at(1), "x")))
        tables.captures.of_visit(conn, S.id, 1)
        tables.sources.due(conn, S.host, at(1), 9)
        tables.host_sources.count(conn, S.host)
        tables.host_sources.intervals(conn, S.host)
        tables.host_sources.changed_last_hour(conn, S.host, at(1))
        tables.captures.learned(conn, S.host, Access.PUBLIC)
        tables.events.host_event_at(conn, S.host, at(1))
        tables.events.after(conn, 0, 9)
        tables.leaves.pending(conn, 9)
        tables.erased_captures.count(conn)
        tables.erased_captures.count(conn, Access.PUBLIC)
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
        plans = {}
        for statement, parameters in asked:
            if statement.startswith(("SELECT", "WITH")):
                rows = conn.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters).all()
                plans[statement] = " | ".join(str(row[3]) for row in rows)
    scans = {
        statement: plan
        for statement, plan in plans.items()
        if "SCAN" in plan.replace("SCAN wanted", "").replace("SCAN purged_captures", "")
    }
    assert {s: p for s, p in scans.items() if "ix_" not in p} == {}
    every = " ".join(plans.values())
    for index in ("good", "url", "payload", "surt", "visit", "learned"):
        assert f"ix_captures_{index}" in every
    assert "ix_sources_due" in every
    assert "ix_sources_urgent" in every


@examples(40)
@given(
    times=st.lists(st.tuples(st.integers(0, 50), st.booleans()), max_size=12, unique_by=lambda t: t[0]),
    asked=st.integers(-1, 51),
)
def test_no_other_capture_is_nearer_in_time(tmp_path_factory, times, asked):
    catalog = Catalog.open(blank(tmp_path_factory.mktemp("law") / "c.sqlite"))
    made = [
        replace(capture(S, n, good=good), at=at(day), segment=segment_name(1)) for n, (day, good) in enumerate(times, 1)
    ]
    with catalog.write(durable=False) as conn:
        register(conn, S)
        tables.segments.reserve(conn, segment_name(1), "o", START, hosts=())
        tables.captures.insert(conn, made)
        for good in (True, False):
            known = [abs(c.at - at(asked)) for c in made if c.good or not good]
            found = tables.captures.nearest(conn, S.url, at(asked), good=good)
            assert (found and abs(found.at - at(asked))) == (min(known) if known else None)
    catalog.close()


def test_capture_ids_and_times_round_trip_exactly(held):
    shot = replace(capture(S, 1), at=START + timedelta(microseconds=123_000))
    keep(held, shot)
    assert tables.captures.by_id(held, shot.id) == shot
    assert columns.millis(shot.at) == 1614694800123
