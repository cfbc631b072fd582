"""The wire: sends one GET by an egress, and returns exactly what came back.

    answer     parses HTTP/1.x heads and framing (pure)
    tape       where bytes go: memory, file, digest; reserved disk
    reception  receives one answer from one connection, within limits
    stream     the recording NetworkStream and NetworkBackend under httpcore's pool
    tls        the TLS contexts of a process, and the facts of a handshake
    pools      connections kept for the next request to the same host

`httpcore` is httpx's own sync pool. httpx itself would send another request than the URL that we record: it
percent-encodes `|` and the like again, and refuses hosts that browsers accept. HTTP/1.1 only; nothing comes from the
environment.
"""

from __future__ import annotations

from archiver.wire.answer import REDIRECTS
from archiver.wire.pools import Answer, Call, Wire
from archiver.wire.reception import Bounds, Patience, Received
from archiver.wire.stream import ProxyDown
from archiver.wire.tape import NoSpace

__all__ = ["REDIRECTS", "Answer", "Bounds", "Call", "NoSpace", "Patience", "ProxyDown", "Received", "Wire"]
