"""Turns a visit into an observation, and an observation into a finding.

Pure: values in, values out. What is stored suffices to judge again.

    observe(visit, text, ...) -> Observation      classify(observation) -> (Finding, reasons)
    needs_probes(observation) -> bool             members(text, url) -> ((url, role), ...)
"""

from __future__ import annotations

from archiver.observe.build import VERSION, observe
from archiver.observe.carried.members import doubtful, is_handed_out, members
from archiver.observe.carried.no_longer_shown import holds_documents
from archiver.observe.carried.requisites import MARKUP_BYTES, Requisites, requisites
from archiver.observe.carried.sheets import SHEET_BYTES, Sheet, sheet
from archiver.observe.cited import left
from archiver.observe.classify import classify
from archiver.observe.elsewhere import vantages_seen, with_others
from archiver.observe.probing import needs_probes
from archiver.observe.redirects.answer import charset, media_type
from archiver.observe.redirects.onward import ways
from archiver.observe.redirects.sent import (
    LATE_S,
    STAY_CHARS,
    is_read_first,
    sends_later,
    sends_on,
    stands_alone,
    waits,
)
from archiver.observe.reference import Learned, Reference
from archiver.observe.site.answers import is_brief
from archiver.observe.site.probes import lacking, lists, nothing_there, only_asked, remembering
from archiver.observe.unread import with_unread
from archiver.text.page.picture_pages import scans

__all__ = [
    "LATE_S",
    "MARKUP_BYTES",
    "SHEET_BYTES",
    "STAY_CHARS",
    "VERSION",
    "Learned",
    "Reference",
    "Requisites",
    "Sheet",
    "charset",
    "classify",
    "doubtful",
    "holds_documents",
    "is_brief",
    "is_handed_out",
    "is_read_first",
    "lacking",
    "left",
    "lists",
    "media_type",
    "members",
    "needs_probes",
    "nothing_there",
    "observe",
    "only_asked",
    "remembering",
    "requisites",
    "scans",
    "sends_later",
    "sends_on",
    "sheet",
    "stands_alone",
    "vantages_seen",
    "waits",
    "ways",
    "with_others",
    "with_unread",
]
