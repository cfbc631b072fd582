"""Pages that look up in a table where to send who comes with a fragment."""

from __future__ import annotations

import pytest

from archiver import text

TABLE = 'var to = {"": "../projects/index.html", "rolls": "../projects/rolls.html"};'
FRAGMENT = "var hash = window.location.hash.startsWith('#') ? window.location.hash.slice(1) : window.location.hash;"
GO = (
    'var one = to[hash] || to[""] || "/"; if (!to[hash]) { one = one + window.location.hash; }'
    "one = one + window.location.search; window.location.replace(one);"
)


def led(script: str, body: str = "") -> str | None:
    markup = f"<html><head><title>Redirect</title><script>{script}</script></head><body>{body}</body></html>"
    got = text.extract(markup.encode(), media_type="text/html", url="https://institute.example/courses/rolls/")
    return got.refresh.url if got.refresh is not None else None


def test_who_comes_without_one_is_sent_to_the_entry_for_none():
    assert led(TABLE + FRAGMENT + GO) == "https://institute.example/courses/projects/index.html"


@pytest.mark.parametrize(
    "script",
    [
        TABLE.replace('"":', '"all":') + FRAGMENT + GO,
        TABLE + GO.replace("window.location.hash", "''"),
        TABLE + FRAGMENT + "if (navigator.language == 'zh') {" + GO + "}",
        TABLE + FRAGMENT + "document.body.onclick = run;" + GO,
        TABLE + FRAGMENT + "function go() {" + GO + "}",
        TABLE + FRAGMENT + 'var one = to[hash] || to[""];',
    ],
)
def test_one_that_does_more_is_not_followed(script):
    assert led(script) is None


def test_nor_is_one_of_a_page_with_a_text():
    assert led(TABLE + FRAGMENT + GO, f"<p>{'The inquiry goes on, and the families were told. ' * 12}</p>") is None
