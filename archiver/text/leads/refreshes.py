"""Redirects that a page itself asks for: in its markup, in its scripts, in the Refresh header of its response."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from archiver.text.leads.declarative import declared
from archiver.text.leads.following import SCRIPT_CHARS
from archiver.text.leads.fragments import by_fragment
from archiver.text.leads.links import Anchored, resolve
from archiver.text.leads.scripts import assigns, sends_on
from archiver.text.model import Refresh
from archiver.text.page.walked import Walked

REDIRECT_S = 60.0  # a later redirect ends a session: by then the reader has read the page
NAMED = 3  # addresses per page
NAMED_SCRIPTS = 20  # scripts per page that are searched for them

# a string that is assigned to a location, or is in a refresh value
_GIVEN = re.compile(
    r"(?:\blocation(?:\s*+\.\s*+href)?\s*+=|\blocation\s*+\.\s*+(?:replace|assign)\s*+\()\s*+(?:\"([^\"\s]{1,500})\"|'([^'\s]{1,500})')(?!\s*+\+)|"
    r"[\"']\s*+\d{1,5}\s*+;\s*+url\s*+=\s*+([^\s\"'<>]{1,500})",
    re.IGNORECASE,
)
# a string that has the form of an address and is not concatenated
_ADDRESS = re.compile(
    r"(?<!\+)(?<!\+ )(?:\"(?=[./h\w])([^\"\s<>\\]{2,500})\"|'(?=[./h\w])([^'\s<>\\]{2,500})')(?!\s*+\+)", re.IGNORECASE
)
_PAGE = re.compile(
    r"(?:https?:)?//[\w.-]+(?:[:/?].*)?|\.{0,2}/[\w~%.-].*|[\w~%-][\w~%./-]*\.(?:s?html?|php\d?|aspx?|jspx?|cfm)(?:\?.*)?",
    re.IGNORECASE | re.DOTALL,
)
# a condition or an event handler, anywhere; not a "?" in an address
_CONDITION = re.compile(
    r"\b(?:if|else|switch|case|while|catch|navigator|cookie|matchMedia|screen|innerWidth|outerWidth|localStorage|sessionStorage|userAgent|languages?)\b|"
    r"\b(?:on)?(?:click|touch\w*|mouse\w*|pointer\w*|key(?:down|up|press)|submit|change|select|scroll|error)\b|"
    r"&&|\|\||\?(?![\w%=&.+-]{1,500}[\"'])"
)
_FILE = re.compile(r"\.(?:m?js|css|json|xml|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|map|txt)\Z", re.IGNORECASE)


def by_header(value: str, url: str) -> Refresh | None:
    """The redirect in the Refresh header of a response from `url`.

    None if it asks to reload the page, or redirects later than REDIRECT_S.
    """
    parsed = declared(value)
    if parsed is None or parsed[0] > REDIRECT_S or not parsed[1].strip():
        return None
    target = resolve(url, parsed[1].strip())
    return Refresh(url=target, delay_s=parsed[0], how="header") if target is not None else None


def refresh(found: Walked, url: str, against: Anchored, *, thin: bool) -> Refresh | None:
    """The earliest redirect that a page asks for in its markup or, if it has little text (`thin`), in a script.

    None also if the page would be reloaded before, or if it is later than REDIRECT_S. `against`: resolves its references.
    """
    wanted = [*_in_markup(found, against), *(_by_script(found, url, against) if thin else ())]
    return min(wanted, key=lambda one: one[0])[1] if wanted else None


def sends(found: Walked) -> bool:
    """Whether a script seems to assign a new address to the page."""
    return assigns((*found.programs, *found.loaded))


def branches(found: Walked) -> bool:
    """Whether the scripts of a page have a condition, or read what conditions are usually made of."""
    return any(_CONDITION.search(script) for script in (*found.programs, *found.loaded))


def named(found: Walked, url: str, against: Anchored) -> tuple[str, ...]:
    """Addresses that the scripts of a page may redirect to, at most NAMED.

    First those that are assigned to a location somewhere, then other addresses on the page's own host.
    """
    scripts = [one for one in (*found.programs, *found.loaded) if len(one) <= SCRIPT_CHARS][:NAMED_SCRIPTS]
    given = [_matched_group(match) for script in scripts for match in _GIVEN.finditer(script)]
    strings = (_matched_group(match) for script in scripts for match in _ADDRESS.finditer(script))
    others = [one for one in strings if _PAGE.fullmatch(one)]
    host = urlsplit(url).hostname
    out: dict[str, None] = {}
    for ref in (*given, *others):
        target = against.resolve(ref)
        if target is None or target == url or _FILE.search(target.partition("?")[0]):
            continue
        if ref in given or urlsplit(target).hostname == host:
            out.setdefault(target)
    return tuple(out)[:NAMED]


def _matched_group(match: re.Match[str]) -> str:
    """The group that matched."""
    return next(group for group in match.groups() if group)


def _in_markup(found: Walked, against: Anchored) -> Iterator[tuple[float, Refresh | None]]:
    """(seconds, redirect) of each refresh element; the redirect is None for a reload."""
    for value in found.refreshes:
        parsed = declared(value)
        if parsed is None:
            continue
        delay, ref = parsed[0], parsed[1].strip()
        target = against.resolve(ref) if ref else None
        if target is not None and delay <= REDIRECT_S:
            yield delay, Refresh(url=target, delay_s=delay, how="meta")
        elif not ref:
            yield delay, None


def _by_script(found: Walked, url: str, against: Anchored) -> Iterator[tuple[float, Refresh]]:
    """(seconds, redirect) of the page's scripts."""
    sent = sends_on((*found.programs, *found.loaded), url)
    target = against.resolve(sent.ref.strip()) if sent is not None and sent.ref is not None else None
    if sent is not None and target is not None and sent.delay_s <= REDIRECT_S:
        yield sent.delay_s, Refresh(url=target, delay_s=sent.delay_s, how="script", waits=sent.waits)
    if sent is None or sent.ref is None:
        tables = (by_fragment(script) for script in found.programs if len(script) <= SCRIPT_CHARS)
        for target in (against.resolve(ref.strip()) for ref in tables if ref is not None):
            if target is not None:
                yield 0.0, Refresh(url=target, delay_s=0.0, how="script")
