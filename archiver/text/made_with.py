"""The code and library versions that texts are made with. If any differs, the same bytes may give another text.

Our own code counts by its contents, not only by `TEXT_VERSION`: people may forget to raise a version, and a page whose
kept text was made by other code would then differ from itself. PDFs have a list of their own: versions are raised for
the code that reads pages, and PDFs take longest to read again.
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
_TEXT = "archiver/text"
_EVERY = (
    "storage/body",
    "storage/content_codings",
    "storage/normalisation",
    *(f"{_TEXT}/{one}" for one in ("coding", "extract", "model", "sniff")),
)
_OF_PDF = ("formats/pdf_drawings", "formats/pdf", "formats/pdf_forms")
_BESIDE = (
    "charset",
    "dates",
    "diacritics",
    "languages",
    "literals",
    "months",
    "normal",
    "related_headings",
    "faster_patterns",
    "titles",
)
_PACKAGES = ("formats", "leads", "page")  # whole packages, though one or two of their modules only compare


def modules_of(kind: Kind) -> tuple[str, ...]:
    """The modules that take part in making a text of this kind; tests/laws/test_shape.py detects a missing one."""
    if kind is Kind.PDF:
        modules = (*_OF_PDF, "formats/page_edges", "faster_patterns", "literals", "normal")
        return *_EVERY, *(f"{_TEXT}/{one}" for one in modules)
    packages = (f"{one}/{path.stem}" for one in _PACKAGES for path in sorted((ROOT / _TEXT / one).glob("[a-z]*.py")))
    others = (*_BESIDE, *(one for one in packages if one not in _OF_PDF))
    return *_EVERY, "storage/urls", *(f"{_TEXT}/{one}" for one in others)


def made_with(kind: Kind) -> str:
    """Names and versions in one line, the same in every process of this program on this type of machine."""
    return _of_pdf() if kind is Kind.PDF else _of_others()


@cache
def _of_pdf() -> str:
    return _line(modules_of(Kind.PDF), {"pypdfium2": PYPDFIUM_INFO.version, "pdfium": str(PDFIUM_INFO)})


@cache
def _of_others() -> str:
    libxml2 = ".".join(map(str, etree.LIBXML_VERSION))
    ours = {"resiliparse": version("resiliparse"), "ada-url": version("ada-url"), "pillow": version("pillow")}
    return f"{TEXT_VERSION}, " + _line(modules_of(Kind.HTML), {"lxml": etree.__version__, "libxml2": libxml2} | ours)


def _line(modules: tuple[str, ...], engines: dict[str, str]) -> str:
    code = sha256()
    for module in modules:
        code.update((ROOT / f"{module}.py").read_bytes().replace(TEXT_VERSION.encode(), b""))
    found = {
        "code": code.hexdigest()[:16],
        "python": platform.python_version(),  # for its codecs, Unicode tables, JSON and entities
        "machine": platform.machine(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "brotli": brotli.__version__,
        "fastwarc": version("fastwarc"),
    }
    return ", ".join(f"{name} {number}" for name, number in (found | engines).items())
