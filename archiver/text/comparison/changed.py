"""Finds which passages left a text and which came to it, and which of these are no real change (pure)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import NamedTuple

from archiver.text.comparison.login_boxes import login_box_lines
from archiver.text.comparison.moved_to_furniture import moved_sentences
from archiver.text.comparison.redesigned import passages_around_text
from archiver.text.memo import cached_across_looks, cached_per_look
from archiver.text.model import Text
from archiver.text.normal import bare, count, is_sentence, key, lines, passages, sentences
from archiver.text.presentation.bylines import bylines
from archiver.text.presentation.chords import chords
from archiver.text.presentation.comment_headings import comment_headings
from archiver.text.presentation.generators import generator_lines
from archiver.text.presentation.results import Noted
from archiver.text.presentation.setting import typesetting_variants
from archiver.text.presentation.totals import totals
from archiver.text.presentation.waiting import loading_notes
from archiver.text.presentation.windows import window_notes
from archiver.text.turning import feeds
from archiver.text.turning.access_dates import access_dates
from archiver.text.turning.built import build_stamps
from archiver.text.turning.day_counts import day_counts
from archiver.text.turning.excuses import Excuses
from archiver.text.turning.interface import interface
from archiver.text.turning.link_boxes import box_links
from archiver.text.turning.menus import menus
from archiver.text.turning.places import split_by_places
from archiver.text.turning.rates import exchange_rates
from archiver.text.turning.relabelled import recased, relabelled
from archiver.text.turning.restated import redated, repeated_names
from archiver.text.turning.rows import rolled_rows
from archiver.text.turning.shown_days import shown_days
from archiver.text.turning.sign_rows import rows_of_signs
from archiver.text.turning.stamps import stamps, time_zone_shifts
from archiver.text.turning.standing import Page
from archiver.text.turning.standing import passages_by_line as in_lines
from archiver.text.turning.template import template_passages
from archiver.text.turning.todays import viewing_days
from archiver.text.turning.turnover import Side, passages_gone_each_way, split_by_wording, without_volatile

OWN_CHARS = 12  # without blanks: a shorter passage ("Contents", a page number) may occur in any text
SEARCHED = 100_000_000  # at most this many characters are searched for passages, the longest first, to bound the time
SOON = 4  # a passage that is present is found within a quarter of the text
RECALLED = 64  # remembered answers, each as long as its passages
FAILED = 5  # an extraction this many times shorter than the other found nothing
TITLE_CHARS = 100  # without blanks: one line of content that is shorter is no more than a title

_Found = tuple[Mapping[str, str], Mapping[str, str]]  # passages lost and added, each mapped to what is shown of it
_Rule = Callable[[Mapping[str, str], Mapping[str, str], Text, Text], Noted]


def _of_words(rule: Callable[[Mapping[str, str], Mapping[str, str]], Noted]) -> _Rule:
    """A rule that reads the passages and not their pages."""
    return lambda lost, added, *_: rule(lost, added)


# What is no real change. Walked in this order: each rule is given what those before it left.
_RULES: tuple[_Rule, ...] = (
    typesetting_variants,  # other quotation marks, other line ends
    bylines,  # the same names and the same day, in another order
    _of_words(chords),  # "⌘K", and "Ctrl + K"
    login_box_lines,  # the site's, wherever it stands on the page
    _of_words(relabelled),  # "Posted on 4 May", and "Veröffentlicht am 4. Mai"
    _of_words(recased),  # "Show all updates", and "show all updates"
    interface,  # what a page says to its users: "Tweet this!"
    _of_words(redated),  # "25 Nov", and "Nov 25"
    repeated_names,  # the page's name, set a second time
    menus,  # lines of links that no name gives away
    exchange_rates,  # the one rate on a page, which is updated by itself
    rows_of_signs,  # a rule drawn with dashes
    _of_words(generator_lines),  # "Page generated 2026-02-18 22:42:38, by jot"
    _of_words(totals),  # how many posts and visitors a site has
    _of_words(loading_notes),  # "Loading…"
    window_notes,  # "(opens in a new window)"
    shown_days,  # "16 March 2026" under a title that had no day
    comment_headings,  # "One Reply to “A walk”"
    box_links,  # links in the place of links, in a box beside the text
)


@dataclass(frozen=True, slots=True)
class Changed:
    """The passages lost and added.

    `lost`, `added`: confirmed by both extractions or by the body. `lost_one`, `added_one`: by one extraction only, or
    no real change. `looks`: the looks whose false-alarm remarks spared a place that differs (see `Excuses`). `zoned`:
    whether the dates are those of another time zone.
    """

    lost: list[str] = field(default_factory=list)
    lost_one: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    added_one: list[str] = field(default_factory=list)
    looks: frozenset[int] = frozenset()
    zoned: bool = False


class _Views(NamedTuple):
    """The text of a page in each of its readings."""

    visible: str
    main: str
    other: str
    body: str
    aside: str


@cached_per_look
def changed(old: Text, new: Text, excuses: Excuses) -> Changed:
    """Find the passages lost and added; those that are no real change are only noted. No real change: differences in
    typography, the site's own furniture, the time the page was made, changes in places of `excuses`, and passages that
    only one extraction has."""
    days, template = excuses.days, excuses.template
    found, (noted_left, noted_right) = _found(_views(old), _views(new))
    noted = [*noted_left], [*noted_right]
    found = _without_moved_on(found, old, new)
    for rule in _RULES:
        found = _without(found, rule(*found, old, new), noted)
    found = {**found[0], **moved_sentences(old, new)}, found[1]
    if template is not None:
        found = _without(found, template_passages(*found, old, new, template), noted)
    if any(found) and days is not None:
        found = _without(found, viewing_days(*found, days, old, new), noted)
    zoned: tuple[Collection[str], Collection[str]] = (), ()
    if all(found) and days is not None:
        found = _without(found, stamps(*found, days, old, new), noted)
        found = _without(found, build_stamps(*found, days), noted)
        found = _without(found, access_dates(*found, days), noted)
        found = _without(found, day_counts(*found, days), noted)
        zoned = time_zone_shifts(*found, old.visible, new.visible, (*old.headings, *new.headings))
        found = _without(found, zoned, noted)
    beside = passages_around_text(*found, old, new)
    told = _told(without_volatile(*found, days), found, _without(found, beside, noted))
    known = split_by_places(found, told, old, new, excuses.places)
    gone, came = known.told
    sure = {key(passage) for passage in (*gone, *came)}
    single = [
        [passage for passage in (*some, *more) if key(passage) not in sure]
        for some, more in zip(noted, known.noted, strict=True)
    ]
    return Changed(gone, single[0], came, single[1], known.looks, any(zoned))


def _told(told: tuple[list[str], list[str]], found: _Found, left: _Found) -> tuple[list[str], list[str]]:
    """Keep of the `told` passages those that the rules left; turnover compared all found passages with each other."""
    out = [{*one.values()} - {*less.values()} for one, less in zip(found, left, strict=True)]
    return [one for one in told[0] if one not in out[0]], [one for one in told[1] if one not in out[1]]


def _views(text: Text) -> _Views:
    return _Views(text.visible, text.main, text.other, text.body, text.aside)


@cached_across_looks(RECALLED)
def _found(old: _Views, new: _Views) -> tuple[_Found, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Passages that left and came, and the noted ones of each side, before the site, the days and the places are
    considered."""
    bared, cut = cache(bare), cache(passages)
    old_bare, new_bare = bared(old.visible), bared(new.visible)
    before, after = _differing(old, new)
    seen = partial(in_lines, _cells_as_lines(old.visible)), partial(in_lines, _cells_as_lines(new.visible))
    pages = Page(seen[0]), Page(seen[1])
    lost = _agreed(before, old, (old_bare, new_bare), pages, bared)
    added = _agreed(after, new, (new_bare, old_bare), pages[::-1], bared)
    one, two = (cut(text.body or text.main or text.visible) for text in (old, new))  # repetitions kept
    gone, came = passages_gone_each_way(Side(one, old_bare, pages[0]), Side(two, new_bare, pages[1]))
    left, set_left = split_by_wording(_both(lost[0], gone), old_bare, new_bare, *seen)
    right, set_right = split_by_wording(_both(added[0], came), new_bare, old_bare, *seen[::-1])
    found = _apart(left, old, new, old_bare, new_bare), _apart(right, new, old, new_bare, old_bare)
    return found, ((*lost[1], *set_left), (*added[1], *set_right))


def _cells_as_lines(visible: str) -> str:
    """The text with each table cell on a line of its own, so that a row with a new cell keeps its old ones."""
    return visible.replace("\t", "\n")


def _differing(old: _Views, new: _Views) -> tuple[list[str], list[str]]:
    """Passages that either extraction has of one page and neither has of the other. Most lines are on both pages; these
    are split into sentences only if they may contain one of the candidates."""
    before, after = (dict.fromkeys((*lines(text.main), *lines(text.other))) for text in (old, new))
    both = [line for line in before if line in after]
    left, came = (
        dict.fromkeys(one for line in mine if line not in theirs for one in sentences(line))
        for mine, theirs in ((before, after), (after, before))
    )
    whole, stayed = "\n".join(both), cache(lambda: {one for line in both for one in sentences(line)})

    def less(found: Iterable[str], others: Collection[str]) -> list[str]:
        wanted = [one for one in found if one not in others]
        if len(wanted) * len(whole) > SEARCHED or any(one in whole for one in wanted):
            return [one for one in wanted if one not in stayed()]
        return wanted

    return less(left, came), less(came, left)


def _without_moved_on(found: _Found, old: Text, new: Text) -> _Found:
    """Leave out the entries by which a list only moved on."""
    if not any(found):
        return found
    news = feeds.rolled_feed_entries(old, new, (*found[0], *found[1]))
    others = {key(one) for passages in found for one in passages} - news
    out = news | rolled_rows(old, new, others) if all(found) else news
    left, right = ({one: shown for one, shown in some.items() if key(one) not in out} for some in found)
    return left, right


def _without(
    found: _Found, those: tuple[Collection[str], Collection[str]], noted: tuple[list[str], list[str]]
) -> _Found:
    """Leave out these passages and add them to the noted ones."""
    for passages_noted, some in zip(noted, those, strict=True):
        passages_noted.extend(sorted(some))
    left, right = (
        {one: shown for one, shown in some.items() if one not in out} for some, out in zip(found, those, strict=True)
    )
    return left, right


def _apart(found: Mapping[str, str], mine: _Views, theirs: _Views, mine_bare: str, theirs_bare: str) -> dict[str, str]:
    """Leave out the passages that the other page does have. These are the ones that its body has as often (a label of
    the site split a line in two), or its furniture has, since an extraction may take a line for furniture at one look
    and not at the next."""
    if not found:
        return {}
    body, other = bare(mine.body), bare(theirs.body)
    # same string for a page without furniture, so the counts are already known
    other = theirs_bare if other == theirs_bare else other
    beside = {key(line) for line in lines(theirs.aside)}
    bodies = Page(partial(in_lines, mine.body)), Page(partial(in_lines, theirs.body))

    def stays(words: str) -> bool:
        if words in beside and mine_bare.count(words) <= theirs_bare.count(words):
            return True
        if len(words) < OWN_CHARS or not count(words, other) or body.count(words) > other.count(words):
            return False
        return not bodies[0].fewer(words, bodies[1])

    return {one: shown for one, shown in found.items() if not stays(key(one))}


def _both(agreed: Iterable[str], counted: Mapping[str, str]) -> dict[str, str]:
    return {passage: passage for passage in agreed} | dict(counted)


def _agreed(
    candidates: Iterable[str],
    text: _Views,
    bares: tuple[str, str],
    pages: tuple[Page, Page],
    bared: Callable[[str], str],
) -> tuple[list[str], list[str]]:
    """Candidates that their page shows and the other does not, split into confirmed ones and those from one extraction
    only.

    Confirmed: in the resiliparse extraction, and not furniture to our own walk, unless that found next to nothing to be
    the content. All comparisons use bare text: addresses are links, not text.
    """
    here, there = bares
    most = max(200, SEARCHED // max(1, len(there) + len(here) // SOON))
    both: list[str] = []
    one: list[str] = []
    failed = _has_failed(text, bared)
    views = [bared(text.other), bared(text.body)] if failed else [bared(text.main)]
    own = cache(lambda: {key(one) for one in passages(text.body)})
    content = len(bared(text.body))
    titled = content < TITLE_CHARS and "\n" not in text.body.strip()
    missed = titled and len(bared(text.main)) > content * FAILED
    for passage in sorted(candidates, key=len, reverse=True)[:most]:
        words = key(passage)
        if words not in here or (count(words, there) and not pages[0].swallowed(words, pages[1])):
            continue
        beside = (
            not missed
            and words in bared(text.aside)
            and not (words in bared(text.body) and (len(words) >= OWN_CHARS or words in own()))
        )  # a short passage may be a part of any word of the content
        said = any(words in view for view in views) or (failed and is_sentence(passage))
        (both if said and not beside else one).append(passage)
    return both, one


def _has_failed(text: _Views, bared: Callable[[str], str]) -> bool:
    """Whether the resiliparse extraction found next to nothing where the other found a text. It then has no vote: what
    it alone took for the page (the site's header with its owner's address) is not the text, unless it is a sentence."""
    most = len(bared(text.main)) * FAILED
    if text.other.isascii() and len(text.other) <= most:  # its bare form is never longer
        return False
    return len(bared(text.other)) > most
