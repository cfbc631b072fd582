"""A page that holds its text as data for its script, and shows nothing but its name before (pure): a post of Weibo's pages for
telephones, a short one of WeChat, one of Telegram's channels, a film of YouTube."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

from archiver.text.formats.wechat import post

STORE_CHARS = 4_000_000
MARKUP = re.compile(r"<[^<>]{1,2000}>")  # a tag in a string of a program's

_POST = re.compile(r"\$render_data\s*=\s*(?=\[)")
_FILM = re.compile(r"\bytInitialPlayerResponse\s*=\s*(?=\{)")
_CHANNEL = re.compile(r"\sdata-telegram-post=[\"'][\w/-]{1,80}[\"']")
_SAID = re.compile(r"<meta\s+property=\"og:description\"\s+content=\"([^\"<>]{1,20000})\"", re.IGNORECASE)
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*undefined(?=\s*[,}\]])")
_ENDED = re.compile(r"</body\s*>", re.IGNORECASE)
_DECODER = json.JSONDecoder()
# by what a film of YouTube is that is there, shown at once or later, or after a warning
_SHOWN = frozenset({"OK", "LIVE_STREAM_OFFLINE", "CONTENT_CHECK_REQUIRED"})


def posted(markup: str) -> str | None:
    """The page with the post in it that it is about, by the place in which such pages hold it; None of any other."""
    if "$render_data" in markup and (found := _POST.search(markup)) is not None:
        data = value(markup, found.end())
        status = data[0].get("status") if isinstance(data, list) and data and isinstance(data[0], dict) else None
        said = _status(status) if isinstance(status, dict) else ""
        return shown(markup, said) if said else None
    if "ytInitialPlayerResponse" in markup and (found := _FILM.search(markup)) is not None:
        said = _film(value(markup, found.end()))
        return shown(markup, said) if said else None
    if said := post(markup):
        return shown(markup, said)
    if "data-telegram-post" in markup and _CHANNEL.search(markup) and (said_by := _SAID.search(markup)) is not None:
        return shown(markup, paragraphs(unescape(said_by[1])))
    return None


def value(markup: str, at: int) -> Any:
    """The JSON that begins here, also one that is written as an address; None where there is none."""
    store = markup[at : at + STORE_CHARS]
    if store[:3].upper() in {"%7B", "%5B"}:
        store = unquote(store.partition("<")[0])
    try:
        return _DECODER.raw_decode(_UNDEFINED.sub("null", store))[0]
    except (ValueError, RecursionError):
        return None


def _status(status: dict[str, Any]) -> str:
    """A post, and the one that it passes on: who, and what."""
    parts = []
    for one in (status, status.get("retweeted_status")):
        if isinstance(one, dict):
            user, said, pictures = one.get("user"), one.get("text"), one.get("pics")
            who = user.get("screen_name") if isinstance(user, dict) else None
            parts += [f"<p>{escape(who)}</p>"] if isinstance(who, str) else []
            parts += [f"<div>{said}</div>"] if isinstance(said, str) and said.strip() else []
            urls = [one.get("url") for one in pictures if isinstance(one, dict)] if isinstance(pictures, list) else []
            parts += [f'<p><img src="{escape(url)}"></p>' for url in urls if isinstance(url, str)]
    return "".join(parts) if any(part.startswith("<div>") for part in parts) else ""


def _film(player: Any) -> str:
    """A film of YouTube: what it is called, whose it is, what is said of it; or why it is not shown."""
    told, status = (
        player.get(one) if isinstance(player, dict) else None for one in ("videoDetails", "playabilityStatus")
    )
    status = status if isinstance(status, dict) else {}
    if status.get("status") in _SHOWN and isinstance(told, dict):
        said = [told.get(one) for one in ("title", "author", "shortDescription")]
    else:
        screen = status.get("errorScreen")
        more = screen.get("playerErrorMessageRenderer") if isinstance(screen, dict) else None
        said = [status.get("reason"), _runs(more.get("subreason")) if isinstance(more, dict) else None]
    return "".join(paragraphs(one) for one in dict.fromkeys(one for one in said if isinstance(one, str)))


def _runs(told: Any) -> str:
    if not isinstance(told, dict):
        return ""
    runs = told.get("runs")
    parts = (
        [one.get("text") for one in runs if isinstance(one, dict)]
        if isinstance(runs, list)
        else [told.get("simpleText")]
    )
    return "".join(part for part in parts if isinstance(part, str))


def paragraphs(text: str) -> str:
    """A text without markup as markup, a line a paragraph."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def shown(markup: str, said: str) -> str:
    """A page with this markup as its last element, as its program would have put it in."""
    end = _ENDED.search(markup)
    at = len(markup) if end is None else end.start()
    return f"{markup[:at]}<article>{said}</article>{markup[at:]}"
