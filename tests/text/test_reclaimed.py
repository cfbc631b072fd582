"""Parts of the document that bear a class name of furniture are read all the same; real furniture by that name is not
reported."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from storage.model import Comparison

URL = "https://institute.example/reports/wells"
SENTENCES = [
    "Between March and June the commission looked at every well of the three valleys and wrote down what it found there.",
    "Most of those who were asked said that the water had tasted of iron for years, and that nobody had come to test it.",
    "The district office turned down each request for its own figures without a reason and did not answer to letters.",
    "A former keeper of the pumps described how the gauges were taken away in the second week of May, at night.",
    "The ministry did not answer the written questions that the commission had sent to it on the second of June.",
    "All of the notes are to be published when the lawyers have read them, with the names of the children left out.",
]
TEXT = "".join(f"<p>{one}</p>" for one in SENTENCES)
TITLE = "Wells of the three valleys"
MENU = "<nav><a href=/a>Home</a> <a href=/b>About</a></nav>"


def read(inside: str, title: str = TITLE) -> Text:
    markup = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{MENU}{inside}<footer>© Institute</footer></body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


def edited(inside: str, old: str, new: str) -> Comparison:
    assert inside.count("@") == 1
    return compare(read(inside.replace("@", old)), read(inside.replace("@", new)), url=URL)


def told(found: Comparison, *words: str) -> bool:
    """Whether all of these words are reported; without words, whether anything is."""
    return bool(found.lost or found.added) and all(
        any(word in one for one in (*found.lost, *found.added)) for word in words
    )


HEADS = [
    "<div class=header><h1>@</h1></div>",
    "<div class='hd'><h1>@</h1><p>Only the gauges tell.</p></div>",
    "<section class=hero-banner><h1>@</h1><p>Only the gauges tell.</p></section>",
    "<div class=breadcrumb-wrapper><a href=/r>Reports</a><h1>@</h1></div>",
    "<div role=banner><h1>@</h1></div>",
    "<div class=topbar><h1>@</h1></div>",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("new", [f"RETRACTED: {TITLE}", "Water of the three valleys"])
def test_title_is_read_whatever_its_box_is_called(head, new):
    old, after = (read(f"<div class=article>{head.replace('@', one)}{TEXT}</div>", one) for one in (TITLE, new))
    assert told(compare(old, after, url=URL), new)


def test_title_without_a_heading_element_is_read_in_a_banner():
    pages = (
        read(f"<div class=banner><div>{one}</div></div><div class=article>{TEXT}</div>", f"{one} - Institute")
        for one in (TITLE, f"Withdrawn: {TITLE}")
    )
    assert told(compare(*pages, url=URL), "Withdrawn")


def test_site_name_above_a_title_is_not_a_title():
    inside = f"<div class=header><h1>@</h1><p>News of the north</p></div><main><h1>{TITLE}</h1>{TEXT}</main>"
    assert not told(edited(inside, "Institute", "The Institute"))


DIALOGS = [
    "<div class='modal modal-error' id=error-modal><h1>Oh no</h1><p>Something went wrong!</p><a>Close</a></div>",
    "<div role=alertdialog><h1>Oh no</h1><p>Something went wrong!</p></div>",
    "<dialog><h1>Oh no</h1><p>Something went wrong!</p></dialog>",
    "<div class=signup-popup><h1>Oh no</h1><p>Something went wrong!</p></div>",
]


@pytest.mark.parametrize("dialog", DIALOGS)
@pytest.mark.parametrize("level", [1, 2])
def test_heading_of_a_dialog_is_not_the_title_of_the_page(dialog, level):
    inside = f"<main><h{level}>{TITLE}</h{level}>{TEXT}</main>@"
    assert not told(edited(inside, dialog, ""))


def test_heading_of_a_page_that_a_dialog_holds_is_its_title():
    inside = f"<div class=modal role=dialog><h1>@</h1>{TEXT}</div>"
    assert told(edited(inside, TITLE, f"RETRACTED: {TITLE}"), "RETRACTED")


NOTICES = [
    ("<div class=banner><h2>@</h2><p>It no longer reflects our findings.</p></div>", "This report was withdrawn on 5 March 2026"),
    ("<section class='notification-banner' role=region>@</section>", "This report was superseded on 5 March 2026"),
    ("<aside class=retraction>@</aside>", "This article has been retracted by the editors."),
    ("<div role=alertdialog><p>@</p></div>", "This article has been retracted by the editors."),
    ("<div class=article-popup>@</div>", "This article has been corrected: see the note."),
    ("<div class=ribbon>@</div>", "RETRACTED"),
    ("<div class=ribbon>@</div>", "【已撤回】"),
    ("<div class=alert-banner>@</div>", "本文已更正：河西县的户数有误"),
    ("<div class=banner>@</div>", "Статья отозвана редакцией"),
]  # fmt: skip


@pytest.mark.parametrize(("box", "words"), NOTICES)
def test_withdrawal_notice_is_read_in_any_box(box, words):
    inside = f"<main><h1>{TITLE}</h1>@{TEXT}</main>"
    assert told(edited(inside, "", box.replace("@", words)), words.split(" on ")[0].split("：")[0])


@pytest.mark.parametrize(
    "words",
    [
        "We use cookies. Consent may be withdrawn at any time.",
        "Give before midnight and your gift will be doubled.",
        "You may be withdrawn from the newsletter at any time.",
    ],
)
def test_cookie_donation_or_newsletter_banner_is_not_text(words):
    inside = f"<main><h1>{TITLE}</h1>@{TEXT}</main>"
    assert not told(edited(inside, "", f"<div class=banner><p>{words}</p></div>"))


HEADINGS = [
    ("recommendations", "Recommendations"), ("related-work", "Related work"), ("comments", "Comments"), ("social-impact", "Social impact"),
    ("information-sharing", "Information sharing"), ("ad-hoc-committee", "Ad hoc committee"), ("consent", "Consent"),
    ("comment-retrouver-le-gout-et-l-odorat", "Comment retrouver le goût et l’odorat ?"), ("ueber-die-cookies-im-muesli", "Über die Cookies im Müsli"),
    ("comments-of-the-ministry-on-the-iron", "Comments of the ministry on the iron in the wells (1994)"),
    ("copyright", "Copyright"), ("feedback", "Feedback"), ("languages", "Languages"), ("the-weather", "The weather"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "heading"), HEADINGS)
@pytest.mark.parametrize("part", ["<section id={}><h2>{}</h2>{}</section>", "<h2 id={}>{}</h2>{}"])
def test_section_named_by_its_heading_is_not_furniture(name, heading, part):
    point = "<p>The ministry must @ all who were told to drink from the wells without being told of the iron.</p><ul><li>Close the pumps.</li></ul>"
    inside = f"<main><h1>{TITLE}</h1>{TEXT}{part.format(name, heading, point)}</main>"
    assert told(edited(inside, "pay", "ask"), "ask all who")


def test_heading_of_a_section_named_like_furniture_is_read():
    inside = (
        f"<main><h1>{TITLE}</h1>{TEXT}<h2 id=comments>@</h2><p>Three readers wrote to us about the iron.</p></main>"
    )
    assert told(edited(inside, "Comments", "Comments of the ministry"), "Comments of the ministry")


def test_reader_comments_are_not_text():
    inside = f"<main><h1>{TITLE}</h1>{TEXT}</main><div id=comments class=comments><h2>Comments</h2><p>@</p></div>"
    assert not told(edited(inside, "I have been to that valley and saw it all.", "Nobody in the valley believes that."))


PIECES = [
    "elementor-widget elementor-widget-text",
    "so-widget-sow-editor",
    "widget textwidget",
    "vc_widget",
    "ui-widget-content",
]


@pytest.mark.parametrize("piece", PIECES)
def test_page_composed_of_widgets_is_read(piece):
    def boxed(inside: str) -> str:
        return f"<div class='{piece}'><div>{inside}</div></div>"

    half = len(TEXT) // 2
    inside = "".join(
        [
            boxed("<h1>@</h1>"),
            boxed(TEXT[:half]),
            boxed("<table><tr><td>Wells</td><td>612</td></tr></table>"),
            boxed(TEXT[half:]),
        ]
    )
    assert told(edited(inside, TITLE, f"RETRACTED: {TITLE}"), "RETRACTED")
    whole = inside.replace("@", TITLE)
    assert told(edited(whole.replace("612", "@"), "612", "621"), "621")
    assert told(edited(whole.replace("taken away", "@"), "taken away", "mended"), "mended")


def test_widget_beside_a_text_is_not_text():
    inside = (
        f"<main><h1>{TITLE}</h1>{TEXT}</main><div class=widget><h3>Archive</h3><ul><li><a href=/5>@</a></li></ul></div>"
    )
    assert not told(edited(inside, "May", "June"))


@pytest.mark.parametrize("name", ["related", "recommendations", "social", "share", "banner", "header"])
def test_box_of_sentences_is_text_under_any_vague_class_name(name):
    said = f"<p>The commission found that @ of the wells in the upper valley are poisoned with lead.</p><p>{SENTENCES[2]}</p>"
    inside = f"<main><h1>{TITLE}</h1>{TEXT}<div class={name}>{said}</div></main>"
    assert told(edited(inside, "forty", "four"), "forty", "four")


def test_related_links_with_a_summary_are_not_text():
    box = "<h3>More</h3><a href=/x>@</a><p>Three hundred people came to the river to see how the gauges are read by the keepers.</p>"
    inside = f"<main><h1>{TITLE}</h1>{TEXT}<div class=related>{box}</div></main>"
    assert not told(edited(inside, "A day at the river", "A night at the river"))


@pytest.mark.parametrize("name", ["no-sidebar", "has-sidebar", "with-sidebar"])
def test_class_that_says_the_page_has_a_sidebar_is_not_a_sidebar(name):
    inside = f"<div class={name}><p>{SENTENCES[0]}</p><p>It found @ wells.</p></div><div>{''.join(f'<p>{one}</p>' for one in SENTENCES[1:])}</div>"
    assert told(edited(inside, "forty", "four"), "forty", "four")


FEET = [
    "<blockquote><p>These facts are grave.</p><footer class=blockquote-footer>@</footer></blockquote>",
    "<footer class=entry-footer><p>By @</p></footer>",
    "<div class=article-footer><p>Edited by @</p></div>",
    "<div class=post-footer>By @ <a href=/t>water</a></div>",
    "<div class=table-footer>Source: @</div>",
    "<div class=footer-notes>Note: @ was not asked</div>",
    "<aside role=doc-footnote class=footnote>@ was not asked</aside>",
    "<aside class='footnote-list brackets'><aside class=footnote role=doc-footnote><p>@ was not asked</p></aside></aside>",
    "<section class=footnotes role=doc-endnotes>@ was not asked</section>",
    "<aside role=doc-abstract><p>@ was not asked</p></aside>",
    "<aside role=note><h4>Amended by</h4><p>(Act 7-149, section 4, Official Register 37, page @.)</p></aside>",
    "<aside class=annotations><p>For a repeal of this section for 90 days, see the emergency act that @ signed.</p></aside>",
    "<div class=byline-share><p>By @</p></div>",
    "<div class=author-social><span>By @</span></div>",
    "<div class=content__signa-share><div><p>By @</p></div></div>",
    "<div class=share><p>By @</p><a href=/s>Share</a></div>",
]


@pytest.mark.parametrize("foot", FEET)
def test_byline_or_note_at_the_foot_of_an_article_is_read(foot):
    inside = f"<article><h1>{TITLE}</h1>{TEXT}{foot}</article>"
    assert told(edited(inside, "Vera Horak", "Jon Smith"), "Vera Horak", "Jon Smith")


@pytest.mark.parametrize(
    "foot",
    [
        "<footer class=entry-footer><a href=/t/@>@</a></footer>",
        "<footer class=entry-footer><ul class=related><li>@</li></ul></footer>",
        "<div class=share><span>@</span> <a href=/s>Share</a></div>",
    ],
)
def test_tags_related_links_and_share_boxes_at_the_foot_are_not_text(foot):
    inside = f"<article><h1>{TITLE}</h1>{TEXT}%</article>"
    one, other = (read(inside.replace("%", foot.replace("@", words))) for words in ("Waters", "Rivers"))
    assert not told(compare(one, other, url=URL))


@pytest.mark.parametrize(
    "box",
    [
        "<main>{}</main>",
        "<article>{}</article>",
        "<div class=main-content>{}</div>",
        "<div class=post-content>{}</div>",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>@</p>", ""),
        ("<div><span>@</span></div>", ""),
        ("<ul><li>@</li></ul>", ""),
        ("<ul class=x><li>The office admitted on @ that two wells were closed.</li><li>The court ordered it to open them.</li></ul>", ""),
        ("<p>The court found on @ that the office had hidden the gauges, and ordered it to open them.</p>", ""),
        ("", "<p>The court found on @ that the office had hidden the gauges, and ordered it to open them.</p>"),
        ("", "<p class=note>Corrected on @</p>"),
    ],
)  # fmt: skip
def test_lines_between_title_and_text_or_right_below_it_are_read(box, before, after):
    inside = f"<h1>{TITLE}</h1>{before}{box.format(TEXT)}{after}"
    assert told(edited(inside, "14 June 2024", "14 August 2024"), "14 June 2024", "14 August 2024")


def test_date_above_a_title_in_its_box_is_read():
    inside = f"<div><ul><li>Press release</li><li>@</li></ul><h1>{TITLE}</h1></div><main>{TEXT}</main>"
    assert told(edited(inside, "14 June 2024", "14 August 2024"), "14 August 2024")


def test_line_behind_a_menu_under_the_site_name_is_not_text():
    menu = "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(6))
    inside = f"<h1>Institute</h1><ul>{menu}</ul><div>12 degrees</div><main><h2>{TITLE}</h2>{TEXT}</main>"
    assert "12 degrees" not in read(inside).body


HIDDEN = "<h1>%s</h1><div><span>Zhang Wei</span></div><div style='visibility: hidden; opacity: 0;'>%s</div><div style='display:none'>Scan the code</div>"


def test_text_that_a_script_makes_visible_is_read():
    inside = HIDDEN % (TITLE, f"{TEXT}<p>There are @ wells.</p>")
    assert told(edited(inside, "612", "621"), "612", "621")
    assert told(edited(HIDDEN % (TITLE, f"{TEXT}@"), "<p>Two men died of it.</p>", ""), "Two men died")


def test_hidden_text_that_was_emptied_is_lost():
    full, empty = (read(HIDDEN % (TITLE, one)) for one in (TEXT, ""))
    assert compare(full, empty).kept < 0.3


def test_text_about_hidden_elements_is_kept():
    assert (
        "style='visibility: hidden'"
        in read(f"<main>{TEXT}<p>Set &lt;div style='visibility: hidden'> there.</p></main>").visible
    )


def test_nav_element_without_links_is_text():
    inside = f"<main><h1>{TITLE}</h1>{TEXT}<div>Who pays?</div><nav><p>@ and the gifts of those who read our reports.</p></nav></main>"
    assert told(edited(inside, "A foundation", "The ministry"), "The ministry")


@pytest.mark.parametrize("name", ["language-bash line-numbers-mode", "language-python", "highlight language-text"])
def test_code_listing_with_a_language_class_is_read(name):
    listing = f"<div class='{name}'><pre class='{name}'><code class='{name}'><span class='token comment'># @</span>\nmkdir /run/wells\n</code></pre></div>"
    assert told(edited(f"<main><h1>{TITLE}</h1>{TEXT}{listing}{TEXT}</main>", "as root", "as nobody"), "as nobody")


@pytest.mark.parametrize("name", ["languages", "language-switcher", "language-menu", "lang-list"])
def test_language_menu_is_not_text(name):
    menu = f"<div class='{name}'><a href=/en>English</a> <a href=/zh>中文</a>@</div>"
    assert not told(edited(f"<main><h1>{TITLE}</h1>{menu}{TEXT}{TEXT}</main>", "", "<a href=/fa>فارسی</a>"), "فارسی")


@pytest.mark.parametrize(
    "inside",
    [
        '<h2 class="ui header">@</h2><p>Omar Said was held there.</p>',
        '<h3 class="latest">@</h3><p>Omar Said was held there.</p>',
        '<table><tr class="header"><th>@</th></tr><tr><td>Omar Said</td></tr></table>',
        '<table><tr><th class="header">@</th></tr><tr><td>Omar Said</td></tr></table>',
    ],
)
def test_heading_or_table_header_is_text_whatever_its_class(inside):
    old, new = (
        read(f"<main>{TEXT}{inside.replace('@', one)}</main>") for one in ("Detained in Aru", "Executed in Aru")
    )
    assert told(compare(old, new))


PART = "<h2>Findings</h2><p>Of the 316 wells that were tested @ exceed the limit.</p><p>The tanneries must stop by the end of next year.</p>"


@pytest.mark.parametrize(
    "name", ["menu", "tab-pane nav-pane", "navigation", "ui menu segment", "bottom", "toolbar", "topbar-text"]
)
def test_section_under_a_menu_class_name_is_read(name):
    for inside in (f"<article><h1>{TITLE}</h1>{TEXT}<div class='{name}'>{PART}</div></article>",
                   f"<div><h1>{TITLE}</h1><div>{TEXT}</div><div class='{name}'>{PART}</div></div>"):  # fmt: skip
        assert told(edited(inside, "94", "49"), "94", "49")


def test_sentences_within_menus_are_not_text():
    menu = (
        "<div class=mega-menu><p>@ of those who sit in the house speak here.</p><p>Each of them is elected.</p></div>"
    )
    assert not told(edited(f"{menu}<main><h1>{TITLE}</h1>{TEXT}</main>", "121", "119"))
    leads = "<div class=menu><p>@ of the <a href=/w>wells</a> are dry.</p><p>Each of them was looked at.</p></div>"
    assert not told(edited(f"<main><h1>{TITLE}</h1>{TEXT}{leads}</main>", "121", "119"))


def test_marquee_above_a_text_is_not_text():
    runs = f"<table><tr><td><marquee>@</marquee></td></tr></table><h1>{TITLE}</h1><div>{TEXT}</div>"
    news = ("The house is prorogued until the fourth of May.", "The house meets again today at four.")
    assert not told(edited(runs, *news))
    alone = "<center><marquee><h1>@</h1></marquee></center>"
    assert told(edited(alone, *news), *news)


def promos(*said: str) -> str:
    """A page of entries, each in a box whose class calls it a promo, as some systems do with everything on a page."""
    entry = "<div class=ResourceList-item><div class=ResourcePromo><a href=/{0}>Report {0}</a><div class=PagePromo-description>{1}</div></div></div>"
    return (
        f"<main class=Page-main><h1>{TITLE}</h1>"
        + "".join(entry.format(n, one) for n, one in enumerate(said))
        + "</main>"
    )


def test_page_composed_of_promo_boxes_is_read():
    old, new = (
        promos(SENTENCES[0], f"This {which} report says what the wells hold and who drank of them.", *SENTENCES[2:])
        for which in ("first", "2025")
    )
    assert told(compare(read(old), read(new), url=URL), "2025 report")


def test_promo_box_beside_a_text_is_not_text():
    inside = f"<div class=article><h1>{TITLE}</h1>{TEXT}</div><div class=promo><p>@ It is sent to all who ask for it.</p></div>"
    assert not told(edited(inside, "Our letter comes on Mondays.", "Our letter comes on Fridays."))


PARTS = ("Wells", "Pumps", "Gauges", "Keepers", "Letters")
REACHED = "<div class=navigation-block id=contact><p>You can reach the keeper of the figures by:</p><ul><li>Email: @</li><li>Mail: 1 Well Row</li></ul></div>"


def test_parts_of_a_text_that_are_named_after_its_menu_are_text():
    parts = "".join(
        f"<div class=navigation-block id=part-{n}><h3>{name}</h3></div><p>{SENTENCES[n]}</p>" for n, name in enumerate(PARTS)
    )  # fmt: skip
    page = f"<h1>{TITLE}</h1>{parts}{REACHED}"
    assert told(edited(page, "figures@wells.example", "figures@office.example"), "wells", "office")


@pytest.mark.parametrize("tag", ["div", "li"])
def test_menus_without_links_above_and_below_a_text_are_not_text(tag):
    def menu(last: str) -> str:
        return "".join(f"<{tag} class=navigation-item><span>{one}</span></{tag}>" for one in (*PARTS, last))

    old, new = (f"{menu(last)}<h1>{TITLE}</h1>{TEXT}{menu(last)}" for last in ("Rivers of the north", "Lakes of the south"))  # fmt: skip
    assert not told(compare(read(old), read(new), url=URL))


def test_parts_of_a_page_that_a_content_manager_calls_containers_are_text():
    page = f"<div id=storefront class=cmp-container><div id=c1 class=cmp-container><div class=cmp-title><h1>For whoever reads a gauge</h1></div><div class=cmp-text>{TEXT}<p>@</p></div></div></div><div class=terms>{TEXT}</div>"
    assert "The gauges are read at noon." in read(page.replace("@", "The gauges are read at noon.")).body


def test_text_behind_a_registered_mark_is_text():
    items = "".join(f"<li><p>{one}</p></li>" for one in SENTENCES * 6)
    mark = "<p>The trademark “Wells”, registered under number @, belongs to the commission.</p>"
    page = f"<h1>{TITLE}</h1><ol>{items}{mark}<p>- Whoever copies the figures names the commission and the year of them.</p></ol>"
    assert told(edited(page, "4332245", "4332246"), "4332246")


CARDS = "<article><h1>Cookies</h1>{}<div class=cookie-cards><div class=cookie-card><div class=cookie-description>Keeps for @ who wrote a letter to the commission.</div></div></div></article>"
DIALOG = "<div class='cookie-consent-box'><p>We keep cookies for @ on your computer, if you agree.</p></div>"


def test_part_of_a_document_on_cookies_that_is_named_after_them_is_text():
    page = CARDS.format(TEXT)
    old, new = (read(page.replace("@", time), "Cookies | Institute") for time in ("a month", "two years"))
    assert told(compare(old, new, url=URL), "two years")


@pytest.mark.parametrize("title", ["Cookies | Institute", TITLE])
def test_box_that_asks_for_cookies_is_not_text(title):
    page = f"<article><h1>{title}</h1>{TEXT}</article>{DIALOG}"
    old, new = (read(page.replace("@", time), title) for time in ("a month", "two years"))
    assert not told(compare(old, new, url=URL))


def test_opening_of_an_article_called_its_top_is_text():
    page = f"<article><section class=top-article><h2>{TITLE}</h2><p>Of the 316 wells that were tested @ exceed the limit that the ministry set.</p></section><div>{TEXT}</div></article>"
    assert told(edited(page, "90", "97"), "97")


def test_list_of_the_most_read_articles_is_not_text():
    page = f"<article><h1>{TITLE}</h1>{TEXT}</article><div class=top-articles><p>The pumps of @ are mended, says the keeper of the gauges.</p></div>"
    assert not told(edited(page, "May", "June"))


def test_dishes_of_a_page_without_a_main_part_are_read_and_a_menu_of_its_parts_is_not():
    dishes = [
        ("Monday", "Rice with barley, seaweed soup, braised chicken, salad"),
        ("Tuesday", "Rice with millet, bean paste stew, fried squid, radish"),
        ("Wednesday", "Closed for the holiday of the founder of the school"),
        ("Thursday", "Noodles in broth, dumplings, pickled peppers, kimchi"),
        ("Friday", "Pilaf of pork, octopus balls, fish cakes, cucumber"),
    ]
    day = "<section><div class=day>{}</div><div class=menu-text>{}</div></section>"
    page = f"<div class=all><h1>{TITLE}</h1>{''.join(day.format(*one) for one in dishes)}</div>"
    assert told(edited(page.replace("octopus", "@"), "octopus", "prawn"), "octopus")
    parts = "".join(f"<div class=menu-text>{one}</div>" for one in ("News", "@", "Papers", "People", "Visit"))
    assert not told(
        edited(f"<div class=all>{parts}<h1>{TITLE}</h1>{TEXT}</div>", "What we found in the valleys", "Wells")
    )


def test_panes_of_an_article_that_are_named_as_menus_are_text():
    said = f"<p>{SENTENCES[0]} By <a href=/who/7>A. Lind</a>.</p><p>{SENTENCES[1]}</p><p>@</p>"
    pane = (
        f"<article><h2>Day one</h2>{TEXT * 2}<div class='w3-container menu w3-padding' id=day2>{said}</div></article>"
    )
    assert told(edited(pane, SENTENCES[2], SENTENCES[3]))


def test_lead_right_below_the_heading_is_text_though_it_is_called_a_teaser_text():
    lead = "<div class=teaser-text><p>@</p></div>"
    page = f"<div class=news-detail><h1>{TITLE}</h1>{lead}{TEXT}</div>"
    assert told(edited(page, "By public tender under the code of contracts", "By lot among those who apply"))
    other = f"<div class=news-detail><h1>{TITLE}</h1>{TEXT}<div class=teaser-text><a href=/b>@</a></div></div>"
    assert not told(edited(other, "By public tender under the code of contracts", "By lot among those who apply"))
