"""Two PDFs as what they say (pure): without what is of their sheets, of the program that wrote them, or of where a copy was had."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archiver.text.comparison.fronted import without_fronts
from archiver.text.comparison.glyphs import legible
from archiver.text.comparison.sheets import without_heads
from archiver.text.model import Kind, Text
from archiver.text.normal import digest

# before an entry of a list; some programs draw them as outlines, or as a letter of a font of signs
_BULLETS = "•◦▪▫■□●○‣∙·►▸▶➢➤❖✓✔◆◇\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_BULLET = re.compile(rf"(?<!\S)([{_BULLETS}])(?=[ \n]|$)[ ]?")
_DASHES = "-‐‑‒–—―−"
DASHES = 4  # of a kind in one text, where the other has none: its program wrote none


def as_printed(old: Text, new: Text) -> tuple[Text, Text]:
    if not old.kind is new.kind is Kind.PDF or old.visible == new.visible:
        return old, new
    old, new = without_fronts(*without_heads(*legible(old, new)))
    drawn = _unwritten(old.visible, new.visible)
    return (_without(old, drawn), _without(new, drawn)) if drawn else (old, new)


def _unwritten(one: str, other: str) -> str:
    """The bullets of either where they are not those of the other, and the dashes that one text has often and the other
    nowhere."""
    here, there = ({found[1] for found in _BULLET.finditer(said)} for said in (one, other))
    bullets = "" if here == there else "".join(sorted(here | there))
    return bullets + "".join(_dashes(one, other)) + "".join(_dashes(other, one))


def _dashes(said: str, other: str) -> Iterator[str]:
    return (one for one in _DASHES if one not in other and said.count(one) >= DASHES)


def _without(text: Text, drawn: str) -> Text:
    whole = _BULLET.sub(lambda found: "" if found[1] in drawn else found[0], text.visible)
    for one in drawn:
        whole = whole.replace(one, "") if one in _DASHES else whole
    if whole == text.visible:
        return text
    return replace(text, visible=whole, main=whole, other=whole, prose_chars=len(whole), page_texts=(digest(whole),))
