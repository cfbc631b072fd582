"""Cookies within one visit (the parts of RFC 6265 that redirects and walls rely on). Never stored, never shared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address

from storage.clock import parse_http_date
from storage.urls import is_public_suffix

MAX_COOKIES = 100  # per visit
MAX_COOKIE_CHARS = 4_096  # of one cookie, as in browsers
MAX_HEADER_CHARS = 16_384  # of all cookies in one request
_VISIBLE = re.compile(r"[\x20-\x7e\x80-\xff]*")


@dataclass(slots=True)
class _Cookie:
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool
    expires_at: datetime | None


class CookieJar:
    """The cookies of one visit. `version` changes whenever a request would carry other cookies than before."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, str], _Cookie] = {}
        self.version = 0

    def take(self, header: str, *, host: str, path: str, secure: bool, now: datetime) -> None:
        """Take over one Set-Cookie header of an answer from `host`. A cookie that breaks the rules is dropped."""
        pair, *attributes = header.split(";")
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not name or len(pair) > MAX_COOKIE_CHARS or not _VISIBLE.fullmatch(name + value):
            return
        given = _attributes(attributes)
        domain = given.get("domain", "").lstrip(".").lower()
        if domain and not _may_set(host, domain):
            return
        if domain and is_public_suffix(domain):  # its own name: for this host only (RFC 6265 5.3, step 5)
            domain = ""
        is_secure = "secure" in given
        if is_secure and not secure:
            return
        cookie = _Cookie(
            value=value,
            domain=domain or host,
            host_only=not domain,
            path=given["path"] if given.get("path", "").startswith("/") else _default_path(path),
            secure=is_secure,
            expires_at=_expiry(given, now),
        )
        key = (name, cookie.domain, cookie.path)
        before = self._cookies.get(key)
        if cookie.expires_at is not None and cookie.expires_at <= now:
            if self._cookies.pop(key, None) is not None:
                self.version += 1
            return
        if before is None and len(self._cookies) >= MAX_COOKIES:
            return
        self._cookies[key] = cookie
        if before is None or before.value != value:
            self.version += 1

    def header(self, *, host: str, path: str, secure: bool, now: datetime) -> str:
        """The Cookie header for a request, "" for none: longer paths first, older cookies before newer ones."""
        if not self._cookies:
            return ""
        chosen = [
            (key[0], cookie)
            for key, cookie in self._cookies.items()
            if (host == cookie.domain if cookie.host_only else _matches(host, cookie.domain))
            and _path_matches(path, cookie.path)
            and (secure or not cookie.secure)
            and (cookie.expires_at is None or cookie.expires_at > now)
        ]
        chosen.sort(key=lambda item: -len(item[1].path))
        text = "; ".join(f"{name}={cookie.value}" for name, cookie in chosen)
        return text if len(text) <= MAX_HEADER_CHARS else ""


def _attributes(parts: list[str]) -> dict[str, str]:
    pairs = (part.partition("=") for part in parts)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _may_set(host: str, domain: str) -> bool:
    return host == domain or (_matches(host, domain) and not is_public_suffix(domain))


def _matches(host: str, domain: str) -> bool:
    if host == domain:
        return True
    return host.endswith(f".{domain}") and not _is_address(host)


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _default_path(path: str) -> str:
    return path.rpartition("/")[0] or "/"


def _path_matches(path: str, wanted: str) -> bool:
    return path == wanted or (path.startswith(wanted) and (wanted.endswith("/") or path[len(wanted)] == "/"))


def _expiry(given: dict[str, str], now: datetime) -> datetime | None:
    age = given.get("max-age", "")
    if age.removeprefix("-").isascii() and age.removeprefix("-").isdigit():
        seconds = max(-1, min(int(age[:12]), 86_400 * 400))
        return datetime.fromtimestamp(now.timestamp() + seconds, UTC)
    if "expires" in given:
        try:
            at = parse_http_date(given["expires"].replace("-", " "))
        except ValueError:
            return None
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return None
