"""The words of `words`, in all their languages, as they are read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from archiver.observe.rules.withdrawal import further_languages, words
from archiver.observe.rules.withdrawal.grounds import GROUNDS, More

_MARKS = re.compile("[\u0591-\u05c7\u064b-\u065f\u0670\u0640]")  # what few write, and no word is told by


_NOTHING = More()


@dataclass(frozen=True, slots=True)
class Family:
    """The same, compiled, with the language they are of."""

    language: str
    text: re.Pattern[str]
    fate: re.Pattern[str]
    other: re.Pattern[str]
    who: tuple[
        tuple[str, re.Pattern[str]], ...
    ]  # as a notice names who took it back, in the order in which it is believed


@cache
def families() -> tuple[Family, ...]:
    """Every language."""
    return tuple(
        Family(
            language=language,
            text=_with(one.text, more.text),
            fate=_with(one.fate, more.fate),
            other=compiled(one.other),
            who=tuple(
                (who, _with(said, further))
                for who, said, further in (
                    ("law", one.law, more.law),
                    ("platform", one.platform, ""),
                    ("author", one.author, ""),
                    ("unsaid", one.editors, more.editors),
                )
            ),
        )
        for language, one in (words.WORDS | further_languages.FURTHER).items()
        for more in (GROUNDS.get(language, _NOTHING),)
    )


def _with(words: str, more: str) -> re.Pattern[str]:
    return compiled(f"{words}|{more}" if more else words)


def compiled(words: str) -> re.Pattern[str]:
    """Words as they are written here, to be searched for in what `read` gives."""
    return re.compile(_MARKS.sub("", unicodedata.normalize("NFKC", words)).replace("ß", "ss").replace("ς", "σ"))


def read(sentence: str) -> str:
    """A sentence, folded and in small letters, as these words are written."""
    return _MARKS.sub("", sentence)


# what belongs to a text and is not the text
PARTS = compiled(f"{words.PARTS}|{further_languages.PARTS}")
