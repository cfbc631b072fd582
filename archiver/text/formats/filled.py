"""Places that a page itself says something is put into: by an attribute of the element, or by a program in the page that names
it and puts something into what it names.

Said of the markup as it came; no program is run. Here only: which are there? What it means that one of them holds nothing is
the business of `archiver.observe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from archiver.text.formats.vacant import MANY, MARKUP, NAMES, classes, id_of, of_a_text, of_others
from archiver.text.literals import Literals
from archiver.text.model import Sign
from archiver.text.quick import quick

FILLED = "app.filled"  # those that hold nothing
FILLING = "app.filling"  # all of them, of any page, with something in them or not
FEW = 60  # names of a page that are told
NAME = 60  # characters of one

# what a maker's attributes are called by which an element has its content from somewhere
_SOURCES = (
    r"(?:data-)?hx-(?:get|post)|data-(?:src|url|uri|load|source|endpoint|fetch|remote|include|fragment|api|path)|w3-include-html|up-source|"
    r"v-html|x-html|ng-bind-html|ng-include|\[innerhtml\]|:innerhtml|ui-view"
)
# one of these is in a page with such an attribute
_TOLD = Literals((
    b"hx-get", b"hx-post", b"include", b"up-source", b"v-html", b"x-html", b"ng-bind", b"[innerhtml]", b":innerhtml", b"ui-view",
    b"v-text", b"x-text", b"data-src", b"data-url", b"data-uri", b"data-load", b"data-source", b"data-endpoint", b"data-fetch",
    b"data-remote", b"data-fragment", b"data-api", b"data-path",
))  # fmt: skip
_OWN = re.compile(r"<[a-z]+-[a-z0-9-]+\s[^<>]{0,200}\b(?:src|url)=")
_ATTRIBUTE = re.compile(
    rf"(?:^|[\s\"'])({_SOURCES}|v-text|x-text|ng-bind|src|url)(?:\s{{0,9}}=\s{{0,9}}(\"[^\"]{{0,300}}\"|'[^']{{0,300}}'|[^\s\"'<>]{{1,300}}))?(?=[\s/\"']|$)"
)
_SAYING = ("v-text", "x-text", "ng-bind")  # of labels and numbers, too
_OF_MARKUP = ("src", "url")  # of an element of a program's own
_OPENED = re.compile(
    r"<(div|main|section|article|span|p|ul|ol|li|figure|table|tbody|[a-z][a-z0-9]*-[a-z0-9-]*)\b([^<>]{1,1000})>"
)
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp|ico|mp[34]|webm|m3u8|js|css)\b|^data:")
_MARK = re.compile(r"[^\w]+")

# of programs, in small letters
_ASKS = re.compile(
    quick(
        r"\bfetch\s*\(|xmlhttprequest|\.load\s*\(\s*[\"'`]|\.(?:ajax|getjson|getscript)\s*\(|(?:\$|jquery|axios|\$http)\.(?:get|post|ajax)\b|\baxios\s*\(|eventsource|websocket|\bmount\s*\(|\bcreateapp\b|\bnew vue\b|customelements"
    )
)
_PUTS = re.compile(
    quick(
        r"innerhtml|outerhtml|insertadjacent|\.(?:append|prepend|appendchild|replacewith|replacechildren|html|text|mount|render|write)\s*\(|\.load\s*\(\s*[\"'`]|textcontent|innertext|\bnew vue\b|customelements|shadow"
    )
)
_NAMING = re.compile(
    r"getelementbyid\(\s*[\"'`]([\w:-]{1,60})[\"'`]|getelementsbyclassname\(\s*[\"'`]([\w -]{1,60})|"
    r"(?:queryselector(?:all)?|jquery|\$|mount|render)\(\s*[\"'`]([^\"'`]{1,120})[\"'`]|\bel\s*:\s*[\"'`]([^\"'`]{1,120})[\"'`]|"
    r"customelements\.define\(\s*[\"'`]([a-z][\w-]{1,60})[\"'`]"
)
_NAMES = Literals((
    b"getelementbyid", b"byclassname", b"queryselector", b"$(", b"jquery(", b"mount(", b"render(", b"el:", b"el :", b"customelements",
))  # fmt: skip
_SELECTED = re.compile(r"[#.][\w:-]{1,60}")


def filled(small: str, programs: Sequence[str], hollow: Sequence[tuple[str, str]]) -> tuple[Sign, ...]:
    """The signs of such places, of a page with scripts, as it is in `small` letters: of all of them, and of those that hold nothing,
    by the `hollow` elements of a page with little to read. An element of an id or a class is called "#id", ".class"; one with an
    attribute "attribute=value"."""
    asked, put = _named(programs)
    sources = dict.fromkeys(_sources(small))
    told = _signs(FILLING, dict.fromkeys([*sorted(asked), *sorted(put), *sources]))  # in one order, in whatever process
    if not told:
        return told
    empty = (name for tag, attributes in hollow for name in _fills(tag, attributes, asked, put))
    return (*told, *_signs(FILLED, dict.fromkeys(empty)))


def puts(program: str) -> bool:
    """Whether a program puts something into the page."""
    return _PUTS.search(program.lower()) is not None


def _signs(sign: str, names: Iterable[str]) -> tuple[Sign, ...]:
    told = list(islice(names, FEW + 1))
    shown = [*told[:FEW], MANY] if len(told) > FEW else told
    return tuple(Sign(id=sign, matched=name[:NAMES]) for name in shown)


def _fills(tag: str, attributes: str, asked: set[str], put: set[str]) -> Iterator[str]:
    """What an element that holds nothing is called by what fills it."""
    names = [*_called(attributes)]
    if any(of_others(name[1:]) for name in names):
        return
    yield from (name for name in (tag, *names) if name in asked or (name in put and of_a_text(name[1:])))
    yield from _given(tag, attributes)


def _called(attributes: str) -> Iterator[str]:
    if name := id_of(attributes):
        yield f"#{name}"
    yield from (f".{one}" for one in classes(attributes))


def _sources(markup: str) -> Iterator[str]:
    """All that elements say of where they have their content from, with something in them or not."""
    if not _TOLD.any_in(markup) and _OWN.search(markup) is None:  # of most pages none does
        return
    for tag, attributes in _OPENED.findall(markup):
        if "-" in tag or _TOLD.any_in(attributes):
            yield from _given(tag, attributes)


def _given(tag: str, attributes: str) -> Iterator[str]:
    for found in _ATTRIBUTE.finditer(attributes):
        value = (found[2] or "").strip("\"' ")
        words = _MARK.sub("-", value)
        if (found[1] in _OF_MARKUP and "-" not in tag) or _MEDIA.search(value) or of_others(words):
            continue
        if found[1] not in _SAYING or of_a_text(words):
            yield "".join(f"{found[1]}={value}".split())[:NAME]


def _named(programs: Sequence[str]) -> tuple[set[str], set[str]]:
    """What the programs of a page name that put something somewhere: those that ask for it, and the others."""
    asked, put, left = set[str](), set[str](), MARKUP
    for program in programs:
        if (left := left - len(program)) < 0:
            break
        small = program.lower()
        if _NAMES.any_in(small) and _PUTS.search(small) is not None:
            names = asked if _ASKS.search(small) is not None else put
            names.update(one for found in _NAMING.finditer(small) for one in _selected(found))
    return asked, put


def _selected(found: re.Match[str]) -> Iterator[str]:
    by_id, by_class, selector, element, own = found.groups()
    if by_id:
        yield f"#{by_id}"
    yield from (f".{one}" for one in (by_class or "").split())
    yield from _SELECTED.findall(selector or element or "")
    if own:
        yield own
