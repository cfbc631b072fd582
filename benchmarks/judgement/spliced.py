"""Writes histories assembled from labelled pages: real pages under invented addresses, and what came in their place.

    python -m benchmarks.judgement spliced MANIFEST.jsonl DIRECTORY [--seed N] [--alive N]

Each of N pages labelled `alive` is served for two days, then one story per host follows: it is gone with a 404 or
behind a 200, the site redirects to a front page, a wall blocks it for ten days, the site fails for less than a day, it
comes one time in three, or a wall came first and the page goes later. What comes in its place is another site's page
from the manifest, in the same language if there is one. `replay HISTORY --labels LABELS` then reports what was told
about it. Probes are unknown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.judgement.scoring import GROUP_OF_LABEL
from storage.clock import rfc3339

START = datetime(2026, 1, 1, tzinfo=UTC)
EVERY, JITTER = timedelta(hours=6), timedelta(minutes=5)
BY = timedelta(hours=100)  # three agreeing looks and 72 hours, because there are no probes
GOOD = 8  # looks at the page before anything happens

Page = dict[str, Any]
Plan = Iterator[tuple[Page, int, dict[str, str]]]  # page, status, further fields of its line


class Pages:
    """The pages of a manifest by their part in a story; `other` draws one, in the language of a page if possible."""

    def __init__(self, manifest: Path, dice: random.Random) -> None:
        self._dice = dice
        self.by: dict[str, list[Page]] = defaultdict(list)
        for line in manifest.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] == "page":
                label = row["label"]
                self.by[label if label in {"alive", "homepage"} else GROUP_OF_LABEL.get(label, label)].append(row)

    def other(self, what: str, lang: str) -> Page:
        same = [page for page in self.by[what] if page["lang"] == lang]
        return self._dice.choice(same if same and self._dice.random() < 0.7 else self.by[what])


def _gone(status: int) -> Callable[[Pages, Page, random.Random], Plan]:
    def plan(pages: Pages, page: Page, _: random.Random) -> Plan:
        came = pages.other("missing", page["lang"])
        yield from ((page, 200, {}) for _ in range(GOOD))
        yield from ((came, status, {}) for _ in range(24))

    return plan


def _sent_home(pages: Pages, page: Page, _: random.Random) -> Plan:
    came = pages.other("homepage", page["lang"])
    yield from ((page, 200, {}) for _ in range(GOOD))
    yield from ((came, 200, {"final_url": "/"}) for _ in range(24))


def _wall(pages: Pages, page: Page, dice: random.Random) -> Plan:
    came, status = pages.other("blocked", page["lang"]), dice.choice([200, 200, 403, 429])
    yield from ((page, 200, {}) for _ in range(GOOD))
    yield from ((came, status, {}) for _ in range(40))
    yield from ((page, 200, {}) for _ in range(4))


def _fails(pages: Pages, page: Page, dice: random.Random) -> Plan:
    came, status = pages.other("failing", page["lang"]), dice.choice([200, 500, 503])
    yield from ((page, 200, {}) for _ in range(GOOD))
    yield from ((came, status, {}) for _ in range(3))
    yield from ((page, 200, {}) for _ in range(6))


def _flickers(pages: Pages, page: Page, _: random.Random) -> Plan:
    came = pages.other("missing", page["lang"])
    yield from ((page, 200, {}) for _ in range(GOOD))
    yield from ((came if look % 3 else page, 200, {}) for look in range(24))


def _wall_first(pages: Pages, page: Page, dice: random.Random) -> Plan:
    came, status = pages.other("blocked", page["lang"]), dice.choice([200, 403])
    yield from ((came, status, {}) for _ in range(5))
    yield from _gone(200)(pages, page, dice)


STORIES = {
    "gone-404": _gone(404),
    "gone-200": _gone(200),
    "sent-home": _sent_home,
    "wall-then-gone": _wall_first,
    "wall": _wall,
    "fails": _fails,
    "flickers": _flickers,
}
TOLD = frozenset({"gone-404", "gone-200", "sent-home", "wall-then-gone"})


def _body(page: Page, manifest: Path, directory: Path) -> str:
    """Write the page's bytes as a file of the history; its name."""
    name = f"bodies/{page['sha256'][:16]}.html"
    if not (directory / name).exists():
        raw = (manifest.parent / page["file"]).read_bytes()
        (directory / name).write_bytes(gzip.decompress(raw) if page["file"].endswith(".gz") else raw)
    return name


def _history(
    story: str, number: int, pages: Pages, page: Page, dice: random.Random
) -> tuple[list[tuple[Page, Page]], Page]:
    """Lines, each with the page that it serves, and the label."""
    base = f"https://{story}-{number}.example"
    url, at = f"{base}/reports/{number}.html", START + timedelta(minutes=dice.randrange(600))
    lines, seen, lost = [], at, None
    for served, status, more in STORIES[story](pages, page, dice):
        line = {
            "url": url,
            "at": rfc3339(at),
            "status": status,
            "headers": {"content-type": "text/html"},
            "failure": None,
        }
        lines.append((line | {key: base + value for key, value in more.items()}, served))
        if served is page:
            seen, lost = at, None
        elif lost is None:
            lost = at
        at += EVERY + dice.uniform(-1, 1) * JITTER
    expected = []
    if story in TOLD and lost is not None:
        expected = [{"kind": "removed", "since": rfc3339(seen), "first": rfc3339(lost), "by": rfc3339(lost + BY)}]
    return lines, {"url": url, "story": story, "expected": expected}


def main(arguments: list[str]) -> int:
    """Write history.jsonl, labels.jsonl and bodies/ into the directory."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.judgement spliced",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("manifest", type=Path, metavar="MANIFEST.jsonl")
    parser.add_argument("directory", type=Path, metavar="DIRECTORY")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alive", type=int, default=60, metavar="N", help="pages that live, each in every story")
    given = parser.parse_args(arguments)
    dice = random.Random(given.seed)
    pages = Pages(given.manifest, dice)
    if lacking := [what for what in ("alive", "missing", "blocked", "failing", "homepage") if not pages.by[what]]:
        parser.error(f"{given.manifest} has no page of these kinds: {', '.join(lacking)}")
    (given.directory / "bodies").mkdir(parents=True, exist_ok=True)
    lines, labels = [], []
    for number, page in enumerate(dice.sample(pages.by["alive"], min(given.alive, len(pages.by["alive"])))):
        for story in STORIES:
            history, label = _history(story, number, pages, page, dice)
            lines += [line | {"body": _body(served, given.manifest, given.directory)} for line, served in history]
            labels.append(label)
    lines.sort(key=lambda line: line["at"])
    for name, rows in (("history", lines), ("labels", labels)):
        (given.directory / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    print(f"{len(lines)} looks at {len(labels)} addresses in {given.directory}")
    return 0
