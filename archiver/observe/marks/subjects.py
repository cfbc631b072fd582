"""Recognises refusals that are what a text is about, and "not ready yet" notes on list entries (pure).

Examples of refusals: rights that people have, what an archive lends, what a house forbids."""

from __future__ import annotations

import re

from archiver.observe.marks.gist import SAID, labels_of, lower, sentences_of, weight
from archiver.observe.rules.gates import ENTRY
from archiver.observe.rules.labels import HOW_TO
from archiver.observe.rules.notice_words import OBJECT
from archiver.text.model import Text
from archiver.text.normal import ends_sentence
from storage.model import Finding, Mark

LEAST = 120  # weighted characters of sentences that name nothing of the web, at least
GUIDED = 80  # the same, on a page that says how something is done
PARAGRAPHS = 3  # at least
ENTRIES = 2  # links of a list, at least
MOSTLY = 0.5  # least share of those sentences in all

_REFUSED = frozenset({Finding.DENIED, Finding.CENSORED, Finding.GEO})
# only what is also said of people: "was stopped" (in a letter, at a gate), not "is blocked because of its content"
_RULES = ("denied.", "stopped.", "barred.stop.", "geo.yours.", "gist.barred", "gate.")
# titles and headers are not checked
_SAID = frozenset({"notice", "told", "gist", "gate", "opening", "speaking"})
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_OPENS = re.compile(r"[(（\[【]")


def subject_of(text: Text, mark: Mark) -> bool:
    """Whether a refusal's mark is of a sentence amid a text whose sentences are mostly about something else, or a demand to
    log in is of a sentence of a page without a form that says how one logs in."""
    if mark.finding is Finding.LOGIN and mark.where in _SAID and mark.rule != "gate.how" and not text.password_fields:
        return any(HOW_TO.search(label) and ENTRY.search(label) for label in labels_of(text, asking=True))
    if mark.finding not in _REFUSED or not mark.rule.startswith(_RULES) or mark.where not in _SAID:
        return False
    if text.paragraphs < PARAGRAPHS:
        return False
    sentences = [one for one in sentences_of(text) if ends_sentence(one) and weight(one) >= SAID]
    others = [one for one in sentences if not (OBJECT.search(one) or ENTRY.search(one))]
    other, whole = sum(map(weight, others)), sum(map(weight, sentences))
    guided = any(HOW_TO.search(lower(label)) for label in labels_of(text, asking=True))
    return other >= GUIDED if guided else other >= LEAST and other >= MOSTLY * whole


def of_an_entry(text: Text, mark: Mark) -> bool:
    """Whether a "not ready yet" mark stands in brackets beside list entries: "Faculty of law (under construction)".

    Said of the page, the words would stand alone or in a sentence."""
    if mark.finding is not Finding.MAINTENANCE or not mark.matched:
        return False
    words = _OPENS.split(mark.matched)[-1]
    said = [line for raw in text.visible.splitlines() if words in (line := lower(raw))]
    bracketed = all(words in " ".join(_BRACKETED.findall(line)) for line in said)
    return bool(said) and bracketed and sum(link.tag == "a" and bool(link.text) for link in text.links) >= ENTRIES
