"""Parses refresh values, of markup or of the header, by the "shared declarative refresh steps" of the HTML standard."""

from __future__ import annotations

import re

MOST_S = 1e6  # longer delays are cut to this
_SPACE = "\t\n\f\r "  # ASCII whitespace of the standard
# whole seconds; decimals are skipped
_SECONDS = re.compile(rf"[{_SPACE}]*(?:([0-9]+)|(?=\.))[0-9.]*", re.ASCII)
_BEFORE = re.compile(rf"(?:[{_SPACE}]+[;,]?|[;,])[{_SPACE}]*")
_URL = re.compile(rf"url[{_SPACE}]*=[{_SPACE}]*", re.IGNORECASE | re.ASCII)


def declared(value: str) -> tuple[float, str] | None:
    """(seconds, address) of a refresh value; None if it is invalid. An empty address means the page itself."""
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
    if named is None and value[at : at + 1] in {"u", "U"}:  # begins like "url=" but is not: taken as the address
        return delay, value[at:]
    at = named.end() if named is not None else at
    quote = value[at : at + 1]
    if quote and quote in "\"'":
        return delay, value[at + 1 :].partition(quote)[0]
    return delay, value[at:]
