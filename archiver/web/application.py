"""Assembles the web application from its routers."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from archiver.notify import CHANNEL
from archiver.web import (
    api,
    captures,
    cases,
    cdx,
    comparing,
    exports,
    feed,
    health,
    looking,
    memento,
    pages,
    problems,
    proofs,
    ranges,
    render,
    search,
    texts,
    unsubscribing,
    witness,
)
from archiver.web.access import BEARER
from archiver.web.guard import Guard, own_names
from archiver.web.metrics import Metrics
from archiver.web.problems import Problem
from archiver.web.site import Service, Site

if TYPE_CHECKING:
    from config.settings.kinds import Listen

YEAR_S = 365 * 86_400

static_files = APIRouter(include_in_schema=False)


@static_files.api_route("/static/{name}", methods=["GET", "HEAD"])
def static(request: Request, name: str) -> Response:
    """Serve a style sheet, script or logo of our pages.

    They are the same for everyone, and browsers cache them until their address changes.
    """
    try:
        data, tag = render.static(name)
    except KeyError:
        raise Problem(404) from None
    current = request.query_params.get("v") == tag
    caching = f"public, max-age={YEAR_S}, immutable" if current else "public, no-cache"
    headers = {"cache-control": caching, "etag": f'"{tag}"'}
    if ranges.unchanged(request.headers, headers["etag"]):
        return Response(None, 304, headers)
    return Response(data, 200, {"content-type": render.STATIC[name], **headers})


class _Application(FastAPI):
    """The framework's application, whose description gives errors under their own media type alone."""

    def openapi(self) -> dict[str, Any]:
        found = super().openapi()
        operations = (one for path in found["paths"].values() for one in path.values())
        for response in (one for operation in operations for one in operation["responses"].values()):
            content = response.get("content", {})
            if problems.MEDIA_TYPE in content and "application/json" in content:  # the framework adds the latter
                content[problems.MEDIA_TYPE] = content.pop("application/json")
        return found


def create_app(service: Service, *, port: int | None = None, replay_port: int | None = None) -> FastAPI:
    """The web application on top of a running service.

    `port`, `replay_port`: the actual ports of the pages and of replay, where the system chose them.
    """
    settings = service.settings
    public_url = listener_url(settings.public_url, settings.listen, port)
    replay_url = listener_url(settings.replay_url, settings.replay_listen, replay_port)
    app = _Application(
        title="archiver",
        version=_version(),
        summary="Keeps what others cite.",
        description="Lines are those of the commands' `--json`. Reading may, writing does need a bearer token.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # both would load scripts from third parties
        redoc_url=None,
        redirect_slashes=False,
    )
    metrics = Metrics(service, channel=CHANNEL)
    app.state.site = Site(service, metrics, public_url, replay_url)
    problems.install(app, render.error_page)
    own = list(app.routes)
    app.router.routes.extend(_included())
    # ungrouped, to find the methods that an address allows; `own`: the framework's, for the description of the API
    app.state.routes = [*own, *(route for router in _routers() for route in router.routes)]
    hosts = own_names(settings.public_url, settings.listen.host, loopback=settings.listen.loopback)
    app.add_middleware(Guard, hosts=hosts, origins=frozenset({public_url}), metrics=metrics)
    return app


def _routers() -> list[APIRouter]:
    """All routers, in matching order: what programs request by the thousand comes first."""
    parts = (
        cdx,
        memento,
        pages,
        cases,
        captures,
        texts,
        comparing,
        looking,
        exports,
        api,
        search,
        proofs,
        feed,
        health,
        witness,
        unsubscribing,
    )
    return [*(part.router for part in parts), static_files]


@cache
def _included() -> list[BaseRoute]:
    """The routes, built once per process and shared by every application.

    Where a router is included, the framework builds each route anew at the first request that is matched against it,
    which takes longer than to answer one.
    """
    whole = APIRouter()
    for router in _routers():
        whole.include_router(router, dependencies=[Depends(BEARER)])
    return whole.routes


def listener_url(url: str, listen: Listen, port: int | None) -> str:
    """The URL at which readers reach a listener, without a trailing slash. `port`: the port, if the system chose it."""
    url = url.rstrip("/")
    if port is not None and listen.port == 0 and url.endswith(":0"):  # the URL was derived from the listening address
        return f"{url.removesuffix('0')}{port}"
    return url


def _version() -> str:
    try:
        return version("archiver")
    except PackageNotFoundError:
        return "0"
