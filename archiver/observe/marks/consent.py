"""Detects pages that ask for consent before they show anything, line by line (pure).

A page with content of its own that merely carries a consent box is not one, nor is a page about consent or privacy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from archiver.observe.marks.gist import SAID, labels_of, lower, weight
from archiver.observe.marks.links import is_full_of_links, labels_of_links
from archiver.observe.rules.consent import (
    ACCEPT,
    AGREED,
    DEMAND,
    GOOGLE,
    GREETING,
    LEGAL,
    MEANT,
    PAPER,
    PAPERED,
    REFUSE,
    STANDARD,
    TOPIC,
    USED,
)
from archiver.observe.rules.notice_words import IMPRINT
from archiver.text.faster_patterns import grouped_pattern
from archiver.text.model import Kind, Text
from storage.model import Finding, Mark

ACCEPTING = "gate.accept"
AGREEING = "gate.agree"  # terms must be agreed to before anything is shown
HEADED = "gate.accept.headed"  # below the page's own title: its content may have been removed
MOST = 3500  # weighted characters that are shown, at most
PARAGRAPHS = 8  # at most
IMAGES = 1  # outside furniture, at most: the site's logo
LINES = 120  # lines that are read
LINE = 400  # characters of a line that is cached; weighted characters of a line that demands consent, at most
BUTTON = 60  # weighted characters of a button, at most
SENTENCE = 12  # weighted characters of a sentence, at least
LABELS = 40  # weighted characters of the lines around the consent text, fewer than this in all
SHARE = 0.3  # least share of the consent text that is in lines about consent
BESIDE = 0.65  # sentences about something else amid the consent text, at most, as a share of the lines about consent

_STATES = re.compile(r"[.!?。！？]$")
_DIGIT = re.compile(r"\d")


def _line_test(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """A test whether a line matches the pattern, cached for short lines.

    The same lines stand on every page of a site, look after look, and hundreds of words are searched for at each
    character of a line."""
    compiled = cache(lambda: re.compile(grouped_pattern(pattern.pattern)))  # on first use: most commands never need it

    def matches(line: str) -> bool:
        return compiled().search(line) is not None

    cached = lru_cache(maxsize=1024)(matches)
    return lambda line: (cached if len(line) <= LINE else matches)(line)


_accepts, _refuses, _topic, _greets = _line_test(ACCEPT), _line_test(REFUSE), _line_test(TOPIC), _line_test(GREETING)
_papered, _agrees, _legal, _imprint = _line_test(PAPERED), _line_test(AGREED), _line_test(LEGAL), _line_test(IMPRINT)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    about: bool  # has words of consent, data or privacy (or of terms)
    button: bool


def consent_marks(text: Text, *, known: bool = False) -> Iterator[Mark]:
    """The mark of a page that asks for consent and shows next to nothing else.

    `known`: the document that the page is named after has a kept copy, and is not shown; a heading that names a
    document then does not count against the demand."""
    if text.kind is not Kind.HTML:
        return
    if _is_of_google(text):
        yield Mark(rule=ACCEPTING, finding=Finding.CHALLENGE, matched=lower(text.title or "")[:200], where="gate")
        return
    if len(text.visible) > MOST or text.paragraphs > PARAGRAPHS:
        return
    if weight(text.visible) > MOST:
        return
    links = labels_of_links(text)
    if is_full_of_links(text) or text.images > IMAGES or text.embeds:
        return
    if any(link.tag == "img" and weight(link.text) >= SAID for link in text.links):
        return
    shown = _shown(text)
    if agreed := _terms_demand(text, shown, links):
        yield Mark(rule=AGREEING, finding=Finding.CHALLENGE, matched=agreed[:200], where="gate")
        return
    if not any(map(_topic, shown)) or any(map(_names_policy, labels_of(text, asking=True))):
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


def _is_of_google(text: Text) -> bool:
    """Whether it is Google's own consent page, which explains at length and offers a hundred languages first."""
    if GOOGLE.search(lower(text.title or "")) is None:
        return False
    lines = [lower(line) for line in text.visible.splitlines()[-LINES:]]
    return all(any(map(test, lines)) for test in (_topic, _accepts, _refuses))


def _terms_demand(text: Text, shown: Sequence[str], links: set[str]) -> str:
    """The sentence that asks for agreement to terms before anything else is shown; "" if there is none.

    Also "" if the other sentences outweigh it, as on the page of the terms themselves, or if no button accepts.
    Headings are ignored: they name the terms, or the page behind them."""
    if not any(map(_agrees, shown)):
        return ""
    headings = {lower(heading).strip() for heading in (text.title or "", *text.headings[:3])}
    furniture = {lower(line).strip() for line in text.aside.splitlines()}
    lines = [one for one in _lines(text, shown, links, papers=True) if one.text not in headings]
    lines = [replace(one, button=one.button and AGREED.search(one.text) is None) for one in lines]
    said = [one for one in lines if not one.button and one.text not in furniture]
    clicked = [one for one in said if MEANT.search(one.text)]
    asked = next((one for one in said if one.size <= LINE and AGREED.search(one.text)), None)
    if asked is None or not (clicked or any(one.button and ACCEPT.search(one.text) for one in lines)):
        return ""
    others = [one for one in said if one is not asked and one not in clicked]
    if sum(one.size for one in others if one.size >= SENTENCE) > asked.size:
        return ""
    return asked.text if _says_little_else(lines, furniture) else ""


def _names_policy(label: str) -> bool:
    """Whether a title or heading names a document about consent or privacy, such as a policy or a report."""
    return PAPER.search(label) is not None and TOPIC.search(label) is not None


def _names_another(heading: str, title: str) -> bool:
    """Whether a heading names a document rather than the site: it is a part of the title, or longer than a name."""
    if not heading.strip() or heading.endswith(("?", "？")) or TOPIC.search(heading) or GREETING.search(heading):
        return False
    return (heading in title and heading != title) or weight(heading) > SAID


def _titled(text: Text) -> bool:
    """Whether consent or privacy is the subject of the page: its first heading is about it and agrees with the
    title."""
    title, first = lower(text.title or ""), lower(text.headings[0]) if text.headings else ""
    if not title or not first or TOPIC.search(first) is None:
        return False
    return first in title or (title in first and TOPIC.search(title) is not None)


def _lines(text: Text, shown: Sequence[str], links: set[str], *, papers: bool = False) -> list[_Line]:
    """The visible lines, classified, without links to policies and without imprint lines.

    `papers`: lines about terms count as `about`, too."""
    headings = {lower(heading).strip() for heading in text.headings}
    out = []
    for line in shown:
        size = weight(line)
        button = size <= 2 * BUTTON and not _STATES.search(line) and line not in headings
        button = button and (
            (_accepts(line) or _refuses(line)) if size <= BUTTON else (_accepts(line) and _refuses(line))
        )  # several buttons in one line
        about = _topic(line) or _greets(line) or (papers and _papered(line))
        if not button and line in links and (about or _legal(line)):
            continue
        if not (about or button) and size < 2 * BUTTON and _imprint(line):
            continue
        out.append(_Line(line, size, about, button))
    return out


def _shown(text: Text) -> list[str]:
    """The visible lines, folded and lower-cased, without repetitions."""
    shown = dict.fromkeys(lower(line).strip() for line in text.visible.splitlines()[: 2 * LINES])
    return [one for one in shown if one][:LINES]


def _asked(lines: Sequence[_Line], *, titled: bool) -> str:
    """The sentence that asks for consent, if an accept button or a sentence on the use of data goes with it; else "".

    `titled`: the page may be an article about consent; then only a sentence that demands consent counts, or the IAB's
    standard text where no sentence is about something else."""
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
    """Whether the consent text is a box beside the main text, by the markup: no line of the main text is about
    consent."""
    main = {lower(line).strip() for line in text.main.splitlines()}
    others = [one for one in lines if one.text in main and one.text != lower(text.title or "")]
    return bool(others) and not any(one.about for one in others)


def _says_little_else(lines: Sequence[_Line], furniture: set[str]) -> bool:
    """Whether no more than a label or two stands around the consent text, and little else amid it.

    The position of buttons is ignored: a button may come last."""
    lines = [one for one in lines if not one.button]
    at = [number for number, one in enumerate(lines) if one.about]
    first, last = at[0], at[-1]
    around = [one for one in (*lines[:first], *lines[last + 1 :]) if one.text not in furniture]
    amid = lines[first : last + 1]
    if any(_STATES.search(one.text) and one.size >= SENTENCE for one in around):
        return False
    if any(_DIGIT.search(one.text) for one in (*around, *amid) if not one.about):  # a date or number: an article
        return False
    if sum(one.size for one in around) >= LABELS:
        return False
    about = sum(one.size for one in amid if one.about)
    stated = sum(one.size for one in amid if not one.about and _STATES.search(one.text))
    return about >= SHARE * sum(one.size for one in amid) and stated <= BESIDE * about
