"""Elements that are named after their place or after a slideshow, and are the page: a column with its title, the people
whom it presents, boxes that are its entries. Real columns, slideshows and sidebars are not reported."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

TITLE = "Members of the house"
PEOPLE = [
    ("Amara Diallo", "Minister of Water, Wells and Rivers"), ("Jonas Weiss", "Minister of Roads and Bridges of the Coast"),
    ("Li Marsh", "Minister of Schools and of the Young"), ("Ana Holm", "Minister of Justice and Prisons"),
    ("Omar Said", "Minister of Trade with the Islands"), ("Eva Lind", "Minister of Health in the Three Valleys"),
    ("Ivo Kral", "Minister of Works and Harbours"), ("Mina Park", "Minister of the Sea and its Fisheries"),
]  # fmt: skip
SENTENCES = [
    "Between March and June the commission looked at every well of the three valleys and wrote down what it found there.",
    "Most of those who were asked said that the water had tasted of iron for years, and that nobody had come to test it.",
    "The district office turned down each request for its own figures without a reason and did not answer to letters.",
    "A former keeper of the pumps described how the gauges were taken away in the second week of May, at night.",
]
MENU = "".join(f"<li><a href=/m{n}>{name}</a></li>" for n, name in enumerate(("Home", "About", "Sittings", "Laws")))


def read(inside: str, title: str = TITLE) -> Text:
    markup = f"<!DOCTYPE html><html><head><title>House of Example - {title}</title></head><body><ul class=nav>{MENU}</ul>{inside}<footer>© House</footer></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://house.example/members")


def reported(form: str, old: str = "Omar Said", new: str = "Omar Sayyid") -> bool:
    assert old in form
    found = compare(read(form), read(form.replace(old, new)))
    return bool(found.lost or found.added)


def linked(people: list[tuple[str, str]]) -> str:
    return "".join(f"<div class=cell><a href=/p{n}><h2>{name}</h2></a></div>" for n, (name, _) in enumerate(people))


def shown(people: list[tuple[str, str]], name: str = "card") -> str:
    return "".join(f"<div class='{name}'><p>{who}</p><p>{what}</p></div>" for who, what in people)


LIVES = [(who, f"{who} is {what}, and was a member of the house before.") for who, what in PEOPLE]
TEXT = "".join(f"<p>{one}</p>" for one in SENTENCES)


@pytest.mark.parametrize("name", ["rightcolumn", "col-right", "sidebar"])
def test_column_with_the_title_and_most_of_the_page_is_read(name):
    form = f"<div class=left><a href=/live>Live broadcast</a> 16 03 2026 15:00</div><div class={name}><h1>{TITLE}</h1>{linked(PEOPLE)}</div>"
    assert reported(form)
    assert not reported(form, "16 03 2026 15:00", "23 03 2026 16:00")


@pytest.mark.parametrize("name", ["rightcolumn", "secondaryCol", "sidebar"])
def test_column_beside_the_text_is_not_text(name):
    assert not reported(
        f"<div class=text><h1>{TITLE}</h1>{TEXT}</div><div class={name}><h2>Who is who</h2>{linked(PEOPLE)}</div>"
    )
    small = f"<div class={name}><h1>{TITLE}</h1>{linked(PEOPLE)}</div><div class=text>{TEXT * 2}</div>"
    assert not reported(small)


@pytest.mark.parametrize("name", ["article-masthead", "story-masthead", "masthead"])
def test_masthead_of_an_article_is_its_own_and_that_of_a_site_is_not(name):
    head = f"<div class={name}><p>Omar Said, 21 April 2016</p></div>"
    assert reported(f"<h1>{TITLE}</h1>{head}<div class=text>{TEXT}</div>", "21 April", "10 April") == (
        name != "masthead"
    )


def test_slideshow_that_leads_nowhere_and_is_most_of_the_text_is_read():
    form = f"<div class=all><p>{SENTENCES[0]}</p><div class=team-1-slider>{shown(LIVES)}</div><p>Signed by the house.</p></div>"
    assert reported(form, "Minister of Trade with the Islands", "Minister of Trade and the Islands")


def test_slideshow_of_links_or_beside_a_longer_text_is_not_text():
    office = "Minister of Trade with the Islands"
    slides = "".join(f"<div><a href=/p{n}>{who}</a><p>{what}</p></div>" for n, (who, what) in enumerate(LIVES))
    for form in (
        f"<div class=all>{TEXT}<div class=team-1-slider>{slides}</div></div>",
        f"<div class=all>{TEXT * 4}<div class=team-1-slider>{shown(LIVES)}</div></div>",
    ):
        assert not reported(form, office, "Minister of Trade and the Islands")


def test_slides_that_lead_to_documents_alone_are_a_list_of_these():
    def form(ending: str) -> str:
        statutes = ("Dog tax", "Use of the hall", "Cemetery fees")
        slides = "".join(
            f"<div class='slider-pdf text-center'><a href=/files/{n}.{ending}><img src=/pdf.svg></a><p><strong>{one}</strong><br>(0.{n} MB)</p></div>"
            for n, one in enumerate(statutes)
        )
        return f"<main><h2>Statutes</h2><div class=rows>{slides}</div><section><h2>Hours</h2><p>{SENTENCES[0]}</p></section></main>"

    assert reported(form("pdf"), "Cemetery fees", "Cemetery rules")
    assert not reported(form("html"), "Cemetery fees", "Cemetery rules"), "what a site promotes"


def test_boxes_of_an_article_called_sidebars_are_its_entries_from_four_on():
    def form(boxes: list[tuple[str, str]], rest: str) -> str:
        return f"<article><h1>{TITLE}</h1>{rest}<section>{shown(boxes, 'box sidebar')}</section></article>"

    assert reported(form(PEOPLE, ""))
    assert not reported(form(PEOPLE[4:6], TEXT))


def test_boxes_called_sidebars_beside_an_article_are_not_text():
    assert not reported(f"<article><h1>{TITLE}</h1>{TEXT}</article>{shown(PEOPLE, 'box sidebar')}")
