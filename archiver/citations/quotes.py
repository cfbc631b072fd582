"""Finds the passage that is quoted directly before a link or the mark of a note, if it is clear which one (pure).

A wrong passage would be searched in the source and never found. Therefore nothing is returned that may be a title, that
contains insertions by the person quoting, or whose beginning is uncertain.
"""

from __future__ import annotations

import re

from archiver.text.languages import CJK

WORDS, CJK_CHARS = 5, 10  # minimum length of a passage, in words or CJK characters
CHARS = 2000  # maximum length of a passage

# closing quotation mark -> possible opening marks
_MARKS = {
    "”": "“„”", "“": "„", "»": "«", "«": "»", "」": "「", "』": "『", "’": "‘‚", "‘": "‚", "›": "‹", "‹": "›", '"': '"',
    "＂": "＂", "〞": "〝", "〟": "〝",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?P<inside>[.,!?…。！？，]?)(?P<close>[”“»«」』’‘›‹\"＂〞〟])(?P<after>[.,;:。，；：]?)(?P<open>\s*[(\[（〔【]?\s*)\Z"
)
_CJK = re.compile(f"[{CJK}]")
_ELLIPSIS = re.compile(r"[\[(（〔]\s*(?:…+|\.\s?\.\s?\.)\s*[\])）〕]")
_SET_IN = re.compile(r"[\[〔].*?[\]〕]")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_SMALL = frozenset(
    "with from into over upon through between under after about against toward towards during without within".split()
)
# words after which a quoted passage may be a title, whatever it looks like
_NAMES = re.compile(
    r"(?:\b(?:(?:sub)?titled|entitled|headlined|captioned|(?:bearing|with|under) (?:the|a) (?:title|headline|heading)|betitelt|(?:mit|unter) dem titel|überschrieben"
    r"|intitul[ée]e?s?|sous le titre|titulad[oa]s?|(?:con|bajo) el título|intitolat[oaie]|dal titolo|com o título|getiteld|под названием|озаглавлен\w*|بعنوان)"
    r"|题为|題為|标题为|標題為|名为|名為|题目为|題目為|と題する|と題した|라는 제목의)[,:：]?\s*\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:(?:\A|[\s(（,，])[^\W\d_A-ZÀ-ÞА-Я][^\W\d_]*[,:]?|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][:：,，]?)\s*\Z"
)


def before(text: str, at: int, *, mark: bool = False) -> str | None:
    """The quoted passage that ends directly before offset `at`; None if there is none, or in doubt.

    `mark`: the mark of a note stands there. Before a link that is not in brackets, a sentence must lead up to the
    passage.
    """
    found = _BEFORE.search(text, max(0, at - 12), at)
    if found is None:
        return None
    close = found.start("close")
    start = _opening(text, close)
    if start is None:
        return None
    passage = " ".join(_rejoined(text[start + 1 : close]).split())
    if not _is_long(passage) or _is_title(passage) or _SET_IN.search(_ELLIPSIS.sub("", passage)):
        return None
    if _may_be_title(text, start, passage, found["inside"]):
        return None
    if _NAMES.search(text, max(0, start - 60), start):
        return None
    enclosed = bool(found["open"].strip())
    if not mark and (found["inside"] in {",", "，"} or found["after"] == ","):
        return None
    if not (mark or enclosed) and (found["after"] or not _LEADS.search(text, 0, start)):
        return None
    return passage


def _rejoined(passage: str) -> str:
    """`passage` with words joined that were broken at a line's end."""
    return re.sub("[\ufffe\x02\u00ad]\\s*|[\x00\u2060]", "", passage)


def _opening(text: str, close: int) -> int | None:
    """The offset of the quotation mark that matches the closing one at `close`; None in doubt."""
    mark = text[close]
    first = max(0, close - CHARS)
    if mark in '"＂':
        if text.count(mark, 0, close) % 2 == 0:
            return None
        start = text.rfind(mark, first, close)
        return start if start >= 0 and _opens(text, start) else None
    depth = 0
    for at in range(close - 1, first - 1, -1):
        char = text[at]
        if char in _MARKS[mark] and (depth or _opens(text, at)):
            if depth == 0:
                return at
            depth -= 1
        elif char == mark and not _apostrophe(text, at):
            depth += 1
    return None


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark is in an opening position.

    No letter precedes it, except of a script without spaces, and no space follows it, except a French one.
    """
    previous, following = text[at - 1 : at], text[at + 1 : at + 2]
    thin = following in {"\u00a0", "\u202f", "\u2009"}  # French typography
    french = text[at] in "«‹" and following == " "
    return (not previous.isalnum() or bool(_CJK.match(previous))) and (thin or french or not following.isspace())


def _apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _is_long(passage: str) -> bool:
    cjk = len(_CJK.findall(passage))
    return cjk >= CJK_CHARS or len([one for one in passage.split() if any(map(str.isalnum, one))]) >= WORDS


def _is_title(passage: str) -> bool:
    """Whether all longer words begin with capitals, as in English titles."""
    longer = [one for one in _WORD.findall(passage) if len(one) >= 4 and not _CJK.match(one) and one not in _SMALL]
    return len(longer) >= 2 and all(one[0].isupper() for one in longer)


def _may_be_title(text: str, start: int, passage: str, inside: str) -> bool:
    """Whether a passage begins with a capital, and neither its end nor a colon before it marks it as a sentence."""
    return (
        passage[0].isupper()
        and inside not in set(".!?…")
        and text[max(0, start - 4) : start].rstrip()[-1:] not in set(":：")
    )
