"""A section of a newspaper of which every headline is another one is the same list, in whatever design; another list, a
notice or a front page in its place is none."""

from __future__ import annotations

import pytest

from storage.model import Effect
from tests.judgement.looks import exchange, look, reference

SITE = "The Alvany Post"
URL = "https://post.example/garden-with-home"
OLD = (
    "How to keep tomatoes through a long winter",
    "Seven questions for a midwife from the hills",
    "What a dog costs in the first of its years",
    "Why children sleep less in the weeks of autumn",
    "Pumpkins for a whole family, and what is left",
    "Walking along the river when it rains all day",
    "Rules for tenants that begin with the new year",
    "What chemists say of colds, and what they keep",
    "A carpenter builds chairs from old wine casks",
    "Bees on a roof in the middle of the old town",
)
NEW = (
    "The last of the cherry trees is in blossom",
    "Two sisters open a school for slow knitting",
    "When a cellar floods: whom to call, what to do",
    "Peas, beans and lentils for the first warm days",
    "Paint that keeps damp walls dry for ten years",
    "A museum of locks in a house without a door",
    "Cats that come home, and one that came twice",
    "Where to swim when the lake is full of weed",
    "Lavender from the hills, dried and in the pan",
    "Old tiles are sought for the roof of the mill",
)
MENU = '<ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/paper">E-paper</a></li></ul>'


def page(title: str, headlines: tuple[str, ...], box: str = "related-articles", said: str = "") -> str:
    cards = "".join(
        f'<article class="{box} teaser"><a href="/{n}-{one[:9].strip().replace(" ", "-")}"><span>{one}</span></a></article>'
        for n, one in enumerate(headlines)
    )
    return (
        f"<html><head><title>{title}</title></head><body>{MENU}<main>{said}"
        f'<section class="{box}">{cards}</section></main></body></html>'
    )


SECTION = page(f"Garden and home - {SITE}", OLD)


def seen(new: str, old: str = SECTION) -> Effect:
    return look(exchange(new, url=URL), last=reference(old, url=URL), url=URL).finding.effect


@pytest.mark.parametrize("box", ["related-articles", "list"])
def test_section_with_other_headlines_is_no_loss(box):
    assert seen(page(f"Garden and home - {SITE}", NEW, box)) is not Effect.LOSS


def begun(headlines: tuple[str, ...], said: str, more: str = "") -> str:
    """A section with the beginning of each article under its headline."""
    cards = "".join(f'<h2><a href="/{n}">{one}</a></h2><p>{said.format(n=n)}</p>' for n, one in enumerate(headlines))
    return page(f"Garden and home - {SITE}", (), said=f"{cards}{more}")


TOLD = "In the {n}th of our letters from the hills a neighbour tells how all of it began, and how…"
LETTERS = begun(OLD, TOLD)
VISITS = "Reporter {n} went there by train on a cold morning in spring to hear what the owners of…"


def test_section_with_other_headlines_each_with_the_beginning_of_its_article_is_no_loss():
    assert seen(begun(NEW, VISITS), LETTERS) is not Effect.LOSS


def test_section_whose_headlines_stand_in_another_place_is_not_without_its_text():
    told = begun(
        OLD, "In letter {n} from the hills a neighbour tells how all of it began one morning. Nobody had asked."
    )
    came = begun(NEW[:8], "Reporter {n} went by train on a cold day in spring. The owners had heard of it before.")
    old = told.replace("<main>", "<main><div class=stage>").replace("<section", "</div><div class=grid></div><section")
    new = came.replace("<main>", "<main><div class=stage></div><div class=grid>").replace("<section", "</div><section")
    assert seen(new, old) is Effect.CHANGE


def test_section_known_by_its_heading_alone_is_no_loss():
    old, new = (page("Seven days", some, said="<h1>Garden</h1>") for some in (OLD, NEW))
    assert seen(new, old) is not Effect.LOSS


def many(headlines: tuple[str, ...]) -> str:
    return page(f"Garden and home - {SITE}", tuple(f"{one}, part {n}" for n in range(5) for one in headlines), "list")


@pytest.mark.parametrize(
    "said", ["<div><h3>Error 500</h3><p>Error 500</p></div>", "<h3>Our garden chairs: something went wrong</h3>"]
)
def test_words_of_a_failure_amid_headlines_are_no_failure_of_the_section(said):
    new = many(NEW).replace("<main>", f"<main>{said}")
    found = look(exchange(new, url=URL), last=reference(many(OLD), url=URL), url=URL)
    assert (found.finding.effect, found.rules & {"rewritten", "core", "cut"}) == (Effect.CHANGE, {"rewritten"})


def test_box_that_failed_on_a_section_written_anew_is_no_failure_of_it():
    sorry = "Es tut uns leid: der Server antwortet nicht, und der Inhalt konnte nicht geladen werden."
    failed = f"<h1>Garden and home</h1><h2>Letters</h2><div><h1>Fehler 500</h1><p>{sorry}</p></div><h2>Films</h2>"
    assert seen(begun(NEW, VISITS).replace("<main>", f"<main>{failed}"), LETTERS) is Effect.CHANGE


def test_section_whose_frame_is_most_of_it_is_not_told_as_without_its_text():
    frame = "".join(
        f"<p>Letters of readers, on Monday {n} at the latest, to the house by the mill</p>" for n in range(60)
    )
    old = (
        many(OLD)
        .replace("<main>", f"<main>{begun(OLD[:4], TOLD)}")
        .replace("</main>", f"</main><footer>{frame}</footer>")
    )
    new = (
        many(NEW)
        .replace("<main>", f"<main>{begun(NEW[:4], VISITS)}")
        .replace("</main>", f"</main><footer>{frame}</footer>")
    )
    found = look(exchange(new, url=URL), last=reference(old, url=URL), url=URL)
    assert found.rules & {"rewritten", "core", "cut"} == {"rewritten"}


def test_section_that_failed_is_a_failure():
    failed = "<h1>Error 500</h1><p>An internal server error has occurred.</p>"
    assert seen(page(f"Garden and home - {SITE}", (), said=failed), LETTERS) is Effect.FAILURE


def test_section_without_any_headline_is_a_loss():
    assert seen(page(f"Garden and home - {SITE}", ()), LETTERS) is Effect.LOSS


def test_other_list_in_its_place_is_a_loss():
    assert seen(page(f"Weather and roads - {SITE}", NEW, "list")) is Effect.LOSS


def test_front_page_in_its_place_is_a_loss():
    assert seen(page(SITE, NEW, "list")) is Effect.LOSS


def test_article_in_whose_place_headlines_stand_is_a_loss():
    said = "".join(
        f"<p>Of the beds in part {n} of the park, those by the pond were dug up in the spring of the year of the flood.</p>"
        for n in range(2, 9)
    )
    article = page(f"Garden and home - {SITE}", OLD, said=said)
    assert seen(page(f"Garden and home - {SITE}", NEW, "list"), article) is Effect.LOSS


def test_notice_above_headlines_is_a_loss():
    gone = "<p>This page is no longer available.</p>"
    assert seen(page(f"Garden and home - {SITE}", NEW, said=gone)) is Effect.LOSS
