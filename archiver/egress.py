"""The vantage points from which requests are made. They fail closed: one that does not work is never replaced by another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

Kind = Literal["direct", "http", "socks5h"]


@dataclass(frozen=True, slots=True)
class Egress:
    """One named vantage point. With a proxy, names are resolved at its far end, so our resolver never sees them."""

    name: str
    kind: Kind = "direct"
    url: str | None = field(default=None, repr=False)  # of the proxy; may hold its password, so never shown
    country: str | None = None  # where it leaves, two letters, as stated by the operator

    def __post_init__(self) -> None:
        if self.kind == "direct":
            if self.url is not None:
                raise ValueError(
                    f"egress {self.name!r} is direct and has a proxy URL: give it a kind or take the URL out"
                )
            return
        parts = urlsplit(self.url or "")
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme != self.kind or not parts.hostname or not port:
            raise ValueError(f"egress {self.name!r} needs a URL like {self.kind}://proxy.example:1080")

    @property
    def proxied(self) -> bool:
        return self.kind != "direct"

    @property
    def endpoint(self) -> tuple[str, int]:
        """Host and port of the proxy. ValueError for a direct one."""
        parts = urlsplit(self.url or "")
        if not parts.hostname or not parts.port:
            raise ValueError(f"egress {self.name!r} has no proxy")
        return parts.hostname, parts.port

    @property
    def credentials(self) -> tuple[str, str] | None:
        parts = urlsplit(self.url or "")
        return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None


DIRECT = Egress("direct")


def introduction(user_agent: str, contact: str | None) -> str:
    """The User-Agent that sites see, with a contact if the operator gave one."""
    return user_agent if not contact or contact in user_agent else f"{user_agent} (+{contact})"
