"""What one look found, in words: of the page, or of a document that it carries. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archiver import words
from archiver.lookup.cases import page_seen
from storage.model import Effect, Finding, Role

if TYPE_CHECKING:
    from storage.catalog.visits import Seen
    from storage.model import MemberSeen

_OF_DOCUMENTS_FIRST = frozenset({"quote", "member.lost", "member.cited"})  # what is said before of an alteration
_HIDDEN = (Effect.BLOCKED, Effect.FAILURE)


def found(visit: Seen, language: str = "en") -> str:
    """What it found and, where it could not see a document of the page, that."""
    document = of_document(visit.finding, visit.status, visit.kept, (one.rule for one in visit.reasons))
    return told(visit.finding, document=document, unseen=hidden(visit), emptied=visit.emptied, language=language)


def told(
    finding: Finding, *, document: bool, unseen: Effect | None, emptied: bool = False, language: str = "en"
) -> str:
    """The same of what is known of a look. `document`: it is of a document of the page; `unseen`: how one could not be seen;
    `emptied`: the page was there without its text."""
    text = words.finding(finding, language, document=document, emptied=emptied)
    return text if unseen is None else words.beside(text, unseen, language)


def of_document(finding: Finding, status: int | None, kept: float | None, rules: Iterable[str]) -> bool:
    """Whether what a look found is of a document that the page carries, the page being there and as it was."""
    if finding.effect is Effect.LOSS:
        return page_seen(finding, status, kept)
    own = (rule for rule in rules if rule not in _OF_DOCUMENTS_FIRST)
    return finding.effect is Effect.CHANGE and next(own, None) == "member.altered"


def altered(visit: Seen) -> list[MemberSeen]:
    """The documents that a look found altered on a page which was as it was, each with the copy that it is held against and
    one of its own; none of a look that found another text of the page."""
    if not of_document(visit.finding, visit.status, visit.kept, (one.rule for one in visit.reasons)):
        return []
    return [
        one
        for one in visit.members
        if one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE and one.reference and one.capture
    ]


def hidden(visit: Seen) -> Effect | None:
    """How a look could not see a document of the page, if it could not."""
    return how_unseen((one.role, one.finding) for one in visit.members if one.carried)


def how_unseen(members: Iterable[tuple[Role, Finding]]) -> Effect | None:
    """How a document of the page could not be seen: a wall, or no usable answer."""
    effects = {finding.effect for role, finding in members if role is Role.DOCUMENT}
    return next((effect for effect in _HIDDEN if effect in effects), None)
