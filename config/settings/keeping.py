"""Settings of storage and of audits."""

# ruff: noqa: RUF009 - what looks like a default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.settings import kinds
from config.settings.spec import setting
from config.settings.tables import StoreSetting, stores


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """Where things are kept"""

    data: Path = setting(
        kinds.path(),
        "./data",
        example="/var/lib/archiver",
        about="Directory for the service's own files: catalog, spool, keys, lock.",
        why="Below the directory where you start it, so that a first try leaves nothing elsewhere.",
    )
    store: tuple[StoreSetting, ...] = setting(
        stores(),
        derive=lambda v: f"file://{v['data'] / 'store'}",
        derived="$ARCHIVER_DATA/store",
        example="s3://my-bucket/archive",
        about="Where the blobs go. Several are mirrors of each other; those with credentials of their own need [[store]] tables.",
        why="A directory needs nothing else. One store is one copy: name a second for what must last.",
    )
    lock: str = setting(
        kinds.choice("off", "governance", "compliance"),
        "off",
        example="governance",
        about="Object Lock that every bucket must put on what is stored, by its own default retention. governance: only the "
        "purge credentials can delete before the date. compliance: nobody can, not you, not a court, not the provider; "
        "what was locked by mistake stays and is paid for. A bucket that does not do so stops the start.",
        why="A lock cannot be taken back: decide about erasure first (docs/operations.md).",
    )
    lock_days: int = setting(
        kinds.count(1, 36500),
        365,
        example="3650",
        about="How long each object is locked, in days from when it was stored; the original of a later revisit as long as the revisit.",
        why="Long enough for a dispute, short enough to regret.",
    )
    purge_profile: str | None = setting(
        kinds.text(),
        example="main=archiver-purge,copy2=archiver-purge-2",
        about="Profile of the AWS files whose keys may delete, for `archiver purge` alone: one for all buckets, or "
        "STORE=PROFILE each. Set it where you purge, never for the service, which refuses to start with it.",
        why="Not set: the service cannot delete, and neither can anyone who takes it over.",
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
        about="How much may wait on local disk while no store takes it, more than flush_bytes. Beyond that no new round starts.",
        why="About 200,000 pages: a day without the store at an ordinary pace.",
    )
    min_free_bytes: int = setting(
        kinds.size(),
        "1GiB",
        example="10GiB",
        about="Free disk that is left alone: a visit that would need it is postponed.",
        why="A full disk stops the catalog too; a gigabyte leaves it room to finish, and you time to look.",
    )
    day_bytes: int | None = setting(
        kinds.size(2**20),
        example="5GiB",
        about="Octets stored in one day (UTC). Beyond that no new round starts until the next day, and the log says so.",
        why="Not set: the cadence of the sources decides. Set it where you pay for what goes into a bucket.",
    )
    audit_window_s: float = setting(
        kinds.duration(3600, 10 * 366 * 86400),
        "90d",
        example="365d",
        about="Within this time every copy of every object is read again and hashed; an audit that takes longer is reported as overdue.",
        why="Decay is mended while the other copy is still sound; four readings a year are what archives ask of themselves.",
    )
    audit_month_bytes: int | None = setting(
        kinds.size(2**20),
        example="500GiB",
        about="Octets that audits read of one store in one month; the last object may go beyond. `audit --now` ignores it.",
        why="Not set: the window decides. Set it where you pay for reading; one that is too small is reported.",
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
        about="Your own price table for `archiver cost`; `config/prices.toml` shows the form.",
        why="Not set: examples of several providers, with their date. Your contract will differ.",
    )
