"""Text that a site also shows on its not-found page belongs to its template, whatever the markup calls it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from archiver.observe import classify
from archiver.rejudge import Changed
from archiver.rejudge.deep import Deep
from demo.site import pdf
from storage.catalog import captures
from storage.journal import SourceEdited
from storage.model import Access, Role
from tests.support.notices import CHALLENGE
from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_table import after, held, rules

OLD = "<table><tr><td>Committee on Health</td><td>Committee on Works and Roads</td></tr></table>"
NEW = OLD.replace("</tr>", "<td>Committee on Petitions and Complaints</td></tr>")
NEWS = "<table><tr><td>{0}</td></tr><tr><td>{1}</td></tr></table>"
TEXT = f"<p>{prose('what the report finds', 40)}</p>"


@pytest.fixture(autouse=True)
def _fresh():
    Exact.differs = []


def show(site, box, *, text=TEXT, status=404, path="/papers/report"):
    """Puts a box that no markup identifies as a menu on each page of the site."""
    site.pages[path] = page("Report", text + box)
    site.missing = Reply(status, page("Page not found", box))


def learned(site, world):
    """A source whose host's not-found page has been learned."""
    url = held(site, world, body=page("Report", TEXT + OLD))
    show(site, OLD)
    assert after(world, url, 6)[-1][:2] == ("same", "available")
    return url


def test_menu_entry_added_on_every_page_is_not_an_alteration(site, world):
    url = learned(site, world)
    show(site, NEW)
    assert {one[0] for one in after(world, url, 1, 3, 30)} == {"presentation", "same"}
    assert world.kinds(url) == ["first"]


def test_look_records_the_not_found_pages_it_was_compared_with(site, world):
    url = learned(site, world)
    show(site, NEW)
    after(world, url, 1)
    assert rules(world, url)[:1] == ["template"]
    seen = world.app.lookup.visit(world.watched(url).source.id, world.visits(url)[-1]["n"]).observation
    with world.app.catalog.read() as conn:
        kept = captures.by_ids(conn, seen.not_found)
    then, now = (kept[one] for one in seen.not_found)
    assert then.role is now.role is Role.LEARNED
    assert then.at < seen.at <= now.at


def test_menu_entry_removed_from_every_page_is_not_an_alteration(site, world):
    url = held(site, world, body=page("Report", TEXT + NEW))
    show(site, NEW)
    after(world, url, 6)
    show(site, OLD)
    assert after(world, url, 1)[-1][0] == "presentation"


def test_rotating_news_shown_on_every_page_are_not_reported(site, world):
    lines = [f"The minister opened bridge number {n} of the eastern road" for n in range(6)]
    url = held(site, world, body=page("Report", TEXT + NEWS.format(*lines[:2])))
    show(site, NEWS.format(*lines[:2]))
    after(world, url, 6)
    for at in range(1, 5):
        show(site, NEWS.format(*lines[at : at + 2]))
        assert after(world, url, 20)[-1][0] == "presentation"
    assert world.kinds(url) == ["first"]


def test_text_change_together_with_a_menu_change_is_reported_without_the_menu(site, world):
    url = learned(site, world)
    show(site, NEW, text=TEXT + "<p>The figures of table four were corrected.</p>")
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]
    told = [reason["text"] for reason in world.visits(url)[-1]["reasons"]]
    assert any("table four were corrected" in text for text in told)
    assert not any("Petitions" in text for text in told)


def test_passage_that_occurs_once_more_than_in_the_template_belongs_to_the_page(site, world):
    url = learned(site, world)
    show(site, NEW, text=TEXT + "<p>Committee on Petitions and Complaints</p>")
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize(
    ("old", "new", "site_says"),
    [
        ("<div>37</div><div>wells above the limit</div>", "<div>21</div><div>wells above the limit</div>", "Fax 137-37-21"),
        ("<ul><li>Omar</li><li>Ivan</li></ul>", "<ul><li>Omar</li></ul>", "12 Ivanov street, Karsfeld"),
        ("<ul><li>李娜</li><li>王伟</li></ul>", "<ul><li>李娜</li></ul>", "责任编辑：王伟民"),
        ("<p>Nobody answered the questions that were sent.</p>", "", "Nobody answered the questions that were sent."),
    ],
)  # fmt: skip
def test_text_change_is_reported_although_the_not_found_page_contains_its_words(site, world, old, new, site_says):
    url = held(site, world, body=page("Report", TEXT + old))
    site.missing = Reply(404, page("Page not found", f"<p>{site_says}</p>"))
    site.pages["/papers/report"] = page("Report", TEXT + old)
    after(world, url, 6)
    site.pages["/papers/report"] = page("Report", TEXT + new)
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]


def test_changed_title_is_reported_although_the_site_repeats_it_among_its_news(site, world):
    news, title = "<table><tr><td>{}</td></tr></table>", "Wages in the southern counties {}"
    path = "/papers/report"
    url = held(site, world, body=page(title.format("rise"), seed="Report"))
    site.missing = Reply(404, page("Page not found", news.format(title.format("rise"))))
    after(world, url, 6)
    site.pages[path] = page(title.format("fall"), seed="Report")
    site.missing = Reply(404, page("Page not found", news.format(title.format("fall"))))
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize("status", [200, 404])
def test_answer_that_does_not_say_not_found_is_not_used_as_the_template(site, world, status):
    url = learned(site, world)
    show(site, NEW, status=status)
    if status == 200:
        site.missing = page("Institute", NEW)  # any page of the site, which may repeat what its documents say
    else:
        site.missing = Reply(500, page("Page not found", NEW))
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]


def test_not_found_page_recognised_by_its_wording_is_used_as_the_template(site, world):
    url = held(site, world, body=page("Report", TEXT + OLD))
    said = page("Page not found", "<p>Sorry, the page you requested could not be found.</p>{}").decode()
    site.missing = said.format(OLD).encode()
    after(world, url, 6)
    site.pages["/papers/report"] = page("Report", TEXT + NEW)
    site.missing = said.format(NEW).encode()
    assert after(world, url, 1)[-1][0] == "presentation"


def test_change_is_reported_where_the_not_found_page_has_no_template(site, world):
    url = learned(site, world)
    show(site, NEW)
    site.missing = Reply(404, NOT_FOUND)
    after(world, url, 1, 3)
    assert world.kinds(url) == ["first", "altered"]


def test_no_not_found_page_is_fetched_for_a_source_without_probes(site, world):
    url = learned(site, world)
    source = world.watched(url).source
    world.app.journal.record([SourceEdited(source=replace(source, probes=False))])
    site.forget()
    show(site, NEW)
    after(world, url, 1, 3)
    assert set(site.paths()) == {"/papers/report"}
    assert world.kinds(url) == ["first", "altered"]


def test_one_not_found_request_an_hour_serves_all_sources_of_a_host(site, world):
    paths = [f"/papers/{n}" for n in range(4)]
    for path in paths:
        site.pages[path] = page(path, OLD)
    site.missing = Reply(404, page("Page not found", OLD))
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    for _ in range(2):
        world.look(*urls)
        world.clock.move(hours=6)
    site.forget()
    for path in paths:
        site.pages[path] = page(path, NEW)
    site.missing = Reply(404, page("Page not found", NEW))
    for url in urls:
        assert world.one(url)["finding"] == "presentation"
    assert len([path for path in site.paths() if path not in {*paths, "/papers/"}]) == 1


def test_rejudging_from_bodies_reproduces_template_comparisons(site, world):
    url = learned(site, world)
    show(site, NEW)
    after(world, url, 1, 3)
    show(site, OLD, text=TEXT + "<p>The figures of table four were corrected.</p>")
    after(world, url, 20, 24)
    assert not [one for one in deep(world) if isinstance(one, Changed)]
    assert Exact.differs == []


SECTIONS = "".join(f'<a href="/s{n}/">Department {n} of the town and what it does</a><br>' for n in range(24))
SAID = (
    "<p>The council decided on 14 November to close the well at Dolina.</p><p>It does so on the day of publication.</p>"
)
CONSTANT = "Town of Brezje"
MISSING = "<p>The page you are looking for could not be found.</p>"
LOGIN = "<form><p>Please log in to view this page.</p><input name=u><input type=password><button>Log in</button></form>"


def dressed(title, name, text):
    """A page that is mostly a menu that no markup identifies as one."""
    return (
        f"<html><head><title>{title}</title></head><body><table><tr><td>{SECTIONS}</td><td><b>{name}</b><br>{text}</td></tr>"
        "</table></body></html>"
    ).encode()


def decision(site, world, *, status, titled):
    """A short text within a large menu; the title names the text, or is the same on all pages."""
    site.missing = Reply(status, dressed("Not found" if titled else CONSTANT, "Not found", MISSING))
    url = held(site, world, body=dressed("Closure of a well" if titled else CONSTANT, "Closure of a well", SAID))
    assert after(world, url, 6)[-1][:2] == ("same", "available")
    return url


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("status", [200, 404])
def test_page_with_nothing_left_but_the_sites_menu_is_removed(site, world, status, titled):
    url = decision(site, world, status=status, titled=titled)
    site.pages["/papers/report"] = dressed("Not found" if titled else CONSTANT, "Not found", MISSING)
    assert {one[0] for one in after(world, url, 1, 13, 26)} == {"soft_gone"}
    assert world.kinds(url) == ["first", "suspected", "removed"]


@pytest.mark.parametrize("titled", [True, False])
def test_login_wall_within_the_sites_menu_is_blocked_and_not_an_alteration(site, world, titled):
    url = decision(site, world, status=404, titled=titled)
    site.pages["/papers/report"] = dressed("Log in" if titled else CONSTANT, "Log in", LOGIN)
    assert {one[0] for one in after(world, url, 1, 13, 26, 80)} == {"login"}
    assert world.kinds(url) == ["first", "blocked"]


def test_sentence_removed_from_a_short_text_within_a_large_menu_is_reported(site, world):
    url = decision(site, world, status=404, titled=False)
    site.pages["/papers/report"] = dressed(CONSTANT, "Closure of a well", SAID.partition("</p>")[0])
    after(world, url, 1, 2)
    assert world.kinds(url) == ["first", "altered"]


def test_not_found_page_is_relearned_weekly_for_a_page_that_always_differs(site, world):
    url = held(site, world)
    days = []
    for day in range(1, 16):
        site.pages["/papers/report"] = page("Report", f"<p>{prose(f'day {day}', 20)}</p>")
        world.clock.move(hours=24)
        asked = len(learned_at(world))
        assert world.one(url)["finding"] == "altered"
        days += [day] if len(learned_at(world)) > asked else []
    assert days[0] == 1
    assert max(later - day for day, later in pairwise([*days, 16])) <= 7
    del site.pages["/papers/report"]
    asked = len(learned_at(world))
    after(world, url, 24 * 8, 24 * 16)
    assert len(learned_at(world)) == asked, "not while it is lost"


def learned_at(world):
    return [one.at for one in world.captures() if one.role is Role.LEARNED]


def test_template_reason_is_given_only_where_the_text_still_differs(site, world):
    """An earlier release had compared both looks with the site's not-found page; today's sees no difference in the
    first."""
    url = learned(site, world)
    site.pages["/papers/report"] = page("Report", TEXT + OLD, head="<!-- in other dress -->")
    after(world, url, 1)
    show(site, NEW)
    after(world, url, 1)
    dressed, altered = world.visits(url)[-2:]
    kept = world.app.lookup.visit(world.watched(url).source.id, altered["n"]).observation.not_found
    said = {}

    class Earlier(Deep):
        def again(self, record):
            found = super().again(replace(record, observation=replace(record.observation, not_found=kept)))
            said[record.n] = classify(found)[1][0].rule
            return found

    deep(world, Earlier)
    assert [said[look["n"]] for look in (dressed, altered)] == ["presentation", "template"]


@pytest.mark.parametrize(
    "document", [None, Reply(403, CHALLENGE), Reply(200, pdf(("Another annex.",)), "application/pdf")]
)
def test_template_that_changes_while_a_document_is_lost_is_judged_again_the_same(site, world, document):
    annex = '<p><a href="/annex.pdf">Annex</a></p>'
    site.pages["/annex.pdf"] = Reply(200, pdf((prose("annex", 60),)), "application/pdf")
    url = held(site, world, body=page("Report", TEXT + annex + OLD))
    show(site, OLD, text=TEXT + annex)
    after(world, url, 6)
    show(site, NEW, text=TEXT + annex)
    if document is None:
        del site.pages["/annex.pdf"]
    else:
        site.pages["/annex.pdf"] = document
    after(world, url, 6, 12, 32)
    assert "altered" not in world.kinds(url)
    assert not [one for one in deep(world, Exact) if isinstance(one, Changed)]
    assert Exact.differs == []


def test_document_in_another_format_is_no_part_of_the_sites_template(site, world):
    """Before it is requested it may be another document, so the page is compared with the not-found page."""
    lines = tuple(prose(f"annex {n}", 30) for n in range(3))
    link = '<p><a href="/{0}">Annex</a></p>'
    site.pages["/annex.pdf"] = Reply(200, pdf(lines), "application/pdf")
    url = held(site, world, body=page("Report", TEXT + link.format("annex.pdf")))
    show(site, OLD, text=TEXT + link.format("annex.pdf"))
    show(site, "", text=TEXT + link.format("annex.pdf"))
    after(world, url, 6)
    site.pages["/annex.txt"] = Reply(200, "\n\n".join(lines).encode(), "text/plain")
    del site.pages["/annex.pdf"]
    show(site, "", text=TEXT + link.format("annex.txt"))
    after(world, url, 6)
    assert rules(world, url) == ["links"]
    assert not [one for one in deep(world, Exact) if isinstance(one, Changed)]


def test_page_is_not_compared_with_a_not_found_page_that_a_sealed_source_brought(site, world):
    """What is said of a public source names no copy that its readers may not see, and asks for one of its own."""
    secret, url = site.url("/secret"), site.url("/open")
    site.pages |= {"/secret": page("Secret", TEXT), "/open": page("Open", TEXT)}
    world.add(secret, sealed=True)
    world.add(url)
    for _ in range(2):
        world.look(secret, url)
        world.clock.move(hours=7)
    site.pages["/open"] = Reply(410, page("Page not found"))
    line = world.one(url)
    named = world.app.lookup.visit(line["source"], line["n"]).observation.not_found
    kept = {one.id: one for one in world.captures() if one.role is Role.LEARNED}
    assert {one.access for one in kept.values()} == {Access.PUBLIC, Access.SEALED}
    assert [kept[one].access for one in named] == [Access.PUBLIC]
