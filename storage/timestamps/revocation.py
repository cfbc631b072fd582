"""Revocation lists (RFC 5280) for the certificates behind a stamp: addresses, validity, and the check against them.

Lists are kept beside the stamp, so that whoever checks it years later, when they are no longer published, can see that
nothing was revoked at the time of the stamp. Where there is no list: `ocsp`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from storage.timestamps.chain import Certificate

List = x509.CertificateRevocationList


class Revoked(ValueError):
    """A certificate of the chain was revoked before the stamp."""


def addresses(chain: Sequence[Certificate]) -> dict[str, Certificate]:
    """The http(s) addresses of revocation lists named by the chain's certificates, without the anchor: address ->
    issuer."""
    found: dict[str, Certificate] = {}
    for certificate, issuer in pairwise(chain):
        try:
            points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        except x509.ExtensionNotFound:
            continue
        for name in (name for point in points for name in point.full_name or ()):
            if isinstance(name, x509.UniformResourceIdentifier) and name.value.startswith(("http://", "https://")):
                found.setdefault(name.value, issuer)
                break
    return found


def parsed(data: bytes, issuer: Certificate, at: datetime) -> List:
    """Parse a list, DER or PEM, that this issuer signed and that was valid at `at`. ValueError says what is wrong."""
    read = x509.load_pem_x509_crl if data.lstrip().startswith(b"-----BEGIN") else x509.load_der_x509_crl
    try:
        found = read(data)
    except x509.InvalidVersion as error:
        raise ValueError(f"no revocation list that can be read: {error}") from error
    key = issuer.public_key()
    if found.issuer != issuer.subject or not found.is_signature_valid(key):  # type: ignore[arg-type]
        raise ValueError("the revocation list is not signed by the issuer of the certificate")
    if found.next_update_utc is not None and found.next_update_utc < at:
        raise ValueError(f"the revocation list ended {found.next_update_utc:%Y-%m-%d}, before the stamp")
    return found


def check(lists: Sequence[List], chain: Sequence[Certificate], at: datetime) -> None:
    """Raise Revoked if one of these lists revokes a certificate of the chain at or before `at`."""
    for certificate in chain[:-1]:
        for revocations in lists:
            entry = revocations.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if revocations.issuer == certificate.issuer and entry is not None and entry.revocation_date_utc <= at:
                name = certificate.subject.rfc4514_string()[:120]
                raise Revoked(f"the certificate of {name} was revoked on {entry.revocation_date_utc:%Y-%m-%d}")


def pem_of(lists: Sequence[List]) -> bytes:
    """All lists in one PEM file."""
    return b"".join(one.public_bytes(Encoding.PEM) for one in lists)
