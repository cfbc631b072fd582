"""Rules that one record can break on its own. Numbers are those of docs/warc.md, which names the sources.

A rule yields nothing if it holds. `must` is used only where ISO 28500:2017 (or, for WARC/1.0 files, its first edition)
says shall, or where the bytes do not match their digest; habits of other writers that the standard allows are `should`.
"""

from __future__ import annotations

import re
from datetime import datetime
from ipaddress import ip_address
from typing import Final

from storage.verify.digests import WEAK
from storage.verify.findings import Check, Level, Says, Seen
from storage.warc.fields import PROFILE

MUST, SHOULD = Level.MUST, Level.SHOULD

DEFINED: Final = frozenset({
    "warc-type", "warc-record-id", "warc-date", "content-length", "content-type", "warc-concurrent-to",
    "warc-block-digest", "warc-payload-digest", "warc-ip-address", "warc-refers-to", "warc-refers-to-target-uri",
    "warc-refers-to-date", "warc-target-uri", "warc-truncated", "warc-warcinfo-id", "warc-filename", "warc-profile",
    "warc-identified-payload-type", "warc-segment-origin-id", "warc-segment-number", "warc-segment-total-length",
})  # fmt: skip
PROPOSED: Final = frozenset({"warc-protocol", "warc-cipher-suite"})  # in active use, issues 42 and 86
NEEDS_TARGET: Final = frozenset({"response", "resource", "request", "revisit", "conversion", "continuation"})
ALL: Final = NEEDS_TARGET | {"warcinfo", "metadata"}
ALLOWED: Final = {  # field -> types that may carry it; ISO 28500:2017 5.7 to 5.20
    "WARC-Concurrent-To": frozenset({"request", "response", "resource", "metadata", "revisit"}),
    "WARC-Refers-To": frozenset({"metadata", "revisit", "conversion"}),
    "WARC-Refers-To-Target-URI": frozenset({"revisit"}),
    "WARC-Refers-To-Date": frozenset({"revisit"}),
    "WARC-IP-Address": frozenset({"response", "resource", "request", "metadata", "revisit"}),
    "WARC-Filename": frozenset({"warcinfo"}),
    "WARC-Profile": frozenset({"revisit"}),
    "WARC-Warcinfo-ID": ALL - {"warcinfo"},
    "WARC-Segment-Origin-ID": frozenset({"continuation"}),
    "WARC-Segment-Total-Length": frozenset({"continuation"}),
    "WARC-Identified-Payload-Type": ALL - {"warcinfo", "metadata"},
}
REASONS: Final = frozenset({"length", "time", "disconnect", "unspecified"})
SECRETS: Final = frozenset({"authorization", "proxy-authorization"})

_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z")
_ID = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]+>")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_IDS = ("WARC-Record-ID", "WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID", "WARC-Segment-Origin-ID")


def _version(seen: Seen) -> Says:
    version = seen.raw.version
    if version and version not in ("WARC/1.0", "WARC/1.1"):
        yield MUST, f"{version} is not a version that we know"
    if version == "WARC/1.0":
        for name in ("WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"):
            if seen.get(name) is not None:
                yield SHOULD, f"{name} is of WARC/1.1, the record says WARC/1.0"


def _mandatory(seen: Seen) -> Says:
    for name in ("WARC-Record-ID", "WARC-Date", "WARC-Type"):
        if not seen.get(name):
            yield MUST, f"{name} is missing"


def _repeated(seen: Seen) -> Says:
    names = [name.lower() for name, _ in seen.raw.fields]
    for name in sorted(DEFINED - {"warc-concurrent-to"}):
        if names.count(name) > 1:
            yield MUST, f"{name} stands {names.count(name)} times"


def _controls(seen: Seen) -> Says:
    for name, value in seen.raw.fields:
        if _CONTROL.search(value) or _CONTROL.search(name):
            yield MUST, f"{name[:40]!r} holds a control character"


def _ids(seen: Seen) -> Says:
    for name in _IDS:
        for value in seen.all(name):
            if not _ID.fullmatch(value):
                yield MUST, f"{name} is {value[:80]!r}, not a URI in angle brackets"


def is_date(value: str) -> bool:
    """Whether a value is W3CDTF in UTC with seconds, at most nine digits of a fraction, and a day that exists."""
    found = _DATE.fullmatch(value)
    if not found:
        return False
    try:
        datetime.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def _dates(seen: Seen) -> Says:
    for name in ("WARC-Date", "WARC-Refers-To-Date"):
        value = seen.get(name)
        if value and not is_date(value):
            yield MUST, f"{name} is {value[:40]!r}, not a UTC instant like 2021-03-02T14:20:00Z"
        elif value and "." in value and seen.raw.version == "WARC/1.0":
            yield MUST, f"{name} has a fraction of a second, which WARC/1.0 does not know"


def _target(seen: Seen) -> Says:
    value = seen.get("WARC-Target-URI")
    if value is None:
        if seen.type in NEEDS_TARGET:
            yield MUST, "WARC-Target-URI is missing"
        return
    if seen.type == "warcinfo":
        yield MUST, "a warcinfo record has a WARC-Target-URI"
    if value.startswith("<") and seen.raw.version != "WARC/1.0":
        yield MUST, "WARC-Target-URI stands in angle brackets"
    if not _URI.fullmatch(seen.target):
        yield MUST, f"WARC-Target-URI {seen.target[:80]!r} is no URI of RFC 3986"
    if seen.of_http and "#" in seen.target:
        yield SHOULD, "WARC-Target-URI has a fragment, which is never sent"


def _placement(seen: Seen) -> Says:
    if seen.type not in ALL:
        return
    for name, types in ALLOWED.items():
        if seen.type not in types and seen.get(name) is not None:
            yield MUST, f"{name} may not stand on a {seen.type} record"


def _content_type(seen: Seen) -> Says:
    kind = seen.content_type
    if not kind:
        if seen.raw.bytes and seen.type != "continuation":
            yield SHOULD, "Content-Type is missing"
        return
    if "/" not in kind:
        yield MUST, f"Content-Type {kind[:60]!r} is no media type"
    wrong = {"request": "msgtype=response", "response": "msgtype=request", "revisit": "msgtype=request"}
    if seen.type in wrong and wrong[seen.type] in kind:
        yield MUST, f"a {seen.type} record says {kind}"
    if seen.type in ("request", "response") and seen.of_http and not kind.startswith("application/http"):
        yield SHOULD, f"a {seen.type} record of an http URI says {kind[:60]}"


def _address(seen: Seen) -> Says:
    value = seen.get("WARC-IP-Address")
    if value is None:
        return
    try:
        ip_address(value)
    except ValueError:
        yield MUST, f"WARC-IP-Address {value[:60]!r} is no address"


def _message(seen: Seen) -> Says:
    if seen.head is None or not seen.raw.bytes:
        return
    line = seen.head.line
    if seen.type in ("response", "revisit") and not re.match(r"HTTP/\d", line, re.IGNORECASE):
        yield MUST, f"an HTTP response begins with {line[:40]!r}"
    if seen.type == "request" and not re.fullmatch(r"\S+ \S.* HTTP/\d\.\d\r?", line):
        yield MUST, f"an HTTP request begins with {line[:40]!r}"
    if seen.entity is not None and seen.entity.done and not seen.entity.bad and seen.entity.over:
        yield SHOULD, f"{seen.entity.over} bytes follow the end of the HTTP message"


def _framing(seen: Seen) -> Says:
    if seen.type != "response" or seen.entity is None or seen.head is None or seen.get("WARC-Truncated"):
        return
    if seen.entity.lies:
        yield SHOULD, "the head says chunked, the body is not: the server lied, or the writer took the chunks off"
    elif seen.entity.bad:
        yield MUST, "the chunks break, and WARC-Truncated is missing"
    gzip = seen.head.values("content-encoding")[-1:] == ["gzip"]
    body = seen.first[seen.head.size_bytes :]
    if gzip and not seen.head.chunked and len(body) > 2 and body[:2] != b"\x1f\x8b":
        yield SHOULD, "the head says gzip, the body is not"


def _secrets(seen: Seen) -> Says:
    if seen.type == "request" and seen.head is not None:
        for name, _ in seen.head.fields:
            if name.lower() in SECRETS:
                yield SHOULD, f"the request carries {name}"


def _http2(seen: Seen) -> Says:
    if seen.head is not None and re.search(r"(?:^|\s)HTTP/[23]", seen.head.line):
        yield MUST, f"{seen.head.line[:40]!r}: HTTP/2 and 3 have no form of their own in a block"


def _dns(seen: Seen) -> Says:
    if seen.target[:4].lower() == "dns:" and seen.type == "resource" and not seen.content_type.startswith("text/dns"):
        yield MUST, f"a DNS answer says {seen.content_type[:60]}, not text/dns"


def _block_digest(seen: Seen) -> Says:
    if seen.block_digest is None:
        yield SHOULD, "WARC-Block-Digest is missing"
    elif seen.block_holds is False:
        yield MUST, f"the block is not that of its digest {seen.block_digest.text[:80]}"


def _payload_digest(seen: Seen) -> Says:
    if seen.payload_digest is not None and seen.payload_holds is False and seen.type not in ("warcinfo", "metadata"):
        if seen.framing_holds:
            yield MUST, "WARC-Payload-Digest covers the chunk framing, not the entity body"
        elif seen.type == "request" and seen.payload_digest.value == _of_block(seen):
            yield MUST, "WARC-Payload-Digest covers the whole request, not its body"
        else:
            yield MUST, f"the payload is not that of its digest {seen.payload_digest.text[:80]}"


def _of_block(seen: Seen) -> bytes | None:
    same = seen.block_digest is not None and seen.block_holds
    return seen.block_digest.value if same and seen.block_digest else None


def _no_payload(seen: Seen) -> Says:
    if seen.type in ("warcinfo", "metadata") and seen.payload_digest is not None:
        yield MUST, f"a {seen.type} record has no payload, but a WARC-Payload-Digest"


def _digest_form(seen: Seen) -> Says:
    for name, written in (("WARC-Block-Digest", seen.block_digest), ("WARC-Payload-Digest", seen.payload_digest)):
        if written is None:
            continue
        if not re.fullmatch(r"[^\s:]+:[^\s]+", written.text):
            yield MUST, f"{name} {written.text[:80]!r} has no label and value"
        elif written.value is None:
            yield SHOULD, f"{name} {written.text[:80]!r} cannot be checked: unknown algorithm, base or length"
        elif not written.canonical:
            yield SHOULD, f"{name} {written.text[:80]!r}: label in lower case, sha1 in Base32, others in lower-case hex"


def _profile(seen: Seen) -> Says:
    if seen.type != "revisit":
        return
    profile = (seen.get("WARC-Profile") or "").strip("<>")
    if not profile:
        yield MUST, "a revisit without WARC-Profile"
        return
    version = profile.removeprefix("http://netpreserve.org/warc/").split("/", 1)[0]
    if kind_of_revisit(seen) is None:
        yield SHOULD, f"the profile {profile[:80]!r} is not one that we know"
    elif seen.raw.version != f"WARC/{version}":
        yield SHOULD, f"the profile is of WARC/{version}, the record says {seen.raw.version}"


def kind_of_revisit(seen: Seen) -> str | None:
    """ "identical-payload-digest" or "server-not-modified"; None for another profile, or a record that is no revisit."""
    if seen.type != "revisit":
        return None
    profile = (seen.get("WARC-Profile") or "").strip("<>").replace("/1.0/", "/1.1/")
    kind = profile.removeprefix(PROFILE)
    return kind if kind in ("identical-payload-digest", "server-not-modified") and kind != profile else None


def _identical(seen: Seen) -> Says:
    if kind_of_revisit(seen) != "identical-payload-digest":
        return
    if seen.payload_digest is None:
        yield MUST, "a revisit of an identical payload without WARC-Payload-Digest"
    if seen.raw.bytes and seen.get("WARC-Truncated") != "length":
        yield MUST, "a revisit that keeps part of the answer must say WARC-Truncated: length"


def _strong(seen: Seen) -> Says:
    digest = seen.payload_digest
    if kind_of_revisit(seen) == "identical-payload-digest" and digest is not None and digest.algorithm in WEAK:
        yield SHOULD, f"a payload called identical by {digest.algorithm}, for which collisions can be made"


def _refers(seen: Seen) -> Says:
    if seen.type == "revisit":
        for name in ("WARC-Refers-To", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"):
            if seen.get(name) is None:
                yield SHOULD, f"a revisit without {name}"


def _not_modified(seen: Seen) -> Says:
    if kind_of_revisit(seen) == "server-not-modified" and seen.raw.bytes:
        status = seen.head.status if seen.head else None
        if status != 304:
            yield MUST, f"server-not-modified, but the block says {status}"


def _warcinfo_id(seen: Seen) -> Says:
    if seen.type != "warcinfo" and seen.get("WARC-Warcinfo-ID") is None:
        yield SHOULD, "WARC-Warcinfo-ID is missing"


def _truncated(seen: Seen) -> Says:
    reason = seen.get("WARC-Truncated")
    if reason is not None and reason not in REASONS:
        yield SHOULD, f"WARC-Truncated says {reason[:40]!r}, not one of {', '.join(sorted(REASONS))}"
    if seen.type == "response" and reason is None and seen.head is not None and seen.entity is not None:
        if not seen.head.whole:
            yield MUST, "the HTTP head is torn, and WARC-Truncated is missing"
        elif not seen.entity.complete and not seen.entity.bad and seen.entity.size_bytes:
            yield MUST, f"the body ends after {seen.entity.size_bytes} bytes, and WARC-Truncated is missing"


def _conversion(seen: Seen) -> Says:
    if seen.type == "conversion" and seen.get("WARC-Refers-To") is None:
        yield SHOULD, "a conversion without WARC-Refers-To"


def _segmented(seen: Seen) -> Says:
    if seen.type == "continuation":
        for name in ("WARC-Segment-Origin-ID", "WARC-Segment-Number"):
            if seen.get(name) is None:
                yield MUST, f"a continuation without {name}"
    elif seen.get("WARC-Segment-Number") is not None:
        yield SHOULD, "the record is segmented: most readers give its first part only"


def _own_fields(seen: Seen) -> Says:
    for name in sorted({name.lower() for name, _ in seen.raw.fields}):
        if name.startswith("warc-") and name not in DEFINED | PROPOSED:
            yield SHOULD, f"{name[:60]} is no field of the standard"


def _gzip_head(seen: Seen) -> Says:
    head = seen.raw.member_head
    if len(head) == 10 and seen.raw.alone:
        if head[3] & 0x08:
            yield SHOULD, "the gzip member carries a file name"
        if any(head[4:8]):
            yield SHOULD, "the gzip member carries a time"


RULES: Final[tuple[tuple[str, Check], ...]] = (
    ("W2", _version),
    ("W3", _mandatory),
    ("W4", _repeated),
    ("W6", _controls),
    ("W8", _ids),
    ("W9", _dates),
    ("W10", _target),
    ("W11", _placement),
    ("W12", _content_type),
    ("W13", _address),
    ("W14", _message),
    ("W15", _framing),
    ("W16", _secrets),
    ("W18", _http2),
    ("W19", _dns),
    ("W20", _block_digest),
    ("W21", _payload_digest),
    ("W22", _no_payload),
    ("W25", _digest_form),
    ("W27", _profile),
    ("W28", _identical),
    ("W29", _strong),
    ("W30", _refers),
    ("W31", _not_modified),
    ("W35", _warcinfo_id),
    ("W36", _truncated),
    ("W37", _conversion),
    ("W39", _segmented),
    ("W40", _own_fields),
    ("W42", _gzip_head),
)
