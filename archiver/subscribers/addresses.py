"""Addresses of subscribers: a mail address, or a URL that takes webhooks. Pure."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from archiver.errors import UsageError
from storage import urls

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAIL = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?P<domain>{_LABEL}(?:\.{_LABEL})*)")  # RFC 5321
_LOCAL_CHARS, _MAIL_CHARS, _URL_CHARS = 64, 254, 2_000
_HOW = "write a mail address (name@example.org), or an http or https URL that takes webhooks"
_SHORT = "its domain has no dot, which is for the domain of ARCHIVER_MAIL_FROM and the server of ARCHIVER_SMTP only"
_ASCII = "what stands before the “@” of a mail address is in ASCII letters here: not every mail server takes others"


def address_of(written: str, near: Container[str] | None = ()) -> str:
    """An address as it is stored, with the domain of a mail address in lower-case ASCII.

    `near`: mail domains of one label that are taken, such as `mailhost` in an intranet, besides `localhost`; None: all. Any
    other is a slip (`bob@example`). UsageError, which does not repeat the address, if it is malformed.
    """
    text = written.strip()
    if text.lower().startswith(("http://", "https://")):
        return _url(text)
    if text.lower().startswith("mailto:"):
        text = text.partition(":")[2]
        if "?" in text:
            raise UsageError(f"give only the address of a mailto: link, without what follows its “?”: {_HOW}")
        text = unquote(text)
    local, _, domain = text.rpartition("@")
    if local and not local.isascii():
        raise UsageError(_ASCII)
    found = _MAIL.fullmatch(f"{local}@{urls.host_name(domain)}")
    if found is None or len(found[0]) > _MAIL_CHARS or len(found["local"]) > _LOCAL_CHARS:
        raise UsageError(f"that is not an address: {_HOW}")
    domain = found["domain"]
    if "." not in domain and domain != "localhost" and near is not None and domain not in near:
        raise UsageError(f"that is not an address: {_SHORT}")
    return found[0]


def is_mail(address: str) -> bool:
    """Whether a stored address is a mail address."""
    return not address.startswith(("http://", "https://"))


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        if parts.username is not None or parts.password is not None or len(text) > _URL_CHARS:
            raise UsageError(
                f"an address with a user in it, or longer than {_URL_CHARS} characters, cannot be posted to"
            )
        return urls.identity(text)
    except ValueError:
        raise UsageError(f"that is not a URL: {_HOW}") from None
