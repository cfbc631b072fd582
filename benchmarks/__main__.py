"""Every measurement that docs/benchmarks.md states, by name. Each compares in one run and prints a ratio.

python -m benchmarks            all of them, some minutes
python -m benchmarks capture    one
python -m benchmarks --full     large bodies and catalogs as large as the budgets say: takes minutes more
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import UTC, datetime

NAMES = (
    "capture", "many_hosts", "hanging", "recording", "revisits", "judging", "large", "due_scan", "cdx", "audit", "standing", "help",
)  # fmt: skip


def main() -> int:
    asked = [word for word in sys.argv[1:] if not word.startswith("--")] or NAMES
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}, {datetime.now(tz=UTC):%Y-%m-%d %H:%M}Z")  # fmt: skip
    for name in asked:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
