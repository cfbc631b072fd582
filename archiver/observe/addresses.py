"""Where an address lies on its site, and how far from another (pure)."""

from __future__ import annotations

import re

from storage.urls import distance

_FRONT = re.compile(r"(?:[a-z]{2}(?:[-_][a-z]{2})?/)?(?:(?:index|home|default|main)(?:\.\w{3,5})?/?)?", re.IGNORECASE)


def is_front(url: str) -> bool:
    """The address of a site's front page, or of its front page in a language."""
    return _FRONT.fullmatch(_path(url)) is not None


def is_deep(url: str) -> bool:
    """An address inside the site: in a folder, or one that asks for something."""
    path, _, query = _path(url).partition("?")
    return "/" in path.strip("/") or bool(query)


def is_root(target: str, home: str) -> bool:
    """Whether an address is the root of a site, and another one, that led there, is not."""
    return not _path(target) and bool(_path(home))


def apart_from(one: str, other: str) -> str:
    """How far two addresses are apart, as `storage.urls.distance` has it; of what is none, another domain."""
    try:
        return distance(one, other)
    except ValueError:
        return "other_domain"


def _path(url: str) -> str:
    return url.partition("://")[2].partition("/")[2]
