"""What a look says about the whole site (pure).

The site gives one answer at all of its addresses, or the answer that it gives for things that do not exist."""

from __future__ import annotations

from archiver.observe.addresses import is_front, is_root
from archiver.observe.marks.links import LISTS
from archiver.observe.marks.still_there import ALIKE, ANOTHER, is_alike
from archiver.observe.marks.weigh import WORDS, Classified, explain, strongest
from archiver.observe.rules.outages import WHOLE
from archiver.observe.site.scope import leads_to, shows_neighbour
from archiver.text.sniff import HTML
from storage.model import Effect, Finding, Observation, ProbeSeen, Reason, Role

EVERYWHERE = "the site gives this same answer at its front page and at an invented address"
BRIEF_CHARS = 600  # characters of main text; nearly all notices have fewer


def is_brief(o: Observation) -> bool:
    """Whether a page inside a site has so little text that it may be a notice in words that no rule lists.

    It may be a wall, a login, or the notice of a closed site. What the site gives at any address tells in every
    language."""
    lists = any(mark.rule == LISTS for mark in o.marks)
    return o.sniffed == HTML and not lists and (o.main_chars or 0) < BRIEF_CHARS and not is_front(o.url)


def probes_with_same_answer(o: Observation) -> list[ProbeSeen]:
    """The probes of other addresses that got the same answer."""
    return [p for p in o.probes if is_alike(p) and p.final_url != o.final_url]


def everywhere(o: Observation) -> bool:
    """Whether the front page and an invented address both got this same answer."""
    return {Role.HOME, Role.INVENTED} <= {p.role for p in probes_with_same_answer(o)}


def explain_not_found_answer(o: Observation) -> tuple[Reason, ...]:
    """Reasons in the site's own word: it gives this answer for things that do not exist."""
    out = []
    if any(p.role is Role.INVENTED and is_alike(p) for p in o.probes):
        out.append(Reason("probe.invented", "the site answers the same for an invented address"))
    if (o.like_not_found or 0) >= ALIKE:
        out.append(Reason("learned", "the answer is like the site's not-found page"))
    return tuple(out)


def out_of_order(o: Observation) -> bool:
    """Whether a page says that its whole site is temporarily out of order, and nothing says that the page is missing.

    Neither the page nor a probe does; then a not-found status is the site's as well."""
    said = {mark.rule.removesuffix(".pair") for mark in o.marks if mark.where in WORDS}
    absent = any(mark.finding is Finding.SOFT_GONE for mark in o.marks)
    home = any(p.role is Role.HOME and p.fine for p in o.probes)
    return WHOLE in said and not (absent or home or explain_not_found_answer(o))


def classify_site_wide(o: Observation) -> Classified | None:
    """The finding if the answer is the whole site's rather than the document's; else None.

    Live neighbours give this same answer, or a site that told its addresses apart in good days gives it at all of
    them."""
    if is_brief(o) and everywhere(o) and o.like_not_found is not None and o.like_not_found < ALIKE:
        return _of_the_site(o, Reason("probe.everywhere", EVERYWHERE))
    neighbours = [p for p in o.probes if p.role is Role.SIBLING and p.like_answer is not None and not leads_to(o, p)]
    homes = [p for p in o.probes if p.role is Role.HOME and p.fine and p.like_answer is not None]
    if not all(map(is_alike, homes)):  # the home page differs and is fine
        said = strongest(o.marks)
        if not any(p.watched for p in neighbours):
            return None  # links that answer so may have been dead before
        if explain_not_found_answer(o) or (said is not None and said[0].effect is Effect.LOSS):
            return None  # a not-found answer is about each address that gets it
    if o.reference_url is not None and len(o.hops) > 1 and is_root(o.hops[-1].url, o.reference_url):
        return None  # the site sends whatever is missing to its front page
    if neighbours and all(map(is_alike, neighbours)) and not shows_neighbour(o):
        return _of_the_site(o, Reason("probe.siblings", "addresses that worked before give the same answer"))
    return None


def _of_the_site(o: Observation, reason: Reason) -> Classified:
    """The finding for an answer of the whole site: what its words say, a placeholder or a wall, but never a loss."""
    said = strongest(m for m in o.marks if m.finding.effect is not Effect.LOSS)
    if said is None and any(mark.rule == ANOTHER for mark in o.marks):
        return Finding.REPLACED, (
            Reason("another", "another site's page is served at the addresses that were requested"),
            reason,
        )
    return (said[0], explain(said[1], reason)) if said is not None else (Finding.SERVER_ERROR, (reason,))
