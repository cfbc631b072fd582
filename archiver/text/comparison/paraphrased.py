"""Whether a short text was told again in fewer of its words, under its old title and heading (pure).

A notice in its place has words of its own. In a short text few of these stand by chance: of 143 notices beside 58 texts
one had half of its words there, no other more than a third (3 December 2026).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archiver.text.comparison.bared import new_lines
from archiver.text.languages import CJK
from archiver.text.model import Text
from archiver.text.normal import fold, key, lines, size
from archiver.text.titles import all_name_words

SHORT_BYTES = 2_000  # of a text; a longer one has most words of any notice
SHORTER = 0.6  # of its bytes the new one has at most
WORDS = 8  # least words, without those of the name
LETTERS = 5  # of a word that counts; Chinese, Japanese and Korean ones count in pieces of three characters
SHARE = 0.6  # of the new words that stood in the old text

_WIDE = re.compile(f"[{CJK}]")


def is_paraphrased(old: Text, new: Text, site: Sequence[Text]) -> bool:
    """Whether both pages have one title, the new first heading is one of the old ones, and most words of what came to the
    shorter text are words of the old one. `site`: other pages of the site; what these have is no page's own."""
    title, heading = fold(new.title or ""), fold((*new.headings, "")[0])
    said = old.main or old.visible
    if not title or title != fold(old.title or "") or size(said) > SHORT_BYTES:
        return False
    if size(new.main or new.visible) > SHORTER * size(said) or heading not in map(fold, old.headings):
        return False
    name = all_name_words(title, heading)
    beside = {key(line) for line in lines(new.aside)}
    came = _words("\n".join(one for one in lines(new_lines(old, new, tuple(site))) if key(one) not in beside)) - name
    return len(came) >= WORDS and len(came & _words(said)) >= SHARE * len(came)


def _words(said: str) -> set[str]:
    return {one for one in all_name_words(said) if len(one) >= LETTERS or _WIDE.search(one)}
