"""Which files a page carries: documents in its main content, and what reading it needs (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.carried import brought
from archiver.observe.carried.continued import find_further_pages
from archiver.text.model import EMBED_TAGS, Kind, Link, Text
from archiver.text.page.file_links import FILES, TYPES
from archiver.text.page.picture_pages import framed_pages, scans
from storage.model import Capture, Effect, MemberSeen, Role

DOCUMENTS = FILES  # by the extension in an address
_NAMED = re.compile(rf"\.(?:{'|'.join(sorted(DOCUMENTS))})\W*$", re.IGNORECASE)
# download.php?id=7 must name a type in the link text as well as look like a download, or its content is unknown
_CALLED = re.compile(
    r"[(\[]\s*(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub)\b|\b(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub)\b.{0,12}\d ?[kmg]i?b\b",
    re.IGNORECASE,
)
_SAID = frozenset("([0123456789")  # one of these is in each link text that _CALLED matches
_FETCHED_BY = re.compile(r"download|attachment|get_?file|bitstream|(?:file|doc(?:ument)?)_?id=", re.IGNORECASE)
_SESSION = re.compile(r";[\w.-]+=.*\Z")  # path parameters (RFC 3986 3.3)
_REQUISITES = {"style": Role.STYLE, "img": Role.IMAGE, "font": Role.FONT}


def find_members(text: Text, page_url: str, *, documents_only: bool = False) -> tuple[tuple[str, Role], ...]:
    """(URL, role) of each member, documents first, in the order of the page. Pictures that are the text are
    documents."""
    if text.kind is not Kind.HTML:
        return ()
    found: dict[str, Role] = {}
    for link in text.links:
        if link.url != page_url and (_is_document(link) or link.tag == "frame"):
            found.setdefault(link.url, Role.DOCUMENT)
    if not is_front(page_url):  # a front page shows other pictures each day
        found |= dict.fromkeys(scans(text).values(), Role.DOCUMENT)
        own = (url for url in framed_pages(text).values() if apart_from(url, page_url) != "other_domain")
        found |= dict.fromkeys(own, Role.DOCUMENT)
    if not documents_only:
        needed = [link for link in text.links if link.tag in _REQUISITES]  # a small part of a page's links
        for tag, role in _REQUISITES.items():
            for link in needed:
                if link.tag == tag and (role is not Role.IMAGE or link.main):
                    found.setdefault(link.url, role)
    return tuple(found.items())


def find_possible_documents(text: Text, page_url: str) -> tuple[str, ...]:
    """Addresses that may lead to a document of the page, which only the response tells.

    Among them are a page of another site in a frame that is all that the page shows, and the further pages of its
    text."""
    if text.kind is not Kind.HTML or is_front(page_url):
        return ()
    known = {url for url, _ in find_members(text, page_url, documents_only=True)} | {page_url}
    may = (one.url for one in text.links if one.url not in known and brought.may_bring(one, extension(one.url)))
    found: dict[str, None] = {}
    for url in chain(framed_pages(text).values(), find_further_pages(text, page_url), may):
        if len(found) == brought.MOST:  # a page may have thousands of links
            break
        if url not in known:
            found[url] = None
    return tuple(found)


def is_handed_out(url: str) -> bool:
    """Whether a program serves the document at an address: it may require the cookie that the page sets."""
    return extension(url) in brought.PROGRAMS


def mark_moved_documents(members: Iterable[MemberSeen], kept: Iterable[Capture]) -> tuple[MemberSeen, ...]:
    """The members of one look, each lost document with the address at which this look found its bytes.

    `kept`: the documents that the page carried before."""
    seen = tuple(members)
    before = {capture.address: capture.payload_sha256 for capture in kept if capture.payload_sha256 is not None}
    there = {
        m.payload_sha256: m.url
        for m in seen
        if m.role is Role.DOCUMENT
        and m.finding.effect is Effect.GOOD
        and m.payload_sha256 is not None
        and m.url not in before  # a document that was carried before has not moved here
    }
    return tuple(
        replace(m, moved_to=there[before[m.url]]) if m.lost and before.get(m.url) in there else m for m in seen
    )


def extension(url: str) -> str:
    """The extension of a URL's path, lower case; "" if it has none that is short and alphanumeric."""
    last = file_name(url)
    if "." not in last or "/" not in url.partition("://")[2].partition("?")[0]:  # most addresses; or a bare host name
        return ""
    ending = last.rpartition(".")[2].lower()
    return ending if ending.isascii() and ending.isalnum() and len(ending) <= 7 else ""


def file_name(url: str) -> str:
    """The last part of a URL's path, without the session that servers write behind it (`a.pdf;jsessionid=1F`)."""
    last = url.partition("#")[0].partition("?")[0].rpartition("/")[2]
    return _SESSION.sub("", last) if ";" in last else last


def _is_document(link: Link) -> bool:
    if link.tag == "paper":
        return extension(link.url) in DOCUMENTS
    if link.tag in EMBED_TAGS:
        return extension(link.url) in DOCUMENTS or TYPES.match(link.rel.strip()) is not None
    if link.tag != "a" or not link.main:
        return False
    # download.jsp?id=7 with the link text "Attachment 1.pdf"
    if extension(link.url) in DOCUMENTS or ("." in link.text and _NAMED.search(link.text) is not None):
        return True
    if link.rel and (
        ("." in link.rel and _NAMED.search(link.rel)) or TYPES.match(link.rel)
    ):  # file name or type in the markup
        return True
    return (
        not _SAID.isdisjoint(link.text)
        and _CALLED.search(link.text) is not None
        and _FETCHED_BY.search(link.url) is not None
    )
