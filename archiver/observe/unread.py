"""What our own reader of texts failed on, which says nothing of what was asked for (pure)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from archiver.observe.redirects.answer import final
from storage.model import PROBE_ROLES, Finding, MemberSeen, Observation, VantageSeen, Visit

READER_FAILED = "our text reader failed on what was received: it is kept, and tells nothing about the page"


def with_unread(seen: Observation, visit: Visit, unread: Collection[str]) -> Observation:
    """The observation without what a missing text would have it say. `unread`: ids of the exchanges on whose bytes our
    reader failed. Of a page and of a document that is a limit of ours, whatever its status; whether a probe came as a live page
    gives it is not known."""
    if not unread:
        return seen
    if visit.page is not None and visit.page.id in unread and seen.failure is None:
        seen = replace(seen, failure=Finding.TOO_LARGE, failure_detail=READER_FAILED)
    asked = final(e for e in visit.exchanges if e.role in PROBE_ROLES)
    probes = (
        replace(one, fine=None) if end.id in unread else one for one, (_, end) in zip(seen.probes, asked, strict=True)
    )
    return replace(
        seen,
        probes=tuple(probes),
        members=tuple(_member(one, unread) for one in seen.members),
        vantages=tuple(_vantage(one, unread) for one in seen.vantages),
    )


def _member(one: MemberSeen, unread: Collection[str]) -> MemberSeen:
    vantages = tuple(_vantage(way, unread) for way in one.vantages)
    finding = Finding.TOO_LARGE if one.capture in unread else one.finding
    return replace(one, finding=finding, vantages=vantages)


def _vantage(one: VantageSeen, unread: Collection[str]) -> VantageSeen:
    return replace(one, finding=Finding.TOO_LARGE) if one.capture in unread else one
