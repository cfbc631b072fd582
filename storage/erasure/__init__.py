"""Retention and erasure: locks, legal holds, and the lawful erasure of captures.

locking.py   locks for copies that lack the one asked for; originals stay locked as long as their revisits
holding.py   legal holds: what is held, and the holds that stores can put on objects
planning.py  what an erasure touches; rewriting.py: segments without it; purging.py: the order of its steps
erasing.py   who may delete from a store
"""

from storage.erasure.holding import Holds
from storage.erasure.locking import Locks, Unlocked
from storage.erasure.planning import Plan, like_it
from storage.erasure.purging import Left, Purging

__all__ = ["Holds", "Left", "Locks", "Plan", "Purging", "Unlocked", "like_it"]
