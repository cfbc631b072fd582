"""HTTP interfaces: pages, API, feed, mementos and health checks, and replay on an origin of its own.

`create_app` and `create_replay` build the applications, `serve` listens on their ports.
"""

from __future__ import annotations

from archiver.web.access import first_token, new_token
from archiver.web.application import create_app
from archiver.web.replay.application import create_replay
from archiver.web.server import Server, serve

__all__ = ["Server", "create_app", "create_replay", "first_token", "new_token", "serve"]
