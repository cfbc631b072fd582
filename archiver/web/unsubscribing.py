"""The link at the end of every mail. Whoever has it may end what is sent to that address and see nothing else: not the address,
nor of what it is told. Opening it changes nothing, for mail programs open links on their own; a POST ends it, as mail
programs send one when their own button is pressed (RFC 8058)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from archiver.web import render
from archiver.web.problems import Problem
from archiver.web.site import site_of

if TYPE_CHECKING:
    from archiver.subscribers import Subscribers

router = APIRouter(include_in_schema=False)

Token = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{43}$")]
_HEADERS = {"cache-control": "no-store"}


@router.api_route("/unsubscribe/{token}", methods=["GET", "HEAD"])
def asked(request: Request, token: Token) -> Response:
    """Is this to end?"""
    subscribers = site_of(request).service.subscribers
    if not subscribers.by_token(token):
        return _nothing(request, subscribers)
    return render.page(request, "unsubscribe.html", forms=True, headers=_HEADERS, said="unsubscribe", token=token)


@router.post("/unsubscribe/{token}")
def unsubscribe(request: Request, token: Token) -> Response:
    """It ends, and stays so however often it is asked."""
    subscribers = site_of(request).service.subscribers
    if not subscribers.end_by_token(token):
        return _nothing(request, subscribers)
    return render.page(request, "unsubscribe.html", headers=_HEADERS, said="unsubscribed", token=token)


def _nothing(request: Request, subscribers: Subscribers) -> Response:
    """A link that ends nothing, be it ended or none of ours: which of both is not told. Problem where that cannot be known."""
    if subscribers.unreadable():
        raise Problem(503, "The key that tells whose link this is is not here. Ask whoever runs the service.")
    return render.page(request, "unsubscribe.html", headers=_HEADERS, said="unsubscribe_none", token="")
