"""What a page no longer shows or links, and what it shows in its place (pure).

On a page without words, pictures and films; on any page, the documents, films and pictures that module `unlinked`
finds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from archiver.observe.addresses import is_front
from archiver.observe.carried.unlinked import exchanged, is_led_to, unlinked, unshown
from archiver.observe.reference import Reference
from archiver.text.model import Text
from archiver.text.page.picture_pages import (
    FRAME_TAGS,
    frames,
    picture_names,
    picture_passage,
    pictures_only_in,
    scans,
    shown_picture_names,
)
from archiver.text.pictures import same_among
from storage.model import NOT_FOUND, Comparison, Exchange, MemberSeen, Role


def holds_documents(exchanges: Iterable[Exchange], texts: Container[str], old: Text | None, new: Text | None) -> bool:
    """Whether the kept documents of a page must be read.

    One of them came with a text or is not found, or the page no longer shows a picture that was its text. `texts`: ids
    of exchanges."""
    if old is not None and new is not None and scans(old).keys() - shown_picture_names(new):
        return True
    return any(e.role is Role.DOCUMENT and (e.id in texts or e.status in NOT_FOUND) for e in exchanges)


def with_shown(
    found: Comparison | None,
    last: Reference | None,
    new: Text | None,
    members: Iterable[MemberSeen],
    texts: Mapping[str, Text],
) -> Comparison | None:
    """The comparison, with what the page no longer shows or links (pictures, frames, documents) as lost passages.

    What came in their place are added passages. On a page without words these are pictures and frames, named by file;
    on any page, what module `unlinked` finds of an unchanged text. `texts`: of `members`, by the id of their
    captures."""
    if found is None or last is None or last.text is None or new is None or found.identical:
        return found
    if is_front(last.capture.url):
        return found  # it shows other pictures each day
    members = tuple(members)
    pictures, films = _pictures(last, last.text, new, members, texts), _films(last.text, new)
    away = [*unlinked(found, last.text, new, members), *unshown(found, last.text, new)]
    others = exchanged(found, last.text, new) if not films[0] else ([], [])
    lost, added = (*pictures[0], *films[0], *others[0], *away), (*pictures[1], *films[1], *others[1])
    lost = tuple(dict.fromkeys(lost))
    if not lost:
        return found
    return replace(
        found, lost=(*found.lost, *lost), added=(*found.added, *added), same_text=False, same_visible=False
    )  # fmt: skip


def held_to_first(found: Comparison | None, first: Reference | None, new: Text | None) -> Comparison | None:
    """The comparison with the first copy, not the same if a picture or frame of that copy is missing.

    Of the first copy's pictures only the names are known."""
    if found is None or first is None or first.text is None or new is None or found.identical:
        return found
    if is_front(first.capture.url):
        return found
    return replace(found, same_text=False, same_visible=False) if pictures_only_in(first.text, new) else found


def _pictures(
    last: Reference, old: Text, new: Text, members: Iterable[MemberSeen], texts: Mapping[str, Text]
) -> tuple[list[str], list[str]]:
    """Passages for pictures that went and came.

    Only those of which a copy is kept that shows something, and that this look found at no other address. Empty if the
    page says more now, and as many images are on it: its pictures were not fetched, so which of them are others is not
    known."""
    before, now, left = scans(old), scans(new), shown_picture_names(new)
    if before.keys() <= left or (not now and new.images >= old.images):
        return [], []
    there = [
        one
        for one in members
        if one.role is Role.DOCUMENT
        and not now.keys().isdisjoint(picture_names(one.url))
        and one.finding.effect.is_there
    ]
    again = {one.payload_sha256 for one in there}
    documents = [one for one in last.documents if one.id in last.texts and one.payload_sha256 not in again]
    kept = {called: last.texts[one.id].picture for one in documents for called in picture_names(one.address)}
    read = ((one.url, text) for one in there if (text := texts.get(one.capture or "")) is not None)
    seen = {called: text.picture for url, text in read for called in picture_names(url)}
    gone = [one for one in before if one not in left and kept.get(one) and not same_among([kept[one]], seen.values())]
    came = [one for one in now if one not in before and seen.get(one) and not same_among([seen[one]], kept.values())]
    return [picture_passage("image", before[one], one) for one in gone], [
        picture_passage("image", now[one], one) for one in came
    ]


def _films(old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Passages for frames that went and came.

    Frames that went count if no other frame, and no picture to click, is in their place; or if another frame of the
    same site is. A player of another site may show the same film; and a page that has the film's number in an address
    leads to it, as before a consent."""
    pairs = ((frames(old), shown_picture_names(new)), (frames(new), shown_picture_names(old)))
    gone, came = ([url for one, url in some.items() if one not in others] for some, others in pairs)
    if not gone or (came and {urlsplit(one).netloc for one in (*gone, *came)} != {urlsplit(gone[0]).netloc}):
        return [], []
    if not came and (new.images > old.images or any(link.tag in FRAME_TAGS for link in new.links)):
        return [], []
    if not came and any(is_led_to(url, new) for url in gone):
        return [], []
    return [picture_passage("frame", one) for one in gone], [picture_passage("frame", one) for one in came]


def is_trifle(kept: Text | None) -> bool:
    """Whether a kept picture that counts as a document is too small to be one: its disappearance is no loss."""
    return kept is not None and kept.media_type.startswith("image/") and not kept.picture
