"""Content that rotates in one place beside the text (pure): a menu with the day's news, a sliding dock, a caricature of
the week.

No name gives such a box away, and every site has another. It is recognised by its history: an alteration that lies
wholly outside the main text and takes away exactly what the previous alteration brought, which itself took away exactly
what the one before it had brought. Two such alterations are reported; from the third on they are only noted, until
anything else differs as well. Likewise lists of links to other pages: from the third time on that they alone differ,
each time at most ten days after the last; but an entry that goes while none comes is reported.

Everything else is reported each time: what stands in the main text, a cited passage, a document, and changes of a
site's front page, whose boxes are its text (docs/decisions/0037-what-is-another-at-each-telling.md,
0039-links-beside-a-text.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from archiver.judge.passages import alteration_key, came_key, lost_key
from archiver.judge.seen import Seen
from storage.clock import parse_rfc3339, rfc3339
from storage.model import EventKind, Reason

_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE
)  # also that of a language
ROW = 2  # alterations of either kind in a row after which further ones are only noted
WITHIN = timedelta(days=10)  # between two alterations of links alone
OFFERED = "altered_links"  # in Assessment.marks: how many alterations were of links alone, and when the newest was
LINKS = "links"  # in the mark IN_TURN, in place of the number
# in Assessment.marks: how many alterations in a row were such, and the key of what the newest brought
IN_TURN = "altered_in_turn"


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
    """The number of this alteration among those of links alone; 0 if it is none. Links that went, and none came, are an
    entry taken out of a list."""
    if not _tells_passages(seen) or seen.observation.last is None or not seen.observation.last.links_alone:
        return 0
    if not came_key(seen.observation):
        return 0
    times, _, at = marks.get(OFFERED, "").partition(" ")
    return int(times) + 1 if at and seen.at - parse_rfc3339(at) <= WITHIN else 1


def events(marks: Mapping[str, str]) -> tuple[EventKind, ...]:
    """The event of an alteration, by the marks after it; none if it is only noted."""
    return () if _turns(marks) else (EventKind.ALTERED,)


def explained(marks: Mapping[str, str], reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons of an alteration; if it is only noted, also why, and what would be reported."""
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
    """How many alterations in a row were such, and the key of what the newest brought."""
    times, _, brought = marks.get(IN_TURN, "0").partition(" ")
    return times, brought


def _beside(seen: Seen) -> bool:
    saw = seen.observation.last
    return saw is not None and saw.differing_main == 0 and _tells_passages(seen)


def _tells_passages(seen: Seen) -> bool:
    """Whether only passages are reported, none of them cited, of a page that is no front page."""
    if seen.observation.cited_gone or not alteration_key(seen.observation).startswith("passages:"):
        return False
    address = urlsplit(seen.url)
    return not _FRONT.fullmatch(address.path) or bool(address.query)
