"""The page and the data of an alteration, from a real walk: what differed, what a false alarm would spare, remarks."""

from __future__ import annotations

import pytest
from lxml import html

from archiver import web
from demo.site import pdf
from storage.model import EventKind, RemarkKind
from tests.judgement.test_pictures import OLD
from tests.judgement.test_short_documents import pdf as scanned
from tests.support.site import Reply, page, prose
from tests.support.walked import walked

BOX = "<table><tr><td>News of the ministry<br>{}</td></tr></table><table><tr><td>How to write to us</td></tr></table>"
HTML = {"accept": "text/html"}


def news(*numbers):
    return BOX.format("<br>".join(f"The minister opened bridge number {n} of the road" for n in numbers))


@pytest.fixture
def archive(tmp_path):
    with walked(tmp_path) as found:
        yield found


def altered(archive, before, after, *, sealed=False):
    """The event of a page that changed from `before` to `after`."""
    site, world, _ = archive
    site.pages["/report"] = before
    world.add(site.url("/report"), sealed=sealed)
    world.one(site.url("/report"))
    site.pages["/report"] = after
    for hours in (6, 2):
        world.clock.move(hours=hours)
        world.one(site.url("/report"))
    (event,) = world.app.lookup.events(kinds={EventKind.ALTERED})
    return event


@pytest.fixture
def turned(archive):
    return altered(archive, page("Report", news(1, 2)), page("Report", news(3, 4)))


def token(world, scope):
    return {"authorization": f"Bearer {web.new_token(world.app.catalog, scope, scope, world.clock())}"}


def test_alteration_shows_what_differed_and_both_copies(archive, turned):
    _, world, client = archive
    record = client.get(f"/api/v1/cases/{turned.id}").json()
    assert (record["id"], record["kind"], record["n"], record["remarks"]) == (turned.id, "altered", 3, [])
    assert any("bridge number 1 " in one for one in record["lost"])
    assert any("bridge number 4 " in one for one in record["added"])
    first, last = world.app.lookup.visit(turned.source, 1), world.app.lookup.visit(turned.source, 3)
    assert (record["from"], record["to"]) == (first.capture, last.capture)
    assert "altered" in {one["rule"] for one in record["reasons"]}
    assert client.get(f"/api/v1/sources/{turned.source}").json()["cases"] == [], "it is no case"


def test_differing_words_are_marked_in_both_versions_of_a_passage(archive):
    """One word of a long page: otherwise whoever is alerted would have to read two passages to find it."""
    text = prose("a long report")
    event = altered(archive, page("Report", text + "<p>The survey names 412 households of the eleven townships.</p>"),
                    page("Report", text + "<p>The survey names 214 households of the eleven townships.</p>"))  # fmt: skip
    for address in (f"/case/{event.id}", f"/source/{event.source}/visit/{event.n}"):
        shown = html.fromstring(archive[2].get(address, headers=HTML).text)
        assert [one.text for one in shown.xpath("//main//del")] == ["412"], address
        assert [one.text for one in shown.xpath("//main//ins")] == ["214"], address


@pytest.mark.parametrize("language", ["en", "zh"])
def test_writers_see_which_places_a_false_alarm_would_spare(archive, turned, language):
    _, world, client = archive
    address = f"/case/{turned.id}?lang={language}"
    seen = html.fromstring(client.get(address, headers=HTML).text)
    assert "bridge number 1 " in seen.find(".//main").text_content()
    assert not seen.xpath("//*[@id='places']"), "reading two texts is not for everybody"
    assert not seen.xpath("//textarea")
    seen = html.fromstring(client.get(address, headers=HTML | token(world, "write")).text)
    assert [one.text for one in seen.xpath("//*[@id='places']//q")] == ["News of the ministry", "How to write to us"]
    form = seen.xpath("//form[contains(@action, 'remark')]")[0]
    assert set(form.inputs["kind"].value_options) == {kind.value for kind in RemarkKind} - {"known_move"}


def test_false_alarm_given_in_the_form_applies_to_the_next_look_until_withdrawn(archive, turned):
    site, world, client = archive
    writes = token(world, "write")
    given = {"kind": "false_alarm", "reason": "A box of news"}
    answer = client.post(f"/case/{turned.id}/remark", data=given, headers=writes)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/case/{turned.id}#remarks")
    seen = html.fromstring(client.get(f"/case/{turned.id}", headers=HTML | writes).text)
    assert "What is noted and not told" in seen.get_element_by_id("places").text_content()
    assert "A box of news" in seen.get_element_by_id("remarks").text_content()
    assert "A box of news" not in client.get(f"/case/{turned.id}", headers=HTML).text, (
        "who said what is not for everybody"
    )
    site.pages["/report"] = page("Report", news(5, 6))
    world.clock.move(hours=24)
    assert world.one(turned.url)["finding"] == "presentation"
    shown = client.get(f"/source/{turned.source}/visit/4", headers=HTML).text
    assert "bridge number 5 " in shown, "it is shown with the look"
    assert f'"/case/{turned.id}"' in shown, "and by whose word it is not told"
    back = {"kind": "withdrawn", "reason": "I erred"}
    assert client.post(f"/api/v1/cases/{turned.id}/remarks", json=back, headers=writes).status_code == 201
    site.pages["/report"] = page("Report", news(7, 8))
    world.clock.move(hours=24)
    assert world.one(turned.url)["finding"] == "altered"


def test_false_alarm_is_shown_beside_its_source_until_withdrawn(archive, turned):
    _, world, client = archive
    address, record = f"/source/{turned.source}", f"/case/{turned.id}"
    for one in (address, record):
        assert "since called a false alarm" not in client.get(one, headers=HTML).text
    world.app.remarks.make(turned.id, RemarkKind.FALSE_ALARM, actor="Ada Secret", reason="A box of news")
    for one in (address, record):
        shown = client.get(one, headers=HTML).text
        assert "since called a false alarm" in shown
        assert "Ada Secret" not in shown
    world.app.remarks.make(turned.id, RemarkKind.WITHDRAWN, actor="Ada Secret", reason="It was none")
    for one in (address, record):
        assert "since called a false alarm" not in client.get(one, headers=HTML).text


def test_limits_of_one_vantage_are_not_listed_as_reasons_for_the_alteration(archive, turned):
    _, _, client = archive
    seen = html.fromstring(client.get(f"/case/{turned.id}?lang=en", headers=HTML).text)
    under = {
        heading.text: {one.text for one in heading.getnext().iter("small")} for heading in seen.xpath("//main//h2")
    }
    assert "altered" in under["What speaks for it"]
    assert not any(one.startswith("limit-") for one in under["What speaks for it"])
    assert any(one.startswith("limit-") for one in under["What cannot be known from where we look"])


def test_false_alarm_by_api_returns_the_places_that_it_spares(archive, turned):
    _, world, client = archive
    given = {"kind": "false_alarm", "reason": "A box of news"}
    answer = client.post(f"/api/v1/cases/{turned.id}/remarks", json=given, headers=token(world, "write"))
    assert answer.json()["places"] == [{"before": "News of the ministry", "after": "How to write to us"}]


def test_known_move_is_refused_for_an_alteration(archive, turned):
    _, world, client = archive
    given = {"kind": "known_move", "reason": "Rang them up", "to": "https://elsewhere.example/"}
    answer = client.post(f"/api/v1/cases/{turned.id}/remarks", json=given, headers=token(world, "write"))
    assert answer.status_code == 422
    assert "has not moved" in answer.json()["detail"]


def test_false_alarm_for_most_of_the_text_is_refused_with_the_reason(archive):
    _, world, client = archive
    half = page("Report").split(b"<p>")
    event = altered(archive, page("Report"), b"<p>".join([*half[:2], *page("Other").split(b"<p>")[2:3], *half[3:]]))
    writes = token(world, "write")
    given = {"kind": "false_alarm", "reason": "I do not like it"}
    answer = client.post(f"/api/v1/cases/{event.id}/remarks", json=given, headers=writes)
    assert answer.status_code == 422
    assert "too much of the document's text" in answer.json()["detail"]
    seen = html.fromstring(client.get(f"/case/{event.id}", headers=HTML | writes).text)
    assert "cannot be called a false alarm" in seen.get_element_by_id("places").text_content()
    assert "false_alarm" not in seen.xpath("//form[contains(@action, 'remark')]")[0].inputs["kind"].value_options


def test_alteration_of_a_document_is_shown_and_cannot_be_a_false_alarm(archive):
    site, world, client = archive
    lines = [prose(f"passage {n}", 40) for n in range(4)]
    site.pages |= {"/report": page("Report", '<p><a href="/annex.pdf">Annex</a></p>'),
                   "/annex.pdf": Reply(200, pdf(tuple(lines)), "application/pdf")}  # fmt: skip
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    site.pages["/annex.pdf"] = Reply(200, pdf(tuple(lines[1:])), "application/pdf")
    for hours in (6, 2):
        world.clock.move(hours=hours)
        world.one(site.url("/report"))
    (event,) = world.app.lookup.events(kinds={EventKind.ALTERED})
    (annex,) = client.get(f"/api/v1/cases/{event.id}").json()["documents"]
    assert annex["url"] == site.url("/annex.pdf")
    assert lines[0][:40] in " ".join(annex["lost"])
    writes = token(world, "write")
    main = html.fromstring(client.get(f"/case/{event.id}", headers=HTML | writes).text).find(".//main").text_content()
    assert lines[0][:40] in main
    assert "cannot be called a false alarm" in main
    assert f'"/case/{event.id}"' in client.get(f"/source/{event.source}/visit/{event.n}", headers=HTML).text


def test_record_of_an_alteration_is_linked_wherever_it_is_mentioned(archive, turned):
    _, _, client = archive
    for path in ("/", "/events", f"/source/{turned.source}", f"/source/{turned.source}/visit/3"):
        assert f'"/case/{turned.id}"' in client.get(path, headers=HTML).text, path
    assert f'"/case/{turned.id}"' not in client.get(f"/source/{turned.source}/visit/2", headers=HTML).text


def test_record_of_a_sealed_alteration_is_not_found(archive):
    _, world, client = archive
    event = altered(archive, page("Report", news(1, 2)), page("Report", news(3, 4)), sealed=True)
    for address in (f"/case/{event.id}", f"/api/v1/cases/{event.id}"):
        assert client.get(address).status_code == 404
        none = client.get(address[:-4] + "0000")
        assert none.json()["detail"] == client.get(address).json()["detail"]
    given = {"kind": "false_alarm", "reason": "x"}
    assert client.post(f"/api/v1/cases/{event.id}/remarks", json=given).status_code == 401
    assert world.app.remarks.of(event) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("Pages without text show other pictures than in our copy: 2. Last", "Pages without text, whose pictures are not the same: 2.")),
     ("zh", ("没有文字的页与我们的副本图像不同：2。", "没有文字且图像不同的页：2。"))],
)  # fmt: skip
def test_record_of_an_altered_scan_names_the_pages_with_other_pictures(archive, language, said):
    _, _, client = archive
    before, after = (Reply(200, scanned(*pages), "application/pdf") for pages in (OLD, (OLD[0], "another", *OLD[2:])))
    event = altered(archive, before, after)
    seen = html.fromstring(client.get(f"/case/{event.id}?lang={language}", headers=HTML).text)
    text = " ".join(seen.text_content().split())
    assert all(one in text for one in said)
    assert "The text differs from our copy" not in text
    assert client.get(f"/api/v1/cases/{event.id}").json()["pictures"] == [2]
    look = client.get(f"/source/{event.source}/visit/{event.n}?lang={language}", headers=HTML).text
    assert said[1] in look


def test_record_of_a_removed_picture_says_that_the_page_shows_something_else(archive):
    figures = [
        '<figure><img src="/a/workers-at-the-gate.jpg"></figure>',
        '<figure><img src="/a/dormitory-2017.jpg"></figure>',
    ]
    event = altered(archive, page("Report", "".join(figures)), page("Report", figures[0]))
    _, _, client = archive
    read = client.get(f"/case/{event.id}", headers=HTML).text
    assert html.fromstring(read).findtext(".//h1") == "What the page shows or leads to differs from our copy"
    assert "[picture: dormitory-2017.jpg]" in read
    assert "页面所显示或所指向的内容与我们的副本不同" in client.get(f"/case/{event.id}?lang=zh", headers=HTML).text


def test_record_of_a_chinese_alteration_says_that_full_width_signs_were_normalised(archive, turned):
    _, world, client = archive
    assert "full-width signs" not in client.get(f"/case/{turned.id}", headers=HTML).text
    chinese = "<p>本报告基于对九个村庄四百一十二户家庭的入户调查，调查时间为三月至九月。</p>"
    site, _, _ = archive
    site.pages["/notice"] = page("Notice", chinese)
    world.add(site.url("/notice"))
    world.one(site.url("/notice"))
    site.pages["/notice"] = page("Notice", chinese.replace("四百一十二", "三百"))
    for hours in (6, 2):
        world.clock.move(hours=hours)
        world.one(site.url("/notice"))
    event = world.app.lookup.events(kinds={EventKind.ALTERED})[-1]
    read = client.get(f"/case/{event.id}?lang=zh", headers=HTML).text
    assert "四百一十二户家庭的入户调查,调查时间" in html.fromstring(read).text_content()
    assert "全角标点等已转为半角" in read


def test_arabic_passage_in_an_english_reason_has_its_full_stop_at_its_own_end(archive):
    passage = "أعلنت الوزارة يوم الثلاثاء أن التقرير السنوي عن الأحوال المدنية سينشر قبل نهاية الشهر الجاري."
    event = altered(archive, page("Report", f"<p>{passage}</p>"), page("Report", "<p>The report is not out yet.</p>"))
    _, world, client = archive
    (said,) = (one["text"] for one in world.app.lookup.show(event.url)["visits"][2]["reasons"] if one["rule"] == "lost")
    assert said == f"no longer there: {passage}", "what is stored and given out is plain"
    shown = client.get(f"/source/{event.source}", headers=HTML).text
    assert f"No longer there: <bdi>{passage}</bdi></bdi> <small" in shown
