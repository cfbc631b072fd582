"""Which cited passages a text has (pure), wherever its lines break, and however people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from archiver.text.bounds import (
    BEGINS,
    HAN_NUMBER,
    LETTERS_AFTER,
    LETTERS_BEFORE,
    REACH,
    SIGNED,
    begins,
    ends,
    other_words,
)
from archiver.text.cited.figures import Figures, figures
from archiver.text.cited.pasted import as_on_page, without_numbers
from archiver.text.cited.unnoted import views, without_notes, written
from archiver.text.letters import accented, without_accents, written_in
from archiver.text.memo import once
from archiver.text.model import Beside, Text
from archiver.text.page.outline import unstruck
from archiver.text.writing_systems import Writing, common

_FILL = "[\\W_\u0640\u07fa]"  # what is no letter or digit, and the strokes that only make Arabic and N'Ko words longer
# vowels and tones of scripts that write them at their letters: another is another word. Arabic and Hebrew leave theirs out
_SCRIPTS = ((0x0900, 0x0DFF), (0x0E00, 0x0EFF), (0x0F00, 0x109F), (0x1780, 0x17FF))
_VOWELS = "".join(
    chr(code)
    for first, last in _SCRIPTS
    for code in range(first, last)
    if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
_FILL_OF_THESE = f"[^\\w{_VOWELS}]"
_OF_THESE = re.compile(f"[{_VOWELS}]")
_NOT_WORD = re.compile(f"(?:{_FILL_OF_THESE}|[_\u0640\u07fa])+")
_ELLIPSES = ("‥", "⋯")  # folded the first is two full stops
_LEFT_OUT = r"省?略|[中前后後下]略|[중전후]략|생략|auslassung(?:en)?|snip|omissis|-{2,3}"
_ELLIPSIS = re.compile(rf"[\[(〔【]?(?:…|\.(?: ?\.){{2,}}|[·・]{{3,}})[\])〕】]?|[\[(〔【](?:{_LEFT_OUT})[\])〕】]")
# a minus belongs to its number; a dash between two numbers, or behind what may be one in Chinese, is none
_MINUS = re.compile(r"[-−–](?=\d)")
_MINUS_BEGINS = re.compile(rf"{BEGINS}(?<![年月日号號章节節页頁至{HAN_NUMBER}])")
_DASH = re.compile(r"[-‐‑‒–—―−]\s*\Z")
# of a number that goes on before a passage, and behind it
_THREE = re.compile(r"\d{3}(?!\d)")
_POINT_BEFORE = re.compile(r"\d[٫·]\Z")
_THOUSANDS_BEFORE = re.compile(r"\d[٫·]\Z|(?<!\d)\d{1,3}[ '’٬]\Z")
_NUMBER_AFTER = re.compile(r"[٫·]\d|(?<=\d)[ '’٬]\d{3}(?!\d)")
_COMPARED = re.compile(r"(?<=\w)\s?([<>≤≥=≠])\s?(?=\w)")
_RUNNING = frozenset({Beside.RUNNING, Beside.FOOT})
BESIDE = 80  # characters
PLACES = 20  # of the same words that are looked at
TRIES = 2000  # places of a passage whose figures are looked at


def quoted(text: Text, quotes: Iterable[str], *, loosely: bool = False) -> dict[str, bool]:
    """Which cited passages a text has. An ellipsis in a quote stands for anything left out, what is behind it comes later;
    the sign of a note in the text is none of its words. A quote begins and ends with whole words, its figures are the same
    numbers, and have the same signs, but for one that is looked for `loosely`, as it was copied from a text whose words
    were cut or run together."""
    wanted = list(quotes)
    return _quoted(_looked(text), wanted, loosely=loosely) if wanted else {}


def set_otherwise(quote: str, old: Text, new: Text) -> bool:
    """Whether the newer text has a cited passage all the same, where the older has it between the bounds of words: run
    together with what stood beside it there, as where blocks became spans, or with a dash that is set in another way."""
    return _set_otherwise(quote, _looked(old), _looked(new))


def struck_out(quote: str, old: Text, new: Text) -> bool:
    """Whether a cited passage, which both texts have, stands in the newer one only where it is struck out, and in the older
    one otherwise."""
    less = unstruck(new)
    if less is None or _found(quote, _looked(less), loosely=True):
        return False
    before = unstruck(old)
    return before is None or _found(quote, _looked(before), loosely=True)


def held(old: Text, new: Text, quotes: Iterable[str]) -> dict[str, tuple[bool, bool]]:
    """For each cited passage whether the older text has it, and the newer: loosely where neither has it otherwise."""
    wanted, before, after = list(quotes), _looked(old), _looked(new)
    had, has = _quoted(before, wanted), _quoted(after, wanted)
    others = [quote for quote in wanted if not had[quote] and not has[quote]]
    has |= {quote: True for quote in wanted if had[quote] and not has[quote] and _set_otherwise(quote, before, after)}
    had |= _quoted(before, others, loosely=True)
    has |= _quoted(after, others, loosely=True)
    has |= {quote: False for quote in wanted if had[quote] and has[quote] and struck_out(quote, old, new)}
    return {quote: (had[quote], has[quote]) for quote in wanted}


@dataclass(frozen=True, slots=True)
class _View:
    """A view of a text, and its letters and digits: as it stands, and with each minus told."""

    read: str
    words: str
    signed: str
    signed_words: str


class _Looked:
    """The views of a text, each made when it is first asked for. `running`: the heads and feet of its pages."""

    def __init__(self, text: Text) -> None:
        first = [text.visible.partition("\n")[0]] if text.pages else []
        self.running = frozenset(map(written, [*first, *(one.text for one in text.asides if one.kind in _RUNNING)]))
        self._known: list[_View] = []
        self._more = views(text)
        self._text = text
        self._in_scripts: dict[Writing, _Looked] = {}

    def __iter__(self) -> Iterator[_View]:
        at = 0
        while True:
            if at == len(self._known):
                read = next(self._more, None)
                if read is None:
                    return
                words, signed = _words(read), _signed(read)
                self._known.append(_View(read, words, signed, words if signed is read else _words(signed)))
            yield self._known[at]
            at += 1

    def in_one_script(self, quote: str) -> tuple[str, _Looked] | None:
        """A passage and this text in one script, where they are in two of one language; None else."""
        script = common([quote], [self._text.visible])
        if script is None:
            return None
        if script not in self._in_scripts:
            self._in_scripts[script] = _Looked(written_in([self._text], script)[0])
        return script(quote), self._in_scripts[script]


@once
def _looked(text: Text) -> _Looked:
    return _Looked(text)


def _quoted(text: _Looked, wanted: Sequence[str], *, loosely: bool = False) -> dict[str, bool]:
    there = {quote for quote in wanted if _found(quote, text, loosely=True)}
    if loosely:
        there |= {quote for quote in wanted if quote not in there and _found_as_pasted(quote, text)}
    else:
        there = {quote for quote in there if _found(quote, text, loosely=False)}
    return {quote: quote in there for quote in wanted}


def _set_otherwise(quote: str, old: _Looked, new: _Looked) -> bool:
    if not _found(quote, new, loosely=True):  # its parts in their order
        return False
    return any(
        all(_stands_set_otherwise(part, old, new) for part in _parts(form, loosely=True)) for form in _forms(quote)
    )


@dataclass(frozen=True)
class _Part:
    """A part of a quote, between two ellipses. Letters and digits are its words: a quote as people type it has other
    quotation marks, dashes and breaks."""

    text: str
    loosely: bool

    @cached_property
    def words(self) -> str:
        """Its letters and digits."""
        return _words(self.text)

    @cached_property
    def figures(self) -> Figures:
        """Its numbers."""
        return figures(self.text)

    @cached_property
    def compared(self) -> list[str]:
        """The signs of what is the same, less or more, that stand between its words."""
        return _COMPARED.findall(self.text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What its words are in a text as it is read. A number is no part of a longer one."""
        first, last = (
            begins(self.text, self.words, loosely=self.loosely),
            ends(self.text, self.words, loosely=self.loosely),
        )
        fill = _FILL_OF_THESE if _OF_THESE.search(self.words) else _FILL
        return re.compile(first + f"{fill}*".join(map(re.escape, self.words)) + last)

    def places(self, read: str, at: int = 0) -> Iterator[re.Match[str]]:
        """Where it stands in a text from a place on."""
        for _ in range(TRIES):
            found = self.pattern.search(read, at)
            if found is None:
                return
            if self._agrees(read, found):
                yield found
            at = found.start() + 1

    def reads_otherwise(self, read: str, found: re.Match[str]) -> bool:
        """Whether its words are others by what stands before them or behind, or have another sign between them."""
        first, last = found.span()
        if other_words(self.words, read[max(0, first - REACH) : first], read[last : last + REACH]):
            return True
        return bool(self.compared) and self.compared != _COMPARED.findall(found[0])

    def _agrees(self, read: str, found: re.Match[str]) -> bool:
        if not self.loosely and self.reads_otherwise(read, found):
            return False
        mine, its = self.figures, figures(read, *found.span())
        return mine.agree(its, loosely=self.loosely) and mine.signed_as(
            its, begins=self.words[0].isdigit(), ends=self.words[-1].isdigit(), loosely=self.loosely
        )


def _stands_set_otherwise(part: _Part, old: _Looked, new: _Looked) -> bool:
    bounded = _Part(part.text, loosely=False)
    then = [
        (_beside(view.read, found), _signs(view.read, found))
        for view in old
        for found in islice(bounded.places(view.read), PLACES)
    ]
    for view in new:
        for found in islice(part.places(view.read), PLACES):
            if part.reads_otherwise(view.read, found):
                continue
            joined, signs = _joined(view.read, found), _signs(view.read, found)
            if part.figures.agree(figures(view.read, *found.span()), loosely=False) and any(
                stood[0].endswith(joined[0]) and stood[1].startswith(joined[1]) and signs == had for stood, had in then
            ):
                return True
    return False


def _joined(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The letters and digits that a passage is run together with: before and behind."""
    start = max(0, found.start() - BESIDE)
    left = LETTERS_BEFORE.search(text[start : found.start()])
    right = LETTERS_AFTER.match(text, found.end()) or _NUMBER_AFTER.match(text, found.end())
    if left is None and found[0][:1].isdigit():
        left = (_THOUSANDS_BEFORE if _THREE.match(found[0]) else _POINT_BEFORE).search(text[start : found.start()])
    return _words(left[0] if left else ""), _words(right[0] if right else "")


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The letters and digits before a passage and those behind it."""
    return _words(text[max(0, found.start() - BESIDE) : found.start()]), _words(
        text[found.end() : found.end() + BESIDE]
    )


def _signs(text: str, found: re.Match[str]) -> tuple[set[int], list[frozenset[str]]]:
    """Which numbers of a passage, the first being 0, have a dash before them, and the other signs that each of them has."""
    start = max(0, found.start() - 3)
    span = text[start : found.end()]
    numbers = [one for one in re.finditer(r"\d+", span) if one.end() > found.start() - start]
    dashes = {n for n, one in enumerate(numbers) if _DASH.search(span[: one.start()])}
    return dashes, [one.signs for one in figures(text, *found.span()).numbers]


def _found(quote: str, text: _Looked, *, loosely: bool) -> bool:
    """Whether a text has a quote, be it in the other script of its language."""
    if _found_as_written(quote, text, loosely=loosely):
        return True
    both = text.in_one_script(quote)
    return both is not None and _found_as_written(*both, loosely=loosely)


def _found_as_written(quote: str, text: _Looked, *, loosely: bool) -> bool:
    """Whether one view of a text has the parts of a quote, one after the other."""
    forms = [_parts(form, loosely=loosely) for form in _forms(quote)]
    for view in text:
        read, words = (view.read, view.words) if loosely else (view.signed, view.signed_words)
        if any(all(part.words in words for part in parts) and _in_order(parts, read) for parts in forms):
            return True
    return False


def _found_as_pasted(quote: str, text: _Looked) -> bool:
    """Whether it has a quote with what people copy beside it, or type without accents."""
    for form in _forms(quote):
        parts = _parts(without_numbers(form), loosely=True)
        bare = [_Part(without_accents(part.text), loosely=True) for part in parts]
        plain = all(part.text.isascii() for part in parts) or quote.isupper()
        for view in text:
            less = [_Part(as_on_page(one.text, view.read, text.running) or one.text, loosely=True) for one in parts]
            if _in_order(less, view.read) or (plain and _in_order(bare, without_accents(view.read))):
                return True
    return False


def _in_order(parts: Sequence[_Part], read: str) -> bool:
    at = 0
    for part in parts:
        found = next(part.places(read, at), None)
        if found is None:
            return False
        at = found.end()
    return True


def _forms(quote: str) -> list[str]:
    """A quote as it was typed, without the signs of notes, and with the accents that are beside its letters over them."""
    for sign in _ELLIPSES:
        quote = quote.replace(sign, "…")
    return list(dict.fromkeys((written(quote), without_notes(quote), written(accented(quote)))))


def _parts(quote: str, *, loosely: bool) -> list[_Part]:
    texts = [part if loosely else _signed(part) for part in _ELLIPSIS.split(quote)]
    return [_Part(one, loosely) for one in texts if _words(one)]


def _signed(text: str) -> str:
    """A text with each minus told."""
    if not any(one in text for one in "-−–"):
        return text
    return _MINUS.sub(lambda one: SIGNED if _MINUS_BEGINS.match(one.string, one.start()) else one[0], text)


def _words(text: str) -> str:
    return _NOT_WORD.sub("", text)
