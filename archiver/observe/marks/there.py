"""What says that a page is there, though hardly any of its text is (pure)."""

from __future__ import annotations

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.marks.gist import LISTS
from archiver.observe.marks.unlisted import NONE
from archiver.text.sniff import PLAIN
from storage.model import Comparison, Effect, Observation, ProbeSeen, Role

LOST = 0.3  # less than this: it is another page. 19 real replacements had at most 0.13
ANOTHER = "another"  # the rule of a text that has nothing to do with the kept page; in no place that tells a cause
CORE = "core"  # the rule by which a page is there and its main text is not
ALIKE = 0.8  # two answers of one template
ELSEWHERE_KEPT = 0.9  # share of the kept text from which another page holds the same document
STANDS = 0.6  # share of the kept text that a page holds and does not show, which is there
NOTICE_CHARS = 600  # of main text: with less, a word of absence may be a notice's

CUT = "the document is there, shortened to a part of its text"


def found_copy(o: Observation) -> ProbeSeen | None:
    """What a look was given at another address, and holds the kept text: the best of them."""
    pages = (p for p in o.probes if p.role in {Role.SIBLING, Role.LISTING})  # a made-up address may get any page
    found = [p for p in pages if p.kept is not None and p.kept >= ELSEWHERE_KEPT and not p.unlike]
    return max(found, key=lambda p: (not p.cited_gone, p.kept or 0), default=None)


def still_there(o: Observation) -> tuple[str, str] | None:
    """Why a page is there all the same, however little of its text is: a rule and its sentence; None where nothing says so."""
    assert o.last is not None
    if _own_front(o):
        return ("front", "the site's front page is there, rewritten")
    if o.last.translated:
        return ("language", "the page is there, in another language")
    if (o.last.unshown or 0) >= STANDS and o.last.title_same is not False:
        return ("unshown", "the text is in the answer, but is not shown before a click")
    if any(mark.rule == NONE for mark in o.marks) and not _is_elsewhere(o):
        return (
            "none",
            "the page is there under its title, and says in the place of its list that there are no entries",
        )
    if (
        o.last.emptied or (o.last.bared and not o.last.rewritten) or _is_elsewhere(o)
    ):  # whatever stands around a line there
        return None
    if _same_shell(o):
        return (CORE, "the page is there under its title, but without its main text")
    if o.last.cut and o.last.title_same:
        return ("cut", "the page is there under its title, shortened to a part of its text")
    if o.last.cut and o.sniffed == PLAIN:  # which has no title
        return ("cut", CUT)
    if _anew(o):
        return ("rewritten", "a page of the same name is there, rewritten")
    return None


def quoted_on_front(o: Observation, last: Comparison) -> bool:
    """Whether the address leads to the site's front page, and that, under another title, has less of the text than another page
    that holds the document: it shows the beginnings of the site's documents, or of the newest."""
    if len(o.hops) < 2 or o.status is None or not 200 <= o.status < 300 or last.title_same is not False:
        return False
    home = o.reference_url or o.url
    if is_front(o.url) or is_front(home) or apart_from(home, o.hops[-1].url) != "root":
        return False
    return (last.kept or 0) < ELSEWHERE_KEPT


def paper_still_there(o: Observation) -> tuple[str, str] | None:
    """The same of a document of pages, which has no markup that says more."""
    assert o.last is not None
    if o.last.translated:
        return ("language", "the document is there, in another language")
    if o.last.cut:
        return ("cut", CUT)
    return ("rewritten", "the document is there with its first line and its headings, rewritten") if _anew(o) else None


def _is_elsewhere(o: Observation) -> bool:
    """Few words, whatever they are headed by, and the kept text at another address: it is there."""
    return (o.main_chars or 0) < NOTICE_CHARS and found_copy(o) is not None


def _own_front(o: Observation) -> bool:
    """The front page of a site, under the name it had: nothing else can be served there but the site's front page,
    however it was rewritten (Bar-Yossef et al.: no root is a soft 404)."""
    if o.last is None or not o.last.named_alike:
        return False
    here, before = o.final_url or o.url, o.reference_url or o.url
    return all(map(is_front, (o.url, here, before)))


def _anew(o: Observation) -> bool:
    """Another text, under the name that the address has, or under its own title and heading: a page that was written anew. Not
    where the front page shows it, nor where few words speak of absence."""
    if o.last is None or not o.last.rewritten:
        return False
    front = any(p.role is Role.HOME and (p.like_answer or 0) >= ALIKE for p in o.probes)
    # under its name, what it is about is no word of absence, nor under its title that it is made of lists
    made = {rule for rule, known in ((ANOTHER, o.last.named_alike), (LISTS, o.last.title_same)) if known}
    said = (mark for mark in o.marks if mark.rule not in made)
    few = (o.main_chars or 0) < NOTICE_CHARS and any(mark.finding.effect is Effect.LOSS for mark in said)
    return not front and not few


def _same_shell(o: Observation) -> bool:
    """Same title and much of what is around the text, at the same place: the text was taken out of its page."""
    assert o.last is not None
    return o.last.title_same is True and (o.last.visible or 0) >= LOST
