"""How an audit progresses: within its window, at a pace, within a budget, and resuming where it stopped."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import timedelta
from itertools import pairwise

from storage.files import FileBlobs
from tests.storage.audited import Watched, names, tree


def test_audit_pass_resumes_each_tick_and_is_spread_over_the_window(make):
    kept = make()
    total = sum(standing.bytes for standing in kept.auditor().standing()[:1])
    read = []
    day = 86_400
    for _ in range(74):
        kept.now += timedelta(seconds=day)
        kept.auditor().tick(day)
        (standing_of_first, _) = kept.auditor().standing()
        read.append(standing_of_first.underway.bytes)
    assert standing_of_first.underway.finished_at is not None, "a pass takes four fifths of the window"
    read = read[:70]
    assert max(b - a for a, b in pairwise(read)) < total / 2, "a little every day"
    assert standing_of_first.overdue is None


def test_audit_not_completed_within_its_window_is_overdue(make):
    kept = make()
    kept.auditor().tick(60)
    kept.now += timedelta(days=91)
    assert all("not read since 2021-03-02" in standing.overdue for standing in kept.auditor().standing())
    assert kept.bad() == []
    assert [standing.overdue for standing in kept.auditor().standing()] == [None, None]


def test_monthly_byte_budget_is_kept_and_a_too_small_one_is_reported(make):
    kept = make()
    size = kept.auditor().standing()[0].bytes
    for _ in range(60):
        kept.now += timedelta(hours=12)
        kept.auditor(month_bytes=size // 10).tick(43_200)
    (one, _) = kept.auditor(month_bytes=size // 10).standing()
    largest = max(len(data) for data in tree(kept.roots["one"]).values())
    assert one.underway.finished_at is None
    assert one.underway.month_bytes < size // 10 + largest
    assert "too few to read" in one.overdue


def test_audit_reads_two_copies_at_once_but_one_when_a_pace_is_set(make, tmp_path):
    store = Watched(tmp_path / "one", "one")
    kept = make(store)
    meet = threading.Barrier(2)
    met: list[int] = []
    store.before = lambda name: name.startswith("warc/") and not met and met.append(meet.wait(60))
    assert kept.bad() == []
    assert store.most == 2
    assert len(met) == 2, "two were there"
    store.before, store.most = lambda name: None, 0
    kept.now += timedelta(days=200)
    kept.auditor(second_bytes=1e9).tick(86_400)
    assert store.most == 1


def test_audit_exceeds_its_byte_budget_by_at_most_one_copy(make, tmp_path):
    store = Watched(tmp_path / "one", "one")
    kept = make(store)
    largest = max(len(data) for data in tree(kept.roots["one"]).values())
    kept.auditor().tick(60)
    store.octets, (one,) = 0, kept.auditor().standing()
    kept.now += timedelta(days=89)
    budget = one.bytes // 3
    kept.auditor(month_bytes=budget).tick(86_400 * 89)
    assert budget <= store.octets < budget + largest
    store.octets = 0
    kept.now += timedelta(days=31)
    kept.auditor(month_bytes=1).tick(86_400 * 31)
    assert store.octets <= largest, "of a month with a budget of one octet"
    (one,) = kept.auditor().standing()
    assert one.underway.month_bytes == store.octets, "what is read is counted"


def test_interrupted_audit_resumes_where_it_stopped(make, tmp_path):
    kept = make(FileBlobs(tmp_path / "one", "one"), count=40)
    there = sorted(names(kept.roots["one"]))
    with closing(kept.auditor().whole()) as copies:
        first = [copy.name for _, copy in zip(range(15), copies, strict=False)]
    (one,) = kept.auditor().standing()
    assert one.underway.copies == len(first) == 15
    assert one.underway.position == first[-1]
    rest = [copy.name for copy in kept.auditor().whole(resume=True)]
    assert sorted(first + rest) == there, "each once"
    (one,) = kept.auditor().standing()
    assert one.underway.finished_at is not None
    assert len(list(kept.auditor().whole(resume=True))) > 15, "a pass that came to its end is begun anew"
