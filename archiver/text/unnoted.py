"""A text as cited passages are looked for in it (pure): letters and digits in one way of writing, and once more without
what stands in its sentences and is none of their words, such as the signs of notes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from archiver.text.figures import POWER
from archiver.text.model import Aside, Beside, Text
from archiver.text.normal import lines
from archiver.text.once import once
from archiver.text.raised import Notes

_UP, _DOWN = "\ufdd0", "\ufdd1"  # around raised figures: no text has these
_RAISED_FIGURES = re.compile("[⁰¹²³⁴-⁹]+(?:[,–⁻-][⁰¹²³⁴-⁹]+)*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(f"{_UP}([^{_UP}{_DOWN}]*){_DOWN}")
_FRACTION = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞↉])")
_GAP = re.compile(r"\t|\u2003| {3,}")  # between the cells of a table
_DIGIT = re.compile(r"(?![0-9])\d")
_SAME = str.maketrans({"ё": "е", "œ": "oe", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
_CUT = {1: {Beside.NOTE, Beside.RUNNING}, 2: set(Beside) - {Beside.POWER}}  # without notes; without all that may be one

_NUMBERS = r"\d{1,4}(?: ?[,;–-] ?\d{1,4})*"
_OPEN, _SHUT = r"[\[〔【]", r"[\]〕】]"
_NAME = r"(?:notes?|nb|n|fn|footnotes?|anm|прим|сн|注|註|注釈|注释|註釋|脚注|腳註|각주|pp?|pages?|seite|стр|с|页|頁|第)"
_ASKED = (
    r"(?:citation needed|clarification needed|verification needed|failed verification|dubious(?: – discuss)?|according to whom\?|"
    r"who\?|when\?|where\?|which\?|why\?|by whom\?|better source needed|dead link|sic|réf\. nécessaire|réf\. souhaitée|cita requerida|"
    r"senza fonte|carece de fontes\?|beleg\?|источник\?|来源请求|來源請求|需要引用|要出典|출처 필요|بحاجة لمصدر)"
)
_SIGN = re.compile(
    # in brackets, behind whatever it stands
    rf"(?<=[^\W_]|[.,;:!?\"'”’»)\]〕】。，、；：！？」』]) ?(?:{_OPEN}(?:{_NAME}?\.? ?{_NUMBERS} ?[页頁]?|{_NAME}\.? ?[a-z]|[a-z]|{_ASKED}){_SHUT}(?![^\W\d_]))+"
    # in round ones, and figures, only set close to a word
    r"|(?<=[.,;:!?\"'”’»])\(\d{1,3}\)(?!\w)"
    r"|(?<=[^\W_])\((?:note|fn|anm\.|注|註|脚注|腳註) ?\d{1,3}\)"
    r"|(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?\"'”’»)]))\d{1,3}(?:[,–-]\d{1,3})*(?!\w|[.,]\d)"
    rf"|(?<=[^\W_])[注註]\d{{1,3}}(?!\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"(?<=[^\W_]|[.,;:!?\"'”’»)\]。，、；：！？」』]) ?(?:\[{_NUMBERS}\])+(?![^\W\d_])")
_ADVERTISEMENT = re.compile(
    r"^(?:advertisements?|advertising|sponsored|ad|skip advertisement|(?:story|article) continues (?:below|after) advertisement|"
    r"advertisement - (?:continue reading|scroll to continue|story continues) ?(?:below)?|anzeige|werbung|publicité|publicidad|"
    r"publicidade|pubblicità|advertentie|reklama|reklam|реклама|广告|廣告|広告|スポンサーリンク|광고|إعلان|إعلانات|פרסומת|विज्ञापन|โฆษณา|quảng cáo|iklan)$",
    re.MULTILINE,
)


@once
def views(text: Text) -> tuple[str, ...]:
    """The text in each of its views, as `written`: line by line, first as it stands."""
    raw = dict.fromkeys((text.visible, text.main, text.body))  # of a document that is no page they are one
    return tuple(dict.fromkeys(view for one in raw if one for view in _views(one, text.asides)))


def written(quote: str) -> str:
    """A quote on one line as it is looked for."""
    return _same(_RAISED.sub(_powered, " ".join(lines(_told(quote)))))


def without_notes(quote: str) -> str:
    """The same without the signs of notes that were copied with it."""
    return _same(_RAISED.sub("", _BRACKETED.sub("", " ".join(lines(_told(quote))))))


def _views(raw: str, asides: Sequence[Aside]) -> Iterator[str]:
    whole = "\n".join(lines(_GAP.sub("\n", _told(raw))))
    places = _places(whole, asides) if asides else []
    notes = Notes()
    raised = [(one.span(), _kind(one, notes)) for one in _RAISED.finditer(whole)]
    yield _same(_RAISED.sub(_powered, _less(whole, places, set())))
    shown = None
    for kinds in _CUT.values():
        marked = _less(whole, sorted([*places, *((*span, kind) for span, kind in raised)], key=lambda place: place[:2]), kinds)
        cut = _ADVERTISEMENT.sub("", _SIGN.sub(_apart, _RAISED.sub(_powered, marked)).casefold())
        if cut != shown:
            yield _same(cut)
        shown = cut


def _told(raw: str) -> str:
    """With raised figures and fractions told from those that they stand beside."""
    if raw.isascii():
        return raw
    return _FRACTION.sub(" ", _RAISED_FIGURES.sub(lambda one: _UP + one[0].translate(_PLAIN) + _DOWN, raw))


def _powered(one: re.Match[str]) -> str:
    return (POWER if one.string[one.start() - 1 : one.start()].isdigit() else "") + one[1]


def _apart(one: re.Match[str]) -> str:
    """What is left of a sign: a break, where figures stand on either side."""
    sides = one.string[one.start() - 1 : one.start()], one.string[one.end() : one.end() + 1]
    return "\n" if all(side.isdigit() for side in sides) else ""


def _kind(one: re.Match[str], notes: Notes) -> Beside | None:
    return notes.kind(one.string[max(0, one.start() - 4) : one.start()].strip(), one[1])


def _same(text: str) -> str:
    text = text.casefold()
    if text.isascii():
        return text
    return _DIGIT.sub(lambda one: str(unicodedata.decimal(one[0])), text).translate(_SAME)


def _places(whole: str, asides: Sequence[Aside]) -> list[tuple[int, int, Beside]]:
    """Where these stand in a folded text: from, to."""
    at = [n for n, letter in enumerate(whole) if not letter.isspace() and letter not in _UP + _DOWN]
    dense = "".join([whole[n] for n in at])
    found: list[tuple[int, int, Beside]] = []
    cursor = 0
    for one in asides:
        around = one.before + one.text + one.after
        start = dense.find(around, cursor)
        if start < 0:
            continue
        first = start + len(one.before)
        cursor = start
        found.append((at[first], at[first + len(one.text) - 1] + 1, one.kind))
    return sorted(found)


def _less(whole: str, places: Sequence[tuple[int, int, Beside | None]], cut: set[Beside]) -> str:
    """A text without what stands at these places and is of these kinds, and with powers told."""
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
