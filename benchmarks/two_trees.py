"""What judging real pages costs in two trees of this program, page by page in turn: processor time.

    python -m benchmarks.two_trees OLD HISTORY.jsonl...     OLD: another working tree of it, which is run by the same Python

Uses, for each address of the histories (docs/judgement/measured.md has their form), the first pair of consecutive HTML
bodies that differ, if the first has LEAST to MOST bytes: a first look at the one, then a look at the other compared
with it, then one at the first again. Prints the least of ROUNDS, as medians over the pages, and the median of their
ratios; and whether everything that the two trees found is identical, to the letter.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from archiver import observe, text
from archiver.judge import judge
from archiver.observe import Reference
from archiver.text.memo import per_look_cache
from benchmarks.judgement import history
from storage.model import Assessment, HostContext, State, Visit

LEAST, MOST, ROUNDS = 60_000, 110_000, 3
STAGES = ("read", "first look", "read again", "change", "the same")
HERE = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Run and print. Exit 1 if the trees found different things."""
    if not arguments[1:]:
        print(__doc__)
        return 2
    trees = [Path(arguments[0]).resolve(), HERE]
    files = [str(Path(one).resolve()) for one in arguments[1:]]
    least: list[dict[int, list[float]]] = [{}, {}]
    differ = set()
    for turn in range(ROUNDS):
        for at, both in enumerate(_rounds(trees, files, turn)):
            for known, one in zip(least, both, strict=True):
                known[at] = [min(pair) for pair in zip(known.get(at, one["ms"]), one["ms"], strict=True)]
            if both[0]["found"] != both[1]["found"]:
                differ.add(at)
    print(f"{len(least[0])} pairs of pages; found otherwise: {len(differ)}")
    for name, stages in (
        *((one, [n]) for n, one in enumerate(STAGES)),
        ("all of a first look", [0, 1]),
        ("all of a change", [2, 3]),
    ):
        old, new = ([sum(took[n] for n in stages) for took in known.values()] for known in least)
        ratio = median(b / a for a, b in zip(old, new, strict=True))
        print(f"{name}: {median(old):.2f} ms before, {median(new):.2f} ms now; page by page {ratio:.2f} of it")
    return 1 if differ else 0


def _rounds(trees: list[Path], files: list[str], turn: int) -> Iterator[list[dict[str, Any]]]:
    """The result of each tree for each pair, in alternating order."""
    asked = [
        subprocess.Popen(
            [sys.executable, "-P", __file__, "--serve", *files], cwd=tree, env={**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for tree in trees
    ]  # fmt: skip
    count = min([int(process.stdout.readline() or 0) for process in asked if process.stdout is not None])
    for at in range(count):
        said = ["", ""]
        for one in (0, 1) if (at + turn) % 2 else (1, 0):
            to, of = asked[one].stdin, asked[one].stdout
            assert to is not None
            assert of is not None
            to.write("\n")
            to.flush()
            said[one] = of.readline()
        yield [json.loads(one) for one in said]
    for process in asked:
        process.kill()
        process.wait()


def _serve(files: list[str]) -> None:
    """Measure one pair for each line of standard input."""
    pairs = [pair for file in files for pair in _pairs(Path(file))]
    print(len(pairs), flush=True)
    for pair, _ in zip(pairs, sys.stdin, strict=False):
        print(json.dumps(_measured(*pair)), flush=True)


def _pairs(file: Path) -> Iterator[tuple[history.Line, history.Line]]:
    newest: dict[str, history.Line] = {}
    done: set[str] = set()
    for line in history.read(file):
        if line.body is None or line.url in done:
            continue
        before = newest.get(line.url)
        if before is not None and before.body != line.body and LEAST <= _size(before) <= MOST:
            done.add(line.url)
            yield before, line
        newest[line.url] = line


def _size(line: history.Line) -> int:
    page = history.visit(line, 1).page
    html = page is not None and observe.media_type(page) == "text/html"
    return page.payload_bytes if page is not None and html else 0


def _measured(one: history.Line, two: history.Line) -> dict[str, Any]:
    """Milliseconds of each stage, and a digest of everything that was found."""
    took: list[float] = []
    visits = [history.visit(line, n) for n, line in enumerate((one, two, one), 1)]
    mine = _read(visits[0], took)
    found = [_judged(visits[0], mine, None, took)]
    page = visits[0].page
    assert page is not None
    last = Reference(capture=history.as_capture(page), text=mine)
    theirs = _read(visits[1], took)
    found += [_judged(visits[1], theirs, last, took), _judged(visits[2], None, last, took)]
    return {"ms": took, "found": hashlib.sha256(repr((mine, theirs, found)).encode("utf-8", "replace")).hexdigest()}


def _read(visit: Visit, took: list[float]) -> text.Text:
    page = visit.page
    assert page is not None
    assert page.payload is not None
    begun = time.thread_time()
    found = text.extract(
        text.decoded(page.payload, page.headers), media_type=observe.media_type(page) or "", charset_hint=observe.charset(page), url=page.url
    )  # fmt: skip
    took.append((time.thread_time() - begun) * 1000)
    return found


def _judged(visit: Visit, got: text.Text | None, last: Reference | None, took: list[float]) -> object:
    begun = time.thread_time()
    with per_look_cache():
        seen = observe.observe(visit, got, last=last, first=last)
        finding, reasons = observe.classify(seen)
        before = Assessment() if last is None else Assessment(state=State.AVAILABLE)
        told = judge(before, seen, finding, reasons, HostContext(), source=visit.url, url=visit.url, interval_s=86400)
    took.append((time.thread_time() - begun) * 1000)
    return seen, finding, reasons, told


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1:]))
