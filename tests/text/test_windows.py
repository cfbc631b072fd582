"""Where a link opens is no part of the text; another window in a sentence of it is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

SAID = (
    "You may use the copies of this archive for research, and for nothing else, as long as its rules are kept.",
    "Whoever breaks our usage policies loses the right to copies, and is told so in writing within a month.",
)


def _page(said: tuple[str, ...], *more: str):
    lines = "".join(f"<p>{line}</p>" for line in (*said, *more))
    body = f"<html><body><main><h1>Terms of the archive</h1>{lines * 1}<p>Signed by the board in May.</p></main></body></html>"
    return extract(body.encode(), media_type="text/html", url="https://archive.example/terms")


@pytest.mark.parametrize(
    "note",
    [
        "(opens in a new window)", " (Opens in new tab)", " (external link, opens in a new window)", " (öffnet in neuem Fenster)", " (s’ouvre dans une nouvelle fenêtre)",
        " (se abre en una nueva ventana)", " (abre em uma nova janela)", " (откроется в новом окне)", "（新しいウィンドウで開きます）", "（在新窗口打开）",
    ],
)  # fmt: skip
def test_note_that_a_link_opens_elsewhere_is_no_alteration(note: str):
    noted = SAID[0], SAID[1].replace("usage policies", f"usage policies{note}")
    for old, new in ((SAID, noted), (noted, SAID)):
        found = compare(_page(old), _page(new))
        assert not found.lost
        assert not found.added


def test_line_that_says_only_where_a_link_opens_is_no_alteration():
    found = compare(_page(SAID), _page(SAID, "Opens in a new window"))
    assert not found.added


def test_window_in_a_sentence_of_the_text_is_an_alteration():
    found = compare(_page(SAID), _page(SAID, "The reading room opens in a new building by the river in October."))
    assert found.added


def test_note_that_only_one_reading_of_a_page_has_is_no_alteration():
    note = "<span class=sr-only>(opens in new tab)</span>"
    markup = (
        "<main><article><h1>Terms of the archive</h1><p>See our <a href=/t>rules for visitors{note}</a>, too.</p>"
        "<ul><li>{said} A list of the providers is found <a href=/d>here{note}</a>.</li></ul></article></main>"
    )
    noted, plain = (
        extract(markup.format(note=one, said=SAID[1]).encode(), media_type="text/html", url="https://archive.example/")
        for one in (note, "")
    )
    for old, new in ((noted, plain), (plain, noted)):
        found = compare(old, new)
        assert (found.lost, found.added) == ((), ())


def test_line_whose_words_are_gone_with_its_note_is_an_alteration():
    noted = "Rules for visitors of the reading room (opens in a new window)"
    assert compare(_page(SAID, noted), _page(SAID)).lost
