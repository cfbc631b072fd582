"""Pages that are lists of people or documents, each entry a link or a card: changes in them are reported; rotating
lists beside a text are not."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from storage.model import Comparison

URL = "https://council.example/members"
TITLE = "Members of the council"
SITE = "Office of the President of the Republic of Hrast"
PEOPLE = [
    ("Ana Kovač", "Prime minister"), ("Ivan Horvat", "Deputy prime minister, minister of the veterans"),
    ("Maja Novak", "Minister of the sea, of transport and infrastructure"), ("Petra Babić", "Minister of health"),
    ("Luka Jurić", "Minister of justice and administration"), ("Marko Perić", "Minister of defence"),
    ("Iva Matić", "Minister of agriculture, of forests and of the water that runs through them"),
    ("Ante Vuković", "Minister of culture and media, head of the council of regions"),
    ("Josip Radić", "Minister of the interior, head of the council of security"),
    ("Tea Lončar", "Minister of spatial planning, of building and of the property of the state"),
    ("Dino Grgić", "Minister of labour, of the family and of social policy"),
]  # fmt: skip
AFTER = [*PEOPLE[:3], ("Nina Pavić", "Acting minister of health"), *PEOPLE[4:]]
MENU = (
    "<div class=topbar><ul class=menu>"
    + "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(6))
    + "</ul></div>"
)
COOKIES = (
    "<div id=cookie-wrapper><div id=cookie-info-wrapper>This site uses cookies so that what it offers works as it should. "
    "You may set in your browser which of them are kept. Read more about cookies and about how we use them, "
    "and how you may do without them, in what is said of the protection of data. By going on you agree to it.</div></div>"
)
LICENCE = (
    "<footer><h2>Foot of the portal</h2><p>Pages of this portal may hold addresses of post boxes; who writes to them agrees "
    "that what he sends is worked on by the office, as the law on data says, until the matter is closed for good.</p>"
    "<p>All that is published here is under a licence of the Commons, unless it is said otherwise.</p></footer>"
)
IMPRINT = "<div class=bottom>© 2024 Republic of Hrast · 12 Castle Street · Privacy policy of the portal · Imprint</div>"


def cards(people: list[tuple[str, str]]) -> str:
    """A picture, a name and an office, all within one link."""
    return "".join(
        f"<li><a href=/{n}><picture><img src=/{n}.jpg></picture><div><div class=title>{name}</div>"
        f"<div class=position>{office}</div></div></a></li>"
        for n, (name, office) in enumerate(people)
    )


def named_as_a_menu(people: list[tuple[str, str]]) -> str:
    inside = f"<h2>{TITLE}</h2><div class='bio-prev bio-prev--near-menu'><ul>{cards(people)}</ul></div>"
    return f"<main><nav class=breadcrumbs><a href=/>Home</a> {TITLE}</nav><article>{inside}</article></main>{LICENCE}"


def with_cookies(people: list[tuple[str, str]]) -> str:
    inside = "".join(
        f"<div><a href=/{n}><span class=body><span class=h3>{name}</span>{office}</span></a></div>"
        for n, (name, office) in enumerate(people)
    )
    return f"<div><h1>{TITLE}</h1><div>{inside}</div></div>{COOKIES}"


def in_a_column(people: list[tuple[str, str]]) -> str:
    inside = "".join(
        f"<div><p class=president-title><a href=/{n}>{name}</a></p><p class=time-line>{office}</p></div>"
        for n, (name, office) in enumerate(people)
    )
    sections = "".join(f"<li><a href=/s{n}>Section {n}</a></li>" for n in range(4))
    column = f"<div id=right-column><div><h1>{TITLE}</h1><div>{inside}</div></div></div>"
    return f"<div><div class=sidemenu><ul>{sections}</ul></div>{column}</div>"


def with_an_imprint(people: list[tuple[str, str]]) -> str:
    inside = "".join(f"<li><a href=/{n}>{name}</a></li>" for n, (name, _) in enumerate(people))
    return f"<div id=wrap><div class=content><h1>{TITLE}</h1><ul>{inside}</ul></div>{IMPRINT}</div>"


LAYOUTS = [named_as_a_menu, with_cookies, in_a_column, with_an_imprint]


def read(inside: str, title: str = f"{SITE} : {TITLE}") -> Text:
    markup = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{MENU}{inside}</body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


def differing(old: str, new: str) -> Comparison:
    return compare(read(old), read(new), url=URL)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_removed_added_or_replaced_entry_is_reported(layout):
    old = layout(PEOPLE)
    without, exchanged = differing(old, layout([*PEOPLE[:3], *PEOPLE[4:]])), differing(old, layout(AFTER))
    assert any("Petra Babić" in one for one in without.lost)
    assert not without.added
    assert any("Petra Babić" in one for one in exchanged.lost)
    assert any("Nina Pavić" in one for one in exchanged.added)
    assert any(
        "Nina Pavić" in one for one in differing(old, layout([*PEOPLE, ("Nina Pavić", "Minister of labour")])).added
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_menu_around_a_list_page_is_not_text(layout):
    page = read(layout(PEOPLE))
    assert all(name in page.body for name, _ in PEOPLE)
    assert "Part 3" not in page.body
    assert "Section 3" not in page.body


NEWS = [
    "Sports day results",
    "Library hours in winter",
    "Opening of the new term",
    "A bridge for Brod",
    "Tolls rise",
    "Choir sings",
]
LATER = ["Elections in May", "Results of the census", "Road closed at Lipa", *NEWS[:3]]
SENTENCES = (
    "The council met on Friday and went through the accounts of the harbour, which had been kept by hand since the spring.",
    "Three of its members asked for the invoices of the dredging, and were told that these had been sent to the auditor.",
)
TEXT = "".join(f"<p>{one}</p>" for one in SENTENCES)


def linked(names: list[str]) -> str:
    return "<ul>" + "".join(f"<li><a href=/n{abs(hash(name))}>{name}</a></li>" for name in names) + "</ul>"


BESIDE = [
    "<main><article><h1>Members of the council</h1>{text}</article><div class=related><h2>Related</h2>{links}</div></main>",
    "<div class=content><h1>Members of the council</h1>{text}</div><div class='latest-news'><h3>Latest news</h3>{links}</div>",
    "<div class=content><h1>Members of the council</h1>{text}</div><div id=right-column><h3>Latest news</h3>{links}</div>",
    "<main><article><h1>Members of the council</h1><div class=carousel>{links}</div></article></main>",
    "<main><article><h1>Members of the council</h1><nav>{links}</nav></article></main>",
    "<div class=content><h1>Members of the council</h1><div class=sidebar>{text}</div><div class=pager>{links}</div></div>",
    "<div id=page><h1>Members of the council</h1><div class=menu>{links}</div><div class=text>{text}</div></div>",
]


@pytest.mark.parametrize("around", BESIDE)
def test_link_lists_beside_a_text_are_not_reported(around):
    found = differing(*(around.format(text=TEXT, links=linked(names)) for names in (NEWS, LATER)))
    assert not found.lost
    assert not found.added


def test_news_box_under_a_heading_that_is_not_the_page_name_is_not_reported():
    page = f"<div>{TEXT}</div><main><h2>What is new</h2><div class='latest-news menu'>{{links}}</div></main>"
    found = differing(*(page.format(links=linked(names)) for names in (NEWS, LATER)))
    assert not found.lost
    assert not found.added


@pytest.mark.parametrize("named", ["class='right-sidebar sidebar'", "id=cookie-info", "class='sidebar-widget'"])
def test_sentence_in_a_sidebar_box_is_not_reported_even_as_the_only_running_text(named):
    def page(people: list[tuple[str, str]], fact: str) -> str:
        rows = "".join(f"<tr><td>{office}</td><td><a href=/{name}>{name}</a></td></tr>" for name, office in people)
        return f"<div><h1>{TITLE}</h1><table>{rows}</table></div><div {named}><h4>Did you know?</h4><p>{fact}</p></div>"

    old = page(PEOPLE, SENTENCES[0])
    turned, exchanged = differing(old, page(PEOPLE, SENTENCES[1])), differing(old, page(AFTER, SENTENCES[1]))
    assert not turned.lost
    assert not turned.added
    assert any("Petra Babić" in one for one in exchanged.lost)
    assert not any("auditor" in one for one in exchanged.added)


def test_changed_stage_of_a_bill_in_a_sidebar_box_is_reported():
    def page(people: list[tuple[str, str]], stage: str) -> str:
        rows = "".join(f"<tr><td>{office}</td><td><a href=/{name}>{name}</a></td></tr>" for name, office in people)
        bills = f"<h4>Bills</h4><div><p><a href=/b7>On wells and pumps</a></p><p>{stage}</p></div>"
        return f"<div><h1>{TITLE}</h1><table>{rows}</table></div><div class=sidebar>{bills}</div>"

    found = differing(page(PEOPLE, SENTENCES[0]), page(PEOPLE, SENTENCES[1]))
    assert found.lost
    assert found.added


def test_cookie_notice_is_read_when_the_page_has_nothing_else():
    assert "uses cookies" in read(COOKIES).body
