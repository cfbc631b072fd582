"""Kinds of values for mail: a mail server, and an address. Messages never repeat values that may have a password."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

from config.settings.kinds import Kind, Listen

Security = Literal["none", "starttls", "tls"]

_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?P<domain>{_LABEL}(?:\.{_LABEL})*)")  # RFC 5321, unquoted
LOCAL_CHARS, ADDRESS_CHARS = 64, 254


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The server to which mail is submitted."""

    host: str
    port: int
    security: Security  # "starttls": nothing is sent before the connection is secured
    user: str | None = None  # None: without authentication
    password: str | None = field(default=None, repr=False)


def mail_server() -> Kind:
    """A mail server: `smtp://USER:PASSWORD@HOST:PORT`, `smtps://...` or `smtp+plain://...`."""

    def parse(value: object) -> MailServer:
        try:
            parts = urlsplit(str(value).strip())
            port = _PORTS[parts.scheme] if parts.port is None else parts.port
        except (ValueError, KeyError):
            raise ValueError("not an smtp or smtps URL") from None
        if not parts.hostname or not re.fullmatch(r"[0-9a-z:._-]{1,253}", parts.hostname):
            raise ValueError("without the name of a host")
        if port == 0:
            raise ValueError("with port 0")
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("more than user, password, host and port")
        if (parts.username is None) != (parts.password is None):
            raise ValueError("with one of user and password, and needs both or none")
        # on loopback nobody can listen in between
        plain = parts.scheme == "smtp+plain" or (parts.scheme == "smtp" and Listen(parts.hostname, port).loopback)
        return MailServer(
            host=parts.hostname,
            port=port,
            security="tls" if parts.scheme == "smtps" else "none" if plain else "starttls",
            user=None if parts.username is None else unquote(parts.username),
            password=None if parts.password is None else unquote(parts.password),
        )

    return Kind(
        "smtp://USER:PASSWORD@HOST:PORT (STARTTLS), smtps:// (TLS from the start) or smtp+plain:// (neither)", parse
    )


def mail_address() -> Kind:
    """A mail address, `name@example.org`, without a display name."""

    def parse(value: object) -> str:
        text = str(value).strip()
        found = ADDRESS.fullmatch(text)
        if found is None or len(text) > ADDRESS_CHARS or len(found["local"]) > LOCAL_CHARS:
            raise ValueError("not a mail address")
        return f"{found['local']}@{found['domain'].lower()}"

    return Kind("a mail address in ASCII characters", parse)
