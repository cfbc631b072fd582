"""Maps passages of texts that were compared in another script or encoding back to the form on their pages (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archiver.text.model import Text
from archiver.text.normal import fold, passages


class Original:
    """A text as its page writes it, in which passages rewritten by `form` can be looked up."""

    def __init__(self, text: Text, form: Callable[[str], str]) -> None:
        self._form = form
        self._passages = {form(one): one for one in passages(text.visible)}
        self._views = [view for view in dict.fromkeys((text.visible, text.main, text.other, text.body)) if view]

    def passages(self, told: Iterable[str]) -> tuple[str, ...]:
        """The passages as the page writes them; one that is not found stays as it is."""
        return tuple(self._passages.get(one) or self._part(one) for one in told)

    def _part(self, told: str) -> str:
        """Look up more than a passage, such as a table row, or less, such as an excerpt of a long passage."""
        words = told.removeprefix("…")
        for view in map(fold, self._views):
            at = (written := self._form(view)).find(words)
            if at >= 0 and words:
                first, last = (self._place(view, written, place) for place in (at, at + len(words)))
                return "…" * (words != told) + view[first:last]
        return told

    def _place(self, view: str, written: str, at: int) -> int:
        """The place in a view that corresponds to a place in its rewritten form, by the length of what precedes
        both."""
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
