"""One reader, `python -m archiver.readers.child`: takes documents on standard input, returns texts as JSON.

Whatever a document causes (a crash in a parser, memory exhaustion, a loop in C code) ends this process and nothing
else: the system limits its memory, and an alarm that no handler catches ends it if a document takes too long. It ends
with its service, because its input ends then. It has no environment and writes no file.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
from pathlib import Path

from archiver.readers.frames import receive, send
from archiver.text import extract, to_stored

MEMORY_BYTES = 2 << 30  # of address space, libraries included
SECONDS = 60  # per document; the slowest report that was measured took 9
WASTE_BYTES = 2 << 20  # of documents between collections: their elements form cycles, which only a collection frees
RETIRE_KB = 400_000  # a reader that once needed this much is replaced by a fresh one


def main() -> None:
    """Read documents until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends us when it has finished
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    gc.freeze()
    gc.disable()  # the elements of a page live until its text is there: a collection before that would find nothing
    waste = 0
    take, give = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # keeps what a library prints away from the answers
    while (asked := receive(take)) is not None:
        head, content = asked
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        found = to_stored(extract(content, media_type=head["type"], charset_hint=head["charset"], url=head["url"]))
        signal.setitimer(signal.ITIMER_REAL, 0)
        tired = peak_kb() > RETIRE_KB
        send(give, {"last": tired}, found)
        if tired:
            return
        waste += len(content)
        if waste > WASTE_BYTES:
            gc.collect()
            waste = 0


def peak_kb() -> int:
    """The most memory, in KB, that this program has used.

    Not ru_maxrss if avoidable: Linux passes on the value of the process that started us, so that a reader of a large
    service would retire after its first document.
    """
    try:
        with Path("/proc/self/status").open("rb") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(b"VmHWM:"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
