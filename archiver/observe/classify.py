"""Classifies an observation: the first rule that holds gives its finding (pure).

Right after failures and 304 comes the guard: a page with most of its old text is not gone. `docs/judgement/pages.md`
explains the classes. Only the observation is read, so that judging again gives the same.
"""

from __future__ import annotations

from archiver.observe.addresses import apart_from
from archiver.observe.by_status import classify_by_status
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.observe.carried.papers import LOCKED, explain_passages, is_locked, with_documents
from archiver.observe.few_characters import FEW, without_text
from archiver.observe.little_kept import classify_little_kept, notice_in_place
from archiver.observe.marks.still_there import LOST, quoted_on_front
from archiver.observe.marks.weigh import Classified, explain, strongest
from archiver.observe.mostly_kept import classify_mostly_kept, cut, explain_kept
from archiver.observe.redirects.away import classify_unanswered, led_elsewhere
from archiver.observe.redirects.onward import classify_forwarding_page
from archiver.observe.site.answers import BRIEF_CHARS, EVERYWHERE, everywhere, is_brief, probes_with_same_answer
from archiver.text.sniff import HTML, PAPERS
from storage.model import NOT_FOUND, Comparison, Finding, Observation, Reason, Role

KEPT = 0.6  # share of the old text from which a page is not gone, whatever it says
_PART = "the page says that it shows only part of its text, and the rest to those who pay or sign in; what it showed is kept"


def classify(o: Observation) -> Classified:
    """The finding of a visit, and the rules that gave it."""
    finding, reasons = _page(o)
    if finding.effect.is_there:
        finding, reasons = with_documents(o, finding, reasons)
        if o.kept_back and finding.effect.is_there:
            reasons = (*reasons, Reason("part", f"{_PART}: “{o.kept_back}”"))
    return finding, reasons


def calls_itself_front(o: Observation) -> bool:
    """Whether a page inside a site has the site's front page as its canonical address."""
    return bool(o.canonical and o.final_url) and apart_from(o.final_url or "", o.canonical or "") == "root"


def _page(o: Observation) -> Classified:
    if o.failure is not None:
        return classify_unanswered(o, o.failure)
    if o.not_modified:
        return Finding.SAME, (Reason("status.304", "the server says that the page was not modified"),)
    status = o.status or 0
    there = o.last is not None and o.last.kept is not None and o.last.kept >= KEPT and not quoted_on_front(o, o.last)
    if there and o.last is not None and not _only_furniture_kept(o, o.last):
        return notice_in_place(o, o.last) or classify_mostly_kept(o)
    if 200 <= status < 300:
        if o.truncated:
            return Finding.TRUNCATED, (Reason("truncated", cut(o.truncated)),)
        if is_locked(o):
            return Finding.LOGIN, (LOCKED,)
        return _first(o) if o.last is None else _back_to_first(o) or classify_little_kept(o)
    return classify_by_status(o, status)


def under_another(last: Comparison) -> bool:
    """Whether the title changed, and our extraction found little of the text: the rest that is kept may surround it."""
    return last.title_same is False and last.other is not None and last.other < KEPT


def _back_to_first(o: Observation) -> Classified | None:
    """The first copy's text is back, of which the newest has little: no loss. Not if few words: maybe a placeholder."""
    if o.first is None or o.last is None or (o.first.kept or 0) < KEPT or strongest(o.marks) is not None:
        return None
    if quoted_on_front(o, o.first):
        return None
    if (o.main_chars or o.visible_chars or 0) < BRIEF_CHARS and not (o.first.identical and o.sniffed in PAPERS):
        return None
    return Finding.ALTERED, (*explain_passages(o.last), explain_kept(o.last.kept))


def _only_furniture_kept(o: Observation, last: Comparison) -> bool:
    """Whether only what the site's pages share is kept.

    With a not-found status: the title changed and the main text is gone; or much of what was shown is gone, and the
    title changed or next to nothing is there. With another: title and heading say "not found", and our extraction finds
    little.
    """
    if o.status not in NOT_FOUND:
        return under_another(last) and _calls_itself_missing(o)
    if last.title_same is False and (last.main is None or last.main < LOST):
        return True
    mostly = bool(last.lost) and last.visible is not None and last.visible < KEPT
    return mostly and (last.title_same is False or is_brief(o))


def _calls_itself_missing(o: Observation) -> bool:
    """Whether both title and heading say that there is nothing."""
    return {mark.where for mark in o.marks if mark.finding is Finding.SOFT_GONE} >= {"title", "heading"}


def _first(o: Observation) -> Classified:
    """A first look: is it the content that was meant to be kept?"""
    if (onward := classify_forwarding_page(o)) is not None:
        return onward
    if (said := strongest(o.marks)) is not None:
        return said[0], explain(said[1])
    if (away := led_elsewhere(o, o.url)) is not None:
        return away
    if o.content is False:
        return _no_content(o)
    if (instead := _instead(o)) is not None:
        return instead
    return Finding.FIRST, (Reason("first.content", "a first look, which received content"),)


def _instead(o: Observation) -> Classified | None:
    """What probes say about a first look: the answer is the site's front page, or what it gives for any address."""
    if is_brief(o) and everywhere(o):
        return Finding.DENIED, (Reason("probe.everywhere", EVERYWHERE),)
    for probe in probes_with_same_answer(o):
        if probe.role is Role.HOME:
            return Finding.REPLACED, (Reason("probe.home", "the site's front page is served at an address inside it"),)
        if probe.role is Role.INVENTED:
            return Finding.SOFT_GONE, (Reason("probe.invented", "the site answers the same for an invented address"),)
    return None


def _no_content(o: Observation) -> Classified:
    if calls_itself_front(o):
        return Finding.REPLACED, (
            Reason("first.front_page", "the site's front page is served at an address inside it"),
        )
    if o.sniffed == HTML and extension(o.url) in DOCUMENTS and (o.visible_chars or 0) > FEW * 5:
        return Finding.TYPE_CHANGED, (Reason("first.type", "the address names a document, but a page was received"),)
    if len(o.hops) > 1 and o.hops[-1].status is None:
        return Finding.SERVER_ERROR, (Reason("first.refresh", f"the page only forwards to {o.hops[-1].url}"),)
    return Finding.SERVER_ERROR, without_text(o)
