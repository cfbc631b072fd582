"""Pages, API, feed, mementos and health over HTTP. `create_app` makes the application, `serve` answers on a port."""

from __future__ import annotations

from archiver.web.access import first_token, new_token
from archiver.web.application import create_app
from archiver.web.server import Server, serve

__all__ = ["Server", "create_app", "first_token", "new_token", "serve"]
