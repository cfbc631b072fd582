"""Errors as answers: an error page for people, RFC 9457 problem details for programs. Never internals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from archiver.errors import AddressRefused, UsageError
from storage import errors as ours

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_S = "30"
# paths that only programs request
_PROGRAMS = ("/api/", "/cdx", "/metrics", "/healthz", "/readyz", "/feeds/", "/timemap/")


class Problem(Exception):
    """An error answer. `detail` is for people: what was wrong and what to do."""

    def __init__(self, status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


# validation errors of the framework, in our words; others are shown in its own
_UNFIT = {
    "missing": "is missing",
    "int_parsing": "is a whole number",
    "int_parsing_size": "is a number that is too large",
    "greater_than_equal": "is {ge} or more",
    "less_than_equal": "is {le} or less",
    "float_parsing": "is a number",
    "bool_parsing": "is true or false",
    "string_type": "is text",
    "list_type": "is a list",
    "enum": "is one of {expected}",
    "extra_forbidden": "is nothing that is asked for here",
    "json_invalid": "is not JSON: {error}",
    "model_attributes_type": "is a JSON object",
    "string_too_long": "has at most {max_length} characters",
    "string_too_short": "has at least {min_length} characters",
    "string_pattern_mismatch": "is not of that form",
}

ErrorPage = Callable[["Request", Problem, Mapping[str, str]], Response]


def answer(request: Request, problem: Problem) -> Response:
    """The problem as a page or as JSON, whichever the client can use."""
    headers = {"cache-control": "no-store", **problem.headers}
    if problem.status == 401:
        headers.setdefault("www-authenticate", 'Bearer realm="archiver"')
    if problem.status in {429, 503}:
        headers.setdefault("retry-after", RETRY_S)
    if not wants_page(request):
        return JSONResponse(details(problem), problem.status, headers, MEDIA_TYPE)
    page: ErrorPage = request.app.state.error_page
    return page(request, problem, headers)


def details(problem: Problem) -> dict[str, object]:
    """The problem as RFC 9457 details (3.1). The type is about:blank: the status says all there is to know (4.2.1)."""
    try:
        title = HTTPStatus(problem.status).phrase
    except ValueError:
        title = "Error"
    found: dict[str, object] = {"type": "about:blank", "title": title, "status": problem.status}
    if problem.detail:
        found["detail"] = problem.detail
    return found


def wants_page(request: Request) -> bool:
    """Whether to answer with a page: the client accepts text/html, as browsers do, and the path is not a program's."""
    path = request.scope["path"]
    return not path.startswith(_PROGRAMS) and "text/html" in request.headers.get("accept", "")


def install(app: FastAPI, page: ErrorPage) -> None:
    """Register handlers that answer every error of ours and of the framework. `page`: renders it for people."""
    app.state.error_page = page
    app.add_exception_handler(Problem, _of_ours)
    app.add_exception_handler(HTTPException, _of_framework)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(ours.ArchiverError, _of_archiver)


def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return answer(request, error)


def _of_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = "" if error.detail == HTTPStatus(error.status_code).phrase else str(error.detail)
    headers = {"allow": _allowed(request)} if error.status_code == 405 else error.headers
    return answer(request, Problem(error.status_code, detail, headers))


def _allowed(request: Request) -> str:
    """The methods that an address allows, over all of its routes.

    The framework knows only one of them, and HEAD is answered wherever GET is.
    """
    matching = (route for route in request.app.state.routes if route.matches(request.scope)[0] is not Match.NONE)
    methods = {method for route in matching for method in getattr(route, "methods", None) or ()}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if wants_page(request) and all(one["loc"][0] == "path" for one in error.errors()):
        return answer(request, Problem(404))  # a mistyped address
    detail = "; ".join(map(_unfit, error.errors()))
    if [one["loc"] for one in error.errors()] == [("body",)] and "json" not in request.headers.get("content-type", ""):
        detail = "Send JSON here, and declare it: Content-Type: application/json."
    return answer(request, Problem(422, detail))


def _unfit(one: Mapping[str, Any]) -> str:
    words = _UNFIT.get(one["type"])
    if words is None:
        return f"{'.'.join(map(str, one['loc']))}: {one['msg']}"
    # numbers are list indexes, or the character position of a JSON error
    where = ".".join(str(part) for part in one["loc"][1:] if not isinstance(part, int))
    return f"`{where or one['loc'][0]}` {words.format_map(one.get('ctx', {}))}"


def _of_archiver(request: Request, error: Exception) -> Response:
    """Answer an error of ours: the log gets the whole message, the reader only what it means."""
    if isinstance(error, ours.Purged):
        return answer(request, Problem(410, str(error)))
    if isinstance(error, ours.NotFound):
        return answer(request, Problem(404, str(error)))
    if isinstance(error, ours.Busy):
        return answer(request, Problem(409, str(error)))
    if isinstance(error, (UsageError, AddressRefused)):  # the client can fix the request
        return answer(request, Problem(422, str(error)))
    log.error("request.failed", error=str(error), kind=type(error).__name__)
    if isinstance(error, (ours.BlobDamaged, ours.BlobMissing)):
        return answer(
            request,
            Problem(500, "The stored bytes are no longer those that were kept, so none of them were sent. "
                         "The operator was told; the record of what was kept remains."),
        )  # fmt: skip
    if isinstance(error, (ours.StoreFull, ours.DatabaseFull)):
        return answer(
            request, Problem(503, "There is no room to keep this. Nothing is lost; the operator must make room.")
        )
    if isinstance(error, (ours.StoreError, ours.DatabaseError)):
        return answer(request, Problem(503, "The store or the catalog does not answer. Nothing is lost; try again."))
    return answer(request, Problem(500))
