"""Filters and collapsing of CDX rows. Pure.

Python's patterns can take exponential time, so only those are taken that cannot: no repeated groups, no references
back, few open repetitions, short. What that leaves is what people write: `statuscode:200`, `original:.*\\.pdf`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from archiver.web.problems import Problem

Row = dict[str, str]

PATTERN_CHARS = 200
SUBJECT_CHARS = 2_000  # of a field that a pattern sees
LOOPS = 3  # open repetitions in one pattern: the work grows with this power of the subject's length at worst
_REPEATED_GROUP = re.compile(r"\)\s*(?:[*+]|\{\d*,)")
_BACK = re.compile(r"\\[1-9]|\(\?(?:P=|\()")
_MEANS_MORE = re.compile(r"[\\.^$*+?{}\[\]|()]")  # in a pattern
_LOOP = re.compile(r"(?<!\\)(?:\\\\)*[*+]|\{\d*,\d*\}")
_NAMES = {"url": "original", "mime": "mimetype", "status": "statuscode"}
_KNOWN = frozenset(
    {
        "urlkey",
        "timestamp",
        "original",
        "mimetype",
        "statuscode",
        "digest",
        "length",
        "filename",
        "offset",
        "certificate",
    }
)

Test = Callable[[Row], bool]


class Filters:
    """`[!]field:pattern`, each of which must match the whole field; with `pywb` its own: contains, `=` exact, `~` pattern
    from the start. `plain`: (field, value, whether it is wanted) of those that name one value, for who can look it up."""

    def __init__(self, texts: Sequence[str], *, pywb: bool) -> None:
        self._tests = [_test(text, pywb=pywb) for text in texts]
        self.plain = [plain for text in texts if (plain := _plain(text, pywb=pywb)) is not None]

    def keep(self, row: Row) -> bool:
        """Whether all of them let the row pass."""
        return all(test(row) for test in self._tests)


def _test(text: str, *, pywb: bool) -> Test:
    wanted = not text.startswith("!")
    rest = text.removeprefix("!")
    mode = rest[:1] if pywb and rest[:1] in {"=", "~"} else ""
    field, colon, value = rest.removeprefix(mode).partition(":")
    field = _NAMES.get(field, field)
    if not colon or field not in _KNOWN:
        raise Problem(400, "A filter is field:pattern, such as statuscode:200 or !mimetype:text/html.")
    if pywb and mode == "=":
        return lambda row: (row[field] == value) is wanted
    if pywb and mode == "":
        return lambda row: (value in row[field]) is wanted
    pattern = _pattern(value)
    match = pattern.match if pywb else pattern.fullmatch
    return lambda row: (match(row[field][:SUBJECT_CHARS]) is not None) is wanted


def _plain(text: str, *, pywb: bool) -> tuple[str, str, bool] | None:
    """A filter that `_test` has taken, if it is for one value."""
    field, _, value = text.removeprefix("!").partition(":")
    if pywb != field.startswith("="):  # a pattern of pywb's, or its part of a value
        return None
    field = field.removeprefix("=")
    return None if _MEANS_MORE.search(value) else (_NAMES.get(field, field), value, not text.startswith("!"))


def _pattern(text: str) -> re.Pattern[str]:
    if (
        len(text) > PATTERN_CHARS
        or _REPEATED_GROUP.search(text)
        or _BACK.search(text)
        or len(_LOOP.findall(text)) > LOOPS
    ):
        raise Problem(
            400,
            f"That pattern is not accepted: at most {PATTERN_CHARS} characters and {LOOPS} open repetitions, no repeated "
            "groups, no back-references.",
        )
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError):
        raise Problem(400, "The filter's pattern is not a regular expression.") from None


def collapsed(rows: Iterable[Row], rule: str) -> Iterator[Row]:
    """Of neighbours with the same field, or the same first N characters of it, the first: `timestamp:8`, `digest`."""
    field, colon, count = rule.partition(":")
    field = _NAMES.get(field, field)
    if field not in _KNOWN or (colon and not count.isdecimal()):
        raise Problem(400, "collapse is a field, or a field and a number: digest, timestamp:8.")
    length = int(count[:4]) if colon else None
    last: str | None = None
    for row in rows:
        value = row[field][:length]
        if value != last:
            yield row
        last = value
