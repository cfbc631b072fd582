"""A time limit on each whole answer that boto3 reads before it returns it: every head, and every body except a blob's.

boto3's own time-out starts again with each byte, and a head may have six million.
"""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import HTTPClientError, ReadTimeoutError

from storage.s3.pace import SLOW, Watch

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_here = threading.local()  # .answer: the one that this thread waits for


class _Answer(Watch):
    """An answer that is waited for, and the socket on which it arrives."""

    sock: Any = None

    def __init__(self, within_s: float) -> None:
        super().__init__(within_s, self._shut)

    def _shut(self) -> None:
        if (sock := self.sock) is not None:
            sock.shutdown(socket.SHUT_RDWR)


class _Watched:
    """A connection whose wait for an answer starts when the last piece of the request was sent."""

    sock: Any

    def send(self, data: Any) -> None:
        """See `http.client.HTTPConnection.send`."""
        super().send(data)  # type: ignore[misc]  # the method of the class that this one is mixed into
        answer: _Answer = _here.answer
        answer.sock = self.sock
        answer.waits()


def _watched(pool: Any) -> Any:
    """The pool class, with watched connections."""
    connection = type(f"Watched{pool.ConnectionCls.__name__}", (_Watched, pool.ConnectionCls), {})
    return type(f"Watched{pool.__name__}", (pool,), {"ConnectionCls": connection})


def awaited(client: S3Client, read_s: float) -> S3Client:
    """The client, made to give up an answer that is not complete within SLOW * `read_s` as one that never comes."""
    session: Any = client._endpoint.http_session  # type: ignore[attr-defined]  # noqa: SLF001 - boto3 has no way
    pools: dict[str, Any] = session._pool_classes_by_scheme  # noqa: SLF001
    pools.update({scheme: _watched(pool) for scheme, pool in pools.items()})

    def send(request: AWSPreparedRequest, **_: object) -> AWSResponse:
        with _Answer(SLOW * read_s) as answer:
            _here.answer = answer
            try:
                given: AWSResponse = session.send(request)
            except HTTPClientError as error:
                if answer.ended:
                    raise ReadTimeoutError(endpoint_url=request.url, error=error) from error
                raise
            finally:
                answer.sock = None
        if answer.ended:  # a head without its end, and a body without its length, would pass for whole
            given.raw.close()
            raise ReadTimeoutError(endpoint_url=request.url, error=TimeoutError())
        return given

    events: Any = client.meta.events
    events.register("before-send.s3", send)
    return client
