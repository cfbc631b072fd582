"""Parts of a page that its markup holds in a separate document or tree: an iframe's `srcdoc`, a declarative shadow root
(pure).

Browsers show them in place.
"""

from __future__ import annotations

import re
from html import unescape

from archiver.text.literals import Literals

DEEP = 5  # nested shadow roots, at most
FRAMES = 50  # per page, at most

_MAY_INLINE = Literals((b"srcdoc", b"shadowroot"))
_OTHER = r"(?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')"  # other attributes, quoted values included
_FRAME = re.compile(
    rf"<iframe\b(?:(?!\ssrcdoc\s*=){_OTHER})*+\ssrcdoc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'){_OTHER}*+>(?:\s*</iframe\s*>)?",
    re.IGNORECASE,
)
_BODY = re.compile(r"<body\b[^<>]*>(.*?)(?:</body\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_APART = re.compile(
    r"<!doctype[^<>]*>|<(head|title)\b(?:(?!<\1\b).)*?</\1\s*>|</?(?:html|head|body|base|meta|link)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(
    r"<template\b(?=[^<>]*>)(?>[^<>]*\sshadowroot(?:mode)?\s*=)[^<>]*>((?:(?!<template\b).)*?)</template\s*>",
    re.IGNORECASE | re.DOTALL,
)


def with_inlined_parts(markup: str) -> str:
    """The page with these parts inserted as `div` elements."""
    if not _MAY_INLINE.any_in(markup):  # most pages
        return markup
    if "srcdoc" in markup:
        markup = _FRAME.sub(_shown, markup, count=FRAMES)
    for _ in range(DEEP if "shadowroot" in markup else 0):
        markup, found = _INSIDE.subn(r"<div>\1</div>", markup)
        if not found:
            break
    return markup


def _shown(frame: re.Match[str]) -> str:
    """The body of a frame's document in a `div`, without the tags of its head."""
    page = unescape(frame[1] or frame[2] or "")
    body = _BODY.search(page)
    return f"<div>{_APART.sub('', body[1] if body is not None else page)}</div>"
