"""What must stay and what must go: locks, legal holds, and the lawful erasure of captures.

locking.py    copies that are not locked as they were asked to be; originals as long as their revisits
holding.py    legal holds: who is held, and the holds that stores can put on objects
planning.py   what an erasure touches; rewriting.py: segments without it; purging.py: the order in which it is done
erasing.py    who may delete from a store
"""

from storage.erasure.holding import Holds
from storage.erasure.locking import Locks, Unlocked
from storage.erasure.planning import Plan, like_it
from storage.erasure.purging import Left, Purging

__all__ = ["Holds", "Left", "Locks", "Plan", "Purging", "Unlocked", "like_it"]
