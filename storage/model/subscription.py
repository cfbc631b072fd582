"""Subscriptions: who asked to be told, about what, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.model.judgement import EventKind


class Digest(StrEnum):
    """How alerts are collected before they are sent by mail."""

    NONE = "none"  # each is sent as it happens
    DAILY = "daily"
    WEEKLY = "weekly"


class Sure(StrEnum):
    """The lowest confidence with which an alteration is reported (docs/judgement.md).

    It says how sure it is that the document changed, and not what surrounds it on the page.
    """

    LOW = "low"  # every alteration
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Someone who asked to be told. `terms` is sealed (`storage.sealing`) wherever it is stored."""

    id: str  # ULID
    at: datetime  # nothing seen before this is sent
    terms: str  # the JSON of a `Terms`


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a subscriber asked for.

    It covers the sources that any of `sources`, `hosts`, `works` and `tags` selects; all sources if these are empty.
    """

    address: str  # a mail address, or an http or https URL
    kinds: tuple[EventKind, ...]
    sources: tuple[str, ...] = ()  # ids
    hosts: tuple[str, ...] = ()  # with a port; or without, for every port
    works: tuple[str, ...] = ()  # ids
    tags: tuple[str, ...] = ()
    language: str = "en"  # or "zh"
    digest: Digest = Digest.NONE
    sure: Sure = Sure.LOW
