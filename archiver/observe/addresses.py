"""The position of an address on its site, and its distance from another (pure)."""

from __future__ import annotations

import re

from storage.urls import distance, path_and_query

_FRONT = re.compile(r"(?:[a-z]{2}(?:[-_][a-z]{2})?/)?(?:(?:index|home|default|main)(?:\.\w{3,5})?/?)?", re.IGNORECASE)


def is_front(url: str) -> bool:
    """Whether it is the address of a site's front page, possibly in a language."""
    return _FRONT.fullmatch(path_and_query(url)) is not None


def is_deep(url: str) -> bool:
    """Whether it is an address inside the site: in a folder, or with a query."""
    path, _, query = path_and_query(url).partition("?")
    return "/" in path.strip("/") or bool(query)


def is_root(target: str, home: str) -> bool:
    """Whether `target` is the root of a site and `home`, which led there, is not."""
    return not path_and_query(target) and bool(path_and_query(home))


def apart_from(one: str, other: str) -> str:
    """The distance of two addresses (`storage.urls.distance`); "other_domain" if one of them is not valid."""
    try:
        return distance(one, other)
    except ValueError:
        return "other_domain"
