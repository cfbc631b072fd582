"""Stubs that send their reader on among menus, behind an error status, or after a delay: their target is fetched."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.lookup import looks
from archiver.rejudge import Done
from demo.site import pdf
from tests.support.site import NOT_FOUND, Reply, Site, page, prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_table import after, held, rules

PATH, NEW, FILE = "/papers/report", "/library/2026/17", "/files/17.pdf"
TITLE = "Survey of the wells, 2021"
REPORT = page(TITLE)
LINES = tuple(prose(f"{TITLE}/{n}", 60) for n in range(4))
MENU = "".join(f"<li><a href='/{n}/'>{name}</a></li>" for n, name in enumerate(("About", "People", "News", "Contact")))
LATE = f"<meta http-equiv=refresh content='30; url={NEW}'>"
BESIDE = {"/2/", "/3/", "/privacy", "/imprint"}  # of the menus; the first two are neighbours that were alive
MOST = 10  # requests per look: the page, the front page, three invented URLs, the list, four others


def amid(content: str, title: str = "Moved", head: str = "", *, marked: bool = True) -> bytes:
    """A page of the site with its menus and footer. `marked`: the markup identifies these."""
    around = ("nav", "main", "footer") if marked else ("div", "div", "div")
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<{around[0]}><ul>{MENU}</ul></{around[0]}><{around[1]}>{content}</{around[1]}>"
        f"<{around[2]}><p>Institute of Economic and Social Research · <a href='/privacy'>Privacy</a> · "
        f"<a href='/imprint'>Imprint</a></p></{around[2]}></body></html>"
    ).encode()


def told(*, marked: bool = True) -> bytes:
    """The report with the same menus."""
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in LINES)
    return amid(body, TITLE, marked=marked)


def rejudged(world):
    """What changes if the looks are observed again from their bodies."""
    return [one for one in deep(world, Exact) if not isinstance(one, Done)]


HERE = f"<h1>This page has moved</h1><p>Please click <a href='{NEW}'>here</a> to go to the new page.</p>"
NAMED = f"<h1>This page has moved</h1><p>New address: <a href='{NEW}'>{TITLE}</a></p>"


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize(
    "content",
    [
        HERE,
        NAMED,
        f"<h1>Seite umgezogen</h1><p>Diese Seite ist umgezogen. <a href='{NEW}'>Zur neuen Seite</a></p>",
        f"<h1>页面已迁移</h1><p>本页面已迁移至新网址，请点击<a href='{NEW}'>这里</a>访问。</p>",
        f"<h1>{TITLE}</h1><p>This report can now be found <a href='{NEW}'>in our library</a>.</p>",
        f"<h1>We have moved</h1><p>It is <a href='{NEW}'>in the library</a>, others <a href='/old/'>elsewhere</a>.</p>",
    ],
    ids=["here", "named", "german", "chinese", "its title", "two links"],
)
def test_stub_among_site_menus_leads_to_the_moved_report(site, world, content, marked):
    url = held(site, world, body=told(marked=marked))
    site.pages |= {NEW: told(marked=marked), PATH: amid(content, marked=marked)}
    before = len(site.paths())
    assert [one[1] for one in after(world, url, 0, 1.2, 25)] == ["suspect", "moved", "moved"]
    assert world.kinds(url) == ["first", "suspected", "moved"]
    assert site.paths().count(NEW) == 3
    assert len(site.paths()) - before <= 3 * MOST
    assert not BESIDE & set(site.paths())
    assert rejudged(world) == []


@pytest.mark.parametrize(
    "instead",
    [
        Reply(410, amid(f"<h1>Gone</h1><p>This page has moved to <a href='{NEW}'>a new address</a>.</p>")),
        Reply(404, amid(f"<h1>Not found</h1><p>Its <a href='{NEW}'>new address</a></p>")),
        amid("<p>This page has moved. You will be redirected in 30 seconds.</p>", head=LATE),
        amid("<p>Sie werden in 30 Sekunden weitergeleitet.</p>", "Umgezogen", LATE, marked=False),
        Reply(200, amid("<p>This page has moved.</p>"), headers={"Refresh": f"20; url={NEW}"}),
    ],
    ids=["410", "404", "refresh", "refresh, unmarked", "header"],
)
def test_stub_with_an_error_status_or_a_delayed_refresh_leads_to_the_moved_report(site, world, instead):
    url = held(site, world, body=told())
    site.pages |= {NEW: told(), PATH: instead}
    assert [one[1] for one in after(world, url, 0, 1.2, 25)] == ["suspect", "moved", "moved"]
    assert rejudged(world) == []


@pytest.mark.parametrize("there", [told(), None], ids=["moved", "nowhere"])
@pytest.mark.parametrize(
    "stub",
    [
        amid(f"<h1>{TITLE}</h1><p>It is <a href='{NEW}'>in our library</a> now.</p>{'<p>All of it.</p>' * 20}", TITLE),
        amid(
            f"<h1>Report</h1><p>The report is <a href='{NEW}'>in our library</a> now. {prose('library', 70)}</p>",
            "The report is in the library",
        ),
    ],
    ids=["its title", "the name of its address"],
)
def test_stub_under_the_reports_name_is_not_reported_as_an_alteration(site, world, stub, there):
    url = held(site, world, body=told())
    site.pages[PATH] = stub
    if there is not None:
        site.pages[NEW] = there
    found = after(world, url, 0, 8, 16)[-1]
    assert found[1] == ("suspect" if there is None else "moved")
    assert "altered" not in world.kinds(url), "a few words in the place of a text are no edition of it"


def test_stub_with_more_menu_than_text_leads_to_the_moved_report(site, world):
    items = "".join(f"<li><a href='/s/{n}/'>Section {n}: {prose(f'menu/{n}', 7)}</a></li>" for n in range(40)).encode()
    url = held(site, world, body=told(marked=False).replace(b"</ul>", items + b"</ul>"))
    left = amid(f"<h1>{TITLE}</h1><p>It is <a href='{NEW}'>in our library</a> now.</p>", TITLE, marked=False)
    site.pages |= {PATH: left.replace(b"</ul>", items + b"</ul>"), NEW: told()}
    assert [one[1] for one in after(world, url, 0, 8)] == ["suspect", "moved"]


@pytest.mark.parametrize("status", [200, 404, 410])
def test_report_at_another_host_linked_by_its_title_has_moved(site, world, status):
    with Site() as other:
        url = held(site, world, body=told())
        other.pages[NEW] = told()
        there = f"<h1>This page has moved</h1><p>Our new site: <a href='{other.url(NEW)}'>{TITLE}</a></p>"
        site.pages[PATH] = Reply(status, amid(there))
        assert [one[1] for one in after(world, url, 0, 1.2)] == ["suspect", "moved"]


def test_link_to_an_archives_copy_of_the_url_is_not_fetched(site, world):
    with Site() as archive:
        url = held(site, world, body=told())
        kept = f"/web/2026/{url}"
        archive.pages[kept] = told()
        there = f"<h1>Not found</h1><p>An archive may have <a href='{archive.url(kept)}'>{TITLE}</a></p>"
        site.pages[PATH] = Reply(404, amid(there))
        assert after(world, url, 0, 8, 25)[-1][:2] == ("gone", "removed")
        assert archive.paths() == []


QUOTING = page("The ministry deletes a report", "".join(f"<p>{line}</p>" for line in LINES), seed="news").replace(
    b"<h1>", b"<h1>News: "
)
COLLECTION = amid(
    "<h1>Reports of the year</h1>"
    + "".join(f"<h2>Report {n}</h2><p>{prose(f'{n}', 240)}</p>" for n in range(3))
    + f"<h2>{TITLE}</h2>"
    + "".join(f"<p>{line}</p>" for line in LINES),
    "Reports of the year",
)
NEWS = amid("<h1>News: it was deleted</h1>" + "".join(f"<p>{line}</p>" for line in LINES), "News: it was deleted")


@pytest.mark.parametrize("there", [NEWS, QUOTING, COLLECTION], ids=["in full", "news", "collection"])
@pytest.mark.parametrize("content", [HERE, NAMED], ids=["here", "named"])
def test_stub_leading_to_a_page_that_quotes_or_collects_the_report_is_inconclusive(site, world, content, there):
    url = held(site, world, body=told())
    site.pages |= {NEW: there, PATH: amid(content)}
    assert not {"moved", "removed"} & {one[1] for one in after(world, url, 0, 8, 25, 49, 80)}
    assert world.kinds(url) == ["first", "unreachable"]
    assert rejudged(world) == []


@pytest.mark.parametrize("there", [NEWS, QUOTING, COLLECTION], ids=["in full", "news", "collection"])
def test_gone_report_linked_to_a_page_that_quotes_or_collects_it_is_removed(site, world, there):
    url = held(site, world, body=told())
    site.pages |= {NEW: there, PATH: Reply(410, amid(f"<h1>Gone</h1><p>See <a href='{NEW}'>{TITLE}</a></p>"))}
    assert [one[1] for one in after(world, url, 0, 8, 25)] == ["suspect", "removed", "removed"]
    assert NEW in site.paths()
    assert rejudged(world) == []


@pytest.mark.parametrize("there", [NEWS, QUOTING, COLLECTION], ids=["in full", "news", "collection"])
def test_empty_404_with_a_list_linking_to_a_quoting_page_is_removed_and_not_moved(site, world, there):
    url = held(site, world, body=told())
    listed = page("Papers", f"<ul><li><a href='{NEW}'>{TITLE}</a></li><li><a href='/papers/other'>Other</a></li></ul>")
    site.pages |= {NEW: there, PATH: Reply(404, b""), "/papers/": listed}
    assert [one[1] for one in after(world, url, 0, 8, 25)] == ["suspect", "suspect", "removed"]
    assert NEW in site.paths()
    site.pages[NEW] = told()
    assert after(world, url, 25, 27)[-1][1] == "moved"


@pytest.mark.parametrize(
    "there",
    [None, page("Another report"), amid(f"<h1>{TITLE}</h1><p>{LINES[0]}</p>", TITLE)],
    ids=["nothing", "another", "a part"],
)
@pytest.mark.parametrize("content", [HERE, NAMED], ids=["here", "named"])
def test_stub_leading_to_nothing_or_another_document_is_a_loss(site, world, content, there):
    url = held(site, world, body=told())
    site.pages[PATH] = amid(content)
    if there is not None:
        site.pages[NEW] = there
    assert after(world, url, 0, 8, 25, 49, 80)[-1][1] == "removed"
    assert "moved" not in world.kinds(url)


@pytest.mark.parametrize("there", [Reply(503, b""), Reply(403, b"")], ids=["error", "denied"])
@pytest.mark.parametrize(
    "stub", [amid(HERE), amid("<p>You will be redirected in 30 seconds.</p>", head=LATE)], ids=["link", "refresh"]
)
def test_stub_whose_target_answers_with_an_error_or_wall_is_inconclusive(site, world, stub, there):
    url = held(site, world, body=told())
    site.pages |= {NEW: there, PATH: stub}
    assert not {"moved", "removed"} & {one[1] for one in after(world, url, 0, 8, 25, 49, 80)}
    assert world.kinds(url) == ["first", "unreachable"]


def test_consent_step_before_the_report_is_not_a_move(site, world):
    url = held(site, world, body=told())
    step = f"{PATH}?consent=1"
    site.pages |= {step: told(), PATH: amid(f"<h1>Moved</h1><p>Click <a href='{step}'>here</a>.</p>")}
    assert "moved" not in {one[1] for one in after(world, url, 0, 8, 25, 49, 80)}


def test_menu_links_of_a_stub_without_a_target_are_not_fetched(site, world):
    url = held(site, world, body=told())
    site.pages[PATH] = amid("<h1>This page has moved</h1>", marked=False)
    site.missing = Reply(404, amid("<h1>Not found</h1>", marked=False))
    assert after(world, url, 0, 8, 25, 49, 80)[-1][1] == "removed"
    assert not BESIDE & set(site.paths())


# --- a text that is now in a file of its page


@pytest.mark.parametrize(
    "content",
    [
        f"<h1>{TITLE}</h1><iframe src='{FILE}' width='100%' height=900></iframe>",
        f"<h1>{TITLE}</h1><embed src='{FILE}' type='application/pdf'>",
        f"<h1>{TITLE}</h1><p>The report is available as a PDF.</p><p><a href='{FILE}'>Download (PDF, 2 MB)</a></p>",
    ],
    ids=["frame", "embedded", "linked"],
)
@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_text_now_in_a_file_that_its_page_shows_or_links_has_moved(site, world, content, known):
    file = pdf((TITLE, *LINES))
    site.pages[FILE] = Reply(200, file, kind="application/pdf")
    body = told().replace(b"</main>", f"<p><a href='{FILE}'>Also as a PDF</a></p></main>".encode()) if known else told()
    url = held(site, world, body=body)
    site.pages[PATH] = amid(content, TITLE)
    assert [one[1] for one in after(world, url, 0, 1.2, 25)] == ["suspect", "moved", "moved"]
    moved = world.app.lookup.events()[-1]
    assert moved.text.startswith(
        f"The page is there, but its text is at another address, {site.url(FILE)}, which the page shows or links: in"
    )
    assert words.translate_sentence(moved.kind, moved.text, words.WORDS["zh"]).startswith(
        f"页面仍在，其内容在另一网址 {site.url(FILE)}"
    )
    now = world.watched(url).assessment
    assert words.standing(now).startswith(
        f"The page is there, but its text is at another address, {site.url(FILE)}, which the page shows or links"
    )
    assert rejudged(world) == []


@pytest.mark.parametrize("lines", [("Wells of another county", prose("another", 240)), (TITLE, LINES[0])])
def test_file_without_the_text_is_not_where_it_moved(site, world, lines):
    url = held(site, world, body=told())
    site.pages |= {
        FILE: Reply(200, pdf(lines), kind="application/pdf"),
        PATH: amid(f"<h1>{TITLE}</h1><p>As a PDF: <a href='{FILE}'>download</a></p>", TITLE),
    }
    assert after(world, url, 0, 8, 25, 49, 80)[-1][1] == "removed"
    assert FILE in site.paths()


# --- a page that has lost its text


def test_page_that_keeps_its_title_but_loses_its_text_is_reported_as_that(site, world):
    quote = " ".join(LINES[0].split()[:9])
    url = held(site, world, body=told(), quote=quote)
    site.pages[PATH] = amid(f"<h1>{TITLE}</h1>", TITLE)
    assert after(world, url, 0, 8, 25, 49, 80)[-1][:2] == ("replaced", "removed")
    once, removed = world.app.lookup.events()[1:]
    assert once.text.startswith(
        "In one look the page was shown under its title, but without its text, not yet confirmed"
    )
    assert removed.text.startswith("The page is there under its title, its text is not: last seen")
    assert words.translate_sentence(once.kind, once.text, words.WORDS["zh"]).startswith(
        "一次查看中显示了该页面及其标题，未显示正文"
    )
    assert words.translate_sentence(removed.kind, removed.text, words.WORDS["zh"]).startswith(
        "页面及标题仍在，正文已不在"
    )
    for language, line in (
        ("en", "the page is there under its title, its text is not"),
        ("zh", "页面及标题仍在，正文已不在"),
    ):
        assert words.kind(removed.kind, language, text=removed.text) == line
    assert {"emptied", "quote"} <= set(rules(world, url))
    look = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
    assert looks.describe_look(look) == "the page was shown under its title, but without its text"
    (case,) = world.app.lookup.cases()
    assert (case.emptied, case.told_emptied) == (True, True)
    reasons = {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}
    assert quote in reasons["quote"]
    now = world.watched(url).assessment
    assert words.standing(now).startswith("The page is there under its title, its text is not")
    site.pages[PATH] = Reply(404, NOT_FOUND)
    after(world, url, 24)
    assert words.standing(world.watched(url).assessment).startswith("No longer served at this address")
