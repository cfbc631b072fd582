"""The three settings that are lists of tables: stores, vantage points and time stamping authorities.

Each can also be written as one string with entries separated by commas, which is all that most operators need. Messages
never repeat an entry that may have a password.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Literal, cast
from urllib.parse import unquote, urlsplit

from config.settings.kinds import Kind

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")  # the rules common to all S3 servers
_PREFIX = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_PROXY: dict[str, int] = {"http": 8080, "socks5h": 1080}  # kind -> default port


Way = Literal["direct", "http", "socks5h"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSetting:
    """One store of blobs: a directory (kind `file`) or a bucket (kind `s3`).

    What is None for a bucket comes from the usual AWS variables and files.
    """

    name: str  # label; "main" for the first one; stored in receipts, so it must not change later
    url: str
    kind: str  # "file" or "s3"
    directory: str | None = None  # only of kind `file`
    bucket: str | None = None  # only of kind `s3`, like all that follows
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    access_key: str | None = None
    secret_key: str | None = None
    profile: str | None = None
    lock: str | None = None  # "off": not to be locked, whatever the setting `lock` says; None: as that says
    addressing: str = "path"  # "path", which every S3 server we know accepts, or "virtual", which AWS prefers


@dataclass(frozen=True, slots=True, kw_only=True)
class EgressSetting:
    """One vantage point: how requests leave."""

    name: str
    kind: Way
    url: str | None = None  # of the proxy, with its credentials; None: kind "direct"
    country: str | None = None  # ISO 3166-1 alpha-2: where sites see requests come from; None: not given


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampSetting:
    """A time stamping authority (RFC 3161), contacted only because the operator named it."""

    name: str  # part of the names of its tokens, so it must not change later
    url: str
    ca_file: Path  # PEM of its trust anchors; nothing else is trusted for it
    policy: str | None = None  # object identifier of the policy to request; None: the authority's default


def _store(name: str, url: str, rest: Mapping[str, str]) -> StoreSetting:
    if url.startswith("file:///") and len(url) > len("file:///"):
        if rest:
            raise ValueError(f"store {name!r} is a directory; {min(rest)} is for buckets")
        return StoreSetting(name=name, url=url, kind="file", directory=unquote(url.removeprefix("file://")))
    if url.startswith("s3://"):
        bucket, _, prefix = url.removeprefix("s3://").partition("/")
        prefix = prefix.strip("/")
        if not _BUCKET.fullmatch(bucket):
            raise ValueError(f"{bucket[:80]!r} is no name of a bucket (3 to 63 of a-z, 0-9, '.', '-')")
        if prefix and not _PREFIX.fullmatch(prefix):
            raise ValueError(f"{prefix[:80]!r} is no prefix (letters, digits, '.', '_', '-', and '/' between)")
        if ("access_key" in rest) != ("secret_key" in rest):
            raise ValueError(f"store {name!r} has one of access_key and secret_key, and needs both or none")
        if rest.get("lock", "off") != "off":
            raise ValueError(f"lock of store {name!r} can only be off; ARCHIVER_LOCK is for all of them")
        if rest.get("addressing", "path") not in {"path", "virtual"}:
            raise ValueError(f"addressing of store {name!r} is neither path nor virtual")
        return StoreSetting(name=name, url=url, kind="s3", bucket=bucket, prefix=prefix, **rest)
    raise ValueError(f"store {name!r} is neither file:///DIRECTORY nor s3://BUCKET/PREFIX")


def _place(store: StoreSetting) -> tuple[str, ...]:
    """Where a store is, however it is written: a store inside another has the other's place as the beginning of its
    own."""
    if store.directory is not None:
        return ("", *Path(os.path.realpath(store.directory)).parts)
    return ((store.endpoint or "").rstrip("/"), store.bucket or "", *filter(None, store.prefix.split("/")))


def _check_apart(found: Sequence[StoreSetting]) -> None:
    for one, other in permutations(map(_place, found), 2):
        if one == other:
            raise ValueError("the same store twice, which is no second copy")
        if one == other[: len(one)]:
            raise ValueError("a store inside another one, whose blobs would be taken for blobs of the other")


def _egress(name: str, table: Mapping[str, str]) -> EgressSetting:
    country, kind = table.get("country"), table.get("kind")
    if country is not None and not re.fullmatch(r"[A-Z]{2}", country):
        raise ValueError(f"country of {name!r} is not two capital letters (ISO 3166)")
    address = table.get("url") or ("direct" if kind == "direct" else "")
    if address == "direct" and kind in {None, "direct"}:
        return EgressSetting(name=name, kind="direct", country=country)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError(f"the address of {name!r} is not a URL") from None
    if parts.scheme == "socks5":
        raise ValueError(f"{name!r} would look names up here, which tells our resolver; write socks5h://")
    if parts.scheme not in _PROXY or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(f"{name!r} is neither direct, http://HOST:PORT nor socks5h://HOST:PORT")
    if port == 0:
        raise ValueError(f"the address of {name!r} has port 0")
    if kind not in {None, parts.scheme}:
        raise ValueError(f"kind of {name!r} is not that of its address")
    netloc = parts.netloc.rstrip(":") if port is None else parts.netloc
    url = f"{parts.scheme}://{netloc}" + (f":{_PROXY[parts.scheme]}" if port is None else "")
    return EgressSetting(name=name, kind=cast("Way", parts.scheme), url=url, country=country)


def _unique(names: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name[:40]!r} is no name of {what} (a-z, 0-9, '-', up to 32)")
        if name in seen:
            raise ValueError(f"two are named {name!r}")
        seen.add(name)


def _table(value: object, known: Mapping[str, str], *needed: str) -> dict[str, str]:
    """A TOML table that has texts under known names only, and all the needed ones."""
    if not isinstance(value, Mapping):
        raise ValueError("not a table")  # noqa: TRY004 - every refusal of a value is a ValueError here
    for key, entry in value.items():
        if key not in known:
            raise ValueError(f"{key!r} is unknown; known are {', '.join(known)}")
        if not isinstance(entry, str) or not entry.strip():
            raise ValueError(f"{key} is not a text")
    for key in needed:
        if key not in value:
            raise ValueError(f"a table without {key}")
    return {key: entry.strip() for key, entry in value.items()}


STORE_KEYS = {
    "name": "what receipts call it; never change it later",
    "url": "file:///DIRECTORY or s3://BUCKET/PREFIX",
    "endpoint": "address of the S3 server, where it is not AWS",
    "region": "region of the bucket",
    "access_key": "credentials of this store alone",
    "secret_key": "the same; also as secret_key_file",
    "profile": "a profile of the AWS files instead of keys",
    "addressing": "path (default) or virtual",
    "lock": "off: this bucket is not to be locked, whatever ARCHIVER_LOCK says",
}
EGRESS_KEYS = {
    "name": "what `--egress` and records call it",
    "kind": "direct, http or socks5h; told by the address, so needed for direct only",
    "url": "http://HOST:PORT or socks5h://HOST:PORT; also as url_file",
    "country": "two letters (ISO 3166): from where sites see it come",
}
TIMESTAMP_KEYS = {
    "name": "in the names of its tokens; never change it later. `digicert` and `freetsa` have their address already",
    "url": "http(s)://..., where requests are posted",
    "ca_file": "PEM file of its trust anchors, an absolute path; nothing else is trusted for it",
    "policy": "object identifier of the policy to ask for; the authority's own when left out",
}
AUTHORITIES = {
    "digicert": "http://timestamp.digicert.com",
    "freetsa": "https://freetsa.org/tsr",
}  # known addresses; none is used unless the operator names it
SECRET_KEYS = {"store": ("secret_key",), "egress": ("url",)}  # keys whose value may be read from a file


def stores() -> Kind:
    """Stores, in order; the first one is written to first."""

    def parse(value: object) -> tuple[StoreSetting, ...]:
        found: list[StoreSetting] = []
        if isinstance(value, str):
            for number, url in enumerate((part.strip() for part in value.split(",") if part.strip()), start=1):
                found.append(_store("main" if number == 1 else f"copy{number}", url, {}))
        elif isinstance(value, (list, tuple)):
            for number, entry in enumerate(value, start=1):
                table = _table(entry, STORE_KEYS, "url")
                name = table.pop("name", "main" if number == 1 else f"copy{number}")
                found.append(_store(name, table.pop("url"), table))
        if not found:
            raise ValueError("no store")
        _unique((store.name for store in found), "a store")
        _check_apart(found)
        return tuple(found)

    return Kind("file:///DIRECTORY or s3://BUCKET/PREFIX; several, separated by commas, are mirrors", parse)


def _ways(value: object) -> Iterator[EgressSetting]:
    if isinstance(value, str):
        for number, part in enumerate((part.strip() for part in value.split(",") if part.strip()), start=1):
            named = re.fullmatch(r"([a-z0-9-]+)=(.+)", part)
            address = named[2] if named else part
            scheme = address.partition("://")[0] if "://" in address else "direct"
            default = scheme if scheme in _PROXY or address == "direct" else f"entry {number}"
            yield _egress(named[1] if named else default, {"url": address})
    elif isinstance(value, (list, tuple)):
        for entry in value:
            table = _table(entry, EGRESS_KEYS, "name")
            yield _egress(table["name"], table)


def egresses() -> Kind:
    """Vantage points; the first one is the default. `direct` is always among them, but used only if named."""

    def parse(value: object) -> tuple[EgressSetting, ...]:
        found = tuple(_ways(value))
        if not found:
            raise ValueError("no vantage point")
        _unique((way.name for way in found), "a vantage point")
        if any(way.name == "direct" and way.kind != "direct" for way in found):
            raise ValueError("'direct' is the name of the way without a proxy")
        if all(way.name != "direct" for way in found):
            found = (*found, EgressSetting(name="direct", kind="direct"))
        return found

    return Kind("direct, http://HOST:PORT or socks5h://HOST:PORT; several as NAME=ADDRESS, separated by commas", parse)


def _authorities(value: object) -> Iterator[Mapping[str, str]]:
    if isinstance(value, str):
        for part in (part.strip() for part in value.split(",") if part.strip()):
            name, equals, ca_file = part.partition("=")
            if not equals:
                raise ValueError(f"{part[:80]!r} is not NAME=CA_FILE")
            yield {"name": name.strip(), "ca_file": ca_file.strip()}
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield _table(entry, TIMESTAMP_KEYS, "name", "ca_file")


def authorities() -> Kind:
    """Time stamping authorities, each with its own trust anchors."""

    def parse(value: object) -> tuple[TimestampSetting, ...]:
        found: list[TimestampSetting] = []
        for table in _authorities(value):
            name, url, policy = table["name"], table.get("url") or AUTHORITIES.get(table["name"]), table.get("policy")
            if url is None:
                raise ValueError(f"{name!r} has no url; only {' and '.join(AUTHORITIES)} have one already")
            if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
                raise ValueError(f"the url of {name!r} is not an http or https URL")
            if not Path(table["ca_file"]).is_absolute():
                raise ValueError(f"ca_file of {name!r} is not an absolute path")
            if policy is not None and not re.fullmatch(r"[0-2](?:\.[0-9]+)+", policy):
                raise ValueError(f"policy of {name!r} is no object identifier like 1.2.3.4")
            found.append(TimestampSetting(name=name, url=url, ca_file=Path(table["ca_file"]), policy=policy))
        _unique((one.name for one in found), "an authority")
        return tuple(found)

    return Kind(
        "NAME=CA_FILE of a known authority; several, separated by commas; others as [[timestamp]] tables", parse
    )


def hide(url: str) -> str:
    """A URL for display, with user, password and query masked."""
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    return f"{parts.scheme}://{'***@' if user else ''}{host}{parts.path}{'?***' if parts.query else ''}"
