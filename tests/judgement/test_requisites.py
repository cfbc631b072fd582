"""What a page's markup names that is needed to show the page, whatever a site sends."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe import requisites
from tests.support.processor_time import growth

PAGE = "https://institute.example/a/page"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<BASE href="/b/"><base href="/c/"><VIDEO POSTER = p.jpg>', {"b/p.jpg": None}),
        ('<img alt="a > b" src=own.png srcset="own.png, x.png 0.5x">', {}),
        ('<img src="own.png" data-src="late.png" srcset="a,b.png 1.5x, c.png 3x">', {"a/a,b.png": "a/late.png"}),
        ("<img srcset='s.png 100w , m.png 1279w,l.png 1280w'>", {"a/l.png": None}),
        ('<div style="x:url(a.png)"><p style=\'x:url("b.png") , url(#c)\'>url(no.png)</p>', {"a/a.png": None, "a/b.png": None}),
        ("<p style='x:url(a.png)'><style>p{x:url(no.png)}</style><textarea><img srcset=no.png></textarea>", {"a/a.png": None}),
        ('<link rel="mask-icon" href=no.svg><link href=a.ico rel="Shortcut Icon">', {"a/a.ico": None}),
        ("<svg><use xlink:href='#a'/><use href=/s.svg?v=1#a /><feImage href='data:image/png;base64,aa'/></svg>", {"s.svg?v=1": None}),
        ("<svg><image xlink:href='' x=0 /><image href='' xlink:href=/a.png /><use href=/s.svg /></svg>", {"a.png": None, "s.svg": None}),
        ("<!-- <img srcset=no.png> --><noscript><img srcset=a.png></noscript><!-- <img srcset=no.png>", {"a/a.png": None}),
    ],
)  # fmt: skip
def test_images_that_a_page_names_are_found(markup, found):
    at = "https://institute.example/"
    expected = {at + url: None if own is None else at + own for url, own in found.items()}
    assert dict(requisites(markup, PAGE).images) == expected


HOSTILE = [
    "<img <", '<img srcset="', "<img '", "<style>", "<!--", "<script>", "url(", '<p style="url(', "<img srcset='a 1x, ",
    "<img srcset=a.png>", '<a class="url(', "<picture><source srcset=a>",
]  # fmt: skip
READ = "<p style='x:url(a.png)'><img srcset=b.png>"  # a page that names nothing is not read


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_page_names_a_bounded_number_of_requisites(piece):
    found = requisites(READ + piece * (1_000_000 // len(piece)), PAGE)
    assert len(found.images) <= 300
    assert len(found.names()) < 3


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_page_is_read_in_linear_time(piece):
    many = 100_000 // len(piece)
    assert growth(lambda markup: requisites(markup, PAGE), READ + piece * many, READ + piece * 8 * many) < 24


def test_tag_of_one_endless_name_is_read_in_bounded_time():
    """In quadratic time this tag, which ends, would take minutes."""
    begun = process_time()
    found = requisites(f"<img srcset {'a' * 300_000} srcset=b.png>", PAGE)
    assert list(found.images) == ["https://institute.example/a/b.png"]
    assert process_time() - begun < 5
