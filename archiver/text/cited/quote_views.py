"""Yields a text in the forms in which cited passages are looked for (pure): letters and digits written in one way, then
again without what is in its sentences but not part of them, such as note signs."""

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
from archiver.text.page.superscripts import EDITOR_REQUESTS, SuperscriptReader

_UP, _DOWN = "\ufdd0", "\ufdd1"  # around superscript figures; noncharacters that no text has
_RAISED_FIGURES = re.compile("[⁰¹²³⁴-⁹]+(?:[,–⁻-][⁰¹²³⁴-⁹]+)*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(f"{_UP}([^{_UP}{_DOWN}]*){_DOWN}")
_RAISED_SIGN = re.compile(rf"(?<!\d){_RAISED.pattern}")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FRACTION = re.compile(r"(\d)(?=[¼-¾⅐-⅞↉])")
_GAP = re.compile(r"\t|\u2003| {3,}")  # between the cells of a table
_CUT = (frozenset[Beside](), frozenset({Beside.NOTE, Beside.RUNNING}), frozenset(Beside) - {Beside.POWER})
_PIECE = re.compile(rf"[^\s{_UP}{_DOWN}]+")
MISSES = 200  # consecutive asides not found, after which a view is taken to have none of the rest
_Place = tuple[int, int, Beside | None]

_NUMBERS = r"\d{1,3}(?: ?[,;–-] ?\d{1,3})*"  # with more digits it is a year
_PAGES = r"\d{1,4}(?: ?[,;–-] ?\d{1,4})*"
_OPEN, _SHUT = r"[\[〔【]", r"[\]〕】]"
_NAME = r"(?:notes?|nb|n|fn|footnotes?|anm|прим|сн|注|註|注釈|注释|註釋|脚注|腳註|각주|pp?|pages?|seite|стр|с|页|頁|第)"
_BEHIND = r"[.,;:!?\"'”’»)]"  # after a word and before a sign
_SIGNS = (
    ("[〔【", re.compile(rf"{_OPEN}(?:{_NUMBERS}|{_NAME}\.? ?{_PAGES} ?[页頁]?|{_NAME}[. ]+[a-z]|{EDITOR_REQUESTS}|[a-z](?={_SHUT}(?![^\W\d_]))){_SHUT}")),
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
    """Yield each view of the text in the form of `written`, line by line, unreduced ones first. They are made on
    demand, since most passages are in the first."""
    held = (text.panels, *(table.rows for table in text.tables))
    raw = [one for one in dict.fromkeys((text.visible, text.main, text.body, *held)) if one]
    less = [_Reduced(one, text.asides) for one in raw]
    known: set[str] = set()
    for number in range(len(_CUT)):
        for one in less:
            view = one.view(number)
            if view not in known:
                known.add(view)
                yield view
    for said in raw:
        if (set_over := accented(said)) != said:
            yield _Reduced(set_over, text.asides).view(0)


def written(quote: str) -> str:
    """A quote on one line, in the form in which it is looked for."""
    return _in_cited_form(_powers(" ".join(lines(_with_raised_marked(quote)))))


def without_notes(quote: str) -> str:
    """Like `written`, without note signs copied along with the quote, and without remarks of whoever quotes it."""
    said = without_remarks(" ".join(lines(_with_raised_marked(quote))).casefold())
    return _in_cited_form(_powers(_RAISED_SIGN.sub("", _BRACKETED.sub("", said))))


class _Reduced:
    """A text as written, without notes, and without everything that may be a note."""

    def __init__(self, raw: str, asides: Sequence[Aside]) -> None:
        self._whole = "\n".join(lines(_GAP.sub("\n", _with_raised_marked(raw))))
        self._asides = asides

    @cached_property
    def _places(self) -> list[_Place]:
        return _places(self._whole, self._asides) if self._asides else []

    @cached_property
    def _raised(self) -> list[_Place]:
        notes = SuperscriptReader()
        return (
            [(*one.span(), _raised_kind(one, notes)) for one in _RAISED.finditer(self._whole)]
            if _UP in self._whole
            else []
        )

    def view(self, number: int) -> str:
        """The text as written (0), without notes (1), without everything that may be a note (2)."""
        if number == 0:
            return _in_cited_form(_powers(_without(self._whole, self._places, frozenset())))
        places = sorted([*self._places, *self._raised], key=lambda place: place[:2])
        cut = _in_cited_form(_powers(_without(self._whole, places, _CUT[number])))
        for begin, sign in _SIGNS:
            if not begin or any(one in cut for one in begin):
                cut = sign.sub(_sign_removed, cut)
        return _ADVERTISEMENT.sub("", cut)


def _with_raised_marked(raw: str) -> str:
    """Mark superscript figures, set fractions apart from a digit before them, and write a raised o for degrees as °."""
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


def _sign_removed(one: re.Match[str]) -> str:
    """What replaces a sign: a line break if there are digits on both sides, else nothing."""
    sides = one.string[one.start() - 1 : one.start()], one.string[one.end() : one.end() + 1]
    return "\n" if all(side.isdigit() for side in sides) else ""


def _raised_kind(one: re.Match[str], notes: SuperscriptReader) -> Beside | None:
    return notes.kind(one.string[max(0, one.start() - 4) : one.start()].strip(), one[1])


def _in_cited_form(text: str) -> str:
    return as_cited(text.casefold())


def _places(whole: str, asides: Sequence[Aside]) -> list[_Place]:
    """The spans of these asides in a folded text, with their kinds, sorted."""
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
    """A text without the places of these kinds, and with powers marked."""
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
