"""Pages of many makes are known for what they are, and live pages that look or read like them stay live."""

from __future__ import annotations

import pytest

from archiver.observe.gist import lower
from archiver.observe.rules.wordings import phrases
from storage.model import Effect, Finding
from tests.judgement.looks import HTML, exchange, look
from tests.judgement.rounds import eighth, fifth, ninth, second, seventh, sixth, tenth, third
from tests.judgement.rounds.first import BLOCKED, FAILING, LIVE, MISSING, SITE, UNCLAIMED

# invented pages that are still taken for something else, said plainly: `docs/judgement.md`
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
        "blocked", "how to log in", "pääsy saarelle", "přístup do jeskyně", "domaine viticole", "made hosting help",
        "made site closure zh news", "domain theory", "이용 안내", "site c",
    ),
}  # fmt: skip

MISTAKEN_NINTH: dict[str, tuple[str, ...]] = {"MISSING": (), "SITE": (), "FAILING": (), "BLOCKED": (), "LIVE": ()}
MISTAKEN_TENTH: dict[str, tuple[str, ...]] = {"MISSING": (), "SITE": (), "FAILING": (), "BLOCKED": (), "LIVE": ()}


def _rounds(number):
    pages, mistaken = ROUNDS[number]
    return [
        pytest.param(
            getattr(pages, kind)[name], WANTED[kind], id=f"{number} {kind} {name}",
            marks=[pytest.mark.xfail(strict=True, reason="known")] if name in mistaken[kind] else [],
        )
        for kind in mistaken
        for name in getattr(pages, kind)
    ]  # fmt: skip


def _finding(page: str) -> Finding:
    declared = "application/json" if page[:1] == "{" else "application/xml" if page[:5] == "<?xml" else HTML
    return look(exchange(page, declared=declared)).finding


ROUNDS = {
    "second": (second, MISTAKEN), "third": (third, MISTAKEN_THIRD), "fifth": (fifth, MISTAKEN_FIFTH),
    "sixth": (sixth, MISTAKEN_SIXTH), "seventh": (seventh, MISTAKEN_SEVENTH), "eighth": (eighth, MISTAKEN_EIGHTH),
    "ninth": (ninth, MISTAKEN_NINTH), "tenth": (tenth, MISTAKEN_TENTH),
}  # fmt: skip


@pytest.mark.parametrize(("page", "wanted"), [one for number in ROUNDS for one in _rounds(number)])
def test_the_rounds_of_invented_pages(page, wanted):
    assert _finding(page) in wanted


def test_wordings_are_written_as_texts_are_read():
    """A letter that folding rewrites (a Thai vowel, a Greek sigma at a word's end) would never be met."""
    for phrase in phrases():
        letters = "".join(one for one in phrase.wording if one.isalpha() and not one.isascii())
        assert lower(letters) == letters, phrase.id


def test_the_part_of_a_wording_is_in_it():
    """Where the part is missing, the whole is not looked for."""
    whole = {name: page for kind in (eighth.BLOCKED, eighth.SITE, eighth.MISSING) for name, page in kind.items()}
    for page in whole.values():
        lines = lower(page)
        for phrase in phrases():
            assert not (phrase.absent(lines) and phrase.pattern.search(lines)), phrase.id


def test_a_number_that_robots_are_refused_with():
    assert look(exchange(eighth.LIVE["made home"], declared=HTML, status=999)).finding is Finding.DENIED


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_there(name):
    assert _finding(MISSING[name]) is Finding.SOFT_GONE


@pytest.mark.parametrize("name", BLOCKED)
def test_walls(name):
    assert _finding(BLOCKED[name]).effect is Effect.BLOCKED


@pytest.mark.parametrize("name", SITE)
def test_sites_that_are_gone(name):
    assert _finding(SITE[name]) in {Finding.PARKED, Finding.SUSPENDED}


@pytest.mark.parametrize("name", FAILING)
def test_what_is_out_of_order(name):
    assert _finding(FAILING[name]) in {Finding.SERVER_ERROR, Finding.MAINTENANCE}


@pytest.mark.parametrize("name", UNCLAIMED)
def test_places_that_nobody_has_any_more(name):
    assert _finding(UNCLAIMED[name]).effect in {Effect.LOSS, Effect.SITE_LOSS}


@pytest.mark.parametrize("name", LIVE)
def test_live_pages_that_read_like_notices(name):
    assert _finding(LIVE[name]) is Finding.FIRST


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param(kind, name, marks=[pytest.mark.xfail(strict=True, reason="known")] if name in known else [])
        for kind, known in (("MISSING", {14}), ("LIVE", ()))
        for name in third.FOURTH[kind]
    ],
)
def test_the_fourth_round(kind, name):
    assert _finding(third.FOURTH[kind][name]) in WANTED[kind]
