"""What one language must say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from storage.model import Certainty, Effect, EventKind, Finding, State

FOUND_AT = "found_at"  # in Assessment.marks: the other address at which the kept text was found, fit to be sent
HOST_FINE = "host_fine"  # in Agreement.evidence: that other pages of the site were as ever
PARKING_NAME_SERVERS = "parking_name_servers"  # in Agreement.evidence: that it is the site which is gone
DISPUTED = "disputed"  # in Agreement.evidence: that another resolver knows the name
FIRST_TEXT = "first_text"  # in `Words.shown`, where what is back is the text of the first copy and not of the newest
FOUND_ON = "found_on"  # in Assessment.marks: when that was
TOLD_LOST = (
    "told_lost"  # of what was told as lost and called a false alarm: since when it was absent; its return is told, too
)
LED_TO = (
    "found_led"  # in Assessment.marks: that the page at this address is there under its title, and shows or links it
)
WITHOUT_CITED = "found_without"  # in Assessment.marks: how many cited passages are not in the text that was found there
RECEIVED_BY = "elsewhere_by"  # in Assessment.marks: the vantage points that received it when they were last asked
# in Assessment.marks: since when we are not shown, or get no answer, where another vantage point receives it
NOT_SHOWN_SINCE, UNANSWERED_SINCE = "not_shown_since", "unanswered_since"
NOT_SEEN_SINCE = (
    "not_seen_since"  # in Assessment.marks: the first of the looks that could not see what is taken as served
)
NOT_SEEN = "not_seen"  # in Assessment.marks: that it is a day ago: the class of the newest of them, or OUR_LINE
OUR_LINE = "line"
DOCUMENTS_BETWEEN = " · "  # between the addresses of several
TOLD_TOO = "Also reported at this look: "  # in a reason, before what was told of others
DOCUMENT = "document"  # in Assessment.marks: the address of the document that it tells of, fit to be sent
CHECKS = "checks"  # in Assessment.marks: which of `Words.checks` is said of what is probable
CHECKS_MADE, CHECKS_NOT_MADE, CHECKS_FAILED = "made", "not_made", "failed"
UNLIKE = "unlike_since"  # in Assessment.marks: the first look that differed from the reference, none like it since
TOLD_SINCE = "as_told_since"  # in Assessment.marks: the first look of what was told as altered, where an earlier one differed, too
SHOWN = "shown"  # in Assessment.marks: which of `Words.shown` the newest look saw

# what a sentence can mention; `documents` only where several of a page are, `pages` only of those that show other
# pictures, the three before only where a whole host is spoken of
FACTS = frozenset({
    "at", "last_seen", "first_absent", "first_off", "changed", "elsewhere", "place", "finding", "address", "found",
    "documents", "sources", "changed_sources", "hours", "pages", "was", "was_seen", "now_since", "stands",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every label and sentence of one language. Templates take the names in FACTS."""

    instant: str  # {year} {month} {day} {hour} {minute}, UTC
    months: tuple[str, ...]
    never: str  # where an instant would stand and there is none
    here: str  # from the default vantage point
    by_way: str  # {egress}, with what separates it from the words behind it
    in_country: str  # {place} {country}: either of these with where it comes out, as the operator says
    way_down: str  # of a vantage point that was tried and does not work
    probable: str  # {sentence} {checks}: what is said more of a verdict that is not confirmed
    checks: Mapping[str, str]  # of those that would confirm it: CHECKS_MADE and so on; "" where it is not known
    again: str  # {sentence} {finding}: what is there, where something is back
    another: str  # {sentence}: of what is not served, where another page is
    notice: str  # {sentence} {notice}: the notice's own words, quoted; and in the place of several documents
    notices: str
    states: Mapping[State, str]
    standing: Mapping[State, str]  # a state as a sentence
    standing_moved_to: str  # of what is at another address that was found: {address}
    standing_led_to: str  # of what the page at this address shows from there, or links: {address}
    standing_as_said: str  # of what is at another address because someone said so
    certainties: Mapping[Certainty, str]
    effects: Mapping[Effect, str]  # legend of the timeline
    findings: Mapping[Finding, str]
    shown: Mapping[
        str, str
    ]  # what one class of them was, where that is known: `server_error` is several things, `login` and `replaced` two
    kinds: Mapping[EventKind, str]  # subject lines
    shown_once: str  # of what was shown once in the place of a page: {finding}; as a subject line; as a standing
    shown_once_kind: str
    standing_shown: str
    not_seen: str  # label of what is taken as served, and no look could see for a day; and of a document of a page
    not_seen_member: str
    standing_not_seen: str  # the same as a sentence; and of a document: {last_seen} {first_off} {finding}
    standing_not_seen_member: str
    our_line: str  # why, where it is our own line
    altered_dated: str  # the same, naming the copy: {last_seen}
    events: Mapping[EventKind, str]
    emptied: str  # of a page that is told as removed, and is there under its title without its text; as a subject line
    emptied_kind: str
    page_unanswered: str  # of a page that gives no usable answer while its site is fine
    page_unanswered_kind: str
    altered_so: (
        str  # {sentence} {stands}: around a sentence of it, where another text than the one told differed before
    )
    altered_here: str  # {sentence}: around either, where the kept text was received from another vantage point
    altered_cited: str  # of one without a passage that is cited; as a subject line
    altered_cited_kind: str
    altered_cited_back: str  # of one with a passage that is cited, and that our newest copy lacks; as a subject line
    altered_cited_back_kind: str
    altered_cited_member: str  # of a cited passage that a document of the page has not any more; as a subject line
    altered_cited_members: str  # of several that had some
    altered_cited_member_kind: str
    altered_member: str  # of a document that a page carries, the page itself being as kept; as a subject line
    altered_members: str
    altered_member_kind: str
    altered_members_kind: str
    altered_back: str  # of a text that is again the one of our first copy; as a subject line
    altered_back_kind: str
    altered_pictures: (
        str  # of a document whose text is the same, and pages without text are not: {pages}; as a subject line
    )
    altered_pictures_kind: str
    altered_shown: str  # of what a page shows or leads to beside its words, which are the same; as a subject line
    altered_shown_kind: str
    moved_without: str  # around a sentence of it, where a cited passage is not in the text that was found
    moved_to: str  # of what is at another address that was found: {address}
    moved_led_to: str  # of what the page at this address shows from there, or links: {address}
    moved_as_said: str  # of what is at another address because someone said so
    blocked_here: str  # of what was received from another vantage point: {elsewhere}
    unreachable_here: str  # the same of what no usable answer comes from
    restored_elsewhere: str  # of what was told as lost, and was received from another vantage point since: {elsewhere}
    restored_elsewhere_kind: str
    restored_anew: str  # of a record that ended because our copy was set aside: a first one was kept anew
    restored_anew_kind: str
    member: Mapping[EventKind, str]  # of a document that a page carries, the page itself being there; and of several
    members: Mapping[EventKind, str]
    member_standing: Mapping[State, str]
    members_standing: Mapping[State, str]  # {documents}: how many
    member_named: str  # around a sentence of it, with its address; and of several; of many with that of one of them
    members_named: str
    members_among: str
    member_moved: str  # of one that was told as lost, and that the page carries at another address: {address}
    member_moved_kind: str
    standing_new_not_looked: str  # of a source that nobody looked at yet
    standing_new_elsewhere: str  # of a source that was not shown to us yet, and is received from another vantage point
    standing_new_no_more: str  # of one that another vantage point received, and none at a later look
    member_here: str  # of one that another vantage point receives, and we do not; and of several
    members_here: str
    member_unanswered: str  # the same of one that no usable answer comes for; and of several
    members_unanswered: str
    member_elsewhere: str  # of one that is back, and received from another vantage point only; and of several
    members_elsewhere: str
    member_kinds: Mapping[EventKind, str]
    members_kinds: Mapping[EventKind, str]
    member_states: Mapping[State, str]  # labels, where the page itself is there
    member_findings: Mapping[Finding, str]
    member_found: Mapping[Finding, str]  # what was found, in a sentence of such a document
    member_unseen: Mapping[Effect, str]  # of a look that had the page, and could not see a document of it
    beside: str  # {found} {unseen}: what a look found, and beside it what it could not see
    host_in_turn: str  # of a host whose addresses were counted over one turn of looks
