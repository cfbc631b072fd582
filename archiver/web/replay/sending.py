"""Where a kept page sends its readers on by itself: by its `Refresh` header or its markup. A copy stays where it is, so our pages
say so. Pure. By scripts it is not looked for: none is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver.text import charset as charsets
from archiver.text.leads.declarative import declared
from archiver.text.leads.refreshes import REDIRECT_S, by_header
from archiver.web.replay.allowance import Allowance, Spent
from archiver.web.replay.tokens import End, Start, resolved, tokens
from storage import urls

HEAD_BYTES = 512 << 10  # of a page that are looked at
_NO_PLACE = frozenset({"noscript", "template"})  # where browsers with scripts do nothing of what stands


def sent_on(head: bytes, headers: Iterable[tuple[str, str]], charset: str | None, url: str) -> str | None:
    """The address to which the page at `url` sends on soonest, within REDIRECT_S; None where it sends to none, or to itself.
    `head`: its first HEAD_BYTES at least, content-decoded."""
    wanted = [told for told in _wanted(head[:HEAD_BYTES], headers, charset, url) if told[0] <= REDIRECT_S]
    target = min(wanted, key=lambda one: one[0])[1] if wanted else None
    return None if target == url else target


def _wanted(
    head: bytes, headers: Iterable[tuple[str, str]], charset: str | None, url: str
) -> Iterator[tuple[float, str]]:
    for name, value in headers:
        if name.lower() == "refresh" and (told := by_header(value, url)) is not None:
            yield told.delay_s, told.url
    markup = charsets.decode(head, charset)[0]
    if "refresh" in markup.lower():
        yield from _in_markup(markup, url)


def _in_markup(markup: str, url: str) -> Iterator[tuple[float, str]]:
    base, inside = None, 0
    try:
        for token in tokens(markup, Allowance(len(markup))):
            if isinstance(token, (Start, End)) and token.name in _NO_PLACE:
                inside = max(0, inside + (1 if isinstance(token, Start) else -1))
            if not isinstance(token, Start) or inside:
                continue
            given = {name: resolved(value) for name, value in token.attributes.items()}
            if token.name == "base" and "href" in given and base is None:
                base = urls.resolve(url, given["href"].strip())
            elif token.name == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
                told = declared(given.get("content", ""))
                found = urls.resolve(base or url, told[1].strip() or url) if told is not None else None
                if told is not None and found is not None:
                    yield told[0], found
    except Spent:
        return
