"""Members: the report is often not in the page. What is fetched with a page, what is not and why; what a loss means."""

from __future__ import annotations

import itertools
from urllib.parse import quote

import pytest

from demo.site import pdf
from tests.support.site import NOT_FOUND, Reply, Site, page, prose, tagged


def report(seed: str = "report") -> Reply:
    return Reply(200, pdf(tuple(prose(f"{seed}/{n}", 50) for n in range(6))), "application/pdf")


def seen(line, role=None) -> dict[str, str]:
    """Path of each member -> its finding."""
    return {
        "/" + one["url"].partition("://")[2].partition("/")[2]: one["finding"]
        for one in line["members"]
        if role in {None, one["role"]}
    }


def left(world, line) -> dict[str, str]:
    """Path of each member that was not fetched -> the reason."""
    observation = world.app.lookup.visit(line["source"], line["n"]).observation
    return {"/" + one.url.partition("://")[2].partition("/")[2]: one.reason for one in observation.not_fetched}


CARRIERS = (
    '<iframe src="/{}.pdf" width="100%" height="900"></iframe>',
    '<embed src="{}.pdf" type="application/pdf">',
    '<object data="/{}.pdf" type="application/pdf">no plug-in</object>',
    '<div class="wp_pdf_player" pdfsrc="/{}.pdf" sudyfile-attr="no"></div>',
    '<p>The report: <a href="./{}.pdf">download</a></p>',
    '<p>The report: <a href="/{}.pdf#page=3">download</a></p>',
    '<iframe src="/pdfjs/web/viewer.html?file=/{}.pdf"></iframe>',
)


def test_document_in_the_main_content_is_kept_with_its_page(site, world):
    for n, carrier in enumerate(CARRIERS):
        site.pages |= {f"/page{n}": page(f"Report {n}", carrier.format(n)), f"/{n}.pdf": report(str(n))}
    urls = [site.url(f"/page{n}") for n in range(len(CARRIERS))]
    world.add(*urls)
    for n, line in enumerate(world.look(*urls)):
        assert (line["finding"], seen(line, "document")) == ("first", {f"/{n}.pdf": "first"}), CARRIERS[n]
        kept = world.app.lookup.capture(site.url(f"/{n}.pdf"))
        assert kept.id == line["members"][0]["capture"]
        assert b"".join(world.app.lookup.open(kept).decoded().chunks()) == report(str(n)).body


@pytest.mark.parametrize(
    "carrier",
    [
        '<object data="/file/7" type="application/pdf"></object>',
        '<embed src="/file/7" type="application/pdf" width="100%">',
        '<iframe src="https://docs.google.com/gview?url={url}&embedded=true"></iframe>',
        '<iframe src="https://view.officeapps.live.com/op/embed.aspx?src={url}"></iframe>',
    ],
)
def test_embedded_document_is_fetched_although_its_url_does_not_show_its_type(site, world, carrier):
    """A viewer's frame names its document, and a page what it embeds; formerly only the page was looked at."""
    path = "/file/7" if "/file/7" in carrier else "/report.pdf"
    site.pages |= {"/page": page("Report", carrier.format(url=quote(site.url(path), safe=""))), path: report()}
    url = site.url("/page")
    world.add(url)
    assert seen(world.one(url), "document") == {path: "first"}
    del site.pages[path]
    for hours in (6, 12, 12.5):
        world.clock.move(hours=hours)
        world.one(url)
    assert world.kinds(url) == ["first", "suspected", "removed"]


def test_members_whose_address_has_a_query_in_the_encoding_of_the_page_are_kept(site, world):
    """Browsers send it as the page is encoded; formerly it was asked for in UTF-8, which such sites do not find."""
    body = '<p><a href="/download.jsp?file=报告.pdf">报告.pdf</a></p><img srcset="/i.jsp?n=图 1x"><iframe src="/viewer.html?file=/附.pdf">'
    site.pages["/page"] = Reply(200, page("T", body).decode().replace("utf-8", "gbk").encode("gbk"), "text/html")
    paths = ("/download.jsp?file=%B1%A8%B8%E6.pdf", "/%E9%99%84.pdf", "/i.jsp?n=%CD%BC")
    site.pages |= {path: report(path) for path in paths}
    world.add(site.url("/page"))
    assert seen(world.one(site.url("/page"))) == dict.fromkeys(paths, "first")


@pytest.mark.parametrize(
    ("bases", "path"),
    [
        ('<base href=""><base href="/files/">', "/r.pdf"),
        ('<base target="_top"><base href="/files/">', "/files/r.pdf"),
        ('<base href="http://[/"><base href="/files/">', "/r.pdf"),
    ],
)
def test_first_base_with_an_address_counts_as_in_browsers(site, world, bases, path):
    site.pages |= {"/page": page("T", '<p><a href="r.pdf">Report</a></p>', head=bases), path: report()}
    world.add(site.url("/page"))
    assert seen(world.one(site.url("/page"))) == {path: "first"}


@pytest.mark.parametrize("path", ["/api/report/81", "/d.php?a=1"])
def test_document_that_a_viewer_names_is_kept_whatever_its_address(site, world, path):
    site.pages |= {"/page": page("T", f'<iframe src="/pdfjs/web/viewer.html?file={path}"></iframe>'), path: report()}
    world.add(site.url("/page"))
    assert seen(world.one(site.url("/page"))) == {path: "first"}


def test_document_with_a_session_behind_its_name_is_one_document_at_all_looks(site, world):
    """As servers in Java write their links for a reader without a cookie, which each look is."""
    sessions = itertools.count(1)

    def written(_request):
        return page("Report", f'<p><a href="/files/r.pdf;jsessionid={next(sessions):032X}">Report</a></p>')

    site.pages["/page"] = written
    site.missing = lambda asked: report() if asked.path.startswith("/files/r.pdf;") else Reply(404, NOT_FOUND)
    url = site.url("/page")
    world.add(url)
    for n in range(5):
        line = world.one(url)
        assert set(seen(line).values()) == {"same" if n else "first"}
        assert len(world.watched(url).documents) == 1
        world.clock.move(hours=7)
    site.missing = Reply(404, NOT_FOUND)
    for _ in range(3):
        world.one(url)
        world.clock.move(hours=12.5)
    assert world.kinds(url) == ["first", "suspected", "removed"]


def test_documents_linked_outside_the_main_content_are_not_kept(site, world):
    aside = '<a href="/privacy.pdf">Privacy</a><a href="/form.doc">Form</a>'
    site.pages |= {"/page": page("Report", "<p><a href='/r.pdf'>Report</a></p>", aside=aside)}
    site.pages |= {path: report(path) for path in ("/r.pdf", "/privacy.pdf", "/form.doc")}
    world.add(site.url("/page"))
    assert seen(world.one(site.url("/page"))) == {"/r.pdf": "first"}
    assert {"/privacy.pdf", "/form.doc"}.isdisjoint(site.paths())


def test_linked_archives_and_tables_are_kept_and_linked_pages_are_not(site, world):
    """A linked page is a source of its own, or none; links within documents are not followed."""
    body = '<p><a href="/next.htm">Next</a> <a href="/data.zip">Data</a> <a href="/t.xlsx">Tables</a></p>'
    site.pages |= {"/page": page("Report", body), "/next.htm": page("Next")}
    site.pages |= {"/data.zip": Reply(200, b"PK\x05\x06" + bytes(18), "application/zip")}
    site.pages |= {"/t.xlsx": Reply(200, b"PK\x05\x06" + bytes(18), "application/octet-stream")}
    world.add(site.url("/page"))
    assert set(seen(world.one(site.url("/page")))) == {"/data.zip", "/t.xlsx"}
    assert "/next.htm" not in site.paths()


REQUISITES = '<p><img src="/figure.png"> <a href="/r.pdf">Report</a></p>'
HEAD = '<link rel="stylesheet" href="/style.css">'


@pytest.mark.parametrize(
    ("setting", "kept"),
    [("all", {"/r.pdf", "/figure.png", "/style.css", "/serif.woff2"}), ("documents", {"/r.pdf"}), ("none", set())],
)
def test_members_setting_decides_what_is_kept_with_a_page(site, make_world, setting, kept):
    world = make_world(members=setting)
    site.pages |= {
        "/page": page("Report", REQUISITES, head=HEAD),
        "/r.pdf": report(),
        "/figure.png": Reply(200, b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png"),
        "/style.css": Reply(200, b"@font-face { src: url(/serif.ttf), url(serif.woff2) } p { margin: 0 }", "text/css"),
        "/serif.woff2": Reply(200, b"wOF2" + bytes(40), "font/woff2"),
    }
    world.add(site.url("/page"))
    line = world.one(site.url("/page"))
    assert line["finding"] == "first"
    assert set(seen(line)) == kept
    assert set(site.paths()) - {"/page"} == kept


def test_lost_document_is_suspected_then_removed_and_restored_as_its_source(site, world):
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url)
    assert world.one(url)["state"] == "available"
    del site.pages["/r.pdf"]
    world.clock.move(hours=7)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("gone", "suspect")
    assert seen(line) == {"/r.pdf": "gone"}
    assert any("/r.pdf" in one["text"] for one in line["reasons"]), "which document, in plain words"
    for _ in range(3):
        world.clock.move(hours=9)
        line = world.one(url)
    assert line["state"] == "removed"
    assert world.kinds(url) == ["first", "suspected", "removed"]
    copy = world.app.lookup.capture(site.url("/r.pdf"))
    assert b"".join(world.app.lookup.open(copy).decoded().chunks()) == report().body
    site.pages["/r.pdf"] = report()
    world.clock.move(hours=9)
    assert world.one(url)["state"] == "available"
    assert world.kinds(url) == ["first", "suspected", "removed", "restored"]


def test_replaced_document_is_noticed_although_its_page_is_unchanged(site, world):
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    site.pages["/r.pdf"] = report("quite another text")
    found = []
    for _ in range(3):
        world.clock.move(hours=7)
        found.append(world.one(url))
    assert all(one["finding"] not in {"same", "first"} for one in found[:2]), [one["finding"] for one in found]
    assert set(world.kinds(url)) & {"altered", "suspected"}


def test_document_regenerated_with_the_same_text_is_not_an_alteration(site, world):
    site.pages |= {"/page": page("Report", '<iframe src="/r.pdf"></iframe>'), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    for n in range(2):
        site.pages["/r.pdf"] = Reply(200, report().body + b"%% made anew: %d\n" % n, "application/pdf")
        world.clock.move(hours=7)
        line = world.one(url)
        assert (line["finding"], seen(line)["/r.pdf"]) == ("same", "presentation")
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize("made", [b"", b"%% made anew\n"])
def test_document_now_linked_under_another_name_is_not_lost(site, world, made):
    old = '<p>The report: <a href="/files/r.pdf">download</a></p>'
    site.pages |= {"/page": page("Report", old), "/files/r.pdf": report()}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    del site.pages["/files/r.pdf"]
    site.pages |= {
        "/page": page("Report", old.replace("r.pdf", "report_v1.pdf")),
        "/files/report_v1.pdf": Reply(200, report().body + made, "application/pdf"),
    }
    for _ in range(4):
        world.clock.move(hours=13)
        assert world.one(url)["finding"] in {"presentation", "links", "same"}
    assert world.kinds(url) == ["first"]
    del site.pages["/files/report_v1.pdf"]
    for _ in range(3):
        world.clock.move(hours=13)
        assert world.one(url)["finding"] == "gone"
    assert world.kinds(url) == ["first", "suspected", "removed"]


def test_documents_of_an_unchanged_page_are_fetched_at_most_once_an_hour(site, world):
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url, every="6h")
    world.one(url)
    for _ in range(12):
        world.clock.move(minutes=59)
        assert world.one(url)["finding"] == "same"
    assert site.paths().count("/r.pdf") == 7, "each second look: within the hour it is not asked for again"


@pytest.mark.parametrize("dress", [tagged, lambda body: body])
def test_missing_document_is_noticed_at_the_next_look_although_its_page_is_unchanged(site, world, dress):
    site.pages |= {"/page": dress(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url, every="6h")
    for _ in range(3):
        world.one(url)
        world.clock.move(hours=2)
    del site.pages["/r.pdf"]
    line = world.one(url)
    assert (line["finding"], line["state"], seen(line)) == ("gone", "suspect", {"/r.pdf": "gone"})


def tagged_report(*, changed=lambda: False):
    """A document with an ETag that gets 304 to each conditional request, even once its text has `changed`."""

    def answer(request):
        body = report("another") if changed() else report()
        if request.conditional:
            return Reply(304, headers={"ETag": '"r"'})
        return Reply(200, body.body, body.kind, headers={"ETag": '"r"'})

    return answer


def test_document_with_an_etag_is_requested_conditionally_and_once_a_day_in_full(site, world):
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": tagged_report()}
    url = site.url("/page")
    world.add(url, every="6h")
    world.one(url)
    (kept,) = world.watched(url).documents
    for _ in range(30):
        world.clock.move(hours=2)
        line = world.one(url)
        assert (line["finding"], seen(line)) == ("same", {"/r.pdf": "same"})
    asked = [one.conditional for one in site.asked if one.path == "/r.pdf"]
    assert len(asked) == 31
    assert asked.count(False) <= 5, "most looks cost the site nothing"
    rows = [one for one in world.captures() if one.url.endswith("/r.pdf")]
    assert {one.revisit for one in rows} == {None, "server-not-modified", "identical-payload-digest"}
    assert {one.original for one in rows if one.revisit} == {kept.id}
    assert {one.payload_sha256 for one in rows} == {kept.payload_sha256}
    (now,) = world.watched(url).documents
    assert now.revisit != "server-not-modified", "a 304 moves nothing"
    assert now.payload_sha256 == kept.payload_sha256


def test_wrong_304_for_a_changed_document_is_trusted_for_a_day_at_most(site, world):
    lies = {"until": False}
    answer = tagged_report(changed=lambda: lies["until"])
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": answer}
    url = site.url("/page")
    world.add(url, every="6h")
    for _ in range(4):
        world.one(url)
        world.clock.move(hours=6)
    lies["until"] = True
    found = []
    for _ in range(5):
        found.append(world.one(url)["finding"])
        world.clock.move(hours=6)
    assert set(found) - {"same"}, found


def test_304_for_a_page_leaves_its_documents_as_they_were(site, world):
    site.pages |= {"/page": tagged(page("Report", '<iframe src="/r.pdf"></iframe>')), "/r.pdf": report()}
    url = site.url("/page")
    world.add(url, every="6h")
    world.one(url)
    world.clock.move(hours=2)
    before = world.watched(url)
    line = world.one(url)
    assert (line["status"], seen(line)) == (304, {"/r.pdf": "same"})
    assert world.watched(url).documents == before.documents
    assert world.watched(url).last == before.last


def test_page_linking_a_document_last_answered_with_304_still_carries_it(site, world):
    site.pages |= {
        "/a": tagged(page("First", '<iframe src="/r.pdf"></iframe>')),
        "/b": page("Second", '<iframe src="/r.pdf"></iframe>'),
        "/r.pdf": tagged_report(),
    }
    world.add(site.url("/a"))
    world.one(site.url("/a"))
    world.clock.move(hours=2)
    world.one(site.url("/a"))
    assert [one.conditional for one in site.asked if one.path == "/r.pdf"] == [False, True]
    world.add(site.url("/b"))
    line = world.one(site.url("/b"))
    assert seen(line) == {"/r.pdf": "first"}
    (kept,) = world.watched(site.url("/b")).documents
    assert (kept.status, kept.revisit) == (200, None)


def test_large_document_without_a_validator_is_fetched_once_per_interval(site, world):
    heavy = Reply(200, b"PK\x05\x06" + bytes(2 << 20), "application/zip")
    site.pages |= {"/page": tagged(page("Report", '<p><a href="/data.zip">Data</a></p>')), "/data.zip": heavy}
    url = site.url("/page")
    world.add(url, every="6h")
    world.one(url)
    for _ in range(5):
        world.clock.move(hours=1.1)
        world.one(url)
    assert site.paths().count("/data.zip") == 1
    world.clock.move(hours=1.1)
    world.one(url)
    assert site.paths().count("/data.zip") == 2


def test_member_fetched_within_the_hour_is_not_fetched_again(site, world):
    for path in ("/a", "/b"):
        site.pages[path] = page(path, '<p><a href="/annex.pdf">Annex</a></p>')
    site.pages["/annex.pdf"] = report()
    world.add(site.url("/a"), site.url("/b"))
    first = world.one(site.url("/a"))
    second = world.one(site.url("/b"))
    assert site.paths().count("/annex.pdf") == 1
    assert seen(first) == {"/annex.pdf": "first"}
    assert second["members"][0]["capture"] == first["members"][0]["capture"]
    world.clock.move(minutes=61)
    site.pages["/a"] = page("/a", '<p>More. <a href="/annex.pdf">Annex</a></p>', seed="another text")
    world.one(site.url("/a"))
    assert site.paths().count("/annex.pdf") == 2


def test_members_beyond_the_limits_are_left_out_with_their_reasons(site, make_world):
    world = make_world(members_max="2", members_bytes="100000")
    links = "".join(f'<p><a href="/{n}.pdf">{n}</a></p>' for n in range(4))
    site.pages |= {"/page": page("Report", links)} | {f"/{n}.pdf": report(str(n)) for n in range(4)}
    big = "".join(f'<p><a href="/big{n}.pdf">{n}</a></p>' for n in range(2))
    site.pages |= {"/big": page("Big", big)}
    site.pages |= {f"/big{n}.pdf": Reply(200, b"%PDF-1.4" + bytes(120_000), "application/pdf") for n in range(2)}
    world.add(site.url("/page"), site.url("/big"))
    line = world.one(site.url("/page"))
    assert (line["finding"], line["state"]) == ("first", "available")
    assert set(seen(line)) == {"/0.pdf", "/1.pdf"}
    assert set(left(world, line)) == {"/2.pdf", "/3.pdf"}
    assert all(left(world, line).values())
    line = world.one(site.url("/big"))
    assert seen(line) == {"/big0.pdf": "truncated"}
    assert set(left(world, line)) == {"/big1.pdf"}
    assert "bytes" in left(world, line)["/big1.pdf"]
    torn = next(one for one in world.captures() if one.url.endswith("/big0.pdf"))
    assert (torn.truncated, torn.good) == ("length", False)


@pytest.mark.parametrize("words", [prose("more", 20), ""], ids=["with words", "without"])
def test_kept_documents_stay_watched_although_the_page_links_newer_ones_above(site, make_world, words):
    """Formerly the newest took the place of the last ones, whose loss was told to nobody."""
    world = make_world(members_max="3")
    names = [f"/{n}.pdf" for n in range(4)]
    site.pages |= {one: report(one) for one in names}

    def listed(first=""):
        return page("Minutes", f"{first}{''.join(f'<p><a href={one}>{prose(one, 20)}</a></p>' for one in names[:3])}")

    url = site.url("/page")
    site.pages["/page"] = listed()
    world.add(url)
    world.one(url)
    site.pages["/page"] = listed(f"<p><a href={names[3]}>{words}</a></p>")
    for _ in range(3):
        world.clock.move(hours=9)
        line = world.one(url)
        assert set(seen(line)) == set(names[:3])
    del site.pages[names[2]]
    for _ in range(3):
        world.clock.move(hours=13)
        world.one(url)
    assert world.kinds(url)[-2:] == ["suspected", "removed"]


def test_members_at_private_addresses_are_refused(site, make_world):
    world = make_world(allow_private_addresses="127.77.0.0/16")
    links = "".join(
        f'<p><a href="http://{host}/r.pdf">{host}</a></p>' for host in ("169.254.169.254", "10.0.0.1", "[::1]:1", "127.0.0.1:1")
    )  # fmt: skip
    site.pages["/page"] = page("Report", links)
    world.add(site.url("/page"))
    line = world.one(site.url("/page"))
    assert (line["finding"], line["state"]) == ("first", "available")
    assert [one["finding"] for one in line["members"]] == ["forbidden_address"] * 4
    assert all(one["capture"] is None for one in line["members"])


def test_member_on_another_host_follows_that_hosts_delay(make_world):
    with Site(2) as site:
        world = make_world(host_delay="0.6")
        links = "".join(f'<p><a href="{site.url(f"/{n}.pdf", n % 2)}">{n}</a></p>' for n in range(4))
        site.pages |= {"/page": page("Report", links)} | {f"/{n}.pdf": report(str(n)) for n in range(4)}
        world.add(site.url("/page"))
        world.one(site.url("/page"))
        for name in site.names:
            times = [one for one in site.asked if one.host == name]
            gaps = [b.came - a.ended[0] for a, b in itertools.pairwise(times)]
            assert all(gap >= 0.14 for gap in gaps), "members follow each other at a quarter of the delay"


def test_member_on_another_host_does_not_wait_for_the_pages_host(make_world):
    with Site(2) as site:
        world = make_world(host_delay="60")
        site.pages |= {
            "/page": page("Report", f'<p><a href="{site.url("/1.pdf", 1)}">1</a></p>'),
            "/1.pdf": report("1"),
        }
        world.add(site.url("/page"))
        world.one(site.url("/page"))
        [page_at] = [one for one in site.asked if one.path == "/page"]
        [other] = [one for one in site.asked if one.path == "/1.pdf"]
        assert other.came - page_at.ended[0] < 15, "a quarter of the delay is what it would wait"


def test_rate_limited_host_of_members_does_not_affect_the_page(make_world):
    with Site(2) as site:
        world = make_world()
        links = "".join(f'<p><a href="{site.url(f"/{n}.pdf", 1)}">{n}</a></p>' for n in range(3))
        site.pages |= {"/page": page("Report", links)}
        site.pages["/0.pdf"] = Reply(429, b"slow down", headers={"Retry-After": "3600"})
        site.pages |= {f"/{n}.pdf": report(str(n)) for n in (1, 2)}
        world.add(site.url("/page"))
        line = world.one(site.url("/page"))
        assert (line["finding"], line["state"]) == ("first", "available")
        assert seen(line) == dict.fromkeys(("/0.pdf", "/1.pdf", "/2.pdf"), "throttled")
        assert set(left(world, line)) == {"/1.pdf", "/2.pdf"}
        assert site.paths(1) == ["/0.pdf"]


def test_probe_answered_with_retry_after_does_not_affect_the_look(site, world):
    site.pages["/report"] = tagged(page("Report"))
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    del site.pages["/report"]
    site.pages["/"] = Reply(503, b"<h1>Back soon</h1>", headers={"Retry-After": "3600"})
    line = world.one(site.url("/report"))
    assert (line["n"], line["finding"], line["state"]) == (2, "gone", "suspect")


def test_link_dead_at_the_first_look_is_not_a_loss(site, world):
    site.pages["/page"] = tagged(page("Report", '<p><a href="/never.pdf">Annex</a></p>'))
    site.missing = Reply(404, NOT_FOUND)
    url = site.url("/page")
    world.add(url)
    for _ in range(4):
        line = world.one(url)
        assert line["state"] == "available"
        world.clock.move(hours=13)
    assert world.kinds(url) == ["first"]


def test_images_and_styles_get_findings_of_their_own(world, site):
    site.pages["/r"] = page(
        "Report",
        '<img src="/a.png"><img src="/gone.png"><img src="/page.png">',
        head='<link rel=stylesheet href="/s.css">',
    )
    site.pages["/a.png"] = Reply(200, b"\x89PNG\r\n\x1a\n" + bytes(3000), kind="image/png")
    site.pages["/s.css"] = Reply(200, b"body{color:red}", kind="text/css")
    site.pages["/page.png"] = page("Instead of it")
    world.add(site.url("/r"))
    found = seen(world.one(site.url("/r")))
    assert found == {"/a.png": "first", "/s.css": "first", "/gone.png": "gone", "/page.png": "server_error"}
