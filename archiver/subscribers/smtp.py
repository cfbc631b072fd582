"""Hands mail to the operator's mail server (RFC 5321).

The server's address was set by the operator, like a proxy's, so the address law, which is for addresses from others,
does not apply. Of its answers only the codes are logged: servers repeat mail addresses in their words.
"""

from __future__ import annotations

import re
import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from archiver.wire import tls

STEP_S = 20.0  # to connect, and to wait for the next bytes of an answer
ANSWER = 3  # times STEP_S that a whole answer may take: one that drips, or sends line after line, counts as none
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")  # RFC 3463
_CLOSING, _LET_IN_FIRST = 421, 530


class NotReached(Exception):
    """The server cannot be used: no answer, not as configured, or no access. Says nothing about a single mail."""


class Deferred(Exception):
    """The server did not accept a mail now, or broke off before it said so."""


class Refused(Exception):
    """The server will never accept this mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is handed over. `security`: "tls" from the start, "starttls" before anything is sent, or "none"."""

    host: str
    port: int
    security: Literal["none", "starttls", "tls"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_file: Path | None = None
    step_s: float = STEP_S

    @property
    def where(self) -> str:
        return f"{self.host}:{self.port}"


class _Utf8(str):
    """Text that goes out as UTF-8 although smtplib asks for ASCII: a user or password has any letters (RFC 4616)."""

    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:  # noqa: ARG002
        return super().encode("utf-8", errors)


class _Bounded(smtplib.SMTP):
    """A client that limits the time of a whole answer: smtplib's timeout starts again with each byte."""

    def auth(self, mechanism: str, authobject: Any, *, initial_response_ok: bool = True) -> tuple[int, bytes]:
        """See `smtplib.SMTP.auth`."""

        def said(challenge: bytes | None = None) -> Any:
            text = authobject(challenge)
            return None if text is None else _Utf8(text)

        return super().auth(mechanism, said, initial_response_ok=initial_response_ok)

    def getreply(self) -> tuple[int, bytes]:
        """See `smtplib.SMTP.getreply`."""
        over = threading.Timer(ANSWER * float(self.timeout), self._shut)
        over.daemon = True
        over.start()
        try:
            return super().getreply()
        finally:
            over.cancel()

    def _shut(self) -> None:
        sock = self.sock
        with suppress(OSError):  # the answer may have ended just now
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)


class _Secured(smtplib.SMTP_SSL, _Bounded):
    pass


class Session:
    """One connection, over which mails are handed over one after the other."""

    def __init__(self, smtp: smtplib.SMTP, where: str) -> None:
        self._smtp = smtp
        self._where = where
        self.broken = False  # nothing more can be handed over on this connection

    def send(self, sender: str, to: str, data: bytes) -> None:
        """Hand over a mail. Deferred or Refused if it is not accepted.

        NotReached, which ends the session, if the server accepts nothing from us.
        """
        try:
            code, words = self._smtp.mail(sender)
            if code != 250:  # it rejects the sender, as it would for every mail
                raise NotReached(f"{self._where} does not take mail from ARCHIVER_MAIL_FROM: {_said(code, words)}")
            code, words = self._smtp.rcpt(to)
            if code not in {250, 251}:
                self._over(code, words)
                self._begin_anew()
                raise _not_taken("at RCPT", code, words)
            code, words = self._smtp.data(data)
            if code != 250:
                self._over(code, words)
                raise _not_taken("after DATA", code, words)
        except smtplib.SMTPDataError as error:
            self._over(error.smtp_code, error.smtp_error)
            self._begin_anew()  # the server still waits for this mail, and takes no other meanwhile
            raise _not_taken("at DATA", error.smtp_code, error.smtp_error) from None
        except OSError as error:  # includes smtplib's errors
            self.broken = True
            raise Deferred(f"{self._where} broke off: {_why(error)}") from None

    def _begin_anew(self) -> None:
        """Reset for the next mail; whether that works does not change the result of this one."""
        try:
            self._smtp.rset()
        except OSError:
            self.broken = True

    def would_take(self, sender: str) -> str | None:
        """What the server has against a sender; None if nothing. No mail is sent."""
        try:
            code, words = self._smtp.mail(sender)
            self._smtp.rset()
        except OSError as error:
            return f"{self._where} broke off: {_why(error)}"
        return None if code == 250 else f"{self._where} takes no mail from ARCHIVER_MAIL_FROM: {_said(code, words)}"

    def _over(self, code: int, words: bytes | str) -> None:
        if code in {_CLOSING, _LET_IN_FIRST}:
            what = "closes the connection" if code == _CLOSING else "wants a user and a password"
            raise NotReached(f"{self._where} {what}: {_said(code, words)}")


@contextmanager
def session(server: Server, name: str) -> Iterator[Session]:
    """A connection that is secured and logged in. `name`: what we call ourselves there. Raises NotReached."""
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _connected(server, name)
        smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            _secure(smtp, server)
        if server.user is not None and server.password is not None:
            smtp.login(_Utf8(server.user), _Utf8(server.password))
    except OSError as error:
        if smtp is not None:
            smtp.close()
        raise NotReached(f"{server.where}: {_why(error)}") from None
    except NotReached:
        if smtp is not None:
            smtp.close()
        raise
    try:
        yield Session(smtp, server.where)
        with suppress(OSError):
            smtp.quit()
    finally:
        smtp.close()


def trouble(server: Server, sender: str) -> str | None:
    """What is wrong with the server; None if it would accept mail from this sender. No mail is sent."""
    try:
        with session(server, sender.rpartition("@")[2]) as opened:
            return opened.would_take(sender)
    except NotReached as error:
        return str(error)


def _connected(server: Server, name: str) -> smtplib.SMTP:
    if server.security == "tls":
        return _Secured(server.host, server.port, name, timeout=server.step_s, context=tls.verifying(server.ca_file))
    return _Bounded(server.host, server.port, name, timeout=server.step_s)


def _secure(smtp: smtplib.SMTP, server: Server) -> None:
    if not smtp.has_extn("starttls"):
        raise NotReached(
            f"{server.where} offers no STARTTLS, and nothing is said to it in the clear: ARCHIVER_SMTP with smtps:// begins with "
            "TLS, with smtp+plain:// it does without"
        )
    smtp.starttls(context=tls.verifying(server.ca_file))
    smtp.ehlo()


def _not_taken(when: str, code: int, words: bytes | str) -> Deferred | Refused:
    text = f"answered {_said(code, words)} {when}"
    return Refused(text) if 500 <= code < 600 else Deferred(text)


def _said(code: int, words: bytes | str) -> str:
    """`550 5.1.1`: the codes of an answer, without its words."""
    found = _ENHANCED.match(words.encode("ascii", "replace") if isinstance(words, str) else words)
    return f"{code} {found[0].decode()}" if found else str(code)


def _why(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        what = "it does not let us in" if isinstance(error, smtplib.SMTPAuthenticationError) else "it answered"
        return f"{what}: {_said(error.smtp_code, error.smtp_error)}"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the connection was closed"
    if isinstance(error, smtplib.SMTPException):
        return "it cannot let us in in a way that we know" if "AUTH" in str(error) else type(error).__name__
    return error.strerror or str(error) or type(error).__name__
