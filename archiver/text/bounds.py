"""Where words begin and end (pure): in scripts that set blanks between words; in others a word has no bounds that tell."""

from __future__ import annotations

import re

from archiver.text.normal import fold

_POINTS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # over and under letters
)
_INDIC = "\u0900-\u0963\u0966-\u096f\u0971-\u0dff"  # letters, and vowels that are none to Python
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{_INDIC}])"  # or a digit
_IN_WORD = rf"(?:{_LETTER}|[{_POINTS}])"
BEGINS = rf"(?<![^\W_{_UNSPACED}])(?<![{_INDIC}{_POINTS}])"  # what is not in the middle of a word
ENDS = rf"(?![{_POINTS}]*{_LETTER})"
# between a letter and a figure a word ends: a footnote's number, a section's, a unit's; so it does before the letters of a mark
_MARK = r"(?:[a-z]|tm|sm|th|st|nd|rd|i{2,3}|iv|vi{1,3}|ix)"
BEGINS_LETTERS = rf"(?<![^\W\d_{_UNSPACED}])(?<![{_INDIC}{_POINTS}])"
_NO_LETTERS = rf"(?![{_POINTS}]*(?:[^\W\d_{_UNSPACED}]|[{_INDIC}]))"
ENDS_LETTERS = rf"(?:{_NO_LETTERS}|(?={_MARK}{_NO_LETTERS}))"
_NO_BLANK = re.compile(f"{BEGINS} | (?!{_IN_WORD})")
_TWO = re.compile(_IN_WORD + _IN_WORD)
_SPACED = re.compile(_IN_WORD)


def spaced(text: str) -> str:
    """Folded, with no blanks but those between two words."""
    return _NO_BLANK.sub("", fold(text))


def in_a_word(text: str, at: int) -> bool:
    """Whether a text that is cut at this place is cut within a word, or a number."""
    return at > 0 and _TWO.match(text, at - 1) is not None


def has_bounds(letter: str) -> bool:
    """Whether a letter, or a digit, is of a script that sets blanks between words."""
    return _SPACED.match(letter) is not None
