"""What comes and goes on other pages of a site at the same time is the site's, whatever its markup calls it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from storage.catalog import captures
from storage.journal import SourceEdited
from storage.model import Role
from tests.support.site import Reply, page, prose
from tests.support.world import sound
from tests.walk.test_judgement_table import after, held, rules
from tests.walk.test_judgement_vantage import judged_again

PATH = "/papers/report"
OTHERS = ("/papers/wells", "/papers/roads", "/papers/mills")
LINKS = "".join(f'<p><a href="{one}">{one[8:]} of the valley</a></p>' for one in OTHERS)
BANNER = "<p>New reading room opens in the second week of May</p>"
SENTENCE = "The ditches of the upper valley were dug by people who had no choice."
TEXTS = {path: f"<p>{prose(f'what {path} finds', 60)}</p>" for path in (PATH, *OTHERS)}


def show(site, box="", *, of=(PATH, *OTHERS), text=None, names=True):
    """The site with a box in the text of these pages."""
    for path in (PATH, *OTHERS):
        body = text if text is not None and path == PATH else TEXTS[path]
        title = path.rpartition("/")[2].title() if names else "Valley"
        site.pages[path] = page(title, (box if path in of else "") + body + LINKS)


def calm(site, world):
    """A source whose site's other pages are known."""
    show(site)
    url = held(site, world, body=site.pages[PATH])
    show(site)
    assert after(world, url, 6, 12)[-1][:2] == ("same", "available")
    return url


def test_a_banner_on_every_page_is_no_alteration_when_it_comes_and_when_it_goes(site, world):
    url = calm(site, world)
    show(site, BANNER)
    assert after(world, url, 6)[-1][:2] == ("presentation", "available")
    assert "neighbours" in rules(world, url)
    why = next(one for one in world.visits(url)[-1]["reasons"] if one["rule"] == "neighbours")
    assert words.reason(why["rule"], why["text"], "zh")
    assert {one[0] for one in after(world, url, 8, 30)} <= {"same", "presentation"}
    show(site)
    assert after(world, url, 36)[-1][0] == "presentation"
    assert world.kinds(url) == ["first"]
    judged_again(world)
    sound(world.app)


def test_the_look_says_which_copies_it_was_held_against(site, world):
    url = calm(site, world)
    show(site, BANNER)
    after(world, url, 6)
    source = world.watched(url).source.id
    seen = world.app.lookup.visit(source, world.watched(url).n).observation
    with world.app.catalog.read() as conn:
        kept = captures.by_ids(conn, seen.neighbours)
    pairs = [(kept[then], kept[now]) for then, now in zip(seen.neighbours[::2], seen.neighbours[1::2], strict=True)]
    assert all(then.url == now.url for then, now in pairs)
    assert {then.url for then, _ in pairs} == {site.url(one) for one in OTHERS[:2]}
    assert {one.role for pair in pairs for one in pair} == {Role.NEIGHBOUR}
    assert all(then.at < seen.at <= now.at for then, now in pairs)
    assert seen.probes == ()


def test_a_banner_on_this_page_and_one_more_is_told(site, world):
    url = calm(site, world)
    show(site, BANNER, of=(PATH, OTHERS[0]))
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "RETRACTED",
        "本文已被撤回",
        "Correction: 117 people, not 17",
        "This page has been removed at the request of the Ministry of Justice.",
        "By order of the court of Almaty",
        "EXPRESSION OF CONCERN",
        "МАТЕРИАЛ ПРОИЗВЕДЁН ИНОСТРАННЫМ АГЕНТОМ",
        "Ce document a été retiré",
        "تم سحب هذا التقرير",
    ],
)
def test_what_is_said_of_each_document_is_told_though_it_is_said_of_all(site, world, text):
    """A sentence that only this page lost or won beside a banner; a notice that all of them were given."""
    url = calm(site, world)
    everywhere = text != SENTENCE
    show(site, BANNER + (f"<p>{text}</p>" if everywhere else ""), text=TEXTS[PATH] + f"<p>{text}</p>")
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]
    last = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n - 1).observation.last
    told = " ".join((*last.lost, *last.added))
    assert text.rstrip(".。") in told
    assert "reading room" not in told


def test_a_cited_passage_that_left_all_pages_is_told(site, world):
    show(site, f"<p>{SENTENCE}</p>")
    url = held(site, world, body=site.pages[PATH])
    world.add(url, quote=SENTENCE)
    show(site, f"<p>{SENTENCE}</p>")
    after(world, url, 6, 12)
    show(site)
    after(world, url, 6, 8)
    assert world.kinds(url)[-1] == "altered"
    assert "cited" in world.app.lookup.events()[-1].text


def test_the_same_document_at_other_addresses_speaks_for_nothing(site, world):
    """Its print, its translation that nobody made yet."""
    text = TEXTS[PATH]
    for path in OTHERS:
        site.pages[path] = page("Report", text + LINKS)
    site.pages[PATH] = page("Report", text + LINKS)
    url = held(site, world, body=site.pages[PATH])
    after(world, url, 6, 12)
    for path in (PATH, *OTHERS):
        site.pages[path] = page("Report", text + f"<p>{SENTENCE}</p>" + LINKS)
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]


def test_a_source_whose_probes_are_off_asks_none(site, world):
    show(site)
    url = held(site, world, body=site.pages[PATH])
    world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, probes=False))])
    show(site)
    site.forget()
    after(world, url, 6, 12)
    show(site, BANNER)
    after(world, url, 6, 8)
    assert set(site.paths()) == {PATH}
    assert world.kinds(url) == ["first", "altered"]


def test_watched_pages_are_neighbours_of_each_other_and_none_else_is_learned(site, world):
    show(site)
    urls = [site.url(path) for path in (PATH, *OTHERS[:2])]
    world.add(*urls)
    world.look(*urls)
    for hours in (6, 12):
        world.clock.move(hours=hours)
        world.look(*urls)
    assert not [one for one in world.captures() if one.role == "neighbour"]
    show(site, BANNER)
    for hours in (6, 2, 30):
        world.clock.move(hours=hours)
        world.look(*urls)
    assert {tuple(world.kinds(url)) for url in urls} == {("first",)}
    assert OTHERS[2] not in site.paths()


def test_neighbours_are_asked_for_once_a_week_while_all_is_well(site, world):
    url = calm(site, world)
    for _ in range(15):
        after(world, url, 24)
    asked = [one for one in world.captures() if one.role == "neighbour"]
    assert len(asked) == 2 * 3
    assert {one.url for one in asked} == {site.url(one) for one in OTHERS[:2]}


TORN = Reply(200, page("Wells", TEXTS[OTHERS[0]] + BANNER), cut=1500)


@pytest.mark.parametrize(
    "answer",
    [
        Reply(403, b"<h1>Forbidden</h1>"),
        Reply(404, b"<h1>Not found</h1>"),
        Reply(200, page("One moment, please", "<p>We check that you are no robot.</p>")),
        Reply(200, page("Page not found", "<p>There is nothing at this address.</p>")),
        TORN,
    ],
)
def test_a_neighbour_that_gives_something_else_is_no_witness(site, world, answer):
    """Of a label that left this page alone."""
    show(site, BANNER)
    url = held(site, world, body=site.pages[PATH])
    show(site, BANNER)
    after(world, url, 6, 12)
    show(site)
    for path in OTHERS:
        site.pages[path] = answer
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]


def test_sentences_are_told_though_other_pages_repeat_them(site, world):
    """As teasers do: else a document could be taken away piece by piece."""
    parts = [f"<p>{prose(f'finding {n}', 30)}.</p>" for n in range(6)]
    repeated = "".join(parts[:2])
    for path in OTHERS:
        site.pages[path] = page(path[8:].title(), TEXTS[path] + repeated + LINKS)
    site.pages[PATH] = page("Report", "".join(parts) + LINKS)
    url = held(site, world, body=site.pages[PATH])
    after(world, url, 6, 12)
    site.pages[PATH] = page("Report", "".join(parts[2:]) + LINKS)
    for path in OTHERS:
        site.pages[path] = page(path[8:].title(), TEXTS[path] + LINKS)
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]


def test_pages_are_asked_for_and_nothing_that_does_something_or_is_large(site, world):
    more = ["/papers/logout", "/papers/photo.jpg", "/papers/film.mp4", "/papers/all.zip", "/papers/feed.xml"]
    links = "".join(f'<p><a href="{one}">another one</a></p>' for one in more)
    for path in (PATH, *OTHERS):
        site.pages[path] = page(path[8:].title(), TEXTS[path] + links + LINKS)
    url = held(site, world, body=site.pages[PATH])
    site.pages[PATH] = page("Report", TEXTS[PATH] + links + LINKS)
    after(world, url, 6, 12)
    assert [one.url for one in world.captures() if one.role == "neighbour"] == [site.url(one) for one in OTHERS[:2]]


def test_many_neighbours_that_are_walls_are_not_asked_one_after_the_other(site, world):
    paths = [f"/papers/{n}" for n in range(12)]
    site.pages |= {path: page(path, f"<p>{prose(path, 60)}</p>") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look(*urls)
    world.clock.move(hours=6)
    world.look(*urls)
    world.clock.move(hours=6)
    site.pages |= dict.fromkeys(paths[1:], Reply(403, b"<h1>Forbidden</h1>"))
    site.pages[paths[0]] = page(paths[0], f"<p>{prose(paths[0], 60)}</p>{BANNER}")
    site.forget()
    world.one(urls[0])
    assert len([one for one in site.paths() if one in paths[1:]]) <= 4
