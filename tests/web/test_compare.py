"""Two copies of a source side by side: what only the older or only the newer has, and whether that can be known."""

from __future__ import annotations

import time

import pytest
from lxml import html
from starlette.testclient import TestClient

from archiver import web
from storage.model import Comparison, Finding, Role
from tests.support.site import Site
from tests.support.site import page as institute
from tests.support.world import World
from tests.text.test_text import pdf
from tests.web.scenes import HOUR, http
from tests.web.test_downloads import damage

URL = "https://example.org/report"
OTHER = "https://example.org/other"
BROWSER = {"accept": "text/html"}
QUOTAS = "The plan set quotas of 100 that officials had to meet each year."
DEPOSIT = "The deposit was returned only after the second year of the contract had ended."
PERMIT = "Workers could not leave the site without a permit, the record of the meeting says."
SIGNED = "It was signed in the county seat on behalf of the prefecture."
NEW = "The department says that the practice described here ended in the year before."


def page(*paragraphs, lang="en", more=""):
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return http(f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>Report</title><main><h1>Report</h1>{text}</main>{more}</html>'.encode())  # fmt: skip


OLD = page(f"{QUOTAS} {SIGNED}", DEPOSIT, PERMIT)
CHANGED = page(f"{QUOTAS.replace('100', '250')} {SIGNED}", PERMIT, NEW)


@pytest.fixture
def two(archive):
    """The source and its two copies, nine hours apart."""
    source = archive.add(URL, work="A work", quote="had to meet each year")
    old = archive.look(URL, wire=OLD)
    archive.now += 9 * HOUR
    return source, old, archive.look(URL, Finding.PRESENTATION, wire=CHANGED)


def later(archive, wire, finding=Finding.PRESENTATION, **told):
    archive.now += 9 * HOUR
    return archive.look(URL, finding, wire=wire, **told)


def shown(client, source, query="", **headers):
    answer = client.get(f"/source/{source}/compare{query}", headers=BROWSER | headers)
    assert answer.headers["content-type"].startswith("text/html"), answer.text
    return answer


def main(answer):
    return html.fromstring(answer.content.decode()).find(".//main")


def said(answer):
    return " ".join(main(answer).text_content().split())


def lead(answer):
    return main(answer).xpath("string(.//*[contains(@class, 'lead')])")


def told(client, source, query=""):
    answer = client.get(f"/api/v1/sources/{source}/compare{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def texts(passages):
    return [one["text"] for one in passages]


# ---- what changed


def test_comparison_begins_with_a_summary_and_lists_losses_before_additions(client, two):
    answer = shown(client, two[0])
    assert answer.status_code == 200
    assert lead(answer).startswith(
        "2 passages of the copy of 2 March 2021 14:20 UTC are not in the copy of 2 March 2021 23:20 UTC; one of them has "
        "another wording there; one passage is new; "
    )
    assert lead(answer).endswith("% of the older text is still there.")
    text = said(answer)
    assert text.index(DEPOSIT) < text.index(NEW) < text.index("The whole text of the older copy")
    (lost,) = main(answer).xpath(f".//*[@class='change'][contains(., '{DEPOSIT}')]//*[@class='around'][1]/text()")
    assert lost == SIGNED, "what stands before it"


def test_reworded_passage_is_shown_in_both_wordings_with_the_difference_marked(client, two):
    (change,) = main(shown(client, two[0])).xpath(".//*[@class='change both']")
    assert [one.text for one in change.iter("del")] == ["100"]
    assert [one.text for one in change.iter("ins")] == ["250"]
    wordings = [one.xpath("string(.//*[@class='said'])") for one in change.iter("blockquote")]
    assert wordings == [QUOTAS, QUOTAS.replace("100", "250")]


def test_sentence_lost_beside_a_reworded_one_is_listed_as_lost(client, archive, two):
    source, _, _ = two
    newest = later(archive, page(QUOTAS.replace("100", "300"), PERMIT, NEW))
    found = told(client, source, f"?from={two[2]}&to={newest}")
    assert texts(found["lost"]) == [QUOTAS.replace("100", "250"), SIGNED]
    assert [one["instead"] for one in found["lost"]] == [0, None]


def test_comparison_api_gives_the_same_passages_as_the_page(client, two):
    source, old, new = two
    found = told(client, source)
    assert texts(found["lost"]) == [QUOTAS, DEPOSIT]
    assert texts(found["added"]) == [QUOTAS.replace("100", "250"), NEW]
    assert [(one["cited"], one["instead"]) for one in found["lost"]] == [(True, 0), (False, None)]
    assert (found["from"]["capture"], found["to"]["capture"], found["same_bytes"]) == (old, new, False)
    assert found["from"]["payload_sha256"] != found["to"]["payload_sha256"]
    assert (found["from"]["finding"], found["to"]["finding"], found["complete"]) == ("first", "presentation", True)
    assert all(0 < found["kept"][view] < 1 for view in ("best", "visible"))
    assert found["quotes"] == [{"quote": "had to meet each year", "from": True, "to": True}]
    link = html.fromstring(shown(client, source).text).xpath("//footer//a[contains(@href, '/api/v1/sources')]/@href")[0]
    assert client.get(link).json() == found


def test_older_copy_comes_first_whichever_is_named_first(client, two):
    source, old, new = two
    assert told(client, source, f"?from={new}&to={old}") == told(client, source, f"?from={old}&to={new}")


def test_minor_changes_do_not_hide_that_nothing_was_lost(client, archive):
    source = archive.add(URL)
    archive.look(URL, wire=page(QUOTAS, PERMIT, more="<footer>Views: 12</footer>"))
    later(archive, page(QUOTAS, PERMIT, more="<footer>Views: 19</footer>"))
    answer = shown(client, source)
    assert lead(answer).startswith("The passages of the copies of")
    assert [one.text for one in main(answer).xpath(".//details[@open]//p[contains(@class, 'small')]")] == [
        "Views: 12",
        "Views: 19",
    ]
    found = told(client, source)
    assert (found["lost"], found["smaller"]) == ([], {"lost": ["Views: 12"], "added": ["Views: 19"]})


def test_same_text_in_another_script_is_called_the_same(client, archive):
    source = archive.add(URL)
    archive.look(URL, wire=page("会议记录显示，工人没有许可不得离开厂区。", "押金在第二年之后才退还。"))
    later(archive, page("會議記錄顯示，工人沒有許可不得離開廠區。", "押金在第二年之後才退還。"))
    assert "is the same, written in two scripts of its language" in lead(shown(client, source))
    found = told(client, source)
    assert (found["same_text"], found["other_script"], found["lost"], found["added"]) == (True, True, [], [])


def test_lost_and_added_links_are_listed(client, archive):
    source = archive.add(URL)
    archive.look(URL, wire=page(QUOTAS, f'{PERMIT} <a href="/annex-3.pdf">Annex</a>'))
    later(archive, page(QUOTAS, f"{PERMIT} Annex"))
    answer = shown(client, source)
    assert "links differ" in lead(answer)
    assert "https://example.org/annex-3.pdf" in said(answer)
    assert told(client, source)["links_lost"] == ["https://example.org/annex-3.pdf"]


def test_cited_passages_come_first_with_the_copies_that_have_them(client, archive, two):
    source, _, _ = two
    archive.add(URL, work="Another", quote="only after the second year")
    answer = shown(client, source)
    assert "a cited passage is only in the older one" in lead(answer)
    text = said(answer)
    assert "had to meet each year In both copies." in text.replace(" .", ".")
    assert "only after the second year In the older copy; not in the newer." in text
    assert [one["cited"] for one in told(client, source)["lost"]] == [True, True]


# ---- other languages, other kinds of files

CHINESE = "报告指出，目标人数为每年{}万人；各县须于三月前完成。附件列出名单三份。"


def test_chinese_comparison_is_in_chinese_with_the_original_punctuation(client, archive):
    source = archive.add(URL)
    archive.look(URL, wire=page(CHINESE.format("十"), "培训内容包括国家通用语言、法律知识和职业技能。", lang="zh-CN"))
    later(archive, page(CHINESE.format("五"), "培训内容包括国家通用语言、法律知识和职业技能。", lang="zh-CN"))
    answer = shown(client, source, "?lang=zh")
    assert lead(answer).startswith(
        "2021年3月2日 14:20（UTC）的副本中有 1 段文字，在 2021年3月2日 23:20（UTC）的副本中没有；"
    )
    (change,) = main(answer).xpath(".//*[@class='change both']")
    assert [one.text for one in change.iter("del", "ins")] == ["十", "五"]
    quote = next(change.iter("blockquote"))
    assert (quote.get("lang"), quote.get("dir")) == ("zh-CN", "auto")
    assert quote.xpath("string(.//*[@class='said'])") == "报告指出，目标人数为每年十万人；各县须于三月前完成。"
    assert 'name="lang" value="zh"' in answer.text, "a form keeps the language"


def test_right_to_left_text_gets_its_own_direction(client, archive):
    source = archive.add(URL)
    sentence = "بلغ عدد المتدربين في نهاية السنة {} شخصا في أربعة وعشرين مركزا."
    archive.look(URL, wire=page(sentence.format(46080), lang="ar"))
    later(archive, page(sentence.format(36080), lang="ar"))
    (change,) = main(shown(client, source)).xpath(".//*[@class='change both']")
    assert [one.text for one in change.iter("del", "ins")] == ["46080", "36080"]
    assert {one.get("dir") for one in change.iter("blockquote")} == {"auto"}


def test_lost_passage_of_a_pdf_names_its_page(client, archive):
    source = archive.add(URL)
    first, second, third = "A first page of it.", "The second page names 46,080 persons.", "A third page of the report."
    archive.look(URL, wire=http(pdf(first, second, third), media_type="application/pdf"))
    later(archive, http(pdf(first, second.replace("46", "36"), third), media_type="application/pdf"))
    found = told(client, source)
    assert [(one["text"], one["page"]) for one in found["lost"]] == [(second, 2)]
    assert (found["from"]["text"]["kind"], found["from"]["text"]["pages"]) == ("pdf", 3)
    assert "page 2" in said(shown(client, source))


def test_file_without_words_is_not_reported_as_having_lost_nothing(client, archive):
    source = archive.add(URL)
    archive.look(URL, wire=OLD)
    later(archive, http(b"\x89PNG\r\n\x1a\n" + bytes(100), media_type="image/png"))
    answer = shown(client, source)
    assert answer.status_code == 200
    assert lead(answer).startswith("No words could be extracted from the copy of 2 March 2021 23:20 UTC")
    found = told(client, source)
    assert [found[name] for name in ("lost", "added", "kept", "same_text", "smaller")] == [None] * 5
    assert (found["from"]["text"]["kind"], found["to"]["text"], found["complete"]) == ("html", None, False)


def test_scans_are_compared_by_their_pictures(client, archive):
    source = archive.add(URL)
    scans = [http(pdf(image=bytes(one)), media_type="application/pdf") for one in ([1, 2, 3, 4], [1, 2, 3, 5])]
    archive.look(URL, wire=scans[0])
    later(archive, scans[1])
    answer = shown(client, source)
    assert lead(answer).startswith("No words could be extracted from the copies of")
    assert "Pages without text, whose pictures are not the same: 1." in said(answer)


def test_answer_that_is_no_good_copy_is_labelled_and_not_compared_by_default(client, archive, two):
    source, old, _ = two
    gone = later(archive, http(b"<h1>Not found</h1><p>There is nothing.</p>", status="404 Not Found"), Finding.GONE)
    answer = shown(client, source, f"?from={old}&to={gone}")
    assert "What came on 3 March 2021 08:20 UTC is not a good copy of the source" in said(answer)
    assert DEPOSIT in said(answer)
    assert told(client, source)["to"]["capture"] == two[2], "nor what is compared when nothing is asked for"


# ---- which two copies


def test_single_named_copy_is_compared_with_the_nearest_earlier_good_one_that_differs(client, archive, two):
    source, old, new = two
    again = later(archive, CHANGED, Finding.SAME)
    newest = later(archive, OLD)
    for query, pair in (
        (f"?to={again}", (old, again)),
        (f"?from={old}&to=", (old, new)),
        (f"?from={new}", (new, newest)),
        (f"?from={newest}", (new, newest)),
        (f"?to={old}", (old, new)),
        (f"?to={newest}", (new, newest)),
        ("", (new, newest)),
    ):
        found = told(client, source, query)
        assert (found["from"]["capture"], found["to"]["capture"]) == pair, query


def test_identical_bytes_are_reported_without_reading_the_copies(client, archive, two):
    source, _, new = two
    again = later(archive, CHANGED, Finding.SAME)
    damage(archive, new, at=0.5)  # the copies are not read
    answer = shown(client, source, f"?from={new}&to={again}")
    assert lead(answer).endswith("UTC are the same, byte for byte.")
    found = told(client, source, f"?from={new}&to={again}")
    assert (found["same_bytes"], found["lost"], found["added"], found["kept"]["best"]) == (True, [], [], 1.0)
    assert lead(shown(client, source, f"?from={new}&to={new}")).endswith("are the same, byte for byte.")


def test_comparison_without_a_second_copy_says_so(client, archive):
    source = archive.add(URL)
    assert lead(shown(client, source)) == "No copy is kept yet, so there is nothing to compare."
    archive.look(URL)
    answer = shown(client, source)
    assert (answer.status_code, main(answer).findall(".//form")) == (200, [])
    assert lead(answer).startswith("Only one copy is kept, of 2 March 2021 14:20 UTC")
    assert client.get(f"/api/v1/sources/{source}/compare").status_code == 404


def test_selectable_copies_are_those_with_different_bytes_newest_first(client, archive, two):
    source, old, new = two
    archive.now += HOUR
    archive.look(URL, Finding.SAME, wire=CHANGED)
    archive.look(URL, Finding.TIMEOUT)
    newest = later(archive, page(QUOTAS, NEW))
    form = main(shown(client, source)).find(".//form")
    for name, chosen in (("from", old), ("to", newest)):
        options = form.inputs[name].findall("option")
        assert [one.get("value") for one in options] == [newest, new, old]
        assert [one.get("value") for one in options if one.get("selected") is not None] == [chosen]
    assert "2 March 2021 23:20 UTC" in options[1].text
    assert options[1].text.endswith("same bytes until 3 March 2021 00:20 UTC")
    assert form.action == f"/source/{source}/compare"
    assert "One more copy with other bytes lies between them." in said(shown(client, source))


def test_only_the_newest_copies_are_listed_if_there_are_very_many(client, archive, two):
    source, old, _ = two
    plan = []
    for n in range(205):
        archive.now += HOUR
        plan.append(archive.planned(URL, Finding.PRESENTATION, archive.exchange(page(f"{QUOTAS} Edition {n}."), URL)))
    newest = archive.visits(plan)[-1]
    answer = shown(client, source, f"?from={old}")
    options = main(answer).find(".//form").inputs["from"].value_options
    assert (len(options), options[0], options[-1]) == (201, newest, old), "and that which was asked for"
    assert "The newest 200 are listed" in said(answer)


def test_documents_of_a_page_are_compared_with_their_own_copies(client, archive):
    source = archive.add(URL)
    address, made = "https://example.org/annex", []
    for wire in (OLD, CHANGED):
        annex = archive.exchange(wire, address, role=Role.DOCUMENT)
        archive.visits([archive.planned(URL, Finding.SAME if made else Finding.FIRST, archive.exchange(), annex)])
        made.append(annex.id)
        archive.now += HOUR
    found = told(client, source, f"?to={made[1]}")
    assert (found["from"]["capture"], texts(found["lost"])) == (made[0], [QUOTAS, DEPOSIT])
    form = main(shown(client, source, f"?to={made[1]}")).find(".//form")
    assert form.inputs["from"].value_options == made[::-1]


# ---- what cannot be compared


@pytest.mark.parametrize("path", ["/source/{}/compare", "/api/v1/sources/{}/compare"])
def test_copy_that_is_not_of_the_source_is_refused(client, archive, two, path):
    source, old, _ = two
    archive.add(OTHER)
    other = archive.look(OTHER)
    for query, status in (
        (f"?from={old}&to={old[:-4]}0000", 404), (f"?from={old}&to={other}", 404), ("?from=x", 422), ("?to=../../etc", 422),
    ):  # fmt: skip
        assert client.get(path.format(source) + query, headers=BROWSER).status_code == status, query
    assert client.get(path.format("01EZSMYPM07R797H8PBE4D05TG")).status_code == 404
    assert client.head(path.format(source)).status_code in {200, 405}


@pytest.mark.parametrize("path", ["/source/{}/compare", "/api/v1/sources/{}/compare"])
def test_sealed_copies_are_compared_only_for_holders_of_a_token(client, archive, token, two, path):
    source, old, _ = two
    hush = archive.add(OTHER, sealed=True)
    first = archive.look(OTHER, wire=OLD)
    archive.now += HOUR
    second = archive.look(OTHER, Finding.PRESENTATION, wire=CHANGED)
    holder = {"authorization": f"Bearer {token}"}
    for query in ("", f"?from={first}&to={second}"):
        sealed = client.get(path.format(hush) + query)
        assert sealed.status_code == 404
        assert DEPOSIT not in sealed.text
        assert DEPOSIT in client.get(path.format(hush) + query, headers=holder).text
    none = client.get(path.format(source) + f"?from={old}&to={old[:-4]}0000").json()
    assert client.get(path.format(source) + f"?from={old}&to={first}").json() == none, "in the same words"


@pytest.mark.parametrize("path", ["/source/{}/compare", "/api/v1/sources/{}/compare"])
def test_damaged_copy_is_an_error_and_an_erased_one_is_gone(client, archive, two, path):
    source, old, new = two
    newest = later(archive, page(QUOTAS, NEW))
    damage(archive, new, at=0.5)
    assert client.get(path.format(source) + f"?from={old}&to={new}").status_code == 500
    archive.app.purging.purge([archive.lookup.by_id(old)], "Court of X, 12/2026")
    gone = client.get(path.format(source) + f"?from={old}&to={newest}")
    assert (gone.status_code, "Court of X" in gone.text) == (410, True)


def test_comparison_of_long_lists_is_computed_once_for_all_requests(client, archive):
    """Two lists of 100,000 take half a minute: whoever gave up waiting and asks again gets the answer made
    meanwhile."""
    source = archive.add(URL)
    for word in ("old", "new"):
        later(archive, page("".join(f"<li>{word}entrynumber{n * 7919 % 1_000_003}</li>" for n in range(8_000))))
    took = []
    for ask in (told, shown, told):
        begun = time.process_time()
        answer = ask(client, source)
        took.append(time.process_time() - begun)
    assert len(answer["lost"]) == 200
    assert max(took[1:]) < took[0] / 2, took


def test_compared_text_is_escaped_and_its_markup_never_rendered(client, archive):
    source = archive.add(URL, work="A work", quote="<i>quoted</i>")
    sentence = "An old sentence that says &lt;script&gt;{}()&lt;/script&gt; in its middle, and <b>bold</b> words."
    evil = '<script>owned()</script><img src="https://tracker.example/x.png" alt="x"><p>{} hidden\u202e\u200bturned words</p>'
    archive.look(URL, wire=page(sentence.format("one"), more=evil.format("Once")))
    later(archive, page(sentence.format("two"), more=evil.format("Twice")))
    text = shown(client, source).text
    for there in ("&lt;script&gt;", "&lt;i&gt;quoted", "hiddenturned"):
        assert there in text
    for unwanted in ("owned()", "tracker.example", "<b>bold", "<i>quoted", "<script>one", "\u202e", "\u200b"):
        assert unwanted not in text, unwanted
    assert [one for one in html.fromstring(text).iter("script") if "/static/site.js" not in one.get("src", "")] == []


def test_long_texts_are_truncated_and_say_what_was_left_out(client, archive):
    source = archive.add(URL)
    lines = [
        f"Line {n} of the list names village {n * 7919 % 10007} and how many went from there." for n in range(2_000)
    ]
    whole = "".join(f"{one} " for one in lines[:200]).replace(". ", ", ")
    archive.look(URL, wire=page(*lines, f"{whole}and that was all."))
    later(archive, page(*(one.replace("village", "a hamlet called") for one in lines)))
    answer = shown(client, source)
    assert lead(answer).startswith("At least ")
    assert "characters of it are not shown here" in said(answer)
    assert "The text goes on for" in said(answer)
    assert len(answer.content) < 2_000_000
    assert told(client, source)["complete"] is False


# ---- links to the comparison


def test_look_with_an_alteration_links_a_comparison_with_the_same_passages(tmp_path):
    with Site() as site:
        world = World(tmp_path / "archive", None)
        site.pages["/report"] = institute("Report", f"<p>{QUOTAS} {SIGNED}</p><p>{DEPOSIT}</p>")
        url, source = site.url("/report"), world.add(site.url("/report"))[0]
        world.one(url)
        site.pages["/report"] = institute("Report", f"<p>{QUOTAS} {SIGNED}</p><p>{NEW}</p>")
        world.clock.move(hours=6)
        seen = world.one(url)
        judged = world.app.lookup.visit(source, seen["n"]).observation.last
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            look = client.get(f"/source/{source}/visit/2", headers=BROWSER).text
            link = html.fromstring(look).xpath("//a[contains(@href, '/compare?')]/@href")[0]
            found = told(client, source, link.partition("compare")[2])
            assert DEPOSIT in said(client.get(link, headers=BROWSER))
        world.close()
    assert (seen["finding"], texts(found["lost"]), texts(found["added"])) == ("altered", [DEPOSIT], [NEW])
    assert (judged.lost, judged.added, judged.kept) == ((DEPOSIT,), (NEW,), found["kept"]["best"])


def test_source_capture_and_case_pages_link_the_comparison(client, archive, two):
    source, _, new = two
    compared = Comparison(kept=0.6, lost=(DEPOSIT,), added=(NEW,))
    altered = later(archive, page(QUOTAS, NEW), Finding.ALTERED, comparison=compared)
    for path, query in (
        (f"/source/{source}", ""), (f"/source/{source}", f"?to={altered}"), (f"/capture/{new}", f"?to={new}"),
    ):  # fmt: skip
        assert f'href="/source/{source}/compare{query}"' in client.get(path, headers=BROWSER).text, (path, query)
    for _ in range(3):
        archive.now += 9 * HOUR
        archive.look(URL, Finding.GONE)
    (case,) = archive.lookup.cases()
    links = html.fromstring(client.get(f"/case/{case.id}", headers=BROWSER).text).xpath(
        "//a[contains(@href, '/compare?')]/@href"
    )
    assert len(links) == 1
    assert shown(client, source, links[0].partition("compare")[2]).status_code == 200


def test_pictures_and_frames_are_compared_by_name_on_pages_without_other_content(client, archive):
    source = archive.add(URL)
    sheets = [f'<p><img src="/up/2019/sheet-of-march-{n}.jpg"></p>' for n in range(3)]
    archive.look(URL, wire=page("2 March 2019.", *sheets))
    later(archive, page("2 March 2019.", *sheets[:2], '<iframe src="https://video.example/embed/7"></iframe>'))
    found = said(shown(client, source))
    assert "Only the older copy shows this: [image: sheet-of-march-2.jpg]" in found
    assert "Only the newer copy shows this: [frame: video.example/embed/7]" in found
    assert "[image: sheet-of-march-2.jpg]" in said(shown(client, source, "?lang=zh"))
