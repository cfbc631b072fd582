"""What reads documents besides our own code, by name and version: other versions may read the same bytes otherwise."""

from __future__ import annotations

import platform
import zlib
from functools import cache
from importlib.metadata import version

import brotli
from lxml import etree
from pypdfium2.version import PDFIUM_INFO, PYPDFIUM_INFO


@cache
def libraries() -> str:
    """All on whose version a text may depend, in one line. Ours is `TEXT_VERSION`."""
    found = {
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
