"""What commands print: facts to standard output, everything else to standard error.

With --json one JSON object a line, in the order of docs/commands.md (nulls are written), else plain lines.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from archiver.errors import UsageError


class ReaderLeft(Exception):
    """Whoever read our output has closed it: `archiver sources | head`. Nothing is wrong."""


def stand() -> None:
    """Where a stream was closed before we began (`archiver sources >&-`), what would go there goes nowhere, and no file that
    is opened later takes its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))


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


def data(chunk: bytes, *, last: bool = False) -> None:
    """Octets, as they are; on a terminal only text, less what could steer it. UsageError for what is none."""
    if sys.stdout.isatty():
        _write(plain(_text(chunk, last=last), keep="\n\t"))
        return
    with _reading():
        sys.stdout.buffer.write(chunk)


def _text(chunk: bytes, *, last: bool) -> str:
    if b"\0" not in chunk:
        try:
            return _decoder.decode(chunk, last).replace("\r\n", "\n")
        except UnicodeDecodeError:
            pass
    raise UsageError("that is not text for a terminal: give -o FILE, or pipe it into another program")


_decoder = codecs.getincrementaldecoder("utf-8")()


def flush() -> None:
    """Make sure that what was printed is out."""
    with _reading():
        sys.stdout.flush()


def plain(text: str, keep: str = "") -> str:
    """Text without what could steer a terminal: control and format characters become U+FFFD."""
    return "".join(c if c.isprintable() or c in keep else "�" for c in text)


def _write(text: str) -> None:
    with _reading():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def _reading() -> Iterator[None]:
    """What may go wrong where our output goes is not taken for something of ours."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        error.filename = "standard output"
        raise
