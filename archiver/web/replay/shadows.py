"""Tells templates that declare a shadow root from those that no browser shows. Pure.

The content of `<template shadowrootmode=open>` is rendered in its parent, with styles of its own, without any script.
Whether the parent can have a shadow root is left to the reader's browser, which gets the template as it is. But if the
parent is an element that is not written, the template would apply to an outer element and hide its content.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiver.web.replay.tokens import Start

_MODES = frozenset({"open", "closed"})
_MAX_NESTED = 100  # maximum number of nested shadow roots
_EMPTY = frozenset("""area base basefont bgsound br col embed frame hr image img input keygen link meta param source track
    wbr""".split())  # fmt: skip


class Shadows:
    """The open templates, and the elements open in each."""

    def __init__(self, left_out: frozenset[str], *, declared: bool) -> None:
        """`left_out`: elements whose tags are not written; `declared`: whether declarations work (not in XHTML)."""
        self._left_out = left_out
        self._declared = declared
        self._levels = [_Level()]  # the page, and the open shadow roots
        self._inert = 0  # open templates whose content is not shown

    @property
    def shown(self) -> bool:
        """Whether the content at this point is shown."""
        return self._inert == 0

    @property
    def inside(self) -> bool:
        return len(self._levels) > 1

    def template(self, mode: str) -> str | None:
        """A template starts: the mode of the shadow root it declares; None if its content is not shown."""
        parent = self._levels[-1].open[-1:]
        if (self._declared and not self._inert and mode.lower() in _MODES and len(self._levels) <= _MAX_NESTED
                and not self._left_out.intersection(parent)):  # fmt: skip
            self._levels.append(_Level())
            return mode.lower()
        self._inert += 1
        return None

    def template_ended(self) -> bool:
        """A template ends: whether its content was shown."""
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
    """The open elements of one tree."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
