"""The pages in a real browser: requests to our own origin only, no errors, archived content never rendered on it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from archiver import web
from archiver.web.server import Address
from storage.model import Comparison, Finding
from tests.web.scenes import GONE, PAGE, http

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.server
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)  # None: playwright's own Chromium
URL = "https://example.org/report"
EVIL = http(b"<script>document.cookie='owned=1';fetch('/api/v1/sources');document.title='owned'</script>owned")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
             "--disable-default-apps", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        if BROWSER is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium: apt-get install chromium")
        found = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def served(archive):
    """(archive, address, source, capture) of a source that was kept, looked at for two weeks, and then not found."""
    source = archive.add(URL, work="A work", quote="The findings hold.")
    capture = archive.look(URL, wire=EVIL, title="标题 عنوان Title")
    later = [(Finding.SAME, PAGE)] * 30 + [(Finding.GONE, GONE)] * 3
    plan = []
    for finding, wire in later:
        archive.now += timedelta(hours=13)
        plan.append(archive.planned(URL, finding, archive.exchange(wire, URL)))
    archive.visits(plan)
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    yield archive, server.url, source, capture
    server.stop()


class Visitor:
    """A reader who notes every request and every error of the browser."""

    def __init__(self, browser, address, **told) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(timezone_id="Asia/Shanghai", locale="en-GB", **told)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def open(self, path, *, complaints=0):
        answer = self.page.goto(self.address + path)
        assert all(url.startswith(self.address) for url in self.requests)
        assert len(self.complaints) == complaints, self.complaints
        return answer


CONTRAST = """() => {
  const parts = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = colour => parts(colour).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
      .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = element => { const own = getComputedStyle(element).backgroundColor;
      return own.startsWith('rgba') && own.endsWith(' 0)') ? behind(element.parentElement) : own; };
  return [...document.querySelectorAll('main *')]
    .filter(one => one.getClientRects().length && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => !one.closest('svg'))
    .filter(one => { const [a, b] = [light(getComputedStyle(one).color), light(behind(one))];
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
    .map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`);
}"""  # texts of the page with too little contrast to their background


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_on_buttons_has_enough_contrast(browser, archive, scheme):
    archive.add(URL, work="A work", quote="The findings hold.")
    archive.look(URL)
    archive.now += timedelta(days=1)
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    visitor = Visitor(browser, server.url, color_scheme=scheme)
    source = archive.lookup.source(URL).source.id
    visitor.open(f"/source/{source}")
    visitor.page.evaluate(
        "document.querySelector('.button.strong').insertAdjacentHTML('beforeend', '<small><time datetime=x>now</time> <span class=own>(here)</span></small>')"
    )
    assert visitor.page.evaluate(CONTRAST) == []
    server.stop()


def test_folded_passages_are_printed(browser, archive):
    """Printed pages are shown to others, who cannot unfold them."""
    archive.add(URL)
    archive.look(URL)
    lost = tuple(f"Passage number {n} of the report." for n in range(30))
    archive.look(URL, Finding.ALTERED, comparison=Comparison(kept=0.4, lost=lost))
    before, after = ([f"The survey of {n} townships found that wages were {how}." for n in range(30)] for how in ("late", "paid on time"))  # fmt: skip
    archive.look(URL, Finding.ALTERED, comparison=Comparison(kept=0.4, lost=tuple(before), added=tuple(after)))
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    visitor = Visitor(browser, server.url)
    for n, text in (2, "number 29 of"), (3, "survey of 29 townships"):
        visitor.open(f"/source/{archive.lookup.source(URL).source.id}/visit/{n}")
        last = visitor.page.locator("blockquote", has_text=text).last
        assert not last.is_visible()
        visitor.page.emulate_media(media="print")
        assert last.is_visible()
        visitor.page.emulate_media(media="screen")
    server.stop()


def test_place_in_the_navigation_is_marked_alone_in_forced_colours(browser, served):
    _, address, _, _ = served
    visitor = Visitor(browser, address, forced_colors="active")
    visitor.open("/sources")
    shown = visitor.page.locator(".top nav a").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).borderBottomColor !== getComputedStyle(document.documentElement).backgroundColor)"
        ".map(one => one.textContent.trim())"
    )
    assert shown == ["Sources"]
    visitor.context.close()


@pytest.mark.parametrize("width", [390, 768, 1024])
def test_columns_are_neither_squeezed_nor_cut_off(browser, served, width):
    """An upright tablet is 768 wide: the front page had one word per line there, and the list of sources lost a column.
    A source whose title or address is a single long word pushed all other columns out of sight."""
    archive, address, *_ = served
    archive.add(f"{URL}/{'long' * 60}")
    archive.look(f"{URL}/{'long' * 60}", title="Word" * 40)
    visitor = Visitor(browser, address, viewport={"width": width, "height": 900})
    visitor.open("/")
    assert min(one.bounding_box()["width"] for one in visitor.page.locator(".event .what").all()) > 300
    visitor.open("/sources")
    assert visitor.page.evaluate("[...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth)")


def paths(archive, source, capture):
    work, case = archive.lookup.cited(source)[0].work.id, archive.lookup.cases()[0].id
    return ["/", "/sources", f"/source/{source}", f"/source/{source}?at=2021-03", f"/source/{source}/visit/33", f"/source/{source}/compare", f"/capture/{capture}",
            f"/capture/{capture}/text", "/events", f"/work/{work}", f"/case/{case}", "/sign-in", "/search", "/search?q=owned", "/search?q=nowhere"]  # fmt: skip


def test_column_labels_on_narrow_screens_use_the_colon_of_the_language(browser, served):
    _, address, _, _ = served
    said = "getComputedStyle(document.querySelector('td[data-label]'), '::before').content"
    for language, colon in (("en", ': "'), ("zh", '："')):
        reader = Visitor(browser, address, viewport={"width": 360, "height": 800})
        reader.open(f"/sources?lang={language}")
        assert reader.page.evaluate(said).endswith(colon)
        reader.context.close()


@pytest.mark.parametrize("told", [{}, {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}},
                                  {"java_script_enabled": False}], ids=["wide", "narrow and dark", "without script"])  # fmt: skip
def test_pages_open_without_third_party_requests_or_errors(browser, served, told):
    archive, address, source, capture = served
    reader = Visitor(browser, address, **told)
    for path in paths(archive, source, capture):
        for language in ("en", "zh"):
            assert reader.open(path + ("&" if "?" in path else "?") + f"lang={language}").status == 200
            width = reader.page.viewport_size["width"]
            if told.get("java_script_enabled", True):
                assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path
                assert reader.page.evaluate("document.title") != "owned"
    reader.context.close()


def test_local_time_of_the_reader_is_shown_beside_utc(browser, served):
    _, address, source, _ = served
    reader = Visitor(browser, address)
    reader.open(f"/source/{source}")
    held = reader.page.locator(".held").inner_text()
    assert "2 March 2021 14:20 UTC (22:20 GMT+8)" in held
    assert "18 March 2021 20:20 UTC (19 Mar, 04:20 GMT+8)" in held, "with its date where that is not the one of UTC"
    (lead,) = reader.page.locator(".lead").all_inner_texts()
    assert lead.count(" UTC (") == lead.count(" UTC") == 2, "also in the sentence on how it stands"
    reader.open(f"/source/{source}?lang=zh")
    assert reader.page.locator(".lead time").count() == 2
    held = reader.page.locator(".held").inner_text()
    assert ("3月19日" in held, "19 Mar" in held) == (True, False), "in the language of the page"
    reader.context.close()


def test_list_of_sources_is_filtered_while_typing(browser, served):
    archive, address, _, _ = served
    archive.add("https://example.org/other")
    reader = Visitor(browser, address)
    reader.open("/sources")
    assert reader.page.locator("#list tbody tr").count() == 2
    assert reader.page.locator("h1").inner_text() == "Sources 2"
    reader.page.locator("input[name=q]").press_sequentially("report")
    sync_api.expect(reader.page.locator("#list tbody tr")).to_have_count(1)
    sync_api.expect(reader.page.locator("h1")).to_have_text("Sources 1 / 2")
    said = reader.page.get_by_role("status")
    sync_api.expect(said).to_have_text("Sources 1 / 2")
    assert reader.page.locator("[aria-live] table, [role=status] table").count() == 0, "a list of 100 is not read out"
    assert "q=report" in reader.page.url
    behind = [one.get_attribute("href") for one in reader.page.locator("[type='application/json']").all()]
    assert behind == ["/api/v1/sources?q=report"] * 2
    reader.page.locator("input[name=q]").press_sequentially("zzz")
    sync_api.expect(said).to_have_text("No source matches.")
    assert reader.complaints == []
    reader.context.close()


def test_two_copies_are_chosen_and_compared_without_a_script(browser, served):
    archive, address, source, capture = served
    archive.look(
        URL, Finding.PRESENTATION, wire=http(b"<h1>Report</h1><p>Other findings hold &lt;b&gt;now&lt;/b&gt;.</p>")
    )
    reader = Visitor(browser, address, java_script_enabled=False)
    reader.open(f"/source/{source}/compare")
    reader.page.locator(".choosing summary").click()
    reader.page.locator("select[name=from]").select_option(index=3)
    reader.page.locator("select[name=to]").select_option(index=0)
    reader.page.locator(".choosing button").click()
    assert f"from={capture}" in reader.page.url
    assert "Other findings hold <b>now</b>." in reader.page.locator(".said").all_inner_texts()
    assert reader.page.locator("main script, main img, main b").count() == 0
    reader.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_search_marks_the_words_in_the_passage_of_a_copy(browser, served, script):
    archive, address, source, capture = served
    while archive.app.indexing.tick():
        pass
    reader = Visitor(browser, address, java_script_enabled=script, viewport={"width": 390, "height": 844})
    reader.open("/")
    reader.page.locator("main input[name=q]").fill('"findings hold"')
    reader.page.locator("main input[name=q]").press("Enter")
    reader.page.wait_for_url("**/search?**")
    assert reader.page.locator("mark").all_inner_texts() == ["findings hold"]
    assert reader.page.locator(".result bdi").first.inner_text() == "Report"
    reader.page.locator(".place .where a").first.click()
    reader.page.wait_for_url("**/capture/*")
    reader.page.go_back()
    reader.page.locator(".result h2 a").click()
    reader.page.wait_for_url(f"**/source/{source}")
    assert capture
    assert reader.complaints == []
    reader.context.close()


def test_copy_buttons_copy_and_have_distinct_names(browser, served):
    _, address, source, capture = served
    reader = Visitor(browser, address, permissions=["clipboard-read", "clipboard-write"])
    reader.open(f"/source/{source}")
    reader.page.locator(".address .copier").click()
    assert reader.page.evaluate("navigator.clipboard.readText()") == URL
    reader.open(f"/capture/{capture}")
    names = reader.page.get_by_role("button", name="Copy").evaluate_all("all => all.map(one => one.textContent)")
    assert len(set(names)) == len(names) > 5, "each says what it copies, to who hears it"
    reader.context.close()


def test_signing_in_adding_a_source_and_signing_out(browser, served):
    archive, address, _, _ = served
    token = web.new_token(archive.catalog, "writer", "write", archive.now)
    reader = Visitor(browser, address)
    reader.open("/add", complaints=1)  # the 401 itself
    reader.page.locator("input[name=token]").fill(token)
    reader.page.locator("main button").click()
    reader.page.wait_for_url("**/add")
    reader.page.locator("input[name=url]").fill("https://example.org/added")
    reader.page.locator("main button").click()
    reader.page.wait_for_url("**/source/*")
    assert "example.org/added" in reader.page.locator("h1").inner_text()
    [cookie] = reader.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert reader.page.evaluate("document.cookie") == ""
    reader.page.locator("header form button").click()
    reader.page.wait_for_url(address + "/")
    assert reader.context.cookies() == []
    reader.context.close()


@pytest.mark.parametrize(
    "path", ["/capture/{}/file", "/capture/{}/stored", "/web/20210302142000/" + URL, "/web/20210302142000id_/" + URL]
)
def test_archived_files_are_downloaded_and_never_rendered(browser, served, path):
    _, address, _, capture = served
    reader = Visitor(browser, address, accept_downloads=True)
    reader.open("/")
    with reader.page.expect_download() as download:
        reader.page.evaluate("path => { location.href = path }", path.format(capture))
    assert download.value.suggested_filename.startswith("20210302142000-")
    assert reader.page.title() != "owned"
    assert reader.page.url == address + "/"
    assert reader.context.cookies() == []
    reader.context.close()


def test_page_of_another_site_cannot_act_for_a_signed_in_reader(browser, served):
    archive, address, _, _ = served
    token = web.new_token(archive.catalog, "writer", "write", archive.now)
    reader = Visitor(browser, address)
    port = address.rpartition(":")[2]
    reader.context.add_cookies(
        [{"name": "archiver", "value": token, "url": address, "httpOnly": True, "sameSite": "Lax"}]
    )
    reader.page.route("http://evil.localhost/", lambda route: route.fulfill(content_type="text/html", body=f"""
        <form method=post action="http://127.0.0.1:{port}/add"><input name=url value="https://example.org/forced"></form>
        <iframe src="http://127.0.0.1:{port}/sources"></iframe><script>document.forms[0].submit()</script>"""))  # fmt: skip
    reader.page.goto("http://evil.localhost/")
    reader.page.wait_for_load_state("networkidle")
    assert "forced" not in " ".join(one.source.url for one in archive.lookup.sources())
    assert not any(frame.name and "report" in frame.content() for frame in reader.page.frames)
    reader.context.close()
