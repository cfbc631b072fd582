"""The link at the end of every mail. Whoever has it may end what is sent to that address and see nothing else: not the address,
nor of what it is told. Opening it changes nothing, for mail programs open links on their own; a POST ends it, as mail
programs send one when their own button is pressed (RFC 8058)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from archiver.web import render
from archiver.web.problems import Problem
from archiver.web.site import site_of

router = APIRouter(include_in_schema=False)

Token = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{43}$")]
_HEADERS = {"cache-control": "no-store"}


@router.api_route("/unsubscribe/{token}", methods=["GET", "HEAD"])
def asked(request: Request, token: Token) -> Response:
    """Is this to end?"""
    ended = not site_of(request).service.subscribers.by_token(token)
    return render.page(request, "unsubscribe.html", forms=True, headers=_HEADERS, ended=ended, token=token)


@router.post("/unsubscribe/{token}")
def unsubscribe(request: Request, token: Token) -> Response:
    """It ends, and stays so however often it is asked."""
    subscribers = site_of(request).service.subscribers
    if not subscribers.end_by_token(token) and subscribers.unreadable():
        raise Problem(503, "The key that tells whose link this is is not here. Ask whoever runs the service.")
    return render.page(request, "unsubscribe.html", headers=_HEADERS, ended=True, token=token)
