"""The front page as readers get it: what is lost first, then counts that link what they count."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import html

from storage.model import Finding
from tests.web.scenes import HOUR, URL, page, text


def test_front_page_reports_losses_first(client, archive, lost):
    said = text(page(client, "/"))
    assert said.startswith("The only source is no longer served at its address.")
    assert (
        "No longer served at this address: last seen 2 March 2021 14:20 UTC, first absent 2 March 2021 23:20 UTC."
        in said
    )
    assert "A work" not in said
    archive.now += timedelta(days=30)
    assert "No source changed in the last 14 days." in text(page(client, "/"))


@pytest.fixture
def served(client, archive):
    return client, archive


@pytest.mark.parametrize(
    ("off", "of", "lost", "said"),
    [
        (1, 1, True, "The only source is no longer served at its address."),
        (1, 3, True, "One of 3 sources is no longer served at its address."),
        (2, 3, True, "2 of 3 sources are no longer served at their address."),
        (1, 1, False, "No loss is confirmed; the only source was not there in the latest look."),
        (1, 3, False, "No loss is confirmed; one of 3 sources was not there in the latest look."),
        (2, 3, False, "No loss is confirmed; 2 of 3 sources were not there in the latest look."),
    ],
)
def test_front_page_counts_in_plain_words(served, off, of, lost, said):
    client, archive = served
    urls = [f"{URL}?n={n}" for n in range(of)]
    for url in urls:
        archive.add(url, work="A work that cites")
        archive.look(url)
    for _ in range(4 if lost else 1):
        archive.now += 9 * HOUR
        for n, url in enumerate(urls):
            archive.look(url, Finding.GONE if n < off else Finding.SAME)
    assert text(page(client, "/")).startswith(said)


def test_counts_on_the_front_page_link_lists_of_that_length(client, archive):
    for n, finding in enumerate((Finding.GONE, Finding.GONE, Finding.TIMEOUT, Finding.SAME)):
        archive.add(f"{URL}?n={n}")
        archive.look(f"{URL}?n={n}")
        for _ in range(4):
            archive.now += 9 * HOUR
            archive.look(f"{URL}?n={n}", finding)
    archive.add(f"{URL}?new")
    counted = html.fromstring(page(client, "/").text).xpath(".//main//h1/a | .//main//p[@class='lead']/a")
    assert [one.text for one in counted] == [
        "2 of 5 sources are no longer served at their address.",
        "1 that we could not see from here",
        "1 with no copy kept yet",
    ]
    for link, count in zip(counted, (2, 1, 1), strict=True):
        listed = html.fromstring(page(client, link.get("href")).text)
        assert len(listed.findall(".//tbody/tr")) == count, link.get("href")
        assert listed.xpath("string(.//select/option[@selected]/@value)") in link.get("href"), (
            "and the filter says which"
        )


def test_first_copies_do_not_hide_losses_on_the_front_page(client, archive, lost):
    for n in range(30):
        archive.add(f"{URL}?n={n}")
        archive.look(f"{URL}?n={n}")
    said = text(page(client, "/"))
    assert "First copy kept" not in said
    assert "No longer served at this address: last seen" in said
    assert "First copy kept" in text(page(client, "/events"))


def test_front_page_without_losses_says_so(client, archive):
    archive.add(URL)
    assert "One source, not looked at yet." in text(page(client, "/")), "which is not the same as on time"
    archive.look(URL)
    said = text(page(client, "/"))
    assert said.startswith("No loss, and none waiting to be confirmed. One source, looked at on time.")
