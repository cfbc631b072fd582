"""Where words begin and end (pure): in scripts that set blanks between words; in others a word has no bounds that tell."""

from __future__ import annotations

import re

from archiver.text.normal import fold

# marks over and under letters; scripts without blanks between words
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_IN_WORD = rf"(?:[^\W_{_UNSPACED}]|[{_MARKS}])"  # a letter or a digit
BEGINS, ENDS = rf"(?<![^\W_{_UNSPACED}])(?<![{_MARKS}])", f"(?!{_IN_WORD})"  # what is not in the middle of a word
_NO_BLANK = re.compile(f"{BEGINS} | {ENDS}")
_TWO = re.compile(_IN_WORD + _IN_WORD)


def spaced(text: str) -> str:
    """Folded, with no blanks but those between two words."""
    return _NO_BLANK.sub("", fold(text))


def in_a_word(text: str, at: int) -> bool:
    """Whether a text that is cut at this place is cut within a word, or a number."""
    return at > 0 and _TWO.match(text, at - 1) is not None
