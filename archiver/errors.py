"""Errors that the commands and the service can end with, and their exit codes (ARCHITECTURE.md).

    0 done, whatever sites answered     1 proof or audit found damage     2 usage     3 settings     4 store
    5 database     6 not found     7 address refused     8 busy     130 interrupted
Store, database, not found and busy come from `storage.errors`; settings from `config.settings`.
"""

from __future__ import annotations

import errno

from storage.errors import ArchiverError

# What a mistake of ours in reading or judging a page raises, by what the page has. A store, a database or a disk raises none of them.
MISTAKES = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError, AssertionError)


# What a system call says when this machine has no more of what a request takes, files or memory. It tells nothing of a site.
LACKING = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


class UsageError(ArchiverError):
    """What was asked for cannot be meant; the message says what can."""

    exit_code = 2


class AddressRefused(ArchiverError):
    """The address is one that the service never talks to."""

    exit_code = 7
