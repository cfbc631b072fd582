"""Matches rules against what precedes a page: the headers of the response, and the address it was led to (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.observe.rules.walls import (
    BARRED_HOST,
    BARRED_PATH,
    ERROR_PATH,
    HEADERS,
    LANDER_PATH,
    LOGIN_PATH,
    MISSING_PATH,
    WALL_URL,
)
from storage.model import Finding, Mark
from storage.urls import path_and_query


def header_marks(headers: Sequence[tuple[str, str]], status: int | None) -> tuple[Mark, ...]:
    """Marks of a response's headers."""
    found = []
    for rule in HEADERS:
        if rule.statuses and status not in rule.statuses:
            continue
        for name, value in headers:
            if name.lower() == rule.name and rule.value.search(value):
                found.append(Mark(rule=rule.id, finding=rule.finding, matched=f"{name}: {value}"[:200], where="header"))
                break
    return tuple(found)


def url_marks(url: str | None, *, moved: bool, away: bool) -> tuple[Mark, ...]:
    """Marks of the address that a redirect or the page itself led to.

    Empty if the visit was not `moved`: a source's own address says nothing. `away`: the address is on another site."""
    if not url or not moved:
        return ()
    path = "/" + path_and_query(url)
    bare = path.partition("?")[0]
    for rule, finding, pattern, where in (
        ("url.wall", Finding.CHALLENGE, WALL_URL, url),
        ("url.login", Finding.LOGIN, LOGIN_PATH, bare),
        ("url.missing", Finding.SOFT_GONE, MISSING_PATH, bare),
        ("url.error", Finding.SERVER_ERROR, ERROR_PATH, path),
        ("url.barred", Finding.CENSORED, BARRED_HOST, url if away else ""),
        ("url.barred", Finding.CENSORED, BARRED_PATH, bare),
        ("url.lander", Finding.PARKED, LANDER_PATH, bare),
    ):
        match = pattern.search(where)
        if match:
            return (Mark(rule=rule, finding=finding, matched=match.group(0)[:200], where="url"),)
    return ()
