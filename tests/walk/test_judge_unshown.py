"""Pictures in a text: reported when the page no longer shows one while its text stays and nothing else came. Changes
of living pages are not reported."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page
from tests.walk.test_judge_scans import sheet
from tests.walk.test_judgement_table import after, held

FIRST, SECOND = "/upload/workers-at-the-gate.jpg", "/upload/dormitory-2017.jpg"


def figure(path, size=""):
    return f'<figure><img src="{path}{size}" alt=""></figure>'


def report(*figures, head="", before=""):
    classes = '<div class="wrap body text grid lead col">'
    return page("Report", f"{before}{classes}{''.join(figures)}</div>", head=head)


@pytest.fixture
def shown(site, world):
    site.pages |= {FIRST: sheet(0), SECOND: sheet(1)}
    return held(site, world, body=report(figure(FIRST), figure(SECOND)))


def said(world, url):
    return {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}


def test_picture_removed_from_an_unchanged_text_is_reported_by_file_name(site, world, shown):
    site.pages["/papers/report"] = report(figure(FIRST))
    assert after(world, shown, 6)[0][0] == "altered"
    assert world.kinds(shown) == ["first"], "once is a sign"
    after(world, shown, 2)
    assert world.kinds(shown) == ["first", "altered"]
    assert world.app.lookup.events()[-1].text.startswith(
        "The words of the page are the same; what it shows or leads to differs"
    )
    assert "[picture: dormitory-2017.jpg]" in said(world, shown)["lost"]
    assert said(world, shown)["confidence"].startswith("Confidence is low. It rests on pictures in a text")
    after(world, shown, 6, 30)
    assert world.kinds(shown) == ["first", "altered"]


@pytest.mark.parametrize(
    "now",
    [
        report(figure("/cdn/2019/workers-at-the-gate-1024x768.jpg"), figure("/cdn/2019/dormitory-2017.webp")),
        report('<figure><img src="/1x1.gif" data-src="/upload/workers-at-the-gate.jpg"></figure>', figure(SECOND)),
        report(figure(FIRST), "<figure><img src='/blank.gif' class=late></figure>"),
        report(figure(FIRST), figure("/upload/another-one-of-them.jpg")),
        report(figure(SECOND), before=f"<aside><img src={FIRST}></aside>"),
        page("Report", '<div class="a1 b2 c3 d4 e5 f6 g7 h8"></div>' + figure(FIRST)),
    ],
    ids=["elsewhere, of another size", "loaded late", "put there by a script", "another", "beside", "another design"],
)
def test_pictures_shown_in_another_way_are_not_reported(site, world, shown, now):
    site.pages["/papers/report"] = now
    after(world, shown, 6, 8, 12, 30, 54, 79, 103)
    assert world.kinds(shown) == ["first"]


@pytest.mark.parametrize(
    "made",
    [
        f'<figure style="background-image:url({SECOND})"></figure>',
        f'<div class="late" data-bg="{SECOND}"></div>',
        f'<div data-gallery="[&quot;{SECOND}&quot;]"></div>',
        f'<script>gallery(["{SECOND.replace("/", chr(92) + "/")}"])</script>',
        f'<amp-img src="{SECOND}"></amp-img>',
        f'<object data="{SECOND}"></object>',
        f'<a href="{SECOND}"></a>',
        f'<svg><image href="{SECOND}"/></svg>',
    ],
    ids=["a background", "a late one", "a gallery", "a script", "of another make", "an object", "a link", "drawn"],
)
def test_picture_still_named_outside_an_img_element_is_not_reported(site, world, shown, made):
    site.pages["/papers/report"] = report(figure(FIRST), made)
    after(world, shown, 6, 8, 30)
    assert world.kinds(shown) == ["first"]


@pytest.mark.parametrize(
    ("leads", "kinds"),
    [("/donate", ["first"]), (SECOND, ["first", "altered"]), ("/papers/dormitory-2017/", ["first", "altered"])],
    ids=["elsewhere", "to its file", "to a page about it"],
)
def test_picture_linking_elsewhere_is_not_part_of_the_text(site, world, leads, kinds):
    site.pages |= {FIRST: sheet(0), SECOND: sheet(1)}
    url = held(site, world, body=report(figure(FIRST), f'<a href="{leads}">{figure(SECOND)}</a>'))
    site.pages["/papers/report"] = report(figure(FIRST))
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == kinds


def test_picture_without_file_extension_is_recognised_by_its_url(site, world):
    of_store = '<p><img data-src="/mmbiz_jpg/{}/640?wx_fmt=jpeg" data-w="1080"></p>'.format
    url = held(site, world, body=report(of_store("Abc1Xyz"), of_store("Def2Uvw")))
    site.pages["/papers/report"] = report(of_store("Abc1Xyz"))
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize("left", [(), ("wxv_7",)])
def test_videos_of_one_player_are_told_apart_by_their_id(site, world, left):
    film = '<iframe class="video_iframe" data-src="https://mp.example/mp/readtemplate?t=pages/video_player_tmpl&amp;vid={}"></iframe>'.format
    url = held(site, world, body=report(film("wxv_7"), film("wxv_8")))
    site.pages["/papers/report"] = report(*map(film, left))
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize(
    ("drawn", "kinds"),
    [("/up/map-of-camps.svg", ["first", "altered"]), ("/up/before-and-after.gif", ["first", "altered"]), ("/theme/img/line-of-dots.gif", ["first"]), ("/icons/download-file.svg", ["first"]), ("/ueditor/dialogs/attachment/icon_pdf.gif", ["first"])],
)  # fmt: skip
def test_drawings_and_gifs_are_pictures_and_icons_are_not(site, world, drawn, kinds):
    url = held(site, world, body=report(figure(FIRST), figure(drawn)))
    site.pages["/papers/report"] = report(figure(FIRST))
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == kinds


FILM = "https://video.example/embed/a1b2c3d4e5f"


@pytest.mark.parametrize(
    ("frame", "now", "kinds"),
    [
        (FILM, "", ["first", "altered"]),
        (FILM, '<div class="waits" data-id="a1b2c3d4e5f"></div>', ["first"]),
        (FILM, '<lite-player videoid="a1b2c3d4e5f"></lite-player>', ["first"]),
        (FILM, f'<iframe src="about:blank" data-cookieblock-src="{FILM}"></iframe>', ["first"]),
        ("https://www.google.example/maps/embed?pb=1", "", ["first"]),
        ("https://calendar.example/calendar/embed?src=a", "", ["first"]),
    ],
    ids=["gone", "before a consent", "of another make", "blocked by a consent", "a map", "a calendar"],
)
def test_video_waiting_for_consent_is_unchanged_and_maps_are_not_content(site, world, frame, now, kinds):
    url = held(site, world, body=report(f'<iframe src="{frame}"></iframe>'))
    site.pages["/papers/report"] = report(now)
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == kinds


def test_removed_picture_with_a_note_about_it_is_reported_with_the_note(site, world, shown):
    site.pages["/papers/report"] = report(
        figure(FIRST), before="<p>One picture was withdrawn at the wish of a worker.</p>"
    )
    after(world, shown, 6, 8)
    assert world.kinds(shown) == ["first", "altered"]
    assert "One picture was withdrawn" in said(world, shown)["added"]


def test_picture_file_unavailable_for_a_day_is_not_reported_while_the_page_shows_it(site, world, shown):
    site.pages[SECOND] = Reply(503, b"later")
    after(world, shown, 6, 8, 12, 24)
    assert world.kinds(shown) == ["first"]
