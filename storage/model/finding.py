"""The finding of one visit: classes that are stored permanently, and the effect of each on the state of a source."""

from __future__ import annotations

from enum import StrEnum


class Effect(StrEnum):
    """What a finding does to a state."""

    GOOD = "good"
    CHANGE = "change"
    LOSS = "loss"
    SITE_LOSS = "site_loss"
    BLOCKED = "blocked"
    FAILURE = "failure"
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

    FIRST = "first"
    SAME = "same"
    PRESENTATION = "presentation"
    LINKS = "links"
    ALTERED = "altered"
    ALTERED_LARGE = "altered_large"
    GONE = "gone"
    SOFT_GONE = "soft_gone"
    REPLACED = "replaced"
    REDIRECTED = "redirected"
    TYPE_CHANGED = "type_changed"
    WITHDRAWN = "withdrawn"
    PARKED = "parked"
    SUSPENDED = "suspended"
    DNS_NXDOMAIN = "dns_nxdomain"
    CHALLENGE = "challenge"
    LOGIN = "login"
    DENIED = "denied"
    THROTTLED = "throttled"
    CENSORED = "censored"
    LEGAL = "legal"
    GEO = "geo"
    DNS_ERROR = "dns_error"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS_ERROR = "tls_error"
    BAD_ANSWER = "bad_answer"
    SERVER_ERROR = "server_error"
    MAINTENANCE = "maintenance"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    FORBIDDEN_ADDRESS = "forbidden_address"
    CLOCK = "clock"

    @property
    def effect(self) -> Effect:
        return _EFFECT[self]

    @property
    def is_usable(self) -> bool:
        """Whether an answer by another way out counts as the page: what it would take here to end a loss."""
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
