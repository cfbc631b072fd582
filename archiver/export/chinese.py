"""A reportlab paragraph with correct line breaks for Chinese.

reportlab's own begins lines with a comma and ends them with an opening bracket. Imported only when a PDF is made, as
reportlab is slow to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from archiver.export.lines import lines


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
