"""What a host gave at its other addresses, as lines of a history say it: the service asks for it where a page seems altered."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime

from archiver.observe import Learned
from archiver.text import NEIGHBOURS, Kind, Text, is_witness

RUNS_KEPT = 3  # of the texts of one address


@dataclass(slots=True)
class _Run:
    """One text, and when it came first and last."""

    first_at: datetime
    last_at: datetime
    page: Learned


class Pages:
    """The newest texts of each address of a host."""

    def __init__(self) -> None:
        self._runs: dict[str, deque[_Run]] = defaultdict(lambda: deque(maxlen=RUNS_KEPT))

    def note(self, url: str, at: datetime, capture: str, text: Text) -> None:
        """An address gave this."""
        runs = self._runs[url]
        if runs and runs[-1].page.text is text:
            runs[-1].last_at = at
        elif text.kind is Kind.HTML:
            runs.append(_Run(at, at, Learned(capture=capture, text=text)))

    def beside(self, url: str, old: Text, new: Text, as_kept_at: datetime) -> list[tuple[Learned, Learned]]:
        """Two other pages of the host, each as it was when this address was last as kept, and as it
        was given since; none where there are not two."""
        found = []
        for other, runs in self._runs.items():
            then = next((run.page for run in reversed(runs) if run.first_at <= as_kept_at), None)
            now = runs[-1].page if runs and runs[-1].last_at > as_kept_at else None
            if other == url or then is None or now is None:
                continue
            if is_witness((old, new), (then.text, now.text)):
                found.append((then, now))
            if len(found) == NEIGHBOURS:
                return found
        return []
