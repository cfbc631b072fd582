"""Turns a visit into an observation, and an observation into a finding.

Pure: values in, values out. What is stored suffices to judge again.

    observe(visit, text, ...) -> Observation      classify(observation) -> (Finding, reasons)
    needs_probes(observation) -> bool             members(text, url) -> ((url, role), ...)
"""

from __future__ import annotations

from archiver.observe.build import VERSION, observe
from archiver.observe.carried.members import find_members, find_possible_documents, is_handed_out
from archiver.observe.carried.no_longer_shown import holds_documents
from archiver.observe.carried.requisites import MARKUP_BYTES, Requisites, requisites
from archiver.observe.carried.sheets import SHEET_BYTES, Sheet, sheet
from archiver.observe.cited import is_passage_missing
from archiver.observe.classify import classify
from archiver.observe.elsewhere import altered_alone, vantages_seen, with_others
from archiver.observe.probing import needs_probes
from archiver.observe.redirects.answer import charset, media_type
from archiver.observe.redirects.onward import likely_targets
from archiver.observe.redirects.sent import (
    LATE_S,
    STAY_CHARS,
    is_read_first,
    requested_refresh,
    sends_later,
    stands_alone,
    waits,
)
from archiver.observe.reference import Learned, Reference
from archiver.observe.site.answers import is_brief
from archiver.observe.site.probes import links_any, nothing_there, only_asked, probes_lacking_source, remembering
from archiver.observe.unread import unread_visit, with_unread
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
    "altered_alone",
    "charset",
    "classify",
    "find_members",
    "find_possible_documents",
    "holds_documents",
    "is_brief",
    "is_handed_out",
    "is_passage_missing",
    "is_read_first",
    "likely_targets",
    "links_any",
    "media_type",
    "needs_probes",
    "nothing_there",
    "observe",
    "only_asked",
    "probes_lacking_source",
    "remembering",
    "requested_refresh",
    "requisites",
    "scans",
    "sends_later",
    "sheet",
    "stands_alone",
    "unread_visit",
    "vantages_seen",
    "waits",
    "with_others",
    "with_unread",
]
