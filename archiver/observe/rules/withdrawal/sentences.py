"""What a notice says was taken back, with by whom, at whose wish or on what ground, in about thirty languages. A sentence
that says no more than that something was removed is one of `missing`; one that leaves open what became of it, asks, plans or
denies it is none of these, nor is one that quotes, tells of what others said, or speaks of a part of the page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from archiver.observe.rules.model import Phrase
from archiver.observe.rules.together import Together
from archiver.observe.rules.withdrawal.latin import LATIN
from archiver.observe.rules.withdrawal.other_scripts import SCRIPTS
from storage.model import Finding

REASONED = "notice.reason"  # how their rules begin
_LONG, _LONG_DENSE = 160, 70  # characters of such a sentence; of a language whose words are not set apart
_DENSE = frozenset({"zh", "ja", "ko", "th"})
_SAID = LATIN | SCRIPTS


@cache
def withdrawals() -> tuple[Phrase, ...]:
    """Every wording, by who is named in it (the author, a law or a court, others) and language."""
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


@lru_cache(maxsize=1024)  # of sentences: a page is asked of each several times
def withdraws(sentence: str) -> bool:
    """Whether a sentence, folded and in small letters, says that something was taken back, and by whom or why."""
    return any(one.stands_in(sentence) for one, _ in _together().perhaps_in(lambda _: sentence))


@cache
def otherwise(*languages: str) -> str:
    """What a sentence has that says of nothing that stood here that it was taken back, as a regular expression: in these
    languages, or in any; "" where none of them has a list."""
    said = [_SAID[one] for one in languages if one in _SAID] if languages else [*_SAID.values()]
    return "|".join(f"(?:{one.otherwise()})" for one in said)


@cache
def _denial() -> re.Pattern[str]:
    parts = [*(one.denial() for one in _SAID.values()), *(one.apart for one in SCRIPTS.values())]
    return re.compile("|".join(f"(?:{one})" for one in parts if one))


def denies(sentence: str) -> bool:
    """Whether a sentence, folded and in small letters, says in any language that nothing was taken back, or not so; in other
    letters than Latin ones, where few words are another language's, also that it was a part of the page."""
    return _denial().search(sentence) is not None
