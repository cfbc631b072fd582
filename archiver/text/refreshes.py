"""Redirects that a page asks for itself: in its markup, in its scripts, in the Refresh header of its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.links import resolve
from archiver.text.model import Refresh
from archiver.text.scripts import sends_on
from archiver.text.walked import Walked

MOST_S = 1e6
REDIRECT_S = 60.0  # what leads on later ends a session: a reader has read the page by then
_SPACE = "\t\n\f\r "  # ASCII white space of the standard
# HTML standard, "shared declarative refresh steps": seconds, what follows the point is not read, then an address
_SECONDS = re.compile(rf"[{_SPACE}]*(?:([0-9]+)|(?=\.))[0-9.]*", re.ASCII)
_BEFORE = re.compile(rf"(?:[{_SPACE}]+[;,]?|[;,])[{_SPACE}]*")
_URL = re.compile(rf"url[{_SPACE}]*=[{_SPACE}]*", re.IGNORECASE | re.ASCII)


def declared(value: str) -> tuple[float, str] | None:
    """(seconds, address) of what a refresh says; the address "" is the page itself, and None what says nothing."""
    seconds = _SECONDS.match(value)
    if seconds is None:
        return None
    delay, at = min(float(int(seconds[1][:9])) if seconds[1] else 0.0, MOST_S), seconds.end()
    if at == len(value):
        return delay, ""
    before = _BEFORE.match(value, at)
    if before is None:
        return None
    at = before.end()
    named = _URL.match(value, at)
    if named is None and value[at : at + 1] in {"u", "U"}:  # a word that begins like it: the address as it stands
        return delay, value[at:]
    at = named.end() if named is not None else at
    quote = value[at : at + 1]
    if quote and quote in "\"'":
        return delay, value[at + 1 :].partition(quote)[0]
    return delay, value[at:]


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
        yield sent.delay_s, Refresh(url=target, delay_s=sent.delay_s, how="script")
