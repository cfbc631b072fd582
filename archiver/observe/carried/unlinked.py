"""What a page whose words are unchanged no longer links or shows (pure).

These are documents that are still served, films and charts in frames, and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.text.model import EMBED_TAGS, Link, Text
from archiver.text.page.design import designs_differ
from archiver.text.page.picture_pages import (
    FRAME_TAGS,
    PICTURE,
    illustrations,
    picture_name,
    picture_passage,
    shown_picture_names,
)
from storage.model import Comparison, Effect, MemberSeen, Role

NUMBER = 8  # characters of a film's number, the last part of its address, at least
STEP = 5  # characters of a path segment that identifies a film or paper, at least: shorter ones are versions

_MEDIA = frozenset({"video", "audio", "source"})
# frames with a film, a recording, a chart, a paper
_PLAYER = re.compile(
    r"/embed(?:ded)?[/.?-]|[/.-](?:player|video|podcast|chart|viewer)s?\b|youtu|vimeo|bilibili|dailymotion|soundcloud|datawrapper|dwcdn|flourish|infogram|"
    r"tableau|//t\.me/|//flo\.uri\.sh|/plugins/post\.php|readtemplate\?\S*video|documentcloud|scribd|issuu|slideshare|storymaps|arcgis\.com/(?:apps|home)/|powerbi|/maps/d/|umap\.|video_?(?:ext|embed)|sketchfab|prezi|kumu\.io|(?:docs|drive)\.google",
    re.IGNORECASE,
)
# frames that come and go: maps, calendars, forms
_COMES_AND_GOES = re.compile(
    r"[/.]maps?\b(?!/d/)|(?<!umap\.)openstreetmap|calendar|/forms?/|newsletter|subscribe", re.IGNORECASE
)


def unlinked(found: Comparison, old: Text, new: Text, members: Sequence[MemberSeen]) -> list[str]:
    """Lost passages for documents and films that the page no longer links.

    Empty if a link, a picture or a script came that may lead there."""
    if not found.links_lost or found.links_added or found.lost or found.added or new.scripts > old.scripts:
        return []
    there = {one for link in new.links for one in (link.url, picture_name(link.url))} | _came(old, new)
    lost = {url for url in found.links_lost if (picture_name(url) if extension(url) in DOCUMENTS else url) not in there}
    kept = {one.url: one for one in members if one.role is Role.DOCUMENT}
    served = [
        picture_passage("document", url) for url, one in kept.items()
        if one.carried and url in lost and one.moved_to is None and one.finding.effect is not Effect.LOSS
    ]  # fmt: skip
    if new.images > old.images:
        return served
    lost -= kept.keys()
    played = dict.fromkeys(one.url for one in old.links if one.main and one.url in lost and _plays(one))
    return [*served, *(picture_passage("frame", url) for url in played if not is_led_to(url, new))]


def exchanged(found: Comparison, old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Lost and added passages for framed films, charts and papers replaced by others of the same site, in an unchanged
    text."""
    if found.lost or found.added or not (found.links_lost and found.links_added):
        return [], []
    gone, came = _framed_alone(old, new), _framed_alone(new, old)
    if len(gone) != len(came) or Counter(map(_host, gone)) != Counter(map(_host, came)):
        return [], []
    return [picture_passage("frame", one) for one in gone], [picture_passage("frame", one) for one in came]


def _framed_alone(text: Text, other: Text) -> list[str]:
    """The framed films, charts and papers of a text whose numbers the other page has neither in an address nor beside
    an element."""
    there = {part for link in other.links for part in _numbers(link.url)} | set(other.mentioned)
    framed = dict.fromkeys(one.url for one in text.links if one.main and one.tag in EMBED_TAGS and _plays(one))
    return [url for url in framed if (numbers := _numbers(url)) and there.isdisjoint(numbers)]


def _numbers(url: str) -> list[str]:
    """The path segments of an address that are not words: they identify a film or a paper."""
    return [
        one for one in urlsplit(url).path.split("/") if len(one) >= STEP and (not one.isalpha() or not one.islower())
    ]


def _host(url: str) -> str:
    return urlsplit(url).netloc


def unshown(found: Comparison, old: Text, new: Text) -> list[str]:
    """Lost passages for pictures that went from an unchanged text.

    The page has the same design and at least as many images fewer, and no other pictures came in their place."""
    if found.lost or found.added or designs_differ(old.design, new.design):
        return []
    before, there = illustrations(old), shown_picture_names(new) | _came(old, new)
    gone = [one for one in before if one not in there]
    if not gone or old.images - new.images < len(gone) or not illustrations(new).keys() <= before.keys():
        return []
    return [picture_passage(PICTURE, before[one]) for one in gone]


def is_led_to(url: str, text: Text) -> bool:
    """Whether a page has a film's number in an address or beside an element, as before a click or a consent."""
    parts = urlsplit(url)
    number = next(iter(parse_qs(parts.query).get("vid", ())), parts.path.rpartition("/")[2])
    return len(number) >= NUMBER and (number in text.mentioned or any(number in link.url for link in text.links))


def _came(old: Text, new: Text) -> set[str]:
    """What the page's markup newly mentions outside images, links and frames."""
    return set(new.mentioned) - set(old.mentioned)


def _plays(link: Link) -> bool:
    if link.tag in _MEDIA:
        return True
    return link.tag in FRAME_TAGS and _PLAYER.search(link.url) is not None and _COMES_AND_GOES.search(link.url) is None
