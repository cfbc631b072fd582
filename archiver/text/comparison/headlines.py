"""Whether two pages are lists of headlines under one name: a newspaper's section, a subject, an archive (pure).

All their entries are others within days or months, and nothing but the name says that it is the same list. Often each
entry is named as a pointer to another page, so what counts as the page's text is a menu.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archiver.text.comparison.rewritten import own_names
from archiver.text.model import Kind, Text
from archiver.text.normal import fold, key, size
from archiver.text.page.outline import LINK
from archiver.text.titles import host_and_path, name_words, with_url_spellings

HEADLINES = 8  # fewest of a list
HEADLINE_BYTES = 24  # of the words of a link; the entry of a menu has fewer
TEXT_BYTES = 80  # of a line that is a sentence or two
OWN_BYTES = 400  # most that a list says itself, apart from what stands under each headline


def same_headlines(old: Text, new: Text, site: Sequence[Text], url: str) -> bool:
    """Whether both pages are lists of headlines, and what names them is the same: a word of both titles that the address
    or a heading of both has, and that is neither the host's nor in the title of another page of the site."""
    return {old.kind, new.kind} == {Kind.HTML} and bool(_names(old, new, site, url)) and _is_list(old) and _is_list(new)


def _names(old: Text, new: Text, site: Sequence[Text], url: str) -> set[str]:
    """The words that name both pages."""
    host, path = host_and_path(url)
    titled = name_words(*own_names(old, site)) & name_words(*own_names(new, site))
    heads = ({fold(one).casefold() for one in text.headings} for text in (old, new))
    said = name_words(*set.intersection(*heads)) | name_words(path.replace("-", " ").replace("_", " "))
    return {one for one in titled if one not in host and not with_url_spellings({one}).isdisjoint(said)}


def _is_list(text: Text) -> bool:
    """Whether a page has HEADLINES and hardly a text of its own."""
    headlines = {key(link.text) for link in text.links if link.tag == "a" and size(link.text) >= HEADLINE_BYTES}
    return len(headlines) >= HEADLINES and sum(map(size, _own(text, headlines))) <= OWN_BYTES


def _own(text: Text, headlines: set[str]) -> Iterator[str]:
    """The lines of a page's text that are neither headlines nor under one."""
    under = False
    for kind, line in zip(text.outline.split(), text.body.split("\n"), strict=False):
        linked = kind.startswith(LINK) or key(line) in headlines
        if not linked and not under and size(line) >= TEXT_BYTES:
            yield line
        under = linked or (under and size(line) < TEXT_BYTES)
