"""Text that earlier releases stored in English is still translated into Chinese, and still recognised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver import words
from archiver.words import earlier
from archiver.words.english import ENGLISH
from archiver.words.parts_chinese import ENDINGS, FIRSTS, LISTS
from storage.model import EventKind

# made by the version with `judge/24` and `rules/35`, except where it had no Chinese (`script.fills`) or other Chinese
# (`limit-between`); from "Not shown to us" on by one with `judge/26`, except for a space in the Chinese
STORED = Path(__file__).parents[1] / "golden" / "told.judge-24.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in STORED.read_text(encoding="utf-8").splitlines()]


def families(rule: str) -> set[str]:
    return {rule, f"{rule.partition('-')[0]}-*", f"{rule.partition('.')[0]}.*"}


def test_stored_sentences_are_translated_as_before():
    for line in LINES:
        if "reason" in line:
            assert words.reason(line["reason"], line["text"], "zh") == line["zh"], line
            continue
        kind, text = EventKind(line["event"]), line["text"]
        assert words.translate_sentence(kind, text, words.WORDS["zh"]) == line["zh"], line
        assert words.kind(kind, "zh", text=text) == line["subject"], line
        assert words.about_document(kind, text) == line["document"], line
        assert list(words.addresses_of(text)) == line["documents"], line


def unstored() -> Iterator[str]:
    """Earlier wordings of which no example is stored."""
    reasons = [(families(line["reason"]), line["text"]) for line in LINES if "reason" in line]
    for rule, pairs in earlier.REASONS.items():
        for before, _ in pairs:
            if not any(rule in of and earlier.pattern(before).fullmatch(text) for of, text in reasons):
                yield f"{rule}: {before}"
    events = [line["text"] for line in LINES if "event" in line]
    for befores in earlier.TEMPLATES.values():
        yield from (one for one in befores if not any(earlier.pattern(one).search(text) for text in events))
    yield from (one for one in earlier.PARTS if not any(one in line["text"] for line in LINES))


def test_each_earlier_wording_has_a_stored_example():
    assert list(unstored()) == []


def test_current_wordings_are_no_earlier_wordings_and_keep_their_placeholders():
    for rule, pairs in earlier.REASONS.items():
        for before, now in pairs:
            assert names(before) == names(now), before
            assert earlier.reworded((rule,), now) == now
    assert not set(earlier.PARTS.values()) & set(earlier.PARTS)
    for now, befores in earlier.TEMPLATES.items():
        assert now not in befores
        assert all(names(one) == names(now) for one in befores), now


def test_earlier_parts_map_to_parts_that_are_in_use():
    found = {*ENGLISH.findings.values(), *ENGLISH.shown.values(), *ENGLISH.member_found.values(), ENGLISH.way_down}
    assert set(earlier.PARTS.values()) <= {*ENDINGS, *FIRSTS, *LISTS, *found}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("document", "another document is linked in its place: https://example.org/b.pdf"),
        ("script.fills", "an empty place, which a script of the page is to fill with text: #content"),
    ],
)
def test_reasons_once_stored_only_in_english_have_a_translation(rule, text):
    said = words.reason(rule, text, "zh")
    assert said is not None
    assert said.endswith(text.rpartition(": ")[2])


def names(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))
