"""A page that begins to show its day beside its title (pure), where nothing else differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from archiver.text.dates import split_at_dates, without_dates
from archiver.text.model import Text
from archiver.text.normal import ends_sentence, has_digit, key, lines
from archiver.text.presentation.results import NOTHING, Noted
from archiver.text.turning.buttons import without_buttons
from archiver.text.turning.updated import without_updates
from archiver.text.turning.volatile import stable_part

LINES = 2  # most lines between a title and its day
FEW = 2  # most passages that the day may be part of
NAME_CHARS = 40  # most characters of a line that may be an author's name


def shown_days(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The passages that are the one day beside the title of a page that showed none there, if nothing else differs.

    Such a page may have said "updated over a month ago". The title stands in both. A day further down may be an entry
    of a list, and one beside a name is its author's.
    """
    if not 0 < len(added) <= FEW or not any(map(has_digit, added)) or any(stable_part(one, None) for one in lost):
        return NOTHING
    titles = {key(one) for one in new.headings[:1]}
    if _count(added) != 1 or any(said not in titles for one in added if (said := _but_days(one))):
        return NOTHING
    was, is_ = lines(old.visible), lines(new.visible)
    beside = [_beside(all_, titles) for all_ in (was, is_)]
    if not all(beside) or _count(beside[0].values()) or _count(beside[1].values()) != 1:
        return NOTHING
    named = any(len(line) <= NAME_CHARS and not _is_known(line, titles) for line in beside[1].values())
    return NOTHING if named else (frozenset(lost), frozenset(added))


def _is_known(line: str, titles: Collection[str]) -> bool:
    """Whether a line is a title, a day or a sentence."""
    return not (said := _but_days(line)) or said in titles or ends_sentence(line)


def _but_days(passage: str) -> str:
    """What a passage says besides days, the label of a day on which a page was updated, and buttons at its end."""
    return key(without_dates(without_updates(without_buttons(passage))))


def _count(some: Iterable[str]) -> int:
    """How many days these lines name."""
    return sum(len(split_at_dates(one)[1]) for one in some)


def _beside(all_: Sequence[str], titles: Collection[str]) -> dict[int, str]:
    """The lines that are the title, wherever it stands, and those below it, each by its place."""
    found = [at for at, line in enumerate(all_) if key(line) in titles]
    return {at: all_[at] for title in found for at in range(title, min(title + LINES + 1, len(all_)))}
