"""Parses a page in one pass with libxml2: blocks, elements, links. Independent of resiliparse on purpose.

A page is cut into blocks, runs of text between block-level tags. The main content is found from them in
`archiver.text.page.prose`: a block with enough text outside links counts for its element and all ancestors, and the
content is reached by descending from the root as long as one child holds most of its parent's running text. Nothing
here recurses, so nesting costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from archiver.text.normal import squeezed
from archiver.text.page.balanced import balanced
from archiver.text.page.bodiless import with_body
from archiver.text.page.fields import FIELD_TAGS, MAX_FIELDS, PASSWORD, field_kind
from archiver.text.page.file_links import TYPES, file_of_form, kind_of, link_target, quoted_file_address
from archiver.text.page.furniture import FURNITURE_TAGS, INLINE_TAGS, classify_element, is_hidden, is_unread
from archiver.text.page.panels import CAPTIONS, OPENERS, opened_ids, panel
from archiver.text.page.programs import is_program
from archiver.text.page.sources import EMBEDS, MAY_PLAY, PLAYERS, SOURCES, embeds, image_sources, source_attributes
from archiver.text.page.struck import MARKED_TAGS, STYLED_TAGS, begin_marked, end_marked, end_styled
from archiver.text.page.superscripts import SuperscriptRecorder
from archiver.text.page.tags import BESIDE, BLOCK, COUNTED, HEADINGS, HIDDEN, HOLDS
from archiver.text.page.walked import NOTHING, Anchor, Block, Node, Walked, prose_of

FEED_CHARS = 4_000_000  # max characters of markup; the caller cuts off the rest
TEXT_CHARS = 2_000_000
LINKS, REFRESHES, DEEP = 4000, 20, 500  # max number per page; of nested elements: deeper than any honest page

# attributes that matter on any element
_EMBEDDING, _OPENING = PLAYERS | MAY_PLAY | EMBEDS, OPENERS | CAPTIONS
_TELLING = _EMBEDDING | _OPENING | {"hidden", "aria-hidden", "style", "onclick"}


class Walker:
    """Parser target of lxml: start, end, data, close. Called three times per element, so common cases are inlined."""

    most_links = LINKS

    def __init__(self) -> None:
        self.found = Walked()
        self.nodes = [Node("html", None, 0, {})]
        self.found.nodes += self.nodes
        self._open: list[tuple[str, bool]] = []  # (tag, whether it hides its content)
        self.inside = dict.fromkeys(COUNTED, 0)  # number of open ones
        self.hidden = self._deepest = self._heading = self._beyond = 0  # _beyond: open elements deeper than DEEP
        self._panel: list[str] | None = None  # takes the text of the outermost hidden element, if a click opens that
        self.opened: set[str] = set()  # ids of elements that a button or a link opens
        self.run: list[str] = []
        self.raising = SuperscriptRecorder(self.run)
        self._linked = self._within = self._links = self._chars = 0
        self.anchor: Anchor | None = None
        self._anchor_text: list[str] = []
        self._apart: list[str] | None = None  # takes the text of a title or a script
        self._title: list[str] | None = None
        self._script: list[str] | None = None
        self.runs = False  # the open script is executed

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = _KINDS.get(tag, _INLINE)
        hides = kind.hides
        if kind.aloud and "class" in attributes:
            hides = is_unread(self.found, tag, attributes["class"], self.nodes[-1].tag)
        telling = bool(attributes) and not _TELLING.isdisjoint(attributes)
        if telling and not hides:
            hides = is_hidden(tag, attributes)
        self._open.append((tag, hides))
        if kind.block:
            if self._panel is not None and self.hidden:
                self._panel.append("\n")
            if self.run:
                self._flush()
            if kind.holds:
                self._enter(tag, attributes, kind)
        if kind.begun is not None:
            kind.begun(self, tag, attributes)
        if telling:
            _on_telling(self, attributes)
        if hides:
            self.hidden += 1
            if self.hidden == 1:
                self._panel = panel(tag, attributes, self.opened, self.nodes, self.found) if telling else None

    def _enter(self, tag: str, attributes: Mapping[str, str], kind: _Kind) -> None:
        if len(self.nodes) > DEEP:
            self._beyond += 1
            return
        named = classify_element(tag, attributes) if attributes or tag in FURNITURE_TAGS else NOTHING
        node = Node(tag, self.nodes[-1], len(self.found.blocks), attributes, named, furniture=kind.furniture)
        self.nodes.append(node)
        self.found.nodes.append(node)
        self._heading = kind.level or self._heading

    def end(self, tag: str) -> None:
        opened = self._open
        if len(opened) > self._deepest:  # noqa: PLR1730 (once per element: a call of max would cost half as much again)
            self._deepest = len(opened)  # the depth only grows between two ends
        kind = _KINDS.get(tag, _INLINE)
        if opened and opened[-1][0] == tag and not kind.counted:
            self.hidden -= opened.pop()[1]
        else:
            self._shut(tag)
        if kind.block:
            if self.run:
                self._flush()
            if kind.unheads:
                self._heading = 0
            if kind.holds:
                self._leave(tag)
        if kind.ended is not None:
            kind.ended(self)

    def _shut(self, tag: str) -> None:
        while self._open:
            closed, hid = self._open.pop()
            self.hidden -= hid
            if closed in self.inside:
                self.inside[closed] -= 1
            if closed == tag:
                break

    def data(self, text: str) -> None:
        if self._apart is not None:
            self._apart.append(text)
            return
        if self.hidden:
            if self._panel is not None and self.hidden == 1 and self.anchor is None:
                self._chars += len(text)
                self._panel.append(text)
            self.found.unseen += [text] * (self._open[-1][0] != "style")
            return
        self._chars += len(text)
        if self._chars > TEXT_CHARS:
            self.found.cut = True
            return
        run = self.run
        if self.anchor is not None:
            size = len(text.strip())
            self._linked += size
            self._within += size if self.anchor.href[:1] == "#" else 0
            self._anchor_text.append(text)
        if not run:
            if not text.isspace():
                run.append(text)
            return
        if text[0].isdigit() and run[-1][-1].isdigit():
            run.append(" ")  # two adjoining elements: a date and a count are not one number
        run.append(text)

    def close(self) -> Walked:
        self._flush()
        self.found.depth = max(self._deepest, len(self._open))
        for node in self.nodes:
            node.last = len(self.found.blocks)
        return self.found

    def _leave(self, tag: str) -> None:
        if self._beyond:
            self._beyond -= 1
            return
        nodes = self.nodes
        if len(nodes) > 1 and nodes[-1].tag == tag:  # well-formed markup
            nodes.pop().last = len(self.found.blocks)
            return
        for at in range(len(nodes) - 1, 0, -1):
            if nodes[at].tag == tag:
                for node in nodes[at:]:
                    node.last = len(self.found.blocks)
                del nodes[at:]
                return

    def _flush(self) -> None:
        run = self.run
        if not run:
            return
        if text := squeezed("".join(run) if len(run) > 1 else run[0]):
            linked = min(self._linked, len(text)) if self._linked else 0
            prose = prose_of(text, linked, self._heading)
            block = Block(text, linked, self.nodes[-1], self._heading, prose, self._within, self._links)
            if self.raising.spans:
                self.found.raised += self.raising.told(len(self.found.blocks))
            self.found.blocks.append(block)
        run.clear()
        self._linked = self._within = self._links = 0

    def refer(self, href: str | None, tag: str, rel: str, text: str) -> Anchor | None:
        if not href or len(href) > 8000 or len(self.found.anchors) >= self.most_links:
            return None
        anchor = Anchor(href.strip(), tag, rel[:100], self.nodes[-1], text[:200])
        self.found.anchors.append(anchor)
        return anchor

    def off_a(self) -> None:
        if self.anchor is not None:
            self.anchor.text = squeezed("".join(self._anchor_text))[:200]
            self._links += self.anchor.text != ""  # a linked picture is not a link of the next line
            self.anchor = None
            self._anchor_text.clear()

    def on_a(self, _tag: str, attributes: Mapping[str, str]) -> None:
        self.off_a()
        self.anchor = self.refer(link_target(attributes), "a", kind_of(attributes), "")
        self.opened.add(attributes.get("href", "").removeprefix("#"))

    def on_title(self, _tag: str, _: Mapping[str, str]) -> None:
        if not self.inside["svg"]:
            self._apart = self._title = []  # of a second one nothing is kept: it is never shown

    def off_title(self) -> None:
        if self._title is not None:
            self.found.title = self.found.title or squeezed("".join(self._title))[:1000] or None
            self._title, self._apart = None, self._script

    def on_script(self, _tag: str, attributes: Mapping[str, str]) -> None:
        self.found.script_count += 1
        if "src" not in attributes and len(self.found.scripts) < 200:
            self._script, self.runs = [], self.is_live() and is_program(attributes)
            self._apart = self._script if self._title is None else self._title

    def off_script(self) -> None:
        if self._script is not None:
            self.found.scripts.append("".join(self._script))
            if self.runs:
                self.found.programs.append(self.found.scripts[-1])
            self._script, self._apart = None, self._title

    def is_live(self) -> bool:
        """Whether the current place counts where scripts are enabled: not inside `noscript` or `template`."""
        return not (self.inside["noscript"] or self.inside["template"])


def _on_telling(walker: Walker, attributes: Mapping[str, str]) -> None:
    if not _EMBEDDING.isdisjoint(attributes):
        for tag, name, address in embeds(attributes):
            walker.refer(address, tag, name, "")
    if "onclick" in attributes:
        walker.refer(quoted_file_address(attributes["onclick"]), "a", "onclick", "")
    if not _OPENING.isdisjoint(attributes):
        walker.opened.update(opened_ids(attributes, walker.found))


def _on_inside(walker: Walker, tag: str, _: Mapping[str, str]) -> None:
    walker.inside[tag] += 1


def _on_source(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    for name in source_attributes(tag, attributes):
        walker.refer(attributes.get(name), tag, attributes.get("type", ""), attributes.get("title", ""))


def _on_link(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    rel, href = attributes.get("rel", "").lower().split(), attributes.get("href", "")
    if "canonical" in rel and walker.found.canonical is None:
        walker.found.canonical = href.strip()[:8000] or None
    elif "stylesheet" in rel and "alternate" not in rel:
        walker.refer(href, "style", "stylesheet", "")
    elif attributes.get("as") == "font":
        walker.refer(href, "font", "preload", "")
    elif "alternate" in rel and TYPES.match(attributes.get("type", "").strip()):
        walker.refer(href, "paper", "alternate", attributes.get("title", ""))


def _on_area(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    walker.refer(link_target(attributes), "a", kind_of(attributes), attributes.get("alt", ""))


def _on_img(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    walker.found.images += 1
    if (source := next(iter(image_sources(attributes)), "")) and not source.startswith("data:"):
        leads = walker.anchor.href if walker.anchor is not None else ""
        walker.refer(source, "img", leads, attributes.get("alt", ""))


def _on_meta(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    found, content = walker.found, attributes.get("content", "")
    refresh = "http-equiv" in attributes and attributes["http-equiv"].lower() == "refresh"
    if refresh and walker.is_live() and len(found.refreshes) < REFRESHES:
        found.refreshes.append(content[:8000])
    name = (attributes.get("name") or attributes.get("property") or "").lower()
    if name and len(found.metas) < 100:
        found.metas.setdefault(name, content[:1000])


def _on_a(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    walker.on_a(tag, attributes)
    walker.raising.link(attributes, len(walker.found.blocks))


def _off_a(walker: Walker) -> None:
    walker.off_a()
    walker.raising.unlink(len(walker.found.blocks))


def _on_sup(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    walker.raising.begin(len(walker.found.blocks))
    _on_set(walker, tag, attributes)


def _off_sup(walker: Walker) -> None:
    walker.raising.end(len(walker.found.blocks))
    end_marked(walker.found, walker.run)


def _on_rt(walker: Walker, _tag: str, _attributes: Mapping[str, str]) -> None:
    walker.raising.begin(len(walker.found.blocks), reading=True)


def _on_base(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    if walker.found.base is None and "href" in attributes:  # the first with the attribute counts, even an empty one
        walker.found.base = attributes["href"].strip()[:8000]


def _on_html(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    walker.found.lang = walker.found.lang or attributes.get("lang", attributes.get("xml:lang", ""))[:35] or None


def _on_body(walker: Walker, _tag: str, attributes: Mapping[str, str]) -> None:
    if attributes.get("onload"):
        walker.found.scripts.append(attributes["onload"])
        walker.found.loaded.append(attributes["onload"])


def _on_field(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    if len(walker.found.fields) < MAX_FIELDS and (asks := field_kind(tag, attributes)):
        walker.found.fields.append((walker.nodes[-1], asks))
        if asks == PASSWORD and walker.hidden:
            walker.found.hidden_passwords += 1


def _on_set(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    begin_marked(walker.found, walker.run, tag, attributes)


def _on_styled(walker: Walker, tag: str, attributes: Mapping[str, str]) -> None:
    if "style" in attributes or walker.found.setting:  # untrue of most
        begin_marked(walker.found, walker.run, tag, attributes)


def _off_styled(walker: Walker) -> None:
    if walker.found.setting:  # untrue of most
        end_styled(walker.found, walker.run)


# what else to do at the start and at the end of an element, by tag
_BEGUN: dict[str, Callable[[Walker, str, Mapping[str, str]], object]] = {
    "a": _on_a, "area": _on_area, "form": lambda walker, _, attributes: walker.refer(file_of_form(attributes), "a", "form", ""), "title": Walker.on_title, "script": Walker.on_script, "meta": _on_meta, "link": _on_link, "base": _on_base, "html": _on_html, **dict.fromkeys(FIELD_TAGS, _on_field), "body": _on_body, "img": _on_img, **dict.fromkeys(MARKED_TAGS, _on_set), "sup": _on_sup, "rt": _on_rt, **dict.fromkeys(COUNTED, _on_inside),
    **dict.fromkeys(SOURCES, _on_source), **dict.fromkeys(STYLED_TAGS, _on_styled),
}  # fmt: skip
_ENDED: dict[str, Callable[[Walker], None]] = {
    "a": _off_a, "title": Walker.off_title, "script": Walker.off_script, **dict.fromkeys(MARKED_TAGS, lambda walker: end_marked(walker.found, walker.run)), "sup": _off_sup, "rt": lambda walker: walker.raising.end(len(walker.found.blocks)), **dict.fromkeys(STYLED_TAGS, _off_styled),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is known of the elements of one tag, for a single lookup."""

    hides: bool
    block: bool
    holds: bool
    level: int  # of a heading, else 0
    unheads: bool  # no heading is open after its end
    furniture: bool
    counted: bool  # see `COUNTED`
    aloud: bool  # its classes may say that it is not shown
    begun: Callable[[Walker, str, Mapping[str, str]], object] | None
    ended: Callable[[Walker], None] | None


def _kind(tag: str) -> _Kind:
    return _Kind(
        hides=tag in HIDDEN, block=tag in BLOCK, holds=tag in HOLDS, level=HEADINGS.get(tag, 0),
        unheads=tag in HEADINGS or tag == "hr", furniture=tag in BESIDE, counted=tag in COUNTED, aloud=tag in INLINE_TAGS,
        begun=_BEGUN.get(tag), ended=_ENDED.get(tag),
    )  # fmt: skip


_KINDS = {tag: _kind(tag) for tag in (*BLOCK, *HIDDEN, *_BEGUN, *INLINE_TAGS)}
_INLINE = _kind("")  # all other tags


def walk(markup: str) -> Walked:
    """Parse a page of at most FEED_CHARS characters without NUL; of broken markup, what libxml2 recovers."""
    walker = Walker()
    parser = etree.HTMLParser(
        target=cast("Any", walker), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        parser.feed(balanced(with_body(markup)))
        parser.close()
    except (etree.LxmlError, AssertionError):  # an empty document, or one that libxml2 gives up on
        walker.close()
    found = walker.found
    vars(walker).clear()  # lxml keeps its target in a reference cycle, which must not keep the result alive until a GC
    return found
