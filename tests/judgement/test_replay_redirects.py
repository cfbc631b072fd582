"""Redirects in histories, which keep one answer per look: the redirect, or the page that it led to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.judgement.test_replay import PAGES, PARAGRAPHS, Sites, page

NOTE = (
    "<html><head><title>302 Found</title></head><body><h1>Found</h1><p>The document has moved <a href='{0}'>here</a>."
    "</p><hr><address>Apache/2.4.41 (Ubuntu) Server at moved.example Port 80</address></body></html>"
)
URL = "http://moved.example/a/1.html"


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def sent_on(sites: Sites, location: str | None, body: str | None, *, url: str = URL, status: int = 302) -> None:
    """Ten looks at the page, then twenty at a redirect."""
    name = f"sent{len(sites.lines)}.html"
    (sites.folder / name).write_text(body or "", encoding="utf-8")
    headers = {"Content-Type": "text/html"} | ({} if location is None else {"Location": location})
    sites.add(url, 10)
    sites.add(url, 20, status, None if body is None else name, headers=headers)


def said_of(sites: Sites, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """The kinds of the alerts, and the findings that changed the state."""
    told, states = sites.both(capsys)
    return [a["kind"] for a in told], [s["finding"] for s in states[1:]]


@pytest.mark.parametrize("noted", [True, False])
@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/", (["removed"], ["redirected", "redirected"])),
        ("https://moved.example/", (["removed"], ["redirected", "redirected"])),
        ("/a/", (["removed"], ["redirected", "redirected"])),
        ("http://elsewhere.example/", (["removed"], ["redirected", "redirected"])),
        ("/404.html", (["removed"], ["soft_gone", "soft_gone"])),
        ("/login?next=/a/1.html", ([], ["login"])),
        ("/a/2.html", ([], [])),
        (URL, ([], [])),
        ("/a/1.html", ([], [])),
        ("1.html", ([], [])),
        ("https://moved.example/a/1.html", ([], [])),
        ("http://www.moved.example/a/1.html", ([], [])),
        ("https://www.moved.example/a/1.html/", ([], [])),
        ("http://", (["unreachable"], ["bad_answer"])),
        (None, ([], [])),
    ],
)
def test_redirect_is_judged_by_its_location_with_or_without_its_body(
    location: str | None,
    said: tuple[list[str], list[str]],
    noted: bool,
    sites: Sites,
    capsys: pytest.CaptureFixture[str],
):
    sent_on(sites, location, NOTE.format(location) if noted else None)
    assert said_of(sites, capsys) == said


@pytest.mark.parametrize("status", [301, 303, 307, 308])
def test_redirects_of_every_status_are_judged_alike(status: int, sites: Sites, capsys: pytest.CaptureFixture[str]):
    sent_on(sites, "/", NOTE.format("/"), status=status)
    assert said_of(sites, capsys)[0] == ["removed"]


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("http://moved.example/", "/index.html"),
        ("http://moved.example/index.php", "/"),
        ("http://moved.example/a/", "/a/index.html"),
        ("http://moved.example/a/Default.aspx", "https://moved.example/a/"),
    ],
)
def test_redirect_between_a_folder_and_its_index_is_no_change(
    url: str, location: str, sites: Sites, capsys: pytest.CaptureFixture[str]
):
    sent_on(sites, location, None, url=url)
    assert said_of(sites, capsys) == ([], [])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Found. Redirecting to /",
        "<html><body><center><h1>301 Moved Permanently</h1></center><hr><center>nginx</center></body></html>",
        "<html><head><title>302</title></head><body>页面正在跳转，请稍候</body></html>",
        "<script>location.href='/'</script>",
    ],
)
def test_servers_redirect_note_is_no_page(body: str, sites: Sites, capsys: pytest.CaptureFixture[str]):
    sent_on(sites, "/", body)
    assert said_of(sites, capsys) == (["removed"], ["redirected", "redirected"])


@pytest.mark.parametrize("location", [None, "https://moved.example/a/1.html", "/b/renamed.html"])
def test_redirect_with_the_pages_own_body_is_the_page(
    location: str | None, sites: Sites, capsys: pytest.CaptureFixture[str]
):
    sent_on(sites, location, PAGES["good.html"])
    assert said_of(sites, capsys) == ([], [])
    sent_on(sites, location, PAGES["altered.html"], url="http://moved.example/a/3.html")
    assert said_of(sites, capsys)[0] == ["altered"]


def test_short_page_kept_under_a_redirect_is_no_redirect_note(sites: Sites, capsys: pytest.CaptureFixture[str]):
    (sites.folder / "good.html").write_text(page([PARAGRAPHS[0][:120]], "Wells"), encoding="utf-8")
    sent_on(sites, "/", page([PARAGRAPHS[0][:120]], "Wells") + "<!-- of today -->")
    assert said_of(sites, capsys) == ([], [])


def test_other_body_under_a_redirect_is_judged_as_the_answer(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sent_on(sites, "https://moved.example/a/1.html", PAGES["missing.html"])
    assert said_of(sites, capsys) == (["removed"], ["soft_gone", "soft_gone"])


def test_redirect_of_everything_to_https_ends_no_doubt(sites: Sites, capsys: pytest.CaptureFixture[str]):
    secure: dict[str, Any] = {"headers": {"Location": "https://moved.example/a/1.html"}}
    sites.add(URL, 4)
    for _ in range(6):
        sites.add(URL, 1, 301, None, **secure)
        sites.add(URL, 1, 404, "missing.html")
    assert said_of(sites, capsys)[0] == ["removed"]


def test_source_known_only_by_redirects_can_be_removed(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add(URL, 6, 301, None, headers={"Location": "https://moved.example/a/1.html"})
    sites.add(URL, 8, 404, None)
    assert said_of(sites, capsys)[0] == ["removed"]


def test_final_url_without_a_body_is_judged_as_a_redirect(sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add(URL, 6)
    sites.add(URL, 16, 200, None, final_url="http://moved.example/")
    assert said_of(sites, capsys) == (["removed"], ["redirected", "redirected"])


def test_sources_redirected_to_one_place_confirm_each_other(sites: Sites, capsys: pytest.CaptureFixture[str]):
    for i in range(4):
        sites.add(f"http://moved.example/a/{i}.html", 10)
    (sites.folder / "sent.html").write_text(NOTE.format("/"), encoding="utf-8")
    for i in range(3):
        url = f"http://moved.example/a/{i}.html"
        sites.add(url, 8, 302, "sent.html", headers={"Location": "/"}, probes={"sibling": True})
    told, _ = sites.both(capsys)
    assert [(a["kind"], a["certainty"]) for a in told] == [("removed", "confirmed")] * 3
    assert max(a["at"] for a in told) < "2021-03-05", "a day after, and not three"


def test_redirected_home_page_is_not_failing_and_redirected_document_not_lost(
    sites: Sites, capsys: pytest.CaptureFixture[str]
):
    """Both are sent to https."""
    (sites.folder / "sent.html").write_text(NOTE.format("https://moved.example/"), encoding="utf-8")
    home = {"role": "home", "url": "http://moved.example/", "status": 301, "body": "sent.html"}
    paper = {"url": "http://moved.example/a/annex.pdf", "status": 301, "body": "sent.html"}
    sites.add(URL, 10, members=[paper | {"headers": {"Location": "https://moved.example/a/annex.pdf"}}])
    sites.add(URL, 6, 404, "missing.html", probes=[home | {"headers": {"Location": "https://moved.example/"}}])
    told, _ = sites.both(capsys)
    assert [(a["kind"], a["at"]) for a in told] == [("removed", "2021-03-04T12:00:00.000Z")]
