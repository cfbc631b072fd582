"""Builds the observation of a visit from it and the texts of its answers (pure)."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from archiver.observe.addresses import is_root
from archiver.observe.against import compare_to_copy, same_payload
from archiver.observe.carried.brought import is_brought
from archiver.observe.carried.continued import find_further_pages
from archiver.observe.carried.members import DOCUMENTS, extension, find_possible_documents, mark_moved_documents
from archiver.observe.carried.no_longer_shown import held_to_first, is_trifle, with_shown
from archiver.observe.carried.papers import type_of
from archiver.observe.cited import with_cited_passages
from archiver.observe.classify import KEPT, classify, under_another
from archiver.observe.content import is_content
from archiver.observe.marking import marks_in_place, marks_of, other_pages, with_notice
from archiver.observe.marks.weigh import strongest
from archiver.observe.redirects.answer import accepted, final, hops, media_type, seconds, secured, unverified_same
from archiver.observe.redirects.onward import framed, target_of_visit
from archiver.observe.redirects.sent import sends_later
from archiver.observe.reference import Learned, Reference
from archiver.observe.rules import RULES
from archiver.observe.rules.paywalls import kept_back
from archiver.observe.site.probes import likeness, probes_seen
from archiver.observe.walled import with_wall
from archiver.observe.whole import cut_at
from archiver.text.coding import decoded
from archiver.text.comparison.alike import share_found
from archiver.text.comparison.compare import together
from archiver.text.model import TEXT_VERSION, Kind, Text
from archiver.text.normal import digest
from archiver.text.page import picture_pages
from archiver.text.pictures import same_among
from archiver.text.sniff import HTML, SNIFF_BYTES, sniff
from archiver.text.turning.places import Place
from storage.clock import parse_http_date
from storage.model import (
    INVENTED_ROLES,
    MEMBER_ROLES,
    PROBE_ROLES,
    Capture,
    DnsSeen,
    Effect,
    Exchange,
    Finding,
    Mark,
    MemberSeen,
    Observation,
    Role,
    Visit,
    ZoneSeen,
)

VERSION = f"{TEXT_VERSION} {RULES}"
MEMBER_PASSAGES = 5  # lost, and added, of an altered document
NEARLY = 0.95  # share of a document's text in a re-stamped copy of it, or in its page that absorbed it, at least
PAGE_CHARS = 300  # of running text in a page that counts as a document, at least: players, maps and forms have less
MEMBER_MARKS = 5  # of a notice in place of a document
_REQUISITES = MEMBER_ROLES - {Role.DOCUMENT}
_NO_TEXTS: Mapping[str, Text] = MappingProxyType({})


def observe(
    visit: Visit,
    text: Text | None,
    *,
    last: Reference | None = None,
    first: Reference | None = None,
    quotes: Sequence[str] = (),
    members: Mapping[str, Text] = _NO_TEXTS,
    earlier: Sequence[MemberSeen] = (),
    probes: Mapping[str, Text] = _NO_TEXTS,
    not_found: Learned | None = None,
    template: tuple[Learned, Learned] | None = None,
    places: Collection[Place] = (),
    steps: Mapping[str, Text] = _NO_TEXTS,
) -> Observation:
    """The facts of one visit.

    `text`: of the page's final answer; may be None if that is the reference's payload again, or no answer. `last`,
    `first`: the last and first good captures. `members`, `probes`: texts by exchange id; a member with the reference's
    payload needs none. `earlier`: members of a look just before, not requested again; their texts are in `members`, by
    capture id. `not_found`: the host's learned not-found page. `template`: that page from before the source changed,
    and as it is now. `places`: where changes were called false alarms. `steps`: texts of pages on the way.
    """
    page = visit.page
    seen, carried = _answered(visit, page, text, last, steps), _members(visit, text, last, members, earlier)
    if page is None or page.failure is not None:
        return replace(seen, members=carried, probes=probes_seen(visit, None, last, probes, quotes))
    old = last.text if last is not None else None
    shown = text or (old if last is not None and same_payload(page, last) else None)
    learned = template or ((not_found,) if not_found is not None else ())
    site = _asked(visit, probes, PROBE_ROLES - INVENTED_ROLES)
    nothing = [*_asked(visit, probes, INVENTED_ROLES), *(one.text for one in learned)]
    compared = compare_to_copy(page, shown, last, visit, site=site, nothing=nothing, template=template, places=places)
    there = compared is not None and compared.kept is not None and compared.kept >= KEPT
    read = None if there and compared and not under_another(compared) else shown  # a text that is there needs no cause
    marks = marks_of(visit, page, read, last, site=site, nothing=nothing, homes=_asked(visit, probes, {Role.HOME}))
    if shown is not None and last is not None and old is not None and compared is not None:
        others = (*other_pages(shown, site), *nothing)
        if compared.bared and not is_root(page.url, last.capture.url) and (there or strongest(marks) is None):
            marks = (*marks, *marks_in_place(shown, old, others))  # the words in place of the text
        marks = with_notice(marks, shown, old, compared, others)
    marks = with_wall(marks, shown, last, compared, page)
    asked = probes_seen(visit, shown, last, probes, quotes)
    seen = replace(
        seen,
        marks=marks,
        kept_back=kept_back(shown) if shown is not None else "",
        content=is_content(seen, page, shown, marks, asked, last=last),
        last=(held := with_shown(compared, last, shown, carried, members)),
        first=held
        if first is not None and first == last
        else held_to_first(compare_to_copy(page, shown, first, visit, site=site, nothing=nothing), first, shown),
        reference=last.capture.id if last is not None else None,
        expected_type=type_of(old) if old is not None else None,
        members=carried,
        probes=asked,
        like_not_found=likeness(shown, learned[-1].text, last) if shown is not None and learned else None,
        not_found=tuple(one.capture for one in learned),
    )
    return with_cited_passages(seen, quotes, shown, last, members, first=first)


def _answered(
    visit: Visit, page: Exchange | None, text: Text | None, last: Reference | None, steps: Mapping[str, Text]
) -> Observation:
    """What the answer itself says, before any comparison; only whether it is complete may need the reference."""
    seen = Observation(
        v=VERSION,
        url=visit.url,
        at=visit.at,
        n=visit.n,
        egress=visit.egress,
        hops=hops(visit, text, steps),
        final_url=page.url if page is not None else None,
        reference_url=last.capture.url if last is not None else None,
        not_fetched=visit.not_fetched,
        dns=tuple(
            DnsSeen(host=r.host, rcode=r.rcode, addresses=r.addresses, server=r.server, second=r.second)
            for r in visit.resolutions
            if r.names is None
        ),
        zone=next(
            (
                ZoneSeen(domain=r.host, rcode=r.rcode, name_servers=r.names)
                for r in visit.resolutions
                if r.names is not None
            ),
            None,
        ),
    )
    if page is None:
        return replace(seen, failure=Finding.BAD_ANSWER, failure_detail="no request was made")
    failure = page.failure.finding if page.failure is not None else None
    detail = page.failure.detail if page.failure is not None else None
    if failure is None and not page.http:
        failure, detail = Finding.BAD_ANSWER, "the answer is not HTTP/1.x"
    if visit.clock_off:  # also instead of a failure: its time is wrong, and certificates depend on the clock
        failure, detail = Finding.CLOCK, "; ".join(filter(None, ("our own clock could not be trusted", detail)))
    verified, certificate = secured(visit, page)
    seen = replace(
        seen,
        status=page.status,
        failure=failure,
        failure_detail=detail,
        verified=verified,
        certificate=certificate,
        accepted=accepted(visit, page, held=verified),
        unverified_same=unverified_same(visit, page, last.capture if last is not None else None),
        not_modified=page.status == 304 and page.conditional,
        media_type=media_type(page),
        payload_sha256=page.payload_sha256,
        payload_bytes=page.payload_bytes,
        truncated=cut_at(page, text, last),
        retry_after_s=seconds(page.header("retry-after"), visit.at),
        date_skew_s=_skew(page),
    )
    if text is None:
        return seen
    known = last.text if last is not None else None
    onward = target_of_visit(visit, text, sends_later(page, text), known)
    return replace(seen, **_textual(text, known), onward=onward, framed=framed(text, page.url))


def _textual(text: Text, known: Text | None) -> dict[str, Any]:
    if known is not None:
        together(known, text)  # before anything else is asked of either
    return {
        "sniffed": text.media_type or None,
        "charset": text.charset,
        "title": text.title,
        "canonical": text.canonical,
        "visible_chars": len(text.visible),
        "main_chars": len(text.main),
        "pages": text.pages,
        "text_sha256": digest(text.main or text.visible) if text.visible else None,
        "visible_sha256": digest(text.visible) if text.visible else None,
        "password_fields": text.password_fields,
        "sends": text.sends,
    }


def _skew(page: Exchange) -> int | None:
    """How far our clock is ahead of the server's Date header, in seconds."""
    try:
        theirs = parse_http_date(page.header("date") or "")
    except ValueError:
        return None
    if theirs.tzinfo is None:
        return None
    return int((page.at - theirs).total_seconds())


def _asked(visit: Visit, texts: Mapping[str, Text], roles: Collection[Role]) -> list[Text]:
    """The texts of probes with these roles: what the site's pages have in common is no page's own text."""
    return [texts[e.id] for e in visit.exchanges if e.role in roles and e.id in texts]


def _members(
    visit: Visit, shown: Text | None, last: Reference | None, texts: Mapping[str, Text], earlier: Sequence[MemberSeen]
) -> tuple[MemberSeen, ...]:
    """Each member with its own finding, by the same rules as a page; and those of a look just before."""
    kept = sorted(last.documents, key=lambda one: (one.at, one.id)) if last is not None else []  # the newest wins
    before = {capture.address: capture for capture in kept}
    known = last.texts if last is not None else _NO_TEXTS
    kept_as = {capture.address: _identities(capture.payload_sha256, known.get(capture.id)) for capture in kept}
    there = dict(kept_as)
    read = shown or ((last.text or last.known) if last is not None else None)
    same = {one: capture for capture in kept for one in kept_as[capture.address]}  # by identity: it may have moved
    linked = {link.url for link in read.links} if read is not None else before.keys()
    unsure = cache(partial(_doubtful_links, visit, read))  # once, on demand: a page may have thousands of links
    unlinked = [capture for capture in kept if capture.address not in linked and capture.id in known]
    out = []
    for first, end in final(e for e in visit.exchanges if e.role in MEMBER_ROLES):
        text = _requisite(end) if first.role in _REQUISITES else texts.get(end.id)
        identities = _identities(end.payload_sha256, text)
        capture = (
            before.get(first.url) or before.get(end.url) or next((same[one] for one in identities if one in same), None)
        )
        alone = replace(visit, url=first.url, exchanges=as_page(visit, end), not_fetched=(), resolutions=())
        if capture is None and (capture := _restamped(alone, text, unlinked, known)) is not None:
            identities = (*identities, *kept_as[capture.address])
        reference = None if capture is None else Reference(capture=capture, text=known.get(capture.id))
        seen = observe(alone, text, last=reference)
        finding, _ = classify(seen)
        brought = is_brought(text, end.header("content-disposition"))
        if finding is Finding.FIRST and not brought and _is_no_document(first.url, text, unsure()):
            finding = Finding.TYPE_CHANGED
        altered = seen.last if finding.effect is Effect.CHANGE and first.role is Role.DOCUMENT else None
        if finding.effect is Effect.CHANGE or (finding.effect is Effect.GOOD and first.url not in there):
            there[first.url] = identities
        out.append(
            MemberSeen(
                url=first.url,
                role=first.role,
                finding=finding,
                status=end.status,
                media_type=media_type(end),
                payload_sha256=end.payload_sha256,
                payload_bytes=end.payload_bytes if end.payload_sha256 is not None else None,
                capture=end.id if end.failure is None else None,
                carried=reference is not None and not is_trifle(reference.text),
                kept=seen.last.kept if seen.last is not None else None,
                reference=capture.id if capture is not None and altered is not None else None,
                passages_lost=altered.lost[:MEMBER_PASSAGES] if altered is not None else (),
                passages_added=altered.added[:MEMBER_PASSAGES] if altered is not None else (),
                pictures=altered.pictures if altered is not None else (),
                marks=_notices(seen, finding) if first.role is Role.DOCUMENT else (),
            )
        )
    only_checked = {capture.url for capture in kept} - before.keys() - linked  # asked for to see if still there
    out = [_superseded(one, before.get(one.url), out) for one in out if one.url not in only_checked]
    new = [one for one in out if one.url not in before]  # a document that was there before is another one
    pairs = (
        (one, _elsewhere(one, new, kept_as, there, linked) or _absorbed(one, before.get(one.url), known, read, visit))
        for one in out
    )
    return mark_moved_documents((*(replace(one, moved_to=url) for one, url in pairs), *earlier), kept)


def _restamped(
    visit: Visit, text: Text | None, unlinked: Iterable[Capture], texts: Mapping[str, Text]
) -> Capture | None:
    """The kept document among `unlinked` ones of which a new one is a copy, but for what a program stamps on it for
    each request. `visit`: that of the new one."""
    if text is None or not text.visible:
        return None
    for one in unlinked:
        old = texts[one.id]
        if old.kind is not text.kind or not NEARLY <= len(text.visible) / max(len(old.visible), 1) <= 1 / NEARLY:
            continue
        finding, _ = classify(observe(visit, text, last=Reference(capture=one, text=old)))
        if finding in {Finding.SAME, Finding.PRESENTATION}:
            return one
    return None


def _superseded(member: MemberSeen, kept: Capture | None, members: Sequence[MemberSeen]) -> MemberSeen:
    """The member; altered, not lost, if its page now leads to another document while the old one is where it was."""
    if kept is None or kept.linked is None or not member.lost or member.finding.effect is not Effect.LOSS:
        return member
    there = (kept.url, kept.payload_sha256) in ((one.url, one.payload_sha256) for one in members)
    return replace(member, finding=Finding.ALTERED, reference=kept.id) if there else member


def _is_no_document(url: str, text: Text | None, unsure: Mapping[str, bool]) -> bool:
    """Whether what came at a document's address is none: a page about it, or what a doubtful link (`unsure`) led to."""
    if text is not None and text.kind is Kind.HTML and extension(url) in DOCUMENTS:
        return True
    return url in unsure and (text is None or text.prose_chars < PAGE_CHARS or not unsure[url])


def _doubtful_links(visit: Visit, known: Text | None) -> Mapping[str, bool]:
    """The addresses that may lead to a document of the page, each with whether that document may be a page."""
    if known is None or visit.page is None:
        return {}
    pages = {*picture_pages.framed_pages(known).values(), *find_further_pages(known, visit.page.url)}
    return {url: url in pages for url in find_possible_documents(known, visit.page.url)}


def _notices(seen: Observation, finding: Finding) -> tuple[Mark, ...]:
    """The marks of a notice in place of a document."""
    if finding is not Finding.WITHDRAWN:
        return ()
    return tuple(mark for mark in seen.marks if mark.finding is finding and mark.matched)[:MEMBER_MARKS]


def _identities(payload: str | None, text: Text | None) -> tuple[str, ...]:
    """What identifies a document at any address: its bytes, and its text or its picture if it has any."""
    if text is None:
        return () if payload is None else (payload,)
    return tuple(filter(None, (payload, digest(text.visible) if text.visible else None, text.picture)))


def _elsewhere(
    member: MemberSeen,
    members: Sequence[MemberSeen],
    kept_as: Mapping[str, tuple[str, ...]],
    there: Mapping[str, tuple[str, ...]],
    linked: Container[str],
) -> str | None:
    """Another address at which the page now carries a document that is lost or no longer linked, or None.

    What the old address of one no longer linked gives does not matter: addresses are signed for an hour, or made for
    each look.
    """
    if member.url not in kept_as or not (member.lost or member.url not in linked):
        return None
    others = (one.url for one in members if one.finding.effect is not Effect.LOSS and one.url != member.url)
    return next((url for url in others if _same_document(kept_as[member.url], there.get(url, ()))), None)


def _absorbed(
    member: MemberSeen, kept: Capture | None, texts: Mapping[str, Text], page: Text | None, visit: Visit
) -> str | None:
    """The page's address, if the page now contains the text of a further page of it or of a page in a frame."""
    text = texts.get(kept.id) if kept is not None else None
    if not member.lost or text is None or page is None or text.kind is not Kind.HTML or visit.page is None:
        return None
    return visit.page.url if (share_found(text, page) or 0.0) >= NEARLY else None


def _same_document(one: Collection[str], other: Collection[str]) -> bool:
    return not set(one).isdisjoint(other) or same_among(one, other)


def _requisite(end: Exchange) -> Text | None:
    """An image, style or font: its text is never read, and it is fine unless it is an HTML page."""
    if end.payload is None:
        return None
    kind = sniff(decoded(end.payload, end.headers, SNIFF_BYTES))
    return None if kind == HTML else Text(kind=Kind.OTHER, media_type=kind)


def as_page(visit: Visit, end: Exchange) -> tuple[Exchange, ...]:
    """The hops that led to one member, as if it were the source."""
    by_id = {e.id: e for e in visit.exchanges}
    chain = [end]
    while chain[-1].parent in by_id and by_id[chain[-1].parent or ""].role is end.role:
        chain.append(by_id[chain[-1].parent or ""])
    return tuple(replace(e, role=Role.PAGE) for e in reversed(chain))
