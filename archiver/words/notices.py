"""Who withdrew a page, as a notice in its place says it, by the rules that found the notice. Nothing is concluded: what is
said is the notice's, and it is quoted. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from archiver.words.told import unaddressed
from storage.model import Finding, Mark, Reason

_RULE = re.compile(r"notice\.\w+\.(?P<who>author\.account|author|platform|law|account|unsaid)\b")
_WHERE = re.compile(r"\w+: ")
_SHOWN = 3  # marks of one answer
_SAYS = "notice-"  # of the reason that says what a notice says

# what a notice says, with {notice}: its own words. The first that is met is said: a law that one line names says more than
# a heading that speaks of a violation
SAYS = {
    "author": "The notice says that it was withdrawn by its author: “{notice}”.",
    "author.account": "The notice says that the account it was in was closed by its holder: “{notice}”.",
    "law": "The notice says that it was withdrawn under a law: “{notice}”.",
    "platform": "The notice says that it was withdrawn by the platform, or under its rules: “{notice}”.",
    "account": "The notice speaks of the account it was in, and does not say by whom: “{notice}”.",
}
NO_MORE = " Beyond this notice, the looks do not tell by whom or why."
UNSAID = "The looks do not tell by whom or why; the notice is quoted as it stands."


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice in the place of a page."""

    who: str  # a key of SAYS, or "unsaid"
    words: str  # its own, whole sentences
    rule: str

    @property
    def actor(self) -> str | None:
        """Who withdrew it, as the notice says: author, platform, law or account; None where it names nobody."""
        return None if self.who == "unsaid" else self.who.partition(".")[0]


def notice_of(marks: Iterable[Mark]) -> Notice | None:
    """The notice that the marks of an answer tell of."""
    withdrawn = (mark for mark in marks if mark.finding is Finding.WITHDRAWN and mark.matched)
    return _best((mark.rule, mark.matched) for mark in withdrawn)


def notice_told(reasons: Iterable[Reason]) -> Notice | None:
    """The same by the reasons that were stored of a look or an event: whom they name is not weighed anew."""
    told = list(reasons)
    named = {one.rule.removeprefix(_SAYS) for one in told if one.rule.startswith(_SAYS)}
    found = [(one.rule, _WHERE.sub("", unaddressed(one.text), count=1)) for one in told]
    return _best(found, named) or _best(found)


def _best(found: Iterable[tuple[str, str]], named: Collection[str] = ()) -> Notice | None:
    """Of the rules that speak of somebody, the first by whom they name. `named`: only those that name one of these."""
    notices = [
        Notice(who=match["who"], words=words, rule=rule) for rule, words in found if (match := _RULE.match(rule))
    ]
    notices = [one for one in notices if not named or one.actor in named]
    order = [*SAYS, "unsaid"]
    return min(notices, key=lambda one: order.index(one.who), default=None)


def explain_marks(marks: Iterable[Mark]) -> tuple[Reason, ...]:
    """What tells of a notice in the place of a document, as the reasons of a page have it."""
    shown = sorted(marks, key=lambda mark: mark.where == "body")[:_SHOWN]
    return tuple(Reason(one.rule, f"{one.where}: {one.matched}") for one in shown)


def explain_notice(marks: Iterable[Mark]) -> Reason | None:
    """What a notice says of by whom; None where none is known."""
    notice = notice_of(marks)
    if notice is None:
        return None
    if notice.actor is None:
        return Reason("limit-actor", UNSAID)
    return Reason(f"{_SAYS}{notice.actor}", SAYS[notice.who].format(notice=notice.words) + NO_MORE)


def notice_line(reasons: Iterable[Reason]) -> dict[str, str | None] | None:
    """A notice as JSON: who withdrew the page as it says, its words, the rule; None where no notice was told of."""
    notice = notice_told(reasons)
    return None if notice is None else {"actor": notice.actor, "words": notice.words, "rule": notice.rule}
