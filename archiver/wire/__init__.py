"""The wire: one GET goes out by an egress, and exactly what came back is returned.

    answer     reading HTTP/1.x heads and framing (pure)
    tape       where bytes go: memory, file, digest; disk reserved
    reception  one answer off one connection, bounded
    stream     the recording NetworkStream and NetworkBackend under httpcore's pool
    tls        the contexts of a process, and what a handshake tells
    pools      connections kept for the next request to the same host

`httpcore` is httpx's own sync pool. httpx itself would write another request than the URL we record: it percent-encodes
`|` and the like again, and refuses hosts that browsers take. HTTP/1.1 only; nothing comes from the environment.
"""

from __future__ import annotations

from archiver.wire.pools import Answer, Call, Wire
from archiver.wire.reception import Bounds, Patience, Received
from archiver.wire.stream import ProxyDown
from archiver.wire.tape import NoSpace

__all__ = ["Answer", "Bounds", "Call", "NoSpace", "Patience", "ProxyDown", "Received", "Wire"]
