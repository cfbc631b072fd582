"""Where a redirect leads, and what the request line says of a URL. Pure."""

from __future__ import annotations

from ada_url import URL

from storage import urls
from storage.model import Exchange


def target_of(base: str, location: str) -> tuple[str | None, str]:
    """Where a redirect leads, or why it is not followed."""
    target = urls.resolve(base, urls.from_header(location))
    if target is None:
        scheme = location.partition(":")[0][:20]
        return None, f"redirects to what is never fetched ({scheme!a}: another scheme, credentials, or no URL)"
    return target, ""


def asks_to_wait(exchange: Exchange, target: str) -> bool:
    """Whether a redirect to its own host asks for a wait before it is followed (RFC 9110 10.2.3)."""
    return exchange.header("retry-after") is not None and urls.host_key(exchange.url) == urls.host_key(target)


def request_target(url: str, parts: URL) -> str:
    """Path and query as in the request line. An empty query is one, too: `search` is empty for it, and browsers send the "?"."""
    empty_query = url.partition("#")[0].endswith("?") and not parts.search
    return f"{parts.pathname}?" if empty_query else parts.pathname + parts.search
