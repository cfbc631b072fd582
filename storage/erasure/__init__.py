"""What must stay and what must go: locks, legal holds, and the lawful erasure of captures.

locking.py    copies that are not locked as they were asked to be; originals as long as their revisits
holding.py    legal holds: who is held, and the holds that stores can put on objects
"""

from storage.erasure.holding import Holds
from storage.erasure.locking import Locks, Unlocked

__all__ = ["Holds", "Locks", "Unlocked"]
