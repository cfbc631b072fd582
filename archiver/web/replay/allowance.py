"""Limits on the memory and work spent on rewriting one page or style sheet. Pure."""

from __future__ import annotations

CHARACTERS = 64 << 20
_STEPS = 2_000_000  # tokens, attributes and references; takes about 2 seconds
_ADDRESS_STEPS = 12  # resolving one address costs as much as this many steps
_STYLE_STEPS = 8  # starting one style costs as much as this many steps
ADDRESS = 4096  # maximum number of characters in an address that is written


class Spent(Exception):
    """The allowance is used up."""


class Allowance:
    """What may still be spent on one page or style sheet."""

    def __init__(self, size_chars: int, steps: int = _STEPS) -> None:
        self._characters = min(CHARACTERS, 4 * size_chars + (16 << 20))
        self._steps = steps

    def take(self, characters: int, steps: int = 1) -> None:
        """Spend characters of output and steps of work. Raises Spent."""
        self._characters -= characters
        self._steps -= steps
        if self._characters < 0 or self._steps < 0:
            raise Spent

    def address(self) -> None:
        """Spend the resolution of one address. Raises Spent."""
        self.take(0, _ADDRESS_STEPS)

    def style(self) -> None:
        """Spend the start of one style, of a page or of an element. Raises Spent."""
        self.take(0, _STYLE_STEPS)
