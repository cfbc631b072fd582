"""Whether a short text was told again in other and often fewer words, under its old title and heading (pure).

A notice in its place has words of its own. In a short text few of these stand by chance: of 95 notices beside 58 texts
none had more than a third (3 December 2026).
"""

from __future__ import annotations

import re

from archiver.text.languages import CJK
from archiver.text.model import Text
from archiver.text.normal import fold, size
from archiver.text.titles import all_name_words, title_and_headings

SHORT_BYTES = 2_000  # of a text; a longer one has most words of any notice
WORDS = 8  # least words, without those of the name
LETTERS = 5  # of a word that counts; Chinese, Japanese and Korean ones count in pieces of three characters
SHARE = 0.6  # of the new words that stood in the old text

_WIDE = re.compile(f"[{CJK}]")


def is_paraphrased(old: Text, new: Text) -> bool:
    """Whether both pages have one title and one first heading, and most of the new words are words of a short old
    text."""
    named = [[fold(one).casefold() for one in title_and_headings(text)[:2]] for text in (old, new)]
    if len(named[0]) < 2 or named[0] != named[1] or not named[0][0] or size(_said(old)) > SHORT_BYTES:
        return False
    name = all_name_words(*named[0])
    stood, stand = _words(old) - name, _words(new) - name
    return len(stand) >= WORDS and len(stand & stood) >= SHARE * len(stand)


def _said(text: Text) -> str:
    return text.main or text.visible


def _words(text: Text) -> set[str]:
    return {one for one in all_name_words(_said(text)) if len(one) >= LETTERS or _WIDE.search(one)}
