"""Whether two pages are lists of headlines under one name: a newspaper's section, a subject, an archive (pure).

All their entries are others within days or months, and nothing but the name says that it is the same list. Often each
entry is named as a pointer to another page, so what counts as the page's text is a menu.
"""

from __future__ import annotations

from collections.abc import Sequence

from archiver.text.comparison.rewritten import own_names
from archiver.text.model import Kind, Text
from archiver.text.normal import ends_sentence, fold, key, size
from archiver.text.page.outline import HEADING, LINK
from archiver.text.titles import host_and_path, name_words, with_url_spellings

HEADLINES = 8  # fewest of a list
HEADLINE_BYTES = 24  # of the words of a link; the entry of a menu has fewer
TEXT_BYTES = 80  # of a line that is a sentence or two
OWN_BYTES, OWN_SHARE = 400, 0.5  # most that a list says itself; of the bytes under its headlines


def same_headlines(old: Text, new: Text, site: Sequence[Text], url: str, own: int = OWN_BYTES) -> bool:
    """Whether a list of headlines has other ones now, and what names both pages is the same: a word of both titles, or of
    a heading of both, that the address has, or a word of both titles and of a heading of both. A word of the host, or
    of the title of another page of the site, is none. `own`: bytes that a list may say itself, however little
    stands under its headlines."""
    if {old.kind, new.kind} != {Kind.HTML} or not _names(old, new, site, url):
        return False
    mine, theirs = _headlines(old), _headlines(new)
    return min(len(mine), len(theirs)) >= HEADLINES and _is_list(old, "\n".join(mine), own)


def _names(old: Text, new: Text, site: Sequence[Text], url: str) -> set[str]:
    """The words that name both pages."""
    host, path = host_and_path(url)
    titled = name_words(*own_names(old, site)) & name_words(*own_names(new, site))
    heads = ({fold(one).casefold() for one in text.headings} for text in (old, new))
    headed = name_words(*set.intersection(*heads))
    address = with_url_spellings(name_words(path.replace("-", " ").replace("_", " ")))
    found = {one for one in titled | headed if not with_url_spellings({one}).isdisjoint(address)} | (titled & headed)
    return {one for one in found if one not in host}


def _headlines(text: Text) -> set[str]:
    return {key(link.text) for link in text.links if link.tag == "a" and size(link.text) >= HEADLINE_BYTES}


def _is_list(text: Text, headlines: str, most: int) -> bool:
    """Whether a page has hardly a text of its own compared with what stands under each of its headlines."""
    own, told, under = 0, 0, False
    for kind, line in zip(text.outline.split(), text.body.split("\n"), strict=False):
        linked = kind.startswith(LINK) or (size(line) >= HEADLINE_BYTES and key(line) in headlines)
        if not linked and not kind.startswith(HEADING):
            own, told = own + size(line) * (not under), told + size(line) * under
        under = linked or (under and size(line) < TEXT_BYTES and not ends_sentence(line))
    return own <= max(most, OWN_SHARE * told)
