"""Parts of a page nested within its markup: a frame's `srcdoc`, declarative shadow DOM."""

from __future__ import annotations

from html import escape

import pytest

from archiver.text import extract
from tests.support.processor_time import growth
from tests.support.site import prose

SAID = [f"{prose(f'said/{n}', 40)}" for n in range(4)]
INSIDE = "".join(f"<p>{one}</p>" for one in SAID)


def read(body):
    return extract(
        f"<!doctype html><title>Notice</title><body><h1>Notice</h1>{body}</body>".encode(), media_type="text/html"
    )


@pytest.mark.parametrize(
    "body",
    [
        f'<iframe title="It" srcdoc="{escape(INSIDE)}" width=100%></iframe>',
        f'<iframe srcdoc="{escape(f"<!doctype html><html><head><title>No</title></head><body class=a>{INSIDE}</body></html>")}"></iframe>',
        f"<iframe srcdoc='{escape(INSIDE)}'>",
        f'<my-text><template shadowrootmode="open">{INSIDE}<slot></slot></template></my-text>',
        f'<a-b><template shadowrootmode="open"><c-d><template shadowrootmode=open>{INSIDE}</template></c-d></template></a-b>',
    ],
    ids=["a frame", "a page in it", "in single quotes", "an element", "one in another"],
)
def test_srcdoc_frames_and_shadow_roots_are_read_as_text(body):
    found = read(f"<main>{body}</main>")
    assert [one in found.visible and one in found.other for one in SAID] == [True] * 4
    assert "No" not in found.visible.split()


def test_plain_template_element_is_not_text():
    assert SAID[0] not in read(f"<main><p>Shown.</p><template>{INSIDE}</template></main>").visible


@pytest.mark.parametrize(
    "hostile",
    [
        lambda n: "<iframe " * n, lambda n: "<iframe srcdoc='" * n, lambda n: '<iframe a="' * n, lambda n: "<iframe " + "a " * 5 * n,
        lambda n: "<iframe" + ' srcdoc=""' * n, lambda n: f'<iframe srcdoc="{"&lt;head&gt;" * n}">', lambda n: f'<iframe srcdoc="{"<title>" * n}">',
        lambda n: "<template" + " shadowroot=" * n, lambda n: "<template" + " shadowroot=" * n + ">",
        lambda n: "<template shadowrootmode=a>" * n, lambda n: "<template " + " " * 10 * n + "shadowroot",
    ],
    ids=["frames", "frames with a quote", "other quotes", "attributes", "srcdocs", "heads", "titles", "shadow roots", "closed", "templates", "blanks"],
)  # fmt: skip
def test_unclosed_frames_and_templates_are_read_in_linear_time(hostile):
    assert growth(lambda page: read(f"{page}<p>Shown.</p>"), hostile(12_500), hostile(100_000)) < 24
