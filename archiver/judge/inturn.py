"""What stands in one place beside the text, and is another at each telling (pure): a menu with the news of the day in it, a
dock that slides in, a caricature of the week.

No name gives such a box away, and every site has another. What tells of it is its history: an alteration that lies wholly
outside the main text, and takes away just what the alteration before it had brought, which had taken away just what the one
before that had brought. Two such are told; from the third on they are noted, until anything else differs as well. Whatever
stands in the main text, a cited passage, a document, and a site's front page, whose boxes are its text, are told each time
(docs/decisions/0037-what-is-another-at-each-telling.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from archiver.judge.passages import alteration, came_key, lost_key
from archiver.judge.seen import Seen
from storage.model import EventKind, Reason

_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE
)  # or of a language
ROW = 2  # alterations, each of what the one before had brought beside the text: from then on they are noted
IN_TURN = "altered_in_turn"  # in Assessment.marks: how many alterations in a row were such, and the key of what the newest brought


def in_turn(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The mark after an alteration; none where nothing came that the next one could take away."""
    before, _, brought = marks.get(IN_TURN, "").partition(" ")
    came = came_key(seen.observation)
    if not came or not _beside(seen):
        return {IN_TURN: f"0 {came}"} if came else {}
    goes_on = bool(brought) and lost_key(seen.observation) == brought
    return {IN_TURN: f"{int(before) + 1 if goes_on else 0} {came}"}


def events(marks: Mapping[str, str]) -> tuple[EventKind, ...]:
    """The event of an alteration, by the marks after it."""
    return () if _turns(marks) else (EventKind.ALTERED,)


def explained(marks: Mapping[str, str], reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons of an alteration; of one that is not told why, and what would be told in the place of what ends one that is."""
    if not _turns(marks):
        return reasons
    left = tuple(one for one in reasons if one.rule != "change")
    return (Reason(rule="in-turn", text=NOTED), *left, Reason(rule="change", text=ENDS))


NOTED = "What differs stands beside the text, in the place of what the alteration before had brought there, as that did: noted, and not told."
ENDS = "As soon as anything else differs with it, in the text or beside it, all of it is told."


def _turns(marks: Mapping[str, str]) -> bool:
    return int(marks.get(IN_TURN, "0").partition(" ")[0]) >= ROW


def _beside(seen: Seen) -> bool:
    saw = seen.observation
    if (
        saw.last is None
        or saw.last.differing_main != 0
        or saw.cited_gone
        or not alteration(saw).startswith("passages:")
    ):
        return False
    address = urlsplit(seen.url)
    return not _FRONT.fullmatch(address.path) or bool(address.query)
