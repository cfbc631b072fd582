"""Errors that the commands and the service can end with, and their exit codes (docs/commands.md).

    0 done, whatever sites answered     1 proof or audit found damage     2 usage     3 settings     4 store
    5 database     6 not found     7 address refused     8 busy     130 interrupted
Store, database, not found and busy come from `storage.errors`; settings from `config.settings`.
"""

from __future__ import annotations

import errno

from storage.errors import ArchiverError

# What mistakes of ours in reading or judging a page raise. Stores, databases and disks raise none of these.
MISTAKES = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError, AssertionError)


# Errors of system calls when this machine lacks what a request needs, files or memory. They say nothing about a site.
LACKING = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


class UsageError(ArchiverError):
    """The request makes no sense as it is; the message says what would."""

    exit_code = 2


class AddressRefused(ArchiverError):
    """The address is one that the service never connects to."""

    exit_code = 7
