"""What applies to every answer: security headers, host name check, CSRF protection, no secrets in the log.

The innermost layer that sees a whole request, and the outermost that is ours: exceptions that a handler lets through
end here, as a problem response of our own.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.requests import Request

from archiver.web.access import reader_of
from archiver.web.problems import Problem, answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from archiver.web.metrics import Metrics

log = structlog.get_logger(__name__)

BODY_BYTES = 1 << 20  # only forms and short JSON are posted
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_POLICIES = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "private, no-cache",
    "x-robots-tag": "noindex, nofollow",
}
_HEADERS = [(name.encode(), value.encode()) for name, value in _POLICIES.items()]
_GET_ONLY = ("/api/", "/metrics")  # HEAD is handled as GET there, and the server omits the body
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_BY_ADDRESS = "/unsubscribe/"  # the address itself is the proof, whoever sends it on (RFC 8058): no cookie counts there
_PROBES = frozenset({"/healthz", "/readyz"})  # asked by IP address: any Host is accepted


class Guard:
    """ASGI middleware. `hosts`: names we answer to, without port; None: any. `origins`: those of our own pages."""

    def __init__(
        self, inner: ASGIApp, *, hosts: frozenset[str] | None, origins: frozenset[str], metrics: Metrics
    ) -> None:
        self._inner = inner
        self._hosts = hosts
        self._origins = origins
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        if scope["method"] == "HEAD" and scope["path"].startswith(_GET_ONLY):
            scope = {**scope, "method": "GET"}
        begun = time.monotonic()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                sent = [(name, value) for name, value in message["headers"] if name.lower() != b"server"]
                present = {name.lower() for name, _ in sent}
                sent += [(name, value) for name, value in _HEADERS if name not in present]
                message["headers"] = list(_no_store(sent)) if reader_of(Request(scope)).token else sent
            await send(message)

        try:
            refusal = self._refusal(scope)
            if refusal is not None:
                await answer(Request(scope), refusal)(scope, receive, send_with_headers)
            else:
                await self._inner(scope, _limited(receive), send_with_headers)
        except Exception as error:  # the outermost handler of a request
            if not isinstance(error, Problem):
                log.exception("request.failed", route=_route(scope))
            if status:  # part of the answer is out: closing the connection is the only way to signal the failure
                raise
            problem = error if isinstance(error, Problem) else Problem(500)
            await answer(Request(scope), problem)(scope, receive, send_with_headers)
        finally:
            took_s = time.monotonic() - begun
            self._metrics.answered(_route(scope), scope["method"], status, took_s)
            # the route, never the path: the addresses being watched do not belong in a log
            log.debug("request", route=_route(scope), method=scope["method"], status=status, ms=round(took_s * 1000))

    def _refusal(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts is not None and scope["path"] not in _PROBES and named(host) not in self._hosts:
            return Problem(421, "This service does not answer to that name. Use the address in ARCHIVER_PUBLIC_URL.")
        changes = scope["method"] not in SAFE and not scope["path"].startswith(_BY_ADDRESS)
        if changes and not self._own(headers, f"{scope['scheme']}://{host}"):
            return Problem(403, "The request came from another site's page, or does not say where it came from.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_BYTES:
            return Problem(413, f"At most {BODY_BYTES} bytes may be sent here.")
        return None

    def _own(self, headers: Headers, here: str) -> bool:
        """CSRF check: whether a state-changing request comes from our own page or from a program.

        Programs send their token themselves and never as a cookie.
        """
        origin = headers.get("origin")
        if origin is not None and origin != "null":
            return origin in self._origins or origin == here
        if headers.get("sec-fetch-site") is not None:
            return headers["sec-fetch-site"] == "same-origin"
        return origin is None and "cookie" not in headers


def _no_store(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """The headers, with no-store in place of no-cache.

    For token holders, who see sealed content: browsers must not keep it on disk, readable after signing out.
    """
    for name, value in headers:
        yield name, value.replace(b"private, no-cache", b"private, no-store") if name == b"cache-control" else value


def _limited(receive: Receive) -> Receive:
    """Limit the body to BODY_BYTES, whatever Content-Length says."""
    left = BODY_BYTES

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise Problem(413, f"At most {BODY_BYTES} bytes may be sent here.")
        return message

    return counted


def named(host: str) -> str:
    """The host name in a Host header: lower case, without port; "" if it is invalid."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _route(scope: Scope) -> str:
    """The path template of the route that answered, with parameter names in place of values."""
    return str(getattr(scope.get("route"), "path", None) or "-")


def own_names(url: str, host: str, *, loopback: bool) -> frozenset[str] | None:
    """Host names that a loopback listener answers to; None for any name, on other listeners.

    Prevents DNS rebinding: reading is anonymous on loopback, so a page of another site whose name was pointed at this
    machine must not read the watch list. Elsewhere, tokens or the operator's decision protect it.
    `url`: at which readers reach it; `host`: on which it listens.
    """
    return frozenset({named(urlsplit(url).netloc), host, *_LOOPBACK}) - {""} if loopback else None
