"""Documents that are not pages: one that came in the place of another, and those that a page carries (pure)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from archiver.observe.carried.members import DOCUMENTS, extension, file_name
from archiver.observe.marks.weigh import Classified
from archiver.page_numbers import numbered
from archiver.text.excerpt import excerpt
from archiver.text.model import Kind, Text
from archiver.text.normal import common_ends, dense
from archiver.text.page.outline import DELETED
from archiver.text.sniff import HTML, PAPERS, PLAIN, XML
from storage.model import Comparison, Effect, Finding, MemberSeen, Observation, Reason, Role

_SENT_AS_PAGES = frozenset({HTML, "application/xhtml+xml"})
LOCKED = Reason("locked", "a document was received that cannot be read without a password")
UNREADABLE = Reason("unreadable", "a document was received that cannot be read")
QUOTED_CHARS = 200  # characters of a passage in a reason, at most
QUOTED = 20  # passages named one by one, at most: whoever cites one wants to know


def read_as(o: Observation) -> str | None:
    """The media type as which the answer is read: plain text that is sent as HTML counts as HTML, though it has no
    tags."""
    return HTML if o.media_type in _SENT_AS_PAGES and o.sniffed in {PLAIN, XML} else o.sniffed


def type_of(text: Text) -> str | None:
    """Like `read_as`, for a kept text."""
    return HTML if text.kind is Kind.HTML and text.media_type in {PLAIN, XML} else text.media_type or None


def is_locked(o: Observation) -> bool:
    """Whether the answer is a document that cannot be read without a password.

    Whether it is the one that was there is not known, so it is no loss."""
    return o.sniffed in PAPERS and o.password_fields > 0


def classify_another_document(o: Observation) -> tuple[Finding, Reason]:
    """The finding for a document of the expected type with little of the kept text.

    With text it is another document, even if that only says "Withdrawn."; else one whose pages are images now, or one
    that cannot be read."""
    if o.visible_chars:
        return Finding.REPLACED, Reason("replaced", "another document is served at the address")
    if o.pages:
        return Finding.ALTERED_LARGE, Reason("textless", f"a document of {o.pages} pages was received, without text")
    return Finding.SERVER_ERROR, UNREADABLE


def other_documents(o: Observation) -> tuple[str, ...]:
    """Addresses of documents that the main text now links in place of others it linked before.

    What the page carries has changed, though no word of the page did. A document that was fetched and found the same
    has only moved; so, as far as the page says, has one with the same file name."""
    if o.last is None:
        return ()
    seen = {m.url: m for m in o.members if m.role is Role.DOCUMENT}
    went = {_identity(url, seen) for url in o.last.links_lost} - {None}
    came = {url: name for url in o.last.links_added if (name := _identity(url, seen)) is not None}
    if went <= set(came.values()):
        return ()
    moved = {m.url for m in o.members if m.finding in {Finding.SAME, Finding.PRESENTATION}}
    return tuple(url for url, name in came.items() if name not in went and url not in moved)


def with_documents(o: Observation, finding: Finding, reasons: tuple[Reason, ...]) -> Classified:
    """The page's finding and reasons, with what its documents add and which cited passages went from it and from them.

    A lost document is a loss of the source; an altered one, or one that a cited passage went from, is a change of
    it."""
    if o.last is None:  # first look: a dead link is no loss of anything that we kept
        return finding, (*reasons, *_absent(o))
    stood: dict[str, list[str]] = {}  # the cited passages that went from each document
    for quote in o.cited_gone:
        if quote in o.quoted_in:
            stood.setdefault(o.quoted_in[quote], []).append(quote)
    own = [quote for quote in o.cited_gone if quote not in o.quoted_in]
    struck = [quote for quote in own if _is_struck(quote, o.last.added)]
    if finding.effect is Effect.CHANGE:
        gone = explain_quotes(
            "quote", "a cited passage is no longer there", [quote for quote in own if quote not in struck]
        )
        reasons = (*explain_quotes("quote", "a cited passage is now struck out", struck), *gone, *reasons)
    lost, altered = _documents_with(o, Effect.LOSS, stood), _documents_with(o, Effect.CHANGE, stood)
    own_change = finding.effect is Effect.CHANGE
    papers = []
    for one in altered[:QUOTED]:
        papers.append(Reason("member.altered", f"the page is there, but its document {one.url} differs from our copy"))
        papers.extend((*explain_difference(one.passages_lost, one.passages_added), *explain_pictures(one.pictures)))
    reasons = (*reasons, *papers) if own_change else (*papers, *reasons)
    why: list[Reason] = []
    for one in lost[:QUOTED]:
        why.append(Reason("member.lost", f"the page is there, but its document {one.url} is no longer served"))
        why.extend(explain_quotes("member.cited", "a cited passage was in it", stood.pop(one.url, ())))
    for url, quotes in stood.items():
        why.extend(explain_quotes("quote", f"a cited passage is no longer in the page's document {url}", quotes))
    if lost or (altered and not own_change):
        finding = (lost or altered)[0].finding
    return finding, (*why[: 2 * QUOTED], *reasons, *_absent(o))


def explain_quotes(rule: str, text: str, quotes: Sequence[str]) -> tuple[Reason, ...]:
    """One reason for each of these cited passages, QUOTED at most."""
    return tuple(Reason(rule, f"{text}: {_quoted(quote, ())}") for quote in quotes[:QUOTED])


def explain_difference(lost: Sequence[str], added: Sequence[str]) -> tuple[Reason, ...]:
    """Reasons that quote the first lost passage and the added one that is most like it, which may have replaced it.

    If none was lost, the first added passage."""
    came = max(added, key=lambda one: sum(common_ends(lost[0], one)) if lost else 0, default=None)
    out = []
    if lost:
        out.append(Reason("lost", f"no longer there: {_quoted(lost[0], added)}"))
    if came is not None:
        out.append(Reason("added", f"new there: {_quoted(came, lost)}"))
    return tuple(out)


def _quoted(passage: str, others: Sequence[str]) -> str:
    """An excerpt of a passage that shows where it was cut: without an ellipsis it would be taken for the whole
    passage."""
    part = excerpt(passage, others, QUOTED_CHARS)
    return part if passage.endswith(part.removeprefix("…")) else f"{part[:-1]}…"


def explain_passages(last: Comparison) -> tuple[Reason, ...]:
    """Reasons for what was lost and added, then for what belongs elsewhere in the text now, then for pictures."""
    n = last.elsewhere
    own = last.lost[: len(last.lost) - n], last.added[: len(last.added) - n]
    apart = explain_difference(last.lost[len(own[0]) :], last.added[len(own[1]) :])
    return (*explain_difference(*own), *apart, *explain_pictures(last.pictures))


def explain_pictures(pictures: Sequence[str]) -> tuple[Reason, ...]:
    """The reason that names the pages without text that show other pictures."""
    told = f"pages without text whose pictures differ: {numbered(pictures)}"
    return (Reason("pictures", told),) if pictures else ()


def _absent(o: Observation) -> tuple[Reason, ...]:
    """Reasons for cited passages that were found neither now nor in the reference, if there is one."""
    absent = [quote for quote, there in o.quotes.items() if not there]
    if o.last is not None:
        absent = [quote for quote in absent if o.quotes_before.get(quote) is False]
    return explain_quotes("quote.absent", "a cited passage was not found there word for word", absent)


def _is_struck(quote: str, added: Sequence[str]) -> bool:
    """Whether one of these added passages contains the quote, parts of it struck out."""
    return any(DELETED[0] in one and dense(quote) in dense(one).replace(DELETED[0], "") for one in added)


def _documents_with(o: Observation, effect: Effect, stood: Collection[str]) -> list[MemberSeen]:
    """The carried documents with a finding of this effect that have not merely moved.

    Those in `stood`, from which a cited passage went, come first. A link that was dead when it appeared was never a
    document of the page."""
    found = [m for m in o.members if m.role is Role.DOCUMENT and m.finding.effect is effect and m.moved_to is None]
    found = [m for m in found if m.carried]
    return sorted(found, key=lambda m: m.url not in stood)


def _identity(url: str, seen: Mapping[str, MemberSeen]) -> str | None:
    """What identifies a document: its file name, or its address if that names no file and it was kept or fetched; else
    None."""
    if extension(url) in DOCUMENTS:
        return file_name(url)
    return url if url in seen and (seen[url].carried or seen[url].finding is Finding.FIRST) else None
