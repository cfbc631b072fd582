"""What one visit captures: the bytes as they passed the wire, and where they are stored.

The names of fields give their units: `at` and `_at` are timezone-aware UTC instants, `_bytes` octets, `_sha256`
lower-case hex. Digests follow ISO 28500:2017 (WARC/1.1) 5.8 and 5.9: a block digest covers a record's block as stored,
a payload digest covers the entity body with the transfer coding removed and the content coding kept.
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

    PAGE = "page"  # the source itself, including every redirect hop
    # members of the page
    DOCUMENT = "document"  # a file that the page's main content links or embeds
    IMAGE = "image"  # images, styles and fonts are what is needed to read the page
    STYLE = "style"
    FONT = "font"
    # probes of the site
    HOME = "home"  # the host's home page
    INVENTED = "invented"  # an invented address beside the source
    INVENTED_ROOT = "invented_root"  # an invented address in the root
    SIBLING = "sibling"  # another page of the site: a watched source that was alive, or one that a link names
    LISTING = "listing"  # the page that lists the source
    LEARNED = "learned"  # an invented address, requested while the source is alive: the host's not-found page
    NEIGHBOUR = "neighbour"  # another page of the site; no longer requested (decision 31)
    VANTAGE = "vantage"  # the source itself again, from another vantage point
    LED = "led"  # where a page led that has a text of its own, and so is what is judged
    # A second request after a certificate failed, without verification: evidence, never a reference. If the operator
    # accepted the certificate, it has the role of the failed request instead, and `tls.error` says why that failed.
    UNVERIFIED = "unverified"


MEMBER_ROLES = frozenset({Role.DOCUMENT, Role.IMAGE, Role.STYLE, Role.FONT})
INVENTED_ROLES = frozenset({Role.INVENTED, Role.INVENTED_ROOT})
PROBE_ROLES = INVENTED_ROLES | {Role.HOME, Role.SIBLING, Role.LISTING}
NOT_FOUND = frozenset({404, 410})  # statuses by which a server says that there is nothing at an address
CONCLUSIVE = NOT_FOUND | {200}  # statuses that settle whether there is something at an address


class Truncated(StrEnum):
    """Why a response is incomplete (WARC-Truncated, ISO 28500:2017 5.13)."""

    LENGTH = "length"  # our limit on bytes was reached
    TIME = "time"  # our deadline passed
    DISCONNECT = "disconnect"  # the peer closed early
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an exchange has no HTTP answer, or which of our own limits ended it. A value, never an exception."""

    finding: Finding  # of the classes failure or none, or `dns_nxdomain`
    detail: str  # one line without secrets, fit to be stored in a record


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One DNS lookup.

    Stored as a `resource` record `dns:HOST` of type text/dns (ISO 28500:2017 6.4.4), or `dns:DOMAIN?type=NS`
    (RFC 4501) for a lookup of name servers.
    """

    host: str
    at: datetime
    rcode: str  # NOERROR NXDOMAIN SERVFAIL ... or TIMEOUT
    addresses: tuple[str, ...]  # every A and AAAA answer
    server: str | None  # the resolver that answered or stayed silent; None for the hosts file and IP literals
    text: str  # the answer as text/dns; first line: 14 digits UTC (RFC 2540 style), as the Internet Archive writes it
    names: tuple[str, ...] | None = None  # the domain's name servers; None: the lookup was of addresses
    second: bool = False  # from the second resolver, which is asked if the first gave no answer or knows no such name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """What the TLS handshake gave."""

    version: str  # "TLSv1.3"
    cipher: str  # IANA name
    chain: tuple[bytes, ...]  # certificates in DER, leaf first
    verified: bool  # False: the chain or the name failed verification
    error: str | None = None  # why it failed verification; else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One HTTP request and its response as they passed the wire, or the failure in place of a response."""

    id: str  # UUID of the response or revisit record: the capture's id
    role: Role
    url: str  # WHATWG serialisation, no fragment
    at: datetime  # start of the request, to the millisecond
    egress: str  # name of the vantage point that was used
    request: bytes = b""  # exactly as sent; empty if no connection was established
    wire: Body | None = None  # exactly as received, from the final status line on; None if nothing was received
    interim: bytes = b""  # the 1xx heads before it, exactly as received
    head_bytes: int = 0  # length of the status line and headers within `wire`
    http: bool = True  # False: the answer is not HTTP/1.x (ICY, HTTP/0.9) and is stored under another content type
    status: int | None = None  # None: no HTTP answer
    headers: tuple[tuple[str, str], ...] = ()  # latin-1, unfolded; order, case and duplicates kept
    payload: Body | None = None  # transfer-decoded, content-coded; None if there is none
    payload_sha256: str | None = None
    payload_bytes: int = 0
    block_sha256: str | None = None  # over `wire`
    truncated: Truncated | None = None  # None: the response is complete
    failure: Failure | None = None  # None: there is a response
    peer: str | None = None  # the IP address dialled; None through a proxy, or if no connection was attempted
    tls: Tls | None = None  # None: plain HTTP, or no handshake
    conditional: bool = False  # sent with If-None-Match or If-Modified-Since
    via: str | None = None  # the URL that redirected or linked here, or of the page that carries this member; else None
    parent: str | None = None  # id of the exchange of `via`; None if it has none

    def header(self, name: str) -> str | None:
        """The first value of a header, whose name is matched in any case; None if absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFetched:
    """A member that was not fetched, and why. Listed in the visit's record."""

    url: str
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at a source. A failed visit is a visit."""

    source: str  # ULID
    url: str
    n: int  # from 1, without gaps within a source
    at: datetime  # start of the first request
    egress: str  # name of the vantage point that was used
    exchanges: tuple[Exchange, ...]  # in order of time: hops, page, members, probes
    resolutions: tuple[Resolution, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    clock_off: bool = False  # our wall clock cannot be trusted for this visit

    @property
    def page(self) -> Exchange | None:
        """The last hop of the source itself, answered or failed; None if no request was made.

        Never an unverified exchange or a probe.
        """
        return next((e for e in reversed(self.exchanges) if e.role is Role.PAGE), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The full response that a revisit record refers to. It must be committed, or earlier in the same segment."""

    id: str  # of its capture
    url: str
    at: str  # its WARC-Date, exactly as written
    payload_sha256: str
    payload_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archived response, found by URL and time: a row that points into a segment."""

    id: str  # UUID of its response or revisit record
    source: str  # ULID
    n: int  # number of the visit
    role: Role
    url: str
    at: datetime  # start of the request
    status: int | None  # None: the answer is not HTTP/1.x
    media_type: str  # of the Content-Type header, lower case, without parameters; "" if absent
    payload_sha256: str | None
    payload_bytes: int
    segment: str  # blob name
    offset: int  # of the record's gzip member in the segment
    length: int  # of that member; 0: the capture was erased
    revisit: str | None = None  # "identical-payload-digest" or "server-not-modified"; None: a full response
    original: str | None = None  # id of the capture that a revisit refers to; None: a full response
    truncated: Truncated | None = None  # None: the response is complete
    verified: bool = True  # False: the server's certificate failed verification
    good: bool = False  # finding good, or a confirmed change: what `get` serves and what may be a reference
    access: Access = Access.PUBLIC
    linked: str | None = None  # of a document: the address that its page links, if that redirects to `url`; else None

    @property
    def address(self) -> str:
        """The address that is requested for it."""
        return self.linked or self.url

    @property
    def accepted(self) -> bool:
        """Whether its certificate failed verification, but had been accepted by the operator by its fingerprint."""
        return not self.verified and self.role is not Role.UNVERIFIED

    @property
    def certificate(self) -> str | None:
        """The label wherever the copy is shown: `accepted`, `unverified`, or None if the certificate was verified."""
        return None if self.verified else "accepted" if self.accepted else "unverified"

    @property
    def purged(self) -> bool:
        """Whether it was erased: this row is all that is left of it."""
        return self.length == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """Where the text of a capture, extracted at the visit, is stored: a conversion record in the capture's segment."""

    capture: str  # id
    segment: str  # blob name
    offset: int  # of the record's gzip member in the segment
    length: int  # of that member
    sha256: str  # of the record's block


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a store reported about one blob after it was read back."""

    store: str  # label of the store in the settings; "main" for an only store
    name: str  # of the blob
    sha256: str
    bytes: int
    version_id: str | None = None  # None: the store keeps no versions
    locked_until: datetime | None = None  # None: not locked


class SegmentState(StrEnum):
    """How far a segment has come on its way into the stores."""

    RESERVED = "reserved"  # its name is in the catalog
    SPOOLED = "spooled"
    STORED = "stored"  # one copy was read back
    PRESERVED = "preserved"  # every wanted copy was read back
    AT_RISK = "at_risk"  # wanted copies have been missing for too long, or copies are damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One entry of the ledger; the leaf's data is the RFC 8785 JSON of exactly these fields.

    Salted, so that the public tiles do not reveal what is watched.
    """

    v: int  # version of the format
    kind: str  # "segment" | "journal" | "visit"
    name: str  # blob name; for a visit the record id (UUID) of its metadata record
    sha256: str  # of the whole blob; for a visit the block digest of its metadata record
    bytes: int
    salt: str  # 32 hex digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the writer put one record; for the catalog's rows and for the segment's closing index."""

    record: str  # UUID
    type: str  # WARC-Type
    offset: int  # of the record's gzip member in the segment
    length: int  # of that member
    block_sha256: str
    block_bytes: int
    exchange: str | None = None  # the exchange's id for response, revisit and request records; else None
    extra: dict[str, str] = field(default_factory=dict)
