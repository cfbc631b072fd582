"""Redirects that a page asks for itself: in its markup, in its scripts, in the Refresh header of its answer."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.text.declarative import declared
from archiver.text.links import resolve
from archiver.text.model import Refresh
from archiver.text.scripts import assigns, sends_on
from archiver.text.walked import Walked

REDIRECT_S = 60.0  # what leads on later ends a session: a reader has read the page by then


def by_header(value: str, url: str) -> Refresh | None:
    """The redirect that the Refresh header of an answer from `url` asks for; None where it asks to load the page again, or
    later than REDIRECT_S."""
    told = declared(value)
    if told is None or told[0] > REDIRECT_S or not told[1].strip():
        return None
    target = resolve(url, told[1].strip())
    return Refresh(url=target, delay_s=told[0], how="header") if target is not None else None


def refresh(found: Walked, url: str, base: str, *, thin: bool) -> Refresh | None:
    """The soonest redirect that a page asks for: in its markup, or on a page with little text by a script. None, too,
    where it would be loaded again before, or leads on later than REDIRECT_S. `base`: what its references are resolved against."""
    wanted = [*_in_markup(found, base), *(_by_script(found, url, base) if thin else ())]
    return min(wanted, key=lambda one: one[0])[1] if wanted else None


def sends(found: Walked) -> bool:
    """Whether a script of a page seems to give it another address."""
    return assigns((*found.programs, *found.loaded))


def _in_markup(found: Walked, base: str) -> Iterator[tuple[float, Refresh | None]]:
    for value in found.refreshes:
        told = declared(value)
        if told is None:
            continue
        delay, ref = told[0], told[1].strip()
        target = resolve(base, ref) if ref else None
        if target is not None and delay <= REDIRECT_S:
            yield delay, Refresh(url=target, delay_s=delay, how="meta")
        elif not ref:
            yield delay, None


def _by_script(found: Walked, url: str, base: str) -> Iterator[tuple[float, Refresh]]:
    sent = sends_on((*found.programs, *found.loaded), url)
    target = resolve(base, sent.ref.strip()) if sent is not None and sent.ref is not None else None
    if sent is not None and target is not None and sent.delay_s <= REDIRECT_S:
        yield sent.delay_s, Refresh(url=target, delay_s=sent.delay_s, how="script", waits=sent.waits)
