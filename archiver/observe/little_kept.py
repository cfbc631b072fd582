"""Classifies a page that has little of its old text, or of which only what surrounds the text is left (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.observe.addresses import is_root
from archiver.observe.carried.continued import count_new_subpages
from archiver.observe.carried.papers import (
    UNREADABLE,
    classify_another_document,
    explain_passages,
    explain_pictures,
    explain_quotes,
    read_as,
)
from archiver.observe.few_characters import few_words, says_nothing, without_text
from archiver.observe.marks.consent import HEADED
from archiver.observe.marks.links import LISTS
from archiver.observe.marks.shells import SHELL
from archiver.observe.marks.still_there import (
    LOST,
    NOTICE_CHARS,
    found_copy,
    is_alike,
    paper_still_there,
    quoted_on_front,
    still_there,
)
from archiver.observe.marks.weigh import WORDS, Classified, explain, strongest
from archiver.observe.mostly_kept import explain_kept
from archiver.observe.redirects.away import led_elsewhere
from archiver.observe.redirects.onward import classify_forwarding_page, classify_missing_frame
from archiver.observe.rules.paywalls import KEPT_BACK
from archiver.observe.rules.proxies import OWN
from archiver.observe.site.answers import classify_site_wide, explain_not_found_answer
from archiver.observe.site.scope import OF_PAGE, given_for_missing, is_of_page
from archiver.text.sniff import PAPERS
from storage.model import EMPTIED, Comparison, Effect, Finding, Mark, Observation, Reason, Role

NO_TEXT = "the page is there under its title, without its text and with no other text in its place"
FRAMED = "the page shows a frame of another site in the place of its text"
SAME_PAGES = "other bytes, the same pages"
SAVED_ANEW = "other bytes, the same picture"
NOT_COMPARED = "other bytes, and no text to compare"
_STRONG_PLACES = frozenset({OWN, "header", "sign", "title", "heading", "url", "shell", "opening"})


def classify_little_kept(o: Observation) -> Classified:
    """The finding for an answer that has less of the old text than a page that is still there, or whose old copy had no
    text to compare."""
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
    if said is not None and said[0].effect is Effect.FAILURE and _amid_new_text(o, said[1]):
        said = None
    if said is not None and all(map(_is_error_in_words, said[1])) and given_for_missing(o):
        return Finding.SOFT_GONE, (*explain_not_found_answer(o), explain_kept(kept))
    little = kept is None or kept < LOST or o.last.bared
    if said is not None and (little or any(m.where in _STRONG_PLACES or m.rule == KEPT_BACK for m in said[1])):
        return classify_site_wide(o) or _by_notice(o, *said, explain_kept(kept))
    if kept is not None and kept >= LOST:
        if explain_not_found_answer(o):
            return Finding.SOFT_GONE, (*explain_not_found_answer(o), explain_kept(kept))
        if quoted_on_front(o, o.last) and (away := led_elsewhere(o, o.reference_url or o.url)) is not None:
            return away[0], (*away[1], explain_kept(kept))
        return Finding.ALTERED_LARGE, (*explain_passages(o.last), *_divided(o), explain_kept(kept))
    return classify_site_wide(o) or _lost(o, kept, type_differs=type_differs)


def _is_error_in_words(mark: Mark) -> bool:
    """Whether a mark is an error's words, which sites also have for what is missing; no trace, no shell."""
    return mark.finding is Finding.SERVER_ERROR and mark.where in WORDS and not mark.rule.startswith("error.load")


def _noted_above(last: Comparison, marks: Iterable[Mark]) -> bool:
    """Whether words about maintenance are a mere note: the page has another text of its own under its title."""
    if not last.title_same or last.bared or any(m.where in _STRONG_PLACES - {"opening"} for m in marks):
        return False
    return last.rewritten or (last.visible or 0) >= LOST


def _amid_new_text(o: Observation, marks: Iterable[Mark]) -> bool:
    """Whether words of a failure stand amid a page written anew: in a headline of a list, or in a box that failed."""
    assert o.last is not None
    long = (o.main_chars or 0) >= NOTICE_CHARS or any(mark.rule == LISTS for mark in o.marks)
    return o.last.rewritten and long and not any(mark.where in _STRONG_PLACES for mark in marks)


def _lost(o: Observation, kept: float | None, *, type_differs: bool) -> Classified:
    assert o.last is not None
    shell = _is_shell(o)
    if not shell and explain_not_found_answer(o):
        return Finding.SOFT_GONE, (*explain_not_found_answer(o), explain_kept(kept))
    away = led_elsewhere(o, o.reference_url or o.url)
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
        same = SAME_PAGES if o.pages is not None else SAVED_ANEW if _is_image(o.sniffed) else NOT_COMPARED
        return Finding.PRESENTATION, (Reason("bytes", same),)
    return Finding.ALTERED, (*explain_pictures(o.last.pictures), Reason("bytes", NOT_COMPARED))


def notice_in_place(o: Observation, last: Comparison) -> Classified | None:
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


def _is_image(media_type: str | None) -> bool:
    return (media_type or "").startswith("image/")
