"""Who asked to be told of what: written to the journal, sealed, and read back.

The mark that stands for a subscriber, the token that ends their alerts and the secret that signs what is posted to them
are derived from the address with the key of sealed words. So nothing more has to be kept, and all of them are the same
after a rebuild.
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archiver.errors import AddressRefused, UsageError
from archiver.lookup import names_host
from archiver.subscribers.addresses import address_of, is_mail
from storage import catalog as tables
from storage import ids, urls
from storage.clock import trim
from storage.errors import NotFound
from storage.journal import SubscriptionEnded, SubscriptionMade
from storage.model import Access, Digest, EventKind, Subscription, Sure, Terms
from storage.records import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from archiver.lookup import Lookup
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.journal import Journal
    from storage.sealing import Sealer

LANGUAGES = ("en", "zh")
_ID_CHARS = 26  # length of a ULID
_MARK_CHARS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A request for alerts, as people write it."""

    address: str
    urls: Sequence[str] = ()  # of registered sources, or their hosts
    works: Sequence[str] = ()  # titles, or ids
    tags: Sequence[str] = ()
    kinds: Sequence[str] = ()  # empty: the default kinds
    language: str = "en"
    digest: str = Digest.NONE
    sure: str = Sure.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A subscription with its terms unsealed."""

    subscription: Subscription
    terms: Terms
    subscriber: str  # a mark derived from the address, the same for all its subscriptions

    @property
    def id(self) -> str:
        return self.subscription.id

    @property
    def mail(self) -> bool:
        return is_mail(self.terms.address)


class Subscribers:
    """Makes, reads and ends subscriptions. Thread-safe."""

    def __init__(
        self,
        catalog: Catalog,
        journal: Callable[[], Journal],
        lookup: Lookup,
        sealer: Sealer,
        now: Now,
        *,
        refused: Callable[[str], str | None],
        near: Collection[str] = (),
    ) -> None:
        """`journal`: created when something is written. `refused`: why a URL is never posted to; None if it may be. `near`:
        mail domains of one label that are taken."""
        self._catalog = catalog
        self._journal = journal
        self._lookup = lookup
        self._sealer = sealer
        self._now = now
        self._refused = refused
        self._near = near
        self._opened: dict[str, Terms] = {}  # by sealed text, which never changes

    def make(self, wanted: Wanted, actor: str) -> tuple[Known, bool]:
        """Subscribe an address from now on; also whether the subscription is new.

        UsageError if the request makes no sense, NotFound if a source or work is not registered, AddressRefused for a
        URL that is never posted to.
        """
        terms = self._terms(wanted)
        for one in self._of(terms.address):
            if one.terms == terms:
                return one, False
        at = trim(self._now())
        sealed = self._sealer.seal(to_json(terms).decode())
        made = Subscription(id=ids.ulid(at), at=at, terms=sealed)
        self._journal().record([SubscriptionMade(subscription=made)], actor)
        known = self._known(made, terms)
        self._mark([known])
        return known, True

    def standing(self) -> list[Known]:
        """The active subscriptions, oldest first, without those whose key is not here (`unreadable`)."""
        return [self._known(one, terms) for one in self._standing() if (terms := self._open(one)) is not None]

    def unreadable(self) -> list[str]:
        """Ids of subscriptions that were sealed with another key: nobody can be told anything by them."""
        return [one.id for one in self._standing() if self._open(one) is None]

    def named(self, name: str) -> list[Known]:
        """The subscription with this id, or all of this address. NotFound if there is none."""
        given = name.strip()
        if _is_id(given):
            one = self._by_id(given)
            terms = None if one is None else self._open(one)
            found = [] if one is None or terms is None else [self._known(one, terms)]
        else:
            found = self._of(address_of(given, None))
        if not found:
            raise NotFound("there is no such subscription; `archiver subscribers` lists them")
        return found

    def end(self, name: str, actor: str) -> list[str]:
        """End the subscription with this id, or all of this address; returns their ids. NotFound if there is none."""
        given = name.strip()
        one = self._by_id(given) if _is_id(given) else None  # works also for one that another key sealed
        found = [known.id for known in self.named(given)] if one is None else [one.id]
        self._end(found, actor)
        return found

    def by_token(self, token: str) -> list[Known]:
        """The subscriptions of the address that this token was made for."""
        found = []
        for one in self.standing():
            made = self._sealer.marks("unsubscribe", one.terms.address)
            if any(hmac.compare_digest(_token(mark), token) for mark in made):
                found.append(one)
        return found

    def end_by_token(self, token: str) -> list[str]:
        """End all subscriptions of the address that this token was made for; returns their ids."""
        found = [one.id for one in self.by_token(token)]
        if found:
            self._end(found, "the subscriber, by the link in a letter")
        return found

    def token(self, known: Known) -> str:
        """The token that lets whoever has it end everything that is sent to this address."""
        return _token(self._sealer.marks("unsubscribe", known.terms.address)[0])

    def secret(self, known: Known) -> str:
        """The secret that signs posts to this URL and to no other: `whsec_` and base64 (Standard Webhooks)."""
        key = bytes.fromhex(self._sealer.marks("webhook", known.terms.address)[0])
        return f"whsec_{base64.b64encode(key).decode()}"

    def _end(self, subscriptions: Sequence[str], actor: str) -> None:
        at = trim(self._now())
        self._journal().record([SubscriptionEnded(subscription=one, at=at) for one in subscriptions], actor)

    def _by_id(self, given: str) -> Subscription | None:
        with self._catalog.read() as conn:
            return tables.subscriptions.by_id(conn, given.upper())

    def _standing(self) -> list[Subscription]:
        with self._catalog.read() as conn:
            return tables.subscriptions.standing(conn)

    def _of(self, address: str) -> list[Known]:
        """All subscriptions of an address; unseals only these and those that have no mark yet."""
        with self._catalog.read() as conn:
            new = tables.subscriptions.unmarked(conn)
        self._mark([self._known(one, terms) for one in new if (terms := self._open(one)) is not None])
        with self._catalog.read() as conn:
            found = tables.subscriptions.of(conn, self._marks(address))
        known = [self._known(one, terms) for one in found if (terms := self._open(one)) is not None]
        return [one for one in known if one.terms.address == address]

    def _mark(self, known: Sequence[Known]) -> None:
        if known:
            with self._catalog.write() as conn:
                tables.subscriptions.mark(conn, {one.id: one.subscriber for one in known})

    def _marks(self, address: str) -> list[str]:
        """The marks of an address: by the present sealing key, and by the former ones."""
        return [mark[:_MARK_CHARS] for mark in self._sealer.marks("subscriber", address)]

    def _known(self, one: Subscription, terms: Terms) -> Known:
        return Known(subscription=one, terms=terms, subscriber=self._marks(terms.address)[0])

    def _open(self, one: Subscription) -> Terms | None:
        if one.terms not in self._opened:
            try:
                self._opened[one.terms] = from_json(Terms, self._sealer.open(one.terms))
            except ValueError:  # SealBroken, or written by a newer version in a form unknown to this one
                return None
        return self._opened[one.terms]

    def _terms(self, wanted: Wanted) -> Terms:
        address = address_of(wanted.address, self._near)
        if not is_mail(address) and (why := self._refused(address)) is not None:
            raise AddressRefused(f"that URL is never posted to: {why}")
        if wanted.language not in LANGUAGES:
            raise UsageError(f"--language is one of {', '.join(LANGUAGES)}")
        if wanted.digest not in set(Digest):
            raise UsageError(f"--digest is one of {', '.join(Digest)}")
        digest = Digest(wanted.digest)
        if digest is not Digest.NONE and not is_mail(address):
            raise UsageError("--digest is for mail only: a URL is posted to as things happen")
        if wanted.sure not in set(Sure):
            raise UsageError(f"--sure is one of {', '.join(Sure)}")
        sources, hosts = self._places(wanted.urls)
        tags = {tag.strip() for tag in wanted.tags}
        if "" in tags:
            raise UsageError("--tag needs a word")
        return Terms(
            address=address,
            kinds=_kinds(wanted.kinds),
            sources=sources,
            hosts=hosts,
            works=self._works(wanted.works),
            tags=tuple(sorted(tags)),
            language=wanted.language,
            digest=digest,
            sure=Sure(wanted.sure),
        )

    def _places(self, written: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of sources, and hosts."""
        sources, hosts = set[str](), set[str]()
        for text in written:
            found = self._lookup.matching(text)
            if names_host(text.strip()):
                hosts.add(urls.host_name(text))
            elif found[0].source.access is not Access.PUBLIC:
                raise UsageError(f"{found[0].source.url} is sealed, and nothing is sent about sealed sources")
            else:
                sources.add(found[0].source.id)
        return tuple(sorted(sources)), tuple(sorted(hosts))

    def _works(self, written: Sequence[str]) -> tuple[str, ...]:
        found = set[str]()
        with self._catalog.read() as conn:
            for text in written:
                work = tables.works.by_id(conn, text.strip()) or tables.works.find(conn, text.strip())
                if work is None:
                    raise tables.works.no_such(conn, text)
                found.add(work.id)
        return tuple(sorted(found))


def _is_id(given: str) -> bool:
    return given.isalnum() and len(given) == _ID_CHARS


def _kinds(written: Sequence[str]) -> tuple[EventKind, ...]:
    unknown = [one for one in written if one not in set(EventKind)]
    if unknown:
        raise UsageError(f"there is no kind {unknown[0][:40]!r}; there are {', '.join(EventKind)}")
    from archiver.alerts import TOLD_BY_DEFAULT  # imported late: loads the judge, needed only here

    chosen = {EventKind(one) for one in written} or TOLD_BY_DEFAULT
    return tuple(kind for kind in EventKind if kind in chosen)


def _token(mark: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(mark)).decode().rstrip("=")
