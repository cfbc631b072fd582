"""An authority's certificate chain as it stood at the time of the stamp, up to an anchor that the operator named.

Web roots are the wrong trust for time, so nothing else is ever trusted. Revocation is checked by `revocation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

_LONGEST = 8  # certificates in a chain

Certificate = x509.Certificate


class ChainBroken(ValueError):
    """No chain leads from the signer to an anchor at that time; the message says where it ends."""


def anchors_of(pem: bytes) -> tuple[Certificate, ...]:
    """The trust anchors in a PEM file. ValueError if there is none."""
    return tuple(x509.load_pem_x509_certificates(pem))


def pem_of(certificates: Sequence[Certificate]) -> bytes:
    return b"".join(one.public_bytes(Encoding.PEM) for one in certificates)


def chain(
    signer: Certificate, others: Sequence[Certificate], anchors: Sequence[Certificate], at: datetime
) -> tuple[Certificate, ...]:
    """The chain from signer to anchor, both included, each valid at `at` and signed by the next. ChainBroken."""
    _may_stamp(signer)
    found = _climb(signer, others, anchors, at)
    if found is None:
        raise ChainBroken(f"no chain leads from {_name(signer)} to a trust anchor at {at:%Y-%m-%d}")
    return found


def _climb(
    signer: Certificate, others: Sequence[Certificate], anchors: Sequence[Certificate], at: datetime
) -> tuple[Certificate, ...] | None:
    """The shortest chain to an anchor, by breadth-first search.

    Each certificate is visited once, since all may have signed each other: a later, longer way to it cannot succeed
    where the first did not.
    """
    ways: list[tuple[Certificate, ...]] = [(signer,)]
    met = [signer]
    for way in ways:
        top = way[-1]
        if not top.not_valid_before_utc <= at <= top.not_valid_after_utc:
            continue
        if top in anchors:
            return way
        for issuer in [*anchors, *others] if len(way) < _LONGEST else ():
            if issuer not in met and issuer.subject == top.issuer and _issued(issuer, top, len(way) - 1):
                met.append(issuer)
                ways.append((*way, issuer))
    return None


def _issued(issuer: Certificate, subject: Certificate, below: int) -> bool:
    """Whether `issuer` may sign certificates, with `below` others between, and signed this one."""
    try:
        basic = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        if not basic.ca or (basic.path_length is not None and below > basic.path_length):
            return False
    except x509.ExtensionNotFound:
        return False
    try:
        if not issuer.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        subject.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _may_stamp(signer: Certificate) -> None:
    """Check RFC 3161 2.3: exactly one extended key usage, for time stamping, and critical."""
    try:
        usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        raise ChainBroken(f"the certificate of {_name(signer)} is not for time stamping") from None
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise ChainBroken(f"the certificate of {_name(signer)} is not, critically and only, for time stamping")


def _name(certificate: Certificate) -> str:
    return certificate.subject.rfc4514_string()[:120]
