"""Keys to press (pure).

A program writes the same shortcut in the signs of one maker's keyboard or the words of another's, depending on what the
reader's browser says: "⌘K" and "Ctrl + K" are one.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.normal import key
from archiver.text.presentation.results import Noted, passages_in_both

CHARS = 30  # longest line of this kind
_MODIFIERS = {
    "first": ("⌘", "cmd", "command", "meta", "⌃", "ctrl", "control", "strg"),
    "second": ("⌥", "alt", "option", "opt"),
    "third": ("⇧", "shift", "maj", "umschalt"),
}
_NAMES = {name: which for which, names in _MODIFIERS.items() for name in names}
_CHORD = re.compile(
    rf"^((?:(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})[+\-–]?)+)"
    r"([^\W_]|[/.,\\?]|f\d\d?|enter|return|⏎|↵|esc|escape|tab|space|del(?:ete)?|backspace|[←→↑↓])$"
)
_MODIFIER = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))


def chords(lost: Collection[str], added: Collection[str]) -> Noted:
    """The lost and added passages that are nothing but a keyboard shortcut which the other page writes differently."""
    return passages_in_both(lost, added, _keys)


def _keys(passage: str) -> tuple[frozenset[str], str] | None:
    if len(passage) > CHARS or (found := _CHORD.match(key(passage).casefold())) is None:
        return None
    return frozenset(_NAMES[name] for name in _MODIFIER.findall(found[1])), found[2]
