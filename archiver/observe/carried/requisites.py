"""What a page's markup makes a browser request to show it, beyond the links of its `Text` (pure).

The chosen one of several images for a place, the images of its own styles and drawings, and the sheets that its own
styles import.

Only the tags that name something are read, by regular expressions; comments, scripts and templates name nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

from archiver.observe.carried.sheets import Sheet, named, sheet
from archiver.text.page.sources import LAZY_ATTRIBUTES, srcset_image
from storage import urls

MARKUP_BYTES = 2 << 20  # characters of a page's markup that are read
NAMED_MOST = 300  # images of one page
TAGS_MOST = 10_000  # tags of one page that are read
STYLED_MOST = 2000  # addresses in `style` attributes that are looked at
STYLE_CHARS = 4000  # characters between a tag's start and an address in its style, at most
_TAG = r"<({})(?=[\s/>])((?:[^<>\"']++|\"[^\"]{{0,8000}}+\"|'[^']{{0,8000}}+'|[\"']){{0,200}}+)>"
_DEAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|template|textarea|title|xmp|plaintext)(?=[\s/>]).*?(?:</\1(?=[\s/>])[^>]*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_GROUNDS = ("body", "table", "td", "th", "tr")
# tags that may name something, with the letters that one which does contains: few images of a page offer a choice
_TELLING: Mapping[str, tuple[str, ...]] = {
    "base": ("href",),
    "img": ("srcset",),
    "source": ("srcset",),
    "link": ("icon", "imagesrcset"),
    "video": ("poster",),
    "input": ("image",),
    **dict.fromkeys(("feimage", "image", "use"), ("href",)),
    **dict.fromkeys(_GROUNDS, ("background",)),
}
_TAGS = re.compile(_TAG.format("|".join(("style", "picture", *(_TELLING.keys() - {*_GROUNDS})))), re.IGNORECASE)
_WITH_GROUNDS = re.compile(_TAG.format("|".join(("style", "picture", *_TELLING))), re.IGNORECASE)
_ANY = re.compile(_TAG.format(r"[a-z][^\s/>]*+"), re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</style(?=[\s/>])", re.IGNORECASE)
_ADDRESS = re.compile(r"url\(", re.IGNORECASE)
_ATTRIBUTE = re.compile(  # a name is looked for from its first letter only: from each, one long name takes minutes
    r"(?<![^\s=>\"'/])([^\s=>\"'/]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))"
)
_NAMES = re.compile(r"(?<=\s)(class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_DRAWN = ("href", "xlink:href")


@dataclass(frozen=True, slots=True)
class Requisites:
    """What one page names.

    `images`: URL -> the URL by which the page's `Text` has the same image, None if it has none. `styles`: of its
    `style` elements."""

    images: Mapping[str, str | None]
    styles: tuple[Sheet, ...]
    markup: str  # as it was read

    def names(self) -> frozenset[str]:
        """The classes (`.a`) and ids (`#b`) of its elements."""
        found: set[str] = set()
        for kind, *value in _NAMES.findall(self.markup):
            mark = "#" if len(kind) == 2 else "."
            found.update(mark + one for one in unescape("".join(value)).split())
        return frozenset(found)


def requisites(markup: str, url: str, encoding: str = "utf-8") -> Requisites:
    """What the page at `url` names, in document order. `encoding`: the codec that it was decoded with."""
    markup = markup[:MARKUP_BYTES]
    lower = markup.lower()
    styled = "url(" in lower
    telling = _WITH_GROUNDS if "background=" in lower else _TAGS  # tables have many cells
    if not styled and telling.search(markup) is None:
        return Requisites({}, (), markup)
    reading = _Reading(_DEAD.sub("", markup), url, encoding)
    reading.tags(telling)
    if styled:
        reading.declarations()
    return Requisites(reading.images, tuple(reading.styles), reading.markup)


class _Reading:
    """The state of reading one page. `images`, `styles`: as in `Requisites`."""

    def __init__(self, markup: str, url: str, encoding: str) -> None:
        self.markup = markup
        self._encoding = encoding
        self._base = url
        self._based = self._icon = False
        self._choice: str | None = None  # of the open `picture` element: the first source that a browser may take
        self.images: dict[str, str | None] = {}
        self.styles: list[Sheet] = []

    def tags(self, telling: re.Pattern[str]) -> None:
        at = 0
        for _ in range(TAGS_MOST):
            tag = telling.search(self.markup, at)
            if tag is None or len(self.images) >= NAMED_MOST:
                return
            name, written, at = tag[1].lower(), tag[2], tag.end()
            if name == "style":
                begun, at = at, self._style_ends(at)
                read = _attributes(written).get("media", "").strip().lower() != "print"
                if read and (found := sheet(self.markup[begun:at], self._base, self._encoding)) != Sheet():
                    self.styles.append(found)
            elif name == "picture":
                self._choice = None
            elif self._choice is not None or any(mark in written.lower() for mark in _TELLING[name]):
                self._tag(name, _attributes(written))

    def _style_ends(self, at: int) -> int:
        found = _STYLE_ENDS.search(self.markup, at)
        return len(self.markup) if found is None else found.start()

    def declarations(self) -> None:
        """Reads images in the `style` attribute of any element."""
        read = -1
        for address in islice(_ADDRESS.finditer(self.markup), STYLED_MOST):
            at = address.start()
            opened = self.markup.rfind("<", max(0, at - STYLE_CHARS), at)
            if opened <= read or len(self.images) >= NAMED_MOST:
                continue
            tag, read = _ANY.match(self.markup, opened) if opened >= 0 else None, opened
            if tag is not None and at < tag.end():
                for found in named(_attributes(tag[2]).get("style", ""), self._base, self._encoding):
                    self.images.setdefault(found, None)

    def _tag(self, name: str, given: Mapping[str, str]) -> None:
        if name == "base":
            if "href" in given and not self._based:
                self._based, self._base = True, self._found(given["href"]) or self._base
        elif name == "source":
            if "max-width" not in given.get("media", "").lower():
                self._choice = self._choice or srcset_image(given)
        elif name == "img":
            own = next((given[one] for one in (*LAZY_ATTRIBUTES, "src") if given.get(one)), "")
            self._take(self._choice or srcset_image(given), None if own[:5].lower() == "data:" else self._found(own))
            self._choice = None
        elif name == "link":
            self._link(given)
        elif name == "video":
            self._take(given.get("poster"))
        elif name == "input":
            self._take(given.get("src") if given.get("type", "").strip().lower() == "image" else None)
        elif name in _GROUNDS:
            self._take(given.get("background"))
        else:  # an SVG element
            self._take(next((at for one in _DRAWN if (at := given.get(one)) and at[0] != "#"), None))

    def _link(self, given: Mapping[str, str]) -> None:
        kinds = given.get("rel", "").lower().split()
        if "icon" in kinds and not self._icon:
            self._icon = True
            self._take(given.get("href"))
        elif "preload" in kinds and given.get("as", "").lower() == "image":
            self._take(srcset_image({"srcset": given.get("imagesrcset", "")}))

    def _take(self, written: str | None, own: str | None = None) -> None:
        found = self._found(written) if written else None
        if found is not None and found not in {own, self._base}:
            self.images.setdefault(found, own)

    def _found(self, written: str) -> str | None:
        if not written or written[:5].lower() == "data:":
            return None
        return urls.resolve(self._base, written.strip(), self._encoding)


def _attributes(written: str) -> dict[str, str]:
    """The attributes of one tag; the first counts if two have the same name."""
    found: dict[str, str] = {}
    for name, *value in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape("".join(value)))
    return found
