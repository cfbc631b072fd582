"""Text in SVG drawings: labels and figures of charts, names on maps (pure)."""

from __future__ import annotations

import re

from archiver.text.literals import Literals
from archiver.text.normal import has_digit, squeezed

LEAST = 3  # labels in a drawing; icons, buttons and logos have fewer
SVG_CHARS = 2_000_000

_MAY_LABEL = Literals((b"<text",))
_SVG = re.compile(r"<(/?)svg\b", re.IGNORECASE)
_TEXT = re.compile(r"<(text|desc)\b[^<>]*>((?:(?!<(?:/?\1\b|style\b))[\s\S])*+)</\1\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
# axis of a chart, by the class of the group or label: its figures change whenever the data do
_OF_AXIS = re.compile(r"<(?:g|text)\b[^<>]*\bclass\s*=\s*[\"'][^\"'<>]*(?:tick|axis)", re.IGNORECASE)
GROUP_CHARS = 2000  # from the beginning of a group to a label, at most


def with_svg_labels(markup: str) -> str:
    """The page with the labels of each drawing inserted after it, one per line."""
    if not _MAY_LABEL.any_in(markup):
        return markup
    pieces, done, opened, begin = [], 0, 0, 0
    for found in _SVG.finditer(markup):
        was, opened = opened, max(0, opened + (-1 if found[1] else 1))
        if opened == 1 and not was:
            begin = found.start()
        elif was == 1 and not opened and len(said := labels(markup[begin : found.start()])) >= LEAST:
            end = markup.find(">", found.start()) + 1 or len(markup)  # the page may be cut off within the tag
            pieces.append(f"{markup[done:end]}<span><br>{'<br>'.join(said)}<br></span>")
            done = end
    return "".join([*pieces, markup[done:]])


def labels(svg: str) -> list[str]:
    """The texts in a drawing in order, still escaped; figures of axes are left out."""
    said = ((found, squeezed(_TAG.sub(" ", found[2]))) for found in _TEXT.finditer(svg[:SVG_CHARS]))
    return [
        one for found, one in said if any(map(str.isalpha, one)) or (has_digit(one) and not _is_of_axis(svg, found))
    ]


def _is_of_axis(svg: str, label: re.Match[str]) -> bool:
    """Whether a figure belongs to an axis."""
    at = svg.rfind("<g", max(0, label.start() - GROUP_CHARS), label.start())
    return any(
        _OF_AXIS.match(svg, begin) is not None
        for begin in (label.start(), at)
        if begin >= 0 and svg.find("</g", begin, label.start()) < 0
    )
