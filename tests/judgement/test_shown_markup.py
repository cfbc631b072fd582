"""Markup that a page shows is its subject and says nothing of the page: a manual may have a notice in an example."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import judged

BELOW = (
    "It calls the converter, and puts what that gives into the post; the block around it keeps the other reader from it.",
    "The plugin takes the path to the notebook as its input, but thinks that the file is there, so one may look first.",
    "Note that a notebook has light and dark colours, and takes those that the reader has chosen for the rest of the site.",
)


def manual(example: str) -> str:
    said = "".join(f"<p>{one}</p>" for one in BELOW)
    return (
        "<!DOCTYPE html><html lang=en><head><title>A post with a notebook | Haru</title></head><body><nav><a href=/>about</a></nav><article>"
        f"<h1>A post with a notebook</h1><p>To have a notebook in a post, write this:</p>{example}{said}</article></body></html>"
    )


SORRY = "Sorry, the notebook you are looking for does not exist."


@pytest.mark.parametrize("tags", ["&lt;p&gt;{}&lt;/p&gt;", '&lt;p class="none"&gt;{}&lt;/p&gt;', "&lt;em&gt;{}"])
def test_notice_within_displayed_markup_is_content(tags):
    assert (
        judged(manual(f"<pre><code>{{% else %}}\n  {tags.format(SORRY)}\n{{% endif %}}</code></pre>")) is Finding.FIRST
    )


@pytest.mark.parametrize("said", [f"<p>{SORRY}</p>", f"<p>2 &lt; 3: {SORRY}</p>"])
def test_notice_without_displayed_markup_around_it_is_a_soft_404(said):
    assert judged(manual(said)) is Finding.SOFT_GONE
