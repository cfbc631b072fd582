"""Pages of many makes are known for what they are, and live pages that look or read like them stay live."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look
from tests.judgement.wild import BLOCKED, FAILING, LIVE, MISSING, SITE, UNCLAIMED


def _finding(page: str) -> Finding:
    return look(exchange(page)).finding


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
