"""A time-stamping authority of our own: `openssl ts` behind a small HTTP server."""

from __future__ import annotations

import subprocess
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

CONFIG = """
[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
serial = {root}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = {ess}
[ leaf ]
extendedKeyUsage = {usage}
keyUsage = critical, digitalSignature
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
{lists}
[ ca ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
"""


def openssl(*arguments: str | Path) -> bytes:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class TimeAuthority:
    """A time-stamping authority whose certificate can name a revocation list and an OCSP responder.

    `root_file`: its anchor. `twist`: applied to each response before it is sent. `down`: answers 503. `lists`: its
    certificate names a revocation list; `revoked`: since when that list has the certificate. `answers`: its certificate
    names an OCSP responder, `openssl ocsp`, which signs as the anchor (`ca`), as a responder issued by the anchor
    (`made`) or as one that is not (`stranger`).
    """

    def __init__(
        self,
        root: Path,
        *,
        usage: str = "critical, timeStamping",
        ess: str = "sha256",
        days: int = 30,
        key: str = "ec",
        lists: bool = False,
        answers: str | None = None,
    ) -> None:
        root.mkdir(parents=True)
        self.root = root
        self.root_file = root / "ca.pem"
        self.twist = lambda response: response
        self.down = False
        self.requests: list[bytes] = []
        self._config = root / "openssl.cnf"
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.lists_down = False
        self.revoked: datetime | None = None
        named = f"crlDistributionPoints = URI:{self.url.removesuffix('tsr')}crl\n" if lists else ""
        named += f"authorityInfoAccess = OCSP;URI:{self.url.removesuffix('tsr')}ocsp\n" if answers else ""
        self._config.write_text(CONFIG.format(root=root, usage=usage, ess=ess, lists=named))
        (root / "serial").write_text("01\n")
        kind = ("-newkey", "rsa:2048") if key == "rsa" else ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
        made = ("-nodes", "-config", self._config)
        openssl("req", "-x509", *kind, *made, "-keyout", root / "ca.key", "-out", self.root_file,
                "-subj", f"/CN=Test anchor {root.name}", "-days", "3650", "-extensions", "ca")  # fmt: skip
        openssl("req", *kind, *made, "-keyout", root / "tsa.key", "-out", root / "tsa.csr", "-subj", "/CN=Test stamps")
        openssl("x509", "-req", "-in", root / "tsa.csr", "-CA", self.root_file, "-CAkey", root / "ca.key", "-days", str(days),
                "-extfile", self._config, "-extensions", "leaf", "-out", root / "tsa.pem")  # fmt: skip
        self._responder = self._made_responder(answers or "ca")
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/tsr"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def revocation_list(self) -> bytes:
        """The current list, in DER."""
        anchor = x509.load_pem_x509_certificate(self.root_file.read_bytes())
        key = serialization.load_pem_private_key((self.root / "ca.key").read_bytes(), None)
        leaf = x509.load_pem_x509_certificate((self.root / "tsa.pem").read_bytes())
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder(
            issuer_name=anchor.subject, last_update=now - timedelta(hours=1), next_update=now + timedelta(days=7)
        )
        if self.revoked is not None:
            one = x509.RevokedCertificateBuilder(leaf.serial_number, self.revoked)
            made = made.add_revoked_certificate(one.build())
        return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def _made_responder(self, kind: str) -> tuple[Path, Path]:
        """Certificate and key of the OCSP responder."""
        root = self.root
        if kind == "ca":
            return self.root_file, root / "ca.key"
        (root / "ocsp.cnf").write_text("extendedKeyUsage = OCSPSigning\n")
        subject = "/CN=Test answers" if kind == "made" else f"/CN=Test anchor {root.name}"
        openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-config", self._config, "-keyout", root / "ocsp.key",
                "-out", root / "ocsp.csr", "-subj", subject)  # fmt: skip
        by = ("-CA", self.root_file, "-CAkey", root / "ca.key") if kind == "made" else ("-key", root / "ocsp.key")
        openssl("x509", "-req", "-in", root / "ocsp.csr", *by, "-days", "30", "-extfile", root / "ocsp.cnf",
                "-out", root / "ocsp.pem")  # fmt: skip
        return root / "ocsp.pem", root / "ocsp.key"

    def answer(self, question: bytes) -> bytes:
        """The answer of `openssl ocsp` to a question about the certificate."""
        leaf = x509.load_pem_x509_certificate((self.root / "tsa.pem").read_bytes())
        asked, said, index = self.root / "asked.ocsp", self.root / "said.ocsp", self.root / "index.txt"
        asked.write_bytes(question)
        state = f"R\t360101000000Z\t{self.revoked:%y%m%d%H%M%SZ}" if self.revoked else "V\t360101000000Z\t"
        index.write_text(f"{state}\t{leaf.serial_number:040X}\tunknown\t/CN=Test stamps\n")
        certificate, key = self._responder
        openssl("ocsp", "-index", index, "-CA", self.root_file, "-rsigner", certificate, "-rkey", key, "-reqin", asked,
                "-respout", said, "-ndays", "7")  # fmt: skip
        return said.read_bytes()

    def stamp(self, query: bytes) -> bytes:
        asked, said = self.root / "asked.tsq", self.root / "said.tsr"
        asked.write_bytes(query)
        openssl("ts", "-reply", "-config", self._config, "-section", "tsa_config", "-queryfile", asked, "-out", said,
                "-inkey", self.root / "tsa.key", "-signer", self.root / "tsa.pem", "-chain", self.root_file)  # fmt: skip
        return said.read_bytes()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        whole = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/ocsp":
                    self._give("application/ocsp-response", b"" if whole.lists_down else whole.answer(query))
                    return
                whole.requests.append(query)
                assert self.headers["Content-Type"] == "application/timestamp-query"
                body = b"" if whole.down else whole.twist(whole.stamp(query))
                self.send_response(503 if whole.down else 200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                self._give("application/pkix-crl", b"" if whole.lists_down else whole.revocation_list())

            def _give(self, kind: str, body: bytes) -> None:
                self.send_response(503 if whole.lists_down else 200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
