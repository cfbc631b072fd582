"""TLS certificates: valid ones are recorded; invalid ones are a finding, with one more exchange as evidence."""

from __future__ import annotations

import hashlib
import socket
import ssl
import threading

import pytest
import trustme

from archiver.wire.tls import iana_cipher
from storage.model import Finding, Role
from tests.support.hostile import HostileServer, response


def test_tls_handshake_is_recorded_with_version_cipher_and_chain(get, authority):
    with HostileServer({"/": response(b"hello")}, tls=authority.server) as server:
        (exchange,) = get(server.url())
        leaf = ssl.get_server_certificate(("127.0.0.1", server.port), ca_certs=str(authority.ca_file))
    assert exchange.tls.version == "TLSv1.3"
    assert exchange.tls.cipher.startswith("TLS_AES_")
    assert exchange.tls.verified
    assert exchange.tls.error is None
    assert exchange.tls.chain[0] == ssl.PEM_cert_to_DER_cert(leaf)
    assert hashlib.sha256(exchange.tls.chain[0]).digest()
    assert exchange.peer == "127.0.0.1"


@pytest.mark.parametrize("which", ["unknown", "wrong_name"])
def test_invalid_certificate_is_a_tls_error_with_one_unverified_exchange(get, authority, which):
    routes = {"/": response(b"evidence", "Location: /further", "Set-Cookie: a=b", status="302 Found")}
    with HostileServer(routes, tls=getattr(authority, which)) as server:
        failed, evidence = get(server.url(), validators=('"x"', None))
        assert len(server.requests) == 1
    assert failed.role is Role.PAGE
    assert failed.failure.finding is Finding.TLS_ERROR
    assert "certificate" in failed.failure.detail or "mismatch" in failed.failure.detail
    assert (failed.wire, failed.request, failed.peer) == (None, b"", "127.0.0.1")
    assert evidence.role is Role.UNVERIFIED
    assert evidence.payload.read() == b"evidence"
    assert not evidence.tls.verified
    assert evidence.tls.error == failed.failure.detail
    assert evidence.tls.chain
    assert (evidence.parent, evidence.via) == (failed.id, failed.url)
    assert not evidence.conditional


@pytest.mark.parametrize("ciphers", ["AES128-SHA", "AES128-SHA:@SECLEVEL=0"])
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_outdated_tls_is_a_tls_error_with_one_unverified_exchange(get, ciphers):
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old.set_ciphers(ciphers)
    old.minimum_version = ssl.TLSVersion.TLSv1 if "SECLEVEL" in ciphers else ssl.TLSVersion.TLSv1_2
    old.maximum_version = old.minimum_version
    trustme.CA(key_type=trustme.KeyType.RSA).issue_cert("127.0.0.1", key_type=trustme.KeyType.RSA).configure_cert(old)
    with HostileServer({"/": response(b"hello")}, tls=old) as server:
        failed, evidence = get(server.url())
    assert failed.failure.finding is Finding.TLS_ERROR
    assert evidence.payload.read() == b"hello"
    assert evidence.tls.cipher == "TLS_RSA_WITH_AES_128_CBC_SHA"
    assert evidence.tls.version == ("TLSv1" if "SECLEVEL" in ciphers else "TLSv1.2")


def test_plain_http_on_an_https_url_is_a_tls_error(get):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer():
            client, _ = listener.accept()
            with client:
                client.recv(4096)
                client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        (exchange,) = get(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join(5)
    assert exchange.failure.finding is Finding.TLS_ERROR


@pytest.mark.parametrize(
    ("openssl", "iana"),
    [
        ("TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
        ("ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        ("ECDHE-ECDSA-AES256-SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
        ("ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
        ("DHE-RSA-AES256-SHA", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
        ("AES256-GCM-SHA384", "TLS_RSA_WITH_AES_256_GCM_SHA384"),
        ("AES128-SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"),
        ("DES-CBC3-SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
        ("ECDHE-ECDSA-AES128-CCM8", "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8"),
        ("DHE-RSA-CAMELLIA128-SHA256", "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256"),
        ("ECDHE-ARIA128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256"),
        ("SOMETHING-NEW", "SOMETHING-NEW"),
    ],
)
def test_openssl_cipher_names_are_mapped_to_iana_names(openssl, iana):
    assert iana_cipher(openssl) == iana


def test_cookies_are_sent_back_to_a_host_whose_certificate_was_accepted_and_to_no_other(make_fetcher, authority):
    def gate(request):
        if b"Cookie: a=1" in request:
            return response(b"the page")
        return response(b"", "Set-Cookie: a=1; Secure", "Location: /", status="302 Found")

    with HostileServer(gate, tls=authority.unknown) as server:
        with make_fetcher().session() as session:
            *_, refused = session.get(server.url(), Role.PAGE)
            assert refused.role is Role.UNVERIFIED
        accepted = hashlib.sha256(refused.tls.chain[0]).hexdigest()
        with make_fetcher().session(certificate=accepted) as session:
            last = session.get(server.url(), Role.PAGE)[-1]
        assert (last.payload.read(), last.role, last.failure) == (b"the page", Role.PAGE, None)
        with make_fetcher().session(certificate="0" * 64) as session:
            session.get(server.url(), Role.PAGE)
        assert sum(b"Cookie:" in request for request in server.requests) == 1
