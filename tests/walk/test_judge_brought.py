"""Documents that neither URL nor link text identifies: behind a download handler, in a box beside the text, in
metadata for indexes or in a script's data. And documents that their page no longer links."""

from __future__ import annotations

import time
from functools import cache
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judgement_table import after, held

PAGE, GONE = "/papers/report", Reply(404, NOT_FOUND)


@cache
def paper(seed="a"):
    made = BytesIO()
    sheet = Canvas(made, invariant=1)
    for line in range(20):
        sheet.drawString(50, 800 - line * 20, prose(f"{seed}/{line}", 9))
    sheet.save()
    return Reply(200, made.getvalue(), "application/pdf")


def carrier(link="", *, head="", beside="", more=""):
    text = "".join(f"<p>{prose(f'report/{n}', 60)}</p>" for n in range(4))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><main><h1>Report</h1>{text}<p>The report is of 2019. {link}</p>{more}</main>{beside}'
        "<footer>Institute of Economic and Social Research</footer></body></html>"
    ).encode()


BROUGHT = {
    "a word": (carrier('<a href="/d/7">Download</a>'), "/d/7"),
    "a handler": (carrier('<a href="/download.jsp?wbfileid=77">转移就业人员名单</a>'), "/download.jsp?wbfileid=77"),
    "an attachment": (carrier('<a href="/attachments/2019/7">Annex 1</a>'), "/attachments/2019/7"),
    "of a repository": (carrier('<a href="/bitstreams/8b2f-4a/download">Download</a>'), "/bitstreams/8b2f-4a/download"),
    "with a number": (carrier('<a href="/pdf/2101.00001">View</a>'), "/pdf/2101.00001"),
    "in a frame": (carrier(more='<iframe src="/getfile?id=9"></iframe>'), "/getfile?id=9"),
    "told to indexes": (carrier(head='<meta name="citation_pdf_url" content="/article/download/12/34">'), "/article/download/12/34"),
    "another form of the page": (carrier(head='<link rel="alternate" type="application/pdf" href="/data/12">'), "/data/12"),
    "beside the text": (carrier(beside='<aside><h3>Get it</h3><a href="/r.pdf">Full report (PDF)</a></aside>'), "/r.pdf"),
    "attached below the text": (
        carrier(beside='<div><ul><li>附件【<a href="/system/_content/download.jsp?wbfileid=77">名单.pdf</a>】</li></ul></div>'),
        "/system/_content/download.jsp?wbfileid=77",
    ),
    "with a maker's ending": (carrier('<a href="/virtual_attach_file.vsb?afc=a1&oid=1&e=.pdf">名单</a>'), "/virtual_attach_file.vsb?afc=a1&oid=1&e=.pdf"),
    "for a click": (carrier('<a href="#" onclick="window.open(\'/file/get.do?fileId=7\')">Annex</a>'), "/file/get.do?fileId=7"),
    "by a program": (carrier(more='<script>var option = {"source":"\\/files\\/r.pdf"};</script>'), "/files/r.pdf"),
    "in an element": (carrier(more='<div class="viewer" data-src="/files/r.pdf"></div>'), "/files/r.pdf"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "at"), BROUGHT.values(), ids=BROUGHT)
def test_document_brought_by_a_link_belongs_to_its_page_and_its_loss_is_reported(site, world, body, at):
    site.pages[at] = paper()
    url = held(site, world, body=body)
    after(world, url, 30)
    assert [one.url for one in world.watched(url).documents] == [site.url(at)]
    site.pages[at] = GONE
    assert after(world, url, 6, 8, 31)[-1][1:] == ("removed", "confirmed")
    assert world.judged_again() == [(0, 0), (0, 0)]


def test_version_for_printing_that_a_page_names_in_its_head_is_not_kept(site, world):
    site.pages["/print/pdf/12"] = paper()
    url = held(site, world, body=carrier(head='<link rel="alternate" type="application/pdf" href="/print/pdf/12">'))
    assert world.watched(url).documents == ()


@pytest.mark.parametrize(
    "came",
    [page("Downloads"), Reply(200, b"\x89PNG\r\n\x1a\n" + bytes(500), "image/png"), Reply(200, b"BEGIN:VCALENDAR\n" * 9, "text/calendar")],
    ids=["a page", "a picture", "for a program"],
)  # fmt: skip
def test_link_to_something_other_than_a_document_is_dropped_and_not_fetched_again(site, world, came):
    site.pages["/d/7"] = came
    url = held(site, world, body=carrier('<a href="/d/7">Download</a>'))
    after(world, url, 30)
    assert world.watched(url).documents == ()
    site.pages["/d/7"] = GONE
    site.forget()
    after(world, url, 6, 8, 31)
    assert world.kinds(url) == ["first"]
    assert "/d/7" not in site.paths()


@pytest.mark.parametrize("name", ['filename="wages 2021.csv"', "filename*=UTF-8''%E8%A1%A8.csv", "filename=a.txt"])
def test_file_that_only_its_content_disposition_names_is_a_document(site, world, name):
    site.pages["/d/7"] = Reply(
        200, b"year,wage\n2021,7\n" * 20, "text/plain", {"Content-Disposition": f"attachment; {name}"}
    )
    url = held(site, world, body=carrier('<a href="/d/7">Download data</a>'))
    assert [one.address for one in world.watched(url).documents] == [site.url("/d/7")]
    site.pages["/d/7"] = GONE
    after(world, url, 6, 8, 31)
    assert world.kinds(url) == ["first", "suspected", "removed"]
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    "body",
    [
        carrier('<a href="/d/7?format=print">Printable version (PDF)</a>'),
        carrier('<a href="/article/7/citation.ris">Download citation</a>'),
        carrier('<a href="/papers/other">Our other papers</a>'),
        carrier(more='<script>var related = [{"pdf":"\\/r.pdf"}, {"pdf":"\\/0.pdf"}];</script>'),
        carrier('<a href="/d/latest/download">Bulletin</a> <a href="/d/7?file_id=7">Newest bulletin</a>'),
        carrier(beside='<nav><a href="/r.pdf">Annual report (PDF)</a></nav>'),
        carrier(beside='<div class="related-posts"><a href="/r.pdf">Download (PDF)</a></div>'),
        carrier(beside=f"<aside>{''.join(f'<a href=/{n}.pdf>Brochure (PDF) {n}</a>' for n in range(5))}</aside>"),
        carrier('<a href="/own.pdf">Report</a>', beside='<aside><a href="/r.pdf">Brochure (PDF)</a></aside>'),
    ],
    ids=[
        "printed",
        "a citation",
        "a page",
        "data of a program",
        "the newest",
        "a menu",
        "what else there is",
        "many",
        "beside its own",
    ],
)
def test_links_to_site_wide_or_generated_files_are_not_fetched(site, world, body):
    held(site, world, body=body)
    assert {one for one in site.paths() if one.startswith(("/d/", "/r.pdf", "/0.pdf", "/article"))} == set()


def test_page_about_a_file_at_a_url_that_looks_like_a_file_is_a_page(site, world):
    """As on wikis and code hosts. A page in the place of a PDF is still `type_changed`."""
    about = carrier().replace(b"Report<", b"File:Survey of households.pdf<")
    url = held(site, world, path="/wiki/File:Survey_of_households.pdf", body=about)
    assert world.kinds(url) == ["first"]
    site.pages["/notes/story.txt"] = page("A story of the mills")  # some sites name their pages so
    world.add(site.url("/notes/story.txt"))
    assert world.one(site.url("/notes/story.txt"))["finding"] == "first"
    site.pages["/survey.pdf"] = page("Institute of surveys")
    other = site.url("/survey.pdf")
    world.add(other)
    assert world.one(other)["finding"] == "type_changed"


@pytest.mark.parametrize(
    ("link", "then"),
    [
        ('<a href="/r.pdf">Annex</a>', "Annex"),
        ('<a href="/r.pdf">Annex</a>', '<a href="#">Annex</a>'),
        ('<a href="/d/7">Download</a> <a href="/d/8">Download</a>', 'Download <a href="/d/8">Download</a>'),
        ('<iframe src="/pdfjs/web/viewer.html?file=/r.pdf"></iframe>', ""),
    ],
    ids=["words", "nowhere", "one of two", "a viewer"],
)
def test_document_still_served_but_no_longer_linked_by_its_page_is_reported(site, world, link, then):
    site.pages |= {"/r.pdf": paper(), "/d/7": paper("7"), "/d/8": paper("8")}
    url = held(site, world, body=carrier(link))
    after(world, url, 30)
    site.pages[PAGE] = carrier(then)
    assert [one[:2] for one in after(world, url, 6, 7.1)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.reasons[0].text.startswith("no longer there: [document: 127.")


@pytest.mark.parametrize(
    ("link", "then"),
    [
        ('<a href="/r.pdf">Annex</a>', '<a href="/r.pdf?v=2">Annex</a>'),
        ('<a href="/r.pdf">Annex</a>', '<a href="/annex">Annex</a>'),
        ('<iframe src="/r.pdf"></iframe>', '<div id="viewer"></div><script src="/viewer.js"></script>'),
        ('<a href="/r.pdf">Annex</a>', '<a href="#" data-fetches="/r.pdf">Annex</a>'),
        ('<a href="/r.pdf">Annex</a>', '<form action="/r.pdf"><button>Annex</button></form>'),
        (
            '<script>go()</script><a href="/r.pdf">Annex</a>',
            '<script>var files = ["\\/r.pdf", "\\/q.pdf"];</script><a href="#">Annex</a>',
        ),
    ],
    ids=["another version", "a page of it", "a program", "a click", "a form", "data of a program"],
)
def test_document_that_may_be_reachable_in_another_way_is_not_reported(site, world, link, then):
    site.pages |= {"/r.pdf": paper(), "/r.pdf?v=2": paper(), "/annex": page("Annex")}
    url = held(site, world, body=carrier(link))
    after(world, url, 30)
    site.pages[PAGE] = carrier(then)
    after(world, url, 6, 8, 30)
    assert world.kinds(url) == ["first"]


def test_different_unreadable_archive_behind_a_handler_is_reported(site, world):
    def rar(seed):
        return Reply(200, b"Rar!\x1a\x07\x00" + prose(seed, 400).encode(), "application/vnd.rar")

    site.pages |= {"/d?file_id=7": rar("7"), "/d?file_id=8": rar("8")}
    url = held(site, world, body=carrier('<a href="/d?file_id=7">The list</a>'))
    after(world, url, 30)
    site.pages[PAGE] = carrier('<a href="/d?file_id=8">The list</a>')
    after(world, url, 6, 8, 31)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize(("number", "kinds"), [(8, ["first", "altered"]), (7, ["first"])], ids=["another", "the same"])
def test_another_document_behind_a_handler_is_reported_only_if_it_differs(site, world, number, kinds):
    site.pages |= {"/d?file_id=7": paper("7"), "/d?file_id=8": paper(str(number))}
    url = held(site, world, body=carrier('<a href="/d?file_id=7">The list</a>'))
    after(world, url, 30)
    site.pages[PAGE] = carrier('<a href="/d?file_id=8">The list</a>')
    after(world, url, 6, 8, 31)
    assert world.kinds(url) == kinds


def test_page_with_thousands_of_links_has_ten_fetched_and_stays_cheap_to_read(site, world):
    site.pages |= {f"/d/{n}": page(f"Part {n}") for n in range(12)}
    linked = "".join(f'<li><a href="/d/{n}">Download part {n}</a></li>' for n in range(4000))
    took = []
    for path, words in (("/papers/warm", "The"), ("/papers/plain", "The"), (PAGE, "Download")):
        began = time.process_time()
        held(site, world, path=path, body=carrier(more=linked.replace("Download", words)))
        took.append(time.process_time() - began)
    assert len({one for one in site.paths() if one.startswith("/d/")}) == 10
    assert took[2] < 3 * took[1], "which may bring a document is worked out once, and not for each that came"


def test_handler_that_needs_its_pages_cookie_gets_it_at_each_look(site, world):
    """A page answered with 304 would set no cookie, and the handler would redirect back to the page."""

    def served(request):
        known = request.headers.get("if-none-match") == '"1"'
        told = {"ETag": '"1"'} if known else {"ETag": '"1"', "Set-Cookie": "visit=1; path=/"}
        return Reply(304 if known else 200, b"" if known else carrier('<a href="/d?file_id=7">PDF</a>'), headers=told)

    def handed_out(request):
        return (
            paper() if "visit=1" in request.headers.get("cookie", "") else Reply(302, b"", headers={"Location": PAGE})
        )

    site.pages["/d?file_id=7"] = handed_out
    url = held(site, world, body=served)
    after(world, url, 6, 12, 18, 30, 36, 42, 54)
    assert world.kinds(url) == ["first"]
    assert len(world.watched(url).documents) == 1


def test_forbidden_download_link_is_retried_in_a_few_looks_only(site, world):
    site.pages["/d/7"] = Reply(403, b"Members only")
    url = held(site, world, body=carrier('<a href="/d/7">Download</a>'))
    after(world, url, *range(6, 60, 6))
    assert site.paths().count("/d/7") == 8
    site.forget()
    after(world, url, 6, 12)
    assert "/d/7" not in site.paths()


def stamped(token, fate="wages"):
    made = BytesIO()
    sheet = Canvas(made, invariant=1)
    for number in range(3):
        for line in range(20):
            sheet.drawString(50, 800 - line * 20, prose(f"{fate}/{number}/{line}", 9))
        sheet.drawString(50, 20, f"Downloaded from https://journal.example/x by guest on {token} November 2026")
        sheet.showPage()
    sheet.save()
    return Reply(200, made.getvalue(), "application/pdf")


@pytest.mark.parametrize("at", ["/d?file_id=7&token=a{}", "/download/a{}/7"], ids=["in its query", "in its path"])
@pytest.mark.parametrize(
    ("fate", "kinds"), [("wages", ["first"]), ("none", ["first", "altered"])], ids=["the same", "another"]
)
def test_document_with_signed_url_and_download_stamp_counts_as_the_same(site, world, at, fate, kinds):
    """As with a journal: yesterday's URL is refused, and the bytes differ at each look."""

    def day(number):
        site.pages[PAGE] = carrier(f'<a href="{at.format(number)}">PDF</a>')
        for n in range(number):
            site.pages[at.format(n)] = Reply(403, b"expired")
        site.pages[at.format(number)] = stamped(number, fate if number > 3 else "wages")
        return site.pages[PAGE]

    url = held(site, world, body=day(1))
    for number in range(2, 9):
        day(number)
        after(world, url, 12)
        if number == 3:
            assert world.kinds(url) == ["first"]
            assert len(world.watched(url).documents) == 1
    assert world.kinds(url)[:2] == kinds


def test_files_labelled_as_attachments_are_documents_and_a_plain_list_is_not(site, world):
    listed = "".join(f'<li>{{}}<a href="/d/{n}.doc">Form {n}.doc</a></li>' for n in range(5))
    for n in range(5):
        site.pages[f"/d/{n}.doc"] = paper(f"{n}")
    url = held(site, world, body=carrier(beside=f"<div><ul>{listed.replace('{}', 'Attachment: ')}</ul></div>"))
    assert len(world.watched(url).documents) == 5
    other = held(
        site, world, path="/papers/more", body=carrier(beside=f"<div><ul>{listed.replace('{}', '')}</ul></div>")
    )
    assert world.watched(other).documents == ()
