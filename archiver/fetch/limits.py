"""Limits, and what is not a site's doing."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.errors import LACKING


class Postponed(Exception):
    """No look was had, for a reason of ours (disk, egress, a turn that would come too late). The source stays due."""


class NotNow(Postponed):
    """The host asked to be left alone for longer than a visit waits."""


class NoRoom(Postponed):
    """The disk has not the room that a body may need."""


def postponed(ours: Exception) -> Exception:
    """What a request ends with that our way out, or this machine, had not the means for; any other fault of the system is itself."""
    if not isinstance(ours, OSError):
        return Postponed(str(ours))
    if ours.errno not in LACKING:
        return ours
    return Postponed(f"this machine could not ask: {(ours.strerror or '').lower()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one exchange may take, and one visit."""

    max_bytes: int = 200 << 20  # of a body as it passes the wire; more is cut and marked
    head_bytes: int = 256 << 10  # of a head; browsers give up there too
    redirects: int = 20  # as browsers have it
    connect_s: float = 20.0  # names aside: TCP, proxy and TLS together
    idle_s: float = 30.0  # without a byte
    total_s: float = 300.0  # one exchange, from its turn on
    wait_s: float = 120.0  # for the turn at a host's gate; beyond it the visit is postponed
    members_max: int = 20
    members_bytes: int = 200 << 20
