"""Requests to and responses of a time stamping authority (RFC 3161, CMS of RFC 5652, ESSCertIDv2 of RFC 5816).

Everything that standards E11 requires of a response is checked before it is kept: granted, imprint and algorithm,
nonce, policy, the signed attributes, the signer named by ESSCertID, the signature, the critical extended key usage, the
chain at the time of the stamp. Whether that time is near ours must be checked by a caller that knows our clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from storage.timestamps import der
from storage.timestamps.chain import Certificate, ChainBroken, chain
from storage.timestamps.der import DerError, Node

TOKEN_BYTES = 60_000  # a response with its chain has 2 to 10 kB; the client accepts at most 64 kB
SHA256 = "2.16.840.1.101.3.4.2.1"
_HASHES: dict[str, tuple[str, hashes.HashAlgorithm]] = {
    SHA256: ("sha256", hashes.SHA256()),
    "2.16.840.1.101.3.4.2.2": ("sha384", hashes.SHA384()),
    "2.16.840.1.101.3.4.2.3": ("sha512", hashes.SHA512()),
}
_SIGNED_DATA, _TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE, _DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_CERT_V1, _CERT_V2 = "1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"
ACCURACY_MOST_S = 86_400  # a token that states to be less accurate dates nothing
_PSS = "1.2.840.113549.1.1.10"
_BY_SIGNATURE: dict[str, hashes.HashAlgorithm] = {  # signature algorithms that name their own digest
    "1.2.840.113549.1.1.11": hashes.SHA256(), "1.2.840.113549.1.1.12": hashes.SHA384(),
    "1.2.840.113549.1.1.13": hashes.SHA512(), "1.2.840.10045.4.3.2": hashes.SHA256(),
    "1.2.840.10045.4.3.3": hashes.SHA384(), "1.2.840.10045.4.3.4": hashes.SHA512(),
}  # fmt: skip
_STATUS = {2: "rejected", 3: "waiting", 4: "revocation is near", 5: "revoked"}


class StampRefused(ValueError):
    """A response that proves nothing; the message says what does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """An authority's statement that it had seen `imprint` at `at`. `chain`: its certificates, the anchor last."""

    at: datetime
    imprint: bytes  # SHA-256 of what was stamped
    policy: str
    serial: int
    nonce: int | None
    chain: tuple[Certificate, ...]
    accuracy_s: float = 0.0  # possible error of `at`, as stated by the authority

    @property
    def latest(self) -> datetime:
        """The upper limit of when it was made (RFC 3161 2.4.2), in whole milliseconds."""
        limit = self.at + timedelta(seconds=self.accuracy_s)
        return limit + timedelta(microseconds=-limit.microsecond % 1000)

    @property
    def signer(self) -> str:
        """The authority as its certificate names it."""
        return self.chain[0].subject.rfc4514_string()


def request(imprint: bytes, nonce: int, policy: str | None = None) -> bytes:
    """A TimeStampReq for a SHA-256, with nonce, asking for the certificates. The same arguments give the same bytes."""
    algorithm = der.tlv(der.SEQUENCE, der.oid(SHA256), der.tlv(der.NULL))
    return der.tlv(
        der.SEQUENCE,
        der.integer(1),
        der.tlv(der.SEQUENCE, algorithm, der.tlv(der.OCTETS, imprint)),
        der.oid(policy) if policy else b"",
        der.integer(nonce),
        der.tlv(der.BOOLEAN, b"\xff"),
    )


def check(
    response: bytes,
    imprint: bytes,
    anchors: Sequence[Certificate],
    *,
    nonce: int | None = None,
    policy: str | None = None,
) -> Stamp:
    """The stamp in a response, after all checks. StampRefused says which one failed.

    `nonce` and `policy`: what was asked for, None if that is no longer known (the response is then an old one of ours).
    """
    try:
        return _check(response, imprint, anchors, nonce, policy)
    except StampRefused:
        raise
    except (DerError, ChainBroken) as error:
        raise StampRefused(str(error)) from error
    except (
        ValueError,
        IndexError,
        KeyError,
        x509.ExtensionNotFound,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
        x509.InvalidVersion,
        UnsupportedAlgorithm,
    ) as error:
        raise StampRefused(f"the response is not what RFC 3161 has: {error}") from error


def nonce_of(response: bytes) -> int | None:
    """The nonce in a response that was checked before."""
    return _Info.of(_Signed.of(response).content).nonce


def signer_of(response: bytes) -> Certificate:
    """The signer's certificate in a response that was checked before."""
    signed = _Signed.of(response)
    return _signer(signed, _attributes(signed))


def _check(
    response: bytes, imprint: bytes, anchors: Sequence[Certificate], nonce: int | None, policy: str | None
) -> Stamp:
    signed = _Signed.of(response)
    info = _Info.of(signed.content)
    if info.algorithm != SHA256 or info.imprint != imprint:
        raise StampRefused("the stamp is of something else")
    if nonce is not None and info.nonce != nonce:
        raise StampRefused("the nonce is not the one that was sent: the answer to another request")
    if policy is not None and info.policy != policy:
        raise StampRefused(f"stamped under the policy {info.policy}, not {policy}")
    attributes = _attributes(signed)
    if attributes[_CONTENT_TYPE][0].oid() != _TST_INFO:
        raise StampRefused("the signed attributes are of other contents")
    if attributes[_DIGEST][0].octets() != hashlib.new(_HASHES[signed.digest][0], signed.content).digest():
        raise StampRefused("the contents are not those that were signed")
    signer = _signer(signed, attributes)
    _verify(signer, signed)
    return Stamp(
        at=info.at,
        imprint=info.imprint,
        policy=info.policy,
        serial=info.serial,
        nonce=info.nonce,
        accuracy_s=info.accuracy_s,
        chain=chain(signer, signed.certificates, anchors, info.at),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    """A SignedData with one signer."""

    content: bytes  # the TSTInfo
    certificates: tuple[Certificate, ...]
    sid: Node
    digest: str
    attributes: Node
    algorithm: str
    signature: bytes

    @classmethod
    def of(cls, response: bytes) -> _Signed:
        status, *rest = der.read(response).children(der.SEQUENCE)
        told = status.children(der.SEQUENCE)
        code = told[0].integer()
        if code not in {0, 1} or not rest:
            why = b" ".join(one.body for part in told[1:] if part.tag == der.SEQUENCE for one in part.children())
            text = why.decode("utf-8", "replace")[:200]
            raise StampRefused(f"the authority did not stamp it: {_STATUS.get(code, code)} {text}".rstrip())
        kind, wrapped = rest[0].children(der.SEQUENCE)
        if kind.oid() != _SIGNED_DATA:
            raise StampRefused("the token is no signed data")
        parts = wrapped.children(0xA0)[0].children(der.SEQUENCE)
        content_type, content = parts[2].children(der.SEQUENCE)
        if content_type.oid() != _TST_INFO:
            raise StampRefused("the token holds no timestamp")
        infos = parts[-1].children(der.SET)
        if len(infos) != 1:
            raise StampRefused(f"a token has one signer, this one {len(infos)}")
        signer = infos[0].children(der.SEQUENCE)
        signer[3].expect(0xA0)
        return cls(
            content=content.children(0xA0)[0].octets(),
            certificates=tuple(_certificates(parts[3:-1])),
            sid=signer[1],
            digest=signer[2].children()[0].oid(),
            attributes=signer[3],
            algorithm=signer[4].children()[0].oid(),
            signature=signer[5].octets(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Info:
    """A TSTInfo."""

    policy: str
    algorithm: str
    imprint: bytes
    serial: int
    at: datetime
    nonce: int | None
    accuracy_s: float

    @classmethod
    def of(cls, content: bytes) -> _Info:
        version, policy, imprint, serial, at, *rest = der.read(content).children(der.SEQUENCE)
        if version.integer() != 1:
            raise StampRefused(f"a timestamp of version {version.integer()}")
        algorithm, hashed = imprint.children(der.SEQUENCE)
        return cls(
            policy=policy.oid(),
            algorithm=algorithm.children()[0].oid(),
            imprint=hashed.octets(),
            serial=serial.integer(),
            at=at.time(),
            nonce=next((one.integer() for one in rest if one.tag == der.INTEGER), None),
            accuracy_s=next((_accuracy(one) for one in rest if one.tag == der.SEQUENCE), 0.0),
        )


def _accuracy(node: Node) -> float:
    """The accuracy in seconds, with the milli- and microseconds that may be stated (RFC 3161 2.4.2)."""
    units = {der.INTEGER: 1_000_000, 0x80: 1000, 0x81: 1}
    stated = sum(int.from_bytes(one.body, "big") * units.get(one.tag, 0) for one in node.children())
    if stated > ACCURACY_MOST_S * 1_000_000:
        raise StampRefused("the authority says that its clock may be wrong by more than a day")
    return stated / 1_000_000


def _certificates(parts: Sequence[Node]) -> list[Certificate]:
    """The certificates that came with the token. Unreadable ones are skipped, since anyone may add to the set."""
    found = []
    for one in (one for part in parts if part.tag == 0xA0 for one in part.children()):
        try:
            found.append(x509.load_der_x509_certificate(one.raw))
        except (ValueError, x509.InvalidVersion):
            continue
    return found


def _attributes(signed: _Signed) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for one in signed.attributes.children():
        name, values = one.children(der.SEQUENCE)
        if name.oid() in found:
            raise StampRefused("a signed attribute stands twice")
        found[name.oid()] = values.children(der.SET)
    for wanted in (_CONTENT_TYPE, _DIGEST):
        if wanted not in found:
            raise StampRefused("a signed attribute is missing")
    return found


def _signer(signed: _Signed, attributes: dict[str, list[Node]]) -> Certificate:
    """The certificate that the signed attribute names by hash: the first of ESSCertID or ESSCertIDv2."""
    if _CERT_V2 in attributes:
        first = attributes[_CERT_V2][0].children(der.SEQUENCE)[0].children(der.SEQUENCE)[0].children(der.SEQUENCE)
        has_algorithm = first[0].tag == der.SEQUENCE
        algorithm = _HASHES[first[0].children()[0].oid()][0] if has_algorithm else "sha256"
        wanted = first[1 if has_algorithm else 0].octets()
    elif _CERT_V1 in attributes:
        first = attributes[_CERT_V1][0].children(der.SEQUENCE)[0].children(der.SEQUENCE)[0].children(der.SEQUENCE)
        algorithm, wanted = "sha1", first[0].octets()
    else:
        raise StampRefused("the token does not say which certificate signed it")
    for certificate in signed.certificates:
        hashed = hashlib.new(algorithm, certificate.public_bytes(Encoding.DER), usedforsecurity=algorithm != "sha1")
        if hashed.digest() == wanted and _meant(certificate, signed):
            return certificate
    raise StampRefused("the certificate that the token names is not in it")


def _meant(certificate: Certificate, signed: _Signed) -> bool:
    """Whether the signer's identifier and the certificate agree."""
    if signed.sid.tag != der.SEQUENCE:
        key = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
        return signed.sid.body == key
    issuer, serial = signed.sid.children()
    return serial.integer() == certificate.serial_number and issuer.raw == certificate.issuer.public_bytes()


def _verify(signer: Certificate, signed: _Signed) -> None:
    """Verify the signature, which is over the attributes as a SET OF (RFC 5652 5.4)."""
    data = bytes((der.SET,)) + signed.attributes.raw[1:]
    digest = _BY_SIGNATURE.get(signed.algorithm, _HASHES[signed.digest][1])
    key = signer.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            pss = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
            key.verify(signed.signature, data, pss if signed.algorithm == _PSS else padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signed.signature, data, ec.ECDSA(digest))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signed.signature, data)
        else:
            raise StampRefused("signed with a kind of key that is not known here")
    except InvalidSignature:
        raise StampRefused("the signature does not hold") from None
