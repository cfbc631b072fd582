"""What stands around the main part of a page, is laid over it, or asks something of its readers is not text of it;
notices, and text that only resembles such boxes, are reported."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

URL = "https://town.example/orders/meadow"
SAID = (
    "The meadow between the bridge and the old mill is open to all from the first of April to the end of October.",
    "Dogs are to be kept on a lead, and fires may be lit at the two marked places only, never after ten in the evening.",
    "Whoever wants to hold a feast for more than fifty guests has to ask the office for a permit four weeks before.",
    "A fee of forty crowns is asked for each feast, and the place must be left as it was found on the next morning.",
)
TEXT = "<h1>Order on the meadow</h1>" + "".join(f"<p>{one}</p>" for one in SAID)
MENU = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate(("Home", "Council", "News", "Contact")))
CLAIM = "A town by the river, and a good one."
NOTICE = "This order was withdrawn by the council on 4 May 2026."


def read(body: str, head: str = "") -> Text:
    title = "<title>Order on the meadow | Town of Lindau</title>"
    return extract(
        f"<!DOCTYPE html><html lang=en><head>{title}{head}</head><body>{body}</body></html>".encode(),
        media_type="text/html",
        url=URL,
    )


def told(old: str, new: str) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(read(old), read(new), url=URL)
    return bool(found.lost or found.added)


AROUND = {
    "main": "<header><a href=/>Town</a>{}<ul>{menu}</ul></header><main>{text}</main><div>Mill Lane 4</div>",
    "role": "<div><a href=/>Town</a>{}<ul>{menu}</ul></div><div role=main>{text}</div><div>Mill Lane 4</div>",
    "id": "<div><a href=/>Town</a>{}<ul>{menu}</ul></div><div id=content>{text}</div><div>Mill Lane 4</div>",
    "behind": "<header><a href=/>Town</a><ul>{menu}</ul></header><main>{text}</main><div>{}</div>",
    "behind the foot": "<div><ul>{menu}</ul></div><div class=w>{text}</div><footer><p>Mill Lane 4</p></footer><div>{}</div>",
}


def around(where: str, said: str) -> str:
    return AROUND[where].format(said, menu=MENU, text=TEXT)


@pytest.mark.parametrize("where", AROUND)
def test_text_around_the_main_part_is_ignored_except_for_a_notice(where):
    assert not told(around(where, ""), around(where, f"<div>{CLAIM}</div>"))
    if not where.startswith("behind"):
        assert told(around(where, ""), around(where, f"<div>{NOTICE}</div>"))


@pytest.mark.parametrize(
    "page",
    [
        "<div>{}</div><main><p>Loading of the old page</p></main><div class=w>{text}</div>",  # main without the text
        "<div>{}</div><main><ul>{menu}</ul></main><div class=w>{text}</div><main></main>",  # several main elements
        "<div id=content>{text}</div><div class=a><p>{text}</p>{}</div>",  # the id alone may name just a part
        "<div class=a>{}</div><div class=w>{text}</div>",  # no main part at all
        "<article><div class=w>{text}</div><footer>Set in 2019.</footer><div>{}</div></article>",  # an article's footer
    ],
)
def test_everything_on_a_page_without_a_clear_main_part_may_be_text(page):
    one, other = (
        page.format(f"<p>{said}</p>", menu=MENU, text=TEXT) for said in (SAID[0][:-9] + "May.", SAID[0][:-9] + "June.")
    )
    assert told(one, other)


OVER = (
    '<div class="fixed inset-0 z-50"><p>{}</p></div>', '<div class="p-4 bottom-0 fixed w-full"><p>{}</p></div>', '<div class="bar fixed-bottom"><p>{}</p></div>',
    '<div aria-modal="true"><p>{}</p></div>', "<div popover id=p><p>{}</p></div>", '<div class="toast"><p>{}</p></div>', '<div id="goog-gt-tt" class="skiptranslate"><h1>{}</h1></div>',
    '<div class="chat-widget"><p>{}</p></div>', '<div class="survey-banner"><p>{}</p></div>', '<div class="offcanvas"><p>{}</p></div>', '<div id="topmenu"><p>{}</p></div>', '<div class="m-tabnav"><p>{}</p></div>',
)  # fmt: skip


@pytest.mark.parametrize("box", OVER)
def test_overlay_is_not_text_of_the_page(box):
    page = f"<div class=w>{TEXT}{{}}</div>"
    assert not told(page.format(""), page.format(box.format("Keep this page in your list, and find it again later.")))


@pytest.mark.parametrize("box", OVER[:4])
def test_notice_in_an_overlay_is_reported(box):
    page = f"{{}}<div class=w>{TEXT}</div>"
    assert told(page.format(""), page.format(box.format(NOTICE)))


@pytest.mark.parametrize(
    "names",
    [
        "class='fixed'",
        "class='fixed-width z-10'",
        "class='chat'",
        "class='survey'",
        "class='poll-results'",
        "aria-modal=false",
    ],
)
def test_box_with_a_class_name_like_that_of_an_overlay_is_text(names):
    page = f"<div class=w>{TEXT}<div {names}><p>{{}}</p></div></div>"
    assert told(
        page.format("Of ten who were asked seven were for it."), page.format("Of ten who were asked two were for it.")
    )


LETTER = "<div><h3>{}</h3><p>{}</p><form action=/letter><input type={} name=a>{}<button>Go</button></form></div>"


def test_newsletter_box_is_not_text():
    page = f"<div class=w>{TEXT}{{}}</div>"
    for kind in ("email", "text placeholder='Your e-mail'"):
        one = LETTER.format(
            "Our letter", "The news of the town each Friday.", kind, "<input type=checkbox><input type=hidden>"
        )
        other = LETTER.format("Stay informed", "Four thousand readers have it already.", kind, "")
        assert not told(page.format(""), page.format(one))
        assert not told(page.format(one), page.format(other))


@pytest.mark.parametrize(
    "further", ["<input name=who>", "<textarea name=why></textarea>", "<select name=which><option>a</select>"]
)
def test_form_with_further_fields_is_text(further):
    page = f"<div class=w>{TEXT}{{}}</div>"
    one, other = (
        LETTER.format("Permits", f"Asked for until {day} of each year.", "email", further)
        for day in ("30 April", "15 March")
    )
    assert told(page.format(one), page.format(other))


SHARES = "".join(
    f"<a href='{one}'>{{}}</a> "
    for one in ("https://www.facebook.com/sharer/sharer.php?u=x", "https://x.com/intent/post?url=x", "https://wa.me/?text=x", "mailto:?body=x")
)  # fmt: skip
LED = "<div>Advertisement <a href='https://shop.example/{0}' rel='sponsored nofollow'>{1}</a></div>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"<div>{SHARES.format(*'Facebook Twitter WhatsApp Mail'.split())}</div>", f"<div>Share: {SHARES.format('One', 'Two', 'Three', 'Four')}</div>"),
        (LED.format(1, "Boots for every weather, at half the price."), LED.format(2, "A week by the sea for two, with all meals.")),
        ("<p><span>Read also</span><a href=/1>The bridge opens in May</a></p>", "<p><span>Read also</span><a href=/2>The fair was a success</a></p>"),
        ("<p>Lesen Sie auch: <a href=/1>Die Brücke ist wieder offen</a></p>", "<p>Lesen Sie auch: <a href=/2>Der Markt war ein Erfolg</a></p>"),
    ],
)  # fmt: skip
def test_share_links_advertisements_and_read_also_lines_are_not_text(old, new):
    page = f"<div class=w>{TEXT}{{}}</div>"
    assert not told(page.format(old), page.format(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>See the <a href='https://shop.example/a' rel=sponsored>boots</a> that the office asks for.</p>", "<p>See the <a href='https://shop.example/a' rel=sponsored>boots</a> that the office forbids.</p>"),
        ("<p>Annex: <a href=/1>Order on fairs</a></p>", "<p>Annex: <a href=/2>Order on markets</a></p>"),
        ("<p>Share: <a href=https://wa.me/?text=x>x</a> of ten each, paid in the spring of each year.</p>", "<p>Share: <a href=https://wa.me/?text=x>x</a> of ten each, paid in the autumn of each year.</p>"),
        ("<div><h3>Events</h3><p>The hearing is on 4 May in the hall of the old school by the river.</p></div>", "<div><h3>Events</h3><p>The hearing of 4 May was called off.</p></div>"),
    ],
)  # fmt: skip
def test_text_that_resembles_share_links_or_advertisements_is_reported(old, new):
    page = f"<div class=w>{TEXT}{{}}</div>"
    assert told(page.format(old), page.format(new))


def test_empty_events_box_is_not_text():
    page = f"<div class=w>{TEXT}</div><div class=s>{{}}</div>"
    for heading, said in (
        ("Upcoming Events", "No events are scheduled."),
        ("Veranstaltungen", "Zurzeit keine Veranstaltungen."),
        ("Agenda", "Aucun événement à venir."),
    ):
        none, one = (
            f"<div><h3>{heading}</h3><p>{line}</p></div>" for line in (said, "<a href=/e>Concert of 4 May 2026</a>")
        )
        assert not told(page.format(""), page.format(none))
        assert not told(page.format(one), page.format(none))
        off = f"<div><h3>{heading}</h3><p>The hearing of 4 May was called off by the council.</p></div>"
        assert told(page.format(one), page.format(off))


@pytest.mark.parametrize("row", ["<table><tr>{}</tr></table>", "<div>{}</div>"])
def test_row_of_links_above_the_title_is_a_menu(row):
    names = ["Home", "Council", "Decisions", "Notice"]
    one, other = (
        "".join(f"<td><p><a href='/{n}'>{name}</a></p></td>" for n, name in enumerate(some))
        for some in (names, [*names[:1], "Info", *names[1:]])
    )
    page = f"{row}<div class=w>{TEXT}</div>"
    assert not told(page.format(one), page.format(other))
    below = f"<div class=w>{TEXT}{row}</div>"
    assert told(below.format(one), below.format(other))


@pytest.mark.parametrize("heading", ["h2", "h3"])
def test_lines_of_links_above_the_first_heading_of_a_page_without_a_main_one_are_a_menu(heading):
    def page(text: str, end: str, *names: str) -> str:
        lines = "".join(f"<li><a href='/{name}{end}'>{name}</a></li>" for name in names)
        return f"<div><ul>{lines}</ul>{text}</div>".replace("h1", heading)

    names = ["Home", "Council", "Decisions", "Notice"]
    more = [*names[:1], "Meadow", *names[1:]]
    assert not told(page(TEXT, "", *names), page(TEXT, "", *more))
    assert told(page(TEXT, ".pdf", *names), page(TEXT, ".pdf", *more)), "files"
    assert told(page("<h1>Parts</h1>", "", *names), page("<h1>Parts</h1>", "", *more)), "no text but these"


def test_title_of_a_head_that_ended_early_is_not_shown():
    whole = "<html><head><meta charset=utf-8>{}<title>{}</title></head><body><div>" + TEXT + "</div></body></html>"
    one, other = (
        extract(whole.format(*some).encode(), media_type="text/html", url=URL)
        for some in (("", "Order on the meadow"), ("<div></div>", "Order on the meadow — Town"))
    )
    found = compare(one, other, url=URL)
    assert (found.lost, found.added) == ((), ())


def test_footer_with_most_of_the_sentences_of_a_list_page_is_a_footer():
    rows = "".join(f"<li>Minister number {n}, of the water works</li>" for n in range(12))
    page = f"<div><h1>Cabinet</h1><ul>{rows}</ul></div><footer><p>{SAID[0]}</p><p>{{}}</p></footer>"
    assert not told(
        page.format("The portal works in test mode."), page.format("The portal is made by the office of maps.")
    )
    bare = f"<div><h1>Cabinet</h1></div><footer><p>{SAID[0]}</p><p>{{}}</p></footer>"
    assert told(bare.format("The portal works in test mode."), bare.format("The portal is made by the office of maps."))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Data as of 30 September 2026", "Data as of 7 October 2026"), ("*Datos publicados al 30-09-2026", "*Datos publicados al 7-10-2026"), ("数据截至2026年9月30日", "数据截至2026年10月7日"),
        ("Datenstand: 30.09.2026", "Datenstand: 07.10.2026"), ("Données au 30 septembre 2026", "Données au 7 octobre 2026"), ("Данные на 30.09.2026", "Данные на 07.10.2026"),
        ("", "Link copied to clipboard"), ("", "News folgen"), ("Von", ""), ("", "Help us improve this website."), ("Take our short survey.", ""), ("Like 12", "Like 19"),
        ("Me gusta 12", "Me gusta 19"),
        ("", "Your email address will not be published. Required fields are marked *"),
        ("Zurück: Marktordnung Weiter: Lärmordnung", "Zurück: Marktordnung Weiter: Hundeordnung"),
    ],
)  # fmt: skip
def test_page_labels_such_as_data_dates_are_not_text(old, new):
    page = f"<div class=w><h1>Order on the meadow</h1><div class=l>{{}}</div>{TEXT[28:]}</div>"
    assert not told(page.format(old), page.format(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Valid as of the day of 30 September 2026, for all", "Valid as of the day of 7 October 2026, for all"), ("Vigencia: 30-09-2026", "Vigencia: 7-10-2026"), ("In Kraft seit 30.09.2026", "In Kraft seit 07.10.2026"),
        ("Copied from the register of 1911", "Copied from the register of 1912"), ("Help us make the streets safe.", "Help us make the streets wide."),
        ("Complete the questionnaire in annex B.", "Complete the questionnaire in annex C."), ("Von Ada Lind", "Von Bo Holm"),
    ],
)  # fmt: skip
def test_similar_lines_about_the_document_are_reported(old, new):
    page = f"<div class=w><h1>Order on the meadow</h1><div class=l>{{}}</div>{TEXT[28:]}</div>"
    assert told(page.format(old), page.format(new))


HEAD = (
    "<div><h2>Ann Lee</h2><p>I work on {}.</p><div><a href=mailto:ann@lee.example>ann@lee.example</a></div></div><hr>"
)


@pytest.mark.parametrize("bar", [" | ", " / ", " · ", " "])
def test_site_header_above_the_title_of_a_page_without_markup_is_not_text(bar: str) -> None:
    names = ["Home", "Papers", "Log", "Teaching"]

    def page(work: str, count: int, *, menu: bool = True, fact: str = "four") -> Text:
        links = bar.join(f'<a href="/{name}.html">{name}</a>' for name in names[:count])
        body = "".join(
            f"<p>In the {n}th village the office took {fact} samples, and found more arsenic than allowed.</p>"
            for n in range(6)
        )
        markup = (
            f"<html><head><title>Arsenic in the wells - Ann Lee</title></head><body>{HEAD.format(work)}"
            f"{f'<div>{links}</div><hr>' if menu else ''}<h1>Arsenic in the wells</h1><small>5/29/2023</small>{body}</body></html>"
        )
        return extract(markup.encode(), media_type="text/html", url="https://lee.example/wells.html")

    def told(old: Text, new: Text) -> bool:
        found = compare(old, new)
        return bool(found.lost or found.added)

    assert not told(page("water", 3), page("water and soil", 4))
    assert told(page("water", 3), page("water", 3, fact="nine"))
    assert told(page("water", 3, menu=False), page("water and soil", 3, menu=False))  # nothing shows whose line it is


REGIONS = """<div><div class="region region-content">{text}</div><div class="region region-lower"><h2>{heading}</h2><ul>{rows}</ul></div>
<div class="region region-end"><p>The office is open from eight to twelve on each day, and closed on all holidays of the land.</p></div></div>"""
CALLS = tuple(f"<li><a href=/node/{n}>Call {n} for bids on the road to the mill</a></li>" for n in (11, 12))


def test_link_list_in_a_region_below_the_page_content_is_not_text():
    """Drupal fills each region of a page with something else: the text, and what is new on the site."""

    def page(rows, *, whole=REGIONS):
        return whole.format(text=TEXT, heading="Calls", rows="".join(rows))

    assert not told(page(CALLS), page(CALLS[1:]))
    for whole in (
        REGIONS.replace("region-content", "region-first"),  # the region of the text is unknown
        REGIONS.replace("{rows}", "{rows}<li>Two more are open until the end of the year.</li>"),  # the list says more
        REGIONS.replace("{rows}", "{rows}<li><a href=/plan.pdf>Plan</a></li>"),  # attachments of the page
    ):
        assert told(page(CALLS, whole=whole), page(CALLS[1:], whole=whole))


BOX = "<table><tr><td>{}</td></tr><tr><td><ol>{}</ol><a href=/sittings/{}>Read it all</a></td></tr><tr><td><a href=/sittings>Archive</a></td></tr></table>"
ANNEXES = "<table><tr><td>Annexes</td></tr><tr><td><a href=/annexes/1>The annex on wells</a></td></tr></table>"
COLUMNS = (
    '<table><tr><td width="65%">{text}</td><td width="33%"><table><tr><td>{boxes}</td></tr></table></td></tr></table>'
)


def test_narrow_table_column_of_boxes_beside_the_text_is_not_text():
    def page(n, *, whole=COLUMNS, boxes=(1, 2), box=BOX):
        said = f"<li>Draft law number {n} on the upkeep of roads and bridges of the land.</li>"
        return whole.format(text=TEXT, boxes="".join(box.format(f"Sitting {one}", said, n) for one in boxes))

    assert not told(page(7), page(9))
    for given in (
        {"whole": COLUMNS.replace("33%", "60%")},  # not a narrow column
        {"boxes": (1,)},
        {"box": BOX.replace("Archive", "Sitting").replace("Read it all", "Law")},  # the boxes show everything there is
        {"box": BOX.replace("/sittings/{}", "/sittings/{}.pdf")},
        {"boxes": (1,), "whole": COLUMNS.replace("{boxes}", "{boxes}" + ANNEXES)},  # one of the two does
    ):
        assert told(page(7, **given), page(9, **given))


LEGAL = (
    "Optional credit is granted by others, is subject to their tests and terms, and may not be had everywhere or on all goods. "
    * 6,
    "Parents find what they should know and heed about the use of our glasses by children in the guide for families. "
    * 4,
)


def test_site_foot_with_more_running_text_than_a_list_of_names_is_no_text_of_the_page():
    names = "".join(f"<div><div>Runways number {n} Limited</div><div>Ireland</div></div>" for n in range(40))
    foot = "<footer>" + "".join(f"<div>{one}</div>" for one in LEGAL) + "<div>About us</div></footer>"
    old = read(f"<div><h1>Order on the meadow</h1><h2>Those who carry it out</h2>{names}</div>{foot}")
    new = read(
        f"<div><h1>Order on the meadow</h1><h2>Those who carry it out</h2>{names}</div>{foot.replace('Optional credit', 'Credit at no cost')}"
    )
    assert "Runways number 7 Limited" in old.body
    assert "Optional credit" not in old.body
    assert not compare(old, new).lost


def test_foot_is_kept_where_the_page_says_less_than_half_as_much_above_it():
    foot = "<footer>" + "".join(f"<p>{one}</p>" for one in SAID * 6) + "</footer>"
    assert SAID[1] in read(f"<div><h1>Order on the meadow</h1><p>{SAID[0]}</p></div>{foot}").body


def test_dialog_that_asks_for_consent_by_its_label_is_no_text_of_the_page():
    asks = "We use cookies and similar technologies to provide and improve what the town offers, and to show you what you may like. "
    dialog = f"<div role=dialog aria-label='Allow the use of cookies on this browser?'><h2>Allow the use of cookies?</h2><p>{asks * 6}</p></div>"
    text = read(f"<div><h2>This page isn’t available</h2><p>An unexpected error has occurred.</p></div>{dialog}")
    assert asks.strip() not in text.body
    assert "An unexpected error has occurred." in text.body
