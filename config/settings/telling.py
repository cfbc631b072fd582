"""Settings of notifications, timestamps and the log."""

# ruff: noqa: RUF009 - what looks like a default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass

from config.settings import kinds
from config.settings.mail import MailServer, mail_address, mail_server
from config.settings.spec import setting
from config.settings.tables import TimestampSetting, authorities


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Telling and proving"""

    webhook: str | None = setting(
        kinds.web_url(),
        example="https://hooks.example.org/archiver",
        secret=True,
        about="URL to which every event and every trouble of the service is posted, signed (Standard Webhooks) if there is "
        "a secret.",
        why="Not set: events are on the pages, in the feed and by command, troubles in the log and by `archiver doctor`.",
    )
    webhook_secret: str | None = setting(
        kinds.text(),
        example="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        secret=True,
        about="Key that signs what is posted: whsec_ and base64 of 24 to 64 octets.",
        why="Not set: not signed.",
    )
    smtp: MailServer | None = setting(
        mail_server(),
        example="smtp://archiver:secret@mail.example.org:587",
        secret=True,
        about="Mail server for the mails to subscribers (`archiver subscribe`). With smtp:// the connection is "
        "secured (STARTTLS) before anything is said, except on loopback; smtps:// begins with TLS; smtp+plain:// never does. User and "
        "password are percent-encoded.",
        why="Not set: nothing is sent by mail, and those who asked for it wait.",
    )
    mail_from: str | None = setting(
        mail_address(),
        example="archive@example.org",
        about="Sender of those mails. Bounces and replies go there.",
        why="Not set: there is no mail without a sender, so ARCHIVER_SMTP needs it.",
    )
    ledger_origin: str | None = setting(
        kinds.origin(),
        example="archive.example.org/ledger",
        about="Name of the ledger in its signed checkpoints. Set it before the first start; it cannot change later.",
        why="Not set: a random name is made at the first start, which tells nobody who you are.",
    )
    timestamp: tuple[TimestampSetting, ...] = setting(
        authorities(),
        "",
        example="freetsa=/etc/archiver/freetsa.pem",
        about="Time stamping authorities (RFC 3161) that are asked to sign the date of the ledger's checkpoints. They see a "
        "hash and when you ask, nothing of what is kept; the revocation lists or responders that their certificates name are asked, too. Others, with their address, as [[timestamp]] tables; name "
        "two, so that one may fail.",
        why="None: nobody is contacted without your say. Until one has answered, dates rest on this server's clock alone.",
    )
    timestamp_every_s: float = setting(
        kinds.duration(60, 366 * 86400),
        "1h",
        example="1d",
        about="Shortest time between two stamps of one authority; only a new checkpoint is stamped.",
        why="Bounds a date to the hour, at 24 requests a day to a service that others pay for.",
    )
    own_addresses: tuple[str, ...] = setting(
        kinds.names(),
        "",
        example="203.0.113.7,collector.example.org",
        about="Addresses and host names from which you look, as sites see them. An export in which an archived body holds "
        "one of them is not written until you accept that, as it would tell who looked.",
        why="Addresses of this machine's interfaces and of proxies are looked for anyway; behind a router only you know.",
    )
    log_level: str = setting(
        kinds.choice("debug", "info", "warning", "error"),
        "info",
        example="warning",
        about="The least severe messages that the log shows.",
        why="One line per round and one per event.",
    )
    log_format: str = setting(
        kinds.choice("text", "json"),
        "text",
        example="json",
        about="How log lines look. They go to standard error.",
        why="Read by people first.",
    )
