"""A site's name that links to its front page, and the credit line of its theme below all pages, are not text of a
page."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

URL = "https://school.example/html/computers.html"
LINES = [
    f"In year {n} of the course networks are laid out, measured, and handed over to the next class." for n in range(6)
]
COURSE = "<h1>Computers</h1>" + "".join(f"<p>{one}</p>" for one in LINES)
MENU = "<ul><li><a href=/a>Courses</a></li><li><a href=/b>Dates</a></li></ul>"


def read(inside: str) -> Text:
    page = f"<!DOCTYPE html><html><head><title>Computers - School 29</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def told(old: str, new: str) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(read(old), read(new), url=URL)
    return bool(found.lost or found.added)


@pytest.mark.parametrize(
    "href", ["../index.html", "/", "https://school.example", "https://school.example/index.php", "./"]
)
def test_site_name_above_the_title_that_links_home_is_not_text(href):
    head = "<div class=top><a href={}><div><span>Technical School {}</span> <span>of the harbour</span></div></a>{}</div>{}"
    one, other = (head.format(href, name, MENU, COURSE) for name in ("No. 29 of 6", "No. 29 D.E. 6"))
    assert not told(one, other)


def test_name_that_links_elsewhere_or_stands_below_the_title_is_reported():
    lines = [
        f'<p><a href="{href}">Technical School No. {n}</a></p>' for n in (29, 30) for href in ("/people/lind", "/")
    ]
    assert told(lines[0] + COURSE, lines[2] + COURSE), "another page of the site"
    assert told(COURSE + lines[1], COURSE + lines[3]), "below the title"


CREDITS = [
    '<section><a href="https://mobirise.site/y"></a><p><a href="https://mobirise.site/d">{}</a> was made with Mobirise</p></section>',
    '<section><p>Made with &#8204;</p><a href="https://mobirise.com/builder.html">{}</a></section>',
    '<div class=x>Theme by <a href="https://themes.gohugo.io/themes/x/">{}</a></div>',
]


@pytest.mark.parametrize("credit", CREDITS)
def test_theme_credit_below_the_page_is_not_text(credit):
    one, other = (COURSE + credit.format(words) for words in ("Landing Page Software", "Offline Website Maker"))
    assert not told(one, other)
    assert not told(one, COURSE)


def test_builder_credit_amid_the_text_is_not_text_if_it_is_named_so():
    def page(name: str, words: str) -> str:
        return COURSE.replace(
            "</h1>", f'</h1><section class={name}><a href="https://mobirise.ws/e">{words}</a></section>'
        )

    assert not told(page("engine", "site builder"), page("engine", "free maker"))
    assert not told(page("engine", "site builder"), COURSE)
    assert told(page("lead", "site builder"), page("lead", "free maker"))


def test_credits_with_another_link_or_many_words_or_above_the_text_are_reported():
    said = (
        "with all that was said of it in the council and in the papers of the town, may be read by whoever asks for it"
    )
    for line in (
        '<div>Report on <a href="https://mobirise.com/">{}</a>, by <a href="/people/lind">B. Lind</a></div>',
        f'<div>What the school paid for <a href="https://mobirise.com/">{{}}</a> in the year, {said}</div>',
    ):
        assert told(COURSE + line.format("Builder one"), COURSE + line.format("Builder two"))
    inside = '<p>We used <a href="https://mobirise.com/">{}</a></p>'
    assert told(inside.format("one builder") + COURSE, inside.format("two builders") + COURSE)


RESULTS = '<div class=search-results><h2>Results for "<span id=q></span>"</h2><ul></ul></div>'


def test_empty_search_results_box_is_not_text():
    assert not told(COURSE, f"<main>{COURSE}{RESULTS}</main>")


MOTTOS = [
    ("<div class=top><h1 class=site-title>{}</h1><p class=site-description>Roads and nets</p></div>", "School 29"),
    ("<div class=top><h1 class=site-title>School 29</h1><p class=site-description>{}</p></div>", "Roads and nets"),
    ("<div class=top><p class='wp-block-site-title'>{}</p><p class=wp-block-site-tagline>Roads and nets</p></div>", "School 29"),
    ("<div id=blog-name class='blog_title'><span>{}</span></div>", "School 29"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "said"), MOTTOS)
def test_site_title_and_tagline_by_their_theme_class_are_not_text(head, said):
    post = COURSE.replace("h1>", "h2>")
    assert not told(head.format(said) + post, head.format("All that is learned") + post)
    assert told(head.format(said) + post, head.format("This site was seized by the police.") + post), "a notice"
    assert told(head.format(said) + post, head.format(said) + post.replace("Computers<", "Networks<"))


def test_page_heading_with_the_site_title_class_is_reported():
    assert told(
        COURSE.replace("<h1", "<h1 class=site-title"), COURSE.replace("<h1>Computers", "<h1 class=site-title>Networks")
    )
