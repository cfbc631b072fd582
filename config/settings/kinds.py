"""Kinds of values: how to parse what an operator writes.

Each function here returns a `Kind`. Its `parse` takes a string (from variables and most of TOML) or another TOML value,
and raises ValueError with a clause that can follow "NAME is VALUE: ".
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_SECONDS = {"ms": 0.001, "": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_BYTES = {
    "": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12,
    "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40, "kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40,
}  # fmt: skip
_SHOWN_SIZES = (
    *(("TiB", 2**40), ("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)),
    *(("TB", 10**12), ("GB", 10**9), ("MB", 10**6)),
)
_QUANTITY = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*([a-zA-Z]*)")
_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value."""

    takes: str  # completes "takes ..." in messages and docs
    parse: Callable[[object], Any]


@dataclass(frozen=True, slots=True)
class Listen:
    """The address that a listener binds to."""

    host: str
    port: int  # 0: the system chooses

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def loopback(self) -> bool:
        """Whether only this machine can connect."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


_NUMBER_MOST = 1e18  # larger numbers are reduced to this: as a limit it is as good as none


def _quantity(value: object, units: dict[str, float] | dict[str, int], what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"not {what}")  # noqa: TRY004 - every refusal of a value is a ValueError here
    if isinstance(value, (int, float)):
        if not abs(value) < inf:  # TOML has inf and nan, and nan passes every bound
            raise ValueError(f"not {what}")
        return float(min(value, _NUMBER_MOST))
    match = _QUANTITY.fullmatch(value.strip())
    unit = match[2] if match else ""
    known = unit.lower() if unit.lower() in units else None
    if match is None or known is None:
        raise ValueError(f"not {what}")
    return min(float(match[1]), _NUMBER_MOST) * units[known]


def _within(number: float, least: float, most: float | None, shown: Callable[[float], str]) -> None:
    if number < least:
        raise ValueError(f"less than {shown(least)}")
    if most is not None and number > most:
        raise ValueError(f"more than {shown(most)}")


def show_duration(seconds: float) -> str:
    """A duration in the largest unit that gives a whole number: `6h`, `90s`, `0.5s`."""
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds / size:g}{unit}"
    return f"{seconds:g}s"


def show_size(count: float) -> str:
    """A size in the largest unit that gives a whole number: `200 MiB`, `200 MB`, `1000 B`."""
    for unit, size in _SHOWN_SIZES:
        if count and count % size == 0:
            return f"{count / size:g} {unit}"
    return f"{count:g} B"


def duration(least: float = 0, most: float | None = None) -> Kind:
    """A duration, parsed to seconds (float), from `90s`, `30m`, `6h`, `1d`, or a bare number of seconds."""

    def parse(value: object) -> float:
        seconds = _quantity(value, _SECONDS, "a duration")
        _within(seconds, least, most, show_duration)
        return seconds

    return Kind("a duration: 90s, 30m, 6h, 1d, or a number of seconds", parse)


def size(least: int = 0, most: int | None = None) -> Kind:
    """A size, parsed to bytes (int), from `200MiB`, `1 GB`, or a bare number of bytes."""

    def parse(value: object) -> int:
        count = int(_quantity(value, _BYTES, "a size"))
        _within(count, least, most, show_size)
        return count

    return Kind("a size: 64MiB, 200MB, 1GiB, or a number of bytes", parse)


def count(least: int = 0, most: int | None = None) -> Kind:
    """A whole number."""

    def parse(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError("not a whole number")  # noqa: TRY004
        if isinstance(value, str) and not re.fullmatch(r"-?\d{1,18}", value.strip()):
            raise ValueError("not a whole number")
        number = int(value)
        _within(number, least, most, str)
        return number

    return Kind("a whole number", parse)


def flag() -> Kind:
    """True or False."""

    def parse(value: object) -> bool:
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word not in _TRUE | _FALSE:
            raise ValueError("neither true nor false")
        return word in _TRUE

    return Kind("true or false", parse)


def choice(*words: str) -> Kind:
    """One of a few words."""

    def parse(value: object) -> str:
        word = str(value).strip().lower()
        if word not in words:
            raise ValueError(f"none of {', '.join(words)}")
        return word

    return Kind(f"one of {', '.join(words)}", parse)


def text(most: int = 500) -> Kind:
    """One line of text, fit for an HTTP header or a record."""

    def parse(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError("not a text")  # noqa: TRY004
        line = value.strip()
        if not line.isprintable():
            raise ValueError("not one line of printable characters")
        if len(line) > most:
            raise ValueError(f"longer than {most} characters")
        return line

    return Kind("a line of text", parse)


def header_text() -> Kind:
    """Text for a request header: visible US-ASCII (RFC 9110 5.5)."""

    def parse(value: object) -> str:
        line = str(text().parse(value))
        if not line or not line.isascii():
            raise ValueError("not a line of ASCII characters")
        return line

    return Kind("a line of ASCII text", parse)


def origin() -> Kind:
    """The origin name of a ledger's checkpoints (C2SP tlog-checkpoint, signed-note). It is no URL, as many try first."""

    def parse(value: object) -> str:
        name = str(header_text().parse(value))
        if "://" in name or "+" in name or " " in name:
            raise ValueError("with a scheme, a space or a plus")
        return name

    return Kind("a host and path in ASCII characters, without scheme, space or plus", parse)


def path() -> Kind:
    """An absolute path; the loader makes relative ones absolute first."""

    def parse(value: object) -> Path:
        if not isinstance(value, (str, Path)) or not str(value).strip() or "\0" in str(value):
            raise ValueError("not a path")
        return in_home(value)

    return Kind("a path", parse)


def in_home(path: str | Path) -> Path:
    """The path with `~` replaced by the home directory. ValueError if there is none, as for an unknown user."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise ValueError(f"below the home directory of {Path(path).parts[0]}, which is not known") from None


def listen() -> Kind:
    """The address of a listener: `HOST:PORT`, with IPv6 in brackets."""

    def parse(value: object) -> Listen:
        found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})", str(value).strip())
        if found is None or int(found[3]) > 65535:
            raise ValueError("not HOST:PORT")
        return Listen(found[1] or found[2], int(found[3]))

    return Kind("HOST:PORT, an IPv6 address in brackets", parse)


def web_url(*, bare: bool = False) -> Kind:
    """An http or https URL. `bare`: an origin with at most a path, stored without its final slash."""

    def parse(value: object) -> str:
        url = str(value).strip()
        try:
            parts = urlsplit(url)
            _ = parts.port  # raises ValueError for an invalid port
        except ValueError:
            raise ValueError("not a URL") from None
        if parts.scheme not in {"http", "https"} or not parts.hostname or not url.isprintable() or " " in url:
            raise ValueError("not an http or https URL")
        if bare and (parts.query or parts.fragment or parts.username):
            raise ValueError("more than scheme, host and path")
        return url.rstrip("/") if bare else url

    return Kind("an http or https URL", parse)


def origin_of(url: str) -> tuple[str, str | None, int | None]:
    """The origin of a valid http or https URL (RFC 6454): scheme, host, port."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, usual if parts.port is None else parts.port


def items(value: object) -> list[str]:
    """The items of a list: of a TOML list, or of a string, separated by commas or white space."""
    if isinstance(value, str):
        return [part for part in re.split(r"[,\s]+", value) if part]
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return [str(part).strip() for part in value]
    raise ValueError("not a list of texts")


def names() -> Kind:
    """IP addresses and host names."""

    def parse(value: object) -> tuple[str, ...]:
        found = tuple(part.lower() for part in items(value))
        for part in found:
            if not re.fullmatch(r"[0-9a-z:._-]{3,253}", part):
                raise ValueError(f"{part[:80]!r} is neither an address nor a host name")
        return found

    return Kind("IP addresses and host names, separated by commas", parse)


def networks() -> Kind:
    """IP networks; a bare address is a network of a single address."""

    def parse(value: object) -> tuple[Network, ...]:
        found = []
        for part in items(value):
            try:
                found.append(ipaddress.ip_network(part, strict=False))
            except ValueError:
                raise ValueError(f"{part!r} is no network") from None
        return tuple(found)

    return Kind("IP networks, separated by commas", parse)


def addresses() -> Kind:
    """IP addresses, each with an optional port."""

    def parse(value: object) -> tuple[tuple[str, int], ...]:
        found = []
        for part in items(value):
            match = re.fullmatch(r"\[([^\]]+)\](?::(\d+))?|([^:]+)(?::(\d+))?|(.*:.*:.*)", part)
            host = next((group for group in (match[1], match[3], match[5]) if group), "") if match else ""
            port = int((match[2] or match[4] or "53") if match else 0)
            try:
                ipaddress.ip_address(host)
            except ValueError:
                raise ValueError(f"{part!r} is no IP address") from None
            if not 0 < port <= 65535:
                raise ValueError(f"{part!r} has no port between 1 and 65535")
            found.append((host, port))
        return tuple(found)

    return Kind("IP addresses with an optional :PORT, separated by commas", parse)


def database_url() -> Kind:
    """The address of a database: `sqlite:///FILE` or `postgresql://...`."""

    def parse(value: object) -> str:
        url = str(value).strip()
        if url.startswith("postgres://"):
            raise ValueError("written with the old scheme; write postgresql://")
        if url.startswith("sqlite:///") and url.removeprefix("sqlite:///") not in {"", ":memory:"}:
            return url
        if url.startswith(("postgresql://", "postgresql+psycopg://")) and len(url.split("://", 1)[1]) > 1:
            return url
        raise ValueError("neither sqlite:///FILE nor postgresql://USER@HOST/NAME")

    return Kind("sqlite:///FILE or postgresql://USER@HOST/NAME", parse)
