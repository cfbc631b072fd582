"""Passages of two texts that were compared as another script or other codes write them, as their pages have them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archiver.text.model import Text
from archiver.text.normal import fold, passages


class Original:
    """A text as it stands, to look up in it what stands in it as `form` writes it."""

    def __init__(self, text: Text, form: Callable[[str], str]) -> None:
        self._form = form
        self._passages = {form(one): one for one in passages(text.visible)}
        self._views = [view for view in dict.fromkeys((text.visible, text.main, text.other, text.body)) if view]

    def passages(self, told: Iterable[str]) -> tuple[str, ...]:
        """These, as the page writes them; one that is found nowhere as it is."""
        return tuple(self._passages.get(one) or self._part(one) for one in told)

    def _part(self, told: str) -> str:
        """What is more than a passage, as the row of a table is, or less, as what is shown of a long one."""
        words = told.removeprefix("…")
        for view in map(fold, self._views):
            at = (written := self._form(view)).find(words)
            if at >= 0 and words:
                first, last = (self._place(view, written, place) for place in (at, at + len(words)))
                return "…" * (words != told) + view[first:last]
        return told

    def _place(self, view: str, written: str, at: int) -> int:
        """Where in a view stands what stands at a place of it as it is written: what is before both is the same."""
        if len(view) == len(written):
            return at
        least, most = 0, len(view)
        while least < most:
            middle = (least + most) // 2
            if len(self._form(view[:middle])) < at:
                least = middle + 1
            else:
                most = middle
        return least
