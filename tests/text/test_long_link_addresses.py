"""Links whose addresses are as long as a hostile site makes them."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.text import extract

LINKS = 80
SECONDS = 3  # processor seconds; with time that is quadratic in the address it was ten


@pytest.mark.parametrize("piece", ["/a/", "viewer/", "/x.php", "pdf."])
def test_page_whose_links_repeat_a_piece_of_an_address_is_read_in_bounded_time(piece):
    steps = piece * (3600 // len(piece))
    links = "".join(f'<a href="https://u.example/{n}/{steps}?file=a.pdf">Part {n}</a> ' for n in range(LINKS))
    page = f"<!doctype html><html><head><title>Parts</title></head><body><h1>Parts</h1><p>{links}</p></body></html>"
    begun = process_time()
    found = extract(page.encode(), media_type="text/html", url="https://u.example/list")
    assert len(found.links) >= LINKS
    assert process_time() - begun < SECONDS
