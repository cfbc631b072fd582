"""Living pages whose content is images, videos or data: what differs at each look is not reported."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.support.site import Reply, page, prose
from tests.walk.test_judge_scans import FILES, FILM, PAGE, published, scanned, sheet
from tests.walk.test_judgement_table import after, held

LATER = (6, 7.1, 12, 30, 54, 79, 103)
EXPIRED = Reply(403, b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "application/xml")


def another(url, kind):
    """The same picture in another file format."""
    saved = BytesIO()
    Image.open(BytesIO(url.body)).save(saved, kind)
    return Reply(200, saved.getvalue(), f"image/{kind.lower()}")


@pytest.mark.parametrize("kind", ["AVIF", "GIF"])
def test_scanned_sheet_served_in_another_image_format_is_unchanged(site, world, kind):
    url = published(site, world)
    site.pages[FILES[0]] = another(sheet(0), kind)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize(
    "came",
    [
        Reply(200, sheet(0).body[: len(sheet(0).body) // 2], "image/jpeg"),
        Reply(200, b"", "image/jpeg"),
        Reply(200, b"\x00\x00\x00\x18ftypheic" + bytes(900), "image/heic"),
    ],
    ids=["half of it", "nothing", "of a kind that nobody reads"],
)
def test_torn_empty_or_unreadable_picture_is_a_failure_and_not_an_alteration(site, world, came):
    url = published(site, world)
    site.pages[FILES[0]] = came
    after(world, url, 6, 7.1, 12)
    site.pages[FILES[0]] = sheet(0)
    assert {one[0] for one in after(world, url, 2, 8)} == {"same"}
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize(
    "said",
    [
        "".join(f'<p><a href="/notices/{n}">Another notice, number {n}</a></p>' for n in range(6)),
        f"<p>{prose('of whom', 90)}</p>",
    ],
    ids=["links", "words"],
)
def test_remaining_pictures_are_not_reported_missing_when_the_page_gains_text(site, world, said):
    url = published(site, world)
    site.pages[PAGE] = scanned(*FILES, said=said)
    after(world, url, *LATER)
    told = world.app.lookup.events(source=world.watched(url).source.id)
    assert not [one.text for event in told for one in event.reasons if "[image" in one.text]


@pytest.mark.parametrize("old", [EXPIRED, Reply(404, b"gone", "text/plain"), None], ids=["403", "404", "served"])
def test_pictures_with_urls_signed_anew_at_each_look_are_unchanged(site, world, old):
    asked = []
    url = None
    for n in range(8):
        now = [f"{one}?Expires={n}&Signature=s{n}" for one in FILES]
        if old is not None:
            site.pages |= {one: old for one in site.pages if "Expires" in one}
        site.pages |= {one: sheet(k) for k, one in enumerate(now)}
        site.pages[PAGE] = scanned(*now)
        if url is None:
            url = held(site, world, body=site.pages[PAGE])
            continue
        site.forget()
        after(world, url, 12)
        asked.append(len(site.paths()))
    assert world.kinds(url) == ["first"]
    assert len(world.watched(url).documents) == len(FILES)
    assert asked[-1] == asked[1]


def test_pictures_served_alternately_by_two_hosts_are_unchanged(make_world, site):
    other = "127.77.0.9"
    site.up(other)
    world = make_world()
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    hosts = [f"http://{name}:{site.port}" for name in (site.names[0], other)]
    url = held(site, world, body=scanned(*(hosts[0] + one for one in FILES)))
    for n in range(1, 6):
        site.pages[PAGE] = scanned(*(hosts[n % 2] + one for one in FILES))
        after(world, url, 6)
    assert world.kinds(url) == ["first"]
    assert len(world.watched(url).documents) == len(FILES)


@pytest.mark.parametrize(
    "late",
    [
        b'<img src="/img/lazyload-grey.png" data-url=',
        b'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-srcset=',
        b'<img src="/img/blank.gif" data-big=',
    ],
    ids=["beside it", "in a set", "blank"],
)
def test_lazily_loaded_pictures_are_unchanged(site, world, late):
    site.pages["/img/lazyload-grey.png"] = sheet(44, form="PNG")
    url = published(site, world)
    site.pages[PAGE] = scanned(*FILES).replace(b"<img src=", late)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_pictures_served_by_one_script_are_told_apart_by_their_query(site, world):
    sent = [f"/getimage.jsp?id={n}" for n in range(3)]
    site.pages |= {one: sheet(n) for n, one in enumerate(sent)}
    url = held(site, world, body=scanned(*sent))
    site.pages[PAGE] = scanned(*reversed(sent))
    after(world, url, 6, 30)
    assert world.kinds(url) == ["first"]
    site.pages[PAGE] = scanned(*sent[:2])
    after(world, url, 6, 7.1)
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.reasons[0].text == "no longer there: [image: getimage.jsp?id=2]"


@pytest.mark.parametrize(
    "beside",
    [
        '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-X"></iframe></noscript>',
        '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>',
        '<iframe src="https://static.ads.example/slot/7"></iframe>',
        '<img src="/captcha?ct=1">',
    ],
    ids=["counts", "likes", "advertises", "asks who it is"],
)
def test_trackers_ads_and_captchas_beside_pictures_are_not_content(site, world, beside):
    site.pages["/captcha?ct=1"] = sheet(50)
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES, said=beside))
    after(world, url, 30)
    site.pages[PAGE] = scanned(*FILES)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_remaining_video_is_not_reported_missing_when_the_page_gains_links(site, world):
    url = held(site, world, body=scanned(said=FILM))
    after(world, url, 30)
    links = "".join(f'<p><a href="/films/{n}">Film {n} of it</a></p>' for n in range(6))
    site.pages[PAGE] = scanned(said=FILM + links)
    after(world, url, 6, 7.1, 12)
    told = world.app.lookup.events(source=world.watched(url).source.id)
    assert not [one.text for event in told for one in event.reasons if "[frame" in one.text]


def test_replaced_video_on_a_front_page_is_not_reported(site, world):
    def front(n):
        return scanned(said=f'<video autoplay><source src="/films/of-month-{n}.mp4"></video>')

    url = held(site, world, path="/", body=front(1))
    after(world, url, 30)
    site.pages["/"] = front(2)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_csv_document_with_a_url_signed_anew_at_each_look_is_unchanged(site, world):
    def serve(n, table):
        site.pages |= {one: EXPIRED for one in site.pages if "Expires" in one}
        site.pages[f"/a.csv?Expires={n}"] = Reply(200, table, "text/csv")
        site.pages[PAGE] = page("Report", f'<p><a href="/a.csv?Expires={n}">The figures</a></p>')

    table = "".join(f"District {n},{n * 371}\n" for n in range(60)).encode()
    serve(0, table)
    url = held(site, world, body=site.pages[PAGE])
    for n in range(1, 6):
        serve(n, table)
        after(world, url, 12)
    assert world.kinds(url) == ["first"]
    assert len(world.watched(url).documents) == 1


@pytest.mark.parametrize(
    "led", ["https://shop.example/offers?from=7", "/notices/7"], ids=["away", "to the site itself"]
)
def test_banner_linking_to_another_site_is_not_content_of_a_page_of_pictures(site, world, led):
    banner = f'<p><a href="{led}"><img src="/images/offer-2021-03.jpg"></a></p>'
    site.pages["/images/offer-2021-03.jpg"] = sheet(50)
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES, said=banner))
    after(world, url, 30)
    site.pages[PAGE] = scanned(*FILES)
    after(world, url, *LATER)
    assert world.kinds(url) == (["first"] if led.startswith("http") else ["first", "altered"])
