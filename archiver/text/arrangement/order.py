"""Whether what belongs together still does in a text from which no passage left and to which none came (pure).

A name under another heading, an answer after another question, a mark in another column, digits of two figures joined:
all passages are there, and the text says something else. What moved as a whole, such as a section with its heading, a
list entry or a menu, still belongs where it belonged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archiver.text.arrangement.cards import lines_on_another_card
from archiver.text.arrangement.columns import rows_in_other_columns
from archiver.text.arrangement.exchanged import exchanged_lines
from archiver.text.arrangement.records import exchanged_values
from archiver.text.arrangement.regrouped import Pair, recut_figures, regrouped_figures, regrouped_words, struck_apart
from archiver.text.arrangement.under import lines_under_another_heading
from archiver.text.memo import cached_per_look
from archiver.text.model import SHEETS, Kind, Text
from archiver.text.normal import bare, key
from archiver.text.page.lined import COLONS, QUESTION_MARKS, Line, Lined, passage_keys
from archiver.text.page.outline import CITED, FIELD, MEANING, QUOTE, TERM, TEXT
from archiver.text.sniff import JSON
from archiver.text.turning.excuses import Excuses
from archiver.text.turning.places import passage_keys_in
from archiver.text.turning.stamps import only_day
from archiver.text.turning.volatile import stable_part

LINES = 20_000  # longer texts are not examined: it would take a second
NEAR = 12  # lines on either side that identify a place
FEW = 2  # lines that changed places with each other
NAMES = 3  # maximum lines of a label
ROUNDS = 20  # of dropping lines that moved nowhere else
SEARCHED = 50_000_000  # maximum characters searched for lines
ROWS = " / "  # between lines displayed as one
TOLD = 200  # maximum number reported

_QUOTED = frozenset({QUOTE, CITED})
_Place = tuple[tuple[str, ...], tuple[str, ...]]  # the keys before a line and after it


@dataclass(frozen=True, slots=True)
class Apart:
    """What stood together and what stands together instead, for display and by the keys of its lines."""

    lost: str
    added: str
    left: tuple[str, ...]
    came: tuple[str, ...]


def find_moves(old: Text, new: Text, excuses: Excuses, *, zoned: bool) -> tuple[Apart, ...]:
    """What belongs elsewhere now, in two texts with the same passages.

    Left out: what the site's learned not-found page has too, and what is inside the places of `excuses`. `zoned`: whether all dates are those of another time zone; a moved date then says nothing. For PDFs, which
    have no markup, only recut figures and exchanged lines.
    """
    found = _moved(old, new)
    if zoned:
        found = tuple(one for one in found if only_day(one.lost) is None or only_day(one.added) is None)
    if found and (template := excuses.template) is not None:
        site = bare(template.then.visible), bare(template.now.visible)
        found = tuple(one for one in found if not any(all(words in page for words in one.left) for page in site))
    if found and excuses.places:
        there = passage_keys_in(excuses.places, new)
        found = tuple(one for one in found if not there.issuperset(one.came))
    return found


@cached_per_look
def _moved(old: Text, new: Text) -> tuple[Apart, ...]:
    if old.kind is not new.kind or old.kind is Kind.OTHER or _same(old, new):
        return ()
    mine, theirs = Lined(old), Lined(new)
    if old.kind in SHEETS:
        return (*_exchanged(old, new), *_pairs(recut_figures(mine, theirs)))[:TOLD]
    rows = [Apart(*told) for told in rows_in_other_columns(old, new, mine, theirs)]
    if max(len(mine.lines), len(theirs.lines)) > LINES:
        return tuple(dict.fromkeys(rows))[:TOLD]
    found = [*_apart_under(mine, theirs)]
    known = {words for one in found for words in one.left}
    found += [one for one in _with_another_label(mine, theirs) if known.isdisjoint(one.left)]
    known = {words for one in found for words in one.left}
    for line, *names in lines_on_another_card(mine, theirs):
        if line.key not in known:
            lost, added = (_joined((name, line)) for name in names)
            found.append(Apart(lost, added, *((name.key, line.key) for name in names)))
    found += _in_another_order(old, new, mine, theirs)
    found += _pairs((*regrouped_figures(old, new, mine, theirs), *regrouped_words(old, new, mine, theirs)))
    for lost, added, was, is_ in struck_apart(old, new, mine, theirs):
        found.append(Apart(lost, added, (was.key,), (is_.key,)))
    return tuple(dict.fromkeys((*(found or _exchanged(old, new)), *rows)))[:TOLD]


def _exchanged(old: Text, new: Text) -> Iterator[Apart]:
    if old.media_type == JSON:
        for one, other in exchanged_values(old.visible, new.visible):
            yield Apart(one, other, (key(one),), (key(other),))
    elif old.kind is not Kind.HTML:
        for was, is_ in exchanged_lines(old.visible, new.visible):
            yield Apart(ROWS.join(was), ROWS.join(is_), tuple(map(key, was)), tuple(map(key, is_)))


def _pairs(found: Iterable[Pair]) -> Iterator[Apart]:
    for one, two in found:
        shown = ROWS.join(line.shown for line in one), ROWS.join(line.shown for line in two)
        yield Apart(*shown, tuple(line.key for line in one), tuple(line.key for line in two))


def _same(old: Text, new: Text) -> bool:
    """Whether nothing can be found because nothing visible differs, as for most texts."""
    if old.body != new.body or old.outline != new.outline or old.marked != new.marked:
        return False
    return bool(old.body) or old.visible == new.visible


def _apart_under(mine: Lined, theirs: Lined) -> Iterator[Apart]:
    for one in lines_under_another_heading(mine, theirs):
        if not stable_part(one.line.text, None):  # "2 hours ago" is under another entry every hour
            continue
        told = [(*heads, one.line) for heads in (one.was, one.is_)]
        lost, added = map(_joined, told)
        left, came = (tuple(line.key for line in some) for some in told)
        yield Apart(lost, added, left, came)


def _with_another_label(mine: Lined, theirs: Lined) -> Iterator[Apart]:
    """Yield labelled lines that changed places with each other while the lines around them stayed. Labels are
    recognised by their form, which must differ from that of everything they label."""
    both = {words for words, count in mine.count.items() if theirs.count[words] == count}
    one, two = ([line for line in page.lines if line.key in both] for page in (mine, theirs))
    changed = _at_the_same_number(one, two) or _between_the_same(mine, theirs, one, two)
    changed = [(at, there) for at, there in changed if stable_part(one[at].text, None)]
    if not changed or Counter(one[at].key for at, _ in changed) != Counter(two[at].key for _, at in changed):
        return
    values = {one[at].form for at, _ in changed}
    side = next(
        (
            step
            for step in (-1, 1)
            if all(
                _names(some, at + step, values) for pair in changed for some, at in zip((one, two), pair, strict=True)
            )
        ),
        None,
    )
    if side is None:
        return
    told = [
        _labelled(page, some, at, side or -1)
        for pair in changed
        for page, some, at in zip((mine, theirs), (one, two), pair, strict=True)
    ]
    lost, added = told[::2], told[1::2]
    if Counter(said for said, _ in lost) != Counter(said for said, _ in added):
        yield from (Apart(was, is_, left, came) for (was, left), (is_, came) in zip(lost, added, strict=True))


def _at_the_same_number(one: Sequence[Line], two: Sequence[Line]) -> list[tuple[int, int]]:
    """The indexes of two lines that changed places; none if more differs."""
    differ = [at for at, (was, is_) in enumerate(zip(one, two, strict=True)) if was.key != is_.key]
    apart = len(differ) == FEW and differ[0] + 1 < differ[1]
    return [(at, at) for at in differ] if apart and all(_may_be_named(one[at]) for at in differ) else []


def _between_the_same(mine: Lined, theirs: Lined, one: Sequence[Line], two: Sequence[Line]) -> list[tuple[int, int]]:
    """The indexes of lines that replaced each other, by what is before and after each."""
    before, after = _places(mine, one), _places(theirs, two)
    changed = [(before[place], after[place]) for place in before if place in after]
    changed = [(at, there) for at, there in changed if one[at].key != two[there].key]
    for _ in range(ROUNDS):
        olds, news = {one[at].key for at, _ in changed}, {two[at].key for _, at in changed}
        still = [(at, there) for at, there in changed if one[at].key in news and two[there].key in olds]
        if len(still) == len(changed):
            return changed
        changed = still
    return []


def _places(page: Lined, kept: Sequence[Line]) -> dict[_Place, int]:
    """Indexes of the lines that a label may name, by their context on both sides up to a line that the page has
    once."""
    out: dict[_Place, int] = {}
    for at, line in enumerate(kept):
        if not _may_be_named(line):
            continue
        left = _context(page, kept[max(0, at - NEAR) : at][::-1])
        right = _context(page, kept[at + 1 : at + 1 + NEAR])
        if left is not None and right is not None:
            out[left, right] = at
    return out


def _context(page: Lined, beside: Sequence[Line]) -> tuple[str, ...] | None:
    """The keys of these lines up to one that the page has once; None if there is none."""
    for number, line in enumerate(beside):
        if page.count[line.key] == 1:
            return tuple(one.key for one in beside[: number + 1])
    return None if len(beside) == NEAR else tuple(one.key for one in beside)


def _may_be_named(line: Line) -> bool:
    return line.kind == MEANING or line.kind in _QUOTED or (line.kind == TEXT and not line.linked)


def _names(lines: Sequence[Line], at: int, values: Collection[tuple[str, str]]) -> bool:
    """Whether there is a line here that labels such values: by its markup or punctuation, or, for quotations, as the
    speaker."""
    if not 0 <= at < len(lines) or lines[at].form in values:
        return False
    if any(kind in _QUOTED for kind, _ in values):
        return lines[at].kind in _QUOTED and all(kind in _QUOTED and kind != lines[at].kind for kind, _ in values)
    return lines[at].kind in {TERM, FIELD} or lines[at].rank > 0 or lines[at].text[-1] in COLONS + QUESTION_MARKS


def _labelled(page: Lined, lines: Sequence[Line], at: int, step: int) -> tuple[str, tuple[str, ...]]:
    """A line with what labels it, up to a line that the page has once: for display, and as keys."""
    beside = [n for n in range(at + step, at + step * (NAMES + 1), step) if 0 <= n < len(lines)]
    once_there = next((number for number, n in enumerate(beside) if page.count[lines[n].key] == 1), 0)
    told = [lines[n] for n in sorted([at, *beside[: once_there + 1]])]
    return _joined(told), tuple(line.key for line in told)


def _in_another_order(old: Text, new: Text, mine: Lined, theirs: Lined) -> Iterator[Apart]:
    """Yield lines of several sentences that are all in the other text, but in no line of it in this order."""
    gone = _reordered(mine, theirs, new)
    came = _reordered(theirs, mine, old) if gone else []
    for line, has in gone:
        shared = [(len(has & others), -at) for at, (_, others) in enumerate(came)]
        best = max(shared, default=(0, 0))
        if best[0]:
            other = came[-best[1]][0]
            yield Apart(line.text, other.text, (line.key,), (other.key,))


def _reordered(page: Lined, other: Lined, text: Text) -> list[tuple[Line, frozenset[str]]]:
    """Lines that only this page has, while the other has all their sentences; with these sentences."""
    out = []
    alone = [line for line in page.lines if not line.linked and line.key not in other.count]
    if len(alone) * (len(other.all) + len(text.visible)) > SEARCHED:
        return []
    whole = bare(text.visible) if alone else ""
    for line in alone:
        if line.key in other.all:
            continue
        said = passage_keys(line)
        if len(said) > 1 and other.sentences.issuperset(said) and line.key not in whole:
            out.append((line, frozenset(said)))
    return out


def _joined(lines: Sequence[Line]) -> str:
    """Lines joined into one, with a colon after each that does not end in punctuation."""
    return " ".join(line.text + (":" if line.text[-1].isalnum() else "") for line in lines[:-1]) + f" {lines[-1].text}"
