"""Caches for pure functions that are called with the same texts again and again.

A look is observed anew as more of it arrives: probes, documents, the site's not-found page. `cached_per_look` keeps
results for the duration of a look and no longer, as texts are large. `cached_across_looks` keeps small results from
look to look, by a digest: most looks find the text of the last one, and a page with two versions alternates between
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ASKED_CHARS = 1_000_000  # arguments longer than this are not cached from look to look: the result may be as long
# cached digests: several functions ask for the views of a page, and the next look is compared with them again
VIEWS, SHORT_CHARS, LONG_CHARS = 32, 1000, 200_000

_known: ContextVar[dict[Any, Any] | None] = ContextVar("known", default=None)  # results of this thread's look


@contextmanager
def per_look_cache() -> Iterator[None]:
    """Remember the results of functions decorated with `cached_per_look` inside this context."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def cached_per_look(function: Callable[P, R]) -> Callable[P, R]:
    """Decorator for pure functions with hashable arguments and results that nobody modifies."""

    @wraps(function)
    def answer(*args: P.args, **named: P.kwargs) -> R:
        known = _known.get()
        if known is None:
            return function(*args, **named)
        call = (function, args, tuple(named.items()))
        if call not in known:
            known[call] = function(*args, **named)
        found: R = known[call]
        return found

    return answer


def cached_across_looks(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator for pure functions of texts and tuples of texts, whose results are small and modified by nobody.

    Keeps up to `most` results from look to look, then forgets all of them.
    """

    def recalling(function: Callable[P, R]) -> Callable[P, R]:
        known: dict[bytes, R] = {}

        @wraps(function)
        def answer(*args: P.args, **named: P.kwargs) -> R:
            if _chars((*args, *named.items())) > ASKED_CHARS:
                return function(*args, **named)
            call = _digest((*args, *named.items()))
            if (found := known.get(call)) is None:
                if len(known) >= most:
                    known.clear()
                found = known[call] = function(*args, **named)
            return found

        return answer

    return recalling


def _chars(asked: Iterable[Any]) -> int:
    return sum(len(one) if isinstance(one, str) else _chars(one) for one in asked)


def _digest(asked: Iterable[Any]) -> bytes:
    """The digest of texts and nested tuples of texts."""
    made = sha256()
    for one in asked:
        if not isinstance(one, str):
            made.update(b"(" + _digest(one))
        elif SHORT_CHARS < len(one) <= LONG_CHARS:
            made.update(b"." + _cached_sum(one))
        else:
            made.update(b"." + _sum(one))
    return made.digest()


def _sum(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


_cached_sum = lru_cache(maxsize=VIEWS)(_sum)
