"""Adds the `<body>` tag that HTML allows to omit (WHATWG HTML 13.1.2.4) and minifiers leave out (pure).

libxml2 knows the elements of HTML 4 only: without that tag it leaves newer ones, `main` or `article`, in the head.
"""

from __future__ import annotations

import re

_BODY = re.compile(r"<(?:body|frameset)[\s/>]", re.IGNORECASE)
_ATTRIBUTES = r"""(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*+>"""
# what may come before the body
_HEAD = re.compile(
    rf"\s+|<!--.*?-->|<[!?][^>]*>|</?(?:html|head|base|basefont|bgsound|link|meta){_ATTRIBUTES}|"
    rf"<(script|style|title|noscript|template|noframes){_ATTRIBUTES}.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)


def with_body(markup: str) -> str:
    """The markup with a `<body>` tag where its body begins, if it has none."""
    if _BODY.search(markup):
        return markup
    at = 0
    while (found := _HEAD.match(markup, at)) is not None:
        at = found.end()
    return f"{markup[:at]}<body>{markup[at:]}"
