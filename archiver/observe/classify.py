"""Classifies an observation: the first rule that holds gives its finding (pure).

Right after failures and 304 comes the guard: a page with most of its old text is not gone. `docs/judgement/pages.md`
explains the classes. Only the observation is read, so that judging again gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from archiver.observe.addresses import apart_from, is_root
from archiver.observe.alive import classify_mostly_kept, cut, explain_kept
from archiver.observe.carried.continued import count_new_subpages
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.observe.carried.papers import (
    LOCKED,
    UNREADABLE,
    classify_another_document,
    explain_passages,
    explain_pictures,
    explain_quotes,
    is_locked,
    read_as,
    with_documents,
)
from archiver.observe.few_characters import FEW, few_words, says_nothing, without_text
from archiver.observe.marks.consent import HEADED
from archiver.observe.marks.doors import at_door
from archiver.observe.marks.hosted import unhosted
from archiver.observe.marks.shells import SHELL
from archiver.observe.marks.still_there import (
    LOST,
    found_copy,
    is_alike,
    paper_still_there,
    quoted_on_front,
    still_there,
)
from archiver.observe.marks.weigh import Classified, explain, identified_wall, may_be_site_wide, strongest
from archiver.observe.redirects.away import classify_unanswered, led_by
from archiver.observe.redirects.onward import classify_forwarding_page, classify_missing_frame
from archiver.observe.rules.paywalls import KEPT_BACK
from archiver.observe.rules.proxies import OWN
from archiver.observe.site.answers import (
    BRIEF_CHARS,
    EVERYWHERE,
    classify_site_wide,
    everywhere,
    explain_not_found_answer,
    is_brief,
    out_of_order,
    probes_with_same_answer,
)
from archiver.observe.site.scope import OF_PAGE, is_of_page
from archiver.text.sniff import HTML, PAPERS
from storage.model import EMPTIED, NOT_FOUND, Comparison, Finding, Mark, Observation, Reason, Role

KEPT = 0.6  # share of the old text from which a page is not gone, whatever it says
NO_TEXT = "the page is there under its title, without its text and with no other text in its place"
FRAMED = "the page shows a frame of another site in the place of its text"
SAVED_ANEW = "other bytes, the same picture"
DOOR = "what was not found is a login, consent or visitor check page to which the address leads, not the page itself"

# causes named by the words of a page that overrule its status
_OVER_DENIED = frozenset({
    Finding.CHALLENGE, Finding.LOGIN, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.THROTTLED, Finding.PARKED,
    Finding.SUSPENDED, Finding.MAINTENANCE,
})  # fmt: skip
_OVER_MISSING = frozenset({
    Finding.CHALLENGE, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.WITHDRAWN, Finding.PARKED,
    Finding.SUSPENDED,
})  # fmt: skip
_OVER_FAILING = frozenset({
    Finding.CHALLENGE, Finding.LEGAL, Finding.GEO, Finding.CENSORED, Finding.MAINTENANCE, Finding.SUSPENDED,
})  # fmt: skip
_STRONG_PLACES = frozenset({OWN, "header", "sign", "title", "heading", "url", "shell", "opening"})
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
        return _notice_in_place(o, o.last) or classify_mostly_kept(o)
    if 200 <= status < 300:
        if o.truncated:
            return Finding.TRUNCATED, (Reason("truncated", cut(o.truncated)),)
        if is_locked(o):
            return Finding.LOGIN, (LOCKED,)
        return _first(o) if o.last is None else _back_to_first(o) or _little_kept(o)
    return _by_status(o, status)


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


def _notice_in_place(o: Observation, last: Comparison) -> Classified | None:
    """Nothing of the text is left, and the few words in its place are a notice: what is kept only surrounds them."""
    if not last.bared or o.truncated or not 200 <= (o.status or 0) < 300:
        return None
    said = strongest(o.marks)
    return _by_notice(o, *said) if said is not None else None


def _by_notice(o: Observation, cause: Finding, marks: Iterable[Mark], *more: Reason) -> Classified:
    """The finding that a notice names. Maintenance of this page alone means that it was replaced."""
    if cause is not Finding.MAINTENANCE or not is_of_page(o):
        return cause, explain(marks, *more)
    there = _text_removed(o) if o.last is not None and o.last.title_same else ()
    return Finding.REPLACED, (*there, OF_PAGE, *explain(marks, *more))


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


def _by_status(o: Observation, status: int) -> Classified:
    said = strongest(o.marks)
    cause, marks = said if said is not None else (None, ())
    why = Reason(f"status.{status}", f"HTTP status {status}")
    if status in NOT_FOUND:
        return _missing(o, cause, marks, why)
    if status == 451:
        return Finding.LEGAL, (why,)
    if status == 402 and cause is Finding.SUSPENDED:  # the site's owner has to pay, not the reader
        return cause, explain(marks, why)
    if status in {401, 402, 407, 429}:
        refused = Finding.THROTTLED if status == 429 else Finding.LOGIN
        return (cause, explain(marks, why)) if cause is Finding.CHALLENGE else (refused, (why,))
    if status == 408:
        return Finding.TIMEOUT, (why,)
    if 500 <= status < 600:
        if cause in _OVER_FAILING:
            return cause, explain(marks, why)
        if wall := identified_wall(o.marks):
            return wall[0], explain(wall[1], why)
        if status == 503 and o.retry_after_s is not None:
            return Finding.THROTTLED, (
                why,
                Reason("header.retry_after", f"the server asked us to wait {o.retry_after_s} s"),
            )
        return Finding.SERVER_ERROR, (why,)
    if 400 <= status < 500 or status == 999:  # 999 is not standard: large sites refuse robots with it
        return (cause, explain(marks, why)) if cause in _OVER_DENIED else (Finding.DENIED, (why,))
    return Finding.BAD_ANSWER, (
        Reason(f"status.{status}", f"HTTP status {status} is no answer to a request like ours"),
    )


def _missing(o: Observation, cause: Finding | None, marks: Iterable[Mark], why: Reason) -> Classified:
    if door := at_door(o):
        return door[0].finding, explain(door, Reason("door", DOOR), why)
    if hosted := unhosted(o):
        return Finding.SUSPENDED, explain(hosted, why)
    if cause in _OVER_MISSING and not may_be_site_wide(o.marks, marks):
        return cause, explain(marks, why)
    if wall := identified_wall(o.marks):
        return wall[0], explain(wall[1], why)
    if cause is Finding.MAINTENANCE and out_of_order(o):
        return cause, explain(marks, why)
    invented = [p for p in o.probes if p.role is Role.INVENTED and p.status is not None]
    homes = [p for p in o.probes if p.role is Role.HOME]
    if (
        invented and homes and not any(p.fine for p in homes)
        and all(p.status in {200, 403} for p in invented)
    ):  # fmt: skip
        return Finding.SERVER_ERROR, (
            why,
            Reason("probe.disorder", "the home page fails, and an invented address gets a different answer"),
        )
    return Finding.GONE, (why,)


def _first(o: Observation) -> Classified:
    """A first look: is it the content that was meant to be kept?"""
    if (onward := classify_forwarding_page(o)) is not None:
        return onward
    if (said := strongest(o.marks)) is not None:
        return said[0], explain(said[1])
    if (away := _led_elsewhere(o, o.url)) is not None:
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


def _little_kept(o: Observation) -> Classified:
    """Less than KEPT of the old text is there, or the old copy had no text to compare."""
    assert o.last is not None
    kept = o.last.kept
    type_differs = bool(o.expected_type and o.sniffed) and o.expected_type not in {o.sniffed, read_as(o)}
    type_differs = type_differs and not (_is_image(o.expected_type) and _is_image(o.sniffed))
    if kept is None and not type_differs:
        return _without_old_text(o)
    if (onward := classify_missing_frame(o) or classify_forwarding_page(o)) is not None:
        return onward[0], (*onward[1], explain_kept(kept))
    said = strongest(o.marks)
    if said is not None and o.last.title_same and all(mark.rule == HEADED for mark in said[1]):
        said = None  # the page without its text, with the consent box of its site
    if said is not None and said[0] is Finding.MAINTENANCE and _noted_above(o.last, said[1]):
        said = None
    little = kept is None or kept < LOST or o.last.bared
    if said is not None and (little or any(m.where in _STRONG_PLACES or m.rule == KEPT_BACK for m in said[1])):
        return classify_site_wide(o) or _by_notice(o, *said, explain_kept(kept))
    if kept is not None and kept >= LOST:
        if explain_not_found_answer(o):
            return Finding.SOFT_GONE, (*explain_not_found_answer(o), explain_kept(kept))
        if quoted_on_front(o, o.last) and (away := _led_elsewhere(o, o.reference_url or o.url)) is not None:
            return away[0], (*away[1], explain_kept(kept))
        return Finding.ALTERED_LARGE, (*explain_passages(o.last), *_divided(o), explain_kept(kept))
    return classify_site_wide(o) or _lost(o, kept, type_differs=type_differs)


def _noted_above(last: Comparison, marks: Iterable[Mark]) -> bool:
    """Whether words about maintenance are a mere note: the page has another text of its own under its title."""
    if not last.title_same or last.bared or any(m.where in _STRONG_PLACES - {"opening"} for m in marks):
        return False
    return last.rewritten or (last.visible or 0) >= LOST


def _lost(o: Observation, kept: float | None, *, type_differs: bool) -> Classified:
    assert o.last is not None
    shell = _is_shell(o)
    if not shell and explain_not_found_answer(o):
        return Finding.SOFT_GONE, (*explain_not_found_answer(o), explain_kept(kept))
    away = _led_elsewhere(o, o.reference_url or o.url)
    sent_on = o.hops[-1].status is None if o.hops else False  # by the page itself, which then need not say anything
    if away is not None and sent_on:
        return away[0], (*away[1], explain_kept(kept))
    if says_nothing(o):
        nothing = (*without_text(o), explain_kept(kept))
        return (Finding.SERVER_ERROR if found_copy(o) is None else Finding.REPLACED), nothing
    if away is not None and not shell:
        return away[0], (*away[1], explain_kept(kept))
    if not type_differs and o.expected_type in PAPERS:
        if (paper := paper_still_there(o)) is not None:
            return Finding.ALTERED_LARGE, (Reason(*paper), *explain_passages(o.last), explain_kept(kept))
        finding, why = classify_another_document(o)
        return finding, (why, explain_kept(kept))
    if not type_differs and (there := still_there(o)) is not None:
        return Finding.ALTERED_LARGE, (Reason(*there), *explain_passages(o.last), *_divided(o), explain_kept(kept))
    if shell:
        return Finding.SERVER_ERROR, (*without_text(o), explain_kept(kept))
    if type_differs:
        return Finding.TYPE_CHANGED, (Reason("type", f"{o.expected_type} before, {read_as(o)} now"), explain_kept(kept))
    return _replaced(o, o.last, kept)


def _replaced(o: Observation, last: Comparison, kept: float | None) -> Classified:
    if any(p.role is Role.HOME and is_alike(p) for p in o.probes):
        return Finding.REPLACED, (Reason("probe.home", "the site's front page is served instead"), explain_kept(kept))
    if last.emptied:
        return Finding.REPLACED, (*_text_removed(o), *_divided(o), explain_kept(kept))
    if last.title_same and last.framed:
        return Finding.SERVER_ERROR, (Reason("framed", FRAMED), explain_kept(kept))
    return Finding.REPLACED, (
        Reason("replaced", "another page is served at the address"),
        *few_words(o),
        explain_kept(kept),
    )


def _text_removed(o: Observation) -> tuple[Reason, ...]:
    cited = [one for one in o.cited_gone if one not in o.quoted_in]
    return (Reason(EMPTIED, NO_TEXT), *explain_quotes("quote", "a cited passage is no longer there", cited))


def _divided(o: Observation) -> tuple[Reason, ...]:
    """The reason that the page now links pages below its own address: a long text may be there, split into chapters."""
    count = count_new_subpages(o.last.links_added if o.last is not None else (), o.url)
    return (
        Reason(
            "divided",
            f"it links {count} pages below its own address that it did not link before: its text may be there",
        ),
    ) * (count > 0)


def _is_shell(o: Observation) -> bool:
    """Whether the page is an empty place for a script to fill, without a redirect to the front page. That the site
    gives it for invented addresses, too, says nothing of what would fill it."""
    if not any(mark.rule == SHELL for mark in o.marks):
        return False
    target = o.hops[-1].url if len(o.hops) > 1 else None
    return target is None or (o.hops[-1].status is not None and not is_root(target, o.reference_url or o.url))


def _without_old_text(o: Observation) -> Classified:
    """The reference had no text: a scan, an archive, a drawing."""
    assert o.last is not None
    if (said := strongest(o.marks)) is not None:
        return said[0], explain(said[1])
    if o.content is False:
        return Finding.SERVER_ERROR, (UNREADABLE,)
    if o.last.same_text and (o.last.lost or o.last.added):  # text that a click opens
        return Finding.ALTERED, explain_passages(o.last)
    if o.last.same_text:
        return Finding.PRESENTATION, (
            Reason("bytes", SAVED_ANEW if o.pages is None else "other bytes, the same pages"),
        )
    return Finding.ALTERED, (*explain_pictures(o.last.pictures), Reason("bytes", "other bytes, and no text to compare"))


def _led_elsewhere(o: Observation, home: str) -> Classified | None:
    """The address leads elsewhere: further than a change of scheme, www or trailing slash."""
    if len(o.hops) < 2:
        return None
    target = o.hops[-1].url
    apart, how = apart_from(home, target), led_by(o)
    if apart in {"same", "scheme_www"}:
        return None
    if apart == "login":
        return Finding.LOGIN, (Reason("url.login", f"a {how} to a login page"),)
    if o.last is None and apart != "root" and not is_root(target, home):
        if o.hops[-1].status is None:
            return Finding.SERVER_ERROR, (Reason("first.refresh", f"the page only forwards to {target}"),)
        return None  # at a first look, any page may be the one that was meant
    where = {"root": "the front page", "parent": "the directory above", "other_domain": "another site"}.get(
        apart, "another page"
    )
    return Finding.REDIRECTED, (Reason(f"away.{apart}", f"a {how} to {where}"),)


def _is_image(media_type: str | None) -> bool:
    return (media_type or "").startswith("image/")
