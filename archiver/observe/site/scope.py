"""What the site's other pages say about an answer (pure).

A maintenance notice is about the page where its site is well, and else about the site. A neighbour that was probed may
be the very document that stands at the address now."""

from __future__ import annotations

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.marks.still_there import ALIKE, LOST, is_alike
from archiver.observe.marks.weigh import strongest
from archiver.text.sniff import PAPERS
from storage.model import INVENTED_ROLES, NOT_FOUND, Observation, ProbeSeen, Reason, Role

OF_PAGE = Reason(
    rule="worked",
    text="a notice that the page is being worked on is shown in the place of the text, and the rest of the site is there",
)
DOCUMENT = 600  # characters of main text from which a page is no notice, whatever its words


def in_place(o: Observation) -> bool:
    """Whether the answer stands at the page's own address, with a success status and next to nothing of the kept text.

    Not a front page, which stands for its site, nor an answer with Retry-After, which speaks of a time."""
    if o.last is None or o.last.kept is None or not 200 <= (o.status or 0) < 300 or o.retry_after_s is not None:
        return False
    at = o.reference_url or o.url
    there = len(o.hops) < 2 or apart_from(at, o.hops[-1].url) in {"same", "scheme_www"}
    return there and not is_front(at) and (o.last.kept < LOST or o.last.bared)


def is_of_page(o: Observation) -> bool:
    """Whether a notice in the place of a page is about that page alone.

    The home page, or if it was not probed a neighbour, is a different page and fine; no other page of the site fails or
    shows the notice; and the site does not give it for what does not exist."""
    homes = [p for p in o.probes if p.role is Role.HOME]
    others = [p for p in o.probes if p.role in {Role.SIBLING, Role.LISTING}]
    if not in_place(o) or not any(map(_is_well, homes or others)):
        return False
    failing = any(not _is_well(p) and p.status not in NOT_FOUND for p in others)
    like_invented = max((p.like_answer or 0 for p in o.probes if p.role is Role.INVENTED), default=0)
    return not failing and max(like_invented, o.like_not_found or 0) < ALIKE


def given_for_missing(o: Observation) -> bool:
    """Whether a page's error is what its site answers for anything that does not exist.

    It gave that for an invented address while all was well, and gives it now, and its other pages are fine."""
    others = [p for p in o.probes if p.role in {Role.HOME, Role.SIBLING, Role.LISTING}]
    invented = [p for p in o.probes if p.role is Role.INVENTED]
    if not in_place(o) or not any(map(_is_well, others)) or not (invented and all(map(is_alike, invented))):
        return False
    failing = any(not _is_well(p) and p.status not in NOT_FOUND for p in others)
    return (o.like_not_found or 0) >= ALIKE and not failing


def _is_well(p: ProbeSeen) -> bool:
    return bool(p.fine) and not is_alike(p)


def leads_to(o: Observation, p: ProbeSeen) -> bool:
    """Whether a probe is the address to which the source's own address leads now.

    Its answer there is about itself, and about no other address."""
    return len(o.hops) > 1 and o.final_url == p.url


def shows_neighbour(o: Observation) -> bool:
    """Whether another document of the site stands at the address, rather than one answer of the whole site.

    The home page is a different page and fine, and invented addresses do not get this answer. For a file that is
    enough, because no site puts its failures into files. A page must be the only neighbour that answered, and invented
    addresses must not be found. A dead link says nothing."""
    beside = [
        p for p in o.probes
        if p.role is Role.SIBLING and p.like_answer is not None and (p.watched or p.fine) and not leads_to(o, p)
    ]  # fmt: skip
    homes = [p for p in o.probes if p.role is Role.HOME]
    nothing = [p for p in o.probes if p.role in INVENTED_ROLES]
    if not homes or not all(map(_is_well, homes)) or not nothing:
        return False
    if o.sniffed in PAPERS:
        return all(p.failure is None and not is_alike(p) for p in nothing)
    if len({p.url for p in beside}) != 1 or not all(p.fine and is_alike(p) for p in beside):
        return False
    said = strongest(o.marks) is not None or (o.main_chars or 0) < DOCUMENT
    return all(p.status in NOT_FOUND for p in nothing) and not said
