"""Places within a work, as our import names them, in the reader's language."""

from __future__ import annotations

import pytest

from archiver.words.places import place


@pytest.mark.parametrize(
    ("written", "chinese"),
    [
        ("footnote 34", "脚注 34"),
        ("endnote iv", "尾注 iv"),
        ("footnote 3, page 12", "脚注 3，第 12 页"),
        ("line 7", "第 7 行"),
        ("entry smith2020", "条目 smith2020"),
        ('entry "Of gloves"', '条目 "Of gloves"'),
        ("entry number 4", "第 4 个条目"),
        ("p. 12", "p. 12"),
        ("page 12 and after", "page 12 and after"),
        ("footnote 3, chapter 2", "footnote 3, chapter 2"),
    ],
)
def test_places_named_by_the_import_are_translated_and_others_are_not(written, chinese):
    assert place(written, "zh") == chinese
    assert place(written, "en") == written
