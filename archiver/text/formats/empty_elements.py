"""Empty elements that a script may fill: those with an id, and custom elements.

Judged by the markup as served, without menus, headers and footers. This module only says which there are; whether a
page is nothing but such an element is decided in `archiver.observe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from textwrap import wrap

from archiver.text.literals import Literals
from archiver.text.model import Sign

ROOT = "app.root"  # empty roots of frameworks, by name, and elements marked as loading
PLACES = "app.places"  # other empty elements
NAMED = "app.named"  # names of any elements, empty or not, that could be such a root or hold a text
KIND = "app.kind"  # classes of empty elements that denote a text
KINDS = "app.kinds"  # classes of any elements that denote a text
MORE = "app.more"  # how many names there are, if more than are reported
SCRIPTS = "app.scripts"  # file names of the page's scripts
MANY = "*"  # in place of names: there are too many to report
MARKUP = 200_000  # characters, from the beginning of a page
NAMES = 120  # characters of a sign
FEW = 40  # names that are reported per page, those of frameworks first
CLASSES = 300  # characters of class names, or of file names, that are reported
REMEMBERED = 16_384  # cached names, as the pages of a site share them
DEEP = 6  # nesting depth of empty elements

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
_BUILT = re.compile(r"[._-](?=\w*\d)\w{6,40}(?=\.)")  # hash in a file name, which changes with the file
_SET = re.compile(r"text-|.*-text-")  # classes for typography
# matched against a name with "-" prepended, so that its first word matches too
_OF_A_TEXT = re.compile(
    r"[-_](?:contents?|articles?|story|posts?|text|main|body|reports?|documents?|entry|details?|views?|viewer|outlet|papers?)(?:[-_]|$)"
)
_OF_OTHERS = re.compile(
    r"[-_](?:ads?|adverts?|advert\w+|banners?|promos?|sponsor\w*|newsletters?|subscri\w+|sign-?up|mail\w*|chats?|chatbot|messenger|support|helps?|feedback|cookies?|consent|gdpr|privacy|comments?|discuss\w*|disqus|replies|related|recommend\w*|similar|popular|trending|latest|recent|more|next|prev\w*|shar(?:e|es|ing)|social|likes?|search|menu|nav|login|account|modals?|popups?|toasts?|portal|tooltips?|maps?|video|player|recaptcha|captcha)(?:[-_]|$)"
)


@lru_cache(maxsize=REMEMBERED)
def of_a_text(name: str) -> bool:
    """Whether a name denotes a text."""
    return _OF_A_TEXT.search(f"-{name}") is not None and not of_others(name)


def of_others(name: str) -> bool:
    """Whether a name denotes something beside a text."""
    return _OF_OTHERS.search(f"-{name}") is not None


def empty_element_signs(small: str, empty: Sequence[tuple[str, str]]) -> tuple[Sign, ...]:
    """The signs of such elements.

    `small`: the markup in lower case; of any page, all names in it are reported that could denote such an element,
    empty or not. `empty`: those without content, of a page with little to read: the roots of frameworks among them, and
    the others.
    """
    names = [*dict.fromkeys(name for tag, attributes in empty for name in _names(tag, attributes))]
    roots = [name for name in names if is_root(name)]
    signs = [(ROOT, roots), (PLACES, [name for name in names if name not in roots])]
    could_be = _candidate_names(small)
    return (
        *(Sign(id=sign, matched=" ".join(some)[:NAMES]) for sign, some in signs if some),
        *(Sign(id=NAMED, matched=name) for name in could_be[:FEW]),
        *([Sign(id=MORE, matched=str(len(could_be)))] if len(could_be) > FEW else ()),
        *_joined_signs(KIND, _text_classes(attributes for _, attributes in empty)),
        *_joined_signs(KINDS, _text_classes([small])),
        *_joined_signs(SCRIPTS, {_BUILT.sub("", name) for name in _SCRIPT.findall(small)}),
    )


def _text_classes(markup: Iterable[str]) -> set[str]:
    """The class names in some markup that denote a text."""
    found = {name for some in markup for name in classes(some)}
    return {name for name in found if of_a_text(name) and _SET.match(name) is None}


def _joined_signs(sign: str, found: Iterable[str]) -> Iterator[Sign]:
    """Names joined into signs; MANY instead if they are too long."""
    names = sorted(found)
    if sum(map(len, names)) > CLASSES:
        names = [MANY]
    lines = wrap(" ".join(names), NAMES, break_long_words=False, break_on_hyphens=False)
    return (Sign(id=sign, matched=line[:NAMES]) for line in lines)


def classes(markup: str) -> Iterable[str]:
    """The class names in some markup, or in the attributes of an element, each once."""
    quoted = dict.fromkeys(_CLASSED.findall(markup))  # most are repeated
    return dict.fromkeys(" ".join(map("".join, quoted)).split())


def id_of(attributes: str) -> str:
    """The id of an element; "" if it has none."""
    found = _NAME.search(attributes)
    return next(filter(None, found.groups())) if found else ""


def is_root(name: str) -> bool:
    """Whether a name is that of a framework's root or of an element marked as loading."""
    return name == _WAITS or _FRAMEWORK.fullmatch(name) is not None


def _candidate_names(markup: str) -> list[str]:
    """Names in lower-case markup that a root or a text could have; roots first."""
    found = dict.fromkeys([*_CALLED.findall(markup), *_OWN.findall(markup)])
    roots = [name for name in found if is_root(name)]
    if _WAITERS.any_in(markup):
        roots.insert(0, _WAITS)
    return [*roots, *(name for name in found if name not in roots and of_a_text(name))]


def empty_content_elements(markup: str) -> list[tuple[str, str]]:
    """(tag, attributes) of each empty content element in the first MARKUP characters of lower-case markup."""
    elements: list[tuple[str, str]] = []

    def without(element: re.Match[str]) -> str:
        elements.append((element[1], element[2]))
        return ""

    left = _ALONE.sub("", _content(markup[:MARKUP]))
    for _ in range(DEEP):
        left, found = _EMPTY.subn(without, left)
        if not found:
            break
    return elements


def _names(tag: str, attributes: str) -> Iterator[str]:
    """The id or custom tag of an empty element, and "waiting" if it is marked as loading."""
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
    """The body without scripts, comments and elements that are furniture by their tag."""
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
