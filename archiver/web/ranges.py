"""A part of a download, and whether it has changed (RFC 9110, 13 and 14). Pure.

Bytes that are archived do not change, so their tags are strong ones: a download that broke off goes on where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from archiver.web.problems import Problem

_ONE = re.compile(r"bytes=[ \t]*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))[ \t]*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def unchanged(headers: Mapping[str, str], tag: str) -> bool:
    """Whether whoever asks has these very bytes (If-None-Match; the weak comparison, as it is meant there)."""
    given = headers.get("if-none-match", "")
    return given.strip() == "*" or tag in _TAG.findall(given)


def part(headers: Mapping[str, str], tag: str, size_bytes: int) -> tuple[int, int] | None:
    """(first byte, how many) of the part asked for; None: all, which is also the answer to several parts at once, to what
    is no range, and to a part of something else (If-Range). Problem 416 where nothing of the part is there."""
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
