"""Who acts, as the journal and the custody of a dossier name it."""

from __future__ import annotations

import os
import pwd


def acted(command: str) -> str:
    """`root (archiver add)`: the account that typed it, by its number where that has no name."""
    try:
        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = f"user {os.getuid()}"
    return f"{user} (archiver {command})"
