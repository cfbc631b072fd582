"""Figures that a page's script counts up to."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from tests.support.site import prose


def read(field: str) -> Text:
    markup = f"<!doctype html><html><meta charset=utf-8><title>Camps</title><body><main><h1>Camps</h1><p>{prose(1)}</p><p>{prose(2)}</p><div>{field}</div></main></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://institute.example/camps")


@pytest.mark.parametrize(
    "field",
    [
        '<div class="counter" data-to="{}">0</div><p>people held</p>',
        '<span data-target="{}" class="count-up"></span> people held',
        "<b class='odometer' data-count='{}'> </b> people held",
    ],
)
def test_target_of_a_counter_animation_is_text(field):
    found = compare(read(field.format("9204")), read(field.format("204")))
    assert ("9204" in " ".join(found.lost), "204" in " ".join(found.added)) == (True, True)


@pytest.mark.parametrize(
    "field",
    [
        '<span class="view-counter" data-count="{}"></span>',
        '<div class="counter" data-to="{}">77 people</div>',
        '<i class="x" data-to="{}"></i>',
        '<span class="counter" data-to="{}">0</span><p>Visitors</p>',
        '<span class="odometer" data-target="{}">0</span> days since the arrest',
        '<b class="counter" data-to="{}">0</b> 天',
    ],
)
def test_view_counters_and_other_data_attributes_are_not_text(field):
    assert read(field.format("9204")).visible == read(field.format("204")).visible
