"""Handles answers on which our own text reader failed, which says nothing about them (pure)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from archiver.observe.redirects.answer import final
from storage.model import PROBE_ROLES, Finding, MemberSeen, Observation, VantageSeen, Visit

READER_FAILED = "our text reader failed on what was received: it is kept, and tells nothing about the page"


def unread_visit(visit: Visit, version: str) -> Observation:
    """The observation of a visit of which nothing could be read, not even headers: what is known without, and no
    conclusions."""
    page = visit.page
    return Observation(
        v=version,
        url=visit.url,
        at=visit.at,
        n=visit.n,
        egress=visit.egress,
        final_url=page.url if page is not None else None,
        status=page.status if page is not None else None,
        failure=Finding.CLOCK if visit.clock_off else Finding.TOO_LARGE,
        failure_detail=READER_FAILED,
        payload_sha256=page.payload_sha256 if page is not None else None,
        payload_bytes=page.payload_bytes if page is not None else 0,
        not_fetched=visit.not_fetched,
    )


def with_unread(seen: Observation, visit: Visit, unread: Collection[str]) -> Observation:
    """The observation without conclusions from texts that are missing because our reader failed.

    `unread`: ids of the exchanges on whose bytes it failed. For a page and a document that is a limit of ours, whatever
    the status; of a probe it is then unknown whether a live page would answer so.
    """
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
