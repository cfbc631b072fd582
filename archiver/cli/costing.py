"""The command `cost`: estimates what keeping costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import SQLITE, catalog_file, opened, settings
from archiver.cli.options import Json
from archiver.errors import UsageError
from storage.clock import rfc3339

if TYPE_CHECKING:
    from archiver.app import App
    from archiver.cli.estimate import Means, Month, Plan
    from config.prices import Provider
    from config.settings import Settings
    from storage.audit import Standing
    from storage.catalog.volume import Kept

MONTHS_MOST = 120
SOURCES_MOST, DAYS_MOST = 1_000_000_000, 36_525  # limits of what can be estimated
CHECK = "examples: check your own contract (docs/settings.md, prices)"


def add_to(app: typer.Typer) -> None:
    """Adds this command."""
    app.command()(cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    months: int
    lock_days: int | None
    providers: tuple[Provider, ...]
    remark: str  # about the prices
    json: bool


def cost(
    file: Annotated[
        str | None,
        typer.Argument(help="A list or a document that you may import; nothing is imported now.", metavar="FILE|URL"),
    ] = None,
    *,
    sources: Annotated[int, typer.Option(help="This many more sources.", min=0, max=SOURCES_MOST, metavar="N")] = 0,
    every: Annotated[str | None, typer.Option(help="Time between looks at those: 30m, 6h, 1d.", metavar="TIME")] = None,
    months: Annotated[int, typer.Option(help="How many months ahead.", min=1, max=MONTHS_MOST, metavar="N")] = 12,
    lock_days: Annotated[
        int | None,
        typer.Option(help="As if everything were locked for this many days.", min=1, max=DAYS_MOST, metavar="DAYS"),
    ] = None,
    provider: Annotated[str | None, typer.Option(help="Only this entry of the price table.", metavar="NAME")] = None,
    json: Json = False,
) -> None:
    """Estimate what keeping costs, before it costs anything.

    Objects, bytes, requests and what audits read, per month and store, for what is there now and for what is planned.
    Averages are those measured here, where there are any. Prices are examples unless you name a table of your own.
    """
    from archiver.cli import estimate
    from config import prices
    from storage.catalog import volume

    with _archive(settings()) as app:
        decided = app.settings
        known = prices.load(decided.prices)
        chosen = tuple(one for one in known if provider in {None, one.name})
        if not chosen:
            raise UsageError(f"no provider {provider!r}; there is {', '.join(one.name for one in known)}")
        with app.catalog.read() as conn:
            kept, now = volume.kept(conn), volume.intervals(conn)
        more = _planned(app, file, sources, every)
        standing = app.auditor.standing()
    plan = estimate.Plan(
        intervals=Counter(now) + more, new=more.total(), stores=len(standing),
        audit_window_s=decided.audit_window_s, audit_month_bytes=decided.audit_month_bytes,
    )  # fmt: skip
    asked = _Asked(
        months=months,
        lock_days=lock_days or (decided.lock_days if decided.lock != "off" else None),
        providers=chosen,
        remark=f"of {decided.prices}" if decided.prices else CHECK,
        json=json,
    )
    means = estimate.means(kept, looks_per_segment=_looks_per_segment(plan, decided.flush_after_s))
    _tell_ground(kept, means, plan, json=json)
    for number, one in enumerate(standing):
        _tell_store(one, plan, means, asked, copied_from=number == 0)


@contextmanager
def _archive(decided: Settings) -> Iterator[App]:
    """The archive to estimate from; if there is none, an empty temporary one, as an estimate must not begin one."""
    catalog = catalog_file(decided)
    if catalog is None or catalog.is_file():
        with opened(decided, begin=True) as app:
            yield app
        return
    with TemporaryDirectory(prefix="archiver-cost-") as directory:
        nowhere = {"data": directory, "database": f"{SQLITE}{directory}/catalog.sqlite"}
        with opened(settings(nowhere), begin=True) as app:
            yield app


def _looks_per_segment(plan: Plan, flush_s: float) -> float:
    """Looks within one flush window, for when none were measured yet."""
    from archiver.cli.estimate import MONTH_S

    return max(1.0, plan.looks * max(flush_s, 1.0) / MONTH_S)


def _planned(app: App, file: str | None, sources: int, every: str | None) -> Counter[int]:
    """The sources that are planned in addition, counted by seconds between looks."""
    from archiver.cli.importing import read_given
    from archiver.intake import references

    try:
        interval_s = round(app.settings.interval_s) if every is None else references.interval(every)
    except ValueError as error:
        raise UsageError(str(error)) from None
    more = Counter({interval_s: sources})
    if file is not None:
        found = read_given(app, file)
        known = app.intake.known(found.references)
        fresh = {one.url: one for one in found.references if one.url not in known}
        for one in fresh.values():
            more[interval_s if every is not None or one.interval_s is None else one.interval_s] += 1
    return more


def _tell_ground(kept: Kept, means: Means, plan: Plan, *, json: bool) -> None:
    if json:
        counted = asdict(kept) | {
            "since": kept.since and rfc3339(kept.since), "until": kept.until and rfc3339(kept.until),
        }  # fmt: skip
        output.record({"what": "ground"} | counted | asdict(means) | {"looks_month": plan.looks, "new": plan.new})
        return
    how = (
        f"measured over {output.counted(kept.looks, 'look')}"
        if means.measured
        else "assumed, in part or whole: too little was looked at"
    )
    output.line(f"one look ({how}): the first {_size(means.first_bytes)}, later ones {_size(means.later_bytes)}")
    count = sum(plan.intervals.values())
    output.line(
        f"{output.counted(count, 'source')}, {plan.new} of them new: {plan.looks:,.0f} looks in a month of 30.44 days"
    )


def _tell_store(one: Standing, plan: Plan, means: Means, asked: _Asked, *, copied_from: bool) -> None:
    from archiver.cli import estimate

    held = (float(one.copies), float(one.bytes))
    months: list[Month] = []
    for number in range(1, asked.months + 1):
        months.append(estimate.month(plan, means, number, held, copied_from=copied_from))
        held = months[-1].held_objects, months[-1].held_bytes
    idle = estimate.month(
        replace(plan, intervals={}, new=0), means, 1, (one.copies, one.bytes), copied_from=copied_from
    )
    points = [("now", 0, idle), ("first month", 1, months[0])]
    if asked.months > 1:
        points.append((f"month {asked.months}", asked.months, months[-1]))
    if not asked.json:
        output.line(f"{one.store}: {one.copies:,} objects, {_size(one.bytes)} now; at the end of each month:")
    for called, number, found in points:
        if asked.json:
            output.record({"what": "month", "store": one.store, "month": number} | asdict(found))
        else:
            _tell_month(called, found)
    if not asked.json:
        output.line(f"  money a month ({asked.remark}):")
    for price in asked.providers:
        _tell_price(one, price, points, asked)


def _tell_month(called: str, found: Month) -> None:
    output.line(
        f"  {called}: {found.held_objects:,.0f} objects, {_size(found.held_bytes)}; {found.objects:,.0f} objects and "
        f"{_size(found.bytes)} new; {found.writes:,.0f} writes, {found.reads:,.0f} reads, {found.lists:,.0f} lists; "
        f"{_size(found.back_bytes)} read back or copied on, {_size(found.audit_bytes)} read by audits"
    )


def _tell_price(one: Standing, price: Provider, points: list[tuple[str, int, Month]], asked: _Asked) -> None:
    from archiver.cli import estimate

    told = []
    for called, number, found in points:
        bill = estimate.bill(found, price)
        told.append(
            f"{called} {bill.total:,.2f} (storage {bill.storage:,.2f}, requests {bill.requests:,.2f}, "
            f"egress {bill.egress:,.2f})"
        )
        if asked.json:
            output.record(
                {"what": "price", "store": one.store, "month": number, "provider": price.name, "as_of": price.as_of,
                 "currency": price.currency, "total": bill.total} | asdict(bill)
            )  # fmt: skip
    if not asked.json:
        output.line(f"    {price.name}, {price.currency}, prices of {price.as_of}: {'; '.join(told)}")
    if asked.lock_days is None:
        return
    _, number, last = points[-1]
    owed = estimate.locked(last.held_bytes, asked.lock_days, price)
    if asked.json:
        output.record(
            {"what": "lock", "store": one.store, "month": number, "provider": price.name, "currency": price.currency,
             "days": asked.lock_days, "bytes": last.held_bytes, "owed": owed}
        )  # fmt: skip
    else:
        output.line(
            f"      locked: whoever stops after month {number} still owes {owed:,.2f} for {_size(last.held_bytes)} that "
            f"nobody can delete for {asked.lock_days} days"
        )


def _size(octets: float) -> str:
    """A size in bytes as people read it, in powers of ten."""
    for unit in ("B", "kB", "MB", "GB"):
        if octets < 1000:
            return f"{octets:,.0f} {unit}" if unit == "B" else f"{octets:,.1f} {unit}"
        octets /= 1000
    return f"{octets:,.2f} TB"
