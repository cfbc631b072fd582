"""What the probes of the site brought (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from archiver.observe.carried.members import find_members
from archiver.observe.marks.gist import weight
from archiver.observe.marks.heads import header_marks
from archiver.observe.marks.page import SHELL, page_marks
from archiver.observe.marks.site_names import is_name, names
from archiver.observe.marks.weigh import strongest
from archiver.observe.redirects.answer import final
from archiver.observe.redirects.onward import frames, is_document, is_step, is_stub, same_host
from archiver.observe.reference import Reference
from archiver.text.cited.quotes import quotes_found_in_both
from archiver.text.comparison.alike import are_different_documents, share_found, shared_news, similarity
from archiver.text.model import Kind, Text
from archiver.text.turning.template import added_part
from storage.model import NOT_FOUND, PROBE_ROLES, Capture, Effect, Exchange, Observation, ProbeSeen, Role, Visit
from storage.urls import Distance, distance

COPY = 0.6  # share of the kept text from which an answer may be a copy of it
NEWS = 0.2  # share of a page's new text below which finding it on another page is chance
ENTRANCE = 2  # fewest links into its site of a page that shows next to nothing else: a choice of languages, say


def probes_seen(
    visit: Visit, text: Text | None, last: Reference | None, texts: Mapping[str, Text], quotes: Sequence[str]
) -> tuple[ProbeSeen, ...]:
    """Every probe of the visit, in order. `quotes`: the cited passages."""
    asked = [e for e in visit.exchanges if e.role in PROBE_ROLES]
    seen = [
        (_probe(visit, first, end, text=text, last=last, got=texts.get(end.id)), end) for first, end in final(asked)
    ]
    out = [_with_cited(one, last, texts.get(end.id), quotes) for one, end in seen]
    if visit.page is None or last is None or not out:
        return tuple(out)
    known, urls = last.text or last.known, (visit.url, visit.page.url)
    stub = text if text is not None and is_stub(text, visit.page.url, known) else None
    homes = [texts[end.id] for one, end in seen if one.role is Role.HOME and end.id in texts]
    ends = (texts.get(end.id) for _, end in seen)
    return tuple(_with_unlike(one, stub, last, got, urls=urls, homes=homes) for one, got in zip(out, ends, strict=True))


def _with_unlike(
    one: ProbeSeen, stub: Text | None, last: Reference, got: Text | None, *, urls: Sequence[str], homes: Sequence[Text]
) -> ProbeSeen:
    """The probe, marked `unlike` if the document cannot have moved to its address.

    Checked if the source's page only sends on, or where a mere link led. `urls`: the source's address, and the one that
    the page came from."""
    known, there = last.text or last.known, one.final_url or one.url
    if stub is not None and is_step(stub, urls, (one.url, there), known):
        return replace(one, unlike=True)
    if (one.kept or 0) < COPY or one.payload_sha256 == last.capture.payload_sha256:
        return one
    if stub is None and (one.role is not Role.SIBLING or one.watched):
        return one
    near = any(same_host(one, there) for one in (urls[0], last.capture.url))
    return replace(one, unlike=known is None or got is None or not is_document(known, got, homes, near=near))


def _probe(
    visit: Visit, first: Exchange, end: Exchange, *, text: Text | None, last: Reference | None, got: Text | None
) -> ProbeSeen:
    fine = _fine(end, got, last)
    return ProbeSeen(
        role=first.role,
        url=first.url,
        status=end.status,
        failure=end.failure.finding if end.failure is not None else None,
        final_url=end.url,
        payload_sha256=end.payload_sha256,
        like_answer=_like(visit.page, end, text, got, last=last, document=first.role is Role.SIBLING),
        fine=fine if first.role in {Role.HOME, Role.SIBLING, Role.LISTING} else None,
        listed=links_any(got, source_addresses(visit, last)) if _may_list(first) and fine else None,
        kept=_kept(end, last, got),
        watched=first.via is None,
        shown=first.role is Role.SIBLING and first.via is not None and _shows(visit, text, first.url),
    )


def _shows(visit: Visit, text: Text | None, url: str) -> bool:
    """Whether the page holds this address in a frame, or as a document of its main content."""
    if text is None or visit.page is None:
        return False
    return url in {*dict(find_members(text, visit.page.url, documents_only=True)), *frames(text, visit.page.url)}


def _may_list(asked: Exchange) -> bool:
    """Whether the probed page may be a list of the source.

    A neighbour that is known only from a link never listed it before."""
    return asked.role in {Role.LISTING, Role.HOME} or (asked.role is Role.SIBLING and asked.via is None)


def _with_cited(one: ProbeSeen, last: Reference | None, got: Text | None, quotes: Sequence[str]) -> ProbeSeen:
    """The probe with the cited passages that the kept text has and this copy of it lacks."""
    text = (last.text or last.known) if last is not None else None
    if not quotes or last is None or text is None or got is None or (one.kept or 0) < COPY:
        return one
    if one.payload_sha256 is not None and one.payload_sha256 == last.capture.payload_sha256:
        return one
    there = quotes_found_in_both(text, got, quotes)
    return replace(one, cited_gone=tuple(quote for quote in quotes if there[quote] == (True, False)))


def _kept(end: Exchange, last: Reference | None, got: Text | None) -> float | None:
    """Share of the kept text that this answer has; 1.0 if the bytes are the same."""
    if last is None:
        return None
    if end.payload_sha256 is not None and end.payload_sha256 == last.capture.payload_sha256:
        return 1.0
    text = last.text or last.known
    return share_found(text, got) if text is not None and got is not None else None


def only_asked(visit: Visit, shown: Text | None, last: Capture, documents: Iterable[Capture]) -> bool:
    """Whether the kept text is to be compared with the answers of the probes alone.

    No page came, or one without any text, and the site was probed. Or the page is the kept one, but more than the
    `documents` that it carried were requested."""
    page = visit.page
    if page is None or shown is not None:
        return False
    if page.failure is not None:
        return any(e.role is Role.SIBLING for e in visit.exchanges)
    if page.payload_sha256 != last.payload_sha256:
        return any(e.role in PROBE_ROLES for e in visit.exchanges)
    asked = {e.url for e in visit.exchanges if e.role is Role.DOCUMENT and e.parent == page.id}
    return not asked <= {one.address for one in documents}


def _like(
    page: Exchange | None,
    end: Exchange,
    text: Text | None,
    got: Text | None,
    *,
    last: Reference | None,
    document: bool,
) -> float | None:
    """How alike the two answers are; 0.0 if their statuses differ, None if either has nothing to compare.

    `document`: the probe is of a document, and two documents of one form are not one answer."""
    if page is None or page.failure is not None or end.failure is not None:
        return None
    if page.status != end.status:
        return 0.0
    if page.payload_sha256 is not None and page.payload_sha256 == end.payload_sha256:
        return 1.0
    if text is None or got is None:
        return None
    return 0.0 if document and are_different_documents(text, got) else likeness(text, got, last)


def likeness(text: Text, got: Text, last: Reference | None) -> float | None:
    """How alike two answers are; two that share next to nothing but what the kept copy had, too, are not."""
    like = similarity(text, got, shown=last is None)
    if like is None or last is None or last.text is None:
        return like
    news = shared_news(text, last.text, got)
    return like if news is None or news >= NEWS else min(like, news)


def _fine(end: Exchange, got: Text | None, last: Reference | None) -> bool | None:
    """Whether an answer is what a live page gives; a wording that is a name in the kept copy's title does not count.

    A page with next to nothing to read that leads into its site is an entrance. None for one that a script fills, that
    sends on or that shows only a picture: such a site gives the same on its best day and on its worst."""
    if end.failure is not None or end.status is None or not 200 <= end.status < 300:
        return False
    if any(header_marks(end.headers, end.status)):
        return False
    if got is None or got.kind is Kind.OTHER:
        return end.payload_bytes > 0
    if got.kind is not Kind.HTML:  # a file may be cut to its beginning
        return bool(got.visible.strip()) or bool(got.pages) or end.truncated is not None
    old = (last.text or last.known) if last is not None else None
    called = names(got, end.url, old, ())
    if strongest(m for m in page_marks(got) if not is_name(m, called)) is not None:
        return False
    if weight(got.visible) >= SHELL:
        return True
    if got.scripts or got.refresh is not None:
        return None
    if _is_entrance(got, end.url):
        return True
    return None if any(link.tag == "img" for link in got.links) else False


def _is_entrance(got: Text, url: str) -> bool:
    """Whether a page leads to several other pages of its own site, neither its front page nor a login, or frames them."""
    led = set(map(_bare, got.linked))
    framed = {_bare(link.url) for link in got.links if link.tag in {"frame", "iframe"}}
    leads_on = {one for one in led if _apart(url, one) == "other"}
    shows = {one for one in framed if _apart(url, one) in {"other", "root", "parent"}}
    return len(leads_on | shows) >= ENTRANCE


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _apart(url: str, led: str) -> Distance | None:
    """How far a page of the same host is; None for any other address."""
    try:
        return distance(url, led) if same_host(url, led) else None
    except ValueError:
        return None


def nothing_there(status: int | None, got: Text, known: Text | None = None) -> bool:
    """Whether an answer for something that does not exist says so, by its status or in words.

    Otherwise it may be any page of the site. `known`: the kept page; text that it has as well is ignored."""
    if status in NOT_FOUND:
        return True
    said = strongest(page_marks(got)) if status == 200 else None
    if said is None and status == 200 and known is not None:
        said = strongest(page_marks(added_part(got, known)))
    return said is not None and said[0].effect is Effect.LOSS


def source_addresses(visit: Visit, last: Reference | None) -> frozenset[str]:
    """The addresses by which a list may name the source: its own, and where the reference was served.

    Not where it leads now: every page of a site links to its front page."""
    return frozenset({visit.url} if last is None else {visit.url, last.capture.url})


def links_any(got: Text | None, urls: Collection[str]) -> bool | None:
    """Whether a page links to one of these addresses; None if it has no links at all."""
    if got is None or not got.links:
        return None
    return any(
        _same_address(link.url, url) for link in got.links for url in urls if link.tag in {"a", "iframe", "frame"}
    )


def remembering(seen: Observation, listed_before: tuple[str, datetime] | None) -> Observation:
    """The observation, its list that now lacks the source marked with when that list last had it."""
    if listed_before is None:
        return seen
    url, at = listed_before
    found = probes_lacking_source(seen)
    told = (replace(one, listed_before=at) if one in found and one.url == url else one for one in seen.probes)
    return replace(seen, probes=tuple(told))


def probes_lacking_source(seen: Observation) -> list[ProbeSeen]:
    """The probed pages that do not link the source: the list first, then watched pages, then the home page."""
    found = [one for one in seen.probes if one.listed is False]
    return sorted(found, key=lambda one: (Role.LISTING, Role.SIBLING, Role.HOME).index(one.role))


def _same_address(found: str, url: str) -> bool:
    if found == url:
        return True
    if found.rstrip("/").rpartition("/")[2] != url.rstrip("/").rpartition("/")[2]:
        return False  # a cheap test, which most links fail
    try:
        return distance(found, url) in {"same", "scheme_www"}
    except ValueError:
        return False
