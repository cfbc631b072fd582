"""The one-file verifier, as many tests run it as a process of its own: compiling it is a third of a run, and is done once."""

from __future__ import annotations

import json
import py_compile
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from archiver.export import verifier


@cache
def command() -> tuple[str, ...]:
    """What runs it. As the file that goes out it is run by whoever makes an export, and by the steps of the readme."""
    made = py_compile.compile(str(verifier.path()), doraise=True)
    assert made is not None
    return sys.executable, "-I", made


def said(path: Path, *more: str) -> Any:
    """What it says of a file or folder, as JSON."""
    done = subprocess.run(
        [*command(), "--json", str(path), *map(str, more)], capture_output=True, check=False, text=True
    )
    assert done.returncode in {0, 1}, done.stderr
    return json.loads(done.stdout)
