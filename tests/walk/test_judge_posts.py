"""Posts that pages hold as data for a script: kept, and reported when removed or edited."""

from __future__ import annotations

import json

import pytest

from tests.support.site import prose
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


def test_embedded_post_is_kept_and_its_removal_is_reported(site, world):
    url = held(site, world, path="/status/4444", body=post(POST))
    assert {one[0] for one in after(world, url, 30)} <= {"same", "presentation"}
    site.pages["/status/4444"] = post(POST, reposts_count=812)
    assert {one[0] for one in after(world, url, 6)} <= {"same", "presentation"}
    site.pages["/status/4444"] = NONE
    assert [one[1] for one in after(world, url, 6, 12, 30, 80)][-1] == "removed"


def test_sentence_edited_out_of_an_embedded_post_is_reported(site, world):
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
def test_page_without_its_embedded_data_is_no_loss_of_the_post(site, world, then):
    url = held(site, world, path="/status/4444", body=post(POST))
    after(world, url, 30)
    site.pages["/status/4444"] = then
    after(world, url, 6, 12, 30, 80)
    assert "removed" not in world.kinds(url)


def film(description="", *, status="OK", reason=None, more=None, views=1):
    player = {"responseContext": {"id": views}, "playabilityStatus": {"status": status}}
    if reason is not None:
        player["playabilityStatus"] |= {
            "reason": reason, "errorScreen": {"playerErrorMessageRenderer": {"subreason": more, "reason": {"simpleText": reason}}},
        }  # fmt: skip
    else:
        player["videoDetails"] = {
            "videoId": "AbCdEf12345", "title": "Workers leave for the south", "author": "Valley News", "viewCount": str(views),
            "shortDescription": description,
        }  # fmt: skip
    name = "Workers leave for the south - YouTube" if reason is None else "YouTube"
    return (
        f'<!doctype html><html><head><title>{name}</title></head><body><div id="player"></div>'
        f"<script>var ytInitialPlayerResponse = {json.dumps(player)};var meta = document.createElement('meta');</script>"
        '<script src="/s/desktop/app.js"></script><div><a href="/about">About</a> <a href="/press">Press</a></div></body></html>'
    ).encode()


SAID = "Eighty workers left the county by bus on 2 March.\nThe office paid their way.\nNobody was asked why."
FILM = "/watch"


@pytest.mark.parametrize(
    ("reason", "more"),
    [
        ("Video unavailable", {"simpleText": "This video has been removed by the uploader"}),
        ("Video unavailable", {"runs": [{"text": "This video is no longer available because the YouTube account associated with this video has been terminated."}]}),
        ("This video has been removed for violating YouTube's Terms of Service", None),
    ],
    ids=["uploader", "account", "terms"],
)  # fmt: skip
def test_video_is_kept_by_its_description_and_its_removal_is_reported(site, world, reason, more):
    url = held(site, world, path=FILM, body=film(SAID))
    site.pages[FILM] = film(SAID, views=812)
    assert {one[0] for one in after(world, url, 30)} <= {"same", "presentation"}
    site.pages[FILM] = film(status="ERROR", reason=reason, more=more)
    after(world, url, 6, 12, 30, 80)
    assert world.kinds(url)[-1] == "removed"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("LOGIN_REQUIRED", "Sign in to confirm you’re not a bot"),
        ("UNPLAYABLE", "The uploader has not made this video available in your country"),
    ],
)
def test_video_refused_to_us_only_is_blocked_and_not_removed(site, world, status, reason):
    url = held(site, world, path=FILM, body=film(SAID))
    after(world, url, 30)
    site.pages[FILM] = film(status=status, reason=reason)
    after(world, url, 6, 12, 30, 80)
    assert "removed" not in world.kinds(url)
    assert world.watched(url).assessment.state.value == "blocked"


def test_edit_of_a_videos_description_is_reported(site, world):
    url = held(site, world, path=FILM, body=film(SAID))
    after(world, url, 30)
    site.pages[FILM] = film(SAID.rpartition("\n")[0])
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("LIVE_STREAM_OFFLINE", "Premieres in {} hours"),
        ("CONTENT_CHECK_REQUIRED", "The following may disturb some of you."),
    ],
)
def test_video_with_a_premiere_or_content_warning_is_unchanged(site, world, status, reason):
    url = held(site, world, path=FILM, body=film(SAID))
    after(world, url, 30)
    for n in range(6):
        held_as = json.dumps({"status": status, "reason": reason.format(9 - n)})
        site.pages[FILM] = film(SAID).replace(b'{"status": "OK"}', held_as.encode())
        after(world, url, 24)
    assert world.kinds(url) == ["first"]


def texts_of(seed, words):
    return "".join(f"<p>{prose(f'{seed} {n}', words)}</p>" for n in range(5))


def offered(n):
    texts = [{"title": f"Offer {n}{k}", "content": texts_of(f"offer {n} {k}", 70 + 9 * k)} for k in range(3)]
    data = {
        "buildId": f"b{n}",
        "article": {"views": n, "content": texts_of("the wells of the east", 60)},
        "more": texts,
    }
    return (
        '<!doctype html><html><head><title>Wells</title></head><body><div id="__next"></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script><script src="/{n}/app.js"></script></body></html>'
    ).encode()


def test_rotating_other_texts_in_a_pages_data_store_are_not_reported(site, world):
    url = held(site, world, body=offered(0))
    for n in range(1, 16):
        site.pages["/papers/report"] = offered(n)
        after(world, url, 6)
    assert world.kinds(url) == ["first"]


WRITTEN = "县里三月又送走八十人，路费由办公室垫付。\\x0a没有人问他们愿不愿意，\\x3ca href=\\x22/x\\x22\\x3e名单\\x3c/a\\x3e是二月就定下来的。"
PICTURES = (
    "https://pics.example/mmbiz_jpg/AbCdEfGh1/0?wx_fmt=jpeg",
    "https://pics.example/mmbiz_jpg/AbCdEfGh2/0?wx_fmt=jpeg",
)


def short(said, pictures=(), *, decoded=True, reads=1):
    """A WeChat page with a post of text, or of pictures."""

    def string(text):
        return f"JsDecode('{text}')" if decoded else f"'{text}'"

    listed = "".join(
        f"{{ cdn_url: {string(one.replace('&', '&amp;'))}, watermark_info: {{ cdn_url: {string(one + 'x')} }} }},"
        for one in pictures
    )
    told = f"title: {string('通知')}, read_num: {reads}, content_noencode: {string(said)}, picture_page_info_list: [{listed}]"
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>通知</title></head><body><div id="js_article"></div>'
        f"<script>window.cgiDataNew = {{ {told} }};</script><script src='/app.js'></script></body></html>"
    ).encode()


@pytest.mark.parametrize("decoded", [True, False])
@pytest.mark.parametrize("pictures", [(), PICTURES], ids=["words", "pictures"])
def test_short_wechat_post_is_kept_and_text_removed_from_it_is_reported(site, world, pictures, decoded):
    url = held(site, world, path="/s/AbCd", body=short(WRITTEN, pictures, decoded=decoded))
    site.pages["/s/AbCd"] = short(WRITTEN, pictures, decoded=not decoded, reads=77)
    assert {one[0] for one in after(world, url, 30)} <= {"same", "presentation"}
    site.pages["/s/AbCd"] = short(WRITTEN.partition("\\x0a")[0], pictures)
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert "没有人问他们愿不愿意" in told.reasons[0].text
