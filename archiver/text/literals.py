"""Searches bytes for any of many literals in one pass (pure).

The engine is Rust's regex crate, which pydantic includes for the patterns of fields: it searches for hundreds of
literals at once, in time linear in any data. Python's own engine would try each literal at each position.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from archiver.text.faster_patterns import required_literals

_ASCII = bytes(range(128))


@lru_cache(maxsize=4)  # texts that are searched many times
def as_bytes(text: str) -> str:
    """A text as `Literals` searches it: one character for each byte."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


def in_lower_case(text: str) -> str:
    """`str.lower` of a long text, in half the time if its capital letters are ASCII."""
    data = text.encode("utf-8", "surrogatepass")
    others = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return text.lower() if others != others.lower() else data.lower().decode("utf-8", "surrogatepass")


def in_one_case(text: str) -> str:
    """Fold the case of a text, or of the literals from a case-insensitive pattern, before they are compared.

    Letters that such a pattern takes for one another become one.
    """
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


class Literals:
    """Literals that are searched for together."""

    def __init__(self, words: Iterable[bytes]) -> None:
        self._words = tuple(words)

    def any_in(self, data: bytes | str) -> bool:
        """Whether any literal occurs in the data.

        To search the same bytes several times, decode them once, one character for each byte (Latin-1, or `as_bytes`).
        """
        return self._is_in(data if isinstance(data, str) else data.decode("latin-1"))

    def any_in_text(self, text: str) -> bool:
        """Whether any literal, in UTF-8, occurs in a text."""
        return self._is_in(text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1"))

    def any_in_one_case(self, text: str) -> bool:
        """Whether any literal occurs in a text of any case; the literals must be in one case (`in_one_case`)."""
        return self.any_in_text(in_one_case(text))

    @cached_property
    def _is_in(self) -> Callable[[str], bool]:
        from pydantic_core import SchemaValidator, core_schema  # slow to import, and needed only to read pages

        pattern = "|".join(re.escape(word.decode("latin-1")) for word in self._words)
        return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex")).isinstance_python


def letters(pattern: str) -> Literals:
    """Literals for a case-insensitive pattern: every text that it matches contains one of them, ignoring case."""
    return Literals(one.encode() for one in sorted(map(in_one_case, required_literals(pattern))))
