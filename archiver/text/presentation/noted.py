"""What each rule gives of the passages that left a page and came to it: those of either that are no change of its text (pure). They are
noted, and not told. `comparison.changed` asks the rules of this package and of `turning` one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

Noted = tuple[frozenset[str], frozenset[str]]  # of those lost, of those added
NOTHING: Noted = frozenset(), frozenset()

_Said = Callable[[str], Hashable | None]  # what a passage comes to; None of what the rule does not know


def those(lost: Iterable[str], added: Iterable[str], test: Callable[[str], bool]) -> Noted:
    """Those of the passages lost and added for which `test` holds."""
    return frozenset(filter(test, lost)), frozenset(filter(test, added))


def alike(lost: Collection[str], added: Collection[str], said: _Said) -> Noted:
    """Those that come to the same as one of the other page."""
    left, came = _by_said(lost, said), _by_said(added, said)
    both = left.keys() & came.keys()
    return _of(left, both), _of(came, both)


def as_many_alike(lost: Collection[str], added: Collection[str], said: _Said) -> Noted:
    """Those that come to the same, where as many of one page do as of the other."""
    left, came = _by_said(lost, said), _by_said(added, said)
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
