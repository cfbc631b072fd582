"""OCSP (RFC 6960) about certificates whose issuer publishes no revocation list: the request, and the check of the
answer.

Answers are kept beside the stamp, as the lists are.
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from storage.timestamps import der
from storage.timestamps.chain import Certificate
from storage.timestamps.revocation import Revoked

OLDEST = timedelta(days=1)  # validity of an answer that does not state it


def responders(chain: Sequence[Certificate]) -> list[tuple[Certificate, Certificate, str]]:
    """The OCSP responders that certificates name, over http(s): certificate, issuer, address."""
    found = []
    for certificate, issuer in pairwise(chain):
        try:
            access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        except x509.ExtensionNotFound:
            continue
        places = (one.access_location for one in access if one.access_method == AuthorityInformationAccessOID.OCSP)
        addresses = [one.value for one in places if isinstance(one, x509.UniformResourceIdentifier)]
        web = [one for one in addresses if one.startswith(("http://", "https://"))]
        found += [(certificate, issuer, address) for address in web[:1]]
    return found


def question(certificate: Certificate, issuer: Certificate) -> bytes:
    """The OCSP request. SHA-1 serves only to name the issuer: every responder knows it (RFC 5019 2.1.1)."""
    name = hashes.SHA1()  # noqa: S303
    made = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, name).build()
    return made.public_bytes(Encoding.DER)


def check(data: bytes, certificate: Certificate, issuer: Certificate, at: datetime) -> None:
    """Check that this answer (DER) is about the certificate, properly signed, and says that it was good at the time.

    Revoked; ValueError says what else does not hold.
    """
    try:
        _check(ocsp.load_der_ocsp_response(data), certificate, issuer, at)
    except (TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound, x509.InvalidVersion) as error:
        raise ValueError(f"the answer about a certificate does not hold: {type(error).__name__} {error}") from error


def _check(answer: ocsp.OCSPResponse, certificate: Certificate, issuer: Certificate, at: datetime) -> None:
    if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise ValueError(f"the responder says {answer.response_status.name.lower()}")
    key = hashlib.new(answer.hash_algorithm.name, _key_bits(issuer), usedforsecurity=False).digest()
    if answer.serial_number != certificate.serial_number or answer.issuer_key_hash != key:
        raise ValueError("the answer is about another certificate")
    _signed(answer, _signer(answer, issuer))
    valid_until = answer.next_update_utc or answer.this_update_utc + OLDEST
    if valid_until < at:
        raise ValueError(f"the answer about a certificate ended {valid_until:%Y-%m-%d}, before the stamp")
    if answer.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
        raise ValueError("the responder does not know the certificate")
    revoked_at = answer.revocation_time_utc
    if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED and (revoked_at is None or revoked_at <= at):
        raise Revoked(f"the certificate of {certificate.subject.rfc4514_string()[:120]} was revoked")


def _key_bits(issuer: Certificate) -> bytes:
    """The public key's bits in the certificate, without tag and length (RFC 6960 4.1.1)."""
    info = issuer.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return der.read(info).children(der.SEQUENCE)[1].expect(der.BITS).body[1:]


def _signer(answer: ocsp.OCSPResponse, issuer: Certificate) -> Certificate:
    """The issuer, or a responder delegated by it (RFC 6960 4.2.2.2): named by the answer and certified for OCSP
    signing."""
    for candidate in [issuer, *answer.certificates]:
        key = hashlib.sha1(_key_bits(candidate), usedforsecurity=False).digest()
        named = answer.responder_name == candidate.subject or answer.responder_key_hash == key
        if named and candidate == issuer:
            return candidate
        if named and candidate.not_valid_before_utc <= answer.produced_at_utc <= candidate.not_valid_after_utc:
            usage = candidate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
            candidate.verify_directly_issued_by(issuer)
            if ExtendedKeyUsageOID.OCSP_SIGNING in usage:
                return candidate
    raise ValueError("the answer is not signed by who may speak for the issuer")


def _signed(answer: ocsp.OCSPResponse, signer: Certificate) -> None:
    key, algorithm = signer.public_key(), answer.signature_hash_algorithm
    if isinstance(key, rsa.RSAPublicKey) and algorithm is not None:
        key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), algorithm)
    elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm is not None:
        key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(algorithm))
    else:
        raise ValueError("an answer signed with a kind of key that is not known here")


def pem_of(answers: Sequence[bytes]) -> bytes:
    """All answers in one PEM file."""
    return "".join(
        "\n".join(["-----BEGIN OCSP RESPONSE-----", *textwrap.wrap(base64.b64encode(one).decode(), 64), "-----END OCSP RESPONSE-----\n"])
        for one in answers
    ).encode()  # fmt: skip
