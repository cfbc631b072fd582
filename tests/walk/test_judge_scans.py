"""Pages whose text is images, such as scanned notices and reports published as pictures: these are their documents."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from archiver import words
from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import after, held, rules

PAGE = "/papers/report"
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
FILES = ("/upload/2019/W0201903021.jpg", "/upload/2019/W0201903022.jpg", "/upload/2019/W0201903023.jpg")


@cache
def sheet(n, *, lines=40, without=None, form="JPEG", size=(900, 1280), quality=90):
    """A scanned sheet: lines of blots that depend on `n`, without the line `without`."""
    drawn = Image.new("L", (900, 1280), 250)
    pen = ImageDraw.Draw(drawn)
    for line in range(lines):
        if line == without:
            continue
        top, at = 60 + line * 29, 70
        while at < 800:
            wide = 20 + (line * 37 + at * 13 + n * 101) % 70
            pen.rectangle((at, top, min(at + wide, 830), top + 15), fill=30)
            at += wide + 12
    kept = BytesIO()
    drawn.resize(size).save(kept, form, quality=quality)
    return Reply(200, kept.getvalue(), TYPES[form])


def scanned(*files, said=""):
    shown = "".join(f'<p><img src="{one}" alt=""></p>' for one in files)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notice on the transfer of labour</title></head><body>'
        '<nav><a href="/">Home</a> <a href="/people">People</a></nav><main><h1>Notice on the transfer of labour</h1>'
        f'<p>2 March 2019. Office of the county.</p>{said}<div class="content">{shown}</div></main>'
        "<footer>County of the upper valley. All rights reserved.</footer></body></html>"
    ).encode()


def published(site, world):
    """A page of three scanned sheets, looked at twice."""
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES))
    after(world, url, 30)
    assert world.kinds(url) == ["first"]
    return url


def test_scanned_sheet_no_longer_served_is_a_loss_of_its_page(site, world):
    url = published(site, world)
    site.pages[FILES[1]] = Reply(404, b"<title>Not found</title><h1>Not found</h1>", "text/html")
    assert [one[1:] for one in after(world, url, 6, 30, 79)][-1][0] == "removed"
    assert "member.lost" in rules(world, url)
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert site.url(FILES[1]) in told.reasons[0].text


@pytest.mark.parametrize(
    ("left", "gone"), [((), FILES), (FILES[:2], FILES[2:]), (("/upload/2021/W0202107999.jpg",), FILES)]
)
def test_scanned_sheets_no_longer_shown_are_reported_by_file_name(site, world, left, gone):
    url = published(site, world)
    for one in left:
        site.pages.setdefault(one, sheet(9))
    site.pages[PAGE] = scanned(*left)
    assert [one[:2] for one in after(world, url, 6, 7.1)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert f"[image: {gone[0].rpartition('/')[2]}]" in told.reasons[0].text
    assert told.text.startswith("The words of the page are the same; what it shows or leads to differs from our copy")
    assert all(words.reason(one.rule, one.text, "zh") for one in told.reasons)
    assert world.judged_again() == [(0, 0), (0, 0)]


def test_different_sheet_at_the_same_url_is_an_alteration(site, world):
    url = published(site, world)
    site.pages[FILES[0]] = sheet(7)
    assert [one[:2] for one in after(world, url, 6, 7.1)] == [("altered", "available")] * 2
    assert (
        f"its document {site.url(FILES[0])} differs from our copy"
        in world.app.lookup.events(source=world.watched(url).source.id)[-1].reasons[0].text
    )


def test_scanned_sheet_without_one_of_its_lines_is_altered(site, world):
    url = published(site, world)
    site.pages[FILES[0]] = sheet(0, without=20)
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2


@pytest.mark.parametrize(
    "again", [{"quality": 40}, {"form": "WEBP", "quality": 60}, {"form": "PNG"}, {"size": (630, 896)}]
)
def test_scanned_sheet_saved_again_is_unchanged(site, world, again):
    url = published(site, world)
    site.pages[FILES[0]] = sheet(0, **again)
    assert {one[0] for one in after(world, url, 6, 8, 30)} <= {"same", "presentation"}
    assert world.kinds(url) == ["first"]


def test_sheets_moved_with_new_names_sizes_and_formats_are_recognised(site, world):
    url = published(site, world)
    moved = [f"/media/2024/scan-{n}-1024x768.webp" for n in range(3)]
    for n, one in enumerate(moved):
        site.pages[one] = sheet(n, form="WEBP", size=(720, 1024))
        site.pages[FILES[n]] = Reply(404, b"<title>Not found</title><h1>Not found</h1>", "text/html")
    site.pages[PAGE] = scanned(*moved)
    after(world, url, 6, 8, 30, 80, 120)
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize(
    "said", [f"<p>{prose('report', 90)}</p>", "".join(f'<p><a href="/n/{n}">News {n}</a></p>' for n in range(9))]
)
def test_pictures_beside_a_text_or_links_are_not_documents(site, world, said):
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES, said=said))
    after(world, url, 30)
    site.pages[PAGE] = scanned("/upload/b1-2024-03.jpg", said=said)
    site.pages[FILES[0]] = Reply(404, b"gone", "text/html")
    after(world, url, 6, 8, 30, 80)
    assert world.kinds(url) == ["first"]


def test_small_picture_on_a_page_of_scans_is_not_a_document(site, world):
    small = "/upload/2019/portrait-of-it.jpg"
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    site.pages[small] = sheet(5, size=(200, 200))
    url = held(site, world, body=scanned(*FILES, small))
    after(world, url, 30)
    site.pages[PAGE] = scanned(*FILES)
    site.pages[small] = Reply(404, b"gone", "text/html")
    after(world, url, 6, 8, 30, 80)
    assert world.kinds(url) == ["first"]


def test_image_source_saved_again_is_unchanged_and_a_different_image_is_reported(site, world):
    site.pages["/scan.jpg"] = sheet(1)
    url = held(site, world, path="/scan.jpg", body=sheet(1))
    site.pages["/scan.jpg"] = sheet(1, form="WEBP", quality=50)
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first"]
    site.pages["/scan.jpg"] = sheet(2, form="WEBP")
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    assert world.kinds(url) == ["first", "altered"]


FILM = '<p><iframe src="https://video.example/embed/AbCdEf12?rel=0"></iframe></p>'


@pytest.mark.parametrize(
    ("then", "gone", "came"),
    [
        ("", "video.example/embed/AbCdEf12", None),
        (FILM.replace("AbCdEf12", "ZyXwVu98"), "video.example/embed/AbCdEf12", "video.example/embed/ZyXwVu98"),
    ],
    ids=["taken out", "another"],
)
def test_video_that_is_the_whole_page_is_reported_when_removed_or_replaced(site, world, then, gone, came):
    url = held(site, world, body=scanned(said=FILM))
    after(world, url, 30)
    site.pages[PAGE] = scanned(said=then)
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    assert world.kinds(url) == ["first", "altered"]
    told = [one.text for one in world.app.lookup.events(source=world.watched(url).source.id)[-1].reasons]
    assert told[0] == f"no longer there: [frame: {gone}]"
    assert came is None or told[1] == f"new there: [frame: {came}]"


@pytest.mark.parametrize(
    "then",
    [
        FILM.replace("rel=0", "rel=1"),
        FILM.replace("video.example", "player.example"),
        '<p><iframe data-src="https://video.example/embed/AbCdEf12"></iframe></p>',
        '<p><iframe data-cmp-src="https://video.example/embed/AbCdEf12" src="about:blank"></iframe></p>',
        '<div class="film"><img src="/thumbs/AbCdEf12.jpg"></div>',
        '<lite-film data-id="AbCdEf12"><a href="https://video.example/watch?v=AbCdEf12" title="Play"></a></lite-film>',
    ],
    ids=[
        "asked otherwise",
        "another player",
        "late",
        "behind a consent",
        "a picture to click",
        "a link before a consent",
    ],
)
def test_video_embedded_in_another_way_is_unchanged(site, world, then):
    url = held(site, world, body=scanned(said=FILM))
    after(world, url, 30)
    site.pages[PAGE] = scanned(said=then)
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first"]


def test_frame_that_is_the_whole_page_is_its_document(site, world):
    frame = "/content/2019-7.html"
    site.pages[frame] = page("Notice on the transfer of labour")
    url = held(site, world, body=scanned(said=f'<iframe src="{frame}"></iframe>'))
    after(world, url, 30)
    kept = site.pages[frame]
    site.pages[frame] = page("Notice on the transfer of labour", f"<p>{prose('one more', 30)}</p>")
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    site.pages[frame] = Reply(404, b"<title>Not found</title><h1>Not found</h1>", "text/html")
    after(world, url, 6, 30, 79)
    assert world.kinds(url)[-1] == "removed"
    site.pages[frame] = kept
    after(world, url, 6)
    assert "restored" in world.kinds(url)


def test_native_video_removed_from_the_page_is_reported(site, world):
    url = held(site, world, body=scanned(said='<video controls><source src="/films/march-2019.mp4"></video>'))
    after(world, url, 30)
    site.pages[PAGE] = scanned()
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
