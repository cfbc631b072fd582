"""What lines have in common that say one thing and nothing else but an apology."""

from __future__ import annotations

from collections.abc import Mapping

from archiver.observe.rules.model import Phrase, cells
from storage.model import Finding

QUOTES = '"«»‹›“”„‟「」『』‘'  # within them stands what another page said
LEAD = rf"(?:[^\n.!?,:;。！？{QUOTES}]{{1,40}}[.!?,:;…。！？]+ ?){{0,2}}"  # an apology, or "Error:"
SOFTLY = r"(?:(?:unfortunately|sorry|leider|hélas|malheureusement|lamentablemente|desafortunadamente|infelizmente|lamentavelmente|purtroppo|к сожалению|на жаль|niestety|helaas|maalesef|bohužel|bohužiaľ|sajnos|sajnáljuk|din păcate|δυστυχώσ|tyvärr|desværre|dessverre|valitettavasti|maaf|rất tiếc),? )?"


def alone(prefix: str, finding: Finding, sentences: Mapping[str, str], tail: str = "") -> list[Phrase]:
    """Phrases for lines that are one of `sentences` (language: pattern), with an apology or a label before it, and `tail`
    behind it."""
    return [
        phrase
        for language, said in sentences.items()
        for phrase in cells(f"{prefix}.said.{language}", finding, rf"{LEAD}{SOFTLY}(?:{said}){tail}")
    ]
