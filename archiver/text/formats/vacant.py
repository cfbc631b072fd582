"""Places of a page that hold nothing, and may be filled by a script: elements with an id, and elements of a program's own.

Said of the markup as it came. What stands in menus, headers and footers by their tags is no place of the content. Here
only: which are there? Whether a page is nothing but such a place is the business of `archiver.observe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.model import Sign

ROOT = "app.root"  # what frameworks fill, by its name, or what says of itself that it waits
PLACES = "app.places"  # all others
MARKUP = 200_000  # characters of a page, from its beginning
NAMES = 120  # characters of a sign
DEEP = 6  # elements within each other that hold nothing

_PASSED = re.compile(r"<(?:(!--)|(script|style|noscript|template|svg|header|footer|nav|aside|select|textarea)\b)")
_WAITS = "waiting"
_WAITERS = ("skeleton", "shimmer", "spinner", "loader", "loading", "aria-busy")
_EMPTY = re.compile(
    r"<(div|main|section|article|span|p|ul|ol|li|i|b|em|strong|figure|[a-z][a-z0-9]*-[a-z0-9-]*)\b([^<>]{0,1000})>(?:\s|&nbsp;)*</\1\s*>"
)
_AT_ONCE = re.compile(r"id=[\"']?([\w:.-]{1,60})[\"']?[^<>]{0,300}>\s{0,40}</")
_ALONE = re.compile(r"<(?:br|hr|img|progress|input type=\"?hidden)\b[^<>]{0,1000}>")
_NAME = re.compile(r"(?:^|\s)id\s*=\s*(?:\"([^\"<>]{1,60})\"|'([^'<>]{1,60})'|([^\s\"'<>]{1,60}))")
_WAITING = re.compile(r"\b(?:skeleton|shimmer|spinner|loader|loading|lds-\w+)\b|aria-busy\s*=\s*[\"']?true")
_FRAMEWORK = re.compile(
    r"(?:__next|__nuxt|___gatsby|__layout|svelte|q-app|elm|mount|ember\d*|(?:(?:react|vue|ng|spa|main|my|js|web|page|site)[-_]?)?(?:app|root)(?:[-_]?(?:root|container|main|wrapper|mount|content))?)"
)


def vacant(markup: str, *, little: bool) -> tuple[Sign, ...]:
    """The signs of such places: of one that a framework fills, and of the others by their names. `little`: of a page with
    little to read; of others only what is seen at once is told, which is what of such places is no sign of a program."""
    names = _places(markup[:MARKUP].lower()) if little else _at_once(markup[:MARKUP])
    roots = [name for name in names if name == _WAITS or _FRAMEWORK.fullmatch(name)]
    others = [name for name in names if name not in roots]
    signs = [(ROOT, roots), (PLACES, others)]
    return tuple(Sign(id=sign, matched=" ".join(some)[:NAMES]) for sign, some in signs if some)


def _at_once(markup: str) -> list[str]:
    found = dict.fromkeys(match[1].lower() for match in _AT_ONCE.finditer(markup))
    return [*found, _WAITS] if any(word in markup for word in _WAITERS) else list(found)


def _places(markup: str) -> list[str]:
    names: dict[str, None] = {}

    def without(element: re.Match[str]) -> str:
        names.update(dict.fromkeys(_names(*element.groups())))
        return ""

    rest = _ALONE.sub("", _content(markup))
    for _ in range(DEEP):
        rest, found = _EMPTY.subn(without, rest)
        if not found:
            break
    return list(names)


def _names(tag: str, attributes: str) -> Iterator[str]:
    """What an element that holds nothing is called, and that it says of itself that it waits."""
    if not attributes:
        if "-" in tag:
            yield tag
        return
    if name := _NAME.search(attributes):
        yield next(filter(None, name.groups()))
    elif "-" in tag:
        yield tag
    if _WAITING.search(attributes):
        yield _WAITS


def _content(markup: str) -> str:
    """Markup without scripts, comments and what is furniture by its tag."""
    pieces, at = [], max(0, markup.find("<body"))
    while (found := _PASSED.search(markup, at)) is not None:
        pieces.append(markup[at : found.start()])
        end = "-->" if found[1] else f"</{found[2]}"
        at = markup.find(end, found.end())
        if at < 0:
            return "".join(pieces)
        at += len(end)
        if not found[1]:
            at = markup.find(">", at) + 1 or len(markup)
    return "".join([*pieces, markup[at:]])
