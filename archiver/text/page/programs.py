"""Tells which `script` elements are executed (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping

# JavaScript MIME types (https://mimesniff.spec.whatwg.org/#javascript-mime-type), and modules
_PROGRAM = re.compile(
    r"(?:(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)|module)?\Z",
    re.IGNORECASE,
)


def is_program(attributes: Mapping[str, str]) -> bool:
    """Whether a `script` element with these attributes is executed."""
    language = attributes.get("language", "")
    named = attributes["type"].strip() if "type" in attributes else f"text/{language}" if language else ""
    if _PROGRAM.match(named) is None or "nomodule" in attributes:
        return False
    if "for" not in attributes or "event" not in attributes:
        return True
    whose, when = attributes["for"].strip().lower(), attributes["event"].strip().lower()
    return whose == "window" and when in {"onload", "onload()"}
