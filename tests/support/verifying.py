"""The one-file verifier as many tests call it: compiled once, executed anew each time."""

from __future__ import annotations

import io
import json
import py_compile
import sys
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from archiver.export import verifier

_NAME = "verify_alone"


@cache
def command() -> tuple[str, ...]:
    """The command that runs it as a process of its own.

    Tests of exports and of the README steps run the file itself, as it is handed out.
    """
    made = py_compile.compile(str(verifier.path()), doraise=True)
    assert made is not None
    return sys.executable, "-I", made


def said(path: Path, *more: object) -> Any:
    """Its report on a file or folder, from JSON.

    It runs in this process, which has everything that it needs and more; the tests that run it as a command show that
    it needs nothing else.
    """
    program = sys.modules[_NAME] = ModuleType(_NAME)
    try:
        exec(_code(), vars(program))
        with redirect_stdout(io.StringIO()) as out:
            code = program.main(["--json", str(path), *map(str, more)])
    finally:
        del sys.modules[_NAME]
    told = json.loads(out.getvalue())
    assert code == (0 if told["holds"] else 2 if told["needs"] > told["knows"] else 1)
    return told


@cache
def _code() -> CodeType:
    return compile(verifier.path().read_bytes(), verifier.path(), "exec")
