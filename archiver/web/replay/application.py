"""The ASGI application of replay, and what applies to each of its answers.

One route, GET and HEAD, no cookies, no sign-in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from archiver.web import render, targets
from archiver.web.guard import named, own_names
from archiver.web.problems import Problem
from archiver.web.replay import addresses, answers, door, notes
from archiver.web.replay.addresses import Form
from archiver.web.replay.answers import Call
from archiver.web.replay.notes import Note
from storage.errors import ArchiverError, BlobDamaged, BlobMissing, NotFound, Purged, StoreError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from archiver.web.replay.door import Entered
    from archiver.web.site import Service

log = structlog.get_logger(__name__)

STYLE = "/replay.css"
_HEADERS = [(name.encode(), value.encode()) for name, value in {
    "content-security-policy": "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), fullscreen=()",
    "x-dns-prefetch-control": "off",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cache-control": "private, no-store",
    "vary": "Accept-Language, Sec-Fetch-Dest",
}.items()]  # fmt: skip


def create_replay(service: Service, *, public_url: str) -> ASGIApp:
    """The application on top of a running service. `public_url`: the pages, to which the bar links back."""
    settings = service.settings
    listen = settings.replay_listen
    hosts = own_names(settings.replay_url, listen.host, loopback=listen.loopback)

    def opened(request: Request) -> Response:
        return _opened(service, public_url, request)

    return _Outermost(Starlette(routes=[Route("/{target:path}", opened, methods=["GET"])]), hosts)


def _opened(service: Service, public_url: str, request: Request) -> Response:
    if request.scope["path"] == STYLE:
        data, _ = render.static("replay.css")
        return Response(data, 200, {"content-type": render.STATIC["replay.css"], "cache-control": "public, max-age=300",
                                    "cross-origin-resource-policy": "cross-origin"})  # fmt: skip
    language = render.language_of(request)
    asked = addresses.parse_target(targets.request_target(request))
    entered: Entered | None = None
    try:
        if asked is None:
            raise Note("here", 404)
        entered = _entered(service, asked.door)
        if entered is None:
            raise Note("door", 403)
        language = entered.language
        found = answers.answer(Call(request, service, asked, entered))
        if isinstance(found, Response):
            return found
        note_shown = found
    except Note as note:
        note_shown = note
    except Problem as problem:  # an unsatisfiable range
        return Response(None, problem.status, problem.headers)
    except Purged as error:
        note_shown = Note("purged", 410, detail=str(error))
    except NotFound:
        note_shown = Note("none", 404)
    except ArchiverError as error:
        note_shown = _failed(error)
    if asked is not None and asked.form in {Form.STYLE, Form.PART}:  # embedded content shows no message
        return Response(None, note_shown.status, {"cross-origin-resource-policy": "cross-origin"})
    return notes.page(note_shown, public_url, language, asked, entered)


def _entered(service: Service, text: str) -> Entered | None:
    try:
        return door.open_door(text, service.sealer, service.catalog, service.now())
    except StoreError as error:
        log.warning("replay.no_key", error=str(error))
        raise Note("key", 503) from error


def _failed(error: ArchiverError) -> Note:
    """Answer an error of ours; the log gets the whole message."""
    log.error("replay.failed", error=str(error), kind=type(error).__name__)
    return Note("damaged", 500) if isinstance(error, (BlobDamaged, BlobMissing)) else Note("broken", 503)


class _Outermost:
    """ASGI middleware: headers of every answer, host name check, and exceptions that a handler lets through."""

    def __init__(self, inner: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._inner = inner
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                sent = [
                    (name, value)
                    for name, value in message["headers"]
                    if name.lower() not in {b"server", b"set-cookie"}
                ]
                present = {name.lower() for name, _ in sent}
                message["headers"] = sent + [(name, value) for name, value in _HEADERS if name not in present]
            await send(message)

        if self._hosts is not None and named(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse(
                "Replay does not answer to that name. Use the address in ARCHIVER_REPLAY_URL.\n", 421
            )
            await refusal(scope, receive, send_with_headers)
            return
        try:
            await self._inner(scope, receive, send_with_headers)
        except Exception:
            log.exception("replay.failed")
            if begun:  # part of the answer is out: closing the connection is the only way to signal the failure
                raise
            await PlainTextResponse("This did not work. Nothing that was kept is lost.\n", 500)(
                scope, receive, send_with_headers
            )
