"""Finding one's source in the list: by its address in whatever form it is pasted, and by words in any letters."""

from __future__ import annotations

import unicodedata

import pytest

from storage.urls import identity

CHINESE = "https://例子.中国/研究/报告 1.pdf?名=二"
UMLAUT = "https://bücher.example/ÉTAT"
PLAIN = "https://example.org/report"


def found(client, words):
    return {one["url"] for one in client.get("/api/v1/sources", params={"q": words}).json()["sources"]}


@pytest.mark.parametrize(("pasted", "url"), [
    (CHINESE, CHINESE), ("例子.中国", CHINESE), ("例子.中国/研究/", CHINESE), (identity(CHINESE), CHINESE), ("报告 1.pdf?名", CHINESE),
    (UMLAUT, UMLAUT), ("BÜCHER.example", UMLAUT), ("bücher.example/ÉTAT#chapter", UMLAUT), ("https://bücher.example/", UMLAUT),
    (f"{PLAIN}#page=3", PLAIN), ("example.org/report#page=3", PLAIN), ("HTTPS://Example.ORG:443/report", PLAIN),
    (f"{PLAIN}?fbclid=abc", PLAIN), ("https://example.org", PLAIN), ("https://example.org/", PLAIN),
])  # fmt: skip
def test_source_is_found_by_its_address_as_people_paste_it(archive, client, pasted, url):
    for one in (CHINESE, UMLAUT, PLAIN):
        archive.add(one)
    assert found(client, pasted) == {identity(url)}


@pytest.mark.parametrize(
    "pasted", ["https://", "http://#", "https://user:secret@example.org/report", "https://[", "://", "%", "é" * 4_000]
)
def test_what_is_no_address_finds_nothing_or_all_and_is_no_fault(archive, client, pasted):
    archive.add(PLAIN)
    assert client.get("/api/v1/sources", params={"q": pasted}).status_code in {200, 422}


@pytest.mark.parametrize(
    "typed", ["доклад", "ДОКЛАД о Правах", "ДОКЛАДЕ", "έκθεση", "ΈΚΘΕΣΗ", "ÉTAT", "strasse", "STRASSE"]
)
def test_titles_tags_and_works_are_found_whatever_the_case_of_their_letters(archive, client, typed):
    archive.add(PLAIN, work="О Докладе")
    archive.look(PLAIN, title="Доклад о правах: Έκθεση, état, Straße")
    archive.add("https://other.example/")
    assert found(client, typed) == {PLAIN}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["état", "ÉTAT", "이재민", "Çédille", "cafés", "Zürich"])
def test_titles_tags_works_and_addresses_are_found_whichever_way_accents_are_written(
    archive, client, form, typed, word
):
    """Files and keyboards of macOS have each accent as a character of its own behind its letter (NFD)."""
    written = unicodedata.normalize(form, "Rapport: état, 이재민, çédille")
    archive.add(PLAIN, work=unicodedata.normalize(form, "Les cafés"), tags=(unicodedata.normalize(form, "zürich"),))
    archive.look(PLAIN, title=written)
    archive.add("https://other.example/")
    assert found(client, unicodedata.normalize(typed, word)) == {PLAIN}


def test_address_is_found_by_letters_with_accents_apart(archive, client):
    archive.add(UMLAUT)
    assert found(client, unicodedata.normalize("NFD", "ÉTAT")) == {identity(UMLAUT)}
