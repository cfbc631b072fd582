"""Recognises wordings that say nothing about the page (pure).

They are names of form fields, menu entries, messages in the furniture, quotations, or belong to a form's captcha."""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.observe.marks.gist import lower, weight
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.rules.gates import BUTTON
from archiver.observe.rules.labels import with_plain_quotes
from archiver.observe.rules.model import Phrase, Scope
from archiver.observe.rules.speaks import SPEAKS
from archiver.text.formats.empty_elements import NAMED, ROOT, SCRIPTS, is_root
from archiver.text.model import HIDDEN_LOGIN, Text
from storage.model import Effect, Finding

LINES = 10  # lines of a page that has text of its own; an identity check has fewer
WORDS = 3  # words that title and heading have in common, at least
MOSTLY = 0.5  # the same, as a share of the heading's words
QUOTED = 0.6  # share of a line from which the quotation is all that it says
LED_UP = 15  # weighted characters of a sentence before a quotation in it, at least: fewer are a label ("Message: ...")
BEYOND = 4  # characters after a quotation: a longer rest is more than the end of a sentence
FULL = 5000  # weighted characters of a page that has more than a login box
DAY = 24  # characters before an entry of a list, its date, at most
ENTRIES = 6  # links of a page that has a menu or a list, at least
MAKERS = frozenset(
    {"turnstile", "recaptcha", "hcaptcha", "captcha.maker", "geetest", "tencent.captcha", "netease.captcha"}
)
# makers whose script stands in each page of a site, so in the empty page of a program, too
_EACH_PAGE = MAKERS | {"incapsula", "shieldsquare", "queue-it", "perimeterx", "f5.asm"}
_BUNDLES = re.compile(r"\b(?:main|app|index|bundle|chunk|runtime|polyfills?|vendors?|inline|website)\b")

# the name of a captcha field: any form may have one beside its button; a wall says what it is for
_FIELD = re.compile(
    r"^\W*(?:(?:re)?captcha(?: ?(?:code|image|text))?|(?:security|verification) code|(?:请|請)?(?:输入|輸入)?(?:图形|圖形|图片)?(?:验证码|驗證碼)(?:\W*(?:获取|獲取|发送|發送)(?:短信|手机|手機|簡訊)?(?:验证码|驗證碼)?)?)\W*$"
)
_FILL_IN = re.compile(r"\W*[请請](?:输入|輸入|填写|填寫)")
# who sends something is asked, and not who reads
_AGAINST_SPAM = re.compile(r"\bspam(?:mers?|bots?)?\b|\bautomat(?:ed|ic) (?:form )?submissions?\b")
_IF_NOT_FOUND = re.compile(  # what a list says to those who look for something else
    r"\bif you(?:['’](?:ve|re))?(?: \w+){0,2} ?(?:ca|could|do|have|are|did)?(?:n['’]?t|n?not\b| not\b)(?: \w+){0,2} (?:find|found|see|seen|finding|locate)\b[^.!?:]*"
)
FIELDS = 3  # fields of a form, at least
FILLED = 10  # scripts of a page that a program fills; a wall has fewer
WANTED = "*"  # follows the name of a mandatory field
TOLD = 30  # characters, without blanks, of the quotation in a title that are compared
_TITLED = re.compile(r"[:：] ?[\"“«„「](.+)")
_REFUSED = frozenset({Finding.DENIED, Finding.CENSORED, Finding.GEO, Finding.LEGAL, Finding.THROTTLED})
_OPENING, _CLOSING = "“„「『«", "”」』»"
_BEFORE = (":", "：", "-", "–", "—")
_ENDS = _CLOSING + "“"  # as in German
_EXAMPLE = re.compile(  # "(e.g. the page does not exist)"
    r"\w[^(（]*[(（](?:e\. ?g\.|for (?:example|instance)|such as|z\. ?b\.|beispielsweise|p(?:ar)?\. ?(?:ex|e)(?:emple|\.)|par exemple|por (?:ejemplo|exemplo)|ad esempio|per esempio|bijv\.|np\.|na ?př\.|например|напр\.|наприклад|örneğin|mesela|例如|比如|例えば|たとえば|예를 들어|예 ?:)[^)）]*$"
)
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3040-\u30ff\u3400-\u9fff]{2}")


def says_nothing(phrase: Phrase, line: str, text: Text, *, few: bool, thin: bool) -> bool:
    """Whether a line with a wording says nothing about the page.

    It is the name of a field in a form that has more than that, or is to keep spam off; or a failure that stands only in the furniture, for a
    script to show when something fails; or the page shows what its title quotes, whatever its script could not load.
    `few`: the page shows next to nothing; `thin`: it may be no more than a notice."""
    if phrase.finding is Finding.CHALLENGE and _FIELD.match(line) is not None and (not few or _is_form(text)):
        return True
    if (line.endswith(WANTED) or _AGAINST_SPAM.search(line)) and not few and phrase.finding is Finding.CHALLENGE:
        return True
    if phrase.finding is Finding.SOFT_GONE and (less := _IF_NOT_FOUND.sub(" ", line)) != line:
        return phrase.pattern.search(less) is None
    if phrase.finding.effect is Effect.FAILURE and _quotes_itself(text):
        return True
    if thin or phrase.finding.effect is not Effect.FAILURE:
        return False
    return (
        _stands(line, text.aside) and bool(text.main or text.other) and not _stands(line, f"{text.main}\n{text.other}")
    )


def _is_form(text: Text) -> bool:
    """Whether a page asks for several inputs, each in a line of its own."""
    return sum(_FILL_IN.match(line) is not None for line in text.visible.splitlines()) >= FIELDS


def _quotes_itself(text: Text) -> bool:
    """Whether the title quotes what the page shows: someone's post is there, whatever else its script could not
    load."""
    quoted = _TITLED.search(text.title or "")
    told = "".join(quoted[1].split())[:TOLD] if quoted is not None else ""
    return len(told) == TOLD and told in "".join(text.visible.split())


def is_entry(phrase: Phrase, line: str, menu: Collection[str]) -> bool:
    """Whether a line is an entry of a menu or a list: what is offered, not what is the matter.

    `menu`: the link texts of the page."""
    failing = phrase.finding.effect is Effect.FAILURE
    if line in menu and failing and phrase.scope is Scope.CELL:
        return True
    if len(menu) < ENTRIES or phrase.scope is not Scope.LINE or not (failing or phrase.finding in _REFUSED):
        return False
    return any(one.endswith(line) and len(one) - len(line) <= DAY for one in menu)


def of_a_box(phrase: Phrase, line: str, text: Text) -> bool:
    """Whether a login request stands in a login box on a page with many links or much text: the box is the site's."""
    if phrase.finding is not Finding.LOGIN or not _stands(line, text.login):
        return False
    return weight(text.visible) >= FULL or is_full_of_links(text)


def of_no_wall(phrase: Phrase, text: Text) -> bool:
    """Whether a wall's title or heading stands over a page of many links that shows more than a wall.

    A challenge that was passed may leave its title over a long page. A login title is none of a wall if the page has no
    password field and the title also has one of the page's headings, and no text of a login button."""
    if phrase.finding is Finding.CHALLENGE:
        return weight(text.visible) >= FULL and is_full_of_links(text)
    if phrase.finding is not Finding.LOGIN or text.password_fields or not is_full_of_links(text):
        return False
    title = lower(text.title or "")
    return BUTTON.search(title) is None and any(lower(heading) in title for heading in text.headings if heading)


def in_quotes(said: str, line: str) -> bool:
    """Whether a line quotes the matched words and goes on, or the match runs over an edge of a quotation; or gives them
    in brackets as an example."""
    at = line.find(said)
    line = _paired(line)
    said = line[at : at + len(said)]
    if _EXAMPLE.search(line[:at]) is not None:
        return True
    opened, closed = (max(line.rfind(q, 0, at + 1) for q in quotes) for quotes in (_OPENING, _CLOSING))
    if opened <= closed:
        return _runs_into_quotes(said, line, at)
    if not any(q in line[at:] for q in _ENDS):
        return False
    quoted, _, beyond = said.partition(next((c for c in said if c in _CLOSING), "\n"))
    led_up = line[max(line.rfind(end, 0, opened) for end in ".!?。！？") + 1 : opened].rstrip()
    if not led_up.endswith(_BEFORE) and weight(led_up) >= LED_UP:
        return True
    return len(said) < QUOTED * len(line) or (len(beyond) > BEYOND and not any(q in quoted for q in _OPENING))


def _paired(line: str) -> str:
    """The line with quotation marks that open and close where it has an even number of straight ones amid its words.

    What stands behind a dash or a colon may be the notice itself: 403 Forbidden -- "You are not allowed ..."."""
    line = with_plain_quotes(line)
    parts = line.split('"')
    if len(parts) < 3 or len(parts) % 2 == 0 or any(one.rstrip().endswith(_BEFORE) for one in parts[:-1:2]):
        return line
    return "".join(part + ("" if n == len(parts) - 1 else "“”"[n % 2]) for n, part in enumerate(parts))


def _runs_into_quotes(said: str, line: str, at: int) -> bool:
    """Whether a match begins in a sentence and ends in a quotation, which the sentence leads up to in so many words."""
    last = max(said.rfind(q) for q in _OPENING)
    quoted, rest = said[last + 1 :], line[at + len(said) :]
    if last < 0 or any(q in quoted for q in _ENDS) or not any(q in rest for q in _ENDS):
        return False
    begins = max(line.rfind(end, 0, at) for end in ".!?。！？") + 1
    return weight(line[begins : at + last]) >= LED_UP


def for_a_form(sign: str, text: Text) -> bool:
    """Whether a captcha maker's script belongs to a form of the page, or to a page that the site's program fills.

    Sites put that script into each of their pages. A page that has its own title over its own text is no wall; no wall
    of such a maker asks for a password."""
    if sign in _EACH_PAGE and _is_programs(text):
        return True
    if sign not in MAKERS:
        return False
    if text.password_fields and all(one.id != HIDDEN_LOGIN for one in text.signs):
        return True
    if len({line.strip() for line in text.visible.splitlines() if line.strip()}) < LINES:
        return False
    title = lower(text.title or "")
    return not SPEAKS.search(title) and any(_has_own_name(lower(heading), title) for heading in text.headings[:2])


def _is_programs(text: Text) -> bool:
    """Whether a page is the empty one that a site's program fills: it has a place for that, and the program's scripts."""
    if not any(one.id == ROOT or (one.id == NAMED and is_root(one.matched)) for one in text.signs):
        return False
    names = " ".join(one.matched for one in text.signs if one.id == SCRIPTS)
    return text.scripts >= FILLED or len(set(_BUNDLES.findall(names))) > 1


def _has_own_name(heading: str, title: str) -> bool:
    words = set(_WORD.findall(heading))
    common = words.intersection(_WORD.findall(title))
    return len(common) >= max(WORDS, MOSTLY * len(words)) and not SPEAKS.search(heading)


def _stands(line: str, view: str) -> bool:
    return any(lower(one).startswith(line) for one in view.splitlines() if one)
