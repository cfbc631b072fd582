"""What people say about a case or an alteration, kept in the journal: dated, with who and why; the words sealed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from archiver.errors import AddressRefused, UsageError
from archiver.false_alarm_places import NoPlace, places_at
from archiver.lookup.cases import LOSS_EVENTS, Case
from archiver.silence import documents_of, is_silenced
from archiver.words import DOCUMENT
from storage import catalog as tables
from storage import ids, urls
from storage.errors import NotFound
from storage.journal import RemarkMade
from storage.model import Event, EventKind, Finding, Remark, RemarkKind, State

if TYPE_CHECKING:
    from archiver.kept_texts import Texts
    from archiver.lookup import Lookup
    from archiver.text.turning.places import Place
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.journal import Journal
    from storage.sealing import Sealer

REASON_CHARS = 4000
_HUSHED = (LOSS_EVENTS - {EventKind.SUSPECTED}) | {EventKind.RESTORED}
NOT_OF_A_DOCUMENT = frozenset({RemarkKind.KNOWN_MOVE, RemarkKind.WRONG_BASELINE})
_WHY_NOT = {
    RemarkKind.KNOWN_MOVE: "this record is of a document that the page carries, and the page has not moved: register the "
    "document's other address as a source of its own, and say explained or mute of this record",
    RemarkKind.WRONG_BASELINE: "this record is of a document that the page carries: wrong_baseline would set the copies of the page "
    "aside, which is there as it was. To hear no more of this record, say explained or mute",
}
_NO_PLACE = {
    NoPlace.MAIN_TEXT: "what changed there is too much of the document's text to be a place in it",
    NoPlace.NO_PASSAGE: "nothing of it can be found again by the passages around it",
}


class Remarks:
    """Makes and reads remarks."""

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal,
        lookup: Lookup,
        sealer: Sealer,
        now: Now,
        *,
        texts: Callable[[], AbstractContextManager[Texts]],
        refused: Callable[[str], str | None],
    ) -> None:
        """`texts`: opens the texts of kept copies; `refused`: why an address may never be asked, or None."""
        self._catalog = catalog
        self._journal = journal
        self._lookup = lookup
        self._sealer = sealer
        self._now = now
        self._texts = texts
        self._refused = refused

    def make(self, about: str, kind: RemarkKind, *, actor: str, reason: str, url: str = "") -> Remark:
        """Record a remark on a case or an alteration; it takes effect at the next look.

        `about`: the id of either, or a URL or source id, which means the newest case or alteration of that source.
        NotFound if there is no such record; UsageError if words are missing or the remark does not apply to the record.
        """
        if not reason.strip() or len(reason) > REASON_CHARS:
            raise UsageError(f"say why, in up to {REASON_CHARS} characters")
        if kind is RemarkKind.KNOWN_MOVE and not url:
            raise UsageError("say at which address it is now (`--to URL`, or `to`)")
        url = self._address(url) if url else ""
        found = self._about(about)
        if kind is RemarkKind.WITHDRAWN:
            self._refuse_to_take_back(found)
        if isinstance(found, Event):
            self._refuse(found, kind)
        elif kind in NOT_OF_A_DOCUMENT and found.document:
            raise UsageError(_WHY_NOT[kind])
        elif kind is RemarkKind.FALSE_ALARM and found.document and self._page_is_lost(found):
            raise UsageError(
                "this record is of a document, and the page that carries it is not there now: say it of the page's record, or when "
                "the page is back"
            )
        if url and kind is not RemarkKind.KNOWN_MOVE:
            raise UsageError("where it is now (`--to URL`, or `to`) is said with known_move alone")
        if kind is RemarkKind.KNOWN_MOVE and url == found.url:
            raise UsageError("that is the address itself, at which it is not: say at which other one it is")
        at = self._now()
        remark = Remark(
            id=ids.ulid(at),
            at=at,
            kind=kind,
            source=found.source,
            case=found.id,
            after=self._until(found, kind),
            actor=self._sealer.seal(actor),
            reason=self._sealer.seal(reason.strip()),
            url=self._sealer.seal(url),
        )
        hushed, late = self._hushed(found) if kind is RemarkKind.WITHDRAWN else ([], [])
        self._journal.record([RemarkMade(remark=remark)], actor)
        if hushed or late:
            from archiver import alarms, notify  # imported late: the modules that send import those that look

            with self._catalog.write() as conn:
                wanted = [one.id for one in hushed if not is_silenced(conn, one)]
                tables.deliveries.again(conn, wanted, at, besides=[alarms.CHANNEL])
                tables.deliveries.again(conn, [one.id for one in late], at, besides=[alarms.CHANNEL, notify.CHANNEL])
        return self._open(remark)

    def _address(self, text: str) -> str:
        """The identity of the new address. UsageError if malformed, AddressRefused if it is never asked."""
        try:
            url = urls.identity(text)
        except ValueError as error:
            raise UsageError(f"where it is now: {error}") from None
        if (why := self._refused(url)) is not None:
            raise AddressRefused(f"where it is now: {url} is refused: {why}")
        return url

    def _hushed(self, record: Case | Event) -> tuple[list[Event], list[Event]]:
        """(held back, late): the events of an ongoing case that are to be sent once its remark is taken back.

        Held back because of the remark: losses that still hold, and the returns since; of documents, those still
        missing. Late: events of the same kinds that happened before the remark; only subscribers who had not been sent
        them by then lack them.
        """
        if isinstance(record, Event) or record.ended is not None:
            return [], []
        with self._catalog.read() as conn:
            events = tables.events.listing(conn, source=record.source, kinds=_HUSHED)
            known = [(one, is_silenced(conn, one)) for one in events if one.n >= record.n]
        off = self._lookup.source(record.source).assessment.documents.values()
        standing = {one.marks[DOCUMENT] for one in off if DOCUMENT in one.marks and one.state is not State.AVAILABLE}
        found, late, named = list[Event](), list[Event](), set[str]()  # named: documents whose loss was sent, or is now
        for one, hushed in known:
            documents = documents_of(one) or frozenset()
            lost = not documents or not standing.isdisjoint(documents)
            wanted = not lost and documents & named if one.kind is EventKind.RESTORED else lost
            if wanted:
                (found if hushed else late).append(one)
            if not hushed or wanted:
                named |= documents
        return found, late

    def of(self, record: Case | Event) -> list[Remark]:
        """The remarks on a case or an alteration, oldest first, unsealed if the key is here."""
        with self._catalog.read() as conn:
            said = tables.remarks.of_source(conn, record.source)
        return [self._open(one) for one in said if one.case == record.id]

    def is_false_alarm(self, alteration: Event) -> bool:
        """Whether the alteration is called a false alarm and nobody took that back."""
        said = [one.kind for one in self.of(alteration) if one.kind in {RemarkKind.FALSE_ALARM, RemarkKind.WITHDRAWN}]
        return said[-1:] == [RemarkKind.FALSE_ALARM]

    def places(self, alteration: Event) -> tuple[list[Place], NoPlace | None]:
        """The places where the page had changed, which a false alarm on it spares; or why there are none."""
        with self._texts() as texts:
            return places_at(alteration.source, alteration.n, self._catalog, texts)

    def _refuse(self, alteration: Event, kind: RemarkKind) -> None:
        """Raise UsageError for a remark that would have no effect."""
        if kind is RemarkKind.KNOWN_MOVE:
            raise UsageError("a text that differs has not moved: known_move is said of what is not at its address")
        if kind is RemarkKind.FALSE_ALARM:
            _, why = self.places(alteration)
            if why is not None:
                raise UsageError(f"{_NO_PLACE[why]}. To hear no more of this page's alterations, mute this one instead")

    def _refuse_to_take_back(self, record: Case | Event) -> None:
        """Raise UsageError if there is no remark to take back, or if a first copy was kept after wrong_baseline.

        Looks have been compared with that new copy, and what they found stays.
        """
        said = self.of(record)
        if not said:
            raise UsageError(f"nothing was said of this record that could be taken back{self._said_of_another(record)}")
        taken = max((at for at, one in enumerate(said) if one.kind is RemarkKind.WITHDRAWN), default=-1)
        holds = [one for one in said[taken + 1 :] if one.kind is not RemarkKind.NOTE]
        aside = [one.after for one in holds if one.kind is RemarkKind.WRONG_BASELINE]
        if not aside or (isinstance(record, Event) and len(aside) < len(holds)):
            return
        with self._catalog.read() as conn:
            since = tables.visits.history(conn, record.source, after=min(aside))
        anew = next((one.n for one in since if one.finding is Finding.FIRST), None)
        if anew is not None:
            raise UsageError(
                f"look {anew} kept a first copy anew after wrong_baseline was said: that cannot be taken back. The copies of before "
                "are kept, and compared no more"
            )

    def _said_of_another(self, record: Case | Event) -> str:
        """The record of the source with the newest remark, in words: an address stands for the newest record only."""
        with self._catalog.read() as conn:
            said = [one.case for one in tables.remarks.of_source(conn, record.source)]
        return f"; the newest remark on this source is of record {said[-1]}" if said else ""

    def _page_is_lost(self, record: Case) -> bool:
        newest = self._lookup.newest_about(self._lookup.source(record.source).source)
        return isinstance(newest, Case) and newest.ended is None and not newest.document

    def _until(self, record: Case | Event, kind: RemarkKind) -> int:
        """The visit after which a remark holds: the newest.

        For a case that is over it is the last visit of that case, so that the remark affects no later one;
        wrong_baseline always covers every copy so far.
        """
        if kind is not RemarkKind.WRONG_BASELINE and not isinstance(record, Event):
            if record.ended_n is not None:
                return record.ended_n - 1
            another = self._lookup.newest_about(self._lookup.source(record.source).source)
            if another is not None and another.n > record.n and not isinstance(another, Event):
                return another.n - 1  # the page was lost after its document: the remark is not about that
        return self._lookup.source(record.source).n

    def _about(self, text: str) -> Case | Event:
        found = self._lookup.about(text.strip())
        missing = NotFound(f"there is no record {text.strip()}; `archiver cases` and `archiver events` list them")
        if found is None and "-" not in text.partition("/")[0]:
            try:
                found = self._lookup.newest_about(self._lookup.source(text).source)
            except UsageError:  # neither an address nor a source id
                raise missing from None
        if found is None:
            raise missing
        return found

    def _open(self, remark: Remark) -> Remark:
        return replace(
            remark,
            actor=self._sealer.shown(remark.actor),
            reason=self._sealer.shown(remark.reason),
            url=self._sealer.shown(remark.url),
        )
