"""Redirects within a page: what browsers follow is followed, and nothing else."""

from __future__ import annotations

import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import text
from archiver.text.leads.refreshes import by_header
from storage.model import Finding
from tests.judgement.looks import REFERENCE, URL, exchange, look, notice, page
from tests.support.depth import examples
from tests.text.leading import HERE, NEW, ROOT, led, script

# --- in markup: HTML standard, "shared declarative refresh steps"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0;url=/new/x.html", (NEW, 0)),
        (" 3 ;  URL = /new/x.html ", (NEW, 3)),
        ("3, url=/new/x.html", (NEW, 3)),
        ("0; /new/x.html", (NEW, 0)),
        ("0 /new/x.html", (NEW, 0)),
        ("0.9;url=/new/x.html", (NEW, 0)),  # digits after the point are ignored
        (".5;url=/new/x.html", (NEW, 0)),
        ("1.2.3;url=/new/x.html", (NEW, 1)),
        ("0;url=&quot;/new/x.html&quot; more", (NEW, 0)),
        ("0;url=&#39;/new/x.html", (NEW, 0)),
        ("0;url=/new/it's.html", (f"{ROOT}/new/it's.html", 0)),
        ("0;;url=/new/x.html", (f"{ROOT}/old/;url=/new/x.html", 0)),
        ("0;url", (f"{ROOT}/old/url", 0)),
        ("0;updates.html", (f"{ROOT}/old/updates.html", 0)),
        ("0;url=javascript:alert(1)", None),
        (";url=/new/x.html", None),
        ("url=/new/x.html", None),
        ("-1;url=/new/x.html", None),
        ("0；url=/new/x.html", None),
        ("300", None),
        ("300;url=", None),
    ],
)
def test_refresh_element_is_parsed_as_browsers_do(content, expected):
    assert led(f'<meta http-equiv="refresh" content="{content}">') == expected


def test_soonest_of_several_refreshes_counts():
    again, on = '<meta http-equiv="refresh" content="{}">', '<meta http-equiv="refresh" content="{};url=/new/x.html">'
    assert led(again.format(300) + on.format(0)) == (NEW, 0)
    assert led(on.format(5) + again.format(300)) == (NEW, 5)
    assert led(again.format(1) + on.format(5)) is None, "it is loaded again before"
    assert led(on.format(9) + "<script>location.href='/soon.html'</script>") == (f"{ROOT}/soon.html", 0)


def test_refresh_after_more_than_a_minute_is_not_a_redirect():
    on = '<meta http-equiv="refresh" content="{};url=/new/x.html">'
    assert led(on.format(60)) == (NEW, 60)
    assert led(on.format(61)) is None
    assert by_header("60; url=/new/x.html", HERE).delay_s == 60
    assert by_header("61; url=/new/x.html", HERE) is None


@pytest.mark.parametrize("within", ["template", "noscript", "textarea"])
def test_redirect_in_a_template_noscript_or_textarea_is_not_followed(within):
    inside = '<meta http-equiv="refresh" content="0;url=/new/x.html"><script>location="/new/x.html"</script>'
    assert led(f"<{within}>{inside}</{within}>") is None
    assert led(f"<{within}></{within}>{inside}") == (NEW, 0)


# --- in scripts


@pytest.mark.parametrize(
    "source",
    [
        'location="/new/x.html"',
        "window.location = '/new/x.html';",
        "window . location\n . href\n = `/new/x.html`",
        'globalThis.location.href="/new/x.html"',
        'this.location.href="/new/x.html"',
        'window["location"]["href"]="/new/x.html"',
        'location["replace"]("/new/x.html")',
        'window.location.replace ("/new/x.html");',
        'location.assign("/new/x.html")',
        'location.href="\\/new\\/x.html"',
        'location.href="https:\\/\\/institute.example\\/new\\/x.html"',
        'location.href="\\u002Fnew\\x2fx\\u{2e}html"',
        'location.href="/new/\\\nx.html"',
        'location.href="/new/"+"x.html"',
        "location.href=(\"/ne\"+'w/')+`x.html`",
        'location.href="/new/x.html"+location.hash',
        'location.replace(location.protocol+"//"+location.host+"/new/x.html")',
        'var u="/new/x.html";location=u',
        'const base="/new/", u=base+"x.html"; window.location.replace(u)',
        '// location.href="/papers/2019.html"\nlocation.href="/new/x.html"',
        '/* old: window.location="/papers/2019.html"; */ window.location.replace("/new/x.html");',
        '<!--\nlocation.href="/new/x.html";\n//-->',
        '//<![CDATA[\nlocation.href="/new/x.html";\n//]]>',
        'var a=/["\'\\/]/.test("x"), b=a/2; location.href="/new/x.html"',
        'function go(){location.href="/new/x.html";} go();',
        'function go(to){location.href=to;} go("/new/x.html");',
        '(function(){window.location.href="/new/x.html"})();',
        '!function(){location.href="/new/x.html"}()',
        '(()=>{location.href="/new/x.html"})()',
        'window.onload=function(){location.href="/new/x.html"}',
        'function go(){location.href="/new/x.html";} window.onload=go;',
        'addEventListener("load",function(){location="/new/x.html"})',
        'document.addEventListener("DOMContentLoaded",()=>{location.replace("/new/x.html")})',
        '$(function(){location.href="/new/x.html";});',
        'jQuery(document).ready(function(){location.href="/new/x.html";});',
        'try{location.href="/new/x.html"}catch(e){location.href="/other.html"}',
        'alert("页面不存在");location.href="/new/x.html";',
        'if(a){b=1}\nlocation.href="/new/x.html"',
        'location.href="/other.html"; location.href="/new/x.html"',
    ],
)
def test_script_that_redirects_every_reader_is_followed(source):
    assert script(source) == (NEW, 0)


@pytest.mark.parametrize(
    ("source", "delay"),
    [
        ("setTimeout(function(){location.href='/new/x.html'},3000)", 3),
        ("window.setTimeout(()=>location.replace('/new/x.html'),1000*4)", 4),
        ("setTimeout(\"location.href='\\/new\\/x.html'\",3000)", 3),
        ("function go(){location.href='/new/x.html'} setTimeout(go,2000)", 2),
        ("function go(){location.href='/new/x.html'} setTimeout('go()',2000)", 2),
        ("setTimeout('location.href=\"/new/x.html\"','3000')", 3),
        ("var u='/new/x.html'; setTimeout(function(){location=u})", 0),
        ("var t=5;setInterval(function(){t--;if(t==0){location.href='/new/x.html'}},1000)", 5),
        (
            (
                "var t=5;function go(){document.getElementById('s').innerHTML=t--;if(t>0){setTimeout('go()',1000)}"
                "else{location.href='/new/x.html'}} go()"
            ),
            5,
        ),
        ("function go(n){setTimeout(function(){n--;if(n>0){go(n)}else{location='/new/x.html'}},1000)} go(3)", 3),
    ],
)
def test_timer_or_countdown_is_a_delay(source, delay):
    assert script(source) == (NEW, delay)


@pytest.mark.parametrize(
    "source",
    [
        "setTimeout(function(){location.href='/'},60001)",
        "setTimeout(\"window.location='/'\",300000)",
        (
            "var t; function reset(){clearTimeout(t); t=setTimeout(function(){location.href='/'},600000)} "
            "window.onload=reset; document.onmousemove=reset;"
        ),
        "var n=600;function cd(){n--; if(n<=0){location.href='/'} else {setTimeout(cd,1000)}} cd();",
        "var secs=1800; setInterval(function(){secs--; if(secs==0) location.href='/logout';},1000);",
    ],
)
def test_script_redirect_after_more_than_a_minute_is_a_session_timeout(source):
    assert script(source) is None
    assert script("setTimeout(function(){location.href='/new/x.html'},60000)") == (NEW, 60)
    assert script(f"{source}; setTimeout(function(){{location.href='/new/x.html'}},5000)") == (NEW, 5)


@pytest.mark.parametrize(
    "source",
    [
        'if(/Android/i.test(navigator.userAgent))location.href="/m/n.html"',
        'if(top!=self)top.location.href="/frame.html"',
        "if(top.location!=self.location)top.location=self.location",
        'if(document.all){location.href="/ie.html"}else{location.href="/other.html"}',
        'navigator.userAgent.indexOf("Mobile")>-1&&location.replace("/m/n.html")',
        'mobile?location.href="/m/n.html":0',
        '(mobile||tablet)&&(location="/m/n.html")',
        'switch(x){case 1:location.href="/a.html"}',
        'while(x){location.href="/a.html"}',
        'for(;;)location.href="/a.html"',
        'try{f()}catch(e){location.href="/error.html"}',
        '(function(){if(!mobile)return;location.href="/m/n.html"})()',
        'var m=0;function go(){m++;if(m>3)location.href="/a.html"} go()',  # it counts, but not by a clock
        'document.getElementById("b").onclick=function(){location.href="/a.html"}',
        'document.addEventListener("click",function(){location.href="/a.html"})',
        'window.onerror=function(){location.href="/error.html"}',
        'img.onload=function(){location.href="/a.html"}',
        'function go(){location.href="/a.html"}',
        "var s = \"location.href='/a.html'\";",
        '//location.href="/a.html"\nvar x=1;',
        '/* location.href="/a.html" */',
        'location.href="/a"+name+".html"',
        "location.href=`/a/${name}.html`",
        'var u="/a.html";if(mobile)u="/m/n.html";location=u',
        'function go(u){location=u} var u="/a.html";go(name)',
        'location.href=mobile?"/m/n.html":"/a.html"',
        'location.href="/a.html";location.href=f()',
        'if(location.href=="/a.html"){}',
        'location.hash="#top"',
        'map.location="/a.html"',
        'location.href="/a.html',  # invalid: no browser runs it
        'location.href="/a.html";}',
    ],
)
def test_conditional_or_unresolvable_script_redirect_is_not_followed(source):
    assert script(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "function M(){var self=this; self.location='/maps/1'} M();",
        "function M(){self=this; self.location='/maps/1'} M();",
        "var self={location:{}}; self.location.href='/x';",
        "(function(){var a=1, parent={}; parent.location='/geo'})();",
        "(function(){let {top}=a; top.location='/geo'})();",
        "[top]=a; top.location='/geo';",
        "var frames=[];frames.location='/x';",
        "const self=this; setTimeout(function(){self.location='/x'},1);",
        "import {self} from './a.js'; self.location='/x'",
        "import * as top from './a.js'; top.location='/x'",
        "class top{}; top.location='/x'",
        "for(var parent of a){} parent.location='/x'",
        "try{}catch(self){} self.location='/x'",
        "var o={go(top){}}; top.location='/x'",
        "var f=self=>1; self.location='/x'",
        "function f(a,...self){} self.location='/x'",
        "(function(location){location.href='/x'})({});",
        "function location(){}; var f=function(location){location.href='/x'}; f({});",
        "(function(w,d){var location={}; location.href='/x'})(window,document);",
        "(function(){var location='/x'})()",
        "function P(){this.location='/x'} P();",
        "function P(){this.location.href='/x'} P();",
        "function P(){this.location.replace('/x')} P();",
        "(function(){this.location='/x'})()",
        "var self={setTimeout:f}; self.setTimeout(\"location='/x'\",1)",
        "setTimeout(\"var self={}; self.location='/x'\",1)",
    ],
)
def test_own_variable_named_like_a_window_object_is_not_the_window(source):
    assert script(source) is None


def test_variable_of_another_script_shadows_the_window_object():
    sends = "<script>self.location='/new/x.html'</script>"
    assert led(sends) == (NEW, 0)
    assert led("<script>function f(){var self=this}</script>" + sends) is None
    assert led(f"<script>function f(){{var self=this}}{'g();' * 1000}</script>" + sends) is None, "a long one"


@pytest.mark.parametrize(
    "source",
    [
        "if(self!=top){f(self,top)} self.location='/new/x.html'",
        "function f(a){g(top)} f(self); top.location='/new/x.html'",
        "function go(location){window.location=location} go('/new/x.html')",
        "function go(){window.location='/new/x.html'} var self=this; go()",
        "var a=[self], b={top:1}\nself.location='/new/x.html'",
        "a.self=this; self.location='/new/x.html'",
        "(function(w){w.a=1})(window); window.location='/new/x.html'",
        "a[self]=1; self.location='/new/x.html'",
    ],
)
def test_window_object_that_is_only_mentioned_stays_the_window(source):
    assert script(source) == (NEW, 0)


def test_only_executable_scripts_are_run():
    assert led('<script type="application/json">{"a":1};location="/new/x.html"</script>') is None
    assert led('<script type="text/template">location="/new/x.html"</script>') is None
    assert led('<script language="JavaScript" type="text/javascript">location="/new/x.html"</script>') == (NEW, 0)
    assert led('<script type=module>location="/new/x.html"</script>') == (NEW, 0)
    assert led('<!--[if IE]><script>location="/new/x.html"</script><![endif]-->') is None


def test_functions_are_shared_by_all_scripts_and_event_attributes():
    named = "<script>function go(){location.href='/new/x.html'}</script>"
    assert led(named) is None
    assert led(named + "<script>go()</script>") == (NEW, 0)
    whole = f'<html><head>{named}</head><body onload="setTimeout(&quot;go()&quot;,2000)"></body></html>'
    assert text.extract(whole.encode(), url=HERE).refresh.delay_s == 2.0


@examples(200, deadline=2000)
@given(st.integers(0, 10**9))
def test_random_script_never_raises(seed):
    chance = random.Random(seed)
    words = (
        "location .href = \" ' / ( ) { } [ ] if else function f => ` ${ ; \n + setTimeout , 1 a \\u \\ try catch finally "
        "return var // /* */ <!-- --> ? : do while for . $ async eval"
    ).split(" ")
    source = "location;" + " ".join(chance.choice(words) for _ in range(chance.randint(1, 400)))
    found = script(source)
    assert found is None or found[0].startswith("http")


@pytest.mark.parametrize(
    "source",
    [
        "location=" + "a=" * 1400 + "1",
        "location;" + "`${" * 900,
        "location;" + "(" * 2900,
        "location;" + "a:" * 1400,
        "location;" + "if(a)" * 590,
        "location;" + "/[" * 1400,
        "location;" + "".join(f"function f{n}(){{f{n + 1}();f{n + 1}();f{n + 1}()}}" for n in range(60)) + "f0()",
        "location;function f(){setTimeout(f,1);setTimeout('f()',1);setTimeout('f()',1)};f()",
    ],
)
def test_script_built_to_exhaust_resources_leads_nowhere(source):
    assert script(source) is None


def test_growing_strings_are_not_kept_beyond_the_length_of_a_url():
    grown = "".join(f"var a{n}=a{n - 1}+a{n - 1}+a{n - 1}+a{n - 1};" for n in range(1, 12))  # 64 million characters
    tracemalloc.start()
    try:
        found = script(f"var a0='aaaaaaaaaaaaaaaa';{grown}location=a11;")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found is None
    assert peak < 8_000_000


@pytest.mark.parametrize(
    "source",
    [
        "location=" + "+".join(["a"] * 8),  # eight strings of 1,001 characters
        "function f(b){g(b+b)} function g(c){location=c+c+c+c} f(a)",
        "function f(b){location=b} f(a+a+a+a+a+a+a+a)",
    ],
)
def test_url_longer_than_allowed_is_unknown(source):
    given_a = f"var a='/{'a' * 1000}';"
    assert script(given_a + source) is None
    assert script(f"var a='/b';{source}") is not None


def test_repeated_script_work_is_followed_only_up_to_a_limit():
    long = "+".join(["a"] * 1400)
    head = f"<script>var a='/';function f(){{location={long}}}</script><script>{'f();' * 500}location='/end'</script>"
    assert led(head) != (f"{ROOT}/end", 0)


# --- in the response header


def test_refresh_header_is_read_like_the_element():
    assert by_header("3; url=/new/x.html", HERE).url == NEW
    assert by_header("3", HERE) is None
    sent = exchange(notice("", "One moment please"), headers=[("Refresh", "0; url=/")])
    seen = look(sent, last=REFERENCE)
    assert [(hop.url, hop.how) for hop in seen.observation.hops] == [(URL, "header"), (f"{ROOT}/", "")]
    assert seen.finding is Finding.REDIRECTED


# --- pages to stay on


@pytest.mark.parametrize("delay", [0, 5, 300])
def test_article_with_a_refresh_is_kept_as_the_article(delay):
    head = f'<meta http-equiv="refresh" content="{delay};url=/news/">'
    seen = look(exchange(page(head=head)))
    assert (seen.finding, len(seen.observation.hops)) == (Finding.FIRST, 1)


def test_page_of_a_few_words_with_a_refresh_is_a_server_error():
    seen = look(exchange(notice("", "One moment please", head='<meta http-equiv="refresh" content="5;url=/news/">')))
    assert seen.finding is Finding.SERVER_ERROR
