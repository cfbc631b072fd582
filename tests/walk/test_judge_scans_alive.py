"""Pages whose text is pictures, films or data, and that live: what is another at each look on them is told to nobody."""

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
    """A sheet as another program saves it."""
    saved = BytesIO()
    Image.open(BytesIO(url.body)).save(saved, kind)
    return Reply(200, saved.getvalue(), f"image/{kind.lower()}")


@pytest.mark.parametrize("kind", ["AVIF", "GIF"])
def test_a_sheet_that_is_sent_as_another_kind_of_file_is_the_same(site, world, kind):
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
def test_a_picture_that_cannot_be_seen_is_a_failure_and_no_alteration(site, world, came):
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
def test_pictures_that_stay_are_not_told_as_gone_where_their_page_says_more(site, world, said):
    url = published(site, world)
    site.pages[PAGE] = scanned(*FILES, said=said)
    after(world, url, *LATER)
    told = world.app.lookup.events(source=world.watched(url).source.id)
    assert not [one.text for event in told for one in event.reasons if "[image" in one.text]


@pytest.mark.parametrize("old", [EXPIRED, Reply(404, b"gone", "text/plain"), None], ids=["403", "404", "served"])
def test_pictures_whose_addresses_are_signed_anew_at_each_look_are_there(site, world, old):
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


def test_pictures_that_hosts_deliver_in_turn_are_there(make_world, site):
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
def test_pictures_that_are_loaded_late_are_there(site, world, late):
    site.pages["/img/lazyload-grey.png"] = sheet(44, form="PNG")
    url = published(site, world)
    site.pages[PAGE] = scanned(*FILES).replace(b"<img src=", late)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_pictures_that_one_program_sends_are_several(site, world):
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
def test_what_else_stands_beside_the_pictures_of_a_page_is_none_of_it(site, world, beside):
    site.pages["/captcha?ct=1"] = sheet(50)
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES, said=beside))
    after(world, url, 30)
    site.pages[PAGE] = scanned(*FILES)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_a_film_that_stays_is_not_told_as_gone_where_its_page_says_more(site, world):
    url = held(site, world, body=scanned(said=FILM))
    after(world, url, 30)
    links = "".join(f'<p><a href="/films/{n}">Film {n} of it</a></p>' for n in range(6))
    site.pages[PAGE] = scanned(said=FILM + links)
    after(world, url, 6, 7.1, 12)
    told = world.app.lookup.events(source=world.watched(url).source.id)
    assert not [one.text for event in told for one in event.reasons if "[frame" in one.text]


def test_the_film_of_a_front_page_is_what_it_shows_today(site, world):
    def front(n):
        return scanned(said=f'<video autoplay><source src="/films/of-month-{n}.mp4"></video>')

    url = held(site, world, path="/", body=front(1))
    after(world, url, 30)
    site.pages["/"] = front(2)
    after(world, url, *LATER)
    assert world.kinds(url) == ["first"]


def test_a_document_whose_address_is_signed_anew_at_each_look_is_there(site, world):
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
def test_a_picture_that_leads_to_another_site_is_none_of_a_page_of_pictures(site, world, led):
    banner = f'<p><a href="{led}"><img src="/images/offer-2021-03.jpg"></a></p>'
    site.pages["/images/offer-2021-03.jpg"] = sheet(50)
    for n, one in enumerate(FILES):
        site.pages[one] = sheet(n)
    url = held(site, world, body=scanned(*FILES, said=banner))
    after(world, url, 30)
    site.pages[PAGE] = scanned(*FILES)
    after(world, url, *LATER)
    assert world.kinds(url) == (["first"] if led.startswith("http") else ["first", "altered"])
