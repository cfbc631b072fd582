"""The result of reading a document: what it cites, and where."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(ValueError):
    """A document cannot be read, or exceeds a limit; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One place in a document that cites something.

    `written`: the address or identifier as it stands there. `locator`: where, e.g. "page 12", "footnote 34". `quote`:
    the passage that is quoted there, if that is clear.
    """

    written: str
    url: str  # the address, or that of the identifier at its resolver
    locator: str | None = None
    quote: str | None = None
    changed: tuple[str, ...] = ()  # how `url` was made of `written`, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document cites, in order. `notes`: what was left aside, or could not be read."""

    title: str | None
    cited: tuple[Cited, ...]
    notes: tuple[str, ...] = ()
