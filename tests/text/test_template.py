"""Which part of a change belongs to the site, judged by its not-found page: whole lines found there, never a part of
one."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.text import Template, compare
from tests.support.site import prose

TITLE = "Inquiry into the wells of the valley"
HEAD = '<div><a href="/">Institute</a></div><div><a href="/w">Works of the institute</a></div>'
FOOT = "<div>Karsfeld, Old Ferry Road</div>"
TEXT = f"<p>{prose('what the inquiry finds', 60)}</p>"
LEAD = "No operator of the plant answered the questions that were sent in August."


def whole(title, content):
    page = (
        f"<html><head><title>{title}</title></head><body>{HEAD}<div><h1>{title}</h1>{content}</div>{FOOT}</body></html>"
    )
    return text.extract(page.encode(), media_type="text/html", charset_hint=None, url="https://site.example/a/wells")


def missing(box):
    return whole("Page not found", f"<p>There is nothing here.</p>{box}")


def told(old, new, then, now=None):
    """What is reported when `old` becomes `new` beside the text, and `then` becomes `now` on the site's not-found
    page."""
    site = Template(missing(then), missing(then if now is None else now))
    found = compare(whole(TITLE, TEXT + old), whole(TITLE, TEXT + new), template=site)
    return " ".join((*found.lost, *found.added))


def rows(*names, form="<li>{}</li>"):
    return f"<ul>{''.join(map(form.format, names))}</ul>"


@pytest.mark.parametrize(
    ("old", "new", "site"),
    [
        ("<div>37</div><div>wells above the limit</div>", "<div>21</div><div>wells above the limit</div>", "Tel. +7 495 137-37-21"),
        (rows("Omar", "Ivan", "Leyla"), rows("Omar", "Leyla"), "12 Ivanov street"),
        (rows("李娜", "王伟", "张敏"), rows("李娜", "张敏"), "主办：某局 责任编辑：王伟民"),
        ("<div>Guilty</div>", "<div>Acquitted</div>", "Not guilty pleas explained and the acquitted speak"),
        ("<div>否</div>", "<div>是</div>", "您对本页是否满意"),
        ("<table><tr><td>Omar</td><td>37</td></tr></table>", "<table><tr><td>Omar</td><td>21</td></tr></table>", "37 to 21 votes"),
    ],
)  # fmt: skip
def test_part_of_a_line_on_the_site_page_does_not_count(old, new, site):
    assert told(old, new, f"<p>{site}</p>")
    assert told(f"{old}<p>{site}</p>", f"{new}<p>{site}</p>", f"<p>{site}</p>")


@pytest.mark.parametrize("before", ["", f"<p>{TITLE}</p>", f"<p>{TITLE}</p><p>14 November 2026</p>", "<p>New</p>"])
def test_sentence_that_the_site_page_keeps_belongs_to_the_document(before):
    assert told(f"{before}<p>{LEAD}</p>", before, f"{before}<p>{LEAD}</p>") == LEAD
    assert told(before, f"{before}<p>{LEAD}</p>", f"{before}<p>{LEAD}</p>") == LEAD


@pytest.mark.parametrize("lead", [LEAD, "Police shot protesters", "Shot", "警方开枪打死抗议者"])
@pytest.mark.parametrize("between", ["", "<p>14 November 2026</p>"])
def test_replaced_lead_is_reported_while_its_teaser_rotates_out(lead, between):
    page, teaser = f"{between}<p>{{}}</p>", f"<h3>{TITLE}</h3>{between}<p>{{}}</p>"
    found = told(page.format(lead), page.format("Talks went on"), teaser.format(lead), "<h3>Roads</h3><p>New ones.</p>")
    assert lead in found
    found = told(page.format("Talks went on"), page.format(lead), teaser.format("Talks went on"), teaser.format(lead))
    assert lead in found


def test_replaced_lead_is_reported_although_its_teaser_has_no_title():
    dated = "<p>14 November 2026</p><p>{}</p>".format
    for one, two in ((LEAD, "Talks went on."), ("Police shot protesters", "Talks went on")):
        site = Template(missing(dated(one)), missing(dated(two)))
        found = compare(whole(TITLE, dated(one) + TEXT), whole(TITLE, dated(two) + TEXT), template=site)
        assert one in " ".join(found.lost)
        assert two in " ".join(found.added)


MENU = ("Committee on Health", "Committee on Works", "Petitions", "Budget")


@pytest.mark.parametrize("form", ["<li>{}</li>", "<div>{}</div>", "<table><tr><td>{}</td></tr></table>", "{} | "])
def test_line_that_the_site_page_loses_or_gains_too_is_not_reported(form):
    more, less = rows(*MENU, form=form), rows(*MENU[:2], *MENU[3:], form=form)
    assert told(more, less, more, less) == ""
    assert told(less, more, less, more) == ""


def test_cells_of_a_row_count_as_lines():
    row = "<table><tr><td>Committee on Health</td><td>{}</td><td>Budget</td></tr></table>".format
    one, two = row("Committee on Works"), row("Committee on Roads")
    assert told(one, two, one, two) == ""
    assert "Committee on Works" in told(one, two, one)


def test_sentences_of_a_box_that_changes_site_wide_are_not_reported():
    news = [f"<p>The minister opened bridge number {n} of the eastern road.</p>" for n in range(4)]
    one, two = "".join(news[:2]), "".join(news[2:])
    assert told(one, two, one, two) == ""


def test_box_of_the_site_that_the_page_lost_or_gained_whole_is_not_reported():
    assert told(rows(*MENU), "", rows(*MENU)) == ""
    assert told("", rows(*MENU), rows(*MENU)) == ""


def test_single_line_lost_from_a_list_that_the_site_page_has_is_reported():
    names = ("Omar Diaz of Karsfeld", "Ivan Petrov of Old Ferry", "Leyla Aslan of Karsfeld")
    assert told(rows(*names), rows(names[0], names[2]), rows(*names)).count(names[1]) == 1


def test_menu_entry_that_the_page_gets_later_than_the_site_page_is_not_reported():
    assert told(rows(*MENU[:2], *MENU[3:]), rows(*MENU), rows(*MENU)) == ""


def test_single_line_that_the_site_page_has_in_a_list_is_reported():
    """A status, a name or a figure that the site's page has in a list of its own."""
    for line in ("Released", "Ivan", "21", "Mass grave at Old Ferry"):
        site, alone = rows("Abroad", line, "Elsewhere"), "<p>Status of the case</p>"
        assert line in told(alone, f"{alone}<p>{line}</p>", site)
        assert line in told(f"{alone}<p>{line}</p>", alone, site)


def test_additional_occurrence_of_a_site_line_is_reported():
    one, two = rows(*MENU), rows(*MENU).replace("Petitions", "Committee on Roads")
    more = two + "<p>The list of all</p><p>Committee on Roads</p>"
    assert told(one, two, one, two) == ""
    assert "Committee on Roads" in told(one, more, one, two)
