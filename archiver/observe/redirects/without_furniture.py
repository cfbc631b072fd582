"""What a page says itself, without the menus and footer of its site (pure)."""

from __future__ import annotations

from dataclasses import replace

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, fold, key
from archiver.text.occurrences import find_words


def strip_furniture(text: Text, known: Text | None) -> Text:
    """A page without its furniture, and without the lines and links that `known`, its older copy, has as well.

    Scripts are left out: what they do, they do for any page of the site."""
    if text.kind is not Kind.HTML:
        return text
    around = bare("\n".join((text.aside, known.visible if known is not None else "")))
    had = {link.url for link in known.links} if known is not None else set()
    names = {fold(one) for one in known.headings} if known is not None else set()
    told = [(line, key(line)) for line in text.visible.splitlines()]
    stood = find_words((words for _, words in told), around)
    visible = "\n".join(line for line, words in told if words and words not in stood)
    new = [link for link in text.links if link.url not in had]
    main = [link for link in new if link.main]
    return replace(
        text,
        headings=tuple(one for one in text.headings if fold(one) not in names),
        visible=visible,
        prose_chars=min(text.prose_chars, len(visible)),
        links=tuple(main or new),
        sends=False,
        named=(),
        branches=False,
    )
