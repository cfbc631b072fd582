"""Writes stories as a history in the form of `replay`, with its labels.

    python -m benchmarks.judgement histories DIRECTORY [--seed N] [--times N] [--only WORD] [--part all|told|silent]

Writes DIRECTORY/history.jsonl, labels.jsonl and bodies/. Each story is told `--times` times (default 4), half in
English and half in Chinese, half of them on sites whose pages change at each request. Every address is looked at every
6 h (waits up to 5 % longer, as with the cadence); when something is off, the site is asked what the walk asks. `told`
leaves out the addresses about which nothing is to be told and ends a day after the last event; `silent` leaves out the
stories in which anything is to be told: many events, or many looks at what is harmless, in less time.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.judgement.scripted import altered, harmless, lost
from benchmarks.judgement.scripted.site import DRESSES, Reply, Site
from benchmarks.judgement.scripted.stories import STORIES, Story, tell
from benchmarks.judgement.scripted.words import CHINESE, ENGLISH
from storage.clock import rfc3339
from storage.model import Finding

START = datetime(2021, 3, 1, tzinfo=UTC)
EVERY_H = 6.0
WEEKLY = 28  # looks
_ = lost, altered, harmless  # imported for their stories
Row = dict[str, Any]


def instant(hour: float) -> str:
    return rfc3339(START + timedelta(milliseconds=round(hour * 3_600_000)))


class Bodies:
    """Stores bodies in files named by their digest."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        directory.mkdir(parents=True, exist_ok=True)

    def keep(self, body: bytes | None) -> str | None:
        if body is None:
            return None
        coded = body[:2] == b"\x1f\x8b"  # compressed as it came over the wire
        name = f"{hashlib.sha256(body).hexdigest()[:24]}{'' if coded else '.gz'}"
        path = self._directory / name
        if not path.exists():
            path.write_bytes(body if coded else gzip.compress(body, 1, mtime=0))
        return f"bodies/{name}"


class Teller:
    """The lines of one story."""

    def __init__(self, made: Story, bodies: Bodies) -> None:
        self._made = made
        self._site = made.site
        self._bodies = bodies
        self._down = made.line_down

    def lines(self) -> Iterator[tuple[float, Row]]:
        """(hour, line), one address after the other."""
        for path in self._made.looked_at:
            yield from self._of(path)

    def _of(self, path: str) -> Iterator[tuple[float, Row]]:
        chance = random.Random(f"{self._site.host}{path}")
        hour, look, seen_lost = chance.uniform(0, EVERY_H), 0, False
        while hour < self._made.days * 24:
            off = self._site.disturbed(path, hour)
            asked_if_changed = path in self._made.lying and not seen_lost and look % 4 != 0
            if asked_if_changed and off:
                yield (
                    hour,
                    {"url": self._site.url(path), "at": instant(hour), "status": 304, "headers": {}, "body": None},
                )
            else:
                yield hour, self._line(path, hour, off=off, asks_list=look > 0 and look % WEEKLY == 1)
                seen_lost = seen_lost or off
            hour += EVERY_H * (1 + chance.uniform(0, 0.05))
            look += 1

    def _line(self, path: str, hour: float, *, off: bool, asks_list: bool) -> Row:
        if self._down is not None and self._down[0] <= hour < self._down[1]:
            failed = Reply(None, None, failure=Finding.TIMEOUT)
            canary = {"canary": False} if self._made.canary else {}
            return {"at": instant(hour), **self._answer(path, failed), **canary}
        reply = self._site.ask(path, hour)
        line: Row = {"at": instant(hour), **self._answer(path, reply)}
        document = self._made.members.get(path)
        if document is not None:
            line["members"] = [self._answer(document, self._site.ask(document, hour))]
            off = off or self._site.disturbed(document, hour)
        if off and reply.failure is None:
            line["probes"] = list(self._probes(path, hour))
        elif asks_list and reply.failure is None and "/" in path.strip("/"):
            listing = path.rpartition("/")[0] + "/"  # while all is well: does it list the page?
            line["probes"] = [{"role": "listing", **self._answer(listing, self._site.ask(listing, hour))}]
        return line

    def _answer(self, path: str, reply: Reply) -> Row:
        row: Row = {
            "url": self._site.url(path),
            "status": reply.status,
            "headers": {"Content-Type": reply.kind, **dict(reply.headers)} if reply.failure is None else {},
            "body": self._bodies.keep(reply.body),
            "failure": reply.failure.value if reply.failure is not None else None,
        }
        return row if reply.to is None else {**row, "final_url": self._site.url(reply.to)}

    def _probes(self, path: str, hour: float) -> Iterator[Row]:
        """What the walk asks: the home page, invented addresses, neighbours, the list, and the new address if given."""
        folder, name = path.rsplit("/", 1)
        made_up = f"{random.Random(f'{path}{hour}').getrandbits(64):016x}{name[name.rfind('.') :]}"
        others = [one for one in self._made.watched if one != path and not self._site.disturbed(one, hour)][:2]
        asked = [("home", "/"), ("invented", f"{folder}/{made_up}"), ("invented", f"{folder}/x{made_up}")]
        asked += [("invented_root", f"/{made_up}"), *(("sibling", one) for one in others)]
        asked += [("listing", f"{folder}/")] if folder else []
        asked += [("sibling", self._made.moved_to[path])] if path in self._made.moved_to else []
        for role, target in asked:
            yield {"role": role, **self._answer(target, self._site.ask(target, hour))}


def stories(seed: int, times: int, only: str = "") -> Iterator[Story]:
    """Every story, `times` times, each on a host of its own."""
    for number, name in enumerate(STORIES):
        if only not in name:
            continue
        for time in range(times):
            chance = random.Random(f"{seed} {name} {time}")
            tongue = CHINESE if time % 2 else ENGLISH
            host = f"s{number}-{time}.{'edu.example' if time % 2 else 'institute.example'}"
            site = Site(
                host,
                tongue,
                chance,
                restless=(number + time // 2) % 2 == 1,
                dress=DRESSES[(number + time) % len(DRESSES)],
            )
            yield tell(name, site)


def part(made: Story, wanted: str) -> Story | None:
    """The story with the wanted addresses only; None if it has none."""
    if wanted == "silent":
        return None if made.expected else made
    if wanted == "told":
        made.looked_at = [path for path in made.watched if any(one.path == path for one in made.expected)]
        made.days = min(made.days, 1 + max((int(one.by // 24) + 1 for one in made.expected), default=0))
    return made if made.looked_at else None


def labels(made: Story) -> Iterator[Row]:
    """One line per address: its story, and what must be told about it between which times."""
    for path in made.looked_at:
        yield {
            "url": made.site.url(path),
            "story": made.name,
            "language": made.site.tongue.code,
            "restless": made.site.restless,
            "expected": [
                {
                    **asdict(one),
                    "path": None,
                    "since": instant(one.since),
                    "first": instant(one.first),
                    "by": instant(one.by),
                }
                for one in made.expected
                if one.path == path
            ],
        }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.judgement histories", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=4)
    parser.add_argument("--part", choices=("all", "told", "silent"), default="all")
    parser.add_argument("--only", default="", help="stories with this in their name")
    given = parser.parse_args(arguments)
    bodies = Bodies(given.directory / "bodies")
    rows: list[tuple[float, str]] = []
    told: list[str] = []
    for made in stories(given.seed, given.times, given.only):
        if part(made, given.part) is None:
            continue
        rows += [(hour, json.dumps(line, ensure_ascii=False)) for hour, line in Teller(made, bodies).lines()]
        told += [json.dumps(label, ensure_ascii=False) for label in labels(made)]
    rows.sort(key=lambda row: row[0])
    (given.directory / "history.jsonl").write_text("".join(f"{line}\n" for _, line in rows), encoding="utf-8")
    (given.directory / "labels.jsonl").write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    print(f"{len(rows)} looks at {len(told)} addresses in {given.directory / 'history.jsonl'}, labels beside it")
    return 0
