"""docs/judgement.md against the code: every cell of its table of states, every row of its table of waits."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from archiver.judge import table
from storage.model import Effect, EventKind, Finding, State
from tests.judgement.histories import FINE, UNASKED, changed
from tests.judgement.test_judge_table import in_state

PAPER = Path(__file__).parents[2] / "docs" / "judgement.md"
LOOKS, SCRIPTED = (PAPER.parent / "judgement" / name for name in ("looks.md", "scripted.md"))
EFFECTS = {
    "good": Effect.GOOD,
    "change": Effect.CHANGE,
    "loss": Effect.LOSS,
    "site loss": Effect.SITE_LOSS,
    "blocked": Effect.BLOCKED,
    "failure": Effect.FAILURE,
    "none": Effect.NONE,
}
LETTERS = {Effect.LOSS: "L", Effect.SITE_LOSS: "D", Effect.BLOCKED: "B", Effect.FAILURE: "U", Effect.CHANGE: "A"}
KINDS = {kind.value for kind in EventKind}


def rows(heading: str, paper: Path = PAPER) -> list[list[str]]:
    """The cells of the first table under a heading, the head row first."""
    text = paper.read_text(encoding="utf-8").split(f"# {heading}\n", 1)[1]
    lines = re.findall(r"^\|(.*)\|$", text.split("\n## ", 1)[0], re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in cells if set("".join(row)) != {"-"}]


def cells() -> dict[tuple[State, Effect], str]:
    head, *body = rows("State x effect")
    return {(State(row[0]), EFFECTS[name]): cell for row in body for name, cell in zip(head[1:], row[1:], strict=True)}


def wanted(cell: str, state: State, finding: Finding) -> tuple[State, list[str], str]:
    """What a cell promises: state after, events, and the doubt (its letter, "stays", or "" for no change)."""
    for part in cell.split(";"):
        names, colon, rest = part.rpartition(":")
        named = {"unknown name": {Finding.DNS_NXDOMAIN}, "parked, suspended": {Finding.PARKED, Finding.SUSPENDED}}
        if colon and finding in named[names.strip()]:
            cell = rest.strip()
    first = re.match(r"[a-z_]+", cell)
    after = State(first[0]) if first and first[0] in {one.value for one in State} else state
    letter = re.search(r"\(([A-Z])\)", cell)
    events = [kind for kind in re.findall(r"`(\w+)`", cell) if kind in KINDS]
    return after, events, letter[1] if letter else ("" if cell == "-" else "stays")


def test_documented_table_has_every_cell():
    assert set(cells()) == {(state, effect) for state in State for effect in Effect}


@pytest.mark.parametrize("finding", list(Finding))
@pytest.mark.parametrize("state", list(State))
def test_every_documented_cell_holds_for_every_finding(state: State, finding: Finding):
    after, events, doubt = wanted(cells()[state, finding.effect], state, finding)
    if state is State.NEW and finding.effect is Effect.GOOD:
        after, events = State.AVAILABLE, ["first"]  # the look is content
    history = in_state(state)
    before, told = history.assessment, len(history.events)
    # an alteration needs another text; a loss is looked at without probes, which would bring in other rules
    facts = changed("b", "a sentence", kept_share=0.7) if finding.effect is Effect.CHANGE else {}
    if finding is Finding.ALTERED_LARGE and state is not State.NEW:  # the exception named below the documented table
        after, events = (state, []) if state is not State.AVAILABLE else (State.AVAILABLE, [])
    history.look(210, finding, UNASKED if finding.effect is Effect.LOSS else FINE, **facts)
    now = history.assessment
    assert (now.state, [event.kind.value for event in history.events[told:]]) == (after, events)
    assert now.finding is finding
    if doubt == "":
        assert (now.doubts, now.pending_text) == (before.doubts, before.pending_text), "only the last finding is noted"
    elif doubt == LETTERS[Effect.CHANGE]:
        assert now.pending_text
    elif doubt in LETTERS.values():
        assert now.doubts[-1].n == history.n
        assert LETTERS[finding.effect] == doubt


def spans(text: str) -> tuple[int, timedelta]:
    """`3, 24 h` or `3, 7 days`; `1` alone has no span."""
    visits, _, length = text.partition(",")
    number, unit = re.match(r"\s*(\d+) (h|days)", length).groups() if length else ("0", "h")
    return int(visits), timedelta(hours=int(number)) if unit == "h" else timedelta(days=int(number))


def test_documented_waits_and_rules_of_the_code_are_the_same():
    head, *body = rows("Waits")
    assert head[:3] == ["", "rule", "looks, span"]
    told = [
        (letter, rule, *spans(waits), gives)
        for letter, rule, waits, _, gives in body
        if letter != LETTERS[Effect.CHANGE]
    ]
    made = [
        (LETTERS[effect], rule.name, rule.visits, rule.span, f"{rule.state.value}, {rule.certainty.value}")
        for effect, rules in table.RULES_OF.items()
        for rule in (sorted(rules, key=lambda one: one.span) if effect is Effect.FAILURE else rules)
    ]
    plain = [
        (letter, rule, visits, span, re.sub(r" \(.*\)|;.*", "", gives)) for letter, rule, visits, span, gives in told
    ]
    assert plain == made
    paper, recurring = PAPER.read_text(encoding="utf-8"), table.RECURRING_RULES
    longer = [rule for rule in recurring[Effect.LOSS] if rule not in table.LOSS_RULES or rule.span == table.RECURRING]
    assert len(longer) == 6
    assert {rule.span for rule in longer} == {table.RECURRING} == {timedelta(days=7)}
    assert "The six rules that give `removed` without a notice take at least 7 days" in paper
    assert [(rule.name, rule.span) for rule in recurring[Effect.FAILURE]] == [("unreachable-long", table.RECURRING)]
    assert "only `unreachable-long` holds then" in paper
    altered = [
        spans(waits) for letter, _, waits, _, _ in body if letter == LETTERS[Effect.CHANGE] and waits != "as above"
    ]
    assert altered == [
        table.ALTERED_AFTER, table.ALTERED_AFTER_RETURNING, table.ALTERED_TOLD_BEFORE, table.ALTERED_TURNING,
        table.ALTERED_AMONG_OTHERS, table.ALTERED_MISSING_AGAIN,
    ]  # fmt: skip


def test_every_documented_scripted_site_has_its_test():
    walks = Path(__file__).parents[1] / "walk"
    names = dict(re.findall(r"`(test_\w+)\.py` \(([A-Z])\)", SCRIPTED.read_text(encoding="utf-8")))
    files = {letter: (walks / f"{name}.py").read_text(encoding="utf-8") for name, letter in names.items()}
    _, *body = rows("Scripted sites", SCRIPTED)
    assert len(body) > 40
    for case, test in body:
        letter, name = test.split()
        assert f"\ndef {name}(" in files[letter], case


def test_documented_host_rule_and_rules_version_are_those_of_the_code():
    assert f"`{table.RULES}`" in PAPER.read_text(encoding="utf-8")
    text = LOOKS.read_text(encoding="utf-8")
    assert (
        f"at least {table.HOST_SOURCES} sources of a host and more than {table.HOST_SHARE:.0%}".replace("%", " %")
        in text
    )
