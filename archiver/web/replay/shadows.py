"""Templates: which declare a shadow root, and which no browser shows. Pure.

`<template shadowrootmode=open>` stands for what is drawn in its parent, with styles of its own, without any script. Whether that
parent can have such a root is left to the reader's browser, to which the template goes as it is. But where the parent is an element
that is not written anew, the template would go to one around it, and hide what stands there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiver.web.replay.tokens import Start

_MODES = frozenset({"open", "closed"})
_MOST = 100  # shadow roots, one in the other
_EMPTY = frozenset("""area base basefont bgsound br col embed frame hr image img input keygen link meta param source track
    wbr""".split())  # fmt: skip


class Shadows:
    """The templates that are open, and the elements inside of each."""

    def __init__(self, left_out: frozenset[str], *, declared: bool) -> None:
        """`left_out`: elements of which no tag is written; `declared`: whether browsers see a declaration at all."""
        self._left_out = left_out
        self._declared = declared
        self._levels = [_Level()]  # the page, and the shadow roots that are open
        self._inert = 0  # templates that are open, of which nothing is shown

    @property
    def shown(self) -> bool:
        """Whether what stands here is shown."""
        return self._inert == 0

    @property
    def inside(self) -> bool:
        return len(self._levels) > 1

    def template(self, mode: str) -> str | None:
        """A template begins: the mode of the shadow root that it declares; None when it is not shown."""
        parent = self._levels[-1].open[-1:]
        if (self._declared and not self._inert and mode.lower() in _MODES and len(self._levels) <= _MOST
                and not self._left_out.intersection(parent)):  # fmt: skip
            self._levels.append(_Level())
            return mode.lower()
        self._inert += 1
        return None

    def template_ended(self) -> bool:
        """Whether it was one that is shown."""
        if self._inert:
            self._inert -= 1
            return False
        if self.inside:
            self._levels.pop()
            return True
        return False

    def begun(self, token: Start) -> None:
        if token.content is None and token.name not in _EMPTY:
            self._levels[-1].open.append(token.name)
            self._levels[-1].count[token.name] += 1

    def ended(self, name: str) -> None:
        level = self._levels[-1]
        while level.count[name]:
            last = level.open.pop()
            level.count[last] -= 1
            if last == name:
                return


class _Level:
    """Elements that are open."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
