"""A directory as a store: blob NAME is the read-only file ROOT/NAME, with the same bytes.

A put writes a temporary file, syncs it, reads it back past the page cache, then hard-links it under its name (a link
never replaces an existing file) and syncs the directory: after a crash, a name exists with all its bytes or not at all.
Every step walks from an open directory with O_NOFOLLOW, so that no link planted below ROOT leads out of it. Two hidden
directories lie beside the blobs: `.tmp` (work in progress, each file locked by its writer) and `.quarantine` (damaged
files).
"""

from __future__ import annotations

from storage.files.store import FileBlobs

__all__ = ["FileBlobs"]
