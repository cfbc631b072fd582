"""What resolvers said during one visit: each name is looked up once."""

from __future__ import annotations

from archiver.resolve import SAID, Resolver, is_literal
from storage.model import Resolution


class Names:
    """Asks the first resolver, and the second if the first does not tell. `said`: all answers, in order."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._found: dict[str, Resolution] = {}
        self._seconds: dict[str, Resolution | None] = {}
        self.said: list[Resolution] = []

    def forget(self) -> None:
        """Look every name up again from now on."""
        self._found.clear()
        self._seconds.clear()

    def of(self, host: str) -> Resolution:
        """The first resolver's answer for a name, or the second's if only that one tells whether the name exists."""
        if host not in self._found:
            first = self._found[host] = self._resolver.lookup(host)
            if not is_literal(host):
                self.said.append(first)
                other = self.second(host) if first.rcode not in SAID else None
                self._found[host] = other if other is not None and other.rcode in SAID else first
        return self._found[host]

    def second(self, host: str) -> Resolution | None:
        """The second resolver's answer for a name; None if there is none."""
        if host not in self._seconds:
            found = self._seconds[host] = self._resolver.second_opinion(host)
            self.said += [found] if found is not None else []
        return self._seconds[host]

    def zone(self, host: str) -> Resolution | None:
        """The name servers of a name's domain; None if there is nothing to ask."""
        found = self._resolver.name_servers(host)
        self.said += [found] if found is not None else []
        return found
