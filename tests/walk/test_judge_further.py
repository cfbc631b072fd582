"""Parts of a page that are stored elsewhere: further pages of its text, frames from another site, videos and charts,
linked scans."""

from __future__ import annotations

import pytest

from tests.support.site import NOT_FOUND, Reply, Site, page, prose
from tests.walk.test_judge_brought import carrier
from tests.walk.test_judge_scans import scanned, sheet
from tests.walk.test_judgement_table import after, held

PAGE, GONE = "/papers/report", Reply(404, NOT_FOUND)
PAGER = '<div class="pager"><a href="/papers/report">1</a> <a href="{}">2</a> <a href="{}">Next page</a></div>'


@pytest.fixture
def site():
    with Site(hosts=2) as made:
        yield made


def told(world, url):
    return world.app.lookup.events(source=world.watched(url).source.id)[-1].reasons[0].text


@pytest.mark.parametrize("further", ["/papers/report_2", "/papers/report-2", "/papers/report/2/", "/papers/report_1"])
def test_second_page_of_a_text_is_watched_with_the_first(site, world, further):
    site.pages[further] = page("Report, second part")
    url = held(site, world, body=carrier(more=PAGER.format(further, further)))
    after(world, url, 30)
    site.pages[further] = page("Report, second part", f"<p>{prose('a sentence that came', 30)}</p>")
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]
    site.pages[further] = GONE
    assert after(world, url, 6, 8, 31)[-1][1:] == ("removed", "confirmed")
    assert world.judged_again() == [(0, 0), (0, 0)]


def test_further_page_merged_into_the_first_is_not_a_loss(site, world):
    said = f"<p>{prose('the second part', 120)}</p>"
    site.pages["/papers/report_2"] = page("Report, second part", said, seed="2")
    url = held(site, world, body=carrier(more=PAGER.format("/papers/report_2", "/papers/report_2")))
    after(world, url, 30)
    second = site.pages["/papers/report_2"].decode().partition("</h1>")[2].partition("</main>")[0]
    site.pages |= {PAGE: carrier(more=second), "/papers/report_2": GONE}
    after(world, url, 6, 8, 31)
    assert world.kinds(url) == ["first", "altered"]
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (carrier(more=PAGER.format("/papers/report?page=2", "/papers/report?page=2")), "/papers/report?page=2"),
        (carrier(more=PAGER.format("/papers/other_2", "/papers/other_2")), "/papers/other_2"),
        (page("Papers", seed="x")[:200] + PAGER.format("/papers/report_2", "").encode(), "/papers/report_2"),
    ],
    ids=["of a forum", "of another", "of a list"],
)
def test_pagination_of_forums_lists_and_other_pages_is_not_followed(site, world, body, path):
    site.pages[path] = page("Others")
    url = held(site, world, body=body)
    assert path not in site.paths()
    assert world.watched(url).documents == ()


def test_frame_from_another_site_that_is_the_whole_page_is_its_document(site, world):
    site.pages["/pub"] = page("Notice on the transfer of labour")
    url = held(site, world, body=scanned(said=f'<iframe src="{site.url("/pub", 1)}"></iframe>'))
    after(world, url, 30)
    site.pages["/pub"] = GONE
    assert after(world, url, 6, 8, 31)[-1][1:] == ("removed", "confirmed")


def test_empty_player_frame_from_another_site_is_not_a_document(site, world):
    site.pages["/embed/7"] = (
        b"<!doctype html><title>Player</title><body><div id=player></div><script src=/p.js></script></body>"
    )
    url = held(site, world, body=scanned(said=f'<iframe src="{site.url("/embed/7", 1)}"></iframe>'))
    after(world, url, 30)
    assert world.watched(url).documents == ()


FILM = '<iframe src="https://www.youtube.com/embed/AbCdEf12"></iframe>'


@pytest.mark.parametrize(
    ("shown", "gone"),
    [
        (FILM, "www.youtube.com/embed/AbCdEf12"),
        ('<video controls src="https://films.example/march.mp4"></video>', "films.example/march.mp4"),
        ('<audio controls><source src="https://films.example/talk.mp3"></audio>', "films.example/talk.mp3"),
        ('<iframe src="https://datawrapper.dwcdn.net/aB3dE/2/"></iframe>', "datawrapper.dwcdn.net/aB3dE/2/"),
    ],
    ids=["a film", "of its own", "a recording", "a chart"],
)
def test_video_audio_or_chart_taken_out_of_a_text_is_reported(site, world, shown, gone):
    url = held(site, world, body=carrier(more=shown))
    after(world, url, 30)
    site.pages[PAGE] = carrier()
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    assert world.kinds(url) == ["first", "altered"]
    assert told(world, url) == f"no longer there: [frame: {gone}]"


@pytest.mark.parametrize(
    ("shown", "then"),
    [
        (FILM, FILM.replace("www.youtube.com", "www.youtube-nocookie.com")),
        (FILM, '<div class="film"><img src="/thumbs/AbCdEf12.jpg"></div>'),
        (FILM, '<div id="film"></div><script src="/player.js"></script>'),
        ('<iframe src="https://ads.example/banner/7"></iframe>', ""),
        ('<iframe src="https://www.facebook.com/plugins/like.php?href=a"></iframe>', ""),
    ],
    ids=["another player", "a picture to click", "a program", "an advertisement", "a button"],
)
def test_embed_that_may_still_play_or_was_an_ad_or_button_is_not_reported(site, world, shown, then):
    url = held(site, world, body=carrier(more=shown))
    after(world, url, 30)
    site.pages[PAGE] = carrier(more=then)
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first"]


def test_scan_linked_as_an_attachment_is_a_document_and_an_enlarged_picture_is_not(site, world):
    site.pages |= {"/up/7.jpg": sheet(1), "/up/8.jpg": sheet(2)}
    links = '<a href="/up/7.jpg">附件：通知原件</a> <a href="/up/8.jpg"><img src="/up/8s.jpg" alt="Scan"></a>'
    url = held(site, world, body=carrier(links))
    after(world, url, 30)
    assert [one.url for one in world.watched(url).documents] == [site.url("/up/7.jpg")]
    site.pages["/up/7.jpg"] = sheet(1, form="WEBP", quality=60)
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first"]
    site.pages["/up/7.jpg"] = sheet(3)
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize("left", [0, 1], ids=["all of it", "all but the first part"])
def test_text_split_into_subpages_is_noted_as_possibly_divided(site, world, left):
    parts = [f"<h2>Part {n}</h2><p>{prose(f'part {n}', 120)}</p>" for n in range(4)]
    url = held(
        site,
        world,
        body=page("Report of 2019", seed="").replace(b"</main>", b"".join(map(str.encode, parts)) + b"</main>"),
    )
    links = "".join(f'<li><a href="{PAGE}/part-{n}">Part {n}</a></li>' for n in range(left, 4))
    now = f"<!doctype html><title>Report of 2019</title><body><main><h1>Report of 2019</h1>{''.join(parts[:left])}<ul>{links}</ul></main></body>"
    site.pages[PAGE] = now.encode()
    after(world, url, 6)
    reasons = {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}
    assert reasons["divided"].startswith(f"it links {4 - left} pages below its own address")
