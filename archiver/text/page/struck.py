"""What is struck out in the blocks of a page, by its tag or its style, raised behind a figure, or set bold from a block's
beginning on (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver.text.normal import squeezed
from archiver.text.page.walked import Struck, Walked

STRUCK = 200  # pieces of a page that are kept
_BOLD = frozenset({"b", "strong"})
SET = ("s", "strike", "del", "sup", *_BOLD)
STYLED = ("span", "font", "p", "li", "td", "tr")  # what editors strike out by its style
_WITHIN = "within"  # another such element in one that is struck out


def begin(found: Walked, run: Sequence[str], tag: str, attributes: Mapping[str, str]) -> None:
    """An element of one of these tags begins. `run`: what the block has so far."""
    if tag in STYLED and "line-through" not in attributes.get("style", ""):
        if found.setting and found.setting[-1].tag in {*STYLED, _WITHIN}:
            found.setting.append(Struck(len(found.blocks), 0, len(run), _WITHIN))
    elif len(found.struck) < STRUCK and len(found.setting) < STRUCK:
        strikes = tag not in _BOLD and tag != "sup" and found.strikes < STRUCK
        found.strikes += strikes
        found.setting.append(Struck(len(found.blocks), len(squeezed("".join(run))) if strikes else 0, len(run), tag))


def end(found: Walked, run: Sequence[str]) -> None:
    """It ends. Of what began in another block the rest of the two is struck out as well."""
    if not found.setting:
        return
    one = found.setting.pop()
    here = one.block == len(found.blocks)
    if one.tag in _BOLD:
        if here and not one.run:
            found.bold[one.block] = len(squeezed("".join(run)))
    elif here:
        one.text = squeezed("".join(run[one.run :]))
        if one.raised and not (one.text[:1].isdigit() and one.run and run[one.run - 1][-1:].isdigit()):
            return
        if one.text:
            one.start = len(squeezed("".join(run[: one.run])))
            found.struck.append(one)
    elif not one.raised:
        for number in range(one.block, min(len(found.blocks), one.block + STRUCK)):
            start = one.start if number == one.block else 0
            if text := found.blocks[number].text[start:].strip():
                found.struck.append(Struck(number, start, 0, one.tag, text))


def end_styled(found: Walked, run: Sequence[str]) -> None:
    """One that its style may strike out ends."""
    last = found.setting[-1].tag if found.setting else ""
    if last == _WITHIN:
        found.setting.pop()
    elif last in STYLED:
        end(found, run)
