"""What a page without words shows, pictures and films: which of them it shows no more, and what in their place. And the documents that
any page leads to no more (pure)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from archiver.observe.addresses import is_front
from archiver.observe.carried.unlinked import exchanged, is_led_to, unlinked, unshown
from archiver.observe.reference import Reference
from archiver.text.model import Text
from archiver.text.page.scans import FRAMES, frames, names, scans, shown, shown_only, told
from archiver.text.pictures import same_among
from storage.model import NOT_FOUND, Comparison, Exchange, MemberSeen, Role


def holds_documents(exchanges: Iterable[Exchange], texts: Container[str], old: Text | None, new: Text | None) -> bool:
    """Whether the kept documents of a page are to be read: one of them came with a text or is not found, or the page shows a
    picture no more that was its text. `texts`: ids of exchanges."""
    if old is not None and new is not None and scans(old).keys() - shown(new):
        return True
    return any(e.role is Role.DOCUMENT and (e.id in texts or e.status in NOT_FOUND) for e in exchanges)


def with_shown(
    found: Comparison | None,
    last: Reference | None,
    new: Text | None,
    members: Iterable[MemberSeen],
    texts: Mapping[str, Text],
) -> Comparison | None:
    """A comparison in which what a page without words shows no more, pictures and frames, are passages that went, by their
    names, and those in their place passages that came; and so are documents that nothing on the page leads to any more. `texts`: of
    `members`, by the id of their captures."""
    if found is None or last is None or last.text is None or new is None or is_front(last.capture.url):
        return found  # there they are what it shows today
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
    """A comparison with the first copy, of whose pictures nothing is known but their names: without them it is not the same."""
    if found is None or first is None or first.text is None or new is None or found.identical:
        return found
    if is_front(first.capture.url):
        return found
    return replace(found, same_text=False, same_visible=False) if shown_only(first.text, new) else found


def _pictures(
    last: Reference, old: Text, new: Text, members: Iterable[MemberSeen], texts: Mapping[str, Text]
) -> tuple[list[str], list[str]]:
    """Of pictures only those of which a copy is kept that shows something, and that this look had at no other address. What the
    pictures of a page show that says more now nobody asked: which of them are others is not known of as many."""
    before, now, left = scans(old), scans(new), shown(new)
    if before.keys() <= left or (not now and new.images >= old.images):
        return [], []
    there = [
        one
        for one in members
        if one.role is Role.DOCUMENT and not now.keys().isdisjoint(names(one.url)) and one.finding.effect.is_there
    ]
    again = {one.payload_sha256 for one in there}
    documents = [one for one in last.documents if one.id in last.texts and one.payload_sha256 not in again]
    kept = {called: last.texts[one.id].picture for one in documents for called in names(one.address)}
    read = ((one.url, text) for one in there if (text := texts.get(one.capture or "")) is not None)
    seen = {called: text.picture for url, text in read for called in names(url)}
    gone = [one for one in before if one not in left and kept.get(one) and not same_among([kept[one]], seen.values())]
    came = [one for one in now if one not in before and seen.get(one) and not same_among([seen[one]], kept.values())]
    return [told("image", before[one], one) for one in gone], [told("image", now[one], one) for one in came]


def _films(old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Of frames those that went without any other, or a picture to click, in their place; and one that another of its site is shown
    for. A player of another site may be the same film, and a page that has its number in an address leads to it, as before a consent."""
    pairs = ((frames(old), shown(new)), (frames(new), shown(old)))
    gone, came = ([url for one, url in some.items() if one not in others] for some, others in pairs)
    if not gone or (came and {urlsplit(one).netloc for one in (*gone, *came)} != {urlsplit(gone[0]).netloc}):
        return [], []
    if not came and (new.images > old.images or any(link.tag in FRAMES for link in new.links)):
        return [], []
    if not came and any(is_led_to(url, new) for url in gone):
        return [], []
    return [told("frame", one) for one in gone], [told("frame", one) for one in came]


def is_trifle(kept: Text | None) -> bool:
    """Whether a picture that is called a document is too small to be one: that it goes is no loss."""
    return kept is not None and kept.media_type.startswith("image/") and not kept.picture
