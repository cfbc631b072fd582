"""What is written in a document -> the address that is meant (pure). ValueError says why none is."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from storage import urls

WITHOUT_SCHEME = "http:// put before it"
_ARCHIVES = re.compile(
    r"(?:[\w-]+\.)*(?:archive\.(?:org|today|ph|is|li|md|vn|fo)|archive-it\.org|arquivo\.pt|vefsafn\.is|webarchive\.[\w.-]+|"
    r"wayback\.[\w.-]+|archive\.wikiwix\.com|web-archive\.[\w.-]+)(?::\d+)?",
    re.IGNORECASE,
)
# an archive's address: its host, then when, then what
_COPY = re.compile(
    r"https?://(?P<host>[^/?#]+)/(?:(?!https?:)[\w.@-]+/){0,3}?"
    r"(?P<time>\d{1,14}\*?(?:[a-z]{2}_)?|\*|\d{4}\.\d\d\.\d\d-\d{6}|web|newest|oldest|timegate)/(?P<original>(?:https?:/{1,2})?[^/?#\s]+\.[^/?#\s]+.*)\Z",
    re.IGNORECASE,
)
_WAYBACK = re.compile(r"/(?:web|wayback)/(?:\d{4,14}\*?(?:[a-z]{2}_)?|\*)/\Z", re.IGNORECASE)
_NO_HOST = re.compile(r"https?:(?:/{3,}|/{0,2}(?:[?#:]|\Z))", re.IGNORECASE)
_BETWEEN = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url", "q"), (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url", "url"),
    (re.compile(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com"), "/", "url"),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", "u"),
)  # fmt: skip
_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def meant(written: str) -> tuple[str, tuple[str, ...]]:
    """The address, fragment and all, and in words what was done to get it."""
    changed: list[str] = []
    address = written.strip()
    if not _ANY_SCHEME.match(address):
        address = f"http://{address}"
        changed.append(WITHOUT_SCHEME)
    behind = _behind(address)
    if behind is not None:
        host, address = behind
        changed.append(f"taken out of a link through {host}")
    original = _original(address)
    if original is not None:
        host, address = original
        changed.append(f"the original of a copy at {host}")
    if _NO_HOST.match(address):
        raise ValueError("the URL has no host name")
    found = urlsplit(urls.identity(address)).hostname or ""
    if "." not in found.strip(".") and not found.startswith("[") and ":" not in found and found != "localhost":
        raise ValueError(f"{found!r} is no name of a host on the internet")
    return address, tuple(changed)


def _behind(address: str) -> tuple[str, str] | None:
    """(a go-between, the address that it leads to), of the links that editors and mail programs put in place of others."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    for pattern, path, name in _BETWEEN:
        if pattern.fullmatch(host) and parts.path == path:
            led = next((value for key, value in parse_qsl(parts.query) if key == name), "")
            if _SCHEME.match(led):
                return host, led
    return None


def _original(address: str) -> tuple[str, str] | None:
    """(an archive's host, what it has a copy of), of an address that names both."""
    found = _COPY.match(address)
    if found is None or not _ARCHIVES.fullmatch(found["host"]):
        return None
    scheme = _SCHEME.match(found["original"])
    if scheme is None and not _WAYBACK.search(address[: found.start("original")]):
        return None
    if scheme is None:
        return found["host"], f"http://{found['original']}"
    return found["host"], f"{scheme[0].rstrip('/')}//{found['original'][scheme.end() :]}"
