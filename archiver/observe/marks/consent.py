"""Whether a page asks for a consent before it shows anything (pure): line by line. A page with something of its own to read
that merely carries such a box is none, nor is a page about the matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from archiver.observe.marks.gist import SAID, labels_of, lower, weight
from archiver.observe.rules.consent import (
    ACCEPT,
    AGREED,
    DEMAND,
    GREETING,
    LEGAL,
    PAPER,
    PAPERED,
    REFUSE,
    STANDARD,
    TOPIC,
    USED,
)
from archiver.observe.rules.notice_words import IMPRINT
from archiver.text.model import Kind, Text
from archiver.text.page.sources import CARRIES
from archiver.text.quick import quick
from storage.model import Finding, Mark

ACCEPTING = "gate.accept"
AGREEING = "gate.agree"  # to papers, before anything is shown
HEADED = "gate.accept.headed"  # under the page's title: what was there may have been taken out of it
MOST = 3500  # weighted characters of what is shown: a page that asks says no more
PARAGRAPHS = 8
LINKS = 40  # of a page that offers more than a way in
IMAGES = 1  # outside furniture: a sign of the house
LINES = 120
LINE = 400  # of a line that demands it
BUTTON = 60  # weighted characters of a button, at most
SENTENCE = 12  # of a sentence of its own, at least
LABELS = 40  # of lines that are none, all together
SHARE = 0.3  # of what is said that has its words
BESIDE = 0.65  # of that, what may be said of something else amid it

_STATES = re.compile(r"[.!?。！？]$")
_DIGIT = re.compile(r"\d")


def _known(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether it is met in a line: of short ones it is remembered, as a site's stand on each of its pages, and look after
    look. Hundreds of words are looked for at each of their characters."""
    whether = cache(lambda: re.compile(quick(pattern.pattern)))  # made when first asked for: most commands never do

    def met(line: str) -> bool:
        return whether().search(line) is not None

    remembered = lru_cache(maxsize=1024)(met)
    return lambda line: (remembered if len(line) <= LINE else met)(line)


_accepts, _refuses, _topic, _greets = _known(ACCEPT), _known(REFUSE), _known(TOPIC), _known(GREETING)
_papered, _agrees, _legal, _imprint = _known(PAPERED), _known(AGREED), _known(LEGAL), _known(IMPRINT)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    about: bool  # has words of the matter
    button: bool


def consent_marks(text: Text, *, known: bool = False) -> Iterator[Mark]:
    """The mark of a page that asks for a consent, and shows next to nothing else. `known`: the paper that it is called after is kept,
    and is not shown."""
    if text.kind is not Kind.HTML or len(text.visible) > MOST or text.paragraphs > PARAGRAPHS:
        return
    if weight(text.visible) > MOST:
        return
    links = {lower(link.text).strip() for link in text.links if link.tag == "a"}
    if len({link.url for link in text.links if link.tag == "a"}) >= LINKS or text.images > IMAGES:
        return
    if any(link.tag in CARRIES for link in text.links):
        return
    if any(link.tag == "img" and weight(link.text) >= SAID for link in text.links):
        return
    shown = _shown(text)
    if agreed := _agreed(text, shown, links):
        yield Mark(rule=AGREEING, finding=Finding.CHALLENGE, matched=agreed[:200], where="gate")
        return
    if not any(map(_topic, shown)) or any(map(_of_the_matter, labels_of(text, asking=True))):
        return
    if not known and any(_names_another(heading, lower(text.title or "")) for heading in map(lower, text.headings[:3])):
        return
    lines = _lines(text, shown, links)
    if _boxed(lines, text):
        return
    asked = _asked(lines, titled=_titled(text))
    if asked and _says_little_else(lines, {lower(line).strip() for line in text.aside.splitlines()}):
        headed = lower(text.title or "") in map(lower, text.headings[:3])
        rule = HEADED if headed else ACCEPTING
        yield Mark(rule=rule, finding=Finding.CHALLENGE, matched=asked[:200], where="gate")


def _agreed(text: Text, shown: Sequence[str], links: set[str]) -> str:
    """The sentence by which papers are to be agreed to before anything else is shown; "" where as much is said beside it, as
    on the paper itself, or no button for it is. The headings are those of the papers, or of what comes behind them."""
    if not any(map(_agrees, shown)):
        return ""
    headings = {lower(heading).strip() for heading in (text.title or "", *text.headings[:3])}
    furniture = {lower(line).strip() for line in text.aside.splitlines()}
    lines = [one for one in _lines(text, shown, links, papers=True) if one.text not in headings]
    lines = [replace(one, button=one.button and AGREED.search(one.text) is None) for one in lines]
    said = [one for one in lines if not one.button and one.text not in furniture]
    asked = next((one for one in said if one.size <= LINE and AGREED.search(one.text)), None)
    if asked is None or not any(one.button and ACCEPT.search(one.text) for one in lines):
        return ""
    if sum(one.size for one in said if one is not asked and one.size >= SENTENCE) > asked.size:
        return ""
    return asked.text if _says_little_else(lines, furniture) else ""


def _of_the_matter(label: str) -> bool:
    """Whether a title or heading names a paper on the matter: a policy, a report."""
    return PAPER.search(label) is not None and TOPIC.search(label) is not None


def _names_another(heading: str, title: str) -> bool:
    """Whether a heading names a paper, and not the site: a part of the title, or longer than a name."""
    if not heading.strip() or heading.endswith(("?", "？")) or TOPIC.search(heading) or GREETING.search(heading):
        return False
    return (heading in title and heading != title) or weight(heading) > SAID


def _titled(text: Text) -> bool:
    """Whether the matter is the page's subject: its first heading and its title are one."""
    title, first = lower(text.title or ""), lower(text.headings[0]) if text.headings else ""
    if not title or not first or TOPIC.search(first) is None:
        return False
    return first in title or (title in first and TOPIC.search(title) is not None)


def _lines(text: Text, shown: Sequence[str], links: set[str], *, papers: bool = False) -> list[_Line]:
    """What is shown, without what every site has under it. `papers`: it may be about papers, too."""
    headings = {lower(heading).strip() for heading in text.headings}
    out = []
    for line in shown:
        size = weight(line)
        button = size <= 2 * BUTTON and not _STATES.search(line) and line not in headings
        button = button and (
            (_accepts(line) or _refuses(line)) if size <= BUTTON else (_accepts(line) and _refuses(line))
        )  # several stand in one line
        about = _topic(line) or _greets(line) or (papers and _papered(line))
        if not button and line in links and (about or _legal(line)):
            continue
        if not (about or button) and size < 2 * BUTTON and _imprint(line):
            continue
        out.append(_Line(line, size, about, button))
    return out


def _shown(text: Text) -> list[str]:
    """What a page shows, line by line, as wordings are written."""
    shown = dict.fromkeys(lower(line).strip() for line in text.visible.splitlines()[: 2 * LINES])
    return [one for one in shown if one][:LINES]


def _asked(lines: Sequence[_Line], *, titled: bool) -> str:
    """What is asked for, where it is: a sentence of it, with a button to agree or what is had by it. `titled`: the page may
    be about that."""
    matter = [one for one in lines if not one.button and one.size >= SAID and TOPIC.search(one.text)]
    used = next((one.text for one in matter if USED.search(one.text)), "")
    demand = next((one.text for one in matter if one.size <= LINE and DEMAND.search(one.text)), "")
    standard = next((one.text for one in matter if STANDARD.search(one.text)), "")
    agreed = any(one.button and ACCEPT.search(one.text) for one in lines)
    others = any(not one.about and _STATES.search(one.text) and one.size >= SENTENCE for one in lines)
    if standard and agreed and not (titled and others):
        return standard
    return demand if demand and (used or agreed) else used if agreed and not titled else ""


def _boxed(lines: Sequence[_Line], text: Text) -> bool:
    """Whether the matter stands in a box beside what else is shown, by the markup: other words are the main text."""
    main = {lower(line).strip() for line in text.main.splitlines()}
    others = [one for one in lines if one.text in main and one.text != lower(text.title or "")]
    return bool(others) and not any(one.about for one in others)


def _says_little_else(lines: Sequence[_Line], furniture: set[str]) -> bool:
    """Whether what stands before and behind the matter is a label or two, and what stands amid it little beside it. Where
    a button stands is not known: it may come last."""
    lines = [one for one in lines if not one.button]
    at = [number for number, one in enumerate(lines) if one.about]
    first, last = at[0], at[-1]
    around = [one for one in (*lines[:first], *lines[last + 1 :]) if one.text not in furniture]
    amid = lines[first : last + 1]
    if any(_STATES.search(one.text) and one.size >= SENTENCE for one in around):
        return False
    if any(_DIGIT.search(one.text) for one in (*around, *amid) if not one.about):  # a date, a number: a paper's
        return False
    if sum(one.size for one in around) >= LABELS:
        return False
    about = sum(one.size for one in amid if one.about)
    stated = sum(one.size for one in amid if not one.about and _STATES.search(one.text))
    return about >= SHARE * sum(one.size for one in amid) and stated <= BESIDE * about
