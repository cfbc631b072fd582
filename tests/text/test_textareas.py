"""Slides that a page keeps in a textarea for a script to show."""

from __future__ import annotations

from archiver import text

SLIDES = "class: center\n\n# Wells of the valley\n\n---\n\n" + "\n\n---\n\n".join(
    f"The well of house {n} was dug by hand, & its water was <b>not</b> asked about before May {n}." for n in range(9)
)


def read(body: str) -> text.Text:
    markup = f"<html><meta charset=utf-8><title>Wells</title><body>{body}</body></html>"
    return text.extract(markup.encode(), media_type="text/html", url="https://institute.example/slides/")


def test_slides_in_a_textarea_are_the_text_of_a_page_that_shows_nothing_else():
    shown = read(f"<textarea id=source>{SLIDES}</textarea><script src=slides.js></script>")
    assert "The well of house 8 was dug by hand, & its water was <b>not</b> asked about" in shown.visible
    assert shown.prose_chars > 600


def test_textarea_for_input_is_not_text():
    line = "<p>Whoever knows more of the wells of the valley is asked to write to us, with the name of the house.</p>"
    script = "<script src=slides.js></script>"
    assert "dug by hand" not in read(f"{line}<textarea>{SLIDES}</textarea>{script}").visible
    assert "dug by hand" not in read(f"<textarea>{SLIDES}</textarea>").visible
    assert read(f"<textarea>Your words</textarea>{script}").visible == ""
