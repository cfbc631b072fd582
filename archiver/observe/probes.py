"""What the questions to the site itself brought (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from archiver.observe.answer import final
from archiver.observe.gist import weight
from archiver.observe.marks import SHELL, header_marks, page_marks
from archiver.observe.reference import Reference
from archiver.observe.weigh import strongest
from archiver.text.compare import alike, apart, found_in
from archiver.text.model import Kind, Text
from storage.model import PROBE_ROLES, Exchange, ProbeSeen, Role, Visit
from storage.urls import distance


def probes_seen(
    visit: Visit, text: Text | None, last: Reference | None, texts: Mapping[str, Text]
) -> tuple[ProbeSeen, ...]:
    """Every probe of the visit, in order."""
    asked = [e for e in visit.exchanges if e.role in PROBE_ROLES]
    return tuple(_probe(visit, first, end, text=text, last=last, got=texts.get(end.id)) for first, end in final(asked))


def _probe(
    visit: Visit, first: Exchange, end: Exchange, *, text: Text | None, last: Reference | None, got: Text | None
) -> ProbeSeen:
    return ProbeSeen(
        role=first.role,
        url=first.url,
        status=end.status,
        failure=end.failure.finding if end.failure is not None else None,
        final_url=end.url,
        payload_sha256=end.payload_sha256,
        like_answer=_like(visit.page, end, text, got, shown=last is None, document=first.role is Role.SIBLING),
        fine=_fine(end, got) if first.role in {Role.HOME, Role.SIBLING, Role.LISTING} else None,
        listed=_listed(visit, got) if first.role is Role.LISTING and _fine(end, got) else None,
        kept=_kept(end, last, got),
        watched=first.via is None,
    )


def _kept(end: Exchange, last: Reference | None, got: Text | None) -> float | None:
    """Share of the kept text that this answer has: all of it where the bytes are the same."""
    if last is None:
        return None
    if end.payload_sha256 is not None and end.payload_sha256 == last.capture.payload_sha256:
        return 1.0
    return found_in(last.text, got) if last.text is not None and got is not None else None


def _like(
    page: Exchange | None, end: Exchange, text: Text | None, got: Text | None, *, shown: bool, document: bool
) -> float | None:
    """How alike the two answers are: nothing when the statuses tell them apart or either has nothing to compare.
    `document`: what was asked for is one, and two documents of one form are not one answer."""
    if page is None or page.failure is not None or end.failure is not None:
        return None
    if page.status != end.status:
        return 0.0
    if page.payload_sha256 is not None and page.payload_sha256 == end.payload_sha256:
        return 1.0
    if text is None or got is None:
        return None
    return 0.0 if document and apart(text, got) else alike(text, got, shown=shown)


def _fine(end: Exchange, got: Text | None) -> bool:
    """An answer as a live page gives it."""
    if end.failure is not None or end.status is None or not 200 <= end.status < 300:
        return False
    if any(header_marks(end.headers, end.status)):
        return False
    if got is None or got.kind is Kind.OTHER:
        return end.payload_bytes > 0
    if got.kind is not Kind.HTML:
        return bool(got.visible.strip()) or bool(got.pages)
    return weight(got.visible) >= SHELL and strongest(page_marks(got)) is None


def _listed(visit: Visit, got: Text | None) -> bool | None:
    if got is None or not got.links:
        return None
    own = {e.url for e in visit.exchanges if e.role is Role.PAGE} | {visit.url}
    return any(_one(link.url, url) for link in got.links for url in own if link.tag in {"a", "iframe", "frame"})


def _one(found: str, url: str) -> bool:
    if found == url:
        return True
    if found.rstrip("/").rpartition("/")[2] != url.rstrip("/").rpartition("/")[2]:
        return False  # cheap: most links of a list page are others
    try:
        return distance(found, url) in {"same", "scheme_www"}
    except ValueError:
        return False
