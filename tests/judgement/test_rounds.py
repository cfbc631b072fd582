"""Pages of many vendors and builders are recognised for what they are, and live pages that look or read like them stay
live."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pytest

from archiver.observe.marks.gist import lower
from archiver.observe.rules.wordings import phrases
from storage.model import Effect, Finding
from tests.judgement.looks import HTML, exchange, look
from tests.judgement.rounds import eighth, eleventh, fifth, ninth, second, seventh, sixth, tenth, third
from tests.judgement.rounds.first import BLOCKED, FAILING, LIVE, MISSING, SITE, UNCLAIMED

# invented pages that are still misjudged; `docs/judgement.md` says so
MISTAKEN: dict[str, tuple[str, ...]] = {
    "MISSING": ("news zh 2",),
    "WITHDRAWN": (),
    "BLOCKED": (),
    "SITE": (),
    "FAILING": (),
    "LIVE": (
        "blocked site news zh", "404 museum zh", "password advice", "login help",
        "domain registry", "poem",
    ),
}  # fmt: skip
WANTED = {
    "MISSING": frozenset({Finding.SOFT_GONE, Finding.WITHDRAWN}),
    "WITHDRAWN": frozenset({Finding.WITHDRAWN}),
    "BLOCKED": frozenset(f for f in Finding if f.effect is Effect.BLOCKED),
    "SITE": frozenset(f for f in Finding if f.effect is Effect.SITE_LOSS),
    "FAILING": frozenset(f for f in Finding if f.effect is Effect.FAILURE),
    "LIVE": frozenset({Finding.FIRST}),
}
MISTAKEN_THIRD: dict[str, tuple[str, ...]] = {
    "MISSING": (),
    "BLOCKED": (),
    "LIVE": (),
}
MISTAKEN_FIFTH: dict[str, tuple[str, ...]] = {
    "MISSING": ("en b", "ko b"),
    "BLOCKED": (),
    "FAILING": (),
    "LIVE": (),
}

MISTAKEN_SIXTH: dict[str, tuple[str, ...]] = {
    "MISSING": (),
    "BLOCKED": (),
    "FAILING": (),
    "LIVE": ("gallery",),
}


MISTAKEN_SEVENTH: dict[str, tuple[str, ...]] = {
    "BLOCKED": (),
    "SITE": (),
    "FAILING": (),
    "LIVE": (),
}
MISTAKEN_EIGHTH: dict[str, tuple[str, ...]] = {
    "BLOCKED": ("konto gesperrt", "확인", "illegal content"),
    "SITE": (
        "goodbye", "shop closed", "store unavailable", "404", "nom de domaine réservé", "dominio",
        "сайт не настроен", "made directadmin", "made github pages", "hosted site", "brandable.io", "related links",
        "end of service",
    ),
    "FAILING": (),
    "LIVE": (
        "blocked", "pääsy saarelle", "přístup do jeskyně", "domaine viticole", "made hosting help",
        "made site closure zh news", "domain theory", "이용 안내", "site c",
    ),
}  # fmt: skip

MISTAKEN_NINTH: dict[str, tuple[str, ...]] = {"MISSING": (), "SITE": (), "FAILING": (), "BLOCKED": (), "LIVE": ()}
MISTAKEN_TENTH: dict[str, tuple[str, ...]] = {"MISSING": (), "SITE": (), "FAILING": (), "BLOCKED": (), "LIVE": ()}

MISTAKEN_ELEVENTH: dict[str, tuple[str, ...]] = {
    "BLOCKED": (),
    "SITE": ("made de",),
    "FAILING": (),
    "LIVE": (
        "privoxy manual", "palo alto docs", "fortinet docs", "zscaler help", "watchguard kb",
        "blocked news ru", "blocked news fa", "declined", "watchguard kb at length",
    ),
}  # fmt: skip


def _finding(page: str) -> Finding:
    declared = "application/json" if page[:1] == "{" else "application/xml" if page[:5] == "<?xml" else HTML
    return look(exchange(page, declared=declared)).finding


ROUNDS = {
    "second": (second, MISTAKEN), "third": (third, MISTAKEN_THIRD), "fifth": (fifth, MISTAKEN_FIFTH),
    "sixth": (sixth, MISTAKEN_SIXTH), "seventh": (seventh, MISTAKEN_SEVENTH), "eighth": (eighth, MISTAKEN_EIGHTH),
    "ninth": (ninth, MISTAKEN_NINTH), "tenth": (tenth, MISTAKEN_TENTH),
    "eleventh": (eleventh, MISTAKEN_ELEVENTH),
}  # fmt: skip


def _others(pages: Mapping[Any, str], wanted: Collection[Finding]) -> dict[Any, Finding]:
    """The pages of a table that are misjudged, with their findings.

    A test for each of two thousand pages would take a sixth of their time for itself. For a single table: `-k "eighth
    and LIVE"`; for a single page: `look` at it."""
    found = {name: _finding(page) for name, page in pages.items()}
    return {name: finding for name, finding in found.items() if finding not in wanted}


@pytest.mark.parametrize(
    ("number", "kind"), [(number, kind) for number, (_, mistaken) in ROUNDS.items() for kind in mistaken]
)
def test_pages_of_each_round_are_recognised_except_the_known_mistakes(number, kind):
    """A known mistake that is no longer made fails as well."""
    pages, mistaken = ROUNDS[number]
    others = _others(getattr(pages, kind), WANTED[kind])
    assert {name: finding for name, finding in others.items() if name not in mistaken[kind]} == {}
    assert set(mistaken[kind]) - set(others) == set(), "no longer mistaken"


def test_wordings_are_written_as_texts_are_folded():
    """A letter that folding rewrites (a Thai vowel, a Greek sigma at a word's end) would never match."""
    for phrase in phrases():
        letters = "".join(one for one in phrase.wording if one.isalpha() and not one.isascii())
        assert lower(letters) == letters, phrase.id


def test_no_wording_matches_where_its_required_part_is_absent():
    """Where the part is absent, the whole is not searched for."""
    whole = {name: page for kind in (eighth.BLOCKED, eighth.SITE, eighth.MISSING) for name, page in kind.items()}
    for page in whole.values():
        lines = lower(page)
        for phrase in phrases():
            assert not (phrase.absent(lines) and phrase.pattern.search(lines)), phrase.id


def test_status_999_is_denied():
    """The status with which some sites refuse robots."""
    assert look(exchange(eighth.LIVE["made home"], declared=HTML, status=999)).finding is Finding.DENIED


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [
        pytest.param(MISSING, {Finding.SOFT_GONE}, id="what is not there"),
        pytest.param(BLOCKED, WANTED["BLOCKED"], id="walls"),
        pytest.param(SITE, {Finding.PARKED, Finding.SUSPENDED}, id="sites that are gone"),
        pytest.param(FAILING, {Finding.SERVER_ERROR, Finding.MAINTENANCE}, id="what is out of order"),
        pytest.param(
            UNCLAIMED,
            {finding for finding in Finding if finding.effect in {Effect.LOSS, Effect.SITE_LOSS}},
            id="places that nobody has any more",
        ),
        pytest.param(LIVE, {Finding.FIRST}, id="live pages that read like notices"),
    ],
)
def test_pages_of_the_first_round_are_recognised(pages, wanted):
    assert _others(pages, wanted) == {}


@pytest.mark.parametrize(("kind", "known"), [("MISSING", {14}), ("LIVE", set())])
def test_pages_of_the_fourth_round_are_recognised_except_the_known_mistakes(kind, known):
    assert set(_others(third.FOURTH[kind], WANTED[kind])) == known
