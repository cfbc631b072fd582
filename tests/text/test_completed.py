"""The visible text gets the lines that resiliparse omits, and none that it has already."""

from __future__ import annotations

from archiver.text import extract
from archiver.text.model import Text

FIELDS = range(8)


def _specification(extra: str = "") -> Text:
    """A page whose table has a cell with a link to a heading, as its table of contents has."""
    entries = "".join(f"<li><a href='#object{n}'>Object {n} of the flow</a></li>" for n in FIELDS)
    rows = "".join(
        f"<tr><td>field{n}</td><td><a href='#object{n}'>Object {n} of the flow</a></td>"
        f"<td>REQUIRED. An object with configuration information number {n}.</td></tr>"
        for n in FIELDS
    )
    sections = "".join(
        f"<h4 id='object{n}'>Object {n} of the flow</h4><p>It has the fields above, and {n} others of its own.</p>"
        for n in FIELDS
    )
    return extract(
        f"<html><body><h1>Specification</h1><p>Each field is described below the table.</p><h2>Contents</h2>"
        f"<ul>{entries}</ul><table>{rows}</table>{extra}{sections}</body></html>".encode(),
        media_type="text/html",
    )


def test_row_with_a_link_to_a_heading_is_in_the_visible_text_once():
    visible = _specification().visible
    assert [visible.count(f"configuration information number {n}.") for n in FIELDS] == [1] * len(FIELDS)


def test_label_that_resiliparse_omits_is_added_to_the_visible_text():
    button = "<p>The answer of the council to the question was:</p><button>Refused without any further reason</button>"
    assert "Refused without any further reason" in _specification(button).visible
