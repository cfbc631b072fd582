"""The unsubscribe link at the end of every mail.

Whoever has it can end what is sent to that address and learns nothing else, neither the address nor what it is
subscribed to. Opening the link changes nothing, since mail programs open links on their own; a POST unsubscribes, and
mail programs send one when their own button is pressed (RFC 8058).
"""

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
    """The page that asks for confirmation."""
    subscribers = site_of(request).service.subscribers
    if not subscribers.by_token(token):
        return _nothing(request, subscribers)
    return render.page(request, "unsubscribe.html", forms=True, headers=_HEADERS, said="unsubscribe", token=token)


@router.post("/unsubscribe/{token}")
def unsubscribe(request: Request, token: Token) -> Response:
    """Unsubscribe; repeating it gives the same answer."""
    subscribers = site_of(request).service.subscribers
    if not subscribers.end_by_token(token):
        return _nothing(request, subscribers)
    return render.page(request, "unsubscribe.html", headers=_HEADERS, said="unsubscribed", token=token)


def _nothing(request: Request, subscribers: Subscribers) -> Response:
    """The answer to a used and to an unknown link, which are not told apart. Problem 503 if links cannot be checked."""
    if subscribers.unreadable():
        raise Problem(503, "The key that tells whose link this is is not here. Ask whoever runs the service.")
    return render.page(request, "unsubscribe.html", headers=_HEADERS, said="unsubscribe_none", token="")
