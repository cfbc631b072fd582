"""A domain sold to an online casino shows it at every address: another owner's page and no failure of the site,
whatever it says of sites and to visitors."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding, Role
from tests.judgement.looks import ROOT, exchange, look, notice, page, reference, text_of

NOTHING = text_of(exchange(page(["What you asked for was not found here."], "Not found")))
GAMES = (
    "This site has the best slot online of the year. Visitors of our website get a bonus at once.",
    "Play blackjack and roulette on this page, and ask our service if you need help with your browser.",
)


def everywhere(title: str, *said: str, before: str | None = None):
    body = notice(title, *said)
    home = exchange(body, url=ROOT, role=Role.HOME)
    invented = exchange(body, url=f"{ROOT}2019/xq81.htm", role=Role.INVENTED)
    return look(exchange(body), home, invented, last=reference(before or page()), not_found=NOTHING)


@pytest.mark.parametrize("title", ["Best Casino Bonus of this Site", "Situs Judi Slot Gacor"])
def test_gambling_page_at_every_address_is_a_replacement(title):
    found = everywhere(title, *GAMES)
    assert (found.finding, "another" in found.rules) == (Finding.REPLACED, True)


def test_hosts_page_or_gambling_on_a_site_about_gambling_is_no_replacement():
    said = [one.replace("slot online", "servers").replace("blackjack and roulette", "your videos") for one in GAMES]
    assert everywhere("Welcome to this Site", *said).finding.effect is Effect.FAILURE
    about = page(
        ["The casino at the river, its blackjack and its roulette were closed in May."], "A casino that closed"
    )
    assert everywhere("Best Bonus of this Casino Site", *GAMES, before=about).finding.effect is not Effect.LOSS
