"""The HTML pages as readers get them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from archiver import web
from archiver.web import render, strings
from storage import catalog as tables
from storage.journal import StandingChanged
from storage.model import Comparison, Event, EventKind, Finding, MemberSeen, RemarkKind, Role, Standing
from tests.web.scenes import BROWSER, HOUR, URL, Archive, page, text

HOSTILE = "<script>alert(1)</script>\u202e\"'&{{7*7}}"


def test_empty_archive_says_what_to_do(client):
    front = page(client, "/")
    assert "Nothing is watched yet." in text(front)
    assert html.fromstring(front.text).xpath(".//main//a/@href") == ["/sign-in?back=%2Fadd"], "or by a page"
    assert "archiver add https://example.org/report.html" in text(page(client, "/sources"))
    assert "No event yet." in text(page(client, "/events"))


def test_work_counts_its_references_in_plain_words(client, archive, lost):
    with archive.catalog.read() as conn:
        work = tables.works.of_source(conn, lost)[0].work.id
    assert "Its only reference needs attention. A copy of it is kept here." in text(page(client, f"/work/{work}"))
    archive.add(URL + "?b", work="A work that cites")
    archive.look(URL + "?b")
    said = text(page(client, f"/work/{work}"))
    assert "One of 2 references is kept and served. 2 of 2 have a copy here, served or not." in said


def test_truncated_answer_is_called_unusable(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    archive.look(URL, Finding.TRUNCATED)
    assert "not usable, says nothing about the page" in text(page(client, f"/source/{source}"))


def test_filtered_event_list_and_front_page_explain_why_they_are_empty(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    assert "No event of this kind." in text(page(client, "/events?kind=removed"))
    with archive.catalog.write() as conn:
        tables.sources.set_standing(conn, source, Standing.PAUSED, "journal/a")
    assert "No source is being looked at" in text(page(client, "/"))


def test_very_long_address_is_folded_so_that_the_state_is_seen_first(client, archive):
    address = f"{URL}?" + "&".join(f"parameter{n}={n}" for n in range(40))
    short, long = archive.add(URL), archive.add(address)
    shown = html.fromstring(page(client, f"/source/{long}").text)
    folded = shown.find(".//details[@class='address']")
    assert folded.findtext("code") == address
    assert len(folded.find("summary").text_content()) < 170
    assert shown.find(".//h1").get("class") == "long"
    shown = html.fromstring(page(client, f"/source/{short}").text)
    assert (shown.xpath("//details[@class='address']"), shown.find(".//h1").get("class")) == ([], None)
    assert shown.xpath("string(//p[@class='address'])") == URL


def test_navigation_regions_of_a_page_have_names_of_their_own(client, archive):
    archive.add(URL)
    for _ in range(3):
        archive.look(URL)
        archive.now += HOUR
    watched = archive.lookup.source(URL)
    for path in (
        f"/source/{watched.source.id}/visit/2",
        f"/capture/{watched.last.id}",
        f"/capture/{watched.last.id}/text",
    ):
        names = html.fromstring(page(client, path).text).xpath("//nav/@aria-label")
        assert len(set(names)) == 2, path


def test_redirected_source_says_where_it_leads(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    assert "led on" not in text(page(client, f"/source/{source}"))
    archive.now += HOUR
    archive.look(URL, Finding.SAME, at_url="https://example.org/new/report")
    said = text(page(client, f"/source/{source}"))
    assert "The newest look was redirected to https://example.org/new/report" in said


def test_source_page_says_its_state_in_a_sentence(client, archive, lost):
    found = page(client, f"/source/{lost}")
    said = text(found)
    assert (
        "No longer served at this address: last seen 2 March 2021 14:20 UTC, first absent 2 March 2021 23:20 UTC."
        in said
    )
    assert "One copy kept, received 2 March 2021 14:20 UTC." in said
    assert "The findings hold." in said
    assert "footnote 14" in said
    tree = html.fromstring(found.text)
    assert len(tree.findall(".//svg[@class='timeline wide']")) == 1
    assert len(tree.findall(".//table[@class='looks']/tbody/tr")) >= 2
    assert tree.find(".//time[@datetime='2021-03-02T14:20:00.000Z']") is not None


def test_page_of_a_source_with_many_looks_stays_small(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    archive.visits(
        [archive.planned(URL, Finding.SAME, archive.exchange(at=archive.now + n * HOUR)) for n in range(1, 260)]
    )
    found = page(client, f"/source/{source}")
    assert len(found.content) < 150_000
    tree = html.fromstring(found.text)
    [run, *_] = tree.findall(".//table[@class='looks']/tbody/tr")
    assert "100 looks: same as our copy" in " ".join("".join(run.itertext()).split())
    older = tree.find(".//a[@rel='next']").get("href")
    assert "before=161" in older
    assert page(client, older.partition("#")[0]).status_code == 200


def test_text_from_other_people_is_escaped_on_every_page(client, archive):
    url = "https://example.org/%3Cscript%3E?q='\"&a=<b>"
    source = archive.add(url, work=HOSTILE, quote=HOSTILE, locator=HOSTILE, tags=(HOSTILE,))
    members = (
        MemberSeen(url="https://example.org/<img src=x onerror=alert(1)>", role=Role.DOCUMENT, finding=Finding.FIRST),
    )
    capture = archive.visits(
        [
            archive.planned(
                url, Finding.FIRST, archive.exchange(url="https://example.org/"), title=HOSTILE, members=members
            )
        ]
    )[0]
    archive.now += HOUR
    archive.visits([archive.planned(url, Finding.ALTERED, archive.exchange(url="https://example.org/"),
                                    comparison=Comparison(kept=0.5, lost=(HOSTILE,), added=(HOSTILE,)), title=HOSTILE)])  # fmt: skip
    work = archive.lookup.cited(source)[0].work.id
    for path in ("/", "/sources", f"/source/{source}", f"/source/{source}/visit/1", f"/source/{source}/visit/2", f"/capture/{capture}",
                 f"/work/{work}", "/events", "/sources?q=%3Cscript%3Ealert(1)", "/%3Cscript%3Ealert(1)%3C/script%3E"):  # fmt: skip
        found = client.get(path, headers=BROWSER)
        tree = html.fromstring(found.text)
        assert [one.get("src", "").partition("?")[0] for one in tree.findall(".//script")] == ["/static/site.js"], path
        assert tree.findall(".//img") == []
        assert not any(name.startswith("on") for one in tree.iter() for name in one.attrib), path
        assert "\u202e" not in found.text
        assert "style=" not in found.text
        assert ">49<" not in found.text


@pytest.mark.parametrize(("language", "said"), [("en", "Not looked at yet."), ("zh", "尚未查看。")])
def test_source_without_looks_says_so(client, archive, language, said):
    source = archive.add(URL)
    shown = text(page(client, f"/source/{source}?lang={language}"))
    assert said in shown
    assert re.findall(r"never|从未", shown) == []


def test_capture_page_gives_all_facts_to_verify_the_copy(client, archive, lost):
    capture = next(one for one in archive.lookup.show(lost)["visits"])["capture"]
    facts = client.get(f"/api/v1/captures/{capture}").json()
    said = text(page(client, f"/capture/{capture}"))
    for fact in (facts["payload_sha256"], facts["segment"], capture, "20210302142000", URL):
        assert fact in said, fact
    assert "what this server received" in said.lower()
    assert f'data-versionurl="http://127.0.0.1:8080/web/20210302142000/{URL}"' in said
    assert "every digest matched" in text(page(client, f"/capture/{capture}?check=true"))


def test_citation_gives_digest_and_public_address_of_the_copy(tmp_path, client, archive):
    archive.add(URL)
    capture = archive.look(URL)
    payload = client.get(f"/api/v1/captures/{capture}").json()["payload_sha256"]
    [said] = html.fromstring(page(client, f"/capture/{capture}").text).find_class("citation")
    assert f"(copy {capture}, SHA-256 {payload})" in said.text_content(), "the whole digest: a part of it proves little"
    world = Archive(tmp_path / "other", ARCHIVER_PUBLIC_URL="https://archive.example", ARCHIVER_LISTEN="0.0.0.0:8080", ARCHIVER_ANONYMOUS="true")  # fmt: skip
    world.add(URL)
    capture = world.look(URL)
    with TestClient(web.create_app(world.app), base_url="https://archive.example") as other:
        [said] = html.fromstring(page(other, f"/capture/{capture}").text).find_class("citation")
    world.close()
    assert f"copy kept at https://archive.example/capture/{capture} (SHA-256 " in said.text_content()


def test_event_of_a_whole_site_is_listed_under_its_host_name(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    event = Event(id="0" * 8 + "-0000-4000-8000-" + "0" * 12, at=archive.now, source=source, url=URL, n=1, kind=EventKind.HOST, text="At least 5 changed.")  # fmt: skip
    with archive.catalog.write() as conn:
        tables.events.insert(conn, [event], told=False)
    [told] = html.fromstring(page(client, "/events?kind=host").text).find_class("k-host")
    assert told.find(".//p[@class='what']/a").text_content() == "example.org"


def test_retired_source_shows_no_next_look(client, archive):
    source = archive.add(URL)
    archive.look(URL)
    assert "Next look due" in text(page(client, f"/source/{source}"))
    archive.app.journal.record([StandingChanged(source=source, standing=Standing.RETIRED)], "someone")
    assert "Next look due" not in text(page(client, f"/source/{source}"))


@pytest.mark.parametrize(
    ("kept", "said"), [(0.99996, "more than 99%"), (0.00001, "less than 1%"), (0.9876, "98.8%"), (1, "100.0%")]
)
def test_share_of_kept_text_is_not_rounded_to_all_or_nothing(client, archive, kept, said):
    source = archive.add(URL)
    archive.look(URL)
    archive.look(URL, Finding.ALTERED, comparison=Comparison(kept=kept, lost=("One word.",)))
    shown = html.fromstring(page(client, f"/source/{source}/visit/2").text)
    assert said in [dd.text_content().strip() for dd in shown.iter("dd")]


def test_link_preview_of_a_page_says_its_state(client, archive, lost):
    capture = archive.lookup.show(lost)["visits"][0]["capture"]
    case = next(iter(archive.lookup.cases())).id
    for path, said in ((f"/source/{lost}", "No longer served at this address: last seen"), (f"/capture/{capture}", "What this server received on"),
                       (f"/case/{case}", "Last seen 2 March 2021")):  # fmt: skip
        about = html.fromstring(page(client, path).text).find(".//meta[@name='description']")
        assert about.get("content").startswith(said), path


def test_json_link_of_a_list_keeps_its_filter(client, archive):
    archive.add(URL)
    archive.add("https://other.example/")
    link = html.fromstring(page(client, "/sources?q=other").text).find(".//footer//a")
    assert [one["url"] for one in client.get(link.get("href")).json()["sources"]] == ["https://other.example/"]


def test_look_page_has_a_button_to_its_copy(client, archive):
    source = archive.add(URL)
    capture = archive.look(URL)
    shown = html.fromstring(page(client, f"/source/{source}/visit/1").text)
    assert shown.xpath(".//main//a[contains(@class, 'button')]/@href") == [f"/capture/{capture}"]


def test_shown_command_is_safe_to_paste(client, archive):
    url = "https://example.org/$(touch%20x)`id`';rm -rf ~;'"
    archive.add(url)
    capture = archive.look(url)
    shown = "".join(html.fromstring(page(client, f"/capture/{capture}").text).findall(".//pre")[-1].itertext())
    import shlex

    words = shlex.split(shown.splitlines()[0])
    assert words[:2] == ["archiver", "get"]
    assert words[3:] == ["--at", "2021-03-02T14:20:00.000Z", "--any", "--warc", "-o", "copy.warc.gz"]


def test_sources_are_filtered_by_words_and_state(client, archive):
    for number in range(3):
        archive.add(f"https://example.org/{number}")
        archive.look(f"https://example.org/{number}", title=f"Report {number} 报告")
    archive.add("https://other.example/x_y%25")
    assert text(page(client, "/sources?q=report+2")).count("example.org/") == 1
    assert text(page(client, "/sources?q=报告 1")).count("example.org/") == 1
    assert text(page(client, "/sources?state=new")).count("other.example/x_y") == 1, "its address stands for its title"
    assert text(page(client, "/sources")).startswith("Sources 4 ")
    assert text(page(client, "/sources?state=new")).startswith("Sources 1 / 4 ")
    assert "No source matches." in text(page(client, "/sources?q=never"))
    assert "No source matches." in text(page(client, "/sources?q=a_b")), "a LIKE sign is itself"
    assert len(client.get("/api/v1/sources?q=example.org&limit=2").json()["sources"]) == 2
    following = client.get("/api/v1/sources?q=example.org&limit=2").json()["next"]
    assert len(client.get(following.removeprefix("http://127.0.0.1:8080")).json()["sources"]) == 1


def test_very_long_title_is_cut_in_lists_and_whole_on_its_page(client, archive):
    title = "A very long title " * 30
    source = archive.add("https://example.org/long", work="Report")
    archive.look("https://example.org/long", title=title.strip())
    for path in ("/sources", "/events"):
        assert 100 < text(page(client, path)).count("very") * 18 + 80 < 400
    assert title.strip() in text(page(client, f"/source/{source}"))


def test_very_long_address_is_cut_in_lists_and_whole_on_its_page(client, archive):
    url = f"https://example.org/{'x' * 900}"
    source = archive.add(url)
    archive.look(url)
    for path in ("/sources", "/events"):
        assert 100 < text(page(client, path)).count("x") < 200, path
    assert url in text(page(client, f"/source/{source}"))


def test_source_without_a_title_is_named_once_by_its_readable_address(client, archive):
    url = "https://example.org/%E6%8A%A5%E5%91%8A.pdf"  # 报告
    archive.add(url)
    archive.look(url, title=None)
    main = html.fromstring(client.get("/events", headers=BROWSER).text).find(".//main")
    assert main.text_content().count("https://example.org/报告.pdf") == 1


def test_paused_or_retired_is_shown_beside_the_state(client, archive):
    source = archive.add(URL, work="A work")
    archive.look(URL)
    work = archive.lookup.cited(source)[0].work.id
    for standing, said in ((Standing.PAUSED, "paused by the operator"), (Standing.RETIRED, "no longer looked at")):
        archive.app.journal.record([StandingChanged(source=source, standing=standing)], "me")
        for path in ("/sources", f"/work/{work}", f"/source/{source}"):
            assert said in text(page(client, path)).partition("Facts")[0].partition("How it is registered")[0], path


def test_time_spans_are_in_the_language_of_the_page(client, archive, lost):
    assert text(page(client, f"/source/{lost}")).partition("Looked at every")[2].startswith("6 h ")
    assert text(page(client, f"/source/{lost}?lang=zh")).partition("查看间隔")[2].startswith("6 小时 ")


def test_cited_passages_come_first_and_passages_within_others_are_dropped():
    lost = [f"A sentence of the report, number {n}, of some length." for n in range(9)]
    cited, shown, folded = render.apart([*lost, "number 3, of some", "The deposit was  kept."], ["deposit was kept"])
    assert (cited, shown, folded) == (["The deposit was  kept."], lost[:5], lost[5:])
    kept = ["课题组认为,转移降低了当地人口密度。", *lost]  # the form in which judging keeps it
    assert render.apart([*lost, kept[0]], ["课题组认为，转移降低了当地人口密度。"])[:2] == (kept[:1], kept[1:6])


def test_language_follows_accept_language_and_the_lang_parameter(client, archive, lost):
    for path in ("/", "/sources", f"/source/{lost}", f"/source/{lost}/visit/2", "/events", "/sign-in", "/nothing"):
        chinese = page(client, path, **{"accept-language": "en;q=0.3, zh-CN;q=0.9"})
        assert '<html lang="zh-Hans"' in chinese.text
        assert chinese.headers["content-language"] == "zh-Hans"
        assert '<html lang="en"' in page(client, path, **{"accept-language": "fr, de;q=0.5"}).text
        asked = page(client, f"{path}?lang=zh")
        assert '<html lang="zh-Hans"' in asked.text
        assert 'href="/sources?lang=zh"' in asked.text, "the choice goes along"
    assert "该网址已不再提供此内容" in text(page(client, f"/source/{lost}?lang=zh"))


def test_chinese_pages_use_full_width_punctuation_without_spaces(client, archive, lost):
    """A full-width mark includes its own space, so no space follows one that ends a sentence."""
    [work] = [one["work"] for one in client.get(f"/api/v1/sources/{lost}").json()["cited"]]
    copy = client.get(f"/api/v1/sources/{lost}/visits").json()["visits"][-1]["capture"]
    for path in ("/", f"/source/{lost}", f"/work/{work}", f"/capture/{copy}", "/feeds/events.atom"):
        shown = re.sub(
            r"<[^>]+>", "", client.get(f"{path}?lang=zh", headers=BROWSER).text.replace("<small", "\n<small")
        )
        wrong = re.findall(r"[。；：，、）] +[\u4e00-\u9fff].*|.*[\u4e00-\u9fff）][,:].*", shown)
        assert not wrong, path
        assert re.search(r"[。：，]", shown), path


def test_every_text_of_the_pages_is_used_translated_and_neutral():
    root = Path(web.__file__).parent
    sources = "".join(path.read_text() for path in [*root.glob("templates/*.html"), *root.glob("*.py")])
    named = set(re.findall(r"""\bt\(\s*['"](\w+)['"]""", sources)) | set(re.findall(r"""text\(\s*"(\w+)",""", sources))
    assert {f"case_{word}" for word in ("suspected", "confirmed", "restored", "dismissed")} <= set(strings._TABLE)
    assert {f"remark_{kind.value}" for kind in RemarkKind} <= set(strings._TABLE)
    named |= {f"shape_{shape}" for shape in ("kept", "ring", "half", "cross", "bar", "square", "limit")}
    prefixes = tuple(
        "case_ compare_ remark_ shape_ role_ standing_ segment_ how_ error_ do_ cut_ head_ work_ passage_ passages_ search_ span_ unsubscribe".split()
    )
    notes = "".join(path.read_text() for path in root.glob("replay/*.py"))
    named |= {
        f"replay_{name}{end}"
        for name in set(re.findall(r'Note\((?:\s*|.* else )"(\w+)",', notes)) | {"pdf"}
        for end in ("", "_note")
    }
    labels = ("unverified", "accepted")  # for copies whose certificate was not valid
    named |= {f"{name}_{label}" for name in ("certificate", "cite") for label in labels}
    by_name = {"overview", "sources", "events", "search", "at_risk", "fine", "watch_late", "watch_late_all"}
    known = set(strings._TABLE)
    named = {key for key in named if not key.endswith("_")}  # the rest of such a key is a name of the model
    assert named - known == set()
    assert {key for key in known - named - by_name if not key.startswith(prefixes)} == set()
    for english, chinese in strings._TABLE.values():
        assert sorted(re.findall(r"\{(\w+)\}", english)) == sorted(re.findall(r"\{(\w+)\}", chinese))
    said = " ".join(english.lower() for english, _ in strings._TABLE.values())
    for harmful in ("removed", "takedown", "suspect", "verdict", "censor", "deleted", "altered", "proof"):
        assert harmful not in said


def test_source_with_only_error_answers_does_not_claim_that_nothing_is_kept(client, archive):
    """Further down, the page says in how many segments the answers lie, and that these are sound."""
    source = archive.add(f"{URL}/never-there")
    assert "No copy is kept yet." in text(page(client, f"/source/{source}"))
    archive.look(f"{URL}/never-there", Finding.GONE)
    shown = text(page(client, f"/source/{source}"))
    assert "No copy of its content is kept yet, only the answers received." in shown
    assert "No copy is kept yet" not in shown


def test_sources_are_found_by_tags_and_citing_works(client, archive):
    cited = archive.add("https://example.org/a", work="Of gloves 手套")
    tagged = archive.add("https://example.org/b", tags=("theses",))
    archive.add("https://example.org/c", work="Kept apart", sealed=True)
    work = archive.lookup.cited(cited)[0].work.id

    def listed(query):
        page = client.get(f"/sources?q={query}", headers={"accept": "text/html"}).text
        return (
            [one for one in (cited, tagged) if f"/source/{one}" in page],
            f"/work/{work}" in page,
            "Kept apart" in page,
        )

    assert listed("") == ([cited, tagged], True, False)
    assert listed("gloves+手套") == ([cited], True, False)
    assert listed("theses") == ([tagged], False, False)
    assert listed("gloves+theses") == ([], False, False)
    assert [one["source"] for one in client.get("/api/v1/sources?q=gloves").json()["sources"]] == [cited]
