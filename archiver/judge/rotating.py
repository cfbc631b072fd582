"""What stands in one place beside the text, and is another at each telling (pure): a menu with the news of the day in it, a
dock that slides in, a caricature of the week.

No name gives such a box away, and every site has another. What tells of it is its history: an alteration that lies wholly
outside the main text, and takes away just what the alteration before it had brought, which had taken away just what the one
before that had brought. Two such are told; from the third on they are noted, until anything else differs as well. So are lists of
links to other pages: where they alone differ, for the third time, each ten days after the one before at most. Whatever else
stands in the main text, a cited passage, a document, and a site's front page, whose boxes are its text, are told each time
(docs/decisions/0037-what-is-another-at-each-telling.md, 0039-links-beside-a-text.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from archiver.judge.passages import alteration, came_key, lost_key
from archiver.judge.seen import Seen
from storage.clock import parse_rfc3339, rfc3339
from storage.model import EventKind, Reason

_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE
)  # or of a language
ROW = 2  # alterations, each of what the one before had brought beside the text, or of links alone: from then on they are noted
WITHIN = timedelta(days=10)  # between two alterations of links alone
OFFERED = "altered_links"  # in Assessment.marks: how many alterations were of links alone, and when the newest was
LINKS = "links"  # in the mark of what is in turn, in the place of the number
IN_TURN = "altered_in_turn"  # in Assessment.marks: how many alterations in a row were such, and the key of what the newest brought


def in_turn(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks after an alteration."""
    before, brought = _known(marks)
    came = came_key(seen.observation)
    goes_on = _beside(seen) and bool(came and brought) and lost_key(seen.observation) == brought
    times = (0 if before == LINKS else int(before)) + 1 if goes_on else 0
    if links := _of_links(marks, seen):
        return {IN_TURN: f"{LINKS if links > ROW else times} {came}", OFFERED: f"{links} {rfc3339(seen.at)}"}
    return {IN_TURN: f"{times} {came}"} if came else {}


def _of_links(marks: Mapping[str, str], seen: Seen) -> int:
    """How many alterations of links alone this one is the last of; 0 where it is none."""
    if not _tells_passages(seen) or seen.observation.last is None or not seen.observation.last.links_alone:
        return 0
    times, _, at = marks.get(OFFERED, "").partition(" ")
    return int(times) + 1 if at and seen.at - parse_rfc3339(at) <= WITHIN else 1


def events(marks: Mapping[str, str]) -> tuple[EventKind, ...]:
    """The event of an alteration, by the marks after it."""
    return () if _turns(marks) else (EventKind.ALTERED,)


def explained(marks: Mapping[str, str], reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons of an alteration; of one that is not told why, and what would be told in the place of what ends one that is."""
    if not _turns(marks):
        return reasons
    left = tuple(one for one in reasons if one.rule != "change")
    noted = NOTED_LINKS if _known(marks)[0] == LINKS else NOTED
    return (Reason("in-turn", noted), *left, Reason("change", ENDS))


NOTED = "What differs is outside the main text and replaces what the previous change brought there, as that change did in turn: noted, and not reported."
NOTED_LINKS = "Only links to other pages, outside the text, differ; such links alone differed twice before, at most ten days apart: noted, and not reported."
ENDS = "As soon as anything else differs as well, in the text or outside it, all of it is reported."


def _turns(marks: Mapping[str, str]) -> bool:
    times = _known(marks)[0]
    return times == LINKS or int(times) >= ROW


def _known(marks: Mapping[str, str]) -> tuple[str, str]:
    """What is known of the newest alteration: how many in a row were such, and the key of what it brought."""
    times, _, brought = marks.get(IN_TURN, "0").partition(" ")
    return times, brought


def _beside(seen: Seen) -> bool:
    saw = seen.observation.last
    return saw is not None and saw.differing_main == 0 and _tells_passages(seen)


def _tells_passages(seen: Seen) -> bool:
    """Whether all that is told are passages, none of them cited, of a page that is no front page."""
    if seen.observation.cited_gone or not alteration(seen.observation).startswith("passages:"):
        return False
    address = urlsplit(seen.url)
    return not _FRONT.fullmatch(address.path) or bool(address.query)
