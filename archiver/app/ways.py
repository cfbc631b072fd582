"""How requests leave. The parts are loaded when first used, because most commands only read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from archiver import addresses
from archiver.app.upkeep import Upkeep
from archiver.egress import Egress, introduction

if TYPE_CHECKING:
    from archiver.outbound import Client
    from archiver.resolve import DnsResolver


class Ways(Upkeep):
    """Egresses, name lookup and allowed addresses, and clients for everything except captures."""

    @cached_property
    def _allowed(self) -> tuple[addresses.Network, ...]:
        return addresses.networks([str(network) for network in self.settings.allow_private_addresses])

    @cached_property
    def _egresses(self) -> list[Egress]:
        return [Egress(name=e.name, kind=e.kind, url=e.url, country=e.country) for e in self.settings.egress]

    def sites_see(self, names: Iterable[str | None]) -> Iterator[str]:
        """Sentences about what sites see of requests by these egresses; None is the default one."""
        from archiver.intake.sight import sites_see

        ways = {way.name: way for way in self._egresses}
        for name in dict.fromkeys(name or self._egresses[0].name for name in names):
            yield from sites_see(ways[name], introduction(self.settings.user_agent, self.settings.contact))

    @cached_property
    def _resolver(self) -> DnsResolver:
        from archiver.resolve import DnsResolver

        servers = self.settings.dns
        return DnsResolver(servers[:1], servers[1:], allowed_networks=self._allowed, now=self.now)

    @cached_property
    def _outbound(self) -> Client:
        """For everything except captures: the webhook, timestamps, what others say."""
        from archiver.outbound import BODY_BYTES

        return self._client(BODY_BYTES)

    def _client(self, body_bytes: int) -> Client:
        from archiver.outbound import Client

        return Client(
            resolver=self._resolver,
            allowed_networks=self._allowed,
            egress=self._egresses[0],
            ca_file=self.settings.ca_file,
            user_agent=self.settings.user_agent,
            body_bytes=body_bytes,
        )
