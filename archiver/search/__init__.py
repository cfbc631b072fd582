"""Finds where something was said: `passages` splits texts, `indexing` fills the catalog's index, `finding` answers."""

from archiver.search.finding import Found, Place, Results, find
from archiver.search.indexing import Indexing
from archiver.search.passages import passages

__all__ = ["Found", "Indexing", "Place", "Results", "find", "passages"]
