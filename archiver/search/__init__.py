"""Where something was said: `passages` cuts texts up, `indexing` fills the catalog's index in ticks, `finding` answers."""

from archiver.search.finding import Found, Place, Results, find
from archiver.search.indexing import Indexing
from archiver.search.passages import passages

__all__ = ["Found", "Indexing", "Place", "Results", "find", "passages"]
