"""Places of a page that hold nothing, and may be filled by a script: elements with an id, and elements of a program's own.

Said of the markup as it came. What stands in menus, headers and footers by their tags is no place of the content. Here
only: which are there? Whether a page is nothing but such a place is the business of `archiver.observe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from textwrap import wrap

from archiver.text.literals import Literals
from archiver.text.model import Sign

ROOT = "app.root"  # what frameworks fill, by its name, or what says of itself that it waits
PLACES = "app.places"  # all others
NAMED = "app.named"  # what the page has at all, with something in it or not, and could be called so
KIND = "app.kind"  # classes of places that hold nothing, that are called as a text is
KINDS = "app.kinds"  # the same of all that the page has at all
MORE = "app.more"  # it has more of them than are told
SCRIPTS = "app.scripts"  # the names of the files that its scripts are in
MANY = "*"  # as a name: there are more than are told
MARKUP = 200_000  # characters of a page, from its beginning
NAMES = 120  # characters of a sign
FEW = 40  # names of a page that are told, frameworks' before others
CLASSES = 300  # characters of the names of classes, and of files, that are told
REMEMBERED = 16_384  # names: the pages of a site have the same
DEEP = 6  # elements within each other that hold nothing

_PASSED = re.compile(r"<(?:(!--)|(script|style|noscript|template|svg|header|footer|nav|aside|select|textarea)\b)")
_WAITS = "waiting"
_WAITERS = Literals((b"skeleton", b"shimmer", b"spinner", b"loader", b"loading", b"aria-busy"))
_EMPTY = re.compile(
    r"<(div|main|section|article|span|p|ul|ol|li|i|b|em|strong|figure|[a-z][a-z0-9]*-[a-z0-9-]*)\b([^<>]{0,1000})>(?:\s|&nbsp;)*</\1\s*>"
)
_CALLED = re.compile(r"id(?<=\sid)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,60})")
_OWN = re.compile(r"<([a-z][a-z0-9]{0,30}-[a-z0-9-]{1,60})")
_ALONE = re.compile(r"<(?:br|hr|img|progress|input type=\"?hidden)\b[^<>]{0,1000}>")
_NAME = re.compile(r"(?:^|\s)id\s*=\s*(?:\"([^\"<>]{1,60})\"|'([^'<>]{1,60})'|([^\s\"'<>]{1,60}))")
_WAITING = re.compile(r"\b(?:skeleton|shimmer|spinner|loader|loading|lds-\w+)\b|aria-busy\s*=\s*[\"']?true")
_FRAMEWORK = re.compile(
    r"(?:__next|__nuxt|___gatsby|__layout|svelte|q-app|elm|mount|ember\d*|(?:(?:react|vue|ng|spa|main|my|js|web|page|site)[-_]?)?(?:app|root)(?:[-_]?(?:root|container|main|wrapper|mount|content))?)"
)
_CLASSED = re.compile(r"class(?<=\sclass)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>]{1,300}))")
_SCRIPT = re.compile(r"<script\b[^<>]{0,300}?\ssrc\s{0,9}=\s{0,9}[\"']?(?:[^\s\"'<>?#]{0,400}/)?([^\s\"'<>?#/]{1,100})")
_BUILT = re.compile(r"[._-](?=\w*\d)\w{6,40}(?=\.)")  # in the name of a file: another at each change of it
_SET = re.compile(r"text-|.*-text-")  # classes of how something is set
# of a name with a hyphen before it: at its beginning, too, a part begins
_OF_A_TEXT = re.compile(
    r"[-_](?:contents?|articles?|story|posts?|text|main|body|reports?|documents?|entry|details?|views?|viewer|outlet|papers?)(?:[-_]|$)"
)
_OF_OTHERS = re.compile(
    r"[-_](?:ads?|adverts?|advert\w+|banners?|promos?|sponsor\w*|newsletters?|subscri\w+|sign-?up|mail\w*|chats?|chatbot|messenger|support|helps?|feedback|cookies?|consent|gdpr|privacy|comments?|discuss\w*|disqus|replies|related|recommend\w*|similar|popular|trending|latest|recent|more|next|prev\w*|shar(?:e|es|ing)|social|likes?|search|menu|nav|login|account|modals?|popups?|toasts?|portal|tooltips?|maps?|video|player|recaptcha|captcha)(?:[-_]|$)"
)


@lru_cache(maxsize=REMEMBERED)
def of_a_text(name: str) -> bool:
    """Whether a place is called as a text is."""
    return _OF_A_TEXT.search(f"-{name}") is not None and not of_others(name)


def of_others(name: str) -> bool:
    """Whether a place is called as what stands beside a text is."""
    return _OF_OTHERS.search(f"-{name}") is not None


def vacant(small: str, empty: Sequence[tuple[str, str]]) -> tuple[Sign, ...]:
    """The signs of such places: of one that a framework fills, and of the others by their names, of a page with little to
    read, by its `hollow` elements. Of any page, as it is in `small` letters, the names of what could be one of them, wherever it
    stands and whatever is in it."""
    names = [*dict.fromkeys(name for tag, attributes in empty for name in _names(tag, attributes))]
    roots = [name for name in names if _fills(name)]
    signs = [(ROOT, roots), (PLACES, [name for name in names if name not in roots])]
    called = _called(small)
    return (
        *(Sign(id=sign, matched=" ".join(some)[:NAMES]) for sign, some in signs if some),
        *(Sign(id=NAMED, matched=name) for name in called[:FEW]),
        *([Sign(id=MORE, matched=str(len(called)))] if len(called) > FEW else ()),
        *_lines(KIND, _kinds(attributes for _, attributes in empty)),
        *_lines(KINDS, _kinds([small])),
        *_lines(SCRIPTS, {_BUILT.sub("", name) for name in _SCRIPT.findall(small)}),
    )


def _kinds(markup: Iterable[str]) -> set[str]:
    """The names of classes in it that are called as a text is."""
    found = {name for some in markup for name in classes(some)}
    return {name for name in found if of_a_text(name) and _SET.match(name) is None}


def _lines(sign: str, found: Iterable[str]) -> Iterator[Sign]:
    """Names, some in each sign; of too many none, but that there are."""
    names = sorted(found)
    if sum(map(len, names)) > CLASSES:
        names = [MANY]
    lines = wrap(" ".join(names), NAMES, break_long_words=False, break_on_hyphens=False)
    return (Sign(id=sign, matched=line[:NAMES]) for line in lines)


def classes(markup: str) -> Iterable[str]:
    """The names of classes of elements, or of the attributes of one, each once."""
    quoted = dict.fromkeys(_CLASSED.findall(markup))  # in one way or another; most come again and again
    return dict.fromkeys(" ".join(map("".join, quoted)).split())


def id_of(attributes: str) -> str:
    """The id of an element; "" where it has none."""
    found = _NAME.search(attributes)
    return next(filter(None, found.groups())) if found else ""


def _fills(name: str) -> bool:
    return name == _WAITS or _FRAMEWORK.fullmatch(name) is not None


def _called(markup: str) -> list[str]:
    """Names that a place of a framework or of a text could have, in markup of small letters."""
    found = dict.fromkeys([*_CALLED.findall(markup), *_OWN.findall(markup)])
    roots = [name for name in found if _fills(name)]
    if _WAITERS.any_in(markup):
        roots.insert(0, _WAITS)
    return [*roots, *(name for name in found if name not in roots and of_a_text(name))]


def hollow(markup: str) -> list[tuple[str, str]]:
    """Tag and attributes of each element of the content that holds nothing, in markup of small letters, of which MARKUP
    characters are read."""
    elements: list[tuple[str, str]] = []

    def without(element: re.Match[str]) -> str:
        elements.append((element[1], element[2]))
        return ""

    rest = _ALONE.sub("", _content(markup[:MARKUP]))
    for _ in range(DEEP):
        rest, found = _EMPTY.subn(without, rest)
        if not found:
            break
    return elements


def _names(tag: str, attributes: str) -> Iterator[str]:
    """What an element that holds nothing is called, and that it says of itself that it waits."""
    if not attributes:
        if "-" in tag:
            yield tag
        return
    if name := id_of(attributes):
        yield name
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
