"""Finds which cited passages a text has (pure), wherever its lines break and however people type the quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from archiver.text.cited.figures import Figures, figures
from archiver.text.cited.pasted import as_on_page, without_numbers
from archiver.text.cited.quote_views import views, without_notes, written
from archiver.text.letters import accented, without_accents, written_in
from archiver.text.memo import cached_per_look
from archiver.text.model import Beside, Text
from archiver.text.page.outline import without_struck_text
from archiver.text.word_boundaries import (
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
from archiver.text.writing_systems import Writing, common_script

_FILL = "[\\W_\u0640\u07fa]"  # no letters or digits; includes the strokes that only stretch Arabic and N'Ko words
# Vowel and tone signs of scripts that attach them to letters: another sign makes another word. Arabic and Hebrew may
# leave theirs out.
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
_ELLIPSES = ("‥", "⋯")  # folding turns the first into two full stops
_LEFT_OUT = r"省?略|[中前后後下]略|[중전후]략|생략|auslassung(?:en)?|snip|omissis|-{2,3}"
_ELLIPSIS = re.compile(rf"[\[(〔【]?(?:…|\.(?: ?\.){{2,}}|[·・]{{3,}})[\])〕】]?|[\[(〔【](?:{_LEFT_OUT})[\])〕】]")
# A minus belongs to its number; a dash between two numbers, or after a possible number in Chinese, is no minus.
_MINUS = re.compile(r"[-−–](?=\d)")
_MINUS_BEGINS = re.compile(rf"{BEGINS}(?<![年月日号號章节節页頁至{HAN_NUMBER}])")
_DASH = re.compile(r"[-‐‑‒–—―−]\s*\Z")
# a number that continues before a passage, or after it
_THREE = re.compile(r"\d{3}(?!\d)")
_POINT_BEFORE = re.compile(r"\d[٫·]\Z")
_THOUSANDS_BEFORE = re.compile(r"\d[٫·]\Z|(?<!\d)\d{1,3}[ '’٬]\Z")
_NUMBER_AFTER = re.compile(r"[٫·]\d|(?<=\d)[ '’٬]\d{3}(?!\d)")
_COMPARED = re.compile(r"(?<=\w)\s?([<>≤≥=≠])\s?(?=\w)")
_RUNNING = frozenset({Beside.RUNNING, Beside.FOOT})
BESIDE = 80  # characters of context on each side
PLACES = 20  # occurrences of the same words to examine
TRIES = 2000  # occurrences of a passage whose figures are compared


def quotes_found(text: Text, quotes: Iterable[str], *, loosely: bool = False) -> dict[str, bool]:
    """For each cited passage, whether a text has it.

    An ellipsis in a quote stands for any omission; what follows it must come later in the text. Note signs in the text
    are not part of its words. A quote begins and ends with whole words, and its figures must be the same numbers with
    the same signs. `loosely` relaxes this, for quotes copied from a text whose words were cut or run together.
    """
    wanted = list(quotes)
    return _quoted(_views_of(text), wanted, loosely=loosely) if wanted else {}


def is_typeset_differently(quote: str, old: Text, new: Text) -> bool:
    """Whether the newer text has a passage after all, when the older one has it with word boundaries. It may now be run
    together with its old neighbours, as when blocks became spans, or have a dash that is set differently."""
    return _set_otherwise(quote, _views_of(old), _views_of(new))


def is_newly_struck_out(quote: str, old: Text, new: Text) -> bool:
    """Whether a passage that both texts have is only in struck-out text of the newer one, but not of the older one."""
    less = without_struck_text(new)
    if less is None or _found(quote, _views_of(less), loosely=True):
        return False
    before = without_struck_text(old)
    return before is None or _found(quote, _views_of(before), loosely=True)


def quotes_found_in_both(old: Text, new: Text, quotes: Iterable[str]) -> dict[str, tuple[bool, bool]]:
    """For each cited passage, whether the older and the newer text have it; loosely if neither has it otherwise."""
    wanted, before, after = list(quotes), _views_of(old), _views_of(new)
    had, has = _quoted(before, wanted), _quoted(after, wanted)
    others = [quote for quote in wanted if not had[quote] and not has[quote]]
    has |= {quote: True for quote in wanted if had[quote] and not has[quote] and _set_otherwise(quote, before, after)}
    had |= _quoted(before, others, loosely=True)
    has |= _quoted(after, others, loosely=True)
    has |= {quote: False for quote in wanted if had[quote] and has[quote] and is_newly_struck_out(quote, old, new)}
    return {quote: (had[quote], has[quote]) for quote in wanted}


@dataclass(frozen=True, slots=True)
class _View:
    """A view of a text and its letters and digits, as written and with minus signs marked."""

    read: str
    words: str
    signed: str
    signed_words: str


class _Views:
    """The views of a text, made on demand. `running`: the headers and footers of its pages."""

    def __init__(self, text: Text) -> None:
        first = [text.visible.partition("\n")[0]] if text.pages else []
        self.running = frozenset(map(written, [*first, *(one.text for one in text.asides if one.kind in _RUNNING)]))
        self._known: list[_View] = []
        self._more = views(text)
        self._text = text
        self._in_scripts: dict[Writing, _Views] = {}

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

    def in_one_script(self, quote: str) -> tuple[str, _Views] | None:
        """The passage and this text in one script, if they are in two scripts of one language; else None."""
        script = common_script([quote], [self._text.visible])
        if script is None:
            return None
        if script not in self._in_scripts:
            self._in_scripts[script] = _Views(written_in([self._text], script)[0])
        return script(quote), self._in_scripts[script]


@cached_per_look
def _views_of(text: Text) -> _Views:
    return _Views(text)


def _quoted(text: _Views, wanted: Sequence[str], *, loosely: bool = False) -> dict[str, bool]:
    there = {quote for quote in wanted if _found(quote, text, loosely=True)}
    if loosely:
        there |= {quote for quote in wanted if quote not in there and _found_as_pasted(quote, text)}
    else:
        there = {quote for quote in there if _found(quote, text, loosely=False)}
    return {quote: quote in there for quote in wanted}


def _set_otherwise(quote: str, old: _Views, new: _Views) -> bool:
    if not _found(quote, new, loosely=True):  # its parts in order
        return False
    return any(
        all(_stands_set_otherwise(part, old, new) for part in _parts(form, loosely=True)) for form in _forms(quote)
    )


@dataclass(frozen=True)
class _Part:
    """A part of a quote, between two ellipses. Only its letters and digits are compared: people type other quotation
    marks, dashes and breaks."""

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
        """The comparison signs between its words."""
        return _COMPARED.findall(self.text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A regex for its words in a view. A number must not be part of a longer one."""
        first, last = (
            begins(self.text, self.words, loosely=self.loosely),
            ends(self.text, self.words, loosely=self.loosely),
        )
        fill = _FILL_OF_THESE if _OF_THESE.search(self.words) else _FILL
        return re.compile(first + f"{fill}*".join(map(re.escape, self.words)) + last)

    def places(self, read: str, at: int = 0) -> Iterator[re.Match[str]]:
        """Yield where it occurs in a view, from an offset on."""
        for _ in range(TRIES):
            found = self.pattern.search(read, at)
            if found is None:
                return
            if self._agrees(read, found):
                yield found
            at = found.start() + 1

    def reads_otherwise(self, read: str, found: re.Match[str]) -> bool:
        """Whether what is next to it makes its words other words, or another comparison sign is between them."""
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


def _stands_set_otherwise(part: _Part, old: _Views, new: _Views) -> bool:
    bounded = _Part(part.text, loosely=False)
    then = [
        (_surroundings(view.read, found), _signs(view.read, found))
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
    """The letters and digits that a passage is run together with, before and after."""
    start = max(0, found.start() - BESIDE)
    left = LETTERS_BEFORE.search(text[start : found.start()])
    right = LETTERS_AFTER.match(text, found.end()) or _NUMBER_AFTER.match(text, found.end())
    if left is None and found[0][:1].isdigit():
        left = (_THOUSANDS_BEFORE if _THREE.match(found[0]) else _POINT_BEFORE).search(text[start : found.start()])
    return _words(left[0] if left else ""), _words(right[0] if right else "")


def _surroundings(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The letters and digits before a passage, and those after it."""
    return _words(text[max(0, found.start() - BESIDE) : found.start()]), _words(
        text[found.end() : found.end() + BESIDE]
    )


def _signs(text: str, found: re.Match[str]) -> tuple[set[int], list[frozenset[str]]]:
    """The indexes of the numbers in a passage that have a dash before them, and the other signs of each number."""
    start = max(0, found.start() - 3)
    span = text[start : found.end()]
    numbers = [one for one in re.finditer(r"\d+", span) if one.end() > found.start() - start]
    dashes = {n for n, one in enumerate(numbers) if _DASH.search(span[: one.start()])}
    return dashes, [one.signs for one in figures(text, *found.span()).numbers]


def _found(quote: str, text: _Views, *, loosely: bool) -> bool:
    """Whether a text has a quote, even in the other script of its language."""
    if _found_as_written(quote, text, loosely=loosely):
        return True
    both = text.in_one_script(quote)
    return both is not None and _found_as_written(*both, loosely=loosely)


def _found_as_written(quote: str, text: _Views, *, loosely: bool) -> bool:
    """Whether one view of a text has the parts of a quote in order."""
    forms = [_parts(form, loosely=loosely) for form in _forms(quote)]
    for view in text:
        read, words = (view.read, view.words) if loosely else (view.signed, view.signed_words)
        if any(all(part.words in words for part in parts) and _in_order(parts, read) for parts in forms):
            return True
    return False


def _found_as_pasted(quote: str, text: _Views) -> bool:
    """Whether a text has a quote with what people copy along with it, or typed without accents."""
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
    """The forms of a quote: as typed, without note signs, and with accents moved from beside its letters onto them."""
    for sign in _ELLIPSES:
        quote = quote.replace(sign, "…")
    return list(dict.fromkeys((written(quote), without_notes(quote), written(accented(quote)))))


def _parts(quote: str, *, loosely: bool) -> list[_Part]:
    texts = [part if loosely else _signed(part) for part in _ELLIPSIS.split(quote)]
    return [_Part(one, loosely) for one in texts if _words(one)]


def _signed(text: str) -> str:
    """The text with minus signs marked."""
    if not any(one in text for one in "-−–"):
        return text
    return _MINUS.sub(lambda one: SIGNED if _MINUS_BEGINS.match(one.string, one.start()) else one[0], text)


def _words(text: str) -> str:
    return _NOT_WORD.sub("", text)
