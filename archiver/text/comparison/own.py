"""What of a page's own passages is left in a page under another name (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.comparison.kept import shares
from archiver.text.held import held
from archiver.text.memo import recalled
from archiver.text.model import Text
from archiver.text.normal import bare, ends, fold, key, passages, size
from archiver.text.page.imprint import reserves
from archiver.text.titles import NAMING, cells, grown, words

FOUND = 0.6  # so much of a document on another page: that is a copy of it, and no furniture
OWN_BYTES = 100  # of such passages, that a text is known by
WALKED, WALKED_BYTES = 4, 600  # sentences of our own walk's text, and their bytes, that a document is known by
NAMED = 5  # links that a list has at least: their names are its text
LISTED = 0.8  # of a page's passages, that are entries of a list and no sentences
STANDING = 1_000_000_000  # characters searched for the parts of a renamed text: a second, which only books need
RECALLED = 1000  # answers of a few bytes
_PARTS = re.compile(r"[,，、;；:：|]| [-–—] ")


def own_share(old: Text, new: Text, site: Sequence[Text], nothing: Sequence[Text]) -> float | None:
    """Of a page that came under another name, the share of the old passages that are still there; None where it bears
    its name, or had too little text to tell. Two documents of one site share wordings, forms and furniture, so many of
    their shingles, and hardly a sentence. What the site shows where there is nothing is no document's, and by a title
    that stands there, too, none is known: then figures may have changed in each sentence, and the shingles count."""
    unnamed = bool(nothing) and _unnamed(old, new, nothing)
    if not unnamed and not _renamed(old, new):
        return None
    there, empty = bare(new.visible), [bare(one.visible) for one in nothing]
    if unnamed:
        own = _without(_long(passages(old.visible)), empty)
        return shares(("\n".join(own),), there)[0] if own else None
    others = [bare(one.visible) for one in site]
    for parts in (_sentences_of, _names_of):
        mine, theirs = parts(old), parts(new)
        common = [page for page in others if max(_standing(mine, page), _standing(theirs, page)) < FOUND]
        own = _without(mine, (*common, *empty))
        if own:
            share = min(_standing(own, there), _walked_share(old, new, there, (*common, *empty)))
            return max(share, _entries_share(old, new, (*common, *empty))) if share < FOUND else share
    return None


def _entries_share(old: Text, new: Text, pages: Sequence[str]) -> float:
    """The same of a page that is a list, by the parts of its entries: "Minister for Justice, Ada Example" may be set as a name over
    an office."""
    told = dict.fromkeys(passages(old.body))
    entries = [one for one in told if not ends(one)]
    if len(entries) < NAMED or sum(map(size, entries)) < LISTED * sum(map(size, told)):
        return 0.0
    return in_parts(entries, new, pages)


def in_parts(entries: Iterable[str], new: Text, pages: Sequence[str] = ()) -> float:
    """The share of entries whose parts all stand in the content of a page, for its menus may name them too; those parts that stand
    on other pages of the site left out. Where the offices are left and the names are gone, none is there."""
    parts = [[mine for part in _PARTS.split(one) if (mine := key(part))] for one in entries]
    own = {*_without({one for some in parts for one in some}, pages)}
    known = [[one for one in some if one in own] for some in parts]
    if sum(size(one) for one in own if len(one) >= OWN_CHARS // 2) < OWN_BYTES:
        return 0.0
    there = held(own, bare(new.body))
    sizes = [(sum(map(len, mine)), there.issuperset(mine)) for mine in known]
    return sum(chars for chars, all_there in sizes if all_there) / max(1, sum(chars for chars, _ in sizes))


def _walked_share(old: Text, new: Text, there: str, pages: Sequence[str]) -> float:
    """The same by our own walk over the markup alone, where most of the other extraction is gone as well: among what that one takes
    for the text are sentences of the site, on a page with few of its own nearly all of them."""
    own = _without(_long(passages(old.other)), pages)
    if len(own) < WALKED or sum(map(size, own)) < WALKED_BYTES or (shares((old.main,), new.visible)[0] or 0) >= FOUND:
        return 1.0
    return _standing(own, there)


def _unnamed(old: Text, new: Text, nothing: Sequence[Text]) -> bool:
    """Whether two pages of one site are under a title that it gives to all, what is not there with them, and no heading of
    the old one is left."""
    if len({fold(one.title or "") for one in (old, new, *nothing)}) > 1:
        return False
    mine, theirs = ({fold(heading).casefold() for heading in text.headings} for text in (old, new))
    return not (mine - {fold(heading).casefold() for one in nothing for heading in one.headings}) & theirs


def _without(parts: Iterable[str], pages: Iterable[str]) -> list[str]:
    """Those of these that stand on none of the pages."""
    left = list(parts)
    for page in pages:
        out = held(left, page)
        left = [one for one in left if one not in out]
    return left


@recalled(RECALLED)
def _standing(parts: Collection[str], there: str) -> float:
    """The share of these, by their length, that stand in a text; of those of a very long one the longest are looked for."""
    if len(parts) * len(there) > STANDING:
        parts = sorted(parts, key=len, reverse=True)[: max(200, STANDING // len(there))]
    return sum(len(one) for one in parts if one in there) / max(1, sum(map(len, parts)))


def _sentences_of(text: Text) -> list[str]:
    """The passages of the main text, by either extraction; none where they are too little to know a text by."""
    return _long((*passages(text.main), *passages(text.other), *passages(text.body)))


def _long(parts: Iterable[str]) -> list[str]:
    """What a text is known by: those of its passages that are more than a word and no imprint, where they are enough."""
    once = dict.fromkeys(parts)  # the two extractions, and the whole body, give most of them each
    own = [*{mine for part in once if len(mine := key(part)) >= OWN_CHARS and not reserves(part)}]
    return own if sum(map(size, own)) >= OWN_BYTES else []


def _names_of(text: Text) -> list[str]:
    """The names of the links of a page that is a list of them."""
    names = [key(link.text) for link in text.links if link.main and link.tag == "a"]
    own = list(dict.fromkeys(name for name in names if len(name) >= OWN_CHARS // 2))
    return own if len(own) >= NAMED else []


def _renamed(old: Text, new: Text) -> bool:
    """Whether a page bears another title, and other headings where it had some. A title that only gained or lost words,
    or the site's name, is the same."""
    titles = [set(cells(text.title or "")) for text in (old, new)]
    mine, theirs = titles[0] - titles[1], titles[1] - titles[0]
    if not mine or not theirs:
        return False
    if any(one in other or other in one or grown(one, other) for one in mine for other in theirs):
        return False
    named = [{fold(heading).casefold() for heading in text.headings} for text in (old, new)]
    return not named[0] or not named[0] <= named[1]


def of_another(old: Text, new: Text) -> bool:
    """Whether a page bears another title and other headings, with no word in common but those of its site."""
    mine, theirs = ([*cells(text.title or ""), *text.headings[:NAMING]] for text in (old, new))
    both = {*mine} & {*theirs}
    return _renamed(old, new) and words(*({*mine} - both)).isdisjoint(words(*({*theirs} - both)))
