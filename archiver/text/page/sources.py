"""In which attributes an element says the address of what it shows. Pages that load late put the real one elsewhere than in `src`
(`file` and `zoomfile`: Discuz; `data-actualsrc`: Zhihu; `data-cmp-src`: before a consent), so that comes first."""

from __future__ import annotations

IMAGE_SOURCES = (
    "data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-lazyload", "data-echo", "zoomfile", "file", "src",
)  # fmt: skip
SOURCES = {
    "iframe": ("src", "data-src", "data-lazy-src", "data-cmp-src"), "frame": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src",), "audio": ("src",), "source": ("src",),
}  # fmt: skip
PLAYERS = frozenset(
    "pdfsrc data-pdf data-pdfsrc data-pdf-src data-pdf-url pdf-src swsrc data-swsrc source".split()
)  # of PDFs, on any element
CARRIES = frozenset(
    {"iframe", "frame", "embed", "object", "player"}
)  # tags of links to what a page shows of other addresses
