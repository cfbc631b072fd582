"""Who acts, as the journal and the custody of a dossier name it."""

from __future__ import annotations

import os
import pwd


def account(uid: int) -> str:
    """The name of an account; its number where it has none, as in many containers."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def actor(by: str | None = None) -> str:
    """Who was named, else the account that typed it."""
    return by or account(os.getuid())


def acted(command: str) -> str:
    """`root (archiver add)`."""
    return f"{actor()} (archiver {command})"
