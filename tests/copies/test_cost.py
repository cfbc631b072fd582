"""What keeping will cost: forecasts before anything is spent, and whether they come true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from config import prices
from tests.copies.conftest import toml
from tests.support.site import Reply, page

OWN = """
[[provider]]
name = "ours"
about = "the basement"
as_of = "2021-03-01"
currency = "EUR"
gb_bytes = 1000000000
gb_month = 1000.0
writes_1000 = 1000.0
lists_1000 = 0.0
reads_1000 = 0.0
egress_gb = 500.0
"""


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "prices.toml"
    file.write_text(OWN)
    return str(file)


def by(said, what: str) -> list[dict[str, Any]]:
    return [one for one in said.lines if one["what"] == what]


def test_cost_forecast_of_an_empty_archive_says_that_it_is_assumed(make_world, command):
    done = command(make_world(), "cost", "--sources", "1000", "--every", "24h", "--json")
    assert done.code == 0, done
    (ground,) = by(done, "ground")
    assert ground["measured"] is False
    assert (ground["new"], round(ground["looks_month"])) == (1000, 30_440)
    months = by(done, "month")
    assert [one["month"] for one in months] == [0, 1, 12]
    assert months[0]["held_bytes"] == 0
    assert months[2]["held_bytes"] > months[1]["held_bytes"] > 1000 * ground["first_bytes"]
    told = {(one["provider"], one["month"]) for one in by(done, "price")}
    assert len(told) == 3 * len(prices.load())
    read = command(make_world("other"), "cost", "--sources", "10")
    assert "assumed" in read.out
    assert "check your own contract" in read.out


def test_later_looks_are_not_charged_for_the_bytes_of_first_looks(make_world, site, command):
    world = make_world()
    urls = [site.url(f"/{number}") for number in range(30)]
    site.pages |= {
        f"/{number}": page(f"Report {number}", f"<p>What report {number} says.</p>" * 20) for number in range(30)
    }
    world.add(*urls)
    world.look()
    world.one(urls[0])
    (ground,) = by(command(world, "cost", "--json"), "ground")
    assert ground["measured"] is True
    assert ground["later_bytes"] < 2 * ground["first_bytes"], "not thirty times"


def test_measured_cost_forecast_comes_true(make_world, site, command, own, tmp_path):
    """Of twenty days, the forecast made after ten is what the next ten bring, within a tenth."""
    (tmp_path / "stores.toml").write_text(toml("a", f"file://{tmp_path}/a") + toml("b", f"file://{tmp_path}/b"))
    world = make_world(config=str(tmp_path / "stores.toml"), flush_after="60s")
    urls = [site.url(f"/{number}") for number in range(3)]
    chance = Random(1)
    # different content each time
    site.missing = lambda _: Reply(200, chance.randbytes(50_000), "application/octet-stream")
    world.add(*urls, every="24h")

    def days(count: int) -> dict[str, Any]:
        for _ in range(count):
            world.look()
            world.app.settle()
            world.clock.move(hours=24)
        return by(command(world, "cost", "--json", prices=own), "month")[0]

    before = days(10)
    foreseen = next(one for one in by(command(world, "cost", "--json", prices=own), "month") if one["month"] == 1)
    (ground,) = by(command(world, "cost", "--json", prices=own), "ground")
    assert (ground["measured"], ground["looks"], ground["firsts"]) == (True, 30, 3)
    after = days(10)
    for what in ("held_objects", "held_bytes"):
        came = (after[what] - before[what]) / 10
        assert came == pytest.approx((foreseen[what] - before[what]) / 30.44, rel=0.1), what
    first, second = [one for one in by(command(world, "cost", "--json", prices=own), "month") if one["month"] == 1]
    assert first["reads"] > second["reads"], "the mirror's copies are read from the first"
    assert first["back_bytes"] == pytest.approx(2 * second["back_bytes"])


def test_first_looks_in_one_segment_do_not_make_later_looks_look_cheap(make_world, site, command, own):
    """Twenty sources begun together and then looked at one by one: each later look is a segment of its own, with its
    ledger."""
    world = make_world(flush_after="60s")
    site.missing = page("Page")
    urls = [site.url(f"/{number}") for number in range(20)]
    world.add(*urls, every="20h")
    world.look()
    world.app.settle()
    (ground,) = by(command(world, "cost", "--json", prices=own), "ground")
    assert (ground["looks"], ground["segments"], ground["looks_per_segment"]) == (20, 1, 1.0)
    for url in urls[:4]:
        world.clock.move(hours=1)
        world.one(url)
        world.app.settle()
    (ground,) = by(command(world, "cost", "--json", prices=own), "ground")
    assert (ground["looks"], ground["segments"], ground["looks_per_segment"]) == (24, 5, 1.0)


def test_cost_forecast_in_an_empty_directory_creates_no_files(tmp_path):
    (tmp_path / "list.txt").write_text("https://one.example/\n")
    for more in (["--sources", "10"], ["list.txt"]):
        done = subprocess.run(
            [sys.executable, "-m", "archiver", "cost", *more], cwd=tmp_path, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert done.returncode == 0, done
        assert "looks in a month" in done.stdout
        assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_cost_is_calculated_from_the_price_table(make_world, command, own):
    done = command(make_world(), "cost", "--sources", "100", "--every", "1d", "--months", "1", "--lock-days", "3044",
                   "--json", prices=own)  # fmt: skip
    month = next(one for one in by(done, "month") if one["month"] == 1)
    price = next(one for one in by(done, "price") if one["month"] == 1)
    assert (price["provider"], price["currency"]) == ("ours", "EUR")
    assert price["storage"] == pytest.approx(month["held_bytes"] / 1e6)
    assert price["requests"] == pytest.approx(month["writes"])
    assert price["egress"] == pytest.approx((month["back_bytes"] + month["audit_bytes"]) / 2e6)
    assert price["total"] == pytest.approx(price["storage"] + price["requests"] + price["egress"])
    (lock,) = by(done, "lock")
    assert lock["owed"] == pytest.approx(price["storage"] * 100), "a hundred months"


def test_cost_of_a_url_list_counts_new_urls_and_imports_none(make_world, command, tmp_path, own):
    world = make_world()
    world.add("https://known.example/")
    file = tmp_path / "list.txt"
    file.write_text("https://known.example/\nhttps://one.example/\nhttps://two.example/\nhttps://one.example/\n")
    done = command(world, "cost", str(file), "--json", prices=own)
    assert by(done, "ground")[0]["new"] == 2, done
    assert [one["url"] for one in command(world, "sources", "--json").lines] == ["https://known.example/"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("gb_month = 1000.0", ""), "lacks gb_month"),
        (("gb_month = 1000.0", 'gb_month = "dear"'), "not a number"),
        (("gb_month = 1000.0", "gb_month = -1"), "not a number"),
        (("gb_bytes = 1000000000", "gb_bytes = 0"), "gb_bytes"),
        (("[[provider]]", "[[provider]]\nfoo = 1"), "'foo' is unknown"),
        (("[[provider]]", "[[other]]"), "no [[provider]]"),
        (("[[provider]]", "[[provider"), "not TOML"),
    ],
)
def test_invalid_price_table_is_a_settings_error(make_world, command, tmp_path, change, told):
    file = tmp_path / "prices.toml"
    file.write_text(OWN.replace(*change))
    done = command(make_world(), "cost", prices=str(file))
    assert done.code == 3
    assert told in done.err
    assert str(file) in done.err


def test_unknown_provider_is_a_usage_error(make_world, command):
    done = command(make_world(), "cost", "--provider", "nobody")
    assert done.code == 2
    assert "backblaze-b2" in done.err
