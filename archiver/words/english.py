"""English."""

from __future__ import annotations

from archiver.words.table import CHECKS_FAILED, CHECKS_MADE, CHECKS_NOT_MADE, FIRST_TEXT, Words
from storage.model import EMPTIED, Certainty, Effect, EventKind, Finding, State

ENGLISH = Words(
    instant="{day} {month} {year} {hour:02}:{minute:02} UTC",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    never="never",
    here="from here",
    by_way="by way of {egress}",
    in_country="{place} in {country}",
    way_down="that vantage point did not work",
    again="{sentence} What is there: {finding}.",
    another="{sentence} Another page is shown there.",
    probable="{sentence} {checks}",
    checks={
        "": "It is not confirmed.",
        CHECKS_MADE: "The checks that were made did not settle it.",
        CHECKS_NOT_MADE: "Not every check that would confirm it was made.",
        CHECKS_FAILED: "A check that would confirm it got no usable answer.",
    },
    states={
        State.NEW: "nothing kept yet",
        State.AVAILABLE: "served at this address",
        State.SUSPECT: "not yet confirmed",
        State.REMOVED: "no longer served at this address",
        State.MOVED: "at another address, found or reported",
        State.BLOCKED: "not shown to us",
        State.UNREACHABLE: "no usable answer",
        State.DOMAIN_GONE: "the site is no longer at its name",
    },
    standing={
        State.NEW: "Nothing usable is kept yet: {finding}.",
        State.AVAILABLE: "Served at this address: last seen {last_seen}.",
        State.SUSPECT: "Not found when last looked at, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
        State.REMOVED: "No longer served at this address: last seen {last_seen}, first absent {first_absent}.",
        State.MOVED: "Served at another address; here last seen {last_seen}, first absent {first_absent}.",
        State.BLOCKED: "We could not see it {place}, and do not know whether it is there: {finding}. "
        "Last seen {last_seen}, first not shown {first_off}.",
        State.UNREACHABLE: "No usable answer from the site {place}: {finding}. "
        "Last seen {last_seen}, first without an answer {first_off}.",
        State.DOMAIN_GONE: "The site is no longer at its name: last seen {last_seen}, first absent {first_absent}.",
    },
    standing_moved_to="Found at another address, {address}, on {found}; here last seen {last_seen}, "
    "first absent {first_absent}.",
    standing_led_to="The page is there, but its text is at another address, {address}, which the page shows or links: found there "
    "on {found}; in the page itself last seen {last_seen}, first absent {first_absent}.",
    standing_as_said="Not at this address; someone reported where it is now. Here last seen {last_seen}, "
    "first absent {first_absent}.",
    certainties={Certainty.PROBABLE: "not confirmed", Certainty.CONFIRMED: "confirmed by repeated looks"},
    effects={
        Effect.GOOD: "kept and same",
        Effect.CHANGE: "text differs",
        Effect.LOSS: "not served",
        Effect.SITE_LOSS: "site not there",
        Effect.BLOCKED: "not shown to us",
        Effect.FAILURE: "no usable answer",
        Effect.NONE: "not usable, and says nothing about the page",
    },
    findings={
        Finding.FIRST: "first good look",
        Finding.SAME: "same as our copy",
        Finding.PRESENTATION: "same text, other presentation",
        Finding.LINKS: "same text, other links",
        Finding.ALTERED: "text differs from our copy",
        Finding.ALTERED_LARGE: "much of the text differs from our copy",
        Finding.GONE: "the server answered that there is nothing at this address",
        Finding.SOFT_GONE: "a not-found page was shown with a success status",
        Finding.REPLACED: "another page was shown at this address",
        Finding.REDIRECTED: "the address led to another page",
        Finding.TYPE_CHANGED: "a file of another type was received",
        Finding.WITHDRAWN: "a notice was shown in its place",
        Finding.PARKED: "a placeholder of a domain dealer was shown",
        Finding.SUSPENDED: "a placeholder of a hosting company was shown",
        Finding.DNS_NXDOMAIN: "the site's name is not known to the domain name system",
        Finding.CHALLENGE: "a test for automated visitors was shown",
        Finding.LOGIN: "a login or a password was asked for",
        Finding.DENIED: "the server did not give us the page",
        Finding.THROTTLED: "the server asked us to come less often",
        Finding.CENSORED: "a page was shown that says that this address may not be reached from here",
        Finding.LEGAL: "the server answered with status 451 or a legal notice",
        Finding.GEO: "a notice was shown about the region we look from",
        Finding.DNS_ERROR: "the site's name could not be looked up",
        Finding.REFUSED: "the connection was refused",
        Finding.RESET: "the connection was broken off",
        Finding.TIMEOUT: "no answer in time",
        Finding.TLS_ERROR: "the secure connection could not be verified",
        Finding.BAD_ANSWER: "the answer was not usable HTTP",
        Finding.SERVER_ERROR: "the server sent an error, or nothing to read",
        Finding.MAINTENANCE: "a maintenance page was shown",
        Finding.TRUNCATED: "the answer was not received whole",
        Finding.TOO_LARGE: "the answer exceeded our limits, or our text reader could not process it",
        Finding.FORBIDDEN_ADDRESS: "the address is one that we never connect to",
        Finding.CLOCK: "our clock could not be trusted",
    },
    shown={
        FIRST_TEXT: "the text of our first copy",
        "error": "the server reported an error of its own",
        "empty": "the answer held nothing to read",
        "unfilled": "the answer held no text, only a few placeholder words",
        "onward": "the answer was a page that only forwards its reader elsewhere",
        "bad_link": "a notice was shown that calls the link wrong",
        "locked": "a document was received that cannot be read without a password",
        "consent": "a page was shown that first asks for consent to cookies or to the use of data",
        EMPTIED: "the page was shown under its title, but without its text",
        "everywhere": "one and the same page was shown at the addresses of the site that were asked",
    },
    kinds={
        EventKind.FIRST: "first copy kept",
        EventKind.SUSPECTED: "not found in one look, not yet confirmed",
        EventKind.REMOVED: "no longer served at this address",
        EventKind.RESTORED: "served at this address again",
        EventKind.ALTERED: "text differs from our copy",
        EventKind.MOVED: "at another address, found or reported",
        EventKind.BLOCKED: "not shown to us",
        EventKind.UNREACHABLE: "no usable answer from the site",
        EventKind.DOMAIN_GONE: "the site is no longer at its name",
        EventKind.INSTEAD: "still not served, and something else is shown in its place",
        EventKind.HOST: "many addresses of one site changed at once",
    },
    shown_once="In one look {finding}, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
    shown_once_kind="in one look {finding}, not yet confirmed",
    standing_shown="When last looked at, {finding}, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
    not_seen="could not be seen lately",
    not_seen_member="a document of the page could not be seen lately",
    standing_not_seen="Last seen at this address {last_seen}; no look from {first_off} on could see it, and it is not known "
    "whether it is there: {finding}.",
    standing_not_seen_member="A document that this page carries was last seen {last_seen}; no look from {first_off} on could "
    "see it, and it is not known whether it is there: {finding}. The page itself is there.",
    our_line="our own connection was down",
    altered_dated="text differs from our copy of {last_seen}",
    events={
        EventKind.FIRST: "First copy kept, received {at}.",
        EventKind.SUSPECTED: "Not found in one look, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
        EventKind.REMOVED: "No longer served at this address: last seen {last_seen}, first absent {first_absent}.",
        EventKind.RESTORED: "Served at this address again: seen {at}; it was first absent {first_absent}.",
        EventKind.ALTERED: "The text differs from our copy: last seen unchanged {last_seen}, first seen different {changed}.",
        EventKind.MOVED: "Served at another address: here last seen {last_seen}, first absent {first_absent}.",
        EventKind.BLOCKED: "We could not see it {place}, and do not know whether it is there: {finding}. "
        "Last seen {last_seen}, first not shown {first_off}.",
        EventKind.UNREACHABLE: "No usable answer from the site {place}: {finding}. "
        "Last seen {last_seen}, first without an answer {first_off}.",
        EventKind.DOMAIN_GONE: "The site is no longer at its name: last seen {last_seen}, first absent {first_absent}.",
        EventKind.INSTEAD: "Still not served at this address, and something else is shown in its place: {finding}, first seen "
        "{now_since}; before that {was}, last seen {was_seen}.",
        EventKind.HOST: "At least {changed_sources} of {sources} watched addresses of this site changed within the hour before {at}; "
        "for a day this is reported once for the site, not for each.",
    },
    emptied="The page is there under its title, its text is not: last seen {last_seen}, first absent {first_absent}.",
    emptied_kind="the page is there under its title, its text is not",
    page_unanswered="No usable answer {place} for this page: {finding}. "
    "Last seen {last_seen}, first without an answer {first_off}.",
    page_unanswered_kind="no usable answer for this page",
    altered_so="{sentence} From {stands} on, every look that received the text found it as described here.",
    altered_here="{sentence} At the look that confirmed this, the kept text was received from another vantage point.",
    altered_cited="A cited passage is no longer in the text: last seen unchanged {last_seen}, first seen different {changed}.",
    altered_cited_kind="a cited passage is no longer in the text",
    altered_cited_back="A cited passage is in the text again, and the text differs from our newest copy: that copy's text was last "
    "seen {last_seen}, the passage was first seen again {stands}.",
    altered_cited_back_kind="a cited passage is in the text again",
    altered_cited_member="A cited passage is no longer in a document that this page carries: last seen unchanged "
    "{last_seen}, first seen different {changed}.",
    altered_cited_members="Cited passages are no longer in documents that this page carries: last seen unchanged "
    "{last_seen}, first seen different {changed}.",
    altered_cited_member_kind="a cited passage is no longer in a document of the page",
    altered_member="A document that this page carries differs from our copy: last seen unchanged {last_seen}, "
    "first seen different {changed}.",
    altered_members="Documents that this page carries differ from our copies: last seen unchanged {last_seen}, "
    "first seen different {changed}.",
    altered_member_kind="a document of the page differs from our copy",
    altered_members_kind="documents of the page differ from our copies",
    altered_back="The text is that of our first copy again, and differs from our newest copy: the newest copy's text was last seen "
    "{last_seen}, the first copy's was first seen again {stands}.",
    altered_back_kind="the text of our first copy is there again",
    altered_pictures="Pages without text show other pictures than in our copy: {pages}. Last seen unchanged {last_seen}, "
    "first seen different {changed}.",
    altered_pictures_kind="pages without text show other pictures than in our copy",
    altered_shown="The words of the page are the same; what it shows or leads to differs from our copy: last seen unchanged "
    "{last_seen}, first seen different {changed}.",
    altered_shown_kind="what the page shows or leads to differs from our copy",
    moved_without="{sentence} A cited passage is not in the text found there.",
    moved_to="Served at another address, {address}: here last seen {last_seen}, first absent {first_absent}.",
    moved_led_to="The page is there, but its text is at another address, {address}, which the page shows or links: in the page "
    "itself last seen {last_seen}, first absent {first_absent}.",
    moved_as_said="Not at this address; someone reported where it is now: here last seen {last_seen}, "
    "first absent {first_absent}.",
    standing_new_not_looked="Not looked at yet.",
    standing_new_elsewhere="Not shown to us {place}: {finding}. A copy was received from another vantage point, most recently {elsewhere}.",
    standing_new_no_more="Not shown to us {place}: {finding}. A copy was received from another vantage point, most recently {elsewhere}; "
    "at a later look none was received from any vantage point that was tried.",
    blocked_here="Not shown to us {place}: {finding}. Last seen from this vantage point {last_seen}, first not shown {first_off}; "
    "seen from another vantage point {elsewhere}.",
    unreachable_here="No usable answer from the site {place}: {finding}. Last seen from this vantage point {last_seen}, "
    "first without an answer {first_off}; seen from another vantage point {elsewhere}.",
    restored_elsewhere="Served at this address again, as seen from another vantage point {elsewhere}. Not shown to us {place}: {finding}; "
    "first absent {first_absent}.",
    restored_elsewhere_kind="served at this address again, as seen from another vantage point",
    restored_anew="Our earlier copy was set aside, and a new first copy kept: received {at}.",
    restored_anew_kind="our earlier copy was set aside, and a new first copy kept",
    member={
        EventKind.SUSPECTED: "A document that this page carries was not there in one look, not yet confirmed: "
        "last seen {last_seen}, first absent {first_absent}.",
        EventKind.REMOVED: "A document that this page carries is no longer served: last seen {last_seen}, "
        "first absent {first_absent}. The page itself is there.",
        EventKind.RESTORED: "The document that this page carries is served again: seen {at}; "
        "it was first absent {first_absent}.",
        EventKind.BLOCKED: "A document that this page carries is not shown to us {place}, and we do not know whether it is "
        "there: {finding}. Last seen {last_seen}, first not shown {first_off}. The page itself is there.",
        EventKind.UNREACHABLE: "No usable answer came {place} for a document that this page carries: {finding}. "
        "Last seen {last_seen}, first without an answer {first_off}. The page itself is there.",
    },
    members={
        EventKind.SUSPECTED: "Documents that this page carries were not there in one look, not yet confirmed: "
        "last seen {last_seen}, first absent {first_absent}.",
        EventKind.REMOVED: "Documents that this page carries are no longer served: last seen {last_seen}, "
        "first absent {first_absent}. The page itself is there.",
        EventKind.RESTORED: "Documents that this page carries are served again: seen {at}; "
        "they were first absent {first_absent}.",
        EventKind.BLOCKED: "Documents that this page carries are not shown to us {place}, and we do not know whether they "
        "are there: {finding}. Last seen {last_seen}, first not shown {first_off}. The page itself is there.",
        EventKind.UNREACHABLE: "No usable answer came {place} for documents that this page carries: {finding}. "
        "Last seen {last_seen}, first without an answer {first_off}. The page itself is there.",
    },
    member_standing={
        State.SUSPECT: "A document that this page carries was not there when last looked at, not yet confirmed: "
        "last seen {last_seen}, first absent {first_absent}.",
        State.REMOVED: "A document that this page carries is no longer served: last seen {last_seen}, "
        "first absent {first_absent}. The page itself is there.",
        State.BLOCKED: "A document that this page carries is not shown to us {place}: last seen {last_seen}, "
        "first not shown {first_off}. The page itself is there.",
        State.UNREACHABLE: "No usable answer comes {place} for a document that this page carries: last seen {last_seen}, "
        "first without an answer {first_off}. The page itself is there.",
    },
    members_standing={
        State.SUSPECT: "{documents} documents that this page carries were not there when last looked at, not yet confirmed: "
        "the first of them last seen {last_seen}, first absent {first_absent}.",
        State.REMOVED: "{documents} documents that this page carries are no longer served: the first of them last seen "
        "{last_seen}, first absent {first_absent}. The page itself is there.",
        State.BLOCKED: "{documents} documents that this page carries are not shown to us {place}: the first of them last seen "
        "{last_seen}, first not shown {first_off}. The page itself is there.",
        State.UNREACHABLE: "No usable answer comes {place} for {documents} documents that this page carries: the first of them "
        "last seen {last_seen}, first without an answer {first_off}. The page itself is there.",
    },
    member_named="{sentence} The document: {document}",
    members_named="{sentence} The documents: {document}",
    members_among="{sentence} Among them: {document}",
    member_moved="This page now carries its document at another address, {address}: seen there {at}; at its earlier address "
    "it was first absent {first_absent}.",
    member_moved_kind="a document of the page is at another address now",
    member_here="A document that this page carries is not shown to us {place}: {finding}. Last seen from this vantage point {last_seen}, "
    "first not shown {first_off}; seen from another vantage point {elsewhere}. The page itself is there.",
    members_here="Documents that this page carries are not shown to us {place}: {finding}. Last seen from this vantage point {last_seen}, "
    "first not shown {first_off}; seen from another vantage point {elsewhere}. The page itself is there.",
    member_unanswered="No usable answer came {place} for a document that this page carries: {finding}. Last seen from this vantage point "
    "{last_seen}, first without an answer {first_off}; seen from another vantage point {elsewhere}. The page itself is there.",
    members_unanswered="No usable answer came {place} for documents that this page carries: {finding}. Last seen from this vantage point "
    "{last_seen}, first without an answer {first_off}; seen from another vantage point {elsewhere}. The page itself is there.",
    member_elsewhere="The document that this page carries is served again, as seen from another vantage point {elsewhere}. "
    "Not shown to us {place}; first absent {first_absent}.",
    members_elsewhere="Documents that this page carries are served again, as seen from another vantage point {elsewhere}. "
    "Not shown to us {place}; first absent {first_absent}.",
    member_kinds={
        EventKind.SUSPECTED: "a document of the page not there in one look, not yet confirmed",
        EventKind.REMOVED: "a document of the page is no longer served",
        EventKind.RESTORED: "a document of the page is served again",
        EventKind.BLOCKED: "a document of the page is not shown to us",
        EventKind.UNREACHABLE: "no usable answer for a document of the page",
    },
    members_kinds={
        EventKind.SUSPECTED: "documents of the page not there in one look, not yet confirmed",
        EventKind.REMOVED: "documents of the page are no longer served",
        EventKind.RESTORED: "documents of the page are served again",
        EventKind.BLOCKED: "documents of the page are not shown to us",
        EventKind.UNREACHABLE: "no usable answer for documents of the page",
    },
    member_states={
        State.SUSPECT: "a document of the page was not there, not yet confirmed",
        State.REMOVED: "a document of the page is no longer served",
        State.BLOCKED: "a document of the page is not shown to us",
        State.UNREACHABLE: "no usable answer for a document of the page",
    },
    member_findings={
        Finding.GONE: "a document of the page: the server answered that there is nothing at its address",
        Finding.SOFT_GONE: "a document of the page: a not-found page was shown with a success status",
        Finding.REPLACED: "a document of the page: another was shown at its address",
        Finding.REDIRECTED: "a document of the page: its address led to another page",
        Finding.TYPE_CHANGED: "a document of the page: a file of another type was received",
        Finding.WITHDRAWN: "a document of the page: a notice was shown in its place",
        Finding.ALTERED: "a document of the page: its text differs from our copy",
        Finding.ALTERED_LARGE: "a document of the page: much of its text differs from our copy",
    },
    member_found={Finding.DENIED: "the server did not give us the document"},
    member_unseen={
        Effect.BLOCKED: "a document of the page was not shown to us",
        Effect.FAILURE: "no usable answer came for a document of the page",
    },
    beside="{found}; {unseen}",
    host_in_turn="Of {sources} watched addresses of this site that were looked at in the {hours} h before {at}, "
    "{changed_sources} had changed so far; for a day this is reported once for the site, not for each.",
    notice="{sentence} A notice is shown in its place: “{notice}”.",
    notices="{sentence} A notice is shown in the place of each: “{notice}”.",
)
