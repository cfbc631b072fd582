"""Pages that look up in a table, by the fragment of their URL, where to redirect."""

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


def test_url_without_a_fragment_follows_the_default_entry():
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
def test_fragment_redirect_that_deviates_from_the_pattern_is_not_followed(script):
    assert led(script) is None


def test_fragment_redirect_of_a_page_with_text_is_not_followed():
    assert led(TABLE + FRAGMENT + GO, f"<p>{'The inquiry goes on, and the families were told. ' * 12}</p>") is None
