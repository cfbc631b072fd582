"""Whether what came is something to keep as a source (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.observe.marks.gist import FRONT_PROSE, lower, weight
from archiver.observe.marks.page import SHELL
from archiver.observe.marks.shells import FILLS, is_loading
from archiver.observe.marks.there import ALIKE
from archiver.observe.marks.weigh import strongest
from archiver.observe.reference import Reference
from archiver.text.model import Kind, Text
from archiver.text.page.sources import CARRIES
from archiver.text.titles import bears, bears_file
from storage.model import Exchange, Mark, Observation, ProbeSeen, Role


def is_content(
    seen: Observation,
    page: Exchange,
    text: Text | None,
    marks: Sequence[Mark],
    asked: Sequence[ProbeSeen],
    *,
    last: Reference | None,
) -> bool | None:
    """Whether the answer is something to keep as a source: no wall, login, notice or empty shell, type as expected; of a
    picture one that can be seen, as the kept one could."""
    if page.status is None or not 200 <= page.status < 300 or seen.truncated is not None:
        return False
    if text is None:  # nothing to read it by; what was never read before is not called content
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
    if _says_enough(text, marks):
        return True
    kept = last.text if last is not None else None
    # as empty then: it was kept when a frame without a size was taken for content
    return kept is not None and kept.kind is Kind.HTML and not _says_enough(kept, marks)


def _says_enough(text: Text, marks: Sequence[Mark]) -> bool:
    """A line without any script, and with no word of a notice, is all that there is to be had."""
    carries = any(link.tag in CARRIES for link in text.links)
    least = SHELL if text.scripts or marks else SHELL // 3
    counted = any(mark.rule == FILLS for mark in marks)  # beside a place to be filled pictures count visits
    pictured = text.images >= 3 and not counted
    return carries or pictured or _said(text) >= least


def _said(text: Text) -> int:
    """How much it says, weighted; of a page of few words with scripts less what says that it is being loaded."""
    said = weight(text.visible)
    if not text.scripts or said > 5 * SHELL:
        return said
    return weight("\n".join(line for line in text.visible.splitlines() if not is_loading(lower(line).strip())))


def _leads_away(seen: Observation, text: Text, asked: Sequence[ProbeSeen]) -> bool:
    """A page that sends on, or a front page at an address inside the site. One that merely calls that its address of record is none
    where the front page was asked, and is another: a template may write the same address into each page."""
    if len(seen.hops) > 1 and seen.hops[-1].status is None:
        return True
    here = seen.final_url or seen.url
    if _is_root(here) and not _is_root(seen.url):
        return True
    return (
        text.canonical is not None
        and not is_front(here)
        and text.prose_chars < FRONT_PROSE
        and not bears(text, here)
        and apart_from(here, text.canonical) == "root"
        and not any(p.role is Role.HOME and p.fine and (p.like_answer or 0) < ALIKE for p in asked)
    )


def _type_expected(*, visit_url: str, text: Text) -> bool:
    return extension(visit_url) not in DOCUMENTS - {"txt"} or text.kind is not Kind.HTML or bears_file(text, visit_url)


def _is_root(url: str) -> bool:
    return url.partition("://")[2].partition("/")[2] in {"", "index.html", "index.htm", "index.php"}
