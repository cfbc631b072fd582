"""What people say of a case, into the journal and out again: dated, with who and why; the words sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archiver.errors import UsageError
from storage import catalog as tables
from storage import ids, urls
from storage.errors import NotFound
from storage.journal import RemarkMade
from storage.model import Remark, RemarkKind

if TYPE_CHECKING:
    from archiver.lookup import Case, Lookup
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.journal import Journal
    from storage.sealing import Sealer

REASON_CHARS = 4000


class Remarks:
    """Makes and reads remarks."""

    def __init__(self, catalog: Catalog, journal: Journal, lookup: Lookup, sealer: Sealer, now: Now) -> None:
        self._catalog = catalog
        self._journal = journal
        self._lookup = lookup
        self._sealer = sealer
        self._now = now

    def make(self, case: str, kind: RemarkKind, *, actor: str, reason: str, url: str = "") -> Remark:
        """Record a remark on a case: an id, or a URL or source id, which means its newest case. It holds from the next
        look on. NotFound when there is no such case, UsageError when words are missing."""
        if not reason.strip() or len(reason) > REASON_CHARS:
            raise UsageError(f"say why, in up to {REASON_CHARS} characters")
        if kind is RemarkKind.KNOWN_MOVE and not url:
            raise UsageError("say where it is now: --to URL")
        if url:
            try:
                url = urls.identity(url)
            except ValueError as error:
                raise UsageError(f"where it is now: {error}") from None
        found = self._case(case)
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
        self._journal.record([RemarkMade(remark=remark)], actor)
        return self._open(remark)

    def of(self, case: Case) -> list[Remark]:
        """What was said of a case, oldest first, in the clear as far as the key is here."""
        with self._catalog.read() as conn:
            return [self._open(one) for one in tables.remarks.of_source(conn, case.source) if one.case == case.id]

    def _until(self, case: Case, kind: RemarkKind) -> int:
        """The look behind which a remark holds: the newest. Of a case that is over it is the last look of that case, so
        that no later one is steered by it; but a copy that was no content is none for good."""
        if case.ended_n is not None and kind is not RemarkKind.WRONG_BASELINE:
            return case.ended_n - 1
        return self._lookup.source(case.source).n

    def _case(self, text: str) -> Case:
        found = self._lookup.case(text.strip())
        if found is None and "-" not in text.partition("/")[0]:
            source = self._lookup.source(text).source.id
            found = next((one for one in reversed(self._lookup.cases()) if one.source == source), None)
        if found is None:
            raise NotFound(f"there is no record {text.strip()}; `archiver cases` lists them")
        return found

    def _open(self, remark: Remark) -> Remark:
        return replace(
            remark,
            actor=self._sealer.shown(remark.actor),
            reason=self._sealer.shown(remark.reason),
            url=self._sealer.shown(remark.url),
        )
