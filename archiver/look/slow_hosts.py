"""Which files of a page are left for the next look because their host answers no request in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from storage import urls
from storage.model import Exchange, Finding, Role, Truncated

IN_A_ROW = 3  # requests of one look to a host that come to nothing in time; the rest would wait as long


class SlowHosts:
    """The hosts that let requests of one look time out, one after another."""

    def __init__(self) -> None:
        self._late: Counter[str] = Counter()

    def note(self, url: str, got: Sequence[Exchange]) -> None:
        """Notes what came of the request for a file, and of its redirects."""
        host = urls.host_key(url)
        last = got[-1] if got else None
        if last is not None and _is_late(last):
            self._late[host] += 1
        elif last is not None:
            del self._late[host]

    def why_left(self, url: str) -> str | None:
        """Why a file is not to be requested at this look; None if it is."""
        late = self._late[urls.host_key(url)]
        return f"{late} requests in a row to its host had no answer in time" if late >= IN_A_ROW else None


def in_turn(wanted: Mapping[str, Role], late: Collection[str], most: int, n: int) -> list[str]:
    """The addresses in the order in which to request them.

    `late`: documents that had no answer in time at the last look. They come behind the other documents, so that they
    never keep those from being requested; and as a slow host is soon left alone, the first `most` documents, which are
    requested at a look, begin with others at each, the n-th.
    """
    documents = [url for url, role in wanted.items() if role is Role.DOCUMENT]
    first = documents[:most]
    if set(late).isdisjoint(first):
        return list(wanted)
    start = n * IN_A_ROW % len(first)
    first = sorted(first)
    first = sorted([*first[start:], *first[:start]], key=lambda url: url in late)
    return [*first, *documents[most:], *(url for url, role in wanted.items() if role is not Role.DOCUMENT)]


def _is_late(exchange: Exchange) -> bool:
    failed = exchange.failure is not None and exchange.failure.finding is Finding.TIMEOUT
    return failed or exchange.truncated is Truncated.TIME
