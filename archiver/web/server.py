"""Runs the applications on their ports, each in its own thread."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, NamedTuple, Protocol

import structlog
import uvicorn

from archiver.web.application import create_app, listener_url
from archiver.web.connections import Heeding
from archiver.web.replay.application import create_replay
from storage.errors import Busy

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from archiver.web.site import Service

log = structlog.get_logger(__name__)

BACKLOG = 128
KEEP_ALIVE_S = 20
GRACE_S = 10  # time for downloads in progress to finish at shutdown
HEAD_BYTES = 64 << 10  # request line and headers; the path of a memento contains a whole URL
START_S = 20.0


class Listen(Protocol):
    """A listening address from the settings. Port 0: the system chooses."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...


class Address(NamedTuple):
    """The address of a server."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Server:
    """A server that answers until `stop`. `address`: the actual one, even if the system chose the port."""

    def __init__(self, server: uvicorn.Server, sock: socket.socket, name: str, beside: Server | None = None) -> None:
        """`beside`: another server that is started and stopped together with this one."""
        self._server = server
        self._sock = sock
        self._name = name
        self.beside = beside
        host, port = sock.getsockname()[:2]
        self.address = Address(host, port)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def url(self) -> str:
        """The URL at which this machine reaches it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.address.host, self.address.host)  # noqa: S104
        return f"http://{Address(host, self.address.port)}"

    def start(self) -> None:
        """Start, and wait until it answers. RuntimeError if it does not within START_S."""
        if self.beside is not None:
            self.beside.start()
        self._thread.start()
        waited = threading.Event()
        for _ in range(int(START_S / 0.01)):
            if self._server.started or not self._thread.is_alive():
                break
            waited.wait(0.01)
        if not self._server.started:
            raise RuntimeError(f"{self._name} did not start on {self.address}")
        log.info("web.listening", of=self._name, address=str(self.address))

    def stop(self) -> None:
        """Accept no new requests, and return once those in progress are finished, or after GRACE_S."""
        self._server.should_exit = True
        if self.beside is not None:
            self.beside.stop()
        self._thread.join(GRACE_S + 5)

    def _run(self) -> None:
        self._server.run(sockets=[self._sock])


def serve(service: Service, listen: Listen, replay: Listen | None = None) -> Server:
    """Start the pages at `listen`, and archived content at `replay`. Busy if an address is taken or not ours."""
    sock = _bound(listen, "ARCHIVER_LISTEN")
    port = sock.getsockname()[1]
    if replay is None:
        server = _server(create_app(service, port=port), sock, "web")
    else:
        try:
            apart = _bound(replay, "ARCHIVER_REPLAY_LISTEN")
        except Busy:
            sock.close()
            raise
        public_url = listener_url(service.settings.public_url, service.settings.listen, port)
        beside = _server(create_replay(service, public_url=public_url), apart, "replay")
        pages = create_app(service, port=port, replay_port=apart.getsockname()[1])
        server = _server(pages, sock, "web", beside)
    server.start()
    return server


def _server(application: ASGIApp, sock: socket.socket, name: str, beside: Server | None = None) -> Server:
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,  # paths of pages would reveal what is watched
        server_header=False,
        date_header=True,
        proxy_headers=False,  # client addresses are not used
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        h11_max_incomplete_event_size=HEAD_BYTES,
        http=Heeding,
        ws="none",
        lifespan="off",
        backlog=BACKLOG,
    )
    return Server(_Quiet(config), sock, name, beside)


class _Quiet(uvicorn.Server):
    """A server without signal handlers: it runs in a thread, and signals belong to the process."""

    def install_signal_handlers(self) -> None:
        """Old versions of uvicorn install handlers here; newer ones detect that this is not the main thread."""


def _bound(listen: Listen, setting: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # inherited by connections: headers are sent without waiting for the body
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        sock.bind((listen.host, listen.port))
        sock.listen(BACKLOG)  # now, as two sockets may be bound to one port until one of them listens
    except OSError as error:
        sock.close()
        raise Busy(
            f"cannot listen on {Address(listen.host, listen.port)}: {error.strerror or error}. Another program may have the port: "
            f"choose another in {setting}"
        ) from error
    return sock
