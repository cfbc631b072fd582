"""Importing documents by the real command: everything a report cites is watched, with its page and its footnote."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import threading
import unicodedata
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.citations.making import Pages, docx, linked, mark, notes, p, run
from tests.cli.sites import lines
from tests.support.hostile import HostileServer, response

QUOTE = "the gates of the upper reservoir were opened in the night"


@contextmanager
def serving(**bodies):
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            body = bodies.get(self.path.strip("/").replace(".", "_"), b"")
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "/deep/page.html")
            else:
                self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def report():
    return docx(
        p(run(f"It says: “{QUOTE}”"), mark("footnote", 1), run(" and more."), mark("footnote", 2))
        + p(run("See doi:10.1000/xyz, http://10.0.0.1/x and ftp://files.example/a.")),
        title="My report",
        footnotes=notes("footnote", n1=p(run("https://a.example/x?vd_source=me#p3")), n2=p(run("https://a.example/x, https://b.example/"))),
    )  # fmt: skip


def test_import_of_a_report_keeps_the_place_of_each_citation(archiver, tmp_path):
    (tmp_path / "report.docx").write_bytes(report())
    code, out, err = archiver("import", "report.docx", "--dry-run", "--json")
    assert code == 0
    assert lines(out) == [
        {
            "url": "https://doi.org/10.1000/xyz", "written": "doi:10.1000/xyz", "locator": None, "quote": None,
            "changed": ["the DOI 10.1000/xyz, by its resolver"], "source": None,
        },
        {
            "url": "https://a.example/x", "written": "https://a.example/x?vd_source=me#p3", "locator": "footnote 1", "quote": QUOTE,
            "changed": ["parameter vd_source taken off", "fragment kept aside"], "source": None,
        },
        {"url": "https://a.example/x", "written": "https://a.example/x", "locator": "footnote 2", "quote": None, "changed": [], "source": None},
        {"url": "https://b.example/", "written": "https://b.example/", "locator": "footnote 2", "quote": None, "changed": [], "source": None},
    ]  # fmt: skip
    assert "report.docx: left aside: http://10.0.0.1/x: private" in err
    assert "report.docx: left aside: ftp://files.example/a: only http and https are fetched" in err
    assert archiver("sources", "--json")[1] == ""

    imported = lines(archiver("import", "report.docx", "--every", "1d", "--tag", "mine", "--sealed", "--json")[1])
    assert imported[1]["source"] == imported[2]["source"] != imported[3]["source"]
    rows = lines(archiver("export", "--register", "--format", "jsonl")[1])
    kept = [
        (row["url"], row["work"], row["locator"], row["quote"], row["every"], row["tags"], row["sealed"])
        for row in rows
    ]
    assert sorted(kept, key=str) == sorted([
        ("https://doi.org/10.1000/xyz", "My report", None, None, "86400s", ["mine"], True),
        ("https://a.example/x", "My report", "footnote 1", QUOTE, "86400s", ["mine"], True),
        ("https://a.example/x", "My report", "footnote 2", None, "86400s", ["mine"], True),
        ("https://b.example/", "My report", "footnote 2", None, "86400s", ["mine"], True),
    ], key=str)  # fmt: skip
    again = archiver("import", "report.docx", "--json")[1]
    assert lines(again) == imported
    assert lines(archiver("export", "--register", "--format", "jsonl")[1]) == rows, "nothing is cited twice by one work"


def test_dry_run_shows_what_is_new_with_each_passage_and_registers_nothing(archiver, tmp_path):
    (tmp_path / "report.docx").write_bytes(report())
    code, out, err = archiver("import", "report.docx", "--dry-run")
    assert (code, archiver("sources")[1]) == (0, "")
    at, words = next((at, one.split()) for at, one in enumerate(out.splitlines()) if "https://a.example/x" in one)
    assert (words[0], out.splitlines()[at + 1].strip()) == ("(new)", f'"{QUOTE}"')
    assert "3 addresses, 3 of them new; nothing is registered yet" in err
    archiver("add", "https://a.example/x")
    _, out, err = archiver("import", "report.docx", "--dry-run")
    assert out.count("(new)") == 2
    assert "2 of them new" in err
    assert "2 of them new; `archiver check --due`" in archiver("import", "report.docx")[2]
    assert "0 of them new; all were here" in archiver("import", "report.docx")[2]


def test_work_is_named_by_option_or_by_its_file(archiver, tmp_path):
    (tmp_path / "notes.md").write_text("See <https://a.example/>.\n")
    assert "cited in notes.md, line 1" in archiver("import", "notes.md", "--dry-run")[1]
    archiver("import", "notes.md", "--work", "A work", "--work-url", "https://me.example/w")
    (row,) = lines(archiver("export", "--register", "--format", "jsonl")[1])
    assert (row["work"], row["work_url"], row["locator"]) == ("A work", "https://me.example/w", "line 1")


def test_register_export_escapes_formulas_and_import_restores_them(archiver, tmp_path, monkeypatch):
    """The words come from documents that others wrote, and tables are opened in spreadsheets."""
    said = ['=HYPERLINK("http://x/")', "+1 of three", "-- and so on", "@all", "'=1", "''-x", "'tis so", "plain"]
    for number, words in enumerate(said):
        archiver("add", f"https://a.example/{number}", "--work", words, "--quote", words, "--tag", f"={number}")
    archiver("export", "--register", "-o", "register.csv")
    archiver("export", "--register", "-o", "register.jsonl")
    with (tmp_path / "register.csv").open(newline="") as table:
        cells = [cell for row in csv.reader(table) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    for form in ("csv", "jsonl"):
        monkeypatch.setenv("ARCHIVER_DATA", str(tmp_path / form))
        code, _, err = archiver("import", f"register.{form}")
        assert (code, "not used: source, written, added" in err) == (0, True)
        rows = lines(archiver("export", "--register", "--format", "jsonl")[1])
        assert [(row["url"], row["work"], row["quote"], row["tags"]) for row in rows] == [
            (f"https://a.example/{number}", words, words, [f"={number}"]) for number, words in enumerate(said)
        ]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_register_import_keeps_sources_paused_or_retired(archiver, tmp_path, monkeypatch, form):
    wanted = {"active": "https://a.example/", "paused": "https://b.example/", "retired": "https://c.example/"}
    for url in wanted.values():
        archiver("add", url)
    archiver("pause", wanted["paused"])
    archiver("retire", wanted["retired"])
    archiver("export", "--register", "-o", f"register.{form}")
    archiver("resume", wanted["paused"])
    assert "stay paused" not in archiver("import", f"register.{form}")[2], "what is there keeps how it stands"
    assert [row["standing"] for row in lines(archiver("export", "--register", "--json")[1])] == [
        "active", "active", "retired"
    ]  # fmt: skip
    monkeypatch.setenv("ARCHIVER_DATA", str(tmp_path / "another"))
    code, _, err = archiver("import", f"register.{form}")
    assert (code, "2 stay paused or retired" in err, "standing" in err) == (0, True, False)
    rows = lines(archiver("export", "--register", "--json")[1])
    assert {row["standing"]: row["url"] for row in rows} == wanted


def test_unknown_standing_is_refused_with_its_line(archiver, tmp_path):
    (tmp_path / "list.csv").write_text("url,standing\nhttps://a.example/,asleep\n")
    code, _, err = archiver("import", "list.csv")
    assert (code, "list.csv:2: standing is 'asleep': write active, paused, retired" in err) == (2, True)


def test_options_apply_where_a_list_leaves_a_field_empty(archiver, tmp_path):
    (tmp_path / "list.csv").write_text(
        "url,work,page,every,tags\nhttps://a.example/,,12,,\nhttps://b.example/,B,,6h,b\n"
    )
    archiver("import", "list.csv", "--work", "A", "--every", "1d", "--tag", "a")
    rows = lines(archiver("export", "--register", "--format", "jsonl")[1])
    assert [(row["work"], row["every"], row["tags"]) for row in rows] == [
        ("A", "86400s", ["a"]),
        ("B", "21600s", ["b"]),
    ]
    code, _, err = archiver("import", "list.csv", "--egress", "nl")
    assert code == 2
    assert "there is no egress 'nl'" in err
    assert archiver("import", "list.csv", "--every", "soon")[0] == 2


def test_document_imported_by_url_is_the_work_and_resolves_its_links(archiver, monkeypatch):
    monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
    text = "This is a paragraph of running text about the reservoir and its gates, which were opened in the night. " * 3
    page = f"<!DOCTYPE html><title>T</title><body><h1>A page</h1><p>{text} <a href='x.html'>this</a></p><p>{text}</p>".encode()
    pages = Pages()
    pages.page("See https://a.example/x-", "y.html")
    with serving(report_pdf=pages.bytes(), **{"deep/page_html": page}) as site:
        (one,) = lines(archiver("import", f"{site}/report.pdf", "--json")[1])
        assert (one["url"], one["locator"], one["changed"]) == (
            "https://a.example/x-y.html",
            "page 1",
            ["joined over a line break"],
        )
        (one,) = lines(archiver("import", f"{site}/moved", "--json")[1])
        assert (one["url"], one["written"]) == (f"{site}/deep/x.html", "x.html")
        works = {
            (row["work"], row["work_url"]) for row in lines(archiver("export", "--register", "--format", "jsonl")[1])
        }
        assert works == {("report.pdf", f"{site}/report.pdf"), ("A page", f"{site}/moved")}
        code, _, err = archiver("import", f"{site}/nothing.pdf")
        assert (code, "gave nothing to import: status 404" in err) == (2, True)


GBK_URL = "https://a.example/%E6%8A%A5%E5%91%8A.html"


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (("/a.txt", "text/plain", "See https://a.example/报告.html for the report.\n"), GBK_URL),
        (("/a.csv", "text/csv", "url\nhttps://a.example/报告.html\n"), GBK_URL),
        (("/a.html", "text/html", "<!doctype html><p>The <a href='/s?q=报告'>report</a> here."), "/s?q=%B1%A8%B8%E6"),
    ],
)
def test_charset_that_a_server_declares_is_that_of_the_imported_file(archiver, monkeypatch, sent, found):
    name, kind, body = sent
    monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
    data = body.encode("gbk")
    routes = {
        name: response(data, f"Content-Type: {kind}; charset=GBK"),
        "/latin.txt": response(data, "Content-Type: text/plain; charset=ISO-8859-1"),
    }
    with HostileServer(routes) as server:
        code, out, err = archiver("import", server.url(name), "--json", "--dry-run")
        assert code == 0, err
        assert [one["url"].removeprefix(server.url("/").rstrip("/")) for one in lines(out)] == [found]
        if kind == "text/plain":
            code, _, err = archiver("import", server.url("/latin.txt"), "--dry-run")
            assert code == 2, "a server's default tells nothing"
            assert "charset" in err


def test_import_of_a_file_without_citations_says_what_was_looked_for(archiver, tmp_path):
    for name, data, message in (
        (
            "a.md",
            b"Nothing is cited here, but mailto:a@b.example and http://10.0.0.1/ are named.",
            "http://10.0.0.1/ (line 1): private",
        ),
        (
            "a.docx",
            docx(p(run("x"))),
            "cites nothing that can be watched: links, addresses in its text, and names such as DOIs were looked for",
        ),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as DOCX or ODT"),
        ("a.pdf", b"%PDF-1.7 nothing", "it is damaged, or is no PDF"),
        ("list.txt", b"https://a.example/\nnonsense\n", "list.txt:2: 'nonsense' is not a URL"),
    ):
        (tmp_path / name).write_bytes(data)
        code, out, err = archiver("import", name)
        assert (code, out) == (2, "")
        assert message in err
        assert "Traceback" not in err
    assert archiver("sources", "--json")[1] == ""


def test_document_is_read_from_standard_input(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "archiver", "import", "-", "--dry-run", "--json"],
        input=docx(p(linked("r1", "x")), links={"r1": "https://a.example/"}),
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "ARCHIVER_DATA": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [one["url"] for one in lines(done.stdout.decode())] == ["https://a.example/"]


def test_dry_run_counts_one_address_in_the_singular_and_names_an_empty_file(archiver, tmp_path):
    (tmp_path / "a.txt").write_text("See https://a.example/x in it.")
    (tmp_path / "b.txt").write_text(" ")
    assert "a.txt: 1 place, 1 address, 1 of them new" in archiver("import", "a.txt", "--dry-run")[2]
    assert "b.txt is empty" in archiver("import", "b.txt", "--dry-run")[2]


def test_cost_estimate_accepts_a_document(archiver, tmp_path):
    (tmp_path / "report.docx").write_bytes(report())
    code, out, _ = archiver("cost", "report.docx")
    assert code == 0
    assert "3 of them new" in out


def test_title_typed_with_its_accents_apart_is_that_of_the_work_with_them_composed(archiver, tmp_path):
    """macOS gives file names, and what is pasted from them, with the accents apart (NFD)."""
    whole, apart = (unicodedata.normalize(form, "Über Müller. Tiếng Việt") for form in ("NFC", "NFD"))
    assert whole != apart
    archiver("add", "https://a.example/1", "--work", whole)
    archiver("add", "https://a.example/2", "--work", apart)
    (tmp_path / "list.csv").write_text(
        f"url,work\nhttps://b.example/1,{apart} II\nhttps://b.example/2,{whole} II\n", encoding="utf-8"
    )
    archiver("import", str(tmp_path / "list.csv"))
    for title in (whole, apart):
        code, out, _ = archiver("sources", "--work", title, "--json")
        assert (code, out.count("https://a.example/")) == (0, 2)
        code, out, _ = archiver("sources", "--work", f"{title} II", "--json")
        assert (code, out.count("https://b.example/")) == (0, 2)
    assert repr(whole)[:-1] in archiver("sources", "--work", unicodedata.normalize("NFD", "Müller"))[2]


def test_index_of_a_web_archive_and_a_recording_are_no_texts(archiver, tmp_path):
    """Nothing is registered of an index, and no archive begun; of a recording its pages are."""
    index, recording = tmp_path / "index.cdx", tmp_path / "session.har"
    index.write_text("example,a)/one 20210302142000 https://a.example/one text/html 200 3I42H3S6 1043\n")
    code, out, err = archiver("import", str(index))
    assert (code, out) == (2, "")
    assert "was not imported: it is an index of a web archive (CDX)" in err
    assert archiver("show", "https://a.example/one")[0] == 6, "no archive here"
    asked = {
        "startedDateTime": "2021-03-02T14:20:00Z",
        "pageref": "p",
        "request": {"method": "GET", "url": "https://a.example/one"},
    }
    answer = {"response": {"status": 200, "content": {"mimeType": "text/html", "text": "https://b.example/"}}}
    log = {"version": "1.2", "pages": [{"id": "p", "title": "One"}], "entries": [asked | answer]}
    recording.write_text(json.dumps({"log": log}))
    code, out, err = archiver("import", str(recording), "--json")
    assert code == 0
    assert [one["url"] for one in lines(out)] == ["https://a.example/one"]
    assert "of its 1 request the pages that were opened are taken" in err
