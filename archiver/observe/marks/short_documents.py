"""Reads a document of a page or two as a web page (pure), because a notice may replace a document as a file."""

from __future__ import annotations

from dataclasses import replace

from archiver.observe.marks.gist import wide
from archiver.text.memo import cached_per_look
from archiver.text.model import PAPERS, SHEETS, Kind, Text
from archiver.text.normal import ends_sentence

PAGES = 2  # pages of a document that may be a notice, at most
CHARS = 10_000  # characters of a document that may be a notice, at most
FULL = 0.85  # a line that would exceed this share of the widest line with the next word broke for want of room
BEFORE_NAME = 0.9  # the same of the line alone, before a capital letter, where a sentence may begin
_SOFT_HYPHEN = "\u00ad"


@cached_per_look
def as_page(text: Text) -> Text:
    """The text of a short document as that of an HTML page that holds nothing else; any other text unchanged.

    In a PDF or an OFD, lines that broke for want of room are joined. A long document is no notice, and text in pictures
    is not read."""
    if text.kind not in PAPERS or text.cut or text.page_images or not 0 < len(text.visible) <= CHARS:
        return text
    if text.pages is not None and text.pages > PAGES:
        return text
    whole = _rejoined(text.visible) if text.kind in SHEETS else text.visible
    said = [line for line in whole.splitlines() if ends_sentence(line)]
    return replace(
        text, kind=Kind.HTML, title=None, visible=whole, main=whole, other=whole, body=whole, prose_chars=len(whole),
        paragraphs=len(said),
    )  # fmt: skip


def _rejoined(visible: str) -> str:
    lines = [line for raw in visible.splitlines() if (line := raw.strip())]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    last = ""
    for line in lines:
        if out and _goes_on(last, line, width):
            out[-1] = _join(out[-1], line)
        else:
            out.append(line)
        last = line
    return "\n".join(out)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the sentence of a line continues in the following line."""
    if line.endswith(_SOFT_HYPHEN):
        return True
    if ends_sentence(line):
        return False
    if following[0].isupper():
        return len(line) >= BEFORE_NAME * width
    word = 1 if wide(following[0]) else len(following.split(maxsplit=1)[0]) + 1
    return len(line) + word > FULL * width


def _join(line: str, following: str) -> str:
    if line.endswith(_SOFT_HYPHEN):
        return line[:-1] + following
    return f"{line}{following}" if wide(line[-1]) and wide(following[0]) else f"{line} {following}"
