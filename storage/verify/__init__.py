"""Proof without the service: the linter over WARC files, and segments against what was promised of them."""

from storage.verify.findings import Finding, Level
from storage.verify.lint import lint
from storage.verify.segments import directory, segment

__all__ = ["Finding", "Level", "directory", "lint", "segment"]
