"""Rows of one repeated sign (pure): two hundred stars that each lead to somebody's page, a rule drawn with dashes.

How many there are is nothing that the page says. The number of a few is: a rating, or the stars of a hotel.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.model import Text
from archiver.text.normal import bare
from archiver.text.presentation.results import Noted

FEW = 10  # most stars of a rating
_ROW = re.compile(rf"([^\w\s])\1{{{FEW},}}")  # in a bare text


def rows_of_signs(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that the other page has as well, but for the length of a long row of one sign."""
    return _elsewhere(lost, new), _elsewhere(added, old)


def _elsewhere(found: Collection[str], other: Text) -> frozenset[str]:
    rows = {one: words for one in found if _ROW.search(words := bare(one))}
    if not rows:  # nearly always
        return frozenset()
    there = _cut(bare(other.visible))
    return frozenset(one for one, words in rows.items() if _cut(words) in there)


def _cut(words: str) -> str:
    """A bare text whose long rows of one sign are cut to the same length."""
    return _ROW.sub(lambda row: row[1] * (FEW + 1), words)
