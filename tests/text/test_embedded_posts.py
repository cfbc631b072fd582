"""Pages that hold their text as data for a script, and show nothing but their title without it."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from archiver.text import extract
from tests.support.site import prose

ARTICLE = "".join(f"<p>{prose(f'wells {n}', 70)}</p>" for n in range(6))
CHINESE = "<p>课题组于三月至七月走访了东部各县的四十一个村庄，就工资和债务问题与户主进行了交谈。</p>" * 14


def app(*scripts, title="Wells", said='<div id="app"></div>'):
    return f"<!doctype html><html><head><title>{title}</title></head><body>{said}{''.join(scripts)}<script src='/app.js'></script></body></html>"


def store(data, how="window.__INITIAL_STATE__ = {};(function(){{}})()"):
    return f"<script>{how.format(data)}</script>"


def state(text):
    return json.dumps({"user": None, "article": {"id": 7, "views": 31, "content": text}, "more": ["a", "b"]})


@pytest.mark.parametrize("article", [ARTICLE, CHINESE])
@pytest.mark.parametrize(
    "held",
    [
        lambda text: store(state(text)),
        lambda text: store(state(text).replace("null", "undefined")),
        lambda text: f'<script id="__NEXT_DATA__" type="application/json">{state(text)}</script>',
        lambda text: f'<script id="RENDER_DATA" type="application/json">{quote(state(text))}</script>',
        lambda text: (
            f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "articleBody": text})}</script>'
        ),
    ],
    ids=["assigned", "undefined", "next", "written as an address", "ld"],
)
def test_text_in_an_embedded_data_store_is_the_text_of_the_page(held, article):
    found = extract(app(held(article)).encode(), url="https://a.example/wells")
    assert found.visible.count("\n") >= 5
    assert article[3:30] in found.visible
    assert article[3:30] in found.main


@pytest.mark.parametrize(
    "page",
    [
        app(store(state("<p>A line or two. They say little. They are none.</p>"))),
        app(store(json.dumps({"code": "x" * 4000}))),
        app(store('{"a": ' * 90_000)),
        app(store("{not json}")),
        app('<script type="application/json">%7B"broken'),
    ],
    ids=["short", "no sentence", "deep", "no JSON", "cut"],
)
def test_store_data_that_is_not_a_text_is_not_shown(page):
    assert len(extract(page.encode()).visible) < 40


def test_page_with_visible_text_ignores_its_data_store():
    shown = f"<main><h1>Wells</h1><p>{prose('own', 80)}</p></main>"
    found = extract(app(store(state(ARTICLE)), said=shown).encode())
    assert ARTICLE[3:60] not in found.visible


def article(name, words):
    return "".join(f"<p>{prose(f'{name} {n}', words)}</p>" for n in range(6))


OWN, OTHER = article("own", 60), article("other", 90)


@pytest.mark.parametrize(
    "data",
    [
        {
            "article": {"id": 1, "content": OWN},
            "more": [{"id": 2, "content": OTHER}, {"id": 3, "content": OTHER[:2000]}],
        },
        {"posts": [{"title": "Wells in the east", "body": {"html": OWN}}, {"title": "Dams", "body": {"html": OTHER}}]},
        {"entities": {"7": {"title": "Wells in the east", "content": OWN}, "8": {"title": "Dams", "content": OTHER}}},
        {"i18n": {"imprint": OTHER}, "page": {"text": OWN}},
        {"article": {"text": OWN}, "nextArticle": {"text": OTHER}, "prefetched": {"text": OTHER}},
        {
            "@graph": [
                {"@type": "WebSite", "name": "A", "description": OTHER},
                {"headline": "Wells in the east", "articleBody": OWN},
            ]
        },
    ],
    ids=["beside a list", "in a list", "by numbers", "words for all pages", "what comes next", "of a graph"],
)
@pytest.mark.parametrize("before", ["", "(2) "], ids=["", "of which it counts what is new"])
def test_store_with_several_texts_shows_the_one_of_the_page(data, before):
    found = extract(app(store(json.dumps(data)), title=f"{before}Wells in the east | Institute").encode())
    assert OWN[3:30] in found.visible
    assert OTHER[3:30] not in found.visible


@pytest.mark.parametrize(
    "data",
    [
        {"list": [{"content": OWN}, {"content": OTHER}]},
        {"a": {"content": OWN}, "b": {"content": OTHER}},
        {"translations": {"help": OTHER}},
    ],
    ids=["a list", "none bears the name", "words for all pages"],
)
def test_store_without_a_text_of_the_page_shows_none(data):
    assert len(extract(app(store(json.dumps(data)), title="Wells in the east | Institute").encode()).visible) < 40


def test_consent_banner_does_not_hide_the_text_of_a_store():
    asks = '<div class="cookie-banner"><p>We use cookies. By going on you agree to them.</p></div>'
    found = extract(app(store(state(ARTICLE)), said=f'<div id="app"></div>{asks}').encode())
    assert ARTICLE[3:60] in found.visible


def weibo(status):
    held = f"<script>var config = {{}}; var $render_data = [{json.dumps({'status': status})}][0] || {{}};</script>"
    return app(held, title="微博正文 - 微博HTML5版").encode()


def test_mobile_weibo_post_is_read_with_the_post_it_shares():
    post = {
        "text": "县里三月又送走八十人。<br />没有人问他们愿不愿意。", "user": {"screen_name": "上谷观察"}, "reposts_count": 12,
        "pics": [{"url": "https://wx1.example/large/abc.jpg"}],
        "retweeted_status": {"text": "三月公告", "user": {"screen_name": "县办公室"}},
    }  # fmt: skip
    found = extract(weibo(post), url="https://m.weibo.cn/status/4444")
    said = ["上谷观察", "县里三月又送走八十人。", "没有人问他们愿不愿意。", "县办公室", "三月公告"]
    assert found.visible.split() == said
    assert [link.url for link in found.links if link.tag == "img"] == ["https://wx1.example/large/abc.jpg"]
    assert extract(weibo(post | {"reposts_count": 99})).visible == found.visible


@pytest.mark.parametrize("status", [{}, {"text": ""}, {"user": {"screen_name": "a"}}, {"text": 7}], ids=str)
def test_mobile_weibo_page_without_a_post_has_no_text(status):
    assert extract(weibo(status)).visible == ""


def test_telegram_post_is_read_from_the_page_description():
    page = (
        '<html><head><title>Telegram: View @valley</title><meta property="og:description" content="Eighty people left in March.&#10;Nobody asked &quot;why&quot;.">'
        '</head><body><div><a href="tg://x">View in Telegram</a></div><script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="valley/12"></script></body></html>'
    )
    found = extract(page.encode(), url="https://t.me/valley/12")
    assert "Eighty people left in March." in found.visible.splitlines()
    assert 'Nobody asked "why".' in found.visible
    assert "Eighty" not in extract(page.replace("data-telegram-post", "data-x").encode()).visible
