"""Dates in the headers of a site that are no dates."""

from __future__ import annotations

import pytest

from tests.support.hostile import HostileServer, response
from tests.support.site import page, prose

ENDLESS = "Mon, 01 Mar 99999999999999999999 00:00:00 GMT"


@pytest.mark.parametrize("name", ["Date", "Retry-After", "Last-Modified", "Expires", "Set-Cookie: a=b; expires"])
def test_date_in_a_year_of_twenty_digits_does_not_keep_a_page_from_being_kept(world, name):
    separator = "=" if "=" in name else ": "
    body = page("Report", prose(3))
    with HostileServer(lambda _: response(body, "Content-Type: text/html", f"{name}{separator}{ENDLESS}")) as server:
        url = server.url("/report")
        world.add(url)
        assert [world.one(url)["finding"] for _ in range(2)] == ["first", "same"]
