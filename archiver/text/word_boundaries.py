"""Word boundaries as regular expressions (pure).

They work in scripts that put spaces between words. In other scripts (Chinese, Japanese, Thai ...) no boundary can be
told.
"""

from __future__ import annotations

import re

from archiver.text.normal import fold

_POINTS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # combining marks
_INDIC = "\u0900-\u0963\u0966-\u096f\u0971-\u0dff"  # letters, and vowel signs that `\w` does not match
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{_INDIC}])"  # or a digit, in a script with spaces
_IN_WORD = rf"(?:{_LETTER}|[{_POINTS}])"
BEGINS = rf"(?<![^\W_{_UNSPACED}])(?<![{_INDIC}{_POINTS}])"  # not inside a word
ENDS = rf"(?![{_POINTS}]*{_LETTER})"
# *_LETTERS: a word also ends between a letter and a digit (number of a footnote, a section; a unit), and before a
# footnote mark or suffix made of letters
_MARK = r"(?:[a-z]|tm|sm|th|st|nd|rd|i{2,3}|iv|vi{1,3}|ix)"
BEGINS_LETTERS = rf"(?<![^\W\d_{_UNSPACED}])(?<![{_INDIC}{_POINTS}])"
_NO_LETTERS = rf"(?![{_POINTS}]*(?:[^\W\d_{_UNSPACED}]|[{_INDIC}]))"
ENDS_LETTERS = rf"(?:{_NO_LETTERS}|(?={_MARK}{_NO_LETTERS}))"
# a run of letters or digits; in Thai and Lao with their vowel signs and tone marks, which `\w` does not match
LETTERS_BEFORE = re.compile(r"(?:[^\W_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece]){1,40}\Z")
LETTERS_AFTER = re.compile(r"[^\W_]{1,40}")
HAN_NUMBER = "〇零一二三四五六七八九十百千万"
_HAN_NUMBERS = HAN_NUMBER + "亿億萬两兩廿卅"
SIGNED = "\ua7f7"  # placeholder for a minus sign that belongs to its number: a letter that no language uses
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_NOT_HAN, _NOT_THAI = "没沒不未无無非莫勿毋", "ไม่"  # negations: directly before a word they reverse its meaning
# negations of two characters
_NOT_HAN_TWO = "".join(
    f"(?<!{word})" for word in ("没有", "沒有", "不是", "不再", "不曾", "未曾", "未能", "并非", "並非", "绝非", "絕非")
)
_POINT = ".,'’٬٫·"
_WHOLE_NUMBER = r"(?<!\d)(?<!\d[.,^])", r"(?!\d|[.,^]\d)"  # a number is not cut: what may not precede it, and follow it
_WHOLE_NUMBER_STRICTLY = rf"(?<!\d)(?<!\d[{_POINT}^])(?<!{SIGNED})", rf"(?!\d|[{_POINT}^]\d)"
# groups of thousands, separated by a space
_NO_THOUSANDS_BEFORE = "".join(rf"(?<!(?<!\d)\d{{{n}}} )" for n in (1, 2, 3))
_NO_THOUSANDS_AFTER = r"(?! \d{3}(?!\d))"
_NO_BLANK = re.compile(f"{BEGINS} | (?!{_IN_WORD})")
_INSIDE_WORD = re.compile(_IN_WORD + _IN_WORD)
_SPACED = re.compile(_IN_WORD)
_IS_HAN, _IS_THAI = re.compile(_HAN), re.compile("[\u0e00-\u0e7f]")
_FIRST_DIGITS, _LAST_DIGITS = re.compile(r"\d+"), re.compile(r"\d+(?=\D*\Z)")

_DENYING_PREFIXES = (
    "non|un|ex|anti|pseudo|quasi|semi|counter|nicht|schein|no|contra|soi-disant|не|экс|анти|псевдо|лже|квази"
)
_DENIED = re.compile(rf"(?<![^\W_])(?:{_DENYING_PREFIXES})[-‐‑]\Z")
_THAI_TENS = "สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน"
_THAI_NUMBER = f"หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|{_THAI_TENS}"
_THAI_BEFORE, _THAI_AFTER = re.compile(f"(?:{_THAI_NUMBER})\\Z"), re.compile(_THAI_NUMBER)
_BEGINS_THAI, _ENDS_THAI = re.compile(_THAI_TENS), re.compile(f"(?:{_THAI_NUMBER})\\Z")
REACH = 16  # characters looked at before and after a passage


def other_words(words: str, before: str, after: str) -> bool:
    """Whether the text around a passage turns its first or last word into another one.

    `before` and `after`: REACH characters on either side. In a script with spaces that is a denying prefix ("non-").
    Otherwise only Thai is looked at, and there only numerals, as it puts no spaces between words.
    """
    if has_bounds(words[0]):
        return _DENIED.search(before) is not None
    starts_inside_number = _BEGINS_THAI.match(words) is not None and _THAI_BEFORE.search(before) is not None
    return starts_inside_number or (_ENDS_THAI.search(words) is not None and _THAI_AFTER.match(after) is not None)


def spaced(text: str) -> str:
    """Fold a text and remove every space that does not separate two words."""
    return _NO_BLANK.sub("", fold(text))


def in_a_word(text: str, at: int) -> bool:
    """Whether cutting a text at this position would cut a word or a number in two."""
    return at > 0 and _INSIDE_WORD.match(text, at - 1) is not None


def begins(text: str, words: str, *, loosely: bool) -> str:
    """The regex to put before a passage: it rejects anything that makes another word or number of the first one.

    `text`: the passage as written. `words`: its letters and digits only. `loosely`: ignore word boundaries.
    """
    first = words[0]
    if first.isdigit():
        if loosely:
            return _WHOLE_NUMBER[0]
        group = _FIRST_DIGITS.search(text)
        return _WHOLE_NUMBER_STRICTLY[0] + (_NO_THOUSANDS_BEFORE if group is not None and len(group[0]) == 3 else "")
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
    """The regex to put after a passage, as `begins` for its last word or number."""
    last = words[-1]
    if last.isdigit():
        if loosely:
            return _WHOLE_NUMBER[1]
        group = _LAST_DIGITS.search(text)
        return _WHOLE_NUMBER_STRICTLY[1] + (_NO_THOUSANDS_AFTER if group is not None and len(group[0]) <= 3 else "")
    if loosely:
        return ""
    return ENDS_LETTERS if has_bounds(last) else f"(?![{_HAN_NUMBERS}])" if last in _HAN_NUMBERS else ""


def has_bounds(letter: str) -> bool:
    """Whether a letter or digit belongs to a script that puts spaces between words."""
    return _SPACED.match(letter) is not None
