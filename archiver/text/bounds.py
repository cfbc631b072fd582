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
# letters that run together; of Thai and Lao with their points, which are none to Python
LETTERS_BEFORE = re.compile(r"(?:[^\W_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece]){1,40}\Z")
LETTERS_AFTER = re.compile(r"[^\W_]{1,40}")
HAN_NUMBER = "〇零一二三四五六七八九十百千万"
_HAN_NUMBERS = HAN_NUMBER + "亿億萬两兩廿卅"
SIGNED = "\ua7f7"  # stands for a minus that belongs to its number: a letter that no language has
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_NOT_HAN, _NOT_THAI = "没沒不未无無非莫勿毋", "ไม่"  # with one of these before it a word says the contrary
# the same in two characters
_NOT_HAN_TWO = "".join(
    f"(?<!{word})" for word in ("没有", "沒有", "不是", "不再", "不曾", "未曾", "未能", "并非", "並非", "绝非", "絕非")
)
_POINT = ".,'’٬٫·"
_WHOLE = r"(?<!\d)(?<!\d[.,^])", r"(?!\d|[.,^]\d)"  # what may not stand before and behind a number
_WHOLE_STRICTLY = rf"(?<!\d)(?<!\d[{_POINT}^])(?<!{SIGNED})", rf"(?!\d|[{_POINT}^]\d)"
# thousands, set apart by a blank
_NO_THOUSANDS_BEFORE = "".join(rf"(?<!(?<!\d)\d{{{n}}} )" for n in (1, 2, 3))
_NO_THOUSANDS_AFTER = r"(?! \d{3}(?!\d))"
_NO_BLANK = re.compile(f"{BEGINS} | (?!{_IN_WORD})")
_TWO = re.compile(_IN_WORD + _IN_WORD)
_SPACED = re.compile(_IN_WORD)
_IS_HAN, _IS_THAI = re.compile(_HAN), re.compile("[\u0e00-\u0e7f]")
_FIRST_DIGITS, _LAST_DIGITS = re.compile(r"\d+"), re.compile(r"\d+(?=\D*\Z)")

_DENYING = "non|un|ex|anti|pseudo|quasi|semi|counter|nicht|schein|no|contra|soi-disant|не|экс|анти|псевдо|лже|квази"  # before a hyphen
_DENIED = re.compile(rf"(?<![^\W_])(?:{_DENYING})[-‐‑]\Z")
_THAI_TENS = "สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน"
_THAI_NUMBER = f"หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|{_THAI_TENS}"
_THAI_BEFORE, _THAI_AFTER = re.compile(f"(?:{_THAI_NUMBER})\\Z"), re.compile(_THAI_NUMBER)
_BEGINS_THAI, _ENDS_THAI = re.compile(_THAI_TENS), re.compile(f"(?:{_THAI_NUMBER})\\Z")
REACH = 16  # characters before and behind a passage


def other_words(words: str, before: str, after: str) -> bool:
    """Whether the REACH characters before a passage, or those behind it, make another word of its first or its last: one
    that denies it ("non-"), or another number. Of Thai, which sets no blanks between words, only numbers are told."""
    if has_bounds(words[0]):
        return _DENIED.search(before) is not None
    begun = _BEGINS_THAI.match(words) is not None and _THAI_BEFORE.search(before) is not None
    return begun or (_ENDS_THAI.search(words) is not None and _THAI_AFTER.match(after) is not None)


def spaced(text: str) -> str:
    """Folded, with no blanks but those between two words."""
    return _NO_BLANK.sub("", fold(text))


def in_a_word(text: str, at: int) -> bool:
    """Whether a text that is cut at this place is cut within a word, or a number."""
    return at > 0 and _TWO.match(text, at - 1) is not None


def begins(text: str, words: str, *, loosely: bool) -> str:
    """A pattern of what stands before a passage, which is given as it is written, and its letters and digits: nothing that
    makes another word or number of its first one."""
    first = words[0]
    if first.isdigit():
        if loosely:
            return _WHOLE[0]
        group = _FIRST_DIGITS.search(text)
        return _WHOLE_STRICTLY[0] + (_NO_THOUSANDS_BEFORE if group is not None and len(group[0]) == 3 else "")
    if loosely:
        return ""
    if has_bounds(first):
        return BEGINS_LETTERS
    numbers = rf"(?<![{_HAN_NUMBERS}数數几幾\d])" if first in _HAN_NUMBERS else ""
    return numbers + (
        f"(?<![{_NOT_HAN}]){_NOT_HAN_TWO}"
        if _IS_HAN.match(first)
        else f"(?<!{_NOT_THAI})"
        if _IS_THAI.match(first)
        else ""
    )


def ends(text: str, words: str, *, loosely: bool) -> str:
    """The same of what stands behind it."""
    last = words[-1]
    if last.isdigit():
        if loosely:
            return _WHOLE[1]
        group = _LAST_DIGITS.search(text)
        return _WHOLE_STRICTLY[1] + (_NO_THOUSANDS_AFTER if group is not None and len(group[0]) <= 3 else "")
    if loosely:
        return ""
    return ENDS_LETTERS if has_bounds(last) else f"(?![{_HAN_NUMBERS}])" if last in _HAN_NUMBERS else ""


def has_bounds(letter: str) -> bool:
    """Whether a letter, or a digit, is of a script that sets blanks between words."""
    return _SPACED.match(letter) is not None
