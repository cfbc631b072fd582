"""A mail server on loopback that accepts, defers, refuses, hangs or breaks off as told."""

from __future__ import annotations

import email
import email.policy
import socketserver
import ssl
import threading
from dataclasses import dataclass
from email.message import EmailMessage

HANG, DROP, DRIP, LINES = "hang", "drop", "drip", "lines"  # in place of an answer


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail as received, without dot stuffing."""

    sender: str
    to: str
    data: bytes
    secured: bool
    user: str | None

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.data, policy=email.policy.default)

    @property
    def text(self) -> str:
        return self.message.get_content().replace("\r\n", "\n")


class MailServer(socketserver.ThreadingTCPServer):
    """`answers`: by verb ("connect", "MAIL", "RCPT", "DATA", "end": after the final dot) the next replies, each a reply
    or HANG or DROP; after these it accepts everything.

    "data": DROP breaks off in the middle of a mail. `got`: accepted mails; `said`: lines of the client. `tls`: offers
    STARTTLS, or uses TLS from the start with `at_once`.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, tls: ssl.SSLContext | None = None, *, at_once: bool = False, users: dict | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Talking)
        self.tls, self.at_once, self.users = tls, at_once, users or {}
        self.answers: dict[str, list[str]] = {}
        self.got: list[Taken] = []
        self.said: list[str] = []
        self.ending = threading.Event()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def next(self, verb: str, usual: str) -> str:
        told = self.answers.get(verb)
        return told.pop(0) if told else usual

    def end(self) -> None:
        self.ending.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A client that disconnects is no error."""


class _Talking(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.secured, self.sender, self.to = False, "", ""
        self.begun = False  # a mail: another is only taken once this one has ended (RFC 5321 4.1.4)
        self.user: str | None = None
        if self.server.at_once:
            self._secure()
        if not self._answer("connect", "220 mail.test ESMTP"):
            return
        while line := self._line():
            text = line.decode("utf-8", "replace").strip()
            self.server.said.append(text)
            if not self._heed(text.split(" ")[0].upper(), text):
                return

    def _line(self) -> bytes:
        try:
            return self.rfile.readline()
        except OSError:  # a client that does not trust our certificate disconnects
            return b""

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _heed(self, verb: str, text: str) -> bool:
        match verb:
            case "EHLO":
                offers = ["mail.test", "8BITMIME", "PIPELINING"]
                offers += ["STARTTLS"] if self.server.tls and not self.secured else []
                offers += ["AUTH PLAIN"] if self.server.users else []
                lines = [f"250{' ' if at == len(offers) - 1 else '-'}{one}" for at, one in enumerate(offers)]
                return self._answer(verb, "\r\n".join(lines))
            case "STARTTLS":
                if not self._answer(verb, "220 go on"):
                    return False
                self._secure()
                return True
            case "AUTH":
                return self._answer(verb, self._let_in(text))
            case "MAIL" if self.begun:
                return self._say("503 5.5.1 nested MAIL command")
            case "MAIL":
                self.begun = True
                self.sender = text.partition("<")[2].partition(">")[0]
                return self._answer(verb, "250 2.1.0 fine")
            case "RCPT":
                self.to = text.partition("<")[2].partition(">")[0]
                return self._answer(verb, "250 2.1.5 fine")
            case "DATA":
                answer = self.server.next(verb, "354 go on")
                return self._say(answer) and (not answer.startswith("354") or self._take())
            case "QUIT":
                self._answer(verb, "221 bye")
                return False
            case "RSET":
                self.begun = False
                return self._answer(verb, "250 fine")
            case _:
                return self._answer(verb, "250 fine")

    def _take(self) -> bool:
        lines: list[bytes] = []
        self.begun = False
        drop = self.server.next("data", "")
        while (line := self.rfile.readline()) != b".\r\n":
            if not line or (drop and len(lines) > 3):
                return False
            lines.append(line[1:] if line.startswith(b".") else line)
        answer = self.server.next("end", "250 2.0.0 taken")
        if answer.startswith("250") or answer in {HANG, DROP}:  # HANG and DROP: accepted, but never confirmed
            self.server.got.append(Taken(self.sender, self.to, b"".join(lines), self.secured, self.user))
        return self._say(answer)

    def _let_in(self, text: str) -> str:
        import base64

        _, user, password = base64.b64decode(text.split(" ")[2]).decode().split("\0")
        if self.server.users.get(user) != password:
            return f"535 5.7.8 not you, {user}"
        self.user = user
        return "235 2.7.0 welcome"

    def _secure(self) -> None:
        assert self.server.tls is not None
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.secured = True

    def _answer(self, verb: str, usual: str) -> bool:
        return self._say(self.server.next(verb, usual))

    def _say(self, answer: str) -> bool:
        if answer == HANG:
            self.server.ending.wait(60)
            return False
        if answer == DROP:
            return False
        if answer in {DRIP, LINES}:  # for ever, and never silent for long
            while not self.server.ending.wait(0.05):
                self.wfile.write(b"2" if answer == DRIP else b"250-and\r\n")
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return not answer.startswith("421")
