"""Most names of elements say nothing, which is seen by their letters; that way finds what the long way finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from archiver.text.page.furniture import classify_element
from archiver.text.page.walked import NOTHING

PARTS = (
    "nav", "menu", "main", "content", "side", "bar", "footer", "entry", "title", "share", "post", "alert", "fixed", "top-0", "label", "value", "item", "note", "line", "by",
    "news", "Feed", "Bar", "cookie", "klaro", "onetrust", "hentry", "tag-ads", "hd", "weather", "x1", "7", "ü", "İ", "related", "prev", "next", "hidden", "sidebar", "body",
)  # fmt: skip
NAMES = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", "-", "_", " "])).map("".join), max_size=4).map(
    "".join
)
TAGS = st.sampled_from(("div", "p", "span", "section", "td", "tr", "aside", "article", "pre", "body", "h1", "marquee"))


@given(TAGS, NAMES, NAMES)
@example("div", "item-label", "")
@example("div", "newsFeed", "")
@example("section", "fixed top-0", "")
@example("p", "", "content")
def test_names_say_the_same_whichever_way_they_are_read(tag: str, classes: str, name: str):
    names = {"class": classes, "id": name}
    # an empty role says nothing, but an element with a role is read the long way
    assert classify_element(tag, names) == classify_element(tag, {**names, "role": ""})


def test_both_ways_tell_furniture_from_text():
    assert classify_element("div", {"class": "sidebar"}).furniture
    assert classify_element("p", {"class": "p7"}) is NOTHING
