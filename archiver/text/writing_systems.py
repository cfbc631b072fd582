"""Converts texts of a language with two scripts into one of them (pure).

Chinese into simplified characters; Serbian, Bosnian, Montenegrin and Uzbek into Latin letters. Which script a site
sends may depend on whom it takes us for.

The conversion is letter by letter: words that differ between regions (軟體, 软件) stay different. The language is checked
only as far as its letters tell it: texts that are not the same in different scripts differ after conversion, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from archiver.text.han import SIMPLIFIED, TRADITIONAL

READ = 6000  # characters of a text that are read
# share of traditional characters in a traditional text, and in a simplified one
TRADITIONAL_LEAST, TRADITIONAL_MOST = 0.1, 0.02
MOSTLY, HARDLY = 0.7, 0.02  # share of Cyrillic letters in a Cyrillic text, at least; in a Latin one, at most
OWN_LEAST, FOREIGN_MOST = 0.005, 0.02  # share of letters that only this language has; that it lacks

Writing = Callable[[str], str]

_TRADITIONAL = frozenset(TRADITIONAL)
_TO_SIMPLIFIED = str.maketrans(TRADITIONAL + "「」『』", SIMPLIFIED + "“”‘’")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CYRILLIC, _LATIN = re.compile("[\u0400-\u04ff]"), re.compile("[a-zA-Z\u00c0-\u024f]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʻʼ’'`´]")


class _Alphabet:
    """The Cyrillic alphabet of a language with its Latin equivalents.

    `own`: letters that identify the language. `beside`: equivalents that depend on adjacent letters, applied first.
    """

    def __init__(self, letters: dict[str, str], own: str, beside: tuple[tuple[re.Pattern[str], str], ...] = ()) -> None:
        self._letters, self._own, self._beside = letters, own, beside
        self._table = {ord(one): said for one, said in letters.items()}
        self._table |= {ord(one.upper()): said.capitalize() for one, said in letters.items()}
        several = "".join(one.upper() for one, said in letters.items() if len(said) > 1)
        capital, small = "[Ђ-ЯЎҚҒҲ]", "[а-џўқғҳ]"
        self._in_capitals = re.compile(f"[{several}](?={capital})|(?<={capital})[{several}](?!{small})")

    def writes(self, letters: str) -> bool:
        """Whether a text with these letters, all Cyrillic and lower case, is in this language."""
        known, own = (sum(map(letters.count, some)) for some in (self._letters, self._own))
        return own >= OWN_LEAST * len(letters) and known >= (1 - FOREIGN_MOST) * len(letters)

    def latin(self, text: str) -> str:
        """The text in Latin letters (parts may be already), with one form of apostrophe after letters."""
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
        (re.compile(r"(?<=т)я(?=бр)"), "a"),  # "сентябрь", "октябрь"
    ),
)  # fmt: skip


def common_script(some: Iterable[str], others: Iterable[str]) -> Writing | None:
    """The conversion that brings both into one script, if they are in different scripts of what may be one language.

    None otherwise.
    """
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
    """The text in simplified Chinese characters, with the quotation marks that go with them, one for one."""
    return text.translate(_TO_SIMPLIFIED)


def _in_latin(text: str) -> Writing | None:
    """The conversion to Latin letters for a text in Cyrillic ones; None if it is in no language known here."""
    if _share(_CYRILLIC, text) < MOSTLY:
        return None
    letters = "".join(_CYRILLIC.findall(text[:READ])).lower()
    found = next((one for one in (_SERBIAN, _UZBEK) if one.writes(letters)), None)
    return found.latin if found is not None else None


def _is_simplified_of(one: str, other: str) -> bool:
    """Whether `one` is in simplified and `other` in traditional Chinese characters."""
    here, there = _HAN.findall(one), _HAN.findall(other)
    if not here or not there or _traditional(there) < TRADITIONAL_LEAST * len(there):
        return False
    return _traditional(here) <= TRADITIONAL_MOST * len(here)


def _traditional(characters: Iterable[str]) -> int:
    return sum(map(_TRADITIONAL.__contains__, characters))


def _share(letters: re.Pattern[str], text: str) -> float:
    """The share of a text's Cyrillic and Latin letters that are in one of these scripts."""
    found = {script: len(script.findall(text[:READ])) for script in (_CYRILLIC, _LATIN)}
    return found[letters] / max(1, sum(found.values()))
