"""Numbers in spreadsheet cells as the reader sees them (pure).

The file holds "43831" and "0.4520000000000001", and beside them how they are displayed: "2020-01-01", "45.2%". Formats
are applied only where that is simple and certain; any other number is given as stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from archiver.text.formats.elements import ended, local

DIGITS = 15  # before the decimal point, at most
WRITTEN = 9  # decimals that a person may have typed; more come from a calculation
FORMATS = 100_000  # cell formats of a workbook that are read
_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "22": "d h"}
_DATES = frozenset(map(str, (*range(14, 18), *range(27, 32), 36, *range(50, 59))))  # some are East Asian
# thousands separators, decimals, percent
_SIMPLE = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0{1,10}))?(?P<share>%)?")
_PADDING = re.compile(r"_.|\*.|\\ ")  # space beside a number
# in a format: literal text, padding, colours and conditions
_UNSAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_OF_A_DATE = re.compile(r"[yd]", re.IGNORECASE)  # not m, which may mean minutes
_OF_A_TIME = re.compile(r"[hs]", re.IGNORECASE)
_NUMBER = re.compile(r"-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?")
_WHOLE = re.compile(r"-?\d+")
_DAYS_1900, _DAYS_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 of no zone
# in 1900, programs disagree about days before 61 (1 March); the last day is in the year 9976
_FIRST_SURE, _DAYS = 61, 2_950_000


@dataclass(frozen=True, slots=True)
class Styles:
    """The number formats of a workbook's cells by style number, and the day from which its dates count."""

    formats: tuple[str, ...]
    since: datetime

    def value(self, text: str, style: str) -> str:
        """A number as it is displayed in a cell of this style."""
        text = text.strip()
        if not _NUMBER.fullmatch(text):
            return text
        at = int(style) if style.isascii() and style.isdigit() and len(style) < 10 else 0
        told = self.formats[at] if at < len(self.formats) else ""
        simple = _SIMPLE.fullmatch(_PADDING.sub("", told.partition(";")[0]))
        if simple is not None:
            return _rounded(text, simple)
        said = _UNSAID.sub("", told)
        if _OF_A_DATE.search(said):
            return self._day(float(text), timed=_OF_A_TIME.search(said) is not None) or _plain(text)
        return _plain(text)

    def _day(self, days: float, *, timed: bool) -> str | None:
        """The date, and time if there is one, of a day number; None if it is out of range."""
        if not (_FIRST_SURE if self.since == _DAYS_1900 else 0) <= days < _DAYS:
            return None
        there = self.since + timedelta(seconds=round(days * 86_400))
        return there.strftime("%Y-%m-%d %H:%M:%S" if timed else "%Y-%m-%d").removesuffix(" 00:00:00")


def styles(body: bytes, workbook: bytes) -> Styles:
    """The styles of an XLSX. `body`: the styles part; `workbook`: the workbook part."""
    codes: dict[str, str] = {}
    used: list[str] = []
    for one in ended(body, "numFmt", "cellXfs"):
        if local(one) == "numFmt":
            codes[one.get("numFmtId", "")] = one.get("formatCode", "")
        else:
            used = [of.get("numFmtId", "") for of in one if local(of) == "xf"]
    since_1904 = any(one.get("date1904") in {"1", "true"} for one in ended(workbook, "workbookPr"))
    return numbered(codes, used, since_1904=since_1904)


def numbered(told: Mapping[str, str], used: Sequence[str], *, since_1904: bool) -> Styles:
    """Styles from format codes by id, beyond the built-in ones (`told`), and the format id of each style (`used`)."""
    known = {**dict.fromkeys(_DATES, "d"), **_BUILT_IN, **told}
    formats = tuple(known.get(one, "") for one in used[:FORMATS])
    return Styles(formats, _DAYS_1904 if since_1904 else _DAYS_1900)


def _plain(text: str) -> str:
    """A number with the 15 significant digits that spreadsheet programs display; some write more to the file.

    A calculated one, with many decimals, gets 12: the last digits differ between programs.
    """
    if _WHOLE.fullmatch(text) or not isfinite(float(text)):
        return text
    digits = f"{float(text):.15g}"
    return digits if len(digits.partition(".")[2]) <= WRITTEN else f"{float(text):.12g}"


def _rounded(text: str, simple: re.Match[str]) -> str:
    """A number rounded and formatted by a simple format."""
    number, places = Decimal(_plain(text)), len(simple["decimals"] or "")
    if number.adjusted() > DIGITS:
        return text
    shown = number.scaleb(2 if simple["share"] else 0).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{abs(shown) if shown.is_zero() else shown:{',' if simple['grouped'] else ''}f}{simple['share'] or ''}"
