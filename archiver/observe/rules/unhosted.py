"""Answers of hosting providers for host names at which they have no site.

They look like not-found pages, and a single page of a live site may be answered so by mistake. Therefore they say
something about the site only if its home page is answered so, too.
"""

from __future__ import annotations

import re
from functools import cache

_SAID = (
    r"there isn['’]t a github pages site here",
    r"\bnosuchbucket\b|the specified bucket does not exist",  # object storage
    r"\bdeployment_not_found\b|this deployment cannot be found",
    r"\bno such app\b|there['’]s nothing here,? yet\b",
    r"fastly error: unknown domain|\bno site (?:is )?configured at this address|\bsite not configured\b",
    r"\bis no longer available\. the authors have deleted this (?:site|blog)|\bthis (?:site|blog) has been (?:archived or suspended|deleted by (?:its|the) (?:authors?|owners?))",
    r"you can claim it now at (?:https?://)?www\.freshworks\.com|revendiquer à (?:https?://)?www\.freshworks\.com",
    r"\bcustom domain has not been configured inside azure\b",
    r"\bresourcenotfound\b.{0,40}\bthe specified resource does not exist\b.{0,200}\bhost\b|\b(?:storage )?account (?:being accessed )?does not (?:exist|support http)",
)


@cache
def hosts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(id, wording) of each answer, for folded lower-case text."""
    return tuple((f"suspended.host.{number}", re.compile(said)) for number, said in enumerate(_SAID, 1))
