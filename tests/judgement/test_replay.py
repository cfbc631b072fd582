"""The replay program: histories in its documented form through the real code."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judgement.replay import main
from benchmarks.judgement.scripted import write
from benchmarks.judgement.scripted.pdf import pdf
from tests.support.site import prose

START = datetime(2021, 3, 1, tzinfo=UTC)
COUNTIES = ("twelve", "seven", "thirty", "many", "some")
PARAGRAPHS = [
    f"The report describes a transfer programme in {n} counties, its budget, and what households said of it. "
    f"Interviews in {n} villages were held over two winters, and {n} tables show the numbers by year and place."
    for n in COUNTIES
]


def page(paragraphs: list[str], title: str) -> str:
    shown = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main><h1>{title}</h1>{shown}</main><footer>Institute</footer></body></html>"
    )


PAGES = {
    "good.html": page(PARAGRAPHS, "Transfer programmes"),
    "altered.html": page([*PARAGRAPHS[:3], *PARAGRAPHS[4:]], "Transfer programmes"),
    "missing.html": page(["The page you are looking for could not be found."], "Page not found"),
    "wall.html": "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script>"
    "<h1>Checking your browser before accessing</h1></body></html>",
}


class Sites:
    """Writes one history; each URL is looked at every six hours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines: list[dict[str, Any]] = []
        for name, text in PAGES.items():
            (folder / name).write_text(text, encoding="utf-8")

    def add(self, url: str, looks: int, status: int | None = 200, body: str | None = "good.html", **more: Any) -> None:
        done = sum(line["url"] == url for line in self.lines)
        for i in range(done, done + looks):
            at = (START + timedelta(hours=6 * i)).isoformat().replace("+00:00", "Z")
            line = {"url": url, "at": at, "status": status, "headers": {"Content-Type": "text/html"}, "body": body}
            self.lines.append({**line, "failure": None, **more})

    def replay(self, capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Its alerts and its summary."""
        said = self.said(capsys)
        return [s for s in said if s["type"] == "alert"], said[-1]

    def both(self, capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Its alerts and the changes of state."""
        said = self.said(capsys)
        return [s for s in said if s["type"] == "alert"], [s for s in said if s["type"] == "state"]

    def said(self, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
        path = self.folder / "history.jsonl"
        lines = sorted(self.lines, key=lambda line: line["at"])
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        assert main([str(path), "--json"]) == 0
        return [json.loads(text) for text in capsys.readouterr().out.splitlines()]


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def test_losses_and_alterations_are_reported_in_time_and_troubles_are_not(
    sites: Sites, capsys: pytest.CaptureFixture[str]
):
    sites.add("http://hard.example/a/1.html", 10)
    sites.add("http://hard.example/a/1.html", 10, 404, "missing.html")
    sites.add("http://soft.example/a/1.html", 10)
    sites.add("http://soft.example/a/1.html", 15, 200, "missing.html", probes={"home": True, "invented": 0.97})
    sites.add("http://wall.example/a/1.html", 10)
    sites.add("http://wall.example/a/1.html", 120, 403, "wall.html")
    sites.add("http://outage.example/a/1.html", 10)
    sites.add("http://outage.example/a/1.html", 3, None, None, failure="timeout")
    sites.add("http://outage.example/a/1.html", 5)
    sites.add("http://geo.example/a/1.html", 10)
    sites.add("http://geo.example/a/1.html", 60, None, None, failure="geo")
    for _ in range(20):
        sites.add("http://flap.example/a/1.html", 1)
        sites.add("http://flap.example/a/1.html", 2, 404, "missing.html")
    sites.add("http://altered.example/a/1.html", 10)
    sites.add("http://altered.example/a/1.html", 10, 200, "altered.html")
    told, summary = sites.replay(capsys)
    assert {(a["url"].split("/")[2], a["kind"], a["at"]) for a in told} == {
        ("hard.example", "removed", "2021-03-04T12:00:00.000Z"),
        ("soft.example", "removed", "2021-03-04T12:00:00.000Z"),
        ("altered.example", "altered", "2021-03-03T18:00:00.000Z"),
    }
    assert summary["checks"] == len(sites.lines)
    assert summary["alerts"] == 3
    assert summary["alerts_per_10000"] == pytest.approx(30_000 / len(sites.lines), abs=0.001)


def test_history_without_bodies_is_judged_by_status(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add("http://status.example/a/1.html", 10, 200, None)
    sites.add("http://status.example/a/1.html", 10, 404, None)
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ["removed"]


def test_redirect_without_its_target_is_judged_by_its_location(sites: Sites, capsys: pytest.CaptureFixture[str]):
    for host, location in (("home", "/"), ("login", "/user/login"), ("same", "https://same.example/a/1.html")):
        sites.add(f"http://{host}.example/a/1.html", 10)
        sites.add(f"http://{host}.example/a/1.html", 15, 302, None, headers={"Location": location})
    told, _ = sites.replay(capsys)
    assert [(a["kind"], a["url"]) for a in told] == [("removed", "http://home.example/a/1.html")]


def test_not_modified_is_no_failure_and_ends_no_doubt(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add("http://calm.example/a/1.html", 4)
    sites.add("http://calm.example/a/1.html", 20, 304, None)
    sites.add("http://lying.example/a/1.html", 4)
    for _ in range(6):
        sites.add("http://lying.example/a/1.html", 1, 304, None)
        sites.add("http://lying.example/a/1.html", 1, 404, "missing.html")
    told, _ = sites.replay(capsys)
    assert [(a["kind"], a["url"]) for a in told] == [("removed", "http://lying.example/a/1.html")]


def test_recorded_probe_answers_confirm_a_removal_as_on_the_walk(sites: Sites, capsys: pytest.CaptureFixture[str]):
    """A soft 404 that the site also gives for invented addresses, beside a front page that is fine."""
    (sites.folder / "home.html").write_text(page(PARAGRAPHS[::-1], "Institute"), encoding="utf-8")
    where = "http://soft.example"
    probes = [
        {"role": "home", "url": f"{where}/", "status": 200, "body": "home.html"},
        {"role": "invented", "url": f"{where}/a/xyz.html", "status": 200, "body": "missing.html"},
        {"role": "invented", "url": f"{where}/a/zyx.html", "status": 200, "body": "missing.html"},
    ]
    sites.add(f"{where}/a/1.html", 10)
    sites.add(f"{where}/a/1.html", 6, 200, "missing.html", probes=probes)
    told, _ = sites.replay(capsys)
    assert [(a["kind"], a["certainty"], a["at"]) for a in told] == [
        ("removed", "confirmed", "2021-03-04T12:00:00.000Z")
    ]


@pytest.mark.parametrize("learned", [True, False])
def test_change_that_the_learned_not_found_page_shows_too_is_not_reported(
    sites: Sites, capsys: pytest.CaptureFixture[str], learned: bool
):
    where, box = "http://menu.example", "<table><tr><td>Committee on Health</td><td>{}</td></tr></table>"
    for name, second in (("old", "Committee on Works and Roads"), ("new", "Committee on Petitions and Complaints")):
        for kind, parts in (("page", PARAGRAPHS), ("missing", ["The page was not found."])):
            whole = page([*parts, box.format(second)], "Report" if kind == "page" else "Not found")
            (sites.folder / f"{name}-{kind}.html").write_text(whole, encoding="utf-8")
    for name in ("old", "new"):
        asked = [{"role": "learned", "url": f"{where}/a/xyz.html", "status": 404, "body": f"{name}-missing.html"}]
        sites.add(f"{where}/a/1.html", 4, 200, f"{name}-page.html", **({"probes": asked} if learned else {}))
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ([] if learned else ["altered"])


def test_answers_of_other_addresses_do_not_hide_an_alteration(sites: Sites, capsys: pytest.CaptureFixture[str]):
    """Nor do answers of a role that an earlier release asked for."""
    where = "http://pages.example"
    for n in range(3):
        for name, box in (("old", "<p>In detention</p>"), ("new", "<p>Released</p>")):
            own = [prose(f"part {n}, {paragraph}", 40) for paragraph in range(4)]
            (sites.folder / f"{name}-{n}.html").write_text(page([*own, box], f"Part {n}"), encoding="utf-8")
        for name in ("old", "new"):
            asked = [{"role": "neighbour", "url": f"{where}/b/{n}.html", "status": 200, "body": f"{name}-{n}.html"}]
            sites.add(f"{where}/a/{n}.html", 4, 200, f"{name}-{n}.html", probes=asked)
    told, _ = sites.replay(capsys)
    assert {a["kind"] for a in told} == {"altered"}
    assert len({url for a in told for url in a.get("urls", [a.get("url")])}) == 3


def test_document_lost_from_a_live_page_is_removed(sites: Sites, capsys: pytest.CaptureFixture[str]):
    link = page([*PARAGRAPHS, "<a href='/a/annex.html.pdf'>Annex</a>"], "Transfer programmes")
    (sites.folder / "carrier.html").write_text(link, encoding="utf-8")
    (sites.folder / "annex.pdf").write_bytes(pdf(PARAGRAPHS))
    there = {"url": "http://m.example/a/annex.html.pdf", "status": 200, "body": "annex.pdf"}
    gone = {"url": "http://m.example/a/annex.html.pdf", "status": 404, "body": "missing.html"}
    sites.add("http://m.example/a/1.html", 10, 200, "carrier.html", members=[there])
    sites.add("http://m.example/a/1.html", 6, 200, "carrier.html", members=[gone])
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ["removed"]


@pytest.mark.server  # 360 looks, a third of them with all probes: too long for the ordinary run
def test_scripted_stories_turn_out_as_their_labels_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert write.main([str(tmp_path), "--times", "1", "--only", "410"]) == 0
    history, labels = str(tmp_path / "history.jsonl"), str(tmp_path / "labels.jsonl")
    assert main([history, "--json", "--labels", labels]) == 0
    *_, told, _ = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert (told["all"]["precision"], told["all"]["recall"], told["false"], told["missed"]) == (1.0, 1.0, [], [])
    assert 6 <= told["all"]["delay_h"]["median"] <= 13
    lines = (tmp_path / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [{**json.loads(line), "expected": []} for line in lines]
    wrong[1]["expected"] = [dict.fromkeys(("since", "first", "by"), "2021-03-05T00:00:00Z") | {"kind": "altered"}]
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, wrong)), encoding="utf-8")
    assert main([history, "--labels", labels]) == 0
    out = capsys.readouterr().out
    assert "1 x removed in 'gone, 410' by gone: gone-on-purpose" in out
    assert "1 x altered in 'gone, 410'" in out


def test_scripted_stories_are_split_into_those_with_events_and_those_without(tmp_path: Path):
    for part, story, addresses in (("told", "gone, 410", 1), ("silent", "gone, 410", 0), ("silent", "PDF, calm", 1)):
        folder = tmp_path / f"{part} {story}"
        assert write.main([str(folder), "--times", "1", "--only", story, "--part", part]) == 0
        rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(rows) == addresses
        assert all(bool(row["expected"]) is (part == "told") for row in rows)
        looks = [json.loads(line) for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines()]
        assert {one["url"] for one in looks} == {row["url"] for row in rows}
        if part == "told":
            assert looks[-1]["at"] < "2021-03-30", "it ends soon after the last event"
            assert looks[-1]["at"] > rows[0]["expected"][0]["by"]


def test_short_outage_of_many_sources_of_one_host_is_no_alert(sites: Sites, capsys: pytest.CaptureFixture[str]):
    for i in range(10):
        sites.add(f"http://host.example/a/{i}.html", 10)
        sites.add(f"http://host.example/a/{i}.html", 3, 404, "missing.html")
        sites.add(f"http://host.example/a/{i}.html", 10)
    told, summary = sites.replay(capsys)
    assert told == []
    assert summary["kinds"] == {}


def test_plain_output_names_every_change_and_the_rate(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add("http://hard.example/a/1.html", 2)
    sites.add("http://hard.example/a/1.html", 6, 404, "missing.html")
    path = sites.folder / "history.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in sites.lines), encoding="utf-8")
    assert main([str(path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith("new -> available (first, confirmed)  http://hard.example/a/1.html")
    assert " suspect -> removed " in out[2]
    assert out[3].startswith("2021-03-02T12:00:00.000Z  ALERT removed  http://hard.example/a/1.html  No longer served")
    assert out[-1].startswith("8 checks, 1 alerts (1 removed): 1250.0 per 10,000 checks")


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        '{"url": "http://a.example/"}',
        '{"url": "http://a.example/", "at": "yesterday", "status": 200}',
        '{"url": "http://a.example/", "at": "2021-03-01T00:00:00Z", "failure": "bored"}',
    ],
)
def test_line_of_another_form_is_named(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "history.jsonl"
    path.write_text(line, encoding="utf-8")
    assert main([str(path)]) == 2
    assert "history.jsonl:1:" in capsys.readouterr().err


def test_history_out_of_order_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "history.jsonl"
    lines = [{"url": "http://a.example/", "at": at, "status": 404} for at in ("20210302", "20210301")]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert main([str(path)]) == 2
    assert "sort by time" in capsys.readouterr().err


@pytest.mark.parametrize(("status", "body"), [(404, "missing.html"), (200, "missing.html")])
def test_answer_while_our_line_is_down_resets_no_count(
    sites: Sites, capsys: pytest.CaptureFixture[str], status: int, body: str
):
    """A foreign network answers for a name that nobody knows."""
    url = "http://unknown.example/a/1.html"
    sites.add(url, 2)
    sites.add(url, 5, status=None, body=None, failure="dns_nxdomain")
    sites.add(url, 1, status=status, body=body, canary=False)
    sites.add(url, 8, status=None, body=None, failure="dns_nxdomain")
    alerts, _ = sites.replay(capsys)
    assert [one["kind"] for one in alerts] == ["domain_gone"]
