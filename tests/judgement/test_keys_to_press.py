"""Keyboard shortcuts that are only named for another keyboard are the same; others are not."""

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
def test_same_shortcut_named_for_another_keyboard_is_no_alteration(one, other):
    assert seen(asked(one), asked(other)).finding.effect is Effect.GOOD
    assert seen(asked(other), asked(one)).finding.effect is Effect.GOOD


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ctrl+Shift+P", "Ctrl+Shift+Q"), ("Ctrl+Shift+P", "Alt+Shift+P"), ("Press Ctrl+K twice.", "Press ⌘K twice.")],
)
def test_other_shortcuts_and_sentences_about_them_are_alterations(one, other):
    assert seen(asked(one), asked(other)).finding.effect is Effect.CHANGE
