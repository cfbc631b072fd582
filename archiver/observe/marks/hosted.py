"""Detects a hosting provider's answer that it has no site by the requested name (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import lower
from archiver.observe.marks.still_there import is_alike
from archiver.observe.rules.unhosted import hosts
from archiver.text.model import Kind, Text
from storage.model import NOT_FOUND, Finding, Mark, Observation, Role

HOST = "host"  # `where` of these marks, which alone decide nothing
MOST = 600  # characters of such an answer, at most


def host_marks(text: Text, status: int | None) -> Iterator[Mark]:
    """The mark of a 404 or 410 in which a hosting provider says that it has no such site."""
    if status not in NOT_FOUND or text.kind not in {Kind.HTML, Kind.PLAIN} or len(text.visible) > MOST:
        return
    said = " ".join(lower(text.visible).split())
    for rule, wording in hosts():
        if match := wording.search(said):
            yield Mark(rule=rule, finding=Finding.SUSPENDED, matched=match[0][:200], where=HOST)
            return


def unhosted(o: Observation) -> tuple[Mark, ...]:
    """The marks of that kind, if the home page has the same answer and no neighbour has another."""
    homes = [p for p in o.probes if p.role is Role.HOME]
    if not any(map(is_alike, homes)):
        return ()
    if any(p.role is Role.SIBLING and p.fine and not is_alike(p) for p in o.probes):
        return ()
    return tuple(mark for mark in o.marks if mark.where == HOST)
