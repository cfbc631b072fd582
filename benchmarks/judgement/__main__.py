"""Measures judgement on data that you bring.

python -m benchmarks.judgement pages MANIFEST.jsonl [-v]       labelled pages and pairs, one look each
python -m benchmarks.judgement replay HISTORY.jsonl [--json] [--labels LABELS.jsonl]
                                                               histories under a simulated clock
python -m benchmarks.judgement histories DIRECTORY             writes scripted histories with labels
python -m benchmarks.judgement spliced MANIFEST.jsonl DIRECTORY
                                                               writes histories made of labelled pages, with labels
"""

from __future__ import annotations

import gc
import importlib
import sys

PROGRAMS = {
    "pages": "benchmarks.judgement.pages",
    "replay": "benchmarks.judgement.replay",
    "histories": "benchmarks.judgement.scripted.write",
    "spliced": "benchmarks.judgement.spliced",
}

GARBAGE_OBJECTS = 20_000  # created between searches for cycles: the service's readers search between documents only


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in PROGRAMS:
        print(__doc__, file=sys.stderr)
        return 2
    program = importlib.import_module(PROGRAMS[sys.argv[1]])
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS)
    return int(program.main(sys.argv[2:]))


if __name__ == "__main__":
    sys.exit(main())
