"""Parts of a page that its server sent after the rest, hidden, are read where a script inserts them."""

from __future__ import annotations

import time

from archiver.text import Text, compare, extract

SAID = (
    "The ferry to Brink was taken out of service in the autumn of 1994, for its hull had rusted through.",
    "An engineer of the county had written of it twice, and neither letter was answered by the council.",
    "The new one was built at Holm, and carries twelve cars and two hundred people across the sound.",
)
WAITS = "<div class=skeleton>One moment</div>"


def _page(shell: str, sent: str) -> Text:
    page = f"<html><head><title>The ferry</title></head><body><header><a href=/>Gazette</a></header>{shell}{sent}</body></html>"
    return extract(page.encode(), media_type="text/html", url="https://gazette.example/ferry")


def _place(name: str) -> str:
    return f'<!--$?--><template id="{name}"></template>{WAITS}<!--/$-->'


def _sent(number: int, inside: str, call: str) -> str:
    return f'<div hidden id="S:{number}"><div>{inside}</div></div><script>{call}</script>'


def test_streamed_text_is_read_in_its_place_in_the_page():
    text = "<h1>The ferry</h1>" + "".join(f"<p>{one}</p>" for one in SAID)
    found = _page(
        f"<main>{_place('B:0')}</main><footer>Imprint of the gazette</footer>", _sent(0, text, '$RC("B:0","S:0")')
    )
    assert all(one in found.main and one in found.other for one in SAID)
    assert found.headings == ("The ferry",)
    assert "One moment" not in found.visible
    assert found.visible.index(SAID[2]) < found.visible.index("Imprint")


def test_nested_streamed_parts_are_read_in_place_whatever_their_order():
    def page(*order: int) -> Text:
        inner = "".join(f'<template id="P:{number + 1}"></template>' for number in range(3))
        parts = [
            _sent(number + 1, f"<p>{SAID[number]}</p>", f'$RS("S:{number + 1}","P:{number + 1}")') for number in order
        ]
        return _page(_place("B:0"), "".join(parts) + _sent(0, f"<article>{inner}</article>", '$RC("B:0","S:0")'))

    found = page(0, 1, 2)
    assert [found.visible.index(one) for one in SAID] == sorted(found.visible.index(one) for one in SAID)
    assert compare(found, page(2, 0, 1)).same_text


def test_sentence_lost_from_a_streamed_part_is_reported():
    old, new = (
        _page(_place("B:0"), _sent(0, "".join(f"<p>{one}</p>" for one in some), '$RC("B:0","S:0")'))
        for some in (SAID, SAID[:2])
    )
    assert compare(old, new).lost == (SAID[2],)


def test_part_that_no_script_inserts_stays_hidden():
    found = _page(
        "<main><p>The list is empty.</p></main>",
        f'<div hidden id="S:7"><p>{SAID[0]}</p></div><script>$RC("B:1","S:1")</script>',
    )
    assert SAID[0] not in found.visible


def test_unclosed_or_recursive_streamed_parts_are_read_in_bounded_time():
    begun = time.perf_counter()
    turning = "".join(_sent(n, f'<template id="P:{n}"></template>' * 3, f'$RS("S:{n}","P:{n}")') for n in range(500))
    _page('<template id="P:1"></template>' * 500, turning)
    _page(
        "".join(f'<template id="B:{n}"></template><!--$-->' for n in range(2000)),
        "".join(f'<script>$RC("B:{n}","S:{n}")</script><div hidden id="S:{n}"><div>' for n in range(2000)),
    )
    assert time.perf_counter() - begun < 10


def test_text_that_react_split_by_comments_is_joined():
    text = "".join(f"<p>{one}</p>" for one in SAID)
    found = _page(f"<main><h1>The ferry</h1><p>456<!-- -->字</p><p>Cars: <!-- -->12</p>{text}</main>", "")
    assert "456字" in found.main
    assert "456字" in found.other
    assert "Cars: 12" in found.main
