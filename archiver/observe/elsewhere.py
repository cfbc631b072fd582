"""What other egresses got: for the source's address, and for documents of its page that are lost here (pure)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from archiver.observe.build import as_page, observe
from archiver.observe.classify import classify
from archiver.observe.redirects.answer import final
from archiver.observe.reference import Learned, Reference
from archiver.text.model import Text
from archiver.text.turning.places import Place
from storage.model import Effect, Exchange, Finding, MemberSeen, Observation, Role, VantageSeen, Visit

# our own limits, which another egress may not have: it is tried, as with a wall
NOT_SHOWN_HERE = frozenset({Finding.FORBIDDEN_ADDRESS, Finding.TRUNCATED})

Countries = Mapping[str, str | None]  # egress -> country of its address


def vantages_seen(
    visit: Visit,
    last: Reference | None,
    texts: Mapping[str, Text],
    countries: Countries,
    *,
    template: tuple[Learned, Learned] | None = None,
    places: Collection[Place] = (),
) -> tuple[VantageSeen, ...]:
    """What the source's address gave through other egresses, each judged by the rules for the page.

    If the page is altered here, each is also compared with what came here, in the same way: by the page alone, with
    `template` and `places` as in `observe`.
    """
    ends = [end for first, end in _by_others(visit) if first.url == visit.url]
    here = altered_alone(visit, last, texts, template=template, places=places) if ends else None
    if here is None:
        return tuple(_seen(visit, end, texts.get(end.id), last, countries) for end in ends)
    found = []
    for end in ends:
        there = observe(_alone(visit, end), texts.get(end.id), last=last, template=template, places=places)
        found.append(replace(_found(there, end, countries), as_here=_same_change(there, here)))
    return tuple(found)


def altered_alone(
    visit: Visit,
    last: Reference | None,
    texts: Mapping[str, Text],
    *,
    template: tuple[Learned, Learned] | None,
    places: Collection[Place],
) -> Observation | None:
    """What the visit saw of the page, without its documents and the cited passages; None if that is not altered."""
    page = visit.page
    if page is None or page.id not in texts:
        return None
    here = observe(_alone(visit, page), texts[page.id], last=last, template=template, places=places)
    return here if classify(here)[0].effect is Effect.CHANGE else None


def _same_change(there: Observation, here: Observation) -> bool:
    """Whether two answers differ from the kept copy in the same."""
    if there.payload_sha256 is not None and there.payload_sha256 == here.payload_sha256:
        return True
    one, other = there.last, here.last
    if one is None or other is None or one.differing_bytes != other.differing_bytes:
        return False
    if one.lost or one.added or one.pictures:
        return all(
            set(a) == set(b)
            for a, b in ((one.lost, other.lost), (one.added, other.added), (one.pictures, other.pictures))
        )
    linked = one.links_lost == other.links_lost and one.links_added == other.links_added
    return there.text_sha256 is not None and there.text_sha256 == here.text_sha256 and linked


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


def _alone(visit: Visit, end: Exchange) -> Visit:
    return replace(visit, egress=end.egress, exchanges=as_page(visit, end), not_fetched=(), resolutions=())


def _seen(visit: Visit, end: Exchange, text: Text | None, last: Reference | None, countries: Countries) -> VantageSeen:
    return _found(observe(_alone(visit, end), text, last=last), end, countries)


def _found(seen: Observation, end: Exchange, countries: Countries) -> VantageSeen:
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
