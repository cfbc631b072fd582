"""Posts that their pages hold as data for a script: kept, told when they are taken away, and when they are edited."""

from __future__ import annotations

import json

import pytest

from tests.walk.test_judgement_table import after, held

POST = "县里三月又送走八十人，路费由办公室垫付。<br />没有人问他们愿不愿意，名单是二月就定下来的。"


def post(text, **more):
    status = {"text": text, "user": {"screen_name": "上谷观察"}, "created_at": "Sat Mar 02", **more}
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>微博正文 - 微博HTML5版</title></head><body><div id="app"></div>'
        f"<script>var config = {{}}; var $render_data = [{json.dumps({'status': status})}][0] || {{}};</script>"
        '<script src="/js/app.js"></script></body></html>'
    ).encode()


NONE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>微博-出错了</title></head><body>'
    '<div class="h5-4box"><p class="h5-4con">微博不存在或暂无查看权限!</p></div></body></html>'
).encode()


def test_a_post_is_kept_and_its_removal_told(site, world):
    url = held(site, world, path="/status/4444", body=post(POST))
    assert {one[0] for one in after(world, url, 30)} <= {"same", "presentation"}
    site.pages["/status/4444"] = post(POST, reposts_count=812)
    assert {one[0] for one in after(world, url, 6)} <= {"same", "presentation"}
    site.pages["/status/4444"] = NONE
    assert [one[1] for one in after(world, url, 6, 12, 30, 80)][-1] == "removed"


def test_a_sentence_that_was_edited_out_of_a_post_is_told(site, world):
    url = held(site, world, path="/status/4444", body=post(POST))
    after(world, url, 30)
    site.pages["/status/4444"] = post(POST.partition("<br />")[0])
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert "没有人问他们愿不愿意" in told.reasons[0].text


@pytest.mark.parametrize(
    "then", [post(""), post(POST).replace(b"$render_data", b"$data")], ids=["empty", "by a script"]
)
def test_a_page_without_its_data_says_nothing_of_the_post(site, world, then):
    url = held(site, world, path="/status/4444", body=post(POST))
    after(world, url, 30)
    site.pages["/status/4444"] = then
    after(world, url, 6, 12, 30, 80)
    assert "removed" not in world.kinds(url)
