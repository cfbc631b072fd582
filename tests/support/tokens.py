"""Timestamp responses made by hand (RFC 3161, CMS), with any fault that a test wants; `openssl ts` makes only sound
ones."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from storage.timestamps import der

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TST, SIGNED = "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.7.2"
SHA256, SHA512 = "2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.3"
CONTENT_TYPE, DIGEST, CERTIFICATE = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"
ECDSA = "1.2.840.10045.4.3.2"


@dataclass(frozen=True)
class Keyed:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def certified(
    name: str,
    issuer: Keyed | None = None,
    *,
    ca: bool = True,
    path_length: int | None = None,
    usage: tuple[x509.ObjectIdentifier, ...] = (),
    critical: bool = True,
    may_sign: bool = True,
    days: tuple[int, int] = (-30, 30),
) -> Keyed:
    """A certificate, self-signed or by an issuer; `days`: the start and end of its validity, relative to NOW."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(serial_number=x509.random_serial_number())
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca, path_length), critical=True)
    )
    if usage:
        made = made.add_extension(x509.ExtendedKeyUsage(usage), critical=critical)
    if ca:
        sign = dict.fromkeys(
            ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "encipher_only", "decipher_only"), False,
        )  # fmt: skip
        made = made.add_extension(x509.KeyUsage(key_cert_sign=may_sign, crl_sign=not may_sign, **sign), critical=True)
    return Keyed(made.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def stamper(issuer: Keyed, **how: Any) -> Keyed:
    """A certificate that signs timestamps."""
    how = {"usage": (ExtendedKeyUsageOID.TIME_STAMPING,)} | how
    return certified("Stamps", issuer, ca=False, **how)


def response(
    stamped: bytes,
    signer: Keyed,
    others: tuple[Keyed, ...] = (),
    *,
    at: bytes = b"20260601000000Z",
    imprint: str = SHA256,
    nonce: int = 7,
    policy: str = "1.2.3.4.1",
    status: int = 0,
    version: int = 1,
    content: str = TST,
    named: Keyed | None = None,
    signers: int = 1,
    twice: bool = False,
    changed: bool = False,
) -> bytes:
    """A timestamp response; each keyword is something that can be wrong.

    `named`: the certificate that the signed attributes name; `changed`: the content differs from what was signed.
    """
    made = hashlib.new("sha512" if imprint == SHA512 else "sha256", stamped).digest()
    hashed = der.tlv(der.SEQUENCE, der.tlv(der.SEQUENCE, der.oid(imprint)), der.tlv(der.OCTETS, made))
    serial, time = der.integer(5), der.tlv(der.TIME, at)
    info = der.tlv(der.SEQUENCE, der.integer(version), der.oid(policy), hashed, serial, time, der.integer(nonce))
    ess = der.tlv(der.OCTETS, hashlib.sha256((named or signer).der).digest())
    attributes = sorted([
        _attribute(CONTENT_TYPE, der.oid(content)),
        _attribute(DIGEST, der.tlv(der.OCTETS, hashlib.sha256(info + b"x" * changed).digest())),
        *[_attribute(CERTIFICATE, der.tlv(der.SEQUENCE, der.tlv(der.SEQUENCE, der.tlv(der.SEQUENCE, ess))))] * (1 + twice),
    ])  # fmt: skip
    signature = signer.key.sign(der.tlv(der.SET, *attributes), ec.ECDSA(hashes.SHA256()))
    number = signer.certificate.serial_number
    sid = der.tlv(der.SEQUENCE, signer.certificate.issuer.public_bytes(), der.integer(number))
    sha256, ecdsa = der.tlv(der.SEQUENCE, der.oid(SHA256)), der.tlv(der.SEQUENCE, der.oid(ECDSA))
    signed = der.tlv(
        der.SEQUENCE, der.integer(1), sid, sha256, der.tlv(0xA0, *attributes), ecdsa, der.tlv(der.OCTETS, signature)
    )
    contents = der.tlv(der.SEQUENCE, der.oid(content), der.tlv(0xA0, der.tlv(der.OCTETS, info)))
    certificates = der.tlv(0xA0, signer.der, *(one.der for one in others))
    data = der.tlv(
        der.SEQUENCE,
        der.integer(3),
        der.tlv(der.SET, sha256),
        contents,
        certificates,
        der.tlv(der.SET, *[signed] * signers),
    )
    token = der.tlv(der.SEQUENCE, der.oid(SIGNED), der.tlv(0xA0, data))
    return der.tlv(der.SEQUENCE, der.tlv(der.SEQUENCE, der.integer(status)), token)


def _attribute(name: str, value: bytes) -> bytes:
    return der.tlv(der.SEQUENCE, der.oid(name), der.tlv(der.SET, value))
