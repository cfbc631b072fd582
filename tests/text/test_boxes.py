"""News boxes, calendar sheets, bars of the site and data for programs are not text of the page; lists, tables and
sentences that look like them are."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from storage.model import Comparison

URL = "https://council.example/members/rivera"
NAMES = ["Ana Rivera", "Boris Lind", "Chen Mei", "Dora Okafor", "Emil Haas", "Fatou Diop", "Goran Ilic", "Hana Sato"]
LIST = "<h1>Members of the council</h1><ul>" + "".join(
    f"<li>{name}, elected in the {n}th ward of the old town</li>" for n, name in enumerate(NAMES, 1)
) + "</ul>"  # fmt: skip
MENU = "<nav><a href=/a>Home</a> <a href=/b>About</a></nav>"


def read(inside: str, title: str = "Members of the council - Town council") -> Text:
    markup = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{MENU}{inside}</body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


def between(old: str, new: str, title: str = "Members of the council - Town council") -> Comparison:
    return compare(read(old, title), read(new, title), url=URL)


def told(found: Comparison) -> bool:
    """Whether the comparison reports anything as lost or added."""
    return bool(found.lost or found.added)


def _teasers(heading: str, *entries: str) -> str:
    return f"<div class=c2><h3>{heading}</h3>" + "".join(
        f"<p><a href='/{n}'>{entry}</a></p>" for n, entry in enumerate(entries)
    ) + "</div>"  # fmt: skip


NEW = ("A bridge is closed for two weeks", "The pool opens again")


@pytest.mark.parametrize(
    "heading", ["News", "Latest news", "Aktuelles", "Новости", "Press Releases", "最新消息", "أخبار"]
)
def test_links_under_a_news_heading_are_not_text(heading):
    assert not told(between(LIST + _teasers(heading, NEW[0]), LIST + _teasers(heading, NEW[1])))


@pytest.mark.parametrize(
    "entry", ["<span>04-13</span><a href=/1>{}</a>", "<a href=/1>{}</a> [04-13]", "<i>4月13日</i> <a href=/1>{}</a>"]
)
def test_date_without_a_year_beside_a_news_link_is_not_text(entry):
    one, other = (
        f"{LIST}<div class=c2><div>Recent news</div><ul><li>{entry.format(said)}</li><li>{entry.format('The library moves')}</li></ul></div>"
        for said in NEW
    )
    assert not told(between(one, other))


@pytest.mark.parametrize(
    "head", ["<div class=hd>Recent news</div>", "<div class=header><h4>Recent news</h4><a href=/all>More</a></div>"]
)
def test_news_box_is_recognised_when_its_heading_has_a_furniture_class(head):
    one, other = (
        f"{LIST}<div class=c2>{head}<ul><li><a href=/1>{said}? {entry}</a></li><li><a href=/2>The library moves</a></li></ul></div>"
        for said, entry in zip(("Who pays for the bridge", "What is a pool"), NEW, strict=True)
    )
    assert not told(between(one, other))


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("Decisions", "<a href=/1>@</a>"),
        ("Documents", "<a href=/1>@</a>"),
        ("News", "<a href=/1>@</a>, for 04-13 euros a day"),
        ("News", "@ The clerk has resigned from all of her offices."),
        ("News", "@"),
    ],
)
def test_links_under_other_headings_and_sentences_under_news_are_reported(heading, entry):
    one, other = (f"{LIST}<div class=c2><h3>{heading}</h3><p>{entry.replace('@', said)}</p></div>" for said in NEW)
    assert told(between(one, other))


def test_video_box_that_stands_twice_in_a_page_is_furniture():
    wide, narrow = (
        [f"<div class={size}>{_teasers('VIDEOS', said)}</div>" for said in NEW] for size in ("wide", "narrow")
    )
    assert not told(between(LIST + wide[0] + narrow[0], LIST + wide[1] + narrow[1]))
    assert told(between(LIST + wide[0], LIST + wide[1])), "it may be what the page shows"


def test_news_links_within_the_text_are_text():
    said = "".join(
        f"<p>In the {n}th year the member asked for the books of the mill and was told that there were none.</p>"
        for n in range(8)
    )
    one, other = (
        f"<div class=text><h1>Members of the council</h1>{said}{_teasers('News', some)}{said}</div>" for some in NEW
    )
    assert told(between(one, other))
    one, other = (f"<div><h1>Members of the council</h1>{said}</div>{_teasers('News', some)}" for some in NEW)
    assert not told(between(one, other))


def test_news_list_that_is_the_page_itself_is_reported():
    entries = [f"The council met for the {n}th time in the hall" for n in range(9)]
    one, other = (
        f"<h1>Council</h1>{_teasers('News', *some)}" for some in (entries, [*entries[:4], "Closed", *entries[5:]])
    )
    assert told(between(one, other, "Council"))
    one, other = (f"<h1>News</h1>{LIST}{_teasers('News', some)}" for some in NEW)
    assert told(between(one, other, "News - Town council")), "a page of that name"


def _sheet(month: str, days: int, said: str = "", names: str = "M T W T F S S") -> str:
    cells = [f"<td>{name}</td>" for name in names.split()] + [f"<td>{n}</td>" for n in (29, 30)]
    cells += [f"<td>{n}{said if n == 9 else ''}</td>" for n in range(1, days + 1)]
    return f"<div><h4>{month} 2026</h4><table>{''.join(cells)}</table></div>"


@pytest.mark.parametrize("names", ["M T W T F S S", "L Ma Me J V S D", "пн вт ср чт пт сб вс", "日 月 火 水 木 金 土"])
def test_bare_calendar_sheet_is_not_text(names):
    assert not told(between(LIST + _sheet("May", 31, names=names), LIST + _sheet("June", 30, names=names)))


def test_calendar_sheet_with_words_and_table_of_figures_are_reported():
    assert told(between(LIST + _sheet("May", 31, " Hearing"), LIST + _sheet("May", 31, " No hearing")))
    assert told(between(LIST + _sheet("May", 31, names="a"), LIST + _sheet("June", 30, names="a")))
    one, other = (f"{LIST}<table><tr><td>wells</td><td>{n}</td></tr></table>" for n in (30, 31))
    assert told(between(one, other))


SURVEY = (
    "The office gathers what readers think of its site and how they would have it. Answer our short survey and help us."
)


@pytest.mark.parametrize(
    "box",
    [
        "<section id=notice-ribbon class='notice-ribbon level2'><p>@</p></section>",
        "<dl id=system-message><dd>@</dd></dl>",
        "<div class=gt-container><p>@</p></div>",
        "<div id=meteo><p>@</p></div>",
        "<div class=ath-container><p>@</p></div>",
        "<div id=site-warning-message><p>@</p></div>",
        "<div class='s-lg-rss'><p>@</p></div>",
        "<div style='POSITION: fixed; bottom: 0'><p>@</p></div>",
    ],
)
def test_site_bar_is_not_text_even_with_the_only_sentences_of_the_page(box):
    for words in (SURVEY, "9 °C"):
        assert not told(between(LIST, box.replace("@", words) + LIST))


@pytest.mark.parametrize(
    "box",
    [
        "<div class=notice-ribbon><p>@</p></div>",
        "<dl id=system-message><dd>@</dd></dl>",
        "<div style='position:fixed;top:0'><p>@</p></div>",
    ],
)
def test_withdrawal_notice_in_a_site_bar_is_reported(box):
    assert told(between(LIST, box.replace("@", "This list has been withdrawn at the request of a member.") + LIST))


def test_data_blocks_for_programs_are_not_text_unless_shown_as_a_listing():
    side = "<div class=sidebar><h2>Agenda</h2><span>@</span></div>"
    data = "".join(f";2026, {n}, 9|V - Other , ;2026, {n}, 10|V - P C0{n} , " for n in range(40))
    assert not told(between(side.replace("@", data) + LIST, side.replace("@", data + ";2026, 1, 1|V") + LIST))
    assert not told(between(LIST, f'<main>{LIST}</main><pre class=hide>{{"register":{{"columns":[]}}}}</pre>'))
    assert told(between(LIST, f'{LIST}<pre>{{"register":{{"columns":[]}}}}</pre>')), "a listing that is shown"


def test_page_of_names_begins_at_its_own_name_below_the_site_header():
    menu = "<div id=top><h1><a href=/>council.example</a></h1><ul>@</ul></div>"
    names = "<p>Members</p>" + "".join(f"<div>{name}, elected in the {n}th ward</div>" for n, name in enumerate(NAMES))
    links = ["<li><a href=/n>Hot topic: the old bridge</a></li>", "<li><a href=/n>Hot topic: the new pool</a></li>"]
    one, other = (menu.replace("@", some) + names for some in links)
    title = "Members: council.example : The site of the council"
    assert not told(between(one, other, title))
    assert told(between(one, one.replace("Boris Lind", "Boris Bauer"), title))


@pytest.mark.parametrize("name", ["SideBar", "SIDEBAR", "sıdebar", "SİDEBAR", "ſidebar", "page-sidebar", "x sidebar\n"])
def test_sidebar_class_is_recognised_in_any_letter_case(name: str):
    told = "".join(f"<p>Sentence {n} of a text that goes on for as long as it takes.</p>" for n in range(20))
    markup = f"<body><article>{told}</article><div class='{name}'><a href='/a'>Elsewhere</a></div></body>"
    found = extract(markup.encode(), media_type="text/html", charset_hint="utf-8", url="https://a.example/p")
    assert "Elsewhere" in found.aside


_FORECAST = (
    "<p>Visibility good. Open seas slight, and wind east to {}, light at first and moderate by the afternoon.</p>"
)
_LITTLE = "<p>Write to the clerk of the council, Old Town 1.</p><a href=/map>Map</a>"


def test_weather_box_in_a_site_header_is_not_text_of_a_short_page():
    def shown(way: str, wind: str) -> str:
        box = f"<div id=weatherContainer>{_FORECAST.format(wind)}</div>"
        return way.format(box, _LITTLE)

    site, own = "<header><b>Town</b>{}</header><h1>Contact</h1>{}", "<b>Town</b>{}<h1>Contact</h1>{}"
    assert not told(between(shown(site, "north"), shown(site, "south"), "Contact"))
    assert told(between(shown(own, "north"), shown(own, "south"), "Contact")), "it is most of what the page has"
    titled = "<header><h1>Weather</h1>{}</header>{}"
    assert told(between(shown(titled, "north"), shown(titled, "south"), "Weather")), "that the page is about"


def test_breadcrumb_that_repeats_the_title_is_not_text_under_a_linked_heading():
    def shown(last: str) -> str:
        way = f"<ul class=breadcrumb><li><a href=/>Home</a></li><li><span>{last}</span></li></ul>"
        return f"<div>{way}<h2><a href=/members/rivera>Alderman Ana Rivera</a></h2>{LIST.replace('h1', 'h3')}</div>"

    assert not told(between(shown("Boris Lind"), shown("Alderman Ana Rivera"), "Alderman Ana Rivera"))
    bare = "<ul class=breadcrumb><li><a href=/>Home</a></li><li><span>{}</span></li></ul>" + LIST.replace("h1", "h3")
    old, new = (read(bare.format(said), "Alderman Ana Rivera") for said in ("Alderman Ana Rivera", "Alderman Lind"))
    assert "Alderman Ana Rivera" in old.body, "where nothing else is the title"
    assert told(compare(old, new, url=URL))


ASIDE = "<div class=aside-content><div class=card><span>Archive</span> <a href=/2026/03/>March 2026</a> <b>{}</b></div></div>"
LOADER = "<div id=site-loader><div><h1>{}</h1><span>Town council of the old town</span></div></div>"


@pytest.mark.parametrize("box", [ASIDE, LOADER], ids=["beside", "until all is there"])
def test_theme_boxes_beside_and_above_a_text_are_not_text(box):
    assert not told(between(LIST + box.format("1"), LIST + box.format("2")))
    assert not told(between(LIST, box.format("1") + LIST))


def test_aside_box_is_read_when_the_page_has_nothing_else():
    one, other = (
        f"<div class=aside-content><h1>Members</h1>{LIST.replace('4th', said)}</div>" for said in ("4th", "5th")
    )
    assert told(between(one, other))


UNDER = "<div class=c7><h3>Subjects</h3><ul><li><a href=/tags/wells/>Wells {}</a></li><li><a href=/tags/roads/>Roads 4</a></li></ul></div>"


def test_post_counts_of_tags_are_not_text():
    assert not told(between(LIST + UNDER.format(17), LIST + UNDER.format(18)))
    rows = UNDER.replace("/tags/", "/wards/")
    assert told(between(LIST + rows.format(17), LIST + rows.format(18)))


ASKS = "<div {}><h2>We value your privacy</h2><p>We and our {} partners keep and read what stands in your browser to show you what you like.</p></div>"


@pytest.mark.parametrize(
    "named",
    ["id=cmpbox class='cmpbox cmpstyleroot'", "class=cmplz-cookiebanner", "id=didomi-host", "id=sp_message_container_84", "class='qc-cmp2-container'", "id=tarteaucitronRoot"],
)  # fmt: skip
def test_consent_banner_is_recognised_by_its_vendor_class(named):
    assert not told(between(LIST + ASKS.format(named, 812), LIST + ASKS.format(named, 790)))
    assert not told(between(LIST, LIST + ASKS.format(named, 812)))


@pytest.mark.parametrize(
    "named", ["id=onetrust-consent-sdk", "id=CybotCookiebotDialog role=dialog", "class='cky-consent-container'"]
)
def test_consent_dialog_that_says_more_than_the_page_is_no_text_of_it(named):
    asks = "".join(
        f"<p>Cookies of the {n}th kind let our partners measure what you read, and how long you stay.</p>"
        for n in range(30)
    )
    page = read(f"{LIST}<div {named}><h2>Privacy settings</h2>{asks}</div>")
    assert page.body.startswith("Members of the council")
    assert "partners" not in page.body
    assert "partners" in read(f"<div {named}><h2>Privacy settings</h2>{asks}</div>", "Settings").body


@pytest.mark.parametrize("named", ["id=cmplz-document", "id=iubenda_policy", "class=otnotice-content"])
def test_cookie_policy_by_a_consent_vendor_is_a_document(named):
    one, other = (f"<div {named}><h1>Cookie policy</h1>{LIST}<p>What is kept is kept for {n} months by each of them.</p></div>" for n in (6, 24))  # fmt: skip
    assert told(between(one, other))


SAID = "".join(
    f"<p>In the {n}th ward the council let eleven flats in May, at a rent of {400 + n} euros a month.</p>" for n in range(6)
)  # fmt: skip


@pytest.mark.parametrize(
    "filed",
    [
        "category-breaking-news tag-weather",
        "category-latest-news",
        "category-top-stories tag-social",
        "tag-newsletter tag-consent tag-ads",
        "series-related topic-comments",
    ],
)
def test_category_and_tag_classes_of_a_post_do_not_make_it_furniture(filed):
    entry = "<div id=post-643 class='post-643 post type-post status-publish hentry {}'><h1>Rents of May</h1>{}</div>"
    old, new = (entry.format(filed, said) for said in (SAID, SAID.replace("eleven flats", "ninety flats", 1)))
    assert told(between(old, new, "Rents of May - Town council"))


def test_box_within_a_page_with_a_news_category_class_is_not_text():
    old, new = (
        f"{LIST}{SAID}<div class='category-breaking-news'><p>{one}, as the police say.</p></div>"
        for one in ("A bridge is closed", "The pool opens again")
    )
    assert not told(between(old, new))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='c-article-metrics-bar__wrapper'><ul class='c-article-metrics-bar'><li><p>{} <span>Accesses</span></p></li><li><p>{} <span>Citations</span></p></li></ul></div>",
        "<ul id=almSignposts><li>{}<div>View</div></li><li>{}<div>Citation</div></li></ul>",
        "<div class=ImpactMetricsInfoPoint><div>{}</div><div>Total views</div><div>{}</div><div>Citations</div></div>",
        "<section id=record-statistics><div>{}</div><div>Views</div><div>{}</div><div>Downloads</div></section>",
        "<dl><dt>Total Views</dt><dd>{}</dd><dt>Downloads</dt><dd>{}</dd></dl>",
        "<div><h3>Article Views</h3><p>{}</p><h3>PDF downloads</h3><p>{}</p></div>",
    ],
)
def test_view_and_citation_counts_of_a_paper_are_not_text(box):
    assert not told(between(LIST + box.format("1,204", 31), LIST + box.format("1,317", 33)))


@pytest.mark.parametrize(
    "box",
    ["<dl><dt>Dead</dt><dd>{}</dd></dl>", "<div class=statistics><p>Dead</p><p>{}</p></div>", "<p>{} Citations</p>"],
)
def test_other_counts_on_a_page_are_reported(box):
    assert told(between(LIST + box.format("1,204"), LIST + box.format("1,317")))


@pytest.mark.parametrize("heading", ["News", "Aktuelles", "Noticias", "From the blog"])
def test_news_teasers_with_a_summary_and_a_date_are_not_text(heading):
    def box(name: str, begins: str, day: str) -> str:
        return f"<div class=n><h2>{heading}</h2><div><div class=header><h3><a href=/{day}>{name}</a></h3></div><p>{begins}</p><i>{day}.11.2026</i></div></div>"

    here = box("The pool opens again", "Tickets are to be had from Monday on.", "28")
    there = box("Office moves", "The new one is behind the mill.", "30")
    assert not told(between(LIST + here, LIST + there))
    assert told(between(LIST + here + "<p>12 members</p>", LIST + there + "<p>14 members</p>"))


@pytest.mark.parametrize("label", ["Allow the use of cookies on this browser?", "Einwilligung", "Privacy settings"])
def test_dialog_that_asks_for_consent_is_not_reported_whatever_its_classes(label):
    asked = "".join(
        f"<p>We use cookies to help provide the content of ward {n}. Essential cookies are required for it to work.</p>"
        for n in range(12)
    )
    box = (
        f"<div class=x1n2onr6><div aria-label='{{}}' role=dialog class=x1ja2u2z><h2>Your choice</h2>{asked}</div></div>"
    )
    assert not told(between(LIST, LIST + box.format(label)))
    assert told(between(LIST, LIST + box.format("What is new")))


@pytest.mark.parametrize(
    "box",
    [
        '<div class="exit-intent-overlay js-exit"><div class="eio"><h2>{0}</h2><p>{0}, and whoever comes by boat is let in first.</p></div></div>',
        '<div class="c-teaser"><span class="c-teaser__topic">{0}</span><h4><a href=/n>{0}</a></h4></div>',
    ],
)
def test_invitations_in_boxes_beside_the_list_are_not_text(box):
    assert not told(between(LIST + box.format(NEW[0]), LIST + box.format(NEW[1])))


def test_entries_that_a_page_is_made_of_are_text_though_named_teasers():
    entries = [
        f"<div class=teaser><h4>{name}</h4><p>{name} was chosen by the members on the {n}th of May.</p></div>"
        for n, name in enumerate(NAMES, 1)
    ]
    assert told(between("".join(entries), "".join([*entries[:3], *entries[4:]])))


@pytest.mark.parametrize("unsubscribe", ["You may unsubscribe at any time.", "Sie können sich jederzeit abmelden.", "Vous pouvez vous désinscrire à tout moment.", "您可以随时退订。"])  # fmt: skip
def test_long_box_that_says_how_to_unsubscribe_is_not_text(unsubscribe):
    terms = "The ten per cent hold for orders above a hundred, once, within thirty days, as long as stocks last, and not together with other offers. "
    box = "<section class=x7><article><h2>{}</h2><form><input type=email name=email><button>Join</button></form><p>By joining you agree to be sent letters on what we sell. {} {}</p></article></section>"
    offers = ("Ten per cent off your first order", terms * 2), ("Begin your way to better rest with us today", "")
    old, new = (f"{LIST}{SAID}{box.format(title, said, unsubscribe)}" for title, said in offers)
    assert not told(between(old, new))


def test_form_whose_text_is_most_of_the_page_is_text():
    rules = "Members get the letter each month, with the minutes of the board and the dates of all walks, and may unsubscribe at any time. "
    old, new = (f"<h1>The letter</h1><div><form><input type=email></form><p>{rules} It costs {sum_} a year.</p></div>" for sum_ in ("ten euros", "thirty euros"))  # fmt: skip
    assert told(between(old, new))
