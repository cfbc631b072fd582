"""One reference as an operator gives it: a cited address, who cites it, and how it is to be kept (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from storage import urls
from storage.model import Access, Standing

TITLE_CHARS, QUOTE_CHARS, LOCATOR_CHARS, TAG_CHARS = 1000, 20_000, 500, 100
HIGHLIGHT_BYTES = 12  # min length of a passage highlighted by an address: a shorter one may stand anywhere
ENDS = 2  # max parts by which an address may name a passage: its beginning and its end
UNTITLED = "(work without a title)"  # for a passage that is watched without saying who cites it
INTERVAL_S = (60, 366 * 86400)  # min, max: as for the setting `interval`
_MISTYPED = re.compile(
    r"https?:(?![/\\])", re.IGNORECASE
)  # to a browser "http:s//example.org" is a page of the host "s"
_TEXT = re.compile(r":~:(?:[^&]*&)*?text=([^&]+)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One place in a work that cites the source."""

    title: str
    url: str | None = None
    quote: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cited address, checked. `changed`: what was done to it, in words."""

    url: str  # identity
    given: str  # as given: shown, not kept
    written: str  # as given, without parameters that tell who passed it on: kept
    removed_parameters: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    interval_s: int | None = None  # None: the setting
    access: Access = Access.PUBLIC
    egress: str | None = None
    tags: tuple[str, ...] = ()
    standing: Standing = Standing.ACTIVE
    line: int | None = None  # line of the list it came from


def reference(text: str, *, keep_parameters: bool = False) -> Reference:
    """A reference from an address as people write it. ValueError says what is wrong and never repeats credentials."""
    given = text.strip()
    if _MISTYPED.match(given):
        raise ValueError("the URL has no // behind its scheme: write it as in https://example.org/page")
    stripped, removed = (given, ()) if keep_parameters else urls.strip_sharer(given)
    url = urls.identity(stripped)
    changed = [f"parameter {name} taken off" for name in removed]
    before, mark, _ = stripped.partition("#")
    if mark:
        changed.append("fragment kept aside")
    if before != url:
        changed.append("written the way browsers do")
    return Reference(url=url, given=given, written=stripped, removed_parameters=removed, changed=tuple(changed))


def with_highlight(one: Reference) -> Reference:
    """The reference, quoting the passage that its address highlights ("#:~:text=start,end") unless it quotes another.

    Whoever copies a link to a passage cites that passage.
    """
    said = _highlighted(one.written)
    if said is None or any(cite.quote for cite in one.cites):
        return one
    first, *others = one.cites or (Cite(title=UNTITLED),)
    return replace(one, cites=(replace(first, quote=said), *others))


def _highlighted(address: str) -> str | None:
    """The passage that an address highlights, with an ellipsis between the ends of a long one; None if none."""
    found = _TEXT.search(address.partition("#")[2])
    if found is None:
        return None
    parts = found[1].split(",")
    parts = parts[parts[0].endswith("-") : len(parts) - (len(parts) > 1 and parts[-1].startswith("-"))]
    said = " … ".join(" ".join(unquote(one).split()) for one in parts)
    plain = len(said.encode()) >= HIGHLIGHT_BYTES and len(said) <= QUOTE_CHARS and any(map(str.isalnum, said))
    return said if plain and 0 < len(parts) <= ENDS else None


def interval(text: object) -> int:
    """Seconds from `6h`, `30m`, `90s`, `1d`. ValueError if it is no interval, or not between 1 minute and 366 days."""
    match = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)\s*([smhdw]?)", str(text).strip().lower())
    if match is None or isinstance(text, bool):
        raise ValueError(f"{str(text)[:40]!r} is no interval; write 30m, 6h or 1d")
    seconds = round(float(match[1]) * _UNITS[match[2]])
    if not INTERVAL_S[0] <= seconds <= INTERVAL_S[1]:
        raise ValueError(f"an interval of {str(text)[:40]} is not between 1m and 366d")
    return seconds


def standing(text: object) -> Standing:
    """Whether a source is looked at, as the register writes it. ValueError for any other word."""
    word = str(text).strip().lower()
    if word not in {one.value for one in Standing}:
        raise ValueError(f"standing is {word[:40]!r}: write {', '.join(one.value for one in Standing)}")
    return Standing(word)


def line(text: object, what: str, most: int) -> str | None:
    """Text on one line, white space collapsed; None if empty. ValueError if it is no string or too long."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise ValueError(f"{what} is not a text")  # noqa: TRY004 - every refusal of a value is a ValueError here
    collapsed = " ".join(text.split())
    if len(collapsed) > most:
        raise ValueError(f"{what} is longer than {most} characters")
    return collapsed or None


def cite(*, title: object, url: object = None, quote: object = None, locator: object = None) -> Cite:
    """A citation from what was given; a work without a title is called by its address.

    ValueError if that is no address, or if the quote has no letters or digits to search for.
    """
    named, passage = line(title, "the work's title", TITLE_CHARS), line(quote, "the quote", QUOTE_CHARS)
    if passage is not None and not any(map(str.isalnum, passage)):
        raise ValueError(f"the quote has no letter and no figure: {passage[:40]}")
    address = line(url, "the work's address", urls.MAX_CHARS)
    return Cite(
        title=named or (address or UNTITLED)[:TITLE_CHARS],
        url=None if address is None else urls.identity(address),
        quote=passage,
        locator=line(locator, "the locator", LOCATOR_CHARS),
    )


def tags(given: object) -> tuple[str, ...]:
    """Distinct tags, in order. A string is split at commas and semicolons."""
    if given is None:
        return ()
    if isinstance(given, str):
        given = re.split(r"[,;]", given)
    if not isinstance(given, (list, tuple)):
        raise ValueError("tags are not a list of texts")  # noqa: TRY004
    found = (line(tag, "a tag", TAG_CHARS) for tag in given)
    return tuple(dict.fromkeys(tag for tag in found if tag))
