"""Who acts, as the journal and the custody in a dossier name it."""

from __future__ import annotations

import os
import pwd


def account(uid: int) -> str:
    """The name of an account; its number if it has none, as in many containers."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def actor(by: str | None = None) -> str:
    """The named person, else the account that runs the command."""
    return by or account(os.getuid())


def acted(command: str) -> str:
    """The actor with the command, as in `root (archiver add)`."""
    return f"{actor()} (archiver {command})"
