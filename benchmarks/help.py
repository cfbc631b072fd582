"""How long `archiver --help` takes. Bar: under 0.3 s."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7


def main() -> None:
    """Run and print."""
    taken = {"archiver --help": ["-m", "archiver", "--help"], "python alone": ["-c", "pass"]}
    medians = {name: statistics.median(_timed(arguments) for _ in range(RUNS)) for name, arguments in taken.items()}
    for name, median in medians.items():
        print(f"{name}: {median:.2f} s")
    print(f"{medians['archiver --help'] / medians['python alone']:.1f} times python alone (bar: 0.3 s)")


def _timed(arguments: list[str]) -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun
