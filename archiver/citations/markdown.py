"""Reads what a Markdown text cites: inline, reference and angle-bracket links, footnotes, addresses in its text (pure).

Addresses in code, and link definitions that nothing refers to, are noted but do not count as cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archiver.citations.addresses import addresses
from archiver.citations.front import split_front_matter
from archiver.citations.gathering import Gathering, Link, Passage
from archiver.citations.model import Document

NEST = 200  # maximum characters in brackets within a link's label
_FENCE = re.compile(r" {0,3}(?:>\s?)*(`{3,}(?!.*`)|~{3,})")  # with more backticks in its line it is inline code
_HEAD = re.compile(r" {0,3}#[ \t]+(.+?)[ \t#]*\Z")
_UNDER = re.compile(r" {0,3}=+[ \t]*\Z")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])\s")
_INDENTED = re.compile(r"(?: {4}|\t)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*")
_DEFINES = re.compile(
    r" {0,3}\[([^\]^][^\]]{0,300})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*\Z"
)
_MARK = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
_TARGET = r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\)){0,4000}))(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
_LINK = re.compile(
    rf"(?P<image>!)?\[(?P<label>(?:[^\[\]\\!]|\\.|!(?!\[)|!?\[[^\[\]]{{0,{NEST}}}\](?:\([^()\s]{{0,1000}}\))?){{0,1000}}+)\](?:{_TARGET}|\[(?P<ref>[^\[\]]{{0,300}})\])?"
)
_ANGLES = re.compile(r"<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_AMPERSAND = re.compile(r"&(?:amp|#38|#x26);", re.IGNORECASE)
# emphasis that ends with an address
_EMPHASIS = re.compile(
    r"(?<![\w\\])(_{1,3}|~~)(?=[^\s_~])([^_~\n]{0,200}?(?:https?://|www\.)\S{1,500}?)\1(?=[\s.,;:!?)\]]|\Z)",
    re.IGNORECASE,
)
_PAD = "\u2060"  # replaces markup characters; never part of an address
_HREF = re.compile(
    r"<a\s[^<>]{0,500}?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]{0,500}>(.{0,500}?)</a>", re.IGNORECASE | re.DOTALL
)


@dataclass
class _Block:
    line: int
    lines: list[str] = field(default_factory=list)
    note: str | None = None


@dataclass
class _Extras:
    """What a text has besides its paragraphs.

    `targets`, `lines`: by label, the targets and line numbers of link definitions. `used`: labels that the text refers
    to. `code`, `front`: lines of code and of the front matter, with their numbers.
    """

    targets: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    code: list[tuple[int, str]] = field(default_factory=list)
    front: list[tuple[int, str]] = field(default_factory=list)


def markdown(text: str) -> Document:
    """What a Markdown text cites. Its title is that of the front matter, or else the first top-level heading."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title, text, front = split_front_matter(text)
    text = _without_comments(text)
    beside = _Extras(front=front)
    blocks = list(_blocks(text, beside))
    gathering = Gathering()
    for block in blocks:
        if title is None and block.note is None:
            title = _title(block)
        _take(block, beside, gathering)
    _note_left_aside(beside, gathering)
    return gathering.document(title[:1000] if title else None)


def _note_left_aside(beside: _Extras, gathering: Gathering) -> None:
    """Records the addresses that are left aside: in unused link definitions, code and front matter."""
    cited = {one.written for one, _ in gathering.found}
    for key, target in beside.targets.items():
        if key not in beside.used and _unescaped(target) not in cited and next(addresses(target, join=False), None):
            gathering.fault(target, "no text refers to it", f"line {beside.lines[key]}")
    for lines, why in ((beside.code, "it stands in code"), (beside.front, "it stands in the front matter")):
        for number, line in sorted(lines):
            for one in addresses(line, join=False):
                if one.written not in cited:
                    gathering.fault(one.written, why, f"line {number}")


def _without_comments(text: str) -> str:
    """The text with comments replaced by spaces; line breaks stay."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
        at = end + 3
    return "".join([*pieces, text[at:]])


def _title(block: _Block) -> str | None:
    head = _HEAD.match(block.lines[0])
    if head is not None:
        return _plain_text(head[1])
    under = len(block.lines) > 1 and _UNDER.match(block.lines[1])
    return _plain_text(block.lines[0]) if under else None


def _plain_text(text: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", _LINK.sub(lambda one: one["label"], text)).split())


def _blocks(text: str, beside: _Extras) -> Iterator[_Block]:
    """Yields the paragraphs. Link definitions and code go into `beside`."""
    block: _Block | None = None
    note: str | None = None  # the current footnote, which continues while lines are indented
    listed = False  # whether in a list item, which does, too
    for number, line in _without_fences(text, beside.code):
        defines, begins = _DEFINES.match(line), _NOTE.match(line)
        inset = bool(_INDENTED.match(line))
        if block is not None and (not line.strip() or defines or begins or _HEAD.match(line)):
            yield block
            block = None
        if defines:
            beside.targets.setdefault(_key(defines[1]), defines[2] if defines[2] is not None else defines[3])
            beside.lines.setdefault(_key(defines[1]), number)
        elif begins:
            note = begins[1]
            block = _Block(number, [line[begins.end() :]], note)
        elif line.strip():
            if block is None and not inset:
                note, listed = None, _ITEM.match(line) is not None
            if block is None and inset and note is None and not listed:
                beside.code.append((number, line))
                continue
            block = block or _Block(number, [], note)
            block.lines.append(line)
    if block is not None:
        yield block


def _without_fences(text: str, code: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yields the lines with their numbers; those of fenced code are empty, and go into `code`."""
    fence: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        found = _FENCE.match(line)
        if fence is None and found is None:
            yield number, line
            continue
        yield number, ""
        code.append((number, line))
        if fence is None and found is not None:
            fence = found[1]
        elif fence is not None and found and found[1].startswith(fence) and not line.strip("> \t").strip(fence[0]):
            fence = None


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _take(block: _Block, beside: _Extras, gathering: Gathering) -> None:
    written = "\n".join(block.lines)
    text, at, line = _CODE.sub(lambda one: re.sub(r"[^\n]", "\x00", one[0]), written), 0, block.line
    for found in _CODE.finditer(written):
        line += written.count("\n", at, found.start())
        at = found.start()
        beside.code.append((line, found[2]))
    links: list[Link] = []
    letters = list(text)
    _find(text, 0, beside, links, letters)
    links += [Link(found.start(), found.end(), _unescaped(found[1])) for found in _ANGLES.finditer(text)]
    for found in _HREF.finditer(text):
        links.append(Link(found.start(), found.end(), _AMPERSAND.sub("&", found[1] or found[2] or "")))
    shown = _without_markup(text)
    for found in _MARK.finditer(text):
        gathering.quoted(found[1], shown, found.start())
    locator = f"footnote {block.note}" if block.note is not None else None
    gathering.take(
        Passage(
            text=_without_markup("".join(letters)),
            links=tuple(links),
            locator=locator,
            note=block.note,
            line=block.line,
            join=False,
        )
    )


def _find(text: str, offset: int, beside: _Extras, links: list[Link], letters: list[str]) -> None:
    """Appends the links of a text to `links`. Images cite nothing; they are blanked out in `letters`."""
    for found in _LINK.finditer(text):
        start, end = offset + found.start(), offset + found.end()
        target = found["angled"] if found["angled"] is not None else found["bare"]
        if target is None and not found["label"].startswith("^"):
            key = _key(found["ref"] or found["label"])
            target = beside.targets.get(key)
            beside.used.add(key)
        if target is not None and not found["image"]:
            links.append(Link(start, end, _unescaped(target)))
        elif target is not None:
            letters[start:end] = "\x00" * (end - start)


def _unescaped(target: str) -> str:
    return _AMPERSAND.sub("&", _ESCAPED.sub(r"\1", target))


def _without_markup(text: str) -> str:
    """`text`, in the same length, without emphasis and escapes, so that quotation marks are next to the words."""
    text = text.replace("**", "\x00\x00")
    text = _EMPHASIS.sub(lambda one: "\x00" * len(one[1]) + one[2] + "\x00" * len(one[1]), text)
    text = _ESCAPED.sub(rf"{_PAD}\1", text)
    return _AMPERSAND.sub(lambda one: "&" + _PAD * (len(one[0]) - 1), text)
