"""Events and a subscription -> alerts; an alert -> the JSON body of a webhook (mails: `archiver.subscribers`). Pure.

By default nobody is alerted to what a single look saw: `suspected`, `blocked`, `instead` and `host` must be asked for.
What concerns a whole host (no usable answer, walls, its name) is one alert per host and day, however many of its
sources are affected; any other event is one alert. An alert's id depends only on the subscription and on the event, or
on the host, kind and day, so a repeated alert has the same id.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from archiver import words
from archiver.judge.confidence import level
from archiver.sanitizing import redacted, redacted_text
from storage.clock import rfc3339
from storage.model import Event, EventKind, Sure

_ALERTS = uuid.UUID("0c5b2f0e-8a1d-5b7e-9a55-6f0f7d1c2b43")  # our namespace for alert ids; never changes

TOLD_BY_DEFAULT = frozenset(
    {
        EventKind.REMOVED,
        EventKind.RESTORED,
        EventKind.ALTERED,
        EventKind.MOVED,
        EventKind.UNREACHABLE,
        EventKind.DOMAIN_GONE,
    }
)
_OF_THE_HOST = frozenset({EventKind.HOST, EventKind.BLOCKED, EventKind.UNREACHABLE, EventKind.DOMAIN_GONE})
PAYLOAD_MOST_BYTES = 20_000  # Standard Webhooks 1.0.0: keep payloads thin
_REASONS_MOST = 8
_ALWAYS_WHOLE = 64  # characters of a text that is never shortened: ids and times are no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A recipient: the one webhook of the settings, or a subscriber (`archiver.subscribers`)."""

    id: str  # stable: alert ids are made from it
    kinds: frozenset[EventKind] = TOLD_BY_DEFAULT  # with SUSPECTED: opted in to what is not yet confirmed
    sources: frozenset[str] | None = None  # ids; None: all
    since: datetime | None = None  # earlier events are not sent: a new subscriber gets no history
    sure: Sure = Sure.LOW  # alterations of a lower confidence are not sent; those that state none are

    def asks_for(self, event: Event) -> bool:
        """Whether the subscriber wants to be alerted to this event."""
        return (
            event.kind in self.kinds
            and (self.sources is None or event.source in self.sources)
            and (self.since is None or event.at >= self.since)
            and (self.sure is Sure.LOW or event.kind is not EventKind.ALTERED or self._is_sure(event))
        )

    def _is_sure(self, event: Event) -> bool:
        stated, levels = level(event.reasons), list(Sure)
        return stated is None or levels.index(Sure(stated)) >= levels.index(self.sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One or several events addressed to a subscriber."""

    id: str  # UUID, stable over retries, restarts and rebuilds; the webhook-id
    subscription: str
    kind: EventKind
    at: datetime  # of the first event
    events: tuple[Event, ...]


def alerts(events: Iterable[Event], subscription: Subscription, hosts: Mapping[str, str]) -> tuple[Alert, ...]:
    """The alerts that these events make, in order of their first event. `hosts`: source id -> host.

    An alert for a host holds the events of that host in this batch; a later batch of the same day gets the same id and
    is not sent again.
    """
    found: dict[str, list[Event]] = {}
    for event in filter(subscription.asks_for, events):
        found.setdefault(alert_id(event, subscription, hosts.get(event.source)), []).append(event)
    return tuple(
        Alert(id=key, subscription=subscription.id, kind=group[0].kind, at=group[0].at, events=tuple(group))
        for key, group in found.items()
    )


def alert_id(event: Event, subscription: Subscription, host: str | None) -> str:
    """UUIDv5 of subscription and event, or of subscription, host, kind and UTC day for what concerns a whole host.

    The host is that of the page, or of the document of the page that the event is about.
    """
    if words.of_document(event.kind, event.text):  # the host that serves the document, which may differ from the page's
        hosts = {urlsplit(one).netloc for one in words.addresses_of(event.text)}
        host = f"document/{hosts.pop()}" if len(hosts) == 1 else None
    if event.kind in _OF_THE_HOST and host is not None:
        name = f"{subscription.id}/{host}/{event.kind.value}/{event.at.astimezone(UTC).date().isoformat()}"
    else:
        name = f"{subscription.id}/{event.id}"
    return str(uuid.uuid5(_ALERTS, name))


def to_others(event: Event) -> Event:
    """An event as it leaves us: what looks like a secret is struck out of the addresses that it, or a reason, names."""
    reasons = tuple(replace(one, text=redacted_text(one.text)) for one in event.reasons)
    return replace(event, url=redacted(event.url), text=redacted_text(event.text), reasons=reasons)


def payload(alert: Alert, language: str = "en", *, link: str | None = None, to_be_told: bool = True) -> bytes:
    """The body of a webhook request, as it is signed: `{type, timestamp, data}` of Standard Webhooks 1.0.0.

    At most PAYLOAD_MOST_BYTES: reasons and further events are left out for that, then long texts and addresses are
    shortened. `link`: the page with more about it. `to_be_told` False: for the receiver's records, not
    yet a reason to alert anyone. The kinds are identifiers; `summary` and `text` are for people, and the text of an
    event is English whatever the language of the summary.
    """
    first = alert.events[0]
    data: dict[str, Any] = {
        "alert": alert.id,
        "kind": alert.kind.value,
        "to_be_told": to_be_told,
        "summary": words.kind(alert.kind, language, text=first.text),
        "document": words.about_document(first.kind, first.text),
        "documents": list(words.addresses_of(first.text)),
        "events": [_event(event) for event in alert.events],
        "count": len(alert.events),
    }
    if link is not None:
        data["link"] = link
    data["confidence"] = level(first.reasons)
    data["notice"] = words.notice_line(first.reasons)
    data["reasons"] = [{"rule": r.rule, "text": r.text} for r in first.reasons[:_REASONS_MOST]]
    message = {"type": f"source.{alert.kind.value}", "timestamp": rfc3339(alert.at), "data": data}
    body = _json(message)
    while len(body) > PAYLOAD_MOST_BYTES and (data["reasons"] or len(data["events"]) > 1):
        if data["reasons"]:
            data["reasons"] = []
        else:
            data["events"] = data["events"][: max(1, len(data["events"]) // 2)]
        body = _json(message)
    most = PAYLOAD_MOST_BYTES
    while len(body) > PAYLOAD_MOST_BYTES and most > 2 * _ALWAYS_WHOLE:
        most //= 2
        body = _json(message | {"data": _shortened(data, most)})
    return body


def _shortened(value: Any, most: int) -> Any:
    """JSON of whose texts, addresses too, none is longer than `most` characters; what is cut off is marked by "…"."""
    if isinstance(value, str):
        return value if len(value) <= most else f"{value[: most - 1]}…"
    if isinstance(value, list):
        return [_shortened(one, most) for one in value]
    if isinstance(value, dict):
        return {key: _shortened(one, most) for key, one in value.items()}
    return value


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": rfc3339(event.at),
        "source": event.source,
        "url": event.url,
        "n": event.n,
        "kind": event.kind.value,
        "document": words.about_document(event.kind, event.text),
        "text": event.text,
    }


def _json(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
