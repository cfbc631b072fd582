"""Gathers what the entries of a bibliography cite: addresses, identifiers, and notes on what was left aside (pure)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from archiver.citations import identifiers
from archiver.citations.model import Cited, Document
from archiver.citations.widths import NARROWED, narrowed
from storage import urls

ENTRY_CITED = 50  # maximum places per entry
NOTED = 20  # notes of a kind that are given one by one; further ones are counted
_KEY_CHARS, _SHOWN_CHARS = 200, 100
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.|(?=[^/\s]+/))(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}(?:[/?#:]\S*)?", re.IGNORECASE)
_AFTER_ADDRESS = re.compile(r"(?<!\s)\s++[(\[（【].*", re.DOTALL)
_SPACE = re.compile(r"\s++")
_LINKED = re.compile(r"\[[^\[\]]*+\]\((\S++)(?<=\))")  # a Markdown link
_SEPARATOR = re.compile(r"(?:[;,|]|(?<!\s))\s++(?=<?https?://)|[;,|](?=https?://)|[;；]\s++(?=www\.)", re.IGNORECASE)
# addresses and identifiers contain no white space, quotation marks or Chinese punctuation
_NAME_TAIL = r"[^\s<>\"，。；]++(?:<[0-9][^\s<>\"]*+>[^\s<>\"，。；]*+)?"  # old DOIs contain a pair of < and >
_IN_PROSE = re.compile(
    r"https?://(?:[^\s<>\"“”‘’\u3000-\u303f\uff00-\uffef\\]++|\\[A-Za-z]{1,20}+[ ]|\\){1,1000}+"
    r"|(?<![\w/.@:-])www\d?\.[\w-]{1,63}\.(?:[^\s<>\"“”‘’\u3000-\u303f\uff00-\uffef\\]++|\\){1,1000}+"
    rf"|(?<![\w/.])(?:doi|hdl|arxiv|pmid|pmcid)\s{{0,9}}[:：=]\s{{0,9}}{_NAME_TAIL}"
    rf"|(?<![\w/.:])(?:urn:nbn:|ark:/|10\.[0-9]{{4,9}}/){_NAME_TAIL}",
    re.IGNORECASE,
)


class Entries:
    """Gathers what the entries of one bibliography cite, in their order."""

    def __init__(self) -> None:
        self._cited: list[Cited] = []
        self._notes: list[str] = []
        self._unread = _Named("could not be read")
        self._refused = _Named("left aside")
        self._without: list[str] = []

    def note(self, text: str) -> None:
        self._notes.append(text)

    def unreadable(self, locator: str, why: str, *, partly: bool = False) -> None:
        self._unread.add(f"{locator} could not be read{' in full' if partly else ''}: {why}")

    def leave(self, locator: str, written: str, why: str) -> None:
        """Records that an address of an entry is left aside, and why."""
        self._refused.add(f"{locator}: {shown(written)} is left aside: {why}")

    def take(self, locator: str, places: Iterable[Cited]) -> None:
        """Takes one entry. Duplicates in `places` are dropped, and identifiers that lead where an address leads."""
        found: dict[str, Cited] = {}
        leads: set[str] = set()
        for n, place in enumerate(places):
            if n == ENTRY_CITED:
                self._refused.add(f"{locator} names more than {ENTRY_CITED} addresses; the others are left aside")
                break
            if why := _refusal(place.url):
                self.leave(locator, place.written, why)
            elif place.url not in found and not (_by_resolver(place) and _canonical(place.url) in leads):
                found[place.url] = dataclasses.replace(place, locator=locator)
                leads.add(_canonical(place.url))
        self._cited += found.values()
        if not found:
            self._without.append(locator)

    def document(self) -> Document:
        notes = [*self._notes, *self._unread.notes(), *self._refused.notes()]
        if self._without:
            some, more = self._without[:NOTED], len(self._without) - NOTED
            named = ", ".join(some) + (f" and {more} more" if more > 0 else "")
            notes.append(f"no address and no name that a resolver knows: {named}")
        return Document(title=None, cited=tuple(self._cited), notes=tuple(notes))


class _Named:
    """Notes of one kind: the first `NOTED` are given in full, the others counted."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._first: list[str] = []
        self._more = 0

    def add(self, note: str) -> None:
        if len(self._first) < NOTED:
            self._first.append(note)
        else:
            self._more += 1

    def notes(self) -> list[str]:
        return [*self._first, *([f"and {self._more} more were {self._what}"] if self._more else [])]


def locator(key: str, title: str, number: int) -> str:
    """Names an entry by its key, its title, or its number in the file."""
    if key := shown(key, _KEY_CHARS):
        return f"entry {key}"
    return f'entry "{shown(title)}"' if shown(title) else f"entry number {number}"


def shown(text: str, chars: int = _SHOWN_CHARS) -> str:
    """`text` on one line, truncated to `chars`."""
    line = " ".join(text[: 4 * chars].split())
    return line if len(line) <= chars else f"{line[: chars - 1]}…"


def addresses(value: str, plain: Callable[[str], str] = str) -> Iterator[Cited]:
    """The addresses in a field that is meant for them: one, or several. `plain` removes escapes."""
    for part in _SEPARATOR.split(value.strip()):
        written = part.strip().strip("<>").strip()
        if linked := _LINKED.fullmatch(written):
            written = linked[1][:-1]
        if written.lower().startswith("url:"):
            written = written[4:].strip()
        if found := _address(written, plain):
            yield found


def names(value: str, kind: str, plain: Callable[[str], str] = str) -> Iterator[Cited]:
    """The identifiers in a field that is meant for one kind (e.g. `doi`): one, or several separated by white space."""
    whole = value.strip()
    if found := _identified(whole, kind, plain):
        yield found
        return
    several = []
    for part in whole[: 4 * identifiers.MAX_CHARS].split():
        if part[0] in "([":
            break
        several.append(_identified(part, kind, plain))
    if all(several):  # otherwise it is one identifier that is broken, and a part of it would lead elsewhere
        yield from (one for one in several if one)
    elif len(several) == 1 and _SCHEME.match(whole) and "doi.org/" not in whole.lower():
        yield from addresses(whole, plain)  # the address of a resolver other than doi.org


def in_prose(value: str, plain: Callable[[str], str] = str) -> Iterator[Cited]:
    """The addresses and identifiers in running text."""
    for match in _IN_PROSE.finditer(value):
        if found := _address(identifiers.trimmed(match[0]), plain):
            yield found


def _address(written: str, plain: Callable[[str], str]) -> Cited | None:
    given = plain(written).strip()
    text = _AFTER_ADDRESS.sub("", _SPACE.sub(_unbroken, narrowed(given)))
    changed: tuple[str, ...] = () if narrowed(given) == given else (NARROWED,)
    if "\\" in written or "{" in written:
        changed = (*changed, "written without escapes")
    elif text != narrowed(written):
        changed = (*changed, "put together from its lines" if "\n" in written else "what stands after it left aside")
    if "&amp;" in text:
        text, changed = text.replace("&amp;", "&"), (*changed, "&amp; read as &")
    web = _SCHEME.match(text) is not None
    if (not web or "doi.org" in text[:40].lower()) and (name := identifiers.resolved(text)):
        return _by_name(written, name)
    if web or _ANY_SCHEME.match(text):
        return Cited(written=shown(written, urls.MAX_CHARS), url=text, changed=changed)
    if _HOST.fullmatch(text):
        return Cited(written=text, url=f"http://{text}", changed=(*changed, "http:// put before it"))
    return None


def _unbroken(space: re.Match[str]) -> str:
    """Removes the white space if it contains a line break, over which an address continues."""
    return "" if "\n" in space[0] else space[0]


def _identified(written: str, kind: str, plain: Callable[[str], str]) -> Cited | None:
    text = _SPACE.sub(_unbroken, plain(written))
    name = identifiers.resolved(f"{kind}:{text}") or identifiers.resolved(text)
    return name and _by_name(written, name)


def _by_name(written: str, name: tuple[str, str]) -> Cited:
    url, words = name
    return Cited(written=shown(written, urls.MAX_CHARS), url=url, changed=() if written == url else (words,))


def _by_resolver(place: Cited) -> bool:
    return not _SCHEME.match(place.written) or identifiers.resolved(place.url) is not None


def _canonical(url: str) -> str:
    """A form of `url` that is equal for different spellings of the same resolver URL."""
    name = identifiers.resolved(url)
    common = (name[0] if name else url).casefold().partition("://")[2].removeprefix("www.").rstrip("/")
    return common.replace("doi.org/10.48550/arxiv.", "arxiv.org/abs/", 1)


def _refusal(url: str) -> str | None:
    """Why a URL cannot be fetched, in words; None if it can."""
    if len(url) > urls.MAX_CHARS:
        return f"it is longer than {urls.MAX_CHARS:,} characters"
    try:
        urls.identity(url)
    except (ValueError, UnicodeEncodeError) as error:
        return "it is not text" if isinstance(error, UnicodeEncodeError) else str(error)
    return None


def follow_cross_references(
    key: str, named: Callable[[str], str], found: Callable[[str], Sequence[Cited]]
) -> tuple[str, list[Cited]]:
    """Follows cross-references from entry `key` to the first entry that cites something: (its key, its places).

    `named`: the key that an entry refers to. `found`: the places of an entry. At most 8 steps; ("", []) if none has
    any.
    """
    seen: set[str] = set()
    while key and key not in seen and len(seen) < 8:
        seen.add(key)
        if places := list(found(key)):
            return key, places
        key = named(key)
    return "", []
