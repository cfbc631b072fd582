"""Range and conditional requests for downloads (RFC 9110, 13 and 14). Pure.

Archived bytes do not change, so their entity tags are strong: an interrupted download resumes where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from archiver.web.problems import Problem

_ONE = re.compile(r"bytes=[ \t]*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))[ \t]*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def unchanged(headers: Mapping[str, str], tag: str) -> bool:
    """Whether the client already has these bytes (If-None-Match, by weak comparison, as the RFC requires for it)."""
    given = headers.get("if-none-match", "")
    return given.strip() == "*" or tag in _TAG.findall(given)


def is_another(headers: Mapping[str, str], tag: str) -> bool:
    """Whether the client asks for another version than this one (If-Match, by strong comparison)."""
    given = headers.get("if-match", "").strip()
    return given not in {"", "*"} and tag not in (one.strip() for one in given.split(","))


def part(headers: Mapping[str, str], tag: str, size_bytes: int) -> tuple[int, int] | None:
    """(first byte, number of bytes) of the requested range; None to send everything.

    None also answers multiple ranges, an invalid range, and a range of another version (If-Range). Problem 416 if the
    range is entirely beyond the end.
    """
    match = _ONE.fullmatch(headers.get("range", ""))
    if match is None or headers.get("if-range", tag) != tag:
        return None
    if match[3] is not None:
        count = min(int(match[3]), size_bytes)
        start, end = size_bytes - count, size_bytes
    else:
        start, last = int(match[1]), int(match[2] or size_bytes)
        if last < start and match[2]:
            return None
        end = min(last + 1, size_bytes)
    if start >= end:
        raise Problem(
            416, f"There are {size_bytes} bytes, and none where you ask.", {"content-range": f"bytes */{size_bytes}"}
        )
    return start, end - start
