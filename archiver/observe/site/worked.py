"""What the site's other pages say of an answer (pure): a notice that something is being worked at is of the page where its site
is well, else of the site; and a neighbour that was asked may be the very document that stands there now."""

from __future__ import annotations

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.marks.there import ALIKE, LOST
from archiver.observe.marks.weigh import strongest
from archiver.text.sniff import PAPERS
from storage.model import INVENTED_ROLES, NOT_FOUND, Observation, ProbeSeen, Reason, Role

OF_PAGE = Reason(
    rule="worked",
    text="a notice that the page is being worked on is shown in the place of the text, and the rest of the site is there",
)
DOCUMENT = 600  # characters of main text of a page that is no notice, in whatever words


def in_place(o: Observation) -> bool:
    """Whether what came stands at the page's own address with a status of success, and next to nothing of the kept text with
    it. A front page is its site's, and who says when to come back speaks of a time."""
    if o.last is None or o.last.kept is None or not 200 <= (o.status or 0) < 300 or o.retry_after_s is not None:
        return False
    at = o.reference_url or o.url
    there = len(o.hops) < 2 or apart_from(at, o.hops[-1].url) in {"same", "scheme_www"}
    return there and not is_front(at) and (o.last.kept < LOST or o.last.bared)


def is_of_page(o: Observation) -> bool:
    """Whether such a notice is of the page alone: the home page, or where that was not asked a neighbour, is another page and
    as ever, no other page of the site fails or shows it, and the site does not give it for what does not exist."""
    homes = [p for p in o.probes if p.role is Role.HOME]
    others = [p for p in o.probes if p.role in {Role.SIBLING, Role.LISTING}]
    if not in_place(o) or not any(map(_is_well, homes or others)):
        return False
    failing = any(not _is_well(p) and p.status not in NOT_FOUND for p in others)
    nothing = max((p.like_answer or 0 for p in o.probes if p.role is Role.INVENTED), default=0)
    return not failing and max(nothing, o.like_not_found or 0) < ALIKE


def _is_well(p: ProbeSeen) -> bool:
    return bool(p.fine) and (p.like_answer or 0) < ALIKE


def leads_to(o: Observation, p: ProbeSeen) -> bool:
    """Whether what was asked is where the address itself leads now: there it tells of itself, and of no other."""
    return len(o.hops) > 1 and o.final_url == p.url


def shows_neighbour(o: Observation) -> bool:
    """Whether another document of the site stands at the address, and not one answer of the whole site: the home page is another
    and as ever, and what was made up does not get it. Of a file that is enough, for in none does a site say that it fails; a page
    is the only neighbour that answered, where addresses that were made up are not found. A link that was dead tells nothing."""
    beside = [
        p for p in o.probes
        if p.role is Role.SIBLING and p.like_answer is not None and (p.watched or p.fine) and not leads_to(o, p)
    ]  # fmt: skip
    homes = [p for p in o.probes if p.role is Role.HOME]
    nothing = [p for p in o.probes if p.role in INVENTED_ROLES]
    if not homes or not all(map(_is_well, homes)) or not nothing:
        return False
    if o.sniffed in PAPERS:
        return all(p.failure is None and (p.like_answer or 0) < ALIKE for p in nothing)
    if len({p.url for p in beside}) != 1 or not all(p.fine and (p.like_answer or 0) >= ALIKE for p in beside):
        return False
    said = strongest(o.marks) is not None or (o.main_chars or 0) < DOCUMENT
    return all(p.status in NOT_FOUND for p in nothing) and not said
