"""Menus of languages in no element that says so: their entries are no text; a language that is a fact about one is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

URL = "https://institute.example/terms"
TEXT = "".join(
    f"<p>{one}</p>"
    for one in (
        "Whoever uses the reading room accepts these terms, which the council of the institute decided in March.",
        "Nothing may be taken out of the room, and whatever was copied there must be shown to the keeper at the door.",
        "The keeper may close the room at any hour if the lamps fail, and writes down in the book when he did so.",
    )
)


def changed(before: str, after: str) -> Comparison:
    old, new = (
        extract(
            f"<!DOCTYPE html><title>Terms</title><h1>Terms</h1>{TEXT}{one}".encode(), media_type="text/html", url=URL
        )
        for one in (before, after)
    )
    return compare(old, new, url=URL)


def rows(*entries: str) -> str:
    return "".join(f"<div>{one}</div>" for one in entries)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("English", "Deutsch"), ("English", "Deutsch", "Bahasa Indonesia", "한국어")),
        (("Italiano", "Русский", "العربية"), ("Lietuvių", "Gaeilge", "Română")),
        (("English", "Deutsch"), ("English", "Deutsch", "မြန်မာဘာသာ")),
        (("English",), ("English", "English (India)", "Español (Latinoamérica)", "አማርኛ")),
    ],
)
def test_languages_in_lines_of_their_own_are_no_text(before, after):
    found = changed(rows(*before), rows(*after))
    assert (found.lost, found.added) == ((), ())


def test_languages_with_their_countries_in_one_line_are_no_text():
    found = changed("<div>English Deutsch</div>", "<div>English (India) English (United Kingdom) Deutsch</div>")
    assert (found.lost, found.added) == ((), ())


def test_what_a_menu_of_languages_says_to_those_who_do_not_see_it_is_no_text():
    menu = (
        "<label for=l>A drop-down list to change the language of the site. Each option is a language name. There are "
        "65 language options.</label><select id=l><option>English<option>Deutsch</select>"
    )
    found = changed("", menu)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Authentic text</p><div>Français</div>", "<p>Authentic text</p><div>Русский</div>"),  # a single one
        (rows("Taught in English", "Taught in Deutsch"), rows("Taught in Polski", "Taught in Deutsch")),
    ],
)
def test_language_that_is_said_of_something_is_reported(before, after):
    found = changed(before, after)
    assert found.lost or found.added
