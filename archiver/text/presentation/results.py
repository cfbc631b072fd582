"""The form in which a rule returns its result: lost and added passages that are no change of the text (pure).

Such passages are noted and not reported. `comparison.changed` asks the rules of this package and of `turning` one after
the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

Noted = tuple[frozenset[str], frozenset[str]]  # the lost passages, the added ones
NOTHING: Noted = frozenset(), frozenset()

# the meaning of a passage by which it is compared; None if the rule does not know it
_Said = Callable[[str], Hashable | None]


def passages_where(lost: Iterable[str], added: Iterable[str], test: Callable[[str], bool]) -> Noted:
    """The lost and added passages for which `test` holds."""
    return frozenset(filter(test, lost)), frozenset(filter(test, added))


def passages_in_both(lost: Collection[str], added: Collection[str], meaning: _Said) -> Noted:
    """The lost and added passages that mean the same as one of the other page."""
    left, came = _by_said(lost, meaning), _by_said(added, meaning)
    both = left.keys() & came.keys()
    return _of(left, both), _of(came, both)


def passages_as_often_in_both(lost: Collection[str], added: Collection[str], meaning: _Said) -> Noted:
    """The lost and added passages of each meaning that as many lost as added ones have."""
    left, came = _by_said(lost, meaning), _by_said(added, meaning)
    same = [what for what in left if len(left[what]) == len(came.get(what, ()))]
    return _of(left, same), _of(came, same)


def _by_said(passages: Iterable[str], said: _Said) -> dict[Hashable, list[str]]:
    out: dict[Hashable, list[str]] = defaultdict(list)
    for one in passages:
        if (what := said(one)) is not None:
            out[what].append(one)
    return dict(out)


def _of(found: Mapping[Hashable, Collection[str]], what: Iterable[Hashable]) -> frozenset[str]:
    return frozenset(one for same in what for one in found[same])
