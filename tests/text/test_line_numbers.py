"""Line numbers beside a listing."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.text import Text, compare, extract

LINES = ["def main():", "    open_the_gates()", "    tell_the_board()", "    return 0"]
SAID = "".join(
    f"<p>The engineer of house {n} was asked for the program that opened the gates in May of that year.</p>"
    for n in range(6)
)


def _page(listing: str) -> Text:
    markup = f"<!doctype html><title>Gates</title><body><main><h1>Gates</h1>{SAID}{listing}</main></body>"
    return extract(markup.encode(), media_type="text/html", url="https://gates.example/12")


def _plain(lines: list[str]) -> str:
    return f"<pre>{chr(10).join(lines)}</pre>"


def _spans(lines: list[str]) -> str:
    return _plain([f'<span class="lineno">{n}</span> {line}' for n, line in enumerate(lines, 1)])


def _rows(lines: list[str]) -> str:
    rows = (f'<tr><td id="L{n}" class="blob-num js-n">{n}</td><td>{line}</td></tr>' for n, line in enumerate(lines, 1))
    return f"<table>{''.join(rows)}</table>"


def _gutter(lines: list[str]) -> str:
    numbers = "\n".join(str(n) for n in range(1, len(lines) + 1))
    return f'<table><tr><td><pre class="lineno">{numbers}</pre></td><td>{_plain(lines)}</td></tr></table>'


@pytest.mark.parametrize("numbered", [_spans, _rows, _gutter])
def test_line_numbers_of_a_listing_are_not_text(numbered):
    found = compare(_page(_plain(LINES)), _page(numbered(LINES)))
    assert (found.lost, found.added) == ((), ())
    longer = [*LINES[:3], "    write_it_down()", LINES[3]]
    found = compare(_page(numbered(LINES)), _page(numbered(longer)))
    assert "write_it_down()" in " ".join(found.added)
    assert not any("5" in one for one in found.added), "the last line has another number"


def test_tram_line_numbers_are_text():
    tram = "<ul><li><span class='line-number'>{}</span> to the station<li><span class='line-number'>7</span> to the mill</ul>"
    assert compare(_page(tram.format(12)), _page(tram.format(14))).lost


def test_hostile_line_number_markup_is_read_in_bounded_time():
    before = process_time()
    _page(
        "<span class=lineno " + "class=x " * 30 + ">" + "<td class='" + "a " * 40 + "lineno'>" * 20_000 + "1 " * 100_000
    )
    assert process_time() - before < 5
