"""What resolvers said during one visit: each name is asked for once."""

from __future__ import annotations

from archiver.resolve import SAID, Resolver, is_literal
from storage.model import Resolution


class Names:
    """Asks the first resolver; the second where the first does not tell. `said`: all that was answered, in order."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._found: dict[str, Resolution] = {}
        self._seconds: dict[str, Resolution | None] = {}
        self.said: list[Resolution] = []

    def forget(self) -> None:
        """Ask anew from now on."""
        self._found.clear()
        self._seconds.clear()

    def of(self, host: str) -> Resolution:
        """What the first resolver says of a name; what the second does, where that tells and the first does not."""
        if host not in self._found:
            first = self._found[host] = self._resolver.lookup(host)
            if not is_literal(host):
                self.said.append(first)
                other = self.second(host) if first.rcode not in SAID else None
                self._found[host] = other if other is not None and other.rcode in SAID else first
        return self._found[host]

    def second(self, host: str) -> Resolution | None:
        """What the second resolver says of it; None where there is none."""
        if host not in self._seconds:
            found = self._seconds[host] = self._resolver.second_opinion(host)
            self.said += [found] if found is not None else []
        return self._seconds[host]

    def zone(self, host: str) -> Resolution | None:
        """Who answers for the domain of a name; None where there is nothing to ask."""
        found = self._resolver.name_servers(host)
        self.said += [found] if found is not None else []
        return found
