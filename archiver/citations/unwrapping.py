"""Turns an address as a document has it into the one that is meant; a ValueError says why there is none (pure)."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from storage import urls

WITHOUT_SCHEME = "http:// put before it"
WITHOUT_BLANK = "without a blank at its end"
# editors escape the space after an address when they make it a link
_BLANKS = re.compile(r"(?:%20|%C2%A0)+\Z", re.IGNORECASE)
_ARCHIVES = re.compile(
    r"(?:[\w-]+\.)*(?:archive\.(?:org|today|ph|is|li|md|vn|fo)|archive-it\.org|arquivo\.pt|vefsafn\.is|webarchive\.[\w.-]+|"
    r"wayback\.[\w.-]+|archive\.wikiwix\.com|web-archive\.[\w.-]+)(?::\d+)?",
    re.IGNORECASE,
)
# the address of an archived copy: host, timestamp, original
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
    (re.compile(r"translate\.google\.[a-z.]+"), "/translate", "u"), (re.compile(r"translate\.googleusercontent\.com"), "/translate_c", "u"),
)  # fmt: skip
# URL Defense replaces some characters by `*` and encodes them after the address; addresses with any are not decoded
_DEFENDED = re.compile(
    r"https?://(?P<host>urldefense\.(?:com|us))/v3/__(?P<address>https?:/{1,2}[^*\s]+?)__;", re.IGNORECASE
)
# library proxies (members only): the original host before theirs, with dots or hyphens, or its address in /login?url=
_PROXY = re.compile(
    r"(?:(?P<original>[a-z0-9.-]+?)\.)??(?:(?:ezproxy|ezp|ez|libproxy|lib-proxy|eproxy|proxy)\d*\.[a-z0-9-]+\.[a-z0-9.-]+"
    r"|[a-z0-9-]+\.idm\.oclc\.org)"
)
_OF_NET = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|[a-z]{2})")
_ASKED = re.compile(r"(?:^|&)(?:url=(?P<raw>https?:.*)|qurl=(?P<escaped>https?%3a[^&]*))", re.IGNORECASE)
_CACHED = re.compile(r"(?:[\w-]+:)?(?P<address>https?://\S+|[\w.-]+\.[a-z]{2,24}(?:/\S*)?)", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"www\.[^.]{5,}")  # a host without top-level domain
_TRANSLATED = "translate.goog"
_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def unwrap_address(written: str) -> tuple[str, tuple[str, ...]]:
    """Returns (the address with its fragment, what was changed in words)."""
    changed: list[str] = []
    address = written.strip()
    if (whole := _BLANKS.sub("", address)) != address:
        address = whole
        changed.append(WITHOUT_BLANK)
    if not _ANY_SCHEME.match(address):
        address = f"http://{address}"
        changed.append(WITHOUT_SCHEME)
    behind = _through_intermediary(address)
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
    if (
        ("." not in found.strip(".") or _BROKEN_OFF.fullmatch(found))
        and not found.startswith("[")
        and ":" not in found
        and found != "localhost"
    ):
        raise ValueError(f"{found!r} is no name of a host on the internet")
    return address, tuple(changed)


def _through_intermediary(address: str) -> tuple[str, str] | None:
    """(Host of an intermediary, the address that it leads to); None if there is none.

    Intermediaries are the redirect links of editors and mail programs, library proxies, translations and search
    engines' caches.
    """
    if defended := _DEFENDED.match(address):
        return defended["host"].lower(), defended["address"]
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    asked = parse_qsl(parts.query)
    for pattern, path, name in _BETWEEN:
        if pattern.fullmatch(host) and parts.path == path:
            led = next((value for key, value in asked if key == name), "")
            if _SCHEME.match(led):
                return host, led
    if (proxied := _proxied(parts)) is not None:
        return host, proxied
    if host == "webcache.googleusercontent.com" and parts.path == "/search":
        said = next((value for key, value in asked if key == "q"), "").removeprefix("cache:").split()
        copy = _CACHED.fullmatch(said[0]) if said else None
        return copy and (host, copy["address"] if _SCHEME.match(copy["address"]) else f"http://{copy['address']}")
    if host.endswith(f".{_TRANSLATED}") and "." not in (label := host.removesuffix(f".{_TRANSLATED}")):
        scheme = "http" if ("_x_tr_sch", "http") in asked else "https"
        original = re.sub("--?", lambda dash: "-" if dash[0] == "--" else ".", label)
        query = "&".join(one for one in parts.query.split("&") if one and not one.startswith("_x_tr_"))
        return _TRANSLATED, urlunsplit((scheme, original, parts.path or "/", query, parts.fragment))
    return None


def _proxied(parts: SplitResult) -> str | None:
    """The address that is requested through a library proxy; None if it is no such link."""
    found = _PROXY.fullmatch((parts.hostname or "").lower())
    if found is None:
        return None
    before = found["original"] or ""
    if before in {"", "login"}:
        asked = _ASKED.search(parts.query) if parts.path.rstrip("/") == "/login" else None
        return None if asked is None else str(asked["raw"] or unquote(asked["escaped"]))
    *labels, last = before.split(".")
    dotted = re.sub("--?", lambda dash: "-" if dash[0] == "--" else ".", last)
    for original in (before, ".".join([*labels, dotted])):
        if _OF_NET.fullmatch(original):
            return parts._replace(netloc=original).geturl()
    return None


def _original(address: str) -> tuple[str, str] | None:
    """(The archive's host, the original address) if the address is that of an archived copy and names the original."""
    found = _COPY.match(address)
    if found is None or not _ARCHIVES.fullmatch(found["host"]):
        return None
    scheme = _SCHEME.match(found["original"])
    if scheme is None and not _WAYBACK.search(address[: found.start("original")]):
        return None
    if scheme is None:
        return found["host"], f"http://{found['original']}"
    return found["host"], f"{scheme[0].rstrip('/')}//{found['original'][scheme.end() :]}"
