"""What one look at a source brings home: bytes as they passed the wire, and where they are kept.

Units are in the names: `_at` aware UTC instants, `_bytes` octets, `_sha256` lower-case hex. Digests follow
ISO 28500:2017 (WARC/1.1) 5.8 and 5.9: a block digest covers a record's block as stored, a payload digest covers the
entity body with transfer coding removed and content coding kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.body import Body
    from storage.model.finding import Finding


class Access(StrEnum):
    """Who may see a source. Sealed and public sources never share a segment."""

    PUBLIC = "public"
    SEALED = "sealed"


class Role(StrEnum):
    """Why a request was made."""

    PAGE = "page"  # the source itself, every redirect hop included
    DOCUMENT = "document"  # a member: a file that the page's main content links or embeds
    IMAGE = "image"  # members that reading the page needs
    STYLE = "style"
    FONT = "font"
    HOME = "home"  # probes: the host's home page,
    INVENTED = "invented"  # a sibling URL that was made up,
    INVENTED_ROOT = "invented_root"  # a made-up URL in the root,
    SIBLING = "sibling"  # a neighbour that was alive,
    LISTING = "listing"  # the page that lists the source
    LEARNED = "learned"  # a made-up URL, asked while the host's documents are alive: what it says for what is not there
    NEIGHBOUR = "neighbour"  # another page of the site: not asked for any more (decision 31)
    VANTAGE = "vantage"  # the source itself again, by another way out
    LED = "led"  # where a script of the source led, and nothing was there: the page that has it is what is looked at
    UNVERIFIED = (
        "unverified"  # one more exchange after a failed certificate: evidence, never a reference. Under a certificate
    )
    # that the operator accepted it has the role of the one that failed, whose error its handshake tells


MEMBER_ROLES = frozenset({Role.DOCUMENT, Role.IMAGE, Role.STYLE, Role.FONT})
INVENTED_ROLES = frozenset({Role.INVENTED, Role.INVENTED_ROOT})  # asked for things that do not exist
PROBE_ROLES = INVENTED_ROLES | {Role.HOME, Role.SIBLING, Role.LISTING}
NOT_FOUND = frozenset({404, 410})  # statuses by which a server says that it has nothing at an address
CONCLUSIVE = NOT_FOUND | {200}  # statuses after which it is known whether an address has it


class Truncated(StrEnum):
    """Why a response is not whole (WARC-Truncated, ISO 28500:2017 5.13)."""

    LENGTH = "length"  # our cap on bytes
    TIME = "time"  # our deadline
    DISCONNECT = "disconnect"  # the peer stopped early
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exchange that gave no HTTP answer, or one of our own limits. A value, never an exception."""

    finding: Finding  # one of the failure, site-loss (dns_nxdomain) or none classes
    detail: str  # one line, no secrets, fit for a record


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One name looked up: kept as a `resource` record `dns:HOST` of type text/dns (ISO 28500:2017 6.4.4), or as
    `dns:DOMAIN?type=NS` (RFC 4501) where its name servers were asked for."""

    host: str
    at: datetime
    rcode: str  # NOERROR NXDOMAIN SERVFAIL ... or TIMEOUT
    addresses: tuple[str, ...]  # every A and AAAA answer
    server: str | None  # which resolver answered or was silent, None for hosts file and literals
    text: str  # the answer in text/dns form, the first line 14 digits UTC (RFC 2540 style), as the Internet Archive writes it
    names: tuple[str, ...] | None = None  # where name servers were asked for: who they are
    second: bool = False  # said by the second resolver, which is asked where the first does not tell, or does not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """What the handshake told. `verified` False: the chain or the name did not hold; `error` says why."""

    version: str  # "TLSv1.3"
    cipher: str  # IANA name
    chain: tuple[bytes, ...]  # DER, leaf first
    verified: bool
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One HTTP request and its response as they passed the wire, or the failure that stood in its place."""

    id: str  # UUID of the response or revisit record: the capture's id
    role: Role
    url: str  # WHATWG serialisation, no fragment
    at: datetime  # start of the request; milliseconds
    egress: str
    request: bytes = b""  # exactly as sent; empty when no connection was had
    wire: Body | None = None  # exactly as received, from the final status line on; None when nothing came
    interim: bytes = b""  # 1xx heads that came before, exactly
    head_bytes: int = 0  # length of status line and headers within `wire`
    http: bool = True  # False: the answer is not HTTP/1.x (ICY, HTTP/0.9): kept under another content type
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()  # latin-1, order, case and duplicates kept, unfolded
    payload: Body | None = None  # transfer-decoded, content-coded
    payload_sha256: str | None = None
    payload_bytes: int = 0
    block_sha256: str | None = None  # over `wire`
    truncated: Truncated | None = None
    failure: Failure | None = None
    peer: str | None = None  # the address dialled; None through a proxy
    tls: Tls | None = None
    conditional: bool = False  # sent with If-None-Match or If-Modified-Since
    via: str | None = None  # the URL that redirected here, or the page that carries this member
    parent: str | None = None  # id of that exchange

    def header(self, name: str) -> str | None:
        """The first value of a header, any case; None when absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFetched:
    """A member that was seen and left, with the reason. Listed in the visit's record."""

    url: str
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at a source: the n-th. A failed visit is a visit."""

    source: str  # ULID
    url: str
    n: int
    at: datetime  # start of the first request
    egress: str
    exchanges: tuple[Exchange, ...]  # in order of time: hops, page, members, probes
    resolutions: tuple[Resolution, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    clock_off: bool = False  # our wall clock is not to be trusted for this visit

    @property
    def page(self) -> Exchange | None:
        """The last hop of the source itself, answered or failed; never an unverified or probe exchange."""
        return next((e for e in reversed(self.exchanges) if e.role is Role.PAGE), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The full response that a revisit would refer to. Must be committed, or earlier in the same segment."""

    id: str
    url: str
    at: str  # its WARC-Date exactly as written
    payload_sha256: str
    payload_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archived response, found by URL and time: a row that points into a segment."""

    id: str
    source: str
    n: int
    role: Role
    url: str
    at: datetime
    status: int | None
    media_type: str  # of the Content-Type header, lower case, without parameters; "" when absent
    payload_sha256: str | None
    payload_bytes: int
    segment: str
    offset: int  # of the record's gzip member in the segment
    length: int  # of that member
    revisit: str | None = None  # None | "identical-payload-digest" | "server-not-modified"
    original: str | None = None  # id of the capture that a revisit refers to
    truncated: Truncated | None = None
    verified: bool = True
    good: bool = False  # finding good, or a confirmed change: what `get` serves and a reference may be
    access: Access = Access.PUBLIC
    linked: str | None = None  # of a document: the address at which its page leads to it, where that sends on to `url`

    @property
    def address(self) -> str:
        """What it is asked for by."""
        return self.linked or self.url

    @property
    def accepted(self) -> bool:
        """Its certificate did not hold, and is one that the operator had accepted by its fingerprint."""
        return not self.verified and self.role is not Role.UNVERIFIED

    @property
    def certificate(self) -> str | None:
        """The label of a copy whose certificate did not hold, wherever it is shown: `accepted`, `unverified`; None of others."""
        return None if self.verified else "accepted" if self.accepted else "unverified"

    @property
    def purged(self) -> bool:
        """It was erased: this row is all that is left of it."""
        return self.length == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """Where the text of a capture lies, as it was taken at the look: a conversion record in the capture's segment."""

    capture: str
    segment: str
    offset: int
    length: int
    sha256: str  # of the record's block


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a store said of one blob after it was read back."""

    store: str  # which store: its name in the settings, "main" for the only one
    name: str
    sha256: str
    bytes: int
    version_id: str | None = None
    locked_until: datetime | None = None


class SegmentState(StrEnum):
    RESERVED = "reserved"
    SPOOLED = "spooled"
    STORED = "stored"  # one copy was read back
    PRESERVED = "preserved"  # every wanted copy was read back
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One entry of the ledger; RFC 8785 JSON of exactly these fields is the leaf's data. Salted, so that a public
    tile tells nobody what is watched."""

    v: int
    kind: str  # "segment" | "journal" | "visit"
    name: str  # blob name; for a visit the record id (UUID) of its metadata record
    sha256: str  # of the whole blob; for a visit the block digest of its metadata record
    bytes: int
    salt: str  # 32 hex digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the writer put one record, for rows and for the segment's closing index."""

    record: str  # UUID
    type: str  # WARC-Type
    offset: int
    length: int
    block_sha256: str
    block_bytes: int
    exchange: str | None = None  # for response, revisit and request: the exchange's id
    extra: dict[str, str] = field(default_factory=dict)
