"""Converts full-width characters in addresses, as Chinese and Japanese input methods write them, to ASCII (pure)."""

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
_END = "\x00"  # ends an address


def narrowed(text: str) -> str:
    """The text, in the same length, with full-width characters in addresses as ASCII.

    If the scheme or `www.` is full-width, so is all of the address. Otherwise full-width letters and digits stay, as a
    page's name may have them; directly after an ASCII letter or digit they belong to the sentence and end the address.
    """
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
    """The replacement of a full-width character.

    `before`: the (converted) character before it. `meant`: its whole address is written in full width.
    """
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
