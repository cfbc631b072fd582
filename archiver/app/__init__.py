"""Turns settings into the running service: the only package that names concrete classes.

One class in layers, a module each: `kept` (stores and catalog), `upkeep` (keeping them intact), `ways` (how requests
leave), `looking` (the walk), `telling` (what goes out), `service` (all of it, until it is stopped).
"""

from __future__ import annotations

import gc

from archiver.app.service import App
from config.settings import Settings
from storage.clock import Now, utcnow

__all__ = ["App", "build"]

GARBAGE_OBJECTS = 5000  # created between searches for cycles; a page has hundreds, which live until it is judged


def build(settings: Settings, now: Now = utcnow, *, begin: bool = True) -> App:
    """The service for these settings. StoreError or DatabaseError if it cannot be built.

    Without `begin` no archive is created: NoCatalog if there is none.
    """
    gc.set_threshold(GARBAGE_OBJECTS)
    return App(settings, now, begin=begin)
