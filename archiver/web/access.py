"""Authentication and permissions: tokens, sent as bearer or cookie, stored only as SHA-256 digests."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends
from fastapi.security import HTTPBearer
from fastapi.security.utils import get_authorization_scheme_param
from starlette.requests import Request

from archiver.errors import UsageError
from archiver.web.problems import Problem
from archiver.web.site import Site, site_of
from storage import catalog as tables
from storage.catalog.tokens import TOUCH, Scope, Token
from storage.errors import ArchiverError, DatabaseError
from storage.model import Access

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.responses import Response

    from storage.catalog import Catalog

FIRST = "first"  # name of the token that the first start prints
PREFIX = "arc_"  # lets scanners for leaked secrets recognise our tokens
COOKIE_S = 30 * 86_400
# only for the OpenAPI description: `admit` decides, and also accepts the cookie
BEARER = HTTPBearer(auto_error=False, scheme_name="token", description="Of `archiver token create`.")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who made a request: the holder of a token, or anyone."""

    token: str | None = None  # name of the token
    writes: bool = False

    @property
    def sees(self) -> Access | None:
        """The access class this reader is limited to; None for everything, including sealed sources."""
        return Access.PUBLIC if self.token is None else None

    def may_see(self, access: Access) -> bool:
        """Whether this reader may see what is of this access class."""
        return self.sees in {None, access}


ANYONE = Reader()


def digest(token: str) -> str:
    """The digest of a token, which is all the catalog stores."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def new_token(catalog: Catalog, name: str, scope: Scope, at: datetime) -> str:
    """Create a token and return it. Raises UsageError if the name is taken.

    It is shown only this once, since only its digest is stored.
    """
    token = PREFIX + secrets.token_urlsafe(32)
    with catalog.write() as conn:
        made = tables.tokens.add(conn, name=name, sha256=digest(token), scope=scope, at=at)
    if not made:
        raise UsageError(f"there is a token named {name!r}; revoke it first, or choose another name")
    return token


def first_token(catalog: Catalog, at: datetime) -> str | None:
    """Create the token that the very first start prints; None if the catalog has any token."""
    with catalog.read() as conn:
        if tables.tokens.listing(conn):
            return None
    try:
        return new_token(catalog, FIRST, "write", at)
    except UsageError:  # another service of this catalog started at the same moment, and has printed it
        return None


def cookie_name(site: Site) -> str:
    """The cookie's name. With https, the `__Host-` prefix makes browsers enforce Secure and this host only."""
    return "__Host-archiver" if site.https else "archiver"


def admit(request: Request) -> Reader:
    """The reader of a request, if allowed to read at all.

    Problem 401 for an unknown bearer token, and for a missing token where reading requires one.
    """
    reader = _authenticated(request)
    request.state.reader = reader
    if reader.token is None and site_of(request).service.settings.reading_needs_token:
        raise Problem(401, "Reading here needs a token. The operator gives them with: archiver token create")
    return reader


def _authenticated(request: Request) -> Reader:
    """The reader whose token came with the request.

    Problem 401 for an unknown bearer token; an unknown cookie is ignored.
    """
    site = site_of(request)
    scheme, bearer = get_authorization_scheme_param(request.headers.get("authorization"))
    if scheme.lower() == "bearer":
        token = _known(site, bearer)
        if token is None:
            raise Problem(401, "The token is not known here. It may have been removed.")
    else:
        cookie = request.cookies.get(cookie_name(site))
        token = _known(site, cookie) if cookie else None
    return ANYONE if token is None else Reader(token.name, token.scope == "write")


def recognise(request: Request) -> None:
    """Authenticate the reader for an error page of an unknown address, which no route did; failures are ignored."""
    if not hasattr(request.state, "reader"):
        with suppress(Problem, ArchiverError):
            request.state.reader = _authenticated(request)


Admitted = Annotated[Reader, Depends(admit)]


def _writing(reader: Admitted) -> Reader:
    if reader.token is None:
        raise Problem(401, "Changing anything needs a token. The operator gives them with: archiver token create")
    if not reader.writes:
        raise Problem(403, "This token may read but not write.")
    return reader


Writing = Annotated[Reader, Depends(_writing)]


def reader_of(request: Request) -> Reader:
    """The reader who was admitted; anyone, if the request ended before that."""
    found = getattr(request.state, "reader", ANYONE)
    assert isinstance(found, Reader)
    return found


def sign_in(site: Site, response: Response, token: str) -> bool:
    """Store the token in a cookie of the browser. Returns False if the token is unknown."""
    if _known(site, token) is None:
        return False
    response.set_cookie(
        cookie_name(site), token, max_age=COOKIE_S, path="/", secure=site.https, httponly=True, samesite="strict"
    )
    return True


def sign_out(site: Site, response: Response) -> None:
    """Delete the cookie with the token."""
    response.delete_cookie(cookie_name(site), path="/", secure=site.https, httponly=True, samesite="strict")


def _known(site: Site, token: str) -> Token | None:
    """The catalog's entry for a token, if it has one. Records at most once per TOUCH that it was used."""
    catalog, now = site.service.catalog, site.service.now()
    with catalog.read() as conn:
        found = tables.tokens.find(conn, digest(token))
    if found is not None and (found.last_used_at is None or now - found.last_used_at > TOUCH):
        with suppress(DatabaseError), catalog.write(durable=False) as conn:  # not worth failing the request
            tables.tokens.touch(conn, found.name, now)
    return found
