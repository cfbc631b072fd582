"""Parts of a document that are named as advertisements or slideshows, and lists that are the whole page, are read."""

from __future__ import annotations

from time import process_time

from archiver.text import compare, extract
from tests.text.test_reclaimed import SENTENCES, TEXT, TITLE, edited, told


def test_figures_in_boxes_called_ads_are_read_and_what_is_advertised_is_not():
    figures = (("2199", "Confirmed cases in the state"), ("198", "Admissions to intensive care"), ("@", "Deaths"))
    item = "<div class=odh-ads__item><div class=odh-ads__item-title>{}</div><div class=odh-ads__item-summary>{}</div></div>"
    said = "".join(item.format(*one) for one in figures)
    assert told(edited(f"<h1>{TITLE}</h1>{TEXT}<div class=odh-ads__items>{said}</div>", "55", "65"), "65")
    for bought in (
        "<div class=ads><a href=https://shop.example/>Boots of Holm: half off until Sunday</a><p>@</p></div>",
        "<div class=ads><p>Advertisement</p><p>Boots of Holm, half off until Sunday, in all our shops.</p><p>@</p></div>",
        "<div class=ads>@</div>",
    ):
        assert not told(edited(f"<h1>{TITLE}</h1>{TEXT}{bought}", "Order now", "Only today"))


def test_text_of_a_box_that_is_displayed_as_a_table_is_no_slide():
    box = f"<div class=eael-elements-slider-display-table><h4>Who asks</h4><p>{SENTENCES[1]}</p><p>@</p></div>"
    assert told(edited(f"<h1>{TITLE}</h1>{TEXT}{box}", SENTENCES[2], SENTENCES[3]))


def test_lists_under_headings_that_are_all_of_a_page_are_read():
    talks = "".join(f"<li>201{n}.03.1{n}: Defence of the thesis of member {n}. Place: the hall.</li>" for n in range(4))
    rounds = "".join(f"<li>200{n}. 10. 2{n}: Holm, round {n} (<a href=/p{n}.pdf>Programme</a>)</li>" for n in range(9))
    pages = [
        extract(
            f"<h3>Talks</h3>\n<p>\n<ul>{talks}</ul></p><h3>Rounds</h3><p><ul>{rounds.replace('Holm, round 4', said)}</ul></p>".encode(),
            media_type="text/html",
        )
        for said in ("Holm, round 4", "Lind, round 4")
    ]
    assert compare(*pages).added


def test_pane_of_tabs_is_text_though_its_id_names_the_tab_that_opens_it():
    pane = "<div class=tab-content id=nav-tabContent><div class='tab-pane fade' id=nav-profile><ul><li><span>Material</span> <span>@</span></li><li>Width: 10 cm</li></ul></div></div>"
    assert told(edited(f"<h1>{TITLE}</h1>{TEXT}{pane}", "leather", "cotton"))


def test_imprint_under_a_heading_in_a_box_named_after_its_share_buttons_is_read():
    buttons = "<div class=social-share-container><ul><li><a href=https://social.example/s>Tell others</a></li></ul><p>@</p></div>"
    box = "<div class=title-social-share-container><h1>Imprint</h1><p>Holm Publishers</p><p>Directed by: @</p>{}</div>"
    assert told(edited(f"{box.format(buttons.replace('@', ''))}{TEXT}", "Ada Lind", "Ida Marsh"))
    assert not told(
        edited(f"{box.replace('@', 'Ada Lind').format(buttons)}{TEXT}", "Shared 12 times", "Shared 13 times")
    )
    named = "<div class=social-bar><h1><a href=/>Holm Publishers</a></h1><p>Follow us on @</p></div>"
    assert not told(edited(f"{named}<h2>{TITLE}</h2>{TEXT}", "Birdsite", "Facepage"))


def test_thousands_of_boxes_called_menus_cost_no_time():
    boxes = (
        "<div class=menu-text><p>Rice with barley and seaweed soup</p><p>Salad of the day with radish</p></div>" * 6000
    )
    began = process_time()
    extract(f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{boxes}</body>".encode(), media_type="text/html")
    assert process_time() - began < 2  # 0.3 s; 5.7 s where each box asked of all elements whether one is `main`
