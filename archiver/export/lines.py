"""Line breaks in Chinese text, or Chinese mixed with Latin (pure).

A line never ends after an opening mark or before a closing one, nor inside a Latin word or a number that fits on a
line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_OPEN = "“‘（〔［｛〈《「『【〖"
_CLOSE = "”’、。，．：；？！）〕］｝〉》」』】〗…—％‰℃・"
_WIDE = "\u2e80-\uffef"
_PIECE = re.compile(
    rf"(?:[{_OPEN}] ?)*(?:(?:[^ {_WIDE}{_OPEN}{_CLOSE}]|’(?=[A-Za-z]))+|[^ {_OPEN}{_CLOSE}])?(?: ?[{_CLOSE}])* ?",
)  # a word or a letter, with the marks that must stay with it


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
