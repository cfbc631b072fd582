"""The request target exactly as sent.

A kept URL at its end is not to be changed, and `x?` is another URL than `x`. Bytes that a client did not percent-encode
are read as if it had, as browsers do: `curl …/search?q=研究` is a valid query.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from starlette.requests import Request
    from uvicorn.config import Config
    from uvicorn.server import ServerState

_SENT = "target"  # key in the request's state
_ABSOLUTE = re.compile(rb"https?://([^/?#@]+)(.*)", re.IGNORECASE | re.DOTALL)
_NON_ASCII = re.compile(rb"[\x80-\xff]")


def request_target(request: Request) -> str:
    """Path and query, still percent-encoded. Under another server than ours, a trailing `?` is lost."""
    scope = request.scope
    target: bytes | None = scope.get("state", {}).get(_SENT)
    if target is None:
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        query: bytes = scope["query_string"]
        target = path.partition(b"?")[0] + (b"?" + query if query else b"")
    return target.decode("latin-1")


class Telling(H11Protocol):
    """The HTTP protocol of our servers, which passes the target along with each request."""

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any],
                 _loop: asyncio.AbstractEventLoop | None = None) -> None:  # fmt: skip
        super().__init__(config, server_state, {**app_state}, _loop)
        self.conn = _Connection(self.app_state, config.h11_max_incomplete_event_size)


class _Connection(h11.Connection):
    """Stores the target of each request in the request's state.

    Percent-encodes only the request line; headers and bodies stay as they are.
    """

    def __init__(self, state: dict[str, Any], most_bytes: int | None) -> None:
        super().__init__(h11.SERVER, *(() if most_bytes is None else (most_bytes,)))
        self._told = state
        self._at_line = True  # the next bytes belong to a request line

    def receive_data(self, data: bytes) -> None:
        if self._at_line and (line := data.lstrip(b"\r\n")):  # empty lines may precede it (RFC 9112 2.2)
            line, ended, rest = line.partition(b"\n")
            self._at_line = not ended
            data = _NON_ASCII.sub(lambda letter: b"%%%02X" % letter[0][0], line) + ended + rest
        super().receive_data(data)

    def start_next_cycle(self) -> None:
        super().start_next_cycle()
        self._at_line = not self.trailing_data[0]  # a pipelined request's line may have been received already

    def next_event(self) -> type[h11.NEED_DATA | h11.PAUSED] | h11.Event:
        event = super().next_event()
        if isinstance(event, h11.Request):
            event = _in_origin_form(event)
            self._told[_SENT] = event.target
        return event


def _in_origin_form(asked: h11.Request) -> h11.Request:
    """A request for `http://host/path`, as clients send to a proxy, as one for `/path` of that host (RFC 9112, 3.2.2)."""
    match = _ABSOLUTE.fullmatch(asked.target)
    if match is None:
        return asked
    headers = [(b"host", match[1]), *((name, value) for name, value in asked.headers if name != b"host")]
    target = match[2] if match[2].startswith(b"/") else b"/" + match[2]
    return h11.Request(method=asked.method, headers=headers, target=target, http_version=asked.http_version)
