"""What commands print: facts to standard output, everything else to standard error.

With --json one JSON object a line, in the order of the contract (DESIGN section 8: nulls are written), else plain lines.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


class ReaderLeft(Exception):
    """Whoever read our output has closed it: `archiver sources | head`. Nothing is wrong."""


def line(text: str = "") -> None:
    """One line of facts. Control characters of what others sent us do not reach a terminal."""
    _write(f"{plain(text)}\n")


def record(facts: Mapping[str, Any]) -> None:
    """One JSON object, at once: a reader sees each line when it is true."""
    _write(json.dumps(facts, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def note(text: str) -> None:
    """A remark for whoever typed the command."""
    shown = plain(text, keep="\n")
    sys.stderr.write(f"archiver: {shown}\n")
    sys.stderr.flush()


def data(chunk: bytes) -> None:
    """Octets, as they are."""
    try:
        sys.stdout.buffer.write(chunk)
    except BrokenPipeError:
        raise ReaderLeft from None


def flush() -> None:
    """Make sure that what was printed is out."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderLeft from None


def plain(text: str, keep: str = "") -> str:
    """Text without what could steer a terminal: control and format characters become U+FFFD."""
    return "".join(c if c.isprintable() or c in keep else "�" for c in text)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderLeft from None
