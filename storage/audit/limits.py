"""How much an audit may read, how much it should have read by now, and when it is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.catalog.audits import Pass

STRETCH = 0.8  # share of the window that one pass takes; the rest is for growth and for days without the service
CATCH_UP = 20  # times the even pace, after days without the service
MONTH = timedelta(days=30.44)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much an audit may read. None: no limit."""

    window: timedelta
    month_bytes: int | None = None  # per store and calendar month
    second_bytes: float | None = None

    def quota(self, one: Pass, size: int, now: datetime, seconds: float) -> int:
        """Octets to read in these seconds, so that the pass over `size` ends in time and the month's budget holds."""
        stretch = self.window * STRETCH
        due = round(size * min(1.0, (now - one.started_at) / stretch)) - one.bytes
        if due <= 0 and one.copies and now - one.started_at < stretch:
            return 0
        most = max(1, round(size * CATCH_UP * seconds / stretch.total_seconds()))
        quota = max(1, min(due, most)) if size else 0
        if self.month_bytes is None:
            return quota
        used = one.month_bytes if one.month == f"{now:%Y-%m}" else 0
        return min(quota, self.month_bytes - used)

    def overdue(self, one: Pass | None, size: int, now: datetime) -> str | None:
        """Why copies of `size` octets in total are not read in time, in words; None if they are."""
        days = f"{self.window / timedelta(days=1):g} days"
        budget = self.month_bytes
        if budget is not None and size * MONTH / self.window > budget:
            return f"{budget} octets a month are too few to read {size} within {days}: raise audit_month_bytes or audit_window"
        # What this pass has not reached yet was read by the last one, however long ago that ended.
        since = None if one is None else one.finished_at or one.started_at
        if since is not None and now - since > self.window:
            return f"some copies were not read since {since:%Y-%m-%d}, the window is {days}"
        return None
