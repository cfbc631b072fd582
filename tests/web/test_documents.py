"""For a page that is there while its document is not, every page, list and command says which of the two is lost."""

from __future__ import annotations

import json

import pytest
from lxml import html
from starlette.testclient import TestClient

from archiver import web, words
from archiver.alerts import Subscription, alerts, payload
from archiver.cli import human
from archiver.lookup import source_line
from archiver.lookup.cases import page_there
from archiver.lookup.documents import missed
from archiver.web.queries import looks
from demo.site import pdf
from storage import catalog as tables
from storage.model import Finding, State
from tests.support.site import Reply, Site, page, prose
from tests.support.world import World

NOTHING_HERE = words.finding(Finding.GONE)
NO_LONGER_HERE = words.state(State.REMOVED)
OF_A_DOCUMENT = words.state(State.REMOVED, document=True)
FILES = ("a", "b", "c")


class Told:
    """A world in which a page with three documents lost the first, then the second while the first came back; beside it
    are a page that disappeared and one that is fine."""

    def __init__(self, site: Site, world: World) -> None:
        self.site, self.world = site, world
        links = "".join(f'<p><a href="/{name}.pdf">{name}</a></p>' for name in FILES)
        self.files = {
            f"/{n}.pdf": Reply(200, pdf((prose(n, 90), prose(f"{n}2", 90))), "application/pdf") for n in FILES
        }
        site.pages |= {"/study": page("Study", links), "/gone": page("Gone"), "/fine": page("Fine"), **self.files}
        self.url, self.gone, self.fine = (site.url(path) for path in ("/study", "/gone", "/fine"))
        world.add(self.url, self.gone, self.fine, quote="A passage that none of them has.")
        world.look()
        del site.pages["/a.pdf"], site.pages["/gone"]
        for _ in range(4):
            self.after(9)
        del site.pages["/b.pdf"]
        site.pages["/a.pdf"] = self.files["/a.pdf"]
        for _ in range(4):
            self.after(9)

    def after(self, hours: int) -> None:
        self.world.clock.move(hours=hours)
        self.world.look()

    @property
    def source(self) -> str:
        return self.world.watched(self.url).source.id


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with Site() as site:
        world = World(tmp_path_factory.mktemp("documents") / "archive", None)
        yield Told(site, world)
        world.close()


@pytest.fixture(scope="module")
def client(told):
    app = web.create_app(told.world.app)
    with TestClient(app, base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        yield client


def shown(client, path, language="en") -> str:
    answer = client.get(path, headers={"accept": "text/html", "accept-language": language})
    assert answer.status_code == 200, path
    return " ".join(html.fromstring(answer.text).find(".//main").text_content().split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_look_that_found_the_page_is_headed_by_the_loss_of_its_document(told, client, language):
    head = shown(client, f"/source/{told.source}/visit/5", language).partition("SHA-256")[0]
    assert words.finding(Finding.GONE, language, document=True) in head
    assert words.state(State.REMOVED, language, document=True) in head
    assert words.state(State.REMOVED, language) not in head
    of_the_page = shown(client, f"/source/{told.world.watched(told.gone).source.id}/visit/5", language)
    assert words.finding(Finding.GONE, language) in of_the_page.partition("SHA-256")[0]


def test_record_lists_its_lost_documents_and_does_not_show_the_page_as_the_answer(told, client):
    (case,) = [one for one in told.world.app.lookup.cases() if one.url == told.url]
    text = shown(client, f"/case/{case.id}")
    assert text.partition("Before and after")[0].count(words.state(State.REMOVED, document=True)[1:]) == 1
    head, _, rest = text.partition("Documents of the page that were not there")
    listed = rest.partition("What speaks for it")[0]
    assert "our copy" not in head
    assert [name for name in FILES if f"/{name}.pdf" in listed] == ["a", "b"]
    assert listed.count("Seen again") == 1
    assert listed.count("our copy of it") == 2
    tree = html.fromstring(client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text)
    for name, one in zip(("a", "b"), tree.xpath("//h2[text()='Documents of the page that were not there']/following::ul[1]/li"),
                         strict=True):  # fmt: skip
        ours, answer = (told.world.app.lookup.by_id(link.rpartition("/")[2]) for link in one.xpath(".//a/@href"))
        assert (ours.url, ours.status) == (told.site.url(f"/{name}.pdf"), 200)
        assert (answer.url, answer.status) == (told.site.url(f"/{name}.pdf"), 404)


def test_copy_of_the_page_is_good_although_a_document_was_lost(told, client):
    good, off = (told.world.app.lookup.visit(told.source, n).capture for n in (1, 5))
    text = shown(client, f"/source/{told.source}/compare?from={good}&to={off}")
    assert "the same, byte for byte" in text
    assert "not a good copy" not in text
    assert NOTHING_HERE not in text


def test_source_page_says_which_document_is_lost(told, client):
    tree = html.fromstring(client.get(f"/source/{told.source}", headers={"accept": "text/html"}).text)
    rows = [" ".join(one.text_content().split()) for one in tree.xpath("//section[@aria-labelledby='documents']//li")]
    assert ["/b.pdf" in rows[0], *(NO_LONGER_HERE in row for row in rows)] == [True, True, False, False]
    band = [one.text for one in tree.xpath("//*[local-name()='title']") if one.text and " – " in one.text]
    assert any(one.startswith(OF_A_DOCUMENT) for one in band)
    assert not any(NO_LONGER_HERE in one or NOTHING_HERE in one for one in band)
    assert NOTHING_HERE not in tree.xpath("//table[@class='looks']")[0].text_content()
    assert OF_A_DOCUMENT[1:] in tree.xpath("//section[@aria-labelledby='records']")[0].text_content()


def test_copy_of_a_lost_document_is_the_first_to_open(told, client):
    tree = html.fromstring(client.get(f"/source/{told.source}", headers={"accept": "text/html"}).text)
    copies = {one.url: one.id for one in told.world.watched(told.url).documents}
    assert tree.xpath("//a[contains(@class, 'strong')]/@href") == [f"/capture/{copies[told.site.url('/b.pdf')]}"]


def test_lost_pages_and_lost_documents_are_counted_separately(told, client):
    text = shown(client, "/")
    assert text.startswith("One of 3 sources is no longer served at its address.")
    assert "Also: 1 without a document that the page carried." in text
    heard = html.fromstring(client.get("/", headers={"accept": "text/html"}).text).xpath("//p[@class='lead']/a")
    assert [one.get("href") for one in heard if "document" in one.text] == ["/sources?state=document_removed"]
    stand = text.partition("Where they stand")[2].partition("The watch")[0]
    assert f"{NO_LONGER_HERE}1" in stand
    assert f"{OF_A_DOCUMENT}1" in stand
    assert client.get("/api/v1/overview").json()["states"]["removed"] == 2, "the contract of the JSON"
    for state, url in (("removed", told.gone), ("document_removed", told.url)):
        tree = html.fromstring(client.get(f"/sources?state={state}", headers={"accept": "text/html"}).text)
        rows = list(tree.xpath("//table[@class='sources']/tbody/tr"))
        assert len(rows) == 1
        row = rows[0]
        assert row.xpath("th/a/@href") == [f"/source/{told.world.watched(url).source.id}"]
        assert (OF_A_DOCUMENT in row.text_content()) is (url == told.url)


def test_json_link_of_a_list_gives_the_same_rows(told, client):
    """The link "This page as JSON" used to give the unfiltered list."""

    def tree(path):
        return html.fromstring(client.get(path, headers={"accept": "text/html"}).text)

    for state in tree("/sources").xpath("//select[@name='state']/option/@value"):
        page = tree(f"/sources?q=127&state={state}")
        (behind,) = page.xpath("//link[@type='application/json']/@href")
        listed = [f"/source/{one['source']}" for one in client.get(behind).json()["sources"]]
        assert listed == page.xpath("//table[@class='sources']//th/a/@href"), state
    for kind in ("", "removed", "first"):
        page = tree(f"/events?kind={kind}")
        (behind,) = page.xpath("//link[@type='application/json']/@href")
        told_of = [f"/source/{one['source']}/visit/{one['n']}" for one in client.get(behind).json()["events"]]
        assert told_of == page.xpath("//ol[@class='events']//a[contains(@href, '/visit/')]/@href"), kind
    both = client.get("/api/v1/sources?state=removed").json()["sources"]
    assert [one["document"] for one in both] in ([True, False], [False, True]), (
        "as ever: pages, and those with a document"
    )
    answer = client.get("/api/v1/sources?state=gone")
    assert (answer.status_code, answer.json()["detail"].count("'lost'")) == (422, 1)


def test_json_distinguishes_lost_documents_from_lost_pages(told, client):
    lines = {one["url"]: one for one in client.get("/api/v1/sources").json()["sources"]}
    lost = told.site.url("/b.pdf")
    assert {url: (one["document"], one["documents_off"]) for url, one in lines.items()} == {
        told.url: (True, [lost]), told.gone: (False, []), told.fine: (False, []),
    }  # fmt: skip
    assert list(lines.values()) == [source_line(told.world.watched(url)) for url in lines], (
        "as `sources --json` prints them"
    )
    shown = told.world.app.lookup.show(told.url)
    assert (shown["document"], shown["documents_off"]) == (True, [lost])
    counts = client.get("/api/v1/overview").json()
    assert (counts["states"]["removed"], counts["documents"]["removed"]) == (2, 1)
    events = [one for one in client.get("/api/v1/events").json()["events"] if one["kind"] == "removed"]
    assert {(one["url"], one["document"], tuple(one["documents"])) for one in events} == {
        (told.url, True, (told.site.url("/a.pdf"),)), (told.url, True, (lost,)), (told.gone, False, ()),
    }  # fmt: skip
    event = next(one for one in told.world.app.lookup.events() if one.id == events[0]["id"])
    subscription = Subscription(id="s")
    (alert,) = alerts([event], subscription, {})
    data = json.loads(payload(alert))["data"]
    assert (data["document"], data["documents"]) == (events[0]["document"], events[0]["documents"])
    assert data["events"][0]["document"] is events[0]["document"]


def test_work_page_distinguishes_lost_documents_from_lost_pages(told, client):
    with told.world.app.catalog.read() as conn:
        (cited, *_) = tables.works.of_source(conn, told.source)
    text = shown(client, f"/work/{cited.work.id}")
    assert (text.count(OF_A_DOCUMENT), text.count(NO_LONGER_HERE)) == (1, 1)


def test_commands_distinguish_lost_documents_from_lost_pages(told):
    lookup = told.world.app.lookup
    lines = list(human.shown(told.world.watched(told.url), lookup.show(told.url)))
    assert not any(NOTHING_HERE in line for line in lines)
    assert sum(words.finding(Finding.GONE, document=True) in line for line in lines) == 8
    (case,) = [one for one in lookup.cases() if one.url == told.url]
    assert words.finding(Finding.GONE, document=True) in human.case(case)
    (other,) = [one for one in lookup.cases() if one.url == told.gone]
    assert NOTHING_HERE in human.case(other)
    checked = next(human.visit(lookup.visit(told.source, 9), told.world.watched(told.url).assessment))
    assert OF_A_DOCUMENT in checked
    assert NOTHING_HERE not in checked


def carried(site, tmp_path, told):
    """A page that carries a document, seen once."""
    world = World(tmp_path / "archive", None)
    site.pages |= {"/r": page("R", '<p><a href="/r.pdf">r</a></p>'), "/r.pdf": told.files["/a.pdf"]}
    url = site.url("/r")
    world.add(url)
    world.one(url)
    return world, url


def test_page_lost_after_its_document_is_reported_as_a_lost_page(told, client, tmp_path):
    """A wall in between leaves the state of the document as it was."""
    with Site() as site:
        world, url = carried(site, tmp_path, told)
        kept = site.pages["/r"]
        steps = [("/r.pdf", None)] * 4 + [("/r", Reply(403, b"<h1>Forbidden</h1>")), ("/r", kept), ("/r", None)]
        for path, what in steps:
            site.pages.pop(path, None)
            site.pages |= {path: what} if what is not None else {}
            world.clock.move(hours=9)
            world.one(url)
        source = world.watched(url).source.id
        with world.app.catalog.read() as conn:
            seen = looks(conn, source)
        visits = [world.app.lookup.visit(source, one.n) for one in seen]
        cases = [one for one in world.app.lookup.cases() if one.url == url]
        world.close()
    assert [one.document for one in seen] == [False, True, True, True, True, True, True, False]
    assert not page_there(seen[5]), "the wall"
    assert [one.document for one in visits] == [one.document for one in seen]
    assert [len(missed(one, visits)) for one in cases] == [1, 0]


def test_blocked_document_is_not_reported_as_a_blocked_page(told, tmp_path):
    with Site() as site:
        world, url = carried(site, tmp_path, told)
        site.pages["/r.pdf"] = Reply(403, b"<h1>Forbidden</h1>")
        for _ in range(4):
            world.clock.move(hours=9)
            world.one(url)
        source = world.watched(url).source.id
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            lines = list(human.shown(world.watched(url), world.app.lookup.show(url)))
            titles = html.fromstring(client.get(f"/source/{source}").text).xpath("//*[local-name()='title']/text()")
            front, look, own = (shown(client, path) for path in ("/", f"/source/{source}/visit/5", f"/source/{source}"))
        world.close()
    assert sum("same as our copy; a document of the page was not shown to us (" in line for line in lines) == 4
    assert any("same as our copy; a document of the page was not shown to us" in title for title in titles)
    assert front.startswith("No loss, and none waiting to be confirmed.")
    assert "Also: 1 with a document that we could not see from here." in front
    assert words.state(State.BLOCKED, document=True) in look
    assert "same as our copy; a document of the page was not shown to us." in look.partition("Result")[0]
    assert "Nothing had changed in what could be seen" in look
    table = own.partition("Copy")[2]
    assert "same as our copy; a document of the page was not shown to us" in table
    assert words.state(State.BLOCKED) in own.partition("Documents it carries")[2]


def test_altered_document_links_the_comparison_of_its_own_copies(told, tmp_path):
    """The page itself is the same, byte for byte."""
    with Site() as site:
        world, url = carried(site, tmp_path, told)
        (before,) = world.watched(url).documents
        site.pages["/r.pdf"] = Reply(200, pdf((prose("a", 90), prose("another", 90))), "application/pdf")
        for _ in range(2):
            world.clock.move(hours=9)
            world.one(url)
        (after,) = world.watched(url).documents
        event, source = world.app.lookup.events()[-1], world.watched(url).source.id
        lines = list(human.shown(world.watched(url), world.app.lookup.show(url)))
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            pages = {path: html.fromstring(client.get(path, headers={"accept": "text/html"}).text)
                     for path in (f"/case/{event.id}", f"/source/{source}", f"/source/{source}/visit/3")}  # fmt: skip
        world.close()
    compared = f"/source/{source}/compare?from={before.id}&to={after.id}"
    record = pages[f"/case/{event.id}"]
    assert record.xpath("//h1/text()") == ["A document of the page differs from our copy"]
    links = [one for tree in pages.values() for one in tree.xpath("//main//a[contains(@href, '/compare?')]/@href")]
    assert set(links) <= {compared, links[2]}, "of the look that saw it first, too"
    assert len([one for one in links if one == compared]) == 3
    assert sum("a document of the page: much of its text differs from our copy (" in line for line in lines) == 2, lines


def test_record_names_the_new_address_of_a_moved_document(told, tmp_path):
    with Site() as site:
        world, url = carried(site, tmp_path, told)
        site.pages["/new.pdf"] = site.pages.pop("/r.pdf")
        for _ in range(4):
            world.clock.move(hours=9)
            world.one(url)
        site.pages["/r"] = page("R", '<p><a href="/new.pdf">r</a></p>')
        world.clock.move(hours=9)
        world.one(url)
        (case,) = world.app.lookup.cases()
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            texts = {language: shown(client, f"/case/{case.id}", language) for language in ("en", "zh")}
        world.close()
    assert f"At another address of the page's now: {site.url('/new.pdf')}, seen" in texts["en"]
    assert "served again at" not in texts["en"]
    assert f"现在另一网址 {site.url('/new.pdf')}" in texts["zh"]


def test_events_of_other_documents_at_the_same_look_are_listed_below(told, tmp_path):
    """Two documents that were lost at different times and are reported at one look."""
    with Site() as site:
        world = World(tmp_path / "archive", None)
        files = {f"/{n}.pdf": told.files[f"/{n}.pdf"] for n in "ab"}
        site.pages |= {"/r": page("R", "".join(f'<p><a href="{one}">{one}</a></p>' for one in files)), **files}
        url = site.url("/r")
        world.add(url)
        world.one(url)
        for path, hours in (("/a.pdf", (6,)), ("/b.pdf", (6, 6, 30))):
            del site.pages[path]
            for hour in hours:
                world.clock.move(hours=hour)
                world.one(url)
        event = world.app.lookup.events()[-1]
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            pages = {
                (path, language): shown(client, path, language)
                for path in ("/", "/events")
                for language in ("en", "zh")
            }
        world.close()
    assert [one.rule for one in event.reasons].count("told-too") == 1
    for (_, language), text in pages.items():
        assert {"/a.pdf", "/b.pdf"} <= {f"/{one[:5]}" for one in text.split("/")}
        assert (
            "Also reported at this look: A document that" if language == "en" else "此次查看另告知：该页面所附"
        ) in text


def test_every_document_label_is_translated_and_differs_from_the_page_label():
    english, chinese = words.WORDS["en"], words.WORDS["zh"]
    for one, other in (("member_states", "states"), ("member_findings", "findings")):
        assert set(getattr(english, one)) == set(getattr(chinese, one))
        for table in (english, chinese):
            own, pages = getattr(table, one), getattr(table, other)
            assert all(own[key] != pages[key] for key in own)
    lost = {one for one in Finding if one.effect.value == "loss"}
    assert lost <= set(english.member_findings)
    assert words.state(State.NEW, document=True) == words.state(State.NEW)
