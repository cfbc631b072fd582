"""The invented URLs that a site is probed with when something is off."""

from __future__ import annotations

import re

import pytest

from archiver.look.questions import invented, invented_root
from tests.support.site import page
from tests.walk.test_judgement_table import after, held

HOST = "https://institute.example"


@pytest.mark.parametrize(
    ("url", "beside"),
    [
        ("/a/b/doc.html", r"/a/b/[0-9a-f]{16}\.html"),
        ("/a/doc", r"/a/[0-9a-f]{16}"),
        ("/a/b/", r"/a/[0-9a-f]{16}/"),
        ("/a/", r"/[0-9a-f]{16}/"),
        ("/", r"/[0-9a-f]{16}"),
        ("/show.asp?id=12", r"/show\.asp\?id=9\d{8}"),
        ("/?p=12", r"/\?p=9\d{8}"),
        ("/a/show.jsp?id=20191223001122", r"/a/show\.jsp\?id=9\d{13}"),
        ("/a/show.php?newsid=c18af", r"/a/show\.php\?newsid=[0-9a-f]{16}"),
        ("/view?contentId=9&page=2", r"/view\?contentId=9\d{8}&page=2"),
        ("/view?cid=3&id=9", r"/view\?cid=9\d{8}&id=9\d{8}"),
        # parameters that do not choose a document cannot be varied
        ("/a/page.htm?from=timeline", r"/a/[0-9a-f]{16}\.htm"),
        ("/a/page.php?sessionid=12", r"/a/[0-9a-f]{16}\.php"),
        ("/a/123.html?id=2", r"/a/[0-9a-f]{16}\.html"),
        ("/a/show.php?id=", r"/a/[0-9a-f]{16}\.php"),
    ],
)
def test_invented_url_resembles_the_url_it_is_compared_with(url, beside):
    made = invented(HOST + url, chosen=True)
    assert re.fullmatch(re.escape(HOST) + beside, made)
    assert invented(HOST + url, chosen=True) != made
    assert "?" not in invented(HOST + url), "what the host gives for what does not exist is learned by a path"
    assert re.fullmatch(re.escape(HOST) + r"/[0-9a-f]{16}(?:\.\w+)?", invented_root(HOST + url))


def test_soft_404_of_a_page_chosen_by_number_is_recognised_with_another_number(site, world):
    url = held(site, world, path="/show.asp?id=12")
    nothing = page("Institute", "<p>Choose from our other articles.</p>", seed="front")

    class Program(dict):
        def get(self, path, default=None):
            return super().get(path, nothing if path.startswith("/show.asp?id=") else default)

    del site.pages["/show.asp?id=12"]
    site.pages = Program(site.pages)
    found = after(world, url, 0, 8, 16, 25)
    assert {one[0] for one in found} == {"soft_gone"}
    assert found[-1] == ("soft_gone", "removed", "confirmed")
