"""What a refresh says, in markup or in the head of an answer: "shared declarative refresh steps" of the HTML standard."""

from __future__ import annotations

import re

MOST_S = 1e6
_SPACE = "\t\n\f\r "  # ASCII white space of the standard
# seconds, what follows the point is not read, then an address
_SECONDS = re.compile(rf"[{_SPACE}]*(?:([0-9]+)|(?=\.))[0-9.]*", re.ASCII)
_BEFORE = re.compile(rf"(?:[{_SPACE}]+[;,]?|[;,])[{_SPACE}]*")
_URL = re.compile(rf"url[{_SPACE}]*=[{_SPACE}]*", re.IGNORECASE | re.ASCII)


def declared(value: str) -> tuple[float, str] | None:
    """(seconds, address) of what a refresh says; the address "" is the page itself, and None what says nothing."""
    seconds = _SECONDS.match(value)
    if seconds is None:
        return None
    delay, at = min(float(int(seconds[1][:9])) if seconds[1] else 0.0, MOST_S), seconds.end()
    if at == len(value):
        return delay, ""
    before = _BEFORE.match(value, at)
    if before is None:
        return None
    at = before.end()
    named = _URL.match(value, at)
    if named is None and value[at : at + 1] in {"u", "U"}:  # a word that begins like it: the address as it stands
        return delay, value[at:]
    at = named.end() if named is not None else at
    quote = value[at : at + 1]
    if quote and quote in "\"'":
        return delay, value[at + 1 :].partition(quote)[0]
    return delay, value[at:]
