"""A script that lost its script tag is not text of a page."""

from __future__ import annotations

import pytest

from archiver import text

SWITCH = """(function () {
  const known = new Set(["index.html", "cv.html"]);
  for (let n = 0; n < known.size; n++) { document.title += n; }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", go); } else { go(); }
})();"""
PROSE = "<p>The wells of the valley were counted by hand, house by house, in the spring of that year.</p>"


def read(body: str) -> str:
    markup = (
        f"<!doctype html><html><head><meta charset=utf-8><title>Wells</title></head><body class=x>{body}</body></html>"
    )
    return text.extract(markup.encode(), media_type="text/html", url="https://institute.example/").visible


@pytest.mark.parametrize(
    "program",
    [SWITCH, SWITCH.replace("(function () {", "(() => {"), SWITCH.replace("})();", "}());")],
)
def test_stray_script_behind_the_head_or_another_script_is_not_text(program):
    assert "known" not in read(f"{program}<h1>Wells</h1>{PROSE}")
    shown = read(f"<h1>Wells</h1>{PROSE}<script>go()</script>{program}<footer>Institute</footer>")
    assert "known" not in shown
    assert "counted by hand" in shown


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{SWITCH.replace('<', '&lt;')}</pre>",
        f"<p>{SWITCH.replace('<', '&lt;')}</p>",
        "(function known to whoever counts the wells is a line; it was drawn by hand.)<p>x</p>",
    ],
)
def test_code_listing_or_sentence_that_resembles_a_script_is_text(body):
    assert "known" in read(f"<h1>Wells</h1>{body}{PROSE}")
    assert "known" in read(f"{body}{PROSE}")
