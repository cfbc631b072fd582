"""How letters and the marks over them are written one way (Unicode Standard Annex 15), whatever stands in a text. Pure.

The library puts marks in order by exchanging neighbours, which takes the square of their number, and lets no other thread run
meanwhile: half a megabyte of marks over one letter is some hours, of which any page may have as many as it likes. No language
puts more than a few over a letter; of more than thirty each thirty are put in order by themselves, as the annex has it."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

MARKS = 30  # in a row
_FEW = 300  # characters: of these the square takes no time
# what may be a mark: neither letter nor figure nor of ASCII, and two that become marks
_PERHAPS = r"(?:[^\w\s\x21-\x7e]|[\uff9e\uff9f])"
_ONE, _ROW = re.compile(_PERHAPS), re.compile(rf"{_PERHAPS}{{{MARKS + 1}}}")
_APART = "\u034f"  # which has no form, and belongs to no letter


def composed(text: str, form: Literal["NFC", "NFKC"]) -> str:
    """The text in this form."""
    each = text[MARKS :: MARKS + 1]  # a row has one of these places
    if len(text) <= _FEW or _ONE.search(each) is None or _ROW.search(text) is None:
        return unicodedata.normalize(form, text)
    marks = "".join(one for one in set(text) if all(map(unicodedata.combining, unicodedata.normalize("NFKD", one))))
    if not marks:
        return unicodedata.normalize(form, text)
    apart = re.sub(f"[{re.escape(marks)}]{{{MARKS}}}", rf"\g<0>{_APART}", text)
    return unicodedata.normalize(form, apart).replace(_APART, "")
