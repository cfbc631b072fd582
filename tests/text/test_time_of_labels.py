"""No page of a hundred kilobytes takes long, whatever it repeats where labels and entries are expected."""

from __future__ import annotations

import time

import pytest

from archiver.text import compare, extract

SAID = "<p>The bridge at Holm was closed to lorries in 1994, for its bearings had rusted through.</p>" * 9
ENTRIES = "".join(
    f"<li><a href=/{name}>{name} was opened</a> 2 hours ago</li>" for name in ("The mill", "The pool", "The road")
)
LABELS = {
    "languages": "Available in: " + "Norwegian" * 8 + " {}",
    "read in": "Read this release in: " + "Norwegian" * 8 + " {}",
    "the sky": "a-" * 50 + "° {}",
}


def read(inside: str):
    page = f"<html><head><title>The bridge</title></head><body><main><h1>The bridge</h1>{SAID}{inside}</main></body></html>"
    return extract(page.encode(), media_type="text/html", url="https://holm.example/bridge")


def taken(old: str, new: str) -> float:
    begun = time.process_time()
    compare(read(old), read(new))
    return time.process_time() - begun


@pytest.mark.parametrize("label", LABELS.values(), ids=list(LABELS))
def test_label_with_a_long_repetition_is_compared_in_seconds(label):
    assert taken(f"<p>{label.format(1)}</p>", f"<p>{label.format(2)}</p>") < 2


def test_long_row_of_figures_beside_an_entry_is_compared_in_seconds():
    lists = (
        f"<div><h2>Latest news</h2><ul>{ENTRIES}<li><a href=/x>x</a> {one * 10_000}</li></ul></div>" for one in "12"
    )
    old, new = (SAID * 200 + one for one in lists)
    assert taken(old, new) < 8
