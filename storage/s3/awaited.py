"""What boto3 takes whole before it hands it out (every head, and all of an answer that is no blob) is waited for as a whole:
its own time-out begins anew with each byte, and a head may have six million."""

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
    """An answer that is waited for, and the socket that it comes by."""

    sock: Any = None

    def __init__(self, within_s: float) -> None:
        super().__init__(within_s, self._shut)

    def _shut(self) -> None:
        if (sock := self.sock) is not None:
            sock.shutdown(socket.SHUT_RDWR)


class _Watched:
    """A connection whose answer is waited for from when the last piece of its request went out."""

    sock: Any

    def send(self, data: Any) -> None:
        """See `http.client.HTTPConnection.send`."""
        super().send(data)  # type: ignore[misc]  # that of the class this one is put before
        answer: _Answer = _here.answer
        answer.sock = self.sock
        answer.waits()


def _watched(pool: Any) -> Any:
    """Pools like this one, of watched connections."""
    connection = type(f"Watched{pool.ConnectionCls.__name__}", (_Watched, pool.ConnectionCls), {})
    return type(f"Watched{pool.__name__}", (pool,), {"ConnectionCls": connection})


def awaited(client: S3Client, read_s: float) -> S3Client:
    """The client, which gives up what does not come within several waits between two reads as it gives up what never comes."""
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
        if answer.ended:  # a head without its end, and a body without its length, pass for whole
            given.raw.close()
            raise ReadTimeoutError(endpoint_url=request.url, error=TimeoutError())
        return given

    events: Any = client.meta.events
    events.register("before-send.s3", send)
    return client
