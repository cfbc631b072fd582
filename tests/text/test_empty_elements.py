"""Empty elements that a script may fill: recognised by their names, where the content would be."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from archiver import text
from archiver.text.formats.empty_elements import MORE, NAMED, PLACES, ROOT

SCRIPT = "<script src=/main.js></script>"


def signs(body):
    page = f"<html><head><title>Report</title>{SCRIPT}</head><body>{body}</body></html>"
    read = text.extract(page.encode(), media_type="text/html", charset_hint=None, url="https://site.example/a")
    return read.signs


def places(body):
    return {sign.id: sign.matched for sign in signs(body) if sign.id in {ROOT, PLACES}}


def named(body):
    return {sign.matched for sign in signs(body) if sign.id == NAMED}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<div id="root"></div>', "root"),
        ("<div id=app> </div>", "app"),
        ("<DIV class=x ID='__next'>\n</DIV>", "__next"),
        ('<main id="___gatsby"><!-- here --></main>', "___gatsby"),
        ("<app-root></app-root>", "app-root"),
        ('<div id="root"><noscript>You need JavaScript.</noscript></div>', "root"),
        ('<div id="app"><div><div class="dots"><i></i><i></i></div></div></div>', "app"),
        ('<div class="skeleton"></div>', "waiting"),
        ('<div class="card" aria-busy="true"></div>', "waiting"),
    ],
)
def test_empty_framework_root_or_loading_placeholder_is_recognised(body, name):
    assert places(body) == {ROOT: name}


def test_empty_elements_with_other_names_are_listed():
    assert places("<div id=article-body></div><section id=map></section>") == {PLACES: "article-body map"}
    assert places("<report-view></report-view>") == {PLACES: "report-view"}


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"><p>Read this.</p></div>',
        '<div class="entry-content"></div>',
        "<nav><div id=menu></div></nav><footer><div id=app></div></footer>",
        "<script>var html = '<div id=\"app\"></div>'</script>",
        "<template><div id=app></div></template><!-- <div id=app></div> -->",
    ],
    ids=["with text", "without a name", "furniture", "a string", "not shown"],
)
def test_elements_that_cannot_hold_the_content_are_not_listed_as_empty(body):
    assert places(body) == {}


PROSE = "<p>The survey covered four hundred and twelve households in nine villages.</p>"


@pytest.mark.parametrize("prose", ["", PROSE * 60, PROSE * 4000], ids=["none", "a page", "a long page"])
@pytest.mark.parametrize(
    ("place", "name"),
    [
        ('<div id="app"></div>', "app"),
        ("<DIV ID=APP></DIV>", "app"),
        ("<div id = 'root'><!-- here --><br><svg></svg><div><script>go()</script></div></div>", "root"),
        (f"<div id=app data-props='{'x' * 400}'></div>", "app"),
        ("<div id=app><p>It has a text in it.</p></div>", "app"),
        ("<react-app><!-- --></react-app>", "react-app"),
        ("<section id=report-body></section>", "report-body"),
        ("<i class=spinner></i>", "waiting"),
    ],
)
def test_names_of_possible_script_targets_are_listed_on_any_page(prose, place, name):
    assert named(prose + place) == {name}


@pytest.mark.parametrize("name", ["chat-view", "comments-view", "related-posts", "share-post", "content-ads", "map"])
def test_boxes_beside_a_text_are_not_script_targets(name):
    assert named(f"<div id={name}></div>") == set()


def test_long_list_of_names_is_cut_but_keeps_framework_roots():
    found = signs("".join(f"<div id=post-{number}></div>" for number in range(90)) + "<div id=app></div>")
    assert Counter(sign.id for sign in found if sign.id in {NAMED, MORE}) == {NAMED: 40, MORE: 1}
    assert "app" in {sign.matched for sign in found if sign.id == NAMED}


@pytest.mark.parametrize(
    "odd",
    ["<div>", "<div id=a ></div>", "<!--", "<nav>", "<div " + "id=a " * 190 + "></div>", "<x-y>", " id", " id  =  "],
)
def test_malformed_markup_is_read_in_linear_time(odd):
    begun = time.process_time()
    places(odd * (150_000 // len(odd)))
    assert time.process_time() - begun < 5
