"""What one visit makes of an assessment (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from archiver.judge.seen import Seen
from storage.model import Assessment, EventKind, Reason, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one act makes of one visit."""

    after: Assessment
    events: tuple[EventKind, ...] = ()
    reasons: tuple[Reason, ...] = ()
    reference: bool = False
    good: bool = False


def with_state(before: Assessment, seen: Seen, state: State, **changes: Any) -> Assessment:
    """The assessment after this visit; `since` changes only with the state."""
    since = before.since if state is before.state else seen.at
    return replace(before, state=state, since=since, finding=seen.finding, **changes)


def without_marks(marks: Mapping[str, str], *names: str) -> dict[str, str]:
    """The marks without these names."""
    return {name: value for name, value in marks.items() if name not in names}
