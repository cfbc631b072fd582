"""Rewrites a page: nothing of it runs, everything is loaded from replay, and its links lead to replay. Pure.

Every tag of the result is written here, with names that match a pattern and quoted values; no `<` of the page itself is
left, neither in text nor in values or styles. So no browser, however it parses the result, finds a tag or an attribute
that we did not write. The response's policy (no script, nothing from elsewhere) is the second line of defence, not the
first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from archiver.text.page.sources import LAZY_ATTRIBUTES, SETS, image_sources
from archiver.web.replay import styles
from archiver.web.replay.addresses import Form
from archiver.web.replay.allowance import ADDRESS, Allowance
from archiver.web.replay.shadows import Shadows
from archiver.web.replay.tokens import Doctype, End, Start, Token, resolved, tokens
from storage import urls

SANDBOX = "allow-top-navigation-by-user-activation"  # clicked links may leave the frame, for our bar and the next copy
TAGS = 300_000  # maximum number of tags to rewrite in one page: takes some seconds

_NAME_CHARS = 61
_NAME = re.compile(r"[a-z][a-z0-9:._-]{0,60}", re.ASCII)
_UNFIT = re.compile(r"[^a-z0-9:._-]", re.ASCII)
_ATTRIBUTE = re.compile(r"[a-z_][a-z0-9:._-]{0,80}", re.ASCII)
_INERT = frozenset("""base meta noscript object embed applet param portal fencedframe bgsound keygen isindex animate animatemotion
    animatetransform animatecolor set discard mpath script iframe noembed noframes selectedcontent""".split())  # fmt: skip
_AS_TEXT = frozenset({"plaintext", "xmp", "listing"})
_LEFT_OUT = frozenset("""srcdoc ping formaction formtarget formmethod action method target manifest profile classid codebase archive
    code dynsrc lowsrc integrity crossorigin nonce http-equiv attributionsrc referrerpolicy sandbox allow allowfullscreen autofocus
    download is shadowrootmode autoplay csp credentialless imagesrcset imagesizes browsingtopics sharedstoragewritable xml:base
    cite longdesc data rel srcset src href xlink:href poster background usemap lazyload begin from to values by attributename
    fetchpriority blocking preload""".split())  # fmt: skip
_PAINT_ATTRIBUTES = frozenset(
    "fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor".split()
)
_SOURCES = {"video": ("src", "poster"), "audio": ("src",), "source": ("src",), "track": ("src",), "input": ("src",),
            "body": ("background",), "table": ("background",), "tr": ("background",), "td": ("background",),
            "th": ("background",), "image": ("href", "xlink:href"), "feimage": ("href", "xlink:href")}  # fmt: skip
_GLOBAL_ATTRIBUTES = ("id", "class", "lang", "dir", "title", "hidden")
_FRAMES = frozenset({"iframe", "frame"})
_CANDIDATE = re.compile(r"[\s,]*+([^\s,](?:\S*[^\s,])?)[^,]*+(?:,|\Z)")
_LAZY = frozenset(LAZY_ATTRIBUTES) | (frozenset(SETS) - {"srcset"})
_SRCSET_CHARS = 16_384  # characters of a srcset that are read
_LEAVING = ' target="_top" rel="noreferrer noopener nofollow"'
_CHOICES = 200  # maximum number of candidate images for one <picture>
_PIXELS = re.compile(r"\s*([1-9][0-9]{1,3})(?:px)?\s*", re.ASCII)
_BOX = ("display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;padding:2px 4px;border:1px solid #bbb;color:#666;"
        "font:12px/1.3 sans-serif;text-align:left;vertical-align:bottom")  # fmt: skip
_DOCTYPE_CHARS = 200  # maximum number of characters in a DOCTYPE


class Place(Protocol):
    """Where replay has a URL of the page; the URL is in its identity form."""

    def __call__(self, url: str, form: Form) -> str: ...


def rewritten(markup: str, url: str, place: Place, kept: Callable[[str], bool], allowance: Allowance | None = None, *,
              xml: bool = False, opening: str = "", encoding: str = "utf-8") -> Iterator[str]:  # fmt: skip
    """The rewritten page at `url`, piece by piece. Raises Spent.

    `kept`: whether a copy of an image, film or style sheet can be shown. `xml`: parse as XHTML. `opening`: text of the
    link that replaces what a browser would open with a plug-in. `encoding`: the codec that the page was decoded with.
    """
    allowance = allowance or Allowance(len(markup))
    return _Writer(_Resolver(url, place, kept, allowance, encoding), allowance, opening, xml=xml).of(
        tokens(markup, allowance, xml=xml)
    )


def parts(markup: str, url: str, *, xml: bool = False, encoding: str = "utf-8") -> frozenset[str]:
    """The URLs that the page embeds, for which `rewritten` would call `kept`. Raises Spent."""
    found: set[str] = set()

    def note(part: str) -> bool:
        found.add(part)
        return False

    allowance = Allowance(len(markup))
    for _ in _Lister(_Resolver(url, _nowhere, note, allowance, encoding), allowance, "", xml=xml).of(
        tokens(markup, allowance, xml=xml)
    ):
        pass
    return frozenset(found)


def _nowhere(url: str, form: Form) -> str:
    del url, form
    return ""


def too_long(markup: str) -> bool:
    """Whether the page has too many tags to be rewritten."""
    return markup.count("<") > TAGS


class _Resolver:
    """Resolves the addresses in the page to those of replay."""

    def __init__(self, url: str, place: Place, kept: Callable[[str], bool], allowance: Allowance, codec: str) -> None:
        self._url = self._base = url
        self._codec = codec
        self._based = False
        self.place = place
        self.kept = kept
        self._allowance = allowance

    def rebase(self, attributes: Mapping[str, str]) -> None:
        """Apply the first `base` element that has a href."""
        if not self._based and "href" in attributes:
            self._based = True
            self._base = self.found(resolved(attributes["href"]).strip(), self._url) or self._url

    def found(self, ref: str, base: str | None = None) -> str | None:
        """The URL that a reference resolves to; None if it is invalid or too long."""
        self._allowance.address()
        found = urls.resolve(base or self._base, ref, self._codec) if ref and len(ref) <= ADDRESS else None
        return None if found is None or len(found) > ADDRESS else found

    def way(self, written: str) -> Iterator[str]:
        """The attributes of a link.

        Within the page it stays in the frame, otherwise it opens our bar and the copy of its target.
        """
        ref = resolved(written).strip()
        found = self.found(ref)
        if found is None:
            return
        _, mark, fragment = ref.partition("#")
        if mark and found == self._url:
            yield _attribute("href", f"#{fragment}")
            return
        yield _attribute("href", self.place(found, Form.OUTER))
        yield _LEAVING

    def part(self, written: str) -> str | None:
        """The address of an image, film or sound, if it is kept or inline (`data:`)."""
        given = written.strip()
        if given[:11].lower() == "data:image/":
            return given
        found = self.found(given)
        return self.place(found, Form.PART) if found is not None and self.kept(found) else None

    def shown(self, written: list[str]) -> list[str]:
        return [part for one in written if (part := self.part(one)) is not None]

    def in_style(self, ref: str, sheet: bool) -> str | None:
        """The address for a reference in a style sheet; `sheet`: it is imported as a style sheet."""
        found = self.found(ref)
        return None if found is None else self.place(found, Form.STYLE if sheet else Form.PART)


class _Writer:
    def __init__(self, ways: _Resolver, allowance: Allowance, opening: str, *, xml: bool) -> None:
        self._ways = ways
        self._allowance = allowance
        self._opening = opening
        self._shadows = Shadows(_INERT, declared=not xml)
        self._unscripted = False  # inside <noscript>
        self._choices: list[str] = []  # candidates from the <source> elements of the open <picture>
        self._drawn: set[str] = set()  # lazy-loaded images already written, which <noscript> would repeat

    def of(self, read: Iterator[Token]) -> Iterator[str]:
        for piece in self._pieces(read):
            self._allowance.take(len(piece))
            yield piece

    def _pieces(self, read: Iterator[Token]) -> Iterator[str]:
        begun = False
        for token in read:
            if isinstance(token, Start):
                begun = True
                yield self._start(token)
            elif isinstance(token, End):
                yield self._end(token.name)
            elif isinstance(token, Doctype):
                if not begun:
                    yield f"<!doctype{_doctype(token.text)}>"
                begun = True
            elif self._shadows.shown:
                yield _text(token)

    def _start(self, token: Start) -> str:
        name = token.name
        if name == "template":
            return self._template(token.attributes)
        if not self._shadows.shown:
            return ""
        self._shadows.begun(token)
        if name == "base" and not self._shadows.inside:
            self._ways.rebase(token.attributes)
        self._unscripted = self._unscripted or name == "noscript"
        if (found := self._loading(token)) is not None:
            return found
        if name in _INERT:
            return ""
        if name == "picture":
            self._choices.clear()
        name = _named(name)
        tag = f"<{name}{self._attributes(token)}>"
        if token.content is None:
            return tag
        content = token.content if token.name in {"title", "textarea"} else token.content.replace("&", "&amp;")
        return f"{tag}{_text(content)}</{name}>"

    def _template(self, given: Mapping[str, str]) -> str:
        """The start of a declarative shadow root, or "" for any other template.

        Only its mode and slot assignment are kept: future attributes may name something to load.
        """
        mode = self._shadows.template(resolved(given.get("shadowrootmode", "")))
        by_hand = resolved(given.get("shadowrootslotassignment", "")).lower() == "manual"
        slots = _attribute("shadowrootslotassignment", "manual") if by_hand else ""
        return f"<template{_attribute('shadowrootmode', mode)}{slots}>" if mode else ""

    def _loading(self, token: Start) -> str | None:
        """The replacement of an element that loads something; None for any other element."""
        name = token.name
        if name in _FRAMES:
            return self._frame(token)
        if name in {"object", "embed"}:
            return self._object(token)
        if name == "link":
            return self._link(token.attributes)
        if name == "style":
            return self._style(token)
        if name == "img" or (name == "input" and token.attributes.get("type", "").strip().lower() == "image"):
            return self._image(token)
        if name == "source" and not token.attributes.keys().isdisjoint(SETS):  # only one image is shown: we choose it
            self._choices += _candidates(token)[: _CHOICES - len(self._choices)]
            return ""
        return None

    def _end(self, name: str) -> str:
        if name == "template":
            return "</template>" if self._shadows.template_ended() else ""
        if not self._shadows.shown:
            return ""
        self._shadows.ended(name)
        self._unscripted = self._unscripted and name != "noscript"
        if name == "picture":
            self._choices.clear()
        return "" if name in _INERT or name in {"style", "link"} else f"</{_named(name)}>"

    def _attributes(self, token: Start) -> str:
        out: list[str] = []
        for name, value in token.attributes.items():
            self._allowance.take(len(name) + len(value))
            if name.startswith("on") or name in _LEFT_OUT or _ATTRIBUTE.fullmatch(name) is None:
                continue
            if name == "style" or (name in _PAINT_ATTRIBUTES and ("(" in value or "\\" in value or "&" in value)):
                out.append(_attribute(name, styles.rewritten(resolved(value), self._ways.in_style, self._allowance)))
            else:
                out.append(f' {name}="{_value(value)}"')
        out += self._addresses(token)
        return "".join(out)

    def _addresses(self, token: Start) -> Iterator[str]:
        given = token.attributes
        for name in _SOURCES.get(token.name, ()):
            if name in given and (found := self._ways.part(resolved(given[name]))):
                yield _attribute(name, found)
        if token.name in {"a", "area"}:
            yield from self._ways.way(given.get("href") or given.get("xlink:href") or "")
        elif "image" not in token.name:
            for name in ("href", "xlink:href"):  # in SVG: references within the page
                if given.get(name, "").strip().startswith("#"):
                    yield f' {name}="{_value(given[name].strip())}"'
        if given.get("usemap", "").startswith("#"):
            yield f' usemap="{_value(given["usemap"])}"'

    def _image(self, token: Start) -> str:
        """The image with the first of its addresses that is kept.

        A lazy-loaded image gets its real address rather than its inline placeholder.
        """
        given = token.attributes
        written = [resolved(one) for one in image_sources(given)]
        found = self._ways.shown(written + _candidates(token))
        own = next((one for one in found if not one.startswith("data:")), None)
        shown = own or next(iter(self._ways.shown(self._choices) + found), None)
        self._choices.clear()
        if self._unscripted and not self._drawn.isdisjoint(found):
            return ""
        if any(name in given for name in _LAZY):
            self._drawn.update(one for one in found if not one.startswith("data:"))
        if shown is None and token.name == "img":  # its alternative text: a browser would show a broken image
            named = Start("span", {name: given[name] for name in _GLOBAL_ATTRIBUTES if name in given}, token.foreign)
            return f"<span{self._attributes(named)}>{_in_box(given)}</span>"
        source = "" if shown is None else _attribute("src", shown)
        other = {name: value for name, value in given.items() if name != "src"}
        return f"<{token.name}{self._attributes(Start(token.name, other, False))}{source}>"

    def _object(self, token: Start) -> str:
        """A link to the kept content, or an `img` for an image; no plug-in shows it here.

        The element's fallback content follows.
        """
        given = token.attributes
        found = self._ways.found(resolved(given.get("data" if token.name == "object" else "src", "")).strip())
        if found is None or not self._ways.kept(found):
            return ""
        if given.get("type", "").strip().lower().startswith("image/"):
            return f"<img{_attribute('src', self._ways.place(found, Form.PART))}>"
        way = _attribute("href", self._ways.place(found, Form.OUTER))
        return f"<a{way}{_LEAVING}>{_text(self._opening)}</a>"

    def _frame(self, token: Start) -> str:
        given = token.attributes
        found = self._ways.found(resolved(given.get("src") or given.get("data-src") or "").strip())
        if found is None:
            return ""
        tag = f'<{token.name}{self._attributes(token)} src="{quoted(self._ways.place(found, Form.INNER))}" sandbox="{SANDBOX}">'
        return f"{tag}</iframe>" if token.name == "iframe" else tag

    def _link(self, attributes: Mapping[str, str]) -> str:
        kinds = attributes.get("rel", "").lower().split()
        if "stylesheet" not in kinds or "alternate" in kinds or "disabled" in attributes:
            return ""
        found = self._ways.found(resolved(attributes.get("href", "")).strip())
        if found is None or not self._ways.kept(found):
            return ""
        late = "onload" in attributes  # loaded asynchronously: a script would have switched it to all media
        named = ("title",) if late else ("title", "media")  # of titled sheets, a browser applies those of one title
        more = "".join(f' {name}="{_value(attributes[name])}"' for name in named if name in attributes)
        return f'<link rel="stylesheet"{more}{_attribute("href", self._ways.place(found, Form.STYLE))}>'

    def _style(self, token: Start) -> str:
        content = token.content or ""
        if token.foreign:
            self._allowance.take(0, content.count("&"))
            content = resolved(content)
        written = styles.rewritten(content, self._ways.in_style, self._allowance)
        return f"<style{self._attributes(token)}>{written}</style>"


class _Lister(_Writer):
    """Resolves what the page embeds; writes no attributes or styles, which embed nothing that `kept` is asked for."""

    def _attributes(self, token: Start) -> str:
        for _ in self._addresses(token):
            pass
        return ""

    def _style(self, _: Start) -> str:
        return ""


def _in_box(given: Mapping[str, str]) -> str:
    """The alternative text of a missing image, in a box of the image's size if that is at least 10 pixels each way."""
    words = _text(given.get("alt", ""))
    width, height = (_PIXELS.fullmatch(given.get(name, "")) for name in ("width", "height"))
    if width is None or height is None:
        return words
    return f'<span style="{_BOX};width:{width[1]}px;height:{height[1]}px">{words}</span>'


def _candidates(token: Start) -> list[str]:
    """The addresses in a srcset, and in the attributes in which pages with lazy loading have it."""
    listed = ", ".join(resolved(token.attributes.get(name, ""))[:_SRCSET_CHARS] for name in SETS).strip(", \t\n\f\r")
    return [match[1] for match in _CANDIDATE.finditer(listed)]


def _named(name: str) -> str:
    """The name under which an element is written.

    Raw text elements become `pre`; each character outside our pattern becomes an underscore.
    """
    return "pre" if name in _AS_TEXT else name if _NAME.fullmatch(name) else _UNFIT.sub("_", name)[:_NAME_CHARS]


def _text(text: str) -> str:
    return text.replace("\x00", "").replace("<", "&lt;").replace(">", "&gt;")


def _value(text: str) -> str:
    """The value of an attribute as the page wrote it, with its character references."""
    return _text(text).replace('"', "&quot;")


def quoted(text: str) -> str:
    """Text as the value of an attribute."""
    return html.escape(text.replace("\x00", ""))


def _attribute(name: str, value: str) -> str:
    return f' {name}="{quoted(value)}"'


def _doctype(text: str) -> str:
    """The content of an HTML DOCTYPE, by which browsers choose a layout mode; " html" if it is malformed."""
    plain = re.sub(r"[^\t\n\r -;=?-~]", "", text)[:_DOCTYPE_CHARS]
    return plain if plain.count('"') % 2 == 0 and plain.count("'") % 2 == 0 else " html"
