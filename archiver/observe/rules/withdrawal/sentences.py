"""Sentences that say that something was withdrawn, and by whom, at whose request or why, in about thirty languages.

A sentence that only says that something was removed belongs to `missing`. Excluded are guesses, questions, plans and
denials, quotations, reports of what others said, and sentences about a part of the page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from archiver.observe.rules.model import Phrase
from archiver.observe.rules.prefilter import Together
from archiver.observe.rules.withdrawal.latin import LATIN
from archiver.observe.rules.withdrawal.other_scripts import SCRIPTS
from storage.model import Finding

REASONED = "notice.reason"  # prefix of the rule ids
_LONG, _LONG_DENSE = 160, 70  # maximum characters of such a sentence; of one in a dense language (`_DENSE`)
_DENSE = frozenset({"zh", "ja", "ko", "th"})
_SAID = LATIN | SCRIPTS


@cache
def withdrawals() -> tuple[Phrase, ...]:
    """A phrase for each language and kind of reason: the author, a law or court, others."""
    return tuple(
        Phrase(
            id=f"{REASONED}.{who}.{language}",
            finding=Finding.WITHDRAWN,
            wording=said.sentence(reason, _LONG_DENSE if language in _DENSE else _LONG, ended=who != "unsaid"),
            stems=said.stems,
        )
        for language, said in _SAID.items()
        for who, reason in (("author", said.author), ("law", said.law), ("unsaid", said.others))
    )


@cache
def _together() -> Together[None]:
    return Together(withdrawals(), lambda _: None)


@lru_cache(maxsize=1024)  # each sentence of a page is tested several times
def withdraws(sentence: str) -> bool:
    """Whether a sentence, folded and in lower case, says that something was withdrawn, and by whom or why."""
    return any(one.stands_in(sentence) for one, _ in _together().perhaps_in(lambda _: sentence))


@cache
def otherwise(*languages: str) -> str:
    """A regular expression for what shows that a sentence does not say that the page was withdrawn.

    Covers `languages`, or all if none is given; "" if there are no words for any of them.
    """
    said = [_SAID[one] for one in languages if one in _SAID] if languages else [*_SAID.values()]
    return "|".join(f"(?:{one.otherwise()})" for one in said)


@cache
def _denial() -> re.Pattern[str]:
    parts = [*(one.denial() for one in _SAID.values()), *(one.apart for one in SCRIPTS.values())]
    return re.compile("|".join(f"(?:{one})" for one in parts if one))


def denies(sentence: str) -> bool:
    """Whether a sentence, folded and in lower case, denies a withdrawal or its reason, in any language.

    In scripts other than Latin, whose words are seldom words of another language, also whether it is about a part of
    the page.
    """
    return _denial().search(sentence) is not None
