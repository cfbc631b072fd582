"""Facts and what follows from them. Facts (Observation) are kept for ever; judgements can be made again.

Everything here becomes JSON inside a visit's metadata record, so a new field needs a default, and a field is never
given another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.model.capture import NotFetched, Role
from storage.model.finding import Effect, Finding
from storage.model.remark import Steer

EMPTIED = "emptied"  # rule of a look at a page that is there under its title, and its text is not
KEPT_ALIVE = 0.6  # share of the kept text from which the page itself is there, whatever else is not


class State(StrEnum):
    """Internal names; what people read comes from the table of words of their language."""

    NEW = "new"  # nothing usable kept yet
    AVAILABLE = "available"
    SUSPECT = "suspect"
    REMOVED = "removed"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    DOMAIN_GONE = "domain_gone"


class Certainty(StrEnum):
    PROBABLE = "probable"
    CONFIRMED = "confirmed"


class EventKind(StrEnum):
    FIRST = "first"
    SUSPECTED = "suspected"
    REMOVED = "removed"
    RESTORED = "restored"
    ALTERED = "altered"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    DOMAIN_GONE = "domain_gone"
    INSTEAD = "instead"  # in the place of what was told as lost something else stands than when that was told
    HOST = "host"  # many sources of one host changed at once: one event, not one each


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in the words of the rule that fired. `text` is plain English, neutral: no actor, intent or cause."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phrase, header or fingerprint rule that matched. Names a cause; never decides alone."""

    rule: str
    finding: Finding
    matched: str = ""  # what matched, at most 200 characters
    where: str = "body"  # body title heading header url form


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of the way from the source's URL to the final one."""

    url: str
    status: int | None
    how: str = "http"  # http | header | meta | script : what led on from here; "" for the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One text against an older one. Shares are of the OLD 8-character shingles (NFKC, zero-width dropped, full-width
    folded, white space collapsed): additions never mask losses."""

    kept: float | None  # best view; 1.0 for an identical payload; None when either has no text
    visible: float | None = None
    main: float | None = None
    other: float | None = None  # the second, independent main-text extraction
    identical: bool = False  # the same payload, byte for byte, or a 304
    same_text: bool = False  # both main texts equal after normalisation
    same_visible: bool = False
    lost: tuple[str, ...] = ()  # passages of the old text that are not in the new visible text, longest first, capped
    added: tuple[str, ...] = ()
    lost_one: tuple[str, ...] = ()  # the same, but only one of the two main-text extractions had it: no proof
    added_one: tuple[str, ...] = ()
    links_lost: tuple[str, ...] = ()
    links_added: tuple[str, ...] = ()
    title_same: bool | None = None
    named_alike: bool | None = None  # titles and first headings have a name in common; None: not compared
    translated: bool = False  # in another language, with most of the figures or links
    other_script: bool = False  # in the other script of its language: these are of both in one
    rewritten: bool = False  # a text of its own, under the name that the address has, or its own title and headings
    unshown: float | None = None  # of the old main text, in panels that a click opens too; None: there are none
    cut: bool = False  # little is left, and all that there is was there before
    emptied: bool = False  # the text was taken out of its page, and no other stands in its place
    bared: bool = False  # no sentence or entry of the old text is left, and few words came, or none
    framed: bool = False  # a frame of another site came in its place, and no words
    differing_bytes: int = 0  # of the passages lost and added, all of them, in UTF-8 without white space
    differing_main: float | None = None  # the share of these that stands in the main text; None: cannot be told
    pictures: tuple[str, ...] = ()  # of PDFs: pages without text that show others, "n:" and the new one's digest
    elsewhere: int = 0  # how many at the end of `lost` and `added` belong elsewhere now, pair by pair
    spared: tuple[
        int, ...
    ] = ()  # looks whose alteration a remark called a false alarm, in whose places something differs
    links_alone: bool = False  # all that differs are words of links to other pages, beside the text that the page has
    beyond: bool = False  # of a document that is read in part only what follows differs


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSeen:
    url: str
    role: Role
    finding: Finding
    status: int | None = None
    media_type: str | None = None
    payload_sha256: str | None = None
    payload_bytes: int | None = None
    capture: str | None = None
    kept: float | None = None
    carried: bool = True  # a copy of it was kept before this look; else it is new on the page, and cannot be lost
    moved_to: str | None = (
        None  # of a document that is lost or linked no more: where this look had the same bytes or text
    )
    reference: str | None = None  # capture id of the copy of an altered document that these are against
    passages_lost: tuple[str, ...] = ()  # the longest first, capped
    passages_added: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # of it, as in a Comparison
    vantages: tuple[VantageSeen, ...] = ()  # of a lost document: what its address gave by other ways out
    marks: tuple[Mark, ...] = ()  # of a document in whose place a notice stands: those that tell of the notice

    @property
    def lost(self) -> bool:
        """A document that the page carried, and that is nowhere on it now."""
        document = self.role is Role.DOCUMENT and self.carried
        return document and self.finding.effect is Effect.LOSS and self.moved_to is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeSeen:
    role: Role
    url: str
    status: int | None
    failure: Finding | None = None
    final_url: str | None = None
    payload_sha256: str | None = None
    like_answer: float | None = None  # similarity of this answer to the one being judged, 0..1
    fine: bool | None = None  # home, sibling: an answer that a live page of the host gives
    listed: bool | None = None  # listing, home, watched sibling: the source's URL is still linked there
    listed_before: datetime | None = (
        None  # where that is a list: when a copy from before the source was first absent had the link
    )
    kept: float | None = None  # share of the reference's text that is in this answer; None: not compared
    cited_gone: tuple[str, ...] = ()  # where it holds the kept text: passages that are cited, and not in this answer
    watched: bool = True  # sibling: a source that was alive at its last look; False: a link, alive or not
    unlike: bool = False  # of a page that only sends on: a form of its own address, or not known to be the document
    shown: bool = False  # sibling: in a frame of the page that came, or a document that its main content carries


@dataclass(frozen=True, slots=True, kw_only=True)
class VantageSeen:
    """What the same address gave by another way out at the same visit."""

    egress: str
    finding: Finding
    country: str | None = None  # where that way comes out, as the operator says
    status: int | None = None
    final_url: str | None = None
    capture: str | None = None
    kept: float | None = None


class Said(StrEnum):
    """What someone else says of a domain or a page."""

    ENDED = "ended"  # registry: no such registration, or one that is being given up
    ANEW = "anew"  # registry: registered after the page was last seen
    STANDS = "stands"  # registry: registered
    SERVED = "served"  # archive: a capture with status 200, made after the page was first absent
    NOT_SERVED = "not_served"  # archive: the same with 404 or 410


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSaid:
    """What a registry or an independent web archive said at a visit, where the operator named one."""

    who: str  # registry, archive
    by: str  # host name of the service that was asked
    says: Said
    at: datetime | None = None  # registry: when the domain was registered; archive: when its capture was made
    detail: str = ""  # status values as given


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsSeen:
    host: str
    rcode: str
    addresses: tuple[str, ...] = ()
    server: str | None = None
    second: bool = False  # said by the second resolver; older looks do not tell it apart


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSeen:
    """Who answers for the domain that the site's name belongs to."""

    domain: str
    rcode: str
    name_servers: tuple[str, ...] = ()  # lower case, without the last dot, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The facts of one visit. Made by `archiver.observe`, stored in the visit's metadata record, kept for ever."""

    v: str  # version of the observing code and its rule lists
    url: str
    at: datetime
    n: int
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    failure: Finding | None = None
    failure_detail: str | None = None
    egress: str = "direct"
    country: str | None = None  # where that way comes out, as the operator says
    verified: bool = True  # the certificate held, or plain http
    certificate: str | None = None  # SHA-256 of the page's own certificate (DER), over TLS
    accepted: bool = False  # it did not hold, and is the one that the operator had accepted by its fingerprint
    unverified_same: bool | None = None  # of what came without checking it: our copy, byte for byte; None: nothing came
    not_modified: bool = False  # a 304 to our conditional request
    media_type: str | None = None  # declared
    sniffed: str | None = None  # by magic bytes
    charset: str | None = None
    payload_sha256: str | None = None
    payload_bytes: int | None = None
    truncated: str | None = None
    retry_after_s: int | None = None
    date_skew_s: int | None = None  # our clock minus the answer's Date
    title: str | None = None
    canonical: str | None = None
    visible_chars: int | None = None
    main_chars: int | None = None
    pages: int | None = None  # of a PDF
    text_sha256: str | None = None  # of the normalised main text
    visible_sha256: str | None = None
    password_fields: int = 0
    sends: bool = False  # with little text, a script gives the page another address, and is not followed
    onward: str | None = None  # where a page leads that only sends its reader on; "": not known; None: it does not
    framed: str | None = None  # the address of the frame that fills the page
    marks: tuple[Mark, ...] = ()
    kept_back: str = ""  # the page's words that it shows a part of its text, and the rest to who pays or is known
    content: bool | None = None  # it is content: no wall, login, notice or empty shell, type as expected
    last: Comparison | None = None  # against the last good capture
    first: Comparison | None = None  # against the first good capture
    reference: str | None = None  # capture id of the last good capture that `last` used
    reference_url: str | None = None  # where that reference was finally served
    expected_type: str | None = None  # sniffed type of that reference
    quotes: dict[str, bool] = field(default_factory=dict)  # cited passage -> still there; not in it: nobody can tell
    quotes_before: dict[str, bool] = field(default_factory=dict)  # the same in the reference
    quoted_in: dict[str, str] = field(
        default_factory=dict
    )  # cited passage that is not the page's own -> its document that has it or, where none has, had it
    members: tuple[MemberSeen, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    probes: tuple[ProbeSeen, ...] = ()
    # captures of other pages of the site that a look of an earlier release was held against (decision 31)
    neighbours: tuple[str, ...] = ()
    like_not_found: float | None = None  # similarity to the host's learned not-found page, 0..1
    not_found: tuple[
        str, ...
    ] = ()  # captures of that page which the answer was held against: the newest; or then and now
    dns: tuple[DnsSeen, ...] = ()
    zone: ZoneSeen | None = None  # None: not asked
    vantages: tuple[VantageSeen, ...] = ()
    ways_down: tuple[str, ...] = ()  # other ways out that were tried and did not work
    others: tuple[OtherSaid, ...] = ()

    @property
    def cited_gone(self) -> tuple[str, ...]:
        """Passages that are cited, that the copy has and this look has not."""
        return tuple(quote for quote, there in self.quotes.items() if not there and self.quotes_before.get(quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class HostContext:
    """What was known of the host and of our own line at a visit. Stored with it, so that judging again gives the same."""

    sources: int = 1  # watched sources of the host
    changed_last_hour: int = 0  # of them, those whose last finding in the hour before was a loss, block or failure
    home_ok: bool | None = None  # None: not asked
    canary_ok: bool | None = None  # our own line; None: not asked
    line_down_from: datetime | None = None  # first look of the newest time that it was down, as most hosts told
    line_down_until: datetime | None = None  # and the last
    age_s: int = 0  # since the source was added
    host_event_at: datetime | None = None  # the newest `host` event of any source of the host; None: none in 24 h
    altered_last_hour: int = 0  # of its sources, those altered in that hour and as kept before; of a change only
    host_altered_at: datetime | None = None  # the newest `host` event that alterations made; the other is of the rest
    steers: tuple[Steer, ...] = ()  # what people had said of the source's cases
    shared_target: int = 0  # other lost sources of the host whose last look was led to where this one was
    within_s: int = 3600  # the turn of looks that the next three are counted in; of what is lost, off or altered only
    looked: int = 0  # of its sources that were served before, those that were looked at in it, this one with them
    turned: int = 0  # of these a loss, block or failure now
    altered: int = 0  # of these altered now, and as kept before


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One visit that supports a doubt."""

    n: int
    at: datetime
    finding: Finding
    strong: bool = False  # home page or a live sibling was fine at that visit
    evidence: tuple[str, ...] = ()  # independent groups that spoke at that visit; their names are archiver.judge's
    documents: tuple[str, ...] = ()  # until judge/8: keys of the documents that were lost at it, the page being there
    checks: str = ""  # of those that would confirm it: not_made, failed; "": made, or not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What judging carries from visit to visit. Replaying observations in order of n gives the same again."""

    state: State = State.NEW
    certainty: Certainty | None = None
    since: datetime | None = None  # at of the visit that brought the state
    finding: Finding | None = None  # of the last visit
    kind: str | None = None  # of a loss: hard soft redirect replaced notice member type; of a block: the class
    last_good_at: datetime | None = None  # last seen from here, be it with another text
    as_kept_at: datetime | None = (
        None  # last seen as kept, where later looks found another text, or another way out had it; None: `last_good_at`
    )
    elsewhere_at: datetime | None = None  # last seen by another way out, since then
    first_absent_at: datetime | None = None  # first visit of the present loss
    doubts: tuple[Agreement, ...] = ()  # agreeing visits of the present loss, block or failure
    pending_text: str | None = None  # text digest of an alteration seen once
    pending_at: datetime | None = None
    ever_good: bool = False
    resume: State | None = None  # the state that `blocked` or `unreachable` covers: removed then blocked stays removed
    marks: dict[str, str] = field(default_factory=dict)  # rare facts of the rules, by name
    documents: dict[str, Assessment] = field(
        default_factory=dict
    )  # of a page: those that are not as kept, by their key
    page: Assessment | None = (
        None  # of the page itself, where all but `documents` and `marks` tells of a document of it
    )

    @property
    def own(self) -> Assessment:
        """What is said of the page itself, whatever became of its documents."""
        return self.page or self

    @property
    def of_document(self) -> bool:
        """Whether what this says is of a document, and the page that carries it is there."""
        off = self.state not in {State.NEW, State.AVAILABLE}
        return self.page is not None or (
            self.kind == "member" and off
        )  # until judge/8 the page's own was not beside it

    @property
    def last_seen(self) -> datetime | None:
        """By whichever way out."""
        return max(filter(None, (self.last_good_at, self.elsewhere_at)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change of state. `id` is the UUIDv5 of source, n and kind: the same after a rebuild."""

    id: str
    at: datetime
    source: str
    url: str
    n: int
    kind: EventKind
    text: str = ""  # one neutral sentence
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What findings over time justify, after one visit."""

    finding: Finding
    assessment: Assessment
    reasons: tuple[Reason, ...]
    events: tuple[Event, ...] = ()
    reference: bool = False  # the page capture of this visit becomes the last good one
    good: bool = False  # finding is good or a confirmed change
    rules: str = ""  # version of the judging rules
