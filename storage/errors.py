"""The tree of errors on our own side. A site's failure is a value, never one of these.

    ArchiverError                exit  what the caller can do
    |- StoreError                 4    repair the store; nothing acknowledged is lost
    |  |- BlobExists              4    never retry: names are ours and written once
    |  |- BlobMissing             4    repair from another copy
    |  |- Locked                  4    wait until the date in the message
    |  |- StoreRefuses            4    provide the missing permission, bucket or directory: waiting does not help
    |  |- StoreFull               4    make room: work then resumes by itself
    |  |- StoreUnfit              4    correct the bucket or the settings: they do not match
    |  `- BlobDamaged             1    repair from another copy, and report it loudly
    |- DatabaseError              5    repair the database or correct its address
    |  |- DatabaseFull            4    make room on the disk; the exit code of any full disk
    |  |- DatabaseBusy            8    end the write of another process, or wait for it
    |  `- DatabaseTooNew          5    run the newer archiver that wrote it
    |- NotFound                   6    it is not registered, or nothing is kept
    |  |- NoCatalog               6    name the right catalog, or create one
    |  `- Purged                  6    it was erased; the message names the authority
    |- Held                       2    a legal hold protects it: release the hold first
    `- Busy                       8    another process holds the directory or the host
       `- LeaseLost               8    drop the work: another process has the host

The rest of the tree, with errors of usage and settings, is in `archiver.errors`.
"""

from __future__ import annotations


class ArchiverError(Exception):
    """Something on our side failed. The message says what, and what to do next."""

    exit_code = 70


class StoreError(ArchiverError):
    """A store failed, or did not answer as it must."""

    exit_code = 4


class BlobExists(StoreError):
    """The store already has a blob of this name; nothing was written."""


class BlobMissing(StoreError):
    """The store has no blob of this name or version."""


class StoreRefuses(StoreError):
    """The store refuses our requests as things are: somebody has to change that; waiting does not help."""


class StoreFull(StoreError):
    """The store can be read, but has no room for more."""


class StoreUnfit(StoreError):
    """The store works, but does not do what the settings require. `rows`: what a probe found (`Capabilities.rows`)."""

    def __init__(self, text: str, rows: tuple[tuple[str, str], ...] = ()) -> None:
        self.rows = rows
        super().__init__(text)


class BlobDamaged(StoreError):
    """The bytes in the store are not the bytes that were put there."""

    exit_code = 1


class DatabaseError(ArchiverError):
    """The catalog cannot be opened or written."""

    exit_code = 5


class DatabaseBusy(DatabaseError):
    """Another process has been writing to the catalog for longer than we are willing to wait."""

    exit_code = 8


class DatabaseFull(DatabaseError):
    """The disk that holds the catalog is full."""

    exit_code = StoreError.exit_code


class DatabaseTooNew(DatabaseError):
    """The catalog was written by a newer version of this program."""


class NotFound(ArchiverError):
    """Nothing of that name is registered or kept."""

    exit_code = 6


class Busy(ArchiverError):
    """Another process holds what is needed."""

    exit_code = 8


class LeaseLost(Busy):
    """The lease on a host went to another process; our work was dropped."""


class NoCatalog(NotFound):
    """There is no catalog, and the caller asked not to create one."""


class Purged(NotFound):
    """The capture was lawfully erased."""


class Held(ArchiverError):
    """A legal hold forbids the erasure."""

    exit_code = 2


class Locked(StoreError):
    """The store has locked the blob until a date, and nobody can change that."""
