"""Finds words that one card of a list lost to another, in two texts with the same passages (pure).

A card is a name with the short lines below it: a member with office, district and party. Cards may stand in another
order; an office below another name is another statement. A card is known to be the same by a line that both pages have
below the name and nowhere else, or two cards by having exchanged their lines. One that is left bare of its only line is
known by the others, which are as before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from archiver.text.normal import ends_sentence, has_digit, size
from archiver.text.page.lined import Line, Lined
from archiver.text.page.outline import BOLD, ENTRY, HEADING, TEXT
from archiver.text.turning.volatile import stable_part

CARDS = 4  # of a list, at least
LINES = 12  # below a name, at most
NAME_CHARS = 120  # of a name or a line below it
STOP_CHARS = 60  # of one that ends in a full stop: "M.P."
WORD_BYTES = 6  # of the words that moved, at least: fewer are a mark
MOVED = 20  # more lines are another list

_BOXED = frozenset({TEXT, ENTRY, BOLD})  # lines whose element shows where a card begins
_RUN_IN = "run in"  # a bold name with the rest of its paragraph
_Form = tuple[str, int]
_Cards = dict[str, list[Line]]  # the lines below each name, by its key


def lines_on_another_card(mine: Lined, theirs: Lined) -> Iterator[tuple[Line, Line, Line]]:
    """Yield a line with the name below which it stood, and the name below which it stands."""
    forms = _cards(mine), _cards(theirs)
    found: dict[str, tuple[Line, str, str]] = {}
    for form, cards in forms[0].items():
        for one in _moved(mine, theirs, cards, forms[1].get(form, {})):
            found.setdefault(one[0].key, one)
    if len(found) <= MOVED:
        heads = [{line.key: line for line in page.lines} for page in (mine, theirs)]
        yield from ((line, heads[0][was], heads[1][is_]) for line, was, is_ in found.values())


def _cards(page: Lined) -> dict[_Form, _Cards]:
    """The cards of a page, by the form of their names."""
    out: dict[_Form, _Cards] = defaultdict(dict)
    last: dict[_Form, str] = {}
    for at, line in enumerate(page.lines):
        form = _form(line)
        if form is None or page.count[line.key] != 1 or not _is_short(line):
            continue
        below = _below(page.lines, at, form)
        if 0 < len(below) <= LINES:
            out[form][line.key], last[form] = below, line.key
    for form, name in last.items():  # what follows the list is no part of its last card
        longest = max((len(below) for one, below in out[form].items() if one != name), default=0)
        out[form][name] = out[form][name][:longest]
    return {form: cards for form, cards in out.items() if len(cards) >= CARDS}


def _form(line: Line) -> _Form | None:
    if line.kind == HEADING and line.level > 1:
        return HEADING, line.level
    if line.kind in _BOXED and line.apart:
        return line.kind, line.level
    return (_RUN_IN, 0) if line.kind == BOLD and not line.on else None


def _below(lines: Sequence[Line], at: int, form: _Form) -> list[Line]:
    """The lines that belong to a name."""
    out: list[Line] = []
    for line in lines[at + 1 : at + LINES + 2]:
        if _form(line) == form or (line.apart and form[0] in _BOXED):
            break
        if form[0] == HEADING and 0 < line.rank <= form[1]:
            break
        if form[0] == _RUN_IN and not line.on:
            break
        out.append(line)
    return out


def _moved(mine: Lined, theirs: Lined, before: _Cards, after: _Cards) -> Iterator[tuple[Line, str, str]]:
    """The lines that are below another name, which both pages have, with the names' keys."""
    stood, stands = _names_of(before, mine), _names_of(after, theirs)
    pairs = {(stood[words], stands[words]) for words in stood.keys() & stands.keys() if stood[words] != stands[words]}
    same = {stood[words] for words in stood.keys() & stands.keys() if stood[words] == stands[words]}
    ends = {line.key for cards in (before, after) for below in [*cards.values()][-1:] for line in below[-1:]}
    for name, below in before.items():
        for line in below:
            if ends == {line.key}:
                continue  # it follows the list
            to = stands.get(line.key)
            if to is None or to == name or stood.get(line.key) != name or to not in before or theirs.count[name] != 1:
                continue
            known = to in same and (name in same or len(same) >= CARDS)
            if (known or (to, name) in pairs) and _says_something(line):
                yield line, name, to


def _names_of(cards: Mapping[str, Sequence[Line]], page: Lined) -> dict[str, str]:
    """The name above each line that the page has once."""
    return {line.key: name for name, below in cards.items() for line in below if page.count[line.key] == 1}


def _is_short(line: Line) -> bool:
    most = STOP_CHARS if ends_sentence(line.text) else NAME_CHARS
    return len(line.text) <= most and any(map(str.isalpha, line.text))


def _says_something(line: Line) -> bool:
    """Whether a line is words, and neither a sentence nor what changes by itself."""
    return (
        _is_short(line)
        and size(line.text) >= WORD_BYTES
        and not has_digit(line.text)
        and bool(stable_part(line.text, None))
    )
