"""Elements that the page itself says will get content: by an attribute, or by a script in the page that selects them
and inserts something.

Judged by the markup as served; no script is run. This module only says which there are; what an empty one means is
decided in `archiver.observe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from archiver.text.faster_patterns import grouped_pattern
from archiver.text.formats.empty_elements import MANY, MARKUP, NAMES, classes, id_of, of_a_text, of_others
from archiver.text.literals import Literals
from archiver.text.model import Sign

FILLED = "app.filled"  # such elements that are empty
FILLING = "app.filling"  # all such elements of any page, empty or not
FEW = 60  # names that are reported per page
NAME = 60  # characters of a name

# attributes of frameworks that say from where an element gets its content
_SOURCES = (
    r"(?:data-)?hx-(?:get|post)|data-(?:src|url|uri|load|source|endpoint|fetch|remote|include|fragment|api|path)|w3-include-html|up-source|"
    r"v-html|x-html|ng-bind-html|ng-include|\[innerhtml\]|:innerhtml|ui-view"
)
# literals, one of which is in any page with such an attribute
_TOLD = Literals((
    b"hx-get", b"hx-post", b"include", b"up-source", b"v-html", b"x-html", b"ng-bind", b"[innerhtml]", b":innerhtml", b"ui-view",
    b"v-text", b"x-text", b"data-src", b"data-url", b"data-uri", b"data-load", b"data-source", b"data-endpoint", b"data-fetch",
    b"data-remote", b"data-fragment", b"data-api", b"data-path",
))  # fmt: skip
_OWN = re.compile(r"<[a-z]+-[a-z0-9-]+\s[^<>]{0,200}\b(?:src|url)=")
_ATTRIBUTE = re.compile(
    rf"(?:^|[\s\"'])({_SOURCES}|v-text|x-text|ng-bind|src|url)(?:\s{{0,9}}=\s{{0,9}}(\"[^\"]{{0,300}}\"|'[^']{{0,300}}'|[^\s\"'<>]{{1,300}}))?(?=[\s/\"']|$)"
)
_SAYING = ("v-text", "x-text", "ng-bind")  # also used for labels and numbers
_OF_MARKUP = ("src", "url")  # count only on custom elements
_OPENED = re.compile(
    r"<(div|main|section|article|span|p|ul|ol|li|figure|table|tbody|[a-z][a-z0-9]*-[a-z0-9-]*)\b([^<>]{1,1000})>"
)
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp|ico|mp[34]|webm|m3u8|js|css)\b|^data:")
_MARK = re.compile(r"[^\w]+")

# scripts that request something, in lower case
_ASKS = re.compile(
    grouped_pattern(
        r"\bfetch\s*\(|xmlhttprequest|\.load\s*\(\s*[\"'`]|\.(?:ajax|getjson|getscript)\s*\(|(?:\$|jquery|axios|\$http)\.(?:get|post|ajax)\b|\baxios\s*\(|eventsource|websocket|\bmount\s*\(|\bcreateapp\b|\bnew vue\b|customelements"
    )
)
# scripts that insert something
_PUTS = re.compile(
    grouped_pattern(
        r"innerhtml|outerhtml|insertadjacent|\.(?:append|prepend|appendchild|replacewith|replacechildren|html|text|mount|render|write)\s*\(|\.load\s*\(\s*[\"'`]|textcontent|innertext|\bnew vue\b|customelements|shadow"
    )
)
# how scripts select the elements; the lookahead skips most characters quickly
_NAMING = re.compile(
    r"(?=[gqj$mrec])(?:getelementbyid\(\s*[\"'`]([\w:-]{1,60})[\"'`]|getelementsbyclassname\(\s*[\"'`]([\w -]{1,60})|"
    r"(?:queryselector(?:all)?|jquery|\$|mount|render)\(\s*[\"'`]([^\"'`]{1,120})[\"'`]|\bel\s*:\s*[\"'`]([^\"'`]{1,120})[\"'`]|"
    r"customelements\.define\(\s*[\"'`]([a-z][\w-]{1,60})[\"'`])"
)
_NAMES = Literals((
    b"getelementbyid", b"byclassname", b"queryselector", b"$(", b"jquery(", b"mount(", b"render(", b"el:", b"el :", b"customelements",
))  # fmt: skip
_SELECTED = re.compile(r"[#.][\w:-]{1,60}")


def script_target_signs(
    small: str, programs: Sequence[str], empty_elements: Sequence[tuple[str, str]]
) -> tuple[Sign, ...]:
    """The signs of such elements, for a page with scripts: of all of them, and of the empty ones.

    `small`: the markup in lower case. `empty_elements`: those that are empty, of a page with little to read. Elements
    are named "#id", ".class" or "attribute=value".
    """
    asked, put = _selectors_in_scripts(programs)
    sources = dict.fromkeys(_sources(small))
    signs = _signs(FILLING, dict.fromkeys([*sorted(asked), *sorted(put), *sources]))  # the same order in every process
    if not signs:
        return signs
    empty = (name for tag, attributes in empty_elements for name in _filling_names(tag, attributes, asked, put))
    return (*signs, *_signs(FILLED, dict.fromkeys(empty)))


def inserts_content(program: str) -> bool:
    """Whether a script inserts something into the page."""
    return _PUTS.search(program.lower()) is not None


def _signs(sign: str, names: Iterable[str]) -> tuple[Sign, ...]:
    """One sign per name, at most FEW; MANY stands for the rest."""
    found = list(islice(names, FEW + 1))
    shown = [*found[:FEW], MANY] if len(found) > FEW else found
    return tuple(Sign(id=sign, matched=name[:NAMES]) for name in shown)


def _filling_names(tag: str, attributes: str, asked: set[str], put: set[str]) -> Iterator[str]:
    """The names of an empty element by which it is filled; none if one of them denotes something beside a text.

    Names that a requesting script selects count in any case; names that a script only inserts into count if they denote
    a text.
    """
    names = [*_own_selectors(attributes)]
    if any(of_others(name[1:]) for name in names):
        return
    yield from (name for name in (tag, *names) if name in asked or (name in put and of_a_text(name[1:])))
    yield from _source_attributes(tag, attributes)


def _own_selectors(attributes: str) -> Iterator[str]:
    """An element's id and classes, as selectors."""
    if name := id_of(attributes):
        yield f"#{name}"
    yield from (f".{one}" for one in classes(attributes))


def _sources(markup: str) -> Iterator[str]:
    """What elements state about the source of their content, empty or not."""
    if not _TOLD.any_in(markup) and _OWN.search(markup) is None:  # true of most pages
        return
    for tag, attributes in _OPENED.findall(markup):
        if "-" in tag or _TOLD.any_in(attributes):
            yield from _source_attributes(tag, attributes)


def _source_attributes(tag: str, attributes: str) -> Iterator[str]:
    """The attributes of an element that say from where it gets its content."""
    for found in _ATTRIBUTE.finditer(attributes):
        value = (found[2] or "").strip("\"' ")
        words = _MARK.sub("-", value)
        if (found[1] in _OF_MARKUP and "-" not in tag) or _MEDIA.search(value) or of_others(words):
            continue
        if found[1] not in _SAYING or of_a_text(words):
            yield "".join(f"{found[1]}={value}".split())[:NAME]


def _selectors_in_scripts(programs: Sequence[str]) -> tuple[set[str], set[str]]:
    """The selectors in scripts that insert something: in those that also request something, and in the others."""
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
    """The selectors in a match of _NAMING."""
    by_id, by_class, selector, element, own = found.groups()
    if by_id:
        yield f"#{by_id}"
    yield from (f".{one}" for one in (by_class or "").split())
    yield from _SELECTED.findall(selector or element or "")
    if own:
        yield own
