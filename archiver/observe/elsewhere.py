"""What other egresses got: for the source's address, and for documents of its page that are lost here (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archiver.observe.build import as_page, observe
from archiver.observe.classify import classify
from archiver.observe.redirects.answer import final
from archiver.observe.reference import Reference
from archiver.text.model import Text
from storage.model import Exchange, Finding, MemberSeen, Observation, Role, VantageSeen, Visit

# our own limits, which another egress may not have: it is tried, as with a wall
NOT_SHOWN_HERE = frozenset({Finding.FORBIDDEN_ADDRESS, Finding.TRUNCATED})

Countries = Mapping[str, str | None]  # egress -> country of its address


def vantages_seen(
    visit: Visit, last: Reference | None, texts: Mapping[str, Text], countries: Countries
) -> tuple[VantageSeen, ...]:
    """What the source's address gave through other egresses, each judged by the rules for the page."""
    return tuple(
        _seen(visit, end, texts.get(end.id), last, countries)
        for first, end in _by_others(visit)
        if first.url == visit.url
    )


def is_hidden(member: MemberSeen) -> bool:
    """Whether it is a document that our own limits hid, so that another egress may get it."""
    return member.role is Role.DOCUMENT and member.carried and member.finding in NOT_SHOWN_HERE


def with_others(
    seen: Observation, visit: Visit, last: Reference | None, texts: Mapping[str, Text], countries: Countries
) -> Observation:
    """The observation with what other egresses got for documents that are lost, or could not be seen."""
    asked = [(first, end) for first, end in _by_others(visit) if first.url != visit.url]
    if not asked:
        return seen
    kept = {one.address: one for one in last.documents} if last is not None else {}

    def with_vantages(member: MemberSeen) -> MemberSeen:
        capture = kept.get(member.url)
        if not (member.lost or is_hidden(member)) or capture is None or last is None:
            return member
        reference, found = Reference(capture=capture, text=last.texts.get(capture.id)), []
        for _, end in (one for one in asked if one[0].url == member.url):
            same = end.payload_sha256 == capture.payload_sha256
            alone = replace(visit, url=member.url)
            found.append(_seen(alone, end, None if same else texts.get(end.id), reference, countries))
        return replace(member, vantages=tuple(found))

    return replace(seen, members=tuple(map(with_vantages, seen.members)))


def _by_others(visit: Visit) -> list[tuple[Exchange, Exchange]]:
    return final(e for e in visit.exchanges if e.role is Role.VANTAGE)


def _seen(visit: Visit, end: Exchange, text: Text | None, last: Reference | None, countries: Countries) -> VantageSeen:
    alone = replace(visit, egress=end.egress, exchanges=as_page(visit, end), not_fetched=(), resolutions=())
    seen = observe(alone, text, last=last)
    finding, _ = classify(seen)
    return VantageSeen(
        egress=end.egress,
        country=countries.get(end.egress),
        finding=finding,
        status=end.status,
        final_url=end.url,
        capture=end.id if end.failure is None else None,
        kept=seen.last.kept if seen.last is not None else None,
    )
