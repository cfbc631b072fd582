"""Proofs that need no running service: a linter for WARC files, and checks of segments against receipts and ledger."""

from storage.verify.findings import Finding, Level
from storage.verify.lint import lint
from storage.verify.segments import directory, segment, warc_files

__all__ = ["Finding", "Level", "directory", "lint", "segment", "warc_files"]
