"""Whether an answer for programs carries its own error code (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storage.model import Finding, Mark

LONGEST = 1500  # characters of one

_CODES = (
    (Finding.SOFT_GONE, re.compile(
        r"<code>\s*(?:nosuchkey|blobnotfound|nosuchbucket|resourcenotfound|notfound|404)\s*</code>|"
        r"\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?404\b|\"(?:error|detail|message|msg|code|title|reason)\"\s*:\s*\"(?:\w+ )?not[ _-]?found\W?\"", re.IGNORECASE)),
    (Finding.DENIED, re.compile(
        r"<code>\s*(?:accessdenied|authorizationfailure|forbidden|invalidaccesskeyid|403)\s*</code>|"
        r"\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?403\b|\"(?:error|detail|message|msg|code|title|reason)\"\s*:\s*\"(?:forbidden|access denied|permission denied|missing authentication token|user: [^\"]{1,200} is not authorized to perform[^\"]{0,300})\W?\"", re.IGNORECASE)),
    (Finding.LOGIN, re.compile(
        r"\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?401\b|\"(?:error|detail|message|msg|code|title|reason)\"\s*:\s*\"(?:unauthori[sz]ed|authentication required|not logged in)\W?\"", re.IGNORECASE)),
    (Finding.SERVER_ERROR, re.compile(
        r"<code>\s*(?:internalerror|serviceunavailable|slowdown|50\d)\s*</code>|\"(?:status|code|status_?code|errcode|error_?code)\"\s*:\s*\"?50\d\b", re.IGNORECASE)),
)  # fmt: skip


def machine_marks(visible: str) -> Iterator[Mark]:
    """Marks of an answer that is for programs, all of it, by its error code."""
    body = visible.strip()
    if len(body) > LONGEST or body[:1] not in {"{", "[", "<"}:
        return
    for finding, pattern in _CODES:
        match = pattern.search(body)
        if match:
            yield Mark(rule=f"machine.{finding.value}", finding=finding, matched=match.group(0)[:200], where="machine")
            return
