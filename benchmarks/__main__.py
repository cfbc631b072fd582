"""Every measurement that docs/benchmarks.md states, by name. Each compares in one run and prints a ratio.

python -m benchmarks            all of them, some minutes
python -m benchmarks capture    one
"""

from __future__ import annotations

import importlib
import sys

NAMES = ("capture",)


def main() -> int:
    asked = sys.argv[1:] or NAMES
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in asked:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
