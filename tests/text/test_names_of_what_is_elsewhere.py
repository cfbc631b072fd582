"""Names of elements that sound like furniture and are not: what is around an element or switched off, the bill of fare,
a numbered part of a policy, the offices that a page lists. What a site is made of keeps such names."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

URL = "https://house.example/deputies/holm"
PEOPLE = [
    ("Keeper of the lock", "Ada Holm"),
    ("Clerk of the water board", "Ole Sund"),
    ("Pilot of the ferry", "Eva Lind"),
    ("Warden of the pumps", "Per Aas"),
    ("Reeve of the islands", "Siri Berg"),
]
SENTENCES = [
    "We give the gauges of your well to the district only after you have agreed to it in writing at the office.",
    "The office keeps each reading for three years and then burns the paper on which it was written down.",
    "Whoever reads the gauges for us has promised in writing to tell nobody what stands on them.",
]
PROSE = "".join(f"<p>{one}</p>" for one in SENTENCES)
MENU = "<nav><a href=/a>Home</a> <a href=/b>About</a></nav>"


def read(inside: str, title: str = "House of the valleys") -> Text:
    markup = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{MENU}{inside}<footer>© House</footer></body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


def is_told(page: str, old: str, new: str) -> bool:
    """Whether `new` in place of `old`, which occurs once, is told."""
    assert page.count(old) == 1
    found = compare(read(page), read(page.replace(old, new)), url=URL)
    return any(new in one for one in found.added)


def listed(names: str) -> str:
    rows = "".join(f"<tr><td>{office}</td><td>{person}</td></tr>" for office, person in PEOPLE)
    return f"<h1>Council</h1><div class='{names}'><table>{rows}</table></div><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"


@pytest.mark.parametrize(
    "names",
    [
        "table no-footer",
        "sidebar-none sidebar-divider-off",
        "row layout_TwoColumnLeftNav",
        "blockNextToSidebar",
        "without-banner",
        "list--with-sidebar",
        "block-content swiper-no-swiping",
        "field field--name-field-menu-section-content-body",
    ],
)
def test_name_of_what_is_not_there_or_beside_is_no_furniture(names):
    assert is_told(listed(names), "Eva Lind", "Ida Moe")


def test_table_of_who_came_first_is_text():
    page = listed("results").replace("<table>", "<table class=ranking>")
    assert is_told(page, "Eva Lind", "Ida Moe")
    assert not is_told(listed("ranking"), "Eva Lind", "Ida Moe")


@pytest.mark.parametrize("names", ["footer", "sidebar", "leftnav", "banner", "no-comments", "has-submenu menu"])
def test_the_names_themselves_are(names):
    assert not is_told(listed(names), "Eva Lind", "Ida Moe")


PROGRAMME = "".join(
    f"<div><h4>Today</h4><div>{time}</div><div><a href=/f{n}>{film}</a></div><div>Directed by : {by}</div></div>"
    for n, (film, by, time) in enumerate(
        [
            ("The lock", "Ada Holm and her sons", "18:20"),
            ("Iron water", "Ole Sund, for the third time", "20:30"),
            ("The keeper's notes", "Eva Lind with Per Aas", "13:45"),
            ("Night of the gauges", "Siri Berg, her first film", "16:00"),
            ("Upstream", "Knut Moe, after a book by his mother", "21:00"),
            ("The well", "Mari Strand, from the play of the same name", "11:15"),
            ("Three valleys", "Lars Dahl, who lives there, with all of his neighbours", "19:10"),
            ("Salt", "Nina Vik, in black and white and without a word spoken", "17:45"),
        ]
    )
)


def test_page_made_of_widgets_is_read_without_a_sentence():
    page = f"<div>Skip to the programme</div><div class='widgetWrapper'><h1>Programme</h1></div><div class='widgetWrapper b'>{PROGRAMME}</div>"
    assert is_told(page, "20:30", "20:45")
    assert is_told(page, "Iron water", "Iron and salt")


MEMBERS = [
    ("The Hon. Ada Holm, JP, MP, MBE", "Minister of Health"), ("The Hon. Otto Brandt, JP, MP, MBE", "Minister of Trade"),
    ("Lt. Col. the Hon. Petra Lind, OBE, JP", "Minister of Works"), ("The Hon. Hugo Vale, JP, MP, MBE", "Attorney General"),
    ("The Hon. Li Marsh, JP, MP, MBE", "Premier"), ("The Hon. Ivan Horak, JP, MP, MBE", "Minister of Tourism"),
]  # fmt: skip


def test_page_made_of_boxes_within_boxes_is_read():
    cards = "".join(
        f"<div class='widget team'><div class='widget-content'><h3><a href=/m/{n}>{name}</a></h3><p>{office}, for district no. {n} also</p></div></div>"
        for n, (name, office) in enumerate(MEMBERS * 2)
    )
    page = f"<header class=header><h1>House of the valleys</h1></header><div class=row>{cards}</div>"
    assert "for district no. 7 also" in read(page).body
    assert is_told(page, "for district no. 7 also", "for the wards of Lund also")


def test_table_of_names_below_a_text_is_read_though_the_names_are_links():
    rows = "".join(
        f"<tr><td></td><td><a href=/m/{n}>{name}</a></td><td>{office}</td></tr>"
        for n, (name, office) in enumerate(MEMBERS)
    )
    table = f"<div class=row><div class=col><table><tr><th>Place</th><th>Name</th></tr>{rows}</table></div></div>"
    page = f"<div class=page><div class=row><div class=col><h4>Members of Cabinet</h4>{PROSE}</div></div>{table}</div>"
    assert is_told(page, "Minister of Health", "Minister of Energy")


def test_table_of_news_below_a_text_is_not():
    rows = "".join(
        f"<tr><td>{n} May</td><td><a href=/n/{n}>The pumps of the {n}th ward are let to a company from the coast</a></td></tr>"
        for n in range(1, 9)
    )
    table = f"<div class=row><div class=col><table>{rows}</table></div></div>"
    page = f"<div class=page><div class=row><div class=col><h4>Members of Cabinet</h4>{PROSE}</div></div>{table}</div>"
    assert not is_told(page, "of the 3th ward are let", "of the 3th ward are sold")


def test_comments_are_not_the_page_though_it_says_nothing_else():
    said = "".join(f"<div class=comment>reader {n}, on the wells</div>" for n in range(60))
    page = f"<div>Skip to the film</div><h1>Programme</h1><div class='comments b'>{said}</div>"
    assert not is_told(page, "reader 7, on the wells", "reader 7, on the pumps")


DEPUTY = (
    "<div class=all><div class=left_col><div class=info><h1>Ada Holm</h1><div>Ward: Eide and Sund, no. 68</div>"
    "<div><a href=/c1>chair of the committee on water, wells and the pumps of three valleys</a></div>"
    "<div>Sits in the delegations that the house sends to the assemblies of the neighbouring countries, every second year.</div>"
    "<div><a href=/d1>Delegation of the house to the assembly of the islands and the coast</a></div>"
    "<div><a href=/d3>Delegation of the house to the union of the towns along the river</a></div>"
    "<div><a href=/d4>Delegation of the house to the conference of the mountain parliaments</a></div>"
    "<div><a href=/d5>Working group of the house for the waters that two countries share</a></div>"
    "<div><a href=/d2>Working group of the house for its work with the council of the northern river</a></div></div>"
    "<div><a href=/all>All deputies</a></div></div>"
    f"<div class=right_col><div>Contact</div><div>Telephone 22 67 01</div>{PROSE}</div></div>"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Ward: Eide and Sund, no. 68", "Ward: Holm and Aas, no. 12"), ("the northern river", "the eastern lakes")],
)
def test_column_under_the_first_heading_beside_a_longer_one_is_read(old, new):
    assert is_told(DEPUTY, old, new)


DISHES = "".join(
    f"<div class=menu-item><div class=menu-item__row>Dish {n} {n + 9} €</div><p class=menu-item__desc>cheese of the valley, {what}</p></div>"
    for n, what in enumerate(["onions and cress", "smoked trout", "dried apples", "barley and salt", "honey and nuts"])
)


def test_dishes_of_a_menu_are_text():
    assert is_told(
        f"<main><h1>What we cook</h1><p>{SENTENCES[0]}</p>{DISHES}</main>", "smoked trout", "pickled herring"
    )


def _card(entry: str) -> str:
    items = "".join(f"<div class=menu-item>{entry.format(n, n + 4)}</div>" for n in range(1, 8))
    return f"<h1>The red barn</h1><div class=menu-card><div>Served hot</div><div class=menu-items>{items}</div></div>"


@pytest.mark.parametrize(("old", "new"), [("Brew 3", "Cocoa"), ("7.50", "8.50"), ("Served hot", "Served cold")])
def test_drinks_with_their_prices_are_text_wherever_they_stand(old, new):
    card = _card("<span>Brew {}</span><span> {}.50</span>")
    assert is_told(card, old, new)
    assert is_told(f"<div class=container>{PROSE}{card}</div>", old, new)


@pytest.mark.parametrize("price", ["{} €", "CHF {}", "{},-", "₹{}", "{}元", "{} kr", "{} zł", "Fr. {}", "$ {}"])
def test_price_is_an_amount_with_cents_or_beside_a_currency(price):
    page = f"<div class=container>{PROSE}{_card('<span>Brew {}</span> <span>' + price.replace('{}', '{}0') + '</span>')}</div>"
    assert is_told(page, "Brew 3", "Cocoa")


@pytest.mark.parametrize("entry", ["Chapter {}.{}.01", "Since 198{}", "Part {} of {}"])
def test_number_is_no_price(entry):
    page = f"<div class=container>{PROSE}{_card(entry)}</div>"
    assert not is_told(page, entry.format(3, 7), "Cocoa")


def test_menu_of_the_site_without_prices_or_with_links_is_none():
    for entry in ("<span>Part {}</span>", "<a href=/{0}>Part {0}, {1}.50</a>"):
        page = f"<div class=container><h1>Water</h1>{PROSE}{_card(entry)}</div>"
        assert not is_told(page, "Part 3", "Part 33")


@pytest.mark.parametrize("name", ["gauge_menu", "search", "share", "comments"])
def test_term_with_its_name_for_its_id_is_text(name):
    terms = (
        f"<dt id={name}><b>{name}</b>(depth=4)</dt><dd>{SENTENCES[0]}</dd>",
        f"<dt id=gauge>gauge()</dt><dd>{SENTENCES[1]}</dd>",
    )
    assert is_told(f"<main><h1>Functions</h1><dl>{''.join(terms)}</dl></main>", "depth=4", "depth=6")


def test_items_of_a_menu_of_the_site_are_not():
    items = "".join(f"<div class=menu-item><a href=/{n}>The valley's part no. {n}</a></div>" for n in range(9))
    assert not is_told(f"<main><h1>Water</h1>{PROSE}{items}</main>", "part no. 7", "part no. 77")


@pytest.mark.parametrize("name", ["4-HowDoWeShare", "18-LegalBasisConsent", "Sectionpanel-information-sharing"])
def test_part_with_a_number_for_its_id_is_text(name):
    listed = "<ul><li>your name</li><li>the number of the well</li><li>gauges of the pump</li></ul>"
    page = f"<main><h1>Policy of the water office</h1>{PROSE}<div id='{name}'><p>We share no reading with anybody but the district office itself.</p>{listed}</div></main>"
    assert is_told(page, "but the district office", "but the ministry of wells")


@pytest.mark.parametrize("name", ["comments", "section-comments", "cookie-consent"])
def test_box_with_another_id_is_not(name):
    page = f"<main><h1>Policy of the water office</h1>{PROSE}</main><div id='{name}'><p>I never knew that the gauges were read at night.</p></div>"
    assert not is_told(page, "at night", "by day")


def teasers(said: str) -> str:
    cards = "".join(f"<li><h3><a href=/{n}>{person}</a></h3><p>{said or office}</p></li>" for n, (office, person) in enumerate(PEOPLE))  # fmt: skip
    return (
        f"<main><h1>The council</h1><p>The council has five members.</p><div class=teaser><ul>{cards}</ul></div></main>"
    )


def test_offices_on_cards_called_teasers_are_what_the_page_lists():
    assert is_told(teasers(""), "Pilot of the ferry", "Pilot of both ferries")


def test_teasers_of_articles_are_not():
    page = teasers("3 May 2024, from the house")
    assert not is_told(page, "Eva Lind", "The lost gauges")


def test_parts_of_one_name_are_read_and_a_promotion_between_them_is_not():
    parts = "".join(
        f"<div class='recipe-part'><h2>{head}</h2>{body}</div>"
        for head, body in [
            ("What it takes", "<ul><li>four lemons, the juice of three of them for the cream and of one for the top</li><li>12 biscuits</li></ul>"),
            ("How it is made", PROSE * 2),
        ]
    )  # fmt: skip
    links = "".join(f"<a href=/p{n}>Buy pan no. {n} of the week, in all of its colours</a><br>" for n in range(12))
    page = f"<h1>Lemon cake</h1><div>{parts}<div class=shop><h3>Pans</h3>{links}</div></div>"
    assert is_told(page, "12 biscuits", "15 biscuits")
    assert not is_told(page, "no. 7 of the week", "no. 7 of the month")
