"""Where an answer itself sends its reader, and whether it is a page in its own right (pure)."""

from __future__ import annotations

import re

from archiver.observe.addresses import is_deep, is_front
from archiver.observe.marks.gist import lower, weight
from archiver.observe.marks.page import SHELL, page_marks
from archiver.observe.marks.weigh import strongest
from archiver.observe.redirects.onward import SENDS, is_address_variant
from archiver.observe.rules.notice_words import MOVED
from archiver.text.leads.refreshes import by_header
from archiver.text.model import Kind, Refresh, Text
from storage import urls
from storage.model import Exchange

LATE_S = 15.0  # seconds: a page that sends on later than this has been read by then
READ_S = 5.0  # seconds: a page that sends on no sooner than this may have been read
ROWS = 5  # lines of a page that is a table, at least
STAY_CHARS = 600  # characters of running text: a page with more is one to stay on
# words of a page that is there to send its reader on
_ON_THE_WAY = re.compile(
    r"redirect|refresh|forwarded|be (?:sent|taken) to|one moment|please wait|click here|weiter(?:ge)?leit|redirig|redirec|"
    r"reindirizz|перенаправ|переадрес|跳转|跳轉|转到|转向|转入|搬迁|搬遷|点击此处|點擊|自动(?:进入|转)|稍候|お待ち|移転|이동합니다|"
    + MOVED.pattern,
    re.IGNORECASE,
)
_SECONDS = r"(?i:s\b|se[ck]|сек|秒|초|วินาที|giây|detik|saniye|másodperc|ثا|ثوان|שניות)"


def requested_refresh(page: Exchange, text: Text | None) -> Refresh | None:
    """The refresh that an answer asks for, by header or in its text, whichever is sooner."""
    said = page.header("refresh") if page.failure is None else None
    by_text = text.refresh if text is not None else None
    asked = by_header(urls.from_header(said), page.url) if said else None
    return asked if asked is not None and (by_text is None or asked.delay_s <= by_text.delay_s) else by_text


def refresh_to_follow(page: Exchange, text: Text | None) -> Refresh | None:
    """The refresh that an answer asks for, unless the answer is a page to stay on; else None.

    One to stay on has running text of some length; or a text of its own that its reader has read by then, or that a
    script leaves only after waiting. None, too, for a refresh to the page itself."""
    refresh = requested_refresh(page, text)
    if refresh is None or refresh.url == page.url:
        return None
    if text is None:
        return refresh if page.payload_bytes == 0 else None
    later = waits(page.url, refresh) or refresh.delay_s > LATE_S or is_read_first(page, text, refresh)
    stays = text.prose_chars > STAY_CHARS or (later and stands_alone(text))
    return None if stays else refresh


def sends_later(page: Exchange, text: Text | None) -> str | None:
    """Where an answer that is no page to stay on sends its reader, if that is too late to be followed; else None.

    None, too, if it leads to a form of its own address."""
    refresh = refresh_to_follow(page, text)
    if refresh is None or refresh.delay_s <= LATE_S or is_address_variant(page.url, refresh.url):
        return None
    return refresh.url


def waits(url: str, refresh: Refresh) -> bool:
    """Whether a page is there to be read before its script leads on.

    Not one inside a site that leads to the front page: not-found pages do so, in whatever words."""
    return refresh.waits and not (is_deep(url) and is_front(refresh.url))


def is_read_first(page: Exchange, text: Text, refresh: Refresh) -> bool:
    """Whether a page that sends on by markup or header is meant to be read first, as pages shown in turn are.

    It has a text of its own, says neither that nor when it sends on, has links other than to its target, and lies
    inside the site. A front page that sends on is put before the site."""
    if refresh.how == "script" or refresh.delay_s < READ_S or is_front(page.url) or is_front(refresh.url):
        return False
    if text.linked == {refresh.url} or re.search(rf"(?<!\d){int(refresh.delay_s)} ?{_SECONDS}", text.visible):
        return False
    return stands_alone(text) and SENDS.search(lower(text.visible)) is None


def stands_alone(text: Text) -> bool:
    """Whether a page has a text or document of its own, is no notice, and mentions no move."""
    if text.kind is not Kind.HTML or strongest(page_marks(text)) is not None:
        return False
    if text.embeds:
        return True
    if weight(text.visible) < SHELL or _ON_THE_WAY.search(text.visible) is not None:
        return False
    return text.prose_chars >= SHELL // 2 or _is_tabular(text)


def _is_tabular(text: Text) -> bool:
    """Whether a page without running text has many short lines that are no links: a plan of lessons, a table of results."""
    linked = sum(weight(link.text) for link in text.links if link.tag == "a")
    return len(text.body.splitlines()) >= ROWS and weight(text.body) - linked >= STAY_CHARS // 2
