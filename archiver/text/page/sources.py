"""Finds the address of what an element shows, in whichever attribute it is (pure).

Pages with lazy loading put the real address elsewhere than in `src` (`file` and `zoomfile`: Discuz; `data-actualsrc`:
Zhihu; `data-cmp-src`: before a consent), so those attributes come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

LAZY_ATTRIBUTES = (  # attributes that hold an image's address until it is scrolled into view
    "data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-lazyload", "data-echo", "zoomfile", "file",
)  # fmt: skip
_FILE = re.compile(r".\.(?:jpe?g|png|webp|avif)(?:[?#!@]|\Z)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"lazy|blank|spacer|placeholder|loading|transparent|pixel|gr[ae]y|1x1", re.IGNORECASE)
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
LIST_CHARS = 16_384  # max characters of a `srcset` that are read
WIDE = 1280  # pixels: the width of the window for which one image of a `srcset` is chosen
_CANDIDATE = re.compile(r"[\s,]*+([^\s,](?:\S*[^\s,])?)(?:\s+([^,]*+))?(?:,|\Z)")
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)([wx])\s*\Z")
SOURCES = {
    "iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src", "data-src"), "audio": ("src", "data-src"), "source": ("src", "data-src"),
}  # fmt: skip
_NO_SIZE = re.compile(r"\s*[01](?:px)?\s*")
# attributes of PDF players, on any element; and those that count only if they name a PDF
PLAYERS = frozenset("pdfsrc data-pdf data-pdfsrc data-pdf-src data-pdf-url pdf-src swsrc data-swsrc source".split())
MAY_PLAY = frozenset("data-src data-file data-source data-document data-url".split())
# attributes, besides `data-src`, of what a script shows in a frame
EMBEDS = frozenset("data-target data-id data-telegram-post data-href data-instgrm-permalink data-video-id".split())
_CHART = re.compile(r"((?:https?:)?//datawrapper\.dwcdn\.net/\w+/)(?:\d+/)?embed\.js")
_NETWORKS = frozenset({"fb-post", "fb-video"})


def source_attributes(tag: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the attributes that may hold the address of what an element shows.

    None for an element without size: such frames only count visitors.
    """
    if _has_no_size(attributes) or _has_no_size(_styled(attributes.get("style", ""))):
        return ()
    late = (name for name in attributes if name.startswith("data-") and name.endswith("src")) if tag == "iframe" else ()
    return (*SOURCES[tag], *late)


def _has_no_size(given: Mapping[str, str]) -> bool:
    return all(_NO_SIZE.fullmatch(given.get(side, "")) for side in ("width", "height"))


def _styled(style: str) -> dict[str, str]:
    declared = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): value for name, _, value in declared}


def image_sources(attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses of what an image shows, the likeliest first.

    If its `src` is a placeholder, any `data-` attribute that names a picture file goes before it.
    """
    late = [attributes[name] for name in LAZY_ATTRIBUTES if attributes.get(name)]
    source = attributes.get("src", "").strip()
    own = (source,) if source else ()
    if late or (own and not _is_placeholder(source)):
        return (*late, *own)
    named = (said.strip() for name, said in attributes.items() if name.startswith("data-"))
    listed = srcset_image(attributes) if own else None
    return (*(said for said in named if _names_file(said)), *((listed,) if listed else ()), *own)


def _is_placeholder(source: str) -> bool:
    return (
        source[:6].lower().startswith(("data:", "about:")) or _PLACEHOLDER.search(source.rpartition("/")[2]) is not None
    )


def _names_file(said: str) -> bool:
    return _FILE.search(said) is not None and said.split() == [said]


def srcset_image(given: Mapping[str, str]) -> str | None:
    """The image of a `srcset` that a browser takes: the smallest that fills the window, else the largest."""
    listed = next((given[one] for one in SETS if given.get(one)), "")
    sized = list(_sized(listed[:LIST_CHARS]))
    enough = [one for one in sized if one[0] >= 1]
    return min(enough)[1] if enough else max(sized)[1] if sized else None


def _sized(listed: str) -> Iterator[tuple[float, str]]:
    """(size, address) of each candidate; the size is its width relative to the window, or its pixel density."""
    for found in _CANDIDATE.finditer(listed.strip(", \t\n\f\r")):
        size = _SIZE.search(found[2] or "")
        yield (1.0 if size is None else float(size[1]) / (WIDE if size[2] == "w" else 1)), found[1]


def embeds(attributes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a script is to show in an element: (tag of the link, name of the attribute, address)."""
    for name, value in attributes.items():
        if name in PLAYERS or (name in MAY_PLAY and value.partition("?")[0][-4:].lower() == ".pdf"):
            yield "player", name, value
    if embedded := _embedded(attributes):
        yield "iframe", "", embedded


def _embedded(given: Mapping[str, str]) -> str:
    """The address of the frame in which a vendor's script shows a chart or a social network's post; "" if none."""
    if EMBEDS.isdisjoint(given) and "flourish-embed" not in given.get("class", ""):
        return ""
    if (chart := _CHART.match(given.get("src", ""))) is not None and "data-target" in given:
        return chart[1]
    if post := given.get("data-telegram-post"):
        return f"https://t.me/{post}?embed=1"
    if post := given.get("data-instgrm-permalink"):
        return f"{post.partition('?')[0].rstrip('/')}/embed/"
    named = given.get("class", "").split()
    if "tiktok-embed" in named and given.get("data-video-id"):
        return f"https://www.tiktok.com/embed/v2/{given['data-video-id']}"
    if "flourish-embed" in named and given.get("data-src"):
        return f"https://flo.uri.sh/{given['data-src']}/embed"
    if "infogram-embed" in named and given.get("data-id"):
        return f"https://e.infogram.com/{given['data-id']}"
    if _NETWORKS.isdisjoint(named) or not given.get("data-href"):
        return ""
    return f"https://www.facebook.com/plugins/post.php?href={quote(given['data-href'], safe='')}"
