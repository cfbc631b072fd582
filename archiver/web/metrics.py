"""Metrics for Prometheus, in a registry of our own: requests answered, and the state of the watch when scraped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from archiver.web import counts
from storage import catalog as tables
from storage.model import Access, SegmentState, State

if TYPE_CHECKING:
    from archiver.web.site import Service

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """One registry per site, nothing global, so that several sites can live in one process."""

    def __init__(self, service: Service, *, channel: str) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        self._answers = Counter(
            "archiver_http_answers", "HTTP requests answered, by route and status", ("route", "method", "status"),
            registry=self.registry,
        )  # fmt: skip
        self._took = Histogram(
            "archiver_http_seconds", "Time from a request to the end of its answer", ("route",), registry=self.registry,
            buckets=(0.005, 0.02, 0.1, 0.5, 2, 10, 60),
        )  # fmt: skip
        self._service, self._channel = service, channel

    def answered(self, route: str, method: str, status: int, took_s: float) -> None:
        """Count one request. `route` is the path template, never the path."""
        known = method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
        self._answers.labels(route, known, str(status)).inc()
        self._took.labels(route).observe(took_s)

    def text(self, access: Access | None = None) -> bytes:
        """All metrics in Prometheus' text format.

        `access`: count only sources of this class, for readers who may not know of others.
        """
        current = CollectorRegistry(auto_describe=False)
        current.register(_CatalogFigures(self._service, self._channel, access))
        return generate_latest(self.registry) + generate_latest(current)


class _CatalogFigures(Collector):
    """Metrics read from the catalog when scraped."""

    def __init__(self, service: Service, channel: str, access: Access | None) -> None:
        self._service = service
        self._channel = channel
        self._access = access

    def describe(self) -> Iterable[Metric]:
        return ()  # registration must not read the catalog

    def collect(self) -> Iterable[Metric]:
        with self._service.catalog.read() as conn:
            watch = counts.watch(conn, self._access, self._service.now(), timedelta(0))
            waiting = tables.deliveries.waiting(conn, self._channel)
            letters, given_up = tables.letters.waiting(conn), tables.letters.given_up(conn)
            unresolved = len(tables.segments.unresolved(conn))
            segments = tables.segments.in_states(conn, self._access)
            at_risk = tables.segments.count(conn, SegmentState.AT_RISK)  # whatever is in them: monitors need no token
        by_state = GaugeMetricFamily("archiver_sources", "Sources by state", labels=["state"])
        for state in State:
            by_state.add_metric([state.value], watch.states.get(state, 0))
        yield by_state
        yield GaugeMetricFamily("archiver_sources_due", "Sources whose look is due", watch.late)
        newest = watch.newest_at.timestamp() if watch.newest_at else float("nan")
        yield GaugeMetricFamily("archiver_newest_visit_timestamp_seconds", "When the newest visit began", newest)
        yield GaugeMetricFamily("archiver_events_waiting", "Events that the webhook was not told of yet", waiting)
        yield GaugeMetricFamily(
            "archiver_letters_waiting", "Letters to subscribers not taken yet", sum(letters.values())
        )
        yield GaugeMetricFamily("archiver_letters_given_up", "Letters to subscribers that were given up", given_up)
        yield GaugeMetricFamily("archiver_segments_unresolved", "Segments reserved and not committed", unresolved)
        kept = GaugeMetricFamily("archiver_segments", "Segments by how safe they are", labels=["state"])
        for safety in SegmentState:
            kept.add_metric([safety.value], at_risk if safety is SegmentState.AT_RISK else segments.get(safety, 0))
        yield kept
        yield from self._audits()
        yield self._held()
        yield self._locks()
        yield GaugeMetricFamily(
            "archiver_clocks_doubted", "Processes that must not trust their own clock", len(self._service.doubts())
        )

    def _audits(self) -> Iterable[Metric]:
        copies = GaugeMetricFamily("archiver_copies", "Copies that a store has", labels=["store"])
        lacking = GaugeMetricFamily(
            "archiver_copies_lacking", "Blobs that another store has and this one not yet", labels=["store"]
        )
        at_risk = GaugeMetricFamily(
            "archiver_copies_at_risk", "Blobs that a store has had no copy of for over an hour", labels=["store"]
        )
        damaged = GaugeMetricFamily("archiver_copies_damaged", "Copies that wait to be mended", labels=["store"])
        overdue = GaugeMetricFamily("archiver_audit_overdue", "1: not every copy was read in time", labels=["store"])
        ended = GaugeMetricFamily(
            "archiver_audit_finished_timestamp_seconds", "When the last whole audit ended", labels=["store"]
        )
        late = self._service.lacking_long()
        for one in self._service.auditor.standing():
            at_risk.add_metric([one.store], late.get(one.store, 0))
            copies.add_metric([one.store], one.copies)
            lacking.add_metric([one.store], one.lacking)
            damaged.add_metric([one.store], len(one.open))
            overdue.add_metric([one.store], 0 if one.overdue is None else 1)
            if one.underway is not None and one.underway.finished_at is not None:
                ended.add_metric([one.store], one.underway.finished_at.timestamp())
        yield from (copies, lacking, at_risk, damaged, overdue, ended)

    def _held(self) -> Metric:
        """One sample per reason, so that each is seen to go back to 0."""
        paused = GaugeMetricFamily(
            "archiver_rounds_held", "1: no new round starts, for want of this", labels=["reason"]
        )
        held = self._service.held()
        for reason in ("spool", "disk", "day"):
            paused.add_metric([reason], int(held is not None and held[0] == reason))
        return paused

    def _locks(self) -> Metric:
        bare = GaugeMetricFamily(
            "archiver_copies_unlocked", "Copies without the lock that was asked for", labels=["store"]
        )
        for one in self._service.locks.standing():
            bare.add_metric([one.store], one.copies)
        return bare
