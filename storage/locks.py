"""Locks on blobs, in words of our own: what was asked for, what a store says, and the stores that can.

A lock is only ever made longer. A store that cannot lock (a directory) is none of these, and says nothing of locks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

SLACK = timedelta(hours=1)  # clocks of two machines: a lock that is shorter by less than this is as it was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What the operator asked of a bucket."""

    mode: str  # GOVERNANCE | COMPLIANCE
    days: int

    def __str__(self) -> str:
        return f"{self.mode} {self.days} days"

    def until(self, at: datetime) -> datetime:
        """How long something that is stored at this instant is locked, at least."""
        return at + timedelta(days=self.days)


def asked(lock: str, days: int) -> Retention | None:
    """What the settings of these names ask for; None for `off`."""
    return None if lock == "off" else Retention(mode=lock.upper(), days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a store says of one version of a blob. Mode and date None: it may be deleted at any time."""

    mode: str | None = None
    until: datetime | None = None
    hold: bool | None = None  # a legal hold; None: the store does not say
    version: str | None = None  # of which this is said; None: the store keeps none, or does not say


@runtime_checkable
class Lockable(Protocol):
    """A store that can lock. Names are blobs, `version` as receipts have it; None is what everybody sees."""

    @property
    def label(self) -> str: ...

    @property
    def retention(self) -> Retention | None:
        """What was asked for; None: nothing."""

    def holds(self) -> bool:
        """Whether it can put legal holds on objects."""

    def lock(self, name: str, version: str | None = None) -> Lock:
        """What holds it now. BlobMissing; StoreError."""

    def retain(self, name: str, version: str | None, until: datetime) -> Lock:
        """Locked until then at least, in the mode that was asked for: what holds it afterwards, read back. A longer lock
        stays as it is. StoreError when that cannot be had."""

    def hold(self, name: str, version: str | None, *, on: bool) -> None:
        """Put a legal hold on it, or take it off; read back. StoreError when it is not so afterwards."""
