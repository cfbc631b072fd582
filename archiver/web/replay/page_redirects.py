"""Where a kept page redirects its readers by a `Refresh` header or meta element. Pure.

A copy does not redirect, so our pages say where it would. Redirects by script are not detected, since no script is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver.text import charset as charsets
from archiver.text.leads.declarative import declared
from archiver.text.leads.refreshes import REDIRECT_S, by_header
from archiver.web.replay.allowance import Allowance, Spent
from archiver.web.replay.tokens import End, Start, resolved, tokens
from storage import urls

HEAD_BYTES = 512 << 10  # bytes of a page that are searched
_IGNORED_IN = frozenset({"noscript", "template"})  # browsers with scripts ignore a meta refresh in these


def redirect_target(head: bytes, headers: Iterable[tuple[str, str]], charset: str | None, url: str) -> str | None:
    """The address that the page at `url` redirects to soonest, within REDIRECT_S; None for none, or for itself.

    `head`: at least its first HEAD_BYTES, without content coding.
    """
    soon = [told for told in _redirects(head[:HEAD_BYTES], headers, charset, url) if told[0] <= REDIRECT_S]
    target = min(soon, key=lambda one: one[0])[1] if soon else None
    return None if target == url else target


def _redirects(
    head: bytes, headers: Iterable[tuple[str, str]], charset: str | None, url: str
) -> Iterator[tuple[float, str]]:
    """(delay in seconds, target) of each redirect in headers and markup."""
    for name, value in headers:
        if name.lower() == "refresh" and (redirect := by_header(urls.from_header(value), url)) is not None:
            yield redirect.delay_s, redirect.url
    markup, encoding = charsets.decode(head, charset)
    if "refresh" in markup.lower():
        yield from _in_markup(markup, url, encoding)


def _in_markup(markup: str, url: str, encoding: str) -> Iterator[tuple[float, str]]:
    """The meta refreshes of a page."""
    base, inside = None, 0
    try:
        for token in tokens(markup, Allowance(len(markup))):
            if isinstance(token, (Start, End)) and token.name in _IGNORED_IN:
                inside = max(0, inside + (1 if isinstance(token, Start) else -1))
            if not isinstance(token, Start) or inside:
                continue
            given = {name: resolved(value) for name, value in token.attributes.items()}
            if token.name == "base" and "href" in given and base is None:
                base = urls.resolve(url, given["href"].strip())
            elif token.name == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
                redirect = declared(given.get("content", ""))
                found = (
                    urls.resolve(base or url, redirect[1].strip() or url, encoding) if redirect is not None else None
                )
                if redirect is not None and found is not None:
                    yield redirect[0], found
    except Spent:
        return
