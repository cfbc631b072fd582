"""Recognises pages whose text is in pictures: a scanned notice, a report published as images (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from archiver.text.model import EMBED_TAGS, Kind, Text
from archiver.text.normal import key, lines, size

MOST_WORDS = 400  # max bytes that such a page says besides title and headings: who published it, and when
BODY_CHARS = 4000  # max characters of its content, title and headings included
MOST = 40  # max pictures: with more it is a gallery
FRAME_TAGS = EMBED_TAGS - {"frame"} | {"video", "audio", "source"}
LINKS = 4  # max links to other pages in its content: with more the pictures stand for those
PICTURE = "picture"  # one in a text; an "image" is the text itself
AWAY, ON = "away", "on"  # where a linked image leads: to another site, to another page of the same site
_OTHER_FORMATS = re.compile(r"\.(?:svg|gif|ico|bmp)$", re.IGNORECASE)
_MAY_BE_DRAWN = re.compile(
    r"^(?!.*/(?:icons?|ico|emoji|emoticons?|smil\w*|themes?|templates?|tpl|skins?|file_?types?\w*|dialogs|core|static|editor\w*)/).*/[^/]{8,}\.(?:svg|gif)$",
    re.IGNORECASE,
)
_TRIFLES = re.compile(
    r"(?:^|[-_./])(?:logos?|icons?|ico|avatars?|[^\W_]*captcha[^\W_]*|(?:sec|rand|check|verify|valid(?:ate)?)?_?code|yzm|rr|tr|qr(?:_?code)?|ewm|erweima|spacer|blank|pixel|loading|placeholder|share|arrow\w*|btn|button|bg|sprites?|emoji|badge|banners?)(?:[-_.\d]|$)",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|svg|bmp|tiff?)$", re.IGNORECASE)
_IMAGE_QUERY = re.compile(
    r"(?:^|&)(?:wx_fmt|format|fmt)=(?:jpe?g|png|webp)(?:&|$)", re.IGNORECASE
)  # query of an image host
_SIZE = re.compile(
    r"[-_@](?:\d{2,4}x\d{2,4}|\d(?:\.\d)?x|scaled|big|full|large|medium|small|thumb(?:nail)?)$", re.IGNORECASE
)
_ENDING = 10  # max characters of an extension or a size
# frames that count visitors, advertise, ask for a login or a captcha, or share and like the page
_WIDGETS = re.compile(
    r"//[^/?#]*(?:googletagmanager|doubleclick|googlesyndication|analytics|captcha|adserv|pubmatic|accounts\.google|widgets\.wp|\bads?\b)"
    r"|/(?:plugins/(?:like|share|follow|comments|send)|connect/(?:xd|ping)|gsi|widgets/(?:hub|follow_button|tweet_button)|likes|"
    r"(?:re)?captcha|pagead|ads?|adserver|banners?|share|user_?sync|_incapsula_resource)(?:[/?._-]|$)",
    re.IGNORECASE,
)
_NAMING = 8  # min characters of a file name that is probably unique


def scans(text: Text) -> Mapping[str, str]:
    """The pictures that are the text of a page: URL by name, in the order of the page.

    Empty if the page has text in words, or its pictures stand for other pages.
    """
    if not text.images or not _may_be_wordless(text):
        return {}
    pictures = (link for link in text.links if link.main and link.tag == "img" and link.rel != AWAY)
    urls = dict.fromkeys(link.url for link in pictures if not _is_trifle(link.url))
    sent = Counter(
        picture_name(url) for url in urls if dynamic_picture_name(url) is not None
    )  # pictures that a program sends, by shared name
    found: dict[str, str] = {}
    for url in urls:
        called = picture_name(url)
        found.setdefault(dynamic_picture_name(url) or called if sent[called] > 1 else called, url)
    return found if 0 < len(found) <= MOST and _is_wordless(text) else {}


def illustrations(text: Text) -> Mapping[str, str]:
    """The pictures in the content of a page that has text in words: URL by name.

    Those that link to other pages are left out. Empty if there are more than `MOST`, since these stand for other pages.
    """
    if text.kind is not Kind.HTML or text.prose_chars <= MOST_WORDS:
        return {}
    links = [link for link in text.links if link.main and link.tag == "img" and not link.rel]
    found = {
        picture_name(link.url): link.url
        for link in links
        if is_picture(link.url) and not _is_trifle(link.url, drawn=True)
    }
    return found if len(found) <= MOST else {}


def frames(text: Text) -> Mapping[str, str]:
    """What a page without text shows in frames and players, such as a page, a video or a viewer: URL by name."""
    if not _may_be_wordless(text):
        return {}
    found = {
        _framed_as(link.url): link.url
        for link in text.links
        if link.main and link.tag in FRAME_TAGS and not _WIDGETS.search(link.url)
    }
    return found if found and _is_wordless(text) else {}


def framed_pages(text: Text) -> Mapping[str, str]:
    """Those of `frames` that are pages in an `iframe`: URL by name."""
    pages = {link.url for link in text.links if link.tag == "iframe"}
    return {one: url for one, url in frames(text).items() if url in pages}


@lru_cache(maxsize=4096)  # pages of one site show the same pictures
def picture_name(url: str) -> str:
    """The name of a picture, whatever its host, size and file format.

    That is its file name without size and extension, or the whole path if that is short or only letters. For a resizing
    program ("/_next/image?url=%2Fa.jpg&w=640") it is the name of the original.
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    behind = next((one for key, one in parse_qsl(parts.query) if key == "url"), "") if parts.query else ""
    if behind and _IMAGE.search(urlsplit(behind).path) and not _IMAGE.search(path):
        path = unquote(urlsplit(behind).path)
    path = _without(_SIZE, _without(_IMAGE, path))  # a1-800x600.jpg.webp
    last = path.rpartition("/")[2]
    return last if len(last) >= _NAMING and not last.isalpha() else path


def _without(ending: re.Pattern[str], path: str) -> str:
    """A path without such endings, however many there are."""
    while found := ending.search(path, max(0, len(path) - _ENDING)):
        path = path[: found.start()]
    return path


def dynamic_picture_name(url: str) -> str | None:
    """The name of a picture that a program sends, with its query ("/getimage.jsp?id=7"); None for a file."""
    parts = urlsplit(url)
    return f"{picture_name(url)}?{parts.query}" if parts.query and not _IMAGE.search(parts.path) else None


def is_picture(url: str) -> bool:
    """Whether a URL is that of a picture file."""
    parts = urlsplit(url)
    return (_IMAGE.search(parts.path) or _IMAGE_QUERY.search(parts.query)) is not None


@lru_cache(maxsize=4096)
def picture_names(url: str) -> tuple[str, ...]:
    """All names that a picture may be known by."""
    return tuple(filter(None, (picture_name(url), dynamic_picture_name(url))))


def picture_passage(kind: str, url: str, called: str = "") -> str:
    """A picture or frame as a passage: "[image: a1.jpg]", "[frame: video.example/embed/7]". `called`: its name."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if kind not in {"image", PICTURE}:
        asks = f"?{parts.query}" if kind == "document" and parts.query else ""
        return f"[{kind}: {parts.netloc}{path}{asks}]"
    return f"[{kind}: {(path.rpartition('/')[2] or url)}{'?' * ('?' in called)}{called.partition('?')[2]}]"


def shown_picture_names(text: Text) -> frozenset[str]:
    """The names of all pictures and frames of a page, with text or without, anywhere on it."""
    pictures = (one for link in text.links if link.tag == "img" for one in picture_names(link.url))
    return frozenset((*pictures, *(_framed_as(link.url) for link in text.links if link.tag in FRAME_TAGS)))


def pictures_only_in(one: Text, other: Text) -> list[str]:
    """The pictures and frames, as passages, that a page without text shows and another page does not."""
    names_there = shown_picture_names(other)
    kinds = (("image", scans(one)), ("frame", frames(one)))
    return [
        picture_passage(kind, url, name)
        for kind, urls in kinds
        for name, url in urls.items()
        if name not in names_there
    ]


def _is_trifle(url: str, *, drawn: bool = False) -> bool:
    """Whether an image is an icon, a button or an advertisement.

    `drawn`: an SVG or GIF may be more, such as a map, or two views of a place.
    """
    path = urlsplit(url).path
    is_other_format = _OTHER_FORMATS.search(path) is not None and not (drawn and _MAY_BE_DRAWN.search(path))
    return any((is_other_format, _TRIFLES.search(path.rpartition("/")[2]), _WIDGETS.search(url)))


def _framed_as(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


def _may_be_wordless(text: Text) -> bool:
    """Whether a page may be one without text: a fast check that rules out most."""
    return text.kind is Kind.HTML and text.prose_chars <= MOST_WORDS and len(text.body) <= BODY_CHARS


def _is_wordless(text: Text) -> bool:
    """Whether a page says next to nothing besides title and headings, and has hardly any links."""
    leads = {one.url for one in text.links if one.main and one.tag == "a" and not is_picture(one.url)}
    titles = {key(one) for one in (text.title or "", *text.headings)}
    return len(leads) <= LINKS and sum(size(one) for one in lines(text.body) if key(one) not in titles) <= MOST_WORDS
