"""Splits texts and queries into the terms of the search index (pure).

Texts are folded: NFKC, case-folded, without invisible characters, without the accents of Latin letters and the marks
above and below Arabic and Hebrew ones, which hardly anybody types: محمد for مُحمّد. A term is a word. In scripts that set no
spaces between words (Chinese, Japanese, Thai and others; also Korean, whose endings attach to words) it is every pair
of adjacent characters, and the last character alone: 工资表 has 工资, 资表, 表. So a single character is found by the terms
that begin with it, and longer strings by consecutive terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storage.normalisation import composed

VERSION = "2"  # to be changed whenever the same text would give other terms
MADE_WITH = f"terms/{VERSION}, unicode {unicodedata.unidata_version}"
TERM_CHARS = 64  # longer terms are cut: nobody searches for the end of a key or a digest
REMEMBERED = 50_000  # most characters whose folding is cached: more than any language has
PHRASES, TERMS = 50, 400  # most phrases and terms of a query; the rest is left out

_PAIRED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u3038-\u303c\u3041-\u30fa\u30fc-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_ENDS = "\x1f"  # replaces what separates terms and is not a space
# spaces between paired characters are only layout: a line break in a PDF or in the source of a page
_TERM = re.compile(f"(?P<paired>[{_PAIRED}](?: *[{_PAIRED}])*)|[^{_PAIRED} {_ENDS}]+")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")
_QUOTES = re.compile('["“”„‟«»「」『』]')
_UNSEEN = frozenset("\u034f\u0640\u115f\u1160\u17b4\u17b5")
_SCRIPTS = ("LATIN", "ARABIC", "HEBREW", "COMBINING")  # beginnings of the Unicode names of their characters


class _Folding(dict[int, str]):
    """Code point -> the folded character, for `str.translate`; computed on demand."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        found = "".join(map(_folded, plain if plain.isascii() else "".join(map(_bare, plain))))
        if len(self) < REMEMBERED:
            self[code] = found
        return found


def _bare(char: str) -> str:
    """A letter of one of the `_SCRIPTS` without its nonspacing marks, other characters as they are; "" for a mark alone."""
    if not unicodedata.name(char, "").startswith(_SCRIPTS):
        return char
    return "".join(one for one in unicodedata.normalize("NFD", char) if unicodedata.category(one) != "Mn")


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    if category in {"Cf", "Cs"} or char in _UNSEEN or "\ufe00" <= char <= "\ufe0f":
        return ""
    return char if category[0] in "LNM" else _ENDS


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Consecutive terms."""

    terms: tuple[str, ...]
    begins: bool = False  # the last is a single character, which matches any term that begins with it


@dataclass(frozen=True, slots=True)
class Query:
    """What a passage must have. A query without phrases is empty."""

    phrases: tuple[Phrase, ...] = ()  # all of them
    left_out: tuple[str, ...] = ()  # what was typed beyond the limits

    def __bool__(self) -> bool:
        return bool(self.phrases)


def written(text: str) -> str:
    """A text in the form in which it is stored and shown: unchanged, but composed (NFC) and without half-width kana."""
    plain = text if text.isascii() else _HALF_WIDTH.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return composed(plain, "NFC")


def words(text: str) -> list[str]:
    """The terms of a text in the form of `written`, in order."""
    found: list[str] = []
    for match in _TERM.finditer(text.translate(_FOLDING)):
        if match["paired"] is None:
            found.append(match[0][:TERM_CHARS])
        else:
            found += _pairs(match[0].replace(" ", ""))
    return found


def query(text: str) -> Query:
    """The query that somebody typed.

    Quotation marks enclose a phrase; each word outside of them is a phrase of its own. There are no other operators and
    no errors.
    """
    parts = _QUOTES.split(written(text))
    if len(parts) % 2 == 0:  # the last quotation mark is not closed
        parts[-2:] = [" ".join(parts[-2:])]
    phrases: dict[Phrase, None] = {}
    left_out: list[str] = []
    left = TERMS
    for number, part in enumerate(parts):
        for piece in (part,) if number % 2 else part.split():
            phrase = _phrase(piece)
            if not phrase.terms or phrase in phrases:
                continue
            room = left if len(phrases) < PHRASES else 0
            if len(phrase.terms) > room:
                left_out.append((piece[_terms_and_places(piece)[1][room][0] :] if room else piece).strip())
                phrase = Phrase(phrase.terms[:room])
            if phrase.terms:
                phrases[phrase] = None
                left -= len(phrase.terms)
    return Query(tuple(phrases), tuple(left_out))


def marks(text: str, asked: Query) -> list[tuple[int, int]]:
    """Where a text in the form of `written` matches a query: (start, end), in order, without overlaps."""
    terms, places = _terms_and_places(text)
    found: list[tuple[int, int]] = []
    for phrase in asked.phrases:
        for at in _occurrences(terms, phrase):
            start, end = places[at + len(phrase.terms) - 1]
            found.append((places[at][0], start + 1 if phrase.begins else end))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def matches_query(text: str, asked: Query) -> bool:
    """Whether a text matches a query."""
    terms = words(text)
    return all(next(_occurrences(terms, phrase), None) is not None for phrase in asked.phrases)


def _occurrences(terms: Sequence[str], phrase: Phrase) -> Iterator[int]:
    """Yield the indices at which a phrase begins in these terms."""
    wanted, size = list(phrase.terms), len(phrase.terms)
    for at in _first_terms(terms, phrase):
        some = list(terms[at : at + size])
        if phrase.begins and len(some) == size and some[-1].startswith(wanted[-1]):
            some[-1] = wanted[-1]
        if some == wanted:
            yield at


def _first_terms(terms: Sequence[str], phrase: Phrase) -> list[int]:
    """The indices of the first term of a phrase."""
    first = phrase.terms[0]
    if phrase.begins and len(phrase.terms) == 1:
        return [at for at, term in enumerate(terms) if term.startswith(first)]
    return [at for at, term in enumerate(terms) if term == first]


def _phrase(text: str) -> Phrase:
    """The phrase for a piece of a query. If it ends in paired characters, the text found may go on in such characters."""
    terms: list[str] = []
    begins = False
    matches = list(_TERM.finditer(text.translate(_FOLDING)))
    for match in matches:
        if match["paired"] is None:
            terms.append(match[0][:TERM_CHARS])
            continue
        run = _pairs(match[0].replace(" ", ""))
        last = match is matches[-1]
        begins = last and len(run) == 1
        terms += run[:-1] if last and not begins else run
    return Phrase(tuple(terms), begins)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def _after_marks(text: str, at: int) -> int:
    """The first index from `at` on that is not a combining mark of the character before."""
    while at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += 1
    return at


def _terms_and_places(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The terms of a text, and the (start, end) of each."""
    folded = text.translate(_FOLDING)
    plain = text.isascii()
    where: Sequence[int]  # for each folded character, the index of the original one
    where = range(len(text)) if plain else [at for at, char in enumerate(text) for _ in _FOLDING[ord(char)]]
    terms: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TERM.finditer(folded):
        if match["paired"] is None:
            terms.append(match[0][:TERM_CHARS])
            end = where[match.end() - 1] + 1
            places.append((where[match.start()], end if plain else _after_marks(text, end)))
            continue
        at = [one for one in range(match.start(), match.end()) if folded[one] != " "]
        terms += _pairs(match[0].replace(" ", ""))
        places += [(where[one], where[other] + 1) for one, other in pairwise([*at, at[-1]])]
    return terms, places
