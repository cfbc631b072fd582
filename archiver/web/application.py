"""The web application, put together."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

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
    from config.settings import Settings
    from config.settings.kinds import Listen

YEAR_S = 365 * 86_400
_LOOPBACK = ("localhost", "127.0.0.1", "::1")

static_files = APIRouter(include_in_schema=False)


@static_files.api_route("/static/{name}", methods=["GET", "HEAD"])
def static(request: Request, name: str) -> Response:
    """Style, script and mark of the pages: ours, the same for all, kept by browsers until their address changes."""
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


def create_app(service: Service, *, port: int | None = None, replay_port: int | None = None) -> FastAPI:
    """The application over a running service. `port`, `replay_port`: those that it and replay listen at, where the system
    chose."""
    settings = service.settings
    public_url = reached(settings.public_url, settings.listen, port)
    replay_url = reached(settings.replay_url, settings.replay_listen, replay_port)
    app = FastAPI(
        title="archiver",
        version=_version(),
        summary="Keeps what others cite.",
        description="Lines are those of the commands' `--json`. Reading may, writing does need a bearer token.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # both draw their pages with scripts of others
        redoc_url=None,
        redirect_slashes=False,
    )
    metrics = Metrics(service, channel=CHANNEL)
    app.state.site = Site(service, metrics, public_url, replay_url)
    problems.install(app, render.error_page)
    app.router.routes.extend(_included())
    app.state.routes = [
        route for router in _routers() for route in router.routes
    ]  # each by itself, to tell what may be asked
    app.add_middleware(Guard, hosts=_hosts(settings), origins=frozenset({public_url}), metrics=metrics)
    return app


def _routers() -> list[APIRouter]:
    """In this order they are tried: what programs ask for by the thousand comes first."""
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
    """The same for every application of this process: the framework makes each route anew where its router is included,
    at the first request that is held against it, which takes longer than to answer one."""
    whole = APIRouter()
    for router in _routers():
        whole.include_router(router, dependencies=[Depends(BEARER)])
    return whole.routes


def reached(url: str, listen: Listen, port: int | None) -> str:
    """How readers reach a listener, without a slash at the end; `port`: where the system chose it."""
    url = url.rstrip("/")
    if port is not None and listen.port == 0 and url.endswith(":0"):  # it was made of where we listen
        return f"{url.removesuffix('0')}{port}"
    return url


def _hosts(settings: Settings) -> frozenset[str] | None:
    """Names that a loopback listener answers to, where reading is anonymous: a page of another site whose name was
    pointed at this machine must not read the watch list. Elsewhere tokens or the operator's word guard it."""
    if not settings.listen.loopback:
        return None
    return own_names([settings.public_url], [*_LOOPBACK, settings.listen.host])


def _version() -> str:
    try:
        return version("archiver")
    except PackageNotFoundError:
        return "0"
