"""What goes out to others: the webhook, letters to subscribers, alarms, timestamps, exports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archiver.alarms import Alarms, Seen
from archiver.app.looking import Looking
from archiver.storewatch import StoreWatch
from storage import catalog as tables
from storage.errors import ArchiverError, StoreError
from storage.model import SegmentState, Trouble

if TYPE_CHECKING:
    from archiver.export.making import Maker
    from archiver.notify import Notify
    from archiver.stamping import Stamping
    from archiver.subscribers.sending import Letters, Post
    from storage.blobs import Blobs


STORE_S = 30.0  # a store that hangs must not hold up the other alarms
LISTS_BYTES = 4 << 20  # most of a revocation list; those of large authorities have a megabyte


class Telling(Looking):
    """Parts that talk to others than the sites we look at."""

    @cached_property
    def stamping(self) -> Stamping | None:
        """Timestamps by others; None if the operator named no authority."""
        s = self.settings
        if not s.timestamp:
            return None
        from archiver.stamping import Authority, Stamping

        named = [Authority(name=one.name, url=one.url, ca_file=one.ca_file, policy=one.policy) for one in s.timestamp]
        return Stamping(
            self.ledger, self.shelf, self._outbound, named,
            every_s=s.timestamp_every_s, now=self.now, lists=self._client(LISTS_BYTES),
            heard=self.clock.stamped,
        )  # fmt: skip

    @cached_property
    def notify(self) -> Notify | None:
        """The webhook, or None."""
        s = self.settings
        if s.webhook is None:
            return None
        from archiver.notify import Notify

        return Notify(
            self.catalog, self._outbound, url=s.webhook, secret=s.webhook_secret, public_url=s.public_url, now=self.now
        )

    @cached_property
    def letters(self) -> Letters:
        """Letters to subscribers."""
        from archiver.subscribers.sending import Letters

        return Letters(
            self.catalog, self.subscribers, lambda: self._outbound,
            sealer=self.sealer, post=self.post, public_url=self.settings.public_url, now=self.now,
        )  # fmt: skip

    @cached_property
    def post(self) -> Post | None:
        """How mail is sent; None if no server is configured."""
        s = self.settings
        if s.smtp is None or s.mail_from is None:
            return None
        from archiver.subscribers.sending import Post
        from archiver.subscribers.smtp import Server

        server = Server(
            host=s.smtp.host, port=s.smtp.port, security=s.smtp.security,
            user=s.smtp.user, password=s.smtp.password, ca_file=s.ca_file,
        )  # fmt: skip
        return Post(server=server, sender=s.mail_from)

    @cached_property
    def _watch(self) -> StoreWatch:
        return StoreWatch()

    @cached_property
    def alarms(self) -> Alarms:
        """Troubles of the service, for its operator; `notify` sends them along with events."""
        return Alarms(
            self.catalog,
            see=self._troubles,
            sure=lambda: self._ledger_stopped is not None,
            stores=self.blobs.wanted,
            record=self.journal.record,
            now=self.now,
        )

    def _troubles(self) -> Iterator[Seen]:
        """What is wrong now."""
        yield from self._of_copies()
        yield from self._of_erasures()
        for lock in self.locks.standing():
            if lock.copies:
                yield Seen(Trouble.UNLOCKED, lock.store, f"{lock.copies} ({lock.asked})")
        for label, why in self._not_held.items():
            yield Seen(Trouble.HOLDS, label, why)
        if doubts := self._clocks():
            yield Seen(Trouble.CLOCK, "", "; ".join(doubts))
        held = self.held()
        if held is not None:
            yield Seen(Trouble.HELD, "", held[1])
        if self._ledger_stopped:
            yield Seen(Trouble.LEDGER, "", self._ledger_stopped)

    def _clocks(self) -> list[str]:
        """The doubts about clocks: about ours as it is now, and about other processes' as they noted them."""
        said = self.doubts()
        said.pop(self._name, None)
        ours = self.clock.doubt(self.now())
        return [*([ours] if ours is not None else []), *(f"that of {name}: {why}" for name, why in said.items())]

    def _of_copies(self) -> Iterator[Seen]:
        for store in self.blobs.stores:
            why = self._watch.of(store.label, partial(self._against, store), STORE_S)
            if why is None:
                why = f"{store.where}: it said nothing for {STORE_S:g} s"
            if why:
                yield Seen(Trouble.STORE, store.label, why)
        standing = self.auditor.standing()
        with self.catalog.read() as conn:
            at_risk = tables.segments.count(conn, SegmentState.AT_RISK)
        if at_risk or self.lacking_long():
            lacking = [f"{_objects(one.lacking)} not in {one.store}" for one in standing if one.lacking]
            yield Seen(
                Trouble.AT_RISK,
                "",
                "; ".join([*([f"{at_risk} segment{'s' * (at_risk != 1)}"] if at_risk else []), *lacking]),
            )
        for one in standing:
            if one.open:
                yield Seen(Trouble.DAMAGED, one.store, f"{len(one.open)}; `archiver audit` names them")
            if one.overdue is not None:
                yield Seen(Trouble.OVERDUE, one.store, one.overdue)

    def _against(self, store: Blobs) -> str:
        """What is wrong with a store, or that it takes nothing; "" if nothing is, or if only the catalog could tell."""
        try:
            self.marks.compare(store)
        except StoreError as error:
            return str(error)
        except ArchiverError:
            return ""
        return self.full(store) or self.unwritable(store) or ""

    def _of_erasures(self) -> Iterator[Seen]:
        with self.catalog.read() as conn:
            left, begun = tables.purges.leftovers(conn), tables.purges.unfinished(conn)
        stores = ", ".join(sorted({store for store, _, _ in left}))
        if begun:
            yield Seen(
                Trouble.PURGE,
                "",
                f"{len(begun)} {'was' if len(begun) == 1 else 'were'} cut short: archiver purge --finish",
            )
        elif left:
            yield Seen(Trouble.PURGE, "", f"segments are still to be deleted in {stores}: archiver purge --finish")

    @cached_property
    def maker(self) -> Maker:
        """Makes exports."""
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
        """Addresses and names that would reveal who looked."""
        from archiver.export import our_names

        return our_names(self.settings.own_addresses, [urlsplit(one.url or "").hostname for one in self._egresses])


def _objects(count: int) -> str:
    return "1 object is" if count == 1 else f"{count} objects are"
