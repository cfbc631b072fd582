"""Tables as text, a row a line (RFC 4180 and its kin): their values, whatever stands between them (pure)."""

from __future__ import annotations

import csv

DELIMITERS = ",;\t|"
LINES = 50  # that are looked at to find which it is
ALIKE = 0.9  # of them have as many values
VALUES = 2  # of a row, at least


def is_table(media_type: str, url: str) -> bool:
    """Whether a server, or an address, calls a text a table."""
    named = media_type.partition(";")[0].strip().lower()
    path = url.partition("#")[0].partition("?")[0].lower()
    return named in {"text/csv", "application/csv", "text/tab-separated-values"} or path.endswith(
        (".csv", ".tsv", ".tab")
    )


def values(text: str) -> str:
    """The rows of a table with a tab between the values, unquoted; the text as it is where it is none. What a program puts between
    and around them says nothing."""
    lines = text.splitlines()
    head = [line for line in lines[: 2 * LINES] if line.strip()][:LINES]
    between = next((one for one in sorted(DELIMITERS, key=lambda one: -_agree(head, one)) if _agree(head, one)), None)
    if between is None:
        return text
    try:
        rows = ["\t".join(" ".join(value.split()) for value in row) for row in csv.reader(lines, delimiter=between)]
    except csv.Error:  # a value longer than the library reads
        return text
    return "\n".join(rows)


def _agree(lines: list[str], between: str) -> int:
    """How many values each row has where nearly all have as many as the first, which names them: a figure may have a comma; 0
    where they do not."""
    try:
        sizes = [len(row) for row in csv.reader(lines, delimiter=between)]
    except csv.Error:
        return 0
    first = sizes[0] if sizes else 0
    return first if first >= VALUES and sizes.count(first) >= ALIKE * len(sizes) else 0
