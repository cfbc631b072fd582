r"""Filters and collapsing of CDX rows, such as `statuscode:200`, `original:.*\.pdf`. Pure.

Patterns are those of RE2: they take time linear in what they are matched against, whatever somebody asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import re2

from archiver.web.problems import Problem

Row = dict[str, str]

PATTERN_CHARS = 200
SUBJECT_CHARS = 2_000  # characters of a field that a pattern is matched against
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")  # characters with a special meaning in a pattern
_QUIET = re2.Options()
_QUIET.log_errors = False
_NAMES = {"url": "original", "mime": "mimetype", "status": "statuscode"}
PLACE = ("filename", "offset")  # location of a row's record; for token holders only
_KNOWN = frozenset({"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length", "certificate"})

Test = Callable[[Row], bool]


class Filters:
    """Filters `[!]field:pattern`; each pattern must match the whole field.

    `pywb`: pywb's syntax instead, where a value must be contained, `=` requires equality and `~` a match at the start.
    `plain`: (field, value, whether it is wanted) of filters for a single value, which the catalog can evaluate. `inside`:
    fields of PLACE may be named, too.
    """

    def __init__(self, texts: Sequence[str], *, pywb: bool, inside: bool = False) -> None:
        self._tests = [_test(text, pywb=pywb, inside=inside) for text in texts]
        self.plain = [plain for text in texts if (plain := _plain(text, pywb=pywb)) is not None]

    def keep(self, row: Row) -> bool:
        """Whether the row passes all filters."""
        return all(test(row) for test in self._tests)


def _test(text: str, *, pywb: bool, inside: bool) -> Test:
    wanted = not text.startswith("!")
    rest = text.removeprefix("!")
    mode = rest[:1] if pywb and rest[:1] in {"=", "~"} else ""
    field, colon, value = rest.removeprefix(mode).partition(":")
    field = _NAMES.get(field, field)
    if not colon or not _is_known(field, inside=inside):
        there = ", ".join(sorted({*_KNOWN, *(PLACE if inside else ())}))
        raise Problem(
            400, f"A filter is field:pattern, such as statuscode:200 or !mimetype:text/html. Fields: {there}."
        )
    if pywb and mode == "=":
        return lambda row: (row[field] == value) is wanted
    if pywb and mode == "":
        return lambda row: (value in row[field]) is wanted
    matches = _pattern(value, whole=not pywb)
    return lambda row: matches(row[field][:SUBJECT_CHARS]) is wanted


def _plain(text: str, *, pywb: bool) -> tuple[str, str, bool] | None:
    """The filter, which `_test` has accepted, if it is for a single value."""
    field, _, value = text.removeprefix("!").partition(":")
    if pywb != field.startswith("="):  # in pywb's syntax, a pattern or a part of the value
        return None
    field = field.removeprefix("=")
    return None if _SPECIAL.search(value) else (_NAMES.get(field, field), value, not text.startswith("!"))


def _pattern(text: str, *, whole: bool) -> Callable[[str], bool]:
    if len(text) > PATTERN_CHARS:
        raise Problem(400, f"A filter's pattern has at most {PATTERN_CHARS} characters.")
    try:
        pattern = re2.compile(text, _QUIET)
    except (re2.error, ValueError):  # ValueError: lone surrogates
        refused = "That pattern is not accepted: a regular expression without back-references and look-around (RE2)."
        raise Problem(400, refused) from None
    match = pattern.fullmatch if whole else pattern.match
    return lambda subject: match(subject.encode("utf-8", "replace")) is not None


def _is_known(field: str, *, inside: bool) -> bool:
    return field in _KNOWN or (inside and field in PLACE)


def collapsed(rows: Iterable[Row], rule: str, *, inside: bool = False) -> Iterator[Row]:
    """Keep the first of adjacent rows with equal fields, or equal first N characters of it: `timestamp:8`, `digest`.

    `inside`: as in `Filters`.
    """
    field, colon, count = rule.partition(":")
    field = _NAMES.get(field, field)
    if not _is_known(field, inside=inside) or (colon and not count.isdecimal()):
        raise Problem(400, "collapse is a field, or a field and a number: digest, timestamp:8.")
    length = int(count[:4]) if colon else None
    last: str | None = None
    for row in rows:
        value = row[field][:length]
        if value != last:
            yield row
        last = value
