"""Which answer of a visit can stay where it was laid, so that its segment is written around it."""

from __future__ import annotations

from collections.abc import Container

from storage.model import Visit
from storage.sequential_files import Laid, laid
from storage.warc.recordfile import SMALL_BYTES, shrinks


def staying(visit: Visit, revisits: Container[str]) -> Laid | None:
    """The largest answer that is laid out in its final place and would not shrink by compression; None if there is
    none.

    `revisits`: ids of exchanges that may be written without their bodies.
    """
    bodies = [e.wire for e in visit.exchanges if e.wire is not None and e.id not in revisits]
    large = [body for body in bodies if body.bytes > SMALL_BYTES and laid(body)]
    largest = max(large, key=lambda body: body.bytes, default=None)
    return None if largest is None or shrinks(largest) else laid(largest)
