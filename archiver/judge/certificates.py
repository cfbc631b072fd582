"""What is said of the certificate that a site showed (pure)."""

from __future__ import annotations

from archiver.judge.seen import Seen
from storage.model import Assessment, Effect, Finding, Reason

CERTIFICATE = "certificate"  # in Assessment.marks: beginning of the SHA-256 of the certificate at the last good look
CERTIFICATE_KEPT = 16

_ACCEPTED = (
    "The certificate could not be verified; it is the one that was accepted here by its fingerprint, SHA-256 {sha256}."
)
_REFUSED = (
    "The certificate could not be verified. Whoever runs this archive and knows it to be the site's can accept it by its "
    "fingerprint, SHA-256 {sha256}."
)
# Failures of the handshake before a certificate is checked, in the words of OpenSSL.
_PROTOCOL = (
    "unsupported protocol", "protocol version", "handshake failure", "dh key too small", "legacy renegotiation", "wrong signature type",
)  # fmt: skip
_OLD = (
    "The site could be reached only over an old kind of secure connection that is no longer safe; its certificate was not in question. Whoever "
    "runs this archive can accept what is received so by the certificate's fingerprint, SHA-256 {sha256}."
)
_SAME = "What was received without checking the certificate is our copy, byte for byte; unchecked, it tells nothing about the site."
_OTHER = "What was received without checking the certificate is not our copy, byte for byte; unchecked, it tells nothing about the site."


def explain_certificate(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """The reasons about the certificate: that it cannot be verified, and that it is not the one seen when all was well.

    The first is given at any look: with the fingerprint by which it was accepted or could be, and what came without
    checking it. The second is given only where anything is off; it counts for nothing, since renewed certificates
    differ as well.
    """
    known, shown = before.marks.get(CERTIFICATE), seen.observation.certificate
    return (*_unverified(seen), *_another(known, shown, seen))


def _unverified(seen: Seen) -> tuple[Reason, ...]:
    look = seen.observation
    if seen.document or look.verified or look.certificate is None:
        return ()
    if look.accepted:
        text = _ACCEPTED.format(sha256=look.certificate)
        return (Reason("certificate-accepted", text),)
    if look.failure is not Finding.TLS_ERROR:
        return ()
    old = any(one in (look.failure_detail or "") for one in _PROTOCOL)
    can = Reason("certificate-refused", (_OLD if old else _REFUSED).format(sha256=look.certificate))
    if look.unverified_same is None:
        return (can,)
    return (can, Reason("certificate-body", _SAME if look.unverified_same else _OTHER))


def _another(known: str | None, shown: str | None, seen: Seen) -> tuple[Reason, ...]:
    if seen.effect is Effect.GOOD or known is None or shown is None or shown.startswith(known):
        return ()
    return (Reason("certificate", "The site's certificate is not the one of the last good look."),)
