"""Pages whose text is pictures: a notice that was scanned, a report put out as images (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from archiver.text.model import Kind, Text
from archiver.text.normal import key, lines, size
from archiver.text.page.sources import CARRIES

MOST_WORDS = 400  # bytes that such a page says beside its title and headings: who put it there, and when
BODY_CHARS = 4000  # of its content, titles included
MOST = 40  # pictures: with more it is a gallery
FRAMES = CARRIES - {"frame"} | {"video", "audio", "source"}
LINKS = 4  # to other pages, within its content: with more its pictures lead to those
_OTHERS = re.compile(r"\.(?:svg|gif|ico|bmp)$", re.IGNORECASE)
_TRIFLES = re.compile(
    r"(?:^|[-_./])(?:logos?|icons?|ico|avatars?|qr(?:_?code)?|ewm|erweima|spacer|blank|pixel|loading|placeholder|share|arrow\w*|btn|button|bg|sprites?|emoji|badge|banners?)(?:[-_.\d]|$)",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(r"(?:[-_@](?:\d{2,4}x\d{2,4}|\d(?:\.\d)?x|scaled|large|medium|thumb(?:nail)?))+$", re.IGNORECASE)
_NAMING = 8  # characters of a file's name that no other file is likely to have


def scans(text: Text) -> Mapping[str, str]:
    """The pictures that are the text of a page, by their names: address by name, in the order of the page. None where the
    page has a text in words, or its pictures stand for other pages."""
    if not text.images or not _may_be(text):
        return {}
    found: dict[str, str] = {}
    for link in text.links:
        path = urlsplit(link.url).path
        if (
            link.main
            and link.tag == "img"
            and not _OTHERS.search(path)
            and not _TRIFLES.search(path.rpartition("/")[2])
        ):
            found.setdefault(name(link.url), link.url)
    return found if 0 < len(found) <= MOST and _is_wordless(text) else {}


def frames(text: Text) -> Mapping[str, str]:
    """What such a page shows in frames and players, a page of its own, a film, a viewer: address by name."""
    if not _may_be(text):
        return {}
    found = {
        link.url.partition("?")[0].partition("#")[0]: link.url
        for link in text.links
        if link.main and link.tag in FRAMES
    }
    return found if found and _is_wordless(text) else {}


def framed(text: Text) -> Mapping[str, str]:
    """Of these the pages in frames: address by name."""
    pages = {link.url for link in text.links if link.tag == "iframe"}
    return {one: url for one, url in frames(text).items() if url in pages}


def name(url: str) -> str:
    """What a picture is known by wherever it lies, in whatever size and kind of file: its name, with the way to it where that says little."""
    path = unquote(urlsplit(url).path)
    while (bare := _IMAGE.sub("", path)) != path:  # a1.jpg.webp
        path = bare
    path = _SIZE.sub("", path)
    last = path.rpartition("/")[2]
    return last if len(last) >= _NAMING and not last.isalpha() else path


def told(kind: str, url: str) -> str:
    """What a page shows, as a passage of it: "[image: a1.jpg]", "[frame: video.example/embed/7]"."""
    parts = urlsplit(url)
    way = unquote(parts.path)
    return f"[{kind}: {way.rpartition('/')[2] or url}]" if kind == "image" else f"[{kind}: {parts.netloc}{way}]"


def shown_only(one: Text, other: Text) -> list[str]:
    """What a page without words shows, and another has not, as passages of it."""
    kinds = (("image", scans(one), scans(other)), ("frame", frames(one), frames(other)))
    return [told(kind, url) for kind, mine, theirs in kinds for name, url in mine.items() if name not in theirs]


def _may_be(text: Text) -> bool:
    """What tells most pages apart at once."""
    return text.kind is Kind.HTML and text.prose_chars <= MOST_WORDS and len(text.body) <= BODY_CHARS


def _is_wordless(text: Text) -> bool:
    """Whether a page says next to nothing beside its titles, and leads hardly anywhere."""
    leads = {one.url for one in text.links if one.main and one.tag == "a" and not _IMAGE.search(urlsplit(one.url).path)}
    titles = {key(one) for one in (text.title or "", *text.headings)}
    return len(leads) <= LINKS and sum(size(one) for one in lines(text.body) if key(one) not in titles) <= MOST_WORDS
