"""Limits of fetching, and failures that are not the site's."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.errors import LACKING


class Postponed(Exception):
    """No look took place, for our own reasons (disk, egress, a turn that is too late). The source stays due."""


class NotNow(Postponed):
    """The host asked to be left alone for longer than a visit waits."""


class NoRoom(Postponed):
    """The disk has no room for what a body may need."""


def postponed(ours: Exception) -> Exception:
    """The exception to raise after a failure of ours: Postponed if our vantage point or this machine lacked the means.

    Any other OSError is returned as it is.
    """
    if not isinstance(ours, OSError):
        return Postponed(str(ours))
    if ours.errno not in LACKING:
        return ours
    return Postponed(f"this machine could not ask: {(ours.strerror or '').lower()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one exchange, and of one visit."""

    max_bytes: int = 200 << 20  # of a body as it passes the wire; more is cut and marked
    head_bytes: int = 256 << 10  # of a head, like the limit in browsers
    redirects: int = 20  # as in browsers
    connect_s: float = 20.0  # for TCP, proxy and TLS together, without name lookup
    idle_s: float = 30.0  # without a byte
    total_s: float = 300.0  # for one exchange, from its turn on; redirects that took longer together end
    wait_s: float = 120.0  # for the turn at a host's gate; after that the visit is postponed
    members_max: int = 20
    members_bytes: int = 200 << 20
