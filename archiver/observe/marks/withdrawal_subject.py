"""Tells whether a sentence about a withdrawal is about what stood here, or about others that it names (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archiver.observe.rules.model import Phrase
from archiver.observe.rules.notice_words import FATES
from archiver.text.languages import CJK
from storage.model import Finding

FIRST = 40  # first characters of a sentence, in which its subject begins
SEVERAL = 3  # sentences of a list, at least; one less if they are set as list entries

_TITLE = re.compile('[“„«「『"](?P<name>[^“”„«»「」『』"\n]{4,160})[”“»」』"]')
_NAME = re.compile(rf"\w+ \w|[{CJK}]{{4}}")  # several words
_TAKEN = re.compile(
    rf"{FATES['deleted'].pattern}|withdr[ae]w|retract|unpublish|zurückge|retir|ritirat|ingetrokken|wycofan|отозван|відклик|撤|철회|取り下げ"
)
_ENTRY = re.compile(r"^\W*\d+[.)]|^[•*\-–“„«「『\"]|\([^()]*\d[^()]*\)\W*$")
# a sentence that points at what stood here
_THIS = re.compile(
    r"\b(?:this|our|dies\w*|cet?|cette|notre|est[ea]|nuestr[oa]|ess[ea]|quest[oa]|dit|deze|t[ae]n|to|ez|acest\w*|bu|denn[ea]|dett[ea]|den här|tämä|αυτ\w+|này|ini|эт\w+|ц(?:ей|я|е|ю))\b|[本该該此这這]|この|本稿|이 |هذ[اه]|این|הז[הו]|यह|นี้"
)


def names_another(phrase: Phrase, said: str, sentence: str, labels: Iterable[str]) -> bool:
    """Whether a sentence says of a quoted title, which is not one of the page's, that it was withdrawn.

    All strings are folded and in lower case. `said`: the words that matched; `labels`: the page's title and
    headings."""
    if phrase.finding not in {Finding.WITHDRAWN, Finding.LEGAL} and not (
        phrase.id.endswith(".pair") and _TAKEN.search(said)
    ):
        return False
    title = _TITLE.search(sentence[: FIRST + 160])
    if title is None or title.start() > FIRST or not _NAME.search(title["name"]):
        return False
    return sentence.find(said) + len(said) > title.start() and not any(
        title["name"].strip(" .") in one for one in labels
    )


def lists_others(phrase: Phrase, lines: Sequence[str]) -> bool:
    """Whether the lines with a withdrawal wording form a list: there are several, and none points at what stood
    here."""
    if phrase.finding is not Finding.WITHDRAWN:
        return False
    found = [line for line in lines if phrase.pattern.search(line)]
    others = [line for line in found if not _THIS.search(line)]
    return len(others) >= SEVERAL or (len(others) == SEVERAL - 1 and all(map(_ENTRY.search, others)))
