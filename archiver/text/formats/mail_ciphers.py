"""Decodes e-mail addresses that a proxy (Cloudflare) obfuscated, to be shown by a script (pure).

Without decoding, all addresses read the same, and a changed one would go unnoticed. They stand as a browser shows them:
a site that begins to obfuscate its addresses, or ends it, has altered none.
"""

from __future__ import annotations

import re
from html import escape

from archiver.text.literals import Literals

_MAY_SHIELD = Literals((b"data-cfemail",))
_SHIELDED = re.compile(r"(<[a-z]+\b[^<>]*\bdata-cfemail=[\"']?((?:[0-9a-f]{2}){3,300})\b[^<>]*>)[^<]*", re.IGNORECASE)


def with_mail_addresses(markup: str) -> str:
    """The page with its addresses as the reader sees them. The first byte of each cipher is the key, XORed with the
    others."""
    return _SHIELDED.sub(_shown, markup) if _MAY_SHIELD.any_in(markup) else markup


def _shown(found: re.Match[str]) -> str:
    """The tag, with the decoded address in place of the text after it; the text as it is if the cipher does not decode
    to UTF-8."""
    code, *rest = bytes.fromhex(found[2])
    try:
        return f"{found[1]}{escape(bytes(byte ^ code for byte in rest).decode())}"
    except UnicodeDecodeError:
        return found[0]
