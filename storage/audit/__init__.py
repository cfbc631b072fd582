"""Comparing stores and catalog: what a crash left is resolved, a lost catalog is rebuilt, both are compared by name."""

from storage.audit.auditing import Auditor, Standing
from storage.audit.checking import Checked
from storage.audit.copies import stores_of
from storage.audit.limits import Limits
from storage.audit.rebuilding import Judge, Rebuilt, rebuild
from storage.audit.resolving import Resolved, resolve_reserved
from storage.audit.stored import Kept, StoredSegment, read_segment

__all__ = [
    "Auditor",
    "Checked",
    "Judge",
    "Kept",
    "Limits",
    "Rebuilt",
    "Resolved",
    "Standing",
    "StoredSegment",
    "read_segment",
    "rebuild",
    "resolve_reserved",
    "stores_of",
]
