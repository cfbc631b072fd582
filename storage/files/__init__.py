"""A directory as a store: blob NAME is the file ROOT/NAME, unchanged, read-only.

A put writes a temporary file, syncs it, reads it back past the page cache, then links it under its name (a link never
replaces what is there) and syncs the directory: after a crash a name is there with all its bytes or not at all.
Every step walks from an open directory with O_NOFOLLOW, so that no link planted below ROOT leads out of it.
Hidden beside the blobs: `.tmp` (work in progress, each file locked by its writer) and `.quarantine` (what was damaged).
"""

from __future__ import annotations

from storage.files.store import FileBlobs

__all__ = ["FileBlobs"]
