"""Places that a page's own script or attribute fills, and the script files of a page."""

from __future__ import annotations

import time

import pytest

from archiver import text
from archiver.text.formats.empty_elements import KIND, KINDS, SCRIPTS
from archiver.text.formats.script_targets import FILLED, FILLING

MAIN = "<script src=/main.js></script>"


def told(body: str, sign: str, head: str = MAIN) -> set[str]:
    """The names that the signs of this kind give for the page."""
    page = f"<html><head><title>Report</title>{head}</head><body>{body}</body></html>"
    read = text.extract(page.encode(), media_type="text/html", charset_hint=None, url="https://site.example/a")
    return {name for one in read.signs if one.id == sign for name in one.matched.split()}


PUTTING = [
    ("<div id=zoom></div>", "fetch('/a').then(r=>r.text()).then(t=>{document.getElementById('zoom').innerHTML=t})", "#zoom"),
    ("<div class='TRS_Editor x'></div>", "$('.TRS_Editor').load('/c/a.html')", ".trs_editor"),
    ("<section id=body1></section>", "axios.get('/a').then(d => { document.querySelector('main #body1').innerHTML = d })", "#body1"),
    ("<div id=zoom></div>", 'var r = new XMLHttpRequest(); r.onload = () => $("#zoom").html(r.response); r.send()', "#zoom"),
    ("<div id=zoom></div>", "new Vue({el: '#zoom', data: {}})", "#zoom"),
    ("<report-body></report-body>", "customElements.define('report-body', class extends HTMLElement {})", "report-body"),
    ("<div id=article></div>", "document.getElementById('article').innerHTML = atob(held)", "#article"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "program", "name"), PUTTING)
def test_inline_script_names_the_element_it_fills(place, program, name):
    script = f"<script>{program}</script>"
    assert told(place + script, FILLED) == {name}
    assert name in told(place.replace("></", "><p>A text.</p></") + script, FILLING)
    assert told(place.replace("></", "><p>A text.</p></") + script, FILLED) == set(), "there is something in it"
    assert told(place, FILLED) == set(), "no program says so"


@pytest.mark.parametrize(
    "body",
    [
        "<div id=zoom></div><script>document.getElementById('zoom').addEventListener('click', go)</script>",
        "<div id=zoom></div><script>fetch('/count')</script>",
        "<div id=year></div><script>document.getElementById('year').innerHTML = new Date().getFullYear()</script>",
        "<div id=latest-news></div><script>$('#latest-news').load('/news')</script>",
        "<footer><div id=zoom></div></footer><script>$('#zoom').load('/a')</script>",
        "<div id=zoom></div><script type=text/template>$('#zoom').load('/a')</script>",
    ],
    ids=[
        "puts nothing there",
        "names nothing",
        "asks for nothing",
        "beside the text",
        "in the footer",
        "is no program",
    ],
)
def test_unfilled_or_furniture_elements_are_not_script_targets(body):
    assert told(body, FILLED) == set()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ('<div hx-get="/frag/a" hx-trigger="load"></div>', "hx-get=/frag/a"),
        ("<div data-url='/api/a'></div>", "data-url=/api/a"),
        ("<div v-html='report.body'></div>", "v-html=report.body"),
        ("<p x-html=text></p>", "x-html=text"),
        ("<div ng-bind-html=a.text></div>", "ng-bind-html=a.text"),
        ("<div [innerHTML]='text'></div>", "[innerhtml]=text"),
        ("<div x-text='report.body'></div>", "x-text=report.body"),
        ("<turbo-frame src=/a/text></turbo-frame>", "src=/a/text"),
    ],
)
def test_attribute_names_the_content_source_of_an_element(place, name):
    assert told(place, FILLED) == {name}
    filled = place.replace("></", ">A text.</", 1)
    assert (told(filled, FILLED), told(filled, FILLING)) == (set(), {name})


@pytest.mark.parametrize(
    "place",
    [
        "<div class=lazy data-src=/img/head.jpg></div>",
        "<div class=share data-url=/a></div>",
        "<div hx-get=/comments/12></div>",
        "<span x-text=cart.count></span>",
        "<div src=/a></div>",
    ],
)
def test_lazy_pictures_and_boxes_beside_a_text_are_not_script_targets(place):
    assert told(place, FILLED) == set()


def test_classes_named_like_a_text_and_script_files_are_listed():
    body = "<div class='wide entry-content'></div><div class=text-center></div><p class=post-body>A text.</p>"
    assert told(body, KIND) == {"entry-content"}
    assert told(body, KINDS) == {"entry-content", "post-body"}
    head = "<script src='/js/main.3f2a91c.js?v=2' defer></script><script type=module src=//cdn.example/x.mjs></script>"
    assert told(body, SCRIPTS, head) == {"main.js", "x.mjs"}


@pytest.mark.parametrize(
    "odd", ["<div data-src=", "<x-y src=a ", "$('#a').load('", "class='", "<script src=", 'hx-get="<div ']
)
def test_malformed_markup_is_read_in_linear_time(odd):
    begun = time.process_time()
    told(odd * (150_000 // len(odd)), FILLED)
    told(f"<script>{odd * (150_000 // len(odd))}</script>", FILLED)
    assert time.process_time() - begun < 8
