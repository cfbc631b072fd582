"""Fetching: a URL becomes exchanges. One Fetcher a process, one Session a visit."""

from __future__ import annotations

from archiver.fetch.fetcher import Fetcher, introduction
from archiver.fetch.limits import Limits, NotNow, Postponed
from archiver.fetch.session import Session
from archiver.gate import Stopped

__all__ = ["Fetcher", "Limits", "NotNow", "Postponed", "Session", "Stopped", "introduction"]
