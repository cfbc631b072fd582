"""The CDX server (standards C4 to C9)."""

from __future__ import annotations

import itertools
import tracemalloc
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote

import pytest
import sqlalchemy as sa
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from archiver import web
from archiver.web import cdx
from archiver.web.cdx import paging, times
from archiver.web.cdx.rules import Filters
from archiver.web.links import stamp
from archiver.web.problems import Problem
from storage.catalog import surts
from storage.catalog.schema import captures, url_key
from storage.model import Finding
from storage.urls import surt
from tests.support.depth import examples
from tests.web.scenes import Archive, http, kept

PLAIN = "https://example.org/report"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Asks /cdx of an archive with seven captures, which no test changes."""
    archive = Archive(tmp_path_factory.mktemp("index"))
    kept(archive, PLAIN, 0, 1, 2)
    kept(archive, "https://example.org/report/annex.pdf", 3, wire=http(b"%PDF-1.4", media_type="application/pdf"))
    kept(archive, "https://www.example.org/other", 4, finding=Finding.GONE)
    kept(archive, "https://sub.example.org/x", 5)
    kept(archive, "https://example.organic/x", 6)
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080") as client:
        yield lambda query: client.get(f"/cdx?{query}")
    archive.close()


def lines(answer):
    assert answer.status_code == 200
    return [line.split(" ") for line in answer.text.splitlines()]


def test_cdx_text_has_seven_fields(index):
    found = lines(index(f"url={PLAIN}"))
    assert [line[:5] for line in found] == [
        ["org,example)/report", f"20210302{hour}2000", PLAIN, "text/html", "200"] for hour in (14, 15, 16)
    ]  # fmt: skip
    assert all(len(line) == 7 for line in found)
    assert lines(index("url=https://never.example/")) == []
    assert index("url=https://never.example/&output=json").json() == []
    assert index("").status_code == 422
    assert index("url=http://").status_code == 400


def test_cdx_json_has_a_header_row(index):
    table = index(f"url={PLAIN}&output=json&fl=timestamp,statuscode&limit=2").json()
    assert table == [["timestamp", "statuscode"], ["20210302142000", "200"], ["20210302152000", "200"]]


@pytest.mark.parametrize(("query", "count"), [
    ("url=example.org/report*", 4), ("url=example.org/report/*", 1), ("url=example.org/report&matchType=prefix", 4),
    ("url=example.org&matchType=host", 5), ("url=*.example.org", 6), ("url=example.org&matchType=domain", 6),
    ("url=example.org/*", 5), ("url=http://www.example.org/report", 3), ("url=example.org/report&from=2021030215", 2),
    ("url=example.org/report&to=2021030215", 2), ("url=example.org/report&from=2022", 0), ("url=example.org/report&to=2021", 3),
    ("url=example.org/*&filter=statuscode:404", 1), ("url=example.org/*&filter=!statuscode:404", 4),
    ("url=example.org/*&filter=mimetype:application/.*", 1), ("url=example.org/*&filter=mimetype:application", 0),
    ("url=example.org/report&collapse=timestamp:8", 1), ("url=example.org/report&collapse=digest", 1),
    ("url=example.org/report&limit=-1", 1), ("url=example.org/report&limit=0", 0), ("url=example.org/report&offset=2", 1),
])  # fmt: skip
def test_cdx_queries_find_the_expected_number_of_rows(index, query, count):
    assert len(lines(index(query))) == count


def test_cdx_negative_limit_and_reverse_sort_give_the_last_rows(index):
    assert lines(index("url=example.org/report&limit=-1"))[0][1] == "20210302162000"
    assert [line[1][8:10] for line in lines(index("url=example.org/report&sort=reverse"))] == ["16", "15", "14"]


@pytest.mark.parametrize("query", [
    "url=example.org/*", "url=*.example.org", "url=example.org/report&collapse=digest", "url=example.org/*&filter=!statuscode:404",
    "url=example.org/*&fl=timestamp,original&offset=1",
])  # fmt: skip
def test_cdx_continues_from_a_resume_key(index, query):
    whole = lines(index(query))
    found, table, key = [], [], ""
    for _ in range(len(whole) + 1):
        asked = f"{query}&limit=2&showResumeKey=true&resumeKey={key}"
        part, _, key = index(asked).text.partition("\n\n")
        found += [line.split(" ") for line in part.splitlines()]
        rows = index(f"{asked}&output=json").json()
        if rows[-2:] != [] and rows[-2] == []:
            assert rows[-1] == [key.strip()]
            rows = rows[:-2]
        table += rows[1:]
        if not key:
            break
        query = query.replace("&offset=1", "")
        key = key.strip()
    assert found == whole
    assert "\n\n" not in index(f"{query}&showResumeKey=true").text, "nothing is left to go on to"


def test_cdx_pages_are_counted_and_divided_before_filters(index, monkeypatch):
    monkeypatch.setattr(paging, "BLOCK_ROWS", 2)
    query = "url=example.org/*"
    pages = index(f"{query}&showNumPages=true").text
    assert pages == "3\n"
    assert index("url=https://never.example/&showNumPages=true").text == "0\n"
    parts = [lines(index(f"{query}&page={n}")) for n in range(int(pages))]
    assert [len(part) for part in parts] == [2, 2, 1]
    assert [line for part in parts for line in part] == lines(index(query))
    assert index(f"{query}&page=3").text == ""
    assert index(f"{query}&page=3&output=json").json() == []
    assert index(f"{query}&pageSize=2&showNumPages=true").text == "2\n"


@pytest.mark.parametrize("query", ["url=*.example.org&filter=original:.*/[a-w]*", "url=*.example.org&collapse=digest"])
def test_cdx_out_of_time_gives_what_was_found_and_a_resume_key(index, monkeypatch, query):
    """Pages have two rows, of which one can be read in time at each request."""
    whole = index(query).text.splitlines()
    monkeypatch.setattr(surts, "PAGE", 2)
    clock = itertools.count(0, int(cdx.TIME_S * 3 / 4))
    monkeypatch.setattr(cdx, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert index(query).status_code == 503
    assert "showResumeKey" in index(query).json()["detail"]
    found, key, asked = [], "", 0
    while key or not asked:
        part = index(f"{query}&showResumeKey=true&resumeKey={key}").text.splitlines()
        key = part[-1] if part[-2:-1] == [""] else ""
        found, asked = [*found, *(part[:-2] if key else part)], asked + 1
        assert asked < 10
    assert asked == 7, "the last row of a page is read again by who goes on; then come the ports of the host"
    assert found == whole


@pytest.mark.parametrize(
    "query", ["url=example.org/*", "url=*.example.org", "url=example.org/*&from=202103021", "url=example.org/report"]
)
@pytest.mark.parametrize("more", ["", "&filter=!statuscode:404", "&filter=mimetype:text/html&collapse=digest"])
def test_cdx_reverse_order_and_negative_limits_mirror_the_whole_result(index, query, more):
    every = lines(index(f"{query}{more}"))
    assert lines(index(f"{query}{more}&sort=reverse")) == every[::-1]
    for most in range(1, len(every) + 2):
        assert lines(index(f"{query}{more}&limit=-{most}")) == every[-most:]
        assert lines(index(f"{query}{more}&limit={most}&sort=reverse")) == every[-most:][::-1]
        assert lines(index(f"{query}{more}&limit=-{most}&offset=1")) == every[:-1][-most:]


_LAST_S = int((datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - datetime(1, 1, 1, tzinfo=UTC)).total_seconds())


@given(st.integers(0, _LAST_S), st.from_regex(r"[0-9]{1,14}", fullmatch=True))
@example(_LAST_S, "99991231235959")
@example(0, "00000000000000")
@examples(500)
def test_times_are_compared_by_the_digits_they_are_written_with(second, digits):
    """From the year 1 to 9999, including digits that name no existing time."""
    at = datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    shown = stamp(at).rjust(14, "0")  # years before 1000 would be written like this
    for said in (digits, shown[:4] + digits[:10], shown[:6] + digits[:8], shown[:8] + digits[:6]):
        since, until = times.since(said), times.until(said)
        assert (since is None or at >= since) == (shown[: len(said)] >= said)
        assert (until is None or at < until) == (shown[: len(said)] <= said)


@pytest.mark.parametrize(("said", "first"), [
    ("202013", (2021, 1, 1)), ("20200230", (2020, 3, 1)), ("20200200", (2020, 2, 1)), ("2020022924", (2020, 3, 1)),
    ("20201231236060", (2021, 1, 1)), ("20201231225960", (2020, 12, 31, 23)), ("2020", (2020, 1, 1)),
])  # fmt: skip
def test_nonexistent_time_counts_as_the_next_existing_one(said, first):
    assert times.since(said) == datetime(*first, tzinfo=UTC)


@pytest.mark.parametrize("more", ["resumeKey=x", "resumeKey=WyJhIl0", "showResumeKey=true&limit=-1", "showResumeKey=true&sort=reverse",
                                  "page=-1", "pageSize=0", "page=1&resumeKey=WyJhIiwxLCJiIl0"])  # fmt: skip
def test_cdx_refuses_invalid_resume_keys_and_pages(index, more):
    answer = index(f"url=example.org/*&{more}")
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_cdxj_has_the_fields_that_pywb_needs(index):
    import json

    answer = index("url=example.org/report&output=cdxj&filter==status:200&limit=1")
    key, at, fields = answer.text.strip().split(" ", 2)
    assert (key, at) == ("org,example)/report", "20210302142000")
    fields = json.loads(fields)
    assert fields["url"] == PLAIN
    assert fields["mime"] == "text/html"
    assert fields["status"] == "200"
    assert "filename" not in fields
    assert lines(index("url=example.org/*&output=cdxj&filter=mime:pdf"))[0][0] == "org,example)/report/annex.pdf"
    closest = index("url=example.org/report&output=cdxj&sort=closest&closest=20210302153000&limit=1")
    assert " 20210302152000 " in closest.text


def test_cdxj_has_in_its_lines_the_fields_that_were_asked_for(index):
    import json

    def fields(asked):
        lines = index(f"url=example.org/report&output=cdxj&limit=1&{asked}").text.splitlines()
        (key, at, told) = lines[0].split(" ", 2)
        assert (key, at) == ("org,example)/report", "20210302142000")
        return json.loads(told)

    assert fields("fl=url,mime") == {"url": PLAIN, "mime": "text/html"}
    assert fields("fl=urlkey,timestamp,original") == {"url": PLAIN}
    assert list(fields("fields=status,url")) == ["status", "url"]
    assert fields("fl=urlkey") == {}


@pytest.mark.parametrize("more", ["", "&filter=statuscode:200", "&filter=mimetype:application/pdf&filter=statuscode:200", "&filter=!statuscode:404&collapse=digest", "&filter=mimetype:text/html",
                                  "&filter=original:.*r.*", "&from=20210302152000", "&to=2021030216"])  # fmt: skip
@pytest.mark.parametrize("url", ["*.example.org", "example.org/*", "example.org/report"])
def test_first_of_each_url_is_that_of_the_whole_list(index, url, more):
    rows = lines(index(f"url={url}{more}"))
    first = [next(some) for _, some in itertools.groupby(rows, key=lambda row: row[0])]
    assert lines(index(f"url={url}&collapse=urlkey{more}")) == first
    assert lines(index(f"url={url}&collapse=urlkey{more}&limit=1")) == first[:1]
    assert lines(index(f"url={url}&collapse=urlkey{more}&limit=-1")) == first[-1:]
    found, key = [], ""
    while True:
        answer = index(f"url={url}&collapse=urlkey{more}&limit=1&showResumeKey=true&resumeKey={key}").text
        text, _, key = answer.partition("\n\n")
        found += [line.split(" ") for line in text.splitlines()]
        if not key.strip():
            break
        key = key.strip()
    assert found == first


@pytest.mark.parametrize("query", [
    "url=example.org/*&filter=nothing", "url=example.org/*&filter=original:(a{1000}){1000}",
    "url=example.org/*&filter=nosuch:x", "url=example.org/*&filter=original:[", "url=example.org/*&filter=original:(a)\\1",
    "url=example.org/*&filter=original:" + "a" * 300, "url=example.org/*&from=x", "url=example.org/*&to=2021-03-02", "url=example.org/*&collapse=x",
    "url=example.org/*&resumeKey=" + urlsafe_b64encode(b"[" * 1_400).decode(), "url=example.org/*&filter=original:(%3F!x).*",
    "url=example.org/*&resumeKey=" + urlsafe_b64encode(b'["org,example)/\\ud800",0,"x"]').decode(),
    "url=example.org/*&resumeKey=" + urlsafe_b64encode(b'["org,example)/",0,"\\u0000"]').decode(),
    "url=example.org/*&filter=original:.*(%3F<=x)y", "url=example.org/*&filter=original:(a|b)(%3F>c)",
    "url=example.org/*&fl=password", "url=example.org/*&fl=filename", "url=example.org/*&filter=filename:warc.*",
    "url=example.org/*&filter=!offset:0", "url=example.org/*&output=cdxj&filter=filename:warc", "url=example.org/*&collapse=filename", "url=example.org/*&sort=closest&closest=x",
])  # fmt: skip
def test_cdx_refuses_invalid_or_unbounded_queries(index, query):
    answer = index(query)
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize(
    "pattern",
    [
        "(h|t|p|.+)+Z",
        "(.*a){20}x*x*x*x*Z",
        ".?" * 80 + "Z",
        "(|.)" * 45 + "Z",
        "(.?){90}Z",
        "(a|.|..)?" * 20 + "Z",
        ".*.*.*Z",
    ],
)
def test_patterns_that_can_match_in_endless_ways_are_answered(index, pattern):
    """Not only after years, during which the process does nothing else."""
    assert index("url=example.org/*&filter=original:" + quote(pattern)).text == ""
    assert lines(index("url=example.org/*&filter=!original:" + quote(pattern))) == lines(index("url=example.org/*"))


def test_cdx_is_compressed_for_clients_that_accept_gzip(tmp_path):
    archive = Archive(tmp_path)
    kept(archive, PLAIN, *range(12))
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080") as client:

        def ask(query, accepted):
            return client.get(f"/cdx?url={PLAIN}{query}", headers={"accept-encoding": accepted})

        plain = ask("", "identity")
        for accepted in ("gzip", "br, GZIP;q=0.5", "*"):
            packed = ask("", accepted)
            assert packed.headers["content-encoding"] == "gzip"
            assert int(packed.headers["content-length"]) < len(plain.content) / 2
            assert packed.content == plain.content, "undone by the client, it is the same"
        for query, accepted in (
            ("", "identity"),
            ("", "br"),
            ("", "gzip;q=0"),
            ("&gzip=false", "gzip"),
            ("&limit=1", "gzip"),
        ):
            assert "content-encoding" not in ask(query, accepted).headers
        assert "Accept-Encoding" in plain.headers["vary"]
    archive.close()


@pytest.mark.parametrize("more", ["limit=x", "limit=1.5", "limit=99999999999999999999999", "offset=-1", "sort=up", "output=xml",
                                  "matchType=all", "showResumeKey=perhaps", "gzip=9", "limit=١", "pageSize=51"])  # fmt: skip
def test_cdx_error_says_what_a_parameter_accepts(index, more):
    answer = index(f"url={PLAIN}&{more}")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(more.partition("=")[0] + " is ")


def test_cdx_empty_parameters_count_as_omitted(index):
    asked = f"url={PLAIN}&limit=&offset=&filter=&collapse=&fl=&matchType=&sort=&output=&from=&to=&page=&resumeKey=&gzip=&unknown=x"
    assert index(asked).text == index(f"url={PLAIN}").text


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """Asks /cdx of an archive with answers of several status codes and media types."""
    archive = Archive(tmp_path_factory.mktemp("kinds"))
    kept(archive, PLAIN, 0, 1, 2)
    kept(archive, PLAIN, 7, wire=http(b"7", status="404 No", media_type="text/html "))
    for hours, (status, media_type) in enumerate(
        [("404 No", "text/html"), ("200 OK", "text/html charset=utf-8"), ("200 OK", "warc/revisit"), ("503 No", "")], 3
    ):
        url = f"https://example.org/{hours}"
        kept(archive, url, hours, wire=http(b"%d" % hours, status=status, media_type=media_type))
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080") as client:
        yield lambda query: client.get(f"/cdx?url=example.org/*&{query}")
    archive.close()


@pytest.mark.parametrize(
    "more", ["", "&sort=reverse", "&limit=-2", "&limit=1&showResumeKey=true", "&pageSize=1&page=0", "&collapse=urlkey"]
)
def test_cdx_filter_for_a_value_finds_the_same_as_an_equivalent_pattern(kinds, more):
    """The catalog looks the value up, but checks the pattern against every row."""
    every = lines(kinds(""))
    values = {("statuscode", row[4]) for row in every} | {("mimetype", row[3]) for row in every}
    values |= {("digest", row[5]) for row in every} | {
        ("statuscode", "999"),
        ("mimetype", "warc/revisit"),
        ("digest", "-"),
    }
    assert len(values) > 10
    wrong = []
    for field, value in sorted(values):
        for no in ("", "!"):
            plain = kinds(f"filter={no}{field}:{quote(value)}{more}")
            pattern = kinds(f"filter={no}{field}:{quote(value[:-1])}[{value[-1]}]{more}")
            shown = kinds(f"output=cdxj&filter={no}={field}:{quote(value)}{more}")
            if plain.text != pattern.text or shown.text.count("{") != sum(
                " " in line for line in plain.text.splitlines()
            ):
                wrong.append((no, field, value, plain.text, pattern.text, shown.text))
    assert wrong == []


def test_cdx_filters_match_whole_fields_except_for_pywb():
    row = {"statuscode": "200", "original": "https://example.org/a.pdf"}
    assert Filters(["statuscode:2.."], pywb=False).keep(row)
    assert not Filters(["statuscode:2"], pywb=False).keep(row)
    assert Filters(["statuscode:2"], pywb=True).keep(row)
    assert Filters(["~url:https"], pywb=True).keep(row)
    with pytest.raises(Problem):
        Filters([r"original:(a)\1"], pywb=False)


def test_long_answer_takes_a_few_times_its_size_of_memory(archive, client):
    """150,000 rows, the most of an answer, were held as mappings of all their fields: a quarter of a gigabyte a request."""
    archive.add("https://example.org/report")
    archive.look("https://example.org/report")
    with archive.catalog.write() as conn:
        one = dict(conn.execute(sa.select(captures)).mappings().one())
        made = (
            one | {"id": f"{i:08x}-0000-4000-8000-000000000000", "url": url, "url_key": url_key(url), "surt": surt(url)}
            for i in range(6_000)
            for url in [f"https://example.org/papers/{i}/of-the-survey-of-the-wells.html"]
        )
        conn.execute(sa.insert(captures), list(made))
    asked = "/cdx?url=example.org&matchType=domain&gzip=false"
    client.get(f"{asked}&limit=10")
    tracemalloc.start()
    try:
        answer = client.get(asked)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.text.count("\n") == 6_001
    assert peak < 5 * len(answer.content), peak / len(answer.content)


@pytest.fixture(scope="module")
def full_answers(tmp_path_factory):
    """Asks /cdx of an archive with a few captures more than an answer may have."""
    archive = Archive(tmp_path_factory.mktemp("many"))
    kept(archive, PLAIN, 0)
    counted = sa.select(sa.literal(0).label("n")).cte(recursive=True)
    counted = counted.union_all(sa.select(counted.c.n + 1).where(counted.c.n < 150_001))
    made = {
        "id": sa.func.printf("%08x-0000-4000-8000-000000000000", counted.c.n),
        "surt": sa.func.printf("org,example)/%d", counted.c.n),
    }
    columns = [made.get(column.name, column).label(column.name) for column in captures.c]
    copied = sa.select(*columns).select_from(captures.join(counted, sa.true()))
    with archive.catalog.write() as conn:
        conn.execute(sa.insert(captures).from_select(list(captures.c), copied))
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080") as client:
        yield lambda query: client.get(f"/cdx?{query}")
    archive.close()


@pytest.mark.parametrize(
    ("more", "cut"),
    [("", "150000"), ("&output=json&sort=reverse", "150000"), ("&limit=150000", None)],
)
def test_answer_that_ends_at_the_most_rows_says_so_in_a_header(full_answers, more, cut):
    answer = full_answers(f"url=example.org&matchType=domain&fl=timestamp{more}")
    assert answer.status_code == 200
    assert answer.headers.get("x-archiver-cut") == cut
