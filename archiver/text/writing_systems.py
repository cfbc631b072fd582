"""Texts of one language that two scripts write, in one of them (pure): Chinese in simplified characters; Serbian, Bosnian and
Montenegrin, and Uzbek, in Latin letters. Which of the two a site gives may depend on whom it takes us for.

Letter by letter: words that differ between regions (軟體, 软件) stay two words. Nothing is asked of the language but whether
its letters can be told, for what is written in one script and is not the same differs all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from archiver.text.han import SIMPLIFIED, TRADITIONAL

READ = 6000  # characters that are looked at
TRADITIONAL_LEAST, TRADITIONAL_MOST = 0.1, 0.02  # of Chinese characters, in a traditional text; in a simplified one
MOSTLY, HARDLY = 0.7, 0.02  # of the letters are Cyrillic; in a text in Latin ones
OWN_LEAST, FOREIGN_MOST = 0.005, 0.02  # of the letters of a language that only it has; that it has not

Writing = Callable[[str], str]

_TRADITIONAL = frozenset(TRADITIONAL)
_TO_SIMPLIFIED = str.maketrans(TRADITIONAL + "「」『』", SIMPLIFIED + "“”‘’")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CYRILLIC, _LATIN = re.compile("[\u0400-\u04ff]"), re.compile("[a-zA-Z\u00c0-\u024f]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʻʼ’'`´]")


class _Alphabet:
    """Cyrillic letters of a language and what they are in Latin ones. `own`: letters by which it is known. `beside`: what a
    letter is between certain others, told before all."""

    def __init__(self, letters: dict[str, str], own: str, beside: tuple[tuple[re.Pattern[str], str], ...] = ()) -> None:
        self._letters, self._own, self._beside = letters, own, beside
        self._table = {ord(one): said for one, said in letters.items()}
        self._table |= {ord(one.upper()): said.capitalize() for one, said in letters.items()}
        several = "".join(one.upper() for one, said in letters.items() if len(said) > 1)
        capital, small = "[Ђ-ЯЎҚҒҲ]", "[а-џўқғҳ]"
        self._in_capitals = re.compile(f"[{several}](?={capital})|(?<={capital})[{several}](?!{small})")

    def writes(self, letters: str) -> bool:
        """Whether these letters, all Cyrillic and small, are of a text in this language."""
        known, own = (sum(map(letters.count, some)) for some in (self._letters, self._own))
        return own >= OWN_LEAST * len(letters) and known >= (1 - FOREIGN_MOST) * len(letters)

    def latin(self, text: str) -> str:
        """A text of this language in Latin letters, in which it may be already; an apostrophe behind a letter in one way."""
        for place, said in self._beside:
            text = place.sub(partial(_cased, said), text)
        text = self._in_capitals.sub(lambda one: self._table[ord(one[0])].upper(), text)
        return _APOSTROPHE.sub("‘", text.translate(self._table))


def _cased(said: str, letter: re.Match[str]) -> str:
    return said.capitalize() if letter[0].isupper() else said


def _letters(cyrillic: str, latin: str) -> dict[str, str]:
    return dict(zip(cyrillic, latin.split(), strict=True))


_SERBIAN = _Alphabet(
    _letters("абвгдђежзијклљмнњопрстћуфхцчџш", "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"),
    own="ђјљњћџ",
)
_UZBEK = _Alphabet(
    _letters("абвгдеёжзийклмнопрстуфхцчшъэюяўқғҳ", "a b v g d e yo j z i y k l m n o p r s t u f x s ch sh ‘ e yu ya o‘ q g‘ h")
    | {"ь": ""},
    own="ўқғҳ",
    beside=(
        (re.compile(r"(?<=[аеёиоуэюяўъьАЕЁИОУЭЮЯЎЪЬ])[еЕ]|(?<!\w)[еЕ]"), "ye"),
        (re.compile(r"(?<=[аеёиоуэюяўАЕЁИОУЭЮЯЎ])[цЦ]"), "ts"),
        (re.compile(r"(?<=т)я(?=бр)"), "a"),  # of two months
    ),
)  # fmt: skip


def common(some: Iterable[str], others: Iterable[str]) -> Writing | None:
    """What writes both in one script, where one is in another script than the other, and it may be of the same language;
    None else."""
    one, other = ("\n".join(passages)[:READ] for passages in (some, others))
    if not one or not other or (one.isascii() and other.isascii()):
        return None
    if _is_simplified_of(one, other) or _is_simplified_of(other, one):
        return simplified
    for cyrillic, latin in ((one, other), (other, one)):
        if _CYRILLIC.search(cyrillic) and _share(_CYRILLIC, latin) <= HARDLY and _LATIN.search(latin):
            return _in_latin(cyrillic)
    return None


def simplified(text: str) -> str:
    """A text in simplified Chinese characters, and with the quotation marks that go with them, each for each."""
    return text.translate(_TO_SIMPLIFIED)


def _in_latin(text: str) -> Writing | None:
    if _share(_CYRILLIC, text) < MOSTLY:
        return None
    letters = "".join(_CYRILLIC.findall(text[:READ])).lower()
    found = next((one for one in (_SERBIAN, _UZBEK) if one.writes(letters)), None)
    return found.latin if found is not None else None


def _is_simplified_of(one: str, other: str) -> bool:
    here, there = _HAN.findall(one), _HAN.findall(other)
    if not here or not there or _traditional(there) < TRADITIONAL_LEAST * len(there):
        return False
    return _traditional(here) <= TRADITIONAL_MOST * len(here)


def _traditional(characters: Iterable[str]) -> int:
    return sum(map(_TRADITIONAL.__contains__, characters))


def _share(letters: re.Pattern[str], text: str) -> float:
    """Of the letters of a text, by these two scripts."""
    found = {script: len(script.findall(text[:READ])) for script in (_CYRILLIC, _LATIN)}
    return found[letters] / max(1, sum(found.values()))
