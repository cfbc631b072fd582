"""Keys to press that a program names as the reader's keyboard does are the same keys; others are others."""

from __future__ import annotations

import pytest

from storage.model import Effect
from tests.judgement.articles import TEXT, page, seen


def asked(keys: str) -> str:
    return page(f"{TEXT}<p>{keys}</p>")


@pytest.mark.parametrize(
    ("one", "other"),
    [("⌘I", "Ctrl+I"), ("Ctrl + K", "⌘ K"), ("⌘⇧P", "Ctrl+Shift+P"), ("⌥F", "Alt-F"), ("Strg+S", "Ctrl+S")],
)
def test_the_same_keys_by_other_names(one, other):
    assert seen(asked(one), asked(other)).finding.effect is Effect.GOOD
    assert seen(asked(other), asked(one)).finding.effect is Effect.GOOD


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ctrl+Shift+P", "Ctrl+Shift+Q"), ("Ctrl+Shift+P", "Alt+Shift+P"), ("Press Ctrl+K twice.", "Press ⌘K twice.")],
)
def test_other_keys_and_sentences_about_them(one, other):
    assert seen(asked(one), asked(other)).finding.effect is Effect.CHANGE
