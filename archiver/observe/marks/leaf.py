"""A document of a page or two, read as a page is (pure): a notice may come as a file in the place of one."""

from __future__ import annotations

from dataclasses import replace

from archiver.observe.marks.gist import wide
from archiver.text.memo import once
from archiver.text.model import PAPERS, SHEETS, Kind, Text
from archiver.text.normal import ends

PAGES = 2  # of a document that may be a notice
CHARS = 10_000  # no page of so much is one
FULL = 0.85  # of the widest line: a line this wide with the next word broke for want of room
BEFORE_NAME = 0.9  # the same before a capital, where a sentence may begin
_SOFT_HYPHEN = "\u00ad"


@once
def as_page(text: Text) -> Text:
    """The text of a short document as that of a page that has no more than it: of a PDF or an OFD the lines that broke for want of room are
    put together. Any other text as it is: a long document is no notice, and what stands in pictures is not read."""
    if text.kind not in PAPERS or text.cut or text.page_images or not 0 < len(text.visible) <= CHARS:
        return text
    if text.pages is not None and text.pages > PAGES:
        return text
    whole = _together(text.visible) if text.kind in SHEETS else text.visible
    said = [line for line in whole.splitlines() if ends(line)]
    return replace(
        text, kind=Kind.HTML, title=None, visible=whole, main=whole, other=whole, body=whole, prose_chars=len(whole),
        paragraphs=len(said),
    )  # fmt: skip


def _together(visible: str) -> str:
    lines = [line for raw in visible.splitlines() if (line := raw.strip())]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    last = ""
    for line in lines:
        if out and _goes_on(last, line, width):
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
        last = line
    return "\n".join(out)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line goes on with what one says."""
    if line.endswith(_SOFT_HYPHEN):
        return True
    if ends(line):
        return False
    if following[0].isupper():
        return len(line) >= BEFORE_NAME * width
    word = 1 if wide(following[0]) else len(following.split(maxsplit=1)[0]) + 1
    return len(line) + word > FULL * width


def _joined(line: str, following: str) -> str:
    if line.endswith(_SOFT_HYPHEN):
        return line[:-1] + following
    return f"{line}{following}" if wide(line[-1]) and wide(following[0]) else f"{line} {following}"
