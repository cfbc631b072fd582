"""What one check of one source costs the service, by its parts: a small page that stays, and one that always changes.

Measured in the service's process, without its readers. The first check pays for what is loaded and created once; then
come CHECKS of them, each a round and a segment of its own: the lease, the request, the verdict, the WARC, the store,
the commit. Parts are processor time of their threads, each without the parts within it. Also what short commands cost:
processor time of a process of their own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.site import Hosts

CHECKS, SIZE_BYTES, COMMANDS = 200, 3000, 5
KINDS = {"s": "the same payload", "c": "a sentence changed"}


class Parts:
    """Processor seconds by part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._own = threading.local()  # time taken by parts nested in the present one

    def of(self, owner: Any, name: str, part: str) -> None:
        """Count this function as belonging to this part from now on."""
        function: Callable[..., Any] = getattr(owner, name)

        def timed(*args: Any, **named: Any) -> Any:
            outer, self._own.within, begun = getattr(self._own, "within", 0.0), 0.0, time.thread_time()
            try:
                return function(*args, **named)
            finally:
                took = time.thread_time() - begun
                self.seconds[part] += took - self._own.within
                self._own.within = outer + took

        setattr(owner, name, timed)


def main() -> None:
    """Run and print."""
    with Hosts(1, 1, SIZE_BYTES) as hosts:
        for kind, what in KINDS.items():
            with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
                told = json.loads(_run("-m", "benchmarks.look", directory, f"{hosts.urls[0]}/{kind}/0"))
            print(f"{what}: {told['cpu']:.1f} ms of processor, {told['wall']:.1f} ms; the first {told['first']:.0f} ms")
            print("  " + ", ".join(f"{part} {ms:.2f}" for part, ms in told["parts"].items()), flush=True)
        with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
            os.environ |= _environment(directory)
            _run("-m", "archiver", "add", url := f"{hosts.urls[0]}/s/0")
            for command in (["sources"], ["show", url], ["check", url]):
                taken = sorted(_cpu_s("-m", "archiver", *command) for _ in range(COMMANDS))
                print(f"archiver {command[0]}: {1000 * taken[COMMANDS // 2]:.0f} ms of processor", flush=True)


def _environment(directory: str) -> dict[str, str]:
    return {"ARCHIVER_DATA": f"{directory}/data", "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8"}


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def _cpu_s(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _measured(directory: Path, url: str) -> None:
    from benchmarks.capture_ours import opened, register, walk

    whole = opened(directory, ARCHIVER_FLUSH_AFTER="10s")
    register(whole, [url])
    begun = time.process_time()
    walk(whole, [whole.lookup.source(url)])
    first = time.process_time() - begun
    walk(whole, [whole.lookup.source(url)])
    parts = _parted()
    cpu, wall = time.process_time(), time.monotonic()
    for _ in range(CHECKS):
        walk(whole, [whole.lookup.source(url)])
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    whole.close()
    by_part = {part: 1000 * seconds / CHECKS for part, seconds in sorted(parts.seconds.items())}
    by_part["the rest"] = 1000 * cpu / CHECKS - sum(by_part.values())
    print(
        json.dumps({"cpu": 1000 * cpu / CHECKS, "wall": 1000 * wall / CHECKS, "first": 1000 * first, "parts": by_part})
    )


def _parted() -> Parts:
    """The parts of a look. The rest is threads, the round, and querying for the source and the answer."""
    from archiver import delivery, observe
    from archiver.delivery import Delivery
    from archiver.fetch import Session
    from archiver.look import verdict
    from archiver.look.looking import Look
    from archiver.readers.pool import Readers
    from archiver.recorder import Recorder
    from archiver.rounds.leases import Leases
    from storage.spool import Spool

    parts = Parts()
    for owner, name, part in (
        (Look, "begin", "the host"), (Look, "at", "the look's own"), (Session, "get", "fetching"), (Readers, "begin", "reading"),
        (observe, "observe", "observing"), (verdict, "judge", "judging"), (Recorder, "add", "writing"), (Spool, "seal", "the spool"),
        (delivery, "settle", "the store"), (Delivery, "_reserve", "reserving"), (Delivery, "_commit", "committing"),
        (Leases, "claim", "leases"), (Leases, "committed", "leases"),
    ):  # fmt: skip
        parts.of(owner, name, part)
    return parts


if __name__ == "__main__":
    _measured(Path(sys.argv[1]), sys.argv[2])
