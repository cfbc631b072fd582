"""What one look found, in words: about the page, or about a document that it carries (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archiver import words
from archiver.lookup.cases import page_seen
from storage.model import Effect, Finding, Role

if TYPE_CHECKING:
    from storage.catalog.visits import Seen
    from storage.model import MemberSeen

# rules that may precede "member.altered" in the reasons
_OF_DOCUMENTS_FIRST = frozenset({"quote", "member.lost", "member.cited"})
_HIDDEN = (Effect.BLOCKED, Effect.FAILURE)


def describe_look(visit: Seen, language: str = "en") -> str:
    """What the look found, and whether it could not see a document of the page."""
    document = is_about_document(visit.finding, visit.status, visit.kept, (one.rule for one in visit.reasons))
    return describe_finding(
        visit.finding, document=document, unseen=why_document_unseen(visit), emptied=visit.emptied, language=language
    )


def describe_finding(
    finding: Finding, *, document: bool, unseen: Effect | None, emptied: bool = False, language: str = "en"
) -> str:
    """Like `describe_look`, from the facts of a look.

    `document`: the finding is about a document of the page. `unseen`: why a document could not be seen. `emptied`: the
    page was there without its text.
    """
    text = words.finding(finding, language, document=document, emptied=emptied)
    return text if unseen is None else words.beside(text, unseen, language)


def is_about_document(finding: Finding, status: int | None, kept: float | None, rules: Iterable[str]) -> bool:
    """Whether what a look found is about a document of the page, while the page itself was there and unchanged."""
    if finding.effect is Effect.LOSS:
        return page_seen(finding, status, kept)
    own = (rule for rule in rules if rule not in _OF_DOCUMENTS_FIRST)
    return finding.effect is Effect.CHANGE and next(own, None) == "member.altered"


def altered_documents(visit: Seen) -> list[MemberSeen]:
    """The documents that a look found altered on an unchanged page, if both the reference and a new copy are kept; none
    if the text of the page differed."""
    if not is_about_document(visit.finding, visit.status, visit.kept, (one.rule for one in visit.reasons)):
        return []
    return [
        one
        for one in visit.members
        if one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE and one.reference and one.capture
    ]


def why_document_unseen(visit: Seen) -> Effect | None:
    """Why a look could not see a document of the page; None if it saw all."""
    return how_unseen((one.role, one.finding) for one in visit.members if one.carried)


def how_unseen(members: Iterable[tuple[Role, Finding]]) -> Effect | None:
    """Why a document of the page could not be seen: blocked, or no usable answer."""
    effects = {finding.effect for role, finding in members if role is Role.DOCUMENT}
    return next((effect for effect in _HIDDEN if effect in effects), None)
