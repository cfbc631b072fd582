"""Unicode normalisation (Standard Annex 15) that hostile text cannot slow down (pure).

The library sorts combining marks by exchanging neighbours, in quadratic time, and lets no other thread run meanwhile:
half a megabyte of marks over one letter takes hours, and any page may have that. No language puts more than a few marks
over a letter. In longer rows every thirty marks are sorted separately (the annex's Stream-Safe Text Format).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

MARKS = 30  # most marks in a row that are sorted together
_FEW = 300  # characters: quadratic time does not matter up to this
# possible marks: not ASCII, neither letters nor digits; and two that become marks
_PERHAPS = r"(?:[^\w\s\x21-\x7e]|[\uff9e\uff9f])"
_ONE, _ROW = re.compile(_PERHAPS), re.compile(rf"{_PERHAPS}{{{MARKS + 1}}}")
_APART = "\u034f"  # combining grapheme joiner: invisible, and marks are not sorted across it


def composed(text: str, form: Literal["NFC", "NFKC", "NFD"]) -> str:
    """The text in this normalisation form."""
    each = text[MARKS :: MARKS + 1]  # every longer row includes one of these positions
    if len(text) <= _FEW or _ONE.search(each) is None or _ROW.search(text) is None:
        return unicodedata.normalize(form, text)
    marks = "".join(one for one in set(text) if all(map(unicodedata.combining, unicodedata.normalize("NFKD", one))))
    if not marks:
        return unicodedata.normalize(form, text)
    apart = re.sub(f"[{re.escape(marks)}]{{{MARKS}}}", rf"\g<0>{_APART}", text)
    return unicodedata.normalize(form, apart).replace(_APART, "")


def as_written(text: str) -> tuple[str, ...]:
    """A text as given, and in the forms in which somebody else may have written it: its accents composed (NFC) or apart
    (NFD, as on macOS)."""
    return tuple(dict.fromkeys((text, composed(text, "NFC"), composed(text, "NFD"))))
