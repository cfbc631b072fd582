"""Hosts with very many addresses in a history: the same results, in acceptable time."""

from __future__ import annotations

import json
import random
import time
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.judgement.history import read as history
from benchmarks.judgement.replay import main
from benchmarks.judgement.told import Labels, Wanted
from benchmarks.judgement.walking import HOUR, LOST, Host, Walk
from storage.model import Assessment, Event, EventKind, Finding, State, Verdict

START = datetime(2021, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(20))
def test_incremental_counts_of_a_host_equal_a_full_recount(seed: int):
    dice = random.Random(seed)
    host, urls = Host(), [f"http://a.example/{n}" for n in range(dice.randint(1, 12))]
    hour: deque[tuple[datetime, str, bool]] = deque()
    ended: dict[str, tuple[str | None, State]] = {}
    at = START
    for _ in range(400):
        at += timedelta(minutes=dice.choice([-30, 0, 0, 1, 5, 20, 90]))  # a history may be sorted by address
        url, turned, to = dice.choice(urls), dice.random() < 0.4, dice.choice(["/", "/new", None])
        hour.append((at, url, turned))
        while at - hour[0][0] > HOUR:
            hour.popleft()
        assert host.changed(at, url, turned=turned) == sum({one: off for _, one, off in hour}.values())
        others = (one for name, one in ended.items() if name != url)
        assert host.shared(url, to) == sum(led == to and state in LOST for led, state in others)
        state = dice.choice([State.AVAILABLE, State.SUSPECT, State.REMOVED])
        host.led(url, ended[url][0] if url in ended else None, to, state)
        ended[url] = to, state


def test_history_sorted_by_address_is_walked_by_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Six pages of a host that are lost at once are held as one trouble of the host, in whatever order the lines
    are."""
    looks = [
        {
            "url": f"http://a.example/{n}",
            "at": (START + timedelta(hours=6 * look, minutes=n)).isoformat(),
            "status": 404 if look >= 4 else 200,
            "probes": {"home": True, "sibling": True} if look >= 4 else None,
        }
        for n in range(6)
        for look in range(16)
    ]
    said = []
    for lines in (looks, sorted(looks, key=lambda look: str(look["at"]))):
        (tmp_path / "h.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        assert main([str(tmp_path / "h.jsonl"), "--json"]) == 0
        *told, _ = capsys.readouterr().out.splitlines()
        said.append(told)
    assert said[0] == said[1]
    assert [json.loads(line)["at"] for line in said[0]] == sorted(json.loads(line)["at"] for line in said[0])


def test_time_for_a_host_is_linear_in_its_addresses(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    took = []
    for many in (10, 250, 1000):  # the first run loads what all need
        lines = [
            {
                "url": f"http://many.example/{n % many}.html",
                "at": (START + timedelta(seconds=3600 * n / many)).isoformat(),
                "status": 200 if n < many else 302,
                "headers": {"Location": "/"},
            }
            for n in range(2 * many)
        ]
        path = tmp_path / f"{many}.jsonl"
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        begun = time.process_time()
        assert main([str(path), "--json"]) == 0
        took.append(time.process_time() - begun)
    assert took[2] < 8 * took[1], "four times the addresses: sixteen times the time was what it took"
    assert '"host"' not in capsys.readouterr().out.splitlines()[-1]


def test_each_labelled_event_of_one_address_is_found_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Each is matched within its own hours. They lie so far apart that none has to last because of those before."""
    every = 20
    day = [(START + timedelta(days=n)).isoformat() for n in range(100 * every)]
    looks = [
        {"url": "http://a.example/a", "at": at, "status": 404 if n % every > 16 else 200} for n, at in enumerate(day)
    ]
    gone = range(17, 99 * every, every)
    expected = [{"kind": "removed", "since": day[n], "first": day[n + 1], "by": day[n + 2]} for n in gone]
    (tmp_path / "h.jsonl").write_text("\n".join(map(json.dumps, looks)), encoding="utf-8")
    label = {"url": "http://a.example/a", "story": "comes and goes", "expected": [*expected, *expected[:2]]}
    (tmp_path / "l.jsonl").write_text(json.dumps(label), encoding="utf-8")
    assert main([str(tmp_path / "h.jsonl"), "--json", "--labels", str(tmp_path / "l.jsonl")]) == 0
    labels = json.loads(capsys.readouterr().out.splitlines()[-2])
    assert labels["kinds"]["removed"]["found"] == len(expected)
    assert [one["kind"] for one in labels["missed"]] == ["removed"] * 2


def test_time_to_match_labels_is_nearly_linear_in_the_events_of_an_address():
    took = [min(matched(many) for _ in range(3)) for many in (2_000, 16_000)]
    assert took[1] < 24 * took[0], "eight times the events"


def matched(many: int) -> float:
    """Processor time to find so many expected events of one address, the newest first, among as many that were told."""
    hours = [START + timedelta(hours=n) for n in range(many)]
    wanted = [
        Wanted(url="http://a.example/a", story="s", kind="removed", since=at, first=at, by=at) for at in reversed(hours)
    ]
    labels = Labels({"http://a.example/a": "s"}, wanted)
    verdict = Verdict(assessment=Assessment(), finding=Finding.GONE, reasons=())
    for n, at in enumerate(hours):
        labels.told(Event(id=str(n), kind=EventKind.REMOVED, at=at, source="s", url="http://a.example/a", n=n), verdict)
    begun = time.process_time()
    result = labels.result()
    took = time.process_time() - begun
    assert (len(result.found), result.missed, result.false) == (many, [], [])
    return took


def page(number: int, more: str = "") -> str:
    text = " ".join(f"Sentence {n} of paper {number} tells of wells and of roads." for n in range(30))
    return f"<html><head><title>Paper {number}</title></head><body><main><p>{text}</p>{more}</main></body></html>"


def test_new_design_is_one_event_of_its_host_and_reported_for_each_address_after_a_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    lines = []
    for hour in range(0, 60, 6):
        for n in range(8):
            body = tmp_path / f"{n}-{hour >= 12}.html"
            body.write_text(page(n, "<p>These terms of use were put on every page.</p>" if hour >= 12 else ""))
            at = (START + timedelta(hours=hour, minutes=n)).isoformat()
            url = f"http://a.example/d/{n}.html"
            lines.append({"url": url, "at": at, "status": 200, "headers": {}, "body": body.name})
    (tmp_path / "h.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main([str(tmp_path / "h.jsonl"), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    altered = [one["at"] for one in told if one["type"] == "alert" and one["kind"] == "altered"]
    assert len(altered) == 8
    assert min(altered) >= "2021-03-02T12"
    walk = Walk({line["url"]: "a.example" for line in lines})
    events = [event for line in history(tmp_path / "h.jsonl") for event in walk.look(line).verdict.events]
    (of_host,) = [event for event in events if event.kind is EventKind.HOST]
    assert START + timedelta(hours=12) <= of_host.at < START + timedelta(hours=13), "one, at the first round with it"


@pytest.mark.parametrize("known", ["fact", "answer", "answer that never had it"])
def test_list_without_the_page_counts_only_if_known_to_have_had_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], known: str
):
    links = "".join(f'<li><a href="/d/{n}.html">Paper {n}</a></li>' for n in range(5))
    fine = {"role": "home", "fine": True}
    shown = "<title>Papers</title><p>All that the institute has published, the newest first.</p>"
    files = {"page": page(1), "with": f"{shown}<ul>{links}</ul>"}
    files |= {"without": f"{shown}<ul>{links.replace('/d/1.html', '/d/7.html')}</ul>"}
    for name, text in files.items():
        (tmp_path / f"{name}.html").write_text(text)

    def listing(name: str) -> dict[str, object]:
        url = "http://a.example/d/"
        return {"role": "listing", "url": url, "status": 200, "headers": {}, "body": f"{name}.html"}

    before, after = listing("without" if known.endswith("had it") else "with"), listing("without")
    lines = []
    for hour in range(0, 48, 6):
        gone = hour >= 18
        asked = [fine, {"role": "listing", "listed": False} if known == "fact" else after] if gone else [before]
        line: dict[str, object] = {
            "url": "http://a.example/d/1.html",
            "at": (START + timedelta(hours=hour)).isoformat(),
        }
        line |= {"status": 404} if gone else {"status": 200, "body": "page.html"}
        lines.append({**line, "probes": [] if known == "fact" and not gone else asked})
    (tmp_path / "h.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main([str(tmp_path / "h.jsonl"), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (removed,) = [one["at"][:13] for one in told if one["type"] == "alert" and one["kind"] == "removed"]
    assert removed == ("2021-03-02T18" if known.endswith("had it") else "2021-03-02T00")
