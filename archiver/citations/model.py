"""What is cited, as a document has it."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(ValueError):
    """A document that cannot be read, or has more than is taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One place in a document that cites something. `written`: an address, or a name that a resolver knows, as it stands
    there; `locator`: where, "page 12", "footnote 34"; `quote`: the passage that is quoted there, if it is plain which one."""

    written: str
    url: str  # the address, or that of the name's resolver
    locator: str | None = None
    quote: str | None = None
    changed: tuple[str, ...] = ()  # what was done to what is written, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document says that it cites, in its order. `notes`: what was left aside, or could not be read."""

    title: str | None
    cited: tuple[Cited, ...]
    notes: tuple[str, ...] = ()
