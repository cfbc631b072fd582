"""What stands in the place of a page that was told as lost, as `Assessment.marks` keep it (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.clock import parse_rfc3339, rfc3339
from storage.model import Finding

# names in Assessment.marks
INSTEAD = "instead"  # what was told to stand there, or stood there when the loss was; and the newest visit that saw it
INSTEAD_NEXT = "instead_next"  # what stands there now, not told yet: the first visit that saw it, and which did


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """What a look was shown in the place of a page."""

    finding: Finding
    by: str = ""  # of a notice: by whom, as it says; "": it names nobody
    at: datetime
    visits: tuple[int, ...] = ()

    def __str__(self) -> str:
        return " ".join([f"{self.finding.value}.{self.by}", rfc3339(self.at), *map(str, self.visits)])


def stood_there(marks: Mapping[str, str], name: str) -> Stood | None:
    """What `str` of it left under this name; None where nothing did."""
    if name not in marks:
        return None
    what, at, *visits = marks[name].split(" ")
    finding, _, by = what.partition(".")
    return Stood(finding=Finding(finding), by=by, at=parse_rfc3339(at), visits=tuple(map(int, visits)))
