"""Evidence that a page is still there although hardly any of its text is (pure)."""

from __future__ import annotations

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.marks.links import LISTS
from archiver.observe.marks.unlisted import NONE
from archiver.text.sniff import PLAIN
from storage.model import Comparison, Effect, Observation, ProbeSeen, Role

LOST = 0.3  # share of the kept text below which it is another page; 19 real replacements had at most 0.13
ANOTHER = "another"  # rule of a text unrelated to the kept page; its mark is in no place that names a cause
CORE = "core"  # rule: the page is there, its main text is not
ALIKE = 0.8  # similarity from which two answers come from one template
ELSEWHERE_KEPT = 0.9  # share of the kept text from which another page is the same document
STANDS = 0.6  # share of the kept text from which a page holds it, though it is hidden until a click
NOTICE_CHARS = 600  # characters of main text: in less, a word of absence may be a notice

CUT = "the document is there, shortened to a part of its text"
_ANEW = ("rewritten", "a page of the same name is there, rewritten")


def is_alike(p: ProbeSeen) -> bool:
    """Whether a probe got the same answer as the page, but for advertisements and the address that it repeats."""
    return (p.like_answer or 0) >= ALIKE


def found_copy(o: Observation) -> ProbeSeen | None:
    """The probe of another address that holds the kept text, the best if there are several."""
    pages = (p for p in o.probes if p.role in {Role.SIBLING, Role.LISTING})  # an invented address may get any page
    found = [p for p in pages if p.kept is not None and p.kept >= ELSEWHERE_KEPT and not p.unlike]
    return max(found, key=lambda p: (not p.cited_gone, p.kept or 0), default=None)


def still_there(o: Observation) -> tuple[str, str] | None:
    """The rule and sentence why a page is still there, however little of its text is; None if nothing says so."""
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
    # whatever else stands on the page
    if o.last.emptied or (o.last.bared and not o.last.rewritten) or _is_elsewhere(o):
        return None
    if any(mark.rule == LISTS for mark in o.marks) and _anew(o):  # of a list with other entries only its frame is left
        return _ANEW
    if _same_shell(o):
        return (CORE, "the page is there under its title, but without its main text")
    if o.last.cut and o.sniffed == PLAIN:  # plain text has no title
        return ("cut", CUT)
    if o.last.cut and o.last.title_same is not False:
        return ("cut", "the page is there under its title, shortened to a part of its text")
    if _anew(o):
        return _ANEW
    return None


def quoted_on_front(o: Observation, last: Comparison) -> bool:
    """Whether the address leads to the site's front page, which shows only the beginnings of documents.

    The front page has another title and less of the text than another page that holds the document would."""
    if len(o.hops) < 2 or o.status is None or not 200 <= o.status < 300 or last.title_same is not False:
        return False
    home = o.reference_url or o.url
    if is_front(o.url) or is_front(home) or apart_from(home, o.hops[-1].url) != "root":
        return False
    return (last.kept or 0) < ELSEWHERE_KEPT


def paper_still_there(o: Observation) -> tuple[str, str] | None:
    """Like `still_there`, for a document of pages, which has no markup that says more."""
    assert o.last is not None
    if o.last.translated:
        return ("language", "the document is there, in another language")
    if o.last.cut:
        return ("cut", CUT)
    return ("rewritten", "the document is there with its first line and its headings, rewritten") if _anew(o) else None


def _is_elsewhere(o: Observation) -> bool:
    """Whether the page has few words, under whatever title, and the kept text is at another address."""
    return (o.main_chars or 0) < NOTICE_CHARS and found_copy(o) is not None


def _own_front(o: Observation) -> bool:
    """Whether it is the site's front page, under the name it had.

    Nothing else can be served at that address, however the page was rewritten (Bar-Yossef et al.: no root is a soft
    404)."""
    if o.last is None or not o.last.named_alike:
        return False
    here, before = o.final_url or o.url, o.reference_url or o.url
    return all(map(is_front, (o.url, here, before)))


def _anew(o: Observation) -> bool:
    """Whether the page was written anew: another text under the name of its address, or its own title and heading.

    Not where the site's front page is the same answer, nor where few words speak of absence."""
    if o.last is None or not o.last.rewritten:
        return False
    front = any(p.role is Role.HOME and is_alike(p) for p in o.probes)
    # neither an unrelated text under the page's name nor lists at its own address count as absence
    listed = o.last.title_same or (o.last.named_alike and len(o.hops) < 2)  # not redirected
    made = {rule for rule, known in ((ANOTHER, o.last.named_alike), (LISTS, listed)) if known}
    said = (mark for mark in o.marks if mark.rule not in made)
    few = (o.main_chars or 0) < NOTICE_CHARS and any(mark.finding.effect is Effect.LOSS for mark in said)
    return not front and not few


def _same_shell(o: Observation) -> bool:
    """Whether the title is the same and much of the visible text is left: the main text was taken out of its page."""
    assert o.last is not None
    return o.last.title_same is True and (o.last.visible or 0) >= LOST
