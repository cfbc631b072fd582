"""What one look asks of the same texts again and again, worked out once (pure: the answers are the same).

A look is observed anew whenever more of it has come: probes, documents, the site's own page. What was compared by then is
remembered for as long as the look takes, and no longer, since texts are large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_known: ContextVar[dict[Any, Any] | None] = ContextVar("known", default=None)  # of this thread's look


@contextmanager
def remembered() -> Iterator[None]:
    """Answers of functions that are marked `once` are remembered in here."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(function: Callable[P, R]) -> Callable[P, R]:
    """For a pure function whose arguments can be hashed, and whose answers nobody changes."""

    @wraps(function)
    def answer(*args: P.args, **named: P.kwargs) -> R:
        known = _known.get()
        if known is None:
            return function(*args, **named)
        asked = (function, args, tuple(named.items()))
        if asked not in known:
            known[asked] = function(*args, **named)
        found: R = known[asked]
        return found

    return answer
