"""Pages that hold their text as data for their own script, and show only a title before it runs (pure).

Read are posts of Weibo's mobile pages, short posts of WeChat, Telegram channels, and the descriptions of YouTube
videos.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

from archiver.text.formats.wechat import post

STORE_CHARS = 4_000_000
MARKUP = re.compile(r"<[^<>]{1,2000}>")  # a tag within a string of a script

_POST = re.compile(r"\$render_data\s*=\s*(?=\[)")
_FILM = re.compile(r"\bytInitialPlayerResponse\s*=\s*(?=\{)")
_CHANNEL = re.compile(r"\sdata-telegram-post=[\"'][\w/-]{1,80}[\"']")
_SAID = re.compile(r"<meta\s+property=\"og:description\"\s+content=\"([^\"<>]{1,20000})\"", re.IGNORECASE)
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*undefined(?=\s*[,}\]])")
_ENDED = re.compile(r"</body\s*>", re.IGNORECASE)
_DECODER = json.JSONDecoder()
# playability of a YouTube video that exists: playable, scheduled, or shown after a warning
_PLAYABLE = frozenset({"OK", "LIVE_STREAM_OFFLINE", "CONTENT_CHECK_REQUIRED"})


def with_embedded_post(markup: str) -> str | None:
    """The page with its post or video description inserted as markup; None if it is not a page of one of these
    sites."""
    if "$render_data" in markup and (found := _POST.search(markup)) is not None:
        data = json_value_at(markup, found.end())
        status = data[0].get("status") if isinstance(data, list) and data and isinstance(data[0], dict) else None
        said = _weibo_post(status) if isinstance(status, dict) else ""
        return with_article(markup, said) if said else None
    if "ytInitialPlayerResponse" in markup and (found := _FILM.search(markup)) is not None:
        said = _youtube_video(json_value_at(markup, found.end()))
        return with_article(markup, said) if said else None
    if said := post(markup):
        return with_article(markup, said)
    if "data-telegram-post" in markup and _CHANNEL.search(markup) and (said_by := _SAID.search(markup)) is not None:
        return with_article(markup, paragraphs(unescape(said_by[1])))
    return None


def json_value_at(markup: str, at: int) -> Any:
    """The JSON value that begins at an offset, percent-encoded or not; None if there is none."""
    store = markup[at : at + STORE_CHARS]
    if store[:3].upper() in {"%7B", "%5B"}:
        store = unquote(store.partition("<")[0])
    try:
        return _DECODER.raw_decode(_UNDEFINED.sub("null", store))[0]
    except (ValueError, RecursionError):
        return None


def _weibo_post(status: dict[str, Any]) -> str:
    """A Weibo post as markup, with the post that it reposts: author, text and pictures. "" if neither has text."""
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


def _youtube_video(player: Any) -> str:
    """A YouTube video as markup: title, channel and description, or the reason why it is not shown."""
    details, status = (
        player.get(one) if isinstance(player, dict) else None for one in ("videoDetails", "playabilityStatus")
    )
    status = status if isinstance(status, dict) else {}
    if status.get("status") in _PLAYABLE and isinstance(details, dict):
        said = [details.get(one) for one in ("title", "author", "shortDescription")]
    else:
        screen = status.get("errorScreen")
        renderer = screen.get("playerErrorMessageRenderer") if isinstance(screen, dict) else None
        said = [status.get("reason"), _youtube_text(renderer.get("subreason")) if isinstance(renderer, dict) else None]
    return "".join(paragraphs(one) for one in dict.fromkeys(one for one in said if isinstance(one, str)))


def _youtube_text(text: Any) -> str:
    """The plain text of a YouTube text object, which is split into runs."""
    if not isinstance(text, dict):
        return ""
    runs = text.get("runs")
    parts = (
        [one.get("text") for one in runs if isinstance(one, dict)]
        if isinstance(runs, list)
        else [text.get("simpleText")]
    )
    return "".join(part for part in parts if isinstance(part, str))


def paragraphs(text: str) -> str:
    """Plain text as markup, one paragraph per line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def with_article(markup: str, said: str) -> str:
    """The page with this markup in an `article` as the last element of its body, where the page's script would put
    it."""
    end = _ENDED.search(markup)
    at = len(markup) if end is None else end.start()
    return f"{markup[:at]}<article>{said}</article>{markup[at:]}"
