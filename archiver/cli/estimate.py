"""Estimates what keeping costs: looks -> objects, bytes and requests per month -> money (pure).

For each object, the store gets three requests when it is written (is the name free, put, read back), one more from each
mirror that copies it, and one per audit window. Changes, exports and readers are not included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.prices import Provider
    from storage.catalog.volume import Kept

MONTH_DAYS = 30.44
MONTH_S = MONTH_DAYS * 86_400
PART_BYTES, SINGLE_BYTES = 16 << 20, 64 << 20  # part size, and the size from which storage.s3 uploads in parts
LIST_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Averages per look. `measured`: from the catalog, else assumed."""

    measured: bool
    first_bytes: float = 1_000_000.0  # first look: a page with its documents and images, compressed
    later_bytes: float = 25_000.0  # later look: mostly the record of an unchanged page, now and then a changed page
    looks_per_segment: float = 1.0
    further: float = 3.0  # journal and ledger blobs per segment
    further_bytes: float = 4_000.0  # bytes of each of them


def means(kept: Kept, *, looks_per_segment: float = 1.0) -> Means:
    """Averages measured from the catalog, if a look was stored; later looks are assumed until there is one.

    `looks_per_segment`: assumed until then. How many first looks shared a segment says nothing about later ones.
    """
    if not kept.firsts or not kept.segments:
        return Means(measured=False, looks_per_segment=looks_per_segment)
    later = kept.looks - kept.firsts
    around = max(0, kept.segment_bytes - kept.first_bytes - kept.later_bytes) / kept.looks
    if later:
        first, after = kept.first_bytes / kept.firsts + around, kept.later_bytes / later + around
        looks_per_segment = later / max(1, kept.later_segments)
    else:
        first, after = kept.segment_bytes / kept.firsts, Means(measured=False).later_bytes
    return Means(
        measured=bool(later),
        first_bytes=first,
        later_bytes=after,
        looks_per_segment=looks_per_segment,
        further=kept.further / kept.segments,
        further_bytes=kept.further_bytes / max(1, kept.further),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What one store takes in and is asked for in one month, and what it holds at its end."""

    objects: float  # new
    bytes: float  # new
    held_objects: float
    held_bytes: float
    writes: float
    reads: float
    lists: float
    back_bytes: float  # read back after writing, and for copies to mirrors
    audit_bytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is planned: the number of sources by seconds between looks, how many of them are new, and the stores."""

    intervals: Mapping[int, int]
    new: int
    stores: int
    audit_window_s: float
    audit_month_bytes: int | None = None

    @property
    def looks(self) -> float:
        """Looks per month."""
        return sum(count * MONTH_S / seconds for seconds, count in self.intervals.items())


def month(plan: Plan, means: Means, number: int, held: tuple[float, float], *, copied_from: bool) -> Month:
    """The `number`-th month (1: the coming one) of a store that holds so many objects and bytes when it begins.

    `copied_from`: the mirrors' copies are read from this store.
    """
    firsts = plan.new if number == 1 else 0
    later = max(0.0, plan.looks - firsts)
    segments = (firsts + later) / max(1.0, means.looks_per_segment)
    further = segments * means.further
    size = firsts * means.first_bytes + later * means.later_bytes
    objects, octets = segments + further, size + further * means.further_bytes
    mean = size / segments if segments else 0.0
    puts = 1.0 if mean <= SINGLE_BYTES else 2.0 + mean / PART_BYTES
    copies = plan.stores - 1 if copied_from else 0
    held_objects, held_bytes = held[0] + objects, held[1] + octets
    turns = MONTH_S / plan.audit_window_s
    read = held_bytes * turns
    if plan.audit_month_bytes is not None:
        read = min(read, plan.audit_month_bytes)
    audited = held_objects * (read / held_bytes if held_bytes else 0.0)
    pages = held_objects / LIST_PAGE + 1
    return Month(
        objects=objects,
        bytes=octets,
        held_objects=held_objects,
        held_bytes=held_bytes,
        writes=segments * puts + further,
        reads=objects * (2 + copies) + audited,
        lists=pages * (turns + (MONTH_DAYS if plan.stores > 1 else 0)),
        back_bytes=octets * (1 + copies),
        audit_bytes=read,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """The cost of one month, in the provider's currency."""

    storage: float
    requests: float
    egress: float

    @property
    def total(self) -> float:
        return self.storage + self.requests + self.egress


def bill(month: Month, price: Provider) -> Bill:
    """What a provider charges for such a month; storage by what is held at its end."""
    gb = price.gb_bytes
    out = max(0.0, month.back_bytes + month.audit_bytes - price.egress_free * month.held_bytes)
    return Bill(
        storage=max(month.held_bytes / gb, price.least_gb) * price.gb_month,
        requests=(month.writes * price.writes_1000 + month.reads * price.reads_1000 + month.lists * price.lists_1000)
        / 1000,
        egress=out / gb * price.egress_gb,
    )


def locked(held_bytes: float, days: float, price: Provider) -> float:
    """What is still owed for storage if everything held is locked for so many days and nobody can end the lock."""
    return max(held_bytes / price.gb_bytes, price.least_gb) * price.gb_month * max(days, price.least_days) / MONTH_DAYS
