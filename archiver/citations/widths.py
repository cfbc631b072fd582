"""Full-width signs in addresses, as input methods of Chinese and Japanese write them -> plain ones (pure)."""

from __future__ import annotations

import re

NARROWED = "full-width signs read as plain ones"
_WIDE = re.compile("[！-～]")
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BEGINS = re.compile(r"(?:https?|ftps?|sftp)://|(?<![A-Za-z0-9@./:%_-])www\d?\.(?=[A-Za-z0-9])", re.IGNORECASE)
_RUN = re.compile(r"[^\s<>\"“”„‟’‘«»‹›「」『』《》〈〉【】〔〕，。；、！…—|^`{}\\]{0,4000}")
_SIGNS = frozenset("/_-~%&=+#@")
_QUERY = re.compile(r"\?[\w-]+=")
_PORT = re.compile(r":\d{2,5}(?:/|\Z)")
_END = "\x00"  # which ends an address


def narrowed(text: str) -> str:
    """As many characters, with plain signs in addresses where full-width ones stand. Where a scheme is written so, or the
    `www.`, all that is behind it is meant plain. Else letters and figures stay what they are, as a page's name may have them,
    and end an address that they stand behind without a sign, since they are the sentence's."""
    if _WIDE.search(text) is None:
        return text
    plain = text.translate(_PLAIN)
    letters = list(text)
    at = 0
    while (begins := _BEGINS.search(plain, at)) is not None:
        start, at = begins.span()
        wide = text[start:at] != plain[start:at]
        letters[start:at] = plain[start:at]
        run = _RUN.match(text, at)
        end = run.end() if run else at
        following = _BEGINS.search(plain, at, end)
        end = following.start() if following else end
        for place in (one.start() for one in _WIDE.finditer(text, at, end)):
            parts = following is not None and place == end - 1
            letters[place] = _END if parts else _sign(letters[place - 1], text, plain, place, meant=wide)
        at = max(at, end)
    return "".join(letters)


def _sign(before: str, text: str, plain: str, at: int, *, meant: bool) -> str:
    """What stands for one full-width sign. `before`: what stands for the one before it; `meant`: all of its address is
    written so."""
    sign, behind = plain[at], plain[at + 1 : at + 2]
    latin = behind.isascii() and behind.isalnum()
    if sign.isalnum():
        return sign if meant else text[at] if not (before.isascii() and before.isalnum()) else _END
    if sign == "?":
        return sign if _QUERY.match(plain, at) else text[at]
    if sign == ":":
        return sign if _PORT.match(plain, at) else text[at]
    if sign in _SIGNS or sign == ".":
        if latin or (meant and sign != "." and behind.isalnum()):
            return sign
        return text[at] if behind.isalnum() and not before.isascii() else _END
    return text[at]
