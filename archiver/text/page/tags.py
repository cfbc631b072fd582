"""What the walk over a page takes from the tag of an element alone."""

from __future__ import annotations

BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "caption", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "marquee", "menu", "nav", "ol", "optgroup",
    "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "object", "audio", "video", "canvas", "head", "noframes",
})  # fmt: skip
BESIDE = frozenset({"nav", "footer", "aside"})
COUNTED = ("svg", "noscript", "template")  # the number of open ones is needed
HOLDS = BLOCK - {"br", "hr", "title", "option"}  # block-level tags that can hold blocks
HEADINGS = {f"h{level}": level for level in range(1, 7)}
