"""Finds the lines that are a page's title (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from archiver.text.normal import key
from archiver.text.page.furniture import DIALOG
from archiver.text.page.walked import Block, Node, Walked
from archiver.text.titles import title_parts

TITLE_SHARE = 0.4  # min share of the page's title that its heading makes up: the site's name is shorter
TITLE_CHARS = 8  # min characters, without blanks, of a title that is looked for on a page without a main heading
PARENTS = 12  # max elements around a line that are examined

_DIALOGS = re.compile(r"modal|pop-?up|dialog")


def title_blocks(found: Walked, dropped: Sequence[Node]) -> list[int]:
    """The numbers of the blocks that are the page's title.

    Those are its main headings, but those of a dialog, or, if it has none, the unlinked lines equal to the first part
    of its title. If all of these are in menus (breadcrumbs), a heading that links to its own page is preferred.
    """
    blocks = found.blocks
    asking = [(node.first, node.last) for node in dropped if node.named.consents or _is_dialog(node)]
    main = [
        n for n, block in enumerate(blocks)
        if block.heading == 1 and not any(first <= n < last for first, last in asking)
    ]  # fmt: skip
    if main:
        return main
    words = next((key(cell) for cell in title_parts(found.title or "")), "")
    if len(words) < TITLE_CHARS:
        return []
    said = [
        n for n, block in enumerate(blocks) if _may_equal(block.text, words) and key(block.text).casefold() == words
    ]
    plain = [n for n in said if not blocks[n].linked]
    if plain and all(
        any(at.named.menu for at in (blocks[n].node, *islice(blocks[n].node.ancestors(), PARENTS))) for n in plain
    ):
        return [n for n in said if blocks[n].heading] or plain
    return plain


def _is_dialog(node: Node) -> bool:
    if not node.named.calls:  # true of most
        return False
    names = " ".join(node.attributes.get(one, "") for one in ("class", "id", "role"))
    return node.tag == DIALOG or _DIALOGS.search(names.lower()) is not None


def _may_equal(text: str, words: str) -> bool:
    """Whether a block's key may equal `words`: a fast check, since a page has hundreds of blocks.

    At most every second character of a block is a blank, so a longer ASCII one differs, unless `key` drops a URL or a
    permalink sign from it.
    """
    return len(text) <= 2 * len(words) or not text.isascii() or "://" in text or "#" in text


def is_title(found: Walked, heading: Block) -> bool:
    """Whether a heading is contained in the page's title and makes up at least `TITLE_SHARE` of it."""
    said, words = key(heading.text).casefold(), key(found.title or "").casefold()
    return said in words and len(said) >= TITLE_SHARE * len(words)
