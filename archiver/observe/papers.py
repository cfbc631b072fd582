"""Documents that are no pages: one that came in the place of another, and those that a page links (pure)."""

from __future__ import annotations

from archiver.observe.members import DOCUMENTS, extension
from storage.model import Finding, Observation, Reason

# media types of documents whose text is read
PAPERS = frozenset({
    "application/pdf", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip


def another_paper(o: Observation, *, least: int) -> tuple[Finding, Reason]:
    """A document of the type that is expected, with little of the kept text: another one, one whose pages are images
    now, or one that is broken. `least`: visible characters that a text has."""
    if (o.visible_chars or 0) >= least:
        return Finding.REPLACED, Reason(rule="replaced", text="another document is served at the address")
    if o.pages:
        return Finding.ALTERED_LARGE, Reason(rule="textless", text=f"a document of {o.pages} pages came, without text")
    return Finding.SERVER_ERROR, Reason(rule="unreadable", text="a document came that cannot be read")


def other_documents(o: Observation) -> tuple[str, ...]:
    """Addresses of documents that the main text now links where it linked others: what it carries is not what it
    carried, though no word of the page changed. A document that was fetched and found the same has only moved; so, as far
    as the page says, has one of the same file name."""
    if o.last is None:
        return ()
    went = {_file_name(url) for url in o.last.links_lost if extension(url) in DOCUMENTS}
    came = {url: _file_name(url) for url in o.last.links_added if extension(url) in DOCUMENTS}
    if went <= set(came.values()):
        return ()
    moved = {m.url for m in o.members if m.finding in {Finding.SAME, Finding.PRESENTATION}}
    return tuple(url for url, name in came.items() if name not in went and url not in moved)


def _file_name(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].rpartition("/")[2]
