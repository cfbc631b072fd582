"""Finds cited passages in a page and the documents that it carries, now and in the reference (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archiver.observe.reference import Reference
from archiver.text.cited.quotes import is_newly_struck_out, is_typeset_differently, quotes_found, quotes_found_in_both
from archiver.text.comparison.moved_to_furniture import gone
from archiver.text.model import Text
from archiver.text.normal import passages
from storage.model import Effect, MemberSeen, Observation, Role


def with_cited_passages(
    seen: Observation,
    quotes: Sequence[str],
    page: Text | None,
    last: Reference | None,
    texts: Mapping[str, Text],
    *,
    first: Reference | None,
) -> Observation:
    """The observation with what it says of `quotes`.

    `page`: the text that came, or the reference's if that came again. `texts`: texts of documents of this look, by
    capture id. The kept text of an unread document counts if it is unchanged; otherwise a passage that it had, or may
    have, is not reported as gone. `first`: the oldest copy.

    Passages are matched at word boundaries. One that no copy has at word boundaries is matched without them. Then it is
    only reported as present if there is no copy or the oldest one has it so: in newer copies alone it may be the rest
    of an edit.
    """
    if not quotes:
        return seen
    old = _page_of(last)
    if page is None and seen.last is not None and seen.last.identical:
        page = old
    papers = tuple(_papers(seen, last, texts))
    known = [text for text in (old, *(paper.then for paper in papers)) if text is not None]
    oldest = _page_of(first)
    strict, loose = _Search(quotes), _Search(quotes, loosely=True)
    now: dict[str, bool] = {}
    before: dict[str, bool] = {}
    where: dict[str, str] = {}
    for quote in quotes:
        loosely = _is_loose(quote, [*known, *([oldest] if oldest is not None else [])], strict, loose)
        search = loose if loosely else strict
        on_old_page = old is not None and search.finds(quote, old)
        in_old_paper = None if on_old_page else search.first(quote, ((paper.url, paper.then) for paper in papers))
        if (
            on_old_page
            or in_old_paper is not None
            or (old is not None and all(p.then is not None or not p.kept for p in papers))
        ):
            before[quote] = on_old_page or in_old_paper is not None
        if page is None:
            continue
        on_page = search.finds(quote, page) or (
            on_old_page and old is not None and is_typeset_differently(quote, old, page)
        )
        if on_page and on_old_page and old is not None and seen.last is not None:
            on_page = not is_newly_struck_out(quote, old, page) and not gone(quote, seen.last.lost, old, page)
        in_paper = None if on_page else search.first(quote, ((paper.url, paper.now) for paper in papers))
        if in_paper is None and not on_page:
            in_paper = next((paper.url for paper in papers if _is_set_otherwise(quote, paper, search)), None)
        if on_page or in_paper is not None:
            if not loosely or not known or (oldest is not None and loose.finds(quote, oldest)):
                now[quote] = True
        elif not any(_may_have(paper, quote, search, on_old_page=on_old_page) for paper in papers):
            now[quote] = False
        if not on_page and (found := in_paper or in_old_paper) is not None:
            where[quote] = found
    return replace(seen, quotes=now, quotes_before=before, quoted_in=where)


def _is_set_otherwise(quote: str, paper: _Paper, search: _Search) -> bool:
    """Whether a document that had a passage still has it, typeset differently."""
    then, now = paper.then, paper.now
    return (
        then is not None and now is not None and search.finds(quote, then) and is_typeset_differently(quote, then, now)
    )


def _is_loose(quote: str, known: Sequence[Text], strict: _Search, loose: _Search) -> bool:
    """Whether to match a passage without word boundaries: only so a copy has it, or there is no copy."""
    if any(strict.finds(quote, text) for text in known):
        return False
    return not known or any(loose.finds(quote, text) for text in known)


def is_passage_missing(quotes: Sequence[str], page: Text | None, old: Text | None) -> bool:
    """Whether a passage is no longer on the page, so that `with_cited_passages` needs the old texts of its documents.

    `page`, `old`: the page now and in the reference, if they are compared.
    """
    if not quotes or page is None or old is None:
        return False
    found = quotes_found_in_both(old, page, quotes)
    return (True, False) in found.values() or any(gone(quote, passages(old.body), old, page) for quote in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A document of the page, then (in the reference) and now."""

    url: str
    kept: bool  # there is a good capture of it, with the text `then` (None if unavailable)
    then: Text | None
    now: Text | None  # None: not requested, not available, or lost
    lost: bool = False
    linked_now: bool = False  # but not when the page was kept


@dataclass(frozen=True, slots=True)
class _Search:
    """Searches texts for the passages, each text once."""

    quotes: Sequence[str]
    loosely: bool = False
    _found: dict[int, dict[str, bool]] = field(default_factory=dict)

    def finds(self, quote: str, text: Text) -> bool:
        if id(text) not in self._found:
            self._found[id(text)] = quotes_found(text, self.quotes, loosely=self.loosely)
        return self._found[id(text)][quote]

    def first(self, quote: str, texts: Iterable[tuple[str, Text | None]]) -> str | None:
        """The address of the first text that has the passage."""
        return next((url for url, text in texts if text is not None and self.finds(quote, text)), None)


def _page_of(last: Reference | None) -> Text | None:
    """The reference's text; if it was not needed for comparison, it is among the texts of its documents."""
    return None if last is None else last.text or last.texts.get(last.capture.id)


def _papers(seen: Observation, last: Reference | None, texts: Mapping[str, Text]) -> Iterator[_Paper]:
    """The documents that the page carried or carries."""
    kept = last.documents if last is not None else ()
    then = {one.address: last.texts.get(one.id) if last is not None else None for one in kept}
    same = {one.payload_sha256: then[one.address] for one in kept if one.payload_sha256 is not None}
    members = {member.url: member for member in seen.members if member.role is Role.DOCUMENT}
    unfetched = {one.url for one in seen.not_fetched}
    is_unchanged = seen.last is not None and seen.last.same_text  # otherwise all its documents are requested
    new_links = frozenset(seen.last.links_added if seen.last is not None else ())
    for url, text in then.items():
        if url not in members:
            stands = is_unchanged and url not in unfetched
            yield _Paper(url=url, kept=True, then=text, now=text if stands else None)
    for url, member in members.items():
        now = _text_of(member, texts, then.get(url), same)
        lost = member.finding.effect is Effect.LOSS
        yield _Paper(url=url, kept=url in then, then=then.get(url), now=now, lost=lost, linked_now=url in new_links)
    for url in unfetched - members.keys() - then.keys():
        yield _Paper(url=url, kept=False, then=None, now=None, linked_now=url in new_links)


def _text_of(
    member: MemberSeen, texts: Mapping[str, Text], then: Text | None, same: Mapping[str, Text | None]
) -> Text | None:
    """What a document says now; None if it is not there or could not be read."""
    if not member.finding.effect.is_there:
        return None
    if member.status == 304 and then is not None:
        return then
    return texts.get(member.capture or "") or same.get(member.payload_sha256 or "")


def _may_have(paper: _Paper, quote: str, search: _Search, *, on_old_page: bool) -> bool:
    """Whether a document may have a passage that was not found in it.

    `on_old_page`: the kept page itself had it. Then it is expected in no document, other than one that the page did not
    link then and that could not be had.
    """
    if paper.lost or (paper.now is not None and _all_read(paper.now, paper.then)):
        return False
    if paper.then is not None:
        return search.finds(quote, paper.then)
    return not on_old_page or (paper.now is None and paper.linked_now)


def _all_read(now: Text, then: Text | None) -> bool:
    """Whether a text is all that its document says: it was not cut, and has no more image-only pages than before."""
    pictures = len(then.page_images) if then is not None else 0
    return bool(now.visible.strip()) and not now.cut and len(now.page_images) <= pictures
