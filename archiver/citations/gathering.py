"""Gathers what a document cites from its passages and the links that cover parts of them (pure)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from archiver.citations import quotes
from archiver.citations.addresses import CHARS, Address, addresses, plain
from archiver.citations.identifiers import resolved
from archiver.citations.line_breaks import Filled
from archiver.citations.model import Cited, Document, Refused
from archiver.citations.unwrapping import unwrap_address
from archiver.citations.widths import NARROWED

MOST = 5000  # maximum citations of a document
DOUBLES = 20  # times MOST is the maximum number of places, as most may cite the same
SHOWN = 50  # addresses left aside that are named in notes
FEW = 5  # addresses outside of the main text that are named in notes

DOIS = "https://doi.org/"
JOINED = "joined over a line break"
HYPHENLESS = "without a typesetter's hyphen at a line's end"
RESOLVED = "resolved against the document's address"
_OWN = re.compile(r"#|\Z")
_KINDS = (
    (re.compile(r"mailto:", re.IGNORECASE), "address of mail", "addresses of mail"),
    (re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE), "link to a file", "links to files"),
    (re.compile(r"(?:javascript|data|blob|about|tel|sms|callto|zotero|ms-\w+):", re.IGNORECASE), "link to no page", "links to no page"),
)  # fmt: skip
_OURS = ("link to a place of the document", "links to places of the document")
_RELATIVE = ("link without a host", "links without a host")
_HAS_SCHEME = re.compile(r"(?:https?|ftps?|sftp|gopher):|www\.|[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_COVERED = "\x00"
# defanged addresses, which their authors want no program to open: hxxps://name[.]org
_UNOPENED = re.compile(r"hxxp|https?\[|[^/]*//[^/]*(?:\[\.\]|\(\.\)|\[dot\]|\(dot\))", re.IGNORECASE)
_UNREAD = "\ufffd"
_TERMS = (
    (re.compile(r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE), "it is a licence"),
    (re.compile(r"https?://www\.w3\.org/(?:1999/xlink|1999/xhtml|1998/Math/MathML|2000/svg|2000/xmlns|2001/XMLSchema(?:-instance)?|XML/1998/namespace)/?\Z", re.IGNORECASE), "it is a name of XML"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A link that covers `[start, end)` of a passage. `written`: the link as the document has it, if not its target."""

    start: int
    end: int
    target: str
    written: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, a page or a note.

    `note`: the key of the note for `Gathering.quoted`. `line`: the number of its first line, if places are given as
    lines. `join`: lines may be broken within an address. `filled`: how full the lines are, by the offsets of their
    ends, if measured. `quoted`: text before an address may be a quotation from it.
    """

    text: str
    links: tuple[Link, ...] = ()
    locator: str | None = None
    note: str | None = None
    line: int | None = None
    join: bool = True
    filled: Mapping[int, Filled] | None = None
    quoted: bool = True


@dataclass
class Gathering:
    """Collects the citations and notes of a document, passage by passage."""

    found: list[tuple[Cited, str | None]] = field(default_factory=list)  # (citation, key of the note it stands in)
    notes: list[str] = field(default_factory=list)
    _aside: Counter[tuple[str, str]] = field(default_factory=Counter)
    _faults: list[str] = field(default_factory=list)
    _quoted: dict[str, str | None] = field(default_factory=dict)
    # address outside of the main text -> whether it is in a menu
    _beside: dict[str, bool] = field(default_factory=dict)

    def quoted(self, note: str, text: str, at: int) -> None:
        """Registers the mark of a note. A quotation before it becomes the note's if the note has only one mark."""
        self._quoted[note] = quotes.before(text, at, mark=True) if note not in self._quoted else None

    def take(self, passage: Passage) -> None:
        """Takes all that a passage cites, in order. Raises Refused when there is too much."""
        places: list[Link | Address] = [*passage.links, *_uncovered(passage)]
        breaks = [] if passage.line is None else [one.start() for one in re.finditer("\n", passage.text)]
        for one in sorted(places, key=lambda place: place.start):
            self._cited(passage, one, _place_of(passage, one.start, breaks))

    def cite(self, cited: Cited, note: str | None) -> None:
        """Adds a citation that no passage contains, in a note or none. Raises Refused when there is too much."""
        self.found.append((cited, note))
        if len(self.found) > DOUBLES * MOST:
            raise Refused(f"it has more than {DOUBLES * MOST} links and addresses")

    def beside(self, passage: Passage, *, menu: bool) -> None:
        """Counts the addresses of a passage outside of the main text, which cite nothing.

        `menu`: it stands in a menu, a footer or the like.
        """
        places: list[Link | Address] = [*passage.links, *_uncovered(passage)]
        for one in sorted(places, key=lambda place: place.start):
            written = one.written if isinstance(one, Address) else one.target.strip()
            if len(self._beside) < DOUBLES * MOST and _is_address(written):
                self._beside[written] = menu and self._beside.get(written, True)

    def own(self, said: str) -> None:
        """Removes citations of the document's own DOI. `said`: its metadata."""
        others = []
        for cited, note in self.found:
            name = unquote(cited.url.removeprefix(DOIS))
            if cited.url.startswith(DOIS) and re.search(rf"{re.escape(name)}(?![\w/-])", said, re.IGNORECASE):
                self.fault(cited.written, "it is the document's own")
            else:
                others.append((cited, note))
        self.found = others

    def fault(self, written: str, why: str, place: str | None = None) -> None:
        """Records that an address is left aside, and why."""
        self._faults.append(f"{_without_credentials(written)}{f' ({place})' if place else ''}: {why}")

    def aside(self, link: str) -> bool:
        """Whether a link leads to no page (mail, a file, a place in the document ...); if so, it is counted."""
        for pattern, one, many in _KINDS:
            if pattern.match(link):
                self._aside[one, many] += 1
                return True
        if _OWN.match(link):
            self._aside[_OURS] += 1
            return True
        return False

    def document(self, title: str | None) -> Document:
        """The finished document. A note that cites several addresses gets no quotation, as any may be its source."""
        cited = list(_without_duplicates(_with_quotes(self.found, self._quoted)))
        notes = [*self.notes]
        if self._aside:
            kinds = [f"{count} {one if count == 1 else many}" for (one, many), count in self._aside.items()]
            notes.append(f"left aside: {', '.join(kinds)}")
        known = {one.url for one in cited} | {one.written for one in cited}
        notes += _outside([one for one in sorted(self._beside, key=self._beside.__getitem__) if one not in known])
        shown = list(dict.fromkeys(self._faults))
        notes += [f"left aside: {one}" for one in shown[:SHOWN]]
        if len(shown) > SHOWN:
            notes.append(f"left aside: {len(shown) - SHOWN} more of that kind")
        return Document(title=title, cited=tuple(cited), notes=tuple(notes))

    def _cited(self, passage: Passage, one: Link | Address, place: str | None) -> None:
        name = isinstance(one, Address) and one.name
        written = one.written if isinstance(one, Address) else _target(one)
        before = []
        if isinstance(one, Link):
            if self.aside(written):
                return
            if not _is_address(written):
                self._aside[_RELATIVE] += 1
                return
            before += [RESOLVED] if one.written is not None else []
        elif one.cut:
            at_line = "it is shortened" if one.shortened else "it may be cut off at the end of its line"
            self.fault(written, "it may end before its brackets" if one.bracketed else at_line, place)
            return
        else:
            done = ((JOINED, one.joined), (HYPHENLESS, one.less), (NARROWED, one.wide))
            before += [words for words, was in done if was]
        try:
            url, changed = _address(written, name=name)
        except ValueError as error:
            if not name:
                self.fault(written, str(error), place)
            return
        if (what := next((why for pattern, why in _TERMS if pattern.match(url)), None)) is not None:
            self.fault(written, what)
            return
        if isinstance(one, Link) and one.written is not None:
            written = one.written
        changed = (*before, *changed)
        quote = quotes.before(passage.text, one.start) if passage.quoted and not passage.note else None
        self.cite(Cited(written=written, url=url, locator=place, quote=quote, changed=changed), passage.note)


def _outside(beside: Sequence[str]) -> Iterator[str]:
    if beside:
        links = "1 link" if len(beside) == 1 else f"{len(beside)} links"
        more = " and others" if len(beside) > FEW else ""
        yield f"left aside: {links} outside of the main text: {', '.join(map(_without_credentials, beside[:FEW]))}{more}"


def _uncovered(passage: Passage) -> Iterator[Address]:
    """The addresses in a passage's text that are not covered by a link.

    Fragments next to a link, and the beginning of its target before it, are left to the link.
    """
    text = passage.text
    links = [link for link in passage.links if _is_address(_target(link))]
    targets = {link.start: link.target for link in links}
    if links:
        letters = list(text)
        for link in links:
            letters[link.start : link.end] = _COVERED * (min(link.end, len(text)) - min(link.start, len(text)))
        text = "".join(letters)
    for one in addresses(text, join=passage.join, filled=passage.filled):
        beside = text[one.end : one.end + 1] == _COVERED or text[one.start - 1 : one.start] == _COVERED
        begins = targets.get(one.end, "").startswith(one.written)
        if not begins and (not beside or "." in one.written.partition("://")[2]):
            yield one


def _target(link: Link) -> str:
    """A link's target without the characters that browsers ignore."""
    return plain(re.sub(r"[\r\n\t]", "", link.target)).strip()


def _is_address(target: str) -> bool:
    """Whether a link's target names a host, or is an identifier that a resolver knows."""
    if _HAS_SCHEME.match(target) or resolved(target) is not None:
        return True
    return any(one.written == target for one in addresses(target[:CHARS], join=False))


def _address(written: str, *, name: bool) -> tuple[str, tuple[str, ...]]:
    if len(written) > CHARS:
        raise ValueError(f"it has {len(written)} characters")
    if _UNOPENED.match(written):
        raise ValueError("it is written so that no program opens it")
    if _UNREAD in written:
        raise ValueError("it has a sign that could not be read")
    known = resolved(written)
    if known is not None:
        return known[0], () if known[0] == written else (known[1],)
    if name:
        raise ValueError("no resolver knows it")
    return unwrap_address(written)


def _place_of(passage: Passage, at: int, breaks: Sequence[int]) -> str | None:
    if passage.locator is None and passage.line is not None:
        return f"line {passage.line + bisect_left(breaks, at)}"
    return passage.locator


def _without_credentials(written: str) -> str:
    """An address fit to be shown: without user name and password."""
    return re.sub(r"//[^/@\s]*@", "//…@", written)[:200]


def _with_quotes(found: Iterable[tuple[Cited, str | None]], quoted: Mapping[str, str | None]) -> Iterator[Cited]:
    found = list(found)
    addresses_of: dict[str, set[str]] = {}
    for cited, note in found:
        if note is not None:
            addresses_of.setdefault(note, set()).add(cited.url)
    for cited, note in found:
        quote = quoted.get(note) if note is not None else None
        if note is not None and quote is not None and len(addresses_of[note]) == 1:
            yield replace(cited, quote=quote)
        else:
            yield cited


def _without_duplicates(cited: Iterable[Cited]) -> Iterator[Cited]:
    """Removes duplicates: each address once per place and quotation, and without a quotation only if there is none."""
    cited = list(cited)
    quoted = {(one.url, one.locator) for one in cited if one.quote is not None}
    seen: set[tuple[str, str | None, str | None]] = set()
    count = 0
    for one in cited:
        key = (one.url, one.locator, one.quote)
        if key in seen or (one.quote is None and key[:2] in quoted):
            continue
        seen.add(key)
        count += 1
        if count > MOST:
            raise Refused(f"it cites more than {MOST} addresses: more than one document does; import it in parts")
        yield one
