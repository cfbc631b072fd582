"""Observations, which are kept for ever, and what is judged from them, which can be judged again.

All of it is stored as JSON in the metadata record of a visit: new fields need a default, and none changes its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.model.capture import NotFetched, Role
from storage.model.finding import Effect, Finding
from storage.model.remark import Steer

EMPTIED = "emptied"  # rule of the finding for a page that stands under its title, but without its text
KEPT_ALIVE = 0.6  # a page with at least this share of the kept text is there, whatever else was lost


class State(StrEnum):
    """Where a source stands. Internal names: what people read comes from `archiver.words`."""

    NEW = "new"  # no usable copy yet
    AVAILABLE = "available"
    SUSPECT = "suspect"  # a loss that is not reported as such yet
    REMOVED = "removed"
    MOVED = "moved"
    BLOCKED = "blocked"  # we are not shown it, and do not know whether it is there
    UNREACHABLE = "unreachable"  # no usable answer
    DOMAIN_GONE = "domain_gone"  # the whole site is gone


class Certainty(StrEnum):
    """How certain a state is (docs/judgement.md)."""

    PROBABLE = "probable"
    CONFIRMED = "confirmed"


class EventKind(StrEnum):
    """What an event reports."""

    FIRST = "first"  # the first copy is kept
    SUSPECTED = "suspected"
    REMOVED = "removed"
    RESTORED = "restored"
    ALTERED = "altered"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    DOMAIN_GONE = "domain_gone"
    INSTEAD = "instead"  # what stands in the place of a lost page is of another kind than when the loss was reported
    HOST = "host"  # many sources of one host changed at once: one event for all of them


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in the words of the rule that fired."""

    rule: str  # id
    text: str  # plain, neutral English: no actor, intent or cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phrase, header or fingerprint rule that matched. It names a possible cause and never decides alone."""

    rule: str  # id
    finding: Finding  # what it speaks for
    matched: str = ""  # the text that matched, at most 200 characters
    where: str = "body"  # the part of the answer that matched, such as body, title, heading, header, url, form, shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step on the way from the source's URL to the final one."""

    url: str
    status: int | None  # None: no HTTP answer
    how: str = "http"  # what led on from here: http, header, meta or script; "" for the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A newer text compared with an older one. Shares are None if either side has no text, or was not compared; they are
    of the OLD text's 8-character shingles (NFKC, zero-width characters dropped, full-width folded, white space
    collapsed), so that additions never mask losses."""

    kept: float | None  # what is left: the best view, or less if the page's own text went; 1.0 if `identical`
    visible: float | None = None  # of the visible text
    main: float | None = None  # of the main text
    other: float | None = None  # of the main text according to a second, independent extraction
    identical: bool = False  # the same payload byte for byte, or a 304
    same_text: bool = False  # both main texts are equal after normalisation
    same_visible: bool = False  # so are the visible texts
    lost: tuple[str, ...] = ()  # passages of the old text that are not in the new visible text, longest first, capped
    added: tuple[str, ...] = ()  # and the reverse
    lost_one: tuple[str, ...] = ()  # like `lost`, but in only one of the two main-text extractions: no proof
    added_one: tuple[str, ...] = ()
    links_lost: tuple[str, ...] = ()  # addresses; capped, like `links_added`
    links_added: tuple[str, ...] = ()
    title_same: bool | None = None  # None: one of the two has no title
    named_alike: bool | None = None  # titles and first headings have a name in common; None: not compared
    translated: bool = False  # the page is in another language, with most of its figures or links
    other_script: bool = False  # it is in the other script of its language; both were compared in one script
    rewritten: bool = False  # a new text, but of this page: by the name in its address, or by its title and headings
    unshown: float | None = None  # share of the old main text, counting what a click opens; None: nothing to open
    cut: bool = False  # little is left, and all of the new text was there before
    emptied: bool = False  # the text was taken out of its page, and no other takes its place
    bared: bool = False  # no sentence or entry of the old text is left, and few words or none came
    framed: bool = False  # a frame of another site came in its place, without any words
    differing_bytes: int = 0  # of all passages lost and added, in UTF-8 without white space
    differing_main: float | None = None  # share of these bytes in the main text; None: not known
    pictures: tuple[str, ...] = ()  # PDFs: textless pages whose picture changed, as "n:" and the new one's digest
    elsewhere: int = 0  # pairs at the end of `lost` and `added` that say what stood together, and what does instead
    spared: tuple[int, ...] = ()  # visits whose alteration was called a false alarm, if something differs in its places
    links_alone: bool = False  # all that differs is the words of links to other pages, outside the page's text
    beyond: bool = False  # of a document that is read only in part, only the part not read differs


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSeen:
    """A member of the page at one visit."""

    url: str
    role: Role
    finding: Finding
    status: int | None = None  # None: no HTTP answer
    media_type: str | None = None  # declared
    payload_sha256: str | None = None
    payload_bytes: int | None = None
    capture: str | None = None  # id; None: no answer
    kept: float | None = None  # share of its kept text that is left; None: not compared
    carried: bool = True  # a copy of it was kept before this visit; else it is new on the page and cannot be lost
    # Of a document that is lost, or no longer linked: where this visit found the same bytes or text; None: nowhere.
    moved_to: str | None = None
    reference: str | None = None  # of an altered document: id of the capture that it was compared with; else None
    passages_lost: tuple[str, ...] = ()  # longest first, capped
    passages_added: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # as in `Comparison`
    vantages: tuple[VantageSeen, ...] = ()  # of a lost document: what its address gave from other vantage points
    marks: tuple[Mark, ...] = ()  # of a document that a notice replaced: the marks of the notice

    @property
    def lost(self) -> bool:
        """Whether it is a document that the page carried and that is nowhere on it now."""
        document = self.role is Role.DOCUMENT and self.carried
        return document and self.finding.effect is Effect.LOSS and self.moved_to is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeSeen:
    """The answer to one probe of the site."""

    role: Role
    url: str
    status: int | None  # None: no HTTP answer
    failure: Finding | None = None  # None: there is an answer
    final_url: str | None = None  # after redirects
    payload_sha256: str | None = None
    like_answer: float | None = None  # how alike this answer and the one being judged are, 0..1; None: not comparable
    fine: bool | None = None  # home, sibling, listing: the answer is what a live page gives; None: cannot be told
    listed: bool | None = None  # listing, home, watched sibling: it still links the source; None: cannot be told
    # When a copy of this list from before the source was first absent linked it; None: no such copy, or it still does.
    listed_before: datetime | None = None
    kept: float | None = None  # share of the reference's text that this answer has; None: not compared
    cited_gone: tuple[str, ...] = ()  # if this answer has the kept text: cited passages that it lacks
    watched: bool = True  # sibling: a source that was alive at its last visit; False: known only from a link
    unlike: bool = False  # the document cannot have moved here, or is not known to have
    shown: bool = False  # sibling: the page has it in a frame, or as a document of its main content


@dataclass(frozen=True, slots=True, kw_only=True)
class VantageSeen:
    """What the same address gave from another vantage point at the same visit."""

    egress: str  # name of the vantage point
    finding: Finding
    country: str | None = None  # where its requests come out, according to the operator; None: not known
    status: int | None = None  # None: no HTTP answer
    final_url: str | None = None
    capture: str | None = None  # id; None: no answer
    kept: float | None = None  # share of the kept text that is left; None: not compared
    as_here: bool | None = None  # if here it is altered: whether this is the same new text; None: not compared


class Said(StrEnum):
    """What a registry or an archive says about a domain or a page."""

    ENDED = "ended"  # registry: there is no such registration, or it is being given up
    ANEW = "anew"  # registry: registered after the page was last seen
    STANDS = "stands"  # registry: registered
    SERVED = "served"  # archive: a capture with status 200, made after the page was first absent
    NOT_SERVED = "not_served"  # archive: such a capture with status 404 or 410


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSaid:
    """What a registry or an independent web archive, named by the operator, said at a visit."""

    who: str  # "registry" or "archive"
    by: str  # host name of the service
    says: Said
    at: datetime | None = None  # when the domain was registered, or the archive's capture was made; None: not given
    detail: str = ""  # status values, as given


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsSeen:
    """One address lookup; fields as in `Resolution`."""

    host: str
    rcode: str
    addresses: tuple[str, ...] = ()
    server: str | None = None
    second: bool = False  # from the second resolver; False too at visits by older releases


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSeen:
    """The name servers of the domain that the site's name belongs to."""

    domain: str
    rcode: str
    name_servers: tuple[str, ...] = ()  # lower case, without the final dot, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The facts of one visit. Made by `archiver.observe`, stored in the visit's metadata record, kept for ever."""

    v: str  # versions of the code that reads texts and of the rule lists
    url: str
    at: datetime  # start of the first request
    n: int  # number of the visit
    final_url: str | None = None  # after redirects; None: no request was made
    hops: tuple[Hop, ...] = ()
    status: int | None = None  # None: no HTTP answer
    failure: Finding | None = None  # None: there is an answer
    failure_detail: str | None = None
    egress: str = "direct"  # name of the vantage point
    country: str | None = None  # where its requests come out, according to the operator; None: not known
    verified: bool = True  # the certificate was verified, or the page came over plain HTTP
    certificate: str | None = None  # SHA-256 of the server's own certificate (DER); None: no TLS
    accepted: bool = False  # the certificate failed verification, but the operator had accepted it by its fingerprint
    unverified_same: bool | None = None  # the unverified answer is our copy byte for byte; None: no answer or no copy
    not_modified: bool = False  # a 304 to our conditional request
    media_type: str | None = None  # declared; None: absent
    sniffed: str | None = None  # media type by the first bytes; None: not known
    charset: str | None = None  # None: no text was read, or it has none
    payload_sha256: str | None = None
    payload_bytes: int | None = None
    truncated: str | None = None  # why the body is incomplete, a value of `Truncated`; None: complete
    retry_after_s: int | None = None  # None: no usable Retry-After header
    date_skew_s: int | None = None  # our clock minus the answer's Date header; None: no usable header
    title: str | None = None  # None from here to `visible_sha256`: no text was read, or it has no such thing
    canonical: str | None = None  # the address that the page calls its canonical one
    visible_chars: int | None = None
    main_chars: int | None = None
    pages: int | None = None  # of a PDF or OFD
    text_sha256: str | None = None  # of the normalised main text, or of the visible one if that is empty
    visible_sha256: str | None = None  # of the normalised visible text
    password_fields: int = 0
    sends: bool = False  # the page has little text and a script that changes its address, which is not followed
    onward: str | None = None  # where a page that only sends its reader on leads; "": not known; None: any other page
    framed: str | None = None  # address of the frame that fills the page; None: no frame does
    marks: tuple[Mark, ...] = ()
    kept_back: str = ""  # the page's words that only part of its text is shown to readers who do not pay or log in
    content: bool | None = None  # of the expected type, and no wall, login, notice or empty shell; None: no answer
    last: Comparison | None = None  # with the last good capture; None: there is none, or no answer
    first: Comparison | None = None  # with the first good capture
    reference: str | None = None  # id of the last good capture, with which `last` compares
    reference_url: str | None = None  # from where that capture was finally served
    expected_type: str | None = None  # sniffed media type of that capture
    quotes: dict[str, bool] = field(default_factory=dict)  # cited passage -> whether it is there; absent: not known
    quotes_before: dict[str, bool] = field(default_factory=dict)  # cited passage -> whether the reference has it
    # Cited passage that is not on the page itself -> URL of its document that has it or, if none does, had it.
    quoted_in: dict[str, str] = field(default_factory=dict)
    members: tuple[MemberSeen, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    probes: tuple[ProbeSeen, ...] = ()
    neighbours: tuple[str, ...] = ()  # earlier releases: captures of the site's pages, compared with it (decision 31)
    like_not_found: float | None = None  # how alike it and the host's not-found page are, 0..1; None: not compared
    not_found: tuple[str, ...] = ()  # captures of that page that were compared: the newest, or that of then and of now
    dns: tuple[DnsSeen, ...] = ()
    zone: ZoneSeen | None = None  # None: not looked up
    vantages: tuple[VantageSeen, ...] = ()
    ways_down: tuple[str, ...] = ()  # names of other vantage points that were tried and did not work
    others: tuple[OtherSaid, ...] = ()

    @property
    def cited_gone(self) -> tuple[str, ...]:
        """Cited passages that the reference has and this visit did not find."""
        return tuple(quote for quote, there in self.quotes.items() if not there and self.quotes_before.get(quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class HostContext:
    """What was known of the host and of our own line at a visit; stored with it, so that judging again gives the same."""

    sources: int = 1  # watched sources of the host
    changed_last_hour: int = 0  # how many of them were first found lost, blocked or failing within the hour before
    home_ok: bool | None = None  # the host's home page is fine; None: not requested, or cannot be told
    canary_ok: bool | None = None  # our own line works; None: not checked, or cannot be told
    line_down_from: datetime | None = None  # first silent look of our line's newest outage; None: none, or not asked
    line_down_until: datetime | None = None  # last silent look of that outage
    age_s: int = 0  # seconds since the source was added
    host_event_at: datetime | None = None  # newest `host` event not about alterations; None: none in 24 h
    altered_last_hour: int = 0  # sources altered within the hour, as kept before; counted only at a change
    host_altered_at: datetime | None = None  # newest `host` event about alterations; None: none in 24 h, or no change
    steers: tuple[Steer, ...] = ()  # remarks on the source's cases
    shared_target: int = 0  # other lost sources of the host whose last visit was redirected to the same address
    within_s: int = 3600  # length of the window in which the next three are counted; they are 0 while nothing is off
    looked: int = 0  # sources of the host visited in that window, of those that were served before, this one included
    turned: int = 0  # how many of these were first found lost, blocked or failing in it
    altered: int = 0  # how many of these were first found altered in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One visit that supports a doubt."""

    n: int
    at: datetime
    finding: Finding
    strong: bool = False  # the home page or a live sibling was fine at that visit
    evidence: tuple[str, ...] = ()  # independent kinds of evidence at that visit, named in `archiver.judge.table`
    documents: tuple[str, ...] = ()  # until judge/8: keys of the documents lost at that visit while the page was there
    checks: str = ""  # of the checks that would confirm it: "not_made" or "failed"; "": all were made, or not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What judging carries from visit to visit. Replaying the observations in the order of n gives the same again."""

    state: State = State.NEW
    certainty: Certainty | None = None  # None: nothing is settled
    since: datetime | None = None  # start of the visit that brought the state
    finding: Finding | None = None  # of the last visit
    kind: str | None = None  # of a loss: hard soft redirect replaced notice member type; else the class; None: all well
    last_good_at: datetime | None = None  # last seen from here, even with another text; None: never
    # Last seen as kept, if later visits found another text or another vantage point had it; None: as `last_good_at`.
    as_kept_at: datetime | None = None
    elsewhere_at: datetime | None = None  # last seen from another vantage point after `last_good_at`; None: not since
    first_absent_at: datetime | None = None  # first visit of the present loss; None: not lost
    doubts: tuple[Agreement, ...] = ()  # agreeing visits of the present loss, block or failure
    pending_text: str | None = None  # digest of an alteration that waits to be confirmed; None: none, or none nameable
    pending_at: datetime | None = None  # when it was first seen; None: no alteration is pending
    ever_good: bool = False  # it was served at least once
    resume: State | None = None  # the state that `blocked` or `unreachable` covers: a removed page stays removed
    marks: dict[str, str] = field(default_factory=dict)  # further facts that rules carry on, by name
    documents: dict[str, Assessment] = field(
        default_factory=dict
    )  # of the page's documents that are not as kept, by key
    # Of the page itself, if all fields but `documents` and `marks` describe one of its documents; else None.
    page: Assessment | None = None

    @property
    def own(self) -> Assessment:
        """The assessment of the page itself, whatever became of its documents."""
        return self.page or self

    @property
    def of_document(self) -> bool:
        """Whether this describes a document, and the page that carries it is there."""
        off = self.state not in {State.NEW, State.AVAILABLE}
        # until judge/8 the page's own assessment was not stored beside it
        return self.page is not None or (self.kind == "member" and off)

    @property
    def last_seen(self) -> datetime | None:
        """When it was last seen, from any vantage point; None if never."""
        return max(filter(None, (self.last_good_at, self.elsewhere_at)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change of state."""

    id: str  # UUIDv5 of source, n and kind: the same after a rebuild
    at: datetime  # of the visit
    source: str  # id
    url: str
    n: int  # number of the visit
    kind: EventKind
    text: str = ""  # one neutral sentence
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What findings over time justify after one visit."""

    finding: Finding
    assessment: Assessment
    reasons: tuple[Reason, ...]
    events: tuple[Event, ...] = ()
    reference: bool = False  # the page's capture of this visit becomes the last good one
    good: bool = False  # the finding is good, or a confirmed change
    rules: str = ""  # version of the judging rules
