"""Measures how much of a page's own text survives on a page that has another title (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.comparison.kept import shares
from archiver.text.memo import cached_across_looks
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, fold, key, passages, size
from archiver.text.occurrences import find_words
from archiver.text.page.imprint import claims_rights
from archiver.text.titles import NAMING, has_word_inserted, name_words, title_parts

MIN_COPY_SHARE = 0.6  # this much of a document on another page is a copy of it, not furniture
OWN_BYTES = 100  # of such passages, by which a text is known
WALKED, WALKED_BYTES = 4, 600  # sentences of our own walk's text, and their bytes, by which a document is known
NAMED = 5  # minimum links of a list page, whose names are its text
LISTED = 0.8  # share of a page's passages that are list entries and no sentences
# characters searched for the passages of a renamed page: about a second, reached only by books
MAX_SEARCHED_CHARS = 1_000_000_000
RECALLED = 1000  # answers of a few bytes each
_PARTS = re.compile(r"[,，、;；:：|]| [-–—] ")


def own_share(old: Text, new: Text, site: Sequence[Text], not_found: Sequence[Text]) -> float | None:
    """Share of the old passages still on a page that came under another name; None if it kept its name or has too
    little text.

    Two documents of one site share phrases, forms and furniture, thus many shingles, but hardly a sentence: so whole
    passages are compared. What the site's not-found pages show belongs to no document. A title that these pages have
    too identifies none: digits may then have changed in each sentence, so shingles are counted.
    """
    unnamed = bool(not_found) and _unnamed(old, new, not_found)
    if not unnamed and not _renamed(old, new):
        return None
    new_page, not_found_pages = bare(new.visible), [bare(one.visible) for one in not_found]
    if unnamed:
        own = _without(_long(passages(old.visible)), not_found_pages)
        return shares(("\n".join(own),), new_page)[0] if own else None
    others = [bare(one.visible) for one in site]
    for parts in (_sentences_of, _names_of):
        old_parts, new_parts = parts(old), parts(new)
        common = [
            page for page in others if max(_share_in(old_parts, page), _share_in(new_parts, page)) < MIN_COPY_SHARE
        ]
        own = _without(old_parts, (*common, *not_found_pages))
        if own:
            share = min(_share_in(own, new_page), _walked_text_share(old, new, new_page, (*common, *not_found_pages)))
            return (
                max(share, _entries_share(old, new, (*common, *not_found_pages))) if share < MIN_COPY_SHARE else share
            )
    return None


def _entries_share(old: Text, new: Text, pages: Sequence[str]) -> float:
    """Like `own_share`, for a list page: compares the parts of its entries, because "Minister for Justice, Ada Example"
    may be set as a name above an office."""
    told = dict.fromkeys(passages(old.body))
    entries = [one for one in told if not ends_sentence(one)]
    if len(entries) < NAMED or sum(map(size, entries)) < LISTED * sum(map(size, told)):
        return 0.0
    return in_parts(entries, new, pages)


def in_parts(entries: Iterable[str], new: Text, pages: Sequence[str] = ()) -> float:
    """Share of the entries whose parts are all in the content of a page (its menus may name them too). Parts that other
    pages of the site have do not count; if only the offices remain and the names are gone, no entry remains."""
    parts = [[mine for part in _PARTS.split(one) if (mine := key(part))] for one in entries]
    own = {*_without({one for some in parts for one in some}, pages)}
    known = [[one for one in some if one in own] for some in parts]
    if sum(size(one) for one in own if len(one) >= OWN_CHARS // 2) < OWN_BYTES:
        return 0.0
    there = find_words(own, bare(new.body))
    sizes = [(sum(map(len, mine)), there.issuperset(mine)) for mine in known]
    return sum(chars for chars, all_there in sizes if all_there) / max(1, sum(chars for chars, _ in sizes))


def _walked_text_share(old: Text, new: Text, there: str, pages: Sequence[str]) -> float:
    """Like `own_share`, by the text of our own walk alone; 1.0 unless most of the other extraction is gone as well. The
    other extraction takes sentences of the site for the text: on a page with few of its own, nearly all of them."""
    own = _without(_long(passages(old.other)), pages)
    if (
        len(own) < WALKED
        or sum(map(size, own)) < WALKED_BYTES
        or (shares((old.main,), new.visible)[0] or 0) >= MIN_COPY_SHARE
    ):
        return 1.0
    return _share_in(own, there)


def _unnamed(old: Text, new: Text, not_found: Sequence[Text]) -> bool:
    """Whether both pages, and the not-found pages, have one title, and no heading of the old page is left."""
    if len({fold(one.title or "") for one in (old, new, *not_found)}) > 1:
        return False
    mine, theirs = ({fold(heading).casefold() for heading in text.headings} for text in (old, new))
    return not (mine - {fold(heading).casefold() for one in not_found for heading in one.headings}) & theirs


def _without(parts: Iterable[str], pages: Iterable[str]) -> list[str]:
    """The parts found on none of the pages."""
    left = list(parts)
    for page in pages:
        out = find_words(left, page)
        left = [one for one in left if one not in out]
    return left


@cached_across_looks(RECALLED)
def _share_in(parts: Collection[str], text: str) -> float:
    """Share of the parts, by length, that a text contains; in a very long text only the longest are looked for."""
    if len(parts) * len(text) > MAX_SEARCHED_CHARS:
        parts = sorted(parts, key=len, reverse=True)[: max(200, MAX_SEARCHED_CHARS // len(text))]
    return sum(len(one) for one in parts if one in text) / max(1, sum(map(len, parts)))


def _sentences_of(text: Text) -> list[str]:
    """The passages of the main text by either extraction; none if too little to identify a text."""
    return _long((*passages(text.main), *passages(text.other), *passages(text.body)))


def _long(parts: Iterable[str]) -> list[str]:
    """The passages that identify a text: longer than a word and no imprint; none if too little."""
    once = dict.fromkeys(parts)  # the two extractions and the body repeat most passages
    own = [*{mine for part in once if len(mine := key(part)) >= OWN_CHARS and not claims_rights(part)}]
    return own if sum(map(size, own)) >= OWN_BYTES else []


def _names_of(text: Text) -> list[str]:
    """The link names of a page that is a list of links."""
    names = [key(link.text) for link in text.links if link.main and link.tag == "a"]
    own = list(dict.fromkeys(name for name in names if len(name) >= OWN_CHARS // 2))
    return own if len(own) >= NAMED else []


def _renamed(old: Text, new: Text) -> bool:
    """Whether a page has another title, and other headings if it had any. A title that only gained or lost words, or
    the site's name, is the same."""
    titles = [set(title_parts(text.title or "")) for text in (old, new)]
    mine, theirs = titles[0] - titles[1], titles[1] - titles[0]
    if not mine or not theirs:
        return False
    if any(one in other or other in one or has_word_inserted(one, other) for one in mine for other in theirs):
        return False
    named = [{fold(heading).casefold() for heading in text.headings} for text in (old, new)]
    return not named[0] or not named[0] <= named[1]


def of_another(old: Text, new: Text) -> bool:
    """Whether a page has another title and other headings, with no word in common except those of its site."""
    mine, theirs = ([*title_parts(text.title or ""), *text.headings[:NAMING]] for text in (old, new))
    common = {*mine} & {*theirs}
    return _renamed(old, new) and name_words(*({*mine} - common)).isdisjoint(name_words(*({*theirs} - common)))
