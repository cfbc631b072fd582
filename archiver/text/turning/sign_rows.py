"""Rows of one sign (pure): two hundred stars that each lead to somebody's page, a rule that is drawn with dashes. How many there
are is nothing that the page says; of a few, a rating or the stars of a hotel, it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.model import Text
from archiver.text.normal import bare
from archiver.text.presentation.noted import Noted

FEW = 10  # stars that a rating has, at most
_ROW = re.compile(rf"([^\w\s])\1{{{FEW},}}")  # of a bare text


def rows_of_signs(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """Of passages that left and came those that the other text has as well, with more or fewer of one sign in a row of many."""
    return _elsewhere(lost, new), _elsewhere(added, old)


def _elsewhere(found: Collection[str], other: Text) -> frozenset[str]:
    rows = {one: words for one in found if _ROW.search(words := bare(one))}
    if not rows:  # as nearly always
        return frozenset()
    there = _cut(bare(other.visible))
    return frozenset(one for one, words in rows.items() if _cut(words) in there)


def _cut(words: str) -> str:
    """With no row of one sign longer than the shortest."""
    return _ROW.sub(lambda row: row[1] * (FEW + 1), words)
