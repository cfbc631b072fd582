"""What a look says of a whole site: one answer at all of its addresses, or the one that it gives for things that do not exist (pure)."""

from __future__ import annotations

from archiver.observe.addresses import is_front, is_root
from archiver.observe.marks.gist import LISTS
from archiver.observe.marks.there import ALIKE, ANOTHER
from archiver.observe.marks.weigh import WORDS, named, strongest
from archiver.observe.rules.outages import WHOLE
from archiver.observe.site.worked import leads_to, shows_neighbour
from archiver.text.sniff import HTML
from storage.model import Effect, Finding, Observation, ProbeSeen, Reason, Role

EVERYWHERE = "the site gives this same answer at its front page and at an invented address"
BRIEF_CHARS = 600  # of main text: nearly all notices have less

Classified = tuple[Finding, tuple[Reason, ...]]


def is_brief(o: Observation) -> bool:
    """A page inside a site with so little text that it may be a notice in words that nobody lists: a wall, a login, a site
    that is closed. What a site gives at any address says so in every language."""
    lists = any(mark.rule == LISTS for mark in o.marks)
    return o.sniffed == HTML and not lists and (o.main_chars or 0) < BRIEF_CHARS and not is_front(o.url)


def same(o: Observation) -> list[ProbeSeen]:
    """What was asked and gave the same answer, at another address."""
    return [p for p in o.probes if (p.like_answer or 0) >= ALIKE and p.final_url != o.final_url]


def everywhere(o: Observation) -> bool:
    return {Role.HOME, Role.INVENTED} <= {p.role for p in same(o)}


def template(o: Observation) -> tuple[Reason, ...]:
    """The site's own word: it gives this answer for things that do not exist."""
    out = []
    if any(p.role is Role.INVENTED and (p.like_answer or 0) >= ALIKE for p in o.probes):
        out.append(Reason("probe.invented", "the site answers the same for an invented address"))
    if (o.like_not_found or 0) >= ALIKE:
        out.append(Reason("learned", "the answer is like the site's not-found page"))
    return tuple(out)


def out_of_order(o: Observation) -> bool:
    """Whether a page says of its site as a whole that it is out of order for a time, and neither it nor anything that was asked
    says that the page is missing: a status of that is then the site's, too."""
    said = {mark.rule.removesuffix(".pair") for mark in o.marks if mark.where in WORDS}
    absent = any(mark.finding is Finding.SOFT_GONE for mark in o.marks)
    home = any(p.role is Role.HOME and p.fine for p in o.probes)
    return WHOLE in said and not (absent or home or template(o))


def whole_site(o: Observation) -> Classified | None:
    """Live neighbours give this same answer, or a site that told its addresses apart in good days gives it at all of them:
    it is the site, not the document."""
    if is_brief(o) and everywhere(o) and o.like_not_found is not None and o.like_not_found < ALIKE:
        return _of_the_site(o, Reason("probe.everywhere", EVERYWHERE))
    neighbours = [p for p in o.probes if p.role is Role.SIBLING and p.like_answer is not None and not leads_to(o, p)]
    homes = [p for p in o.probes if p.role is Role.HOME and p.fine and p.like_answer is not None]
    if any((p.like_answer or 0) < ALIKE for p in homes):  # the home page is another page, and well
        said = strongest(o.marks)
        if not any(p.watched for p in neighbours):
            return None  # links that answer so may have been dead before
        if template(o) or (said is not None and said[0].effect is Effect.LOSS):
            return None  # what says that something is not there says so of each address that it stands at
    if o.reference_url is not None and len(o.hops) > 1 and is_root(o.hops[-1].url, o.reference_url):
        return None  # all that is not there leads to the front page
    if neighbours and all((p.like_answer or 0) >= ALIKE for p in neighbours) and not shows_neighbour(o):
        return _of_the_site(o, Reason("probe.siblings", "addresses that worked before give the same answer"))
    return None


def _of_the_site(o: Observation, reason: Reason) -> Classified:
    """What a whole site answers is what its words say, a placeholder or a wall; but no document of it is lost by them."""
    said = strongest(m for m in o.marks if m.finding.effect is not Effect.LOSS)
    if said is None and any(mark.rule == ANOTHER for mark in o.marks):
        return Finding.REPLACED, (
            Reason("another", "another site's page is served at the addresses that were requested"),
            reason,
        )
    return (said[0], named(said[1], reason)) if said is not None else (Finding.SERVER_ERROR, (reason,))
