"""What an answer shows that may be its cause: in its headers, its address, its words, and in what it did not say before (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from archiver.observe.addresses import apart_from, is_root
from archiver.observe.few import few_marks
from archiver.observe.marks.announced import announced, ends_later
from archiver.observe.marks.called import is_name, names
from archiver.observe.marks.consent import ACCEPTING, AGREEING, HEADED
from archiver.observe.marks.doors import door_marks
from archiver.observe.marks.gates import invites
from archiver.observe.marks.gist import LISTS, SAID, foreign, lower, weight
from archiver.observe.marks.heads import header_marks, url_marks
from archiver.observe.marks.hosted import host_marks
from archiver.observe.marks.leaf import as_page
from archiver.observe.marks.narrated import narrated
from archiver.observe.marks.page import BARE, page_marks, shows_nothing
from archiver.observe.marks.shells import shell_mark
from archiver.observe.marks.subjects import of_an_entry, subject_of
from archiver.observe.marks.there import ANOTHER, LOST
from archiver.observe.marks.titled import own_text, without_title
from archiver.observe.marks.unlisted import none_marks
from archiver.observe.marks.weigh import WAITING, strongest
from archiver.observe.marks.withdrawn import beside_links, goes_before, withdrawn
from archiver.observe.redirects.onward import moved_mark, says_moved
from archiver.observe.redirects.sent import leads_on
from archiver.observe.reference import Reference
from archiver.observe.rules.gambling import GAMBLING
from archiver.observe.rules.in_place import in_place
from archiver.observe.rules.walls import SIGNS
from archiver.observe.rules.withdrawal.fates import fates
from archiver.observe.rules.withdrawal.sentences import REASONED, denies
from archiver.observe.rules.withdrawal.unsaid import taken_back as brief
from archiver.text.comparison.relisted import set_alike
from archiver.text.dates import dates
from archiver.text.model import Kind, Refresh, Text
from archiver.text.normal import bare, fold, key, keys, lines, sentences, size
from archiver.text.titles import words
from archiver.text.turning.template import beyond
from storage.model import NOT_FOUND, Comparison, Exchange, Finding, Mark, Role, Visit

BRIEF = 400  # weighted characters of what came, at most, where a sentence stands alone
MOSTLY = 0.5  # of what a page shows
OFFERS = 10  # links of a front page that is more than a box
NEWS = 3  # dated lines of one that lists what is new
BOXED = "form.password"
GAMES = 3  # different words of a page that offers them
READ = 20_000  # characters of a page, for them
ANOTHERS = 150  # weighted characters that such a page has at least
_PAGES = frozenset({Kind.HTML, Kind.PLAIN})
_MARKUP = frozenset({"shell", "support", "sign"})
_SAID = frozenset({"heading", "opening", "notice", "speaking", "label", "told", "aside", "gist"})
_OUTAGES = frozenset({Finding.MAINTENANCE, Finding.SERVER_ERROR})
_WORDED = _SAID | {"title"}
_GROUNDS = re.compile(r"(?:, (?:law|ground)){1,2}$|, $")  # named behind the words of a refusal


def marks_of(
    visit: Visit,
    page: Exchange,
    text: Text | None,
    last: Reference | None,
    *,
    site: Sequence[Text],
    nothing: Sequence[Text],
    homes: Sequence[Text] = (),
) -> tuple[Mark, ...]:
    """Marks of the answer. Where all that it says names no cause, what it did not say before may, nor other pages of the
    site: a demand below the first lines of a text, a notice amid the menus of a site. By whom or why something was taken
    back is said of no page where the site says it of what does not exist. `homes`: those of `site` that are its front page."""
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
    text = (
        text if last is None else as_page(text)
    )  # a file that is looked at first may be what was meant, whatever it tells of
    if (refresh := leads_on(page, text)) is not None:  # where the page itself sends its reader
        found += led_to(refresh.url, moved=True)
    known = {sign.id for sign in last.text.signs} if last is not None and last.text is not None else set()
    whole = {sign.id for sign in text.signs} if weight(text.main) >= BARE else known
    shown = _without_known(_of_stub(page_marks(text), text, refresh), text, known)
    called = names(text, page.url, last.text if last is not None else None, homes)
    shown = (replace(mark, where="body") if is_name(mark, called) else mark for mark in shown)
    marks = (*found, *(mark for mark in shown if not _boxed(mark, page, last)))
    if last is None and 200 <= (page.status or 0) < 300:
        marks = _at_first(marks, text, visit, nothing)
    old = last.text if last is not None else None
    if old is not None:
        known_lines = (
            old.visible,
            *(one.visible for one in site if foreign(one) or strongest(page_marks(one)) is None),
        )
        marks = tuple(m for m in marks if not (_of_another_matter(m, text, old) or _stood(m, text, known_lines)))
    if last is not None and last.text is not None and strongest(marks) is None:
        marks = (*marks, *_new(text, last.text, (*_apart(text, site), *nothing), whole))
    beside = [mark for mark in marks if mark.rule == BOXED or mark.rule.removeprefix("sign.") in known]
    beside += [mark for mark in marks if old is not None and _heads_a_box(mark, old)]
    if beside and old is not None and _stays(text, old):
        marks = tuple(mark for mark in marks if mark not in beside)
    if moved and last is not None and is_root(page.url, last.capture.url) and _offers(text):
        marks = tuple(mark for mark in marks if mark.rule != BOXED)
    if old is not None and _of_another(text, old):
        marks = (*marks, Mark(rule=ANOTHER, finding=Finding.REPLACED, matched=(text.title or "")[:200], where="whole"))
    marks = (*marks, *moved_mark(text, page.url, old), *shell_mark(text, old), *few_marks(text, old))
    marks = _as_ever((*marks, *host_marks(text, page.status), *none_marks(text, old)), text, old)
    reasons = {mark.matched for mark in marks if mark.rule.startswith(REASONED)} if nothing else set()
    anywhere = {one for one in reasons if any(key(one) in bare(empty.visible) for empty in nothing)}
    return tuple(dict.fromkeys(mark for mark in marks if mark.matched not in anywhere))


def _of_stub(marks: tuple[Mark, ...], text: Text, refresh: Refresh | None) -> tuple[Mark, ...]:
    """Where a page says that it moved, and itself sends its reader on, "Redirecting..." asks nobody to wait for a check."""
    if refresh is None or not says_moved(text):
        return marks
    return tuple(mark for mark in marks if not mark.rule.startswith(WAITING))


def _as_ever(marks: tuple[Mark, ...], text: Text, old: Text | None) -> tuple[Mark, ...]:
    """That a page is made of lists of links says nothing of another page in its place where its kept copy was set so, too."""
    if old is None or not any(mark.rule == LISTS for mark in marks) or not set_alike(old, text):
        return marks
    return tuple(replace(mark, finding=Finding.PRESENTATION) if mark.rule == LISTS else mark for mark in marks)


def _at_first(marks: tuple[Mark, ...], text: Text, visit: Visit, nothing: Sequence[Text]) -> tuple[Mark, ...]:
    """The marks of a page that there is no copy of: what its text is about, and what it may be called, name no cause."""
    later = announced(text, marks) | ends_later(text, marks, visit.at.date()) | narrated(text, marks)
    marks = tuple(
        replace(mark, where="aside") if mark in later or subject_of(text, mark) or of_an_entry(text, mark) else mark
        for mark in marks
    )
    ways_in = {mark for mark in marks if _is_way_in(mark)}  # of most pages none
    if ways_in and not text.password_fields and _offers(text) and _has_news(text):
        marks = tuple(replace(mark, where="label") if mark in ways_in else mark for mark in marks)
    return without_title((*marks, *own_text(text, marks)), text, visit.exchanges, nothing)


def _of_another(text: Text, old: Text) -> bool:
    """Whether a page has a text of its own about something else than pages, sites and readers, or games for money, under a title with
    no word of the kept page's: a site that shows it everywhere is another's."""
    same = words(text.title or "") & words(old.title or "", *old.headings)
    if not text.title or same or weight(text.visible) < ANOTHERS:
        return False
    return foreign(text) or (_gambles(text) and not _gambles(old))


def _gambles(text: Text) -> bool:
    """Whether a page speaks of games for money in its title, and in other words of theirs below it."""
    title, shown = (set(GAMBLING.findall(lower(said))) for said in (text.title or "", text.visible[:READ]))
    return bool(title) and len(shown) >= GAMES


def _stays(text: Text, old: Text) -> bool:
    """Whether a page has no more fields for a password than its kept copy had, and its title, or mostly what stood there, or lists what
    there is of late with ways to it: what stood beside the text then, a box to log in or a maker's script, stands before nothing now."""
    if text.password_fields > old.password_fields:
        return False
    if old.title and fold(old.title) == fold(text.title or ""):
        return True
    if _offers(text) and _has_news(text):  # a front page, with the box that each page of its site has
        return True
    before, shown = bare(old.visible), lines(text.visible)
    return sum(size(one) for one in shown if key(one) in before) >= MOSTLY * max(1, sum(map(size, shown)))


def _heads_a_box(mark: Mark, old: Text) -> bool:
    """Whether a demand for a name is the heading of a box to log in that the kept copy had beside its text as well."""
    if mark.finding is not Finding.LOGIN or mark.where not in {"heading", "label"} or not old.password_fields:
        return False
    beside = {lower(raw).strip() for raw in old.aside.splitlines()}
    return any(mark.matched in (one := lower(heading).strip()) and one in beside for heading in old.headings[1:])


def _apart(text: Text, site: Iterable[Text]) -> Iterator[Text]:
    """The other pages of the site that are not this very page: beside that nothing is left of it to read."""
    return (one for one in site if one.visible != text.visible)


def _is_way_in(mark: Mark) -> bool:
    """Whether a mark is the heading of a box to log in, by nothing but its word."""
    return mark.rule.startswith("login.cell") and mark.where == "heading"


def _has_news(text: Text) -> bool:
    """Whether a page lists what there is of late: it shows something to whoever asks."""
    return sum(dates(line) > 0 for line in text.visible[:READ].splitlines()) >= NEWS


def _offers(text: Text) -> bool:
    """Whether a page leads to so much that a box to log in on it is one beside it, as on front pages."""
    return len({link.url for link in text.links if link.tag == "a"}) >= OFFERS


def _stood(mark: Mark, text: Text, known: Sequence[str]) -> bool:
    """Whether the words of a mark are in no sentence of the page but such as stood on its kept copy, or stand on a page of the
    site that says something else: a line at the foot of each page. `known`: what is shown there. What is demanded of a
    reader may have stood beside the text, too, before it was kept back: of that it says nothing, nor do a few words, but for those
    of absence that stood there as a line of their own: what a search on the page has in store."""
    words = _GROUNDS.sub("", mark.matched)
    if mark.where not in _SAID or mark.finding is Finding.LOGIN or not words:
        return False
    said = [one for line in text.visible.splitlines() if words in lower(line) for one in _holding(line, words)]
    if not said:
        return False
    if any(weight(one) < SAID for one in said):
        return mark.finding is Finding.SOFT_GONE and {*keys(said)} <= {*keys(known[0].splitlines())}
    there = [bare(one).casefold() for one in known]
    return all(any(key(one).casefold() in shown for shown in there) for one in said)


def _of_another_matter(mark: Mark, text: Text, old: Text) -> bool:
    """Whether a mark is an invitation to something else, or of what the kept copy is about."""
    return invites(mark, text, old) or _entitled(mark, old)


def _entitled(mark: Mark, old: Text) -> bool:
    """Whether the words of an outage stood in the title or a heading of the kept copy: they are the page's subject."""
    labels = map(lower, (old.title or "", *old.headings))
    return mark.finding in _OUTAGES and mark.where in _WORDED and any(mark.matched in label for label in labels)


def _holding(line: str, words: str) -> list[str]:
    """The sentences of a line that have these words; the line where they go over the end of one."""
    return [one for one in sentences(line) if words in lower(one)] or [line]


def _without_known(marks: Iterable[Mark], text: Text, known: Collection[str]) -> Iterator[Mark]:
    """The marks of a page, without those of `known` signs in its markup where there is something to read: a maker's script
    that the kept page had as well is put into each page of the site. Of what only came to a page that has a text, no sign
    says more than it does of the whole."""
    shown = weight(text.visible) >= BARE
    return (
        mark for mark in marks if not (shown and mark.where in _MARKUP and mark.rule.removeprefix("sign.") in known)
    )


def marks_in_place(
    text: Text, last: Reference | None, *, site: Sequence[Text], nothing: Sequence[Text]
) -> tuple[Mark, ...]:
    """Marks of the few words that came in the place of a text of which nothing is left; none where they name no cause."""
    if last is None or last.text is None:
        return ()
    others, known = (*_apart(text, site), *nothing), {sign.id for sign in last.text.signs}
    found = tuple(dict.fromkeys(_new(text, last.text, others, known)))
    if strongest(found) is None:
        found = tuple(_in_place(beyond(text, last.text, others).visible))
    return found if strongest(found) is not None else ()


def with_notice(
    marks: tuple[Mark, ...],
    shown: Text | None,
    last: Reference | None,
    against: Comparison | None,
    *,
    site: Sequence[Text],
    nothing: Sequence[Text],
) -> tuple[Mark, ...]:
    """The marks, and where they name nothing, no more than that it is not there, or what a notice goes before, that of a sentence by
    which it was taken back."""
    if shown is None or against is None or against.kept is None or not (against.bared or against.kept < LOST):
        return marks
    said = strongest(marks)
    found = _taken_back(shown, last, site=site, nothing=nothing)
    if not found:
        return marks
    if said is None:
        return (*marks, *found)
    if said[0] is Finding.SOFT_GONE:
        before = found[0].finding is not Finding.SOFT_GONE
    else:
        before = goes_before(found[0], *said, last.text if last is not None else None)
    return (*(mark for mark in marks if mark.finding is not said[0]), *found) if before else marks


def _taken_back(
    text: Text, last: Reference | None, *, site: Sequence[Text], nothing: Sequence[Text]
) -> tuple[Mark, ...]:
    """The mark of a sentence, alone in the place of a text of which nothing is left, that says that it was taken back; or of the
    word or two that are all that came, and say what became of it."""
    if last is None or last.text is None:
        return ()
    page = as_page(text)
    new = beyond(page, last.text, (*_apart(text, site), *nothing)).visible.splitlines()
    came = [one for line in new for one in sentences(line)]
    lines = (
        () if page is text else text.visible.splitlines()
    )  # of a PDF as well: a heading may be as wide as its notice
    if sum(map(weight, came)) > BRIEF:
        found = _by_words(beside_links(new, page), page)
    else:
        found = _whole((*came, *lines), alone=len({lower(one) for one in came}) == 1) or _by_words(new, page)
    return () if found and any(denies(lower(one)) for one in came) else found


def _whole(said: Iterable[str], *, alone: bool) -> tuple[Mark, ...]:
    """The mark of the first that is a sentence of withdrawal from its beginning to its end; `alone`: or one of the words that say
    what became of it."""
    wordings = (*((rule, Finding.WITHDRAWN, wording) for rule, wording in brief()), *(fates() if alone else ()))
    found = (
        Mark(rule=rule, finding=finding, matched=" ".join(one.split())[:200], where="notice")
        for one in said
        for rule, finding, wording in wordings
        if wording.fullmatch(lower(one).strip())
    )
    return tuple(islice(found, 1))


def _by_words(new: Iterable[str], page: Text) -> tuple[Mark, ...]:
    """By its families of words; of a document that is no leaf, none."""
    said = [one for line in new for one in sentences(line)]
    if page.kind not in _PAGES or sum(map(weight, said)) > BRIEF:
        return ()
    return withdrawn(said)


def _in_place(came: str) -> Iterator[Mark]:
    for line, phrase in product(map(lower, came.splitlines()), in_place()):
        if (match := phrase.pattern.search(line)) is not None and not phrase.otherwise(line):
            yield Mark(rule=phrase.id, finding=phrase.finding, matched=match[0][:200], where="notice")


def _new(text: Text, old: Text, others: tuple[Text, ...], known: Collection[str] = ()) -> Iterator[Mark]:
    """Marks of what a page says that it did not, without those of `known` signs. A box that came with a change is none of a page
    that asks for it."""
    for mark in _without_known(page_marks(beyond(text, old, others)), text, known):
        if mark.rule == BOXED and _stays(text, old):
            continue
        if mark.rule in {ACCEPTING, AGREEING, HEADED} or _of_another_matter(mark, text, old) or _of_nothing(mark, text):
            continue
        yield mark


def _of_nothing(mark: Mark, text: Text) -> bool:
    """Whether a sign is one of a page that shows nothing but it, and this page shows something, whatever was there before or
    stands on other pages of the site: a script that any page may have."""
    rule = SIGNS.get(mark.rule.removeprefix("sign."))
    return mark.where in _MARKUP and rule is not None and rule.empty and not shows_nothing(text)


def _boxed(mark: Mark, page: Exchange, last: Reference | None) -> bool:
    """Whether what asks for a consent is a box of the site and no wall: the kept page had it, too, or there is nothing that it
    could stand before."""
    if mark.rule not in {ACCEPTING, AGREEING, HEADED}:
        return False
    if page.status in NOT_FOUND:
        return True
    return (
        last is not None
        and last.text is not None
        and key(mark.matched).casefold() in bare(last.text.visible).casefold()
    )
