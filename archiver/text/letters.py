"""Unifies letters that can be written with different code points (pure).

Which of them an encoding, a keyboard or a font uses means nothing. Arabic and Persian ye and kaf; Romanian letters with
a cedilla or a comma below; Malayalam chillu; radicals in place of Chinese characters; apostrophes that are letters.

The search for cited passages (`as_cited`) unifies more than a comparison of pages does: Greek without accents, Turkish
i without its dot, a Vietnamese tone on either of two vowels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from archiver.text.model import Text

_APOSTROPHE = "’"
_ENCODED = {
    "ی": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه\u0654", "ۂ": "ه\u0654",
    "ț": "ţ", "Ț": "Ţ", "ș": "ş", "Ș": "Ş",
    "ʼ": _APOSTROPHE, "ʻ": "‘",
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
} | dict(zip(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺹⺺⺻⺼⺾⺿⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻竹糹纟罓罒㓁羊耂肀聿月艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    strict=True,
))  # fmt: skip
# for cited passages only: print often omits the dots of Russian ё, and the hamza above or below Arabic alef
_CITED = {
    "ё": "е", "œ": "oe", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ı": "i",
    **dict.fromkeys("ʼʻʽʹʾʿˈ", _APOSTROPHE),
    **dict(zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True)),
}  # fmt: skip
_VARIANTS, _VARIANT = frozenset(_ENCODED), re.compile(f"[{''.join(_ENCODED)}]")
_TONES = "àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"
_TONED = {
    first + second: unicodedata.normalize("NFC", unicodedata.normalize("NFD", first + second)[-1].join((first, plain)))
    for first, seconds, plain in (("o", _TONES[0], "a"), ("o", _TONES[1], "e"), ("u", _TONES[2], "y"))
    for second in seconds
}
_TONE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_TONE_LETTERS = frozenset("".join(_TONES))
SIGN_BEFORE_TONE = re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])")  # typed before or after a tone mark
_DEGREE = re.compile(r"(?<=\d)(\s?)º(?=\s?[CF]\b)")
_ACCENTS = dict(zip("´`¨ˆ˜¸ˇ", "\u0301\u0300\u0308\u0302\u0303\u0327\u030c", strict=True))
_ACCENT = re.compile("(?P<before>[^\\W\\d_]?)(?P<accent>[´¨ˆ˜¸ˇ]|(?<![`´])`(?=[aeiouAEIOU]))(?P<after>[^\\W\\d_]?)")
_VOWELS = frozenset("aeiouyıAEIOUY")
_OVER_VOWELS = frozenset("´`¨ˆ")


def written_alike(old: Text, new: Text) -> bool:
    """Whether two texts use the same variants of these letters."""
    return _variants(old.visible) == _variants(new.visible)


def written_in(texts: Sequence[Text], form: Callable[[str], str]) -> list[Text]:
    """Texts with `form` applied to each of their views.

    If that changes the length of a body, all lose their outline, which counts the characters of cells.
    """
    found = [_written_in(text, form) for text in texts]
    if all(len(one.body) == len(text.body) for one, text in zip(found, texts, strict=True)):
        return found
    return [replace(one, outline="") for one in found]


def one_form(text: str) -> str:
    """The text with one form for each of these letters."""
    for one in _variants(text):
        text = text.replace(one, _ENCODED[one])
    return text


def as_cited(text: str) -> str:
    """Bring a folded, lower-case text into the form in which cited passages are searched for."""
    if text.isascii():
        return text
    text = SIGN_BEFORE_TONE.sub(r"\2\1", one_form(text).replace("เเ", "แ"))
    letters = set(text)
    for one in letters:
        if one in _CITED:
            text = text.replace(one, _CITED[one])
        elif one > "9" and one.isdecimal():
            text = text.replace(one, str(unicodedata.decimal(one)))
    return _TONE.sub(lambda two: _TONED[two[0]], text) if letters & _TONE_LETTERS else text


def degrees(text: str) -> str:
    """Replace the ordinal indicator º where it stands for a degree sign: folding turns it into a letter."""
    return _DEGREE.sub(r"\1°", text) if "º" in text else text


def accented(text: str) -> str:
    """Combine letters with the accents that were typeset beside them: "d´etenus", "Wa¨rter"."""
    return _ACCENT.sub(_compose, text) if any(map(text.__contains__, _ACCENTS)) else text


def without_accents(text: str) -> str:
    """A folded text without the accents of Latin and Greek letters; each letter stays one character."""
    for one in set(text):
        if one > "\x7f" and one.isalpha() and (base := unicodedata.normalize("NFD", one)[0]) != one:
            if base.isascii() or "\u0370" <= base <= "\u03ff":
                text = text.replace(one, base)
    return text


def _compose(found: re.Match[str]) -> str:
    """The match with its accent put on the letter after it or, failing that, on the one before."""
    before, after, accent = found["before"], found["after"], found["accent"]
    over = [unicodedata.normalize("NFC", one.replace("ı", "i") + _ACCENTS[accent]) for one in (after, before)]
    fits = [bool(one) and len(said) == 1 for one, said in zip((after, before), over, strict=True)]
    if all(fits) and accent in _OVER_VOWELS and before in _VOWELS and after not in _VOWELS:
        fits[0] = False
    return before + over[0] if fits[0] else over[1] + after if fits[1] else found[0]


def _variants(text: str) -> frozenset[str]:
    """The letters with several forms that a text has."""
    return frozenset() if text.isascii() or _VARIANT.search(text) is None else _VARIANTS.intersection(text)


def _written_in(text: Text, form: Callable[[str], str]) -> Text:
    return replace(
        text,
        title=None if text.title is None else form(text.title),
        headings=tuple(map(form, text.headings)),
        visible=form(text.visible),
        main=form(text.main),
        other=form(text.other),
        body=form(text.body),
        aside=form(text.aside),
        panels=form(text.panels),
        tables=tuple(replace(one, rows=form(one.rows)) for one in text.tables),
        login=form(text.login),
        marked=tuple(map(form, text.marked)),
        links=tuple(replace(link, text=form(link.text)) if link.text else link for link in text.links),
        asides=tuple(
            replace(one, before=form(one.before), text=form(one.text), after=form(one.after)) for one in text.asides
        ),
    )
