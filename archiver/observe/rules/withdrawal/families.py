"""The word families of `words`, `further_languages` and `grounds`, merged and compiled by language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from archiver.observe.rules.withdrawal import further_languages, words
from archiver.observe.rules.withdrawal.grounds import GROUNDS, More

# Hebrew and Arabic marks that few people write, and that distinguish no word here
_MARKS = re.compile("[\u0591-\u05c7\u064b-\u065f\u0670\u0640]")


_NOTHING = More()


@dataclass(frozen=True, slots=True)
class Family:
    """The compiled word families of one language."""

    language: str
    text: re.Pattern[str]
    fate: re.Pattern[str]
    other: re.Pattern[str]
    who: tuple[tuple[str, re.Pattern[str]], ...]  # (actor, words that name it); the first that matches counts


@cache
def families() -> tuple[Family, ...]:
    """The word families of every language."""
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
    """Compiles a regular expression from these modules, normalised so as to match what `read` returns."""
    return re.compile(_MARKS.sub("", unicodedata.normalize("NFKC", words)).replace("ß", "ss").replace("ς", "σ"))


def read(sentence: str) -> str:
    """A sentence, already folded and in lower case, normalised so that compiled words match it."""
    return _MARKS.sub("", sentence)


# parts of a text, as opposed to the text itself
PARTS = compiled(f"{words.PARTS}|{further_languages.PARTS}")
