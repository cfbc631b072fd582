"""Limits on connections and on how long we wait for silent clients.

Anyone who reaches a port can open thousands of connections. Each is an open file, and without a limit looks and stores
could open no more.
"""

from __future__ import annotations

import asyncio
import fcntl
import resource
import struct
import termios

import h11

from archiver.web.targets import Telling

_SHARE = 8  # each of the two servers gets one eighth of the files that a process may open
_MIN, _MAX = 16, 4096


def places() -> int:
    """The maximum number of simultaneous connections of one server."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MAX if files == resource.RLIM_INFINITY else max(_MIN, files // _SHARE)


class Heeding(Telling):
    """The HTTP protocol of our servers, which drops slow and surplus clients.

    Aborts a connection whose request does not complete, whose client reads nothing of the answer, or that exceeds the
    maximum.
    """

    most = staticmethod(places)
    patience_s = 60.0
    looks_s = 5.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most():
            transport.abort()
            return
        self._since = self.loop.time()
        self._left = 0  # unsent bytes of the answer at the last check
        self.loop.call_later(self.looks_s, self._look)

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        left = self._untaken()
        if self.transport.is_closing() and not left:
            return
        now = self.loop.time()
        receiving = self.conn.their_state in {h11.IDLE, h11.SEND_BODY}
        if not receiving and not (left and left == self._left):
            self._since = now  # we are still working, or the client has read some of it
        self._left = left
        if now - self._since > self.patience_s:
            self.transport.abort()
        else:
            self.loop.call_later(self.looks_s, self._look)

    def _untaken(self) -> int:
        """Unsent bytes of an answer, in our buffer and in the kernel's send buffer.

        Both count: the kernel accepts more only once a third of its buffer, which holds megabytes, is free; so a client
        that reads some kilobytes a second seems, for minutes, to read nothing from us.
        """
        waiting = self.transport.get_write_buffer_size()
        file = self.transport.get_extra_info("socket").fileno() if waiting else -1
        if file < 0:
            return waiting
        (sent,) = struct.unpack("i", fcntl.ioctl(file, termios.TIOCOUTQ, bytes(4)))
        return waiting + int(sent)
