"""Detects a list page that now says that it has no entries (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import lower, weight
from archiver.observe.rules.no_entries import NO_ENTRIES
from archiver.text.model import Kind, Text
from archiver.text.normal import ends_sentence, fold, sentences
from archiver.text.turning.template import added_part
from storage.model import Finding, Mark

NONE = "shape.none"
LINE = 50  # weighted characters of a line that is a sentence rather than an entry, at least
SHARE = 0.3  # share of the old visible text in sentences from which it was a text, not a list


def none_marks(text: Text, old: Text | None) -> Iterator[Mark]:
    """The mark of a page that says nothing new under the title of its kept copy, a list, but that there are no
    entries."""
    if old is None or text.kind is not Kind.HTML or text.title is None or fold(text.title) != fold(old.title or ""):
        return
    came = [one for line in added_part(text, old).visible.splitlines() for one in sentences(line) if one.strip()]
    if not came or not all(NO_ENTRIES.fullmatch(lower(one)) for one in came):
        return
    told = (line for line in old.visible.splitlines() if ends_sentence(line) and weight(line) >= LINE)
    if sum(map(weight, told)) < SHARE * weight(old.visible):
        yield Mark(rule=NONE, finding=Finding.ALTERED_LARGE, matched=came[0][:200], where="shape")
