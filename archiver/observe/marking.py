"""Finds marks of a possible cause in an answer: in its headers, address and words, and in what it newly says (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from archiver.observe.addresses import apart_from, is_root
from archiver.observe.few_characters import few_marks
from archiver.observe.marks.accounts import listed, told
from archiver.observe.marks.announced import announced, ends_later
from archiver.observe.marks.consent import ACCEPTING, AGREEING, HEADED
from archiver.observe.marks.contacts import beside_contacts
from archiver.observe.marks.doors import door_marks
from archiver.observe.marks.gates import invites
from archiver.observe.marks.genres import named_as_subject
from archiver.observe.marks.gist import GROUNDS, SAID, is_off_topic, lower, weight
from archiver.observe.marks.heads import header_marks, url_marks
from archiver.observe.marks.hosted import host_marks
from archiver.observe.marks.links import LISTS
from archiver.observe.marks.narrated import narrated
from archiver.observe.marks.page import BARE, page_marks
from archiver.observe.marks.private import private_marks
from archiver.observe.marks.shells import shell_mark
from archiver.observe.marks.short_documents import as_page
from archiver.observe.marks.site_names import is_name, names
from archiver.observe.marks.still_there import ANOTHER, LOST
from archiver.observe.marks.subjects import of_an_entry, subject_of
from archiver.observe.marks.titled import own_text, without_title
from archiver.observe.marks.unlisted import none_marks
from archiver.observe.marks.weigh import WAITING, strongest
from archiver.observe.marks.whole_page import shows_nothing
from archiver.observe.marks.withdrawn import beside_links, goes_before, withdrawn
from archiver.observe.redirects.onward import moved_mark, says_moved
from archiver.observe.redirects.sent import refresh_to_follow
from archiver.observe.reference import Reference
from archiver.observe.rules.gambling import GAMBLING
from archiver.observe.rules.in_place import in_place
from archiver.observe.rules.walls import SIGNS
from archiver.observe.rules.withdrawal.fates import fates
from archiver.observe.rules.withdrawal.sentences import REASONED, denies
from archiver.observe.rules.withdrawal.unsaid import taken_back
from archiver.text.comparison.relisted import set_alike
from archiver.text.dates import count_dates
from archiver.text.model import Kind, Refresh, Text
from archiver.text.normal import bare, fold, key, keys, lines, sentences, size
from archiver.text.titles import name_words
from archiver.text.turning.template import added_part
from storage.model import NOT_FOUND, Comparison, Exchange, Finding, Mark, Role, Visit

BRIEF = 400  # weighted characters of the new text, at most, around a sentence that counts as standing alone
MOSTLY = 0.5  # share of what a page shows
OFFERS = 10  # links of a page that is more than a login box, at least
NEWS = 3  # dated lines of a page that lists news, at least
BOXED = "form.password"
GAMES = 3  # different words of gambling on a page that offers it, at least
READ = 20_000  # characters of a page that are read for words of gambling and dates
ANOTHERS = 150  # weighted characters of a page that belongs to somebody else, at least
_PAGES = frozenset({Kind.HTML, Kind.PLAIN})
_MARKUP = frozenset({"shell", "support", "sign"})
_SAID = frozenset({"heading", "opening", "notice", "speaking", "label", "told", "aside", "gist"})
_OUTAGES = frozenset({Finding.MAINTENANCE, Finding.SERVER_ERROR})
_WORDED = _SAID | {"title"}


def marks_of(
    visit: Visit,
    page: Exchange,
    text: Text | None,
    last: Reference | None,
    *,
    site: Sequence[Text],
    nothing: Sequence[Text],
    homes: Sequence[Text],
) -> tuple[Mark, ...]:
    """The marks of an answer.

    If none names a cause, the new text alone may: what neither the kept copy nor other pages of the site say, such as a
    demand below the first lines of a text, or a notice amid the site's menus. Grounds of a withdrawal are dropped if
    the site gives them for addresses that do not exist. `homes`: the pages of `site` that are its front page.
    """
    old = last.text if last is not None else None
    way = [e.url for e in visit.exchanges if e.role is Role.PAGE]
    own = {visit.url, *way[:-1]} if last is None else {visit.url, *way[:-1], last.capture.url}

    def led_to(url: str, *, moved: bool) -> tuple[Mark, ...]:
        found = url_marks(url, moved=moved, away=moved and apart_from(visit.url, url) == "other_domain")
        kept_there = last is not None and last.capture.url == url
        return found or (door_marks(url, own) if moved and not kept_there else ())

    moved = len(way) > 1
    found = [*header_marks(page.headers, page.status), *led_to(page.url, moved=moved)]
    if text is None:
        return tuple(found)
    text = text if last is None else as_page(text)  # at a first look, a file may be what was meant, whatever it says
    if (refresh := refresh_to_follow(page, text)) is not None:  # the redirect of the page itself
        found += led_to(refresh.url, moved=True)
    known = {sign.id for sign in old.signs} if old is not None else set()
    whole = {sign.id for sign in text.signs} if weight(text.main) >= BARE else known
    shown = _without_known(_without_waiting(page_marks(text), text, refresh), text, known)
    called = names(text, page.url, old, homes)
    shown = (replace(mark, where="body") if is_name(mark, called) else mark for mark in shown)
    marks = (*found, *(mark for mark in shown if not _is_consent_box(mark, page, old)))
    if last is None and 200 <= (page.status or 0) < 300:
        marks = _at_first_look(marks, text, visit, nothing)
    if old is not None:
        views = (old.visible, *(one.visible for one in site if is_off_topic(one) or strongest(page_marks(one)) is None))
        marks = tuple(m for m in marks if not (_of_another_matter(m, text, old) or _said_before(m, text, views)))
    if old is not None and strongest(marks) is None:
        marks = (*marks, *_new_marks(text, old, (*other_pages(text, site), *nothing), whole))
    beside = [mark for mark in marks if mark.rule == BOXED or mark.rule.removeprefix("sign.") in known]
    beside += [mark for mark in marks if old is not None and _heads_a_box(mark, old)]
    if beside and old is not None and _is_open_as_before(text, old):
        marks = tuple(mark for mark in marks if mark not in beside)
    if moved and last is not None and is_root(page.url, last.capture.url) and _offers(text):
        marks = tuple(mark for mark in marks if mark.rule != BOXED)
    if old is not None and _is_somebody_elses(text, old):
        marks = (*marks, Mark(rule=ANOTHER, finding=Finding.REPLACED, matched=(text.title or "")[:200], where="whole"))
    marks = (*marks, *moved_mark(text, page.url, old), *shell_mark(text, old), *few_marks(text, old))
    marks = _with_usual_lists((*marks, *host_marks(text, page.status), *none_marks(text, old)), text, old)
    reasons = {mark.matched for mark in marks if mark.rule.startswith(REASONED)} if nothing else set()
    anywhere = {one for one in reasons if any(key(one) in bare(empty.visible) for empty in nothing)}
    return tuple(dict.fromkeys(mark for mark in marks if mark.matched not in anywhere))


def _without_waiting(marks: tuple[Mark, ...], text: Text, refresh: Refresh | None) -> tuple[Mark, ...]:
    """The marks; without those of waiting for a check if the page says that it moved, and redirects."""
    if refresh is None or not says_moved(text):
        return marks
    return tuple(mark for mark in marks if not mark.rule.startswith(WAITING))


def _with_usual_lists(marks: tuple[Mark, ...], text: Text, old: Text | None) -> tuple[Mark, ...]:
    """The marks, where lists of links name no cause if the kept copy was made of them as well."""
    if old is None or not any(mark.rule == LISTS for mark in marks) or not set_alike(old, text):
        return marks
    return tuple(replace(mark, finding=Finding.PRESENTATION) if mark.rule == LISTS else mark for mark in marks)


def _at_first_look(marks: tuple[Mark, ...], text: Text, visit: Visit, nothing: Sequence[Text]) -> tuple[Mark, ...]:
    """The marks of a page without a copy: what its text is about, and what it may be called, name no cause."""
    marks = (*marks, *private_marks(text))
    later = announced(text, marks) | ends_later(text, marks, visit.at.date()) | narrated(text, marks)
    subjects = listed(text, marks) | told(text, marks) | named_as_subject(text, marks) | beside_contacts(text, marks)
    marks = tuple(replace(mark, where="body") if mark in subjects else mark for mark in marks)
    marks = tuple(
        replace(mark, where="aside") if mark in later or subject_of(text, mark) or of_an_entry(text, mark) else mark
        for mark in marks
    )
    ways_in = {mark for mark in marks if _is_way_in(mark)}
    if ways_in and not text.password_fields and _offers(text) and _has_news(text):
        marks = tuple(replace(mark, where="label") if mark in ways_in else mark for mark in marks)
    return without_title((*marks, *own_text(text, marks)), text, visit.exchanges, nothing)


def _is_somebody_elses(text: Text, old: Text) -> bool:
    """Whether a page has its own text about something other than pages, sites and readers, or is about gambling.

    Its title has no word of the kept page's. A site that shows such a page everywhere belongs to somebody else.
    """
    same = name_words(text.title or "") & name_words(old.title or "", *old.headings)
    if not text.title or same or weight(text.visible) < ANOTHERS:
        return False
    return is_off_topic(text) or (_gambles(text) and not _gambles(old))


def _gambles(text: Text) -> bool:
    """Whether a page has words of gambling in its title, and several different ones in its text."""
    title, shown = (set(GAMBLING.findall(lower(said))) for said in (text.title or "", text.visible[:READ]))
    return bool(title) and len(shown) >= GAMES


def _is_open_as_before(text: Text, old: Text) -> bool:
    """Whether a login box or a wall maker's script that was beside the old text blocks nothing now, either.

    It has no more password fields than the kept copy, and has its title, shows mostly what it did, or lists recent
    entries with many links.
    """
    if text.password_fields > old.password_fields:
        return False
    if old.title and fold(old.title) == fold(text.title or ""):
        return True
    if _offers(text) and _has_news(text):  # a front page, with the login box of the whole site
        return True
    before, shown = bare(old.visible), lines(text.visible)
    return sum(size(one) for one in shown if key(one) in before) >= MOSTLY * max(1, sum(map(size, shown)))


def _heads_a_box(mark: Mark, old: Text) -> bool:
    """Whether a demand to log in is the heading of a login box that the kept copy had beside its text as well."""
    if mark.finding is not Finding.LOGIN or mark.where not in {"heading", "label"} or not old.password_fields:
        return False
    beside = {lower(raw).strip() for raw in old.aside.splitlines()}
    return any(mark.matched in (one := lower(heading).strip()) and one in beside for heading in old.headings[1:])


def other_pages(text: Text, site: Iterable[Text]) -> Iterator[Text]:
    """The pages of the site other than this one: compared with itself, nothing of it would be left to read."""
    return (one for one in site if one.visible != text.visible)


def _is_way_in(mark: Mark) -> bool:
    """Whether a mark is the heading of a login box, by nothing but a word."""
    return mark.rule.startswith("login.cell") and mark.where == "heading"


def _has_news(text: Text) -> bool:
    """Whether a page lists recent entries, so that it shows something to anyone."""
    return sum(count_dates(line) > 0 for line in text.visible[:READ].splitlines()) >= NEWS


def _offers(text: Text) -> bool:
    """Whether a page has so many links that a login box on it is a side matter, as on front pages."""
    return len(text.linked) >= OFFERS


def _said_before(mark: Mark, text: Text, known: Sequence[str]) -> bool:
    """Whether the words of a mark only occur in sentences that the kept copy or other pages of the site have, too.

    `known`: visible texts, the kept copy's first, then those of pages about something else: a line at the foot of each
    page. A demand to log in does not count: it may have stood beside the text before that was withheld. Nor do a few
    words, except those of absence that were a line of their own: a message of the page's search.
    """
    words = GROUNDS.sub("", mark.matched)
    if mark.where not in _SAID or mark.finding is Finding.LOGIN or not words:
        return False
    said = [one for line in text.visible.splitlines() if words in lower(line) for one in _sentences_with(line, words)]
    if not said:
        return False
    if any(weight(one) < SAID for one in said):
        return mark.finding is Finding.SOFT_GONE and {*keys(said)} <= {*keys(known[0].splitlines())}
    there = [bare(one).casefold() for one in known]
    return all(any(key(one).casefold() in shown for shown in there) for one in said)


def _of_another_matter(mark: Mark, text: Text, old: Text) -> bool:
    """Whether a mark is an invitation to something else, or the kept copy's own subject."""
    return invites(mark, text, old) or _entitled(mark, old)


def _entitled(mark: Mark, old: Text) -> bool:
    """Whether the words of an outage were in the title or a heading of the kept copy: they are the page's subject."""
    labels = map(lower, (old.title or "", *old.headings))
    return mark.finding in _OUTAGES and mark.where in _WORDED and any(mark.matched in label for label in labels)


def _sentences_with(line: str, words: str) -> list[str]:
    """The sentences of a line with these words; the whole line if they cross the end of a sentence."""
    return [one for one in sentences(line) if words in lower(one)] or [line]


def _without_known(marks: Iterable[Mark], text: Text, known: Collection[str]) -> Iterator[Mark]:
    """The marks without those of `known` signs in the markup, if the page has something to read.

    A maker's script that the kept page had is in each page of the site. In the new part of a page with a text, a sign
    says no more than it does of the whole.
    """
    shown = weight(text.visible) >= BARE
    return (
        mark for mark in marks if not (shown and mark.where in _MARKUP and mark.rule.removeprefix("sign.") in known)
    )


def marks_in_place(text: Text, old: Text, others: tuple[Text, ...]) -> tuple[Mark, ...]:
    """The marks of the few words that came in place of a text of which nothing is left; none if they name no cause.

    `others`: other pages of the site, and what it gives for addresses that do not exist.
    """
    found = tuple(dict.fromkeys(_new_marks(text, old, others, {sign.id for sign in old.signs})))
    if strongest(found) is None:
        found = tuple(_in_place_marks(added_part(text, old, others).visible))
    return found if strongest(found) is not None else ()


def with_notice(
    marks: tuple[Mark, ...], shown: Text, old: Text, against: Comparison, others: tuple[Text, ...]
) -> tuple[Mark, ...]:
    """The marks, with that of a sentence of withdrawal, if it outranks them.

    It does if they name no cause, or only "not found", or one that such a notice goes before (`goes_before`). `others`:
    as in `marks_in_place`.
    """
    if against.kept is None or not (against.bared or against.kept < LOST):
        return marks
    said = strongest(marks)
    found = _taken_back(shown, old, others)
    if not found:
        return marks
    if said is None:
        return (*marks, *found)
    if said[0] is Finding.SOFT_GONE:
        before = found[0].finding is not Finding.SOFT_GONE
    else:
        before = goes_before(found[0], *said, old)
    return (*(mark for mark in marks if mark.finding is not said[0]), *found) if before else marks


def _taken_back(text: Text, old: Text, others: tuple[Text, ...]) -> tuple[Mark, ...]:
    """The mark of a withdrawal in place of a text of which little or nothing is left.

    Either a sentence alone in its place, or a word or two that are all that came and say what became of it.
    """
    page = as_page(text)
    new_lines = added_part(page, old, others).visible.splitlines()
    new_sentences = [one for line in new_lines for one in sentences(line)]
    # of a document also its own lines: a heading as wide as its notice is joined with it
    lines = () if page is text else text.visible.splitlines()
    if sum(map(weight, new_sentences)) > BRIEF:
        found = _by_word_families(beside_links(new_lines, page), page)
    else:
        found = _by_whole_sentence(
            (*new_sentences, *lines), alone=len({lower(one) for one in new_sentences}) == 1
        ) or _by_word_families(new_lines, page)
    return () if found and any(denies(lower(one)) for one in new_sentences) else found


def _by_whole_sentence(texts: Iterable[str], *, alone: bool) -> tuple[Mark, ...]:
    """The mark of the first sentence that is a sentence of withdrawal from start to end; with `alone`, also a word that
    says what became of the text."""
    wordings = (*((rule, Finding.WITHDRAWN, wording) for rule, wording in taken_back()), *(fates() if alone else ()))
    found = (
        Mark(rule=rule, finding=finding, matched=" ".join(one.split())[:200], where="notice")
        for one in texts
        for rule, finding, wording in wordings
        if wording.fullmatch(lower(one).strip())
    )
    return tuple(islice(found, 1))


def _by_word_families(new: Iterable[str], page: Text) -> tuple[Mark, ...]:
    """The mark by families of words; none for a document that is longer than a leaf."""
    said = [one for line in new for one in sentences(line)]
    if page.kind not in _PAGES or sum(map(weight, said)) > BRIEF:
        return ()
    return withdrawn(said)


def _in_place_marks(came: str) -> Iterator[Mark]:
    for line, phrase in product(map(lower, came.splitlines()), in_place()):
        if (match := phrase.pattern.search(line)) is not None and not phrase.otherwise(line):
            yield Mark(rule=phrase.id, finding=phrase.finding, matched=match[0][:200], where="notice")


def _new_marks(text: Text, old: Text, others: tuple[Text, ...], known: Collection[str]) -> Iterator[Mark]:
    """The marks of what is new on a page, without those of `known` signs.

    A login box that came with a change is none on a page that is as open as before.
    """
    for mark in _without_known(page_marks(added_part(text, old, others)), text, known):
        if mark.rule == BOXED and _is_open_as_before(text, old):
            continue
        if (
            mark.rule in {ACCEPTING, AGREEING, HEADED}
            or _of_another_matter(mark, text, old)
            or _needs_empty_page(mark, text)
        ):
            continue
        yield mark


def _needs_empty_page(mark: Mark, text: Text) -> bool:
    """Whether a sign only counts on a page that shows nothing else, and this one does: any page may have the script."""
    rule = SIGNS.get(mark.rule.removeprefix("sign."))
    return mark.where in _MARKUP and rule is not None and rule.empty and not shows_nothing(text)


def _is_consent_box(mark: Mark, page: Exchange, old: Text | None) -> bool:
    """Whether a consent request is a box and no wall: the kept page had it, or there is nothing that it could cover."""
    if mark.rule not in {ACCEPTING, AGREEING, HEADED}:
        return False
    if page.status in NOT_FOUND:
        return True
    return old is not None and key(mark.matched).casefold() in bare(old.visible).casefold()
