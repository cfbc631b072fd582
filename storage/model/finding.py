"""The finding of one visit: classes that are stored permanently, and the effect of each on the state of a source."""

from __future__ import annotations

from enum import StrEnum


class Effect(StrEnum):
    """What a finding does to the state of a source (docs/judgement.md, "State x effect")."""

    GOOD = "good"  # the page is there, as it was
    CHANGE = "change"  # the page is there, with another text
    LOSS = "loss"  # the page is not there
    SITE_LOSS = "site_loss"  # the whole site is gone
    BLOCKED = "blocked"  # we were not shown the page, which may be there
    FAILURE = "failure"  # no usable answer
    NONE = "none"  # one of our own limits: neither confirms nor resets a doubt

    @property
    def is_there(self) -> bool:
        """Whether the page came, as it was or altered."""
        return self is Effect.GOOD or self is Effect.CHANGE

    @property
    def is_loss(self) -> bool:
        """Whether the page is gone, alone or with its site."""
        return self is Effect.LOSS or self is Effect.SITE_LOSS


class Finding(StrEnum):
    """The class that one version of the rules gives to an observation."""

    FIRST = "first"  # first visit that found content
    SAME = "same"  # same as the reference, or a 304
    PRESENTATION = "presentation"  # same text, other presentation
    LINKS = "links"  # same text, other links
    ALTERED = "altered"  # the text differs
    ALTERED_LARGE = "altered_large"  # much of the text differs, yet it is the same page
    GONE = "gone"  # status 404 or 410
    SOFT_GONE = "soft_gone"  # a not-found page with another status
    REPLACED = "replaced"  # another page at this address
    REDIRECTED = "redirected"  # the address leads to another page
    TYPE_CHANGED = "type_changed"  # a file of another type
    WITHDRAWN = "withdrawn"  # a notice in place of the text
    PARKED = "parked"  # placeholder of a domain dealer
    SUSPENDED = "suspended"  # placeholder of a hosting company, or a notice that the site has ended
    DNS_NXDOMAIN = "dns_nxdomain"  # the site's name does not exist in DNS
    CHALLENGE = "challenge"  # bot challenge, or a consent or age dialogue instead of the page
    LOGIN = "login"  # a login, password or subscription is required; status 401, 402, 407
    DENIED = "denied"  # the server refused us the page, or shows only a part without payment
    THROTTLED = "throttled"  # we are to come less often: status 429, or 503 with Retry-After
    CENSORED = "censored"  # a page that says that the address is blocked from here
    LEGAL = "legal"  # status 451, or a legal notice
    GEO = "geo"  # a notice about the place that we look from
    DNS_ERROR = "dns_error"  # the site's name could not be looked up
    REFUSED = "refused"  # connection refused
    RESET = "reset"  # connection reset
    TIMEOUT = "timeout"  # no answer in time
    TLS_ERROR = "tls_error"  # the certificate could not be verified, or TLS failed
    BAD_ANSWER = "bad_answer"  # not usable HTTP
    SERVER_ERROR = "server_error"  # status 5xx, an error page, or nothing to read
    MAINTENANCE = "maintenance"  # maintenance page
    TRUNCATED = "truncated"  # the answer is incomplete
    TOO_LARGE = "too_large"  # beyond our limits, or those of our text extraction
    FORBIDDEN_ADDRESS = "forbidden_address"  # an IP address that we never connect to
    CLOCK = "clock"  # our own clock could not be trusted

    @property
    def effect(self) -> Effect:
        """What the finding does to the state of a source."""
        return _EFFECT[self]

    @property
    def is_usable(self) -> bool:
        """Whether an answer from another vantage point counts as the page: what it would take here to end a loss."""
        return self.effect.is_there and self is not Finding.ALTERED_LARGE


_CLASSES: dict[Effect, tuple[Finding, ...]] = {
    Effect.GOOD: (Finding.FIRST, Finding.SAME, Finding.PRESENTATION, Finding.LINKS),
    Effect.CHANGE: (Finding.ALTERED, Finding.ALTERED_LARGE),
    Effect.LOSS: (
        Finding.GONE,
        Finding.SOFT_GONE,
        Finding.REPLACED,
        Finding.REDIRECTED,
        Finding.TYPE_CHANGED,
        Finding.WITHDRAWN,
    ),
    Effect.SITE_LOSS: (Finding.PARKED, Finding.SUSPENDED, Finding.DNS_NXDOMAIN),
    Effect.BLOCKED: (
        Finding.CHALLENGE,
        Finding.LOGIN,
        Finding.DENIED,
        Finding.THROTTLED,
        Finding.CENSORED,
        Finding.LEGAL,
        Finding.GEO,
    ),
    Effect.FAILURE: (
        Finding.DNS_ERROR,
        Finding.REFUSED,
        Finding.RESET,
        Finding.TIMEOUT,
        Finding.TLS_ERROR,
        Finding.BAD_ANSWER,
        Finding.SERVER_ERROR,
        Finding.MAINTENANCE,
    ),
    Effect.NONE: (Finding.TRUNCATED, Finding.TOO_LARGE, Finding.FORBIDDEN_ADDRESS, Finding.CLOCK),
}
_EFFECT: dict[Finding, Effect] = {finding: effect for effect, findings in _CLASSES.items() for finding in findings}
