"""Detects a sentence in the place of a text that says, in whatever words, by whom or why it was withdrawn (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, pairwise

from archiver.observe.marks.gist import lower
from archiver.observe.marks.links import labels_of_links
from archiver.observe.rules.notice_words import FAMILIES, SITE
from archiver.observe.rules.withdrawal.deeds import ACCESS, FORBIDS, MODERATOR, OF_OTHERS, REWRITTEN
from archiver.observe.rules.withdrawal.families import PARTS, Family, families, read
from archiver.observe.rules.withdrawal.sentences import REASONED, denies
from archiver.observe.rules.withdrawal.terms import terms
from archiver.text.model import Text
from storage.model import Finding, Mark

IN_PLACE = "notice.place"  # prefix of these rules
QUOTED = 200  # characters of a sentence that are quoted, at most
OFFERED = 0.6  # share of a line that is a link, from which it says nothing about what stood here
BOX = "form.password"
_UNSAID = ".unsaid."
_VAGUE = ".vague."
_OF_SITES = frozenset({Finding.CENSORED, Finding.LEGAL, Finding.DENIED})
_SAID = frozenset({"opening", "notice", "speaking", "told", "heading", "title", "label", "body", "aside"})


def beside_links(came: Sequence[str], text: Text) -> list[str]:
    """The new lines without those that are links: lists of what else the site has may differ at each look."""
    links = labels_of_links(text) - {""}
    return [line for line in came if not _is_link(line, links)]


def _is_link(line: str, links: Collection[str]) -> bool:
    words, least = lower(line), OFFERED * len(line.strip())
    return any(len(one) >= least and one in words for one in links)


def withdrawn(came: Sequence[str]) -> tuple[Mark, ...]:
    """The mark of the first new sentence, or two adjacent ones, that says on whose word this text was withdrawn.

    Sentences that guess, plan or deny it, or speak of a part of the text, give no mark."""
    for said in chain(((one,) for one in came), pairwise(came)):
        words = " ".join(" ".join(said).split())
        if (rule := _rule_of(read(lower(words)))) is not None:
            return (Mark(rule=rule, finding=Finding.WITHDRAWN, matched=words[:QUOTED], where="notice"),)
    return ()


def goes_before(notice: Mark, cause: Finding, marks: Iterable[Mark], old: Text | None) -> bool:
    """Whether a notice in the place of a text takes precedence over the cause that was read on the page.

    It does over a withdrawal that does not say on whose word, if the notice does; over words about sites, if the notice
    names no site; over a title that may head any notice; and over a login box that the kept copy had as well."""
    if not notice.rule.startswith(IN_PLACE):
        return False
    if cause is Finding.WITHDRAWN:
        return _UNSAID not in notice.rule and all(
            _UNSAID in mark.rule and not mark.rule.startswith(REASONED) for mark in marks
        )
    if cause is Finding.LOGIN:
        return old is not None and old.password_fields > 0 and all(mark.rule == BOX for mark in marks)
    if cause is Finding.SERVER_ERROR:
        return all(_VAGUE in mark.rule for mark in marks)
    return cause in _OF_SITES and all(mark.where in _SAID for mark in marks) and not SITE.search(lower(notice.matched))


def _by_whom(said: str, family: Family) -> str | None:
    """On whose word a sentence says, in one language, that this text was withdrawn; None if it does not.

    Of text, fate and author, one may be left unsaid."""
    text, fate = family.text.search(said), family.fate.search(said)
    if not (text or fate) or family.other.search(said):
        return None
    who = next((who for who, words in family.who if words.search(said)), None)
    if text and fate:
        return who or ("unsaid" if REWRITTEN.search(said) else None)
    if text:
        return who if who == "law" and FORBIDS.search(said) and not ACCESS.search(said) else None
    moderated = who == "platform" and MODERATOR.search(said) and not OF_OTHERS.search(said)
    return who if moderated else None


def _rule_of(said: str) -> str | None:
    if said.endswith(("?", "؟")) or PARTS.search(said) or FAMILIES["perhaps"].search(said) or denies(said):
        return None
    for one in families():
        if (who := _by_whom(said, one)) is not None:
            return f"{IN_PLACE}.{who}.{one.language}"
    language = next((one.language for one in terms() if one.says(said)), None)
    return None if language is None else f"{IN_PLACE}.unsaid.term.{language}"
