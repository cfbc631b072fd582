"""How much is written of one page or style sheet: bounds of memory and of work. Pure."""

from __future__ import annotations

CHARACTERS = 64 << 20
_STEPS = 2_000_000  # tokens, attributes and references: some 2 seconds
_ADDRESS_STEPS = 12  # that finding one address is as much work as
_STYLE_STEPS = 8  # that beginning with one style is
ADDRESS = 4096  # characters of an address that is written


class Spent(Exception):
    """More was to be written than is allowed."""


class Allowance:
    """What is left to be written of one page or style sheet."""

    def __init__(self, size_chars: int, steps: int = _STEPS) -> None:
        self._characters = min(CHARACTERS, 4 * size_chars + (16 << 20))
        self._steps = steps

    def take(self, characters: int, steps: int = 1) -> None:
        """Raises Spent."""
        self._characters -= characters
        self._steps -= steps
        if self._characters < 0 or self._steps < 0:
            raise Spent

    def address(self) -> None:
        """One address is looked for. Raises Spent."""
        self.take(0, _ADDRESS_STEPS)

    def style(self) -> None:
        """One style, of a page or of an element, is begun with. Raises Spent."""
        self.take(0, _STYLE_STEPS)
