"""What others received, or indexed, cites nothing: an index of a web archive is refused with how to get a list of it; of a
browser's recording (HAR) the pages that were opened are taken."""

from __future__ import annotations

import gzip
import json
import subprocess

import pytest

from archiver import citations

ROWS = {  # form -> lines of an index with these two addresses
    "cdx with its legend": " CDX N b a m s k r M S V g\n"
    "example,a)/one 20210302142000 https://a.example/one text/html 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ - - 1043 333 a.warc.gz\n"
    "example,b)/two?x=1 20210302142001 https://b.example/two?x=1 warc/revisit 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ - - 500 1376 a.warc.gz\n",
    "cdx with other columns": " CDX b a m s k r M S V g\n"
    "20210302142000 https://a.example/one text/html 200 3I42H3S6 - - 1043 333 a.warc.gz\n"
    "20210302142001 https://b.example/two?x=1 text/html 200 3I42H3S6 - - 500 1376 a.warc.gz\n",
    "cdx of a server": "example,a)/one 20210302142000 https://a.example/one text/html 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ 1043\n"
    "example,b)/two?x=1 20210302142001 https://b.example/two?x=1 text/html 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ 500\n",
    "cdxj": '!meta {"format": "CDXJ"}\nexample,a)/one 20210302142000 {"url": "https://a.example/one", "mime": "text/html", "status": "200"}\n'
    'example,b)/two?x=1 20210302142001 {"url":"https://b.example/two?x=1","mime":"text/html"}\n',
    "json lines": '{"urlkey": "example,a)/one", "timestamp": "20210302142000", "url": "https://a.example/one"}\n'
    '{"urlkey": "example,b)/two?x=1", "timestamp": "20210302142001", "url": "https://b.example/two?x=1"}\n',
}  # fmt: skip
JSON = '[["urlkey","timestamp","original"],\n["example,a)/one", "20210302142000", "https://a.example/one"]]'
ZIPNUM = "example,a)/one 20210302142000\tcdx-00000.gz\t0\t1043\t1\n"


@pytest.mark.parametrize("name", ["a.cdx", "a.txt", "a.csv", "a.jsonl", "a", "-"])
@pytest.mark.parametrize("data", [*ROWS.values(), JSON, ZIPNUM, "\ufeff" + JSON])
def test_index_of_a_web_archive_is_refused_whatever_it_is_called(data, name):
    """Its lines were registered as if a work cited them."""
    for given in (data.encode(), gzip.compress(data.encode())):
        assert citations.is_document(given, name)
        with pytest.raises(
            citations.Refused, match=r"it is an index of a web archive \(CDX\): .*; to watch its addresses"
        ):
            citations.read(given, name)


@pytest.mark.parametrize("form", ROWS)
def test_command_in_the_refusal_of_an_index_lists_its_addresses(form, tmp_path):
    (tmp_path / "index").write_text(ROWS[form])
    with pytest.raises(citations.Refused) as refused:
        citations.read(ROWS[form].encode(), "index")
    command = str(refused.value).split("`")[1].replace("FILE", "index")
    made = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=True).stdout
    assert made.decode().split() == ["https://a.example/one", "https://b.example/two?x=1"]
    assert not citations.is_document(made, "-"), "a list"


@pytest.mark.parametrize("text", [
    "Smith 2021 https://a.example/one\nJones 2022 https://b.example/two\n", "A CDX is an index, see https://a.example/one\n",
    '[{"id": "a", "type": "webpage", "URL": "https://a.example/one"}]', '{"log": "see https://a.example/one"}',
    "Seen 20210302142000 https://a.example/one\nand not since; Smith says why.\n",
])  # fmt: skip
def test_texts_that_mention_times_or_indexes_are_still_read(text):
    assert [one.url for one in citations.read(text.encode(), "a.txt").cited][:1] == ["https://a.example/one"]


def entry(page, url, at=0, *, kind="text/html", status=200, method="GET", **more):
    return more | {
        "pageref": page, "startedDateTime": f"2021-03-02T14:20:{at:02}.000Z", "request": {"method": method, "url": url},
        "response": {"status": status, "content": {"mimeType": kind, "text": "see https://in-a-body.example/"}},
    }  # fmt: skip


def har(entries, opened, **more):
    listed = [{"id": name, "title": title, "startedDateTime": "2021-03-02T14:20:00Z"} for name, title in opened.items()]
    return {"log": {"version": "1.2", "creator": {"name": "a"}, "pages": listed, "entries": entries} | more}


def read(told, name="session.har", **how):
    return citations.read(json.dumps(told, **how).encode(), name)


SESSION = har(
    [
        entry("page_1", "https://a.example/style.css", 1, kind="text/css"),
        entry("page_1", "https://a.example/one", 0, kind="text/html; charset=utf-8"),
        entry("page_2", "http://b.example/old", 5, kind="", status=301),
        entry("page_2", "https://b.example/new", 6),
        entry("page_3", "https://c.example/report.pdf", 8, kind="application/pdf"),
        entry("page_4", "https://a.example/one", 9),
        entry("page_5", "https://d.example/notes", 12, kind="text/plain", _resourceType="document"),
    ],
    {"page_1": "One", "page_2": "New", "page_3": "https://c.example/report.pdf", "page_4": "One", "page_5": "Notes"},
)


@pytest.mark.parametrize("name", ["session.har", "a.txt", "a.json", "-"])
@pytest.mark.parametrize("how", [{}, {"indent": 2}, {"separators": (",", ":")}], ids=["plain", "indented", "dense"])
def test_pages_opened_in_a_recording_are_cited_and_nothing_else_of_it(name, how):
    """Each address in it, those in bodies too, was registered."""
    assert citations.is_document(json.dumps(SESSION, **how).encode(), name)
    found = read(SESSION, name, **how)
    assert [one.url for one in found.cited] == [
        "https://a.example/one", "http://b.example/old", "https://c.example/report.pdf", "https://d.example/notes",
    ]  # fmt: skip
    (said,) = found.notes
    assert "recording of a browser (HAR)" in said
    assert "7 requests" in said


def test_page_that_was_open_before_the_recording_is_taken_by_its_title_or_named():
    found = read(har(
        [entry("a", "https://a.example/data", kind="application/json"), entry("b", "https://b.example/i.png", kind="image/png"),
         entry("c", "https://c.example/form", method="POST")],
        {"a": "https://a.example/one", "b": "The report", "c": "A form", "d": "Empty"},
    ))  # fmt: skip
    assert [one.url for one in found.cited] == ["https://a.example/one"]
    assert [one for one in found.notes if "left aside" in one] == [
        f"left aside: page “{title}”: the recording has no request for it by GET" for title in ("The report", "A form", "Empty")
    ]  # fmt: skip


@pytest.mark.parametrize(("told", "why"), [
    (har([entry("page_1", "https://a.example/one")], {}), "names no pages"),
    (har([entry("page_1", "https://a.example/one")], {}, pages=None), "names no pages"),
    (har("x", {"page_1": "One"}), "cannot be read"),
    (har(["x"], {"page_1": "One"}), "cannot be read"),
    (har([entry("page_1", 5)], {"page_1": "One"}), "cannot be read"),
])  # fmt: skip
def test_recording_without_pages_or_of_another_form_is_refused(told, why):
    with pytest.raises(
        citations.Refused, match=rf"a recording of a browser \(HAR\).* {why}.*import a list of the pages"
    ):
        read(told)


@pytest.mark.parametrize("data", [json.dumps(SESSION)[:-40], '{"log":{"version":"1.2","pages":' + "[" * 200_000])
def test_damaged_recording_is_refused(data):
    with pytest.raises(citations.Refused, match=r"recording of a browser \(HAR\).* cannot be read"):
        citations.read(data.encode(), "session.har")


def test_large_recording_is_refused_with_what_to_do():
    data = json.dumps(SESSION).encode().ljust(32 * 2**20 + 1)
    with pytest.raises(
        citations.Refused, match=r"recording of a browser \(HAR\) of more than 32 MiB: .*import a list of the pages"
    ):
        citations.read(data, "session.har")
