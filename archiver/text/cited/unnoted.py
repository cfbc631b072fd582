"""A text as cited passages are looked for in it (pure): letters and digits in one way of writing, and once more without
what stands in its sentences and is none of their words, such as the signs of notes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from archiver.text.cited.figures import POWER
from archiver.text.cited.pasted import without_remarks
from archiver.text.letters import accented, as_cited, degrees
from archiver.text.model import Aside, Beside, Text
from archiver.text.normal import lines
from archiver.text.page.raised import ASKED, Notes

_UP, _DOWN = "\ufdd0", "\ufdd1"  # around raised figures: no text has these
_RAISED_FIGURES = re.compile("[⁰¹²³⁴-⁹]+(?:[,–⁻-][⁰¹²³⁴-⁹]+)*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(f"{_UP}([^{_UP}{_DOWN}]*){_DOWN}")
_RAISED_SIGN = re.compile(rf"(?<!\d){_RAISED.pattern}")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FRACTION = re.compile(r"(\d)(?=[¼-¾⅐-⅞↉])")
_GAP = re.compile(r"\t|\u2003| {3,}")  # between the cells of a table
_CUT = (frozenset[Beside](), frozenset({Beside.NOTE, Beside.RUNNING}), frozenset(Beside) - {Beside.POWER})
_PIECE = re.compile(rf"[^\s{_UP}{_DOWN}]+")
MISSES = 200  # in a row: a view without so many of what stands beside it has none
_Place = tuple[int, int, Beside | None]

_NUMBERS = r"\d{1,3}(?: ?[,;–-] ?\d{1,3})*"  # with more digits it is a year
_PAGES = r"\d{1,4}(?: ?[,;–-] ?\d{1,4})*"
_OPEN, _SHUT = r"[\[〔【]", r"[\]〕】]"
_NAME = r"(?:notes?|nb|n|fn|footnotes?|anm|прим|сн|注|註|注釈|注释|註釋|脚注|腳註|각주|pp?|pages?|seite|стр|с|页|頁|第)"
_BEHIND = r"[.,;:!?\"'”’»)]"  # a word, and before a sign
_SIGNS = (
    ("[〔【", re.compile(rf"{_OPEN}(?:{_NUMBERS}|{_NAME}\.? ?{_PAGES} ?[页頁]?|{_NAME}[. ]+[a-z]|{ASKED}|[a-z](?={_SHUT}(?![^\W\d_]))){_SHUT}")),
    ("(", re.compile(rf"\((?<={_BEHIND}\()\d{{1,3}}\)(?!\w)|\((?:(?<=[^\W_]\()|(?<={_BEHIND}\())(?:note|fn|anm\.|注|註|脚注|腳註) ?\d{{1,3}}\)")),
    ("注註", re.compile(r"[注註](?<=[^\W_][注註])\d{1,3}(?!\d)")),
    ("", re.compile(rf"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_]{_BEHIND}\d))\d{{0,2}}(?:[,–-]\d{{1,3}})*(?!\w|[.,]\d)")),
)  # fmt: skip
_BRACKETED = re.compile(rf"\[{_NUMBERS}\]")
_ADVERTISEMENT = re.compile(
    r"^(?:advertisements?|advertising|sponsored|ad|skip advertisement|(?:story|article) continues (?:below|after) advertisement|"
    r"advertisement - (?:continue reading|scroll to continue|story continues) ?(?:below)?|anzeige|werbung|publicité|publicidad|"
    r"publicidade|pubblicità|advertentie|reklama|reklam|реклама|广告|廣告|広告|スポンサーリンク|광고|إعلان|إعلانات|פרסומת|विज्ञापन|โฆษณา|quảng cáo|iklan)$",
    re.MULTILINE,
)


def views(text: Text) -> Iterator[str]:
    """The text in each of its views, as `written`: line by line, those as they stand first. Each is made when it is asked for:
    most passages are in the first."""
    held = (text.panels, *(table.rows for table in text.tables))
    raw = [one for one in dict.fromkeys((text.visible, text.main, text.body, *held)) if one]
    less = [_Less(one, text.asides) for one in raw]
    known: set[str] = set()
    for number in range(len(_CUT)):
        for one in less:
            view = one.view(number)
            if view not in known:
                known.add(view)
                yield view
    for said in raw:
        if (set_over := accented(said)) != said:
            yield _Less(set_over, text.asides).view(0)


def written(quote: str) -> str:
    """A quote on one line as it is looked for."""
    return _same(_powers(" ".join(lines(_told(quote)))))


def without_notes(quote: str) -> str:
    """The same without the signs of notes that were copied with it, and what who quotes it said of it."""
    said = without_remarks(" ".join(lines(_told(quote))).casefold())
    return _same(_powers(_RAISED_SIGN.sub("", _BRACKETED.sub("", said))))


class _Less:
    """A text as it stands, without notes, and without all that may be one."""

    def __init__(self, raw: str, asides: Sequence[Aside]) -> None:
        self._whole = "\n".join(lines(_GAP.sub("\n", _told(raw))))
        self._asides = asides

    @cached_property
    def _places(self) -> list[_Place]:
        return _places(self._whole, self._asides) if self._asides else []

    @cached_property
    def _raised(self) -> list[_Place]:
        notes = Notes()
        return [(*one.span(), _kind(one, notes)) for one in _RAISED.finditer(self._whole)] if _UP in self._whole else []

    def view(self, number: int) -> str:
        """As it stands (0), without notes (1), without all that may be one (2)."""
        if number == 0:
            return _same(_powers(_without(self._whole, self._places, frozenset())))
        places = sorted([*self._places, *self._raised], key=lambda place: place[:2])
        cut = _same(_powers(_without(self._whole, places, _CUT[number])))
        for begin, sign in _SIGNS:
            if not begin or any(one in cut for one in begin):
                cut = sign.sub(_apart, cut)
        return _ADVERTISEMENT.sub("", cut)


def _told(raw: str) -> str:
    """With raised figures, fractions and degrees told from those that they stand beside."""
    if raw.isascii():
        return raw
    raw = degrees(raw)
    there = set(raw)
    if there & _RAISED_DIGITS:
        raw = _RAISED_FIGURES.sub(lambda one: _UP + one[0].translate(_PLAIN) + _DOWN, raw)
    return _FRACTION.sub(r"\1 ", raw) if any("¼" <= one <= "¾" or "⅐" <= one <= "↉" for one in there) else raw


def _powers(text: str) -> str:
    return _RAISED.sub(_powered, text) if _UP in text else text


def _powered(one: re.Match[str]) -> str:
    return (POWER if one.string[one.start() - 1 : one.start()].isdigit() else "") + one[1]


def _apart(one: re.Match[str]) -> str:
    """What is left of a sign: a break, where figures stand on either side."""
    sides = one.string[one.start() - 1 : one.start()], one.string[one.end() : one.end() + 1]
    return "\n" if all(side.isdigit() for side in sides) else ""


def _kind(one: re.Match[str], notes: Notes) -> Beside | None:
    return notes.kind(one.string[max(0, one.start() - 4) : one.start()].strip(), one[1])


def _same(text: str) -> str:
    return as_cited(text.casefold())


def _places(whole: str, asides: Sequence[Aside]) -> list[_Place]:
    """Where these stand in a folded text: from, to."""
    pieces = list(_PIECE.finditer(whole))
    begins = list(accumulate((len(one[0]) for one in pieces), initial=0))
    dense = "".join([one[0] for one in pieces])

    def at(n: int) -> int:
        piece = bisect_right(begins, n) - 1
        return pieces[piece].start() + n - begins[piece]

    found: list[_Place] = []
    cursor = missed = 0
    for one in asides:
        start = dense.find(one.before + one.text + one.after, cursor) if missed < MISSES else -1
        missed = missed + 1 if start < 0 else 0
        if start < 0:
            continue
        first, cursor = start + len(one.before), start
        found.append((at(first), at(first + len(one.text) - 1) + 1, one.kind))
    return sorted(found, key=lambda place: place[:2])


def _without(whole: str, places: Sequence[_Place], cut: frozenset[Beside]) -> str:
    """A text without what stands at these places and is of these kinds, and with powers told."""
    if not places:
        return whole
    out, done = [], 0
    for first, last, kind in places:
        if first < done:
            continue
        out.append(whole[done:first])
        power = whole[first].isdigit() and out[-1][-1:].isdigit()
        if kind in cut:
            out.append("\n" if out[-1][-1:].isdigit() and whole[last : last + 1].isdigit() else "")
        else:
            out.append((POWER if power else "") + whole[first:last])
        done = last
    return "".join([*out, whole[done:]])
