"""Detects redirects to a page that asks for consent or checks who is asking, by the address alone (pure).

The address is known for that, or it speaks of it and carries the page's own address, to send the reader back
afterwards."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Collection, Iterator
from urllib.parse import unquote_plus

from archiver.observe.rules.url_patterns import AMISS, CHECK, CONSENT, CONSENT_URL, ELSE
from archiver.observe.rules.walls import LOGIN_PATH
from storage.model import Finding, Mark, Observation

DECODED = 4  # times that a value is percent-decoded: addresses are nested in addresses
WORTH = 8  # characters from which a path is recognised without its leading slash
MOST = 2000  # characters of a query that are read
DOORS = frozenset({"url.wall", "url.login", "url.consent", "url.check"})  # rules that look at addresses
_BEFORE = {"url.consent": CONSENT, "url.check": CHECK}
_SPLIT = re.compile(r"[?&;#]")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_MARKS = re.compile(r"[^a-z0-9]")
_HOST = re.compile(r"^www\d*\.")


def door_marks(url: str, own: Collection[str]) -> tuple[Mark, ...]:
    """Marks of the address that a redirect or a page leads to.

    `own`: the source's address and those on the way to this one."""
    site, path, query = _parts(url)
    if AMISS.search(path):
        return ()
    if match := CONSENT_URL.search(url.partition("?")[0]):
        return (Mark(rule="url.consent", finding=Finding.CHALLENGE, matched=match[0].strip(":/"), where="url"),)
    under = site.partition(".")[0] if site.count(".") > 1 else ""
    rule = next((rule for rule, names in _BEFORE.items() if names.search(f"{under}{path}")), None)
    if rule is None:
        return ()
    for known in own:
        if matched := _carried(path, query, known, _BEFORE[rule]):
            return (Mark(rule=rule, finding=Finding.CHALLENGE, matched=matched[:200], where="back"),)
    return ()


def at_door(o: Observation) -> tuple[Mark, ...]:
    """Marks of the login, consent or identity check that the source's address leads to, and which answered.

    Empty if the source or its copy lies at that very address. A login is known by its path alone, so it does not count
    either if the source or its copy lies below a login path."""
    end, own = o.hops[-1] if o.hops else None, {o.url, o.reference_url or o.url}
    if end is None or len(o.hops) < 2 or end.status is None or end.url in own:
        return ()
    below = any(LOGIN_PATH.search(_parts(one)[1]) for one in own)
    return tuple(m for m in o.marks if m.rule in DOORS and not (below and m.rule == "url.login"))


def _carried(path: str, query: str, known: str, names: re.Pattern[str]) -> str:
    """The part of an address that carries the `known` address; "" if there is none. `names`: what its path must speak
    of."""
    site, own, asked = _parts(known)
    whole = f"{own}?{asked}" if asked else own
    if path == own and (query == asked or query.startswith(f"{asked}&") or not asked):
        return ""  # the page itself, with a longer query
    if path != own and path.endswith(own) and own != "/":  # the same path below a prefix
        return path if names.search(path.removesuffix(own)) else ""
    pattern = _pattern(site, whole)
    for name, value in _parameters(query[:MOST]):
        if ELSE.search(_MARKS.sub("", name.lower())):
            continue
        if any(pattern.search(one) for one in _readings(value)):
            return f"{name}={whole}"
    return ""


def _pattern(site: str, whole: str) -> re.Pattern[str]:
    """A pattern for an address named in a text, in full or by its path."""
    host = rf"(?:https?:)?//(?:www\d*\.)?{re.escape(site)}(?::\d+)?"
    end = r"/?(?=$|[?&#;])"
    if whole == "/":
        return re.compile(rf"(?:^|=){host}{end}", re.IGNORECASE)
    bare = "|".join(re.escape(one.strip("/")) for one in dict.fromkeys((whole, unquote_plus(whole))))
    lead = "/?" if len(whole) >= WORTH else "/"
    return re.compile(rf"(?:^|=)(?:{host}/|{lead})(?:{bare}){end}", re.IGNORECASE)


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    """Each parameter name with all that follows it: a value that was not encoded may contain separators."""
    at = 0
    for part in _SPLIT.split(query):
        name, equals, _ = part.partition("=")
        if equals:
            yield name, query[at + len(name) + 1 :]
        at += len(part) + 1


def _readings(value: str) -> Iterator[str]:
    """A value as it stands, percent-decoded up to DECODED times, and decoded from base64."""
    for _ in range(DECODED):
        yield value
        plain = unquote_plus(value)
        if plain == value:
            break
        value = plain
    if match := _BASE64.match(value):
        try:
            yield urlsafe_b64decode(match[0].replace("+", "-").replace("/", "_") + "==").decode("utf-8")
        except (Error, UnicodeDecodeError, ValueError):
            return


def _parts(url: str) -> tuple[str, str, str]:
    """Host without `www` and port, path with its leading slash, query without its question mark."""
    rest = url.partition("#")[0].partition("://")[2]
    place, _, query = rest.partition("?")
    host, _, path = place.partition("/")
    return _HOST.sub("", host.partition(":")[0].lower()), f"/{path}", query
