"""What goes out to others: the webhook, timestamps, exports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archiver.app.looking import Looking
from archiver.notify import Notify
from archiver.outbound import BODY_BYTES, Client
from archiver.stamping import Authority, Stamping

if TYPE_CHECKING:
    from archiver.export.making import Maker


LISTS_BYTES = 4 << 20  # of a revocation list; large authorities' have a megabyte


class Telling(Looking):
    """Parts that speak to others than the sites we look at."""

    @cached_property
    def _outbound(self) -> Client:
        """For what is not capture: the webhook, timestamps."""
        return self._client(BODY_BYTES)

    def _client(self, body_bytes: int) -> Client:
        return Client(
            resolver=self._resolver,
            allowed_networks=self._allowed,
            egress=self._egresses[0],
            ca_file=self.settings.ca_file,
            user_agent=self.settings.user_agent,
            body_bytes=body_bytes,
        )

    @cached_property
    def stamping(self) -> Stamping | None:
        """Timestamps of others; None when the operator named no authority."""
        s = self.settings
        if not s.timestamp:
            return None
        named = [Authority(name=one.name, url=one.url, ca_file=one.ca_file, policy=one.policy) for one in s.timestamp]
        return Stamping(
            self.ledger, self.shelf, self._outbound, named,
            every_s=s.timestamp_every_s, now=self.now, lists=self._client(LISTS_BYTES),
        )  # fmt: skip

    @cached_property
    def notify(self) -> Notify | None:
        """The webhook; None when there is none."""
        s = self.settings
        if s.webhook is None:
            return None
        return Notify(
            self.catalog, self._outbound, url=s.webhook, secret=s.webhook_secret, public_url=s.public_url, now=self.now
        )

    @cached_property
    def maker(self) -> Maker:
        """Exports."""
        from archiver.export.making import Maker

        return Maker(
            catalog=self.catalog,
            blobs=self.blobs,
            ledger=self.ledger,
            shelf=self.shelf,
            names=self._our_names,
            show=self.sealer.shown,
            scratch=self._scratch,
            now=self.now,
        )

    def _our_names(self) -> list[str]:
        """Addresses and names that would tell who looked."""
        from archiver.export import our_names

        return our_names(self.settings.own_addresses, [urlsplit(one.url or "").hostname for one in self._egresses])
