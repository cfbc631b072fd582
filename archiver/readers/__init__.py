"""Bytes -> text, in processes of their own where that pays or where the bytes may be dangerous."""

from __future__ import annotations

from archiver.readers.pool import Readers, Taken

__all__ = ["Readers", "Taken"]
