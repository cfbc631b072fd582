"""References of a page: where they lead, and whether they stand in the main content."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from archiver.text.content import Content
from archiver.text.model import Link, Refresh
from archiver.text.walk import Node, Walked
from storage import urls

# scripts of Chinese university sites write their PDF frame by a call: showVsbpdfIframe("/__local/…/x.pdf", …)
_SCRIPT_PDF = re.compile(r"""["']([^"'\s<>\\]{1,2000}\.pdf(?:\?[^"'\s<>\\]{0,500})?)["']""", re.IGNORECASE)
_VIEWERS = ("file", "pdf", "pdfurl", "src", "url")  # parameters by which viewer pages name their document
_VIEWER_PATH = re.compile(r"(?:viewer|pdf|preview|generic)[^/]*\.(?:html?|php|jsp|aspx)$|/pdfjs/", re.IGNORECASE)
_META = re.compile(r"^\s*(\d*\.?\d*)\s*(?:[;,]\s*|\s+)(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_LOCATION = re.compile(
    r"(?:^|[^.\w]|window\.|document\.|top\.|self\.|parent\.)location(?:\.href)?\s*"
    r"(?:=\s*|\.(?:replace|assign)\(\s*)[\"']([^\"'\s]{1,2000})[\"']"
)
_TIMER = re.compile(r"setTimeout\s*\((?:.{0,400}?),\s*(\d{1,7})\s*\)", re.DOTALL)
_EVENT = re.compile(r"function\s+\w+\s*\(|addEventListener|onclick|\.click\(|\.on\(")
_NO_PAGE = ("javascript:", "mailto:", "tel:", "data:", "#")  # most of what is no page, without a parser
SCRIPT_CHARS = 3000  # a longer script is a program, not a redirect


def resolve(base: str, ref: str | None) -> str | None:
    """`ref` against `base` as a browser does, without fragment; None when it is no http(s) URL that we would fetch."""
    if not ref or ref.startswith(_NO_PAGE):
        return None
    return urls.resolve(base, ref)


def links(found: Walked, box: Content, base: str) -> tuple[Link, ...]:
    """Every reference, documents behind viewers and players included."""
    out: list[Link] = []
    inside: dict[Node, bool] = {}
    for anchor in found.anchors:
        url = resolve(base, anchor.href)
        if url is None:
            continue
        if anchor.node not in inside:
            inside[anchor.node] = box.holds(anchor.node)
        link = Link(url=url, tag=anchor.tag, rel=anchor.rel, text=anchor.text, main=inside[anchor.node])
        out.append(link)
        behind = _behind_viewer(url)
        if behind is not None:
            out.append(Link(url=behind, tag="player", rel="viewer", text=anchor.text, main=inside[anchor.node]))
    for script in found.scripts:
        if ".pdf" not in script.lower():
            continue
        for match in list(_SCRIPT_PDF.finditer(script[:200_000]))[:20]:
            url = resolve(base, match.group(1))
            if url is not None:
                out.append(Link(url=url, tag="player", rel="script", main=True))
    return tuple(dict.fromkeys(out))


def refresh(found: Walked, base: str, *, thin: bool) -> Refresh | None:
    """The redirect that a page asks for: meta, or on a page with little text a script that does little else."""
    if found.meta_refresh:
        match = _META.match(found.meta_refresh)
        if match:
            target = resolve(base, match.group(2).strip())
            if target is not None:
                return Refresh(url=target, delay_s=min(float(match.group(1) or 0), 1e6), how="meta")
    if not thin:
        return None
    for script in found.scripts:
        if len(script) > SCRIPT_CHARS or (_EVENT.search(script) and "setTimeout" not in script):
            continue
        match = _LOCATION.search(script)
        target = resolve(base, match.group(1)) if match else None
        if target is not None:
            timer = _TIMER.search(script)
            return Refresh(url=target, delay_s=int(timer.group(1)) / 1000 if timer else 0.0, how="script")
    return None


def _behind_viewer(url: str) -> str | None:
    if "?" not in url:
        return None
    parts = urlsplit(url)
    if not parts.query or not _VIEWER_PATH.search(parts.path):
        return None
    named = {name.lower(): value for name, value in parse_qsl(parts.query)}
    for name in _VIEWERS:
        if named.get(name):
            return resolve(url, named[name])
    return None
