"""Locks on blobs: what was requested, what a store reports, and the interface of stores that can lock.

A lock is only ever extended. A store that cannot lock (a directory) does not implement the interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

SLACK = timedelta(hours=1)  # clocks differ: a lock that is shorter by less than this counts as what was requested


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """The lock that the operator requires of a bucket."""

    mode: str  # "GOVERNANCE" or "COMPLIANCE"
    days: int

    def __str__(self) -> str:
        return f"{self.mode} {self.days} days"

    def until(self, at: datetime) -> datetime:
        """The earliest end of the lock on a blob that is stored at `at`."""
        return at + timedelta(days=self.days)


def parse_retention(lock: str, days: int) -> Retention | None:
    """The lock that the settings of these names require; None for `off`."""
    return None if lock == "off" else Retention(mode=lock.upper(), days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The lock that a store reports on one version of a blob."""

    mode: str | None = None  # mode and date None: it may be deleted at any time
    until: datetime | None = None
    hold: bool | None = None  # whether a legal hold is on it; None: the store does not say
    version: str | None = None  # the version this is about; None: the store keeps none, or does not say


@runtime_checkable
class Lockable(Protocol):
    """A store that can lock. `name` is a blob's, `version` as in receipts; None is the version that readers see."""

    @property
    def label(self) -> str: ...

    @property
    def retention(self) -> Retention | None:
        """The required lock; None: none."""

    def holds(self) -> bool:
        """Whether the store can put legal holds on objects."""

    def lock(self, name: str, version: str | None = None) -> Lock:
        """The lock on it now. Raises BlobMissing, StoreError."""

    def retain(self, name: str, version: str | None, until: datetime) -> Lock:
        """Lock it at least until `until`, in the required mode, and return the lock as read back afterwards.

        A longer lock stays as it is. Raises StoreError if that cannot be achieved.
        """

    def hold(self, name: str, version: str | None, *, on: bool) -> None:
        """Put a legal hold on it, or remove it, and read it back. Raises StoreError if that had no effect."""
