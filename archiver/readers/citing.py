"""Reads what a document cites, in a process of its own: `python -m archiver.readers.citing`, one document per process.

As with `child`, whatever a document causes ends that process and nothing else. Memory and time are limited, it has no
environment and writes no file.
"""

from __future__ import annotations

import dataclasses
import io
import json
import os
import resource
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from archiver.readers.frames import receive, send

if TYPE_CHECKING:
    from archiver.citations import Document

MEMORY_BYTES = 2 << 30  # of address space, libraries included
SECONDS = 90  # per document; docs/benchmarks.md has the times of long ones


def cited(data: bytes, name: str, url: str | None = None, charset: str | None = None) -> Document:
    """Like `citations.read`, within limits. Refused if the document cannot be read, or not within them."""
    from archiver.citations.model import Cited, Document, Refused

    asked = io.BytesIO()
    send(asked, {"name": name, "url": url, "charset": charset}, data)
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "archiver.readers.citing"],
            input=asked.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": path},  # nothing else: none of our secrets is within its reach
            check=False,
        )
    except OSError as error:
        raise Refused(f"no process could be started to read it: {error.strerror}") from None
    answer = receive(io.BytesIO(done.stdout))
    if answer is None:
        if done.returncode == -signal.SIGALRM:
            raise Refused(f"it took longer than {SECONDS} s to read")
        raise Refused("it could not be read: it is damaged, or takes more memory than a document may")
    head, found = answer
    if head["refused"] is not None:
        raise Refused(head["refused"])
    told: dict[str, Any] = json.loads(found)
    each = tuple(Cited(**one | {"changed": tuple(one["changed"])}) for one in told["cited"])
    return Document(title=told["title"], cited=each, notes=tuple(told["notes"]))


def main() -> None:
    """Read one document."""
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    take, give = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # keeps what a library prints away from the answer
    asked = receive(take)
    if asked is None:
        return
    head, data = asked
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    from archiver.citations import Refused, read

    try:
        found = json.dumps(
            dataclasses.asdict(read(data, head["name"], url=head["url"], charset=head["charset"]))
        ).encode()
        refused = None
    except Refused as error:
        found, refused = b"", str(error)
    signal.setitimer(signal.ITIMER_REAL, 0)
    send(give, {"refused": refused}, found)


if __name__ == "__main__":
    main()
