"""What one look asks of the same texts again and again, worked out once (pure: the answers are the same).

A look is observed anew whenever more of it has come: probes, documents, the site's own page. What was compared by then is
remembered for as long as the look takes, and no longer, since texts are large. Some answers outlast it: most looks find the
text of the last one, and a page that has two faces shows each of them again and again. Those are known by a digest.
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

ASKED_CHARS = 1_000_000  # of a longer question the answer is not kept from look to look: it may be as long
# the views of a page are asked for by several functions, and again as those of the copy that the next look is held against
VIEWS, SHORT_CHARS, LONG_CHARS = 32, 1000, 200_000

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


def recalled(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For a pure function of texts and tuples of them, whose answers are small beside these and changed by nobody: so many
    answers are known from look to look, and then none again."""

    def recalling(function: Callable[P, R]) -> Callable[P, R]:
        known: dict[bytes, R] = {}

        @wraps(function)
        def answer(*args: P.args, **named: P.kwargs) -> R:
            if _chars((*args, *named.items())) > ASKED_CHARS:
                return function(*args, **named)
            asked = _digest((*args, *named.items()))
            if (found := known.get(asked)) is None:
                if len(known) >= most:
                    known.clear()
                found = known[asked] = function(*args, **named)
            return found

        return answer

    return recalling


def _chars(asked: Iterable[Any]) -> int:
    return sum(len(one) if isinstance(one, str) else _chars(one) for one in asked)


def _digest(asked: Iterable[Any]) -> bytes:
    """Of texts, and tuples of them."""
    made = sha256()
    for one in asked:
        if not isinstance(one, str):
            made.update(b"(" + _digest(one))
        elif SHORT_CHARS < len(one) <= LONG_CHARS:
            made.update(b"." + _known_sum(one))
        else:
            made.update(b"." + _sum(one))
    return made.digest()


def _sum(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


_known_sum = lru_cache(maxsize=VIEWS)(_sum)
