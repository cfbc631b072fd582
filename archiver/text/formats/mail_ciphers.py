"""Addresses of mail that a proxy before a site wrote down in a cipher, for a script to show (pure). Without the script all of them are
the same words, and nobody would be told of one that became another. In brackets, for it is not what was served."""

from __future__ import annotations

import re
from html import escape

_SHIELDED = re.compile(r"(<[a-z]+\b[^<>]*\bdata-cfemail=[\"']?((?:[0-9a-f]{2}){3,300})\b[^<>]*>)[^<]*", re.IGNORECASE)


def unshielded(markup: str) -> str:
    """The page as its reader sees it: the first byte of the cipher is what each other is combined with."""
    return _SHIELDED.sub(_shown, markup) if "data-cfemail" in markup else markup


def _shown(found: re.Match[str]) -> str:
    code, *rest = bytes.fromhex(found[2])
    try:
        return f"{found[1]}[{escape(bytes(byte ^ code for byte in rest).decode())}]"
    except UnicodeDecodeError:
        return found[0]
