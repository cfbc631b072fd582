"""From marks to the cause they name (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from storage.model import Finding, Mark

# how much one place says; several marks of one place count once, because they are one fact
_PLACES = {
    "header": 8.0,
    "sign": 5.0,
    "title": 4.0,
    "heading": 3.0,
    "url": 3.0,
    "form": 2.5,
    "notice": 2.0,
    "body": 0.0,
}
# takedown.md 4.2: what is asked first wins a tie
ORDER = (
    Finding.WITHDRAWN,
    Finding.CHALLENGE,
    Finding.LOGIN,
    Finding.LEGAL,
    Finding.GEO,
    Finding.CENSORED,
    Finding.THROTTLED,
    Finding.MAINTENANCE,
    Finding.DENIED,
    Finding.PARKED,
    Finding.SUSPENDED,
    Finding.SOFT_GONE,
    Finding.SERVER_ERROR,
)
DECIDES = 2.0


def strongest(marks: Iterable[Mark], *, weak: bool = False) -> tuple[Finding, tuple[Mark, ...]] | None:
    """The cause that the marks name best, with its marks. `weak`: where the comparison has shown a loss already, a
    wording anywhere may name it."""
    places: dict[Finding, dict[str, list[Mark]]] = {}
    for mark in marks:
        places.setdefault(mark.finding, {}).setdefault(mark.where, []).append(mark)
    if not places:
        return None
    scores = {finding: _score(found, weak=weak) for finding, found in places.items()}
    best = max(scores, key=lambda finding: (scores[finding], -_rank(finding)))
    if scores[best] < (0.5 if weak else DECIDES):
        return None
    return best, tuple(mark for found in places[best].values() for mark in found)


def _score(found: dict[str, list[Mark]], *, weak: bool) -> float:
    return sum(
        (_PLACES.get(where, 0.0) or (1.0 if weak else 0.0)) + min(0.3, 0.1 * (len(marks) - 1))
        for where, marks in found.items()
        if where != "body" or weak
    )


def _rank(finding: Finding) -> int:
    return ORDER.index(finding) if finding in ORDER else len(ORDER)
