"""What others say when a loss is about to be confirmed: the domain's registry, and an independent web archive.

Each is asked only if the operator named it, through the guarded client, and never about a sealed source. The registry
learns a domain, the archive a URL; both learn the address that asks, and when. Their answers are evidence beside our
own looks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import structlog

from archiver.errors import AddressRefused
from archiver.outbound import Answer, Client, NotDelivered
from storage import urls
from storage.clock import parse_rfc3339
from storage.model import CONCLUSIVE, NOT_FOUND, OtherSaid, Said

log = structlog.get_logger(__name__)

REDIRECTS = 2  # a bootstrap service redirects to the registry's own server (RFC 7484)
ENDING = frozenset({"redemption period", "pending delete", "pending restore"})  # RFC 8056, from EPP and RFC 3915

_STAMP, _STATUS = re.compile(r"[0-9]{14}"), re.compile(r"[0-9]{3}")


class Others:
    """Asks the registry and the archive. No answer, or one that cannot be read, counts as saying nothing."""

    def __init__(self, client: Client, *, rdap: str | None, archive: str | None) -> None:
        """`rdap`: base URL of an RDAP service (RFC 9082), before `/domain/`; `archive`: query URL of a CDX server."""
        self._client = client
        self._rdap = rdap
        self._archive = archive

    def registry(self, url: str, last_good_at: datetime | None) -> OtherSaid | None:
        """The registration of the site's domain: ended or ending, new since we last saw the page, or standing."""
        domain = urls.registrable(urlsplit(url).hostname or "")
        if self._rdap is None or "." not in domain or domain.rpartition(".")[2].isdecimal():
            return None
        answer, redirected = self._asked_registry(self._rdap, domain)
        if answer is None or answer.status not in CONCLUSIVE:
            return None
        by = urlsplit(self._rdap).hostname or ""
        if answer.status in NOT_FOUND:
            if not redirected and self._only_redirects(self._rdap):
                return None  # it knows no registry for such names (RFC 7484)
            return OtherSaid(who="registry", by=by, says=Said.ENDED, detail=f"HTTP status {answer.status}")
        found = _object(answer.body)
        if found is None or found.get("objectClassName") != "domain":
            return None
        status = [text.lower() for text in _list(found, "status") if isinstance(text, str)]
        dates = dict(_dates(found))
        registered_at = dates.get("registration")
        says = Said.STANDS
        if ENDING & set(status):
            says = Said.ENDED
        elif registered_at is not None and last_good_at is not None and registered_at > last_good_at:
            says = Said.ANEW
        return OtherSaid(who="registry", by=by, says=says, at=registered_at, detail=", ".join(status)[:200])

    def archive(self, url: str, since: datetime) -> OtherSaid | None:
        """What the archive received at its newest capture since the page was first absent here."""
        if self._archive is None:
            return None
        asked = f"url={quote(url, safe='')}&from={since:%Y%m%d%H%M%S}&fl=timestamp,statuscode&output=json&limit=-1"
        answer, _ = self._get(f"{self._archive}{'&' if '?' in self._archive else '?'}{asked}", "application/json")
        rows = _rows(answer.body) if answer is not None and answer.status == 200 else []
        for at, status in reversed(rows):
            if at < since or status not in CONCLUSIVE:
                continue
            by = urlsplit(self._archive).hostname or ""
            says = Said.SERVED if status == 200 else Said.NOT_SERVED
            return OtherSaid(who="archive", by=by, says=says, at=at, detail=f"HTTP status {status}")
        return None

    def _asked_registry(self, service: str, domain: str) -> tuple[Answer | None, bool]:
        return self._get(f"{service.rstrip('/')}/domain/{quote(domain)}", "application/rdap+json")

    def _only_redirects(self, service: str) -> bool:
        """Whether the service holds no registrations itself, but redirects to registries, as it does for its own name.

        True also if it does not answer that.
        """
        own = urls.registrable(urlsplit(service).hostname or "")
        if "." not in own or own.rpartition(".")[2].isdecimal():
            return False
        answer, redirected = self._asked_registry(service, own)
        return redirected or answer is None or answer.status not in CONCLUSIVE

    def _get(self, url: str, accept: str) -> tuple[Answer | None, bool]:
        """The answer, and whether a redirect led to it or to where there was none."""
        redirected = False
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._client.get(url, {"Accept": accept})
                target = {name.lower(): value for name, value in answer.headers}.get("location")
                if not 300 <= answer.status < 400 or target is None:
                    return answer, redirected
                url, redirected = urljoin(url, target), True
        except (NotDelivered, AddressRefused, ValueError) as error:
            log.warning("others.no_answer", by=urlsplit(url).hostname, error=str(error)[:200])
        return None, redirected


def _object(body: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _list(found: Mapping[str, Any], name: str) -> list[Any]:
    """A member that is an array; empty if it is missing or anything else."""
    value = found.get(name)
    return value if isinstance(value, list) else []


def _dates(found: Mapping[str, Any]) -> Iterator[tuple[str, datetime]]:
    """(event, when) for each dated event in a domain's record (RFC 9083 4.5)."""
    for event in _list(found, "events"):
        if isinstance(event, dict) and isinstance(event.get("eventAction"), str):
            try:
                yield event["eventAction"], parse_rfc3339(str(event.get("eventDate")))
            except ValueError:
                continue


def _rows(body: bytes) -> list[tuple[datetime, int]]:
    """(time, status) for each row of a CDX server's JSON, whose first row names the fields.

    Rows without a status or with an impossible time are skipped: archives have some.
    """
    try:
        _, *rows = json.loads(body)
        pairs = [(stamp, status) for stamp, status in rows if isinstance(stamp, str) and isinstance(status, str)]
    except (ValueError, TypeError, RecursionError):
        return []
    return list(_dated(pairs))


def _dated(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[datetime, int]]:
    for stamp, status in pairs:
        if _STAMP.fullmatch(stamp) and _STATUS.fullmatch(status):
            try:
                yield datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC), int(status)
            except ValueError:
                continue
