"""What stands on a page and says nothing of it (pure): at the fields of a form, in its furniture, in a script for a form."""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.observe.marks.gist import FRONT_LINKS, lower, weight
from archiver.observe.rules.gates import BUTTON
from archiver.observe.rules.model import Phrase, Scope
from archiver.observe.rules.speaks import SPEAKS
from archiver.text.formats.vacant import ROOT
from archiver.text.model import Text
from storage.model import Effect, Finding

LINES = 10  # of a page that has a text of its own; a box that asks who one is has a few
WORDS = 3  # that a title and a heading have in common
MOSTLY = 0.5  # of a heading: it is what the title names
QUOTED = 0.6  # of a line: what it quotes is all that it says
BEYOND = 4  # characters behind a quotation: more than what ends a sentence
FULL = 5000  # weighted characters of a page that has more than a box to log in
DAY = 24  # characters before an entry: when it was written
ENTRIES = 6  # links of a page that has a menu, or a list
MAKERS = frozenset(
    {"turnstile", "recaptcha", "hcaptcha", "captcha.maker", "geetest", "tencent.captcha", "netease.captcha"}
)

# what is to be filled in, by its name: a form has it where it is sent off, a wall where it says what for
_FIELD = re.compile(
    r"^\W*(?:(?:re)?captcha(?: ?(?:code|image|text))?|(?:security|verification) code|(?:请|請)?(?:输入|輸入)?(?:图形|圖形|图片)?(?:验证码|驗證碼)(?:\W*(?:获取|獲取|发送|發送)(?:短信|手机|手機|簡訊)?(?:验证码|驗證碼)?)?)\W*$"
)
_FILL_IN = re.compile(r"\W*[请請](?:输入|輸入|填写|填寫)")
FIELDS = 3  # of a form, at least
SCRIPTS = 10  # of a page that a program is to fill: a wall has few
WANTED = "*"  # behind the name of a field that must be filled in
TOLD = 30  # characters of what a title quotes, without blanks
_TITLED = re.compile(r"[:：] ?[\"“«„「](.+)")
_REFUSED = frozenset({Finding.DENIED, Finding.CENSORED, Finding.GEO, Finding.LEGAL, Finding.THROTTLED})
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u30ff\u3400-\u9fff]{2}")


def says_nothing(phrase: Phrase, line: str, text: Text, *, few: bool, thin: bool) -> bool:
    """Whether a line with a wording says nothing of the page: the name of a field of a form that has more than it, or a
    failure that is told of in the furniture alone, for a program to show when it fails. `few`: whether the page shows next to
    nothing; `thin`: whether it may be no more than a notice."""
    if phrase.finding is Finding.CHALLENGE and _FIELD.match(line) is not None and (not few or _is_form(text)):
        return True
    if line.endswith(WANTED) and not few and phrase.finding is Finding.CHALLENGE:
        return True
    if phrase.finding.effect is Effect.FAILURE and _quotes_itself(text):
        return True
    if thin or phrase.finding.effect is not Effect.FAILURE:
        return False
    return (
        _stands(line, text.aside) and bool(text.main or text.other) and not _stands(line, f"{text.main}\n{text.other}")
    )


def _is_form(text: Text) -> bool:
    """Whether a page asks for several things, each in a line of its own."""
    return sum(_FILL_IN.match(line) is not None for line in text.visible.splitlines()) >= FIELDS


def _quotes_itself(text: Text) -> bool:
    """Whether a title quotes what the page shows: someone's post is there, whatever else its program could not load."""
    quoted = _TITLED.search(text.title or "")
    told = "".join(quoted[1].split())[:TOLD] if quoted is not None else ""
    return len(told) == TOLD and told in "".join(text.visible.split())


def is_entry(phrase: Phrase, line: str, menu: Collection[str]) -> bool:
    """Whether a line is an entry of a menu, or of a list: what is offered, not what is the matter. `menu`: the words of a
    page's links."""
    failing = phrase.finding.effect is Effect.FAILURE
    if line in menu and failing and phrase.scope is Scope.CELL:
        return True
    if len(menu) < ENTRIES or phrase.scope is not Scope.LINE or not (failing or phrase.finding in _REFUSED):
        return False
    return any(one.endswith(line) and len(one) - len(line) <= DAY for one in menu)


def of_a_box(phrase: Phrase, line: str, text: Text) -> bool:
    """Whether a request to log in is of a box that stands on a page of many links, or of much else: it is the site's."""
    if phrase.finding is not Finding.LOGIN or not _stands(line, text.login):
        return False
    return weight(text.visible) >= FULL or _leads(text)


def of_no_wall(phrase: Phrase, text: Text) -> bool:
    """Whether the title or a heading of a wall is over a page of many links that shows more than one: the title was left
    there by a check that was passed; a box to log in, which has no field, has its name beside the page's own."""
    if phrase.finding is Finding.CHALLENGE:
        return weight(text.visible) >= FULL and _leads(text)
    if phrase.finding is not Finding.LOGIN or text.password_fields or not _leads(text):
        return False
    title = lower(text.title or "")
    return BUTTON.search(title) is None and any(lower(heading) in title for heading in text.headings if heading)


def _leads(text: Text) -> bool:
    return len({link.url for link in text.links if link.tag == "a"}) >= FRONT_LINKS


def in_quotes(said: str, line: str) -> bool:
    """Whether a line quotes what it says, and goes on; or words were taken together of which some are quoted and some are not."""
    at = line.find(said)
    opened, closed = (max(line.rfind(q, 0, at + 1) for q in quotes) for quotes in ("“„「『«", "”」』»"))
    if opened <= closed or not any(q in line[at:] for q in "”“」』»"):
        return False
    quoted, _, beyond = said.partition(next((c for c in said if c in "”」』»"), "\n"))
    return len(said) < QUOTED * len(line) or (len(beyond) > BEYOND and not any(q in quoted for q in "“„「『«"))


def for_a_form(sign: str, text: Text) -> bool:
    """Whether the script of a captcha's maker is for a form of a page of few words, which has its own title over its own
    text, or of one that a program of the site is to fill: site after site puts it into each of its pages."""
    if sign not in MAKERS:
        return False
    if text.scripts >= SCRIPTS and any(one.id == ROOT for one in text.signs):
        return True
    if len({line.strip() for line in text.visible.splitlines() if line.strip()}) < LINES:
        return False
    title = lower(text.title or "")
    return not SPEAKS.search(title) and any(_named(lower(heading), title) for heading in text.headings[:2])


def _named(heading: str, title: str) -> bool:
    words = set(_WORD.findall(heading))
    common = words.intersection(_WORD.findall(title))
    return len(common) >= max(WORDS, MOSTLY * len(words)) and not SPEAKS.search(heading)


def _stands(line: str, view: str) -> bool:
    return any(lower(one).startswith(line) for one in view.splitlines() if one)
