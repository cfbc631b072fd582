"""Pages that hide their text, or a table of it, in an element until a script shows it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archiver.text.literals import Literals
from archiver.text.normal import ends_sentence, size
from archiver.text.page.walked import Block

MIN_HIDDEN_BYTES = 1500  # bytes in such an element: a Chinese character, of three bytes, says as much as three letters
MIN_HIDDEN_RATIO = 5  # times as much as the page shows
NAME_CHARS = 80  # of a label: what is shown beside headings is no longer
PARAGRAPHS = 3  # that end like sentences, at least: data of scripts do not
VEILS = 3  # elements tried, at most
TAG_CHARS = 500
SHOWN_WITHIN = 400  # characters of script from a table's id to the call that shows it

_TAG = re.compile(rf"<(?:main|article|section|div)\b[^<>]{{0,{TAG_CHARS}}}>", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?(?=[\s/>])", re.IGNORECASE)
_UNSHOWN = re.compile(r"(?<=[\s;\"'])display\s*:\s*none\b", re.IGNORECASE)
_MAY_HAVE_TABLES = Literals((b"<table",))
_TABLE = re.compile(rf"<table\b[^<>]{{0,{TAG_CHARS}}}>")
_ID = re.compile(r"""\sid\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_OTHERS = re.compile(
    r"modal|dialog|popup|cookie|consent|nav|menu|login|signin|search|overlay|paywall|subscri|comment|error|loading|template",
    re.IGNORECASE,
)


def shows_only_names(shown: Iterable[Block]) -> bool:
    """Whether a page shows no sentence outside of its furniture.

    A sentence may be a notice, or the beginning of a text, in place of what is hidden. Furniture is excluded because a
    consent banner may appear at any visit.
    """
    return all(
        block.heading or (len(block.text) <= NAME_CHARS and not ends_sentence(block.text)) or _is_furniture(block)
        for block in shown
    )


def _is_furniture(block: Block) -> bool:
    return block.node.furniture or any(node.furniture for node in block.node.ancestors())


def shows_text(shown: Sequence[Block], least: int) -> bool:
    """Whether a page shows a text of at least this length."""
    return sum(size(one.text) for one in shown) >= least and sum(ends_sentence(one.text) for one in shown) >= PARAGRAPHS


def each_hidden_shown(markup: str) -> Iterator[str]:
    """The page with one such element made visible, for each in turn."""
    found = 0
    for tag in _TAG.finditer(markup):
        opening_tag = tag[0]
        if _OTHERS.search(opening_tag):
            continue
        visible_tag = _UNSHOWN.sub("display:block", _HIDDEN.sub("", opening_tag))
        if visible_tag != opening_tag:
            yield markup[: tag.start()] + visible_tag + markup[tag.end() :]
            found += 1
        if found == VEILS:
            return


def with_tables_shown(markup: str) -> str:
    """The page with the tables visible that a script shows once it has sorted them.

    A list that DataTables is to sort is often hidden until then: `$('#members').DataTable(...)`, `$('#members').show()`.
    """
    if not _MAY_HAVE_TABLES.any_in(markup) or ("#" not in markup and "getElementById" not in markup):
        return markup
    for tag in dict.fromkeys(_TABLE.findall(markup)):
        name, visible_tag = _ID.search(tag), _UNSHOWN.sub("display:table", tag)
        if name is not None and visible_tag != tag and _is_shown_by_script(name[1], markup):
            markup = markup.replace(tag, visible_tag)
    return markup


def _is_shown_by_script(name: str, markup: str) -> bool:
    """Whether a script sorts or shows the element with this id."""
    call = rf"""[#"']{re.escape(name)}["'][^<]{{0,{SHOWN_WITHIN}}}?\.\s?(?:[dD]ataTable\(|show\(|fadeIn\(|slideDown\(|style\.display\s?=)"""
    return re.search(call, markup) is not None
