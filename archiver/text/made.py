"""What a text was made with: where any of it is another, the same bytes may give another text.

Our own code counts by its letters, not only by `TEXT_VERSION`: a version is told by people, who may forget it, and a page
whose kept text was made by other code would differ from itself. PDFs are told apart: versions are told for pages, by whose
code they come about, and a PDF takes longest to read.
"""

from __future__ import annotations

import platform
import zlib
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import brotli
from lxml import etree
from pypdfium2.version import PDFIUM_INFO, PYPDFIUM_INFO

from archiver.text.model import TEXT_VERSION, Kind

ROOT = Path(__file__).parents[2]
# Modules that have a part in it: tests/laws/test_shape.py knows when one is missing.
_EVERY = ("storage/body", *(f"archiver/text/{one}" for one in ("coding", "extract", "model", "sniff")))
PDF = (*_EVERY, *(f"archiver/text/{one}" for one in ("formats/drawn", "formats/pdf", "formats/running", "normal")))
OTHERS = (
    *_EVERY, "storage/urls",
    *(f"archiver/text/{one}" for one in (
        "charset", "dates", "literals", "marks", "months", "normal", "pointers", "quick", "titles",
        "formats/binary", "formats/book", "formats/codepages", "formats/compound", "formats/data", "formats/delimited", "formats/elements", "formats/ending", "formats/entered", "formats/figures", "formats/filled", "formats/html", "formats/image", "formats/inlined", "formats/ofd", "formats/office", "formats/package", "formats/paper", "formats/paragraphs", "formats/permalinks", "formats/put_in", "formats/rtf", "formats/running", "formats/scriptless", "formats/shielded", "formats/signs", "formats/slides", "formats/slideshow", "formats/spreadsheet", "formats/stores", "formats/stray", "formats/streamed", "formats/tabled", "formats/vacant", "formats/veiled", "formats/wechat", "formats/word", "formats/workbook", "formats/written",
        "leads/besides", "leads/calls", "leads/declarative", "leads/following", "leads/fragments", "leads/javascript",
        "leads/links", "leads/literal", "leads/refreshes", "leads/scripts", "leads/statements", "leads/timers", "leads/values",
        "page/around", "page/balanced", "page/beginning", "page/bodiless", "page/brands", "page/calendars", "page/cards", "page/content", "page/design", "page/fields", "page/furniture", "page/headed", "page/imprint", "page/letters", "page/listed", "page/logins", "page/mentions", "page/notices", "page/outline", "page/own", "page/panels", "page/panes", "page/papers", "page/programs", "page/prose", "page/pulled", "page/raised", "page/readers", "page/rooms", "page/scans", "page/series", "page/slides", "page/sources", "page/spoken",
        "page/struck", "page/teasers", "page/tools", "page/walk", "page/walked", "page/ways",
    )),
)  # fmt: skip


def made_with(kind: Kind) -> str:
    """Names and versions in one line, the same in every process of this program on such a machine."""
    return _of_pdf() if kind is Kind.PDF else _of_others()


@cache
def _of_pdf() -> str:
    return _line(PDF, {"pypdfium2": PYPDFIUM_INFO.version, "pdfium": str(PDFIUM_INFO)})


@cache
def _of_others() -> str:
    libxml2 = ".".join(map(str, etree.LIBXML_VERSION))
    ours = {"resiliparse": version("resiliparse"), "ada-url": version("ada-url"), "pillow": version("pillow")}
    return f"{TEXT_VERSION}, " + _line(OTHERS, {"lxml": etree.__version__, "libxml2": libxml2} | ours)


def _line(modules: tuple[str, ...], engines: dict[str, str]) -> str:
    code = sha256()
    for module in modules:
        code.update((ROOT / f"{module}.py").read_bytes().replace(TEXT_VERSION.encode(), b""))
    found = {
        "code": code.hexdigest()[:16],
        "python": platform.python_version(),  # its codecs, Unicode, JSON and entities
        "machine": platform.machine(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "brotli": brotli.__version__,
    }
    return ", ".join(f"{name} {number}" for name, number in (found | engines).items())
