"""What a style sheet names that reading needs: the fonts of its @font-face rules (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storage import urls

SHEET_CHARS = 1 << 20  # of a sheet that are looked at
FONTS_MOST = 200  # of one sheet that are named: a CJK font comes in a hundred pieces
_RULE = "@font-face"
_URL = re.compile(r"""url\(\s{0,99}(?:"([^"]{1,4096})"|'([^']{1,4096})'|([^)"'\s]{1,4096}))""", re.IGNORECASE)
_FORMATS = (".woff2", ".woff")  # what any browser reads; where a rule offers it the others need not be had


def fonts(sheet: str, url: str) -> tuple[str, ...]:
    """URLs of the fonts that the sheet at `url` names, one of each rule, in its order."""
    found: dict[str, None] = {}
    for rule in _rules(_without_comments(sheet[:SHEET_CHARS])):
        named = ["".join(groups) for groups in _URL.findall(rule)]
        targets = [target for one in named if (target := urls.resolve(url, one)) is not None]
        if targets:
            found[min(targets, key=_rank)] = None
        if len(found) >= FONTS_MOST:
            break
    return tuple(found)


def _rank(url: str) -> int:
    path = url.partition("#")[0].partition("?")[0].lower()
    return next((n for n, ending in enumerate(_FORMATS) if path.endswith(ending)), len(_FORMATS))


def _rules(sheet: str) -> Iterator[str]:
    """What stands between the braces of each @font-face. Each character is looked at once, whatever a site sends."""
    lower, at = sheet.lower(), 0
    while (at := lower.find(_RULE, at)) >= 0:
        begin = lower.find("{", at)
        end = lower.find("}", begin)
        if begin < 0 or end < 0:
            return
        yield sheet[begin + 1 : end]
        at = end


def _without_comments(sheet: str) -> str:
    parts, at = [], 0
    while (begin := sheet.find("/*", at)) >= 0:
        parts.append(sheet[at:begin])
        end = sheet.find("*/", begin + 2)
        if end < 0:
            return "".join(parts)
        at = end + 2
    parts.append(sheet[at:])
    return "".join(parts)
