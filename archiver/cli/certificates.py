"""Accepting a certificate that fails verification, by its fingerprint and for one source, in `archiver edit`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiver.cli import output
from archiver.errors import UsageError

if TYPE_CHECKING:
    from archiver.app import App
    from storage.journal import OperatorAct
    from storage.model import Source

_SHA256 = re.compile(r"[0-9a-f]{64}")


def fingerprint(text: str) -> str:
    """A SHA-256 fingerprint as 64 lower-case hex digits, also from colons or capitals. UsageError for anything else."""
    found = re.sub(r"(?i)^sha-?256(?: fingerprint)?[:= ]", "", text.strip()).replace(":", "").replace(" ", "").lower()
    if not _SHA256.fullmatch(found):
        raise UsageError(
            f"--accept-certificate {text}: a fingerprint is the SHA-256 of the certificate, 64 hex digits; the reasons of "
            "the refused look name it"
        )
    return found


def wanted(accept: str | None, reason: str | None, *, withdraw: bool) -> bool:
    """Whether to accept or withdraw a certificate. UsageError if the reason is missing, or if both are requested."""
    asked = accept is not None or withdraw
    if accept is not None and withdraw:
        raise UsageError(
            "--accept-certificate replaces the one accepted before, --withdraw-certificate accepts none: choose one"
        )
    if asked and not (reason or "").strip():
        raise UsageError("say why, for whoever asks later: --reason TEXT")
    if reason is not None and not asked:
        raise UsageError("--reason goes with --accept-certificate or --withdraw-certificate")
    return asked


def act(app: App, before: Source, after: Source, *, who: str, reason: str) -> OperatorAct:
    """The journal entry for a change of the accepted certificate of a source; the reason is sealed, as in remarks."""
    from storage.journal import OperatorAct
    from storage.model import Access

    taken = after.certificate is not None
    sha256 = (after.certificate if taken else before.certificate) or ""
    details = {
        "source": after.id,
        # the fingerprint identifies the site
        "sha256": app.sealer.seal(sha256) if after.access is Access.SEALED else sha256,
        "reason": app.sealer.seal(reason.strip()),
    }
    return OperatorAct(act="certificate.accepted" if taken else "certificate.withdrawn", who=who, details=details)


def tell(app: App, source: Source) -> None:
    """Warns if the newest look was shown another certificate than the accepted one, which may be a typo."""
    watched = app.lookup.source(source.id)
    if source.certificate is None or watched.n == 0:
        return
    seen = app.lookup.visit(source.id, watched.n).observation
    if seen is not None and seen.certificate not in {None, source.certificate}:
        output.note(f"the newest look was shown another certificate: {seen.certificate}")
