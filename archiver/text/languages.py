"""Detects a text's language by its letters and most common words (pure). Deliberately rough: a mixed text has none."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

LEAST = 40  # letters needed for an answer
READ = 6000  # characters of a text that are read
MOSTLY = 0.6  # share of the letters that must be in one script
KANA = 0.1  # share of kana among Chinese characters and kana above which a text is Japanese
COMMON = 0.1  # share of a text's words that must be among the language's most common ones
AHEAD = 1.4  # factor by which they must exceed those of any other language

CJK = (
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # kana, Chinese characters, hangul: each stands for a syllable or a word
)

_SCRIPTS = {
    "latin": "a-z\u00df-\u024f\u1e00-\u1eff", "cyrl": "\u0400-\u052f", "ar": "\u0620-\u06ff", "he": "\u05d0-\u05ea",
    "el": "\u0370-\u03ff", "th": "\u0e01-\u0e3a", "hi": "\u0900-\u097f", "bn": "\u0980-\u09ff", "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f", "ta": "\u0b80-\u0bff", "bo": "\u0f00-\u0fff", "my": "\u1000-\u109f", "km": "\u1780-\u17ff",
    "ko": "\uac00-\ud7af", "han": "\u3400-\u4dbf\u4e00-\u9fff", "kana": "\u3040-\u30ff",
}  # fmt: skip
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_OWN = (  # in scripts shared by several languages: letters that only one of them uses
    ("ur", re.compile("[ٹڈڑےں]")), ("fa", re.compile("[پچژگ]")), ("uk", re.compile("[іїєґ]")), ("ru", re.compile("[ыэё]")),
)  # fmt: skip
_OF = {"ur": "ar", "fa": "ar", "uk": "cyrl", "ru": "cyrl"}
OWN_LEAST = 0.005  # share of these letters in a text of that language, at least
_WORDS = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the of and to in is that for on with are be by as this was which from it not has have or at an",
        "de": "der die und das ist nicht mit den von zu für auf dem ein eine werden des sind im sich auch wird bei",
        "fr": "le la les des et est une du dans que pour qui sur au par pas sont ce avec aux il",
        "es": "el la los de que las del por con para una se es en como su al lo más y no sus",
        "pt": "o a os as do da de que em um uma para com não dos das por ao na no e é",
        "it": "il di che la della per un una del con non sono gli nel le dei è da si alla e",
        "nl": "het een van de en dat niet met zijn voor op te is worden door aan om bij ook",
        "sv": "och att det som för av är en på med till den har inte om ett kan",
        "da": "og at det som for af er en på med til den har ikke om et kan der",
        "fi": "ja on ei että se oli hän mutta joka kun ovat sekä tai mukaan",
        "pl": "i w na z do się nie jest że oraz przez dla od po lub są jak o",
        "cs": "a v na je se že s z do o pro jako nebo by jsou které ve i",
        "hu": "a az és hogy nem egy is meg van volt ez vagy azt csak",
        "ro": "și în de la care pe cu nu a pentru din este o un ale sau",
        "tr": "ve bir bu için ile olarak da de olan ne gibi daha en veya her çok",
        "vi": "và của các có cho được là trong những người không một với đã về",
        "id": "yang dan di untuk dengan dari ini pada dalam adalah tidak oleh akan atau ke",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def language(text: str) -> str | None:
    """The ISO code of a text's language, or None if too little tells it.

    Where several languages share a script, the code may be that of a relative.
    """
    folded = text[:READ].casefold()
    found = {name: len(letters.findall(folded)) for name, letters in _LETTERS.items()}
    han = found.pop("han") + found["kana"]
    found["ja" if found.pop("kana") > KANA * han else "zh"] = han
    script = max(found, key=found.__getitem__)
    if found[script] < LEAST or found[script] < MOSTLY * sum(found.values()):
        return None
    if script == "latin":
        return _by_words(folded)
    for name, letters in _OWN:
        if _OF[name] == script and len(letters.findall(folded)) >= OWN_LEAST * found[script]:
            return name
    return None if script == "cyrl" else script


def scripts(text: str) -> dict[str, float]:
    """The share of a text's letters that each script has."""
    folded = text[:READ].casefold()
    found = {name: len(letters.findall(folded)) for name, letters in _LETTERS.items()}
    whole = sum(found.values()) or 1
    return {name: count / whole for name, count in found.items()}


def _by_words(folded: str) -> str | None:
    """The language in Latin script whose most common words are the most frequent."""
    words = Counter(_WORD.findall(folded))
    counts = {name: sum(words[one] for one in common) for name, common in _WORDS.items()}
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    enough = counts[first] >= COMMON * words.total() and counts[first] >= AHEAD * counts[second]
    return first if enough else None
