"""Who asked to be told, of what, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.model.judgement import EventKind


class Digest(StrEnum):
    """How what happened is gathered before it is sent by mail."""

    NONE = "none"  # told as it happens
    DAILY = "daily"
    WEEKLY = "weekly"


class Sure(StrEnum):
    """How sure it must be that a document was altered, and not what stands around it, before it is told (docs/judgement.md)."""

    LOW = "low"  # every alteration is told
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Someone who asked to be told. `terms` are sealed (`storage.sealing`) wherever they are kept."""

    id: str  # ULID
    at: datetime  # nothing that was seen before is told
    terms: str  # the JSON of a `Terms`


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was asked for. Of the sources that one of `sources`, `hosts`, `works` and `tags` names; of all where none does."""

    address: str  # a mail address, or an http or https URL
    kinds: tuple[EventKind, ...]
    sources: tuple[str, ...] = ()  # ids
    hosts: tuple[str, ...] = ()  # with their port, or without: then of every port
    works: tuple[str, ...] = ()  # ids
    tags: tuple[str, ...] = ()
    language: str = "en"
    digest: Digest = Digest.NONE
    sure: Sure = Sure.LOW
