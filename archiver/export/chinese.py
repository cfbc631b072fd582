"""Chinese text, or Chinese mixed with Latin, in a PDF: a reportlab paragraph with correct line breaks.

A line never ends after an opening mark or before a closing one, nor inside a Latin word or a number that fits on a
line; reportlab's own begins lines with a comma and ends them with an opening bracket. Imported only when a PDF is made,
as reportlab is slow to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

_OPEN = "“‘（〔［｛〈《「『【〖"
_CLOSE = "”’、。，．：；？！）〕］｝〉》」』】〗…—％‰℃・"
_WIDE = "\u2e80-\uffef"
_PIECE = re.compile(
    rf"(?:[{_OPEN}] ?)*(?:(?:[^ {_WIDE}{_OPEN}{_CLOSE}]|’(?=[A-Za-z]))+|[^ {_OPEN}{_CLOSE}])?(?: ?[{_CLOSE}])* ?",
)  # a word or a letter, with the marks that must stay with it


class Chinese(Paragraph):  # type: ignore[misc] # reportlab has no types
    """A paragraph in one font, without markup."""

    def __init__(self, text: str, style: Any) -> None:
        super().__init__(escape(text), style)

    def breakLinesCJK(self, maxWidths: float | Sequence[float]) -> Any:  # noqa: N802, N803 - reportlab's name for it
        """The lines, in reportlab's form."""
        if not self.frags:
            return super().breakLinesCJK(maxWidths)
        # more fragments, all alike, come from an ampersand or a bracket, as in most URLs with a query
        whole = self.frags[0]
        text = "".join(one.text for one in self.frags)
        widths = maxWidths if isinstance(maxWidths, Sequence) else [maxWidths]
        width = partial(stringWidth, fontName=whole.fontName, fontSize=whole.fontSize)
        self.height = 0
        found = [(room, [line]) for room, line in lines(text, width, widths)]
        return whole.clone(kind=0, lines=found, ascent=whole.fontSize, descent=-0.2 * whole.fontSize)


def lines(text: str, width: Callable[[str], float], widths: Sequence[float]) -> Iterator[tuple[float, str]]:
    """The lines of a text, each with the width it leaves free. `widths`: of the lines; the last is for all others."""
    line, at = "", 0
    for piece in _PIECE.findall(" ".join(text.split())):
        for part in _fitting(piece, width, widths[-1]):
            most = widths[min(at, len(widths) - 1)]
            if line and width((line + part).rstrip()) > most:
                yield most - width(line.rstrip()), line.rstrip()
                line, at = "", at + 1
            line += part
    if line.strip():
        yield widths[min(at, len(widths) - 1)] - width(line.rstrip()), line.rstrip()


def _fitting(piece: str, width: Callable[[str], float], most: float) -> Iterator[str]:
    """A piece, cut where it is longer than a line, as long addresses are."""
    part = ""
    for letter in piece if width(piece.rstrip()) > most else (piece,):
        if part and width(part + letter) > most:
            yield part
            part = ""
        part += letter
    yield part
