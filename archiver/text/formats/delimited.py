"""Tables as delimited text (CSV, RFC 4180, and its variants) -> tab-separated rows, whatever the delimiter (pure)."""

from __future__ import annotations

import csv
import re

DELIMITERS = ",;\t|"
LINES = 50  # examined to find the delimiter
ALIKE = 0.9  # share of these lines that have as many values as the first
VALUES = 2  # per row, at least
# with its end, as a quoted value may go on in the next line; other separators (U+2028) may stand within a value
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")


def is_table(media_type: str, url: str) -> bool:
    """Whether the server's media type, or the file extension in the URL, declares a table."""
    named = media_type.partition(";")[0].strip().lower()
    path = url.partition("#")[0].partition("?")[0].lower()
    return named in {"text/csv", "application/csv", "text/tab-separated-values"} or path.endswith(
        (".csv", ".tsv", ".tab")
    )


def values(text: str) -> str:
    """The rows with their values unquoted and tab-separated; the text unchanged if it is no table.

    Delimiters and quotes depend on the program that wrote the file and carry no meaning.
    """
    lines = _LINE.findall(text)
    head = [line for line in lines[: 2 * LINES] if line.strip()][:LINES]
    between = next(
        (one for one in sorted(DELIMITERS, key=lambda one: -_row_width(head, one)) if _row_width(head, one)), None
    )
    if between is None:
        return text
    try:
        rows = ["\t".join(" ".join(value.split()) for value in row) for row in csv.reader(lines, delimiter=between)]
    except csv.Error:  # a value beyond the library's limit
        return text
    return "\n".join(rows)


def _row_width(lines: list[str], separator: str) -> int:
    """How many values each row has, if nearly all have as many as the first; otherwise 0.

    The first row is the header, which is why it decides: figures may contain a comma.
    """
    try:
        sizes = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return 0
    first = sizes[0] if sizes else 0
    return first if first >= VALUES and sizes.count(first) >= ALIKE * len(sizes) else 0
