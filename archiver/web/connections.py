"""How many connections our servers keep, and how long they wait for who is silent: whoever reaches a port may open thousands,
each of them a file, and then looks and stores could open none."""

from __future__ import annotations

import asyncio
import fcntl
import resource
import struct
import termios

import h11

from archiver.web.targets import Telling

_SHARE = 8  # of the files that a process may open, for each of its two servers
_FEW, _MANY = 16, 4096


def places() -> int:
    """Connections at once, of one server."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MANY if files == resource.RLIM_INFINITY else max(_FEW, files // _SHARE)


class Heeding(Telling):
    """The protocol of our servers. Ends who does not come to the end of a request, who takes nothing of an answer, and who
    comes when all places are taken."""

    most = staticmethod(places)
    patience_s = 60.0
    looks_s = 5.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most():
            transport.abort()
            return
        self._since = self.loop.time()
        self._left = 0  # of an answer, when it was last looked at
        self.loop.call_later(self.looks_s, self._look)

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        left = self._untaken()
        if self.transport.is_closing() and not left:
            return
        now = self.loop.time()
        asking = self.conn.their_state in {h11.IDLE, h11.SEND_BODY}
        if not asking and not (left and left == self._left):
            self._since = now  # we are at work, or some of it was taken
        self._left = left
        if now - self._since > self.patience_s:
            self.transport.abort()
        else:
            self.loop.call_later(self.looks_s, self._look)

    def _untaken(self) -> int:
        """What of an answer waits here and in the system, which takes none of ours until a third of its megabytes has gone: whoever
        takes some kilobytes a second takes nothing from here for minutes."""
        waiting = self.transport.get_write_buffer_size()
        file = self.transport.get_extra_info("socket").fileno() if waiting else -1
        if file < 0:
            return waiting
        (sent,) = struct.unpack("i", fcntl.ioctl(file, termios.TIOCOUTQ, bytes(4)))
        return waiting + int(sent)
