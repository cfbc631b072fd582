"""Turns values of BibTeX fields into text: resolves quoting, concatenation, and TeX escapes in addresses (pure).

Only what occurs in addresses and identifiers is converted; accents and mathematics stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

VALUE_CHARS = 262_144
_BRACES = re.compile(r"(?<!\\)[{}]")
_QUOTED = re.compile(r'(?<!\\)[{}"]')
_BARE = re.compile(r"[^\s#{}\",]+")
_GAP = re.compile(r"\s*(#?)\s*")
_COMMANDS = re.compile(r"\\(?:url|path|nolinkurl|burl|href)\s*(?=\{)|(?<!\\)[{}]")
_TILDE = re.compile(
    r"\{?\$\s*\\sim\s*\$\}?|\{?\\(?:textasciitilde|sim)(?![A-Za-z])(?:\{\}| )?\}?|\\(?:string)?~(?:\{ ?\})?"
    r"|\{?\\raise[.0-9]{1,6}ex\\hbox\{\$\\scriptstyle\\(?:mathtt)?\{?\\?sim\}?\$\}\}?"
)
_NAMED = {
    "textunderscore": "_", "textbackslash": "\\", "backslash": "\\", "textless": "<", "textgreater": ">", "slash": "/",
    "textendash": "–", "textpercent": "%", "textquotesingle": "'", "string": "", "allowbreak": "", "linebreak": "",
    "textasciicircum": "^", "textbar": "|", "hspace": "", "penalty": "",
}  # fmt: skip
_NAME = re.compile(rf"\\({'|'.join(_NAMED)})(?![A-Za-z])(?:\{{\}}| )?")
_ESCAPED = re.compile(r"\\([_%&#$^ ])")
_NOTHING = re.compile(r"\\[-/,;!]|(?<!\\)[{}]")
_ESCAPED_BRACE = re.compile(r"\\([{}])")


def joined(raw: str, strings: Mapping[str, str]) -> str | None:
    """The text of a value as written in the file: `{a}`, `"a"`, `name`, or several joined by #.

    `strings`: the values of names, by lower-case name. None if the value is not valid BibTeX, or too long.
    """
    parts: list[str] = []
    at, chars = 0, 0
    raw = raw.strip()
    while at < len(raw):
        end = _end(raw, at)
        if end is None:
            return None
        part = raw[at:end]
        part = part[1:-1] if part[0] in '{"' else strings.get(part.lower(), part)
        chars += len(part)
        if chars > VALUE_CHARS:
            return None
        parts.append(part)
        gap = _GAP.match(raw, end)
        assert gap is not None  # it may be empty
        if not gap[1] and gap.end() < len(raw):
            return None
        at = gap.end()
    return "".join(parts)


def _end(raw: str, at: int) -> int | None:
    """The end of the part that begins at `at`; None if it is not closed."""
    if raw[at] not in '{"':
        match = _BARE.match(raw, at)
        return match and match.end()
    depth = 0
    for mark in (_QUOTED if raw[at] == '"' else _BRACES).finditer(raw, at + (raw[at] == '"')):
        if mark[0] == '"':
            if depth == 0:
                return mark.end()
            continue
        depth += 1 if mark[0] == "{" else -1
        if depth == 0 and raw[at] == "{":
            return mark.end()
    return None


def without_commands(text: str) -> str:
    r"""Replaces `\url{A}` and `\href{A}{B}` by A with a space on either side; A stays as written."""
    parts: list[str] = []
    kept = 0  # everything before is in `parts` or dropped
    opened: list[tuple[str, int]] = []  # for each open brace: its command, and where its content begins
    awaited = ""
    within = 0  # number of open commands
    for mark in _COMMANDS.finditer(text):
        if mark[0].startswith("\\"):
            awaited = mark[0].rstrip()
            if not within:
                parts.append(text[kept : mark.start()])
                kept = mark.end()
        elif mark[0] == "{":
            within += bool(awaited)
            opened.append((awaited, mark.end()))
            awaited = ""
        elif opened:
            command, start = opened.pop()
            within -= bool(command)
            if command and not within and kept <= start:
                parts += [] if command == "B" else [" ", text[start : mark.start()], " "]
                kept = mark.end()
                awaited = "B" if command == r"\href" and text[kept : kept + 1] == "{" else ""
    return "".join([*parts, text[kept:]])


def plain(text: str) -> str:
    r"""Removes TeX's escapes from an address, as in `a\_b`, `a{\%}20b`, `{\textasciitilde}user`."""
    if "\\" not in text and "{" not in text and "}" not in text and "$" not in text:
        return text
    text = _NAME.sub(lambda match: _NAMED[match[1]], _TILDE.sub("~", text))
    return _ESCAPED_BRACE.sub(r"\1", _NOTHING.sub("", _ESCAPED.sub(r"\1", text)))
