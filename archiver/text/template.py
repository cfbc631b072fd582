"""The site's own page for what does not exist, as it was and as it is: what stands there is the site's, no document's (pure).

The learned not-found page (takedown.md 4.1) is the site's furniture and nothing else: its menus, boxes, footers, versions,
news. A passage that stands on it as often as on the page of a document is none of the document's text, whatever the
markup calls it, in any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archiver.text.model import Text
from archiver.text.normal import bare, key


@dataclass(frozen=True, slots=True)
class Template:
    """What a site gave for an address that was made up: `then`, before the text that is compared changed, and `now`."""

    then: Text
    now: Text


def furniture(
    lost: Iterable[str], added: Iterable[str], old: Text, new: Text, template: Template
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the passages that are the site's: each stands on its page no more often than on the site's own."""
    return _theirs(lost, old, template.then), _theirs(added, new, template.now)


def _theirs(passages: Iterable[str], page: Text, site: Text) -> frozenset[str]:
    own = {key(one) for one in page.headings} - {key(one) for one in site.headings}  # a list of news may repeat a title
    here, there = bare(page.visible), bare(site.visible)
    return frozenset(
        one for one in passages if (words := key(one)) and words not in own and here.count(words) <= there.count(words)
    )
