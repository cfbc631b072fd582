"""What commands print: facts to standard output, everything else to standard error.

With --json, one JSON object per line, in the order of docs/commands.md (nulls are written), else plain lines.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from archiver.errors import UsageError
from storage import scratch


class ReaderLeft(Exception):
    """The reader of our output closed it, as in `archiver sources | head`. Nothing is wrong."""


def stand() -> None:
    """Opens /dev/null for standard streams that were closed when we started (`archiver sources >&-`).

    Otherwise a file that is opened later would get the stream's file descriptor.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))


def line(text: str = "") -> None:
    """Prints one line of facts, without control characters that others' text may contain."""
    _write(f"{plain(text)}\n")


def counted(count: int, thing: str) -> str:
    """`1 look`, `2 looks`: for people, who read the lines without --json."""
    return f"{count} {thing if count == 1 else f'{thing[:-1]}ies' if thing.endswith('py') else f'{thing}s'}"


def counted_as(count: int, thing: str, one: str, several: str) -> str:
    """`1 look is`, `2 looks are`."""
    return f"{counted(count, thing)} {one if count == 1 else several}"


def record(facts: Mapping[str, Any]) -> None:
    """Prints one JSON object and flushes, so that a reader sees each line at once."""
    _write(json.dumps(facts, ensure_ascii=False, separators=(", ", ": ")) + "\n")


def note(text: str) -> None:
    """Prints a message to standard error for whoever typed the command."""
    shown = plain(text, keep="\n")
    sys.stderr.write(f"archiver: {shown}\n")
    sys.stderr.flush()


def data(chunk: bytes, *, last: bool = False) -> None:
    """Writes bytes unchanged; to a terminal only text, without control characters. UsageError if it is no text."""
    if sys.stdout.isatty():
        _write(plain(_text(chunk, last=last), keep="\n\t"))
        return
    with _output_errors():
        sys.stdout.buffer.write(chunk)


def _text(chunk: bytes, *, last: bool) -> str:
    if b"\0" not in chunk:
        try:
            return _decoder.decode(chunk, last)
        except UnicodeDecodeError:
            pass
    raise UsageError("that is not text for a terminal: give -o FILE, or pipe it into another program")


# also where a chunk ends between the two characters of a line end
_decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=True)


def flush() -> None:
    """Flushes standard output."""
    with _output_errors():
        sys.stdout.flush()


def give(chunks: Iterable[bytes], out: Path | None) -> None:
    """Writes bytes to a file, completely or not at all, or to standard output."""
    if out is None:
        for chunk in chunks:
            data(chunk)
        data(b"", last=True)
        flush()
        return
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(
            f"-o {out}: {'that is a directory' if out.is_dir() else f'there is no directory {out.parent}'}"
        )
    with _whole(out) as file:
        for chunk in chunks:
            file.write(chunk)


@contextmanager
def _whole(out: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when it is complete. A device or pipe is written directly, not replaced."""
    if out.exists() and not out.is_file():
        with out.open("wb") as file:
            yield file
        return
    with scratch.part(out) as file:
        yield file
        file.flush()
        Path(file.name).replace(out)


def plain(text: str, keep: str = "") -> str:
    """Text without what could control a terminal: control and format characters become U+FFFD."""
    return "".join(c if c.isprintable() or c in keep else "�" for c in text)


def _write(text: str) -> None:
    with _output_errors():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def _output_errors() -> Iterator[None]:
    """Tells failures of standard output from our own: ReaderLeft for a closed pipe, else an OSError that names it."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        error.filename = "standard output"
        raise
