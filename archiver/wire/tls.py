"""TLS: the two contexts of a process, and the facts of a handshake."""

from __future__ import annotations

import re
import ssl
from functools import cache
from pathlib import Path

import httpx

from storage.model import Tls

# Handshakes that a browser of ten years ago would have finished: like a failed certificate they are a finding, and
# justify one unverified exchange to see what such a server says.
OLD_PROTOCOL_REASONS = frozenset({
    "UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "SSLV3_ALERT_HANDSHAKE_FAILURE", "DH_KEY_TOO_SMALL",
    "EE_KEY_TOO_SMALL", "CA_MD_TOO_WEAK", "CA_KEY_TOO_SMALL", "UNSAFE_LEGACY_RENEGOTIATION_DISABLED", "WRONG_SIGNATURE_TYPE",
})  # fmt: skip


def verifying(ca_file: Path | str | None = None) -> ssl.SSLContext:
    """httpx's own context (certifi's anchors, nothing from the environment), plus the operator's anchors."""
    if ca_file is None:
        return _usual()
    context = httpx.create_ssl_context(trust_env=False)
    context.load_verify_locations(cafile=str(ca_file))
    return context


@cache
def _usual() -> ssl.SSLContext:
    """The shared context without further anchors, which nobody changes: loading 140 anchors takes as long as a look."""
    return httpx.create_ssl_context(trust_env=False)


def accepting() -> ssl.SSLContext:
    """A context that accepts any certificate and old protocols: for the one exchange after a failed handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    return context


def facts(connection: ssl.SSLSocket, *, verified: bool) -> Tls:
    """The facts of a finished handshake."""
    cipher = connection.cipher()
    inner = connection._sslobj  # type: ignore[attr-defined]  # noqa: SLF001  public only from Python 3.13 on
    chain = tuple(
        certificate if isinstance(certificate, bytes) else ssl.PEM_cert_to_DER_cert(certificate.public_bytes())
        for certificate in inner.get_unverified_chain() or ()
    )
    return Tls(
        version=connection.version() or "",
        cipher=iana_cipher(cipher[0]) if cipher else "",
        chain=chain,
        verified=verified,
    )


def why(error: ssl.SSLError) -> str:
    """One line on why a handshake failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message or "the certificate does not hold"
    return (error.reason or "handshake failed").lower().replace("_", " ")


def deserves_second_look(error: ssl.SSLError) -> bool:
    """Whether one more exchange without verification can bring evidence."""
    return isinstance(error, ssl.SSLCertVerificationError) or error.reason in OLD_PROTOCOL_REASONS


_CIPHER = re.compile(
    r"^(?:(?P<kx>(?:ECDHE|DHE|ECDH|DH|ADH|AECDH|RSA|PSK|SRP)(?:-(?:ECDSA|RSA|DSS|PSK|anon))?)-)?"
    r"(?P<bulk>AES(?:128|256)|CAMELLIA(?:128|256)|ARIA(?:128|256)|CHACHA20-POLY1305|DES-CBC3|RC4|SEED|NULL)"
    r"(?:-(?P<mode>GCM|CCM8|CCM|CBC))?(?:-(?P<mac>SHA384|SHA256|SHA|MD5))?$"
)


def iana_cipher(name: str) -> str:
    """The IANA name for OpenSSL's name (RFC 8446 B.4; the registry for TLS 1.2 and before); unknown names unchanged."""
    match = _CIPHER.match(name.replace("ECDHE-ARIA", "ECDHE-RSA-ARIA"))
    if name.startswith("TLS_") or match is None:
        return name
    exchange = (match["kx"] or "RSA").replace("-", "_").replace("AECDH", "ECDH_anon").replace("ADH", "DH_anon")
    bulk, mode, mac = match["bulk"], match["mode"], match["mac"]
    if bulk == "CHACHA20-POLY1305":
        return f"TLS_{exchange}_WITH_CHACHA20_POLY1305_SHA256"
    if mode in {"CCM", "CCM8"}:
        return f"TLS_{exchange}_WITH_{bulk[:-3]}_{bulk[-3:]}_{mode.replace('CCM8', 'CCM_8')}"
    fixed = {"DES-CBC3": "3DES_EDE_CBC", "RC4": "RC4_128", "SEED": "SEED_CBC", "NULL": "NULL"}.get(bulk)
    cipher = fixed or f"{bulk[:-3]}_{bulk[-3:]}_{mode or 'CBC'}"
    return f"TLS_{exchange}_WITH_{cipher}_{mac or 'SHA'}"
