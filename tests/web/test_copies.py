"""Pages of one copy: what it is called, and what they say of it."""

from __future__ import annotations

from lxml import html

from storage.model import Finding
from tests.web.scenes import HOUR, URL, Archive, http, page

LONG = "https://example.org/view?" + "&".join(f"parameter{n}=value" for n in range(300))


def shown(client, path: str) -> html.HtmlElement:
    return html.fromstring(page(client, path).text)


def heading(found: html.HtmlElement) -> str:
    return found.findtext(".//h1/bdi")


def history(archive: Archive) -> tuple[str | None, ...]:
    """Copies of looks that found the first text, the same again, another one under another title, and nothing."""
    archive.add(URL)
    found = []
    for finding, wire, title in (
        (Finding.FIRST, http(b"<title>A</title><p>First."), "Camps in the north"),
        (Finding.SAME, http(b"<title>A</title><p>First."), "Camps in the north"),
        (Finding.PRESENTATION, http(b"<title>B</title><p>Second."), "Schools in the north"),
        (Finding.GONE, http(b"<title>C</title>", status="404 Not Found"), "Page not found"),
    ):
        found.append(archive.look(URL, finding, wire, title=title))
        archive.now += HOUR
    return tuple(found)


def test_copy_is_called_and_cited_by_the_title_that_it_has_itself(client, archive):
    first, again, other, instead = history(archive)
    assert heading(shown(client, f"/source/{archive.lookup.source(URL).source.id}")) == "Schools in the north"
    for copy, title in (
        (first, "Camps in the north"),
        (again, "Camps in the north"),
        (other, "Schools in the north"),
        (instead, "Page not found"),
    ):
        found = shown(client, f"/capture/{copy}")
        assert heading(found) == title
        [cited] = found.find_class("citation")
        assert cited.text_content().startswith(f"“{title}”")
        assert heading(shown(client, f"/capture/{copy}/text")) == title


def test_copy_of_what_came_instead_of_the_page_says_so_above_its_buttons(client, archive):
    first, again, _, instead = history(archive)
    for copy, said in (
        (first, ""),
        (again, ""),
        (instead, "the server answered that there is nothing at this address"),
    ):
        found = shown(client, f"/capture/{copy}").xpath(
            "//p[@class='lead']/following-sibling::p[1]/span[contains(@class, 'state')]"
        )
        assert "".join(one.text_content().strip() for one in found) == said


def test_very_long_address_of_a_source_without_title_does_not_fill_the_screen(client, archive):
    archive.add(LONG)
    found = shown(client, f"/source/{archive.lookup.source(LONG).source.id}")
    assert len(heading(found)) < 250
    assert len(found.findtext(".//title")) < 250
    assert LONG in found.text_content(), "the whole address can be copied"
