"""The site's own page for what does not exist, as it was and as it is: what stands there is the site's, no document's (pure).

The learned not-found page (takedown.md 4.1) is the site's furniture and nothing else: its menus, boxes, footers, versions,
news. A passage that stands on it as often as on the page of a document is none of the document's text, whatever the
markup calls it, in any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archiver.text.model import Text
from archiver.text.normal import bare, fold, key
from archiver.text.once import once


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


@once
def beyond(new: Text, old: Text) -> Text:
    """What a page says that its older copy did not, as a page of its own: what came beside a text that was cut short, or
    in its place amid the site's menus."""
    before, names, known = bare(old.visible), {fold(one) for one in old.headings}, {link.url for link in old.links}

    def less(view: str) -> str:
        return "\n".join(line for line in view.splitlines() if (words := key(line)) and words not in before)

    visible = less(new.visible)
    return replace(
        new,
        title=None if fold(new.title or "") == fold(old.title or "") else new.title,
        headings=tuple(one for one in new.headings if fold(one) not in names),
        visible=visible,
        main=less(new.main),
        other=less(new.other),
        body=less(new.body),
        aside=less(new.aside),
        prose_chars=min(new.prose_chars, len(visible)),
        paragraphs=min(new.paragraphs, visible.count("\n") + 1),
        links=tuple(link for link in new.links if link.url not in known),
    )
