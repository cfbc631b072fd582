"""A summary on one page, in English and Chinese, as PDF and as text.

The PDF uses a CID font of reportlab, so that nothing is downloaded or embedded. A reader without such a font shows no
words; the text file is for that.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from archiver.export import words

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen
    from storage.model import Watched
    from storage.timestamps import Kept

PASSAGES = 3  # max missing passages of a source; the rest are counted
_LABELS = {
    "en": ("Summary", "Kept: {captures} answers of {looks} looks; usable copies from {first} to {last}.",
           "and {more} more sources: evidence/timeline.jsonl, evidence/events.jsonl", "What this does not prove", ": "),
    "zh": ("摘要", "已留存：{looks} 次查看的 {captures} 份响应；有效副本自 {first} 至 {last}。",
           "另有 {more} 个来源：见 evidence/timeline.jsonl 与 evidence/events.jsonl", "本案卷不能证明什么", "："),
}  # fmt: skip


def summary_lines(
    chosen: Chosen, facts: dict[str, str], stamps: list[Kept], unstamped: int
) -> Iterator[tuple[str, str]]:
    """The lines of the summary as (kind, text); kinds: head, body, under, limits, and end (of a language)."""
    sources = {one.source.id: one for one in chosen.sources}
    for language in ("en", "zh"):
        title, kept, more, limits, colon = _LABELS[language]
        yield "head", f"{title}{colon}{_short(chosen.title)}"
        for one in (sources[name] for name in chosen.told):
            yield "body", f"{_short(one.source.url)}{colon}{words.standing(one, language)}"
            yield from (("under", words.plain(line)) for line in _told(chosen, one, language))
        if len(chosen.sources) > len(chosen.told):
            yield "body", more.format(more=len(chosen.sources) - len(chosen.told))
        yield "body", kept.format(**facts)
        yield "body", words.date_known(stamps, unstamped, language)
        yield "limits", limits
        yield from (("body", f"– {line}") for line in words.LIMITS[language])
        yield "end", ""


def text(lines: Iterable[tuple[str, str]]) -> bytes:
    """The summary as plain text."""
    return "".join(f"{'    ' if what == 'under' else ''}{line}\n" for what, line in lines).encode()


def summary(lines: Iterable[tuple[str, str]]) -> bytes:
    """The summary as PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import KeepInFrame, SimpleDocTemplate, Spacer

    from archiver.export.chinese import Chinese

    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    head = ParagraphStyle("head", fontName="STSong-Light", fontSize=13, leading=17, spaceBefore=6, wordWrap="CJK")
    body = ParagraphStyle("body", parent=head, fontSize=8.5, leading=11.5, spaceBefore=2)
    styles = {
        "head": head,
        "body": body,
        "under": ParagraphStyle("under", parent=body, leftIndent=14, spaceBefore=1),
        "limits": ParagraphStyle("limits", parent=head, fontSize=10, leading=13),
    }
    flow = [Chinese(line, styles[what]) if what in styles else Spacer(1, 8) for what, line in lines]
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=48, rightMargin=48, topMargin=40, bottomMargin=40, invariant=1, title="Summary"
    )
    page.build([KeepInFrame(page.width, page.height - 12, flow, mode="shrink")])
    return out.getvalue()


def _told(chosen: Chosen, watched: Watched, language: str) -> list[str]:
    """The lines below a source: missing passages, then what was told, oldest first."""
    told = chosen.told[watched.source.id]
    lacking = sorted(told.missing.items())
    lines = [words.lacking(_short(quote, words.QUOTED), one, language) for quote, one in lacking[:PASSAGES]]
    if lacking[PASSAGES:]:
        lines.append(words.more_passages(len(lacking) - PASSAGES, language))
    if told.earlier:
        lines.append(words.earlier(told.earlier, language))
    return lines + [words.event(one, language) for one in told.events]


def _short(text: str, most: int = 180) -> str:
    plain = words.plain(text)
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
