"""Fetching: turns a URL into exchanges. One Fetcher per process, one Session per visit."""

from __future__ import annotations

from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Limits, NoRoom, NotNow, Postponed
from archiver.fetch.session import Session, Validators
from archiver.gate import Stopped

__all__ = ["Fetcher", "Limits", "NoRoom", "NotNow", "Postponed", "Session", "Stopped", "Validators"]
