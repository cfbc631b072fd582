"""Records text that is struck out, superscript after a digit, or bold from the beginning of a block (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver.text.normal import squeezed
from archiver.text.page.walked import Struck, Walked

STRUCK = 200  # max pieces kept of a page
_BOLD = frozenset({"b", "strong"})
MARKED_TAGS = ("s", "strike", "del", "sup", *_BOLD)
STYLED_TAGS = ("span", "font", "p", "li", "td", "tr")  # elements that editors strike out by a style
_WITHIN = "within"  # stands for an element of `STYLED_TAGS` without that style, inside one that is struck out


def begin_marked(found: Walked, run: Sequence[str], tag: str, attributes: Mapping[str, str]) -> None:
    """Handle the start of an element in `MARKED_TAGS` or `STYLED_TAGS`. `run`: the pieces of the open block so far."""
    if tag in STYLED_TAGS and "line-through" not in attributes.get("style", ""):
        if found.setting and found.setting[-1].tag in {*STYLED_TAGS, _WITHIN}:
            found.setting.append(Struck(len(found.blocks), 0, len(run), _WITHIN))
    elif len(found.struck) < STRUCK and len(found.setting) < STRUCK:
        strikes = tag not in _BOLD and tag != "sup" and found.strikes < STRUCK
        found.strikes += strikes
        found.setting.append(Struck(len(found.blocks), len(squeezed("".join(run))) if strikes else 0, len(run), tag))


def end_marked(found: Walked, run: Sequence[str]) -> None:
    """Handle the end of an element.

    What is struck out across blocks counts from its start to the end of the first one, and in all finished ones since.
    """
    if not found.setting:
        return
    piece = found.setting.pop()
    in_this_block = piece.block == len(found.blocks)
    if piece.tag in _BOLD:
        if in_this_block and not piece.run:
            found.bold[piece.block] = len(squeezed("".join(run)))
    elif in_this_block:
        piece.text = squeezed("".join(run[piece.run :]))
        if piece.raised and not (piece.text[:1].isdigit() and piece.run and run[piece.run - 1][-1:].isdigit()):
            return
        if piece.text:
            piece.start = len(squeezed("".join(run[: piece.run])))
            found.struck.append(piece)
    elif not piece.raised:
        for number in range(piece.block, min(len(found.blocks), piece.block + STRUCK)):
            start = piece.start if number == piece.block else 0
            if text := found.blocks[number].text[start:].strip():
                found.struck.append(Struck(number, start, 0, piece.tag, text))


def end_styled(found: Walked, run: Sequence[str]) -> None:
    """Handle the end of an element in `STYLED_TAGS`."""
    last = found.setting[-1].tag if found.setting else ""
    if last == _WITHIN:
        found.setting.pop()
    elif last in STYLED_TAGS:
        end_marked(found, run)
