"""A page that hides its text in one element until a script shows it, and shows nothing but its name before (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archiver.text.normal import ends, size
from archiver.text.page.walked import Block

LEAST = 1500  # bytes that such an element holds: a Chinese character says as much as three letters
TIMES = 5  # as much as the page shows
NAME_CHARS = 80  # of what is shown beside headings, at most: a label
PARAGRAPHS = 3  # that end as sentences do: data for a program do not
VEILS = 3  # that are lifted, one at a time
TAG_CHARS = 500

_TAG = re.compile(rf"<(?:main|article|section|div)\b[^<>]{{0,{TAG_CHARS}}}>", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?(?=[\s/>])", re.IGNORECASE)
_UNSHOWN = re.compile(r"(?<=[\s;\"'])display\s*:\s*none\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"modal|dialog|popup|cookie|consent|nav|menu|login|signin|search|overlay|paywall|subscri|comment|error|loading|template",
    re.IGNORECASE,
)


def names_only(shown: Iterable[Block]) -> bool:
    """Whether a page shows no sentence, but in its furniture: a notice, or a beginning, may have come in the place of what is
    hidden. What asks for a consent may come over it at any look."""
    return all(
        block.heading or (len(block.text) <= NAME_CHARS and not ends(block.text)) or _is_furniture(block)
        for block in shown
    )


def _is_furniture(block: Block) -> bool:
    return block.node.furniture or any(node.furniture for node in block.node.ancestors())


def reads(shown: Sequence[Block], least: int) -> bool:
    """Whether a page shows a text of this length to read."""
    return sum(size(one.text) for one in shown) >= least and sum(ends(one.text) for one in shown) >= PARAGRAPHS


def unveiled(markup: str) -> Iterator[str]:
    """The page with one of these elements shown, each in turn."""
    found = 0
    for tag in _TAG.finditer(markup):
        said = tag[0]
        if _OTHERS.search(said):
            continue
        shown = _UNSHOWN.sub("display:block", _HIDDEN.sub("", said))
        if shown != said:
            yield markup[: tag.start()] + shown + markup[tag.end() :]
            found += 1
        if found == VEILS:
            return
