"""What a page repeats in another form is not an alteration: a date in another format, its name, a menu without
markup."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from tests.support.site import prose


def text(main, *, title="On transfers of labour", before="", head="", end=""):
    paragraphs = "".join(f"<p>{prose(3)} Part {n}.</p>" for n in range(4))
    page = (
        f"<!doctype html><html><head><title>{title}</title></head><body>{before}<main>{head}<h1>{title}</h1>{main}{paragraphs}{end}"
        f"</main></body></html>"
    )
    return extract(page.encode(), media_type="text/html", url="https://u.example/report")


def differs(one, other):
    found = compare(one, other)
    return bool(found.lost or found.added)


SAME = [
    ("25 Nov", "Nov 25"), ("Effective August 28, 2025Earlier version", "Effective 28 August 2025Earlier version"), ("25. März 2025", "25.03.2025"), ("March 3, 2025", "3 March 2025"), ("2025年3月3日", "2025-03-03"),
    ("2018 年 9 月 26 日", "September 26, 2018"), ("Thu Apr 17, 2025", "17/04/2025"), ("星期四, 2025-04-17", "17 April 2025"),
    ("3 марта 2025", "03.03.2025"), ("Published: March 3, 2025", "Published: 2025-03-03"),
]  # fmt: skip
OTHERS = [
    ("25 Nov", "Nov 26"), ("25. März 2025", "25.04.2025"), ("March 3, 2025", "3 March 2024"), ("3/4/2025", "4/3/2025"),
    ("2018 年 9 月 26 日", "September 27, 2018"), ("Sat in court on 17 April 2025", "Set in court on 17 April 2025"),
    ("It was raided on Monday, 2019-03-12, by forty men.", "It was raided on Tuesday, 2019-03-12, by forty men."), ("Wed, 2019-03-12", "2019-03-12"),
    ("Resolved on 3 March 2025", "Resolved not on 3 March 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "is_"), SAME)
def test_date_in_another_format_is_the_same_date(was, is_):
    assert not differs(text(f"<p>{was}</p>"), text(f"<p>{is_}</p>"))


@pytest.mark.parametrize(("was", "is_"), OTHERS)
def test_different_date_or_sentence_is_reported(was, is_):
    assert differs(text(f"<p>{was}</p>"), text(f"<p>{is_}</p>"))


NAME = "Music and Politics – An Interactive Bibliography"


def test_title_split_into_parts_and_repeated_is_the_same():
    parts = "<p>Music and Politics</p><p>An Interactive Bibliography</p>" * 2
    assert not differs(text(f"<p>{NAME}</p>", title=NAME), text(parts, title=NAME))


def test_title_removed_from_below_a_text_is_reported():
    assert differs(text("", title=NAME, end=f"<p>{NAME}</p>"), text("", title=NAME))


def test_part_of_the_title_replaced_by_another_part_is_reported():
    title = "Letter of Anna Berg and Carl Dahl"
    assert differs(text("<p>Anna Berg</p>", title=title), text("<p>Carl Dahl</p>", title=title))


def menu(*entries):
    return "<div>" + " ".join(f'<a href="/{one.lower()}.html">{one}</a>' for one in entries) + "</div>"


def under(head, parts=4):
    paragraphs = "".join(f"<p>{prose(3)} Part {n}.</p>" for n in range(parts)) or f"<p>{prose(1)[:250]}.</p>"
    page = f"<!doctype html><html><head><title>Projects</title></head><body>{head}<div><h2>Projects</h2>{paragraphs}</div></body></html>"
    return extract(page.encode(), media_type="text/html", url="https://u.example/report")


@pytest.mark.parametrize("then", [("Home", "Projects", "Team", "Contact", "Español"), ("Projects", "Team", "Contact")])
def test_menu_without_markup_is_not_text(then):
    assert not differs(under(menu("Home", "Projects", "Team", "Contact")), under(menu(*then)))


def test_menu_above_a_short_text_must_begin_with_the_front_page():
    """Otherwise a short page may consist of its line of links."""
    more = ("Projects", "Team", "Contact", "Blog")
    assert not differs(under(menu("Home", *more[:3]), 0), under(menu("Home", *more), 0))
    assert differs(under(menu("Alpha", *more[:3]), 0), under(menu("Alpha", *more), 0))


def test_line_of_links_within_a_text_is_text():
    years = "<p>Reports: " + menu("2019", "2020", "2021") + "</p>"
    assert differs(text(f"<p>{prose(2)}</p>{years}<p>{prose(2)}</p>"), text(f"<p>{prose(2)}</p><p>{prose(2)}</p>"))


def by(*names):
    return "<div>" + " ".join(f'<a href="/authors/{one[:3]}">{one}</a>' for one in names) + "</div>"


def test_line_of_links_to_people_above_a_text_is_text():
    assert differs(under(by("Anna Berg", "Carl Dahl", "Eva Falk")), under(by("Anna Berg", "Carl Dahl", "Gun Hall")))


def test_line_of_links_with_a_status_word_is_text():
    assert differs(under(menu("Current", "History", "Cases")), under(menu("Repealed", "History", "Cases")))


LINK = '<a href="/code">City of San Mateo Municipal Code.</a>'
NOTICE = '<a href="/notice">This article has been retracted: read the notice</a>'


def test_single_link_added_above_a_text_is_not_reported():
    assert not differs(text(""), text("", head=f"<div>{LINK}</div>"))


def test_link_with_words_of_a_notice_is_reported():
    assert differs(text(""), text("", head=f"<div>{NOTICE}</div>"))


def test_link_removed_from_above_a_text_is_reported():
    assert differs(text("", head=f"<div>{LINK}</div>"), text(""))
