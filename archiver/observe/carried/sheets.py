"""What reading needs of a style sheet: other sheets, the fonts of its @font-face rules, and images (pure).

Only braces, strings and comments are parsed. Which rules apply to a page is not known without its tree; but a rule
whose selectors ask for a class or id that the page has nowhere cannot apply, and a browser loads no image of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from storage import urls

SHEET_BYTES = 1 << 20  # characters of a sheet that are read
FONTS_MOST = 200  # fonts of one sheet: a CJK font comes in a hundred pieces
IMAGES_MOST = 200  # images of one sheet
IMPORTS_MOST = 50  # imports of one sheet
ADDRESSES_MOST = 2000  # addresses of one sheet that are looked at
DEPTH = 16  # nesting depth of rules that are read
URL_CHARS = 4096  # characters of an address, at most
_FACE = "@font-face"
_NAMED = rf"""url\(\s{{0,99}}(?:"([^"]{{1,{URL_CHARS}}})"|'([^']{{1,{URL_CHARS}}})'|([^)"'\s]{{1,{URL_CHARS}}}))"""
_URL = re.compile(_NAMED, re.IGNORECASE)
_IMPORT = re.compile(rf"""@import\s{{0,99}}(?:{_NAMED}\s{{0,99}}\)|"([^"]{{1,{URL_CHARS}}})"|'([^']{{1,{URL_CHARS}}})')(.*)""",
                     re.IGNORECASE | re.DOTALL)  # fmt: skip
_PIECE = re.compile(
    rf"/\*.*?(?:\*/|\Z)|(?P<url>{_NAMED}\s{{0,99}}\)?)"
    r"|\"(?:[^\"\\\n]++|\\.)*+\"?|'(?:[^'\\\n]++|\\.)*+'?|(?P<mark>[{};])",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_UNSEEN = re.compile(r":(?:hover|focus|active|visited|target)\b", re.IGNORECASE)
_NOT_ASKED = re.compile(r":not\([^()]*\)|\[[^\]]*\]", re.IGNORECASE)
_NAME = re.compile(r"[.#](?:[-\w\u0080-\U0010ffff]|\\.)+")
_PAPER = re.compile(r"\s*(?:only\s+)?(?:print|speech)\b", re.IGNORECASE)
_FORMATS = (".woff2", ".woff")  # any browser reads these; other formats of the same rule are not needed

Asked = tuple[frozenset[str], ...]  # for each selector of one rule the classes (`.a`) and ids (`#b`) in it


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a rule. `asked`: of the rule and of each rule around it."""

    url: str
    asked: tuple[Asked, ...] = ()

    def holds(self, names: AbstractSet[str]) -> bool:
        """Whether the rule may apply to a page with these classes (`.a`) and ids (`#b`)."""
        return all(any(one <= names for one in rule) for rule in self.asked)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one style sheet, or one `style` element, names: URLs in order of appearance."""

    imports: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


def sheet(text: str, url: str, encoding: str = "utf-8") -> Sheet:
    """What the sheet at `url` names, without what is only for print or speech. `encoding`: of a page's own styles."""
    text = text[:SHEET_BYTES]
    lower = text.lower()
    if "url(" not in lower and "@import" not in lower:
        return Sheet()
    imports, images = dict[str, None](), dict[Image, None]()
    rules: list[str] = []  # the preludes of the open braces
    read: dict[str, Asked | None] = {}
    begun, left = 0, ADDRESSES_MOST
    for piece in _PIECE.finditer(text):
        mark = piece["mark"]
        if mark == "{":
            rules.append(text[begun : piece.start()])
        elif mark == "}" and rules:
            rules.pop()
        elif mark == ";" and not rules and left and len(imports) < IMPORTS_MOST:
            left -= 1
            imports.update(dict.fromkeys(_imported(text[begun : piece.start()], url, encoding)))
        elif piece["url"] and 0 < len(rules) <= DEPTH and left and len(images) < IMAGES_MOST:
            left -= 1
            for rule in rules:
                if rule not in read:
                    read[rule] = _asked(rule)
            around = [read[rule] for rule in rules]
            target = next(named(piece["url"], url, encoding), None)
            if target is not None and None not in around:
                images[Image(target, tuple(one for one in around if one))] = None
        if mark:
            begun = piece.end()
    if not rules:
        imports.update(dict.fromkeys(_imported(text[begun:], url, encoding)))
    return Sheet(tuple(imports), _fonts(text, url, encoding) if _FACE in lower else (), tuple(images))


def named(declarations: str, url: str, encoding: str = "utf-8") -> Iterator[str]:
    """The URLs in the declarations of one element."""
    for found in _URL.findall(declarations):
        if (target := _resolved("".join(found), url, encoding)) is not None:
            yield target


def _asked(rule: str) -> Asked | None:
    """What a rule's selectors ask for; () for an at-rule that may hold images.

    None if no image of it is loaded: @font-face, print or speech, only states such as :hover."""
    rule = _COMMENT.sub("", rule).strip()
    if rule.startswith("@"):
        return None if rule[: len(_FACE)].lower() == _FACE or _for_paper(rule) else ()
    selectors = (one for one in _NOT_ASKED.sub("", rule).split(",") if not _UNSEEN.search(one))
    return tuple(dict.fromkeys(map(_names, selectors))) or None


def _names(selector: str) -> frozenset[str]:
    return frozenset(one.replace("\\", "") for one in _NAME.findall(selector))


def _for_paper(rule: str) -> bool:
    """Whether a rule is a media rule for print or speech only."""
    return rule[:6].lower() == "@media" and all(_PAPER.match(one) for one in rule[6:].split(","))


def _imported(statement: str, url: str, encoding: str) -> Iterator[str]:
    found = _IMPORT.match(_COMMENT.sub("", statement).strip())
    if found is None:
        return
    *written, media = found.groups("")
    target = None if media.strip() and _for_paper(f"@media {media}") else _resolved("".join(written), url, encoding)
    if target is not None:
        yield target


def _resolved(written: str, url: str, encoding: str) -> str | None:
    written = written.strip()
    return None if written.startswith("#") or written[:5].lower() == "data:" else urls.resolve(url, written, encoding)


def _fonts(text: str, url: str, encoding: str) -> tuple[str, ...]:
    """One font URL for each @font-face rule, in the best format."""
    found: dict[str, None] = {}
    for rule in _faces(_COMMENT.sub("", text)):
        if targets := list(named(rule, url, encoding)):
            found[min(targets, key=_rank)] = None
        if len(found) >= FONTS_MOST:
            break
    return tuple(found)


def _rank(url: str) -> int:
    path = url.partition("#")[0].partition("?")[0].lower()
    return next((n for n, ending in enumerate(_FORMATS) if path.endswith(ending)), len(_FORMATS))


def _faces(text: str) -> Iterator[str]:
    """The declarations of each @font-face rule. Each character is looked at once, whatever a site sends."""
    lower, at = text.lower(), 0
    while (at := lower.find(_FACE, at)) >= 0:
        begin = lower.find("{", at)
        end = lower.find("}", begin)
        if begin < 0 or end < 0:
            return
        yield text[begin + 1 : end]
        at = end
