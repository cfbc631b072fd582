"""Whether what belongs together still does, where no passage left a text and none came (pure).

A name under another heading, an answer behind another question, a mark in another column, digits of two figures joined: the
passages are all there, and the text says something else. What only moved as a whole, a section with its heading, an entry of a
list, a menu, belongs where it belonged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from archiver.text.lined import ASKING, COLONS, Line, Lined, parts
from archiver.text.model import Kind, Text
from archiver.text.normal import bare
from archiver.text.once import once
from archiver.text.outline import LINK, MEANING, TERM, TEXT
from archiver.text.places import Place, inside
from archiver.text.shifted import cells_apart, figures_apart, struck_apart, words_apart
from archiver.text.template import Template

LINES = 5_000  # of a text with more it is not asked
NEAR = 12  # lines on either side by which a place is known
FEW = 2  # lines that changed places with each other
NAMES = 3  # lines that name another, at most
ROUNDS = 20  # in which lines that stand nowhere else are left out
SEARCHED = 50_000_000  # characters searched for lines at most
ROWS = " / "  # between lines that are shown as one
TOLD = 200  # at most

_NAMED = frozenset({TEXT, MEANING})
_Under = dict[str, Counter[tuple[str, ...]]]
_Place = tuple[tuple[str, ...], tuple[str, ...]]  # what stands before a line and behind it


@dataclass(frozen=True, slots=True)
class Apart:
    """What stood together, and what stands together instead, each as it is shown and by the keys of its lines."""

    lost: str
    added: str
    left: tuple[str, ...]
    came: tuple[str, ...]


def moved(old: Text, new: Text, template: Template | None = None, places: Collection[Place] = ()) -> tuple[Apart, ...]:
    """What of two texts with the same passages belongs elsewhere now, but what stands on the site's own page as well, or in
    places of which a change was called a false alarm. Of a PDF each page is told that differs."""
    found = _moved(old, new)
    if found and template is not None:
        site = bare(template.then.visible), bare(template.now.visible)
        found = tuple(one for one in found if not any(all(words in page for words in one.left) for page in site))
    if found and places:
        there = inside(places, new)
        found = tuple(one for one in found if not there.issuperset(one.came))
    return found


@once
def _moved(old: Text, new: Text) -> tuple[Apart, ...]:
    if old.kind is not new.kind or old.kind in {Kind.PDF, Kind.OTHER} or _same(old, new):
        return ()
    mine, theirs = Lined(old), Lined(new)
    if max(len(mine.lines), len(theirs.lines)) > LINES:
        return ()
    found = [*_under_another(mine, theirs)]
    known = {words for one in found for words in one.left}
    found += [one for one in _beside_another(mine, theirs) if known.isdisjoint(one.left)]
    found += _in_another_order(old, new, mine, theirs)
    for one, two in (*figures_apart(old, new, mine, theirs), *words_apart(old, new, mine, theirs)):
        shown = ROWS.join(line.shown for line in one), ROWS.join(line.shown for line in two)
        found.append(Apart(*shown, tuple(line.key for line in one), tuple(line.key for line in two)))
    for apart in (cells_apart(mine, theirs), struck_apart(old, new, mine, theirs)):
        found += [Apart(lost, added, (was.key,), (line.key,)) for lost, added, was, line in apart]
    return tuple(dict.fromkeys(found))[:TOLD]


def _same(old: Text, new: Text) -> bool:
    """Whether nothing can be found: as of most, of which nothing differs that is shown."""
    if old.body != new.body or old.outline != new.outline or old.marked != new.marked:
        return False
    return bool(old.body) or old.visible == new.visible


def _under_another(mine: Lined, theirs: Lined) -> Iterator[Apart]:
    """Lines that stand under another heading."""
    under = _under(mine), _under(theirs)
    heads = _Heads(mine, theirs, under)
    turned = {  # a box, a quotation, a picture's caption floats: only what took each other's place is another's
        (was[-1], is_[-1])
        for words in under[0].keys() & under[1].keys()
        for was, is_ in zip(under[0][words] - under[1][words], under[1][words] - under[0][words], strict=False)
        if was and is_
    }
    for line in dict.fromkeys(mine.lines):
        before, after = under[0].get(line.key), under[1].get(line.key)
        if before is None or after is None or before == after or mine.count[line.key] != theirs.count[line.key]:
            continue
        gone, came = (before - after).elements(), (after - before).elements()
        for was, is_ in zip(gone, came, strict=False):
            if heads.tell(was, is_) and (line.kind != TEXT or (is_[-1], was[-1]) in turned):
                above = mine.lines[mine.heads[was[-1]][1]], theirs.lines[theirs.heads[is_[-1]][1]]
                lost, added = (_joined([head, line]) for head in above)
                yield Apart(lost, added, (above[0].key, line.key), (above[1].key, line.key))


def _under(page: Lined) -> _Under:
    """For each line that is no link what stands above it."""
    out: _Under = defaultdict(Counter)
    for line, above in zip(page.lines, page.above, strict=True):
        if line.kind != LINK:
            out[line.key][above] += 1
    return out


class _Heads:
    """What heads lines on two pages."""

    def __init__(self, mine: Lined, theirs: Lined, under: tuple[_Under, _Under]) -> None:
        self._pages = mine, theirs
        self._kept: set[str] = set()  # those with a line under them as before
        self._had: tuple[set[str], set[str]] = set(), set()  # those with a line under them that both pages have
        for words in under[0].keys() & under[1].keys():
            nearest = [{above[-1] for above in some[words] if above} for some in under]
            self._kept |= nearest[0] & nearest[1]
            self._had[0].update(nearest[0])
            self._had[1].update(nearest[1])

    def tell(self, was: tuple[str, ...], is_: tuple[str, ...]) -> bool:
        """Whether a line that stood under the one and stands under the other has moved. Both are on both pages, once; where one
        is a part of what the other heads, or the two changed places with what they head, others moved and not the line."""
        if not was or not is_ or was[-1] in is_ or is_[-1] in was:
            return False
        pair = was[-1], is_[-1]
        places = [[page.heads.get(one) for one in pair] for page in self._pages]
        (first, second), (third, fourth) = places
        if first is None or second is None or third is None or fourth is None:
            return False
        if (first[0], second[0]) != (third[0], fourth[0]):  # of another rank
            return False
        turned = (first[1] < second[1]) != (third[1] < fourth[1])
        whole = self._kept.isdisjoint(pair) and all(had.issuperset(pair) for had in self._had)
        return not turned or whole


def _beside_another(mine: Lined, theirs: Lined) -> Iterator[Apart]:
    """Lines that changed places with each other while what is before and behind each stayed: what labels name. Labels are
    told by what they are like, all of them unlike what they name."""
    both = {words for words, count in mine.count.items() if theirs.count[words] == count}
    one, two = ([line for line in page.lines if line.key in both] for page in (mine, theirs))
    changed = _at_the_same_number(one, two) or _between_the_same(mine, theirs, one, two)
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
    """The numbers of two lines that changed places; none where more is elsewhere."""
    differ = [at for at, (was, is_) in enumerate(zip(one, two, strict=True)) if was.key != is_.key]
    apart = len(differ) == FEW and differ[0] + 1 < differ[1]
    return [(at, at) for at in differ] if apart and all(one[at].kind in _NAMED for at in differ) else []


def _between_the_same(mine: Lined, theirs: Lined, one: Sequence[Line], two: Sequence[Line]) -> list[tuple[int, int]]:
    """The numbers of lines that stand where others of them stood, by what is before and behind each."""
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
    """The numbers of lines that a label may name, by what stands before and behind each up to a line that the page has once."""
    out: dict[_Place, int] = {}
    for at, line in enumerate(kept):
        if line.kind not in _NAMED:
            continue
        left = _near(page, kept[max(0, at - NEAR) : at][::-1])
        right = _near(page, kept[at + 1 : at + 1 + NEAR])
        if left is not None and right is not None:
            out[left, right] = at
    return out


def _near(page: Lined, beside: Sequence[Line]) -> tuple[str, ...] | None:
    """The keys of these lines up to one that the page has once; None where there is none."""
    for number, line in enumerate(beside):
        if page.count[line.key] == 1:
            return tuple(one.key for one in beside[: number + 1])
    return None if len(beside) == NEAR else tuple(one.key for one in beside)


def _names(lines: Sequence[Line], at: int, values: Collection[tuple[str, str]]) -> bool:
    """Whether there is such a line, and it is a label by its mark-up or its mark, as none of these is."""
    if not 0 <= at < len(lines) or lines[at].form in values:
        return False
    return lines[at].kind == TERM or lines[at].rank > 0 or lines[at].text[-1] in COLONS + ASKING


def _labelled(page: Lined, lines: Sequence[Line], at: int, step: int) -> tuple[str, tuple[str, ...]]:
    """A line with what names it, up to a line that the page has once, as it is shown; and the keys of these."""
    beside = [n for n in range(at + step, at + step * (NAMES + 1), step) if 0 <= n < len(lines)]
    once_there = next((number for number, n in enumerate(beside) if page.count[lines[n].key] == 1), 0)
    told = [lines[n] for n in sorted([at, *beside[: once_there + 1]])]
    return _joined(told), tuple(line.key for line in told)


def _in_another_order(old: Text, new: Text, mine: Lined, theirs: Lined) -> Iterator[Apart]:
    """Lines of several sentences that all are in the other text, in the order of none of its lines."""
    gone = _reordered(mine, theirs, new)
    came = _reordered(theirs, mine, old) if gone else []
    for line, has in gone:
        shared = [(len(has & others), -at) for at, (_, others) in enumerate(came)]
        best = max(shared, default=(0, 0))
        if best[0]:
            other = came[-best[1]][0]
            yield Apart(line.text, other.text, (line.key,), (other.key,))


def _reordered(page: Lined, other: Lined, text: Text) -> list[tuple[Line, frozenset[str]]]:
    """Lines of one page that the other has not, with their sentences, which it has."""
    out = []
    alone = [line for line in page.lines if line.kind != LINK and line.key not in other.count]
    if len(alone) * (len(other.all) + len(text.visible)) > SEARCHED:
        return []
    whole = bare(text.visible) if alone else ""
    for line in alone:
        if line.key in other.all:
            continue
        said = parts(line)
        if len(said) > 1 and other.sentences.issuperset(said) and line.key not in whole:
            out.append((line, frozenset(said)))
    return out


def _joined(lines: Sequence[Line]) -> str:
    """Lines in one, with a colon behind each that has no mark that leads on."""
    return " ".join(line.text + (":" if line.text[-1].isalnum() else "") for line in lines[:-1]) + f" {lines[-1].text}"
