"""Decides whether an answer is content that can be kept as a copy of the source (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.observe.few_characters import is_figure
from archiver.observe.marks.gist import lower, weight
from archiver.observe.marks.links import FRONT_PROSE
from archiver.observe.marks.page import SHELL
from archiver.observe.marks.shells import FILLS, is_loading
from archiver.observe.marks.still_there import is_alike
from archiver.observe.marks.weigh import strongest
from archiver.observe.reference import Reference
from archiver.text.model import Kind, Text
from archiver.text.titles import is_named_like_file, is_named_like_url
from storage.model import Exchange, Mark, Observation, ProbeSeen, Role
from storage.urls import path_and_query


def is_content(
    seen: Observation,
    page: Exchange,
    text: Text | None,
    marks: Sequence[Mark],
    asked: Sequence[ProbeSeen],
    *,
    last: Reference | None,
) -> bool | None:
    """Whether the answer is content: no wall, login, notice or empty shell, and of the expected type.

    None if that is unknown. An image must be one that can be rendered, if the kept one could.
    """
    if page.status is None or not 200 <= page.status < 300 or seen.truncated is not None:
        return False
    if text is None:  # it could not be read; without an earlier copy it is not called content
        return None if last is not None else False
    if strongest(marks) is not None or not _type_expected(visit_url=seen.url, text=text):
        return False
    if text.kind is Kind.OTHER:
        drawn = last is not None and last.text is not None and bool(last.text.picture)
        return page.payload_bytes > 0 and not (drawn and text.cut)
    if text.kind is not Kind.HTML:
        return bool(text.visible.strip()) or bool(text.pages)
    if _leads_away(seen, text, asked):
        return False
    if _says_enough(text, marks) or (last is None and not marks and is_figure(text)):
        return True
    kept = last.text if last is not None else None
    # the kept copy was as empty: it dates from when a frame without a size counted as content
    return kept is not None and kept.kind is Kind.HTML and not _says_enough(kept, marks)


def _says_enough(text: Text, marks: Sequence[Mark]) -> bool:
    """Whether a page says enough. One line suffices on a page without scripts and without words of a notice."""
    carries = text.embeds
    least = SHELL if text.scripts or marks else SHELL // 3
    counted = any(mark.rule == FILLS for mark in marks)  # images beside an empty place are visit counters
    pictured = text.images >= 3 and not counted
    return carries or pictured or _said(text) >= least


def _said(text: Text) -> int:
    """The weighted characters of the text; on short pages with scripts, without the lines that say it is loading."""
    said = weight(text.visible)
    if not text.scripts or said > 5 * SHELL:
        return said
    return weight("\n".join(line for line in text.visible.splitlines() if not is_loading(lower(line).strip())))


def _leads_away(seen: Observation, text: Text, asked: Sequence[ProbeSeen]) -> bool:
    """Whether a page only redirects, or is a front page at an address inside the site.

    A page whose canonical address is the front page counts as one, unless a probe found the front page to be another
    page: a template may put the same canonical address into each page.
    """
    if len(seen.hops) > 1 and seen.hops[-1].status is None:
        return True
    here = seen.final_url or seen.url
    if _is_root(here) and not _is_root(seen.url):
        return True
    return (
        text.canonical is not None
        and not is_front(here)
        and text.prose_chars < FRONT_PROSE
        and not is_named_like_url(text, here)
        and apart_from(here, text.canonical) == "root"
        and not any(p.role is Role.HOME and p.fine and not is_alike(p) for p in asked)
    )


def _type_expected(*, visit_url: str, text: Text) -> bool:
    return (
        extension(visit_url) not in DOCUMENTS - {"txt"}
        or text.kind is not Kind.HTML
        or is_named_like_file(text, visit_url)
    )


def _is_root(url: str) -> bool:
    return path_and_query(url) in {"", "index.html", "index.htm", "index.php"}
