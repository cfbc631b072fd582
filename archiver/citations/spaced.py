"""Removes spaces around the punctuation of addresses, which some TeX styles stretch to fill a line (pure).

Examples: https : / / a . example / x, https: // a. example/ x.
"""

from __future__ import annotations

import re

LEAST = 3  # minimum punctuation characters with a space beside them in such an address, if its scheme has none

_BEGINS = re.compile(
    r"https?(?P<scheme> ?: ?/ ?/(?: (?=[a-z0-9]))?)|(?<![\w./])(?:www ?\. ?(?=\w)|10 ?\. ?(?=\d{4,9} ?/)|arXiv:\s{1,2}\d{4} \. (?=\d{4,5}\b))",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\s<>\"“”«»]+")
_GAP = re.compile(r" (?=\S)|[ \t]*\r?\n(?=\S)")
_SIGNS = frozenset("/.:?&=_~%#-")
# after a full stop and a space: a file suffix, or a word with more of the address after it
_GOES_ON = re.compile(r"(?:pdf|x?html?|php|aspx?|jsp|xml|json|txt)\b|[a-z0-9]+ ?[/?&=_%.-] ?\w")
_NEXT = re.compile(r"https?:|www\.", re.IGNORECASE)
_FILLER = "\u200b"  # never part of an address


def closed_up(text: str) -> str:
    """The text, in the same length, with such addresses closed up."""
    out, done, at = [], 0, 0
    while (begins := _BEGINS.search(text, at)) is not None:
        start = begins.start()
        blanks = [start + place for place, sign in enumerate(begins[0]) if sign == " "]
        spaced = len(blanks) > 0 and (begins["scheme"] is None or begins["scheme"] != "://")
        more, signs, at = _blanks(text, begins.end(), capitals=spaced)
        if (spaced and (blanks[1:] or more)) or signs >= LEAST:
            out += [text[done:start], _without_blanks(text[start:at], {place - start for place in (*blanks, *more)})]
            done = at
    return "".join([*out, text[done:]])


def _blanks(text: str, start: int, *, capitals: bool) -> tuple[list[int], int, int]:
    """Returns (offsets of the spaces in an address, number of punctuation characters beside one, the address's end)."""
    found: list[int] = []
    signs: set[int] = set()
    at = start
    while (part := _PART.match(text, at)) is not None:
        at = part.end()
        gap = _GAP.match(text, at)
        if gap is None or not _goes_on(text, start, at, gap.end(), capitals=capitals):
            break
        if gap[0] == " ":
            signs.add(at - 1 if text[at - 1] in _SIGNS else at + 1)
            found.append(at)
        at = gap.end()
    return found, len(signs), at


def _goes_on(text: str, start: int, end: int, behind: int, *, capitals: bool) -> bool:
    """Whether an address, whose host begins at `start`, continues after the gap from `end` to `behind`."""
    before, after = text[end - 1], text[behind]
    in_host = "/" not in text[start:end]
    if (before not in _SIGNS and after not in _SIGNS) or _NEXT.match(text, behind):
        return False
    if not (after.isalnum() or after in _SIGNS) or (after.isupper() and not capitals):
        return False
    if "\n" in text[end:behind]:
        return before in _SIGNS and (before != "." or in_host)
    if before == "." and text[end - 2] != " " and not in_host:
        return _GOES_ON.match(text, behind) is not None
    return not (before == "." and after.isupper()) and not (before == ":" and not after.isdigit())


def _without_blanks(address: str, blanks: set[int]) -> str:
    """The address without the spaces at `blanks`; fillers at the ends of its lines keep their lengths."""
    out, at = "", 0
    for line in re.split(r"(\r?\n)", address):
        kept = "".join(sign for place, sign in enumerate(line, at) if place not in blanks)
        out += kept + _FILLER * (len(line) - len(kept))
        at += len(line)
    return out
