"""Passages that say the same on both pages, by what is asked of them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable


def alike(
    lost: Collection[str], added: Collection[str], said: Callable[[str], Hashable | None]
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the passages lost and added of which `said` gives the same as of one of the other page; None of what it does not know."""
    left, came = ({one: what for one in some if (what := said(one)) is not None} for some in (lost, added))
    both = {*left.values()} & {*came.values()}
    gone, new = (frozenset(one for one, what in some.items() if what in both) for some in (left, came))
    return gone, new
