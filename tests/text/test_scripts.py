"""Redirects by scripts: what certainly redirects every reader, and what does not."""

from __future__ import annotations

import sys

import pytest

from archiver import text
from tests.text.leading import HERE, NEW, ROOT, led, script

GOES = "location.href='/new/x.html'"


def made(source: str):
    return text.extract(f"<!doctype html><title>t</title><script>{source}</script>".encode(), url=HERE)


# --- timers


@pytest.mark.parametrize(
    "source",
    [
        "var t=setTimeout(function(){GOES},5000); addEventListener('load',()=>clearTimeout(t))",
        "var t=setTimeout(function(){GOES},3000); clearTimeout(t)",
        "var t=setTimeout(function(){GOES},3000); setTimeout('clearTimeout(t)',1000)",
        "window.t=setTimeout(function(){GOES},3000); img.onload=function(){window.clearTimeout(window.t)}",
        "var a={}; a.t=setTimeout(function(){GOES},3000); img.onload=function(){clearTimeout(a.t)}",
        "var t=setTimeout(function(){GOES},3000), u=t; img.onload=function(){clearTimeout(u)}",
        "function stop(x){clearTimeout(x)} var t=setTimeout(function(){GOES},3000); img.onload=function(){stop(t)}",
        "function go(){return setTimeout(function(){GOES},3000)} var t=go(); img.onload=function(){clearTimeout(t)}",
        "const go=()=>setTimeout(()=>{GOES},3000), t=go(); img.onload=()=>clearTimeout(t)",
        "var t;function r(){clearTimeout(t);t=setTimeout(function(){GOES},50000)} onload=r; document.onmousemove=r",
        "var n=0,t=setInterval(function(){if(window.viewer){clearInterval(t);} n++; if(n>10){GOES}},500)",
    ],
)
def test_timer_that_is_cancelled_somewhere_is_not_followed(source):
    assert script(source.replace("GOES", GOES)) is None


@pytest.mark.parametrize("ends", ["", "a=1;" * 800, '"\n'], ids=["short", "long", "broken"])
def test_timer_may_be_cancelled_by_another_script(ends):
    kept = f"<script>var t=setTimeout(function(){{{GOES}}},3000)</script>"
    assert led(f"{kept}<script>{ends}clearTimeout(window.u)</script>") == ((NEW, 3) if ends else None)
    assert led(f"{kept}<script>{ends}clearTimeout(window.t)</script>") is None


def test_timer_that_nothing_cancels_is_followed_whatever_other_scripts_exist():
    kept, loose = f"var t=setTimeout(function(){{{GOES}}},3000)", f"setTimeout(function(){{{GOES}}},3000)"
    other = "<script src=/viewer.js></script>"
    assert [led(f"{other}<script>{one}</script>") for one in (kept, loose)] == [(NEW, 3), (NEW, 3)]


@pytest.mark.parametrize(
    ("source", "delay"),
    [
        ("var t=setTimeout(function(){GOES},3000)", 3),
        ("var d;function f(g){clearTimeout(d);d=setTimeout(g,9)} var t=setTimeout(function(){GOES},3000)", 3),
        ("let c=5;const i=setInterval(()=>{c--;if(c<=0){clearInterval(i);GOES}},1000)", 5),
        ("var i=setInterval('c()',1000),n=3;function c(){n-=1;if(n<1){clearInterval(i);GOES}}", 2),
    ],
)
def test_timer_cancelled_after_its_work_is_followed(source, delay):
    assert script(source.replace("GOES", GOES)) == (NEW, delay)


@pytest.mark.parametrize(
    "source",
    [
        "var n=0;function c(){if(n>3)GOES} setInterval(c,1000); b.onclick=function(){n++}",
        "var n=0;setInterval(f,500); b.onclick=function(){n++;if(n>3)GOES}",
        "var n=0;setTimeout(function(){n++;if(n>3)GOES},500)",
        "var n=0;setInterval(function(){n++;if(n>20){GOES}},1000); document.onmousemove=function(){n=0}",
        "function go(){var n=3;n--;if(n==0)GOES;setTimeout(go,1000)} go()",
    ],
)
def test_count_that_no_timer_advances_or_that_is_reset_is_not_followed(source):
    assert script(source.replace("GOES", GOES)) is None


def test_countdown_may_be_read_from_the_page():
    shown = "var n=$('#s').html();if(n>0){n--;$('#s').html(n)}else{location=u} setTimeout(\"go('\"+u+\"')\",1000)"
    assert script(f"function go(u){{{shown}}} $(function(){{go('/new/x.html')}})") == (NEW, 0)


# --- what does not run, or waits for something unknown


@pytest.mark.parametrize(
    "source",
    [
        "(async()=>{await new Promise(r=>b.onclick=r);GOES})()",
        "(async()=>{const a=await f();GOES})()",
        "(async()=>{await f(),GOES})()",
        "(async()=>{g(await f());GOES})()",
        "(async()=>{if(a){await f()}GOES})()",
        "(async()=>{try{await f()}catch(e){}GOES})()",
        "(async()=>{for await(const a of b){}GOES})()",
        "await f();GOES",
        "(function*(){GOES})()",
        "(async function*(){GOES})()",
        "function* go(){GOES} go()",
        "var go=function*(){GOES}; go()",
        "document.addEventListener('load',function(){GOES})",
        "document.body.addEventListener('load',function(){GOES})",
        "var d=document;d.addEventListener('load',function(){GOES})",
        "addEventListener('onload',function(){GOES})",
        "attachEvent('onload',function(){GOES})",
        "document.onload=function(){GOES}",
        "(function(){var onload=function(){GOES}})()",
        "$(document).on('load',function(){GOES})",
        "$('#i').on('load',function(){GOES})",
        "$(window).on('click',function(){GOES})",
        "p.resolve().then(function(){GOES})",
        "Promise.resolve().catch(function(){GOES})",
        "if(false){GOES}",
        "if(!1)GOES",
        "if(true){}else{GOES}",
        "(function(){if(true)return;GOES})()",
        "if(location.href.indexOf('index')==-1)GOES",
    ],
)
def test_code_not_known_to_run_is_not_followed(source):
    assert script(source.replace("GOES", GOES)) is None


@pytest.mark.parametrize(
    ("told", "runs"),
    [
        ("for=window event=onunload", False),
        ("for=document event=onload", False),
        ("for=window event=' onload() '", True),
        ("for=window", True),
        ("event=onunload", True),
    ],
)
def test_script_for_an_event_runs_only_if_that_is_the_window_load(told, runs):
    assert led(f"<script {told}>{GOES}</script>") == ((NEW, 0) if runs else None)


# --- what does run


@pytest.mark.parametrize(
    "source",
    [
        "location.href=`${location.origin}/new/x.html`",
        "const a='new';location=`/${a}/${`x`}.html`",
        "location=new URL('/new/x.html',location.href)",
        "location.href=new URL('/new/x.html',location).href",
        "window['loc'+'ation']='/new/x.html'",
        "window['lo'+'cation']['hr'+'ef']='/new/x.html'",
        "void(location.href='/new/x.html')",
        "open('/new/x.html','_self')",
        "window.open('/new/x.html','_top')",
        "var l=window.location;l.href='/new/x.html'",
        "const w=top;w.location.replace('/new/x.html')",
        "(function(w){w.location='/new/x.html'})(window)",
        "if(true)GOES",
        "if(!0){GOES}",
        "if(0){}else{GOES}",
        "var App={init:function(){GOES}};App.init()",
        "const App={a:1,init(){GOES}};window.onload=App.init",
        "var to={home:'/new/x.html'};location=to.home",
        "$(window).on('load',function(){GOES})",
        "jQuery(window).one('load resize',()=>{GOES})",
        "$(location).attr('href','/new/x.html')",
        "function go(u='/new/x.html'){location=u} go()",
        "const go=(u='/new/x.html')=>{location=u};go()",
        "Promise.resolve().then(()=>{GOES})",
        "queueMicrotask(()=>GOES)",
        "(async()=>{GOES})()",
        "(async()=>{await f()})();GOES",
        "(async()=>{await location.replace('/new/x.html')})()",
        "document.body.onload=function(){GOES}",
        "document.write(\"<meta http-equiv='refresh' content='0;url=/new/x.html'>\")",
        "document.write('<script>location=\"/new/x.html\"<\\/script>')",
        "/*" + "x" * 3100 + "*/GOES",
        "// " + "x" * 1500 + "\n// " + "x" * 1700 + "\nGOES",
    ],
)
def test_other_ways_to_redirect_every_reader_are_followed(source):
    assert script(source.replace("GOES", GOES)) == (NEW, 0)


@pytest.mark.parametrize(
    "source",
    [
        "location=tag`/new/x.html`",
        "location=String.raw`/new/${1}`",
        "function URL(){} location=new URL('/',location.href)",
        "window.open('/')",
        "window.open('/','popup')",
        "document.open('/','_self')",
        "x.open('/','_self')",
        "function open(){} open('/','_self')",
        "var w=f.contentWindow;w.location='/'",
        "var w=window;w=frames.x;w.location='/'",
        "var w=window;function go(w){w.location='/'} go({})",
        "(function(w){w.location='/'})(fake)",
        "(function(window){window.location='/'})({})",
        "var App={init:function(){GOES}};App.init=function(){};App.init()",
        "var App={init:function(){},go:function(){GOES}};App.init()",
        "$('a').attr('href','/')",
        "$(location).attr('title','/')",
        "function go(u='/'){location=u} go(name)",
        "document.write('<p>location=1</p>')",
        "document.write(\"<template><script>location='/'<\\/script></template>\")",
        "w.document.write(\"<script>location='/'<\\/script>\")",
        "/*" + "x" * 3100 + "*/if(a)GOES",
        "var a='" + "x" * 3100 + "';GOES",
    ],
)
def test_lookalikes_of_script_redirects_are_not_followed(source):
    assert script(source.replace("GOES", GOES)) is None


@pytest.mark.parametrize(("part", "to"), [("pathname", "/n?q=1"), ("search", "/old/p.html?n"), ("hash", None)])
def test_assigned_part_of_the_location_redirects_except_the_hash(part, to):
    value = "n" if part != "pathname" else "/n"
    assert script(f"location.{part}='{value}'") == ((ROOT + to, 0) if to else None)


def test_redirect_from_a_timer_or_event_is_marked_as_waiting():
    waits = {source: made(source).refresh.waits for source in (GOES, f"setTimeout(()=>{GOES},0)", f"onload=()=>{GOES}")}
    assert list(waits.values()) == [False, True, True]


# --- what is not followed


@pytest.mark.parametrize(
    ("source", "sends"),
    [
        ("if(location.href.indexOf('index')==-1){window.location.href='/'}", True),
        ("if(a)location='/'", True),
        ("b.onclick=function(){location.replace('/')}", True),
        ("if(a)location.pathname='/'", True),
        ("location.hash='#top'", False),
        ("if(location=='/a'){} map.location='/'", False),
        ("track(location.href)", False),
        (GOES, False),
    ],
)
def test_script_that_may_redirect_is_flagged_when_it_is_not_followed(source, sends):
    assert made(source).sends is sends


def test_scripts_of_a_page_with_text_are_not_flagged():
    article = f"<p>{'word ' * 200}</p><script>if(a)location='/'</script>"
    assert text.extract(article.encode(), url=HERE).sends is False


# --- bounds


def test_scripts_are_read_up_to_a_total_length():
    filler = f"a='{'x' * 2800}';"
    last = f"<script>{filler}{GOES}</script>"
    assert led(f"<script>{filler}</script>" * 10 + last) == (NEW, 0)
    assert led(f"<script>{filler}</script>" * 30 + last) is None


@pytest.mark.parametrize(
    "unit", ["function ", "async function ", "a:", "/a", "a=", "if(a);", "a(", "`${a}`+", "clearTimeout(a);"]
)
def test_script_twice_as_long_takes_about_twice_the_work(unit):
    def calls(times: int) -> int:
        counted = [0]

        def count(*_: object) -> None:
            counted[0] += 1

        source = f"location;{unit * times}"
        sys.setprofile(count)
        try:
            script(source)
        finally:
            sys.setprofile(None)
        return counted[0]

    most = 2900 // len(unit)
    calls(most)  # fills the caches
    assert calls(most) < 3 * calls(most // 2)
