"""Finds lines that only name the site or its builder (pure).

These are the site's name and motto above the title, and a credit of the builder at the end. They are known by where
their links lead or by their class names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from archiver.text.normal import key
from archiver.text.page.notices import is_notice
from archiver.text.page.walked import Walked
from archiver.text.titles import title_parts

NAME_CHARS = 120  # max characters of a line that leads to the front page
FIRST = 8  # blocks at the beginning of the page in which such a line is looked for
CREDIT_CHARS = 120  # max characters of an element whose links all lead to the site's builder
LAST = 6  # blocks at the end of the page in which such an element is looked for
_ENGINE = "engine"  # the class of such an element of a widely used builder, below the menu

_FRONT = re.compile(
    r"(?:https?://[^/?#]+)?(?:/|\.{0,2}/?(?:\.\./)*)(?:(?:index|default|home)\.\w{3,5})?(?:#top|#)?", re.IGNORECASE
)
# class names that themes give the site's name and motto, on every page
_CALLED = re.compile(
    r"(?<![\w-])(?:wp-block-)?(?:web)?(?:site|blog)[-_]{0,2}(?:title|name|description|desc|slogan|tagline|subtitle)(?![\w-])",
    re.IGNORECASE,
)
# site builders and theme makers, which put a line of their own below every page and reword it as they like
_MAKERS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:mobirise\.[a-z]{2,6}|mobiri\.se|wix\.com|weebly\.com|jimdo\.com|webnode\.[a-z.]+|strikingly\.com|squarespace\.com|webflow\.(?:com|io)|"
    r"wordpress\.(?:org|com)|blogger\.com|ghost\.org|drupal\.org|joomla\.org|typo3\.org|tilda\.(?:cc|ws)|carrd\.co|nicepage\.(?:com|io)|html5up\.net|"
    r"gohugo\.io|jekyllrb\.com|hexo\.io|docusaurus\.io|readthedocs\.(?:org|io)|sphinx-doc\.org|mkdocs\.org|gitbook\.(?:com|io)|getgrav\.org|"
    r"templatemo\.com|w3layouts\.com|colorlib\.com|themewagon\.com|tooplate\.com|bootstrapmade\.com|startbootstrap\.com|html\.design|free-css\.com)(?:[/?#]|$)",
    re.IGNORECASE,
)


def brand_blocks(found: Walked) -> Iterator[int]:
    """The numbers of the blocks that only name the site or its builder."""
    yield from _name(found)
    yield from _called(found)
    yield from _credit(found)


def _name(found: Walked) -> Iterator[int]:
    """Lines above the title and all running text that are only a link to the front page, or named as the site is."""
    above = takewhile(
        lambda n: not (found.blocks[n].heading == 1 or found.blocks[n].prose), range(len(found.blocks[:FIRST]))
    )
    links = {
        n: block.text
        for n in above
        if len((block := found.blocks[n]).text) <= NAME_CHARS and block.linked * 10 >= len(block.text) * 9
    }
    if not links:
        return
    names = {key(text) for text in links.values()}
    fronts = {
        name for at in found.anchors
        if at.tag == "a" and at.text and (name := key(at.text)) in names and _FRONT.fullmatch(at.href)
    }  # fmt: skip
    site = key(found.metas.get("og:site_name", ""))
    yield from (n for n, text in links.items() if key(text) in fronts or key(text) == site)


def _called(found: Walked) -> Iterator[int]:
    """Lines among the first whose class says that they are the site's name or motto.

    A heading only if another heading is one of the names in the page's title.
    """
    called = [
        n for n, block in enumerate(found.blocks[:FIRST])
        if not block.prose and "class" in (has := block.node.attributes) and _CALLED.search(has["class"]) and not is_notice(block.text)
    ]  # fmt: skip
    if not called:  # true of most pages
        return
    own = {key(cell) for cell in title_parts(found.title or "")}
    heads = {n for n, block in enumerate(found.blocks) if block.heading in {1, 2} and key(block.text).casefold() in own}
    yield from (n for n in called if not found.blocks[n].heading or heads - {*called})


def _credit(found: Walked) -> Iterator[int]:
    """The blocks of short elements at the end of the page, or named so, whose links all lead to a site builder."""
    makers = [at for at in found.anchors if at.tag == "a" and _leads_to_maker(at.href)]
    if not makers:  # true of most pages
        return
    others = {at.node for at in found.anchors if at.tag == "a" and not _leads_to_maker(at.href)}
    last = len(found.blocks)
    for node in {at.node for at in makers} - others:
        named = node.attributes.get("class") == _ENGINE
        if (named or last - node.first <= LAST) and found.chars_in(node) <= CREDIT_CHARS:
            yield from range(node.first, node.last)


def _leads_to_maker(href: str) -> bool:
    return href[:4].lower() == "http" and _is_maker("/".join(href.split("/", 3)[:3]))


@lru_cache(maxsize=4096)  # the links of a page go to few sites
def _is_maker(origin: str) -> bool:
    return _MAKERS.match(origin) is not None
