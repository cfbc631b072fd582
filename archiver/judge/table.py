"""The judging rules as data: which act answers which effect in which state, and how long each act waits.

`docs/judgement.md` is this table in words. A new version of anything here is a new RULES string: verdicts carry it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from archiver.words.table import DISPUTED as _KNOWN_TO_ANOTHER
from archiver.words.table import HOST_FINE as _FINE
from archiver.words.table import PARKING_NAME_SERVERS as _PARKED
from storage.model import Agreement, Certainty, Effect, Finding, State

RULES = "judge/32"  # another, too, when more is read of what a page carries: by it looks know that a copy is of before


class Act(StrEnum):
    """What judging does with one visit."""

    OPEN = "open"  # a first look: kept as the first good copy if it is content
    RECORD = "record"  # nothing kept yet: the visit is remembered for the ladder of re-checks, the state stays
    RETURN = "return"  # a good visit: every doubt ends
    COMPARE = "compare"  # the text differs: pending until the same new text is seen again
    LOSS = "loss"  # the page is not what it was: doubt, and in time no longer served
    SITE = "site"  # the name or the whole site: doubt, and in time the domain is gone
    WALL = "wall"  # something stands before it: says nothing of the page behind
    LINE = "line"  # no usable answer: nothing is reported before a day
    NEITHER = "neither"  # neither confirms nor resets
    THERE = "there"  # reported as lost, and not shown to us: another vantage point may have received it


_DOUBTING: Mapping[Effect, Act] = {
    Effect.GOOD: Act.RETURN,
    Effect.CHANGE: Act.COMPARE,
    Effect.LOSS: Act.LOSS,
    Effect.SITE_LOSS: Act.SITE,
    Effect.BLOCKED: Act.WALL,
    Effect.FAILURE: Act.LINE,
    Effect.NONE: Act.NEITHER,
}

# What was reported as lost stays so until content is back, here or from another vantage point: walls and failures change
# nothing about that.
_TOLD: Mapping[Effect, Act] = {
    **_DOUBTING,
    Effect.SITE_LOSS: Act.NEITHER,
    Effect.BLOCKED: Act.THERE,
    Effect.FAILURE: Act.NEITHER,
}

TABLE: Mapping[State, Mapping[Effect, Act]] = {
    State.NEW: {
        Effect.GOOD: Act.OPEN,
        Effect.CHANGE: Act.RECORD,
        Effect.LOSS: Act.RECORD,
        Effect.SITE_LOSS: Act.RECORD,
        Effect.BLOCKED: Act.RECORD,
        Effect.FAILURE: Act.RECORD,
        Effect.NONE: Act.NEITHER,
    },
    State.AVAILABLE: _DOUBTING,
    State.SUSPECT: _DOUBTING,
    State.BLOCKED: _DOUBTING,
    State.UNREACHABLE: _DOUBTING,
    State.REMOVED: _TOLD,
    State.DOMAIN_GONE: _TOLD,
    State.MOVED: {**_TOLD, Effect.SITE_LOSS: Act.SITE},
}

OVER = frozenset({State.REMOVED, State.DOMAIN_GONE})  # reported as lost, and nowhere else
# Back at the address after one of these is an event of its own; from a mere doubt it is silent.
RESTORABLE = OVER | {State.MOVED}
# Only a confirmed loss leads out of these: a probable one would repeat what was reported, with less certainty.
FIRM = frozenset({State.DOMAIN_GONE, State.MOVED})

# --- groups of evidence that a visit may bring, independent of each other (Agreement.evidence)

HOST_FINE = _FINE  # the home page, a live neighbour, or the page that carries a lost document answered as usual
HOST_FAILING = "host_failing"  # they were asked and did not
SAID_410 = "said_410"  # "gone" by status 410, which servers send on purpose (RFC 9110 15.5.11)
DELISTED = "delisted"  # a page that listed it while it was served answers and no longer lists it
LIKE_INVENTED = "like_invented"  # the answer is the one that the site gives for an invented address
LIKE_LEARNED = "like_learned"  # the answer is like the site's not-found page, learned while the source was alive
ELSEWHERE = "elsewhere"  # the kept text was found at another address
DISPUTED = _KNOWN_TO_ANOTHER  # another resolver knows the name
NAME_BY_ONE = "name_by_one"  # one resolver does not know the name, and the second did not confirm that
SERVED_ELSEWHERE = "served_elsewhere"  # the kept text was received from another vantage point
AGREED_ELSEWHERE = "agreed_elsewhere"  # the same was found from another vantage point
# from another vantage point a text came that differs in much: too little to say that the page is back
ALTERED_ELSEWHERE = "altered_elsewhere"
SHARED_TARGET = "shared_target"  # at least two other lost sources of the host lead to the same address
REGISTRATION_OVER = "registration_over"  # the registry: no such registration, one being given up, or a newer one
REGISTERED = "registered"  # the registry still has a name that resolvers do not know
# an independent archive was answered "not found" since the page was first absent here
ARCHIVE_AGREES = "archive_agrees"
ARCHIVE_SERVED = "archive_served"  # the archive was given a page since then
NAME_SERVERS_CHANGED = "name_servers_changed"  # other companies answer for the domain than at the last good look
PARKING_NAME_SERVERS = _PARKED  # they are companies that serve nothing but placeholders
NAME_ONLY = "name_only"  # the domain is there as before, only this name in it is unknown
SAID_MOVED = "said_moved"  # someone said where the document is now
SITE_SAYS = frozenset({LIKE_INVENTED, LIKE_LEARNED, SHARED_TARGET})  # what the site says of things that do not exist


def _any(_: Agreement) -> bool:
    return True


def _hard(a: Agreement) -> bool:
    return a.finding is Finding.GONE and ELSEWHERE not in a.evidence


def _purposeful(a: Agreement) -> bool:
    return _hard(a) and a.strong and (SAID_410 in a.evidence or DELISTED in a.evidence)


def _supported(a: Agreement) -> bool:
    """Hard, or answered in a way that the site itself uses for things that do not exist."""
    backed = not SITE_SAYS.isdisjoint(a.evidence)
    return a.strong and ELSEWHERE not in a.evidence and (_hard(a) or backed or a.finding is Finding.WITHDRAWN)


def _placeholder(a: Agreement) -> bool:
    return a.finding in {Finding.PARKED, Finding.SUSPENDED}


# Evidence beside the page itself that a placeholder stands for the whole site.
_WHOLE = frozenset({HOST_FAILING, NAME_SERVERS_CHANGED, REGISTRATION_OVER})


def _host_not_failing(a: Agreement) -> bool:
    return HOST_FAILING not in a.evidence and ELSEWHERE not in a.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A state that follows from so many visits that count, so far apart, the newest being the one judged."""

    name: str
    visits: int
    span: timedelta
    state: State
    certainty: Certainty
    counts: Callable[[Agreement], bool]
    text: str  # what the agreeing visits have in common


_H = timedelta(hours=1)
# Spans are multiples of the usual cycle of 6 h, and a look comes some minutes after its turn, also the first that
# agrees: without slack, a look at 71:58 would leave an alert to the next cycle. Shorter spans are no such multiples.
SLACK, SLACK_FROM = timedelta(minutes=15), 6 * _H


def is_over(span: timedelta, elapsed: timedelta) -> bool:
    """Whether a waiting span has passed."""
    return elapsed >= least(span)


def least(span: timedelta) -> timedelta:
    """How much of a waiting span must pass."""
    return span - SLACK if span >= SLACK_FROM else span


KNOWN_MOVE = "known-move"  # the rule that relies on what someone said
NOTICE = "notice"  # the rule that relies on what stands in the page's place

# The first that holds. The three probable ones are for when the site could not be asked, or gave no answer that counts.
_AS_SAID = Rule(
    name=KNOWN_MOVE,
    visits=1,
    span=0 * _H,
    state=State.MOVED,
    certainty=Certainty.CONFIRMED,
    counts=lambda a: SAID_MOVED in a.evidence,
    text="it was not at this address, and someone had said where it is now",
)

LOSS_RULES = (
    _AS_SAID,
    Rule(
        name="elsewhere",
        visits=2,
        span=1 * _H,
        state=State.MOVED,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: ELSEWHERE in a.evidence,
        text="the kept text was found at another address, and not at this one",
    ),
    Rule(
        name=NOTICE,
        visits=2,
        span=1 * _H,
        state=State.REMOVED,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: a.finding is Finding.WITHDRAWN and ELSEWHERE not in a.evidence,
        text="a notice was shown in the place of the page",
    ),
    Rule(
        name="gone-on-purpose",
        visits=2,
        span=6 * _H,
        state=State.REMOVED,
        certainty=Certainty.CONFIRMED,
        counts=_purposeful,
        text="the answer was status 410, or the page that listed it no longer did, and the site was otherwise fine",
    ),
    Rule(
        name="gone",
        visits=3,
        span=24 * _H,
        state=State.REMOVED,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: _hard(a) and a.strong,
        text="the answer was 'not found' while the home page or a neighbouring page was fine",
    ),
    Rule(
        name="gone-soft",
        visits=3,
        span=24 * _H,
        state=State.REMOVED,
        certainty=Certainty.CONFIRMED,
        counts=_supported,
        text="the answer was the one that this site gives for pages that do not exist, while a neighbouring page was fine",
    ),
    Rule(
        name="gone-host-not-asked",
        visits=3,
        span=24 * _H,
        state=State.REMOVED,
        certainty=Certainty.PROBABLE,
        counts=lambda a: _hard(a) and _host_not_failing(a),
        text="the answer was 'not found', but the home page was not requested each time",
    ),
    Rule(
        name="gone-soft-unsupported",
        visits=3,
        span=72 * _H,
        state=State.REMOVED,
        certainty=Certainty.PROBABLE,
        counts=_host_not_failing,
        text="the kept text was not in the answer",
    ),
    Rule(
        name="gone-host-failing-too",
        visits=3,
        span=7 * 24 * _H,
        state=State.REMOVED,
        certainty=Certainty.PROBABLE,
        counts=_any,
        text="the kept text was not in the answer, and the home page or the neighbouring pages were not as they should be either",
    ),
)

SITE_RULES = (
    _AS_SAID,
    Rule(
        name="registration-over",
        visits=2,
        span=24 * _H,
        state=State.DOMAIN_GONE,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: REGISTRATION_OVER in a.evidence,
        text="the registry says that the name's registration has ended, is being given up, or is a newer one",
    ),
    Rule(
        name="site-replaced",
        visits=2,
        span=24 * _H,
        state=State.DOMAIN_GONE,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: PARKING_NAME_SERVERS in a.evidence or (_placeholder(a) and not _WHOLE.isdisjoint(a.evidence)),
        text="a placeholder of a domain dealer or hosting company was shown in the place of the site",
    ),
    Rule(
        name="site-replaced-not-asked",
        visits=2,
        span=24 * _H,
        state=State.DOMAIN_GONE,
        certainty=Certainty.PROBABLE,
        counts=_placeholder,
        text="a placeholder of a domain dealer or hosting company was shown, but other pages of the site were not requested each time",
    ),
    Rule(
        name="name-unknown",
        visits=3,
        span=72 * _H,
        state=State.DOMAIN_GONE,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: NAME_BY_ONE not in a.evidence,
        text="the site's name is not in the domain name system, or leads to a placeholder",
    ),
    Rule(
        name="name-unknown-to-one",
        visits=3,
        span=72 * _H,
        state=State.DOMAIN_GONE,
        certainty=Certainty.PROBABLE,
        counts=_any,
        text="one resolver said that there is no such name, but the second did not confirm it each time",
    ),
)

RECEIVED = "received-elsewhere"  # the rule that relies on what another vantage point received

WALL_RULES = (
    Rule(
        name=RECEIVED,
        visits=2,
        span=1 * _H,
        state=State.BLOCKED,
        certainty=Certainty.CONFIRMED,
        counts=lambda a: SERVED_ELSEWHERE in a.evidence,
        text="the page was received from another vantage point, and not from this one",
    ),
    Rule(
        name="wall",
        visits=2,
        span=1 * _H,
        state=State.BLOCKED,
        certainty=Certainty.CONFIRMED,
        counts=_any,
        text="the page was not shown to us",  # be it a wall, or an answer that others do not get
    ),
)

LINE_RULES = (
    Rule(
        name="unreachable-long",
        visits=3,
        span=7 * 24 * _H,
        state=State.UNREACHABLE,
        certainty=Certainty.CONFIRMED,
        counts=_any,
        text="no usable answer came from the site",
    ),
    Rule(
        name="unreachable",
        visits=3,
        span=24 * _H,
        state=State.UNREACHABLE,
        certainty=Certainty.PROBABLE,
        counts=_any,
        text="no usable answer came from the site",
    ),
)

RULES_OF: Mapping[Effect, tuple[Rule, ...]] = {  # of the effects that raise a doubt
    Effect.LOSS: LOSS_RULES,
    Effect.SITE_LOSS: SITE_RULES,
    Effect.BLOCKED: WALL_RULES,
    Effect.FAILURE: LINE_RULES,
}

# A page lost or unseen, and found again, so often within so long: the next such time must last, but for a notice.
TURNED_TIMES, TURNED_WITHIN, RECURRING = 2, timedelta(days=30), timedelta(days=7)
RECURRING_RULES: Mapping[Effect, tuple[Rule, ...]] = {
    Effect.LOSS: tuple(
        replace(rule, span=max(rule.span, RECURRING)) if rule.state is State.REMOVED and rule.name != NOTICE else rule
        for rule in LOSS_RULES
    ),
    Effect.FAILURE: LINE_RULES[:1],
}

# --- alterations: (captures with the same new text, first to last). The second is for a text that came and went before,
# as the variants of an A/B test do; the third for one that was reported before, as was its going back; the fourth for a
# text that turns; the fifth for passages missing from one that differs at each look; the last for those that came back
ALTERED_AFTER = (2, timedelta(hours=1))
ALTERED_AFTER_RETURNING = (3, timedelta(hours=24))
ALTERED_TOLD_BEFORE = (4, timedelta(hours=72))
ALTERED_TURNING = (4, timedelta(hours=72))
ALTERED_AMONG_OTHERS = (4, timedelta(hours=72))
ALTERED_MISSING_AGAIN = (30, timedelta(days=30))
TURNS, TURNS_FOR = 2, timedelta(days=30)  # a text that turned so often differs at each look, for so long

# --- host-wide change: many of a host's sources at once say more about the host than about each
HOST_SOURCES = 5
HOST_SHARE = 0.30
HOST_WITHIN = timedelta(hours=1)
HOST_TURN = timedelta(hours=6)  # the longest turn of looks in which sources are counted
HOST_TURNED = 3  # fewest in such a turn: two of five may be two pages of one afternoon
HOST_LOOKED = 0.5  # smallest share of its sources: fewer may be one folder of the site
HOST_HOLD = timedelta(hours=24)

# --- our own line: many hosts that were served before and fall silent together say more about us than about them
LINE_HOSTS = 5
LINE_SHARE = 0.5
LINE_WINDOW = timedelta(minutes=10)
LINE_TURN = timedelta(hours=7)  # in which each host is looked at once: the usual wait, its jitter, and a round

# how long no look could see the page before that is said, as for one that gives no usable answer
NOT_SEEN_FOR = timedelta(hours=24)
LISTED_HOLDS = timedelta(days=30)  # for so long it is remembered that a page listed the source
ELSEWHERE_HOLDS = timedelta(days=7)  # for so long holds what other vantage points received, where none shows otherwise
ELSEWHERE_TURNS = 2  # losses ended from elsewhere after which "not found" there ends nothing for as long
# other lost sources of the host whose redirects end at the same address: takedown redirects come in numbers
SHARED_BY = 2
DOUBTS_KEPT = 24  # most agreeing visits remembered per effect; the ladder makes three weeks of it
