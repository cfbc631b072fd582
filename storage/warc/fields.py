"""WARC header fields: names of WARC/1.1, and values that no site can break out of.

ISO 28500:2017 section 5, and the proposed fields in use (WARC-Protocol, WARC-Cipher-Suite: iipc/warc-specifications
issues 42 and 86). Every value that a site, a document or a user can influence passes through here on its way into a
header.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from storage.model import Tls

VERSION = "WARC/1.1"
REQUEST_TYPE = "application/http;msgtype=request"
RESPONSE_TYPE = "application/http;msgtype=response"
FIELDS_TYPE = "application/warc-fields"
JSON_TYPE = "application/json"
OCTETS_TYPE = "application/octet-stream"
DNS_TYPE = "text/dns"  # RFC 4027
CHAIN_TYPE = "application/pem-certificate-chain"  # RFC 8555 9.1
PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
INDEX_URN = "urn:archiver:index:"
VISIT_URN = "urn:archiver:visit:"
TEXT_URN = "urn:archiver:text:"
CERTIFICATE_URN = "urn:archiver:certificate:sha256:"

_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")  # RFC 3986, without brackets
_NOT_URI = re.compile(rb"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]")
_AUTHORITY = re.compile(r"[a-z][a-z0-9+.\-]*://(?:[A-Za-z0-9.\-]*|\[[0-9A-Fa-f:.]*\])(?::[0-9]*)?(?=[/?]|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+")
_BREAKS = re.compile(r"[\x00-\x1f\x7f]")
_TOKEN = re.compile(r"[A-Za-z0-9_\-]{1,80}")
_HEX = re.compile(r"[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_TLS = {
    "TLSv1.3": "tls/1.3",
    "TLSv1.2": "tls/1.2",
    "TLSv1.1": "tls/1.1",
    "TLSv1": "tls/1.0",
    "TLSv1.0": "tls/1.0",
    "SSLv3": "ssl/3",
}


def uri(url: str) -> str:
    """A URL as RFC 3986 allows it: what WHATWG tolerates (| ^ {} lone %, controls, non-ASCII) is percent-encoded."""
    if _URI.fullmatch(url):
        return url
    authority = _AUTHORITY.match(url)
    kept = authority.group() if authority else ""
    rest = url[len(kept) :].encode("utf-8", "surrogatepass")
    return kept + _NOT_URI.sub(lambda found: b"%%%02X" % found.group()[0], rest).decode("ascii")


def text(value: str) -> str:
    """Free text on one line: controls, line ends and lone surrogates become a space."""
    return _CONTROL.sub(" ", value).strip()


def urn(record: str) -> str:
    """`<urn:uuid:...>` for a record's id. ValueError unless it is a UUID in lower case."""
    if not _UUID.fullmatch(record):
        raise ValueError(f"{record!r} is no UUID in lower case")
    return f"<urn:uuid:{record}>"


def uuid_of(value: str | None) -> str:
    """The UUID in `<urn:uuid:...>`; the whole value if it is something else."""
    bare = (value or "").strip().strip("<>")
    return bare[9:].lower() if bare[:9].lower() == "urn:uuid:" else bare


def digest(sha256: str) -> str:
    """`sha256:` and 64 hex digits. ValueError unless the argument is a SHA-256 in lower-case hex."""
    if not _HEX.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is no SHA-256 in lower-case hex")
    return f"sha256:{sha256}"


def date(written: str) -> str:
    """A WARC-Date copied as written. ValueError unless it is one."""
    if not _DATE.fullmatch(written):
        raise ValueError(f"{written!r} is no WARC-Date")
    return written


@lru_cache(maxsize=4096)
def address(peer: str | None) -> str | None:
    """An IP address as a dotted quad, or IPv6 in the form of RFC 5952; None if it is none."""
    try:
        ip = ip_address((peer or "").split("%")[0])
    except ValueError:
        return None
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        return f"::ffff:{ip.ipv4_mapped}"
    return ip.compressed


def protocols(http: str | None, tls: Tls | None) -> list[tuple[str, str]]:
    """WARC-Protocol, one per layer, and WARC-Cipher-Suite."""
    found = [("WARC-Protocol", http)] if http else []
    if tls is not None:
        version = _TLS.get(tls.version)
        if version:
            found.append(("WARC-Protocol", version))
        if _TOKEN.fullmatch(tls.cipher):
            found.append(("WARC-Cipher-Suite", tls.cipher))
    return found


def check(headers: list[tuple[str, str]]) -> None:
    """The last guard before writing: ValueError (a bug of ours) if a value holds a control character."""
    for name, value in headers:
        if _BREAKS.search(value):
            raise ValueError(f"{name} holds a control character")
