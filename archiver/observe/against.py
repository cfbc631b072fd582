"""Compares an answer with a kept copy (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from archiver.observe.reference import Learned, Reference
from archiver.text.comparison.compare import compare, identical
from archiver.text.model import Text
from archiver.text.pictures import other_pictures
from archiver.text.turning.places import Place
from archiver.text.turning.template import Template
from storage.model import Comparison, Exchange, Truncated, Visit

_PERHAPS_WHOLE = frozenset({None, Truncated.DISCONNECT, Truncated.TIME})


def same_payload(page: Exchange, reference: Reference) -> bool:
    """Whether the bytes of the copy came again, all of them whatever length was declared, or the server says so (304)."""
    if page.status == 304 and page.conditional:
        return True
    wanted = reference.capture.payload_sha256
    return wanted is not None and page.payload_sha256 == wanted and page.truncated in _PERHAPS_WHOLE


def compare_to_copy(
    page: Exchange,
    text: Text | None,
    reference: Reference | None,
    visit: Visit,
    *,
    site: Sequence[Text],
    nothing: Sequence[Text],
    template: tuple[Learned, Learned] | None = None,
    places: Collection[Place] = (),
) -> Comparison | None:
    """What is left of the copy, and which pages of a PDF show other pictures; None if there is no copy."""
    if reference is None:
        return None
    if same_payload(page, reference):
        return identical(reference.text)
    if text is None or reference.text is None:
        return Comparison(kept=None)
    learned = Template(*(one.text for one in template)) if template is not None else None
    # a page that is made now and then shows the day on which it was made, for as long as it is not made again
    days = (reference.since or reference.capture.at).date(), visit.at.date()
    found = compare(
        reference.text, text, days=days, site=site, not_found=nothing, template=learned, places=places, url=visit.url
    )
    if found.lost or found.added or "" in {reference.text.rest, text.rest} or reference.text.rest == text.rest:
        pictures = other_pictures(reference.text, text)
        return replace(found, pictures=pictures) if pictures else found
    return replace(found, beyond=True, same_text=False, same_visible=False)
