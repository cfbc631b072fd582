"""Runs the measurements that docs/benchmarks.md states, by name. Most compare two things in one run and print a ratio.

python -m benchmarks            all of them, some minutes
python -m benchmarks capture    one
python -m benchmarks --full     bodies and catalogs as large as the budgets say: takes minutes more
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from datetime import UTC, datetime

NAMES = (
    "capture", "many_hosts", "hanging", "recording", "revisits", "look", "judging", "large", "due_scan", "cdx", "search", "audit", "standing", "citing", "memory", "help",
)  # fmt: skip


def main() -> int:
    known = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    known.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; none: all of them")
    known.add_argument("--full", action="store_true", help="the sizes of the budgets")  # read by those that have sizes
    asked = known.parse_args().names or NAMES
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        known.error(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(NAMES)}")
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}, {datetime.now(tz=UTC):%Y-%m-%d %H:%M}Z")  # fmt: skip
    for name in asked:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
