"""Filters for a list of sources: a state, or a group that the front page counts.

Addresses of pages express a filter in one word, the API in two parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import punctuation
from urllib.parse import quote

from archiver.web.overview import LOST, UNSEEN
from archiver.web.problems import Problem
from storage import urls
from storage.model import State


class Counted(StrEnum):
    """Groups that the front page counts, beside states."""

    LOST = "lost"  # in any state of loss
    UNSEEN = "unseen"  # blocked or unreachable
    LACKING = "lacking"  # served, without a passage that is cited
    DIFFERS = "differs"  # the newest look saw another text than our copy's, not confirmed yet
    NOT_SEEN = "not_seen"  # considered served, but not seen lately


@dataclass(frozen=True, slots=True)
class Which:
    """A filter.

    `document`: True for states of a document while its page is there, False for all others, None for both.
    """

    standing: State | Counted | None = None
    document: bool | None = None

    @property
    def states(self) -> tuple[State, ...] | None:
        if isinstance(self.standing, State):
            return (self.standing,)
        return {Counted.LOST: LOST, Counted.UNSEEN: UNSEEN}.get(self.standing) if self.standing else None

    @property
    def asked(self) -> dict[str, str]:
        """The API's query parameters for this filter."""
        document = {} if self.document is None else {"document": "true" if self.document else "false"}
        return ({"state": self.standing.value} if self.standing else {}) | document


def standing(text: str | None) -> State | Counted | None:
    """Parse the API's `state` parameter: a state or a group."""
    if text is None:
        return None
    if text in set(State):
        return State(text)
    if text in set(Counted):
        return Counted(text)
    *names, last = (f"'{name}'" for name in (*State, *Counted))
    raise Problem(422, f"`state` is one of {', '.join(names)} or {last}")


def parse_page_filter(text: str) -> Which:
    """Parse a page's filter: "removed" for pages, "document_removed" for documents of a page that is there."""
    name = text.removeprefix("document_")
    if name in set(State):
        return Which(State(name), name != text)
    if text in set(Counted):
        of_pages = text in {Counted.LOST, Counted.UNSEEN}
        return Which(Counted(text), False if of_pages else None)
    if text:
        raise Problem(422, f"There is no such state: {text[:40]}. Choose one of the list.")
    return Which()


def as_in_addresses(word: str) -> tuple[str, ...]:
    """A word of a search, in the forms in which an address that has it may be registered.

    As it was typed; percent-encoded; an address, whole or without its scheme, in the form of `storage.urls.identity`: with
    the host's name in ASCII, without fragment and sharer parameters.
    """
    found = {word: None, quote(word, safe=punctuation): None}
    scheme = "" if "://" in word else "http://"
    if not scheme or not word.isascii() or "#" in word:
        try:
            address = urls.identity(urls.strip_sharer(f"{scheme}{word}")[0])
        except ValueError:
            return tuple(found)
        found[address.removeprefix(scheme).removesuffix("" if word.endswith("/") else "/")] = None
    return tuple(found)
