"""What a text was made with: where any of it is another, the same bytes may give another text.

Our own code counts by its letters, not only by `TEXT_VERSION`: a version is told by people, who may forget it, and a page
whose kept text was made by other code would differ from itself.
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

ROOT = Path(__file__).parents[2]
CODE = {  # what `extract` and `decoded` run, without what only compares (tests/laws/test_shape.py knows when it is not all)
    "archiver/text": (
        "charset", "coding", "content", "ending", "extract", "furniture", "html", "links", "literals", "model", "normal",
        "office", "pdf", "running", "signs", "sniff", "walk", "walked",
    ),
    "storage": ("body", "urls"),
}  # fmt: skip


@cache
def made_with() -> str:
    """Names and versions in one line, the same in every process of this program on such a machine."""
    code = sha256()
    for directory, modules in CODE.items():
        for module in modules:
            code.update((ROOT / directory / f"{module}.py").read_bytes())
    found = {
        "code": code.hexdigest()[:16],
        "python": platform.python_version(),  # its codecs, Unicode, JSON and entities
        "machine": platform.machine(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "brotli": brotli.__version__,
        "lxml": etree.__version__,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "resiliparse": version("resiliparse"),
        "ada-url": version("ada-url"),
        "pypdfium2": PYPDFIUM_INFO.version,
        "pdfium": str(PDFIUM_INFO),
    }
    return ", ".join(f"{name} {number}" for name, number in found.items())
