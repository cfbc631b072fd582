"""Every setting: name, kind, default, reason, in one place. `docs/settings.md` is made from here.

A field `host_delay_s` is the setting `host_delay` of the TOML file and the variable `ARCHIVER_HOST_DELAY`: the unit
is in the name of what the program reads, and in the value that the operator writes. Fields have no default of their
own: a Settings is made by `load`, which knows where each value came from.
"""

# ruff: noqa: RUF009 - what looks like a default is a dataclasses.field

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from config.settings import kinds
from config.settings.kinds import Listen, Network
from config.settings.spec import Spec, setting
from config.settings.tables import (
    EgressSetting,
    StoreSetting,
    TimestampSetting,
    authorities,
    egresses,
    stores,
)


def _beside(listen: Listen) -> Listen:
    """The next port; the system's choice beside the system's choice."""
    return Listen(
        listen.host, listen.port + 1 if 0 < listen.port < 65535 else 0 if not listen.port else listen.port - 1
    )


def _origin(listen: Listen) -> str:
    """How a browser on this machine reaches a listener."""
    host = "127.0.0.1" if listen.host == "0.0.0.0" else "::1" if listen.host == "::" else listen.host  # noqa: S104
    return f"http://{Listen(host, listen.port)}"


@dataclass(frozen=True, kw_only=True)
class _Keeping:
    """Where things are kept"""

    data: Path = setting(
        kinds.path(),
        "./data",
        example="/var/lib/archiver",
        about="Directory of what is ours alone: catalog, spool, keys, lock.",
        why="Beside the place where you start it, so that a first try leaves nothing elsewhere.",
    )
    store: tuple[StoreSetting, ...] = setting(
        stores(),
        derive=lambda v: f"file://{v['data'] / 'store'}",
        derived="$ARCHIVER_DATA/store",
        example="s3://my-bucket/archive",
        about="Where the blobs go. Several are mirrors; with credentials of their own as [[store]] tables.",
        why="A directory needs nothing else. One store is one copy: name a second for what must last.",
    )
    lock: str = setting(
        kinds.choice("off", "governance", "compliance"),
        "off",
        example="governance",
        about="Object Lock that every bucket must put on what is stored, by its own default retention. governance: only the "
        "purge credentials can delete before the date. compliance: nobody can, not you, not a court, not the provider; "
        "what was locked by mistake stays and is paid for. A bucket that does not do it stops the start.",
        why="A lock cannot be taken back: decide about erasure first (docs/operations.md).",
    )
    lock_days: int = setting(
        kinds.count(1, 36500),
        365,
        example="3650",
        about="How long each object is locked, in days from its storing; the original of a later revisit as long as that.",
        why="Long enough for a dispute, short enough to regret.",
    )
    purge_profile: str | None = setting(
        kinds.text(),
        example="main=archiver-purge,copy2=archiver-purge-2",
        about="Profile of the AWS files whose keys may delete, for `archiver purge` alone: one for all buckets, or "
        "STORE=PROFILE each. Set it where you purge, never for the service, which refuses to start with it.",
        why="Not set: what the service cannot do, nobody can do who takes it over.",
    )
    database: str = setting(
        kinds.database_url(),
        derive=lambda v: f"sqlite:///{v['data'] / 'catalog.sqlite'}",
        derived="sqlite:///$ARCHIVER_DATA/catalog.sqlite",
        secret=True,
        example="postgresql://archiver@db.example/archiver",
        about="The catalog: an index, which can be rebuilt from the store.",
        why="SQLite serves one machine; several machines need PostgreSQL.",
    )
    spool_bytes: int = setting(
        kinds.size(64 * 2**20),
        "20GiB",
        example="100GiB",
        about="How much may wait on local disk while no store takes it. Then no new round starts.",
        why="About 200,000 pages: a day without the store at an ordinary pace.",
    )
    min_free_bytes: int = setting(
        kinds.size(),
        "1GiB",
        example="10GiB",
        about="Free disk that is left alone: a visit that would need it is postponed.",
        why="A full disk stops the catalog too; a gigabyte lets it finish and you look.",
    )
    day_bytes: int | None = setting(
        kinds.size(2**20),
        example="5GiB",
        about="Octets stored in one day (UTC). Beyond it no new round starts until the next day, and the log says so.",
        why="Not set: the cadence of the sources decides. Set it where a bucket is paid by what goes in.",
    )
    audit_window_s: float = setting(
        kinds.duration(3600, 10 * 366 * 86400),
        "90d",
        example="365d",
        about="Within this time every copy of every object is read again and hashed; a later audit is overdue, and said so.",
        why="Decay is mended while the other copy is still sound; four readings a year are what archives ask of themselves.",
    )
    audit_month_bytes: int | None = setting(
        kinds.size(2**20),
        example="500GiB",
        about="Octets that audits read of one store in one month; the last object may go beyond. `audit --now` asks nobody.",
        why="Not set: the window decides. Set it where reading is paid for; one that is too small is said.",
    )
    audit_rate_bytes: int = setting(
        kinds.size(2**16),
        "20MiB",
        example="100MiB",
        about="Octets a second that audits read in the background.",
        why="Less than a slow disk gives, so that looks do not wait for it.",
    )

    prices: Path | None = setting(
        kinds.path(),
        example="/etc/archiver/prices.toml",
        about="Price table of your own for `archiver cost`; `config/prices.toml` shows how one looks.",
        why="Not set: examples of several providers, with their date. Your contract says something else.",
    )


@dataclass(frozen=True, kw_only=True)
class _Pages:
    """Pages and who may see them"""

    listen: Listen = setting(
        kinds.listen(),
        "127.0.0.1:8080",
        example="0.0.0.0:8080",
        about="Address and port of the pages and the API.",
        why="Loopback: who is watched is nobody else's to read until you say so.",
    )
    replay_listen: Listen = setting(
        kinds.listen(),
        derive=lambda v: str(_beside(v["listen"])),
        derived="the same address, the next port",
        example="0.0.0.0:8081",
        about="Address and port of replay, which is an origin of its own.",
        why="Archived pages are other people's code and must share no origin with ours.",
    )
    public_url: str = setting(
        kinds.web_url(bare=True),
        derive=lambda v: _origin(v["listen"]),
        derived="http:// and ARCHIVER_LISTEN",
        example="https://archive.example.org",
        about="How readers reach the pages; links, feeds and Location headers use it.",
        why="Behind a proxy the service cannot know its own name.",
    )
    replay_url: str = setting(
        kinds.web_url(bare=True),
        derive=lambda v: _origin(v["replay_listen"]),
        derived="http:// and ARCHIVER_REPLAY_LISTEN",
        example="https://replay.example.org",
        about="How readers reach replay. A host name of its own, not a path of public_url.",
        why="As public_url.",
    )
    anonymous: bool = setting(
        kinds.flag(),
        "false",
        example="true",
        about="Whether anyone may read without a token when the service listens beyond loopback. Writing always needs one.",
        why="The list of what is watched can endanger those who watch.",
    )
    witness: bool = setting(
        kinds.flag(),
        "false",
        example="true",
        about="Whether anyone may follow the ledger without a token beyond loopback: its signed head and its tiles of salted "
        "hashes. They tell how many looks there were and when the ledger grew, nothing of what is watched.",
        why="Not even that is told without your word; a witness who can follow holds you to your history.",
    )


@dataclass(frozen=True, kw_only=True)
class _Looking:
    """How sites are looked at"""

    user_agent: str = setting(
        kinds.header_text(),
        "Mozilla/5.0 (compatible; archiver/0.1)",
        example="Mozilla/5.0 (compatible; KeepIt/1.0)",
        about="User-Agent of every request. A contact, if set, is added to it.",
        why="Says that it is a program without saying whose; the prefix is what many sites ask for before they answer.",
    )
    contact: str | None = setting(
        kinds.header_text(),
        example="archive@example.org",
        about="Mail address or URL for those who want to ask: added to the User-Agent, and written into records.",
        why="Not set: who collects is told only by choice.",
    )
    operator: str | None = setting(
        kinds.text(),
        example="Example University Library",
        about="Who runs this, written into records.",
        why="Not set: as contact.",
    )
    egress: tuple[EgressSetting, ...] = setting(
        egresses(),
        "direct",
        example="nl=socks5h://10.0.0.5:1080,direct",
        secret=True,
        about="Ways by which requests leave; the first is the default, the others are for `add --egress NAME`. With a "
        "country as [[egress]] tables. A way that fails is never replaced by another.",
        why="Straight out, from the address of this machine.",
    )
    dns: tuple[tuple[str, int], ...] = setting(
        kinds.addresses(),
        "",
        example="9.9.9.9,[2620:fe::fe]:53",
        about="Resolvers to ask instead of the system's.",
        why="Empty: those of /etc/resolv.conf.",
    )
    ca_file: Path | None = setting(
        kinds.path(),
        example="/etc/archiver/roots.pem",
        about="Further trust anchors (PEM), beside the usual ones.",
        why="Not set: what browsers trust.",
    )
    allow_private_addresses: tuple[Network, ...] = setting(
        kinds.networks(),
        "",
        example="127.0.0.0/8,10.0.0.0/8",
        about="Networks that may be looked at although they are not public: tests, intranets.",
        why="Empty: a cited address must not be a way into your network.",
    )
    canary: str | None = setting(
        kinds.web_url(),
        example="https://www.example.org/",
        about="A URL that tells whether our own line is up. Asked when several hosts fail at once; loopback sources never count.",
        why="Not set, not asked: nobody is called without your word.",
    )
    members: str = setting(
        kinds.choice("all", "documents", "none"),
        "all",
        example="documents",
        about="What is kept with a page: documents, and the images, styles and fonts that reading needs.",
        why="The report is often not in the page, and a page without its style is hard to read.",
    )
    interval_s: float = setting(
        kinds.duration(60, 366 * 86400),
        "6h",
        example="1d",
        about="Time between looks at a source that has settled; newly cited ones are looked at more often.",
        why="Losses are told the same day, and a site sees four requests a day.",
    )


@dataclass(frozen=True, kw_only=True)
class _Limits:
    """Limits of one visit"""

    max_bytes: int = setting(
        kinds.size(1024),
        "200MiB",
        example="2GiB",
        about="Longest body kept of one response, unless the source says otherwise. What is longer is cut and marked.",
        why="Larger than nearly every report, smaller than what fills a disk in a night.",
    )
    head_bytes: int = setting(
        kinds.size(1024, 16 * 2**20),
        "256KiB",
        example="64KiB",
        about="Longest status line and headers of one response.",
        why="Twice what browsers accept, which is far more than honest servers send.",
    )
    redirects: int = setting(
        kinds.count(0, 50), 20, example="10", about="Redirects followed in one visit.", why="What browsers follow."
    )
    connect_timeout_s: float = setting(
        kinds.duration(0.1, 600),
        "20s",
        example="10s",
        about="Longest wait for a connection, TLS included.",
        why="Far sites behind filters are slow; three lost packets are seven seconds.",
    )
    idle_timeout_s: float = setting(
        kinds.duration(0.1, 600),
        "60s",
        example="30s",
        about="Longest silence while an answer is awaited or coming.",
        why="Pages made on request take long; a minute is what most servers themselves allow.",
    )
    total_timeout_s: float = setting(
        kinds.duration(1, 86400),
        "30m",
        example="10m",
        about="Longest time for one request, from connecting to its last byte.",
        why="200 MiB at 1 Mbit/s.",
    )
    members_max: int = setting(
        kinds.count(0, 1000),
        20,
        example="50",
        about="Documents fetched with one page.",
        why="Pages with more are lists, whose entries are sources of their own.",
    )
    members_bytes: int = setting(
        kinds.size(),
        "200MB",
        example="1GB",
        about="Octets of all members of one visit together.",
        why="A report with its annexes.",
    )


@dataclass(frozen=True, kw_only=True)
class _Rounds:
    """Pace"""

    threads: int = setting(
        kinds.count(1, 1024),
        64,
        example="16",
        about="Hosts looked at at the same time. Slow ones hold at most half.",
        why="Most of a thread's time is waiting; on two cores more gives nothing.",
    )
    host_delay_s: float = setting(
        kinds.duration(0, 3600),
        "1s",
        example="5s",
        about="Time between two requests to one host. Members of one page follow each other at a quarter of it.",
        why="What a person clicking would do.",
    )
    round_sources: int = setting(
        kinds.count(1, 100000),
        100,
        example="50",
        about="Most sources of one host in one go; then it is the next host's turn.",
        why="A large host must not hold a thread for an hour.",
    )
    round_time_s: float = setting(
        kinds.duration(1, 86400),
        "5m",
        example="2m",
        about="Longest time of one host in one go.",
        why="As round_sources, for slow hosts.",
    )
    flush_after_s: float = setting(
        kinds.duration(0, 600),
        "10s",
        example="2s",
        about="Time from the first finished visit until what was gathered is stored.",
        why="How much a power failure may cost; objects of some size are cheaper to store than many small ones.",
    )
    flush_bytes: int = setting(
        kinds.size(2**16),
        "64MiB",
        example="16MiB",
        about="Size at which what was gathered is stored at once.",
        why="Large enough for a bucket, small enough to read back and hash in a moment.",
    )
    grace_s: float = setting(
        kinds.duration(0, 3600),
        "30s",
        example="10s",
        about="Time to finish after SIGTERM. What is not finished stays due.",
        why="Container engines kill after 10 s unless told: tell them this plus five (compose: stop_grace_period).",
    )


@dataclass(frozen=True, kw_only=True)
class _Telling:
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
    ledger_origin: str | None = setting(
        kinds.header_text(),
        example="archive.example.org/ledger",
        about="Name of the ledger in its signed checkpoints. Set it before the first start; it cannot change later.",
        why="Not set: a random name is made at the first start, which tells nobody who you are.",
    )
    timestamp: tuple[TimestampSetting, ...] = setting(
        authorities(),
        "",
        example="freetsa=/etc/archiver/freetsa.pem",
        about="Time stamping authorities (RFC 3161) that are asked to sign the date of the ledger's checkpoints. They see a "
        "hash and when you ask, nothing of what is kept; the revocation lists that their certificates name are fetched, too. Those with an address of their own as [[timestamp]] tables; name "
        "two, so that one may fail.",
        why="None: nobody is called without your word. Until one has answered, dates are this server's clock only.",
    )
    timestamp_every_s: float = setting(
        kinds.duration(60, 366 * 86400),
        "1h",
        example="1d",
        about="Least time between two stamps of one authority; only a checkpoint that is new is stamped.",
        why="Bounds a date to the hour, at 24 requests a day to a service that others pay for.",
    )
    own_addresses: tuple[str, ...] = setting(
        kinds.names(),
        "",
        example="203.0.113.7,collector.example.org",
        about="Addresses and host names from which you look, as sites see them. An export in which an archived body holds "
        "one is not written until you accept that, for it would tell who looked.",
        why="Addresses of this machine's interfaces and of proxies are looked for anyway; behind a router only you know.",
    )
    log_level: str = setting(
        kinds.choice("debug", "info", "warning", "error"),
        "info",
        example="warning",
        about="What the log leaves out.",
        why="One line a round and one an event.",
    )
    log_format: str = setting(
        kinds.choice("text", "json"),
        "text",
        example="json",
        about="How log lines look. They go to standard error.",
        why="Read by people first.",
    )


@dataclass(frozen=True, kw_only=True)
class Settings(_Keeping, _Pages, _Looking, _Limits, _Rounds, _Telling):
    """What the operator decided. `sources` says of each field where its value came from."""

    sources: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None  # the TOML file that was read

    @property
    def reading_needs_token(self) -> bool:
        """Beyond loopback nothing is anonymous unless the operator says so."""
        return not (self.listen.loopback or self.anonymous)


GROUPS = (_Keeping, _Pages, _Looking, _Limits, _Rounds, _Telling)


def name_of(found: Field[Any]) -> str:
    """The setting's name: the field's without its unit of seconds."""
    return found.name.removesuffix("_s")


def specs() -> dict[str, tuple[str, Spec]]:
    """Setting name -> (field, spec), in the order of the groups, so that what follows from others comes after them."""
    return {name_of(found): (found.name, found.metadata["spec"]) for group in GROUPS for found in fields(group)}
